// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>

namespace spyhop::observe {

//! What a tree was when it was signed: the body of a checkpoint (C2SP tlog-checkpoint).
struct Checkpoint {
    QByteArray origin; //!< whose log: no line break, never empty
    qint64 size = 0; //!< leaves
    QByteArray root; //!< 32 bytes
    //! "ORIGIN\nSIZE\nROOT\n": what is signed.
    [[nodiscard]] QByteArray body() const;
    bool operator==(const Checkpoint&) const = default;
};

//! \brief The Ed25519 key that signs checkpoints (C2SP signed-note), made from a seed of 32 bytes. A value.
class CheckpointKey {
public:
    static constexpr int seedBytes = 32;
    static constexpr int signatureBytes = 64;
    explicit CheckpointKey(const base::Secret& seed);

    [[nodiscard]] const QByteArray& publicKey() const { return m_public; }
    //! Which key, of this origin: the first four bytes of SHA-256(origin ‖ "\n" ‖ 0x01 ‖ public key).
    [[nodiscard]] QByteArray id(const QByteArray& origin) const { return idOf(origin, m_public); }
    [[nodiscard]] static QByteArray idOf(const QByteArray& origin, const QByteArray& publicKey);
    [[nodiscard]] QByteArray sign(const Checkpoint& checkpoint) const; //!< 64 bytes
    [[nodiscard]] bool verifies(const Checkpoint& checkpoint, const QByteArray& signature) const;

    //! The signed note: body, an empty line, "— ORIGIN BASE64(id ‖ signature)\n".
    [[nodiscard]] QByteArray note(const Checkpoint& checkpoint, const QByteArray& signature) const;

private:
    base::Secret m_secret; //!< as libsodium wants it: seed and public key
    QByteArray m_public;
};

//! A note taken apart; whether its signature is right is another question.
struct CheckpointNote {
    Checkpoint checkpoint;
    QByteArray keyId, signature; //!< of the first signature line; empty: unsigned
    bool operator==(const CheckpointNote&) const = default;
};
//! Error: Unreadable.
[[nodiscard]] base::Expected<CheckpointNote> parseNote(const QByteArray& note);
//! Every note in a text that holds one after the other, such as the copies in a folder. Error: Unreadable, naming the
//! first that is broken.
[[nodiscard]] base::Expected<QList<CheckpointNote>> parseNotes(const QByteArray& text);
//! A note as one line of the system's log, which may put what it likes before it and in the place of the dash.
[[nodiscard]] QByteArray noteAsLine(const QByteArray& note);
//! The notes in an extract of the system's log: what noteAsLine() made; all other lines are passed over.
[[nodiscard]] QList<CheckpointNote> notesInLog(const QByteArray& text);
//! A note without a signature: where there is no key to sign with.
[[nodiscard]] QByteArray unsignedNote(const Checkpoint& checkpoint);

} // namespace spyhop::observe

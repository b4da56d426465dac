// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>
#include <memory>

namespace spyhop::seal {

//! \brief Writes bytes of any length, sealed with a passphrase (docs/formats/backup.md): Argon2id, then libsodium's
//! secretstream (XChaCha20-Poly1305) in pieces of 64 kB.
//!
//! Owner: whoever writes. Thread: any, one at a time. Without finish() what was written does not open.
class PassphraseWriter {
public:
    //! As slow as the passphrase's hash (0.1 s). `device` is open for writing and outlives this. Error: Internal.
    [[nodiscard]] static base::Expected<std::unique_ptr<PassphraseWriter>> begin(
        QIODevice& device, const base::Secret& passphrase);
    PassphraseWriter(const PassphraseWriter&) = delete;
    PassphraseWriter& operator=(const PassphraseWriter&) = delete;
    ~PassphraseWriter();
    [[nodiscard]] base::Status write(const QByteArray& bytes);
    [[nodiscard]] base::Status finish();

private:
    class Private;
    explicit PassphraseWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

//! \brief Reads what PassphraseWriter wrote. Owner: whoever reads. Thread: any, one at a time.
class PassphraseReader {
public:
    //! Errors: Unreadable (no such file), Internal.
    [[nodiscard]] static base::Expected<std::unique_ptr<PassphraseReader>> begin(
        QIODevice& device, const base::Secret& passphrase);
    PassphraseReader(const PassphraseReader&) = delete;
    PassphraseReader& operator=(const PassphraseReader&) = delete;
    ~PassphraseReader();
    //! The next piece; empty: the whole was read and is complete. Errors: Auth (the first piece: wrong passphrase, or
    //! damaged), Unreadable (damaged, cut off, something put in).
    [[nodiscard]] base::Expected<QByteArray> next();

private:
    class Private;
    explicit PassphraseReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace spyhop::seal

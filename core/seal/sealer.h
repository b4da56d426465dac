// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <optional>

namespace spyhop::seal {

//! \brief What opens sealed records: a key and those before it; or nothing, and says why. A value; copies share the
//! keys.
class Opener {
public:
    //! Its key is not at hand: every record is answered with `why`, since nobody can tell whether it is damaged.
    [[nodiscard]] static Opener closed(const base::Error& why);

    //! Error: Unreadable if the record was damaged, moved, or sealed with another key; closed()'s.
    [[nodiscard]] base::Expected<QByteArray> open(const QByteArray& sealed, const QByteArray& context) const;
    //! closed()'s; nothing: it opens records.
    [[nodiscard]] const std::optional<base::Error>& whyClosed() const { return m_why; }

protected:
    Opener(const base::Secret& key, const QList<base::Secret>& former);
    [[nodiscard]] static base::Expected<QByteArray> open(
        const base::Secret& key, const QByteArray& sealed, const QByteArray& context);

    base::Secret m_key;
    QList<base::Secret> m_former;

private:
    explicit Opener(const base::Error& why);

    std::optional<base::Error> m_why;
};

//! \brief Authenticated encryption of records: Zstandard, then XChaCha20-Poly1305 (libsodium), bound to a context.
//!
//! The key (32 bytes) is handed in. A sealed record opens only with the same key and the same context (table, row and
//! column), so that records cannot be swapped. A value; copies share the key.
class Sealer : public Opener {
public:
    static constexpr int keyBytes = 32;
    explicit Sealer(const base::Secret& key);
    //! Seals with `key`; opens also what a former key has sealed, newest first.
    Sealer(const base::Secret& key, const QList<base::Secret>& former);
    //! A key that dies with the process: for what is kept in memory only.
    [[nodiscard]] static Sealer ephemeral();
    [[nodiscard]] static base::Secret freshKey();

    [[nodiscard]] QByteArray seal(const QByteArray& plain, const QByteArray& context) const;
    //! Whether `key` itself sealed it, and no former one.
    [[nodiscard]] bool isNewest(const QByteArray& sealed, const QByteArray& context) const;
    //! A name under which something may lie on disk: 32 bytes that say nothing of `plain` to whoever has no key, and
    //! are the same whenever this key is asked.
    [[nodiscard]] QByteArray digest(const QByteArray& plain) const;
};

} // namespace spyhop::seal

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

class QLockFile;

namespace spyhop::keys {

//! \brief vault.json in the profile: the data key wrapped by a passphrase, and API keys sealed with the data key.
//!
//! Each call reads the file afresh and writes it atomically under a lock (vault.json.lock). Format:
//! docs/formats/vault.md.
class Vault {
public:
    explicit Vault(const QString& profileFolder);

    //! Where the data key of this profile was put when it was made.
    enum class Place { Nowhere, Keychain, Token, Here };
    [[nodiscard]] base::Expected<Place> dataKeyPlace() const;
    //! Remembers that the data key lies in the keychain or the token, so that no second one is made while that is away.
    //! A wrapped one is dropped.
    [[nodiscard]] base::Status notePlace(Place place) const;

    //! Argon2id with 64 MiB: about 0.1 s; may be called from any thread. Errors: Auth (wrong passphrase), Unreadable.
    [[nodiscard]] base::Expected<base::Secret> unwrapDataKey(const base::Secret& passphrase) const;
    //! Wraps a fresh data key; one that is there already is unwrapped instead. As slow as unwrapping.
    [[nodiscard]] base::Expected<base::Secret> createDataKey(const base::Secret& passphrase) const;
    //! Forgets the data key, and with it every API key sealed by it.
    [[nodiscard]] base::Status destroy() const;

    //! Errors: NotFound, Unreadable.
    [[nodiscard]] base::Expected<base::Secret> key(const QString& name, const base::Secret& dataKey) const;
    [[nodiscard]] base::Status setKey(const QString& name, const base::Secret& key, const base::Secret& dataKey) const;
    //! Needs no data key: whoever forgot the passphrase can still tidy up. Error: NotFound.
    [[nodiscard]] base::Status removeKey(const QString& name) const;
    //! The names of the keys in it; they are not sealed.
    [[nodiscard]] base::Expected<QStringList> names() const;

private:
    [[nodiscard]] QString lockPath() const;
    //! Makes the folder if need be; one process at a time reads, changes and writes the file. Errors: Settings,
    //! Internal.
    [[nodiscard]] base::Status lockForWriting(QLockFile& lock) const;
    [[nodiscard]] base::Expected<QJsonObject> read() const;
    [[nodiscard]] base::Status write(const QJsonObject& root) const;
    [[nodiscard]] tl::unexpected<base::Error> damaged() const;

    QString m_folder, m_path;
};

} // namespace spyhop::keys

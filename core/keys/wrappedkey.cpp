// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/wrappedkey.h"

#include "core/keys/sealedkeys.h"
#include "core/seal/sealer.h"

#include <QtCore/QByteArray>
#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <sodium.h>

namespace spyhop::keys {
namespace {

constexpr qint64 memoryBytes = 64LL * 1024 * 1024; // what one guess costs an attacker
constexpr qint64 passes = 3; // RFC 9106's second recommendation
constexpr qint64 mostMemoryBytes = 1024LL * 1024 * 1024; // a damaged file must not take the computer down
constexpr qint64 mostPasses = 20;

const QByteArray dataKeyContext = QByteArrayLiteral("vault:data-key:key");

//! Tells a damaged file from a wrong passphrase: sealing alone cannot.
QString checksum(const QByteArray& salt, const QByteArray& wrapped)
{
    return QString::fromLatin1(QCryptographicHash::hash(salt + wrapped, QCryptographicHash::Sha256).toHex());
}

base::Expected<base::Secret> derive(const base::Secret& passphrase, const QByteArray& salt, qint64 ops, qint64 memory)
{
    QByteArray key(seal::Sealer::keyBytes, '\0');
    if (crypto_pwhash(reinterpret_cast<unsigned char*>(key.data()), static_cast<unsigned long long>(key.size()),
            passphrase.data(), static_cast<unsigned long long>(passphrase.size()),
            reinterpret_cast<const unsigned char*>(salt.constData()), static_cast<unsigned long long>(ops),
            static_cast<std::size_t>(memory), crypto_pwhash_ALG_ARGON2ID13)
        != 0) {
        return base::failure(base::ErrorCode::Internal,
            QCoreApplication::translate("Vault", "There is not enough memory to open the vault."));
    }
    return base::Secret::take(key);
}

//! Whose file it is says so in its own words.
tl::unexpected<base::Error> damaged()
{
    return base::failure(base::ErrorCode::Unreadable, QString());
}

} // namespace

base::Expected<QJsonObject> wrapKey(const base::Secret& dataKey, const base::Secret& passphrase)
{
    QByteArray salt(crypto_pwhash_SALTBYTES, '\0');
    randombytes_buf(salt.data(), static_cast<std::size_t>(salt.size()));
    const base::Expected<base::Secret> wrapping = derive(passphrase, salt, passes, memoryBytes);
    if (!wrapping)
        return base::failure(wrapping.error());
    const QByteArray sealed = seal::Sealer(*wrapping).seal(dataKey.view(), dataKeyContext);
    QJsonObject wrapped;
    wrapped.insert(QStringLiteral("kdf"), QStringLiteral("argon2id"));
    wrapped.insert(QStringLiteral("memory"), memoryBytes);
    wrapped.insert(QStringLiteral("passes"), passes);
    wrapped.insert(QStringLiteral("salt"), coded(salt));
    wrapped.insert(QStringLiteral("sealed"), coded(sealed));
    wrapped.insert(QStringLiteral("sha256"), checksum(salt, sealed));
    return wrapped;
}

base::Expected<base::Secret> unwrapKey(const QJsonObject& wrapped, const base::Secret& passphrase)
{
    const QByteArray salt = bytesOf(wrapped.value(QStringLiteral("salt")));
    const QByteArray sealed = bytesOf(wrapped.value(QStringLiteral("sealed")));
    const qint64 memory = wrapped.value(QStringLiteral("memory")).toInteger();
    const qint64 ops = wrapped.value(QStringLiteral("passes")).toInteger();
    if (wrapped.value(QStringLiteral("kdf")).toString() != u"argon2id" || salt.size() != crypto_pwhash_SALTBYTES
        || memory < memoryBytes || memory > mostMemoryBytes || ops < 1 || ops > mostPasses
        || wrapped.value(QStringLiteral("sha256")).toString() != checksum(salt, sealed)) {
        return damaged();
    }
    const base::Expected<base::Secret> wrapping = derive(passphrase, salt, ops, memory);
    if (!wrapping)
        return wrapping;
    base::Expected<QByteArray> opened = seal::Sealer(*wrapping).open(sealed, dataKeyContext);
    if (!opened) {
        base::Error error;
        error.code = base::ErrorCode::Auth;
        error.what = QCoreApplication::translate("Vault", "The passphrase is wrong.");
        return base::failure(error);
    }
    if (opened->size() != seal::Sealer::keyBytes)
        return damaged();
    return base::Secret::take(*opened);
}

} // namespace spyhop::keys

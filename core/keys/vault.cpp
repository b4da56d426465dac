// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/vault.h"

#include "core/base/filelock.h"
#include "core/base/files.h"
#include "core/base/shred.h"
#include "core/keys/sealedkeys.h"
#include "core/seal/sealer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>
#include <sodium.h>

namespace spyhop::keys {
namespace {

constexpr qint64 largestFile = 1'000'000; // bytes; thousands of keys
constexpr std::chrono::milliseconds lockPatience{5'000};
constexpr qint64 memoryBytes = 64LL * 1024 * 1024; // what one guess costs an attacker
constexpr qint64 passes = 3; // RFC 9106's second recommendation
constexpr qint64 mostMemoryBytes = 1024LL * 1024 * 1024; // a damaged file must not take the computer down
constexpr qint64 mostPasses = 20;

const QByteArray dataKeyContext = QByteArrayLiteral("vault:data-key:key");
const QByteArray formerContext = QByteArrayLiteral("vault:former-data-key:key");

QByteArray keyContext(const QString& name)
{
    return QByteArrayLiteral("vault:") + name.toUtf8() + QByteArrayLiteral(":api-key");
}

QString text(const char* source)
{
    return QCoreApplication::translate("Vault", source);
}

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
            text(QT_TRANSLATE_NOOP("Vault", "There is not enough memory to open the vault.")));
    }
    return base::Secret::take(key);
}

base::Expected<QJsonObject> wrap(const base::Secret& dataKey, const base::Secret& passphrase)
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

QString placeWord(Vault::Place place)
{
    return place == Vault::Place::Token ? QStringLiteral("pkcs11") : QStringLiteral("keychain");
}

Vault::Place placeIn(const QJsonObject& root)
{
    if (root.contains(QStringLiteral("dataKey")))
        return Vault::Place::Here;
    const QString place = root.value(QStringLiteral("dataKeyIn")).toString();
    if (place == placeWord(Vault::Place::Token))
        return Vault::Place::Token;
    return place == placeWord(Vault::Place::Keychain) ? Vault::Place::Keychain : Vault::Place::Nowhere;
}

QString formerField()
{
    return QStringLiteral("formerDataKeys");
}

QString resealingField()
{
    return QStringLiteral("resealing");
}

QString idField()
{
    return QStringLiteral("dataKeyId");
}

QString renewalsField()
{
    return QStringLiteral("renewals");
}

QString leftBehindField()
{
    return QStringLiteral("leftInKeychain");
}

//! Where a vault lies while it is overwritten: nobody reads half of it.
QString asideOf(const QString& path)
{
    return path + QStringLiteral(".erased");
}

//! Removes a vault that nobody is to find on the disk again, and one that a crash has left aside.
bool shredVault(const QString& path)
{
    const QString aside = asideOf(path);
    if (QFileInfo::exists(aside) && !base::shred(aside))
        return false;
    return !QFileInfo::exists(path) || (QFile::rename(path, aside) && base::shred(aside));
}

//! Where a data key has just been put into its place.
void ensureId(QJsonObject& root)
{
    if (root.value(idField()).toString().isEmpty())
        root.insert(idField(), QUuid::createUuid().toString(QUuid::WithoutBraces));
}

tl::unexpected<base::Error> noSuchKey()
{
    return base::failure(base::ErrorCode::NotFound, text(QT_TRANSLATE_NOOP("Vault", "The vault has no such key.")));
}

} // namespace

Vault::Vault(const QString& profileFolder)
    : m_folder(profileFolder)
    , m_path(profileFolder + QStringLiteral("/vault.json"))
{
}

QString Vault::lockPath() const
{
    return m_path + QStringLiteral(".lock");
}

base::Status Vault::lockForWriting(base::FileLock& lock) const
{
    if (base::Status folder = base::ensurePrivateFolder(m_folder); !folder)
        return folder;
    const base::Expected<bool> taken = lock.take(lockPatience);
    if (!taken)
        return base::failure(taken.error());
    if (*taken)
        return {};
    return base::failure(
        base::ErrorCode::Internal, text(QT_TRANSLATE_NOOP("Vault", "Another program keeps the vault locked.")));
}

tl::unexpected<base::Error> Vault::damaged() const
{
    base::Error error;
    error.code = base::ErrorCode::Unreadable;
    error.whom = m_path;
    error.what = text(QT_TRANSLATE_NOOP("Vault", "The vault is damaged."));
    error.remedy = text(QT_TRANSLATE_NOOP("Vault", "Restore the file from a backup."));
    return base::failure(error);
}

base::Expected<QJsonObject> Vault::read() const
{
    if (!QFileInfo::exists(m_path))
        return QJsonObject();
    const base::Expected<QByteArray> bytes = base::readFile(m_path, largestFile);
    if (!bytes)
        return base::failure(bytes.error());
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    if (!document.isObject() || document.object().value(QStringLiteral("version")).toInt() != 1)
        return damaged();
    return document.object();
}

base::Status Vault::write(const QJsonObject& root) const
{
    QJsonObject object = root;
    object.insert(QStringLiteral("version"), 1);
    return base::atomicSave(m_path, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

template <typename Change>
base::Status Vault::change(Change change) const
{
    base::FileLock lock(lockPath());
    if (base::Status locked = lockForWriting(lock); !locked)
        return locked;
    base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    if (const base::Status changed = change(*root); !changed)
        return changed;
    return write(*root);
}

base::Expected<Vault::Place> Vault::dataKeyPlace() const
{
    const base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    return placeIn(*root);
}

base::Expected<Vault::KeyState> Vault::keyState() const
{
    const base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    return KeyState{root->value(idField()).toString(), root->value(renewalsField()).toInt()};
}

base::Status Vault::notePlace(Place place) const
{
    Q_ASSERT(place == Place::Keychain || place == Place::Token);
    return change([place](QJsonObject& root) -> base::Status {
        root.insert(QStringLiteral("dataKeyIn"), placeWord(place));
        root.remove(QStringLiteral("dataKey"));
        if (place == Place::Keychain) // written over
            root.remove(leftBehindField());
        ensureId(root);
        return {};
    });
}

base::Expected<base::Secret> Vault::unwrapDataKey(const base::Secret& passphrase) const
{
    const base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    const QJsonObject wrapped = root->value(QStringLiteral("dataKey")).toObject();
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
        error.what = text(QT_TRANSLATE_NOOP("Vault", "The passphrase is wrong."));
        return base::failure(error);
    }
    if (opened->size() != seal::Sealer::keyBytes)
        return damaged();
    return base::Secret::take(*opened);
}

base::Expected<base::Secret> Vault::createDataKey(const base::Secret& passphrase) const
{
    base::FileLock lock(lockPath());
    if (const base::Status locked = lockForWriting(lock); !locked)
        return base::failure(locked.error());
    base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    // Another process was quicker: what it may have sealed by now needs its key.
    if (root->contains(QStringLiteral("dataKey")))
        return unwrapDataKey(passphrase);
    const base::Secret dataKey = seal::Sealer::freshKey();
    const base::Expected<QJsonObject> wrapped = wrap(dataKey, passphrase);
    if (!wrapped)
        return base::failure(wrapped.error());
    root->insert(QStringLiteral("dataKey"), *wrapped);
    ensureId(*root);
    if (const base::Status written = write(*root); !written)
        return base::failure(written.error());
    return dataKey;
}

base::Status Vault::wrapDataKey(const base::Secret& dataKey, const base::Secret& passphrase) const
{
    const base::Expected<QJsonObject> wrapped = wrap(dataKey, passphrase); // slow, so not under the lock
    if (!wrapped)
        return base::failure(wrapped.error());
    return change([&wrapped](QJsonObject& root) -> base::Status {
        root.insert(QStringLiteral("dataKey"), *wrapped);
        root.remove(QStringLiteral("dataKeyIn"));
        ensureId(root);
        return {};
    });
}

base::Status Vault::keepFormer(const QList<base::Secret>& former, const base::Secret& fresh) const
{
    return change([&](QJsonObject& root) -> base::Status {
        QJsonArray kept = root.value(formerField()).toArray();
        const seal::Sealer sealer(fresh);
        for (const base::Secret& key : former)
            kept.append(coded(sealer.seal(key.view(), formerContext)));
        root.insert(formerField(), kept);
        root.insert(resealingField(), true);
        ensureId(root);
        root.insert(renewalsField(), root.value(renewalsField()).toInt() + 1);
        return {};
    });
}

base::Expected<QList<base::Secret>> Vault::formerDataKeys(const base::Secret& dataKey) const
{
    const base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    QList<base::Secret> keys;
    const seal::Sealer sealer(dataKey);
    for (const QJsonValue& sealed : root->value(formerField()).toArray()) {
        base::Expected<QByteArray> key = sealer.open(bytesOf(sealed), formerContext);
        if (key && key->size() == seal::Sealer::keyBytes)
            keys << base::Secret::take(*key);
    }
    return keys;
}

base::Status Vault::resealKeys(const base::Secret& dataKey, const QList<base::Secret>& former) const
{
    return change([&](QJsonObject& root) -> base::Status {
        const seal::Sealer sealer(dataKey, former);
        for (const QString& name : keyNames(root)) {
            base::Expected<QByteArray> key = sealer.open(*sealedKey(root, name), keyContext(name));
            if (!key)
                continue; // damaged: told when it is asked for
            putKey(root, name, sealer.seal(*key, keyContext(name)));
            base::wipe(*key);
        }
        QJsonArray kept;
        for (const QJsonValue& sealed : root.value(formerField()).toArray()) {
            if (sealer.isNewest(bytesOf(sealed), formerContext))
                kept.append(sealed);
        }
        root.insert(formerField(), kept);
        return {};
    });
}

bool Vault::isResealing() const
{
    const base::Expected<QJsonObject> root = read();
    return root && root->value(resealingField()).toBool();
}

base::Status Vault::noteResealed() const
{
    return change([](QJsonObject& root) -> base::Status {
        root.remove(resealingField());
        return {};
    });
}

QList<FormerPlace> Vault::formerPlaces() const
{
    return formerPlacesIn(read().value_or(QJsonObject()));
}

base::Status Vault::rememberPlacesOf(const Vault& before, const QString& profileId, const TokenChoice& token) const
{
    const QJsonObject old = before.read().value_or(QJsonObject());
    QList<FormerPlace> places = formerPlacesIn(old);
    const Place place = placeIn(old);
    FormerPlace last{place == Place::Token, profileId, {}, {}};
    if (last.inToken) {
        last.label = token.label;
        last.serial = token.serial;
    }
    if ((place == Place::Token || place == Place::Keychain) && !profileId.isEmpty() && !places.contains(last))
        places.append(last);
    const bool isLeft = old.value(leftBehindField()).toBool();
    if (places.isEmpty() && !isLeft && !QFileInfo::exists(m_path))
        return {};
    return change([&places, isLeft](QJsonObject& root) -> base::Status {
        putFormerPlaces(root, places);
        if (isLeft)
            root.insert(leftBehindField(), true);
        else
            root.remove(leftBehindField());
        return {};
    });
}

base::Status Vault::destroy() const
{
    return end(false);
}

base::Status Vault::leaveKeyBehind() const
{
    return end(true);
}

bool Vault::isKeyLeftBehind() const
{
    const base::Expected<QJsonObject> root = read();
    return root && root->value(leftBehindField()).toBool();
}

base::Status Vault::end(bool leavesKeyBehind) const
{
    if (!QFileInfo::exists(m_path) && !leavesKeyBehind && !QFileInfo::exists(asideOf(m_path)))
        return {};
    base::FileLock lock(lockPath());
    if (base::Status locked = lockForWriting(lock); !locked)
        return locked;
    if (!shredVault(m_path)) {
        base::Error error;
        error.whom = m_path;
        error.what = text(QT_TRANSLATE_NOOP("Vault", "The file could not be removed."));
        return base::failure(error);
    }
    if (!leavesKeyBehind)
        return {};
    QJsonObject note;
    note.insert(leftBehindField(), true);
    return write(note);
}

base::Expected<base::Secret> Vault::key(const QString& name, const base::Secret& dataKey) const
{
    return key(name, dataKey, {});
}

base::Expected<base::Secret> Vault::key(
    const QString& name, const base::Secret& dataKey, const QList<base::Secret>& former) const
{
    const base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    const std::optional<QByteArray> sealed = sealedKey(*root, name);
    if (!sealed)
        return noSuchKey();
    base::Expected<QByteArray> opened = seal::Sealer(dataKey, former).open(*sealed, keyContext(name));
    if (!opened)
        return damaged();
    return base::Secret::take(*opened);
}

base::Status Vault::setKey(const QString& name, const base::Secret& key, const base::Secret& dataKey) const
{
    return change([&](QJsonObject& root) -> base::Status {
        putKey(root, name, seal::Sealer(dataKey).seal(key.view(), keyContext(name)));
        return {};
    });
}

base::Status Vault::removeKey(const QString& name) const
{
    if (!QFileInfo::exists(m_path))
        return noSuchKey();
    return change([&name](QJsonObject& root) { return dropKey(root, name) ? base::Status() : noSuchKey(); });
}

base::Expected<QStringList> Vault::names() const
{
    const base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    return keyNames(*root);
}

} // namespace spyhop::keys

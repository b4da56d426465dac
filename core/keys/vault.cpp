// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/vault.h"

#include "core/base/filelock.h"
#include "core/base/files.h"
#include "core/base/shred.h"
#include "core/keys/sealedkeys.h"
#include "core/keys/wrappedkey.h"
#include "core/seal/sealer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QUuid>

namespace spyhop::keys {
namespace {

const QByteArray formerContext = QByteArrayLiteral("vault:former-data-key:key");

QByteArray keyContext(const QString& name)
{
    return QByteArrayLiteral("vault:") + name.toUtf8() + QByteArrayLiteral(":api-key");
}

constexpr KeyFile::Words words{"Vault", QT_TRANSLATE_NOOP("Vault", "The vault is damaged."),
    QT_TRANSLATE_NOOP("Vault", "Restore the file from a backup."),
    QT_TRANSLATE_NOOP("Vault", "Another program keeps the vault locked."),
    QT_TRANSLATE_NOOP("Vault", "The vault has no such key.")};

QString dataKeyField()
{
    return QStringLiteral("dataKey");
}

QString placeField()
{
    return QStringLiteral("dataKeyIn");
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

QString placeWord(Vault::Place place)
{
    return place == Vault::Place::Token ? QStringLiteral("pkcs11") : QStringLiteral("keychain");
}

Vault::Place placeIn(const QJsonObject& root)
{
    if (root.contains(dataKeyField()))
        return Vault::Place::Here;
    const QString place = root.value(placeField()).toString();
    if (place == placeWord(Vault::Place::Token))
        return Vault::Place::Token;
    return place == placeWord(Vault::Place::Keychain) ? Vault::Place::Keychain : Vault::Place::Nowhere;
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
    if (!base::shred(aside))
        return false;
    return (QFile::rename(path, aside) || !base::isThere(path)) && base::shred(aside);
}

//! Where a data key has just been put into its place.
void ensureId(QJsonObject& root)
{
    if (root.value(idField()).toString().isEmpty())
        root.insert(idField(), QUuid::createUuid().toString(QUuid::WithoutBraces));
}

} // namespace

Vault::Vault(const QString& profileFolder)
    : m_file(profileFolder, QStringLiteral("vault.json"), words)
{
}

base::Expected<Vault::Place> Vault::dataKeyPlace() const
{
    const base::Expected<QJsonObject> root = m_file.read();
    if (!root)
        return base::failure(root.error());
    return placeIn(*root);
}

base::Expected<Vault::KeyState> Vault::keyState() const
{
    const base::Expected<QJsonObject> root = m_file.read();
    if (!root)
        return base::failure(root.error());
    return KeyState{root->value(idField()).toString(), root->value(renewalsField()).toInt()};
}

base::Status Vault::notePlace(Place place) const
{
    Q_ASSERT(place == Place::Keychain || place == Place::Token);
    return m_file.change([place](QJsonObject& root) -> base::Status {
        root.insert(placeField(), placeWord(place));
        root.remove(dataKeyField());
        if (place == Place::Keychain) // written over
            root.remove(leftBehindField());
        ensureId(root);
        return {};
    });
}

base::Expected<base::Secret> Vault::unwrapDataKey(const base::Secret& passphrase) const
{
    const base::Expected<QJsonObject> root = m_file.read();
    if (!root)
        return base::failure(root.error());
    base::Expected<base::Secret> dataKey = unwrapKey(root->value(dataKeyField()).toObject(), passphrase);
    if (!dataKey && dataKey.error().code == base::ErrorCode::Unreadable)
        return m_file.damaged();
    return dataKey;
}

base::Expected<base::Secret> Vault::createDataKey(const base::Secret& passphrase) const
{
    base::FileLock lock(m_file.lockPath());
    if (const base::Status locked = m_file.lock(lock); !locked)
        return base::failure(locked.error());
    base::Expected<QJsonObject> root = m_file.read();
    if (!root)
        return base::failure(root.error());
    // Another process was quicker: what it may have sealed by now needs its key.
    if (root->contains(dataKeyField()))
        return unwrapDataKey(passphrase);
    const base::Secret dataKey = seal::Sealer::freshKey();
    const base::Expected<QJsonObject> wrapped = wrapKey(dataKey, passphrase);
    if (!wrapped)
        return base::failure(wrapped.error());
    root->insert(dataKeyField(), *wrapped);
    ensureId(*root);
    if (const base::Status written = m_file.write(*root); !written)
        return base::failure(written.error());
    return dataKey;
}

base::Status Vault::wrapDataKey(const base::Secret& dataKey, const base::Secret& passphrase) const
{
    const base::Expected<QJsonObject> wrapped = wrapKey(dataKey, passphrase); // slow, so not under the lock
    if (!wrapped)
        return base::failure(wrapped.error());
    return m_file.change([&wrapped](QJsonObject& root) -> base::Status {
        root.insert(dataKeyField(), *wrapped);
        root.remove(placeField());
        ensureId(root);
        return {};
    });
}

base::Status Vault::keepFormer(const QList<base::Secret>& former, const base::Secret& fresh) const
{
    return m_file.change([&](QJsonObject& root) -> base::Status {
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
    const base::Expected<QJsonObject> root = m_file.read();
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
    return m_file.change([&](QJsonObject& root) -> base::Status {
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
    const base::Expected<QJsonObject> root = m_file.read();
    return root && root->value(resealingField()).toBool();
}

base::Status Vault::noteResealed() const
{
    return m_file.change([](QJsonObject& root) -> base::Status {
        root.remove(resealingField());
        return {};
    });
}

QList<FormerPlace> Vault::formerPlaces() const
{
    return formerPlacesIn(m_file.read().value_or(QJsonObject()));
}

base::Status Vault::rememberPlacesOf(const Vault& before, const QString& profileId, const TokenChoice& token) const
{
    const QJsonObject old = before.m_file.read().value_or(QJsonObject());
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
    if (places.isEmpty() && !isLeft && !m_file.exists())
        return {};
    return m_file.change([&places, isLeft](QJsonObject& root) -> base::Status {
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
    const base::Expected<QJsonObject> root = m_file.read();
    return root && root->value(leftBehindField()).toBool();
}

base::Status Vault::end(bool leavesKeyBehind) const
{
    if (!m_file.exists() && !leavesKeyBehind && !base::isThere(asideOf(m_file.path())))
        return {};
    base::FileLock lock(m_file.lockPath());
    if (base::Status locked = m_file.lock(lock); !locked)
        return locked;
    if (!shredVault(m_file.path())) {
        base::Error error;
        error.whom = m_file.path();
        error.what = QCoreApplication::translate("Vault", "The file could not be removed.");
        return base::failure(error);
    }
    if (!leavesKeyBehind)
        return {};
    QJsonObject note;
    note.insert(leftBehindField(), true);
    return m_file.write(note);
}

base::Expected<base::Secret> Vault::key(const QString& name, const base::Secret& dataKey) const
{
    return key(name, dataKey, {});
}

base::Expected<base::Secret> Vault::key(
    const QString& name, const base::Secret& dataKey, const QList<base::Secret>& former) const
{
    const base::Expected<QByteArray> sealed = m_file.sealed(name);
    if (!sealed)
        return base::failure(sealed.error());
    base::Expected<QByteArray> opened = seal::Sealer(dataKey, former).open(*sealed, keyContext(name));
    if (!opened)
        return m_file.damaged();
    return base::Secret::take(*opened);
}

base::Status Vault::setKey(const QString& name, const base::Secret& key, const base::Secret& dataKey) const
{
    return m_file.change([&](QJsonObject& root) -> base::Status {
        putKey(root, name, seal::Sealer(dataKey).seal(key.view(), keyContext(name)));
        return {};
    });
}

base::Status Vault::removeKey(const QString& name) const
{
    return m_file.remove(name);
}

base::Expected<QStringList> Vault::names() const
{
    const base::Expected<QJsonObject> root = m_file.read();
    if (!root)
        return base::failure(root.error());
    return keyNames(*root);
}

} // namespace spyhop::keys

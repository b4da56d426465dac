// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/datakeyplace.h"
#include "core/admin/datakeywords.h"
#include "core/admin/privacystate.h"

#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <utility>

namespace spyhop::admin {

PrivacyAdmin::PrivacyAdmin(store::SettingsFile& settings, store::Places& places, keys::KeyRing& keys)
    : d(std::make_shared<Private>(settings, places, keys))
{
    d->places.setConsent(d->followed);
    keys.setHoldsSealed([stored = &d->stored] { return stored->holdsSealed(); });
    connect(&settings, &store::SettingsFile::changed, this, &PrivacyAdmin::followSettings);
    connect(&settings, &store::SettingsFile::profileTouched, this, &PrivacyAdmin::followKey);
    d->keychain = {
        connect(&keys, &keys::KeyRing::keychainAsks, this, [this](bool isAsking) { d->isAsking = isAsking; }),
        connect(&keys, &keys::KeyRing::keychainAsks, this, &PrivacyAdmin::keychainAsks),
        connect(&keys, &keys::KeyRing::keychainOpened, this, &PrivacyAdmin::keychainOpened),
    };
    connect(&d->renewal, &DataKeyRenewal::failed, this, &PrivacyAdmin::renewalFailed);
    connect(&d->renewal, &DataKeyRenewal::replaced, this, &PrivacyAdmin::keyReplaced);
    connect(&d->renewal, &DataKeyRenewal::finished, this, &PrivacyAdmin::renewed);
    connect(&d->erasure, &Erasure::begun, this, [this] {
        d->job.reset();
        d->wasLoading = std::exchange(d->isLoading, false);
    });
    connect(&d->erasure, &Erasure::refused, this, &PrivacyAdmin::keyErased);
    connect(&d->erasure, &Erasure::keyStayed, this, &PrivacyAdmin::keyStayed);
    connect(&d->erasure, &Erasure::done, this, &PrivacyAdmin::storedErased);
    connect(&d->stored, &StoredData::checked, this, &PrivacyAdmin::checked);
    connect(&d->stored, &StoredData::recordsChecked, this, &PrivacyAdmin::recordsChecked);
    connect(&d->stored, &StoredData::recordsProgressed, this, &PrivacyAdmin::recordsProgressed);
    connect(&d->stored, &StoredData::backedUp, this, &PrivacyAdmin::backedUp);
    connect(&d->stored, &StoredData::backupProgressed, this, &PrivacyAdmin::backupProgressed);
}

PrivacyAdmin::~PrivacyAdmin()
{
    d->job.reset(); // while what hears of it is whole
    d->keys.setHoldsSealed({});
    for (const QMetaObject::Connection& heard : d->keychain) // an erasure that waits for it ends after this
        disconnect(heard);
    const QSignalBlocker quiet(this);
    d->given.withdraw(); // nobody waits for its key any more
}

//! Who did not open the keychain and has typed one in its place is not asked for the keychain's again.
void PrivacyAdmin::setPassphrase(const base::Secret& passphrase)
{
    d->passphrase = passphrase;
    const bool wasRefused = d->keys.mayKeychainOpen() && !d->keys.isKeychainShut();
    if (!passphrase.isEmpty() && wasRefused && chosenDataKeyStore() == keys::DataKeyStore::Auto && !hasDataKey())
        setDataKeyStore(keys::DataKeyStore::Passphrase);
}

void PrivacyAdmin::setDatabase(db::Database& database)
{
    d->stored.setDatabase(database);
}

QString PrivacyAdmin::dataKeyPlace() const
{
    return dataKeyPlaceWords(d->keys, isUnlocked());
}

QString PrivacyAdmin::dataKeySentence() const
{
    return admin::dataKeySentence(d->keys, isUnlocked());
}

keys::DataKeyStore PrivacyAdmin::dataKeyStore() const
{
    return d->keys.dataKeyStore();
}

void PrivacyAdmin::setDataKeyStore(keys::DataKeyStore store)
{
    d->chosen = store;
    d->keys.setDataKeyStore(store);
}

keys::DataKeyStore PrivacyAdmin::chosenDataKeyStore() const
{
    return d->chosen;
}

std::unique_ptr<DataKeyPlaces> PrivacyAdmin::lookForDataKeyPlaces() const
{
    return std::make_unique<DataKeyPlaces>(d->keys);
}

bool PrivacyAdmin::isAuditKeyInVault() const
{
    return d->keys.keepsOwnInVault();
}

void PrivacyAdmin::unlock()
{
    loadKey(Load::Find);
}

void PrivacyAdmin::unlockQuietly()
{
    loadKey(Load::Quiet);
}

void PrivacyAdmin::unlockOrMake()
{
    loadKey(Load::Make);
}

bool PrivacyAdmin::hasDataKey() const
{
    return d->keys.hasDataKey();
}

void PrivacyAdmin::loadKey(Load load)
{
    if (d->erasure.hasBegun()) { // a key loaded now would outlive its end, and no passphrase would help
        const base::Error late = Erasure::tooLate(base::ErrorCode::Usage);
        QMetaObject::invokeMethod(
            this, [this, late] { Q_EMIT locked(late); }, Qt::QueuedConnection);
        return;
    }
    d->isLoading = true;
    d->sought = d->keys.dataKeyMark();
    // A job under way is replaced: the newer call knows more (a passphrase, the leave to create).
    d->job = d->keys.dataKey(
        d->passphrase, load == Load::Make, load == Load::Quiet ? keys::Asking::Never : keys::Asking::Allowed);
    connect(d->job.get(), &keys::KeyJob::done, this,
        [this, load](const base::Expected<base::Secret>& key) { keyLoaded(load, key); });
}

void PrivacyAdmin::keyLoaded(Load load, const base::Expected<base::Secret>& key)
{
    d->isLoading = false;
    const QPointer<PrivacyAdmin> self(this);
    if (!key) {
        const base::Error reason = key.error();
        const bool isWanted = load != Load::Quiet && (load == Load::Make || hasDataKey());
        if (isWanted && d->keys.mayKeychainOpen())
            d->keys.followKeychain();
        d->given.withdraw();
        if (self && load == Load::Follow)
            Q_EMIT lockedElsewhere(reason);
        else if (self)
            Q_EMIT locked(reason);
        if (self)
            followKey();
        return;
    }
    d->given.confirm();
    d->wantsKey = true;
    d->places.setDataKeys(*key, d->keys.formerDataKeys());
    // A crash came between; whoever has replaced the key a moment ago is at it himself.
    if (load != Load::Follow && d->keys.isResealing())
        d->renewal.reseal(d->stored.database());
    Q_EMIT unlocked();
    if (self)
        followKey(); // what came while it was on its way
}

bool PrivacyAdmin::isKeychainAsking() const
{
    return d->isAsking;
}

bool PrivacyAdmin::isKeyLost() const
{
    return d->keys.isDataKeyLost();
}

bool PrivacyAdmin::isKeychainShut() const
{
    return d->keys.isKeychainShut();
}

base::Status PrivacyAdmin::grant(const QList<model::ConsentKind>& kinds, const base::Secret& passphrase)
{
    if (d->erasure.hasBegun())
        return base::failure(Erasure::tooLate(base::ErrorCode::RefusedConsent));
    if (!passphrase.isEmpty())
        setPassphrase(passphrase);
    if (!needsKey({true, QSet(kinds.begin(), kinds.end())}))
        return d->given.grant(kinds);
    const bool wasLoading = std::exchange(d->isLoading, true); // the key is asked for once, below
    if (const base::Status saved = d->given.grant(kinds); !saved) {
        d->isLoading = wasLoading;
        return saved;
    }
    loadKey(Load::Make);
    return {};
}

void PrivacyAdmin::renewDataKey(const base::Secret& passphrase, keys::DataKeyStore store)
{
    if (d->erasure.hasBegun()) {
        const base::Status late = base::failure(Erasure::tooLate(base::ErrorCode::RefusedConsent));
        QMetaObject::invokeMethod(
            this, [this, late] { Q_EMIT renewed(late); }, Qt::QueuedConnection);
        return;
    }
    d->renewal.begin(QFileInfo(d->settings.path()).path(), passphrase.isEmpty() ? d->passphrase : passphrase, store);
}

void PrivacyAdmin::renewalFailed(const base::Status& status)
{
    const QPointer<PrivacyAdmin> self(this);
    followKey(); // another program may have been quicker
    if (self)
        Q_EMIT renewed(status);
}

void PrivacyAdmin::keyReplaced()
{
    const QPointer<PrivacyAdmin> self(this);
    Q_EMIT dataKeyReplaced();
    if (!self)
        return;
    Q_EMIT unlocked(); // whoever holds a sealer takes the new one
    if (self)
        d->renewal.reseal(d->stored.database());
}

void PrivacyAdmin::checkStored()
{
    d->stored.check();
}

void PrivacyAdmin::checkRecords()
{
    d->stored.checkRecords(d->places.opener(true));
}

void PrivacyAdmin::stopCheckingRecords()
{
    d->stored.stopCheckingRecords();
}

void PrivacyAdmin::backUp(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const QDateTime& now)
{
    auto key = d->keys.dataKey(d->passphrase, false);
    if (d->keys.isDataKeyReplaced())
        connect(key.get(), &keys::KeyJob::done, this, [this](const base::Expected<base::Secret>& loaded) {
            if (loaded)
                d->places.setDataKeys(*loaded, d->keys.formerDataKeys());
        });
    d->stored.backUp(profileFolder, file, std::move(key), passphrase, now);
}

base::Status PrivacyAdmin::revoke(const QList<model::ConsentKind>& kinds)
{
    return d->given.revoke(kinds);
}

void PrivacyAdmin::erase()
{
    d->erasure.begin(false);
}

void PrivacyAdmin::eraseWithoutKeyStore()
{
    d->erasure.begin(true);
}

bool PrivacyAdmin::hasKeyStoreRefused() const
{
    return d->erasure.hasKeyStoreRefused();
}

QString PrivacyAdmin::keyLeftIn() const
{
    return d->erasure.keyLeftIn();
}

void PrivacyAdmin::keyStayed(const base::Error& reason)
{
    if (d->wasLoading)
        loadKey(d->given.isPending() ? Load::Make : Load::Find);
    const QPointer<PrivacyAdmin> self(this);
    followKey(); // what came meanwhile
    if (self)
        Q_EMIT keyErased(base::failure(reason));
}

void PrivacyAdmin::storedErased(const base::Status& status, bool wasResealing)
{
    const QPointer<PrivacyAdmin> self(this);
    Q_EMIT erased();
    if (self && wasResealing)
        Q_EMIT renewed(base::failure(Erasure::tooLate(base::ErrorCode::RefusedConsent)));
    if (self)
        Q_EMIT keyErased(status);
}

StoredData::Count PrivacyAdmin::stored() const
{
    return d->stored.count();
}

bool PrivacyAdmin::wasErased() const
{
    return d->erasure.isDone();
}

const model::Consent& PrivacyAdmin::consent() const
{
    return d->settings.settings().consent;
}

bool PrivacyAdmin::isUnlocked() const
{
    return d->places.hasDataKey();
}

} // namespace spyhop::admin

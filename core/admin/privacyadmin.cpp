// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/privacyadmin.h"

#include "core/admin/datakeyplace.h"
#include "core/admin/datakeyrenewal.h"
#include "core/base/problem.h"
#include "core/base/sentences.h"
#include "core/keys/token.h"

#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <utility>

namespace spyhop::admin {

class PrivacyAdmin::Private {
public:
    Private(store::SettingsFile& settings_, store::Places& places_, keys::KeyRing& keys_)
        : settings(settings_)
        , places(places_)
        , keys(keys_)
        , given(settings_, places_)
        , renewal(keys_, places_)
        , followed(settings_.settings().consent)
    {
    }

    store::SettingsFile& settings;
    store::Places& places;
    keys::KeyRing& keys;
    base::Secret passphrase;
    GivenConsent given;
    std::unique_ptr<keys::KeyJob> job; // the data key on its way
    DataKeyRenewal renewal;
    StoredData stored;
    std::unique_ptr<keys::KeyJob> keyForBackup;
    std::unique_ptr<keys::KeyJob> erasure; // the data key on its way out; nothing replaces it
    keys::DataKeyStore chosen = keys::DataKeyStore::Auto; // for a data key that is made
    bool erased = false;
    bool isErasing = false; // `erasure`
    bool wasLoading = false; // when that began
    model::Consent followed; // as it was heard of last
    bool isLoading = false; // `job`
    bool wantsKey = false; // one was loaded once, or has been needed since: it is loaded anew when it is another
    bool isAsking = false; // the keychain
    bool hasRefused = false; // keychain or token, the last erasure
    QString leftIn; // the data key, after it
    QString sought; // the key that was looked at last (KeyRing::dataKeyMark): nobody is asked twice for the same
};

PrivacyAdmin::PrivacyAdmin(store::SettingsFile& settings, store::Places& places, keys::KeyRing& keys)
    : d(std::make_shared<Private>(settings, places, keys))
{
    d->places.setConsent(d->followed);
    connect(&settings, &store::SettingsFile::changed, this, &PrivacyAdmin::followSettings);
    connect(&settings, &store::SettingsFile::profileTouched, this, &PrivacyAdmin::followKey);
    connect(&keys, &keys::KeyRing::keychainAsks, this, [this](bool isAsking) {
        d->isAsking = isAsking;
        Q_EMIT keychainAsks(isAsking);
    });
    connect(&keys, &keys::KeyRing::keychainOpened, this, &PrivacyAdmin::keychainOpened);
    connect(&d->renewal, &DataKeyRenewal::failed, this, &PrivacyAdmin::renewalFailed);
    connect(&d->renewal, &DataKeyRenewal::replaced, this, &PrivacyAdmin::keyReplaced);
    connect(&d->renewal, &DataKeyRenewal::finished, this, &PrivacyAdmin::renewed);
    connect(&d->stored, &StoredData::checked, this, &PrivacyAdmin::checked);
    connect(&d->stored, &StoredData::recordsChecked, this, &PrivacyAdmin::recordsChecked);
    connect(&d->stored, &StoredData::recordsProgressed, this, &PrivacyAdmin::recordsProgressed);
    connect(&d->stored, &StoredData::backedUp, this, &PrivacyAdmin::backedUp);
    connect(&d->stored, &StoredData::backupProgressed, this, &PrivacyAdmin::backupProgressed);
}

void PrivacyAdmin::followSettings()
{
    const model::Consent before = std::exchange(d->followed, d->settings.settings().consent);
    d->wantsKey |= needsKey(d->followed) && !needsKey(before);
    const bool isDestroyed = forgetIfDestroyed();
    d->places.setConsent(d->followed);
    const QPointer<PrivacyAdmin> self(this);
    Q_EMIT changed();
    if (self && isDestroyed)
        Q_EMIT erasedElsewhere();
    if (self)
        followKey();
}

//! Whatever is allowed: nothing is sealed any more with a key that another process has destroyed.
bool PrivacyAdmin::forgetIfDestroyed()
{
    const bool isDestroyed = !d->isErasing && d->keys.isDataKeyDestroyed();
    if (isDestroyed) {
        d->keys.forgetDataKey();
        d->places.forgetDataKeys();
    }
    return isDestroyed;
}

//! Another program may have destroyed the data key, made another, or put a new one into its place.
void PrivacyAdmin::followKey()
{
    const QString mark = d->keys.dataKeyMark();
    if (mark == d->sought || d->isLoading || d->renewal.isReplacing() || d->isErasing || d->erased)
        return;
    const QPointer<PrivacyAdmin> self(this);
    if (forgetIfDestroyed()) {
        Q_EMIT changed(); // nothing is stored, whatever is allowed
        if (self)
            Q_EMIT erasedElsewhere();
        if (!self || d->isLoading)
            return;
    }
    const bool isMissing = !d->places.hasDataKey() && needsKey(d->followed) && d->keys.hasDataKey();
    if (d->wantsKey && (isMissing || d->keys.isDataKeyReplaced()))
        loadKey(Load::Follow);
    else
        d->sought = mark;
}

PrivacyAdmin::~PrivacyAdmin()
{
    d->job.reset(); // while what hears of it is whole
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
    switch (dataKeyStore()) {
    case keys::DataKeyStore::Auto: // only the keychain leaves no trace in the profile
        return isUnlocked() ? tr("the keychain") : tr("nowhere yet");
    case keys::DataKeyStore::Keychain:
        return tr("the keychain");
    case keys::DataKeyStore::Token:
        return tr("the token “%1”").arg(d->keys.token().status().token.label);
    case keys::DataKeyStore::Passphrase:
        return tr("behind the passphrase");
    }
    return {};
}

QString PrivacyAdmin::dataKeySentence() const
{
    switch (dataKeyStore()) {
    case keys::DataKeyStore::Auto:
        if (!isUnlocked())
            return tr("There is no data key yet.");
        break;
    case keys::DataKeyStore::Keychain:
        break;
    case keys::DataKeyStore::Token:
        return tr("The data key lies in the token “%1”.").arg(d->keys.token().status().token.label);
    case keys::DataKeyStore::Passphrase:
        return tr("The data key lies behind your passphrase.");
    }
    return tr("The data key lies in the keychain.");
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

base::Error PrivacyAdmin::justErased()
{
    base::Error error;
    error.code = base::ErrorCode::RefusedConsent;
    error.what = tr("Everything was erased a moment ago.");
    error.remedy = tr("Start Spyhop again before you allow storing.");
    return error;
}

void PrivacyAdmin::loadKey(Load load)
{
    if (d->isErasing || d->erased) { // a key loaded now would outlive its end
        base::Error error = justErased();
        error.code = base::ErrorCode::Usage; // no passphrase would help
        QMetaObject::invokeMethod(
            this, [this, error] { Q_EMIT locked(error); }, Qt::QueuedConnection);
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

//! Whoever opened it: what its key opens needs no further word.
void PrivacyAdmin::keychainOpened()
{
    if (d->isLoading || d->isErasing || d->erased || d->renewal.isReplacing())
        return;
    if (d->keys.isDataKeyReplaced())
        loadKey(Load::Follow);
    else if (!isUnlocked() && hasDataKey())
        loadKey(Load::Find);
}

bool PrivacyAdmin::isKeychainAsking() const
{
    return d->isAsking;
}

bool PrivacyAdmin::isKeychainShut() const
{
    return d->keys.isKeychainShut();
}

base::Status PrivacyAdmin::grant(const QList<model::ConsentKind>& kinds, const base::Secret& passphrase)
{
    if (d->erased || d->isErasing)
        return base::failure(justErased());
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
    if (d->erased || d->isErasing) {
        const base::Status late = base::failure(justErased());
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
    const bool isReplaced = d->keys.isDataKeyReplaced();
    d->keyForBackup = d->keys.dataKey(d->passphrase, false);
    connect(d->keyForBackup.get(), &keys::KeyJob::done, this,
        [this, profileFolder, file, passphrase, now, isReplaced](const base::Expected<base::Secret>& key) {
            if (!key) {
                Q_EMIT backedUp(base::failure(key.error()));
                return;
            }
            if (isReplaced)
                d->places.setDataKeys(*key, d->keys.formerDataKeys());
            d->stored.backUp(profileFolder, file, *key, passphrase, now);
        });
}

base::Status PrivacyAdmin::revoke(const QList<model::ConsentKind>& kinds)
{
    return d->given.revoke(kinds);
}

void PrivacyAdmin::erase()
{
    beginErasing(false);
}

void PrivacyAdmin::eraseWithoutKeyStore()
{
    beginErasing(true);
}

bool PrivacyAdmin::hasKeyStoreRefused() const
{
    return d->hasRefused;
}

QString PrivacyAdmin::keyLeftIn() const
{
    return d->leftIn;
}

//! The data key's, and those where a restore has left one. The keychain, if a damaged vault does not tell.
QString PrivacyAdmin::keyPlaces() const
{
    QStringList places;
    if (dataKeyStore() != keys::DataKeyStore::Auto || isUnlocked())
        places.append(dataKeyPlace());
    for (const keys::FormerPlace& former : d->keys.formerPlaces())
        places.append(former.inToken ? tr("the token “%1”").arg(former.label) : tr("the keychain"));
    if (places.isEmpty())
        places.append(tr("the keychain"));
    places.removeDuplicates();
    return places.join(QStringLiteral(", "));
}

void PrivacyAdmin::beginErasing(bool leavesKey)
{
    if (d->isErasing)
        return;
    d->hasRefused = false;
    if (d->renewal.isReplacing()) { // the fresh key would be written after the old one's end
        const base::Status busy = base::failure(base::problem(base::ErrorCode::RefusedConsent, QString(),
            tr("Nothing was erased: the data key is being renewed."), tr("Erase once more when that has ended.")));
        QMetaObject::invokeMethod(
            this, [this, busy] { Q_EMIT keyErased(busy); }, Qt::QueuedConnection);
        return;
    }
    d->isErasing = true;
    d->job.reset();
    d->wasLoading = std::exchange(d->isLoading, false);
    const QString place = keyPlaces();
    d->erasure = leavesKey ? d->keys.eraseAllButDataKey() : d->keys.eraseDataKey();
    connect(d->erasure.get(), &keys::KeyJob::done, this, [this, place](const base::Expected<base::Secret>& gone) {
        d->isErasing = false;
        d->leftIn = d->keys.isDataKeyLeft() ? place : QString();
        if (gone || d->keys.isDataKeyErased())
            eraseStored(gone ? base::Status() : base::failure(gone.error()));
        else
            keyStayed(gone.error());
    });
}

void PrivacyAdmin::keyStayed(const base::Error& reason)
{
    base::Error error = reason;
    error.code = base::ErrorCode::RefusedConsent;
    error.whom.clear();
    error.what = base::joinSentences(
        {tr("Nothing was erased, and the data key still lies in: %1.").arg(keyPlaces()), reason.what});
    const keys::DataKeyStore store = dataKeyStore();
    const bool liesElsewhere = store == keys::DataKeyStore::Token || store == keys::DataKeyStore::Keychain
        || !d->keys.formerPlaces().isEmpty();
    d->hasRefused = liesElsewhere && reason.code == base::ErrorCode::Auth;
    if (d->hasRefused && store == keys::DataKeyStore::Keychain)
        error.remedy = tr("Unlock the keychain, then erase once more.");
    if (d->wasLoading)
        loadKey(d->given.isPending() ? Load::Make : Load::Find);
    const QPointer<PrivacyAdmin> self(this);
    followKey(); // what came meanwhile
    if (self)
        Q_EMIT keyErased(base::failure(error));
}

//! `vault`: whether its file has gone too.
void PrivacyAdmin::eraseStored(const base::Status& vault)
{
    // What is under way knows the key yet.
    d->job.reset();
    d->isLoading = false;
    const bool wasResealing = d->renewal.stopResealing();
    d->places.forgetDataKeys();
    d->erased = true;
    const QPointer<PrivacyAdmin> self(this);
    base::Status status = revoke(model::allConsentKinds());
    if (!self)
        return;
    if (const base::Status emptied
        = d->stored.empty(d->leftIn.isEmpty() ? StoredData::Emptying::Rows : StoredData::Emptying::Bytes);
        !emptied)
        status = emptied;
    if (!vault)
        status = vault;
    Q_EMIT erased();
    if (self && wasResealing)
        Q_EMIT renewed(base::failure(justErased()));
    if (self)
        Q_EMIT keyErased(status);
}

StoredData::Count PrivacyAdmin::stored() const
{
    return d->stored.count();
}

bool PrivacyAdmin::wasErased() const
{
    return d->erased;
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

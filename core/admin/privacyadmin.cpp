// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/privacyadmin.h"

#include "core/admin/backupjob.h"
#include "core/base/filelock.h"
#include "core/base/problem.h"
#include "core/base/sentences.h"
#include "core/keys/token.h"
#include "core/store/recordcheck.h"
#include "core/store/resealing.h"
#include "core/store/rowbyrow.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <algorithm>
#include <optional>

namespace spyhop::admin {
namespace {

//! The process that runs a job of this profile, if it is another one: it has loaded the data key, and could not read
//! what is sealed anew under its hands. 0: there is none.
qint64 processWithAJob(const QString& profileFolder)
{
    const QDir folder(QDir(profileFolder).filePath(QStringLiteral("jobs")));
    for (const QString& name : folder.entryList({QStringLiteral("*.lock")}, QDir::Files)) {
        const QString path = folder.filePath(name);
        const qint64 holder = base::FileLock::holder(path);
        if (holder != 0 && holder != QCoreApplication::applicationPid() && base::FileLock::isHeld(path))
            return holder;
    }
    return 0;
}

//! Work that stays at a provider is nothing that is stored here: it needs no key.
bool needsKey(const model::Consent& consent)
{
    const QSet<model::ConsentKind>& kinds = consent.kinds;
    return std::any_of(
        kinds.begin(), kinds.end(), [](model::ConsentKind kind) { return kind != model::ConsentKind::Provider; });
}

} // namespace

QStringList consentWords(const model::Consent& consent)
{
    QStringList words;
    for (const model::ConsentKind kind : model::allConsentKinds()) {
        if (consent.allows(kind))
            words.append(model::consentName(kind));
    }
    return words;
}

class PrivacyAdmin::Private {
public:
    store::SettingsFile& settings;
    store::Places& places;
    keys::KeyRing& keys;
    db::Database* database = nullptr;
    base::Secret passphrase;
    std::unique_ptr<keys::KeyJob> job; // the data key on its way
    std::unique_ptr<keys::KeyJob> renewal;
    std::unique_ptr<store::Resealing> resealing;
    std::unique_ptr<db::ReadTicket> check;
    std::unique_ptr<store::RecordCheck> records;
    std::unique_ptr<keys::KeyJob> keyForBackup;
    std::unique_ptr<BackupJob> backup;
    std::unique_ptr<keys::KeyJob> erasure; // the data key on its way out; nothing replaces it
    std::optional<model::Consent> before; // consent as it was before a grant whose key is still on its way
    bool erased = false;
    bool isErasing = false; // `erasure`
    bool wasLoading = false; // when that began
    model::Consent followed; // as it was heard of last
    bool isLoading = false; // `job`
    bool wantsKey = false; // one was loaded once, or has been needed since: it is loaded anew when it is another
    bool isRenewing = false; // `renewal`
    bool isResealing = false; // `resealing`
    bool hasRefused = false; // keychain or token, the last erasure
    QString leftIn; // the data key, after it
    QString sought; // the key that was looked at last (KeyRing::dataKeyMark): nobody is asked twice for the same
};

PrivacyAdmin::PrivacyAdmin(store::SettingsFile& settings, store::Places& places, keys::KeyRing& keys)
    : d(std::make_shared<Private>(Private{settings, places, keys, nullptr, {}, {}, {}, {}, {}, {}, {}, {}, {},
        std::nullopt, false, false, false, settings.settings().consent, false, false, false, false, false, {}, {}}))
{
    d->places.setConsent(d->followed);
    connect(&settings, &store::SettingsFile::changed, this, &PrivacyAdmin::followSettings);
    connect(&settings, &store::SettingsFile::profileTouched, this, &PrivacyAdmin::followKey);
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
    if (mark == d->sought || d->isLoading || d->isRenewing || d->isErasing || d->erased)
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

PrivacyAdmin::~PrivacyAdmin() = default;

void PrivacyAdmin::setPassphrase(const base::Secret& passphrase)
{
    d->passphrase = passphrase;
}

void PrivacyAdmin::setDatabase(db::Database& database)
{
    d->database = &database;
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

keys::DataKeyStore PrivacyAdmin::dataKeyStore() const
{
    return d->keys.dataKeyStore();
}

void PrivacyAdmin::setDataKeyStore(keys::DataKeyStore store)
{
    d->keys.setDataKeyStore(store);
}

void PrivacyAdmin::unlock()
{
    loadKey(Load::Find);
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
    d->job = d->keys.dataKey(d->passphrase, load == Load::Make);
    connect(d->job.get(), &keys::KeyJob::done, this,
        [this, load](const base::Expected<base::Secret>& key) { keyLoaded(load, key); });
}

void PrivacyAdmin::keyLoaded(Load load, const base::Expected<base::Secret>& key)
{
    d->isLoading = false;
    const QPointer<PrivacyAdmin> self(this);
    if (!key) {
        const base::Error reason = key.error();
        withdrawGrant();
        if (self && load == Load::Follow)
            Q_EMIT lockedElsewhere(reason);
        else if (self)
            Q_EMIT locked(reason);
        if (self)
            followKey();
        return;
    }
    d->before.reset();
    d->wantsKey = true;
    d->places.setDataKeys(*key, d->keys.formerDataKeys());
    // A crash came between; whoever has replaced the key a moment ago is at it himself.
    if (load != Load::Follow && d->keys.isResealing())
        resealStored();
    Q_EMIT unlocked();
    if (self)
        followKey(); // what came while it was on its way
}

base::Status PrivacyAdmin::grant(const QList<model::ConsentKind>& kinds, const base::Secret& passphrase)
{
    if (d->erased || d->isErasing)
        return base::failure(justErased());
    model::Settings settings = d->settings.settings();
    settings.consent.asked = true;
    for (const model::ConsentKind kind : kinds)
        settings.consent.kinds.insert(kind);
    if (!passphrase.isEmpty())
        d->passphrase = passphrase;
    if (!needsKey({true, QSet(kinds.begin(), kinds.end())})) {
        if (d->before) // a grant under way that fails yet takes only its own back
            d->before->kinds.insert(model::ConsentKind::Provider);
        return d->settings.update(settings);
    }
    if (!d->before)
        d->before = d->settings.settings().consent;
    const bool wasLoading = std::exchange(d->isLoading, true); // the key is asked for once, below
    if (const base::Status saved = d->settings.update(settings); !saved) {
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
    if (const qint64 process = processWithAJob(QFileInfo(d->settings.path()).path()); process != 0) {
        const base::Status busy = base::failure(base::problem(base::ErrorCode::Usage, QString(),
            tr("Another program runs a batch (process %1).").arg(process),
            tr("Wait until it has ended, or stop it; then renew the data key.")));
        QMetaObject::invokeMethod(
            this, [this, busy] { Q_EMIT renewed(busy); }, Qt::QueuedConnection);
        return;
    }
    d->isRenewing = true;
    d->renewal = d->keys.renewDataKey(passphrase.isEmpty() ? d->passphrase : passphrase, store);
    connect(d->renewal.get(), &keys::KeyJob::done, this, [this](const base::Expected<base::Secret>& key) {
        d->isRenewing = false;
        if (!key) {
            const base::Status status = base::failure(key.error());
            const QPointer<PrivacyAdmin> self(this);
            followKey(); // another program may have been quicker
            if (self)
                Q_EMIT renewed(status);
            return;
        }
        d->places.setDataKeys(*key, d->keys.formerDataKeys());
        const QPointer<PrivacyAdmin> self(this);
        Q_EMIT unlocked(); // whoever holds a sealer takes the new one
        if (self)
            resealStored();
    });
}

void PrivacyAdmin::checkStored()
{
    if (!d->database)
        return;
    // quick_check reads each page once; integrity_check would sort every index too.
    d->check = d->database->read({QStringLiteral("PRAGMA main.quick_check(1)"), {}});
    connect(d->check.get(), &db::ReadTicket::done, this, [this](const base::Expected<db::Rows>& rows) {
        const bool isWhole = rows && rows->size() == 1 && rows->first().first().toString() == u"ok";
        if (isWhole) {
            Q_EMIT checked({});
            return;
        }
        base::Error error;
        error.code = base::ErrorCode::Unreadable;
        error.what = tr("The file of what is stored is damaged.");
        error.remedy = tr("What can be read is still shown. Restore a backup with “spyhop-cli privacy restore”.");
        error.detail = rows ? QString() : rows.error().detail; // names pages, never contents
        Q_EMIT checked(base::failure(error));
    });
}

void PrivacyAdmin::checkRecords()
{
    if (!d->database)
        return;
    d->records = std::make_unique<store::RecordCheck>(*d->database, d->places.sealer(true));
    connect(
        d->records.get(), &store::RecordCheck::finished, this, [this](const base::Expected<QByteArrayList>& damaged) {
            Q_EMIT recordsChecked(d->records->records(), damaged);
        });
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
            if (d->database)
                std::ignore = d->database->flush(); // a write that failed was told where it was made
            d->backup = std::make_unique<BackupJob>(profileFolder, file, *key, passphrase, now);
            connect(d->backup.get(), &BackupJob::progressed, this, &PrivacyAdmin::backupProgressed);
            connect(d->backup.get(), &BackupJob::done, this,
                [this](const base::Status& status) { Q_EMIT backedUp(status); });
        });
}

void PrivacyAdmin::resealStored()
{
    if (!d->database)
        return;
    d->isResealing = true;
    d->resealing = std::make_unique<store::Resealing>(*d->database, d->places.sealer(true));
    connect(d->resealing.get(), &store::Resealing::finished, this, [this](const base::Status& status) {
        d->isResealing = false;
        const base::Status noted = status ? d->keys.noteResealed() : status;
        Q_EMIT renewed(noted);
    });
}

void PrivacyAdmin::withdrawGrant()
{
    // Consent that nothing can be sealed with would promise what does not happen.
    if (!d->before)
        return;
    model::Settings settings = d->settings.settings();
    settings.consent = *d->before;
    d->before.reset();
    if (!d->settings.update(settings))
        d->places.setConsent(settings.consent);
}

base::Status PrivacyAdmin::revoke(const QList<model::ConsentKind>& kinds)
{
    model::Settings settings = d->settings.settings();
    settings.consent.asked = true;
    for (const model::ConsentKind kind : kinds) {
        settings.consent.kinds.remove(kind);
        if (d->before) // a grant that fails yet must not bring it back
            d->before->kinds.remove(kind);
    }
    return d->settings.update(settings);
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

void PrivacyAdmin::beginErasing(bool leavesKey)
{
    if (d->isErasing)
        return;
    d->hasRefused = false;
    if (d->isRenewing) { // the fresh key would be written after the old one's end
        const base::Status busy = base::failure(base::problem(base::ErrorCode::RefusedConsent, QString(),
            tr("Nothing was erased: the data key is being renewed."), tr("Erase once more when that has ended.")));
        QMetaObject::invokeMethod(
            this, [this, busy] { Q_EMIT keyErased(busy); }, Qt::QueuedConnection);
        return;
    }
    d->isErasing = true;
    d->job.reset();
    d->wasLoading = std::exchange(d->isLoading, false);
    const QString place = dataKeyPlace();
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
        {tr("Nothing was erased, and the data key still lies in: %1.").arg(dataKeyPlace()), reason.what});
    const keys::DataKeyStore store = dataKeyStore();
    const bool liesElsewhere = store == keys::DataKeyStore::Token || store == keys::DataKeyStore::Keychain;
    d->hasRefused = liesElsewhere && reason.code == base::ErrorCode::Auth;
    if (d->hasRefused && store == keys::DataKeyStore::Keychain)
        error.remedy = tr("Unlock the keychain, then erase once more.");
    if (d->wasLoading)
        loadKey(d->before ? Load::Make : Load::Find);
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
    d->resealing.reset();
    const bool wasResealing = std::exchange(d->isResealing, false);
    d->places.forgetDataKeys();
    d->erased = true;
    const QPointer<PrivacyAdmin> self(this);
    base::Status status = revoke(model::allConsentKinds());
    if (!self)
        return;
    if (const base::Status emptied = emptyDatabase(); !emptied)
        status = emptied;
    if (!vault)
        status = vault;
    Q_EMIT erased();
    if (self && wasResealing)
        Q_EMIT renewed(base::failure(justErased()));
    if (self)
        Q_EMIT keyErased(status);
}

//! Where the key is left, nothing that it opens may stay in pages that are free by now.
base::Status PrivacyAdmin::emptyDatabase() const
{
    if (!d->database)
        return {};
    const base::Expected<db::Rows> tables = d->database->readNow(
        {QStringLiteral(
             "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE "
             "'\\' AND name NOT IN ('schema_version', 'migrations', 'meta')"),
            {}});
    if (!tables)
        return base::failure(tables.error());
    if (!d->leftIn.isEmpty()) {
        if (const base::Status set = d->database->writeNow({{QStringLiteral("PRAGMA main.secure_delete = ON"), {}}});
            !set)
            return set;
    }
    QList<db::Statement> statements;
    for (const QVariantList& row : *tables)
        statements.append({QStringLiteral("DELETE FROM main.\"%1\"").arg(row.constFirst().toString()), {}});
    const base::Status emptied = d->database->writeNow(statements);
    if (emptied || !store::isDamage(emptied.error()))
        return emptied;
    // What lies in a damaged part of the file cannot be taken out: it has lost its key, and goes with the file.
    for (const db::Statement& statement : std::as_const(statements)) {
        if (const base::Status one = d->database->writeNow({statement}); !one && !store::isDamage(one.error()))
            return one;
    }
    return {};
}

PrivacyAdmin::Stored PrivacyAdmin::stored() const
{
    if (d->database == nullptr)
        return {};
    const base::Expected<db::Rows> counts = d->database->readNow(
        {QStringLiteral("SELECT (SELECT count(*) FROM main.conversations), (SELECT count(*) FROM main.jobs)"), {}});
    if (!counts || counts->isEmpty())
        return {};
    return {counts->first().at(0).toInt(), counts->first().at(1).toInt()};
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

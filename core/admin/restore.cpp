// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/restore.h"

#include "core/admin/backupwords.h"
#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/base/shred.h"
#include "core/db/connection.h"
#include "core/keys/ownentries.h"
#include "core/keys/tokenfile.h"
#include "core/keys/vault.h"
#include "core/observe/auditrestore.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <algorithm>
#include <chrono>
#include <tuple>

namespace spyhop::admin {
namespace {

using backupwords::notWritten;
using backupwords::problem;
using backupwords::text;

const QString asideEnding = QStringLiteral(".before-restore");
const QString absentEnding = QStringLiteral(".absent"); // there is to be no such file
const QString startedName = QStringLiteral("started"); // files are being moved
const QString stagedAtName = QStringLiteral("staged"); // its time is that of the person's decision
constexpr qint64 longestSettings = 10'000'000; // bytes
constexpr qint64 longestWaitMs = 24LL * 60 * 60 * 1000;
constexpr std::chrono::milliseconds lockPatience{10'000}; // renames, and the emptying of a long write-ahead log

QString stagedFolder(const QString& profileFolder)
{
    return QDir(profileFolder).filePath(QStringLiteral("restore-staged"));
}

bool hasStarted(const QString& profileFolder)
{
    return QFileInfo::exists(QDir(stagedFolder(profileFolder)).filePath(startedName));
}

tl::unexpected<base::Error> inUse(const QString& path)
{
    return base::failure(
        problem(base::ErrorCode::Usage, path, text(QT_TRANSLATE_NOOP("Backup", "The profile is in use.")),
            text(QT_TRANSLATE_NOOP("Backup", "Close Spyhop and end its commands first."))));
}

//! What a restore replaces: what a backup holds, and the token's seals, of which carryOver() takes over what it can.
QStringList replacedFiles()
{
    return backedUpFiles() + QStringList{QStringLiteral("token.json")};
}

//! Something is still to come of this file, be it that there is to be none.
bool isAwaited(const QString& staged)
{
    return QFileInfo::exists(staged) || QFileInfo::exists(staged + absentEnding);
}

bool removeIfThere(const QString& path)
{
    return QFile::remove(path) || !base::isThere(path);
}

//! Says of each file that does not come that there is to be none, then makes the folder the staged one in one step.
base::Status stage(WorkFolder& folder, const QString& profileFolder)
{
    for (const QString& name : replacedFiles()) {
        const QString path = folder.filePath(name);
        if (QFileInfo::exists(path))
            QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        else if (const base::Status noted = base::atomicSave(path + absentEnding, {}); !noted)
            return noted;
    }
    if (base::Status noted = base::atomicSave(folder.filePath(stagedAtName), {}); !noted)
        return noted;
    base::FileLock lock(restoreLockPath(profileFolder));
    const base::Expected<bool> taken = lock.take(lockPatience);
    if (!taken)
        return base::failure(taken.error());
    if (!*taken || hasStarted(profileFolder)) // what was begun must be finished first
        return inUse(profileFolder);
    discardFolder(stagedFolder(profileFolder));
    return folder.become(stagedFolder(profileFolder)) ? base::Status() : notWritten(stagedFolder(profileFolder), {});
}

//! Nobody else has the database open, and all of it lies in its file. Does not wait: every start asks.
base::Status checkAlone(const QString& path)
{
    if (!QFileInfo::exists(path))
        return {};
    const auto connection = db::Connection::openForWriting(path);
    if (!connection) {
        if (connection.error().code == base::ErrorCode::Settings)
            return {}; // damaged: what it is to be replaced for
        return base::failure(connection.error());
    }
    for (const char* sql : {"PRAGMA busy_timeout=0", "PRAGMA locking_mode=EXCLUSIVE",
             "PRAGMA main.wal_checkpoint(TRUNCATE)", "BEGIN EXCLUSIVE", "COMMIT"}) {
        const base::Status done = (*connection)->run(db::Statement{QString::fromLatin1(sql), {}});
        if (!done && done.error().code != base::ErrorCode::Settings) // damaged in the middle
            return inUse(path);
    }
    return {};
}

//! One file: what is there goes aside, what was staged takes its place. Done twice, it does no more.
base::Status replace(const QString& path, const QString& staged)
{
    if (!isAwaited(staged))
        return {}; // it has come already
    const QString aside = path + asideEnding;
    // What lies aside already is what was there when this began, and is kept in any case.
    if (QFileInfo::exists(aside) ? !removeIfThere(path) : !QFile::rename(path, aside) && base::isThere(path))
        return notWritten(aside, {});
    if (!QFile::rename(staged, path) && base::isThere(staged))
        return notWritten(path, {});
    return removeIfThere(staged + absentEnding) ? base::Status() : notWritten(staged, {});
}

//! Staged so long ago that who did it has gone on with the profile since.
bool isOverdue(const QString& profileFolder)
{
    const QFileInfo stagedAt(QDir(stagedFolder(profileFolder)).filePath(stagedAtName));
    return !hasStarted(profileFolder)
        && (!stagedAt.exists() || stagedAt.lastModified().msecsTo(base::SystemClock().wallTime()) > longestWaitMs);
}

//! Not the settings' own reading: the file may be damaged, and is about to be replaced.
QString profileIdIn(const QString& folder)
{
    const auto text = base::readFile(QDir(folder).filePath(QStringLiteral("spyhop.json")), longestSettings);
    return text ? QJsonDocument::fromJson(*text).object().value(QStringLiteral("profileId")).toString() : QString();
}

//! A damaged file comes as it is: it may be what was there before, and is wanted back.
bool isFault(const base::Status& status)
{
    return !status && status.error().code != base::ErrorCode::Unreadable;
}

//! What lies outside the files does not go with them. The API keys that a token has sealed for the profile open as
//! before, whatever the data key; and the data key that lies in keychain or token is found when everything is erased.
//! Done twice, it does no more.
base::Status carryOver(const QString& profileFolder, const QDir& staged)
{
    const QString id = profileIdIn(profileFolder);
    const keys::TokenFile token(profileFolder);
    const bool isSame = !id.isEmpty() && id == profileIdIn(staged.path());
    if (base::Status taken = keys::TokenFile(staged.path()).takeOver(token, isSame); isFault(taken))
        return taken;
    const keys::TokenChoice chosen = token.choice().value_or(keys::TokenChoice());
    if (base::Status noted = keys::Vault(staged.path()).rememberPlacesOf(keys::Vault(profileFolder), id, chosen);
        isFault(noted))
        return noted;
    for (const char* name : {"token.json", "vault.json"}) { // one that is there now is not to be none
        const QString path = staged.filePath(QLatin1String(name));
        if (QFileInfo::exists(path) && !removeIfThere(path + absentEnding))
            return notWritten(path, {});
    }
    return {};
}

//! What the backup's key store remembers of the audit log, which no backup holds, is no measure of the log that is here
//! or begins here. What takes its place is sealed as it was: only who opens the backup can say so (decisions/0143).
base::Status noteForAudit(const QString& folder, const OpenedBackup& opened)
{
    const keys::Vault vault(folder);
    const QList<base::Secret> former = vault.formerDataKeys(opened.dataKey).value_or(QList<base::Secret>());
    const auto held = vault.key(keys::auditCheckpointEntry(), opened.dataKey, former);
    const QByteArray text = held ? QByteArray(held->data(), held->size()) : QByteArray();
    QByteArray note = observe::restoreNoteOver(text, opened.madeAt).text();
    return vault.setKey(keys::auditCheckpointEntry(), base::Secret::take(note), opened.dataKey);
}

//! With the lock held.
base::Status putInPlace(const QString& profileFolder)
{
    const QDir profile(profileFolder);
    const QDir staged(stagedFolder(profileFolder));
    const QString databaseName = backedUpFiles().constFirst();
    const QString database = profile.filePath(databaseName);
    if (!hasStarted(profileFolder)) {
        if (base::Status alone = checkAlone(database); !alone)
            return alone;
        if (base::Status carried = carryOver(profileFolder, staged); !carried)
            return carried;
        for (const QString& name : replacedFiles()) { // of an earlier restore
            if (!removeIfThere(profile.filePath(name) + asideEnding))
                return notWritten(profile.filePath(name) + asideEnding, {});
        }
        if (base::Status started = base::atomicSave(staged.filePath(startedName), {}); !started)
            return started;
    }
    if (isAwaited(staged.filePath(databaseName))) { // they belong to the one that goes, and are empty by now
        for (const char* left : {"-wal", "-shm"})
            QFile::remove(database + QLatin1String(left));
    }
    for (const QString& name : replacedFiles()) {
        if (base::Status replaced = replace(profile.filePath(name), staged.filePath(name)); !replaced)
            return replaced;
    }
    discardFolder(staged.path());
    return {};
}

} // namespace

QString restoreLockPath(const QString& profileFolder)
{
    return QDir(profileFolder).filePath(QStringLiteral("restore.lock"));
}

base::Expected<SeenBackup> lookInside(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress)
{
    base::Expected<std::unique_ptr<WorkFolder>> folder = WorkFolder::make(profileFolder, WorkFolder::Kind::Restore);
    if (!folder)
        return base::failure(folder.error());
    const QString path = (*folder)->path();
    const base::Expected<OpenedBackup> opened = unpackBackup(file, passphrase, path, progress);
    if (!opened)
        return base::failure(opened.error());
    if (const base::Status wrapped = keys::Vault(path).wrapDataKey(opened->dataKey, passphrase); !wrapped)
        return base::failure(wrapped.error());
    if (const base::Status noted = noteForAudit(path, *opened); !noted)
        return base::failure(noted.error());
    QFile::remove((*folder)->filePath(QStringLiteral("vault.json.lock")));
    SeenBackup seen;
    seen.contents = contentsOf(path);
    seen.contents.madeAt = opened->madeAt;
    seen.contents.program = opened->program;
    for (const char* left : {"spyhop.db-wal", "spyhop.db-shm"}) // of the look at it
        QFile::remove((*folder)->filePath(QLatin1String(left)));
    seen.folder = std::move(*folder);
    return seen;
}

base::Status stageSeen(SeenBackup& seen, const QString& profileFolder)
{
    return stage(*seen.folder, profileFolder);
}

base::Expected<BackupContents> stageRestore(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress)
{
    base::Expected<SeenBackup> seen = lookInside(profileFolder, file, passphrase, progress);
    if (!seen)
        return base::failure(seen.error());
    if (const base::Status staged = stageSeen(*seen, profileFolder); !staged)
        return base::failure(staged.error());
    return seen->contents;
}

base::Status stageUndo(const QString& profileFolder)
{
    if (!restoredAt(profileFolder))
        return base::failure(problem(base::ErrorCode::NotFound, profileFolder,
            text(QT_TRANSLATE_NOOP("Backup", "There is no restore that could be undone.")), {}));
    const base::Expected<std::unique_ptr<WorkFolder>> folder
        = WorkFolder::make(profileFolder, WorkFolder::Kind::Restore);
    if (!folder)
        return base::failure(folder.error());
    for (const QString& name : replacedFiles()) {
        const QString aside = QDir(profileFolder).filePath(name) + asideEnding;
        if (QFileInfo::exists(aside) && !QFile::copy(aside, (*folder)->filePath(name)))
            return notWritten((*folder)->filePath(name), {});
    }
    return stage(**folder, profileFolder);
}

bool isRestoreStaged(const QString& profileFolder)
{
    // One that is being made or removed, or that a crash has cut short, lacks something.
    const QStringList names = replacedFiles();
    const QDir staged(stagedFolder(profileFolder));
    return hasStarted(profileFolder) || std::all_of(names.cbegin(), names.cend(), [&staged](const QString& name) {
        return isAwaited(staged.filePath(name));
    });
}

void forgetStaged(const QString& profileFolder)
{
    if (!QFileInfo::exists(stagedFolder(profileFolder)))
        return;
    base::FileLock lock(restoreLockPath(profileFolder));
    if (lock.take(lockPatience).value_or(false) && !hasStarted(profileFolder))
        discardFolder(stagedFolder(profileFolder));
}

base::Status finishRestore(const QString& profileFolder)
{
    base::FileLock lock(restoreLockPath(profileFolder));
    return finishRestore(profileFolder, lock);
}

base::Status finishRestore(const QString& profileFolder, base::FileLock& lock)
{
    removeLeftFolders(profileFolder);
    const base::Expected<bool> taken = lock.take(lockPatience);
    if (!QFileInfo::exists(stagedFolder(profileFolder)))
        return {}; // without the lock, too: a profile that cannot be written to can be looked at
    if (!taken)
        return base::failure(taken.error());
    if (!*taken) {
        if (!hasStarted(profileFolder))
            return isRestoreStaged(profileFolder) ? inUse(profileFolder) : base::Status();
        return base::failure(problem(base::ErrorCode::Internal, profileFolder,
            text(QT_TRANSLATE_NOOP("Backup", "Another program is putting a backup in place.")),
            text(QT_TRANSLATE_NOOP("Backup", "Try again when it has finished."))));
    }
    if (!isRestoreStaged(profileFolder)) { // another start was faster, or it was cut short
        discardFolder(stagedFolder(profileFolder));
        return {};
    }
    if (isOverdue(profileFolder)) {
        discardFolder(stagedFolder(profileFolder));
        return base::failure(problem(base::ErrorCode::Cancelled, profileFolder,
            text(QT_TRANSLATE_NOOP("Backup", "A restore waited for more than a day and was called off.")),
            text(QT_TRANSLATE_NOOP("Backup", "Nothing was changed. Restore the backup again if you still want it."))));
    }
    return putInPlace(profileFolder);
}

QString restoreNotice(const base::Error& failure)
{
    if (failure.code == base::ErrorCode::Usage)
        return text(QT_TRANSLATE_NOOP("Backup",
            "A restore waits, since another program has the profile open. Close Spyhop and end its commands, and it "
            "is put in place at the next start."));
    if (failure.code != base::ErrorCode::Cancelled)
        return {};
    base::Error told = failure;
    told.whom.clear(); // a person knows which profile
    return told.sentence();
}

std::optional<QDateTime> restoredAt(const QString& profileFolder)
{
    const QFileInfo aside(QDir(profileFolder).filePath(backedUpFiles().constFirst()) + asideEnding);
    // A rename leaves the time of the last change alone, and is one to the entry itself.
    return aside.exists() ? std::optional(aside.metadataChangeTime().toUTC()) : std::nullopt;
}

QStringList tokenKeysLeftBehind(const QString& profileFolder)
{
    const QString aside = QDir(profileFolder).filePath(QStringLiteral("token.json")) + asideEnding;
    const QStringList present = keys::TokenFile(profileFolder).names().value_or(QStringList());
    QStringList names = keys::TokenFile::atPath(aside).names().value_or(QStringList());
    static const QRegularExpression reference(QStringLiteral("\"pkcs11:([A-Za-z0-9._-]+)\""));
    const auto settings = base::readFile(QDir(profileFolder).filePath(QStringLiteral("spyhop.json")), longestSettings);
    auto found = reference.globalMatch(settings ? QString::fromUtf8(*settings) : QString());
    while (found.hasNext())
        names.append(found.next().captured(1));
    names.removeDuplicates();
    names.removeIf([&present](const QString& name) { return present.contains(name); });
    return names;
}

void forgetBeforeRestore(const QString& profileFolder, Forgetting how)
{
    forgetStaged(profileFolder);
    removeLeftFolders(profileFolder);
    QDir profile(profileFolder);
    QStringList patterns;
    for (const QString& name : replacedFiles()) {
        for (const char* ending : {".before-restore", ".damaged-*", ".before-v*"})
            patterns << name + QLatin1String(ending);
    }
    const QStringList names = profile.entryList(patterns, QDir::Files);
    for (const QString& name : names) {
        if (how == Forgetting::Bytes)
            std::ignore = base::shred(profile.filePath(name)); // no more than an attempt
        else
            profile.remove(name);
    }
}

base::Status restoreBackup(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress)
{
    if (hasStarted(profileFolder)) { // half of it is here: what was there before would be lost
        if (base::Status before = finishRestore(profileFolder); !before)
            return before;
    }
    if (const base::Expected<BackupContents> staged = stageRestore(profileFolder, file, passphrase, progress); !staged)
        return base::failure(staged.error());
    base::Status finished = finishRestore(profileFolder);
    if (finished)
        return finished;
    // Whoever is told that nothing came of it must not find it done at some later start.
    forgetStaged(profileFolder);
    if (hasStarted(profileFolder))
        finished.error().remedy
            = text(QT_TRANSLATE_NOOP("Backup", "It was begun; the next start of Spyhop finishes it."));
    return finished;
}

} // namespace spyhop::admin

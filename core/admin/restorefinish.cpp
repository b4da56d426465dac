// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts in place what was staged, at the start of a program.
#include "core/admin/backup.h"
#include "core/admin/backupwords.h"
#include "core/admin/beforerestore.h"
#include "core/admin/restore.h"
#include "core/admin/stagedrestore.h"
#include "core/base/files.h"
#include "core/db/connection.h"
#include "core/keys/tokenfile.h"
#include "core/keys/vault.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace spyhop::admin {
namespace {

using backupwords::inUse;
using backupwords::notWritten;
using backupwords::problem;
using backupwords::text;

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
base::Status replace(const QString& profileFolder, const StagedRestore& staged, const QString& name)
{
    if (!staged.isAwaited(name))
        return {}; // it has come already
    const QString path = QDir(profileFolder).filePath(name);
    const QString aside = asidePath(profileFolder, name);
    // What lies aside already is what was there when this began, and is kept in any case.
    if (QFileInfo::exists(aside) ? !removeIfThere(path) : !QFile::rename(path, aside) && base::isThere(path))
        return notWritten(aside, {});
    if (!QFile::rename(staged.filePath(name), path) && base::isThere(staged.filePath(name)))
        return notWritten(path, {});
    return staged.dropAbsence(name) ? base::Status() : notWritten(staged.filePath(name), {});
}

QString profileIdIn(const QString& folder)
{
    return QJsonDocument::fromJson(settingsIn(folder)).object().value(QStringLiteral("profileId")).toString();
}

//! A damaged file comes as it is: it may be what was there before, and is wanted back.
bool isFault(const base::Status& status)
{
    return !status && status.error().code != base::ErrorCode::Unreadable;
}

//! What lies outside the files does not go with them. The API keys that a token has sealed for the profile open as
//! before, whatever the data key; and the data key that lies in keychain or token is found when everything is erased.
//! Done twice, it does no more.
base::Status carryOver(const QString& profileFolder, const StagedRestore& staged)
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
        if (QFileInfo::exists(path) && !staged.dropAbsence(QLatin1String(name)))
            return notWritten(path, {});
    }
    return {};
}

//! With the lock held.
base::Status putInPlace(const QString& profileFolder, StagedRestore& staged)
{
    const QDir profile(profileFolder);
    const QString databaseName = backedUpFiles().constFirst();
    const QString database = profile.filePath(databaseName);
    if (!staged.hasStarted()) {
        if (base::Status alone = checkAlone(database); !alone)
            return alone;
        if (base::Status carried = carryOver(profileFolder, staged); !carried)
            return carried;
        for (const QString& name : replacedFiles()) { // of an earlier restore
            if (!removeIfThere(asidePath(profileFolder, name)))
                return notWritten(asidePath(profileFolder, name), {});
        }
        if (base::Status started = staged.noteStarted(); !started)
            return started;
    }
    if (staged.isAwaited(databaseName)) { // they belong to the one that goes, and are empty by now
        for (const char* left : {"-wal", "-shm"})
            QFile::remove(database + QLatin1String(left));
    }
    for (const QString& name : replacedFiles()) {
        if (base::Status replaced = replace(profileFolder, staged, name); !replaced)
            return replaced;
    }
    staged.discard();
    return {};
}

} // namespace

base::Status finishRestore(const QString& profileFolder)
{
    base::FileLock lock(restoreLockPath(profileFolder));
    return finishRestore(profileFolder, lock);
}

base::Status finishRestore(const QString& profileFolder, base::FileLock& lock)
{
    removeLeftFolders(profileFolder);
    const base::Expected<bool> taken = lock.take(restorePatience);
    StagedRestore staged(profileFolder);
    if (!staged.isThere())
        return {}; // without the lock, too: a profile that cannot be written to can be looked at
    if (!taken)
        return base::failure(taken.error());
    if (!*taken) {
        if (!staged.hasStarted())
            return staged.isWhole() ? inUse(profileFolder) : base::Status();
        return base::failure(problem(base::ErrorCode::Internal, profileFolder,
            text(QT_TRANSLATE_NOOP("Backup", "Another program is putting a backup in place.")),
            text(QT_TRANSLATE_NOOP("Backup", "Try again when it has finished."))));
    }
    if (!staged.isWhole()) { // another start was faster, or it was cut short
        staged.discard();
        return {};
    }
    if (staged.isOverdue()) {
        staged.discard();
        return base::failure(problem(base::ErrorCode::Cancelled, profileFolder,
            text(QT_TRANSLATE_NOOP("Backup", "A restore waited for more than a day and was called off.")),
            text(QT_TRANSLATE_NOOP("Backup", "Nothing was changed. Restore the backup again if you still want it."))));
    }
    return putInPlace(profileFolder, staged);
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

} // namespace spyhop::admin

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/restore.h"

#include "core/base/files.h"
#include "core/db/connection.h"
#include "core/keys/vault.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

namespace spyhop::admin {
namespace {

const QString asideEnding = QStringLiteral(".before-restore");
const QString absentEnding = QStringLiteral(".absent"); // there is to be no such file
const QString startedName = QStringLiteral("started"); // files are being moved

QString text(const char* source)
{
    return QCoreApplication::translate("Backup", source);
}

base::Error problem(base::ErrorCode code, const QString& whom, const QString& what, const QString& remedy)
{
    base::Error error;
    error.code = code;
    error.whom = whom;
    error.what = what;
    error.remedy = remedy;
    return error;
}

tl::unexpected<base::Error> notWritten(const QString& path)
{
    return base::failure(problem(
        base::ErrorCode::Internal, path, text(QT_TRANSLATE_NOOP("Backup", "The file could not be written.")), {}));
}

QString stagedFolder(const QString& profileFolder)
{
    return QDir(profileFolder).filePath(QStringLiteral("restore-staged"));
}

//! What a restore replaces: what a backup holds, and the token's seals, which would lead nowhere with another data key.
QStringList replacedFiles()
{
    return backedUpFiles() + QStringList{QStringLiteral("token.json")};
}

bool removeIfThere(const QString& path)
{
    return !QFileInfo::exists(path) || QFile::remove(path);
}

//! Says of each file that does not come that there is to be none, then makes the folder the staged one in one step.
base::Status stage(QTemporaryDir& folder, const QString& profileFolder)
{
    for (const QString& name : replacedFiles()) {
        const QString path = folder.filePath(name);
        if (QFileInfo::exists(path))
            QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        else if (const base::Status noted = base::atomicSave(path + absentEnding, {}); !noted)
            return noted;
    }
    forgetStaged(profileFolder);
    if (!QDir().rename(folder.path(), stagedFolder(profileFolder)))
        return notWritten(stagedFolder(profileFolder));
    folder.setAutoRemove(false);
    return {};
}

//! Nobody else has the database open, and all of it lies in its file.
base::Status checkAlone(const QString& path)
{
    if (!QFileInfo::exists(path))
        return {};
    const auto connection = db::Connection::openForWriting(path);
    if (!connection)
        return {}; // damaged: what it is to be replaced for
    for (const char* sql :
        {"PRAGMA locking_mode=EXCLUSIVE", "PRAGMA main.wal_checkpoint(TRUNCATE)", "BEGIN EXCLUSIVE", "COMMIT"}) {
        if (!(*connection)->run(db::Statement{QString::fromLatin1(sql), {}}))
            return base::failure(
                problem(base::ErrorCode::Usage, path, text(QT_TRANSLATE_NOOP("Backup", "The profile is in use.")),
                    text(QT_TRANSLATE_NOOP("Backup", "Close Spyhop and end its commands first."))));
    }
    return {};
}

//! One file: what is there goes aside, what was staged takes its place. Done twice, it does no more.
base::Status replace(const QString& path, const QString& staged)
{
    const bool comes = QFileInfo::exists(staged);
    if (!comes && !QFileInfo::exists(staged + absentEnding))
        return {}; // it has come already
    const QString aside = path + asideEnding;
    if (QFileInfo::exists(path) && (!removeIfThere(aside) || !QFile::rename(path, aside)))
        return notWritten(aside);
    if (comes && !QFile::rename(staged, path))
        return notWritten(path);
    return removeIfThere(staged + absentEnding) ? base::Status() : notWritten(staged);
}

} // namespace

base::Expected<BackupContents> stageRestore(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress)
{
    if (const base::Status folder = base::ensurePrivateFolder(profileFolder); !folder)
        return base::failure(folder.error());
    QTemporaryDir folder(profileFolder + QStringLiteral("/restore-XXXXXX"));
    const base::Expected<OpenedBackup> opened = unpackBackup(file, passphrase, folder.path(), progress);
    if (!opened)
        return base::failure(opened.error());
    if (const base::Status wrapped = keys::Vault(folder.path()).wrapDataKey(opened->dataKey, passphrase); !wrapped)
        return base::failure(wrapped.error());
    QFile::remove(folder.filePath(QStringLiteral("vault.json.lock")));
    BackupContents contents = contentsOf(folder.path());
    contents.madeAt = opened->madeAt;
    contents.program = opened->program;
    for (const char* left : {"spyhop.db-wal", "spyhop.db-shm"}) // of the look at it
        QFile::remove(folder.filePath(QLatin1String(left)));
    if (const base::Status staged = stage(folder, profileFolder); !staged)
        return base::failure(staged.error());
    return contents;
}

base::Status stageUndo(const QString& profileFolder)
{
    if (!restoredAt(profileFolder))
        return base::failure(problem(base::ErrorCode::NotFound, profileFolder,
            text(QT_TRANSLATE_NOOP("Backup", "There is no restore that could be undone.")), {}));
    QTemporaryDir folder(profileFolder + QStringLiteral("/restore-XXXXXX"));
    for (const QString& name : replacedFiles()) {
        const QString aside = QDir(profileFolder).filePath(name) + asideEnding;
        if (QFileInfo::exists(aside) && !QFile::copy(aside, folder.filePath(name)))
            return notWritten(folder.filePath(name));
    }
    return stage(folder, profileFolder);
}

bool isRestoreStaged(const QString& profileFolder)
{
    return QFileInfo(stagedFolder(profileFolder)).isDir();
}

void forgetStaged(const QString& profileFolder)
{
    QDir(stagedFolder(profileFolder)).removeRecursively();
}

base::Status finishRestore(const QString& profileFolder)
{
    if (!isRestoreStaged(profileFolder))
        return {};
    const QDir profile(profileFolder);
    const QDir staged(stagedFolder(profileFolder));
    const QString database = profile.filePath(backedUpFiles().constFirst());
    if (!staged.exists(startedName)) {
        if (base::Status alone = checkAlone(database); !alone)
            return alone;
        for (const QString& name : replacedFiles()) { // of an earlier restore
            if (!removeIfThere(profile.filePath(name) + asideEnding))
                return notWritten(profile.filePath(name) + asideEnding);
        }
        if (base::Status started = base::atomicSave(staged.filePath(startedName), {}); !started)
            return started;
    }
    for (const QString& name : replacedFiles()) {
        if (base::Status replaced = replace(profile.filePath(name), staged.filePath(name)); !replaced)
            return replaced;
    }
    for (const char* left : {"-wal", "-shm"}) // of the database that was moved aside: empty by now
        QFile::remove(database + QLatin1String(left));
    forgetStaged(profileFolder);
    return {};
}

std::optional<QDateTime> restoredAt(const QString& profileFolder)
{
    const QFileInfo aside(QDir(profileFolder).filePath(backedUpFiles().constFirst()) + asideEnding);
    // A rename leaves the time of the last change alone, and is one to the entry itself.
    return aside.exists() ? std::optional(aside.metadataChangeTime().toUTC()) : std::nullopt;
}

void forgetBeforeRestore(const QString& profileFolder)
{
    forgetStaged(profileFolder);
    for (const QString& name : replacedFiles())
        QFile::remove(QDir(profileFolder).filePath(name) + asideEnding);
}

base::Status restoreBackup(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress)
{
    const base::Expected<BackupContents> staged = stageRestore(profileFolder, file, passphrase, progress);
    if (!staged)
        return base::failure(staged.error());
    const base::Status finished = finishRestore(profileFolder);
    if (!finished && finished.error().code == base::ErrorCode::Usage)
        forgetStaged(profileFolder);
    return finished;
}

} // namespace spyhop::admin

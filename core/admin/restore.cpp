// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/restore.h"

#include "core/admin/backupwords.h"
#include "core/admin/beforerestore.h"
#include "core/admin/stagedrestore.h"
#include "core/keys/ownentries.h"
#include "core/keys/vault.h"
#include "core/observe/auditrestore.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace spyhop::admin {
namespace {

using backupwords::notWritten;
using backupwords::problem;
using backupwords::text;

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
    return StagedRestore(profileFolder).take(*seen.folder);
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
        const QString aside = asidePath(profileFolder, name);
        if (QFileInfo::exists(aside) && !QFile::copy(aside, (*folder)->filePath(name)))
            return notWritten((*folder)->filePath(name), {});
    }
    return StagedRestore(profileFolder).take(**folder);
}

bool isRestoreStaged(const QString& profileFolder)
{
    return StagedRestore(profileFolder).isWhole();
}

void forgetStaged(const QString& profileFolder)
{
    StagedRestore staged(profileFolder);
    if (!staged.isThere())
        return;
    base::FileLock lock(restoreLockPath(profileFolder));
    if (lock.take(restorePatience).value_or(false) && !staged.hasStarted())
        staged.discard();
}

base::Status restoreBackup(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress)
{
    const StagedRestore waiting(profileFolder);
    if (waiting.hasStarted()) { // half of it is here: what was there before would be lost
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
    if (waiting.hasStarted())
        finished.error().remedy
            = text(QT_TRANSLATE_NOOP("Backup", "It was begun; the next start of Spyhop finishes it."));
    return finished;
}

} // namespace spyhop::admin

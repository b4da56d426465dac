// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/backup.h"
#include "core/admin/workfolder.h"
#include "core/base/filelock.h"

#include <memory>

// Putting a backup in the place of a profile. In two steps, since a window cannot replace what it stands on: what is to
// come is staged in a folder of its own while the profile is in use, and put in place by whoever starts next. What was
// there stays beside it (beforerestore.h) and can be brought back the same way. Everything blocks; any thread.
namespace spyhop::admin {

//! A backup that was read whole and lies unpacked in the profile. Nothing comes of it until it is staged.
struct SeenBackup {
    BackupContents contents;
    std::unique_ptr<WorkFolder> folder;
};
//! Reads the backup whole; its passphrase will then open what is stored. Errors: Auth (wrong passphrase), Unreadable,
//! Internal (disk).
[[nodiscard]] base::Expected<SeenBackup> lookInside(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress);
//! From now on the next start puts it in place. What was staged before is forgotten. Errors: Usage (another program
//! puts something in place just now), Internal (disk); nothing is staged then that was not before.
[[nodiscard]] base::Status stageSeen(SeenBackup& seen, const QString& profileFolder);
//! Both at once. Errors: as of both.
[[nodiscard]] base::Expected<BackupContents> stageRestore(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress);
//! Stages what was there before the last restore. Errors: NotFound, Usage, Internal (disk).
[[nodiscard]] base::Status stageUndo(const QString& profileFolder);
//! Whether something whole waits for the next start.
[[nodiscard]] bool isRestoreStaged(const QString& profileFolder);
//! Not what is being put in place already: that must be finished.
void forgetStaged(const QString& profileFolder);

//! Puts in place what was staged; at the start of every program, before the profile is opened. A crash in between is
//! made good by the next start. Nothing staged: nothing happens. Errors: Usage (another process has the profile open:
//! it goes on waiting), Cancelled (it has waited for more than a day, when nobody expects it any more, and was
//! forgotten), Internal (disk).
[[nodiscard]] base::Status finishRestore(const QString& profileFolder);
//! The same for who opens the profile next: `lock`, of restoreLockPath(), is left taken where it could be had, and kept
//! until the profile is open. Until then it cannot be seen that it is in use.
[[nodiscard]] base::Status finishRestore(const QString& profileFolder, base::FileLock& lock);
//! What is held by whoever stages, forgets or puts in place, or opens the profile.
[[nodiscard]] QString restoreLockPath(const QString& profileFolder);
//! What a person is told of such a failure by a start that goes on with the profile as it is; empty: it must not go on.
[[nodiscard]] QString restoreNotice(const base::Error& failure);

//! All steps at once, for a profile that nobody uses. Errors: as of all; nothing is changed and nothing waits then,
//! unless the error says that the next start finishes it.
[[nodiscard]] base::Status restoreBackup(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress);

} // namespace spyhop::admin

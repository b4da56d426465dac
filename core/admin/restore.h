// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/backup.h"

#include <optional>

// Putting a backup in the place of a profile. In two steps, since a window cannot replace what it stands on: what is to
// come is staged in a folder of its own while the profile is in use, and put in place by whoever starts next. What was
// there stays beside it (NAME.before-restore) and can be brought back the same way. Everything blocks; any thread.
namespace spyhop::admin {

//! Reads the backup whole and stages it; its passphrase then opens what is stored. What was staged before is forgotten.
//! Errors: Auth (wrong passphrase), Unreadable, Internal (disk); nothing is staged then.
[[nodiscard]] base::Expected<BackupContents> stageRestore(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress);
//! Stages what was there before the last restore. Errors: NotFound, Internal (disk).
[[nodiscard]] base::Status stageUndo(const QString& profileFolder);
//! Whether something waits for the next start.
[[nodiscard]] bool isRestoreStaged(const QString& profileFolder);
void forgetStaged(const QString& profileFolder);

//! Puts in place what was staged; at the start of every program, before the profile is opened. A crash in between is
//! made good by the next start. Nothing staged: nothing happens. Errors: Usage (another process has the profile open),
//! Internal (disk).
[[nodiscard]] base::Status finishRestore(const QString& profileFolder);

//! When the last restore was; nothing: none, or what was there before it is gone.
[[nodiscard]] std::optional<QDateTime> restoredAt(const QString& profileFolder);
//! Removes what was there before the last restore, and what is staged: for whoever erases everything.
void forgetBeforeRestore(const QString& profileFolder);

//! Both steps at once, for a profile that nobody uses. Errors: as of both; nothing is changed then.
[[nodiscard]] base::Status restoreBackup(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase, const BackupProgress& progress);

} // namespace spyhop::admin

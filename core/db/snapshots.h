// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

// Copies of a database as it was before an upgrade, beside it (docs/formats/schema.md). What has been deleted since
// lies in them, so they end with their use. Blocks; any thread.
namespace spyhop::db {

//! Where the copy goes that is made of the database at `path` before it gets the schema `newVersion`.
[[nodiscard]] QString snapshotPath(const QString& path, int newVersion);
//! When the database at `path` was written last, by the times of its files: UTC; invalid if there is none.
[[nodiscard]] QDateTime lastWritten(const QString& path);
//! Overwrites and removes the copies that were made 30 days or more before `usedUntil`, up to which the upgraded
//! database is known to have been in use. An invalid time removes none.
void removeProvenSnapshots(const QString& path, const QDateTime& usedUntil);

} // namespace spyhop::db

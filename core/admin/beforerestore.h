// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

// The files that a restore replaces, and what was there before the last one: it stays beside them
// (NAME.before-restore). Everything blocks; any thread.
namespace spyhop::admin {

//! What a backup holds, and the token's seals.
[[nodiscard]] QStringList replacedFiles();
//! Where a file of the profile lies once another has taken its place.
[[nodiscard]] QString asidePath(const QString& profileFolder, const QString& name);
//! False: it is still there.
[[nodiscard]] bool removeIfThere(const QString& path);
//! Not the settings' own reading: the file may be damaged. Empty: it cannot be read.
[[nodiscard]] QByteArray settingsIn(const QString& folder);

//! When the last restore was; nothing: none, or what was there before it is gone.
[[nodiscard]] std::optional<QDateTime> restoredAt(const QString& profileFolder);
//! The names of API keys that a token sealed for what was there before the last restore, or that the settings in force
//! name as such, and that are not among what is here now: they have to be stored anew.
[[nodiscard]] QStringList tokenKeysLeftBehind(const QString& profileFolder);
//! Bytes: what goes is overwritten first, since a key that opens it is left somewhere.
enum class Forgetting { Files, Bytes };
//! Removes what was there before the last restore, what is staged, what was set aside as damaged and what was kept
//! before an upgrade: for whoever erases everything.
void forgetBeforeRestore(const QString& profileFolder, Forgetting how);

} // namespace spyhop::admin

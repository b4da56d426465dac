// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <functional>

// A backup as a file (docs/formats/backup.md). Everything here blocks and may be called on any thread.
namespace spyhop::admin {

//! Bytes done, of how many. Called from the thread that works, before the call it was given to returns.
using BackupProgress = std::function<void(qint64 done, qint64 total)>;

//! What lies in a profile, or in the backup of one: numbers, no texts.
struct BackupContents {
    qint64 bytes = 0; //!< of the database
    qint64 chats = 0, messages = 0, jobs = 0, prompts = 0; //!< prompts: and roles
    qint64 endpoints = 0, vaultKeys = 0;
    QDateTime madeAt; //!< UTC; of a backup
    QString program; //!< that made it; empty: not said
    bool operator==(const BackupContents&) const = default;
};
//! Of a profile's folder, in use or not. What cannot be read counts as none.
[[nodiscard]] BackupContents contentsOf(const QString& folder);

//! Writes everything stored of a profile, with the key to it and the settings, into one file that a passphrase seals.
//! API keys of the vault are in it, those of keychain and token are not. The profile may be in use. Errors: Usage
//! (passphrase too short), Internal (disk), Unreadable.
[[nodiscard]] base::Status writeBackup(const QString& profileFolder, const QString& file, const base::Secret& dataKey,
    const base::Secret& passphrase, const QDateTime& now, const BackupProgress& progress);

//! What the head of a backup says.
struct OpenedBackup {
    base::Secret dataKey;
    QDateTime madeAt; //!< UTC
    QString program;
};
//! Unpacks a backup into an empty folder, which is left half full by an error. Errors: Auth (wrong passphrase),
//! Unreadable, Internal (disk).
[[nodiscard]] base::Expected<OpenedBackup> unpackBackup(
    const QString& file, const base::Secret& passphrase, const QString& folder, const BackupProgress& progress);

//! The names of the files that a backup may hold, the database first.
[[nodiscard]] const QStringList& backedUpFiles();

} // namespace spyhop::admin

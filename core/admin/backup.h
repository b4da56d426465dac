// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <thread>

namespace spyhop::admin {

//! Writes everything stored of a profile, with the key to it and the settings, into one file that a passphrase seals
//! (docs/formats/backup.md). API keys of the vault are in it, those of keychain and token are not. The profile may be
//! in use. Blocks; any thread. Errors: Usage (passphrase too short), Internal (disk).
[[nodiscard]] base::Status writeBackup(
    const QString& profileFolder, const QString& file, const base::Secret& dataKey, const base::Secret& passphrase);

//! Puts a backup in the place of a profile that nobody uses: what was there stays beside it, as NAME.before-restore.
//! Nothing is touched until the whole file has been read and found whole. The passphrase then opens what is stored.
//! Blocks; any thread. Errors: Auth (wrong passphrase), Unreadable, Usage (the profile is in use), Internal.
[[nodiscard]] base::Status restoreBackup(
    const QString& profileFolder, const QString& file, const base::Secret& passphrase);

//! \brief writeBackup() or restoreBackup() on a thread of its own. Owner: one unique_ptr; destroying it waits.
class BackupJob : public QObject {
    Q_OBJECT
public:
    //! `dataKey` empty: restores.
    BackupJob(
        const QString& profileFolder, const QString& file, const base::Secret& dataKey, const base::Secret& passphrase);
    ~BackupJob() override;

Q_SIGNALS:
    void done(const spyhop::base::Status& status);

private:
    std::thread m_thread;
};

} // namespace spyhop::admin

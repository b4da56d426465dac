// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/backupjob.h"
#include "core/admin/privacyadmin.h"
#include "core/base/clock.h"

#include <QtCore/QObject>
#include <memory>
#include <optional>

namespace spyhop::admin {

//! \brief Backups and restores as the window makes them. Owner: Services, after PrivacyAdmin. Thread: main.
class BackupAdmin : public QObject {
    Q_OBJECT
public:
    BackupAdmin(base::Clock& clock, PrivacyAdmin& privacy, const QString& profileFolder);
    ~BackupAdmin() override;

    //! The stored data must be unlocked. wrote() follows.
    void write(const QString& file, const base::Secret& passphrase);
    //! Reads a backup whole; lookedInside() follows. Nothing comes of it until stageSeen().
    void lookInside(const QString& file, const base::Secret& passphrase);
    //! What was looked into waits for the next start. Errors: NotFound (nothing was), Usage, Internal (disk).
    [[nodiscard]] base::Status stageSeen();
    void forgetSeen();
    [[nodiscard]] bool isBusy() const { return m_job || m_isWriting; }
    //! "spyhop-2026-11-26.backup": of today.
    [[nodiscard]] QString usualName() const;
    //! What lies in this profile now.
    [[nodiscard]] BackupContents present() const;
    [[nodiscard]] bool canWrite() const { return m_privacy.isUnlocked(); }
    //! Something waits for the next start.
    [[nodiscard]] bool isStaged() const;
    void forgetStaged();
    [[nodiscard]] std::optional<QDateTime> restoredAt() const;
    //! What was there before the last restore is staged. Errors: NotFound, Usage, Internal (disk).
    [[nodiscard]] base::Status stageUndo();
    //! The program ends and starts again, which puts in place what is staged.
    void restart();

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);
    void wrote(const spyhop::base::Status& status);
    void lookedInside(const spyhop::base::Status& status, const spyhop::admin::BackupContents& contents);
    void changed(); //!< canWrite(), isStaged(), isBusy()
    void restartWanted();

private:
    void jobDone(const base::Status& status, const BackupContents& contents);

    base::Clock& m_clock;
    PrivacyAdmin& m_privacy;
    const QString m_folder;
    std::unique_ptr<BackupJob> m_job;
    std::unique_ptr<SeenBackup> m_seen;
    bool m_isWriting = false;
};

} // namespace spyhop::admin

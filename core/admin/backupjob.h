// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/backup.h"

#include <QtCore/QObject>
#include <thread>

namespace spyhop::admin {

//! \brief A backup that is written, or read and staged, on a thread of its own. Owner: one unique_ptr; destroying it
//! waits. Thread: main.
class BackupJob final : public QObject {
    Q_OBJECT
public:
    //! Writes one.
    BackupJob(const QString& profileFolder, const QString& file, const base::Secret& dataKey,
        const base::Secret& passphrase, const QDateTime& now);
    //! Stages one (core/admin/restore.h), or puts it in place at once.
    enum class Then { Wait, Finish };
    BackupJob(const QString& profileFolder, const QString& file, const base::Secret& passphrase, Then then);
    ~BackupJob() override;

Q_SIGNALS:
    void progressed(qint64 done, qint64 total); //!< bytes, a hundred times at most
    //! `contents`: of what was staged; empty where something was written.
    void done(const spyhop::base::Status& status, const spyhop::admin::BackupContents& contents);

private:
    [[nodiscard]] BackupProgress meter();
    void tell(const base::Status& status, const BackupContents& contents);

    std::thread m_thread;
};

} // namespace spyhop::admin

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/restore.h"

#include <QtCore/QObject>
#include <memory>
#include <thread>
#include <utility>

namespace spyhop::admin {

//! \brief A backup that is written, looked into or put in place, on a thread of its own. Owner: one unique_ptr;
//! destroying it waits. Thread: main.
class BackupJob final : public QObject {
    Q_OBJECT
public:
    //! Writes one.
    BackupJob(const QString& profileFolder, const QString& file, const base::Secret& dataKey,
        const base::Secret& passphrase, const QDateTime& now);
    //! Looks into one (core/admin/restore.h), or puts it in place at once.
    enum class Then { Look, Finish };
    BackupJob(const QString& profileFolder, const QString& file, const base::Secret& passphrase, Then then);
    ~BackupJob() override;

    //! What was looked into, once done() says so; null: nothing, or it was taken already.
    [[nodiscard]] std::unique_ptr<SeenBackup> takeSeen() { return std::move(m_seen); }

Q_SIGNALS:
    void progressed(qint64 done, qint64 total); //!< bytes, a hundred times at most
    //! `contents`: of what was looked into; empty where something was written.
    void done(const spyhop::base::Status& status, const spyhop::admin::BackupContents& contents);

private:
    [[nodiscard]] BackupProgress meter();
    void tell(const base::Status& status, const BackupContents& contents);

    std::unique_ptr<SeenBackup> m_seen; //!< the thread's until done()
    std::thread m_thread;
};

} // namespace spyhop::admin

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/backupjob.h"

namespace spyhop::admin {

BackupJob::BackupJob(const QString& profileFolder, const QString& file, const base::Secret& dataKey,
    const base::Secret& passphrase, const QDateTime& now)
    : m_thread([this, profileFolder, file, dataKey, passphrase, now] {
        tell(writeBackup(profileFolder, file, dataKey, passphrase, now, meter()), {});
    })
{
}

BackupJob::BackupJob(const QString& profileFolder, const QString& file, const base::Secret& passphrase, Then then)
    : m_thread([this, profileFolder, file, passphrase, then] {
        if (then == Then::Finish)
            return tell(restoreBackup(profileFolder, file, passphrase, meter()), {});
        base::Expected<SeenBackup> seen = lookInside(profileFolder, file, passphrase, meter());
        if (!seen)
            return tell(base::failure(seen.error()), {});
        const BackupContents contents = seen->contents;
        m_seen = std::make_unique<SeenBackup>(std::move(*seen));
        tell({}, contents);
    })
{
}

BackupJob::~BackupJob()
{
    m_thread.join();
}

BackupProgress BackupJob::meter()
{
    return [this](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(
            this, [this, done, total] { Q_EMIT progressed(done, total); }, Qt::QueuedConnection);
    };
}

void BackupJob::tell(const base::Status& status, const BackupContents& contents)
{
    QMetaObject::invokeMethod(
        this, [this, status, contents] { Q_EMIT done(status, contents); }, Qt::QueuedConnection);
}

} // namespace spyhop::admin

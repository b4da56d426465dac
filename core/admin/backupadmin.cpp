// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/backupadmin.h"

#include "core/admin/beforerestore.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

namespace spyhop::admin {

BackupAdmin::BackupAdmin(base::Clock& clock, PrivacyAdmin& privacy, const QString& profileFolder)
    : m_clock(clock)
    , m_privacy(privacy)
    , m_folder(profileFolder)
{
    connect(&privacy, &PrivacyAdmin::unlocked, this, &BackupAdmin::changed);
    connect(&privacy, &PrivacyAdmin::backupProgressed, this, &BackupAdmin::progressed);
    connect(&privacy, &PrivacyAdmin::erased, this, [this] {
        m_seen.reset();
        // It was stored too.
        forgetBeforeRestore(m_folder, m_privacy.keyLeftIn().isEmpty() ? Forgetting::Files : Forgetting::Bytes);
        Q_EMIT changed();
    });
    connect(&privacy, &PrivacyAdmin::backedUp, this, [this](const base::Status& status) {
        const base::Status written = status;
        m_isWriting = false;
        const QPointer<BackupAdmin> self(this);
        Q_EMIT changed();
        if (self)
            Q_EMIT wrote(written);
    });
}

BackupAdmin::~BackupAdmin() = default;

void BackupAdmin::write(const QString& file, const base::Secret& passphrase)
{
    m_isWriting = true;
    m_privacy.backUp(m_folder, file, passphrase, m_clock.wallTime());
    Q_EMIT changed();
}

void BackupAdmin::lookInside(const QString& file, const base::Secret& passphrase)
{
    m_seen.reset();
    m_job = std::make_unique<BackupJob>(m_folder, file, passphrase, BackupJob::Then::Look);
    connect(m_job.get(), &BackupJob::progressed, this, &BackupAdmin::progressed);
    connect(m_job.get(), &BackupJob::done, this, &BackupAdmin::jobDone);
    Q_EMIT changed();
}

void BackupAdmin::jobDone(const base::Status& status, const BackupContents& contents)
{
    const base::Status ended = status;
    const BackupContents found = contents;
    m_seen = m_job->takeSeen();
    m_job.release()->deleteLater(); // it is emitting
    const QPointer<BackupAdmin> self(this);
    Q_EMIT changed();
    if (self)
        Q_EMIT lookedInside(ended, found);
}

base::Status BackupAdmin::stageSeen()
{
    if (!m_seen) {
        base::Error error;
        error.code = base::ErrorCode::NotFound;
        error.what = QCoreApplication::translate("Backup", "There is no backup open.");
        return base::failure(error);
    }
    const base::Status staged = admin::stageSeen(*m_seen, m_folder);
    m_seen.reset();
    Q_EMIT changed();
    return staged;
}

void BackupAdmin::forgetSeen()
{
    m_seen.reset();
}

QString BackupAdmin::usualName() const
{
    return QStringLiteral("spyhop-%1.backup").arg(m_clock.wallTime().toLocalTime().date().toString(Qt::ISODate));
}

BackupContents BackupAdmin::present() const
{
    return contentsOf(m_folder);
}

bool BackupAdmin::isStaged() const
{
    return isRestoreStaged(m_folder);
}

void BackupAdmin::forgetStaged()
{
    admin::forgetStaged(m_folder);
    Q_EMIT changed();
}

std::optional<QDateTime> BackupAdmin::restoredAt() const
{
    return admin::restoredAt(m_folder);
}

base::Status BackupAdmin::stageUndo()
{
    const base::Status undone = admin::stageUndo(m_folder);
    Q_EMIT changed();
    return undone;
}

void BackupAdmin::restart()
{
    Q_EMIT restartWanted();
}

} // namespace spyhop::admin

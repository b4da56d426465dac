// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/lease.h"
#include "core/base/files.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace spyhop::batch {
namespace {

QString pathOf(const QString& profileFolder, const QString& jobId)
{
    return QStringLiteral("%1/jobs/%2.lock").arg(profileFolder, jobId);
}

} // namespace

base::Expected<std::unique_ptr<Lease>> Lease::acquire(const QString& profileFolder, const QString& jobId)
{
    if (const auto made = base::ensurePrivateFolder(profileFolder + QStringLiteral("/jobs")); !made)
        return tl::make_unexpected(made.error());
    std::unique_ptr<Lease> lease(new Lease(pathOf(profileFolder, jobId)));
    if (lease->m_lock.tryLock(0))
        return lease;
    qint64 pid = 0;
    QString host;
    QString program;
    lease->m_lock.getLockInfo(&pid, &host, &program);
    return base::failure(base::ErrorCode::Usage,
        QCoreApplication::translate("Batch", "The job “%1” is being run by another process (pid %2).")
            .arg(jobId)
            .arg(pid));
}

bool Lease::isHeld(const QString& profileFolder, const QString& jobId)
{
    const QString path = pathOf(profileFolder, jobId);
    if (!QFileInfo::exists(path))
        return false;
    Lease lease(path);
    return !lease.m_lock.tryLock(0);
}

} // namespace spyhop::batch

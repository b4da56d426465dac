// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/lease.h"
#include "core/base/files.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 100ms; // somebody who only looks holds it for less

QString pathOf(const QString& profileFolder, const QString& jobId)
{
    return QStringLiteral("%1/jobs/%2.lock").arg(profileFolder, jobId);
}

} // namespace

base::Expected<std::unique_ptr<Lease>> Lease::acquire(const QString& profileFolder, const QString& jobId)
{
    if (const auto made = base::ensurePrivateFolder(profileFolder + QStringLiteral("/jobs")); !made)
        return tl::make_unexpected(made.error());
    const QString path = pathOf(profileFolder, jobId);
    std::unique_ptr<Lease> lease(new Lease(path));
    const base::Expected<bool> taken = lease->m_lock.take(patience);
    if (!taken)
        return base::failure(taken.error());
    if (*taken)
        return lease;
    const qint64 pid = base::FileLock::holder(path);
    return base::failure(base::ErrorCode::Usage,
        pid == 0 ? QCoreApplication::translate("Batch", "The job “%1” is being run by another process.").arg(jobId)
                 : QCoreApplication::translate("Batch", "The job “%1” is being run by another process (pid %2).")
                       .arg(jobId)
                       .arg(pid));
}

bool Lease::isHeld(const QString& profileFolder, const QString& jobId)
{
    return base::FileLock::isHeld(pathOf(profileFolder, jobId));
}

qint64 Lease::holder(const QString& profileFolder, const QString& jobId)
{
    return base::FileLock::holder(pathOf(profileFolder, jobId));
}

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/filelock.h"

#include <QtCore/QString>
#include <memory>

namespace spyhop::batch {

//! \brief The right of one process to run one job: PROFILE/jobs/ID.lock. Given back when destroyed; a dead process
//! holds nothing.
class Lease {
public:
    //! Errors: Usage, naming the process that runs the job; Settings (the folder cannot be made); Internal (full disk).
    [[nodiscard]] static base::Expected<std::unique_ptr<Lease>> acquire(
        const QString& profileFolder, const QString& jobId);
    //! Whether some living process (this one included) runs the job.
    [[nodiscard]] static bool isHeld(const QString& profileFolder, const QString& jobId);
    //! The ID of the process that took it; 0: not known.
    [[nodiscard]] static qint64 holder(const QString& profileFolder, const QString& jobId);

private:
    explicit Lease(const QString& path)
        : m_lock(path)
    {
    }
    base::FileLock m_lock;
};

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QLockFile>
#include <QtCore/QString>
#include <memory>

namespace spyhop::batch {

//! \brief The right of one process to run one job: PROFILE/jobs/ID.lock. Given back when destroyed; a dead process
//! holds nothing.
class Lease {
public:
    //! Error: Usage, naming the process that runs the job; Settings (the folder cannot be made).
    [[nodiscard]] static base::Expected<std::unique_ptr<Lease>> acquire(
        const QString& profileFolder, const QString& jobId);
    //! Whether some living process (this one included) runs the job.
    [[nodiscard]] static bool isHeld(const QString& profileFolder, const QString& jobId);

private:
    explicit Lease(const QString& path)
        : m_lock(path)
    {
        // No age makes a lease stale: long jobs run for days. A dead process does, whatever this says.
        m_lock.setStaleLockTime(0);
    }
    QLockFile m_lock;
};

} // namespace spyhop::batch

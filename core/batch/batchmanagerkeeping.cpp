// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of jobs would go with the process, and how it is kept; jobs are made in batchmanagermaking.cpp.
#include "core/batch/batchmanager.h"

#include <algorithm>

namespace spyhop::batch {

QStringList BatchManager::unstoredWork() const
{
    QStringList ids;
    for (const model::JobSummary& job : m_jobs) {
        // Of one that does not run, what is running is so at a provider.
        const bool hasMore = job.items.total() > job.items.pending || isRunning(job.spec.id);
        if (!job.stored && hasMore)
            ids.append(job.spec.id);
    }
    return ids;
}

int BatchManager::storedAtWork() const
{
    return static_cast<int>(std::count_if(m_jobs.cbegin(), m_jobs.cend(),
        [this](const model::JobSummary& job) { return job.stored && isSending(job.spec.id); }));
}

base::Status BatchManager::keep(const QString& id)
{
    const auto known = knownJob(id);
    if (!known)
        return base::failure(known.error());
    if (known->stored)
        return {};
    if (const base::Status may = m_parts.store.mayStore(); !may)
        return may; // nothing is stopped for it
    stopNow(id);
    if (const base::Status kept = m_parts.store.keep(id); !kept)
        return kept;
    refreshJob(id);
    noteChange(id, {});
    Q_EMIT listChanged();
    return {};
}

} // namespace spyhop::batch

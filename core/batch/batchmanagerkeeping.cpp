// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of jobs would go with the process, and how it is kept; jobs are made in batchmanagermaking.cpp.
#include "core/batch/batchmanager.h"
#include "core/batch/batchrun.h"

#include <QtCore/QPointer>
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

void BatchManager::keepSoon(const QString& id)
{
    m_keeping.insert(id, wantsToGoOn(id));
    if (const auto batchRun = m_runs.value(id))
        batchRun->pause();
    else
        noteChange(id, {});
}

//! Somebody wishes it, or the computer goes to sleep: being kept makes it go on no more.
void BatchManager::stayPaused(const QString& id)
{
    if (const auto found = m_keeping.find(id); found != m_keeping.end())
        *found = false;
}

void BatchManager::keepIfAtRest(const QString& id)
{
    const auto found = m_keeping.constFind(id);
    if (found == m_keeping.constEnd() || isRunning(id))
        return;
    const bool wentOn = *found;
    m_keeping.erase(found);
    const model::JobSummary* const known = job(id);
    const bool goesOn = wentOn && known && known->state == model::JobState::Paused && !stopReason(id)
        && known->items.pending + known->items.running > 0;
    const QPointer<BatchManager> guard(this);
    base::Status status = keep(id);
    if (guard && goesOn) {
        if (const base::Status started = start(id); status)
            status = started;
    }
    if (guard)
        Q_EMIT kept(id, status);
}

} // namespace spyhop::batch

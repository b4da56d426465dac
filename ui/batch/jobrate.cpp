// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/jobrate.h"

#include "ui/common/moments.h"

namespace spyhop::ui {
namespace {
constexpr qint64 enoughItems = 3; // fewer say nothing about a rate

qint64 over(const model::JobSummary& job)
{
    return job.items.done + job.items.failed + job.items.unknown;
}
} // namespace

void JobRate::follow(const model::JobSummary& job, bool running, const base::Clock& clock)
{
    if (!running || job.state == model::JobState::Waiting) {
        m_job.clear();
    } else if (m_job != job.spec.id) {
        m_job = job.spec.id;
        m_since = clock.steadyTime();
        m_from = over(job);
    }
}

QString JobRate::finishTime(const model::JobSummary& job, const base::Clock& clock) const
{
    if (m_job != job.spec.id)
        return {};
    const qint64 finished = over(job) - m_from;
    const auto elapsed = clock.elapsedSince(m_since);
    const qint64 left = job.items.pending + job.items.running;
    if (finished < enoughItems || left == 0 || elapsed.count() <= 0)
        return {};
    const QDateTime now = clock.wallTime();
    return momentText(now.addMSecs(left * elapsed.count() / finished), now);
}

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/jobrate.h"

#include "ui/common/moments.h"

namespace spyhop::ui {
namespace {
constexpr qint64 enoughItems = 3; // fewer say nothing about a rate
constexpr double msPerMinute = 60'000;

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

std::optional<double> JobRate::perMinute(const model::JobSummary& job, const base::Clock& clock) const
{
    if (m_job != job.spec.id)
        return {};
    const qint64 finished = over(job) - m_from;
    const auto elapsed = clock.elapsedSince(m_since);
    if (finished < enoughItems || job.items.pending + job.items.running == 0 || elapsed.count() <= 0)
        return {};
    return static_cast<double>(finished) * msPerMinute / static_cast<double>(elapsed.count());
}

QString JobRate::finishTime(const model::JobSummary& job, const base::Clock& clock) const
{
    const std::optional<double> rate = perMinute(job, clock);
    if (!rate)
        return {};
    const double left = static_cast<double>(job.items.pending + job.items.running);
    const QDateTime now = clock.wallTime();
    return momentText(now.addMSecs(static_cast<qint64>(left * msPerMinute / *rate)), now);
}

} // namespace spyhop::ui

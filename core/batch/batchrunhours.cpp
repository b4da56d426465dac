// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job that waits for its time: the person's, the cheap hours', the policy's. The rest is in batchrun.cpp.
#include "core/batch/batchrun.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"

#include <algorithm>

namespace spyhop::batch {

void BatchRun::ignoreHours()
{
    m_ignoresHours = true;
    m_hoursSeen = {};
    pumpSoon();
}

//! Where the job's calls go may change while it runs: other endpoints, a list of models that has come.
void BatchRun::lookAhead()
{
    const auto outlook = m_parts.gateway.outlook(whereTo(m_job.spec));
    if (!outlook && m_guard.holds() && m_parts.gateway.seekAddresses(m_job.spec.endpoint)) {
        m_seeks = true; // what would be priced is not known until then
        return;
    }
    m_outlook = outlook.value_or(gateway::Gateway::Outlook());
    noteRefusal(outlook ? base::Error() : outlook.error());
}

//! The policy forbids it now, and says when it will not.
bool BatchRun::isMatterOfTime(const base::Error& error)
{
    return error.code == base::ErrorCode::RefusedPolicy && error.retryAfter.has_value();
}

//! Whether the policy forbids the job's calls by the time of day alone; its hours are not the person's to ignore.
void BatchRun::noteRefusal(const base::Error& error)
{
    m_policyOpens = isMatterOfTime(error)
        ? m_parts.clock.wallTime().addMSecs(std::chrono::milliseconds(*error.retryAfter).count())
        : QDateTime();
    m_policyWhy = m_policyOpens.isValid() ? error.what : QString();
}

std::optional<QDateTime> BatchRun::timeToWaitFor(const QDateTime& now) const
{
    if (m_policyOpens.isValid() && now < m_policyOpens)
        return m_policyOpens;
    const model::When& when = m_job.spec.when;
    if (m_ignoresHours || when.kind == model::When::Kind::Now)
        return std::nullopt;
    if (when.kind == model::When::Kind::At)
        return now < when.at ? std::optional(when.at) : std::nullopt;
    const model::Calendar* hours = m_parts.gateway.prices().calendar(m_outlook.host);
    if (!hours || !hours->isPeak(now))
        return std::nullopt;
    return hours->offPeakFrom(now);
}

bool BatchRun::mustWaitForTime()
{
    const QDateTime now = m_parts.clock.wallTime();
    // Calendars cost more than items; a clock that was set back is looked at again.
    if (m_job.state == model::JobState::Running && m_hoursSeen.isValid() && now >= m_hoursSeen
        && now < m_hoursSeen.addMSecs(std::chrono::milliseconds(lookAtHours).count()))
        return false;
    m_hoursSeen = now;
    if (m_parts.gateway.isPolicyInForce())
        lookAhead();
    const std::optional<QDateTime> until = timeToWaitFor(now);
    if (!until) {
        if (m_job.state == model::JobState::Waiting)
            setState(model::JobState::Running, {});
        return false;
    }
    if (m_job.state != model::JobState::Waiting || m_job.waitsUntil != *until)
        setState(model::JobState::Waiting, *until);
    const auto left = std::chrono::milliseconds(std::max<qint64>(1, now.msecsTo(*until)));
    m_hoursTimer->start(std::min<std::chrono::milliseconds>(left, lookAtClock));
    return true;
}

void BatchRun::setState(model::JobState state, const QDateTime& waitsUntil)
{
    m_job.state = state;
    m_job.waitsUntil = waitsUntil;
    QMetaObject::invokeMethod(this, &BatchRun::tellOfWaiting, Qt::QueuedConnection);
    m_parts.store.setJobState(m_job.spec.id, state);
    pumpSoon();
}

} // namespace spyhop::batch

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
    if (arePersonsHours(now))
        return std::nullopt;
    const model::When& when = m_job.spec.when;
    return when.kind == model::When::Kind::At ? when.at
                                              : m_parts.gateway.prices().calendar(m_outlook.host)->offPeakFrom(now);
}

//! By what the person chose; of the policy's hours the gateway knows at each call.
bool BatchRun::arePersonsHours(const QDateTime& now) const
{
    const model::When& when = m_job.spec.when;
    if (m_ignoresHours || when.kind == model::When::Kind::Now)
        return true;
    if (when.kind == model::When::Kind::At)
        return now >= when.at;
    const model::Calendar* const hours = m_parts.gateway.prices().calendar(m_outlook.host);
    return !hours || !hours->isPeak(now);
}

//! Also of an item that is under way: a long document may have an hour's calls before it.
bool BatchRun::mayAsk()
{
    return !m_isPaused && arePersonsHours(m_parts.clock.wallTime());
}

bool BatchRun::hasUnsent() const
{
    return !m_calling.isEmpty() || (m_submit && m_submit->hasUnsent());
}

//! Calls and submissions that wait for a place, or for an endpoint to answer again, would leave whenever that comes.
void BatchRun::takeBackUnsent()
{
    if (mayAsk() || !hasUnsent())
        return;
    if (m_submit)
        m_submit->takeBack();
    const QSet<qint64> calling = m_calling; // those that are taken back leave it
    for (const qint64 index : calling) {
        if (const auto found = m_live.find(index); found != m_live.end())
            found->second->withdraw();
    }
}

//! They are looked at when the hours end, and now and then, as clocks are set.
void BatchRun::watchHours()
{
    const bool ends = m_job.spec.when.kind == model::When::Kind::OffPeak && !m_ignoresHours;
    if (m_ended || !ends || m_job.state != model::JobState::Running || !hasUnsent())
        return;
    const model::Calendar* const hours = m_parts.gateway.prices().calendar(m_outlook.host);
    if (!hours || m_hoursTimer->isActive())
        return;
    const QDateTime now = m_parts.clock.wallTime();
    const auto peak = hours->isPeak(now) ? std::optional<QDateTime>() : hours->peakAfter(now);
    const auto left = std::chrono::milliseconds(peak ? std::max<qint64>(1, now.msecsTo(*peak)) : 0);
    m_hoursTimer->start(peak ? std::min<std::chrono::milliseconds>(left, lookAtHours) : lookAtHours);
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
    if (state == model::JobState::Waiting) // for other processes, and for the next one
        m_parts.store.setSpec(m_job);
    m_parts.store.setJobState(m_job.spec.id, state);
    pumpSoon();
}

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a run takes its job out of the journal, some a turn, before it begins. The rest is in batchrun.cpp.
#include "core/base/diskfull.h"
#include "core/batch/batchrun.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"

#include <utility>

namespace spyhop::batch {

void BatchRun::start(const JobChange& change)
{
    m_limitsAt = m_job.spec.endpoint;
    if (m_job.spec.concurrency)
        m_parts.gateway.setConcurrency(m_job.spec.id, m_job.spec.endpoint, m_job.spec.concurrency);
    m_isLimited = change.alone;
    m_isAskedAgain = change.alone && change.kind == JobChange::Kind::AskAgain;
    m_ignoresHours = m_ignoresHours || m_isAskedAgain;
    open(change);
}

void BatchRun::open(const JobChange& change)
{
    m_opening
        = std::make_unique<JobOpening>(m_parts.store, m_parts.submissions, m_job, change, JobOpening::Scope::Whole);
    connect(m_opening.get(), &JobOpening::opened, this, &BatchRun::takeOpened);
    connect(m_opening.get(), &JobOpening::failed, this, &BatchRun::openingFailed);
    m_opening->begin();
}

//! A full disk is waited for, as by a job that is at work.
void BatchRun::openingFailed(const base::Error& error)
{
    if (base::isDiskFull(error) && !m_ending) {
        m_opensAgain = true;
        return waitForRoom();
    }
    m_isOpen = true; // with what is known of it: nothing is begun
    if (m_isCancelled)
        m_reason = error;
    endBecause(error);
}

void BatchRun::takeOpened()
{
    const QString callbackUrl = std::exchange(m_job.spec.callbackUrl, {});
    m_job = m_opening->job();
    m_job.spec.callbackUrl = callbackUrl;
    m_job.state = model::JobState::Running;
    m_job.waitsUntil = {};
    if (std::exchange(m_job.stopped, std::nullopt)) // it goes on
        m_parts.store.setSpec(m_job);
    m_guard = CostGuard(m_job.spec.maxCost, m_job.cost);
    if (m_job.heldBack)
        m_guard.keep(*m_job.heldBack);
    m_hasSharedPrefix = model::estimateTokens(sharedPrefix(m_job.spec)) >= prefixWorthWaiting;
    m_mayReuse = !m_job.spec.fresh && m_opening->hasOthersAnswers();
    if (m_isLimited)
        m_pending.limitTo(m_pending.limits().value_or(QList<qint64>()) + m_opening->changed());
    m_noRoom = false;
    hasRoom();
    if (m_ending && !m_isCancelled) // paused meanwhile
        return beOpen();
    if (const auto problem = openSubmissions())
        endBecause(problem);
    if (m_submit && m_isCancelled) // before the first is attached to: it may end before the last one is
        m_submit->cancel();
    attachNext();
}

//! One a turn: each may stand for fifty thousand items.
void BatchRun::attachNext()
{
    std::deque<JobOpening::Left>& left = m_opening->left();
    if (!m_submit || left.empty())
        return beOpen();
    m_submit->attach(left.front().kept, left.front().items);
    left.pop_front();
    QMetaObject::invokeMethod(this, &BatchRun::attachNext, Qt::QueuedConnection);
}

void BatchRun::beOpen()
{
    m_isOpen = true;
    lookAhead();
    m_answers = m_outlook.endpoint;
    seek();
    pinModel();
    pinPlace();
    if (m_submit && m_ending && !m_isCancelled) // paused while it was attached to
        m_submit->leave();
    pumpSoon();
    Q_EMIT opened();
}

} // namespace spyhop::batch

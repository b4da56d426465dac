// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batchrun.h"

#include "core/base/diskfull.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <utility>

namespace spyhop::batch {

BatchRun::BatchRun(const BatchManager::Parts& parts, const model::JobSummary& job, std::unique_ptr<Lease> lease,
    std::optional<int> trial)
    : m_parts(parts)
    , m_job(job)
    , m_lease(std::move(lease))
    , m_trialLeft(trial)
    , m_guard(job.spec.maxCost, job.cost)
    , m_asked(parts.store.askedBefore())
    , m_modelTimer(parts.clock.makeTimer())
    , m_ignoresHours(trial.has_value())
    , m_hoursTimer(parts.clock.makeTimer())
    , m_roomTimer(parts.clock.makeTimer())
    , m_answerTimer(parts.clock.makeTimer())
    , m_pending(parts.store, job.spec.id)
    , m_given(parts.store, job.spec.id)
{
    m_job.state = model::JobState::Running;
    m_job.waitsUntil = {};
    m_job.stopped.reset();
    connect(m_hoursTimer.get(), &base::Timer::fired, this, &BatchRun::pump);
    connect(&m_pending, &PendingItems::arrived, this, [this] {
        lookAhead();
        pumpSoon();
    });
    connect(&m_pending, &PendingItems::failed, this, &BatchRun::pendingUnread);
    connect(&m_given, &GivenAnswers::arrived, this, &BatchRun::pumpSoon);
    connect(m_roomTimer.get(), &base::Timer::fired, this, &BatchRun::lookForRoom);
    connect(m_answerTimer.get(), &base::Timer::fired, this, &BatchRun::lookForAnswer);
    connect(m_modelTimer.get(), &base::Timer::fired, this, &BatchRun::seek);
}

BatchRun::~BatchRun()
{
    if (m_job.spec.concurrency)
        m_parts.gateway.setConcurrency(m_job.spec.id, m_limitsAt, {});
}

bool BatchRun::releaseParked()
{
    if (!m_guard.holds())
        return false;
    bool parked = false;
    for (const auto& [index, run] : m_live) {
        run->goOn();
        parked = parked || run->isParked();
    }
    return parked;
}

void BatchRun::pause()
{
    m_isPaused = true;
    endBecause(std::nullopt);
    if (m_submit)
        m_submit->leave();
    if (std::exchange(m_opensAgain, false)) // it holds nothing that could be lost
        beOpen();
}

void BatchRun::rescan(const model::JobSummary& job, const QList<qint64>& changed)
{
    m_job.items = job.items;
    m_settled.reset(); // it goes on
    m_counting.reset();
    if (m_trialLeft)
        *m_trialLeft += static_cast<int>(changed.size());
    if (m_isLimited)
        m_pending.limitTo(m_pending.limits().value_or(QList<qint64>()) + changed);
    else
        m_pending.restart();
    m_given.restart();
    pumpSoon();
}

//! Never at once: who asks for it may be an item that is to be retired.
void BatchRun::pumpSoon()
{
    if (std::exchange(m_pumpPosted, true))
        return;
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool BatchRun::event(QEvent* event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    m_pumpPosted = false;
    pump();
    return true;
}

int BatchRun::limit() const
{
    return m_job.spec.concurrency.value_or(automaticWindow);
}

void BatchRun::pump()
{
    m_retired.clear();
    if (m_ended || m_settled || !m_isOpen)
        return;
    takeBackUnsent();
    QList<qint64> started;
    pumpSubmissions(started);
    const bool parked = releaseParked();
    const model::JobState before = m_job.state;
    while (!parked && mayStartMore()) {
        if (started.size() == startsPerTurn) {
            pumpSoon();
            break;
        }
        const store::ItemRow next = *nextPending();
        m_pending.dropFirst();
        startItem(next);
        started.append(next.first.index);
    }
    // What is gathered by now is all there is for a while: the cost, a trial or the end holds it up.
    if (m_gathers && (m_gathering.empty() || parked) && !m_pumpPosted && !m_pending.isReading())
        m_submit->flush();
    // What was left with providers is not what is waited for.
    if (m_isAskedAgain && !m_ending && m_live.empty() && m_given.isEmpty() && m_pending.isOver())
        pause();
    if (!started.isEmpty() || m_job.state != before)
        Q_EMIT changed(started);
    else if (m_live.empty() && m_given.isEmpty() && (!m_submit || m_submit->isIdle())
        && (m_ending || m_pending.isOver()))
        finish();
    watchHours();
}

bool BatchRun::mayStartMore()
{
    // Items that wait for the disk, or before another try, leave their place to others, but not without bound.
    const auto most = static_cast<std::size_t>(limit());
    const auto busy = static_cast<std::size_t>(m_calling.size() - m_waiting.size());
    if (m_noRoom || m_seeks)
        return false;
    if (m_gathers && !m_submit->hasRoom(prepared()))
        return false;
    // What an earlier run left is charged, and nobody knows how much before it is here.
    if (m_guard.holds() && m_submit && m_submit->hasAttached())
        return false;
    if (!m_ending && nextPending() && !knowsModel())
        return false;
    if (m_ending || busy >= most + most / waitersShare || m_live.size() >= livePerPlace * most)
        return false;
    if (m_trialLeft && *m_trialLeft <= 0) {
        if (m_live.empty() || m_trialSpares == 0) // else one of them may turn out to be no try at all
            endBecause(std::nullopt);
        return false;
    }
    m_pending.readAhead();
    if (!nextPending())
        return false;
    // The provider's prompt cache knows a prefix once two calls have ended that share it: the third is cheaper.
    if (!m_gathers && m_hasSharedPrefix && m_startedItems >= callsToWarm && m_endedItems < callsToWarm)
        return false;
    // Asked last: a job whose last item is under way waits for no time.
    return !mustWaitForTime();
}

//! Requests on their way to a submission. A task is a call like any other: those that are sent directly take places
//! from it.
qsizetype BatchRun::prepared() const
{
    return m_submit->kind() == model::JobKind::Tasks ? m_calling.size() : static_cast<qsizetype>(m_gathering.size());
}

//! What was posted before cannot be stored: what would be read might be out of date.
void BatchRun::pendingUnread(const base::Error& error)
{
    if (!base::isDiskFull(error) || m_ending)
        return endBecause(error);
    m_pending.restart();
    waitForRoom();
}

//! Pending in the journal, and in nobody's hands.
const store::ItemRow* BatchRun::nextPending()
{
    const store::ItemRow* next = m_pending.first();
    while (next && (m_live.contains(next->first.index) || (m_submit && m_submit->holds(next->first.index)))) {
        m_pending.dropFirst();
        next = m_pending.first();
    }
    return next;
}

void BatchRun::startItem(const store::ItemRow& next)
{
    const auto& [item, result] = next;
    const qint64 index = item.index;
    auto run = std::make_unique<ItemRun>(itemParts(), item, result);
    connectTo(*run);
    ItemRun* started = run.get();
    m_live.emplace(index, std::move(run));
    m_calling.insert(index);
    --m_job.items.pending;
    ++m_job.items.running;
    ++m_startedItems;
    if (m_trialLeft)
        --*m_trialLeft;
    if (m_gathers && item.model.isEmpty()) { // a submission is for one model, the job's
        m_gathering.emplace(index, item.chain);
        started->gather();
    } else {
        started->start();
    }
}

void BatchRun::connectTo(ItemRun& run)
{
    connect(&run, &ItemRun::gathered, this, &BatchRun::itemGathered);
    connect(&run, &ItemRun::goesDirectly, this, [this](qint64 index) {
        m_gathering.erase(index);
        pumpSoon();
    });
    connect(&run, &ItemRun::answered, this, &BatchRun::itemAnswered);
    connect(&run, &ItemRun::answeredBy, this, &BatchRun::noteWhoAnswered);
    connect(&run, &ItemRun::spent, this, &BatchRun::itemSpent);
    connect(&run, &ItemRun::waiting, this, &BatchRun::itemWaiting);
    connect(&run, &ItemRun::recorded, this, &BatchRun::itemRecorded);
    connect(&run, &ItemRun::refused, this, &BatchRun::itemRefused);
    connect(&run, &ItemRun::heldBack, this, &BatchRun::itemHeldBack);
    connect(&run, &ItemRun::broken, this, &BatchRun::itemBroken);
    connect(&run, &ItemRun::unwritten, this, &BatchRun::itemUnwritten);
}

} // namespace spyhop::batch

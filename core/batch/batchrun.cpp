// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batchrun.h"

#include "core/base/diskfull.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <utility>

namespace spyhop::batch {
namespace {

void addUsage(model::Usage& sum, const model::Usage& part)
{
    sum.promptTokens += part.promptTokens;
    sum.completionTokens += part.completionTokens;
    sum.reasoningTokens += part.reasoningTokens;
    sum.cacheHitTokens += part.cacheHitTokens;
    sum.estimated = sum.estimated || part.estimated;
}

void addMoney(QList<base::Money>& sums, const base::Money& part)
{
    for (base::Money& sum : sums) {
        if (sum.currency() == part.currency()) {
            sum += part;
            return;
        }
    }
    sums.append(part);
}

//! Failures that the next item will meet as well.
bool saysNothingAnswers(const QString& errorCode)
{
    const auto code = base::codeFromName(errorCode);
    return code
        && (*code == base::ErrorCode::Network || *code == base::ErrorCode::Tls || *code == base::ErrorCode::NotFound);
}

} // namespace

BatchRun::BatchRun(const BatchManager::Parts& parts, const model::JobSummary& job, std::unique_ptr<Lease> lease,
    std::optional<int> trial)
    : m_parts(parts)
    , m_job(job)
    , m_lease(std::move(lease))
    , m_trialLeft(trial)
    , m_guard(job.spec.maxCost, job.cost)
    , m_asked(parts.store.askedBefore())
    , m_ignoresHours(trial.has_value())
    , m_hoursTimer(parts.clock.makeTimer())
    , m_roomTimer(parts.clock.makeTimer())
    , m_pending(parts.store, job.spec.id)
    , m_given(parts.store, job.spec.id)
{
    m_job.state = model::JobState::Running;
    m_job.waitsUntil = {};
    connect(m_hoursTimer.get(), &base::Timer::fired, this, &BatchRun::pump);
    connect(&m_pending, &PendingItems::arrived, this, [this] {
        lookAhead();
        pumpSoon();
    });
    connect(&m_pending, &PendingItems::failed, this, &BatchRun::pendingUnread);
    connect(&m_given, &GivenAnswers::arrived, this, &BatchRun::pumpSoon);
    connect(m_roomTimer.get(), &base::Timer::fired, this, &BatchRun::lookForRoom);
}

BatchRun::~BatchRun()
{
    if (m_job.spec.concurrency)
        m_parts.gateway.setConcurrency(m_job.spec.id, m_job.spec.endpoint, {});
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
}

bool BatchRun::mayStartMore()
{
    // Items that wait for the disk, or before another try, leave their place to others, but not without bound.
    const auto most = static_cast<std::size_t>(limit());
    const auto busy = static_cast<std::size_t>(m_calling.size() - m_waiting.size());
    if (m_noRoom || m_seeksContext)
        return false;
    if (m_gathers && m_submit->isFull())
        return false;
    // What an earlier run left is charged, and nobody knows how much before it is here.
    if (m_guard.holds() && m_submit && m_submit->hasAttached())
        return false;
    if (m_ending || busy >= most + most / waitersShare || m_live.size() >= livePerPlace * most)
        return false;
    if (m_trialLeft && *m_trialLeft <= 0) {
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
    connect(&run, &ItemRun::waiting, this, &BatchRun::itemWaiting);
    connect(&run, &ItemRun::recorded, this, &BatchRun::itemRecorded);
    connect(&run, &ItemRun::refused, this, &BatchRun::itemRefused);
    connect(&run, &ItemRun::broken, this, &BatchRun::itemBroken);
    connect(&run, &ItemRun::unwritten, this, &BatchRun::itemUnwritten);
}

void BatchRun::itemAnswered(qint64 index)
{
    m_calling.remove(index);
    m_waiting.remove(index);
    pumpSoon();
    tellOfWaiting();
}

void BatchRun::tellOfWaiting()
{
    const bool all = !m_calling.isEmpty() && m_calling.size() == m_waiting.size();
    const bool byPolicy = m_job.state == model::JobState::Waiting && m_job.waitsUntil == m_policyOpens;
    const QString reason = waitsForRoom() ? m_roomWhy : byPolicy ? m_policyWhy : all ? m_lastWait : QString();
    if (reason == std::exchange(m_toldWait, reason))
        return;
    Q_EMIT allWait(reason);
}

void BatchRun::itemWaiting(qint64 index, bool waits, const QString& reason)
{
    if (waits)
        m_lastWait = reason;
    if (!waits)
        m_waiting.remove(index);
    else if (m_calling.contains(index))
        m_waiting.insert(index);
    pumpSoon();
    tellOfWaiting();
}

void BatchRun::itemRecorded(const model::ItemResult& result)
{
    if (const auto found = m_live.find(result.index); found != m_live.end())
        learnFrom(*found->second, result);
    retire(result.index);
    givenIsSafe(result.index);
    itemWritten(result.index);
    countResult(result);
    pumpSoon();
    m_unreachable = saysNothingAnswers(result.errorCode) ? m_unreachable + 1 : 0;
    if (m_unreachable >= unreachableInARow && !m_ending) {
        base::Error error;
        error.code = base::codeFromName(result.errorCode).value_or(base::ErrorCode::Network);
        error.what = result.error;
        endBecause(error);
    }
    Q_EMIT changed({result.index});
}

void BatchRun::itemRefused(const model::ItemResult& result, const base::Error& error)
{
    const qint64 index = result.index;
    retire(index);
    givenIsSafe(index);
    countCost(result); // the call that was refused may have been its second
    --m_job.items.running;
    ++m_job.items.pending;
    if (base::isDiskFull(error) && !m_ending) {
        if (m_trialLeft)
            ++*m_trialLeft;
        waitForRoom();
        rescan(m_job, {});
    } else if (isMatterOfTime(error)) {
        noteRefusal(error);
        m_hoursSeen = {};
        rescan(m_job, {}); // it is Pending again, behind the pump's back
    } else {
        endBecause(error);
    }
    itemWritten(index);
    Q_EMIT changed({index});
}

void BatchRun::itemBroken(qint64 index, const base::Error& error)
{
    // The journal still says Running; recovery puts the item back when the job is resumed.
    retire(index);
    const auto found = m_answering.find(index);
    if (found != m_answering.end() && m_submit)
        m_submit->itemLost(index, found->second);
    if (m_probe == index) {
        m_probe.reset();
        m_roomTimer->start(lookForRoomEvery);
    }
    endBecause(error);
}

void BatchRun::retire(qint64 index)
{
    m_pending.touch(index);
    m_given.touch(index);
    m_unwritten.remove(index);
    m_calling.remove(index);
    m_waiting.remove(index);
    m_gathering.erase(index);
    const auto found = m_live.find(index);
    if (found == m_live.end())
        return;
    ++m_endedItems;
    m_retired.push_back(std::move(found->second));
    m_live.erase(found);
}

void BatchRun::countResult(const model::ItemResult& result)
{
    --m_job.items.running;
    switch (result.state) {
    case model::ItemState::Done:
        ++m_job.items.done;
        break;
    case model::ItemState::Failed:
        ++m_job.items.failed;
        break;
    case model::ItemState::Unknown:
        ++m_job.items.unknown;
        break;
    case model::ItemState::Pending:
    case model::ItemState::Running:
        ++m_job.items.pending;
        break;
    }
    countCost(result);
}

void BatchRun::countCost(const model::ItemResult& result)
{
    addUsage(m_job.usage, result.usage);
    if (result.cost)
        addMoney(m_job.cost, *result.cost);
    m_job.costEstimated = m_job.costEstimated || result.costEstimated;
    m_job.updatedAt = m_parts.clock.wallTime();
}

void BatchRun::endBecause(const std::optional<base::Error>& reason)
{
    if (!m_ending)
        m_reason = reason;
    m_ending = true;
    if (m_submit && reason) // nobody should wait for hours before hearing of it
        m_submit->leave();
    pumpSoon();
}

void BatchRun::learnFrom(const ItemRun& run, const model::ItemResult& result)
{
    const qint64 estimated = run.estimatedTokens();
    if (estimated == 0 || result.state != model::ItemState::Done || result.usage.estimated
        || result.usage.promptTokens == 0)
        return;
    model::TokenLore& lore = m_learned[result.answeredModel];
    lore.estimated += estimated;
    lore.counted += result.usage.promptTokens;
    ++lore.answers;
    lore.answerTokens += result.usage.completionTokens;
    lore.milliseconds += static_cast<qint64>(result.seconds * 1'000);
}

void BatchRun::finish()
{
    m_roomTimer->stop();
    // Counted anew: rescan() may have met items that were under way.
    m_settled = m_parts.store.settled();
    connect(m_settled.get(), &db::WriteTicket::done, this, [this] {
        m_counting = m_parts.store.readCounts(m_job.spec.id);
        connect(m_counting.get(), &db::ReadTicket::done, this,
            [this](const base::Expected<db::Rows>& rows) { finishAs(store::BatchStore::openCounts(rows)); });
    });
}

void BatchRun::finishAs(const std::optional<model::ItemCounts>& items)
{
    for (auto lore = m_learned.cbegin(); lore != m_learned.cend(); ++lore)
        m_parts.store.learn(lore.key(), lore.value());
    m_ended = true;
    m_job.items = items.value_or(m_job.items);
    const bool complete = m_job.items.pending == 0 && m_job.items.running == 0;
    m_job.state = complete ? model::JobState::Done : m_isCancelled ? model::JobState::Stopped : model::JobState::Paused;
    m_job.updatedAt = m_parts.clock.wallTime();
    m_parts.store.setJobState(m_job.spec.id, m_job.state);
    m_lease.reset();
    Q_EMIT ended(complete ? std::optional<base::Error>() : m_reason);
}

} // namespace spyhop::batch

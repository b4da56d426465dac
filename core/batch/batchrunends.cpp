// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How items end, and how the run does; how they begin is in batchrun.cpp.
#include "core/base/diskfull.h"
#include "core/base/moneysums.h"
#include "core/batch/batchrun.h"
#include "core/batch/numbers.h"

#include <utility>

namespace spyhop::batch {
namespace {

//! Failures that the next item will meet as well.
bool saysNothingAnswers(const QString& errorCode)
{
    const auto code = base::codeFromName(errorCode);
    return code
        && (*code == base::ErrorCode::Network || *code == base::ErrorCode::Tls || *code == base::ErrorCode::NotFound);
}

} // namespace

QList<db::Statement> BatchRun::cutOff()
{
    QList<db::Statement> spent;
    for (const auto& [index, run] : m_live) {
        const ItemRun::Cut cut = run->cutOff();
        spent += cut.result ? m_parts.store.ending(m_job.spec.id, *cut.result, cut.booked)
                            : m_parts.store.adding(m_job.spec.id, cut.spent);
        spent += m_parts.store.masking(m_job.spec.id, index, run->masked());
    }
    noteHeldBack();
    return spent;
}

QList<qint64> BatchRun::itemsAtWork() const
{
    QList<qint64> indexes;
    for (const auto& [index, run] : m_live)
        indexes.append(index);
    return indexes;
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
    if (all && !m_answerTimer->isActive())
        m_answerTimer->start(lookForAnswerEvery);
    // While nobody answers one of them tries now and then, which ends no waiting.
    const bool inSilence = m_silentSince && !m_waiting.isEmpty();
    const bool byPolicy = m_job.state == model::JobState::Waiting && m_job.waitsUntil == m_policyOpens;
    const QString reason = waitsForRoom() ? m_roomWhy
        : byPolicy                        ? m_policyWhy
        : all || inSilence                ? m_lastWait
        : m_modelSince                    ? m_lastWait
                                          : QString();
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
    if (waits && m_gaveUp) // never at once: its call is in its signal
        QMetaObject::invokeMethod(
            this, [this, index] { giveUpItem(index); }, Qt::QueuedConnection);
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
    // A file that cannot be read has told nothing of answers and prices: another one is tried in its place.
    const bool wasAsked = result.state != model::ItemState::Failed || !result.endpoint.isEmpty();
    if (m_trialLeft && !wasAsked && m_trialSpares > 0) {
        --m_trialSpares;
        ++*m_trialLeft;
    }
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
    countCost(result.added); // the call that was refused may have been its second
    --m_job.items.running;
    model::ItemCounts& items = m_job.items; // one with an answer from before is as it was
    ++(result.state == model::ItemState::Done          ? items.done
            : result.state == model::ItemState::Failed ? items.failed
                                                       : items.pending);
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

//! It is Pending again, behind the pump's back; nothing is wrong with it.
void BatchRun::itemHeldBack(const model::ItemResult& result)
{
    const qint64 index = result.index;
    retire(index);
    givenIsSafe(index);
    countResult(result);
    if (m_trialLeft)
        ++*m_trialLeft;
    m_hoursSeen = {};
    if (m_ending)
        pumpSoon();
    else
        rescan(m_job, {});
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
    if (const auto later = m_later.find(index); later != m_later.end()) {
        m_given.add(later->second);
        m_later.erase(later);
    }
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
    countCost(result.added);
}

//! A long document's calls may go on for an hour: what each cost is told as it ends.
void BatchRun::itemSpent(qint64 index, const model::Spent& more)
{
    countCost(more);
    Q_EMIT changed({index});
}

void BatchRun::countCost(const model::Spent& more)
{
    m_job.usage += more.usage;
    base::addTo(m_job.cost, more.cost);
    m_job.costEstimated = m_job.costEstimated || more.costEstimated;
    m_job.updatedAt = m_parts.clock.wallTime();
    noteHeldBack();
}

//! What calls that broke off may have cost counts in later runs, too.
void BatchRun::noteHeldBack()
{
    const qint64 kept = m_guard.kept();
    if (kept == 0 || (m_job.heldBack && m_job.heldBack->nanoUnits() == kept))
        return;
    m_job.heldBack = base::Money(kept, m_job.spec.maxCost->currency());
    m_parts.store.setSpec(m_job);
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
    const model::Usage& usage = result.added.usage;
    if (estimated == 0 || result.state != model::ItemState::Done || usage.estimated || usage.promptTokens == 0)
        return;
    model::TokenLore& lore = m_learned[result.answeredModel];
    lore.estimated += estimated;
    lore.counted += usage.promptTokens;
    ++lore.answers;
    lore.answerTokens += usage.completionTokens;
    lore.milliseconds += static_cast<qint64>(result.seconds * 1'000);
}

void BatchRun::finish()
{
    m_roomTimer->stop();
    m_answerTimer->stop();
    m_modelTimer->stop();
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
    m_job.stopped = complete ? std::nullopt : m_reason;
    if (!m_pinnedPlace.isEmpty()) // in this run only
        m_job.spec.endpoint.clear();
    if (m_job.stopped)
        m_parts.store.setSpec(m_job);
    m_parts.store.setJobState(m_job.spec.id, m_job.state);
    m_lease.reset();
    Q_EMIT ended(complete ? std::optional<base::Error>() : m_reason);
}

} // namespace spyhop::batch

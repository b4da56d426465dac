// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job whose requests are left with a provider: how they get there, and what becomes of the answers. The rest is in
// batchrun.cpp.
#include "core/base/diskfull.h"
#include "core/batch/batchrun.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::batch {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

QString kindWords(model::JobKind kind)
{
    switch (kind) {
    case model::JobKind::Tasks:
        return text(QT_TRANSLATE_NOOP("Batch", "as tasks"));
    case model::JobKind::Batch:
        return text(QT_TRANSLATE_NOOP("Batch", "several in one request"));
    case model::JobKind::FilesBatch:
        return text(QT_TRANSLATE_NOOP("Batch", "as a file batch, which may take a day"));
    case model::JobKind::Direct:
    case model::JobKind::Auto:
        break;
    }
    return text(QT_TRANSLATE_NOOP("Batch", "directly, one by one"));
}

} // namespace

//! Takes up what earlier runs left, and says how new requests are sent.
std::optional<base::Error> BatchRun::openSubmissions()
{
    const model::BatchSpec& spec = m_job.spec;
    if (!m_parts.submissions)
        return std::nullopt;
    const auto& kept = m_opening->left();
    const bool direct = spec.kind == model::JobKind::Direct || isWaitedFor();
    if (kept.empty() && (direct || m_isCancelled))
        return std::nullopt;
    if (!direct && !m_isCancelled && !m_parts.gateway.mayLeaveWork() && spec.kind != model::JobKind::Auto) {
        base::Error error;
        error.code = base::ErrorCode::RefusedConsent;
        error.what = text(QT_TRANSLATE_NOOP(
            "Batch", "Tasks and batches stay at the provider until they are done, and you have not agreed to that."));
        error.remedy = text(QT_TRANSLATE_NOOP(
            "Batch", "Agree under Privacy (\"spyhop-cli privacy grant provider\"), or send the items directly."));
        return error;
    }
    if (m_isCancelled) {
        useKind(kept.front().kept.handle.kind);
    } else if (spec.kind == model::JobKind::Auto && !direct && !kept.empty() && m_job.items.pending == 0) {
        // All of it was sent already, as sentAs says; what comes back of it goes the same way.
        useKind(kept.front().kept.handle.kind);
        m_gathers = m_parts.gateway.mayLeaveWork();
    } else if (spec.kind == model::JobKind::Auto && !direct) {
        chooseKind();
        m_gathers = m_submit != nullptr;
        if (!m_submit && !kept.empty())
            useKind(kept.front().kept.handle.kind);
    } else {
        useKind(direct ? kept.front().kept.handle.kind : spec.kind);
        m_gathers = !direct;
    }
    return std::nullopt;
}

void BatchRun::useKind(model::JobKind kind)
{
    m_parts.store.leavesWork(m_job.spec.id);
    m_submit
        = std::make_unique<SubmitPump>(SubmitPump::Parts{m_parts.clock, m_parts.random, m_parts.gateway,
                                           *m_parts.submissions, m_job.spec, m_job.stored, [this] { return mayAsk(); }},
            kind);
    connect(
        m_submit.get(), &SubmitPump::answered, this, [this](qint64 index, int chain, const model::Outcome& outcome) {
            m_given.add({index, chain, outcome});
            if (m_given.size() >= mostGiven)
                m_submit->mayAnswer(false); // the rest waits where it weighs less
            pumpSoon();
        });
    connect(m_submit.get(), &SubmitPump::returned, this, &BatchRun::itemsReturned);
    connect(m_submit.get(), &SubmitPump::failed, this, &BatchRun::submitFailed);
    connect(m_submit.get(), &SubmitPump::noRoom, this, &BatchRun::waitForRoom);
    connect(m_submit.get(), &SubmitPump::changed, this, [this] {
        hasRoom();
        pumpSoon();
        Q_EMIT changed({});
    });
}

//! Auto: a file batch where there are enough items for it, since it mostly costs half; else several in one request;
//! else directly. What an endpoint is known not to have is not tried (docs/decisions/0022-what-auto-chooses.md).
void BatchRun::chooseKind()
{
    const QString& endpoint = m_job.spec.endpoint;
    if (!m_parts.gateway.mayLeaveWork()) {
        say(text(QT_TRANSLATE_NOOP(
            "Batch", "Sent directly, one by one: you have not agreed to work that stays at a provider.")));
        return;
    }
    if (m_job.items.pending >= leastForFiles)
        m_kinds.append(model::JobKind::FilesBatch);
    m_kinds.append(model::JobKind::Batch);
    m_kinds.removeIf([&](model::JobKind kind) { return m_parts.gateway.offers(endpoint, kind) == false; });
    if (m_kinds.isEmpty()) {
        say(text(QT_TRANSLATE_NOOP("Batch", "Sent directly, one by one: the endpoint takes no batches.")));
        return;
    }
    useKind(m_kinds.takeFirst());
    say(text(QT_TRANSLATE_NOOP("Batch", "Sent %1.")).arg(kindWords(m_submit->kind())));
}

void BatchRun::say(const QString& words)
{
    m_job.sentAs = words;
    m_parts.store.setSpec(m_job);
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT changed({}); }, Qt::QueuedConnection);
}

ItemParts BatchRun::itemParts()
{
    return {m_parts.clock, m_parts.gateway, m_parts.store, m_parts.readers, m_job.spec, m_guard, m_outlook, m_asked,
        [this] { return mayAsk(); }, m_startedItems < itemsToLearnFrom, m_mayReuse};
}

//! What was reserved for an item in a submission is given back; nothing: it was never sent.
void BatchRun::settle(qint64 index, const std::optional<model::Outcome>& outcome)
{
    if (!m_guard.holds())
        return;
    const base::Money none(0, m_job.spec.maxCost->currency());
    CostGuard::Reservation reserved;
    if (const auto found = m_reserved.find(index); found != m_reserved.end()) {
        reserved = found->second;
        m_reserved.erase(found);
    } else if (outcome) { // left by an earlier run
        reserved = m_guard.reserve(none);
    } else {
        return;
    }
    if (reserved.verdict != CostGuard::Verdict::Start)
        return;
    if (!outcome || (outcome->error && !outcome->error->possiblyBilled))
        return m_guard.settle(reserved, {}, false);
    // Of unknown outcome: the worst case stands.
    const bool unknown = outcome->error && !outcome->cost;
    m_guard.settle(reserved, unknown ? QList{base::Money(reserved.nano, none.currency())} : outcome->costs(), true);
}

QList<model::SubmissionState> BatchRun::left() const
{
    return m_submit ? m_submit->states() : QList<model::SubmissionState>();
}

bool BatchRun::isSending() const
{
    if (m_job.state != model::JobState::Running || m_noRoom)
        return false;
    if (!m_submit || !m_live.empty() || !m_given.isEmpty() || m_job.items.pending > 0)
        return true;
    const QList<model::SubmissionState> states = m_submit->states();
    return states.isEmpty() || std::any_of(states.cbegin(), states.cend(), [](const model::SubmissionState& state) {
        return state.doing != model::SubmissionState::Doing::Waiting
            && state.doing != model::SubmissionState::Doing::Looking;
    });
}

void BatchRun::lookNow()
{
    lookForRoom();
    if (m_submit)
        m_submit->lookNow();
}

void BatchRun::startCancelling()
{
    m_isCancelled = true;
    m_ending = true;
    open({});
}

void BatchRun::cancelLeft()
{
    m_isCancelled = true;
    m_isPaused = true;
    endBecause(std::nullopt);
    if (m_submit)
        m_submit->cancel();
}

//! Answers that came are taken in before anything new is started.
void BatchRun::pumpSubmissions(QList<qint64>& started)
{
    m_endedSubmit.reset();
    const auto most = livePerPlace * static_cast<std::size_t>(limit());
    const int mostTaken = m_job.spec.rows ? rowAnswersPerTurn : startsPerTurn;
    int taken = 0;
    for (; taken < mostTaken && !m_noRoom && m_live.size() < most; ++taken) {
        const auto given = m_given.take();
        if (!given)
            break;
        if (startGiven(*given))
            started.append(given->answer.index);
    }
    if (taken == mostTaken)
        pumpSoon();
    if (m_submit && m_given.size() <= fewGiven)
        m_submit->mayAnswer(true);
}

void BatchRun::givenIsSafe(qint64 index)
{
    const auto found = m_answering.find(index);
    if (found == m_answering.end())
        return;
    const int chain = found->second;
    m_answering.erase(found);
    if (m_submit)
        m_submit->itemSafe(index, chain);
}

bool BatchRun::startGiven(const GivenAnswers::Ready& ready)
{
    const GivenAnswer& given = ready.answer;
    if (!ready.row && base::isDiskFull(ready.row.error()) && !m_ending) {
        m_given.add(given); // looked up anew once there is room
        waitForRoom();
        return false;
    }
    if (!ready.row) {
        endBecause(ready.row.error());
        if (m_submit)
            m_submit->itemLost(given.index, given.chain);
        return false;
    }
    const auto& [item, result] = *ready.row;
    const bool isOver = result.state == model::ItemState::Done || result.state == model::ItemState::Failed;
    if (m_live.contains(given.index) && item.chain == given.chain
        && !isOver) { // which of the two is of use is seen then
        m_later.insert_or_assign(given.index, given);
        return false;
    }
    if (m_live.contains(given.index) || item.chain != given.chain || isOver) {
        if (m_submit)
            m_submit->itemSafe(given.index, given.chain); // asked anew since, or answered before
        return false;
    }
    if (result.state != model::ItemState::Running) { // it turned up after all
        --(result.state == model::ItemState::Unknown ? m_job.items.unknown : m_job.items.pending);
        ++m_job.items.running;
    }
    settle(given.index, given.outcome);
    auto run = std::make_unique<ItemRun>(itemParts(), item, result);
    connectTo(*run);
    ItemRun* const begun = run.get();
    m_live.emplace(given.index, std::move(run));
    m_answering[given.index] = given.chain;
    m_calling.insert(given.index);
    begun->startWith(given.outcome);
    return true;
}

//! Each request sets its worst case aside until its file has come back: a small maximum would make a file of each.
std::optional<base::Error> BatchRun::filesAreTooSmall(const CostGuard::Reservation& first)
{
    const bool weighs = m_guard.holds() && m_submit && m_submit->kind() == model::JobKind::FilesBatch && first.nano > 0;
    if (!weighs || std::exchange(m_weighedFiles, true))
        return std::nullopt;
    const qint64 wanted
        = std::min<qint64>(m_job.spec.batchSize.value_or(linesPerFile), m_job.items.pending + m_job.items.running);
    const qint64 fits = std::max<qint64>(1, m_guard.left() / first.nano);
    if (fits >= wanted)
        return std::nullopt;
    const QString currency = m_job.spec.maxCost->currency();
    base::Error error;
    error.code = base::ErrorCode::RefusedBudget;
    error.what
        = text(QT_TRANSLATE_NOOP("Batch",
                   "With a maximum cost of %1 a file holds %2 request(s), since each may cost up to %3 until its file "
                   "has come "
                   "back, and one file is sent after the other. %4 would do for one of %5."))
              .arg(m_job.spec.maxCost->display())
              .arg(fits)
              .arg(base::Money(first.nano, currency).display(), base::Money(first.nano * wanted, currency).display())
              .arg(wanted);
    error.remedy = text(
        QT_TRANSLATE_NOOP("Batch", "Raise the maximum, set a shorter longest answer, or send the items directly."));
    error.mendedByMore = true;
    if (fits >= std::min(wanted, leastForFiles) || m_job.spec.kind == model::JobKind::Auto) {
        say(error.what);
        return std::nullopt;
    }
    return error;
}

void BatchRun::itemGathered(qint64 index, const model::ChatRequest& request, const CostGuard::Reservation& reserved)
{
    if (m_guard.holds())
        m_reserved.emplace(index, reserved);
    const auto found = m_gathering.find(index);
    if (found == m_gathering.end())
        return;
    const int chain = found->second;
    retire(index);
    pumpSoon();
    if (const auto refusal = filesAreTooSmall(reserved)) {
        itemsReturned({index});
        return endBecause(*refusal);
    }
    if (m_submit && !m_submit->isClosed())
        m_submit->add(index, chain, request);
    else
        itemsReturned({index});
}

void BatchRun::itemsReturned(const QList<qint64>& indexes)
{
    for (const qint64 index : indexes)
        settle(index, std::nullopt);
    m_job.items.running -= indexes.size();
    m_job.items.pending += indexes.size();
    if (m_trialLeft)
        *m_trialLeft += static_cast<int>(indexes.size());
    m_hoursSeen = {}; // they may be why
    m_pending.restart();
    pumpSoon();
    Q_EMIT changed(indexes);
}

void BatchRun::submitFailed(const base::Error& error, bool notOffered)
{
    if (base::isDiskFull(error) && !m_ending) {
        waitForRoom();
        return rescan(m_job, {});
    }
    if (isMatterOfTime(error)) {
        noteRefusal(error);
        m_hoursSeen = {};
        return rescan(m_job, {});
    }
    if (!notOffered || m_job.spec.kind != model::JobKind::Auto) {
        base::Error reason = error;
        if (notOffered) {
            reason.what = text(QT_TRANSLATE_NOOP("Batch", "This endpoint takes no work of the kind \"%1\"."))
                              .arg(model::jobKindName(m_job.spec.kind));
            reason.remedy = text(QT_TRANSLATE_NOOP("Batch", "Send the items directly, or automatically."));
        }
        return endBecause(reason);
    }
    if (m_endedSubmit || !m_submit)
        return;
    // Others of its submissions meet the same refusal and give their items back as well.
    disconnect(m_submit.get(), &SubmitPump::failed, this, nullptr);
    m_submit->leave();
    const auto goOn = [this] {
        if (!m_submit || !m_submit->isIdle())
            return;
        m_submit->disconnect(this);
        m_endedSubmit = std::move(m_submit);
        if (m_kinds.isEmpty()) {
            m_gathers = false;
            say(text(QT_TRANSLATE_NOOP("Batch", "Sent directly, one by one: the endpoint takes no batches.")));
        } else {
            useKind(m_kinds.takeFirst());
            say(text(QT_TRANSLATE_NOOP("Batch", "Sent %1: the endpoint takes no file batches."))
                    .arg(kindWords(m_submit->kind())));
        }
        pumpSoon();
    };
    connect(m_submit.get(), &SubmitPump::changed, this, goOn);
    goOn();
}

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/steprun.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace spyhop::batch {
namespace {

//! It may be charged, and nobody tells what: no status, or a reply without its end.
bool isUntold(const model::Attempt& attempt)
{
    return attempt.error && attempt.possiblyBilled && attempt.status < 300;
}

//! What went wrong need not come again.
bool mayPass(base::ErrorCode code)
{
    constexpr std::array passing{base::ErrorCode::Truncated, base::ErrorCode::Network, base::ErrorCode::Timeout,
        base::ErrorCode::Server, base::ErrorCode::Overloaded, base::ErrorCode::RateLimited};
    return std::find(passing.begin(), passing.end(), code) != passing.end();
}

} // namespace

StepRun::StepRun(gateway::Gateway& gateway, store::BatchStore& store, const model::ChatRequest& request,
    const model::Step& step, const Purse& purse, const CostGuard::Reservation& reserved)
    : m_gateway(gateway)
    , m_store(store)
    , m_request(request)
    , m_purse(purse)
    , m_reserved(reserved)
{
    m_report.step = step;
    m_report.step.key = idempotencyKey(request, step);
    m_request.idempotencyKey = m_report.step.key;
    m_request.oneCharge = m_purse.guard.holds();
}

void StepRun::start()
{
    send();
}

void StepRun::send()
{
    m_report.step.state = model::ItemState::Running;
    ++m_report.step.attempts;
    m_call = m_gateway.start(m_request, model::Priority::Background);
    m_store.stepRunning(m_request.jobId, m_report.step, m_call->id().value(),
        m_purse.guard.holds() && m_purse.worst ? m_purse.worst : m_purse.likely);
    connect(m_call.get(), &gateway::Call::stateChanged, this, &StepRun::stateChanged);
    connect(m_call.get(), &gateway::Call::finished, this, &StepRun::callFinished);
}

void StepRun::stateChanged(const model::CallState& state)
{
    const bool waits = state.stage == model::CallStage::Backoff || state.stage == model::CallStage::Parked;
    if (waits == m_waits && !waits)
        return;
    m_waits = waits;
    Q_EMIT waiting(waits, waits ? state.reason : QString());
}

//! It began to answer and broke off for a reason that need not come again.
bool StepRun::isCut(const model::Outcome& outcome)
{
    if (!outcome.error || (outcome.completion.text.isEmpty() && outcome.completion.reasoning.isEmpty()))
        return outcome.error && outcome.error->code == base::ErrorCode::Truncated;
    return mayPass(outcome.error->code);
}

//! The gateway never repeats by itself what began to answer; a batch step may, as nobody has read the part. Under a
//! maximum it repeats nothing either that may have been charged: each try has to be paid for.
bool StepRun::isToBeRepeated(const model::Outcome& outcome) const
{
    if (isCut(outcome) && m_report.step.attempts < attemptsPerCutStep)
        return true;
    const bool isCharged = m_request.oneCharge && outcome.error && outcome.completion.text.isEmpty()
        && !outcome.attempts.isEmpty() && isUntold(outcome.attempts.last());
    return isCharged && mayPass(outcome.error->code) && m_report.step.attempts < attemptsUnderMaximum;
}

void StepRun::callFinished(const model::Outcome& outcome)
{
    addCosts(outcome);
    if (!isToBeRepeated(outcome))
        return end(outcome);
    m_report.sentTwice = m_report.sentTwice || isCut(outcome);
    m_cut = outcome;
    m_cutCall = std::move(m_call);
    switch (sendAgain()) {
    case CostGuard::Verdict::Start:
        Q_EMIT waiting(false, QString()); // a call like any other: whoever may send nothing now takes it back
        return;
    case CostGuard::Verdict::Wait:
        m_awaitsMoney = true;
        return;
    case CostGuard::Verdict::Stop:
        return end(refused(outcome));
    }
}

CostGuard::Verdict StepRun::sendAgain()
{
    m_reserved = m_purse.guard.reserve(m_purse.worst);
    if (m_reserved.verdict == CostGuard::Verdict::Start)
        send();
    return m_reserved.verdict;
}

void StepRun::goOn()
{
    if (!m_awaitsMoney)
        return;
    const CostGuard::Verdict verdict = sendAgain();
    m_awaitsMoney = verdict == CostGuard::Verdict::Wait;
    if (verdict == CostGuard::Verdict::Stop)
        QMetaObject::invokeMethod(
            this, [this] { end(refused(m_cut)); }, Qt::QueuedConnection);
}

//! There is no money for another try: nothing is wrong with the item.
model::Outcome StepRun::refused(const model::Outcome& outcome) const
{
    model::Outcome refused = outcome;
    refused.error = m_purse.guard.reason();
    return refused;
}

void StepRun::end(const model::Outcome& outcome)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_report.outcome = outcome;
    m_report.step.spent = m_report.spent;
    m_report.step.state = model::ItemState::Done;
    m_report.step.answer = outcome.completion.text;
    if (outcome.error) {
        const bool unknown = outcome.error->code == base::ErrorCode::UnknownOutcome;
        m_report.step.state = unknown ? model::ItemState::Unknown : model::ItemState::Failed;
        m_report.step.error = outcome.error->sentence();
        m_report.step.errorCode = base::codeName(outcome.error->code);
    }
    const StepReport report = m_report;
    Q_EMIT ended(report);
}

bool StepRun::isUnsent() const
{
    if (m_awaitsMoney)
        return true;
    if (m_hasEnded || !m_call)
        return false;
    switch (m_call->state().stage) {
    case model::CallStage::Queued:
    case model::CallStage::Waiting:
    case model::CallStage::Backoff:
    case model::CallStage::Parked:
        return true;
    case model::CallStage::Connecting:
    case model::CallStage::ServerQueued:
    case model::CallStage::Thinking:
    case model::CallStage::Writing:
    case model::CallStage::Stalled:
    case model::CallStage::Settled:
        return false;
    }
    return false;
}

StepReport StepRun::cutOff()
{
    if (m_hasEnded)
        return {};
    m_hasEnded = true;
    m_awaitsMoney = false;
    if (!m_call)
        return m_report;
    m_call->disconnect(this);
    const model::Outcome outcome = m_call->soFar();
    m_call.reset(); // at once: an equal call bears the cost from now on, and has to know
    addCosts(outcome);
    m_report.outcome.endpoint = outcome.endpoint;
    return m_report;
}

void StepRun::addCosts(const model::Outcome& outcome)
{
    const auto& used = outcome.completion.usage;
    const bool sent = outcome.cached == model::Cached::No && ((used && used->promptTokens > 0) || outcome.cost);
    const bool isFree = !m_purse.freeAt.isEmpty() && outcome.endpoint == m_purse.freeAt && outcome.costs().isEmpty();
    // A try that was cut off brings no usage, and its provider may charge it all the same.
    auto untold = static_cast<int>(std::count_if(outcome.attempts.cbegin(), outcome.attempts.cend(), isUntold));
    const bool isUnknown = untold > 0;
    if (isUnknown && used && !used->estimated && isUntold(outcome.attempts.last()))
        --untold; // the figures came before it broke off
    if (untold > 0 && !isFree)
        m_purse.guard.settleUnknown(m_reserved, outcome.costs(), untold);
    else
        m_purse.guard.settle(m_reserved, isFree ? QList{base::Money()} : outcome.costs(), sent);
    if (outcome.cached != model::Cached::No)
        return; // nothing was used this time
    m_report.spent += {used.value_or(model::Usage()), outcome.costs(), outcome.costEstimated};
    m_report.spent.costEstimated = m_report.spent.costEstimated || isUnknown;
}

} // namespace spyhop::batch

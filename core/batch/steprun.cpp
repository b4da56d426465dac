// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/steprun.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"

#include <algorithm>
#include <array>

namespace spyhop::batch {

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
    constexpr std::array passing{base::ErrorCode::Truncated, base::ErrorCode::Network, base::ErrorCode::Timeout,
        base::ErrorCode::Server, base::ErrorCode::Overloaded, base::ErrorCode::RateLimited};
    return std::find(passing.begin(), passing.end(), outcome.error->code) != passing.end();
}

void StepRun::callFinished(const model::Outcome& outcome)
{
    addCosts(outcome);
    // The gateway never repeats by itself what began to answer; a batch step may, as nobody has read the part.
    if (isCut(outcome) && m_report.step.attempts < attemptsPerCutStep && reserveAgain()) {
        m_report.sentTwice = true;
        m_cutCall = std::move(m_call);
        send();
        Q_EMIT waiting(false, QString()); // a call like any other: whoever may send nothing now takes it back
        return;
    }
    m_hasEnded = true;
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
    if (m_hasEnded || !m_call)
        return {};
    m_hasEnded = true;
    m_call->disconnect(this);
    const model::Outcome outcome = m_call->soFar();
    m_call.reset(); // at once: an equal call bears the cost from now on, and has to know
    addCosts(outcome);
    m_report.outcome.endpoint = outcome.endpoint;
    return m_report;
}

bool StepRun::reserveAgain()
{
    m_reserved = m_purse.guard.reserve(m_purse.worst);
    return m_reserved.verdict == CostGuard::Verdict::Start;
}

void StepRun::addCosts(const model::Outcome& outcome)
{
    const auto& used = outcome.completion.usage;
    const bool sent = outcome.cached == model::Cached::No && ((used && used->promptTokens > 0) || outcome.cost);
    const bool isFree = !m_purse.freeAt.isEmpty() && outcome.endpoint == m_purse.freeAt && outcome.costs().isEmpty();
    m_purse.guard.settle(m_reserved, isFree ? QList{base::Money()} : outcome.costs(), sent);
    if (outcome.cached != model::Cached::No)
        return; // nothing was used this time
    m_report.spent += {used.value_or(model::Usage()), outcome.costs(), outcome.costEstimated};
    // A try that was cut off brings no usage, and its provider may charge it all the same.
    const bool isUnknown
        = std::any_of(outcome.attempts.cbegin(), outcome.attempts.cend(), [](const model::Attempt& attempt) {
              return attempt.error && attempt.possiblyBilled
                  && attempt.status < 300; // no status, or a reply without its end
          });
    m_report.spent.costEstimated = m_report.spent.costEstimated || isUnknown;
}

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/itemrun.h"
#include "core/batch/answer.h"
#include "core/batch/itemrequest.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

//! Errors that say "nothing can be asked as things are", and nothing about this item.
bool concernsEveryItem(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::Usage:
    case base::ErrorCode::Settings:
    case base::ErrorCode::RefusedPolicy:
    case base::ErrorCode::RefusedBudget:
    case base::ErrorCode::RefusedConsent:
    case base::ErrorCode::Auth:
    case base::ErrorCode::Balance:
        return true;
    case base::ErrorCode::RateLimited:
    case base::ErrorCode::Overloaded:
    case base::ErrorCode::Server:
    case base::ErrorCode::Network:
    case base::ErrorCode::Tls:
    case base::ErrorCode::Timeout:
    case base::ErrorCode::Truncated:
    case base::ErrorCode::BadRequest:
    case base::ErrorCode::NotFound:
    case base::ErrorCode::ContentFilter:
    case base::ErrorCode::Unreadable:
    case base::ErrorCode::UnknownOutcome:
    case base::ErrorCode::Cancelled:
    case base::ErrorCode::Internal:
        return false;
    }
    return false;
}

} // namespace

ItemRun::ItemRun(const ItemParts& parts, const model::BatchItem& item, const model::ItemResult& previous)
    : m_parts(parts)
    , m_item(item)
{
    m_result.index = item.index;
    m_result.possiblyBilledTwice = previous.possiblyBilledTwice;
}

void ItemRun::start()
{
    m_startedAt = m_parts.clock.steadyTime();
    const model::BatchSpec& spec = m_parts.spec;
    const auto prepared = prepareItem(spec.prompt, spec.rows, spec.inputColumns, m_item);
    if (!prepared && m_given) // paid for: an input that is gone by now costs its receipt, not its answer
        return takeGiven();
    if (!prepared) {
        // The path stands in its own column already.
        base::Error error = prepared.error();
        error.whom.clear();
        if (error.code == base::ErrorCode::NotFound)
            error.code = base::ErrorCode::Unreadable;
        model::Step step;
        step.item = m_item.index;
        fail(step, error);
        return;
    }
    m_result.receipt = prepared->receipt;
    m_request = requestFor(spec, *prepared);
    if (m_item.chain > 0)
        m_request.cache = model::CacheMode::Bypass; // asked anew because the last answer was no use
    ask(m_request);
}

void ItemRun::gather()
{
    m_gathers = true;
    start();
}

void ItemRun::startWith(const model::Outcome& outcome)
{
    m_given = outcome;
    start();
}

//! Somebody else has asked: the first step is over before it began.
void ItemRun::takeGiven()
{
    StepReport report;
    report.step.item = m_item.index;
    report.step.number = m_steps++;
    report.step.chain = m_item.chain;
    report.step.attempts = 1;
    report.step.state = model::ItemState::Done;
    report.step.answer = m_given->completion.text;
    report.outcome = *m_given;
    report.usage = m_given->completion.usage.value_or(model::Usage());
    report.cost = m_given->cost;
    report.costEstimated = m_given->costEstimated;
    QMetaObject::invokeMethod(
        this, [this, report] { stepEnded(report); }, Qt::QueuedConnection);
}

void ItemRun::ask(const model::ChatRequest& request)
{
    if (m_steps == 0 && m_given)
        return takeGiven();
    if (m_steps == 0 && m_gathers) {
        QMetaObject::invokeMethod(
            this, [this, request] { Q_EMIT gathered(m_item.index, request); }, Qt::QueuedConnection);
        return;
    }
    model::Step step;
    step.item = m_item.index;
    step.number = m_steps++;
    step.chain = m_item.chain;
    m_stepRuns.push_back(std::make_unique<StepRun>(m_parts.gateway, m_parts.store, request, step));
    StepRun* run = m_stepRuns.back().get();
    connect(run, &StepRun::ended, this, &ItemRun::stepEnded);
    connect(run, &StepRun::waiting, this, [this](bool waits) { Q_EMIT waiting(m_item.index, waits); });
    run->start();
}

void ItemRun::stepEnded(const StepReport& report)
{
    addUp(report);
    if (!report.outcome.error) {
        judgeAnswer(report);
        return;
    }
    if (concernsEveryItem(report.outcome.error->code)) {
        handBack(report.step, *report.outcome.error);
        return;
    }
    fail(report.step, *report.outcome.error);
}

void ItemRun::addUp(const StepReport& report)
{
    m_result.endpoint = report.outcome.endpoint;
    m_result.answeredModel = report.outcome.completion.model;
    m_result.usage.promptTokens += report.usage.promptTokens;
    m_result.usage.completionTokens += report.usage.completionTokens;
    m_result.usage.reasoningTokens += report.usage.reasoningTokens;
    m_result.usage.cacheHitTokens += report.usage.cacheHitTokens;
    m_result.usage.estimated = m_result.usage.estimated || report.usage.estimated;
    if (report.cost) {
        const bool sameMoney = !m_result.cost || m_result.cost->currency() == report.cost->currency();
        m_result.cost = sameMoney ? m_result.cost.value_or(base::Money()) + *report.cost : *report.cost;
    }
    m_result.costEstimated = m_result.costEstimated || report.costEstimated;
    m_result.possiblyBilledTwice = m_result.possiblyBilledTwice || report.sentTwice;
}

void ItemRun::judgeAnswer(const StepReport& report)
{
    const model::Completion& completion = report.outcome.completion;
    const bool cut = completion.finish == model::FinishReason::Length;
    const QString cutWords = text(QT_TRANSLATE_NOOP("Batch", "The answer was cut off at the limit of tokens."));
    if (completion.finish == model::FinishReason::ContentFilter) {
        base::Error error;
        error.code = base::ErrorCode::ContentFilter;
        error.what = text(QT_TRANSLATE_NOOP("Batch", "The provider's content filter withheld the answer."));
        fail(report.step, error);
        return;
    }
    const auto cells = parseAnswer(completion.text, m_parts.spec.columns);
    if (cells) {
        m_result.state = model::ItemState::Done;
        m_result.cells = *cells;
        if (cut) {
            // Usable, but never silently less than the whole.
            m_result.error = cutWords;
            m_result.errorCode = base::codeName(base::ErrorCode::Truncated);
        }
        record(report.step);
        return;
    }
    if (cut || m_steps > 1 || m_request.messages.isEmpty()) {
        base::Error error;
        error.code = cut ? base::ErrorCode::Truncated : base::ErrorCode::Unreadable;
        error.what = cut
            ? cutWords
            : text(QT_TRANSLATE_NOOP("Batch", "The model answered twice in a form that cannot be used: %1"))
                  .arg(cells.error().what);
        fail(report.step, error);
        return;
    }
    askAgainBecause(report, cells.error().what);
}

void ItemRun::askAgainBecause(const StepReport& report, const QString& problem)
{
    m_stepTicket = m_parts.store.stepEnded(m_parts.spec.id, report.step, std::nullopt);
    model::ChatRequest request = m_request;
    request.messages.append({model::Role::Assistant, report.outcome.completion.text, {}, {}});
    request.messages.append({model::Role::User, askAgain(problem), {}, {}});
    ask(request);
}

void ItemRun::fail(const model::Step& ended, const base::Error& error)
{
    model::Step step = ended;
    const bool unknown = error.code == base::ErrorCode::UnknownOutcome;
    step.state = unknown ? model::ItemState::Unknown : model::ItemState::Failed;
    step.error = error.sentence();
    step.errorCode = base::codeName(error.code);
    m_result.state = step.state;
    m_result.error = step.error;
    m_result.errorCode = step.errorCode;
    record(step);
}

void ItemRun::handBack(const model::Step& ended, const base::Error& error)
{
    model::Step step = ended;
    step.state = model::ItemState::Pending;
    step.error.clear();
    step.errorCode.clear();
    m_refusal = error;
    m_result.state = model::ItemState::Pending;
    record(step);
}

void ItemRun::record(const model::Step& step)
{
    m_result.seconds = std::chrono::duration<double>(m_parts.clock.steadyTime() - m_startedAt).count();
    m_ticket = m_parts.store.stepEnded(m_parts.spec.id, step, m_result);
    connect(m_ticket.get(), &db::WriteTicket::done, this, &ItemRun::journalled);
    if (!m_stepRuns.empty())
        Q_EMIT answered(m_item.index);
}

void ItemRun::journalled(const base::Status& status)
{
    const model::ItemResult result = m_result;
    if (!status)
        Q_EMIT broken(result.index, base::Error(status.error()));
    else if (m_refusal)
        Q_EMIT refused(result.index, base::Error(*m_refusal));
    else
        Q_EMIT recorded(result);
}

} // namespace spyhop::batch

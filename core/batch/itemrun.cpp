// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/itemrun.h"
#include "core/batch/calloutlook.h"
#include "core/batch/numbers.h"

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

model::Step ItemRun::firstStep() const
{
    model::Step step;
    step.item = m_item.index;
    step.chain = m_item.chain;
    return step;
}

void ItemRun::start()
{
    m_startedAt = m_parts.clock.steadyTime();
    const model::BatchSpec& spec = m_parts.spec;
    auto prepared = prepareItem(spec.prompt, spec.rows, spec.inputColumns, m_item);
    if (!prepared && m_given) // paid for: an input that is gone by now costs its receipt, not its answer
        return takeGiven();
    if (!prepared) {
        // The path stands in its own column already.
        base::Error error = prepared.error();
        error.whom.clear();
        if (error.code == base::ErrorCode::NotFound)
            error.code = base::ErrorCode::Unreadable;
        fail(firstStep(), error);
        return;
    }
    m_prepared = *std::move(prepared);
    m_result.receipt = m_prepared.receipt;
    m_request = requestFor(spec, m_item, m_prepared.prompt);
    m_question = m_parts.asked.digest(questionText(m_request, spec, m_parts.outlook.model));
    if (m_parts.mayReuse && m_item.chain == 0 && !m_given) {
        m_lookup = m_parts.asked.look(m_question);
        connect(m_lookup.get(), &db::ReadTicket::done, this, &ItemRun::lookedUp);
        return;
    }
    begin();
}

void ItemRun::lookedUp(const base::Expected<db::Rows>& rows)
{
    const std::optional<model::Reuse> reuse = store::AskedBefore::found(rows);
    if (!reuse || !takeEarlier(*reuse))
        begin();
}

bool ItemRun::takeEarlier(const model::Reuse& reuse)
{
    const auto page = m_parts.store.page(reuse.job, reuse.item, 1);
    if (!page || page->isEmpty())
        return false;
    const model::ItemResult& earlier = page->first().second;
    const qsizetype cells = std::max<qsizetype>(1, m_parts.spec.columns.size());
    if (earlier.state != model::ItemState::Done || !earlier.error.isEmpty() || earlier.cells.size() != cells)
        return false;
    m_result.state = model::ItemState::Done;
    m_result.cells = earlier.cells;
    m_result.proofs = earlier.proofs;
    m_result.parts = earlier.parts;
    m_result.endpoint = earlier.endpoint;
    m_result.answeredModel = earlier.answeredModel;
    m_result.reused = earlier.reused ? earlier.reused : reuse;
    model::Step step = firstStep();
    step.state = model::ItemState::Done;
    record(step);
    return true;
}

void ItemRun::begin()
{
    if (m_item.chain > 0)
        m_request.cache = model::CacheMode::Bypass; // asked anew because the last answer was no use
    if (m_given)
        return takeGiven();
    // Every character comes to 0.6 tokens at most: most documents need no count.
    const Room room = roomFor(m_request, m_parts.outlook);
    const auto most = static_cast<qint64>(m_prepared.prompt.size()) + promptOverhead;
    if (!room.fits(most) && !room.fits(model::estimateTokens(m_prepared.prompt) + promptOverhead)) {
        beginLong();
        return;
    }
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
    report.step = firstStep();
    report.step.number = m_steps++;
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

void ItemRun::beginLong()
{
    const model::BatchSpec& spec = m_parts.spec;
    const Room room = roomFor(m_request, m_parts.outlook);
    if (spec.rows || spec.longDocuments == model::LongDocuments::Refuse) {
        base::Error error;
        error.code = base::ErrorCode::Unreadable;
        error.what = text(
            QT_TRANSLATE_NOOP("Batch",
                "It is longer than the model's context of %1 tokens, and the job does not split what is too long."))
                         .arg(room.context);
        return fail(firstStep(), error);
    }
    auto parts = LongDocument::of(spec, m_item.name, m_prepared.source, room);
    if (!parts)
        return fail(firstStep(), parts.error());
    m_long = *std::move(parts);
    m_result.parts = m_long->receipts();
    m_earlier = m_parts.store.steps(spec.id, m_item.index).value_or(QList<model::Step>());
    if (m_gathers) { // each part rests on the one before: they go one by one
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT goesDirectly(m_item.index); }, Qt::QueuedConnection);
    }
    askNext();
}

//! The next part of a long document, or what brings the parts together.
void ItemRun::askNext()
{
    const auto next = m_long->next();
    if (!next)
        return fail(firstStep(), next.error());
    m_askingPart = !next->isLast;
    model::BatchSpec spec = m_parts.spec;
    if (!next->wantsColumns) {
        spec.columns.clear();
        spec.quotes = false;
    }
    model::ChatRequest request = requestFor(spec, m_item, next->prompt);
    request.cache = m_request.cache;
    if (next->isLast)
        m_request = request;
    ask(request);
}

void ItemRun::goOn()
{
    if (m_parked)
        ask(*std::exchange(m_parked, std::nullopt));
}

void ItemRun::ask(const model::ChatRequest& asked)
{
    model::ChatRequest request = asked;
    std::optional<base::Money> worst;
    if (m_parts.guard.holds()) {
        if (!request.maxTokens)
            request.maxTokens = answerUnderMaximum;
        worst = worstCase(request, m_parts.outlook, m_parts.gateway.prices(), m_parts.clock.wallTime());
        if (!worst && !m_parts.outlook.model.isEmpty())
            m_parts.guard.cannotKnow();
    }
    model::Step step = firstStep();
    step.number = m_steps;
    if (const auto report = earlierStep(request, step)) {
        ++m_steps;
        // From the event loop: a thousand parts must not stand on one stack.
        QMetaObject::invokeMethod(
            this, [this, again = *report] { stepEnded(again); }, Qt::QueuedConnection);
        return;
    }
    const CostGuard::Reservation reserved = m_parts.guard.reserve(worst);
    if (reserved.verdict == CostGuard::Verdict::Wait) {
        m_parked = asked;
        return;
    }
    if (reserved.verdict == CostGuard::Verdict::Stop)
        return handBack(step, m_parts.guard.reason());
    if (m_gathers && m_steps == 0 && !m_long) {
        QMetaObject::invokeMethod(
            this, [this, request, reserved] { Q_EMIT gathered(m_item.index, request, reserved); },
            Qt::QueuedConnection);
        return;
    }
    ++m_steps;
    // The last one may still be in its signal; those before it are done with.
    if (m_stepRuns.size() > 1)
        m_stepRuns.erase(m_stepRuns.begin());
    m_stepRuns.push_back(std::make_unique<StepRun>(
        m_parts.gateway, m_parts.store, request, step, StepRun::Purse{m_parts.guard, worst}, reserved));
    StepRun* run = m_stepRuns.back().get();
    connect(run, &StepRun::ended, this, &ItemRun::stepEnded);
    connect(run, &StepRun::waiting, this, [this](bool waits) { Q_EMIT waiting(m_item.index, waits); });
    run->start();
}

//! What an earlier run of the job was answered to the very same words, if this item is a long document.
std::optional<StepReport> ItemRun::earlierStep(const model::ChatRequest& request, const model::Step& step) const
{
    if (m_earlier.isEmpty())
        return std::nullopt;
    const QString key = idempotencyKey(request, step);
    for (const model::Step& earlier : m_earlier) {
        if (earlier.number != step.number || earlier.state != model::ItemState::Done || earlier.key != key)
            continue;
        StepReport report;
        report.step = earlier;
        report.step.chain = step.chain;
        report.outcome.completion.text = earlier.answer;
        report.outcome.completion.finish = model::FinishReason::Stop;
        report.usage = earlier.usage;
        report.cost = earlier.cost;
        report.costEstimated = earlier.costEstimated;
        return report;
    }
    return std::nullopt;
}

void ItemRun::stepEnded(const StepReport& report)
{
    addUp(report);
    if (!report.outcome.error) {
        if (m_askingPart)
            partEnded(report);
        else
            judgeAnswer(report);
        return;
    }
    if (concernsEveryItem(report.outcome.error->code)) {
        handBack(report.step, *report.outcome.error);
        return;
    }
    fail(report.step, *report.outcome.error);
}

void ItemRun::partEnded(const StepReport& report)
{
    const model::Completion& completion = report.outcome.completion;
    if (completion.finish == model::FinishReason::Length || completion.text.trimmed().isEmpty()) {
        base::Error error;
        error.code = base::ErrorCode::Truncated;
        error.what = text(QT_TRANSLATE_NOOP("Batch", "The answer to a part of the document was cut off or empty."));
        return fail(report.step, error);
    }
    m_stepTickets.push_back(m_parts.store.stepEnded(m_parts.spec.id, report.step, std::nullopt));
    m_long->answered(completion.text);
    askNext();
}

void ItemRun::addUp(const StepReport& report)
{
    if (!report.outcome.endpoint.isEmpty())
        m_result.endpoint = report.outcome.endpoint;
    if (!report.outcome.completion.model.isEmpty())
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
    const model::BatchSpec& spec = m_parts.spec;
    const QList<model::Column> asked = m_part ? columnsAt(spec.columns, m_part->wrong) : spec.columns;
    Answer answer = readAnswer(completion.text, asked, spec.quotes);
    if (m_part)
        answer = repaired(*m_part, answer);
    if (answer.isWhole()) {
        if (cut) {
            // Usable, but never silently less than the whole.
            m_result.error = cutWords;
            m_result.errorCode = base::codeName(base::ErrorCode::Truncated);
        }
        takeAnswer(report, answer);
        return;
    }
    if (cut || m_part || m_request.messages.isEmpty()) {
        base::Error error;
        error.code = cut ? base::ErrorCode::Truncated : base::ErrorCode::Unreadable;
        error.what = cut
            ? cutWords
            : text(QT_TRANSLATE_NOOP("Batch", "The model answered twice in a form that cannot be used: %1"))
                  .arg(answer.problem);
        fail(report.step, error);
        return;
    }
    m_part = answer;
    askForTheRest(report);
}

void ItemRun::takeAnswer(const StepReport& report, const Answer& answer)
{
    m_result.state = model::ItemState::Done;
    m_result.cells = answer.cells;
    m_result.proofs = proofsOf(answer.quotes, m_prepared.source);
    record(report.step);
}

void ItemRun::askForTheRest(const StepReport& report)
{
    m_stepTickets.push_back(m_parts.store.stepEnded(m_parts.spec.id, report.step, std::nullopt));
    model::ChatRequest request = m_request;
    request.messages.append({model::Role::Assistant, report.outcome.completion.text, {}, {}});
    request.messages.append({model::Role::User, askAgain(m_parts.spec.columns, *m_part), {}, {}});
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
    else {
        // Whole answers of this job's own may serve later ones.
        if (result.state == model::ItemState::Done && result.error.isEmpty() && !result.reused)
            m_parts.asked.remember(m_question, m_parts.spec.id, result.index, m_parts.clock.wallTime());
        Q_EMIT recorded(result);
    }
}

} // namespace spyhop::batch

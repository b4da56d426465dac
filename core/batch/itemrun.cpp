// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/itemrun.h"

#include "core/base/diskfull.h"
#include "core/batch/calloutlook.h"
#include "core/batch/numbers.h"

namespace spyhop::batch {
namespace {

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

//! What is to be written down before each try could not be.
bool wasNotAnnounced(const model::Outcome& outcome)
{
    return base::isDiskFull(*outcome.error)
        || (outcome.error->code == base::ErrorCode::Internal && outcome.attempts.isEmpty());
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

//! Where its calls go: an item that is asked again may have a model of its own, at another price.
gateway::Gateway::Outlook ItemRun::outlook() const
{
    if (m_item.model.isEmpty())
        return m_parts.outlook;
    model::ChatRequest request;
    request.endpoint = m_parts.spec.endpoint;
    request.model = m_item.model;
    return m_parts.gateway.outlook(request).value_or(gateway::Gateway::Outlook());
}

void ItemRun::start()
{
    m_startedAt = m_parts.clock.steadyTime();
    if (m_parts.spec.rows) {
        prepare({});
        return;
    }
    m_reading = m_parts.readers.read({m_item.path, m_parts.spec.scans, model::Priority::Background});
    connect(m_reading.get(), &docs::Reading::finished, this, &ItemRun::documentRead);
}

void ItemRun::documentRead(const base::Expected<docs::Document>& document)
{
    if (document)
        prepare(*document);
    else if (m_given) // paid for: an input that is gone by now costs its receipt, not its answer
        takeGiven();
    else
        failUnread(document.error());
}

void ItemRun::prepare(const docs::Document& document)
{
    const model::BatchSpec& spec = m_parts.spec;
    auto prepared = prepareItem(spec.prompt, spec.rows, spec.inputColumns, m_item, document);
    if (!prepared && m_given) // paid for: an input that is gone by now costs its receipt, not its answer
        return takeGiven();
    if (!prepared) {
        failUnread(prepared.error());
        return;
    }
    m_prepared = *std::move(prepared);
    m_result.receipt = m_prepared.receipt;
    m_request = requestFor(spec, m_item, m_prepared.prompt);
    m_request.messages.last().attachments = m_prepared.pictures;
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
    if (!reuse)
        return begin();
    m_earlierReading = m_parts.store.readItems(reuse->job, {reuse->item});
    connect(m_earlierReading.get(), &store::PageReading::done, this,
        [this, earlier = *reuse](const base::Expected<store::SealedPage>& page) { earlierRead(earlier, page); });
}

void ItemRun::earlierRead(const model::Reuse& reuse, const base::Expected<store::SealedPage>& page)
{
    const QList<store::ItemRow> rows = page ? page->open() : QList<store::ItemRow>();
    if (rows.isEmpty() || !takeEarlier(reuse, rows.first().second))
        begin();
}

bool ItemRun::takeEarlier(const model::Reuse& reuse, const model::ItemResult& earlier)
{
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
    const Room room = roomFor(m_request, outlook());
    if (room.context == 0)
        noteUnknownContext();
    if (m_given)
        takeGiven();
    else if (!hasRoomFor(room, m_request))
        beginLong();
    else
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
    if (!isUnread()) // its placeholders may be an earlier run's
        m_given = m_parts.gateway.unmasked(m_request, *m_given);
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

void ItemRun::failUnread(base::Error error)
{
    // The path stands in its own column already.
    error.whom.clear();
    if (error.code == base::ErrorCode::NotFound)
        error.code = base::ErrorCode::Unreadable;
    fail(firstStep(), error);
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
        const gateway::Gateway::Outlook where = outlook();
        worst = worstCase(request, where, m_parts.gateway.prices(), m_parts.clock.wallTime());
        if (!worst && !where.model.isEmpty())
            m_parts.guard.cannotKnow();
    }
    model::Step step = firstStep();
    step.number = m_steps;
    if (const auto report = earlierStep(request, step)) {
        ++m_steps;
        if (report->cost && m_parts.guard.holds()) { // paid for, and in no sum yet
            const CostGuard::Reservation paid = m_parts.guard.reserve(base::Money(0, report->cost->currency()));
            if (paid.verdict == CostGuard::Verdict::Start)
                m_parts.guard.settle(paid, report->cost, true);
        }
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
    // What pictures come to says nothing of texts.
    if (m_parts.learns && m_estimated == 0 && m_prepared.pictures.isEmpty()) {
        for (const model::Message& message : request.messages)
            m_estimated += model::estimateTokens(message.text);
    }
    // The last one may still be in its signal; those before it are done with.
    if (m_stepRuns.size() > 1)
        m_stepRuns.erase(m_stepRuns.begin());
    m_stepRuns.push_back(std::make_unique<StepRun>(
        m_parts.gateway, m_parts.store, request, step, StepRun::Purse{m_parts.guard, worst}, reserved));
    StepRun* run = m_stepRuns.back().get();
    connect(run, &StepRun::ended, this, &ItemRun::stepEnded);
    connect(run, &StepRun::waiting, this,
        [this](bool waits, const QString& reason) { Q_EMIT waiting(m_item.index, waits, reason); });
    run->start();
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
    if (isToBeSplit(*report.outcome.error)) {
        m_steps = 0; // it was no answer to any part
        return beginLong();
    }
    if (concernsEveryItem(report.outcome.error->code) || wasNotAnnounced(report.outcome)) {
        handBack(report.step, *report.outcome.error);
        return;
    }
    fail(report.step, *report.outcome.error);
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
    m_lastStep = step;
    write();
    if (!m_stepRuns.empty())
        Q_EMIT answered(m_item.index);
}

void ItemRun::write()
{
    m_ticket = m_parts.store.stepEnded(m_parts.spec.id, m_lastStep, m_result, bookedSteps());
    connect(m_ticket.get(), &db::WriteTicket::done, this, &ItemRun::journalled);
}

void ItemRun::writeAgain()
{
    write();
}

//! What these answers came to is in the job's sums with the result: a later run takes the answers and adds nothing. In
//! the result's own transaction, since a sum that only one of the two knows would be lost, or counted twice.
QList<model::Step> ItemRun::bookedSteps() const
{
    if (!m_long || m_result.state == model::ItemState::Done)
        return {};
    QList<model::Step> steps = m_answeredSteps;
    for (model::Step& step : steps) {
        step.usage = {};
        step.cost.reset();
    }
    return steps;
}

void ItemRun::journalled(const base::Status& status)
{
    const model::ItemResult result = m_result;
    if (!status && base::isDiskFull(status.error()))
        Q_EMIT unwritten(result.index);
    else if (!status)
        Q_EMIT broken(result.index, base::Error(status.error()));
    else if (m_refusal)
        Q_EMIT refused(result, base::Error(*m_refusal));
    else {
        // Whole answers of this job's own may serve later ones, if it is known what they answer.
        if (result.state == model::ItemState::Done && result.error.isEmpty() && !result.reused && !m_question.isEmpty())
            m_parts.asked.remember(m_question, m_parts.spec.id, result.index, m_parts.clock.wallTime());
        Q_EMIT recorded(result);
    }
}

} // namespace spyhop::batch

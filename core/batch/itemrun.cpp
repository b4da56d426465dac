// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/itemrun.h"

#include "core/batch/calloutlook.h"
#include "core/batch/estimate.h"
#include "core/batch/numbers.h"

#include <algorithm>
#include <utility>

namespace spyhop::batch {

ItemRun::ItemRun(const ItemParts& parts, const model::BatchItem& item, const model::ItemResult& previous)
    : m_parts(parts)
    , m_item(item)
    , m_wasBegun(!previous.cost.isEmpty() || previous.usage != model::Usage())
    , m_hasSteps(previous.possiblyBilledTwice || !previous.cells.isEmpty()) // it was cut off, or its rest was refused
{
    m_result.index = item.index;
    m_result.usage = previous.usage;
    m_result.cost = previous.cost;
    m_result.costEstimated = previous.costEstimated;
    m_result.possiblyBilledTwice = previous.possiblyBilledTwice;
    m_result.earlier = previous.earlier;
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
    return plannedOutlook().value_or(gateway::Gateway::Outlook());
}

base::Expected<gateway::Gateway::Outlook> ItemRun::plannedOutlook() const
{
    model::ChatRequest request = whereTo(m_parts.spec);
    if (!m_item.model.isEmpty())
        request.model = m_item.model;
    return m_parts.gateway.outlook(request);
}

//! Where there is no place to go, there is no price: what sending it would be refused with is told without sending it.
void ItemRun::endUnasked(const model::ChatRequest& request, const model::Step& step, const base::Error& error)
{
    m_unasked = request;
    StepReport report;
    report.step = step;
    report.outcome.error = error;
    QMetaObject::invokeMethod(
        this, [this, report] { stepEnded(report); }, Qt::QueuedConnection);
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
    m_request.inlinedFiles = m_prepared.inlinedFiles;
    if (!m_prepared.pictures.isEmpty() && !m_given) {
        if (const auto refused = refusesPictures(m_request, m_parts.gateway, m_parts.clock.wallTime()))
            return fail(firstStep(), *refused);
    }
    m_expected = m_parts.outlook;
    m_question = m_parts.asked.digest(questionText(m_request, spec, m_expected.model));
    // Not of one that was begun before: it was looked up then, and has cost something since.
    if (m_parts.mayReuse && m_item.chain == 0 && !m_given && !m_wasBegun) {
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
    // Asked again since, of a model of its own: what stands there is that one's answer.
    const bool isAnothers = !rows.isEmpty() && !rows.first().first.model.isEmpty()
        && rows.first().first.model != (m_request.model.isEmpty() ? m_expected.model : m_request.model);
    if (rows.isEmpty() || isAnothers || !takeEarlier(reuse, rows.first().second))
        begin();
}

bool ItemRun::takeEarlier(const model::Reuse& reuse, const model::ItemResult& earlier)
{
    const qsizetype cells = std::max<qsizetype>(1, m_parts.spec.columns.size());
    if (earlier.state != model::ItemState::Done || !earlier.error.isEmpty() || earlier.cells.size() != cells)
        return false;
    if (m_parts.spec.columns.isEmpty() && earlier.cells.first().trimmed().isEmpty())
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
    else if (m_hasSteps) {
        m_stepReading = m_parts.store.readSteps(m_parts.spec.id, m_item.index);
        connect(m_stepReading.get(), &store::ReadingAround::done, this, &ItemRun::beginAsRead);
    } else
        ask(m_request);
}

//! What the first question was answered is taken, and only the rest is asked for: directly, as after any answer.
void ItemRun::beginAsRead(const base::Expected<db::Rows>& earlierSteps)
{
    if (!takeSteps(earlierSteps))
        return;
    if (earlierStep(m_request, firstStep()))
        goDirectly();
    ask(m_request);
}

//! False: they cannot be read, and the item has failed: it might be billed again for what it was answered.
bool ItemRun::takeSteps(const base::Expected<db::Rows>& earlierSteps)
{
    auto steps = m_parts.store.openSteps(m_parts.spec.id, m_item.index, earlierSteps);
    if (!steps) {
        fail(firstStep(), steps.error());
        return false;
    }
    m_earlier = *std::move(steps);
    return true;
}

void ItemRun::goDirectly()
{
    if (!std::exchange(m_gathers, false))
        return;
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT goesDirectly(m_item.index); }, Qt::QueuedConnection);
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
    report.spent = {m_given->completion.usage.value_or(model::Usage()), m_given->costs(), m_given->costEstimated};
    if (!isUnread())
        report.step.key = idempotencyKey(m_request, report.step);
    report.step.spent = report.spent;
    QMetaObject::invokeMethod(
        this, [this, report] { stepEnded(report); }, Qt::QueuedConnection);
}

bool ItemRun::isParked() const
{
    return m_parked || (!m_stepRuns.empty() && m_stepRuns.back()->awaitsMoney());
}

void ItemRun::goOn()
{
    if (!m_stepRuns.empty() && m_stepRuns.back()->awaitsMoney()) {
        if (m_parts.mayAsk())
            m_stepRuns.back()->goOn();
        else
            withdraw();
        return;
    }
    if (m_parked)
        ask(*std::exchange(m_parked, std::nullopt));
}

//! Of one try, before it is sent.
std::optional<base::Money> ItemRun::likelyCost(const model::ChatRequest& request) const
{
    const gateway::Gateway::Outlook where = outlook();
    const QDateTime now = m_parts.clock.wallTime();
    const model::PriceTable& prices = m_parts.gateway.prices();
    const model::Seller seller(where.host, where.endpoint);
    if (!prices.row(seller, where.model, now)) // most texts need no count
        return std::nullopt;
    model::Usage usage;
    usage.promptTokens = weightOf(request);
    usage.completionTokens = likelyAnswer(m_parts.spec, {});
    return prices.cost(seller, where.model, usage, now);
}

//! The most that one which takes over can cost; nothing: one has no price, one in another currency than others, or one
//! in a currency that nobody has confirmed.
std::optional<base::Money> ItemRun::dearestTakeOver(const model::ChatRequest& request) const
{
    base::Money most;
    if (!request.endpoint.isEmpty())
        return most;
    const auto places = m_parts.gateway.outlooks(request);
    for (const gateway::Gateway::Outlook& place : places.value_or(QList<gateway::Gateway::Outlook>())) {
        if (isFree(place))
            continue;
        if (m_parts.gateway.mayLearnCurrency(place))
            return std::nullopt;
        const auto one = worstCase(request, place, m_parts.gateway.prices(), m_parts.clock.wallTime());
        if (!one || (!most.isZero() && one->currency() != most.currency()))
            return std::nullopt;
        if (most.isZero() || one->nanoUnits() > most.nanoUnits())
            most = *one;
    }
    return most;
}

//! A submission goes to one place, and is refused as a whole if one of its requests is.
bool ItemRun::mustGoAlone(const model::ChatRequest& request) const
{
    if (!m_prepared.pictures.isEmpty()) {
        model::ChatRequest there;
        there.endpoint = m_parts.outlook.endpoint;
        there.model = m_parts.outlook.model;
        if (refusesPictures(there, m_parts.gateway, m_parts.clock.wallTime()))
            return true;
    }
    return ownRefusal(request, m_parts.spec, m_parts.gateway).has_value();
}

void ItemRun::ask(const model::ChatRequest& asked)
{
    model::ChatRequest request = asked;
    std::optional<base::Money> worst;
    QString freeAt;
    std::optional<base::Error> nowhere;
    m_pinnedTo.clear();
    if (m_parts.guard.holds()) {
        if (!request.maxTokens)
            request.maxTokens = answerUnderMaximum;
        gateway::Gateway::Outlook where = outlook();
        if (where.endpoint.isEmpty()) {
            const auto planned = plannedOutlook();
            if (planned)
                where = *planned;
            else
                nowhere = planned.error();
        }
        worst = worstCase(request, where, m_parts.gateway.prices(), m_parts.clock.wallTime());
        const bool isUnnamed = where.model.isEmpty() && m_parts.gateway.prices().hasOwnPrices(where.endpoint);
        if (!worst && isFree(where) && !isUnnamed) {
            freeAt = where.endpoint;
            worst = dearestTakeOver(request);
        } else if (worst && request.endpoint.isEmpty()) {
            // What is reserved is enough wherever it is answered: where that cannot be said, nobody takes over.
            const auto dearest = dearestTakeOver(request);
            if (dearest && dearest->currency() == worst->currency())
                worst = base::Money(std::max(worst->nanoUnits(), dearest->nanoUnits()), worst->currency());
            else
                request.endpoint = m_pinnedTo = where.endpoint;
        }
        if (!worst)
            m_parts.guard.lacksPrice(where.endpoint, where.model);
    }
    model::Step step = firstStep();
    step.number = m_steps;
    if (const auto report = earlierStep(request, step)) {
        ++m_steps;
        if (!report->spent.cost.isEmpty() && m_parts.guard.holds()) { // paid for, and in no sum yet
            const CostGuard::Reservation paid = m_parts.guard.reserve(base::Money());
            if (paid.verdict == CostGuard::Verdict::Start)
                m_parts.guard.settle(paid, report->spent.cost, true);
        }
        // From the event loop: a thousand parts must not stand on one stack.
        QMetaObject::invokeMethod(
            this, [this, again = *report] { stepEnded(again); }, Qt::QueuedConnection);
        return;
    }
    if (!m_parts.mayAsk())
        return holdBack();
    if (nowhere)
        return endUnasked(request, step, *nowhere);
    const CostGuard::Reservation reserved = m_parts.guard.reserve(worst);
    if (reserved.verdict == CostGuard::Verdict::Wait) {
        m_parked = asked;
        return;
    }
    if (reserved.verdict == CostGuard::Verdict::Stop)
        return handBack(step, m_parts.guard.reason());
    if (m_gathers && m_steps == 0 && !m_long && mustGoAlone(request))
        goDirectly();
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
    m_stepRuns.push_back(std::make_unique<StepRun>(m_parts.gateway, m_parts.store, request, step,
        StepRun::Purse{m_parts.guard, worst, likelyCost(request), freeAt}, reserved));
    StepRun* run = m_stepRuns.back().get();
    connect(run, &StepRun::ended, this, &ItemRun::stepEnded);
    connect(run, &StepRun::waiting, this,
        [this](bool waits, const QString& reason) { Q_EMIT waiting(m_item.index, waits, reason); });
    run->start();
}

} // namespace spyhop::batch

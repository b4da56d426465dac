// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shapes.h"

#include "app/cli/cli.h"
#include "core/base/moneysums.h"
#include "core/batch/cellparser.h"
#include "core/batch/celltype.h"
#include "core/batch/resultwords.h"

#include <QtCore/QStringList>

namespace spyhop::app {
namespace {

constexpr int costDecimals = 6; // one token of the cheapest model still shows

QString instant(const QDateTime& at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

QJsonValue optionalNumber(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

//! As in JSON Lines, save that a number that would lose digits stays text.
QJsonValue typedValue(const QString& cell, model::ColumnType type)
{
    if (cell.isEmpty())
        return {};
    switch (type) {
    case model::ColumnType::Number:
        return batch::isExactNumber(cell) ? QJsonValue(cell.toDouble()) : QJsonValue(cell);
    case model::ColumnType::Bool:
        return cell == u"true" || cell == u"false" ? QJsonValue(cell == u"true") : QJsonValue(cell);
    case model::ColumnType::List:
        return QJsonArray::fromStringList(batch::listEntries(cell));
    case model::ColumnType::Text:
    case model::ColumnType::Date:
    case model::ColumnType::Enum:
        return cell;
    }
    return cell;
}

QString cachedWord(model::Cached cached)
{
    switch (cached) {
    case model::Cached::No:
        return QStringLiteral("no");
    case model::Cached::L1:
        return QStringLiteral("l1");
    case model::Cached::L2:
        return QStringLiteral("l2");
    }
    Q_UNREACHABLE();
}

} // namespace

QString leftAtProvider(const QString& endpoint, qint64 requests, const QString& job)
{
    const int count = static_cast<int>(requests);
    if (job.isEmpty())
        return Cli::tr("%n request(s) left at %1 go on there and may be charged.", nullptr, count).arg(endpoint);
    return Cli::tr("%n request(s) are still at %1 and may be charged; \"spyhop-cli batch resume %2\" fetches the "
                   "answers.",
        nullptr, count)
        .arg(endpoint, job);
}

QJsonValue costShape(const std::optional<base::Money>& cost, bool estimated)
{
    if (!cost)
        return {};
    return QJsonObject{{QStringLiteral("amount"), cost->amount(costDecimals)},
        {QStringLiteral("currency"), cost->currency()}, {QStringLiteral("estimated"), estimated}};
}

QJsonArray costsShape(const QList<base::Money>& costs, bool estimated)
{
    QJsonArray shapes;
    for (const base::Money& cost : costs)
        shapes.append(costShape(cost, estimated));
    return shapes;
}

QJsonObject usageShape(const model::Usage& usage)
{
    return {{QStringLiteral("promptTokens"), usage.promptTokens},
        {QStringLiteral("completionTokens"), usage.completionTokens},
        {QStringLiteral("reasoningTokens"), usage.reasoningTokens},
        {QStringLiteral("cacheHitTokens"), usage.cacheHitTokens}, {QStringLiteral("estimated"), usage.estimated}};
}

QJsonArray attemptsShape(const QList<model::Attempt>& attempts)
{
    QJsonArray array;
    for (const model::Attempt& attempt : attempts) {
        array.append(QJsonObject{{QStringLiteral("endpoint"), attempt.endpoint},
            {QStringLiteral("model"), attempt.model}, {QStringLiteral("status"), attempt.status},
            {QStringLiteral("error"), attempt.error ? QJsonValue(base::codeName(*attempt.error)) : QJsonValue()},
            {QStringLiteral("reason"), attempt.reason.isEmpty() ? QJsonValue() : QJsonValue(attempt.reason)},
            {QStringLiteral("possiblyBilled"), attempt.possiblyBilled},
            {QStringLiteral("waitMs"), double(attempt.wait.count())}});
    }
    return array;
}

QJsonObject stateShape(const model::CallState& state)
{
    QJsonObject object{
        {QStringLiteral("state"), model::stageName(state.stage)}, {QStringLiteral("endpoint"), state.endpoint}};
    if (state.until)
        object.insert(QStringLiteral("until"), instant(*state.until));
    if (!state.reason.isEmpty())
        object.insert(QStringLiteral("reason"), state.reason);
    return object;
}

QJsonObject outcomeShape(const model::Outcome& outcome)
{
    const model::Completion& completion = outcome.completion;
    QJsonArray adjusted;
    for (const model::Adjustment& one : outcome.adjusted)
        adjusted.append(QJsonObject{{QStringLiteral("field"), one.field}, {QStringLiteral("from"), one.from},
            {QStringLiteral("to"), one.to}, {QStringLiteral("why"), one.why}});
    const model::Timings& timings = outcome.timings;
    return {{QStringLiteral("text"), completion.text}, {QStringLiteral("reasoning"), completion.reasoning},
        {QStringLiteral("model"), completion.model.isEmpty() ? outcome.askedModel : completion.model},
        {QStringLiteral("endpoint"), outcome.endpoint}, {QStringLiteral("tier"), outcome.tier},
        {QStringLiteral("finishReason"),
            completion.finishWord.isEmpty() ? QJsonValue() : QJsonValue(completion.finishWord)},
        {QStringLiteral("cached"), cachedWord(outcome.cached)},
        {QStringLiteral("attempts"), attemptsShape(outcome.attempts)}, {QStringLiteral("adjusted"), adjusted},
        {QStringLiteral("usage"), completion.usage ? QJsonValue(usageShape(*completion.usage)) : QJsonValue()},
        {QStringLiteral("cost"), costShape(outcome.cost, outcome.costEstimated)},
        {QStringLiteral("bytes"),
            QJsonObject{{QStringLiteral("sent"), outcome.traffic.sent},
                {QStringLiteral("sentPlain"), outcome.traffic.sentPlain},
                {QStringLiteral("received"), outcome.traffic.received},
                {QStringLiteral("receivedPlain"), outcome.traffic.receivedPlain}}},
        {QStringLiteral("timings"),
            QJsonObject{{QStringLiteral("queue"), optionalNumber(timings.queue)},
                {QStringLiteral("connect"), optionalNumber(timings.connect)},
                {QStringLiteral("tls"), optionalNumber(timings.tls)},
                {QStringLiteral("firstToken"), optionalNumber(timings.firstToken)},
                {QStringLiteral("transfer"), optionalNumber(timings.transfer)},
                {QStringLiteral("parse"), optionalNumber(timings.parse)},
                {QStringLiteral("total"), optionalNumber(timings.total)}}}};
}

QJsonObject jobShape(const model::JobSummary& job)
{
    const QJsonArray costs = costsShape(job.cost, job.costEstimated);
    return {{QStringLiteral("id"), job.spec.id}, {QStringLiteral("title"), job.spec.title},
        {QStringLiteral("kind"), model::jobKindName(job.spec.kind)},
        {QStringLiteral("state"), model::jobStateName(job.state)}, {QStringLiteral("stored"), job.stored},
        {QStringLiteral("endpoint"), job.spec.endpoint}, {QStringLiteral("model"), job.spec.model},
        {QStringLiteral("items"),
            QJsonObject{{QStringLiteral("pending"), job.items.pending}, {QStringLiteral("running"), job.items.running},
                {QStringLiteral("done"), job.items.done}, {QStringLiteral("failed"), job.items.failed},
                {QStringLiteral("unknown"), job.items.unknown}}},
        {QStringLiteral("cost"), costs.isEmpty() ? QJsonValue() : costs.first()}, {QStringLiteral("costs"), costs},
        {QStringLiteral("maxCost"), costShape(job.spec.maxCost, false)},
        {QStringLiteral("usage"), usageShape(job.usage)}, {QStringLiteral("cacheHitTokens"), job.usage.cacheHitTokens},
        {QStringLiteral("skipped"), QJsonArray::fromStringList(job.skipped)},
        {QStringLiteral("sentAs"), job.sentAs.isEmpty() ? QJsonValue() : QJsonValue(job.sentAs)},
        {QStringLiteral("startedAt"), job.startedAt.isValid() ? QJsonValue(instant(job.startedAt)) : QJsonValue()},
        {QStringLiteral("waitsUntil"), job.waitsUntil.isValid() ? QJsonValue(instant(job.waitsUntil)) : QJsonValue()},
        {QStringLiteral("updatedAt"), job.updatedAt.isValid() ? QJsonValue(instant(job.updatedAt)) : QJsonValue()}};
}

QJsonObject itemShape(const model::BatchSpec& spec, const model::BatchItem& item, const model::ItemResult& result)
{
    const QStringList columns = answerColumns(spec);
    QJsonObject cells, values;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const QString cell = result.shownCells().value(i);
        cells.insert(columns.at(i), cell);
        values.insert(columns.at(i), typedValue(cell, spec.columns.value(i).type));
    }
    QJsonObject quotes;
    for (qsizetype i = 0; i < std::min(columns.size(), result.proofs.size()); ++i) {
        const model::Proof& proof = result.proofs.at(i);
        if (!proof.quote.isEmpty())
            quotes.insert(columns.at(i),
                QJsonObject{{QStringLiteral("quote"), proof.quote}, {QStringLiteral("found"), proof.found},
                    {QStringLiteral("place"), proof.place}});
    }
    const QJsonArray costs = costsShape(result.cost, result.costEstimated);
    QJsonValue reused;
    if (result.reused)
        reused = QJsonObject{{QStringLiteral("job"), result.reused->job}, {QStringLiteral("item"), result.reused->item},
            {QStringLiteral("at"), instant(result.reused->at)}};
    QJsonValue before;
    if (result.earlier)
        before = QJsonObject{{QStringLiteral("cells"), QJsonArray::fromStringList(result.earlier->cells)},
            {QStringLiteral("model"), result.earlier->answeredModel},
            {QStringLiteral("at"), instant(result.earlier->at)}, {QStringLiteral("stands"), result.earlierStands},
            {QStringLiteral("answeredSince"),
                batch::keepsCorrection(result) ? QJsonValue(QJsonArray::fromStringList(result.cells)) : QJsonValue()}};
    return {{QStringLiteral("index"), item.index}, {QStringLiteral("name"), item.name},
        {QStringLiteral("state"), model::itemStateName(result.state)}, {QStringLiteral("cells"), cells},
        {QStringLiteral("values"), values},
        {QStringLiteral("error"), result.error.isEmpty() ? QJsonValue() : QJsonValue(result.error)},
        {QStringLiteral("errorCode"), result.errorCode.isEmpty() ? QJsonValue() : QJsonValue(result.errorCode)},
        {QStringLiteral("quotes"), quotes}, {QStringLiteral("review"), batch::verdictName(result.review.verdict)},
        {QStringLiteral("answeredBefore"), before}, {QStringLiteral("reusedFrom"), reused},
        {QStringLiteral("parts"), QJsonArray::fromStringList(result.parts)},
        {QStringLiteral("receipt"), result.receipt}, {QStringLiteral("endpoint"), result.endpoint},
        {QStringLiteral("model"), result.answeredModel}, {QStringLiteral("usage"), usageShape(result.usage)},
        {QStringLiteral("cost"), costs.isEmpty() ? QJsonValue() : costs.first()}, {QStringLiteral("costs"), costs},
        {QStringLiteral("possiblyBilledTwice"), result.possiblyBilledTwice},
        {QStringLiteral("seconds"), result.seconds}};
}

QStringList answerColumns(const model::BatchSpec& spec)
{
    if (spec.columns.isEmpty())
        return {QStringLiteral("answer")};
    QStringList names;
    for (const model::Column& column : spec.columns)
        names << column.name;
    return names;
}

QString displayCost(const model::JobSummary& job)
{
    const bool roughly = job.costEstimated && !job.cost.isEmpty();
    return (roughly ? QStringLiteral("~") : QString()) + base::display(job.cost);
}

} // namespace spyhop::app

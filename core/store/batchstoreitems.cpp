// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The items of jobs: their steps, results and states, and how they are read; the jobs are in batchstore.cpp, what puts
// items back in batchstorerecovery.cpp.
#include "core/store/batchstore.h"

#include "core/store/batchrecord.h"
#include "core/store/batchsql.h"
#include "core/store/itemcolumns.h"
#include "core/store/rowbyrow.h"

namespace spyhop::store {
namespace {

using model::ItemState;

QByteArray stepContext(const QString& job, const model::Step& step)
{
    return QByteArrayLiteral("steps:") + job.toUtf8() + '/' + QByteArray::number(step.item) + '/'
        + QByteArray::number(step.number) + QByteArrayLiteral(":text");
}

QStringList stepKeys()
{
    return itemKeys() + QStringList{QStringLiteral("number")};
}

QString jsonArray(const QList<qint64>& indexes)
{
    QStringList numbers;
    for (const qint64 index : indexes)
        numbers.append(QString::number(index));
    return u'[' + numbers.join(u',') + u']';
}

} // namespace

void BatchStore::stepRunning(
    const QString& jobId, const model::Step& step, const QString& call, const std::optional<base::Money>& cost)
{
    const BatchSql& sql = BatchSql::of(isStored(jobId));
    m_database.post({{sql.itemRunning,
        {call, cost ? QVariant(cost->nanoUnits()) : QVariant(), cost ? QVariant(cost->currency()) : QVariant(), jobId,
            step.item}}});
}

db::Statement BatchStore::stepRow(const QString& jobId, const model::Step& step) const
{
    const bool stored = isStored(jobId);
    return {BatchSql::of(stored).stepUpsert,
        {jobId, step.item, step.number, int(step.state), step.attempts, step.errorCode,
            m_places.sealed(stored, packStep(step), stepContext(jobId, step))}};
}

void BatchStore::postStep(const QString& jobId, const model::Step& step)
{
    m_database.post({stepRow(jobId, step)});
}

void BatchStore::postStep(const QString& jobId, const model::Step& step, const model::ItemResult& soFar)
{
    model::Step booked = step;
    booked.spent = {};
    // Its call is counted: who recovers it finds none under way.
    m_database.post(ending(jobId, soFar, {booked})
        + QList<db::Statement>{{BatchSql::of(isStored(jobId)).callEnded, {jobId, step.item}}});
}

std::unique_ptr<db::WriteTicket> BatchStore::stepEnded(const QString& jobId, const model::Step& step,
    const std::optional<model::ItemResult>& result, const QList<model::Step>& booked, const model::MaskedValues& masked)
{
    return m_database.write(result ? ending(jobId, *result, booked) + masking(jobId, result->index, masked)
                                   : QList<db::Statement>{stepRow(jobId, step)});
}

QList<db::Statement> BatchStore::ending(
    const QString& jobId, const model::ItemResult& result, const QList<model::Step>& booked) const
{
    const bool stored = isStored(jobId);
    const BatchSql& sql = BatchSql::of(stored);
    QList<db::Statement> statements;
    statements.reserve(4 + booked.size());
    for (const model::Step& one : booked)
        statements.append(stepRow(jobId, one));
    const model::Usage& usage = result.usage;
    // The row has place for one currency; others lie in the sealed result.
    const QVariant nano = result.cost.isEmpty() ? QVariant() : QVariant(result.cost.first().nanoUnits());
    const QVariant currency = result.cost.isEmpty() ? QVariant() : QVariant(result.cost.first().currency());
    statements.append({sql.itemEnded,
        {int(result.state),
            m_places.sealed(stored, packResult(result), itemContext(jobId.toUtf8(), result.index, "result")),
            result.errorCode, result.endpoint, result.answeredModel, usage.promptTokens, usage.completionTokens,
            usage.reasoningTokens, usage.cacheHitTokens, int(usage.estimated), nano, currency,
            int(result.costEstimated), int(result.possiblyBilledTwice), result.seconds, jobId, result.index}});
    if (m_leaving.contains(jobId))
        statements.append({sql.leftItem, {jobId, result.index}});
    const QList<db::Statement> sums = adding(jobId, result.added);
    return statements + (sums.isEmpty() ? QList<db::Statement>{{sql.touch, {jobId}}} : sums);
}

QList<db::Statement> BatchStore::adding(const QString& jobId, const model::Spent& spent) const
{
    QList<db::Statement> statements;
    if (spent == model::Spent())
        return statements;
    const BatchSql& sql = BatchSql::of(isStored(jobId));
    const model::Usage& usage = spent.usage;
    statements.append({sql.addUsage,
        {usage.promptTokens, usage.completionTokens, usage.reasoningTokens, usage.cacheHitTokens, int(usage.estimated),
            int(spent.costEstimated), jobId}});
    for (const base::Money& cost : spent.cost) {
        if (!cost.isZero())
            statements.append({sql.addCost, {jobId, cost.currency(), cost.nanoUnits()}});
    }
    return statements;
}

std::unique_ptr<PageReading> BatchStore::readPending(const QString& jobId, qint64 after, int limit) const
{
    const bool stored = isStored(jobId);
    return std::make_unique<PageReading>(m_database, m_places.opener(stored), jobId,
        db::Statement{BatchSql::of(stored).pendingPage, {jobId, after, limit}},
        BatchReviews::ofPending(stored, jobId, after, limit), PageReading::When::Posted);
}

base::Expected<model::BatchItem> BatchStore::item(const QString& jobId, qint64 index) const
{
    const bool stored = isStored(jobId);
    const auto rows = readNowAround(m_database, {BatchSql::of(stored).item, {jobId, index}}, itemKeys());
    if (!rows)
        return base::failure(rows.error());
    if (rows->isEmpty())
        return base::failure(noSuchJob(jobId));
    model::BatchItem item;
    item.index = index;
    const auto input = m_places.opener(stored).open(
        rows->first().first().toByteArray(), itemContext(jobId.toUtf8(), index, "input"));
    if (!input)
        return base::failure(input.error());
    if (const base::Status unpacked = unpackInput(*input, item); !unpacked)
        return base::failure(unpacked.error());
    item.chain = rows->first().at(1).toInt();
    return item;
}

base::Expected<QList<ItemRow>> BatchStore::page(const QString& jobId, qint64 first, int count) const
{
    if (const base::Status open = checkOpen(jobId); !open)
        return base::failure(open.error());
    const bool stored = isStored(jobId);
    const auto items
        = readNowAround(m_database, {BatchSql::of(stored).page, {jobId, first, first + count}}, itemKeys());
    if (!items)
        return base::failure(items.error());
    if (items->isEmpty())
        return QList<ItemRow>();
    const db::Statement said = BatchReviews::ofStretch(
        stored, jobId, items->first().first().toLongLong(), items->last().first().toLongLong());
    auto reviews = m_database.readNow(said);
    if (!reviews && isDamage(reviews.error()))
        reviews = readRowByRow(m_database, BatchReviews::oneByOne(said));
    if (!reviews)
        return base::failure(reviews.error());
    return SealedPage(m_places.opener(stored), jobId, *items, *reviews).open();
}

std::unique_ptr<PageReading> BatchStore::readPage(const QString& jobId, qint64 first, int count) const
{
    const bool stored = isStored(jobId);
    return std::make_unique<PageReading>(m_database, m_places.opener(stored), jobId,
        db::Statement{BatchSql::of(stored).page, {jobId, first, first + count}},
        BatchReviews::ofStretch(stored, jobId, first, first + count - 1), PageReading::When::AtOnce);
}

std::unique_ptr<PageReading> BatchStore::readItems(const QString& jobId, const QList<qint64>& indexes) const
{
    const bool stored = isStored(jobId);
    const QString list = jsonArray(indexes);
    return std::make_unique<PageReading>(m_database, m_places.opener(stored), jobId,
        db::Statement{BatchSql::of(stored).pageOf, {jobId, list}}, BatchReviews::ofItems(stored, jobId, list),
        PageReading::When::AtOnce);
}

std::unique_ptr<PageReading> BatchStore::readPosted(const QString& jobId, const QList<qint64>& indexes) const
{
    const bool stored = isStored(jobId);
    const QString list = jsonArray(indexes);
    return std::make_unique<PageReading>(m_database, m_places.opener(stored), jobId,
        db::Statement{BatchSql::of(stored).pageOf, {jobId, list}}, BatchReviews::ofItems(stored, jobId, list),
        PageReading::When::Posted);
}

base::Expected<QList<model::Step>> BatchStore::steps(const QString& jobId, qint64 index) const
{
    return openSteps(
        jobId, index, readNowAround(m_database, {BatchSql::of(isStored(jobId)).steps, {jobId, index}}, stepKeys()));
}

std::unique_ptr<ReadingAround> BatchStore::readSteps(const QString& jobId, qint64 index) const
{
    return std::make_unique<ReadingAround>(
        m_database, db::Statement{BatchSql::of(isStored(jobId)).steps, {jobId, index}}, stepKeys());
}

std::unique_ptr<db::ReadTicket> BatchStore::readCounts(const QString& jobId) const
{
    return m_database.read({BatchSql::of(isStored(jobId)).counts, {jobId}});
}

std::optional<model::ItemCounts> BatchStore::openCounts(const base::Expected<db::Rows>& rows)
{
    if (!rows || rows->isEmpty())
        return std::nullopt;
    const QVariantList& row = rows->first();
    return model::ItemCounts{row.at(0).toLongLong(), row.at(1).toLongLong(), row.at(2).toLongLong(),
        row.at(3).toLongLong(), row.at(4).toLongLong()};
}

base::Expected<QList<model::Step>> BatchStore::openSteps(
    const QString& jobId, qint64 index, const base::Expected<db::Rows>& rows) const
{
    if (!rows)
        return base::failure(rows.error());
    if (const base::Status open = checkOpen(jobId); !open)
        return base::failure(open.error());
    const seal::Opener opener = m_places.opener(isStored(jobId));
    QList<model::Step> result;
    for (const QVariantList& row : *rows) {
        model::Step step;
        step.item = index;
        step.number = row.at(0).toInt();
        step.state = itemState(row.at(1));
        step.attempts = row.at(2).toInt();
        step.errorCode = row.at(3).toString();
        if (!row.at(4).isNull()) {
            const auto text = opener.open(row.at(4).toByteArray(), stepContext(jobId, step));
            const base::Status readable = text ? unpackStep(*text, step) : base::failure(text.error());
            if (!readable) { // as good as not asked; the others stand
                step.state = ItemState::Failed;
                step.errorCode = base::codeName(base::ErrorCode::Unreadable);
                step.error = readable.error().what;
            }
        }
        result.append(step);
    }
    return result;
}

QList<db::Statement> BatchStore::masking(const QString& jobId, qint64 index, const model::MaskedValues& values) const
{
    if (values.isEmpty())
        return {};
    db::Statement statement{BatchSql::of(isStored(jobId)).maskedUpsert, {jobId, index}};
    for (const model::SensitiveKind kind : model::allSensitiveKinds) // as the columns stand
        statement.values.append(values.of(kind));
    return {statement};
}

base::Expected<model::MaskedTally> BatchStore::masked(const QString& jobId) const
{
    const auto rows = m_database.readNow({BatchSql::of(isStored(jobId)).masked, {jobId}});
    if (!rows)
        return base::failure(rows.error());
    return openMasked(rows);
}

std::unique_ptr<db::ReadTicket> BatchStore::readMasked(const QString& jobId) const
{
    return m_database.read({BatchSql::of(isStored(jobId)).masked, {jobId}});
}

model::MaskedTally BatchStore::openMasked(const base::Expected<db::Rows>& rows)
{
    model::MaskedTally tally;
    if (!rows || rows->isEmpty())
        return tally;
    const QVariantList& row = rows->first();
    tally.items = row.first().toLongLong();
    for (std::size_t kind = 0; kind < tally.values.counts.size(); ++kind)
        tally.values.counts.at(kind) = row.value(static_cast<qsizetype>(kind) + 1).toLongLong();
    return tally;
}

//! Nothing was paid for them: of all others no result has to be opened.
base::Expected<QMap<QString, qint64>> BatchStore::reusedFrom(const QString& jobId) const
{
    const bool stored = isStored(jobId);
    auto rows = m_database.readNow({BatchSql::of(stored).unpaid, {jobId}});
    if (!rows && isDamage(rows.error())) { // who paid for it stands behind what may be damaged
        rows = readRowByRow(m_database,
            everyItem(stored, jobId,
                {QStringLiteral("item"), QStringLiteral("result"), QStringLiteral("state"), QStringLiteral("cost_nano"),
                    QStringLiteral("prompt_tokens")}));
        if (rows)
            rows->removeIf([](const QVariantList& row) {
                return itemState(row.at(2)) != ItemState::Done || !row.at(3).isNull() || row.at(4).toLongLong() != 0;
            });
    }
    if (!rows)
        return base::failure(rows.error());
    const seal::Opener opener = m_places.opener(stored);
    const QByteArray id = jobId.toUtf8();
    QMap<QString, qint64> reused;
    for (const QVariantList& row : *rows) {
        model::ItemResult result;
        const auto text = opener.open(row.at(1).toByteArray(), itemContext(id, row.at(0).toLongLong(), "result"));
        if (text && unpackResult(*text, result) && result.reused)
            ++reused[result.reused->job];
    }
    return reused;
}

} // namespace spyhop::store

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batchstore.h"

#include "core/store/batchrecord.h"
#include "core/store/batchsql.h"

#include <QtCore/QCoreApplication>
#include <array>

namespace spyhop::store {
namespace {

using model::ItemState;
constexpr auto kind = model::ConsentKind::Batches;

QByteArray context(const char* table, const QString& row, const char* column)
{
    return QByteArray(table) + ':' + row.toUtf8() + ':' + column;
}

QByteArray stepContext(const QString& job, const model::Step& step)
{
    return QByteArrayLiteral("steps:") + job.toUtf8() + '/' + QByteArray::number(step.item) + '/'
        + QByteArray::number(step.number) + QByteArrayLiteral(":text");
}

QVariant time(const QDateTime& at)
{
    return at.isValid() ? QVariant(at.toMSecsSinceEpoch()) : QVariant();
}

ItemState itemState(const QVariant& value)
{
    const int number = value.toInt();
    return number >= 0 && number <= static_cast<int>(ItemState::Unknown) ? static_cast<ItemState>(number)
                                                                         : ItemState::Unknown;
}

QList<qint64> firstColumn(const db::Rows& rows)
{
    QList<qint64> result;
    result.reserve(rows.size());
    for (const QVariantList& row : rows)
        result.append(row.first().toLongLong());
    return result;
}

QString jsonArray(const QList<qint64>& indexes)
{
    QStringList numbers;
    for (const qint64 index : indexes)
        numbers.append(QString::number(index));
    return u'[' + numbers.join(u',') + u']';
}

} // namespace

BatchStore::BatchStore(db::Database& database, const Places& places)
    : m_database(database)
    , m_places(places)
    , m_reviews(database, places)
{
}

bool BatchStore::storesNow() const
{
    return m_places.isStored(kind);
}

bool BatchStore::isStored(const QString& jobId) const
{
    const auto known = m_stored.constFind(jobId);
    if (known != m_stored.constEnd())
        return *known;
    for (const bool stored : {true, false}) {
        const auto rows = m_database.readNow({BatchSql::of(stored).hasJob, {jobId}});
        if (rows && !rows->isEmpty()) {
            m_stored.insert(jobId, stored);
            return stored;
        }
    }
    return false; // and not remembered: it may be made yet
}

base::Status BatchStore::checkIsNew(const QString& jobId) const
{
    if (!job(jobId).has_value() && !isStored(jobId))
        return {};
    return base::failure(isThere(jobId));
}

base::Error BatchStore::isThere(const QString& jobId)
{
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.whom = jobId;
    error.what = QCoreApplication::translate("BatchStore", "There is a batch job with this name already.");
    return error;
}

BatchStore::Draft BatchStore::draft() const
{
    const bool stored = storesNow();
    return {stored, m_places.sealer(stored)};
}

QList<db::Statement> BatchStore::Draft::statements(
    const model::JobSummary& job, const QList<model::BatchItem>& items) const
{
    const model::BatchSpec& spec = job.spec;
    const BatchSql& sql = BatchSql::of(m_stored);
    QList<db::Statement> statements;
    statements.reserve(items.size() + 1 + job.cost.size());
    const QDateTime updated = job.updatedAt.isValid() ? job.updatedAt : job.startedAt;
    statements.append({sql.insertJob,
        {spec.id, model::jobKindName(spec.kind), model::jobStateName(job.state), spec.endpoint, spec.model,
            time(job.startedAt), time(updated), qint64(items.size()), job.usage.promptTokens,
            job.usage.completionTokens, job.usage.reasoningTokens, job.usage.cacheHitTokens, int(job.usage.estimated),
            int(job.costEstimated), m_sealer.seal(packSpec(job), context("jobs", spec.id, "spec"))}});
    for (const base::Money& cost : job.cost)
        statements.append({sql.insertCost, {spec.id, cost.currency(), cost.nanoUnits()}});
    const QByteArray id = spec.id.toUtf8();
    for (const model::BatchItem& item : items) {
        statements.append({sql.insertItem,
            {spec.id, item.index, m_sealer.seal(packInput(item), itemContext(id, item.index, "input"))}});
    }
    return statements;
}

base::Status BatchStore::create(const model::JobSummary& job, const QList<model::BatchItem>& items)
{
    if (const base::Status fresh = checkIsNew(job.spec.id); !fresh)
        return fresh;
    const base::Status written = m_database.writeNow(draft().statements(job, items));
    if (written)
        m_stored.insert(job.spec.id, storesNow());
    return written;
}

base::Expected<std::unique_ptr<db::WriteTicket>> BatchStore::create(
    const model::JobSummary& job, const QList<db::Statement>& statements)
{
    if (m_stored.contains(job.spec.id))
        return base::failure(isThere(job.spec.id));
    // Where it lies is asked of the database once it is there.
    return m_database.write(statements);
}

void BatchStore::setJobState(const QString& jobId, model::JobState state)
{
    m_database.post({{BatchSql::of(isStored(jobId)).setState, {model::jobStateName(state), jobId}}});
}

std::unique_ptr<db::WriteTicket> BatchStore::touch(const QString& jobId)
{
    return m_database.write({{BatchSql::of(isStored(jobId)).touch, {jobId}}});
}

db::Statement BatchStore::specRow(const model::JobSummary& job) const
{
    const bool stored = isStored(job.spec.id);
    return {BatchSql::of(stored).setSpec,
        {m_places.sealer(stored).seal(packSpec(job), context("jobs", job.spec.id, "spec")), job.spec.id}};
}

void BatchStore::setSpec(const model::JobSummary& job)
{
    m_database.post({specRow(job)});
}

std::unique_ptr<db::WriteTicket> BatchStore::writeSpec(const model::JobSummary& job)
{
    return m_database.write({specRow(job)});
}

void BatchStore::stepRunning(const QString& jobId, const model::Step& step)
{
    const BatchSql& sql = BatchSql::of(isStored(jobId));
    m_database.post({{sql.itemRunning, {jobId, step.item}}});
}

db::Statement BatchStore::stepRow(const QString& jobId, const model::Step& step) const
{
    const bool stored = isStored(jobId);
    return {BatchSql::of(stored).stepUpsert,
        {jobId, step.item, step.number, int(step.state), step.attempts, step.errorCode,
            m_places.sealer(stored).seal(packStep(step), stepContext(jobId, step))}};
}

void BatchStore::postStep(const QString& jobId, const model::Step& step)
{
    m_database.post({stepRow(jobId, step)});
}

std::unique_ptr<db::WriteTicket> BatchStore::stepEnded(const QString& jobId, const model::Step& step,
    const std::optional<model::ItemResult>& result, const QList<model::Step>& booked)
{
    const bool stored = isStored(jobId);
    const BatchSql& sql = BatchSql::of(stored);
    const seal::Sealer& sealer = m_places.sealer(stored);
    QList<db::Statement> statements;
    statements.reserve(4 + booked.size());
    for (const model::Step& one : booked)
        statements.append(stepRow(jobId, one));
    if (!result) {
        statements.append(stepRow(jobId, step));
    } else {
        const model::Usage& usage = result->usage;
        statements.append({sql.itemEnded,
            {int(result->state), sealer.seal(packResult(*result), itemContext(jobId.toUtf8(), result->index, "result")),
                result->errorCode, result->endpoint, result->answeredModel, usage.promptTokens, usage.completionTokens,
                usage.reasoningTokens, usage.cacheHitTokens, int(usage.estimated),
                result->cost ? QVariant(result->cost->nanoUnits()) : QVariant(),
                result->cost ? QVariant(result->cost->currency()) : QVariant(), int(result->costEstimated),
                int(result->possiblyBilledTwice), result->seconds, jobId, result->index}});
        if (m_leaving.contains(jobId))
            statements.append({sql.leftItem, {jobId, result->index}});
        statements.append({sql.addUsage,
            {usage.promptTokens, usage.completionTokens, usage.reasoningTokens, usage.cacheHitTokens,
                int(usage.estimated), int(result->costEstimated), jobId}});
        if (result->cost && !result->cost->isZero())
            statements.append({sql.addCost, {jobId, result->cost->currency(), result->cost->nanoUnits()}});
    }
    return m_database.write(statements);
}

db::Statement BatchStore::itemsIn(const QString& jobId, const char* states, bool notLeft) const
{
    db::Statement which{QStringLiteral(" WHERE job = ? AND state IN (%1)").arg(QString::fromLatin1(states)), {jobId}};
    if (notLeft) {
        which.sql += BatchSql::of(isStored(jobId)).recover;
        which.values.append(jobId);
    }
    return which;
}

base::Expected<QList<qint64>> BatchStore::reset(
    const QString& jobId, const db::Statement& which, const QList<db::Statement>& statements)
{
    const QString table = Places::database(isStored(jobId)) + QStringLiteral(".items");
    const auto rows = m_database.readNow(
        {QStringLiteral("SELECT item FROM ") + table + which.sql + QStringLiteral(" ORDER BY item"), which.values});
    if (!rows)
        return base::failure(rows.error());
    if (const base::Status written = m_database.writeNow(statements); !written)
        return base::failure(written.error());
    return firstColumn(*rows);
}

QList<db::Statement> BatchStore::recovery(const QString& jobId) const
{
    const bool stored = isStored(jobId);
    const db::Statement which = itemsIn(jobId, "1", true);
    return {{QStringLiteral("UPDATE %1.items SET state = 0, twice = 1").arg(Places::database(stored)) + which.sql,
                which.values},
        {BatchSql::of(stored).touch, {jobId}}};
}

QList<db::Statement> BatchStore::failedReset(const QString& jobId) const
{
    return retrying(jobId, "3, 4");
}

QList<db::Statement> BatchStore::unknownReset(const QString& jobId) const
{
    return retrying(jobId, "4");
}

QList<db::Statement> BatchStore::retrying(const QString& jobId, const char* states) const
{
    // An item of unknown outcome keeps its chain of tries: a server that knows it already gives its answer, unbilled.
    const bool stored = isStored(jobId);
    const BatchSql& sql = BatchSql::of(stored);
    const db::Statement which = itemsIn(jobId, states, false);
    return {{sql.leftRetried.arg(QString::fromLatin1(states)), {jobId, jobId}}, {sql.leftUnknown, {jobId}},
        {QStringLiteral("UPDATE %1.items SET twice = max(twice, state = 4), chain = chain + (state = 3), state = 0, "
                        "result = NULL, error_code = NULL")
                    .arg(Places::database(stored))
                + which.sql,
            which.values},
        {sql.touch, {jobId}}};
}

QList<db::Statement> BatchStore::running(const QString& jobId) const
{
    return {{BatchSql::of(isStored(jobId)).setState, {model::jobStateName(model::JobState::Running), jobId}}};
}

QList<db::Statement> BatchStore::stopped(const QString& jobId, bool leavesNothing) const
{
    const auto word = [](model::JobState state) { return model::jobStateName(state); };
    return recovery(jobId)
        + QList<db::Statement>{{BatchSql::of(isStored(jobId)).setStopped,
            {int(leavesNothing), word(model::JobState::Done), word(model::JobState::Stopped), jobId}}};
}

base::Status BatchStore::changeNow(const QList<db::Statement>& statements)
{
    return m_database.writeNow(statements);
}

std::unique_ptr<db::WriteTicket> BatchStore::change(const QList<db::Statement>& statements)
{
    return m_database.write(statements);
}

base::Expected<QList<qint64>> BatchStore::recover(const QString& jobId)
{
    return reset(jobId, itemsIn(jobId, "1", true), recovery(jobId));
}

base::Expected<QList<qint64>> BatchStore::resetFailed(const QString& jobId)
{
    return reset(jobId, itemsIn(jobId, "3, 4", false), failedReset(jobId));
}

QList<db::Statement> BatchStore::removal(const QString& jobId) const
{
    QList<db::Statement> statements;
    for (const bool stored : {true, false}) {
        const BatchSql& sql = BatchSql::of(stored);
        for (const QString& text :
            {sql.removeSteps, sql.removeItems, sql.removeCosts, sql.removeLeftItems, sql.removeLeft, sql.removeJob})
            statements.append({text, {jobId}});
        statements.append(BatchReviews::removal(stored, jobId));
        statements.append(AskedBefore::removal(stored, jobId));
    }
    return statements;
}

base::Status BatchStore::remove(const QString& jobId)
{
    m_stored.remove(jobId);
    return m_database.writeNow(removal(jobId));
}

std::unique_ptr<db::WriteTicket> BatchStore::removing(const QString& jobId)
{
    m_stored.remove(jobId);
    return m_database.write(removal(jobId));
}

std::unique_ptr<PageReading> BatchStore::readPending(const QString& jobId, qint64 after, int limit) const
{
    const bool stored = isStored(jobId);
    return std::make_unique<PageReading>(m_database, m_places.sealer(stored), jobId,
        db::Statement{BatchSql::of(stored).pendingPage, {jobId, after, limit}},
        BatchReviews::ofPending(stored, jobId, after, limit));
}

base::Expected<model::BatchItem> BatchStore::item(const QString& jobId, qint64 index) const
{
    const bool stored = isStored(jobId);
    const auto rows = m_database.readNow({BatchSql::of(stored).item, {jobId, index}});
    if (!rows)
        return base::failure(rows.error());
    if (rows->isEmpty())
        return base::failure(noSuchJob(jobId));
    model::BatchItem item;
    item.index = index;
    const auto input = m_places.sealer(stored).open(
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
    const bool stored = isStored(jobId);
    const auto items = m_database.readNow({BatchSql::of(stored).page, {jobId, first, first + count}});
    if (!items)
        return base::failure(items.error());
    if (items->isEmpty())
        return QList<ItemRow>();
    const auto reviews = m_database.readNow(BatchReviews::ofStretch(
        stored, jobId, items->first().first().toLongLong(), items->last().first().toLongLong()));
    if (!reviews)
        return base::failure(reviews.error());
    return SealedPage(m_places.sealer(stored), jobId, *items, *reviews).open();
}

std::unique_ptr<PageReading> BatchStore::readPage(const QString& jobId, qint64 first, int count) const
{
    const bool stored = isStored(jobId);
    auto items = m_database.read({BatchSql::of(stored).page, {jobId, first, first + count}});
    auto reviews = m_database.read(BatchReviews::ofStretch(stored, jobId, first, first + count - 1));
    return std::make_unique<PageReading>(m_places.sealer(stored), jobId, std::move(items), std::move(reviews));
}

std::unique_ptr<PageReading> BatchStore::readItems(const QString& jobId, const QList<qint64>& indexes) const
{
    const bool stored = isStored(jobId);
    const QString list = jsonArray(indexes);
    auto items = m_database.read({BatchSql::of(stored).pageOf, {jobId, list}});
    auto reviews = m_database.read(BatchReviews::ofItems(stored, jobId, list));
    return std::make_unique<PageReading>(m_places.sealer(stored), jobId, std::move(items), std::move(reviews));
}

std::unique_ptr<PageReading> BatchStore::readPosted(const QString& jobId, const QList<qint64>& indexes) const
{
    const bool stored = isStored(jobId);
    const QString list = jsonArray(indexes);
    return std::make_unique<PageReading>(m_database, m_places.sealer(stored), jobId,
        db::Statement{BatchSql::of(stored).pageOf, {jobId, list}}, BatchReviews::ofItems(stored, jobId, list));
}

base::Expected<QList<model::Step>> BatchStore::steps(const QString& jobId, qint64 index) const
{
    return openSteps(jobId, index, m_database.readNow({BatchSql::of(isStored(jobId)).steps, {jobId, index}}));
}

std::unique_ptr<db::ReadTicket> BatchStore::readSteps(const QString& jobId, qint64 index) const
{
    return m_database.read({BatchSql::of(isStored(jobId)).steps, {jobId, index}});
}

std::unique_ptr<db::WriteTicket> BatchStore::settled() const
{
    return m_database.write({}); // writes are committed in their order
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
    const bool stored = isStored(jobId);
    QList<model::Step> result;
    for (const QVariantList& row : *rows) {
        model::Step step;
        step.item = index;
        step.number = row.at(0).toInt();
        step.state = itemState(row.at(1));
        step.attempts = row.at(2).toInt();
        step.errorCode = row.at(3).toString();
        if (!row.at(4).isNull()) {
            const auto text = m_places.sealer(stored).open(row.at(4).toByteArray(), stepContext(jobId, step));
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

} // namespace spyhop::store

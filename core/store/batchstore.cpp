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

QDateTime time(const QVariant& ms)
{
    return ms.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
}

ItemState itemState(const QVariant& value)
{
    const int number = value.toInt();
    return number >= 0 && number <= static_cast<int>(ItemState::Unknown) ? static_cast<ItemState>(number)
                                                                         : ItemState::Unknown;
}

tl::unexpected<base::Error> noSuchJob(const QString& jobId)
{
    base::Error error;
    error.code = base::ErrorCode::NotFound;
    error.whom = jobId;
    error.what = QCoreApplication::translate("BatchStore", "There is no such batch job.");
    return base::failure(error);
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
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.whom = jobId;
    error.what = QCoreApplication::translate("BatchStore", "There is a batch job with this name already.");
    return base::failure(error);
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
    if (const base::Status fresh = checkIsNew(job.spec.id); !fresh)
        return base::failure(fresh.error());
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

void BatchStore::setSpec(const model::JobSummary& job)
{
    const bool stored = isStored(job.spec.id);
    m_database.post({{BatchSql::of(stored).setSpec,
        {m_places.sealer(stored).seal(packSpec(job), context("jobs", job.spec.id, "spec")), job.spec.id}}});
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

base::Expected<QList<qint64>> BatchStore::resetItems(const QString& jobId, const QString& states,
    const QList<db::Statement>& alsoDo, const QString& change, bool notLeft)
{
    const QString table = Places::database(isStored(jobId)) + QStringLiteral(".items");
    QString where = QStringLiteral(" WHERE job = ? AND state IN (%1)").arg(states);
    QVariantList values{jobId};
    if (notLeft) {
        where += BatchSql::of(isStored(jobId)).recover;
        values.append(jobId);
    }
    const auto rows = m_database.readNow(
        {QStringLiteral("SELECT item FROM ") + table + where + QStringLiteral(" ORDER BY item"), values});
    if (!rows)
        return base::failure(rows.error());
    QList<db::Statement> statements = alsoDo;
    statements.append({QStringLiteral("UPDATE ") + table + QStringLiteral(" SET ") + change + where, values});
    statements.append({BatchSql::of(isStored(jobId)).touch, {jobId}});
    if (const base::Status written = m_database.writeNow(statements); !written)
        return base::failure(written.error());
    return firstColumn(*rows);
}

base::Expected<QList<qint64>> BatchStore::recover(const QString& jobId)
{
    return resetItems(jobId, QStringLiteral("1"), {}, QStringLiteral("state = 0, twice = 1"), true);
}

base::Expected<QList<qint64>> BatchStore::resetFailed(const QString& jobId)
{
    // An item of unknown outcome keeps its chain of tries: a server that knows it already gives its answer, unbilled.
    const BatchSql& sql = BatchSql::of(isStored(jobId));
    return resetItems(jobId, QStringLiteral("3, 4"), {{sql.leftFailed, {jobId, jobId}}, {sql.leftUnknown, {jobId}}},
        QStringLiteral("twice = max(twice, state = 4), chain = chain + (state = 3), state = 0, result = NULL, "
                       "error_code = NULL"),
        false);
}

base::Status BatchStore::remove(const QString& jobId)
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
    m_stored.remove(jobId);
    return m_database.writeNow(statements);
}

base::Expected<QList<model::JobSummary>> BatchStore::jobsIn(bool stored, const QString& onlyId) const
{
    const BatchSql& sql = BatchSql::of(stored);
    const auto rows = m_database.readNow({sql.jobs, {int(onlyId.isEmpty()), onlyId}});
    if (!rows)
        return base::failure(rows.error());
    QList<model::JobSummary> result;
    for (const QVariantList& row : *rows) {
        model::JobSummary job;
        job.spec.id = row.at(0).toString();
        job.spec.kind = model::jobKindFromName(row.at(1).toString()).value_or(model::JobKind::Direct);
        job.state = model::jobStateFromName(row.at(2).toString()).value_or(model::JobState::Stopped);
        job.spec.endpoint = row.at(3).toString();
        job.spec.model = row.at(4).toString();
        job.startedAt = time(row.at(5));
        job.updatedAt = time(row.at(6));
        job.items = {row.at(7).toLongLong(), row.at(8).toLongLong(), row.at(9).toLongLong(), row.at(10).toLongLong(),
            row.at(11).toLongLong()};
        job.usage = {row.at(12).toLongLong(), row.at(13).toLongLong(), row.at(14).toLongLong(), row.at(15).toLongLong(),
            row.at(16).toBool()};
        job.costEstimated = row.at(17).toBool();
        job.stored = stored;
        const auto costs = m_database.readNow({sql.costs, {job.spec.id}});
        for (const QVariantList& cost : costs.value_or(db::Rows()))
            job.cost.append(base::Money(cost.at(1).toLongLong(), cost.at(0).toString()));
        const auto spec = m_places.sealer(stored).open(row.at(18).toByteArray(), context("jobs", job.spec.id, "spec"));
        base::Status unpacked = spec ? unpackSpec(*spec, job) : base::failure(spec.error());
        // In a list, what is sealed and cannot be opened costs its texts; asked for by name, it is an error.
        if (!unpacked && !onlyId.isEmpty()) {
            unpacked.error().whom = job.spec.id;
            return base::failure(unpacked.error());
        }
        result.append(job);
    }
    return result;
}

base::Expected<QList<model::JobSummary>> BatchStore::jobs() const
{
    base::Expected<QList<model::JobSummary>> all = jobsIn(true, QString());
    const base::Expected<QList<model::JobSummary>> inMemory = jobsIn(false, QString());
    if (!all || !inMemory)
        return all ? inMemory : all;
    all->append(*inMemory);
    std::stable_sort(all->begin(), all->end(),
        [](const model::JobSummary& a, const model::JobSummary& b) { return a.startedAt > b.startedAt; });
    return all;
}

base::Expected<model::JobSummary> BatchStore::job(const QString& jobId) const
{
    if (!jobId.isEmpty()) {
        const base::Expected<QList<model::JobSummary>> found = jobsIn(isStored(jobId), jobId);
        if (!found)
            return base::failure(found.error());
        if (!found->isEmpty())
            return found->first();
    }
    return noSuchJob(jobId);
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
        return noSuchJob(jobId);
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
            if (!text)
                return base::failure(text.error());
            if (const base::Status unpacked = unpackStep(*text, step); !unpacked)
                return base::failure(unpacked.error());
        }
        result.append(step);
    }
    return result;
}

} // namespace spyhop::store

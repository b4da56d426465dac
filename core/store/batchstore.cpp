// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs: how they are made, change, and go; their items are in batchstoreitems.cpp, their lists in batchstorejobs.cpp.
#include "core/store/batchstore.h"

#include "core/store/batchrecord.h"
#include "core/store/batchsql.h"
#include "core/store/jobrecord.h"

#include <QtCore/QCoreApplication>

namespace spyhop::store {
namespace {

constexpr auto kind = model::ConsentKind::Batches;

QByteArray context(const char* table, const QString& row, const char* column)
{
    return QByteArray(table) + ':' + row.toUtf8() + ':' + column;
}

QVariant time(const QDateTime& at)
{
    return at.isValid() ? QVariant(at.toMSecsSinceEpoch()) : QVariant();
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

base::Status BatchStore::checkOpen(const QString& jobId) const
{
    if (!isLocked(jobId))
        return {};
    base::Error error = Places::locked();
    error.whom = jobId;
    return base::failure(error);
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
    return Draft(m_places.placeNow(kind));
}

QList<db::Statement> BatchStore::Draft::statements(
    const model::JobSummary& job, const QList<model::BatchItem>& items) const
{
    const model::BatchSpec& spec = job.spec;
    const BatchSql& sql = BatchSql::of(m_place.stored);
    QList<db::Statement> statements;
    statements.reserve(items.size() + 1 + job.cost.size());
    const QDateTime updated = job.updatedAt.isValid() ? job.updatedAt : job.startedAt;
    statements.append({sql.insertJob,
        {spec.id, model::jobKindName(spec.kind), model::jobStateName(job.state), spec.endpoint, spec.model,
            time(job.startedAt), time(updated), qint64(items.size()), job.usage.promptTokens,
            job.usage.completionTokens, job.usage.reasoningTokens, job.usage.cacheHitTokens, int(job.usage.estimated),
            int(job.costEstimated), m_place.sealer.seal(packSpec(job), context("jobs", spec.id, "spec"))}});
    for (const base::Money& cost : job.cost)
        statements.append({sql.insertCost, {spec.id, cost.currency(), cost.nanoUnits()}});
    const QByteArray id = spec.id.toUtf8();
    for (const model::BatchItem& item : items) {
        statements.append({sql.insertItem,
            {spec.id, item.index, m_place.sealer.seal(packInput(item), itemContext(id, item.index, "input"))}});
    }
    return statements;
}

base::Status BatchStore::create(const model::JobSummary& job, const QList<model::BatchItem>& items)
{
    if (const base::Status fresh = checkIsNew(job.spec.id); !fresh)
        return fresh;
    const Draft made = draft();
    const base::Status written = m_database.writeNow(made.statements(job, items));
    if (written)
        m_stored.insert(job.spec.id, made.isStored());
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
        {m_places.sealed(stored, packSpec(job), context("jobs", job.spec.id, "spec")), job.spec.id}};
}

void BatchStore::setSpec(const model::JobSummary& job)
{
    m_database.post({specRow(job)});
}

std::unique_ptr<db::WriteTicket> BatchStore::writeSpec(const model::JobSummary& job)
{
    return m_database.write({specRow(job)});
}

void BatchStore::post(const QList<db::Statement>& statements)
{
    if (!statements.isEmpty())
        m_database.post(statements);
}

QList<db::Statement> BatchStore::running(const QString& jobId) const
{
    return {{BatchSql::of(isStored(jobId)).setState, {model::jobStateName(model::JobState::Running), jobId}}};
}

QList<db::Statement> BatchStore::stopped(const QString& jobId, bool leavesNothing, model::JobState as) const
{
    const auto word = [](model::JobState state) { return model::jobStateName(state); };
    // Who had them under way has put back those that left, and their records are there.
    return putBack(jobId,
               "call IS NULL OR call IN (SELECT call FROM main.intents) OR call IN (SELECT call FROM main.calls WHERE "
               "cost_nano > 0)")
        + QList<db::Statement>{{BatchSql::of(isStored(jobId)).setStopped,
            {int(leavesNothing), word(model::JobState::Done), word(as), jobId}}};
}

base::Status BatchStore::changeNow(const QList<db::Statement>& statements)
{
    return m_database.writeNow(statements);
}

std::unique_ptr<db::WriteTicket> BatchStore::change(const QList<db::Statement>& statements)
{
    return m_database.write(statements);
}

QList<db::Statement> BatchStore::removalFrom(bool stored, const QString& jobId)
{
    const BatchSql& sql = BatchSql::of(stored);
    QList<db::Statement> statements;
    for (const QString& text : {sql.removeSteps, sql.removeItems, sql.removeCosts, sql.removeLeftItems, sql.removeLeft,
             sql.removeMasked, sql.removeJobMasked, sql.removeJob})
        statements.append({text, {jobId}});
    statements.append(BatchReviews::removal(stored, jobId));
    statements.append(AskedBefore::removal(stored, jobId));
    return statements;
}

QList<db::Statement> BatchStore::removal(const QString& jobId)
{
    return removalFrom(true, jobId) + removalFrom(false, jobId);
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

std::unique_ptr<db::WriteTicket> BatchStore::settled() const
{
    return m_database.write({}); // writes are committed in their order
}

} // namespace spyhop::store

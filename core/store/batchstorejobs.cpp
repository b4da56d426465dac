// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs as lists and pages show them: counts, costs, texts; how they are made is in batchstore.cpp.
#include "core/store/batchsql.h"
#include "core/store/batchstore.h"
#include "core/store/rowbyrow.h"

#include <algorithm>

namespace spyhop::store {

base::Expected<QList<model::JobSummary>> BatchStore::jobsIn(bool stored, const QString& onlyId) const
{
    const BatchSql& sql = BatchSql::of(stored);
    const auto rows = readNowAround(m_database, {sql.jobs, {int(onlyId.isEmpty()), onlyId}}, {QStringLiteral("id")});
    if (!rows)
        return base::failure(rows.error());
    const seal::Opener opener = m_places.opener(stored);
    QList<model::JobSummary> result;
    for (const QVariantList& row : *rows) {
        model::JobSummary job;
        const auto costs = m_database.readNow({sql.costs, {row.at(0)}});
        base::Status opened = JobReading::open(opener, stored, row, costs.value_or(db::Rows()), job);
        // In a list, what is sealed and cannot be opened, or is locked, costs its texts; asked for by name, it is an
        // error.
        if (!opened && !onlyId.isEmpty()) {
            opened.error().whom = job.spec.id;
            return base::failure(opened.error());
        }
        m_stored.insert(job.spec.id, stored);
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
    return base::failure(noSuchJob(jobId));
}

std::unique_ptr<db::ReadTicket> BatchStore::readUpdates() const
{
    return m_database.read({QStringLiteral("SELECT id, updated FROM main.jobs"), {}});
}

std::unique_ptr<JobReading> BatchStore::readJob(const QString& jobId) const
{
    const bool stored = isStored(jobId);
    const BatchSql& sql = BatchSql::of(stored);
    auto job = m_database.read({sql.jobs, {0, jobId}});
    auto costs = m_database.read({sql.costs, {jobId}});
    return std::make_unique<JobReading>(m_places.opener(stored), stored, jobId, std::move(job), std::move(costs));
}

} // namespace spyhop::store

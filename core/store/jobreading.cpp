// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/jobreading.h"

#include "core/store/jobrecord.h"

#include <QtCore/QCoreApplication>

namespace spyhop::store {
namespace {

QDateTime time(const QVariant& ms)
{
    return ms.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
}

} // namespace

base::Error noSuchJob(const QString& jobId)
{
    base::Error error;
    error.code = base::ErrorCode::NotFound;
    error.whom = jobId;
    error.what = QCoreApplication::translate("BatchStore", "There is no such batch job.");
    return error;
}

JobReading::JobReading(const seal::Opener& opener, bool stored, const QString& jobId,
    std::unique_ptr<db::ReadTicket> job, std::unique_ptr<db::ReadTicket> costs)
    : m_opener(opener)
    , m_stored(stored)
    , m_job(jobId)
    , m_jobTicket(std::move(job))
    , m_costTicket(std::move(costs))
{
    // One thread reads them in the order they were asked for.
    connect(m_jobTicket.get(), &db::ReadTicket::done, this,
        [this](const base::Expected<db::Rows>& rows) { m_rows = rows; });
    connect(m_costTicket.get(), &db::ReadTicket::done, this, &JobReading::finish);
}

base::Status JobReading::open(
    const seal::Opener& opener, bool stored, const QVariantList& row, const db::Rows& costs, model::JobSummary& job)
{
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
    for (const QVariantList& cost : costs)
        job.cost.append(base::Money(cost.at(1).toLongLong(), cost.at(0).toString()));
    const auto spec = opener.open(row.at(18).toByteArray(), "jobs:" + job.spec.id.toUtf8() + ":spec");
    return spec ? unpackSpec(*spec, job) : base::failure(spec.error());
}

void JobReading::finish(const base::Expected<db::Rows>& costs)
{
    base::Expected<model::JobSummary> result = base::failure(noSuchJob(m_job));
    if (!m_rows || !costs) {
        result = base::failure(m_rows ? costs.error() : m_rows.error());
    } else if (!m_rows->isEmpty()) {
        model::JobSummary job;
        base::Status opened = open(m_opener, m_stored, m_rows->first(), *costs, job);
        if (opened) {
            result = job;
        } else {
            opened.error().whom = m_job;
            result = base::failure(opened.error());
        }
    }
    Q_EMIT done(result);
}

} // namespace spyhop::store

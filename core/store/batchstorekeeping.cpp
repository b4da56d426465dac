// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a job that was in memory only comes to lie on the disk; how jobs are made is in batchstore.cpp.
#include "core/store/batchstore.h"

#include "core/store/sealedcolumn.h"

#include <QtCore/QCoreApplication>
#include <array>

namespace spyhop::store {
namespace {

//! A table that has rows of jobs, and the column that names the job.
struct JobTable {
    const char* name;
    const char* job;
};
// The sums of what was masked follow its items (schema.cpp).
constexpr std::array<JobTable, 8> jobTables{{{"jobs", "id"}, {"job_costs", "job"}, {"items", "job"}, {"steps", "job"},
    {"reviews", "job"}, {"submissions", "job"}, {"submission_items", "job"}, {"masked", "job"}}};

} // namespace

base::Status BatchStore::mayStore() const
{
    if (storesNow())
        return {};
    base::Error error;
    error.code = base::ErrorCode::RefusedConsent;
    error.what = m_places.hasDataKey()
        ? QCoreApplication::translate("BatchStore", "Batch jobs may not be stored.")
        : QCoreApplication::translate("BatchStore", "There is no key to seal stored jobs with.");
    error.remedy = QCoreApplication::translate("BatchStore", "Allow storing first.");
    return base::failure(error);
}

base::Status BatchStore::keep(const QString& jobId)
{
    if (isStored(jobId))
        return {};
    if (const base::Status may = mayStore(); !may)
        return may;
    const seal::Opener memory = m_places.opener(false);
    const base::Expected<seal::Sealer> disk = m_places.sealer(true);
    if (!disk)
        return base::failure(disk.error());
    // The rows as they are, for both databases have the same columns; then what is sealed, with the other key. What was
    // asked before is named by the key of the memory, and goes with it.
    QList<db::Statement> statements;
    for (const JobTable& table : jobTables) {
        const QString name = QString::fromLatin1(table.name);
        const QString job = QString::fromLatin1(table.job);
        statements.append(
            {QStringLiteral("INSERT INTO main.%1 SELECT * FROM mem.%1 WHERE %2 = ?").arg(name, job), {jobId}});
        const QList<SealedColumn> columns = sealedColumns();
        for (const SealedColumn& column : columns) {
            if (column.table != name)
                continue;
            const QString update = QStringLiteral("UPDATE main.%1 SET %2 = ? WHERE %3 = ?")
                                       .arg(name, column.column, column.keys.join(QStringLiteral(" = ? AND ")));
            const auto rows
                = m_database.readNow({QStringLiteral("SELECT %1, %2 FROM mem.%3 WHERE %4 = ? AND %2 IS NOT NULL")
                                          .arg(column.keys.join(QStringLiteral(", ")), column.column, name, job),
                    {jobId}});
            if (!rows)
                return base::failure(rows.error());
            for (const QVariantList& row : *rows) {
                const QByteArray context = column.context(row);
                base::Expected<QByteArray> plain = memory.open(row.last().toByteArray(), context);
                if (!plain)
                    return base::failure(plain.error());
                statements.append({update, QVariantList{disk->seal(*plain, context)} + row.mid(0, column.keys.size())});
                base::wipe(*plain);
            }
        }
    }
    const base::Status written = m_database.writeNow(statements + removalFrom(false, jobId));
    if (written)
        m_stored.insert(jobId, true);
    return written;
}

} // namespace spyhop::store

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Items that nobody works at any more: which of them go back to Pending after a crash, a stop or a person's wish, and
// which may have been billed twice. How items end is in batchstoreitems.cpp.
#include "core/store/batchsql.h"
#include "core/store/batchstore.h"
#include "core/store/itemcolumns.h"

#include <QtCore/QSet>
#include <cstring>

namespace spyhop::store {
namespace {

QList<qint64> firstColumn(const db::Rows& rows)
{
    QList<qint64> result;
    result.reserve(rows.size());
    for (const QVariantList& row : rows)
        result.append(row.first().toLongLong());
    return result;
}

} // namespace

db::Statement BatchStore::itemsIn(const QString& jobId, const char* states, bool notLeft) const
{
    db::Statement which{QStringLiteral(" WHERE job = ? AND state IN (%1)").arg(QString::fromLatin1(states)), {jobId}};
    if (notLeft) {
        which.sql += BatchSql::of(isStored(jobId)).recover;
        which.values.append(jobId);
    }
    return which;
}

QList<db::Statement> BatchStore::recovery(const QString& jobId) const
{
    return putBack(jobId, "1");
}

//! `twice`: whether an item may have been billed, by its columns.
QList<db::Statement> BatchStore::putBack(const QString& jobId, const char* twice) const
{
    const bool stored = isStored(jobId);
    const BatchSql& sql = BatchSql::of(stored);
    const db::Statement which = itemsIn(jobId, "1", true);
    return {{sql.lostCosts, {jobId}}, {sql.lostAreEstimated, {jobId}}, {sql.lostOfItems, {jobId}},
        {QStringLiteral("UPDATE %1.items SET state = 0, twice = max(twice, %2), call = NULL, call_nano = NULL, "
                        "call_currency = NULL")
                    .arg(Places::database(stored), QString::fromLatin1(twice))
                + which.sql,
            which.values},
        {sql.touch, {jobId}}};
}

base::Expected<qint64> BatchStore::count(const QString& jobId, const QString& sql) const
{
    const auto rows = m_database.readNow({sql, {jobId}});
    if (!rows)
        return base::failure(rows.error());
    return rows->first().first().toLongLong();
}

base::Expected<qint64> BatchStore::interrupted(const QString& jobId) const
{
    return count(jobId, BatchSql::of(isStored(jobId)).interrupted);
}

db::Statement BatchStore::billedTwiceOf(const QString& jobId, bool interrupted) const
{
    const QString database = Places::database(isStored(jobId));
    const QString open = interrupted ? QStringLiteral(" OR (state = 1 AND item NOT IN (SELECT item FROM "
                                                      "%1.submission_items WHERE job = ?1))")
                                           .arg(database)
                                     : QString();
    return {
        QStringLiteral("SELECT item FROM %1.items WHERE job = ?1 AND (twice = 1%2) ORDER BY item").arg(database, open),
        {jobId}};
}

std::unique_ptr<db::ReadTicket> BatchStore::readBilledTwice(const QString& jobId, bool interrupted) const
{
    return m_database.read(billedTwiceOf(jobId, interrupted));
}

base::Expected<QList<qint64>> BatchStore::billedTwice(const QString& jobId, bool interrupted) const
{
    const auto found = m_database.readNow(billedTwiceOf(jobId, interrupted));
    if (found)
        return firstColumn(*found);
    if (!isDamage(found.error()))
        return base::failure(found.error());
    const bool stored = isStored(jobId);
    const auto rows = readRowByRow(m_database,
        everyItem(stored, jobId, {QStringLiteral("item"), QStringLiteral("twice"), QStringLiteral("state")}));
    const auto left = m_database.readNow(
        {QStringLiteral("SELECT item FROM %1.submission_items WHERE job = ?").arg(Places::database(stored)), {jobId}});
    if (!rows)
        return base::failure(rows.error());
    const QList<qint64> leftItems = firstColumn(left.value_or(db::Rows()));
    const QSet<qint64> isLeft(leftItems.cbegin(), leftItems.cend());
    QList<qint64> result;
    for (const QVariantList& row : *rows) {
        const qint64 item = row.at(0).toLongLong();
        const bool isOpen = interrupted && itemState(row.at(2)) == model::ItemState::Running && !isLeft.contains(item);
        if (row.at(1).toInt() == 1 || isOpen)
            result.append(item);
    }
    return result;
}

base::Expected<QList<qint64>> BatchStore::unknownItems(const QString& jobId) const
{
    const bool stored = isStored(jobId);
    const db::Statement which = itemsIn(jobId, "4", false);
    const auto found = m_database.readNow({QStringLiteral("SELECT item FROM %1.items").arg(Places::database(stored))
            + which.sql + QStringLiteral(" ORDER BY item"),
        which.values});
    if (found)
        return firstColumn(*found);
    if (!isDamage(found.error()))
        return base::failure(found.error());
    const auto rows
        = readRowByRow(m_database, everyItem(stored, jobId, {QStringLiteral("item"), QStringLiteral("state")}));
    if (!rows)
        return base::failure(rows.error());
    QList<qint64> result;
    for (const QVariantList& row : *rows) {
        if (itemState(row.at(1)) == model::ItemState::Unknown)
            result.append(row.at(0).toLongLong());
    }
    return result;
}

QList<db::Statement> BatchStore::failedReset(const QString& jobId) const
{
    return retrying(jobId, "3, 4");
}

QList<db::Statement> BatchStore::failuresReset(const QString& jobId) const
{
    return retrying(jobId, "3");
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
    QList<db::Statement> statements{{sql.leftRetried.arg(QString::fromLatin1(states)), {jobId, jobId}}};
    if (std::strchr(states, '4')) // else they are still looked for
        statements.append({sql.leftUnknown, {jobId}});
    return statements
        + QList<db::Statement>{
            {QStringLiteral(
                 "UPDATE %1.items SET twice = max(twice, state = 4), chain = chain + (state = 3), state = 0, "
                 "result = NULL, error_code = NULL")
                        .arg(Places::database(stored))
                    + which.sql,
                which.values},
            {sql.touch, {jobId}}};
}

} // namespace spyhop::store

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rowbyrow.h"

#include <algorithm>

namespace spyhop::store {

bool isDamage(const base::Error& error)
{
    return error.code == base::ErrorCode::Settings; // of a reading: SQLITE_CORRUPT (core/db/connection.cpp)
}

RowByRow rowByRow(const db::Statement& page, const QStringList& keyColumns)
{
    static const QString select = QStringLiteral("SELECT "), from = QStringLiteral(" FROM ");
    const qsizetype end = page.sql.indexOf(from);
    const qsizetype table = end + from.size();
    const qsizetype tableEnd = page.sql.indexOf(u' ', table);
    RowByRow how;
    how.keys = {select + keyColumns.join(QStringLiteral(", ")) + page.sql.mid(end), page.values};
    how.table = page.sql.mid(table, tableEnd < 0 ? -1 : tableEnd - table);
    how.keyColumns = keyColumns;
    how.columns = page.sql.mid(select.size(), end - select.size()).split(QStringLiteral(", "));
    return how;
}

RowWalk::RowWalk(const RowByRow& how)
    : m_how(how)
{
    const QString walked = how.isWalked ? QStringLiteral("+") : QString();
    QStringList conditions;
    for (const QString& key : how.keyColumns)
        conditions << walked + key + QStringLiteral(" = ?");
    m_where = QStringLiteral(" FROM %1 WHERE ").arg(how.table) + conditions.join(QStringLiteral(" AND "));
}

db::Statement RowWalk::ofRow(const QString& what) const
{
    return {QStringLiteral("SELECT ") + what + m_where, m_keys.constFirst()};
}

qsizetype RowWalk::stretch() const
{
    return std::min(m_most, m_keys.size());
}

//! The next rows of those that the keys were read of, under the same conditions and in the same order.
db::Statement RowWalk::ofStretch() const
{
    static const QString from = QStringLiteral(" FROM "), where = QStringLiteral(" WHERE ");
    QStringList marks, walked;
    for (const QString& key : m_how.keyColumns) {
        marks << QStringLiteral("?");
        walked << u'+' + key;
    }
    const QString comma = QStringLiteral(", ");
    const QString bound = u'(' + walked.join(comma) + QStringLiteral(") %1 (") + marks.join(comma) + u')';
    QString rest = m_how.keys.sql.mid(m_how.keys.sql.indexOf(from));
    rest.insert(rest.indexOf(where) + where.size(),
        bound.arg(QStringLiteral(">=")) + QStringLiteral(" AND ") + bound.arg(QStringLiteral("<="))
            + QStringLiteral(" AND "));
    return {QStringLiteral("SELECT ") + m_how.columns.join(comma) + rest,
        m_keys.constFirst() + m_keys.at(stretch() - 1) + m_how.keys.values};
}

std::optional<db::Statement> RowWalk::next() const
{
    switch (m_stage) {
    case Stage::Keys:
        return m_how.keys;
    case Stage::Row:
        return m_how.isWalked ? ofStretch() : ofRow(m_how.columns.join(QStringLiteral(", ")));
    case Stage::Value:
        return ofRow(m_how.columns.at(m_row.size()));
    case Stage::Kind: // the head of a row says so, wherever the value lies
        return ofRow(QStringLiteral("CASE typeof(%1) WHEN 'blob' THEN x'' END").arg(m_how.columns.at(m_row.size())));
    case Stage::Done:
        break;
    }
    return std::nullopt;
}

void RowWalk::take(const base::Expected<db::Rows>& rows)
{
    if (!rows && (m_stage == Stage::Keys || !isDamage(rows.error()))) {
        m_result = base::failure(rows.error());
        m_stage = Stage::Done;
        return;
    }
    switch (m_stage) {
    case Stage::Keys:
        m_keys = *rows;
        m_lastKeys = m_keys.isEmpty() ? QVariantList() : m_keys.constLast();
        m_most = m_how.isWalked ? m_keys.size() : 1;
        m_stage = m_keys.isEmpty() ? Stage::Done : Stage::Row;
        return;
    case Stage::Row:
        takeRow(rows);
        return;
    case Stage::Value:
    case Stage::Kind:
        takeValue(rows);
        return;
    case Stage::Done:
        return;
    }
}

void RowWalk::takeRow(const base::Expected<db::Rows>& rows)
{
    const qsizetype read = stretch();
    if (!rows && read > 1) {
        m_most = read / 2;
        return;
    }
    if (!rows) {
        m_row.clear();
        m_stage = Stage::Value;
        return;
    }
    *m_result += *rows; // none, if they have gone meanwhile
    if (m_how.isWalked)
        m_most = 2 * read;
    nextRow(read);
}

void RowWalk::takeValue(const base::Expected<db::Rows>& rows)
{
    if (!rows && m_stage == Stage::Value) {
        m_stage = Stage::Kind;
        return;
    }
    if (rows && rows->isEmpty()) { // gone meanwhile
        nextRow(1);
        return;
    }
    m_row.append(rows ? rows->first().first() : QVariant());
    m_stage = Stage::Value;
    if (m_row.size() < m_how.columns.size())
        return;
    m_result->append(m_row);
    nextRow(1);
}

void RowWalk::nextRow(qsizetype rows)
{
    m_keys.remove(0, rows);
    m_stage = m_keys.isEmpty() ? Stage::Done : Stage::Row;
}

base::Expected<db::Rows> readNowAround(db::Database& database, const db::Statement& page, const QStringList& keyColumns)
{
    base::Expected<db::Rows> rows = database.readNow(page);
    if (!rows && isDamage(rows.error()))
        rows = readRowByRow(database, rowByRow(page, keyColumns));
    return rows;
}

base::Expected<db::Rows> readRowByRow(db::Database& database, const RowByRow& how)
{
    RowWalk walk(how);
    while (const std::optional<db::Statement> statement = walk.next())
        walk.take(database.readNow(*statement));
    return walk.result();
}

} // namespace spyhop::store

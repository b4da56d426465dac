// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/resealing.h"

namespace spyhop::store {
namespace {

constexpr int pageRows = 64; // some milliseconds of sealing, so that the event loop keeps turning

} // namespace

Resealing::Resealing(db::Database& database, const seal::Sealer& sealer)
    : m_database(database)
    , m_sealer(sealer)
    , m_left(sealedColumns())
    , m_write(database.write({{QStringLiteral("DELETE FROM main.answers"), {}},
          {QStringLiteral("DELETE FROM main.answer_bodies"), {}}, {QStringLiteral("DELETE FROM main.asked"), {}}}))
{
    connect(m_write.get(), &db::WriteTicket::done, this, &Resealing::emptied);
}

void Resealing::end(const base::Status& status)
{
    const base::Status result = status;
    Q_EMIT finished(result);
}

void Resealing::emptied(const base::Status& status)
{
    if (!status)
        end(status);
    else
        readPage();
}

void Resealing::readPage()
{
    if (m_left.isEmpty()) {
        end({});
        return;
    }
    if (m_read)
        m_read.release()->deleteLater(); // it may be the sender
    if (m_rowByRow)
        m_rowByRow.release()->deleteLater();
    m_read = m_database.read(m_left.constFirst().page(m_last, pageRows));
    connect(m_read.get(), &db::ReadTicket::done, this, [this](const base::Expected<db::Rows>& rows) {
        if (!rows && isDamage(rows.error()))
            readRowByRow();
        else
            pageRead(rows,
                rows && !rows->isEmpty() ? rows->constLast().mid(0, m_left.constFirst().keys.size()) : QVariantList());
    });
}

void Resealing::readRowByRow()
{
    m_rowByRow = std::make_unique<RowByRowReading>(m_database, m_left.constFirst().pageRowByRow(m_last, pageRows));
    // All of them may have gone meanwhile: only a page without any key is behind the last.
    connect(m_rowByRow.get(), &RowByRowReading::done, this,
        [this](const base::Expected<db::Rows>& found) { pageRead(found, m_rowByRow->lastKeys()); });
}

//! `last`: the keys of its last row; empty: there is none any more.
void Resealing::pageRead(const base::Expected<db::Rows>& rows, const QVariantList& last)
{
    if (!rows) {
        end(base::failure(rows.error()));
        return;
    }
    m_last = last;
    if (m_last.isEmpty()) {
        m_left.removeFirst();
        readPage();
        return;
    }
    sealPage(*rows);
}

void Resealing::sealPage(const db::Rows& rows)
{
    const SealedColumn& column = m_left.constFirst();
    const QString keys = column.keys.join(QStringLiteral(" = ? AND ")) + QStringLiteral(" = ?");
    const QString update
        = QStringLiteral("UPDATE main.%1 SET %2 = ? WHERE %3 AND %2 = ?").arg(column.table, column.column, keys);
    QList<db::Statement> statements;
    for (const QVariantList& row : rows) {
        const QByteArray sealed = row.last().toByteArray();
        const QByteArray context = column.context(row);
        if (m_sealer.isNewest(sealed, context))
            continue;
        base::Expected<QByteArray> plain = m_sealer.open(sealed, context);
        if (!plain)
            continue; // damaged: it costs itself, and whoever opens it says so
        // Only if nobody has written it meanwhile.
        statements.append({update,
            QVariantList{m_sealer.seal(*plain, context)} + row.mid(0, column.keys.size()) + QVariantList{sealed}});
        base::wipe(*plain);
    }
    m_write = m_database.write(statements);
    connect(m_write.get(), &db::WriteTicket::done, this, &Resealing::written);
}

void Resealing::written(const base::Status& status)
{
    if (!status)
        end(status);
    else
        readPage();
}

} // namespace spyhop::store

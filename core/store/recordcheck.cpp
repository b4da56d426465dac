// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recordcheck.h"

namespace spyhop::store {
namespace {

constexpr int pageRows = 64; // some milliseconds of opening, so that the event loop keeps turning

} // namespace

RecordCheck::RecordCheck(db::Database& database, const seal::Opener& opener)
    : m_database(database)
    , m_opener(opener)
    , m_left(sealedColumns())
{
    m_left.append(answerColumn());
    readPage();
}

void RecordCheck::readPage()
{
    if (m_read)
        m_read.release()->deleteLater(); // it may be the sender
    if (m_rowByRow)
        m_rowByRow.release()->deleteLater();
    m_read = m_database.read(m_left.constFirst().page(m_last, pageRows));
    connect(m_read.get(), &db::ReadTicket::done, this, &RecordCheck::pageRead);
}

void RecordCheck::pageRead(const base::Expected<db::Rows>& rows)
{
    if (rows || !isDamage(rows.error())) {
        const bool isFull = rows && rows->size() >= pageRows;
        openPage(rows, isFull ? rows->constLast().mid(0, m_left.constFirst().keys.size()) : QVariantList());
        return;
    }
    m_rowByRow = std::make_unique<RowByRowReading>(m_database, m_left.constFirst().pageRowByRow(m_last, pageRows));
    // Some of them may have gone meanwhile: only a page without any key is behind the last.
    connect(m_rowByRow.get(), &RowByRowReading::done, this,
        [this](const base::Expected<db::Rows>& found) { openPage(found, m_rowByRow->lastKeys()); });
}

//! `last`: the keys of its last row; empty: nothing comes after it.
void RecordCheck::openPage(const base::Expected<db::Rows>& rows, const QVariantList& last)
{
    if (!rows)
        return end(base::failure(rows.error()));
    if (m_opener.whyClosed() && !rows->isEmpty()) // none of them opens, and nothing is damaged by that
        return end(base::failure(*m_opener.whyClosed()));
    const SealedColumn& column = m_left.constFirst();
    for (const QVariantList& row : *rows) {
        const QByteArray context = column.context(row);
        base::Expected<QByteArray> plain = m_opener.open(row.last().toByteArray(), context);
        if (plain)
            base::wipe(*plain);
        else
            m_damaged.append(context);
        ++m_records;
    }
    Q_EMIT progressed(m_records);
    m_last = last;
    if (m_last.isEmpty())
        m_left.removeFirst();
    if (m_left.isEmpty())
        return end(m_damaged);
    readPage();
}

void RecordCheck::end(const base::Expected<QByteArrayList>& damaged)
{
    const base::Expected<QByteArrayList> result = damaged;
    Q_EMIT finished(result);
}

} // namespace spyhop::store

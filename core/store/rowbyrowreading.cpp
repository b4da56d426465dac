// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rowbyrowreading.h"

namespace spyhop::store {

RowByRowReading::RowByRowReading(db::Database& database, const RowByRow& how)
    : m_database(database)
    , m_walk(how)
{
    readNext();
}

void RowByRowReading::readNext()
{
    if (m_read)
        m_read.release()->deleteLater(); // it may be the sender
    const std::optional<db::Statement> statement = m_walk.next();
    if (!statement) {
        const base::Expected<db::Rows> rows = m_walk.result();
        Q_EMIT done(rows);
        return;
    }
    m_read = m_database.read(*statement);
    connect(m_read.get(), &db::ReadTicket::done, this, [this](const base::Expected<db::Rows>& rows) {
        m_walk.take(rows);
        readNext();
    });
}

ReadingAround::ReadingAround(db::Database& database, const db::Statement& page, const QStringList& keyColumns)
    : m_database(database)
    , m_page(page)
    , m_keyColumns(keyColumns)
    , m_read(database.read(page))
{
    connect(m_read.get(), &db::ReadTicket::done, this, &ReadingAround::pageRead);
}

void ReadingAround::pageRead(const base::Expected<db::Rows>& rows)
{
    if (rows || !isDamage(rows.error())) {
        end(rows);
        return;
    }
    m_rowByRow = std::make_unique<RowByRowReading>(m_database, rowByRow(m_page, m_keyColumns));
    connect(m_rowByRow.get(), &RowByRowReading::done, this, &ReadingAround::end);
}

void ReadingAround::end(const base::Expected<db::Rows>& rows)
{
    const base::Expected<db::Rows> result = rows;
    Q_EMIT done(result);
}

} // namespace spyhop::store

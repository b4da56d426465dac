// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pagereading.h"

#include "core/store/batchreviews.h"

namespace spyhop::store {
namespace {

RowByRow itemsOneByOne(const db::Statement& page)
{
    return rowByRow(page, itemKeys());
}

} // namespace

PageReading::PageReading(db::Database& database, const seal::Opener& opener, const QString& jobId,
    const db::Statement& items, const db::Statement& reviews, When when)
    : m_database(database)
    , m_opener(opener)
    , m_job(jobId)
    , m_items{items, &itemsOneByOne, nullptr, nullptr, std::nullopt}
    , m_reviews{reviews, &BatchReviews::oneByOne, nullptr, nullptr, std::nullopt}
{
    if (when == When::AtOnce) {
        read(m_items);
        read(m_reviews);
        return;
    }
    m_settled = database.write({}); // writes are committed in their order: this one comes after all there are
    connect(m_settled.get(), &db::WriteTicket::done, this, [this](const base::Status& status) {
        if (status) {
            read(m_items);
            read(m_reviews);
            return;
        }
        const base::Expected<SealedPage> page = base::failure(status.error());
        Q_EMIT done(page);
    });
}

void PageReading::read(Part& part)
{
    part.ticket = m_database.read(part.page);
    connect(part.ticket.get(), &db::ReadTicket::done, this, [this, &part](const base::Expected<db::Rows>& rows) {
        if (rows || !isDamage(rows.error())) {
            partRead(part, rows);
            return;
        }
        part.rowByRow = std::make_unique<RowByRowReading>(m_database, part.oneByOne(part.page));
        connect(part.rowByRow.get(), &RowByRowReading::done, this,
            [this, &part](const base::Expected<db::Rows>& found) { partRead(part, found); });
    });
}

void PageReading::partRead(Part& part, const base::Expected<db::Rows>& rows)
{
    part.rows = rows;
    if (!m_items.rows || !m_reviews.rows)
        return;
    const base::Expected<db::Rows>& items = *m_items.rows;
    const base::Expected<db::Rows>& reviews = *m_reviews.rows;
    base::Expected<SealedPage> page = base::failure(base::Error());
    if (m_opener.whyClosed())
        page = base::failure(*m_opener.whyClosed());
    else if (items && reviews)
        page = SealedPage(m_opener, m_job, *items, *reviews);
    else
        page = base::failure(items ? reviews.error() : items.error());
    m_items.rows.reset();
    Q_EMIT done(page);
}

} // namespace spyhop::store

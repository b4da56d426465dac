// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pagereading.h"

namespace spyhop::store {

PageReading::PageReading(const seal::Sealer& sealer, const QString& jobId, std::unique_ptr<db::ReadTicket> items,
    std::unique_ptr<db::ReadTicket> reviews)
    : m_sealer(sealer)
    , m_job(jobId)
    , m_itemTicket(std::move(items))
    , m_reviewTicket(std::move(reviews))
{
    listen();
}

PageReading::PageReading(db::Database& database, const seal::Sealer& sealer, const QString& jobId,
    const db::Statement& items, const db::Statement& reviews)
    : m_sealer(sealer)
    , m_job(jobId)
    , m_settled(database.write({})) // writes are committed in their order: this one comes after all there are
{
    connect(
        m_settled.get(), &db::WriteTicket::done, this, [this, &database, items, reviews](const base::Status& status) {
            if (!status) {
                const base::Expected<SealedPage> page = base::failure(status.error());
                Q_EMIT done(page);
                return;
            }
            m_itemTicket = database.read(items);
            m_reviewTicket = database.read(reviews);
            listen();
        });
}

void PageReading::listen()
{
    // One thread reads them in the order they were asked for.
    connect(m_itemTicket.get(), &db::ReadTicket::done, this,
        [this](const base::Expected<db::Rows>& rows) { m_items = rows; });
    connect(m_reviewTicket.get(), &db::ReadTicket::done, this, &PageReading::finish);
}

void PageReading::finish(const base::Expected<db::Rows>& reviews)
{
    base::Expected<SealedPage> page = base::failure(base::Error());
    if (m_items && reviews)
        page = SealedPage(m_sealer, m_job, *m_items, *reviews);
    else
        page = base::failure(m_items ? reviews.error() : m_items.error());
    m_items = db::Rows();
    Q_EMIT done(page);
}

} // namespace spyhop::store

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/cacheadmin.h"

#include "core/base/log.h"
#include "core/cache/numbers.h"

namespace spyhop::admin {

double CacheFigures::hitRate() const
{
    return calls > 0 ? static_cast<double>(memoryHits + diskHits) / static_cast<double>(calls) : 0;
}

CacheAdmin::CacheAdmin(const Parts& parts)
    : m_parts(parts)
{
    m_figures.limitBytes = cache::numbers::diskBytes;
    connect(&parts.privacy, &PrivacyAdmin::changed, this, &CacheAdmin::follow);
    connect(&parts.privacy, &PrivacyAdmin::unlocked, this, &CacheAdmin::follow);
    connect(&parts.privacy, &PrivacyAdmin::erased, this, &CacheAdmin::clear);
    follow();
}

CacheAdmin::~CacheAdmin() = default;

bool CacheAdmin::storesAnswers() const
{
    return m_parts.places.isStored(model::ConsentKind::Cache);
}

void CacheAdmin::follow()
{
    if (const store::Place place = m_parts.places.placeNow(model::ConsentKind::Cache); place.stored) {
        m_parts.answers.openDisk(place.sealer);
        return;
    }
    m_parts.answers.closeDisk();
    // Also what consent that was withdrawn elsewhere, by another program or by hand, has left behind.
    if (!m_parts.privacy.consent().allows(model::ConsentKind::Cache))
        m_parts.answers.clearDisk();
}

void CacheAdmin::clear()
{
    m_parts.answers.clear();
    refresh();
}

void CacheAdmin::refresh()
{
    // The reader sees what is committed only: first everything that was posted.
    m_posted = m_parts.database.write({});
    connect(m_posted.get(), &db::WriteTicket::done, this, &CacheAdmin::readFigures);
}

void CacheAdmin::readFigures()
{
    read(m_stock,
        {QStringLiteral("SELECT COUNT(*), COALESCE(SUM(bytes), 0) FROM main.answers WHERE expires > ?"),
            {m_parts.clock.wallTime().toMSecsSinceEpoch()}},
        &CacheAdmin::takeStock);
    read(m_calls,
        {QStringLiteral("SELECT COALESCE(SUM(cacheable = 1 AND error IS NULL), 0), COALESCE(SUM(cached = 1), 0), "
                        "COALESCE(SUM(cached = 2), 0), COALESCE(SUM(prompt_tokens), 0), "
                        "COALESCE(SUM(cache_hit_tokens), 0) FROM main.calls"),
            {}},
        &CacheAdmin::takeCalls);
    read(m_savings,
        {QStringLiteral("SELECT saved_currency, SUM(saved_nano) FROM main.calls WHERE saved_nano IS NOT NULL GROUP BY "
                        "saved_currency ORDER BY saved_currency"),
            {}},
        &CacheAdmin::takeSavings);
}

void CacheAdmin::read(
    std::unique_ptr<db::ReadTicket>& ticket, const db::Statement& statement, void (CacheAdmin::*take)(const db::Rows&))
{
    ticket = m_parts.database.read(statement);
    connect(ticket.get(), &db::ReadTicket::done, this, [this, &ticket, take](const base::Expected<db::Rows>& rows) {
        const std::unique_ptr<db::ReadTicket> done = std::move(ticket);
        if (rows)
            (this->*take)(*rows);
        else
            qCWarning(logStore, "the figures of the answers' cache could not be read");
        if (!m_stock && !m_calls && !m_savings)
            Q_EMIT changed();
    });
}

void CacheAdmin::takeStock(const db::Rows& rows)
{
    m_figures.answers = rows.first().at(0).toLongLong();
    m_figures.bytes = rows.first().at(1).toLongLong();
}

void CacheAdmin::takeCalls(const db::Rows& rows)
{
    const QVariantList& row = rows.first();
    m_figures.calls = row.at(0).toLongLong();
    m_figures.memoryHits = row.at(1).toLongLong();
    m_figures.diskHits = row.at(2).toLongLong();
    m_figures.promptTokens = row.at(3).toLongLong();
    m_figures.providerHitTokens = row.at(4).toLongLong();
}

void CacheAdmin::takeSavings(const db::Rows& rows)
{
    m_figures.saved.clear();
    for (const QVariantList& row : rows)
        m_figures.saved.append(base::Money(row.at(1).toLongLong(), row.at(0).toString()));
}

} // namespace spyhop::admin

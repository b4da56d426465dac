// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/manners.h"

#include <QtCore/QDateTime>

namespace spyhop::store {
namespace {

constexpr int refusalDays = 30; // a server's operator may have mended it by then; asking costs one repeated request

} // namespace

Manners::Manners(db::Database& database, const base::Clock& clock)
    : m_database(database)
    , m_clock(clock)
{
}

QHash<QString, bool> Manners::load() const
{
    const QDateTime oldest = m_clock.wallTime().addDays(-refusalDays);
    const base::Expected<db::Rows> rows = m_database.readNow(
        {QStringLiteral("SELECT address, takes_packed FROM main.manners WHERE takes_packed = 1 OR learned >= ?"),
            {oldest.toMSecsSinceEpoch()}});
    QHash<QString, bool> result;
    if (!rows)
        return result;
    for (const QVariantList& row : *rows)
        result.insert(row.at(0).toString(), row.at(1).toBool());
    return result;
}

void Manners::remember(const QString& address, bool takesPacked)
{
    m_database.post(
        {{QStringLiteral("INSERT OR REPLACE INTO main.manners(address, takes_packed, learned) VALUES(?, ?, ?)"),
            {address, int(takesPacked), m_clock.wallTime().toMSecsSinceEpoch()}}});
}

QList<Manners::Offer> Manners::loadOffers() const
{
    const QDateTime oldest = m_clock.wallTime().addDays(-refusalDays);
    const base::Expected<db::Rows> rows = m_database.readNow(
        {QStringLiteral("SELECT address, kind, offered FROM main.offers WHERE offered = 1 OR learned >= ?"),
            {oldest.toMSecsSinceEpoch()}});
    QList<Offer> result;
    for (const QVariantList& row : rows.value_or(db::Rows())) {
        if (const auto kind = model::jobKindFromName(row.at(1).toString()))
            result.append({row.at(0).toString(), *kind, row.at(2).toBool()});
    }
    return result;
}

void Manners::rememberOffer(const Offer& offer)
{
    m_database.post({{QStringLiteral(
                          "INSERT OR REPLACE INTO main.offers(address, kind, offered, learned) VALUES(?, ?, ?, ?)"),
        {offer.address, model::jobKindName(offer.kind), int(offer.offered), m_clock.wallTime().toMSecsSinceEpoch()}}});
}

} // namespace spyhop::store

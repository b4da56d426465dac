// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/currencyfinder.h"

#include "core/gateway/numbers.h"
#include "core/gateway/replies.h"

namespace spyhop::gateway {

CurrencyFinder::CurrencyFinder(const WireGet::Parts& parts)
    : m_parts(parts)
{
}

CurrencyFinder::~CurrencyFinder() = default;

QString CurrencyFinder::currencyOf(const model::Endpoint& endpoint) const
{
    return endpoint.currency.isEmpty() ? m_told.value(endpoint.name) : endpoint.currency;
}

bool CurrencyFinder::mayBeTold(const model::Endpoint& endpoint) const
{
    return tellsBalance(endpoint) && currencyOf(endpoint).isEmpty();
}

bool CurrencyFinder::request(const model::Endpoint& endpoint)
{
    if (!mayBeTold(endpoint))
        return false;
    const auto failed = m_failed.constFind(endpoint.name);
    if (failed != m_failed.cend() && m_parts.clock.elapsedSince(*failed) < numbers::modelListRest)
        return false;
    if (!m_asking.contains(endpoint.name))
        ask(endpoint);
    return true;
}

//! In the place of a question that is under way.
void CurrencyFinder::ask(const model::Endpoint& endpoint)
{
    m_asking.insert(endpoint.name);
    std::unique_ptr<WireGet>& read = m_reads[endpoint.name];
    read = std::make_unique<WireGet>(
        m_parts, model::Purpose::Balance, endpoint, endpoint.rootUrl(QStringLiteral("user/balance")), base::Secret());
    connect(
        read.get(), &WireGet::finished, this, [this, endpoint](const WireReply& reply) { answered(endpoint, reply); });
}

void CurrencyFinder::answered(const model::Endpoint& endpoint, const WireReply& reply)
{
    const QString currency
        = balanceOf(reply, endpoint, m_parts.clock.wallTime()) ? currencyOfBalance(reply) : QString();
    m_asking.remove(endpoint.name);
    if (currency.isEmpty())
        m_failed.insert(endpoint.name, m_parts.clock.steadyTime());
    else
        m_told.insert(endpoint.name, currency);
    Q_EMIT changed(endpoint.name);
}

void CurrencyFinder::learn(const QString& endpoint, const QString& currency)
{
    if (currency.isEmpty() || m_told.value(endpoint) == currency)
        return;
    m_told.insert(endpoint, currency);
    Q_EMIT changed(endpoint);
}

void CurrencyFinder::askAgain(const model::Endpoint& endpoint)
{
    m_failed.remove(endpoint.name);
    const bool matters = m_told.contains(endpoint.name) || m_asking.contains(endpoint.name);
    if (matters && tellsBalance(endpoint) && endpoint.currency.isEmpty())
        ask(endpoint);
}

void CurrencyFinder::forget(const QString& endpoint)
{
    m_told.remove(endpoint);
    m_failed.remove(endpoint);
}

} // namespace spyhop::gateway

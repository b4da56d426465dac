// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/placereading.h"

#include "core/batch/itemrequest.h"

namespace spyhop::batch {

PlaceReading::PlaceReading(
    base::Clock& clock, gateway::Gateway& gateway, const model::BatchSpec& spec, bool needsContext)
    : m_clock(clock)
    , m_gateway(gateway)
    , m_spec(spec)
    , m_needsContext(needsContext)
{
    QMetaObject::invokeMethod(this, &PlaceReading::look, Qt::QueuedConnection);
}

void PlaceReading::look()
{
    constexpr int mostAsked = 4; // addresses, models and balance may be told one after the other
    const bool mayAsk = ++m_rounds <= mostAsked;
    const auto outlook = m_gateway.outlook(whereTo(m_spec));
    if (!outlook && mayAsk && m_gateway.seekAddresses(m_spec.endpoint)) // what the policy says is not known before
        return lookAgainLater();
    if (!outlook) {
        Q_EMIT found(base::failure(outlook.error()));
        return;
    }
    m_outlook = *outlook;
    const bool seeksModel = (m_needsContext || m_outlook.model.isEmpty()) && m_gateway.seekContext(m_outlook);
    const bool seeks = m_gateway.seekCurrency(m_outlook) || seeksModel;
    if (seeks && mayAsk)
        return lookAgainLater();
    Q_EMIT found({});
}

void PlaceReading::lookAgainLater()
{
    m_awaited = connect(&m_gateway, &gateway::Gateway::contextsChanged, this, &PlaceReading::lookSoon);
}

void PlaceReading::lookSoon(const QString& endpoint)
{
    if (!endpoint.isEmpty() && endpoint != m_outlook.endpoint)
        return;
    disconnect(m_awaited);
    QMetaObject::invokeMethod(this, &PlaceReading::look, Qt::QueuedConnection); // not from within the gateway
}

QString PlaceReading::currency() const
{
    const model::PriceRow* const price
        = m_gateway.prices().row({m_outlook.host, m_outlook.endpoint}, m_outlook.model, m_clock.wallTime());
    return price ? price->currency : QString();
}

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/singleflight.h"

#include "core/gateway/routedcall.h"

#include <algorithm>

namespace spyhop::gateway {

SingleFlight::~SingleFlight() = default;

Flight* SingleFlight::find(const cache::Digest& key, model::Priority priority) const
{
    Flight* const flight = m_joinable.value(key);
    const bool overtakes = flight && priority == model::Priority::Interactive
        && flight->priority() == model::Priority::Background && flight->said().isEmpty();
    return overtakes ? nullptr : flight;
}

Flight& SingleFlight::start(const cache::Digest& key, std::unique_ptr<RoutedCall> walk, model::Priority priority)
{
    m_flights.push_back(std::make_unique<Flight>(*this, m_answers, key, std::move(walk), priority));
    Flight& flight = *m_flights.back();
    if (!key.isEmpty())
        m_joinable.insert(key, &flight);
    return flight;
}

std::unique_ptr<Flight> SingleFlight::take(Flight& flight)
{
    if (m_joinable.value(flight.key()) == &flight)
        m_joinable.remove(flight.key());
    const auto found = std::find_if(m_flights.begin(), m_flights.end(),
        [&flight](const std::unique_ptr<Flight>& one) { return one.get() == &flight; });
    Q_ASSERT(found != m_flights.end());
    std::swap(*found, m_flights.back());
    std::unique_ptr<Flight> taken = std::move(m_flights.back());
    m_flights.pop_back();
    return taken;
}

} // namespace spyhop::gateway

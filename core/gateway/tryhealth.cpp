// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/tryhealth.h"

#include "core/gateway/judge.h"

#include <utility>

namespace spyhop::gateway {

using base::Error;
using base::ErrorCode;
using base::SteadyTime;
using std::chrono::milliseconds;

TryHealth::TryHealth(route::Health& health)
    : m_health(health)
{
}

bool TryHealth::claim(const route::HealthKey& key, SteadyTime now)
{
    m_key = key;
    m_claim = m_health.beginTry(key, now);
    return m_claim.has_value();
}

void TryHealth::begin()
{
    m_slowAfter = m_health.slowAfter(m_key);
    m_slow = false;
}

void TryHealth::slow(SteadyTime now)
{
    m_slowAfter.reset();
    m_slow = true;
    m_health.slow(m_key, std::exchange(*m_claim, route::Health::Claim::Usual), now);
}

bool TryHealth::answering(SteadyTime now)
{
    if (!m_slow)
        m_health.answering(m_key, now);
    return !m_slow;
}

bool TryHealth::probeAnswers(SteadyTime now, std::optional<milliseconds> firstToken)
{
    if (m_claim != route::Health::Claim::Probe || m_slow)
        return false;
    m_health.succeeded(m_key, *m_claim, now, firstToken);
    m_claim = route::Health::Claim::Usual;
    return true;
}

bool TryHealth::end(
    const std::optional<Error>& error, bool wasSent, SteadyTime now, std::optional<milliseconds> firstToken)
{
    const route::Health::Claim claim = *std::exchange(m_claim, std::nullopt);
    const route::BreakerState before = m_health.breaker(m_key, now);
    const bool wasSilent = m_health.isSilent(m_key.endpoint);
    const Blame blame = error ? blameOf(*error) : Blame::None;
    const milliseconds told = error ? error->retryAfter.value_or(milliseconds(0)) : milliseconds(0);
    if (m_slow) // counted as a failure already
        m_health.answeredLate(m_key, error ? std::nullopt : firstToken);
    else if (!error)
        m_health.succeeded(m_key, claim, now, firstToken);
    else if (blame == Blame::Unwell)
        m_health.failed(m_key, claim, now, told);
    else if (blame == Blame::Busy)
        m_health.busy(m_key, claim, now, told);
    else
        m_health.abandoned(m_key, claim);
    if (error && isSilence(*error, wasSent))
        m_health.silent(m_key.endpoint);
    else
        m_health.heard(m_key.endpoint);
    const bool noBalance = error && error->code == ErrorCode::Balance && !error->retryAfter;
    if ((error && error->httpStatus == 401) || noBalance)
        m_health.refuseCredential(m_key.endpoint, m_key.keyReference, *error);
    const bool isBack = wasSilent && !m_health.isSilent(m_key.endpoint);
    return isBack
        || (before != route::BreakerState::Closed && m_health.breaker(m_key, now) == route::BreakerState::Closed);
}

void TryHealth::abandon()
{
    if (m_claim)
        m_health.abandoned(m_key, *std::exchange(m_claim, std::nullopt));
}

} // namespace spyhop::gateway

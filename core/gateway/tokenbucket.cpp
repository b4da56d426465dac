// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/tokenbucket.h"

#include "core/gateway/numbers.h"

#include <algorithm>
#include <cmath>

namespace spyhop::gateway {
namespace {

using base::SteadyTime;

constexpr double minute = 60e9; // ns
constexpr double tolerance = 1e-6; // of one unit: rounding must not make anybody wait twice

} // namespace

TokenBucket::TokenBucket(int perMinute, SteadyTime now)
    : m_perMinute(perMinute)
    , m_level(burst())
    , m_asOf(now)
{
}

void TokenBucket::setPerMinute(int perMinute, SteadyTime now)
{
    if (perMinute == m_perMinute)
        return;
    if (!isLimited()) {
        *this = TokenBucket(perMinute, now);
        return;
    }
    m_level = levelAt(now);
    m_asOf = now;
    m_perMinute = perMinute;
    m_level = std::min(m_level, burst());
}

double TokenBucket::burst() const
{
    return std::max(1.0, m_perMinute * std::chrono::duration<double>(numbers::burst).count() / 60);
}

double TokenBucket::levelAt(SteadyTime now) const
{
    const double gained = m_perMinute * static_cast<double>((now - m_asOf).count()) / minute;
    return std::min(burst(), m_level + std::max(0.0, gained));
}

SteadyTime TokenBucket::readyAt(double amount, SteadyTime now) const
{
    if (!isLimited())
        return now;
    const double missing = std::min(amount, burst()) - levelAt(now);
    if (missing <= tolerance)
        return now;
    return now + SteadyTime(std::llround(std::ceil(missing / m_perMinute * minute)));
}

void TokenBucket::take(double amount, SteadyTime now)
{
    if (!isLimited())
        return;
    m_level = levelAt(now) - amount;
    m_asOf = now;
}

void TokenBucket::correct(double more, SteadyTime now)
{
    if (!isLimited())
        return;
    m_level = std::min(burst(), levelAt(now) - more);
    m_asOf = now;
}

} // namespace spyhop::gateway

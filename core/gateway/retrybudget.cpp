// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/retrybudget.h"

#include "core/gateway/numbers.h"

namespace spyhop::gateway {
namespace {

qint64 secondOf(base::SteadyTime now)
{
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

} // namespace

bool RetryBudget::mayRetry(base::SteadyTime now) const
{
    static_assert(std::chrono::seconds(seconds) == numbers::budgetWindow);
    if (m_inFlight < numbers::leastRetries)
        return true;
    const qint64 oldest = secondOf(now) - static_cast<qint64>(seconds);
    int requests = 0, retries = 0;
    for (const Second& second : m_recent) {
        if (second.number <= oldest)
            continue;
        requests += second.requests;
        retries += second.retries;
    }
    return (retries + 1) * 100 <= (requests + 1) * numbers::retryShare;
}

void RetryBudget::began(bool isRetry, base::SteadyTime now)
{
    const qint64 number = secondOf(now);
    Second& second = m_recent[static_cast<std::size_t>(number) % seconds];
    if (second.number != number)
        second = {number, 0, 0};
    ++second.requests;
    second.retries += isRetry ? 1 : 0;
    m_inFlight += isRetry ? 1 : 0;
}

void RetryBudget::withdrawn(bool isRetry, base::SteadyTime began)
{
    const qint64 number = secondOf(began);
    Second& second = m_recent[static_cast<std::size_t>(number) % seconds];
    if (second.number != number)
        return;
    --second.requests;
    second.retries -= isRetry ? 1 : 0;
}

} // namespace spyhop::gateway

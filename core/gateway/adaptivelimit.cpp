// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/adaptivelimit.h"

#include "core/gateway/numbers.h"

#include <algorithm>

namespace spyhop::gateway {

using base::SteadyTime;
using std::chrono::milliseconds;

AdaptiveLimit::AdaptiveLimit()
    : m_limit(numbers::firstLimit)
    , m_patience(numbers::ceilingPatience)
{
}

int AdaptiveLimit::resting(SteadyTime now) const
{
    const auto rests = [&](const Rest& rest) { return now < rest.until && m_taken < rest.takenUntil; };
    return static_cast<int>(std::count_if(m_resting.begin(), m_resting.end(), rests));
}

SteadyTime AdaptiveLimit::nextFree(SteadyTime now) const
{
    SteadyTime result = SteadyTime::max();
    for (const Rest& rest : m_resting) {
        if (now < rest.until && m_taken < rest.takenUntil)
            result = std::min(result, rest.until);
    }
    return result;
}

bool AdaptiveLimit::manyRefusals() const
{
    const auto wanted = static_cast<std::size_t>(std::max(numbers::refusalMemory, m_limit));
    const std::size_t seen = std::min({m_answers, wanted, memory});
    std::size_t refused = 0;
    for (std::size_t i = 1; i <= seen; ++i)
        refused += m_refusals[(m_answers - i) % memory] ? 1 : 0;
    return refused >= numbers::refusalsToShrink && refused * 100 >= seen * numbers::refusalShare;
}

//! What the server bears, as far as the last answers show it.
std::optional<int> AdaptiveLimit::ceilingSeen() const
{
    // Two windows: long enough to see through chance, short enough to notice that the server bears less than before.
    const auto window = static_cast<std::size_t>(std::max(2 * m_limit, numbers::leastLookBack));
    const std::size_t seen = std::min({m_answers, window, memory});
    int mostTaken = -1;
    for (std::size_t i = 1; i <= seen; ++i) {
        const std::size_t at = (m_answers - i) % memory;
        if (!m_refusals[at])
            mostTaken = std::max<int>(mostTaken, m_others[at]);
    }
    if (mostTaken < 0)
        return std::nullopt; // everything is refused: that says nothing about how many at once
    int beyond = 0, least = std::numeric_limits<int>::max();
    for (std::size_t i = 1; i <= seen; ++i) {
        const std::size_t at = (m_answers - i) % memory;
        if (!m_refusals[at] || m_others[at] <= mostTaken)
            continue;
        ++beyond;
        least = std::min<int>(least, m_others[at]);
    }
    const bool known = beyond > 0 && least >= m_proven; // beyond a proven ceiling one refusal proves it again
    return known || beyond >= numbers::refusalsOfCeiling ? std::optional(least) : std::nullopt;
}

void AdaptiveLimit::remember(int others, bool refused, bool wanted)
{
    m_refusals[m_answers % memory] = refused;
    m_others[m_answers % memory] = static_cast<std::uint16_t>(std::min(others, 0xFFFF));
    ++m_answers;
    ++m_windowAnswers;
    m_busy |= wanted;
}

void AdaptiveLimit::taken(int others, bool wanted, SteadyTime now)
{
    remember(others, false, wanted);
    ++m_taken;
    if (m_windowAnswers >= m_limit)
        endWindow(now);
}

void AdaptiveLimit::refused(int others, bool wanted, milliseconds told, SteadyTime now)
{
    remember(others, true, wanted);
    m_doubling = false;
    m_refusedInWindow = true;
    m_resting.erase(std::remove_if(m_resting.begin(), m_resting.end(),
                        [&](const Rest& rest) { return now >= rest.until || m_taken >= rest.takenUntil; }),
        m_resting.end());
    const milliseconds rest = std::clamp<milliseconds>(told, numbers::shortestRest, numbers::longestRest);
    m_resting.push_back({now + rest, m_taken + m_limit});
    if (const auto ceiling = ceilingSeen()) {
        m_ceiling = m_proven = std::max(1, *ceiling);
        m_patience = numbers::ceilingPatience;
        m_ceilingHoldsUntil = now + m_patience;
        if (m_ceiling < m_limit) {
            m_limit = m_ceiling;
            m_windowAnswers = 0;
        }
        // Many of a crowd that left together are refused together: that they were too many is known by now.
        m_shrunkInWindow = true;
    } else if (!m_shrunkInWindow && manyRefusals()) {
        m_limit = std::max(1, m_limit * numbers::shrinkPercent / 100);
        m_shrunkInWindow = true;
        m_windowAnswers = 0;
    }
    if (m_windowAnswers >= m_limit)
        endWindow(now);
}

void AdaptiveLimit::endWindow(SteadyTime now)
{
    // Only a limit that somebody had to wait for has shown that it holds.
    if (m_busy && !m_refusedInWindow) {
        if (m_doubling) {
            m_limit = std::min(numbers::longestLimit, m_limit * 2);
        } else if (m_limit < m_ceiling || now >= m_ceilingHoldsUntil) {
            m_limit = std::min(numbers::longestLimit, m_limit + 1);
            if (m_limit > m_ceiling) {
                m_ceiling = m_limit;
                // Each step that holds makes the next one sooner: a server that has grown is soon used in full.
                m_patience = std::max<SteadyTime>(m_patience / 2, numbers::shortestCeilingPatience);
                m_ceilingHoldsUntil = now + m_patience;
            }
        }
    }
    m_windowAnswers = 0;
    m_busy = m_refusedInWindow = m_shrunkInWindow = false;
}

} // namespace spyhop::gateway

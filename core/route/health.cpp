// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/health.h"

#include <algorithm>

namespace spyhop::route {

using base::SteadyTime;

BreakerState Health::stateOf(const Entry& entry, SteadyTime now)
{
    if (!entry.openUntil)
        return BreakerState::Closed;
    return now < *entry.openUntil ? BreakerState::Open : BreakerState::HalfOpen;
}

BreakerState Health::breaker(const HealthKey& key, SteadyTime now) const
{
    const auto entry = m_entries.constFind(key);
    return entry == m_entries.cend() ? BreakerState::Closed : stateOf(*entry, now);
}

bool Health::mayTry(const HealthKey& key, SteadyTime now) const
{
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.cend())
        return true;
    switch (stateOf(*entry, now)) {
    case BreakerState::Closed:
        return true;
    case BreakerState::Open:
        return false;
    case BreakerState::HalfOpen:
        return !entry->probing;
    }
    Q_UNREACHABLE();
}

std::optional<SteadyTime> Health::openUntil(const HealthKey& key, SteadyTime now) const
{
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.cend() || stateOf(*entry, now) != BreakerState::Open)
        return std::nullopt;
    return entry->openUntil;
}

bool Health::beginTry(const HealthKey& key, SteadyTime now)
{
    if (!mayTry(key, now))
        return false;
    Entry& entry = m_entries[key];
    entry.probing = stateOf(entry, now) == BreakerState::HalfOpen;
    return true;
}

void Health::add(Entry& entry, SteadyTime now, bool failed)
{
    entry.answers[static_cast<std::size_t>(entry.answerCount % breaker::answersSeen)] = {now, failed};
    // Stays in step with the ring and never overflows.
    if (++entry.answerCount == 2 * breaker::answersSeen)
        entry.answerCount = breaker::answersSeen;
}

int Health::failuresWithin(const Entry& entry, SteadyTime now, int* answers)
{
    const int held = std::min(entry.answerCount, breaker::answersSeen);
    int failures = 0;
    *answers = 0;
    for (int i = 0; i < held; ++i) {
        const Answer& answer = entry.answers[static_cast<std::size_t>(i)];
        if (now - answer.at > breaker::window)
            continue;
        ++*answers;
        failures += answer.failed ? 1 : 0;
    }
    return failures;
}

void Health::succeeded(const HealthKey& key, SteadyTime now, std::optional<std::chrono::milliseconds> firstToken)
{
    Entry& entry = m_entries[key];
    add(entry, now, false);
    if (firstToken) {
        const auto ms = static_cast<double>(firstToken->count());
        entry.latencyMs = entry.latencyMs ? *entry.latencyMs + breaker::latencyWeight * (ms - *entry.latencyMs) : ms;
    }
    // An answer to a call that left before the breaker opened proves nothing about the target now.
    if (entry.openUntil && entry.probing) {
        entry.openUntil.reset();
        entry.cooldown = breaker::firstCooldown;
        entry.answerCount = 0;
    }
    entry.probing = false;
}

void Health::failed(const HealthKey& key, SteadyTime now, std::chrono::milliseconds notBefore)
{
    Entry& entry = m_entries[key];
    add(entry, now, true);
    const SteadyTime told = now + notBefore;
    if (entry.openUntil) {
        if (entry.probing) {
            entry.probing = false;
            entry.cooldown = std::min(entry.cooldown * 2, SteadyTime(breaker::longestCooldown));
            entry.openUntil = std::max({*entry.openUntil, now + entry.cooldown, told});
        }
        return;
    }
    int answers = 0;
    const int failures = failuresWithin(entry, now, &answers);
    if (failures >= breaker::failuresToOpen && failures * 100 >= answers * breaker::shareToOpen)
        entry.openUntil = std::max(now + entry.cooldown, told);
}

void Health::abandoned(const HealthKey& key, SteadyTime now)
{
    Q_UNUSED(now)
    const auto entry = m_entries.find(key);
    if (entry != m_entries.end())
        entry->probing = false;
}

void Health::endCooldown(const HealthKey& key, SteadyTime now)
{
    const auto entry = m_entries.find(key);
    if (entry != m_entries.end() && entry->openUntil)
        entry->openUntil = std::min(*entry->openUntil, now);
}

void Health::endCooldowns(const QString& endpoint, SteadyTime now)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (entry.key().endpoint == endpoint && entry->openUntil)
            entry->openUntil = std::min(*entry->openUntil, now);
    }
}

std::optional<std::chrono::milliseconds> Health::latency(const HealthKey& key) const
{
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.cend() || !entry->latencyMs)
        return std::nullopt;
    return std::chrono::milliseconds(qRound64(*entry->latencyMs));
}

void Health::refuseCredential(const QString& endpoint, const QString& keyReference, const base::Error& error)
{
    m_refused.insert({endpoint, keyReference}, error);
}

std::optional<base::Error> Health::refusedCredential(const QString& endpoint, const QString& keyReference) const
{
    const auto refused = m_refused.constFind({endpoint, keyReference});
    return refused == m_refused.cend() ? std::nullopt : std::optional(*refused);
}

void Health::forgetCredentials(const QString& endpoint)
{
    m_refused.removeIf([&](const auto& row) { return row.key().first == endpoint; });
}

Health::Summary Health::summary(const QString& endpoint, SteadyTime now) const
{
    Summary result;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (entry.key().endpoint != endpoint)
            continue;
        const BreakerState state = stateOf(*entry, now);
        if (state == BreakerState::Open || result.breaker == BreakerState::Closed)
            result.breaker = state;
        int answers = 0;
        result.recentFailures += failuresWithin(*entry, now, &answers);
        result.everAnswered |= entry->answerCount > 0;
    }
    return result;
}

} // namespace spyhop::route

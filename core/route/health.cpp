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

std::optional<Health::Claim> Health::beginTry(const HealthKey& key, SteadyTime now)
{
    if (!mayTry(key, now))
        return std::nullopt;
    Entry& entry = m_entries[key];
    if (stateOf(entry, now) == BreakerState::Closed)
        return Claim::Usual;
    entry.probing = true;
    return Claim::Probe;
}

void Health::add(Entry& entry, SteadyTime now, bool failed)
{
    entry.answers[static_cast<std::size_t>(entry.answerCount % breaker::answersSeen)] = {now, failed};
    entry.last = Answer{now, failed};
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

void Health::addLatency(Entry& entry, std::chrono::milliseconds firstToken)
{
    constexpr int pace = 16; // the slowest of a hundred changes slowly, and finding it costs a microsecond
    const auto ms = static_cast<double>(firstToken.count());
    entry.latencyMs = entry.latencyMs ? *entry.latencyMs + breaker::latencyWeight * (ms - *entry.latencyMs) : ms;
    entry.latencies[static_cast<std::size_t>(entry.latencyCount % breaker::latenciesSeen)] = static_cast<float>(ms);
    if (++entry.latencyCount == 2 * breaker::latenciesSeen)
        entry.latencyCount = breaker::latenciesSeen;
    if (entry.latencyCount < breaker::latenciesWanted || entry.latencyCount % pace != 0)
        return;
    std::array<float, breaker::latenciesSeen> sorted = entry.latencies;
    const int held = std::min(entry.latencyCount, breaker::latenciesSeen);
    const auto nth = sorted.begin() + (held * 99 + 99) / 100 - 1;
    std::nth_element(sorted.begin(), nth, sorted.begin() + held);
    entry.p99Ms = *nth;
}

void Health::succeeded(
    const HealthKey& key, Claim claim, SteadyTime now, std::optional<std::chrono::milliseconds> firstToken)
{
    Entry& entry = m_entries[key];
    add(entry, now, false);
    entry.failuresInARow = 0;
    if (firstToken)
        addLatency(entry, *firstToken);
    if (claim == Claim::Usual)
        return; // if it left before the breaker opened, it proves nothing about the target now
    entry.openUntil.reset();
    entry.cooldown = breaker::firstCooldown;
    entry.answerCount = 0;
    entry.probing = false;
}

void Health::answeredLate(const HealthKey& key, std::optional<std::chrono::milliseconds> firstToken)
{
    if (!firstToken)
        return;
    Entry& entry = m_entries[key];
    addLatency(entry, *firstToken);
    if (entry.last)
        entry.last->failed = false;
}

void Health::answering(const HealthKey& key, SteadyTime now)
{
    m_entries[key].last = Answer{now, false};
}

void Health::looked(const QString& endpoint, SteadyTime now, bool failed)
{
    m_looks.insert(endpoint, {now, failed});
}

void Health::fail(Entry& entry, Claim claim, SteadyTime now, std::chrono::milliseconds notBefore, int inARowToOpen)
{
    add(entry, now, true);
    ++entry.failuresInARow;
    const SteadyTime told = now + notBefore;
    if (entry.openUntil) {
        if (claim == Claim::Probe) {
            entry.probing = false;
            entry.cooldown = std::min(entry.cooldown * 2, SteadyTime(breaker::longestCooldown));
            entry.openUntil = std::max({*entry.openUntil, now + entry.cooldown, told});
        }
        return;
    }
    int answers = 0;
    const int failures = failuresWithin(entry, now, &answers);
    const bool died = entry.failuresInARow >= inARowToOpen;
    if (failures >= breaker::failuresToOpen && (died || failures * 100 >= answers * breaker::shareToOpen))
        entry.openUntil = std::max(now + entry.cooldown, told);
}

void Health::failed(const HealthKey& key, Claim claim, SteadyTime now, std::chrono::milliseconds notBefore)
{
    fail(m_entries[key], claim, now, notBefore, breaker::failuresInARow);
}

void Health::busy(const HealthKey& key, Claim claim, SteadyTime now, std::chrono::milliseconds notBefore)
{
    fail(m_entries[key], claim, now, notBefore, breaker::busyInARow);
}

void Health::slow(const HealthKey& key, Claim claim, SteadyTime now)
{
    fail(m_entries[key], claim, now, std::chrono::milliseconds(0), breaker::failuresInARow);
}

void Health::abandoned(const HealthKey& key, Claim claim)
{
    const auto entry = m_entries.find(key);
    if (entry != m_entries.end() && claim == Claim::Probe)
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

std::optional<std::chrono::milliseconds> Health::slowAfter(const HealthKey& key) const
{
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.cend() || entry->latencyCount < breaker::latenciesWanted)
        return std::nullopt;
    const std::chrono::milliseconds slow(qRound64(entry->p99Ms * breaker::slowFactor));
    return std::max(slow, std::chrono::duration_cast<std::chrono::milliseconds>(breaker::slowFloor));
}

double Health::errorShare(const HealthKey& key, SteadyTime now) const
{
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.cend())
        return 0;
    int answers = 0;
    const int failures = failuresWithin(*entry, now, &answers);
    return answers == 0 ? 0 : static_cast<double>(failures) / answers;
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
    Answer last;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (entry.key().endpoint != endpoint)
            continue;
        const BreakerState state = stateOf(*entry, now);
        if (state == BreakerState::Open || result.breaker == BreakerState::Closed)
            result.breaker = state;
        result.anyClosed |= state == BreakerState::Closed;
        int answers = 0;
        result.recentFailures += failuresWithin(*entry, now, &answers);
        result.everAnswered |= entry->last.has_value() || entry->latencyMs;
        if (entry->last && entry->last->at >= last.at)
            last = *entry->last;
    }
    result.lastFailed = last.failed;
    if (const auto look = m_looks.constFind(endpoint); look != m_looks.cend() && look->at >= last.at) {
        result.lastFailed = look->failed;
        result.lastLookFailed = look->failed;
    }
    return result;
}

} // namespace spyhop::route

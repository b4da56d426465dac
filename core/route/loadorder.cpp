// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/loadorder.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace spyhop::route {
namespace {

using model::Target;

//! So many times the load of another a warm target may have and still be preferred.
constexpr double warmWorth = 4;

//! What a call there is likely to wait: latency × (calls in flight + 1), more with recent errors. `typical`: for a
//! target whose latency is not known yet. Milliseconds.
double load(const Health& health, const HealthKey& key, int inFlight, double typical, base::SteadyTime now)
{
    constexpr double costOfErrors = 4; // an answer that fails is waited for again, after a wait
    const auto latency = health.latency(key);
    const double usual = latency ? std::max(1.0, double(latency->count())) : typical;
    return usual * (inFlight + 1) * (1 + costOfErrors * health.errorShare(key, now));
}

bool areEquals(const Target& a, const Target& b)
{
    return a.endpoint.priority == b.endpoint.priority
        && (a.endpoint.name == b.endpoint.name
            || (!a.model.isEmpty() && model::ModelNames::bare(a.model) == model::ModelNames::bare(b.model)));
}

//! Puts a stretch of equals in the order of their load, the winner of two taken by chance first, or the warm one.
First orderEquals(QList<Candidate>& all, qsizetype from, qsizetype count, const Surroundings& surroundings)
{
    double typical = 0;
    for (qsizetype i = from; i < from + count; ++i) {
        const auto latency = surroundings.health.latency(healthKey(all.at(i).target));
        if (latency && (typical == 0 || double(latency->count()) < typical))
            typical = double(latency->count());
    }
    std::vector<std::pair<double, Candidate>> loads;
    loads.reserve(static_cast<std::size_t>(count));
    for (qsizetype i = from; i < from + count; ++i) {
        const Target& target = all.at(i).target;
        const int inFlight = surroundings.inFlight.value({target.endpoint.name, target.key});
        loads.emplace_back(
            load(surroundings.health, healthKey(target), inFlight, std::max(typical, 1.0), surroundings.now),
            all.at(i));
    }
    const double scaled = surroundings.chance * double(count);
    const auto one = std::min(static_cast<std::size_t>(scaled), loads.size() - 1);
    auto other
        = std::min(static_cast<std::size_t>((scaled - std::floor(scaled)) * double(count - 1)), loads.size() - 2);
    if (other >= one)
        ++other;
    std::swap(loads.front(), loads[loads[other].first < loads[one].first ? other : one]);
    std::stable_sort(loads.begin() + 1, loads.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    auto warm = loads.begin();
    while (warm != loads.end() && surroundings.warm != healthKey(warm->second.target))
        ++warm;
    const bool isWorth = warm != loads.end() && warm->first < warmWorth * loads.front().first;
    if (isWorth)
        std::rotate(loads.begin(), warm, warm + 1);
    for (qsizetype i = 0; i < count; ++i)
        all[from + i] = std::move(loads[static_cast<std::size_t>(i)].second);
    return isWorth ? First::Warm : First::Idle;
}

} // namespace

First orderByLoad(QList<Candidate>& all, const Surroundings& surroundings)
{
    First result = First::Only;
    for (qsizetype from = 0; from < all.size();) {
        qsizetype count = 1;
        while (from + count < all.size() && areEquals(all.at(from).target, all.at(from + count).target))
            ++count;
        if (count > 1) {
            const First first = orderEquals(all, from, count, surroundings);
            result = from == 0 ? first : result;
        }
        from += count;
    }
    return result;
}

} // namespace spyhop::route

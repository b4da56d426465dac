// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QtCore/QHash>
#include <QtCore/QString>
#include <array>
#include <chrono>
#include <optional>

namespace spyhop::route {

//! Numbers of the circuit breaker; unit and reason beside each.
namespace breaker {
using namespace std::chrono_literals;
constexpr int failuresToOpen = 5; //!< API.md §4
constexpr base::SteadyTime window = 30s; //!< API.md §4
constexpr int answersSeen = 64; //!< the window holds at most so many answers; older ones say little
//! Failures per hundred answers below which a target is busy, not broken: with 64 calls in flight five 503s fall
//! into any 30 s, and shutting a target that answers nine in ten would cost more than its failures.
constexpr int shareToOpen = 50;
constexpr base::SteadyTime firstCooldown = 10s; //!< a restarted server is back within seconds
constexpr base::SteadyTime longestCooldown = 60s; //!< doubling stops here: one probe a minute harms nobody
constexpr double latencyWeight = 0.2; //!< of the newest answer in the moving average
} // namespace breaker

//! What a breaker guards: one endpoint as one account with one model.
struct HealthKey {
    QString endpoint, keyReference, model;
    bool operator==(const HealthKey&) const = default;
    friend size_t qHash(const HealthKey& key, size_t seed) noexcept
    {
        return qHashMulti(seed, key.endpoint, key.keyReference, key.model);
    }
};

enum class BreakerState { Closed, Open, HalfOpen };

//! \brief What is known of every target: breaker, latency, and whether its credential was refused.
//!
//! A value: every decision takes `now`, so that the live path, tests and simulations run the same code.
class Health {
public:
    [[nodiscard]] BreakerState breaker(const HealthKey& key, base::SteadyTime now) const;
    //! True if beginTry() would succeed.
    [[nodiscard]] bool mayTry(const HealthKey& key, base::SteadyTime now) const;
    //! The end of the cooldown; nothing while the breaker is closed or half-open.
    [[nodiscard]] std::optional<base::SteadyTime> openUntil(const HealthKey& key, base::SteadyTime now) const;

    //! Claims a try; half-open grants exactly one (the probe) until it has ended. Every claimed try ends in
    //! succeeded(), failed() or abandoned().
    [[nodiscard]] bool beginTry(const HealthKey& key, base::SteadyTime now);
    void succeeded(const HealthKey& key, base::SteadyTime now, std::optional<std::chrono::milliseconds> firstToken);
    //! A 5xx, a refused connection, a time-out. `notBefore`: what Retry-After asked for, 0 if nothing.
    void failed(const HealthKey& key, base::SteadyTime now, std::chrono::milliseconds notBefore);
    //! The try said nothing about the target: cancelled, or answered with a 4xx.
    void abandoned(const HealthKey& key, base::SteadyTime now);
    //! A person asked for a try at once: the cooldown is over, the probe remains one.
    void endCooldown(const HealthKey& key, base::SteadyTime now);
    //! The same for everything at one endpoint.
    void endCooldowns(const QString& endpoint, base::SteadyTime now);

    //! Moving average of the time to the first token; nothing before the first answer.
    [[nodiscard]] std::optional<std::chrono::milliseconds> latency(const HealthKey& key) const;

    //! The endpoint refused this key (401) or its balance (402).
    void refuseCredential(const QString& endpoint, const QString& keyReference, const base::Error& error);
    [[nodiscard]] std::optional<base::Error> refusedCredential(
        const QString& endpoint, const QString& keyReference) const;
    void forgetCredentials(const QString& endpoint);

    //! The worst breaker of all models of an endpoint, for the status strip.
    struct Summary {
        BreakerState breaker = BreakerState::Closed;
        bool everAnswered = false;
        int recentFailures = 0; //!< within the window
    };
    [[nodiscard]] Summary summary(const QString& endpoint, base::SteadyTime now) const;

private:
    struct Answer {
        base::SteadyTime at{0};
        bool failed = false;
    };
    struct Entry {
        std::array<Answer, breaker::answersSeen> answers;
        int answerCount = 0; //!< all ever; the ring holds the last ones
        std::optional<base::SteadyTime> openUntil; //!< set: open until then, half-open afterwards
        base::SteadyTime cooldown = breaker::firstCooldown;
        bool probing = false;
        std::optional<double> latencyMs;
    };
    static void add(Entry& entry, base::SteadyTime now, bool failed);
    [[nodiscard]] static int failuresWithin(const Entry& entry, base::SteadyTime now, int* answers);
    static BreakerState stateOf(const Entry& entry, base::SteadyTime now);

    QHash<HealthKey, Entry> m_entries;
    QHash<std::pair<QString, QString>, base::Error> m_refused;
};

} // namespace spyhop::route

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <array>
#include <chrono>
#include <optional>

namespace spyhop::route {

//! Numbers of the circuit breaker; unit and reason beside each.
namespace breaker {
using namespace std::chrono_literals;
constexpr int failuresToOpen = 5; //!< docs/api.md, "Breaker"
constexpr base::SteadyTime window = 30s; //!< docs/api.md, "Breaker"
constexpr int failuresInARow = 5; //!< a target that has died gives no good answer any more: no need to ask for a share
//! The same for answers that say "full": a busy server lives, and shutting it out for a run of bad luck (three in ten
//! refused at random: once in 200 million answers) would cost more than its refusals.
constexpr int busyInARow = 16;
constexpr int answersSeen = 64; //!< the window holds at most so many answers; older ones say little
//! Failures per hundred answers below which a target is busy, not broken: with 64 calls in flight five 503s fall
//! into any 30 s, and shutting a target that answers nine in ten would cost more than its failures.
constexpr int shareToOpen = 50;
constexpr base::SteadyTime firstCooldown = 10s; //!< a restarted server is back within seconds
constexpr base::SteadyTime longestCooldown = 60s; //!< doubling stops here: one probe a minute harms nobody
constexpr double latencyWeight = 0.2; //!< of the newest answer in the moving average
constexpr int latenciesSeen = 128; //!< what a P99 is taken of: the last hour of a chat, the last seconds of a batch
constexpr int latenciesWanted = 32; //!< fewer say nothing about the slowest of a hundred
constexpr int slowFactor = 3; //!< times the P99: the product's own definition of "too slow"
constexpr base::SteadyTime slowFloor = 1s; //!< below it nobody is slow: three times 2 ms is still quick
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

    //! A claimed try. Only the probe decides about a breaker that is not closed: others left before it opened.
    enum class Claim { Usual, Probe };
    //! Claims a try; half-open grants exactly one (the probe) until it has ended. Every claimed try ends once, in
    //! succeeded(), failed(), busy(), slow() or abandoned(). Nothing: not now.
    [[nodiscard]] std::optional<Claim> beginTry(const HealthKey& key, base::SteadyTime now);
    void succeeded(
        const HealthKey& key, Claim claim, base::SteadyTime now, std::optional<std::chrono::milliseconds> firstToken);
    //! A 5xx, a refused connection, a time-out. `notBefore`: what Retry-After asked for, 0 if nothing.
    void failed(const HealthKey& key, Claim claim, base::SteadyTime now, std::chrono::milliseconds notBefore);
    //! A 503 or its like: the target lives and says that it is full.
    void busy(const HealthKey& key, Claim claim, base::SteadyTime now, std::chrono::milliseconds notBefore);
    //! A claimed try has taken longer than slowAfter() and goes on: a failure, though it may yet answer.
    void slow(const HealthKey& key, Claim claim, base::SteadyTime now);
    //! Its last try met silence: no connection, nothing left. It is absent until anything is heard of it.
    void silent(const QString& endpoint) { m_silent.insert(endpoint); }
    void heard(const QString& endpoint) { m_silent.remove(endpoint); }
    [[nodiscard]] bool isSilent(const QString& endpoint) const { return m_silent.contains(endpoint); }
    //! A try that was slow() has answered after all.
    void answeredLate(const HealthKey& key, std::optional<std::chrono::milliseconds> firstToken);
    //! A claimed try begins to answer: for what is shown; it decides nothing about the breaker.
    void answering(const HealthKey& key, base::SteadyTime now);
    //! A request besides the calls, such as for a model list, reached the endpoint or did not: for what is shown.
    void looked(const QString& endpoint, base::SteadyTime now, bool failed);
    //! The try said nothing about the target: cancelled, or answered with a 4xx.
    void abandoned(const HealthKey& key, Claim claim);
    //! A person asked for a try at once: the cooldown is over, the probe remains one.
    void endCooldown(const HealthKey& key, base::SteadyTime now);
    //! The same for everything at one endpoint.
    void endCooldowns(const QString& endpoint, base::SteadyTime now);

    //! Moving average of the time to the first token; nothing before the first answer.
    [[nodiscard]] std::optional<std::chrono::milliseconds> latency(const HealthKey& key) const;
    //! How long a first token may take before the target counts as sick: three times the P99 of those seen, one second
    //! at least; nothing before enough of them were seen.
    [[nodiscard]] std::optional<std::chrono::milliseconds> slowAfter(const HealthKey& key) const;
    //! Failures among the answers within the window, 0…1.
    [[nodiscard]] double errorShare(const HealthKey& key, base::SteadyTime now) const;

    //! The endpoint refused this key (401) or its balance (402).
    void refuseCredential(const QString& endpoint, const QString& keyReference, const base::Error& error);
    [[nodiscard]] std::optional<base::Error> refusedCredential(
        const QString& endpoint, const QString& keyReference) const;
    void forgetCredentials(const QString& endpoint);

    //! The worst breaker of all accounts and models of an endpoint, for the status strip.
    struct Summary {
        BreakerState breaker = BreakerState::Closed;
        bool anyClosed = false; //!< and something of it is well
        bool everAnswered = false;
        int recentFailures = 0; //!< within the window
        bool lastFailed = false; //!< what was seen of it last, however long ago
        bool lastLookFailed = false; //!< and that was no call
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
        int failuresInARow = 0;
        std::optional<Answer> last; //!< what was seen of it last
        std::optional<double> latencyMs;
        std::array<float, breaker::latenciesSeen> latencies{}; //!< ring, ms
        int latencyCount = 0; //!< ever; stays in step with the ring
        float p99Ms = 0; //!< of the ring, as of some answers ago
    };
    static void addLatency(Entry& entry, std::chrono::milliseconds firstToken);
    static void fail(
        Entry& entry, Claim claim, base::SteadyTime now, std::chrono::milliseconds notBefore, int inARowToOpen);
    static void add(Entry& entry, base::SteadyTime now, bool failed);
    [[nodiscard]] static int failuresWithin(const Entry& entry, base::SteadyTime now, int* answers);
    static BreakerState stateOf(const Entry& entry, base::SteadyTime now);

    QHash<HealthKey, Entry> m_entries;
    QSet<QString> m_silent; //!< endpoints
    QHash<QString, Answer> m_looks; //!< by endpoint: the last one
    QHash<std::pair<QString, QString>, base::Error> m_refused;
};

} // namespace spyhop::route

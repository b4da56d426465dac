// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/limiter.h"

#include "core/gateway/numbers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <algorithm>
#include <numeric>
#include <utility>

namespace spyhop::gateway {
namespace {

using base::SteadyTime;
using model::Priority;

constexpr std::size_t index(Priority priority)
{
    return priority == Priority::Interactive ? 0 : 1;
}

constexpr std::size_t retries = 0; // of Gate::Queues
constexpr std::size_t newCalls = 1;

} // namespace

Limiter::Permit::Permit(Limiter& limiter, Gate& gate, const Ask& ask)
    : m_limiter(&limiter)
    , m_gate(&gate)
    , m_priority(ask.priority)
    , m_isRetry(ask.isRetry)
    , m_others(gate.all())
    , m_tokens(ask.tokens)
    , m_began(limiter.m_clock.steadyTime())
{
    const SteadyTime now = m_began;
    ++gate.inFlight[index(m_priority)];
    if (m_priority == Priority::Background) {
        ++gate.site.background;
        ++limiter.m_background;
    }
    gate.requests.take(1, now);
    gate.tokens.take(static_cast<double>(m_tokens), now);
    gate.budget.began(m_isRetry, now);
}

Limiter::Permit::Permit(Permit&& other) noexcept
    : m_limiter(std::exchange(other.m_limiter, nullptr))
    , m_gate(std::exchange(other.m_gate, nullptr))
    , m_priority(other.m_priority)
    , m_isRetry(other.m_isRetry)
    , m_others(other.m_others)
    , m_tokens(other.m_tokens)
    , m_began(other.m_began)
{
}

Limiter::Permit& Limiter::Permit::operator=(Permit&& other) noexcept
{
    if (this != &other) {
        release();
        m_limiter = std::exchange(other.m_limiter, nullptr);
        m_gate = std::exchange(other.m_gate, nullptr);
        m_priority = other.m_priority;
        m_isRetry = other.m_isRetry;
        m_others = other.m_others;
        m_tokens = other.m_tokens;
        m_began = other.m_began;
    }
    return *this;
}

void Limiter::Permit::taken()
{
    if (m_gate)
        m_gate->automatic.taken(m_others, m_gate->anyWaiting(), m_limiter->m_clock.steadyTime());
}

void Limiter::Permit::refused(std::chrono::milliseconds told)
{
    if (m_gate)
        m_gate->automatic.refused(m_others, m_gate->anyWaiting(), told, m_limiter->m_clock.steadyTime());
}

void Limiter::Permit::used(qint64 tokens)
{
    if (m_gate)
        m_gate->tokens.correct(static_cast<double>(tokens - m_tokens), m_limiter->m_clock.steadyTime());
}

void Limiter::Permit::unused()
{
    if (!m_gate)
        return;
    const SteadyTime now = m_limiter->m_clock.steadyTime();
    m_gate->requests.correct(-1, now);
    m_gate->tokens.correct(-static_cast<double>(m_tokens), now);
    m_gate->budget.withdrawn(m_isRetry, m_began);
    release();
}

void Limiter::Permit::release()
{
    if (!m_gate)
        return;
    --m_gate->inFlight[index(m_priority)];
    if (m_priority == Priority::Background) {
        --m_gate->site.background;
        --m_limiter->m_background;
    }
    m_gate->budget.ended(m_isRetry);
    m_gate = nullptr;
    m_limiter->grantSoon();
}

void Limiter::Place::leave()
{
    if (!m_queue)
        return;
    m_queue->erase(m_at);
    m_queue = nullptr;
}

bool Limiter::Gate::anyWaiting() const
{
    return std::any_of(queues.begin(), queues.end(),
        [](const Queues& queue) { return !queue[retries].empty() || !queue[newCalls].empty(); });
}

Limiter::Limiter(base::Clock& clock, Alarms& alarms)
    : m_clock(clock)
    , m_alarm(alarms, *this)
{
}

const Limiter::Gate* Limiter::find(const Account& account) const
{
    const auto found = m_gates.find(account);
    return found == m_gates.end() ? nullptr : &found->second;
}

Limiter::Gate& Limiter::gate(const Account& account)
{
    const auto found = m_gates.find(account);
    if (found != m_gates.end())
        return found->second;
    Gate& made = m_gates.emplace(account, site(account.endpoint)).first->second;
    const SteadyTime now = m_clock.steadyTime();
    made.requests.setPerMinute(made.site.requestsPerMinute, now);
    made.tokens.setPerMinute(made.site.tokensPerMinute, now);
    return made;
}

std::optional<int> Limiter::jobLimit(const Site& site) const
{
    const std::map<QString, int>& limits = site.jobLimits.empty() ? m_jobLimits : site.jobLimits;
    if (limits.empty())
        return std::nullopt;
    return std::accumulate(
        limits.begin(), limits.end(), 0, [](int sum, const auto& limit) { return sum + limit.second; });
}

bool Limiter::isAutomatic(const Gate& gate) const
{
    return !jobLimit(gate.site) && !gate.site.endpointLimit;
}

int Limiter::totalLimit(const Gate& gate) const
{
    if (const auto job = jobLimit(gate.site))
        return *job + 1;
    return gate.site.endpointLimit.value_or(gate.automatic.limit());
}

int Limiter::backgroundLimit(const Gate& gate) const
{
    return std::max(1, totalLimit(gate) - 1);
}

Limiter::Delay Limiter::placeDelay(const Gate& gate, Priority priority, SteadyTime now) const
{
    const int limit = totalLimit(gate);
    if (gate.all() >= limit)
        return {Hold::Places, {}, limit};
    if (priority == Priority::Background) {
        const int running = !jobLimit(gate.site) ? gate.inFlight[index(priority)]
            : !gate.site.jobLimits.empty()       ? gate.site.background
                                                 : m_background;
        if (running >= backgroundLimit(gate))
            return {Hold::Places, {}, backgroundLimit(gate)};
    }
    // The first question of a person goes even now: it is one call, and may be the one that is taken.
    const bool mayInsist = priority == Priority::Interactive && gate.inFlight[index(priority)] == 0;
    if (!mayInsist && isAutomatic(gate) && gate.all() + gate.automatic.resting(now) >= limit)
        return {Hold::Resting, gate.automatic.nextFree(now), limit};
    return {};
}

Limiter::Delay Limiter::rateDelay(const Gate& gate, qint64 tokens, SteadyTime now) const
{
    const SteadyTime byRequests = gate.requests.readyAt(1, now);
    const SteadyTime byTokens = gate.tokens.readyAt(static_cast<double>(tokens), now);
    if (byRequests > now && byRequests >= byTokens)
        return {Hold::Requests, byRequests, gate.requests.perMinute()};
    if (byTokens > now)
        return {Hold::Tokens, byTokens, gate.tokens.perMinute()};
    return {};
}

Limiter::Delay Limiter::delayOf(const Ask& ask) const
{
    const Gate* found = find(ask.account);
    if (!found)
        return {};
    const SteadyTime now = m_clock.steadyTime();
    if (const Delay delay = placeDelay(*found, ask.priority, now); delay.hold != Hold::None)
        return delay;
    if (const Delay delay = rateDelay(*found, ask.tokens, now); delay.hold != Hold::None)
        return delay;
    if (ask.isRetry && !found->budget.mayRetry(now))
        return {Hold::Retries, {}, numbers::retryShare};
    return {};
}

void Limiter::enter(Place& place, const Ask& ask)
{
    place.leave();
    std::list<Place*>& queue = gate(ask.account).queues[index(ask.priority)][ask.isRetry ? retries : newCalls];
    place.m_ask = ask;
    place.m_at = queue.insert(queue.end(), &place);
    place.m_queue = &queue;
    grantSoon();
}

void Limiter::grantSoon()
{
    if (m_posted)
        return;
    m_posted = true;
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool Limiter::event(QEvent* event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    m_posted = false;
    grantAll();
    return true;
}

void Limiter::wakeAt(SteadyTime time)
{
    if (time != SteadyTime::max())
        m_alarm.setAtLatest(time);
}

//! Whose turn it is; nobody: nobody waits, or nobody may go yet (then there will be a wake-up, or an end of a call).
Limiter::Place* Limiter::nextOf(Gate& gate, SteadyTime now)
{
    for (const Priority priority : {Priority::Interactive, Priority::Background}) {
        Gate::Queues& queues = gate.queues[index(priority)];
        std::list<Place*>* queue = nullptr;
        if (!queues[retries].empty() && gate.budget.mayRetry(now))
            queue = &queues[retries];
        else if (!queues[newCalls].empty())
            queue = &queues[newCalls];
        if (!queue)
            continue; // repetitions beyond the budget wait for the end of others
        if (const Delay delay = placeDelay(gate, priority, now); delay.hold != Hold::None) {
            if (delay.hold == Hold::Resting)
                wakeAt(delay.until);
            continue;
        }
        if (const Delay delay = rateDelay(gate, queue->front()->m_ask.tokens, now); delay.hold != Hold::None) {
            wakeAt(delay.until);
            return nullptr; // what is ready next is theirs: batch does not slip past chat
        }
        return queue->front();
    }
    return nullptr;
}

bool Limiter::grantOne(Gate& gate)
{
    Place* const place = nextOf(gate, m_clock.steadyTime());
    if (!place)
        return false;
    place->leave();
    place->m_waiter.permitGranted(Permit(*this, gate, place->m_ask));
    return true;
}

void Limiter::grantAll()
{
    // A waiter may enter, leave, or destroy others while it is served, and gates may be added: everything is read anew
    // each time. One from each gate in turn, since gates may share a job's number.
    bool any = true;
    while (any) {
        any = false;
        const std::size_t first = m_gates.empty() ? 0 : m_firstGate % m_gates.size();
        auto gate = std::next(m_gates.begin(), static_cast<std::ptrdiff_t>(first));
        for (std::size_t i = 0; i < m_gates.size(); ++i) {
            if (grantOne(gate->second)) {
                any = true;
                m_firstGate = first + i + 1;
            }
            if (++gate == m_gates.end())
                gate = m_gates.begin();
        }
    }
}

void Limiter::setEndpoint(const model::Endpoint& endpoint)
{
    Site& changed = site(endpoint.name);
    changed.endpointLimit = endpoint.concurrency ? std::optional(std::max(1, *endpoint.concurrency)) : std::nullopt;
    changed.requestsPerMinute = std::max(0, endpoint.requestsPerMinute.value_or(0));
    changed.tokensPerMinute = std::max(0, endpoint.tokensPerMinute.value_or(0));
    const SteadyTime now = m_clock.steadyTime();
    for (auto& [account, gate] : m_gates) {
        if (account.endpoint != endpoint.name)
            continue;
        gate.requests.setPerMinute(changed.requestsPerMinute, now);
        gate.tokens.setPerMinute(changed.tokensPerMinute, now);
    }
    grantSoon();
}

void Limiter::setJobLimit(const QString& job, const QString& endpoint, std::optional<int> limit)
{
    std::map<QString, int>& limits = endpoint.isEmpty() ? m_jobLimits : site(endpoint).jobLimits;
    if (limit)
        limits[job] = std::max(1, *limit);
    else
        limits.erase(job);
    grantSoon();
}

Limiter::Figures Limiter::figures(const QString& endpoint) const
{
    static Site nowhere;
    static const Gate untouched(nowhere);
    const auto known = m_sites.find(endpoint);
    const Site& site = known == m_sites.end() ? nowhere : known->second;
    Figures result;
    result.requestsPerMinute = site.requestsPerMinute;
    result.tokensPerMinute = site.tokensPerMinute;
    if (jobLimit(site))
        result.basis = Basis::Job;
    else if (site.endpointLimit)
        result.basis = Basis::Endpoint;
    const SteadyTime now = m_clock.steadyTime();
    int accounts = 0;
    const auto add = [&](const Gate& gate) {
        ++accounts;
        result.inFlight += gate.all();
        result.limit += totalLimit(gate);
        result.backgroundLimit += backgroundLimit(gate);
        for (const Gate::Queues& queues : gate.queues)
            result.waiting += static_cast<int>(queues[retries].size() + queues[newCalls].size());
        if (isAutomatic(gate)) {
            result.shrunk |= gate.automatic.isLearned();
            result.resting += gate.automatic.resting(now);
        }
    };
    for (auto at = m_gates.lower_bound({endpoint, QString()}); at != m_gates.end() && at->first.endpoint == endpoint;
         ++at)
        add(at->second);
    if (accounts == 0) {
        result.limit = site.endpointLimit.value_or(untouched.automatic.limit());
        if (const auto job = jobLimit(site))
            result.limit = *job + 1;
        result.backgroundLimit = std::max(1, result.limit - 1);
    } else if (result.basis == Basis::Job) { // one number for all of them
        result.backgroundLimit = *jobLimit(site);
        result.limit = result.backgroundLimit + 1;
    }
    result.accounts = std::max(1, accounts);
    return result;
}

int Limiter::inFlight(const Account& account) const
{
    const Gate* found = find(account);
    return found ? found->all() : 0;
}

} // namespace spyhop::gateway

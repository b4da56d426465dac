// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/limiter.h"

#include "core/gateway/numbers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <algorithm>
#include <utility>

namespace spyhop::gateway {
namespace {

using model::Priority;

constexpr std::size_t index(Priority priority)
{
    return priority == Priority::Interactive ? 0 : 1;
}

} // namespace

Limiter::Gate::Gate()
    : automatic(numbers::firstLimit)
{
}

Limiter::Permit::Permit(Limiter& limiter, Gate& gate, Priority priority)
    : m_limiter(&limiter)
    , m_gate(&gate)
    , m_priority(priority)
{
    ++gate.inFlight[index(priority)];
}

Limiter::Permit::Permit(Permit&& other) noexcept
    : m_limiter(std::exchange(other.m_limiter, nullptr))
    , m_gate(std::exchange(other.m_gate, nullptr))
    , m_priority(other.m_priority)
{
}

Limiter::Permit& Limiter::Permit::operator=(Permit&& other) noexcept
{
    if (this != &other) {
        release();
        m_limiter = std::exchange(other.m_limiter, nullptr);
        m_gate = std::exchange(other.m_gate, nullptr);
        m_priority = other.m_priority;
    }
    return *this;
}

void Limiter::Permit::release()
{
    if (!m_gate)
        return;
    --m_gate->inFlight[index(m_priority)];
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

const Limiter::Gate* Limiter::find(const QString& endpoint) const
{
    const auto found = m_gates.find(endpoint);
    return found == m_gates.end() ? nullptr : &found->second;
}

Limiter::Gate& Limiter::gate(const QString& endpoint)
{
    return m_gates[endpoint];
}

std::optional<int> Limiter::jobLimit(const Gate& gate) const
{
    return gate.jobLimit ? gate.jobLimit : m_jobLimit;
}

int Limiter::totalLimit(const Gate& gate) const
{
    if (const auto job = jobLimit(gate))
        return *job + 1;
    return gate.endpointLimit.value_or(gate.automatic);
}

int Limiter::backgroundLimit(const Gate& gate) const
{
    return std::max(1, totalLimit(gate) - 1);
}

std::optional<Priority> Limiter::whoseTurn(const Gate& gate) const
{
    const int background = gate.inFlight[index(Priority::Background)];
    const int all = gate.inFlight[index(Priority::Interactive)] + background;
    if (all >= totalLimit(gate))
        return std::nullopt;
    if (!gate.queues[index(Priority::Interactive)].empty())
        return Priority::Interactive;
    if (!gate.queues[index(Priority::Background)].empty() && background < backgroundLimit(gate))
        return Priority::Background;
    return std::nullopt;
}

void Limiter::enter(Place& place, const QString& endpoint, Priority priority)
{
    place.leave();
    std::list<Place*>& queue = gate(endpoint).queues[index(priority)];
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

void Limiter::grantAll()
{
    // A waiter may enter, leave, or destroy others while it is served, so everything is read anew each time.
    for (auto& [name, gate] : m_gates) {
        while (const auto priority = whoseTurn(gate)) {
            Place* place = gate.queues[index(*priority)].front();
            place->leave();
            place->m_waiter.permitGranted(Permit(*this, gate, *priority));
        }
    }
}

bool Limiter::manyRefusals(const Gate& gate)
{
    const auto wanted = static_cast<std::size_t>(std::max(numbers::refusalMemory, gate.automatic));
    const std::size_t seen = std::min({gate.answers, wanted, memory});
    std::size_t refused = 0;
    for (std::size_t i = 1; i <= seen; ++i)
        refused += gate.refusals[(gate.answers - i) % memory] ? 1 : 0;
    return refused * 100 >= seen * numbers::refusalShare;
}

void Limiter::answered(const QString& endpoint, Answer answer)
{
    Gate& gate = this->gate(endpoint);
    const bool refused = answer == Answer::Refused;
    gate.refusals[gate.answers % memory] = refused;
    ++gate.answers;
    ++gate.windowAnswers;
    gate.busy |= !gate.queues[0].empty() || !gate.queues[1].empty();
    if (refused) {
        gate.doubling = false;
        gate.refusedInWindow = true;
        if (!gate.shrunkInWindow && manyRefusals(gate)) {
            gate.automatic = std::max(1, gate.automatic * numbers::shrinkPercent / 100);
            gate.shrunkInWindow = true;
            gate.windowAnswers = 0;
        }
    }
    if (gate.windowAnswers < gate.automatic)
        return;
    // Only a limit that somebody had to wait for has shown that it holds.
    if (gate.busy && !gate.refusedInWindow) {
        gate.automatic = std::min(numbers::longestLimit, gate.doubling ? gate.automatic * 2 : gate.automatic + 1);
        grantSoon();
    }
    gate.windowAnswers = 0;
    gate.busy = gate.refusedInWindow = gate.shrunkInWindow = false;
}

void Limiter::setEndpointLimit(const QString& endpoint, std::optional<int> limit)
{
    gate(endpoint).endpointLimit = limit ? std::optional(std::max(1, *limit)) : std::nullopt;
    grantSoon();
}

void Limiter::setJobLimit(const QString& endpoint, std::optional<int> limit)
{
    if (limit)
        limit = std::max(1, *limit);
    if (endpoint.isEmpty()) {
        m_jobLimit = limit;
        if (!limit) {
            for (auto& [name, gate] : m_gates)
                gate.jobLimit.reset();
        }
    } else {
        gate(endpoint).jobLimit = limit;
    }
    grantSoon();
}

Limiter::Figures Limiter::figures(const QString& endpoint) const
{
    static const Gate untouched;
    const Gate* found = find(endpoint);
    const Gate& gate = found ? *found : untouched;
    Figures result;
    result.inFlight = gate.inFlight[0] + gate.inFlight[1];
    result.waiting = static_cast<int>(gate.queues[0].size() + gate.queues[1].size());
    result.limit = totalLimit(gate);
    result.backgroundLimit = backgroundLimit(gate);
    if (jobLimit(gate))
        result.basis = Basis::Job;
    else if (gate.endpointLimit)
        result.basis = Basis::Endpoint;
    result.shrunk = result.basis == Basis::Automatic && !gate.doubling;
    return result;
}

} // namespace spyhop::gateway

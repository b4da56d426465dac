// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/flight.h"

#include "core/gateway/routedcall.h"
#include "core/gateway/singleflight.h"
#include "core/wire/chatcodec.h"

namespace spyhop::gateway {

Flight::Flight(SingleFlight& flights, cache::AnswerCache* answers, const cache::Digest& key,
    std::unique_ptr<RoutedCall> walk, model::Priority priority)
    : m_flights(flights)
    , m_answers(answers)
    , m_key(key)
    , m_walk(std::move(walk))
    , m_priority(priority)
{
    connect(m_walk.get(), &Call::stateChanged, this, &Flight::stateChanged);
    connect(m_walk.get(), &Call::delta, this, &Flight::hear);
    connect(m_walk.get(), &Call::finished, this, &Flight::land);
}

Flight::~Flight() = default;

void Flight::board(const Caller& caller)
{
    Q_ASSERT(!m_callers.isEmpty() || caller.id == m_walk->id());
    m_callers.append(caller);
}

bool Flight::leave(const base::CallId& caller)
{
    if (m_landed)
        return caller == m_payer;
    const bool isPayer = m_callers.first().id == caller;
    m_callers.removeIf([&caller](const Caller& one) { return one.id == caller; });
    if (m_callers.isEmpty()) {
        const std::unique_ptr<Flight> self = m_flights.take(*this);
        return true; // the walk dies with it, and writes the record
    }
    if (isPayer)
        m_walk->serve(m_callers.first().id, m_callers.first().request);
    return false;
}

model::CallState Flight::state() const
{
    return m_walk->state();
}

model::Outcome Flight::soFar() const
{
    return m_walk->soFar();
}

void Flight::retryNow()
{
    m_walk->retryNow();
}

void Flight::switchTarget()
{
    m_walk->switchTarget();
}

void Flight::hear(const QList<model::Delta>& deltas)
{
    m_said += deltas;
    Q_EMIT delta(deltas);
}

void Flight::land(const model::Outcome& outcome)
{
    // Nobody boards what has landed; it lives until everybody has been told.
    const std::unique_ptr<Flight> self = m_flights.take(*this);
    m_landed = true;
    m_payer = m_callers.first().id;
    keep(outcome);
    const Landing landing{outcome, m_payer, !m_said.isEmpty()};
    Q_EMIT landed(landing);
}

void Flight::keep(const model::Outcome& outcome)
{
    if (!m_answers || !cache::isKeepable(outcome, m_walk->endedAsPlanned()))
        return;
    // Under the name of the target that answered: it need not be the one that was asked first.
    const model::Rung& rung = m_walk->rung();
    m_answers->put(cache::digest(rung.target, rung.request, wire::chatCodecVersion),
        {m_said, outcome.completion, outcome.endpoint, outcome.tier, outcome.cost});
}

} // namespace spyhop::gateway

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/sharedcall.h"

#include "core/gateway/routedcall.h"
#include "core/wire/chatcodec.h"

#include <QtCore/QPointer>

namespace spyhop::gateway {
namespace {

using model::Cached;
using model::CallStage;

//! Names of the answer: of the walk's target first, then of those that are as good (equal priority, same model), so
//! that it does not matter which of several equals was asked the last time. What a worse target once answered does not
//! stand in for a better one.
QList<SharedCall::Name> namesOf(const RoutedCall& walk)
{
    QList<SharedCall::Name> names;
    const model::Target& first = walk.rung().target;
    const auto add = [&names](const model::Rung& rung) {
        const cache::Digest key = cache::digest(rung.target, rung.request, wire::chatCodecVersion);
        if (!key.isEmpty())
            names.append({key, &rung});
    };
    add(walk.rung());
    for (const model::Rung& rung : walk.route().rungs) {
        if (&rung != &walk.rung() && rung.target.endpoint.priority == first.endpoint.priority
            && rung.target.model == first.model)
            add(rung);
    }
    return names;
}

} // namespace

SharedCall::SharedCall(CallContext& context, const model::ChatRequest& request, model::Priority priority)
    : m_context(context)
    , m_request(request)
    , m_priority(priority)
    , m_walk(std::make_unique<RoutedCall>(context, request, priority, RoutedCall::Start::Held))
    , m_id(m_walk->id())
    , m_log(context.clock, m_id, request)
    , m_state(m_walk->state())
{
    connect(m_walk.get(), &Call::stateChanged, this, &SharedCall::changeState); // waiting for a key, a model list
    // Queued: what is decided then may end the walk, which must not happen within its own signal.
    connect(m_walk.get(), &RoutedCall::held, this, &SharedCall::planned, Qt::QueuedConnection);
    connect(m_walk.get(), &Call::finished, this, [this](const model::Outcome& outcome) {
        enter(SharedTrigger::Land); // refused by plan, by key: the walk has written the record
        settle(outcome);
    });
}

SharedCall::~SharedCall()
{
    if (m_phase == SharedPhase::Settled || m_walk)
        return; // a walk that is still its own writes the record
    const model::Outcome outcome = soFar();
    if (m_flight && std::exchange(m_flight, nullptr)->leave(m_id))
        return;
    m_context.recorder.record(m_log.record(outcome));
}

model::Outcome SharedCall::soFar() const
{
    if (m_walk)
        return m_walk->soFar();
    if (!m_flight)
        return m_log.outcome(model::Completion(), cancelled(), m_context.prices);
    const model::Outcome walk = m_flight->soFar();
    return m_flight->hasOneCaller() ? walk : secondHand(walk); // the bill stays with those who stay
}

void SharedCall::enter(SharedTrigger trigger)
{
    const auto next = nextSharedPhase(m_phase, trigger);
    Q_ASSERT(next);
    m_phase = *next;
}

void SharedCall::retryNow()
{
    if (m_flight)
        m_flight->retryNow();
}

void SharedCall::switchTarget()
{
    if (m_flight)
        m_flight->switchTarget();
    else if (m_walk)
        m_walk->switchTarget(); // from a target whose key or model list it waits for
}

void SharedCall::planned()
{
    m_names = namesOf(*m_walk);
    seek();
}

void SharedCall::seek()
{
    for (const Name& name : std::as_const(m_names)) {
        if (const auto answer = m_context.answers->inMemory(name.key))
            return replay(*answer, Cached::L1, *name.rung);
    }
    for (const Name& name : std::as_const(m_names)) {
        Flight* const flight = m_context.flights.find(name.key, m_priority);
        if (!flight)
            continue;
        m_walk->dismiss();
        m_walk.reset();
        flight->board({m_id, m_request});
        enter(SharedTrigger::Board);
        return ride(*flight);
    }
    while (m_looked < m_names.size()) {
        const cache::Digest key = m_names.at(m_looked++).key;
        if (!m_context.answers->mayBeOnDisk(key))
            continue;
        enter(SharedTrigger::Look);
        m_lookup = m_context.answers->look(key);
        connect(m_lookup.get(), &cache::DiskLookup::done, this, &SharedCall::found);
        return;
    }
    lead();
}

void SharedCall::found(const std::optional<cache::StoredAnswer>& stored)
{
    if (stored)
        return replay(stored->answer, Cached::L2, *m_names.at(m_looked - 1).rung);
    seek();
}

void SharedCall::replay(const cache::Answer& original, Cached level, const model::Rung& planned)
{
    const cache::Answer answer = original; // what they came from dies on the way
    const model::Rung rung = planned;
    m_walk->disconnect(this);
    m_walk->dismiss();
    m_walk.reset();
    if (!answer.deltas.isEmpty()) {
        const QPointer<SharedCall> alive(this);
        Q_EMIT delta(answer.deltas);
        if (!alive)
            return;
    }
    model::Outcome outcome = m_log.outcome(answer.completion, std::nullopt, m_context.prices);
    outcome.endpoint = answer.endpoint;
    outcome.tier = answer.tier;
    outcome.askedModel = m_request.model.isEmpty() ? rung.target.model : m_request.model;
    outcome.resolvedModel = rung.target.model;
    outcome.adjusted = rung.notes;
    outcome.cached = level;
    outcome.saved = answer.cost;
    m_context.recorder.record(m_log.record(outcome));
    enter(SharedTrigger::Replay);
    settle(outcome);
}

//! Nobody has the answer: the walk goes on, and whoever asks the same may come along.
void SharedCall::lead()
{
    m_walk->disconnect(this);
    RoutedCall& walk = *m_walk;
    Flight& flight = m_context.flights.start(m_names.value(0).key, std::move(m_walk), m_priority);
    flight.board({m_id, m_request});
    enter(SharedTrigger::Board);
    ride(flight);
    walk.goOn();
}

void SharedCall::ride(Flight& flight)
{
    m_flight = &flight;
    connect(&flight, &Flight::stateChanged, this, &SharedCall::changeState);
    connect(&flight, &Flight::delta, this, &Call::delta);
    connect(&flight, &Flight::landed, this, &SharedCall::landed);
    const QList<model::Delta> said = flight.said();
    const QPointer<SharedCall> alive(this);
    if (flight.state().stage != CallStage::Queued)
        changeState(flight.state());
    if (alive && !said.isEmpty())
        Q_EMIT delta(said);
}

void SharedCall::changeState(const model::CallState& state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

void SharedCall::landed(const Flight::Landing& landing)
{
    m_flight->disconnect(this);
    m_flight = nullptr;
    if (landing.payer == m_id) {
        enter(SharedTrigger::Land);
        return settle(landing.outcome);
    }
    if (landing.outcome.error && !landing.anyDelta)
        return flyAlone();
    const model::Outcome outcome = secondHand(landing.outcome);
    m_context.recorder.record(m_log.record(outcome));
    enter(SharedTrigger::Land);
    settle(outcome);
}

//! What the payer got, for somebody who paid nothing.
model::Outcome SharedCall::secondHand(const model::Outcome& outcome) const
{
    model::Outcome result = m_log.outcome(outcome.completion, outcome.error, m_context.prices);
    result.endpoint = outcome.endpoint;
    result.tier = outcome.tier;
    result.why = outcome.why;
    result.askedModel = m_request.model.isEmpty() ? outcome.askedModel : m_request.model;
    result.resolvedModel = outcome.resolvedModel;
    result.adjusted = outcome.adjusted;
    if (outcome.isOk()) {
        result.cached = Cached::L1;
        result.saved = outcome.cost;
    } else {
        result.completion.usage.reset();
    }
    return result;
}

void SharedCall::flyAlone()
{
    auto walk = std::make_unique<RoutedCall>(m_context, m_request, m_priority, RoutedCall::Start::AtOnce);
    walk->serve(m_id, m_request);
    Flight& flight = m_context.flights.start({}, std::move(walk), m_priority);
    flight.board({m_id, m_request});
    enter(SharedTrigger::FlyAlone);
    ride(flight);
}

void SharedCall::settle(const model::Outcome& outcome)
{
    m_state.stage = CallStage::Settled;
    m_state.until.reset();
    m_state.next.clear();
    m_state.since = m_context.clock.wallTime();
    Q_EMIT finished(outcome);
}

} // namespace spyhop::gateway

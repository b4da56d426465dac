// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/routedcall.h"

#include "core/gateway/bearer.h"
#include "core/gateway/numbers.h"
#include "core/gateway/wayout.h"
#include "core/route/plan.h"
#include "core/wire/chatcodec.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QPointer>

namespace spyhop::gateway {
namespace {

using base::Error;
using base::ErrorCode;
using base::SteadyTime;
using model::CallStage;
using model::Priority;
using std::chrono::milliseconds;

} // namespace

RoutedCall::RoutedCall(CallContext& context, const model::ChatRequest& request, Priority priority, Start start)
    : m_context(context)
    , m_id(base::freshId(context.clock, context.random))
    , m_request(request)
    , m_priority(priority)
    , m_start(start)
    , m_log(context.clock, m_id, request)
    , m_walk(context)
    , m_place(*this)
    , m_alarm(context.alarms, *this)
    , m_health(context.health)
{
    m_state.stage = CallStage::Queued;
    m_state.since = m_log.startedAt();
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

RoutedCall::~RoutedCall()
{
    if (m_phase == CallPhase::Settled)
        return;
    if (m_exchange)
        m_exchange->disconnect(this);
    const model::Outcome outcome = soFar();
    m_reader.reset();
    m_exchange.reset();
    m_health.abandon();
    m_context.recorder.record(m_log.record(outcome));
    m_context.countTraffic(outcome.endpoint, outcome.traffic);
}

model::Outcome RoutedCall::soFar() const
{
    const model::Completion part = m_reader ? m_reader->completion() : model::Completion();
    CallLog log = m_log;
    if (m_exchange && (m_exchange->mayHaveLeft() || m_wireSoFar.requestSent)) {
        log.phase(port::WirePhase::Sent);
        log.travelled(m_wireSoFar);
        log.arrived(m_reader->arrived());
    }
    if (log.needsScale(part))
        log.setScale(scale(), answerScale());
    return log.outcome(part, cancelled(), m_context.prices);
}

void RoutedCall::enter(CallTrigger trigger)
{
    const auto next = nextPhase(m_phase, trigger);
    Q_ASSERT(next);
    m_phase = *next;
}

bool RoutedCall::event(QEvent* event)
{
    if (event->type() == QEvent::User) {
        makePlan();
        return true;
    }
    if (event->type() == switchEvent) {
        switchNow();
        return true;
    }
    return Call::event(event);
}

void RoutedCall::goOn()
{
    m_start = Start::AtOnce;
    seekPlace();
}

void RoutedCall::dismiss()
{
    enter(CallTrigger::Answered);
}

void RoutedCall::serve(const base::CallId& id, const model::ChatRequest& request)
{
    m_id = id;
    m_request = request;
    m_log.serve(id, request);
    if (m_phase == CallPhase::Intent || m_phase == CallPhase::Trying || m_announced == m_walk.at())
        announce();
}

route::HealthKey RoutedCall::healthKey() const
{
    return route::healthKey(m_walk.target());
}

void RoutedCall::restUntil(SteadyTime earliest)
{
    const SteadyTime now = m_context.clock.steadyTime();
    m_walk.askTheSilentAgain();
    m_outwaits = restsInSilence();
    if (!m_restingSince || m_outwaits)
        m_restingSince = now;
    const milliseconds patience = m_priority == Priority::Interactive ? numbers::breakerPatienceInteractive
                                                                      : numbers::breakerPatienceBackground;
    if (now - *m_restingSince >= patience) {
        Error error = m_lastError.value_or(Error());
        if (!m_lastError) {
            error.code = ErrorCode::Overloaded;
            error.whom = m_walk.route().rungs.first().target.endpoint.name;
            error.what = tr("The endpoint is resting after several failures.");
        }
        return refuse(error);
    }
    const auto wait = std::chrono::ceil<milliseconds>(earliest - now);
    enter(CallTrigger::NotNow);
    m_waitBegan = now;
    m_alarm.set(now + wait);
    awaitRecovery();
    const QDateTime until = m_context.clock.wallTime().addMSecs(wait.count());
    const QString& name = m_walk.route().rungs.first().target.endpoint.name;
    std::ignore = setStage(CallStage::Backoff, until,
        m_outwaits ? tr("nothing is heard from %1; it is asked again").arg(name)
                   : tr("%1 is resting after several failures").arg(name));
}

//! A batch's call that waits for targets of which nothing is heard.
bool RoutedCall::restsInSilence() const
{
    return m_request.purpose == model::Purpose::BatchStep && m_walk.isAllSilent();
}

void RoutedCall::awaitRecovery()
{
    if (!m_recoveryAwaited)
        m_recoveryAwaited = connect(&m_context, &CallContext::recovered, this, &RoutedCall::wake);
}

void RoutedCall::permitGranted(Limiter::Permit permit)
{
    m_alarm.clear();
    if (const auto refused = refusedByPolicy()) { // by the time of day, by a model's name that came to be known
        permit.unused();
        m_walk.state().spent = true;
        m_lastError = refused->error;
        m_context.recorder.denied(m_log.denied(refused->denial));
        m_log.passedOver(m_walk.endpoint().name, refused->error);
        return seekPlace();
    }
    if (!keyIsReady(m_walk.at())) { // it was there when this call began to wait; its keychain was locked since
        permit.unused();
        return seekPlace();
    }
    const route::HealthKey account = healthKey();
    if (m_context.health.refusedCredential(account.endpoint, account.keyReference)) { // while this call waited
        permit.unused();
        return seekPlace();
    }
    if (!m_health.claim(healthKey(), m_context.clock.steadyTime())) { // the breaker has opened meanwhile
        permit.unused();
        return seekPlace();
    }
    m_restingSince.reset(); // not before: of a crowd that waits for a target, one may look whether it is back
    const RouteWalk::State& rung = m_walk.state();
    const model::Target& target = m_walk.target();
    auto encoded = wire::encodeChat(target, rung.request, rung.quirks);
    const auto key = m_context.secrets.secret(target.key);
    if (!encoded || !key) {
        m_health.abandon();
        permit.unused();
        return refuse(encoded ? key.error() : encoded.error());
    }
    m_permit = std::move(permit);
    m_wire = std::move(*encoded);
    m_wire.authorization = bearer(*key);
    m_wire.route = routeTo(target.endpoint, m_context.secrets);
    m_packed = !rung.plainOnly && m_context.bodies.pack(target.endpoint, m_wire);
    m_wire.parallel = m_context.limiter.figures(target.endpoint.name).limit;
    enter(CallTrigger::Permit);
    if (m_announced != m_walk.at())
        return announce();
    if (m_intentIsDurable) {
        enter(CallTrigger::Durable);
        startTry();
    }
}

//! "This call is about to be sent": of a batch while it waits for its place, so that the place is not spent on the
//! disk.
void RoutedCall::announce()
{
    m_announced = m_walk.at();
    m_intentIsDurable = false;
    const model::Target& target = m_walk.target();
    m_ticket = m_context.recorder.intend(m_log.intent(target, m_walk.state().request));
    connect(m_ticket.get(), &db::WriteTicket::done, this, &RoutedCall::intentDone);
}

void RoutedCall::intentDone(const base::Status& status)
{
    if (m_phase == CallPhase::Waiting && status) {
        m_intentIsDurable = true;
        return;
    }
    if (m_phase != CallPhase::Intent) {
        m_announced.reset(); // the disk may have room by then; or announced for another caller, the request on its way
        return;
    }
    if (status) {
        enter(CallTrigger::Durable);
        return startTry();
    }
    Error error = status.error();
    error.code = ErrorCode::Internal;
    m_health.abandon();
    m_permit.unused();
    enter(CallTrigger::NotDurable);
    settle(error);
}

void RoutedCall::backOff(const Verdict& verdict, const Error& error)
{
    enter(CallTrigger::Again);
    m_growingWaits += verdict.growing ? 1 : 0;
    m_waitBegan = m_context.clock.steadyTime();
    m_alarm.set(m_waitBegan + verdict.wait);
    if (m_outwaits)
        awaitRecovery();
    if (verdict.wait == milliseconds(0))
        return;
    const int tries = m_walk.state().tries;
    const QString reason = error.httpStatus >= 400
        ? tr("%1 answered %2 (try %3)").arg(m_walk.endpoint().name).arg(error.httpStatus).arg(tries)
        : tr("%1 (try %2)").arg(error.sentence()).arg(tries);
    std::ignore = setStage(verdict.parked ? CallStage::Parked : CallStage::Backoff,
        m_context.clock.wallTime().addMSecs(verdict.wait.count()), reason);
}

void RoutedCall::retryNow()
{
    if (m_phase != CallPhase::Backoff)
        return;
    const SteadyTime now = m_context.clock.steadyTime();
    if (m_restingSince) {
        for (const model::Rung& rung : m_walk.route().rungs)
            m_context.health.endCooldown(route::healthKey(rung.target), now);
    }
    m_alarm.set(now);
}

//! A target has recovered: no reason to rest any longer.
void RoutedCall::wake()
{
    if (m_phase == CallPhase::Backoff && (m_restingSince || m_outwaits))
        m_alarm.set(m_context.clock.steadyTime());
}

void RoutedCall::alarmRang()
{
    if (m_phase == CallPhase::Trying)
        return checkClocks();
    if (m_phase == CallPhase::Waiting) { // for the retry budget, until its deadline
        m_place.leave();
        return refuse(m_lastError.value_or(Error()));
    }
    if (m_phase != CallPhase::Backoff)
        return;
    if (m_state.stage == CallStage::Parked || m_outwaits)
        m_parked += m_context.clock.elapsedSince(m_waitBegan);
    disconnect(m_recoveryAwaited);
    m_recoveryAwaited = {};
    m_waited += m_context.clock.elapsedSince(m_waitBegan);
    enter(CallTrigger::Tick);
    seekPlace();
}

bool RoutedCall::setStage(CallStage stage, const std::optional<QDateTime>& until, const QString& reason)
{
    const auto other = m_anyDelta ? std::nullopt : m_walk.nextEndpoint(m_context.clock.steadyTime());
    const QString next = other ? m_walk.target(*other).endpoint.name : QString();
    if (m_state.stage == stage && m_state.until == until && m_state.reason == reason && m_state.next == next)
        return true;
    m_state.next = next;
    m_state.stage = stage;
    m_state.until = until;
    m_state.reason = reason;
    m_state.since = m_context.clock.wallTime();
    m_state.endpoint = m_walk.endpoint().name;
    const model::CallState state = m_state;
    const QPointer<RoutedCall> alive(this);
    Q_EMIT stateChanged(state);
    return alive;
}

//! Nothing may be tried (any more): from Queued or Waiting.
void RoutedCall::refuse(const Error& error)
{
    enter(CallTrigger::Refused);
    settle(error);
}

void RoutedCall::settle(const std::optional<Error>& error)
{
    m_alarm.clear();
    stopAwaiting();
    m_place.leave();
    m_permit.release();
    m_state.stage = CallStage::Settled;
    m_state.until.reset();
    m_state.next.clear();
    m_state.since = m_context.clock.wallTime();
    const model::Completion part = m_reader ? m_reader->completion() : model::Completion();
    m_reader.reset();
    if (m_log.needsScale(part))
        m_log.setScale(scale(), answerScale());
    const model::Outcome outcome = m_log.outcome(part, error, m_context.prices);
    m_context.recorder.record(m_log.record(outcome));
    m_context.countTraffic(outcome.endpoint, outcome.traffic);
    Q_EMIT m_context.touched();
    Q_EMIT finished(outcome);
}

} // namespace spyhop::gateway

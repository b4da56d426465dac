// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/routedcall.h"

#include "core/gateway/bearer.h"
#include "core/gateway/numbers.h"
#include "core/gateway/waitwords.h"
#include "core/gateway/wayout.h"
#include "core/route/plan.h"
#include "core/route/trim.h"
#include "core/wire/chatcodec.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QPointer>
#include <algorithm>

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
    , m_place(*this)
    , m_alarm(context.alarms, *this)
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
    if (m_claim)
        m_context.health.abandoned(healthKey(), *m_claim);
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
    }
    if (log.needsScale(part))
        log.setScale(scale());
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

void RoutedCall::makePlan()
{
    if (m_refusal)
        return refuse(*m_refusal);
    if (m_context.permission.isNeeded() && !addressesAreKnown())
        return;
    disconnect(m_addressAwaited);
    route::Surroundings around{m_context.health, m_context.prices, {}, m_context.clock.steadyTime(),
        m_log.startedAt().date(), m_context.random.unit(), m_context.otherAccounts, nullptr};
    const PolicyFilter filter(m_context.permission, m_request);
    if (m_context.permission.isNeeded())
        around.filter = &filter;
    if (const route::HealthKey* warm = m_context.warm.peek(m_request.conversationId.toUtf8()))
        around.warm = *warm;
    for (const model::Endpoint& endpoint : std::as_const(m_context.endpoints)) {
        if (m_context.endpoints.size() == 1 && endpoint.moreKeys.isEmpty())
            break; // nothing to choose
        for (const QString& account : endpoint.accounts())
            around.inFlight.insert({endpoint.name, account}, m_context.limiter.inFlight({endpoint.name, account}));
    }
    around.served = &m_context.models.served();
    around.lacking = &m_context.models.lacking();
    auto planned = route::plan(m_request, m_context.endpoints, around);
    for (const model::Denial& denial : filter.denials())
        m_context.recorder.denied(m_log.denied(denial));
    if (!planned)
        return refuse(planned.error());
    m_route = std::move(*planned);
    m_log.planned(m_route, m_context.endpoints.size() > 1);
    m_rungs.reserve(static_cast<std::size_t>(m_route.rungs.size()));
    for (const model::Rung& rung : std::as_const(m_route.rungs)) {
        RungState state;
        state.request = rung.request;
        if (state.request.idempotencyKey.isEmpty())
            state.request.idempotencyKey = m_id.value();
        state.isLastResort = route::isLastResort(rung.target.endpoint, m_request, m_context.endpoints, around);
        m_rungs.push_back(state);
    }
    seekPlace();
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
    if (m_phase == CallPhase::Intent || m_phase == CallPhase::Trying || m_announced == m_rung)
        announce();
}

route::HealthKey RoutedCall::healthKey() const
{
    return route::healthKey(m_route.rungs.at(m_rung).target);
}

//! From Queued, or in Waiting: takes a place in the limiter for the best rung, once its key and its model are there.
void RoutedCall::seekPlace()
{
    Choice choice = choose();
    while (choice.rung && !(keyIsReady(*choice.rung) && modelIsKnown(*choice.rung))) {
        if (!m_rungs[*choice.rung].spent)
            return awaitKeyOrModel(*choice.rung);
        choice = choose();
    }
    // Nobody heard that they were asked for their models: once more after a while.
    if (!choice.rung
        && std::any_of(m_rungs.cbegin(), m_rungs.cend(), [](const RungState& one) { return one.isSilent; })) {
        const SteadyTime next = m_context.clock.steadyTime() + numbers::modelListRest;
        choice.earliest = std::min(choice.earliest.value_or(next), next);
    }
    if (!choice.rung && !choice.earliest)
        return refuse(m_lastError.value_or(Error()));
    if (m_start == Start::Held) {
        m_rung = static_cast<qsizetype>(choice.rung.value_or(0));
        Q_EMIT held();
        return;
    }
    if (m_phase == CallPhase::Queued)
        enter(CallTrigger::Tick);
    if (!choice.rung)
        return restUntil(*choice.earliest);
    m_rung = static_cast<qsizetype>(*choice.rung);
    const Limiter::Ask wanted = ask();
    const Limiter::Delay delay = m_context.limiter.delayOf(wanted);
    m_context.limiter.enter(m_place, wanted);
    if (m_priority == Priority::Background && m_announced != m_rung)
        announce();
    if (wanted.isRetry) // the budget may delay it, not for ever
        m_alarm.set(m_context.clock.steadyTime() + std::max(milliseconds(0), deadlineOf(m_priority) - spent()));
    const SteadyTime now = m_context.clock.steadyTime();
    std::optional<QDateTime> until;
    if (delay.until > now)
        until = m_context.clock.wallTime().addMSecs(std::chrono::ceil<milliseconds>(delay.until - now).count());
    std::ignore = setStage(CallStage::Waiting, until, waitWords(delay, now));
}

bool RoutedCall::keyIsReady(std::size_t rung)
{
    const model::Target& target = m_route.rungs.at(static_cast<qsizetype>(rung)).target;
    return secretIsReady(rung, target.key) && secretIsReady(rung, target.endpoint.proxyPassword);
}

//! False while the secret is loading, and when there is none: then the rung is spent.
bool RoutedCall::secretIsReady(std::size_t rung, const QString& reference)
{
    switch (m_context.secrets.request(reference)) {
    case port::SecretStore::State::Ready:
        return true;
    case port::SecretStore::State::Loading:
        return false;
    case port::SecretStore::State::Failed:
        break;
    }
    m_rungs[rung].spent = true;
    const auto secret = m_context.secrets.secret(reference);
    Error missing = secret ? Error() : secret.error();
    const QString& name = m_route.rungs.at(static_cast<qsizetype>(rung)).target.endpoint.name;
    if (missing.whom.isEmpty())
        missing.whom = name;
    m_log.passedOver(name, missing);
    if (!m_rungs[rung].isLastResort || !m_lastError)
        m_lastError = missing;
    return false;
}

//! False while the endpoint is asked for its models, and when it names none: then the rung is spent; a batch's comes
//! back where nobody heard the question.
bool RoutedCall::modelIsKnown(std::size_t rung)
{
    model::Target& target = m_route.rungs[static_cast<qsizetype>(rung)].target;
    if (!target.model.isEmpty())
        return true;
    model::Endpoint asked = target.endpoint;
    asked.key = target.key;
    if (m_context.models.request(asked) == ModelFinder::State::Asking)
        return false;
    const auto found = m_context.models.firstModel(asked);
    if (!found) {
        const bool isSilent = m_request.purpose == model::Purpose::BatchStep && isSilence(found.error(), false);
        if (isSilent)
            m_context.health.silent(asked.name);
        m_rungs[rung].spent = true;
        m_rungs[rung].isSilent = isSilent;
        m_lastError = found.error();
        m_log.passedOver(asked.name, found.error());
        return false;
    }
    target.model = *found;
    const route::Trimmed trimmed = route::trim(m_rungs[rung].request, target, m_context.prices);
    m_rungs[rung].request = trimmed.request;
    m_route.rungs[static_cast<qsizetype>(rung)].notes += trimmed.notes;
    return true;
}

void RoutedCall::awaitKeyOrModel(std::size_t rung)
{
    if (m_keyAwaited)
        return;
    const auto goOn = [this] {
        stopAwaiting();
        seekPlace();
    };
    m_keyAwaited = connect(&m_context.secrets, &port::SecretStore::changed, this, goOn);
    m_modelAwaited = connect(&m_context.models, &ModelFinder::changed, this, goOn);
    m_rung = static_cast<qsizetype>(rung);
    const model::Target& target = m_route.rungs.at(m_rung).target;
    const bool isKey = m_context.secrets.request(target.key) == port::SecretStore::State::Loading;
    std::ignore = setStage(m_state.stage, std::nullopt,
        isKey ? tr("waiting for the key of %1").arg(target.endpoint.name)
              : tr("asking %1 which models it has").arg(target.endpoint.name));
}

//! Neither key nor model list moves this call any more.
void RoutedCall::stopAwaiting()
{
    disconnect(m_keyAwaited);
    disconnect(m_modelAwaited);
    m_keyAwaited = {};
    m_modelAwaited = {};
}

void RoutedCall::restUntil(SteadyTime earliest)
{
    const SteadyTime now = m_context.clock.steadyTime();
    askTheSilentAgain();
    m_outwaits = restsInSilence();
    if (!m_restingSince || m_outwaits)
        m_restingSince = now;
    const milliseconds patience = m_priority == Priority::Interactive ? numbers::breakerPatienceInteractive
                                                                      : numbers::breakerPatienceBackground;
    if (now - *m_restingSince >= patience) {
        Error error = m_lastError.value_or(Error());
        if (!m_lastError) {
            error.code = ErrorCode::Overloaded;
            error.whom = m_route.rungs.first().target.endpoint.name;
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
    const QString& name = m_route.rungs.first().target.endpoint.name;
    std::ignore = setStage(CallStage::Backoff, until,
        m_outwaits ? tr("nothing is heard from %1; it is asked again").arg(name)
                   : tr("%1 is resting after several failures").arg(name));
}

//! A batch's call that waits for targets of which nothing is heard.
bool RoutedCall::restsInSilence() const
{
    if (m_request.purpose != model::Purpose::BatchStep)
        return false;
    for (std::size_t i = 0; i < m_rungs.size(); ++i) {
        const QString& name = m_route.rungs.at(static_cast<qsizetype>(i)).target.endpoint.name;
        if (!m_rungs[i].spent && !m_context.health.isSilent(name))
            return false;
    }
    return true;
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
        m_rungs[static_cast<std::size_t>(m_rung)].spent = true;
        m_lastError = refused->error;
        m_context.recorder.denied(m_log.denied(refused->denial));
        m_log.passedOver(endpoint().name, refused->error);
        return seekPlace();
    }
    const route::HealthKey account = healthKey();
    if (m_context.health.refusedCredential(account.endpoint, account.keyReference)) { // while this call waited
        permit.unused();
        return seekPlace();
    }
    m_claim = m_context.health.beginTry(healthKey(), m_context.clock.steadyTime());
    if (!m_claim) { // the breaker has opened meanwhile
        permit.unused();
        return seekPlace();
    }
    m_restingSince.reset(); // not before: of a crowd that waits for a target, one may look whether it is back
    const RungState& rung = m_rungs[static_cast<std::size_t>(m_rung)];
    const model::Target& target = m_route.rungs.at(m_rung).target;
    auto encoded = wire::encodeChat(target, rung.request, rung.quirks);
    const auto key = m_context.secrets.secret(target.key);
    if (!encoded || !key) {
        m_context.health.abandoned(healthKey(), *std::exchange(m_claim, std::nullopt));
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
    if (m_announced != m_rung)
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
    m_announced = m_rung;
    m_intentIsDurable = false;
    const model::Target& target = m_route.rungs.at(m_rung).target;
    m_ticket = m_context.recorder.intend(m_log.intent(target, m_rungs[static_cast<std::size_t>(m_rung)].request));
    connect(m_ticket.get(), &db::WriteTicket::done, this, &RoutedCall::intentDone);
}

void RoutedCall::intentDone(const base::Status& status)
{
    if (m_phase == CallPhase::Waiting && status) {
        m_intentIsDurable = true;
        return;
    }
    if (m_phase != CallPhase::Intent) {
        m_announced = -1; // the disk may have room by then; or announced for another caller, the request on its way
        return;
    }
    if (status) {
        enter(CallTrigger::Durable);
        return startTry();
    }
    Error error = status.error();
    error.code = ErrorCode::Internal;
    m_context.health.abandoned(healthKey(), *std::exchange(m_claim, std::nullopt));
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
    const int tries = m_rungs[static_cast<std::size_t>(m_rung)].tries;
    const QString reason = error.httpStatus >= 400
        ? tr("%1 answered %2 (try %3)").arg(endpoint().name).arg(error.httpStatus).arg(tries)
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
        for (const model::Rung& rung : std::as_const(m_route.rungs))
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
    const auto other = m_anyDelta ? std::nullopt : nextEndpoint();
    const QString next = other ? m_route.rungs.at(static_cast<qsizetype>(*other)).target.endpoint.name : QString();
    if (m_state.stage == stage && m_state.until == until && m_state.reason == reason && m_state.next == next)
        return true;
    m_state.next = next;
    m_state.stage = stage;
    m_state.until = until;
    m_state.reason = reason;
    m_state.since = m_context.clock.wallTime();
    m_state.endpoint = endpoint().name;
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
        m_log.setScale(scale());
    const model::Outcome outcome = m_log.outcome(part, error, m_context.prices);
    m_context.recorder.record(m_log.record(outcome));
    m_context.countTraffic(outcome.endpoint, outcome.traffic);
    Q_EMIT m_context.touched();
    Q_EMIT finished(outcome);
}

} // namespace spyhop::gateway

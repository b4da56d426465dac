// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the plan to a place in the limiter for the rung whose turn it is, and a person's leave to go on to the next. The
// states are in routedcall.cpp and routedcalltry.cpp.
#include "core/gateway/routedcall.h"

#include "core/gateway/numbers.h"
#include "core/gateway/waitwords.h"
#include "core/route/plan.h"
#include "core/route/trim.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <algorithm>
#include <utility>

namespace spyhop::gateway {

using base::Error;
using base::ErrorCode;
using base::SteadyTime;
using model::CallStage;
using model::Priority;
using std::chrono::milliseconds;

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
    m_walk.begin(std::move(*planned), m_id.value());
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_walk.route().rungs.size()); ++i) {
        m_walk.state(i).isLastResort
            = route::isLastResort(m_walk.target(i).endpoint, m_request, m_context.endpoints, around);
    }
    m_log.planned(m_walk.route(), m_context.endpoints.size() > 1);
    seekPlace();
}

//! False while it is found out from where the endpoints would be reached; the plan is made then.
bool RoutedCall::addressesAreKnown()
{
    bool known = true;
    for (const model::Endpoint& endpoint : std::as_const(m_context.endpoints)) {
        const bool matters = endpoint.enabled && (m_request.endpoint.isEmpty() || endpoint.name == m_request.endpoint);
        known = (!matters || m_context.permission.isReady(endpoint)) && known;
    }
    if (!known && !m_addressAwaited)
        m_addressAwaited = connect(&m_context.permission, &Permission::changed, this, &RoutedCall::makePlan);
    return known;
}

std::optional<policy::Refusal> RoutedCall::refusedByPolicy() const
{
    if (!m_context.permission.isNeeded())
        return std::nullopt;
    return m_context.permission.refuses(m_walk.target(), m_request);
}

RouteWalk::Choice RoutedCall::choose()
{
    RouteWalk::Choice choice = m_walk.choose(m_context.clock.steadyTime(), !m_log.firstTry());
    for (const RouteWalk::Choice::Refused& refused : std::as_const(choice.refused)) {
        if (!refused.isLastResort || !m_lastError)
            m_lastError = refused.error;
        m_log.passedOver(refused.endpoint, refused.error);
    }
    return choice;
}

//! From Queued, or in Waiting: takes a place in the limiter for the best rung, once its key and its model are there.
void RoutedCall::seekPlace()
{
    RouteWalk::Choice choice = choose();
    while (choice.rung && !(keyIsReady(*choice.rung) && modelIsKnown(*choice.rung))) {
        if (!m_walk.state(*choice.rung).spent)
            return awaitKeyOrModel(*choice.rung);
        choice = choose();
    }
    // Nobody heard that they were asked for their models: once more after a while.
    if (!choice.rung && m_walk.anyPassedOverInSilence()) {
        const SteadyTime next = m_context.clock.steadyTime() + numbers::modelListRest;
        choice.earliest = std::min(choice.earliest.value_or(next), next);
    }
    if (!choice.rung && !choice.earliest)
        return refuse(m_lastError.value_or(Error()));
    if (m_start == Start::Held) {
        m_walk.moveTo(choice.rung.value_or(0));
        Q_EMIT held();
        return;
    }
    if (m_phase == CallPhase::Queued)
        enter(CallTrigger::Tick);
    if (!choice.rung)
        return restUntil(*choice.earliest);
    m_walk.moveTo(*choice.rung);
    const Limiter::Ask wanted = ask();
    const Limiter::Delay delay = m_context.limiter.delayOf(wanted);
    m_context.limiter.enter(m_place, wanted);
    if (m_priority == Priority::Background && m_announced != m_walk.at())
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
    const model::Target& target = m_walk.target(rung);
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
    m_walk.state(rung).spent = true;
    const auto secret = m_context.secrets.secret(reference);
    Error missing = secret ? Error() : secret.error();
    const QString& name = m_walk.target(rung).endpoint.name;
    if (missing.whom.isEmpty())
        missing.whom = name;
    m_log.passedOver(name, missing);
    if (!m_walk.state(rung).isLastResort || !m_lastError)
        m_lastError = missing;
    return false;
}

//! Later calls ask elsewhere first where there is no such model.
void RoutedCall::noteListing(const std::optional<Error>& error)
{
    const model::Target& target = m_walk.target();
    if (!error)
        m_context.models.serves(target.endpoint, target.model);
    else if (error->code == ErrorCode::NotFound && m_context.models.lacks(target.endpoint, target.model))
        Q_EMIT m_context.contextLearned(target.endpoint.name);
}

//! False while the endpoint is asked for its models, and when it names none: then the rung is spent; a batch's comes
//! back where nobody heard the question.
bool RoutedCall::modelIsKnown(std::size_t rung)
{
    model::Target& target = m_walk.rung(rung).target;
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
        m_walk.state(rung).spent = true;
        m_walk.state(rung).isSilent = isSilent;
        m_lastError = found.error();
        m_log.passedOver(asked.name, found.error());
        return false;
    }
    target.model = *found;
    const route::Trimmed trimmed = route::trim(m_walk.state(rung).request, target, m_context.prices);
    m_walk.state(rung).request = trimmed.request;
    m_walk.rung(rung).notes += trimmed.notes;
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
    m_walk.moveTo(rung);
    const model::Target& target = m_walk.target();
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

PromptScale& RoutedCall::scale() const
{
    const model::Target& target = m_walk.target();
    return m_context.scales[{target.endpoint.name, target.model}];
}

AnswerScale& RoutedCall::answerScale() const
{
    const model::Target& target = m_walk.target();
    return m_context.answerScales[{target.endpoint.name, target.model}];
}

TokenForecast& RoutedCall::forecast()
{
    return m_context.forecasts[{m_walk.endpoint().name, m_walk.target().key}];
}

Limiter::Ask RoutedCall::ask()
{
    const model::Target& target = m_walk.target();
    const RouteWalk::State& rung = m_walk.state();
    Limiter::Ask result{{target.endpoint.name, target.key}, m_priority, rung.tries > rung.outwaited, 0};
    if (target.endpoint.tokensPerMinute) {
        if (!m_promptTokens)
            m_promptTokens = TokenForecast::promptEstimate(m_request);
        result.tokens = forecast().forecast(*m_promptTokens, rung.request.maxTokens);
    }
    return result;
}

milliseconds RoutedCall::spent() const
{
    const auto since = m_log.firstTry();
    return since ? m_context.clock.elapsedSince(*since) - m_parked : milliseconds(0);
}

void RoutedCall::switchTarget()
{
    if (!m_state.next.isEmpty())
        QCoreApplication::postEvent(this, new QEvent(switchEvent));
}

//! From the event loop; the call may have gone on since the person asked.
void RoutedCall::switchNow()
{
    const bool mayLeave = m_phase == CallPhase::Waiting || m_phase == CallPhase::Intent || m_phase == CallPhase::Backoff
        || (m_phase == CallPhase::Trying && !m_anyDelta) || (m_phase == CallPhase::Queued && m_keyAwaited);
    if (!mayLeave || !m_walk.nextEndpoint(m_context.clock.steadyTime()))
        return;
    Error given;
    given.code = ErrorCode::Cancelled;
    given.whom = m_walk.endpoint().name;
    given.what = tr("Given up for another endpoint, as you asked.");
    m_place.leave();
    m_alarm.clear();
    stopAwaiting();
    disconnect(m_recoveryAwaited);
    m_recoveryAwaited = {};
    m_restingSince.reset();
    if (m_phase == CallPhase::Trying) {
        m_exchange->disconnect(this);
        noteDeparture();
        m_exchange.reset();
        m_log.arrived(m_reader->arrived());
        m_log.endTry(given, m_log.wasSent(), m_wireSoFar);
        m_permit.release();
    } else if (m_phase == CallPhase::Intent) {
        m_ticket.reset();
        m_announced.reset();
        m_permit.unused();
    } else if (m_phase == CallPhase::Backoff) {
        m_waited += m_context.clock.elapsedSince(m_waitBegan);
    }
    m_health.abandon();
    m_lastError = given;
    m_log.passedOver(m_walk.endpoint().name, given);
    m_walk.spendEndpoint();
    enter(CallTrigger::Switch);
    seekPlace();
}

} // namespace spyhop::gateway

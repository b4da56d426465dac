// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which rung is next: what is spent, what rests, who may pay. The states are in routedcall.cpp and routedcalltry.cpp.
#include "core/gateway/routedcall.h"

#include "core/gateway/numbers.h"
#include "core/route/plan.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <algorithm>

namespace spyhop::gateway {

using base::Error;
using base::ErrorCode;
using base::SteadyTime;
using std::chrono::milliseconds;

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
    return m_context.permission.refuses(m_route.rungs.at(m_rung).target, m_request);
}

RoutedCall::Choice RoutedCall::choose()
{
    const SteadyTime now = m_context.clock.steadyTime();
    Choice result;
    bool isAwaited = false; // one that may have the model, and rests
    for (std::size_t i = 0; i < m_rungs.size(); ++i) {
        const model::Target& target = m_route.rungs.at(static_cast<qsizetype>(i)).target;
        if (m_rungs[i].spent || (m_rungs[i].isLastResort && isAwaited))
            continue;
        if (const auto refused = m_context.health.refusedCredential(target.endpoint.name, target.key)) {
            m_rungs[i].spent = true;
            if (!m_rungs[i].isLastResort || !m_lastError)
                m_lastError = refused;
            m_log.passedOver(target.endpoint.name, *refused);
            if (!m_log.firstTry()) { // the first choice, or what was left of it
                m_rung = static_cast<qsizetype>(i);
                spendFor(*refused);
            }
            continue;
        }
        const route::HealthKey key = route::healthKey(target);
        if (m_context.health.mayTry(key, now)) {
            result.rung = i;
            return result;
        }
        isAwaited = true;
        const SteadyTime free = m_context.health.openUntil(key, now).value_or(now + numbers::probeLook);
        result.earliest = std::min(result.earliest.value_or(free), free);
    }
    return result;
}

//! True if this rung may take over after the present one's credential was refused.
bool RoutedCall::mayPay(std::size_t rung) const
{
    return m_context.otherAccounts
        || route::paysWithTheSame(
            m_route.rungs.at(m_rung).target, m_route.rungs.at(static_cast<qsizetype>(rung)).target);
}

//! Another rung that may be tried now and of which the error does not say that it would fare the same. Who has no such
//! model never will have: then one that rests is waited for, and a last resort is as good.
bool RoutedCall::hasOtherTarget(const Error& error) const
{
    const SteadyTime now = m_context.clock.steadyTime();
    const bool isAny = error.code == ErrorCode::NotFound;
    const bool isLast = m_rungs[static_cast<std::size_t>(m_rung)].isLastResort;
    for (std::size_t i = 0; i < m_rungs.size(); ++i) {
        const model::Target& target = m_route.rungs.at(static_cast<qsizetype>(i)).target;
        if (m_rungs[i].spent || static_cast<qsizetype>(i) == m_rung || (m_rungs[i].isLastResort && !isLast && !isAny))
            continue;
        if (target.endpoint.name == endpoint().name && !concernsAccount(error))
            continue;
        if ((isAny || m_context.health.mayTry(route::healthKey(target), now))
            && !m_context.health.refusedCredential(target.endpoint.name, target.key))
            return true;
    }
    return false;
}

//! Whether all that is left, once the present endpoint is given up, are last resorts, one of which may be tried now.
bool RoutedCall::hasLastResort(const Error& error) const
{
    const SteadyTime now = m_context.clock.steadyTime();
    bool result = false;
    for (std::size_t i = 0; i < m_rungs.size(); ++i) {
        const model::Target& target = m_route.rungs.at(static_cast<qsizetype>(i)).target;
        const bool goesToo = static_cast<qsizetype>(i) == m_rung
            || (target.endpoint.name == endpoint().name && !concernsAccount(error));
        if (m_rungs[i].spent || goesToo)
            continue;
        if (!m_rungs[i].isLastResort)
            return false;
        result = result
            || (m_context.health.mayTry(route::healthKey(target), now)
                && !m_context.health.refusedCredential(target.endpoint.name, target.key));
    }
    return result;
}

//! Later calls ask elsewhere first where there is no such model.
void RoutedCall::noteListing(const std::optional<Error>& error)
{
    const model::Target& target = m_route.rungs.at(m_rung).target;
    if (!error)
        m_context.models.serves(target.endpoint, target.model);
    else if (error->code == ErrorCode::NotFound && m_context.models.lacks(target.endpoint, target.model))
        Q_EMIT m_context.contextLearned(target.endpoint.name);
}

bool RoutedCall::hasOtherAccount() const
{
    for (std::size_t i = 0; i < m_rungs.size(); ++i) {
        const model::Target& target = m_route.rungs.at(static_cast<qsizetype>(i)).target;
        if (!m_rungs[i].spent && static_cast<qsizetype>(i) != m_rung && mayPay(i)
            && !m_context.health.refusedCredential(target.endpoint.name, target.key))
            return true;
    }
    return false;
}

//! The rung of another endpoint that a person may switch to.
std::optional<std::size_t> RoutedCall::nextEndpoint() const
{
    const SteadyTime now = m_context.clock.steadyTime();
    for (std::size_t i = 0; i < m_rungs.size(); ++i) {
        const model::Target& target = m_route.rungs.at(static_cast<qsizetype>(i)).target;
        if (!m_rungs[i].spent && target.endpoint.name != endpoint().name
            && m_context.health.mayTry(route::healthKey(target), now)
            && !m_context.health.refusedCredential(target.endpoint.name, target.key))
            return i;
    }
    return std::nullopt;
}

void RoutedCall::spendEndpoint()
{
    for (std::size_t i = 0; i < m_rungs.size(); ++i)
        m_rungs[i].spent |= m_route.rungs.at(static_cast<qsizetype>(i)).target.endpoint.name == endpoint().name;
}

//! The present rung has failed for good, and with it those that would fare the same or may not pay instead.
void RoutedCall::spendFor(const Error& error)
{
    m_rungs[static_cast<std::size_t>(m_rung)].spent = true;
    if (!concernsAccount(error))
        return spendEndpoint();
    if (error.code != ErrorCode::Auth && error.code != ErrorCode::Balance)
        return;
    for (std::size_t i = 0; i < m_rungs.size(); ++i)
        m_rungs[i].spent |= !mayPay(i);
}

PromptScale& RoutedCall::scale() const
{
    const model::Target& target = m_route.rungs.at(m_rung).target;
    return m_context.scales[{target.endpoint.name, target.model}];
}

TokenForecast& RoutedCall::forecast()
{
    return m_context.forecasts[{endpoint().name, m_route.rungs.at(m_rung).target.key}];
}

Limiter::Ask RoutedCall::ask()
{
    const model::Target& target = m_route.rungs.at(m_rung).target;
    const RungState& rung = m_rungs[static_cast<std::size_t>(m_rung)];
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
    if (!mayLeave || !nextEndpoint())
        return;
    Error given;
    given.code = ErrorCode::Cancelled;
    given.whom = endpoint().name;
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
        m_log.endTry(given, m_log.wasSent(), m_wireSoFar);
        m_permit.release();
    } else if (m_phase == CallPhase::Intent) {
        m_ticket.reset();
        m_announced = -1;
        m_permit.unused();
    } else if (m_phase == CallPhase::Backoff) {
        m_waited += m_context.clock.elapsedSince(m_waitBegan);
    }
    if (m_claim)
        m_context.health.abandoned(healthKey(), *std::exchange(m_claim, std::nullopt));
    m_lastError = given;
    m_log.passedOver(endpoint().name, given);
    spendEndpoint();
    enter(CallTrigger::Switch);
    seekPlace();
}

} // namespace spyhop::gateway

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/routewalk.h"

#include "core/gateway/callcontext.h"
#include "core/gateway/judge.h"
#include "core/gateway/numbers.h"
#include "core/route/plan.h"

#include <algorithm>
#include <utility>

namespace spyhop::gateway {

using base::Error;
using base::ErrorCode;
using base::SteadyTime;

RouteWalk::RouteWalk(const CallContext& context)
    : m_context(context)
{
}

void RouteWalk::begin(model::Route route, const QString& idempotencyKey)
{
    m_route = std::move(route);
    m_states.reserve(static_cast<std::size_t>(m_route.rungs.size()));
    for (const model::Rung& rung : std::as_const(m_route.rungs)) {
        State state;
        state.request = rung.request;
        if (state.request.idempotencyKey.isEmpty())
            state.request.idempotencyKey = idempotencyKey;
        m_states.push_back(state);
    }
}

//! The first rung that is not spent and meets the condition.
template <typename Condition>
std::optional<std::size_t> RouteWalk::find(const Condition& condition) const
{
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        if (!m_states[i].spent && condition(i))
            return i;
    }
    return std::nullopt;
}

bool RouteWalk::isRefused(std::size_t rung) const
{
    return m_context.health.refusedCredential(target(rung).endpoint.name, target(rung).key).has_value();
}

bool RouteWalk::mayTry(std::size_t rung, SteadyTime now) const
{
    return m_context.health.mayTry(route::healthKey(target(rung)), now) && !isRefused(rung);
}

//! True if this rung may take over after the present one's credential was refused.
bool RouteWalk::mayPay(std::size_t rung) const
{
    return m_context.otherAccounts || route::paysWithTheSame(target(), target(rung));
}

RouteWalk::Choice RouteWalk::choose(SteadyTime now, bool isFirst)
{
    Choice result;
    bool isAwaited = false; // one that may have the model, and rests
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        if (m_states[i].spent || (m_states[i].isLastResort && isAwaited))
            continue;
        const model::Target& here = target(i);
        if (const auto refused = m_context.health.refusedCredential(here.endpoint.name, here.key)) {
            m_states[i].spent = true;
            result.refused.append({here.endpoint.name, *refused, m_states[i].isLastResort});
            if (isFirst) { // the first choice, or what was left of it
                m_at = i;
                spendFor(*refused);
            }
            continue;
        }
        const route::HealthKey key = route::healthKey(here);
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

bool RouteWalk::hasOtherTarget(const Error& error, SteadyTime now) const
{
    const bool isAny = error.code == ErrorCode::NotFound;
    const bool isLast = m_states[m_at].isLastResort;
    return find([&](std::size_t i) {
        const bool mayFareBetter = target(i).endpoint.name != endpoint().name || concernsAccount(error);
        const bool isInTurn = isLast || isAny || !m_states[i].isLastResort;
        return i != m_at && mayFareBetter && isInTurn && (isAny ? !isRefused(i) : mayTry(i, now));
    }).has_value();
}

bool RouteWalk::hasLastResort(const Error& error, SteadyTime now) const
{
    const auto stays = [&](std::size_t i) {
        return i != m_at && (target(i).endpoint.name != endpoint().name || concernsAccount(error));
    };
    if (find([&](std::size_t i) { return stays(i) && !m_states[i].isLastResort; }))
        return false;
    return find([&](std::size_t i) { return stays(i) && mayTry(i, now); }).has_value();
}

bool RouteWalk::hasOtherAccount() const
{
    return find([&](std::size_t i) { return i != m_at && mayPay(i) && !isRefused(i); }).has_value();
}

std::optional<std::size_t> RouteWalk::nextEndpoint(SteadyTime now) const
{
    return find([&](std::size_t i) { return target(i).endpoint.name != endpoint().name && mayTry(i, now); });
}

void RouteWalk::spendEndpoint()
{
    for (std::size_t i = 0; i < m_states.size(); ++i)
        m_states[i].spent |= target(i).endpoint.name == endpoint().name;
}

void RouteWalk::spendFor(const Error& error)
{
    state().spent = true;
    if (!concernsAccount(error))
        return spendEndpoint();
    if (error.code != ErrorCode::Auth && error.code != ErrorCode::Balance)
        return;
    for (std::size_t i = 0; i < m_states.size(); ++i)
        m_states[i].spent |= !mayPay(i);
}

void RouteWalk::passOverInSilence()
{
    for (State& state : m_states)
        state.wasOpen = !state.spent;
    spendEndpoint();
    for (State& state : m_states)
        state.isSilent |= state.wasOpen && state.spent;
}

void RouteWalk::askTheSilentAgain()
{
    for (State& state : m_states)
        state.spent &= !std::exchange(state.isSilent, false);
}

bool RouteWalk::anyPassedOverInSilence() const
{
    return std::any_of(m_states.cbegin(), m_states.cend(), [](const State& one) { return one.isSilent; });
}

bool RouteWalk::isAllSilent() const
{
    return !find([&](std::size_t i) { return !m_context.health.isSilent(target(i).endpoint.name); });
}

} // namespace spyhop::gateway

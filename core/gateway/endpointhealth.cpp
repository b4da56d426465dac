// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/endpointhealth.h"

#include "core/gateway/callcontext.h"
#include "core/gateway/waitwords.h"

namespace spyhop::gateway {

Gateway::EndpointHealth endpointHealth(const CallContext& context, const model::Endpoint& endpoint)
{
    const base::SteadyTime now = context.clock.steadyTime();
    const route::Health::Summary summary = context.health.summary(endpoint.name, now);
    const Limiter::Figures figures = context.limiter.figures(endpoint.name);
    Gateway::EndpointHealth result;
    result.name = endpoint.name;
    result.inFlight = figures.inFlight;
    result.limit = figures.limit;
    result.traffic = context.traffic.value(endpoint.name);
    result.limitReason = limitWords(figures);
    int refusedKeys = 0;
    std::optional<base::Error> refused;
    const QStringList accounts = endpoint.accounts();
    for (const QString& account : accounts) {
        if (const auto error = context.health.refusedCredential(endpoint.name, account)) {
            refused = error;
            ++refusedKeys;
        }
    }
    if (refusedKeys == accounts.size()) {
        result.state = Gateway::EndpointHealth::State::NeedsKey;
        result.reason = refused->sentence();
    } else if (refusedKeys > 0) {
        result.state = Gateway::EndpointHealth::State::Degraded;
        result.reason = Gateway::tr("%n of its keys was refused: %1", nullptr, refusedKeys).arg(refused->what);
    } else if (summary.breaker == route::BreakerState::Open && summary.anyClosed) {
        result.state = Gateway::EndpointHealth::State::Degraded;
        result.reason = Gateway::tr("One of its models or accounts is resting after several failures.");
    } else if (summary.breaker == route::BreakerState::Open) {
        result.state = Gateway::EndpointHealth::State::Open;
        result.reason = Gateway::tr("Resting after several failures; tried again soon.");
    } else if (summary.breaker == route::BreakerState::HalfOpen) {
        result.state = Gateway::EndpointHealth::State::Degraded;
        result.reason = Gateway::tr("One call is finding out whether it answers again.");
    } else if (summary.recentFailures > 0) {
        result.state = Gateway::EndpointHealth::State::Degraded;
        result.reason = Gateway::tr("%n call(s) failed in the last 30 s.", nullptr, summary.recentFailures);
    } else if (summary.lastLookFailed) {
        result.state = Gateway::EndpointHealth::State::Degraded;
        result.reason = Gateway::tr("It did not answer when it was asked for its models.");
    } else if (summary.lastFailed) {
        result.state = Gateway::EndpointHealth::State::Degraded;
        result.reason = Gateway::tr("The last call failed, and nothing was heard of it since.");
    } else if (summary.everAnswered) {
        result.state = Gateway::EndpointHealth::State::Healthy;
    }
    return result;
}

} // namespace spyhop::gateway

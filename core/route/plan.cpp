// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/plan.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::route {
namespace {

using base::Error;
using base::ErrorCode;
using model::ChatRequest;
using model::Endpoint;
using model::Target;

//! Gives the sentences of this file their translation context.
struct Plan {
    Q_DECLARE_TR_FUNCTIONS(spyhop::route::Plan)
};

tl::unexpected<Error> refusal(ErrorCode code, const QString& whom, const QString& what, const QString& remedy)
{
    Error error;
    error.code = code;
    error.whom = whom;
    error.what = what;
    error.remedy = remedy;
    return base::failure(error);
}

base::Expected<QList<Endpoint>> namedEndpoint(const ChatRequest& request, const QList<Endpoint>& endpoints)
{
    const auto named = std::find_if(
        endpoints.cbegin(), endpoints.cend(), [&](const Endpoint& e) { return e.name == request.endpoint; });
    if (named == endpoints.cend()) {
        return refusal(ErrorCode::Settings, request.endpoint, Plan::tr("No endpoint has this name."),
            Plan::tr("Choose one of the endpoints in the settings, or add it."));
    }
    if (!named->enabled) {
        return refusal(ErrorCode::Settings, request.endpoint, Plan::tr("This endpoint is switched off."),
            Plan::tr("Switch it on in the settings, or choose another."));
    }
    return QList<Endpoint>{*named};
}

base::Expected<QList<Endpoint>> candidates(const ChatRequest& request, const QList<Endpoint>& endpoints)
{
    if (!request.endpoint.isEmpty())
        return namedEndpoint(request, endpoints);
    QList<Endpoint> result;
    for (const Endpoint& endpoint : endpoints) {
        if (endpoint.enabled && (request.tier == model::Tier::Auto || endpoint.tier == request.tier))
            result.append(endpoint);
    }
    if (!result.isEmpty())
        return result;
    if (endpoints.isEmpty() || request.tier == model::Tier::Auto) {
        return refusal(ErrorCode::Settings, QString(), Plan::tr("No endpoint is set up."),
            Plan::tr("Add an endpoint or start the built-in server."));
    }
    return refusal(ErrorCode::Settings, QString(),
        Plan::tr("No endpoint of the tier “%1” is set up.").arg(model::tierName(request.tier)),
        Plan::tr("Add one, or let Spyhop choose the tier."));
}

std::optional<QString> resolvedModel(const ChatRequest& request, const Endpoint& endpoint)
{
    if (request.model.isEmpty())
        return endpoint.models.value(0);
    const bool offered = endpoint.models.isEmpty() || endpoint.models.contains(request.model);
    return offered || !request.endpoint.isEmpty() ? std::optional(request.model) : std::nullopt;
}

QString whyFirst(const ChatRequest& request, const QList<Target>& open, const QList<Target>& resting)
{
    if (!request.endpoint.isEmpty())
        return Plan::tr("You chose %1.").arg(request.endpoint);
    if (open.isEmpty())
        return Plan::tr("Every endpoint is resting after failures; %1 comes first.").arg(resting.first().endpoint.name);
    const Endpoint& first = open.first().endpoint;
    for (const Target& target : resting) {
        if (target.endpoint.priority < first.priority)
            return Plan::tr("%1 is next in priority; %2 is resting after failures.")
                .arg(first.name, target.endpoint.name);
    }
    return Plan::tr("%1 has the highest priority of the endpoints that offer the model.").arg(first.name);
}

} // namespace

HealthKey healthKey(const Target& target)
{
    return {target.endpoint.name, target.key, target.model};
}

base::Expected<model::Route> plan(
    const ChatRequest& request, const QList<Endpoint>& endpoints, const Health& health, base::SteadyTime now)
{
    auto found = candidates(request, endpoints);
    if (!found)
        return base::failure(found.error());
    std::stable_sort(
        found->begin(), found->end(), [](const Endpoint& a, const Endpoint& b) { return a.priority < b.priority; });

    QList<Target> open, resting;
    std::optional<Error> refused;
    for (const Endpoint& endpoint : std::as_const(*found)) {
        const auto model = resolvedModel(request, endpoint);
        if (!model)
            continue;
        if (const auto error = health.refusedCredential(endpoint.name, endpoint.key)) {
            if (!refused)
                refused = error;
            continue;
        }
        const Target target{endpoint, *model, endpoint.key};
        (health.mayTry(healthKey(target), now) ? open : resting).append(target);
    }
    if (open.isEmpty() && resting.isEmpty()) {
        if (refused)
            return base::failure(*refused);
        return refusal(ErrorCode::NotFound, request.model, Plan::tr("No endpoint offers this model."),
            Plan::tr("Choose another model, or name the endpoint."));
    }

    model::Route result;
    result.why = whyFirst(request, open, resting);
    for (const Target& target : open + resting)
        result.rungs.append(model::Rung{.target = target, .request = request, .cacheKey = {}, .isCache = false});
    for (model::Rung& rung : result.rungs)
        rung.request.model = rung.target.model;
    return result;
}

} // namespace spyhop::route

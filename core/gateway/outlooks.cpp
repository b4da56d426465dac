// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/outlooks.h"

#include "core/gateway/callcontext.h"
#include "core/route/plan.h"

#include <algorithm>

namespace spyhop::gateway {

const model::Endpoint* Outlooks::endpointNamed(const QString& name) const
{
    const auto found = std::find_if(m_context.endpoints.cbegin(), m_context.endpoints.cend(),
        [&name](const model::Endpoint& endpoint) { return endpoint.name == name; });
    return found == m_context.endpoints.cend() ? nullptr : &*found;
}

//! What the person says; else what the server itself said in a refusal, what its list tells, the table.
std::optional<int> Outlooks::contextOf(const model::Endpoint& endpoint, const QString& model) const
{
    if (const auto set = endpoint.contexts.constFind(model); set != endpoint.contexts.cend())
        return *set;
    const auto told = m_context.contexts.find({endpoint.name, model});
    if (told != m_context.contexts.end())
        return told->second;
    if (const auto listed = m_context.models.contextOf(endpoint, model))
        return listed;
    const QDate day = m_context.clock.wallTime().toUTC().date();
    return m_context.prices.contextLength(m_context.prices.names().resolve(model, day));
}

base::Expected<QList<Gateway::Outlook>> Outlooks::of(const model::ChatRequest& request) const
{
    route::Surroundings around{m_context.health, m_context.prices, {}, m_context.clock.steadyTime(),
        m_context.clock.wallTime().toUTC().date(), 0, m_context.otherAccounts, nullptr};
    const PolicyFilter filter(m_context.permission, request);
    if (m_context.permission.isNeeded())
        around.filter = &filter;
    if (const route::HealthKey* warm = m_context.warm.peek(request.conversationId.toUtf8()))
        around.warm = *warm;
    around.served = &m_context.models.served();
    around.lacking = &m_context.models.lacking();
    const base::Expected<model::Route> route = route::plan(request, m_context.endpoints, around);
    if (!route)
        return base::failure(route.error());
    QList<Gateway::Outlook> result;
    bool allSilent = true; // a last resort, behind the others, does not answer in their place
    for (const model::Rung& rung : route->rungs) {
        const model::Target& target = rung.target;
        const auto isSame = [&target](const Gateway::Outlook& known) { return known.endpoint == target.endpoint.name; };
        if (std::any_of(result.cbegin(), result.cend(), isSame))
            continue;
        Gateway::Outlook outlook;
        outlook.endpoint = target.endpoint.name;
        outlook.host = target.endpoint.url.host();
        outlook.tier = target.endpoint.tier;
        outlook.model = target.model;
        if (outlook.model.isEmpty()) // left to the endpoint: the first that its server lists, if it was asked already
            outlook.model = m_context.models.firstModel(target.endpoint).value_or(QString());
        outlook.context = contextOf(target.endpoint, outlook.model);
        outlook.takesPictures = m_context.prices.takesPictures(outlook.model, around.day);
        if (result.isEmpty() || !route::isLastResort(target.endpoint, request, m_context.endpoints, around))
            allSilent = allSilent && m_context.health.isSilent(outlook.endpoint);
        result.append(outlook);
    }
    for (Gateway::Outlook& outlook : result)
        outlook.isSilent = allSilent;
    return result;
}

bool Outlooks::seekContext(const Gateway::Outlook& outlook)
{
    if (outlook.context)
        return false;
    const model::Endpoint* const endpoint = endpointNamed(outlook.endpoint);
    return endpoint && m_context.models.requestContexts(*endpoint) == ModelFinder::State::Asking;
}

std::optional<base::Error> Outlooks::listFailure(const Gateway::Outlook& outlook) const
{
    const model::Endpoint* const endpoint = endpointNamed(outlook.endpoint);
    return endpoint && outlook.model.isEmpty() ? m_context.models.failureOf(*endpoint) : std::nullopt;
}

bool Outlooks::seekCurrency(const Gateway::Outlook& outlook)
{
    const model::Endpoint* const endpoint = endpointNamed(outlook.endpoint);
    return endpoint && m_context.currencies.request(*endpoint);
}

bool Outlooks::mayLearnCurrency(const Gateway::Outlook& outlook) const
{
    const model::Endpoint* const endpoint = endpointNamed(outlook.endpoint);
    return endpoint && m_context.currencies.mayBeTold(*endpoint);
}

bool Outlooks::seekAddresses(const QString& endpoint)
{
    if (!m_context.permission.isNeeded())
        return false;
    bool known = true;
    for (const model::Endpoint& one : std::as_const(m_context.endpoints)) {
        const bool matters = one.enabled && (endpoint.isEmpty() || one.name == endpoint);
        known = (!matters || m_context.permission.isReady(one)) && known;
    }
    return !known;
}

} // namespace spyhop::gateway

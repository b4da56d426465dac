// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/wayout.h"

#include "core/model/proxychoice.h"

namespace spyhop::gateway {
namespace {

port::ProxyHop hopOf(const model::ProxyStep& step)
{
    switch (step.kind) {
    case model::ProxyStep::Kind::Direct:
        return {port::ProxyHop::Kind::Direct, {}, 0};
    case model::ProxyStep::Kind::Http:
        return {port::ProxyHop::Kind::Http, step.host, step.port};
    case model::ProxyStep::Kind::Socks5:
        return {port::ProxyHop::Kind::Socks5, step.host, step.port};
    }
    Q_UNREACHABLE();
}

} // namespace

port::WireRoute routeTo(const model::Endpoint& endpoint, const port::SecretStore& secrets)
{
    port::WireRoute route;
    route.caFile = endpoint.caFile;
    if (const auto choice = model::ProxyChoice::parse(endpoint.proxy)) {
        route.systemProxy = choice->system;
        for (const model::ProxyStep& step : choice->steps)
            route.hops.append(hopOf(step));
    }
    route.proxyUser = endpoint.proxyUser;
    if (!endpoint.proxyPassword.isEmpty()) {
        if (const auto password = secrets.secret(endpoint.proxyPassword))
            route.proxyPassword = *password;
    }
    return route;
}

} // namespace spyhop::gateway

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/proxies.h"

#include "core/model/endpoint.h"

#include <QtNetwork/QNetworkProxyFactory>

namespace spyhop::net {
namespace {

QNetworkProxy wayOf(const port::ProxyHop& hop, const port::WireRoute& route)
{
    if (hop.kind == port::ProxyHop::Kind::Direct)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    QNetworkProxy way(hop.kind == port::ProxyHop::Kind::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy);
    way.setHostName(hop.host);
    way.setPort(static_cast<quint16>(hop.port));
    if (!route.proxyUser.isEmpty()) {
        way.setUser(route.proxyUser);
        way.setPassword(QString::fromUtf8(route.proxyPassword.view()));
    }
    return way;
}

} // namespace

ProxyPlan planProxies(const QUrl& url, const port::WireRoute& route)
{
    ProxyPlan plan;
    if (!route.systemProxy) {
        plan.source = ProxyPlan::Source::Endpoint;
        for (const port::ProxyHop& hop : route.hops)
            plan.ways.append(wayOf(hop, route));
    } else if (model::Endpoint::isLoopback(url)) {
        plan.source = ProxyPlan::Source::Loopback;
    } else {
        for (QNetworkProxy way : QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url))) {
            if (way.type() == QNetworkProxy::HttpCachingProxy)
                way.setType(QNetworkProxy::HttpProxy); // for https it is asked for a tunnel just the same
            const bool isKnown = way.type() == QNetworkProxy::HttpProxy || way.type() == QNetworkProxy::Socks5Proxy;
            if (isKnown || way.type() == QNetworkProxy::NoProxy)
                plan.ways.append(way);
        }
    }
    if (plan.ways.isEmpty())
        plan.ways.append(QNetworkProxy(QNetworkProxy::NoProxy));
    return plan;
}

bool isProxy(const QNetworkProxy& way)
{
    return way.type() != QNetworkProxy::NoProxy;
}

QString proxyName(const QNetworkProxy& way)
{
    if (!isProxy(way))
        return {};
    const QString host = way.hostName().contains(u':') ? u'[' + way.hostName() + u']' : way.hostName();
    return host + u':' + QString::number(way.port());
}

} // namespace spyhop::net

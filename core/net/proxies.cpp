// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/proxies.h"

#include "core/model/endpoint.h"

#include <QtCore/QCoreApplication>
#include <QtNetwork/QNetworkProxyFactory>
#include <array>

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

//! What Qt says, under which heading of its translations.
struct Sentence {
    const char* context;
    const char* text;
    ProxyFault fault;
};
constexpr std::array sentences{
    Sentence{"QHttpSocketEngine", "Proxy connection refused", ProxyFault::Unreachable},
    Sentence{"QHttpSocketEngine", "Proxy server connection timed out", ProxyFault::Unreachable},
    Sentence{"QHttpSocketEngine", "Proxy connection closed prematurely", ProxyFault::Unreachable},
    Sentence{"QHttpSocketEngine", "Proxy server not found", ProxyFault::NameUnknown},
    Sentence{"QHttpSocketEngine", "Proxy denied connection", ProxyFault::Denies},
    Sentence{"QHttpSocketEngine", "Error communicating with HTTP proxy", ProxyFault::Other},
    Sentence{"QHttpSocketEngine", "Did not receive HTTP response from proxy", ProxyFault::Other},
    Sentence{"QHttpSocketEngine", "Error parsing authentication request from proxy", ProxyFault::Other},
    Sentence{"QSocks5SocketEngine", "Connection to proxy refused", ProxyFault::Unreachable},
    Sentence{"QSocks5SocketEngine", "Connection to proxy timed out", ProxyFault::Unreachable},
    Sentence{"QSocks5SocketEngine", "Connection to proxy closed prematurely", ProxyFault::Unreachable},
    Sentence{"QSocks5SocketEngine", "Proxy host not found", ProxyFault::NameUnknown},
    Sentence{"QSocks5SocketEngine", "Proxy authentication failed", ProxyFault::WantsLogin},
    Sentence{"QSocks5SocketEngine", "Connection not allowed by SOCKSv5 server", ProxyFault::Denies},
    Sentence{"QSocks5SocketEngine", "SOCKS version 5 protocol error", ProxyFault::Other},
    Sentence{"QSocks5SocketEngine", "General SOCKSv5 server failure", ProxyFault::Other},
};

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

ProxyFault proxyFault(QNetworkReply::NetworkError error, const QString& text, const QNetworkProxy& way)
{
    if (!isProxy(way))
        return ProxyFault::None;
    const bool isHttp = way.type() == QNetworkProxy::HttpProxy;
    switch (error) {
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyTimeoutError:
        return ProxyFault::Unreachable;
    case QNetworkReply::ProxyNotFoundError:
        return ProxyFault::NameUnknown;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return ProxyFault::WantsLogin;
    case QNetworkReply::UnknownProxyError:
        return ProxyFault::Other;
    case QNetworkReply::HostNotFoundError: // an HTTP proxy looks the server's name up itself, and says so otherwise
        return isHttp ? ProxyFault::NameUnknown : ProxyFault::SomeNameUnknown;
    case QNetworkReply::UnknownNetworkError:
        break;
    default:
        return ProxyFault::None;
    }
    for (const Sentence& sentence : sentences) {
        if (text == QLatin1String(sentence.text)
            || text == QCoreApplication::translate(sentence.context, sentence.text))
            return sentence.fault;
    }
    return ProxyFault::None;
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

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sourceaddresses.h"

#include "core/model/endpoint.h"
#include "core/net/proxies.h"

#include <QtNetwork/QUdpSocket>

namespace spyhop::net {
namespace {

using namespace std::chrono_literals;

constexpr auto lifeOfNames = 5min; // as long as resolvers commonly keep a name
constexpr quint16 anyPort = 9; // "discard"; nothing is sent there

//! Whom the connection is made to.
QString hopOf(const QUrl& url, const port::WireRoute& route)
{
    const QNetworkProxy way = planProxies(url, route).ways.value(0);
    return isProxy(way) ? way.hostName() : url.host();
}

//! Connecting a UDP socket only asks for the route.
QString sourceTo(const QHostAddress& there)
{
    QUdpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(there, anyPort);
    return socket.localAddress().isNull() ? QString() : socket.localAddress().toString().section(u'%', 0, 0);
}

} // namespace

SourceAddresses::SourceAddresses(const base::Clock& clock)
    : m_clock(clock)
{
}

bool SourceAddresses::isKnown(const QUrl& url, const port::WireRoute& route)
{
    const QString host = hopOf(url, route);
    QHostAddress literal;
    if (literal.setAddress(host) || host == u"localhost")
        return true;
    Name& name = m_names[host];
    const bool isOld = !name.known || m_clock.elapsedSince(name.at) > lifeOfNames;
    if (isOld && !name.asking) {
        name.asking = true;
        QHostInfo::lookupHost(host, this, [this, host](const QHostInfo& info) { lookedUp(host, info); });
    }
    return name.known; // an old answer serves until the new one is there
}

void SourceAddresses::lookedUp(const QString& host, const QHostInfo& info)
{
    Name& name = m_names[host];
    name.addresses = info.addresses();
    name.at = m_clock.steadyTime();
    name.asking = false;
    name.known = true;
    Q_EMIT changed();
}

QString SourceAddresses::address(const QUrl& url, const port::WireRoute& route) const
{
    const QString host = hopOf(url, route);
    if (host == u"localhost")
        return {};
    QHostAddress literal;
    const QList<QHostAddress> there
        = literal.setAddress(host) ? QList<QHostAddress>{literal} : m_names.value(host).addresses;
    for (const QHostAddress& one : there) {
        if (one.isLoopback())
            return {};
        if (const QString source = sourceTo(one); !source.isEmpty())
            return source;
    }
    return {};
}

} // namespace spyhop::net

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/origin.h"

#include "core/net/proxies.h"
#include "core/net/tls.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <algorithm>

namespace spyhop::net {
namespace {

using namespace std::chrono_literals;

constexpr int http1PerManager = 6; // Qt's fixed number of connections a host and manager
constexpr int http2PerManager = 100; // streams on its one connection that servers allow
constexpr int maximumManagers = 32; // per origin; above it calls wait in Qt's queue
constexpr auto deadProxyRest = 60s; // before a proxy that could not be reached is tried first again

} // namespace

base::Expected<std::unique_ptr<Origin>> Origin::make(
    const QUrl& url, const port::WireRoute& route, const base::Clock& clock)
{
    std::unique_ptr<Origin> origin(new Origin(url, route, clock));
    if (url.scheme() == u"https") {
        const base::Expected<QSslConfiguration> tls = tlsConfiguration(url, route.caFile);
        if (!tls)
            return base::failure(tls.error());
        origin->m_request.setSslConfiguration(*tls);
    }
    return origin;
}

Origin::Origin(const QUrl& url, const port::WireRoute& route, const base::Clock& clock)
    : m_url(url)
    , m_route(route)
    , m_clock(clock)
{
    m_request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Spyhop/" SPYHOP_VERSION));
    // Qt would name the person's language; "*" says the same as no header at all.
    m_request.setRawHeader(QByteArrayLiteral("Accept-Language"), QByteArrayLiteral("*"));
    m_request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    m_request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    m_request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    m_request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    m_request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    m_request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
}

QString Origin::routeKey(const port::WireRoute& route)
{
    QStringList parts{route.caFile, route.systemProxy ? QStringLiteral("system") : QString(), route.proxyUser};
    if (!route.caFile.isEmpty()) {
        // A file that was replaced is read anew.
        const QFileInfo file(route.caFile);
        parts << QString::number(file.size()) << QString::number(file.lastModified().toMSecsSinceEpoch());
    }
    for (const port::ProxyHop& hop : route.hops)
        parts << QString::number(static_cast<int>(hop.kind)) << hop.host << QString::number(hop.port);
    return parts.join(u'|');
}

bool Origin::serves(const port::WireRoute& route) const
{
    return m_route.proxyPassword.equals(route.proxyPassword);
}

QList<QNetworkProxy> Origin::ways() const
{
    QList<QNetworkProxy> ways = planProxies(m_url, m_route).ways;
    const base::SteadyTime now = m_clock.steadyTime();
    std::stable_partition(ways.begin(), ways.end(), [&](const QNetworkProxy& way) {
        return std::none_of(m_resting.begin(), m_resting.end(),
            [&](const Resting& resting) { return resting.way == way && now - resting.since < deadProxyRest; });
    });
    return ways;
}

void Origin::wayFailed(const QNetworkProxy& way)
{
    m_resting.removeIf([&](const Resting& resting) { return resting.way == way; });
    m_resting.append({way, m_clock.steadyTime()});
}

int Origin::perLane() const
{
    return m_http2 ? http2PerManager : http1PerManager;
}

int Origin::capacity() const
{
    return maximumManagers * perLane();
}

Lane& Origin::lane(const QNetworkProxy& way)
{
    dropSpent();
    Lane* least = nullptr;
    std::size_t lanes = 0;
    for (const std::unique_ptr<Lane>& lane : m_lanes) {
        if (lane->way() != way || !lane->isUsable())
            continue;
        if (lane->inFlight() < std::min(lane->most(), perLane()))
            return *lane;
        if (!least || lane->inFlight() < least->inFlight())
            least = lane.get();
        ++lanes;
    }
    if (least && (least->inFlight() < perLane() || lanes >= maximumManagers))
        return *least;
    m_lanes.push_back(std::make_unique<Lane>(way, m_url.scheme() == u"https"));
    Lane& lane = *m_lanes.back();
    QObject::connect(&lane, &Lane::emptied, &lane, [this] { dropSpent(); });
    return lane;
}

void Origin::forgetConnections()
{
    for (const std::unique_ptr<Lane>& lane : m_lanes)
        lane->retire();
    m_route.proxyPassword = base::Secret();
    m_resting.clear();
    dropSpent();
}

//! From the event loop: its manager may be what is calling.
void Origin::dropSpent()
{
    std::erase_if(m_lanes, [](std::unique_ptr<Lane>& lane) {
        if (lane->isUsable() || lane->inFlight() > 0)
            return false;
        lane->disconnect();
        lane.release()->deleteLater();
        return true;
    });
}

} // namespace spyhop::net

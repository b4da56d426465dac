// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/origin.h"

#include "core/model/endpoint.h"

#include <QtNetwork/QNetworkProxyFactory>
#include <QtNetwork/QSslConfiguration>
#include <algorithm>

namespace spyhop::net {
namespace {

constexpr int http1PerManager = 6; // Qt's fixed number of connections a host and manager
constexpr int http2PerManager = 100; // streams on its one connection that servers allow
constexpr int maximumManagers = 32; // per origin; above it calls wait in Qt's queue

//! What the system's settings say, asked anew for each call; Qt's default asks nobody.
class SystemProxies final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override { return systemProxyForQuery(query); }
};

} // namespace

Origin::Origin(const QUrl& url)
    : m_loopback(model::Endpoint::isLoopback(url))
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
    if (url.scheme() == u"https") {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        if (!m_loopback)
            tls.setProtocol(QSsl::TlsV1_3OrLater);
        m_request.setSslConfiguration(tls);
    }
}

int Origin::perLane() const
{
    return m_http2 ? http2PerManager : http1PerManager;
}

int Origin::capacity() const
{
    return maximumManagers * perLane();
}

Lane& Origin::lane()
{
    const auto idle = std::find_if(m_lanes.begin(), m_lanes.end(),
        [this](const auto& lane) { return lane->inFlight < std::min(lane->most, perLane()); });
    if (idle != m_lanes.end())
        return **idle;
    const auto least = std::min_element(
        m_lanes.begin(), m_lanes.end(), [](const auto& a, const auto& b) { return a->inFlight < b->inFlight; });
    if (least != m_lanes.end() && ((*least)->inFlight < perLane() || m_lanes.size() >= maximumManagers))
        return **least;
    auto lane = std::make_unique<Lane>();
    lane->manager = std::make_unique<QNetworkAccessManager>();
    lane->manager->setAutoDeleteReplies(false);
    if (m_loopback)
        lane->manager->setProxy(QNetworkProxy::NoProxy);
    else
        lane->manager->setProxyFactory(new SystemProxies); // the manager owns it
    m_lanes.push_back(std::move(lane));
    return *m_lanes.back();
}

} // namespace spyhop::net

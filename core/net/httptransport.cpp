// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httptransport.h"

#include "core/model/endpoint.h"
#include "core/net/httpexchange.h"
#include "core/net/refusedexchange.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <algorithm>
#include <unordered_map>

namespace spyhop::net {
namespace {

//! Scheme, host and port: what shares connections.
QString originKey(const QUrl& url)
{
    const int standardPort = url.scheme() == u"https" ? 443 : 80;
    return url.scheme() + u'|' + url.host() + u'|' + QString::number(url.port(standardPort));
}

//! Whether a hop may hear what is not encrypted.
bool staysHere(const port::ProxyHop& hop)
{
    QUrl proxy;
    proxy.setHost(hop.host);
    return hop.kind == port::ProxyHop::Kind::Direct || model::Endpoint::isLoopback(proxy);
}

//! A field's value of visible ASCII and blanks (RFC 9110, 5.5): a line end in it would begin another field.
bool mayStandInHead(const base::Secret& value)
{
    return std::all_of(value.data(), value.data() + value.size(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::optional<base::Error> refusal(const port::WireRequest& request)
{
    const QUrl& url = request.url;
    const port::WireRoute& route = request.route;
    base::Error error;
    error.whom = url.host();
    if (url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http")) {
        error.code = base::ErrorCode::Network;
        error.what = QCoreApplication::translate("HttpTransport", "This is not an http or https address.");
        return error;
    }
    if (url.scheme() == u"http" && !model::Endpoint::isLoopback(url)) {
        error.code = base::ErrorCode::Tls;
        error.what = QCoreApplication::translate(
            "HttpTransport", "Unencrypted connections are made to this computer itself only.");
        error.remedy = QCoreApplication::translate("HttpTransport", "Use an https address.");
        return error;
    }
    if (url.scheme() == u"http" && !std::all_of(route.hops.cbegin(), route.hops.cend(), staysHere)) {
        error.code = base::ErrorCode::Tls;
        error.what = QCoreApplication::translate(
            "HttpTransport", "The proxy would hear everything: connections to this computer are not encrypted.");
        error.remedy = QCoreApplication::translate(
            "HttpTransport", "Take the proxy off this endpoint, or use an https address.");
        return error;
    }
    if (!mayStandInHead(request.authorization)) {
        error.code = base::ErrorCode::Auth;
        error.what = QCoreApplication::translate("HttpTransport", "There are characters in the key that no key has.");
        error.remedy = QCoreApplication::translate("HttpTransport", "Nothing was sent. Store the key once more.");
        return error;
    }
    return std::nullopt;
}

} // namespace

class HttpTransport::Private {
public:
    //! Error: Tls (a CA file that is no use).
    base::Expected<Origin*> origin(const QUrl& url, const port::WireRoute& route)
    {
        std::vector<std::unique_ptr<Origin>>& known = origins[originKey(url) + u'|' + Origin::routeKey(route)];
        for (const std::unique_ptr<Origin>& candidate : known) {
            if (candidate->serves(route))
                return candidate.get();
        }
        base::Expected<std::unique_ptr<Origin>> made = Origin::make(url, route, clock);
        if (!made)
            return base::failure(made.error());
        known.push_back(std::move(*made));
        return known.back().get();
    }

    const base::SystemClock clock{}; // tells only how long a dead proxy rests
    std::unordered_map<QString, std::vector<std::unique_ptr<Origin>>> origins;
};

HttpTransport::HttpTransport()
    : d(std::make_unique<Private>())
{
}

HttpTransport::~HttpTransport() = default;

std::unique_ptr<port::Exchange> HttpTransport::send(const port::WireRequest& request)
{
    if (const auto error = refusal(request))
        return std::make_unique<RefusedExchange>(*error);
    const base::Expected<Origin*> origin = d->origin(request.url, request.route);
    if (!origin)
        return std::make_unique<RefusedExchange>(origin.error());
    return std::make_unique<HttpExchange>(**origin, request);
}

void HttpTransport::forgetConnections()
{
    for (const auto& [key, origins] : d->origins) {
        for (const std::unique_ptr<Origin>& origin : origins)
            origin->forgetConnections();
    }
}

int HttpTransport::capacity(const QUrl& url) const
{
    const base::Expected<Origin*> origin = d->origin(url, port::WireRoute());
    return origin ? (*origin)->capacity() : 0;
}

} // namespace spyhop::net

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/port/transport.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>

namespace spyhop::net {

//! The ways out to an origin, in the order they are tried, and who says so.
struct ProxyPlan {
    enum class Source { Loopback, Endpoint, System };
    Source source = Source::System;
    QList<QNetworkProxy> ways; //!< never empty; each of type NoProxy, HttpProxy or Socks5Proxy
};

//! This computer itself is reached straight, unless the endpoint names a proxy. The system's settings are asked anew
//! each time.
[[nodiscard]] ProxyPlan planProxies(const QUrl& url, const port::WireRoute& route);

//! What a proxy did to a request that never got a reply.
enum class ProxyFault {
    None,
    Unreachable,
    NameUnknown,
    SomeNameUnknown, //!< the proxy's or the server's: a SOCKS proxy does not tell
    WantsLogin,
    Denies,
    Other
};

//! Qt 6.4 calls most faults of a proxy an unknown error; its sentence (in the program's language) tells them apart.
[[nodiscard]] ProxyFault proxyFault(QNetworkReply::NetworkError error, const QString& text, const QNetworkProxy& way);

[[nodiscard]] bool isProxy(const QNetworkProxy& way);
//! "proxy.example:8080"; empty for the straight way. Never a user name.
[[nodiscard]] QString proxyName(const QNetworkProxy& way);

} // namespace spyhop::net

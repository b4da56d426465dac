// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/net/proxies.h"
#include "core/port/transport.h"

#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <optional>

namespace spyhop::net {

//! Why a reply whose head is this must not be believed: no such status, NUL in a header, contradicting lengths, a
//! transfer encoding that Qt hands over undecoded. Nothing if it is fine. Error: Network.
[[nodiscard]] std::optional<base::Error> headFault(const port::WireHead& head);

//! Truncated if the head promised another length than came, as it travelled.
[[nodiscard]] std::optional<base::Error> lengthFault(const port::WireHead& head, qint64 received);

//! True if nothing but the end of the connection says where the reply ends (RFC 9112, 6.3).
[[nodiscard]] bool endsWithConnection(const port::WireHead& head);

//! A packed body that is no gzip (`broken`), or that ends too early. Error: Server, Truncated.
[[nodiscard]] base::Error packedFault(bool broken);

//! What a proxy did, in plain words, with its name. `detail`: Qt's. Error: Network.
[[nodiscard]] base::Error proxyError(ProxyFault fault, const QString& detail, const QNetworkProxy& way);

//! What Qt's error means for the wire, TLS handshakes apart; nothing for success and for errors that merely repeat the
//! HTTP status. `headSeen`: a broken connection is then a truncated reply. `way`: by which the request was to go.
//! Errors: Network, Truncated.
[[nodiscard]] std::optional<base::Error> wireError(
    QNetworkReply::NetworkError error, const QString& errorString, bool headSeen, const QNetworkProxy& way);

} // namespace spyhop::net

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/port/transport.h"

#include <memory>

namespace spyhop::net {

//! \brief Sends requests over HTTP with Qt's QNetworkAccessManager.
//!
//! Opens enough managers per origin that no call waits in Qt's hidden queue (six connections a host and manager over
//! HTTP/1.1, one hundred streams over HTTP/2), at most 32. A POST is sent once, never repeated by Qt and never
//! redirected. TLS 1.3 at least, except to loopback. Cookies, caches and credentials of Qt are off. No time-outs: the
//! clocks are the gateway's.
//! Owner: Services; must outlive its exchanges. Thread: the one it was made in.
class HttpTransport final : public port::Transport {
public:
    HttpTransport();
    ~HttpTransport() override;
    [[nodiscard]] std::unique_ptr<port::Exchange> send(const port::WireRequest& request) override;

    //! Calls that can be in flight to one origin before Qt would queue them, given what was learned of its HTTP
    //! version.
    [[nodiscard]] int capacity(const QUrl& url) const;
    //! Closes every connection, those at work once they are idle: Qt keeps the heads of requests in a connection's
    //! buffers, and HTTP/2 keeps them in its table.
    void forgetConnections();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace spyhop::net

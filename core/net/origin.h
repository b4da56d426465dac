// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/lane.h"
#include "core/port/transport.h"

#include <QtNetwork/QNetworkRequest>
#include <memory>
#include <vector>

namespace spyhop::net {

//! \brief All connections to one scheme, host and port that are reached in one way (WireRoute).
//!
//! Owner: HttpTransport. Thread: its. Ends with it, after the exchanges that borrow it.
class Origin {
public:
    //! Error: Tls (the CA file).
    [[nodiscard]] static base::Expected<std::unique_ptr<Origin>> make(
        const QUrl& url, const port::WireRoute& route, const base::Clock& clock);

    //! Whether requests of this route may use these connections; the key under which it is looked for is routeKey().
    [[nodiscard]] bool serves(const port::WireRoute& route) const;
    //! Everything of a route that parts connections, but the proxy's password, as text.
    [[nodiscard]] static QString routeKey(const port::WireRoute& route);

    //! The ways out, in the order they are tried now: those of the settings, but a proxy that could not be reached
    //! rests at the end for a while.
    [[nodiscard]] QList<QNetworkProxy> ways() const;
    void wayFailed(const QNetworkProxy& way);
    //! One that has an idle connection; else the least loaded one; a new one if all are full and the limit of managers
    //! allows it.
    [[nodiscard]] Lane& lane(const QNetworkProxy& way);
    //! Everything of a request that is the same for all requests to this origin.
    [[nodiscard]] const QNetworkRequest& request() const { return m_request; }
    [[nodiscard]] int capacity() const;
    //! Closes every connection, those at work once they are idle: what they keep of former requests goes with them.
    void forgetConnections();
    void learnHttp2() { m_http2 = true; }

private:
    Origin(const QUrl& url, const port::WireRoute& route, const base::Clock& clock);
    [[nodiscard]] int perLane() const;
    void dropSpent();

    struct Resting {
        QNetworkProxy way;
        base::SteadyTime since{0};
    };

    QUrl m_url;
    port::WireRoute m_route;
    const base::Clock& m_clock;
    bool m_http2 = false;
    QNetworkRequest m_request;
    QList<Resting> m_resting;
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

} // namespace spyhop::net

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/port/transport.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkRequest>
#include <algorithm>
#include <memory>
#include <vector>

namespace spyhop::net {

//! One manager and how many calls are under way in it.
struct Lane {
    std::unique_ptr<QNetworkAccessManager> manager;
    int inFlight = 0;
    int most = 0; //!< ever in flight at once: so many connections the manager has opened
    void enter() { most = std::max(most, ++inFlight); }
    void leave() { --inFlight; }
};

//! \brief All connections to one scheme, host and port.
//!
//! Owner: HttpTransport. Thread: its. Ends with it, after the exchanges that borrow it.
class Origin {
public:
    explicit Origin(const QUrl& url);

    //! One that has an idle connection; else the least loaded one; a new one if all are full and the limit of managers
    //! allows it.
    [[nodiscard]] Lane& lane();
    //! Everything of a request that is the same for all requests to this origin.
    [[nodiscard]] const QNetworkRequest& request() const { return m_request; }
    [[nodiscard]] int capacity() const;
    void learnHttp2() { m_http2 = true; }

private:
    [[nodiscard]] int perLane() const;

    bool m_loopback;
    bool m_http2 = false;
    QNetworkRequest m_request;
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

} // namespace spyhop::net

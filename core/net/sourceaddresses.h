// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/port/transport.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QHostInfo>

namespace spyhop::net {

//! \brief Which of this computer's addresses a connection would leave from: what the system's routes say, without a
//! packet being sent.
//!
//! Of a proxied address the way to the proxy counts. Names are looked up once in a while, routes anew each time: they
//! change when a VPN comes up. Owner: the gateway. Thread: main.
class SourceAddresses : public QObject {
    Q_OBJECT
public:
    explicit SourceAddresses(const base::Clock& clock);

    //! False: the name is being looked up; changed() follows from the event loop.
    [[nodiscard]] bool isKnown(const QUrl& url, const port::WireRoute& route);
    //! Empty: it stays in this computer, no name server knows it, or nothing leads there.
    [[nodiscard]] QString address(const QUrl& url, const port::WireRoute& route) const;

Q_SIGNALS:
    void changed();

private:
    void lookedUp(const QString& host, const QHostInfo& info);

    struct Name {
        QList<QHostAddress> addresses;
        base::SteadyTime at{0};
        bool asking = false, known = false;
    };
    const base::Clock& m_clock;
    QHash<QString, Name> m_names; //!< by host
};

} // namespace spyhop::net

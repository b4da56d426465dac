// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/net/proxies.h"
#include "core/port/transport.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtNetwork/QSslSocket>
#include <memory>
#include <optional>

namespace spyhop::net {

//! Which way out was taken.
struct WayTaken {
    ProxyPlan::Source source = ProxyPlan::Source::System;
    QString proxy; //!< "proxy.example:8080"; empty: straight
    QStringList deadProxies; //!< named before it, and not reached
};

//! What a TLS handshake came to.
struct TlsSeen {
    QString version, cipher, issuer;
    QDateTime validUntil; //!< of the server's certificate, UTC
};

//! \brief Opens one connection as calls do (same TLS settings, same ways out) and tells each stage of it; sends
//! nothing.
//!
//! Owner: whoever wants to know; destroying it ends it without a signal. Thread: one. Every signal comes from the event
//! loop; after done() or failed() nothing more comes.
class Probe : public QObject {
    Q_OBJECT
public:
    enum class Stage { Proxy, Connection, Tls };

    Probe(const QUrl& url, const port::WireRoute& route);
    ~Probe() override;
    //! Where it stands: for who loses patience.
    [[nodiscard]] Stage stage() const { return m_stage; }

Q_SIGNALS:
    void wayTaken(const spyhop::net::WayTaken& way);
    void connected();
    void encrypted(const spyhop::net::TlsSeen& tls); //!< https only
    void done();
    void failed(spyhop::net::Probe::Stage stage, const spyhop::base::Error& error);

private:
    void tryWay();
    void proxyFailed(QAbstractSocket::SocketError error);
    void connectToServer();
    void onConnected();
    void onEncrypted();
    void onError(QAbstractSocket::SocketError error);
    void fail(const base::Error& error);

    QUrl m_url;
    port::WireRoute m_route;
    QList<QNetworkProxy> m_ways; //!< the first is being tried
    WayTaken m_taken;
    Stage m_stage = Stage::Proxy;
    std::unique_ptr<QTcpSocket> m_toProxy;
    std::unique_ptr<QSslSocket> m_socket;
    std::optional<base::Error> m_certificateFault;
    bool m_ended = false;
};

} // namespace spyhop::net

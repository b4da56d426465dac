// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probe.h"

#include "core/net/certificates.h"
#include "core/net/tls.h"
#include "core/net/wireerror.h"

#include <QtCore/QPointer>
#include <QtNetwork/QSslCipher>

namespace spyhop::net {
namespace {

//! The name that a reply of Qt would give to a socket's error.
QNetworkReply::NetworkError asReplyError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case QAbstractSocket::ProxyConnectionRefusedError:
        return QNetworkReply::ProxyConnectionRefusedError;
    case QAbstractSocket::ProxyConnectionClosedError:
        return QNetworkReply::ProxyConnectionClosedError;
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return QNetworkReply::ProxyTimeoutError;
    case QAbstractSocket::ProxyNotFoundError:
        return QNetworkReply::ProxyNotFoundError;
    default:
        return QNetworkReply::UnknownNetworkError; // its sentence tells
    }
}

QString versionName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    case QSsl::TlsV1_2:
        return QStringLiteral("TLS 1.2");
    default:
        return QStringLiteral("TLS");
    }
}

} // namespace

Probe::Probe(const QUrl& url, const port::WireRoute& route)
    : m_url(url)
    , m_route(route)
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            const ProxyPlan plan = planProxies(m_url, m_route);
            m_ways = plan.ways;
            m_taken.source = plan.source;
            tryWay();
        },
        Qt::QueuedConnection);
}

Probe::~Probe()
{
    for (QTcpSocket* socket : {m_toProxy.get(), static_cast<QTcpSocket*>(m_socket.get())}) {
        if (!socket)
            continue;
        socket->disconnect(this);
        socket->abort();
    }
}

void Probe::tryWay()
{
    const QNetworkProxy way = m_ways.constFirst();
    if (!isProxy(way))
        return connectToServer();
    m_toProxy = std::make_unique<QTcpSocket>();
    m_toProxy->setProxy(QNetworkProxy::NoProxy);
    connect(m_toProxy.get(), &QTcpSocket::connected, this, &Probe::connectToServer);
    connect(m_toProxy.get(), &QTcpSocket::errorOccurred, this, &Probe::proxyFailed);
    m_toProxy->connectToHost(way.hostName(), way.port());
}

void Probe::proxyFailed(QAbstractSocket::SocketError error)
{
    const QNetworkProxy way = m_ways.takeFirst();
    m_toProxy->disconnect(this);
    m_toProxy.release()->deleteLater(); // it is the sender
    if (m_ways.isEmpty()) {
        const bool isUnknown = error == QAbstractSocket::HostNotFoundError;
        return fail(proxyError(isUnknown ? ProxyFault::NameUnknown : ProxyFault::Unreachable, QString(), way));
    }
    m_taken.deadProxies.append(proxyName(way));
    tryWay();
}

void Probe::connectToServer()
{
    const QNetworkProxy way = m_ways.constFirst();
    if (m_toProxy) {
        m_toProxy->disconnect(this);
        m_toProxy->disconnectFromHost();
        m_toProxy.release()->deleteLater(); // it is the sender
    }
    m_taken.proxy = proxyName(way);
    const QPointer<Probe> alive(this);
    Q_EMIT wayTaken(m_taken);
    if (!alive)
        return;
    m_stage = Stage::Connection;
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setProxy(way);
    connect(m_socket.get(), &QSslSocket::connected, this, &Probe::onConnected);
    connect(m_socket.get(), &QSslSocket::encrypted, this, &Probe::onEncrypted);
    connect(m_socket.get(), &QSslSocket::errorOccurred, this, &Probe::onError);
    connect(m_socket.get(), &QSslSocket::sslErrors, this, [this](const QList<QSslError>& errors) {
        if (!errors.isEmpty())
            m_certificateFault = certificateError(errors, m_url.host());
    });
    if (m_url.scheme() != u"https") {
        m_socket->connectToHost(m_url.host(), static_cast<quint16>(m_url.port(80)));
        return;
    }
    const base::Expected<QSslConfiguration> tls = tlsConfiguration(m_url, m_route.caFile);
    if (!tls) {
        m_stage = Stage::Tls;
        return fail(tls.error());
    }
    m_socket->setSslConfiguration(*tls);
    m_socket->connectToHostEncrypted(m_url.host(), static_cast<quint16>(m_url.port(443)));
}

void Probe::onConnected()
{
    const bool isWhole = m_url.scheme() != u"https";
    const QPointer<Probe> alive(this);
    Q_EMIT connected();
    if (!alive)
        return;
    m_stage = Stage::Tls;
    if (isWhole && !std::exchange(m_ended, true))
        Q_EMIT done();
}

void Probe::onEncrypted()
{
    const QList<QSslCertificate> chain = m_socket->peerCertificateChain();
    if (const auto refused = refusalOf(chain, m_url.host()))
        return fail(*refused);
    TlsSeen seen;
    seen.version = versionName(m_socket->sessionProtocol());
    seen.cipher = m_socket->sessionCipher().name();
    if (!chain.isEmpty()) {
        seen.issuer = issuerOf(chain.constFirst());
        seen.validUntil = chain.constFirst().expiryDate().toUTC();
    }
    const QPointer<Probe> alive(this);
    Q_EMIT encrypted(seen);
    if (alive && !std::exchange(m_ended, true))
        Q_EMIT done();
}

void Probe::onError(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::SslHandshakeFailedError)
        return fail(m_certificateFault.value_or(handshakeError(m_socket->errorString())));
    const auto problem = wireError(asReplyError(error), m_socket->errorString(), false, m_ways.constFirst());
    fail(problem.value_or(base::Error()));
}

void Probe::fail(const base::Error& error)
{
    if (std::exchange(m_ended, true))
        return;
    if (m_socket)
        m_socket->disconnect(this);
    Q_EMIT failed(m_stage, error);
}

} // namespace spyhop::net

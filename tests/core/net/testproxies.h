// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace spyhop::testsupport {

//! \brief A proxy that takes every host for this computer: what is asked for goes to 127.0.0.1 and the port asked for.
//!
//! Speaks HTTP CONNECT or SOCKS5 (RFC 1928, with the login of RFC 1929), with or without a login. Owner: the test.
class TestProxy : public QObject {
    Q_OBJECT
public:
    enum class Speaks { Http, Socks5 };

    explicit TestProxy(Speaks speaks)
        : m_speaks(speaks)
    {
        connect(&m_server, &QTcpServer::newConnection, this, &TestProxy::accept);
        m_server.listen(QHostAddress::LocalHost);
    }

    void requireLogin(const QByteArray& user, const QByteArray& password)
    {
        m_user = user;
        m_password = password;
    }
    //! Every request is answered so ("403 Forbidden"); HTTP only.
    void refuseWith(const QByteArray& status) { m_refusal = status; }

    [[nodiscard]] int port() const { return m_server.serverPort(); }
    [[nodiscard]] const QList<QByteArray>& targets() const { return m_targets; } //!< hosts that were asked for
    [[nodiscard]] int connections() const { return m_connections; }

private:
    enum class Stage { Greeting, Login, Request, Open };
    struct Client {
        QByteArray buffer;
        Stage stage = Stage::Greeting;
        QTcpSocket* upstream = nullptr;
    };

    void accept()
    {
        while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
            ++m_connections;
            m_clients.insert(socket, {});
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                if (QTcpSocket* const upstream = m_clients.take(socket).upstream)
                    upstream->deleteLater();
                socket->deleteLater();
            });
        }
    }

    void read(QTcpSocket* socket)
    {
        Client& client = m_clients[socket];
        client.buffer += socket->readAll();
        if (client.stage == Stage::Open) {
            client.upstream->write(std::exchange(client.buffer, {}));
            return;
        }
        if (m_speaks == Speaks::Http)
            readHttp(socket, client);
        else
            readSocks(socket, client);
    }

    void readHttp(QTcpSocket* socket, Client& client)
    {
        const qsizetype end = client.buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = client.buffer.first(end);
        client.buffer.remove(0, end + 4);
        const QByteArray wanted = "Basic " + (m_user + ':' + m_password).toBase64();
        if (!m_user.isEmpty() && !head.contains(wanted)) {
            socket->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                          "Content-Length: 0\r\n\r\n");
            return;
        }
        if (!m_refusal.isEmpty()) {
            socket->write("HTTP/1.1 " + m_refusal + "\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        const QByteArray target = head.split(' ').value(1);
        const qsizetype colon = target.lastIndexOf(':');
        join(
            socket, client, target.first(colon), target.mid(colon + 1).toUShort(), "HTTP/1.1 200 Here you are\r\n\r\n");
    }

    void readSocks(QTcpSocket* socket, Client& client)
    {
        QByteArray& in = client.buffer;
        const auto byteAt = [&in](qsizetype i) { return static_cast<unsigned char>(in.at(i)); };
        if (client.stage == Stage::Greeting && in.size() >= 2 && in.size() >= 2 + byteAt(1)) {
            const bool offersLogin = in.mid(2, byteAt(1)).contains('\x02');
            in.remove(0, 2 + byteAt(1));
            const bool wantsLogin = !m_user.isEmpty();
            if (wantsLogin && !offersLogin) {
                socket->write("\x05\xff", 2);
                socket->disconnectFromHost();
                return;
            }
            client.stage = wantsLogin ? Stage::Login : Stage::Request;
            socket->write(wantsLogin ? QByteArray("\x05\x02", 2) : QByteArray("\x05\x00", 2));
        }
        if (client.stage == Stage::Login && in.size() >= 2 && in.size() >= 3 + byteAt(1)
            && in.size() >= 3 + byteAt(1) + byteAt(2 + byteAt(1))) {
            const QByteArray user = in.mid(2, byteAt(1));
            const QByteArray password = in.mid(3 + byteAt(1), byteAt(2 + byteAt(1)));
            in.clear();
            const bool fine = user == m_user && password == m_password;
            socket->write(fine ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
            if (!fine) {
                socket->disconnectFromHost();
                return;
            }
            client.stage = Stage::Request;
        }
        if (client.stage == Stage::Request && in.size() >= 5) {
            const bool isName = byteAt(3) == 3;
            const qsizetype length = isName ? byteAt(4) + 1 : byteAt(3) == 1 ? 4 : 16;
            if (in.size() < 4 + length + 2)
                return;
            const QByteArray host = isName ? in.mid(5, length - 1) : QByteArray("address");
            const auto port = static_cast<quint16>(byteAt(4 + length) << 8 | byteAt(5 + length));
            in.remove(0, 6 + length);
            join(socket, client, host, port, QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
        }
    }

    void join(QTcpSocket* socket, Client& client, const QByteArray& host, quint16 port, const QByteArray& welcome)
    {
        m_targets << host;
        auto* const upstream = new QTcpSocket(this);
        client.upstream = upstream;
        client.stage = Stage::Open;
        upstream->setProxy(QNetworkProxy::NoProxy);
        upstream->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        connect(upstream, &QTcpSocket::readyRead, socket, [socket, upstream] { socket->write(upstream->readAll()); });
        connect(upstream, &QTcpSocket::disconnected, socket, [socket] { socket->disconnectFromHost(); });
        socket->write(welcome);
    }

    Speaks m_speaks;
    QByteArray m_user, m_password, m_refusal;
    QHash<QTcpSocket*, Client> m_clients;
    QList<QByteArray> m_targets;
    int m_connections = 0;
    QTcpServer m_server; // last: its sockets end while the table they are removed from still lives
};

} // namespace spyhop::testsupport

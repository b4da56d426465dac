// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/httpconnection.h"

#include <QtCore/QPointer>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace spyhop::localserver {

HttpConnection::HttpConnection(quint64 id, std::unique_ptr<QTcpSocket> socket, base::Clock& clock)
    : m_id(id)
    , m_clock(clock)
    , m_socket(std::move(socket))
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // else Nagle holds tokens back for 40 ms
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected);
}

HttpConnection::~HttpConnection()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void HttpConnection::read()
{
    if (m_closing) {
        m_socket->readAll(); // what comes after the last reply is not answered
        return;
    }
    m_parser.append(m_socket->readAll());
    readNext();
}

void HttpConnection::readNext()
{
    if (m_reading)
        return; // a reply that ended at once: the loop below goes on
    m_reading = true;
    const QPointer<HttpConnection> guard(this);
    while (!m_busy && !m_closing) {
        const std::optional<HttpRequest> request = m_parser.next();
        if (m_parser.takeContinueWanted())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        if (!request) {
            if (const int status = m_parser.failureStatus(); status != 0) {
                const QByteArray body
                    = errorBody(status, QString::fromLatin1(reasonPhrase(status)), QStringLiteral("bad_http"));
                m_socket->write(plainReply(status, "application/json", body, {}, {true, false}).steps.first().bytes);
                close();
            } else if (!m_parser.isMidway()) {
                m_receivingSince.reset();
            } else if (!m_receivingSince) {
                m_receivingSince = m_clock.steadyTime();
            }
            break;
        }
        m_receivingSince.reset();
        m_busy = true;
        Q_EMIT requested(m_id, *request);
        if (!guard)
            return;
    }
    m_reading = false;
}

void HttpConnection::play(const Reply& reply)
{
    m_reply = reply;
    m_next = 0;
    step();
}

void HttpConnection::resume()
{
    if (m_busy)
        step();
}

void HttpConnection::step()
{
    while (m_next < m_reply.steps.size()) {
        const ReplyStep& current = m_reply.steps.at(m_next++);
        switch (current.kind) {
        case ReplyStep::Kind::Write:
            m_socket->write(current.bytes);
            break;
        case ReplyStep::Kind::Wait:
            Q_EMIT pauseWanted(m_id, current.wait);
            return;
        case ReplyStep::Kind::Hang:
            return;
        case ReplyStep::Kind::Cut:
            close();
            settle();
            return;
        case ReplyStep::Kind::Reset:
            reset();
            return;
        }
    }
    if (!m_reply.keepAlive)
        close();
    settle();
}

void HttpConnection::settle()
{
    m_reply = {};
    if (!std::exchange(m_busy, false))
        return; // with nothing left to send the socket closed at once, and that was the reply's end
    const QPointer<HttpConnection> guard(this);
    Q_EMIT answered(m_id);
    if (guard && !m_closing)
        readNext();
}

void HttpConnection::giveUpReceiving()
{
    m_receivingSince.reset();
    const QByteArray body
        = errorBody(408, QStringLiteral("The request took too long to arrive."), QStringLiteral("timeout"));
    m_socket->write(plainReply(408, "application/json", body, {}, {true, false}).steps.first().bytes);
    close();
}

void HttpConnection::close()
{
    m_closing = true;
    m_socket->disconnectFromHost(); // sends what is still buffered first
}

void HttpConnection::reset()
{
    m_closing = true;
    m_socket->flush();
    // A zero linger time turns close() into a TCP reset, which is what a crashed server or a firewall looks like.
    const linger now{1, 0};
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
        reinterpret_cast<const char*>(&now), sizeof now);
    m_socket->abort(); // disconnected() follows and settles
}

void HttpConnection::onDisconnected()
{
    m_closing = true;
    const QPointer<HttpConnection> guard(this);
    if (std::exchange(m_busy, false))
        Q_EMIT answered(m_id);
    if (guard)
        Q_EMIT closed(m_id);
}

} // namespace spyhop::localserver

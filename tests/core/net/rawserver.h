// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <algorithm>
#include <chrono>

namespace spyhop::testsupport {

//! \brief A server that answers each whole request with fixed raw bytes, or holds it.
//!
//! Owner: the test. Listens on 127.0.0.1.
class RawServer : public QObject {
    Q_OBJECT
public:
    enum class After { KeepOpen, Close };

    RawServer()
    {
        connect(&m_server, &QTcpServer::newConnection, this, &RawServer::accept);
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QUrl url(const QString& path) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path));
    }
    //! The replies in order; the last one is repeated. An empty reply with After::Close closes without a word.
    void setReplies(const QList<QByteArray>& replies, After after)
    {
        m_replies = replies;
        m_after = after;
    }
    //! Nobody is answered before this many requests wait.
    void holdUntil(int requests) { m_hold = requests; }
    //! Every answer takes so long; 0: none of the time.
    void answerAfter(std::chrono::milliseconds delay) { m_delay = delay; }

    [[nodiscard]] const QList<QByteArray>& requests() const { return m_requests; } //!< heads and bodies
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int open() const { return int(m_buffers.size()); }
    [[nodiscard]] int mostWaiting() const { return m_mostWaiting; } //!< requests without an answer at one time

private:
    void accept()
    {
        while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
            ++m_connections;
            m_buffers.insert(socket, {});
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                m_held.removeAll(socket);
                socket->deleteLater();
            });
        }
    }

    void read(QTcpSocket* socket)
    {
        QByteArray& buffer = m_buffers[socket];
        buffer += socket->readAll();
        while (true) {
            const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
            if (headEnd < 0)
                return;
            const QByteArray head = buffer.first(headEnd).toLower();
            const qsizetype at = head.indexOf("content-length:");
            const qsizetype length = at < 0 ? 0 : head.mid(at + 15).split('\r').first().trimmed().toLongLong();
            if (buffer.size() < headEnd + 4 + length)
                return;
            m_requests << buffer.first(headEnd + 4 + length);
            buffer.remove(0, headEnd + 4 + length);
            m_held << socket;
            m_mostWaiting = std::max(m_mostWaiting, ++m_waiting);
            if (m_requests.size() < m_hold)
                continue;
            const QList<QTcpSocket*> waiting = std::exchange(m_held, {});
            for (QTcpSocket* const other : waiting) {
                if (m_delay.count() == 0)
                    reply(other);
                else
                    QTimer::singleShot(m_delay, other, [this, other] { reply(other); });
            }
            return;
        }
    }

    void reply(QTcpSocket* socket)
    {
        --m_waiting;
        const QByteArray bytes = m_replies.value(std::min<qsizetype>(m_answered++, m_replies.size() - 1));
        socket->write(bytes);
        if (m_after == After::Close || bytes.isEmpty())
            socket->disconnectFromHost();
    }

    QHash<QTcpSocket*, QByteArray> m_buffers;
    QList<QTcpSocket*> m_held;
    QList<QByteArray> m_replies, m_requests;
    After m_after = After::KeepOpen;
    int m_hold = 0;
    int m_connections = 0;
    int m_waiting = 0, m_mostWaiting = 0;
    std::chrono::milliseconds m_delay{0};
    qsizetype m_answered = 0;
    QTcpServer m_server; // last: its sockets end while the lists they are removed from still live
};

} // namespace spyhop::testsupport

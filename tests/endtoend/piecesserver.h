// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace spyhop::testsupport {

//! \brief Answers each whole request with the given bytes, one piece after the other, each in a segment of its own, and
//! then closes the connection.
//!
//! A piece is written when the client has had a turn of its event loop since the last one. Owner: the test. Listens on
//! 127.0.0.1.
class PiecesServer : public QObject {
    Q_OBJECT
public:
    PiecesServer()
    {
        connect(&m_server, &QTcpServer::newConnection, this, &PiecesServer::accept);
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/v1").arg(m_server.serverPort())); }
    void setPieces(const QList<QByteArray>& pieces) { m_pieces = pieces; }
    [[nodiscard]] int requests() const { return m_requests; }

private:
    void accept()
    {
        while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_heard.remove(socket);
                socket->deleteLater();
            });
        }
    }

    void read(QTcpSocket* socket)
    {
        QByteArray& heard = m_heard[socket];
        heard += socket->readAll();
        const qsizetype headEnd = heard.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        const QByteArray head = heard.first(headEnd).toLower();
        const qsizetype at = head.indexOf("content-length:");
        const qsizetype length = at < 0 ? 0 : head.mid(at + 15).split('\r').first().trimmed().toLongLong();
        if (heard.size() < headEnd + 4 + length)
            return;
        heard.clear();
        ++m_requests;
        write(socket, 0);
    }

    void write(QTcpSocket* socket, qsizetype piece)
    {
        if (piece == m_pieces.size()) {
            socket->disconnectFromHost();
            return;
        }
        socket->write(m_pieces.at(piece));
        socket->flush();
        QMetaObject::invokeMethod(
            socket, [this, socket, piece] { write(socket, piece + 1); }, Qt::QueuedConnection);
    }

    QHash<QTcpSocket*, QByteArray> m_heard;
    QList<QByteArray> m_pieces;
    int m_requests = 0;
    QTcpServer m_server; // last: its sockets end while what they are removed from still lives
};

} // namespace spyhop::testsupport

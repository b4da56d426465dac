// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/localserver/reply.h"
#include "core/localserver/requestparser.h"

#include <QtCore/QObject>
#include <QtNetwork/QTcpSocket>
#include <memory>

namespace spyhop::localserver {

//! \brief One client's connection: reads requests one after the other (pipelined ones wait), plays each one's Reply.
//!
//! Owner: LocalServer, one unique_ptr. Thread: the server's. Ends: closed() asks the owner to destroy it, which it must
//! not do from within the signal; destroying it drops the connection.
class HttpConnection : public QObject {
    Q_OBJECT
public:
    HttpConnection(quint64 id, std::unique_ptr<QTcpSocket> socket, base::Clock& clock);
    ~HttpConnection() override;

    [[nodiscard]] quint64 id() const { return m_id; }
    //! The answer to the request last handed out by requested(); may be called from within that signal.
    void play(const Reply& reply);
    //! The pause asked for by pauseWanted() is over.
    void resume();
    //! Since when a request has been arriving without being whole; nothing while none is.
    [[nodiscard]] std::optional<base::SteadyTime> receivingSince() const { return m_receivingSince; }
    //! Answers 408 and closes: the request took too long to arrive.
    void giveUpReceiving();

Q_SIGNALS:
    void requested(quint64 id, const spyhop::localserver::HttpRequest& request);
    void pauseWanted(quint64 id, std::chrono::milliseconds pause);
    //! The reply to the request was played to its end, or the client left before that.
    void answered(quint64 id);
    void closed(quint64 id);

private:
    void read();
    void readNext();
    void step();
    void settle();
    void close();
    void reset();
    void onDisconnected();

    quint64 m_id;
    base::Clock& m_clock;
    std::unique_ptr<QTcpSocket> m_socket;
    RequestParser m_parser;
    Reply m_reply;
    qsizetype m_next = 0; // the step of m_reply to play next
    std::optional<base::SteadyTime> m_receivingSince;
    bool m_busy = false; // a request was handed out and its reply has not ended
    bool m_reading = false; // readNext() is on the stack
    bool m_closing = false;
};

} // namespace spyhop::localserver

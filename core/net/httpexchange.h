// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/bodydevice.h"
#include "core/net/gzip.h"
#include "core/net/origin.h"
#include "core/port/transport.h"

#include <QtCore/QPointer>
#include <QtNetwork/QNetworkReply>

namespace spyhop::net {

//! \brief One request under way in a manager of Qt.
//!
//! Where several ways out are named, the next is taken when a proxy cannot be reached: nothing has left by then.
//! Owner: whoever called HttpTransport::send(). Thread: the transport's. Destroying it aborts the request.
class HttpExchange final : public port::Exchange {
    Q_OBJECT
public:
    HttpExchange(Origin& origin, const port::WireRequest& request);
    ~HttpExchange() override;
    [[nodiscard]] bool mayHaveLeft() const override { return m_sent || (m_body && m_body->taken() > 0); }

    //! Ends it with this error, unless its reply has begun: the connection that was about to carry it is not to be
    //! trusted. Told from the event loop.
    void refuseUnsent(const base::Error& error);

    //! Goes to another lane, unless it is on its way: this one's connection will never come.
    void startElsewhere();

private:
    void start();
    void onConnecting();
    void onEncrypted();
    void onSent();
    void onHead();
    void onData();
    void onFinished();
    //! All of the reply has been handed on.
    void conclude();
    void onRefused(const base::Error& error);
    //! Why what came is no HTTP to be trusted; nothing if it is.
    [[nodiscard]] std::optional<base::Error> takeHead();
    [[nodiscard]] std::optional<base::Error> errorOfReply() const;
    [[nodiscard]] bool isProxyUnreachable() const;
    [[nodiscard]] port::WireEnd makeEnd(const std::optional<base::Error>& error) const;
    void releaseReply();
    //! Lets go of the reply and of all secrets: whoever owns an exchange that has ended may keep it for long.
    void close();

    Origin& m_origin;
    port::WireRequest m_request; //!< without its secrets once it has ended
    QList<QNetworkProxy> m_ways; //!< not tried yet; the first is being tried
    Lane* m_lane = nullptr; //!< while the request is under way
    QPointer<QNetworkReply> m_reply;
    QPointer<BodyDevice> m_body; //!< the reply's child
    port::WireHead m_head;
    std::unique_ptr<Inflater> m_inflater; //!< the reply is packed
    qint64 m_received = 0, m_plainReceived = 0;
    bool m_connected = false; //!< a connection was opened for this request
    bool m_encrypted = false;
    bool m_sent = false;
    bool m_headSeen = false;
    bool m_isOver = false; //!< nothing more comes, but some of what came may still be to hand on
    bool m_goesOn = false; //!< onData() follows from the event loop
};

} // namespace spyhop::net

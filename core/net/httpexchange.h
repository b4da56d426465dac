// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/bodydevice.h"
#include "core/net/origin.h"
#include "core/port/transport.h"

#include <QtCore/QPointer>
#include <QtNetwork/QNetworkReply>

namespace spyhop::net {

//! \brief One request under way in a manager of Qt.
//!
//! Owner: whoever called HttpTransport::send(). Thread: the transport's. Destroying it aborts the request.
class HttpExchange final : public port::Exchange {
    Q_OBJECT
public:
    HttpExchange(Origin& origin, const port::WireRequest& request);
    ~HttpExchange() override;
    [[nodiscard]] bool mayHaveLeft() const override { return m_sent || (m_body && m_body->taken() > 0); }

private:
    void start(const port::WireRequest& request);
    void onConnecting();
    void onSent();
    void onHead();
    void onData();
    void onFinished();
    void onRefused(const base::Error& error);
    //! Why what came is no HTTP to be trusted; nothing if it is.
    [[nodiscard]] std::optional<base::Error> takeHead();
    [[nodiscard]] std::optional<base::Error> errorOfReply() const;
    [[nodiscard]] port::WireEnd makeEnd(const std::optional<base::Error>& error) const;
    void releaseReply();

    Origin& m_origin;
    Lane* m_lane = nullptr; //!< while the request is under way
    QPointer<QNetworkReply> m_reply;
    QPointer<BodyDevice> m_body; //!< the reply's child
    port::WireHead m_head;
    qint64 m_received = 0;
    bool m_connected = false; //!< a connection was opened for this request
    bool m_sent = false;
    bool m_headSeen = false;
};

} // namespace spyhop::net

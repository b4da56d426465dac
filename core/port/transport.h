// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QPair>
#include <QtCore/QUrl>
#include <memory>
#include <optional>

namespace spyhop::port {

using Header = QPair<QByteArray, QByteArray>; //!< names in lower case

//! One way out of this computer: straight, or through a proxy.
struct ProxyHop {
    enum class Kind { Direct, Http, Socks5 };
    Kind kind = Kind::Direct;
    QString host; //!< empty for Direct
    int port = 0;
    bool operator==(const ProxyHop&) const = default;
};

//! How an origin is to be reached. Requests that differ in it never share a connection.
struct WireRoute {
    QString caFile; //!< PEM; trusted besides the system's certificate authorities; empty: none
    bool systemProxy = true; //!< as the computer's settings say (never for this computer itself); else `hops`
    QList<ProxyHop> hops; //!< in order, the next when a proxy cannot be reached
    QString proxyUser;
    base::Secret proxyPassword; //!< never logged
};

//! One request as bytes. A POST is sent at most once.
struct WireRequest {
    QByteArray method = QByteArrayLiteral("POST");
    QUrl url;
    QList<Header> headers; //!< without authorization, content-length, host
    base::Secret authorization; //!< the whole header value ("Bearer …"); empty: none. Never logged, never redirected
    QByteArray body; //!< as it travels
    qint64 plainBodySize = 0; //!< bytes of the body before it was compressed; 0: it was not
    bool wantsCompression
        = false; //!< ask for gzip; streams ask for identity: some servers hold tokens back to pack them
    WireRoute route;
    int parallel = 1; //!< calls in flight the limiter allows to this origin: the transport opens connections for them
};

struct WireHead {
    int status = 0;
    QList<Header> headers;
    bool reusedConnection = false;
    [[nodiscard]] QByteArray header(const QByteArray& lowerCaseName) const;
};

//! How far a try got on the wire. Connecting and Encrypted do not happen on a reused connection.
enum class WirePhase { Connecting, Encrypted, Sent, Head };

//! How a try ended on the wire: no error means the reply's end was seen by HTTP's own rules (length or last chunk).
//! It does not mean that the answer is whole: that is the codec's to say.
struct WireEnd {
    std::optional<base::Error> error; //!< Network, Tls, Truncated
    bool requestSent = false; //!< any byte of the request had left when it failed
    bool anyByte = false; //!< any byte of the reply had come
    bool reusedConnection = false;
    qint64 bytesSent = 0, bytesReceived = 0; //!< of the bodies, as they travelled
    qint64 plainSent = 0, plainReceived = 0; //!< the same, unpacked
};

//! \brief One try on the wire.
//!
//! Owner: exactly one unique_ptr. Thread: the pipeline's. Destroying it aborts the try without a signal. No signal is
//! emitted before control has returned to the event loop. After finished() nothing more comes.
class Exchange : public QObject {
    Q_OBJECT
public:
    //! The request, or a part of it, may have left although phaseReached(Sent) has not come (yet). For who gives a try
    //! up: what may have left may have been charged.
    [[nodiscard]] virtual bool mayHaveLeft() const { return false; }

Q_SIGNALS:
    void phaseReached(spyhop::port::WirePhase phase);
    void headReceived(const spyhop::port::WireHead& head);
    void received(const QByteArray& bytes); //!< decoded from transfer and content encoding
    void finished(const spyhop::port::WireEnd& end);
};

//! \brief Sends requests: the network, the cache's replay, offline basics, or a test's script.
class Transport {
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;
    [[nodiscard]] virtual std::unique_ptr<Exchange> send(const WireRequest& request) = 0;
};

} // namespace spyhop::port

Q_DECLARE_METATYPE(spyhop::port::WireHead)
Q_DECLARE_METATYPE(spyhop::port::WireEnd)

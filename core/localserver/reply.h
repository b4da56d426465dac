// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <chrono>

namespace spyhop::localserver {

//! One step of playing a reply onto a connection.
struct ReplyStep {
    enum class Kind {
        Write, //!< send `bytes`
        Wait, //!< `wait`, then go on
        Cut, //!< send what was written, then close, wherever the reply stands
        Reset, //!< drop the connection with a TCP reset
        Hang, //!< never send anything again, keep the connection open
    };
    Kind kind = Kind::Write;
    QByteArray bytes;
    std::chrono::milliseconds wait{0};
};

//! \brief A whole reply as data: what goes out, when, and how it ends. A value; HttpConnection plays it.
struct Reply {
    QList<ReplyStep> steps;
    bool keepAlive = true;

    //! Adds bytes; joins them to a Write that stands last.
    void write(const QByteArray& bytes);
    //! Adds a pause; 0 ms adds nothing.
    void wait(std::chrono::milliseconds pause);
    //! How long it is played, all pauses together.
    [[nodiscard]] std::chrono::milliseconds length() const;
    void end(ReplyStep::Kind kind) { steps.append({kind, {}, {}}); }
};

//! What a reply needs to know of the request's connection.
struct Framing {
    bool chunked = true; //!< false for HTTP/1.0: the end of a stream is then the end of the connection
    bool keepAlive = true;
    bool gzip = false; //!< the client takes packed bodies
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

//! A status line with its usual reason, the headers, and the empty line.
[[nodiscard]] QByteArray headBytes(
    int status, const QByteArray& contentType, const Headers& more, const QByteArray& framing, bool keepAlive);
//! Packs the body if the client takes that and it is worth it; the header that says so.
[[nodiscard]] Headers packBody(QByteArray& body, Framing framing);
//! A reply that is there at once, with Content-Length; packed where the client takes that.
[[nodiscard]] Reply plainReply(
    int status, const QByteArray& contentType, const QByteArray& body, const Headers& more, Framing framing);
//! The error body of the OpenAI style: {"error":{message,type,param,code}}.
[[nodiscard]] QByteArray errorBody(int status, const QString& message, const QString& code);
//! One chunk of a chunked body, or the bytes themselves.
[[nodiscard]] QByteArray chunkBytes(const QByteArray& bytes, Framing framing);
//! The usual reason phrase, such as "Not Found".
[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace spyhop::localserver

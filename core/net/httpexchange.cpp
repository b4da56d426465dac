// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpexchange.h"

#include "core/net/wireerror.h"

#include <QtCore/QThread>
#include <algorithm>
#include <utility>

namespace spyhop::net {

HttpExchange::HttpExchange(Origin& origin, const port::WireRequest& request)
    : m_origin(origin)
{
    start(request);
}

HttpExchange::~HttpExchange()
{
    Q_ASSERT(thread() == QThread::currentThread());
    releaseReply();
}

void HttpExchange::start(const port::WireRequest& request)
{
    QNetworkRequest prepared = m_origin.request();
    prepared.setUrl(request.url);
    for (const port::Header& header : request.headers)
        prepared.setRawHeader(header.first, header.second);
    if (!request.authorization.isEmpty()) {
        prepared.setRawHeader(
            QByteArrayLiteral("Authorization"), QByteArray(request.authorization.data(), request.authorization.size()));
    }
    // Set by hand it switches Qt's inflating off, which is what "identity" wants; else Qt asks and inflates by itself.
    if (!request.wantsCompression)
        prepared.setRawHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));

    m_lane = &m_origin.lane();
    m_lane->enter();
    QNetworkAccessManager& manager = *m_lane->manager;
    if (request.method == "GET") {
        m_reply = manager.get(prepared);
    } else {
        prepared.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        auto body = std::make_unique<BodyDevice>(request.body);
        m_body = body.get();
        m_reply = request.method == "POST" ? manager.post(prepared, m_body.data())
                                           : manager.sendCustomRequest(prepared, request.method, m_body.data());
        body.release()->setParent(m_reply);
    }
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &HttpExchange::onConnecting);
    connect(m_reply, &QNetworkReply::encrypted, this, [this] { Q_EMIT phaseReached(port::WirePhase::Encrypted); });
    connect(m_reply, &QNetworkReply::requestSent, this, &HttpExchange::onSent);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::onHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::onData);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::onFinished);
}

void HttpExchange::onConnecting()
{
    m_connected = true;
    Q_EMIT phaseReached(port::WirePhase::Connecting);
}

void HttpExchange::onSent()
{
    if (std::exchange(m_sent, true))
        return;
    Q_EMIT phaseReached(port::WirePhase::Sent);
}

void HttpExchange::onHead()
{
    if (m_headSeen)
        return;
    if (const auto refusal = takeHead()) {
        onRefused(*refusal);
        return;
    }
    const QPointer<HttpExchange> alive(this);
    const port::WireHead head = m_head;
    Q_EMIT phaseReached(port::WirePhase::Head);
    if (alive)
        Q_EMIT headReceived(head);
}

std::optional<base::Error> HttpExchange::takeHead()
{
    m_headSeen = true;
    m_sent = true;
    m_head.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_head.reusedConnection = !m_connected;
    const QList<QNetworkReply::RawHeaderPair>& pairs = m_reply->rawHeaderPairs();
    m_head.headers.reserve(pairs.size());
    for (const QNetworkReply::RawHeaderPair& pair : pairs)
        m_head.headers.append({pair.first.toLower(), pair.second});
    if (m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool())
        m_origin.learnHttp2();
    return headFault(m_head);
}

void HttpExchange::onData()
{
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    m_received += bytes.size();
    Q_EMIT received(bytes);
}

void HttpExchange::onFinished()
{
    const QPointer<HttpExchange> alive(this);
    if (!m_headSeen && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid()) {
        onHead();
        if (!alive || !m_reply)
            return; // refused, and already told
    }
    onData();
    if (!alive)
        return;
    const port::WireEnd end = makeEnd(errorOfReply());
    releaseReply();
    Q_EMIT finished(end);
}

void HttpExchange::onRefused(const base::Error& error)
{
    const port::WireEnd end = makeEnd(error);
    releaseReply();
    Q_EMIT finished(end);
}

std::optional<base::Error> HttpExchange::errorOfReply() const
{
    // Qt calls a 307 to a body that cannot be rewound an error; nobody needs a redirect's body.
    if (m_headSeen && m_head.status >= 300 && m_head.status < 400)
        return std::nullopt;
    // Without a length and without chunks the end of the connection is the end of the reply (RFC 9112, 6.3); whether
    // the answer is whole is for the codec to say.
    // Qt has two names for it: it may take the end for a connection that was idle, and would send the request again.
    const QNetworkReply::NetworkError told = m_reply->error();
    const bool closed = told == QNetworkReply::RemoteHostClosedError || told == QNetworkReply::ContentReSendError;
    if (m_headSeen && closed && endsWithConnection(m_head))
        return std::nullopt;
    if (const auto error = wireError(m_reply->error(), m_reply->errorString(), m_headSeen))
        return error;
    return m_headSeen ? lengthFault(m_head, m_received) : std::nullopt;
}

port::WireEnd HttpExchange::makeEnd(const std::optional<base::Error>& error) const
{
    port::WireEnd end;
    end.error = error;
    end.bytesSent = m_body ? m_body->taken() : 0;
    end.requestSent = m_sent || end.bytesSent > 0;
    end.anyByte = m_headSeen;
    end.reusedConnection = !m_connected && end.requestSent;
    end.bytesReceived = m_received;
    if (end.error)
        end.error->possiblyBilled = end.requestSent;
    return end;
}

void HttpExchange::releaseReply()
{
    if (m_lane)
        std::exchange(m_lane, nullptr)->leave();
    if (!m_reply)
        return;
    if (m_body)
        m_body->withhold(); // a reply that is to be deleted may still be asked for it
    QNetworkReply* const reply = m_reply;
    m_reply.clear();
    disconnect(reply, nullptr, this, nullptr);
    // Its destructor aborts; abort() itself would warn where an error (a 4xx with its body to come) stands already.
    reply->deleteLater();
}

} // namespace spyhop::net

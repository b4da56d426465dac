// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpexchange.h"

#include "core/net/certificates.h"
#include "core/net/proxies.h"
#include "core/net/wireerror.h"

#include <QtCore/QThread>
#include <algorithm>
#include <utility>

namespace spyhop::net {
namespace {
constexpr qint64 mostPerTurn = 256 * 1024; // bytes, unpacked
}

HttpExchange::HttpExchange(Origin& origin, const port::WireRequest& request)
    : m_origin(origin)
    , m_request(request)
    , m_ways(origin.ways())
{
    start();
}

HttpExchange::~HttpExchange()
{
    Q_ASSERT(thread() == QThread::currentThread());
    // Whoever lost patience with a proxy that says nothing gets the next one at the next try.
    const bool isStuck = m_reply && m_connected && !m_encrypted && !mayHaveLeft();
    if (isStuck && isProxy(m_ways.constFirst()))
        m_origin.wayFailed(m_ways.constFirst());
    Lane* const lane = m_lane;
    releaseReply();
    if (lane && !m_encrypted && !m_headSeen)
        lane->abandoned();
}

void HttpExchange::startElsewhere()
{
    if (!m_reply || m_encrypted || m_headSeen || mayHaveLeft())
        return;
    releaseReply();
    m_connected = false;
    start();
}

void HttpExchange::start()
{
    QNetworkRequest prepared = m_origin.request();
    prepared.setUrl(m_request.url);
    for (const port::Header& header : m_request.headers)
        prepared.setRawHeader(header.first, header.second);
    if (!m_request.authorization.isEmpty()) {
        prepared.setRawHeader(QByteArrayLiteral("Authorization"),
            QByteArray(m_request.authorization.data(), m_request.authorization.size()));
    }
    // Set by hand it switches Qt's inflating off: what came on the wire is counted, then unpacked here.
    prepared.setRawHeader(QByteArrayLiteral("Accept-Encoding"),
        m_request.wantsCompression ? QByteArrayLiteral("gzip") : QByteArrayLiteral("identity"));

    m_lane = &m_origin.lane(m_ways.constFirst());
    m_lane->enter(*this);
    QNetworkAccessManager& manager = m_lane->manager();
    if (m_request.method == "GET") {
        m_reply = manager.get(prepared);
    } else {
        prepared.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        auto body = std::make_unique<BodyDevice>(m_request.body);
        m_body = body.get();
        m_reply = m_request.method == "POST" ? manager.post(prepared, m_body.data())
                                             : manager.sendCustomRequest(prepared, m_request.method, m_body.data());
        body.release()->setParent(m_reply);
    }
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &HttpExchange::onConnecting);
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpExchange::onEncrypted);
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

void HttpExchange::onEncrypted()
{
    m_encrypted = true;
    Q_EMIT phaseReached(port::WirePhase::Encrypted);
}

void HttpExchange::refuseUnsent(const base::Error& error)
{
    if (!m_reply || m_headSeen || m_sent)
        return;
    if (m_body)
        m_body->withhold();
    QNetworkReply* const reply = m_reply;
    const port::WireEnd end = makeEnd(error);
    disconnect(reply, nullptr, this, nullptr);
    reply->abort(); // at once, while the connection is still held back; close() would wait for the event loop
    close();
    QMetaObject::invokeMethod(
        this, [this, end] { Q_EMIT finished(end); }, Qt::QueuedConnection);
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
    const QByteArray coding = m_head.header(QByteArrayLiteral("content-encoding")).trimmed().toLower();
    if (coding == "gzip" || coding == "x-gzip" || coding == "deflate")
        m_inflater = std::make_unique<Inflater>();
    return headFault(m_head);
}

//! So much a turn of the event loop: what came at once may unpack to a hundred megabytes.
void HttpExchange::onData()
{
    const QPointer<HttpExchange> alive(this);
    for (qint64 taken = 0; taken < mostPerTurn;) {
        QByteArray plain = m_inflater ? m_inflater->take() : QByteArray();
        if (plain.isEmpty()) {
            // No more than there is: read() makes room for all that it is asked for.
            const QByteArray bytes = m_reply->read(std::min(mostPerTurn, m_reply->bytesAvailable()));
            if (bytes.isEmpty())
                return m_isOver ? conclude() : void();
            m_received += bytes.size();
            if (m_inflater) {
                m_inflater->feed(bytes);
                continue;
            }
            plain = bytes;
        }
        m_plainReceived += plain.size();
        taken += plain.size();
        Q_EMIT received(plain);
        if (!alive || !m_reply)
            return;
    }
    if (!std::exchange(m_goesOn, true)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_goesOn = false;
                if (m_reply)
                    onData();
            },
            Qt::QueuedConnection);
    }
}

void HttpExchange::onFinished()
{
    const QPointer<HttpExchange> alive(this);
    if (!m_headSeen && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid()) {
        onHead();
        if (!alive || !m_reply)
            return; // refused, and already told
    }
    if (isProxyUnreachable()) {
        m_origin.wayFailed(m_ways.constFirst());
        if (m_ways.size() > 1) {
            releaseReply();
            m_connected = false;
            m_ways.removeFirst();
            start();
            return;
        }
    }
    m_isOver = true;
    onData();
}

void HttpExchange::conclude()
{
    const port::WireEnd end = makeEnd(errorOfReply());
    close();
    Q_EMIT finished(end);
}

//! Nothing has gone further than to the proxy, if that far.
bool HttpExchange::isProxyUnreachable() const
{
    if (m_headSeen || m_encrypted || mayHaveLeft() || !isProxy(m_ways.constFirst()))
        return false;
    const ProxyFault fault = proxyFault(m_reply->error(), m_reply->errorString(), m_ways.constFirst());
    return fault == ProxyFault::Unreachable || fault == ProxyFault::NameUnknown || fault == ProxyFault::SomeNameUnknown;
}

void HttpExchange::onRefused(const base::Error& error)
{
    const port::WireEnd end = makeEnd(error);
    close();
    Q_EMIT finished(end);
}

std::optional<base::Error> HttpExchange::errorOfReply() const
{
    // Qt calls a 307 to a body that cannot be rewound an error; nobody needs a redirect's body.
    if (m_headSeen && m_head.status >= 300 && m_head.status < 400)
        return std::nullopt;
    if (m_reply->error() == QNetworkReply::SslHandshakeFailedError && !m_headSeen) {
        base::Error error = m_lane->certificateFault().value_or(handshakeError(m_reply->errorString()));
        error.whom = m_request.url.host();
        return error;
    }
    // Without a length and without chunks the end of the connection is the end of the reply (RFC 9112, 6.3); whether
    // the answer is whole is for the codec to say.
    // Qt has two names for it: it may take the end for a connection that was idle, and would send the request again.
    const QNetworkReply::NetworkError told = m_reply->error();
    const bool closed = told == QNetworkReply::RemoteHostClosedError || told == QNetworkReply::ContentReSendError;
    if (!(m_headSeen && closed && endsWithConnection(m_head))) {
        if (const auto error = wireError(told, m_reply->errorString(), m_headSeen, m_ways.constFirst()))
            return error;
    }
    if (!m_headSeen)
        return std::nullopt;
    if (m_inflater && (m_inflater->isBroken() || (m_received > 0 && !m_inflater->isFinished())))
        return packedFault(m_inflater->isBroken());
    return lengthFault(m_head, m_received);
}

port::WireEnd HttpExchange::makeEnd(const std::optional<base::Error>& error) const
{
    port::WireEnd end;
    end.error = error;
    end.bytesSent = m_body ? m_body->taken() : 0;
    end.requestSent = m_sent || end.bytesSent > 0;
    end.anyByte = m_headSeen;
    end.reusedConnection = !m_connected && end.requestSent;
    end.plainSent = end.bytesSent;
    if (m_request.plainBodySize > 0 && !m_request.body.isEmpty())
        end.plainSent = m_request.plainBodySize * end.bytesSent / m_request.body.size();
    end.bytesReceived = m_received;
    end.plainReceived = m_plainReceived;
    if (end.error)
        end.error->possiblyBilled = end.requestSent;
    return end;
}

void HttpExchange::close()
{
    releaseReply();
    m_request.authorization = base::Secret();
    m_request.route.proxyPassword = base::Secret();
    m_ways.clear(); // each has the password
}

void HttpExchange::releaseReply()
{
    if (m_lane)
        std::exchange(m_lane, nullptr)->leave(*this);
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

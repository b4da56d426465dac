// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/reply.h"

#include "core/net/gzip.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace spyhop::localserver {

void Reply::write(const QByteArray& bytes)
{
    if (!steps.isEmpty() && steps.last().kind == ReplyStep::Kind::Write)
        steps.last().bytes.append(bytes);
    else
        steps.append({ReplyStep::Kind::Write, bytes, {}});
}

void Reply::wait(std::chrono::milliseconds pause)
{
    if (pause.count() > 0)
        steps.append({ReplyStep::Kind::Wait, {}, pause});
}

std::chrono::milliseconds Reply::length() const
{
    std::chrono::milliseconds all{0};
    for (const ReplyStep& step : steps)
        all += step.wait;
    return all;
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 402:
        return "Payment Required";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Status";
    }
}

QByteArray headBytes(
    int status, const QByteArray& contentType, const Headers& more, const QByteArray& framing, bool keepAlive)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    if (!contentType.isEmpty())
        head += "Content-Type: " + contentType + "\r\n";
    for (const auto& [name, value] : more)
        head += name + ": " + value + "\r\n";
    head += framing;
    if (!keepAlive)
        head += "Connection: close\r\n";
    return head + "\r\n";
}

Headers packBody(QByteArray& body, Framing framing)
{
    constexpr qsizetype smallest = 256; // bytes; below, the packing weighs as much as it saves
    if (!framing.gzip || body.size() < smallest)
        return {};
    body = net::gzip(body);
    return {{"Content-Encoding", "gzip"}};
}

Reply plainReply(
    int status, const QByteArray& contentType, const QByteArray& body, const Headers& more, Framing framing)
{
    Reply reply;
    reply.keepAlive = framing.keepAlive;
    QByteArray sent = body;
    const Headers headers = more + packBody(sent, framing);
    reply.write(headBytes(status, contentType, headers, "Content-Length: " + QByteArray::number(sent.size()) + "\r\n",
                    framing.keepAlive)
        + sent);
    return reply;
}

QByteArray errorBody(int status, const QString& message, const QString& code)
{
    QString type = QStringLiteral("server_error");
    if (status == 401)
        type = QStringLiteral("authentication_error");
    else if (status == 429)
        type = QStringLiteral("rate_limit_error");
    else if (status < 500)
        type = QStringLiteral("invalid_request_error");
    const QJsonObject error{{QStringLiteral("message"), message}, {QStringLiteral("type"), type},
        {QStringLiteral("param"), QJsonValue::Null}, {QStringLiteral("code"), code}};
    return QJsonDocument(QJsonObject{{QStringLiteral("error"), error}}).toJson(QJsonDocument::Compact);
}

QByteArray chunkBytes(const QByteArray& bytes, Framing framing)
{
    if (!framing.chunked)
        return bytes;
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace spyhop::localserver

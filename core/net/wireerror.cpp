// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/wireerror.h"

#include "core/net/proxies.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::net {
namespace {

using base::ErrorCode;

constexpr qsizetype maximumHead = 64 * 1024; // bytes of headers; eight times what common servers send at most

base::Error makeError(ErrorCode code, const char* what, const char* remedy)
{
    base::Error error;
    error.code = code;
    error.what = QCoreApplication::translate("WireError", what);
    if (*remedy)
        error.remedy = QCoreApplication::translate("WireError", remedy);
    return error;
}

base::Error noHttp()
{
    return makeError(ErrorCode::Network,
        QT_TRANSLATE_NOOP("WireError", "What answers at this address does not speak proper HTTP."), "");
}

//! Qt joins repeated headers by ", ". Equal lengths may be repeated (RFC 9110, 8.6), others contradict.
std::optional<qint64> lengthOf(const QByteArray& value)
{
    std::optional<qint64> length;
    for (const QByteArray& part : value.split(',')) {
        const QByteArray digits = part.trimmed();
        bool ok = false;
        const qint64 number = digits.toLongLong(&ok);
        const bool isNumber = ok && !digits.startsWith('+') && !digits.startsWith('-');
        if (!isNumber || (length && *length != number))
            return std::nullopt;
        length = number;
    }
    return length;
}

//! "chunked" comes last and "identity" says nothing; whatever else there is, Qt hands over undecoded.
bool isPlainTransfer(const QByteArray& value)
{
    bool isChunked = false;
    for (const QByteArray& coding : value.toLower().split(',')) {
        const QByteArray word = coding.trimmed();
        if (word == "chunked")
            isChunked = true;
        else if (word != "identity" || isChunked)
            return false;
    }
    return true;
}

} // namespace

base::Error proxyError(ProxyFault fault, const QString& errorString, const QNetworkProxy& way)
{
    const char* what = QT_TRANSLATE_NOOP("WireError", "The proxy %1 does not let the call through.");
    const char* remedy = QT_TRANSLATE_NOOP(
        "WireError", "Ask who runs the proxy, or choose another way out in the endpoint's connection settings.");
    switch (fault) {
    case ProxyFault::Unreachable:
        what = QT_TRANSLATE_NOOP("WireError", "The proxy %1 does not answer.");
        remedy = QT_TRANSLATE_NOOP("WireError",
            "Check the proxy's address in the endpoint's connection settings, or in those of this computer.");
        break;
    case ProxyFault::NameUnknown:
        what = QT_TRANSLATE_NOOP("WireError", "The name of the proxy %1 was not found.");
        remedy = QT_TRANSLATE_NOOP("WireError",
            "Check the proxy's address in the endpoint's connection settings, or in those of this computer.");
        break;
    case ProxyFault::SomeNameUnknown:
        what = QT_TRANSLATE_NOOP("WireError", "The name of the server, or that of the proxy %1, was not found.");
        remedy = QT_TRANSLATE_NOOP("WireError", "Check both addresses.");
        break;
    case ProxyFault::WantsLogin:
        what = way.user().isEmpty() ? QT_TRANSLATE_NOOP("WireError", "The proxy %1 wants a login.")
                                    : QT_TRANSLATE_NOOP("WireError", "The proxy %1 did not accept the login.");
        remedy = QT_TRANSLATE_NOOP(
            "WireError", "Enter the proxy's user name and password in the endpoint's connection settings.");
        break;
    case ProxyFault::Denies:
        what = QT_TRANSLATE_NOOP("WireError", "The proxy %1 refuses to connect to this server.");
        remedy = QT_TRANSLATE_NOOP("WireError", "Ask who runs the proxy to allow it.");
        break;
    case ProxyFault::None:
    case ProxyFault::Other:
        break;
    }
    base::Error result = makeError(ErrorCode::Network, what, remedy);
    result.what = result.what.arg(proxyName(way));
    result.detail = errorString;
    return result;
}

std::optional<base::Error> headFault(const port::WireHead& head)
{
    if (head.status < 100 || head.status > 599)
        return noHttp();
    qsizetype size = 0;
    for (const port::Header& header : head.headers) {
        size += header.first.size() + header.second.size();
        if (size > maximumHead)
            return noHttp();
        if (header.first.contains('\0') || header.second.contains('\0'))
            return noHttp();
        if (header.first == "content-length" && !lengthOf(header.second))
            return noHttp();
        if (header.first == "transfer-encoding" && !isPlainTransfer(header.second))
            return noHttp();
    }
    return std::nullopt;
}

std::optional<base::Error> lengthFault(const port::WireHead& head, qint64 received)
{
    std::optional<qint64> promised;
    for (const port::Header& header : head.headers) {
        if (header.first == "transfer-encoding")
            return std::nullopt; // ended by its last chunk
        if (header.first == "content-length")
            promised = lengthOf(header.second);
    }
    if (!promised || *promised == received || head.status == 204 || head.status == 304)
        return std::nullopt;
    return makeError(
        ErrorCode::Truncated, QT_TRANSLATE_NOOP("WireError", "The reply is shorter than the server said."), "");
}

bool endsWithConnection(const port::WireHead& head)
{
    return std::none_of(head.headers.cbegin(), head.headers.cend(), [](const port::Header& header) {
        return header.first == "content-length" || header.first == "transfer-encoding";
    });
}

base::Error packedFault(bool broken)
{
    if (broken)
        return makeError(
            ErrorCode::Server, QT_TRANSLATE_NOOP("WireError", "The reply is packed in a way that cannot be read."), "");
    return makeError(
        ErrorCode::Truncated, QT_TRANSLATE_NOOP("WireError", "The reply is shorter than the server said."), "");
}

std::optional<base::Error> wireError(
    QNetworkReply::NetworkError error, const QString& errorString, bool headSeen, const QNetworkProxy& way)
{
    const auto told = [&](ErrorCode code, const char* what, const char* remedy) {
        base::Error result = makeError(code, what, remedy);
        result.detail = errorString;
        return std::optional(result);
    };
    const ProxyFault fault = headSeen ? ProxyFault::None : proxyFault(error, errorString, way);
    if (fault != ProxyFault::None)
        return proxyError(fault, errorString, way);
    switch (error) {
    case QNetworkReply::NoError:
        return std::nullopt;
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError: // Qt's name for status 400 and 418
    case QNetworkReply::ProtocolUnknownError: // and for a redirect that is not followed
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        if (headSeen)
            return std::nullopt; // the status tells the same
        break;
    case QNetworkReply::ConnectionRefusedError:
        return told(ErrorCode::Network, QT_TRANSLATE_NOOP("WireError", "Nothing answers at this address."),
            QT_TRANSLATE_NOOP("WireError", "Check that the server runs, and its address."));
    case QNetworkReply::HostNotFoundError:
        return told(ErrorCode::Network, QT_TRANSLATE_NOOP("WireError", "The server's name was not found."),
            QT_TRANSLATE_NOOP("WireError", "Check the address and the network connection."));
    default: // closed, reset, timed out by the system, sent only once, broken framing
        break;
    }
    if (headSeen)
        return told(ErrorCode::Truncated, QT_TRANSLATE_NOOP("WireError", "The connection broke in the middle."), "");
    return told(ErrorCode::Network, QT_TRANSLATE_NOOP("WireError", "The connection broke before any reply came."), "");
}

} // namespace spyhop::net

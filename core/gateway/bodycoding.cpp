// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/bodycoding.h"

#include "core/gateway/numbers.h"
#include "core/net/gzip.h"

#include <QtCore/QCoreApplication>

namespace spyhop::gateway {
namespace {

struct Coding {
    Q_DECLARE_TR_FUNCTIONS(spyhop::gateway::Coding)
};

model::Adjustment note()
{
    return {QStringLiteral("content-encoding"), QStringLiteral("gzip"), QString(),
        Coding::tr("The server does not take packed requests.")};
}

} // namespace

QString BodyCoding::addressOf(const model::Endpoint& endpoint)
{
    return endpoint.apiUrl(QString()).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

bool BodyCoding::pack(const model::Endpoint& endpoint, port::WireRequest& request) const
{
    if (request.body.size() < numbers::smallestPacked || request.body.size() > numbers::largestPacked)
        return false;
    const Manner manner = mannerOf(addressOf(endpoint));
    if (manner == Manner::Refuses || manner == Manner::Doubted)
        return false;
    QByteArray packed = net::gzip(request.body);
    if (packed.isEmpty() || packed.size() >= request.body.size())
        return false;
    request.plainBodySize = request.body.size();
    request.body = std::move(packed);
    request.headers.append({QByteArrayLiteral("content-encoding"), QByteArrayLiteral("gzip")});
    return true;
}

std::optional<model::Adjustment> BodyCoding::heard(
    const model::Endpoint& endpoint, bool packed, int status, const std::optional<wire::ErrorReply>& failure)
{
    const QString address = addressOf(endpoint);
    const Manner manner = mannerOf(address);
    const bool wasRead = !failure || failure->complaint != wire::Complaint::None;
    if (!packed) {
        if (manner != Manner::Doubted)
            return std::nullopt;
        if (!failure) {
            settle(address, Manner::Refuses);
        } else if (status == 400 || status == 422 || status == 500) {
            // The same complaint without the packing: that was not it. Not for ever, lest every call is sent twice.
            settle(address, ++m_doubts[address] < numbers::mostDoubts ? Manner::Unknown : Manner::Refuses);
        }
        return std::nullopt;
    }
    if (status == 415) {
        settle(address, Manner::Refuses);
        return note();
    }
    if (wasRead) {
        settle(address, Manner::Takes);
        return std::nullopt;
    }
    if (manner == Manner::Takes)
        return std::nullopt;
    if (status == 400 || status == 422) {
        if (manner == Manner::Unknown)
            settle(address, Manner::Doubted);
        return note();
    }
    if (status == 500 && manner == Manner::Unknown)
        settle(address, Manner::Doubted); // some fall over such a body; the next try will tell
    return std::nullopt;
}

void BodyCoding::heardNothing(const model::Endpoint& endpoint, bool packed)
{
    const QString address = addressOf(endpoint);
    const Manner manner = mannerOf(address);
    if (packed && manner == Manner::Unknown)
        settle(address, Manner::Doubted); // some servers end the connection over such a body
    else if (!packed && manner == Manner::Doubted)
        settle(address, Manner::Unknown); // a plain one fares no better: it was the network
}

void BodyCoding::learn(const QString& address, bool takes)
{
    m_manners.insert(address, takes ? Manner::Takes : Manner::Refuses);
}

void BodyCoding::settle(const QString& address, Manner manner)
{
    if (mannerOf(address) == manner)
        return;
    m_manners.insert(address, manner);
    if (manner == Manner::Takes || manner == Manner::Refuses)
        m_news.insert(address, manner == Manner::Takes);
}

QHash<QString, bool> BodyCoding::takeNews()
{
    return std::exchange(m_news, {});
}

} // namespace spyhop::gateway

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/replies.h"

#include "core/wire/balance.h"
#include "core/wire/errorbody.h"
#include "core/wire/modellist.h"

#include <QtCore/QCoreApplication>

namespace spyhop::gateway {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("EndpointReplies", text);
}

bool isWebPage(const WireReply& reply)
{
    if (reply.head.header(QByteArrayLiteral("content-type")).toLower().contains("text/html"))
        return true;
    const QByteArray start = reply.body.left(256).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}

} // namespace

std::optional<base::Error> problemOf(const WireReply& reply, const model::Endpoint& endpoint, const QDateTime& now)
{
    if (reply.error)
        return reply.error;
    if (reply.head.status != 200) {
        base::Error error = wire::readErrorReply(reply.head.status, reply.head.headers, reply.body, now).error;
        error.whom = endpoint.name;
        return error;
    }
    if (isWebPage(reply)) {
        base::Error error;
        error.code = base::ErrorCode::NotFound;
        error.whom = endpoint.name;
        error.httpStatus = reply.head.status;
        error.what = words(QT_TRANSLATE_NOOP("EndpointReplies", "A web page answers at this address, not an API."));
        error.remedy = words(QT_TRANSLATE_NOOP("EndpointReplies", "Check the address; most APIs end in /v1."));
        return error;
    }
    return std::nullopt;
}

base::Expected<QStringList> modelsOf(const WireReply& reply, const model::Endpoint& endpoint, const QDateTime& now)
{
    if (const std::optional<base::Error> problem = problemOf(reply, endpoint, now))
        return base::failure(*problem);
    base::Expected<QStringList> models = wire::readModelList(reply.body);
    if (!models) {
        base::Error error = models.error();
        error.whom = endpoint.name;
        return base::failure(error);
    }
    return models;
}

QHash<QString, int> contextsOf(const WireReply& reply)
{
    return wire::readModelContexts(reply.body);
}

base::Expected<QString> balanceOf(const WireReply& reply, const model::Endpoint& endpoint, const QDateTime& now)
{
    if (const std::optional<base::Error> problem = problemOf(reply, endpoint, now))
        return base::failure(*problem);
    const base::Expected<wire::Balance> balance = wire::readBalance(reply.body);
    if (!balance) {
        base::Error error = balance.error();
        error.whom = endpoint.name;
        return base::failure(error);
    }
    QStringList totals;
    for (const base::Money& total : balance->totals)
        totals << total.display();
    return totals.join(QStringLiteral(" · "));
}

QString currencyOfBalance(const WireReply& reply)
{
    QList<base::Money> totals = wire::readBalance(reply.body).value_or(wire::Balance()).totals;
    if (totals.size() > 1) // one that holds nothing is not what is charged
        totals.removeIf([](const base::Money& total) { return total.isZero(); });
    return totals.size() == 1 ? totals.constFirst().currency() : QString();
}

bool tellsBalance(const model::Endpoint& endpoint)
{
    return endpoint.dialect == model::Dialect::DeepSeek;
}

} // namespace spyhop::gateway

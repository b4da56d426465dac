// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/key.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace spyhop::cache {
namespace {

// The structured bindings below name every field: who adds one has to decide here whether it shapes the answer.

QJsonObject canonical(const model::Attachment& attachment)
{
    const auto& [name, mimeType, text, bytes] = attachment;
    QJsonObject object{{QStringLiteral("mimeType"), mimeType}, {QStringLiteral("name"), name}};
    if (bytes.isEmpty())
        object.insert(QStringLiteral("text"), text);
    else
        object.insert(QStringLiteral("picture"),
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256).toHex()));
    return object;
}

QJsonObject canonical(const model::Message& message)
{
    const auto& [role, text, reasoning, attachments] = message;
    QJsonArray list;
    for (const model::Attachment& attachment : attachments)
        list.append(canonical(attachment));
    return {{QStringLiteral("attachments"), list}, {QStringLiteral("reasoning"), reasoning},
        {QStringLiteral("role"), model::roleName(role)}, {QStringLiteral("text"), text}};
}

template <typename T>
QJsonValue orNull(const std::optional<T>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonObject canonical(const model::ChatRequest& request)
{
    const auto& [messages, model, endpoint, tier, thinking, maxTokens, temperature, topP, stop, jsonOutput, stream,
        cache, continueLast, purpose, jobId, idempotencyKey]
        = request;
    // The target stands for these, or only we see them.
    Q_UNUSED(model);
    Q_UNUSED(endpoint);
    Q_UNUSED(tier);
    Q_UNUSED(cache);
    Q_UNUSED(purpose);
    Q_UNUSED(jobId);
    Q_UNUSED(idempotencyKey);
    QJsonArray list;
    for (const model::Message& message : messages)
        list.append(canonical(message));
    return {{QStringLiteral("continueLast"), continueLast}, {QStringLiteral("jsonOutput"), jsonOutput},
        {QStringLiteral("maxTokens"), orNull(maxTokens)}, {QStringLiteral("messages"), list},
        {QStringLiteral("stop"), QJsonArray::fromStringList(stop)}, {QStringLiteral("stream"), stream},
        {QStringLiteral("temperature"), orNull(temperature)},
        {QStringLiteral("thinking"), model::thinkingName(thinking)}, {QStringLiteral("topP"), orNull(topP)}};
}

} // namespace

QByteArray canonicalText(const model::Target& target, const model::ChatRequest& request, int codecVersion)
{
    if (target.model.isEmpty())
        return {};
    // QJsonObject keeps its keys sorted, and writes them so.
    const QJsonObject object{{QStringLiteral("account"), target.key}, {QStringLiteral("codec"), codecVersion},
        {QStringLiteral("dialect"), model::dialectName(target.endpoint.dialect)},
        {QStringLiteral("endpoint"), target.endpoint.name}, {QStringLiteral("model"), target.model},
        {QStringLiteral("request"), canonical(request)},
        {QStringLiteral("url"), target.endpoint.url.toString(QUrl::FullyEncoded)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Digest digest(const model::Target& target, const model::ChatRequest& request, int codecVersion)
{
    const QByteArray text = canonicalText(target, request, codecVersion);
    return text.isEmpty() ? Digest() : QCryptographicHash::hash(text, QCryptographicHash::Blake2b_256);
}

} // namespace spyhop::cache

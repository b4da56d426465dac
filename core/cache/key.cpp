// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/key.h"

#include "core/base/jsonwriter.h"

#include <QtCore/QCryptographicHash>
#include <optional>
#include <tuple>

namespace spyhop::cache {
namespace {

// The structured bindings below name every field: who adds one has to decide here whether it shapes the answer.
// Written by hand, in the order of the keys: through QJsonObject it would take most of a call's time in the cache.

//! Of the endpoint that was asked last: thousands of calls in a row go to one, and Qt puts an address together anew.
QString addressOf(const QUrl& url)
{
    thread_local QUrl lastUrl;
    thread_local QString lastText;
    if (url != lastUrl) {
        lastUrl = url;
        lastText = url.toString(QUrl::FullyEncoded);
    }
    return lastText;
}

void put(base::JsonWriter& json, const model::Attachment& attachment)
{
    const auto& [name, mimeType, text, bytes, receipt] = attachment;
    std::ignore = receipt; // never sent
    json.beginObject();
    json.key("mimeType");
    json.string(mimeType);
    json.key("name");
    json.string(name);
    if (bytes.isEmpty()) {
        json.key("text");
        json.string(text);
    } else {
        json.key("picture");
        json.ascii(QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256).toHex());
    }
    json.endObject();
}

void put(base::JsonWriter& json, const model::Message& message)
{
    const auto& [role, text, reasoning, attachments] = message;
    json.beginObject();
    json.key("attachments");
    json.beginArray();
    for (const model::Attachment& attachment : attachments)
        put(json, attachment);
    json.endArray();
    json.key("reasoning");
    json.string(reasoning);
    json.key("role");
    json.string(model::roleName(role));
    json.key("text");
    json.string(text);
    json.endObject();
}

void put(base::JsonWriter& json, QByteArrayView key, const std::optional<double>& number)
{
    json.key(key);
    if (number)
        json.number(*number);
    else
        json.null();
}

void put(base::JsonWriter& json, const model::ChatRequest& request)
{
    const auto& [messages, model, endpoint, tier, thinking, maxTokens, temperature, topP, stop, jsonOutput, stream,
        cache, continueLast, purpose, jobId, conversationId, isPrivate, inlinedFiles, oneCharge, idempotencyKey]
        = request;
    // The target stands for these, or only we see them.
    Q_UNUSED(model);
    Q_UNUSED(endpoint);
    Q_UNUSED(tier);
    Q_UNUSED(cache);
    Q_UNUSED(purpose);
    Q_UNUSED(jobId);
    Q_UNUSED(conversationId);
    Q_UNUSED(isPrivate);
    Q_UNUSED(inlinedFiles);
    Q_UNUSED(oneCharge);
    Q_UNUSED(idempotencyKey);
    json.beginObject();
    json.key("continueLast");
    json.boolean(continueLast);
    json.key("jsonOutput");
    json.boolean(jsonOutput);
    put(json, "maxTokens", maxTokens ? std::optional<double>(*maxTokens) : std::nullopt);
    json.key("messages");
    json.beginArray();
    for (const model::Message& message : messages)
        put(json, message);
    json.endArray();
    json.key("stop");
    json.beginArray();
    for (const QString& word : stop)
        json.string(word);
    json.endArray();
    json.key("stream");
    json.boolean(stream);
    put(json, "temperature", temperature);
    json.key("thinking");
    json.string(model::thinkingName(thinking));
    put(json, "topP", topP);
    json.endObject();
}

} // namespace

QByteArray canonicalText(const model::Target& target, const model::ChatRequest& request, int codecVersion)
{
    if (target.model.isEmpty())
        return {};
    base::JsonWriter json;
    json.beginObject();
    json.key("account");
    json.string(target.key);
    json.key("codec");
    json.integer(codecVersion);
    json.key("dialect");
    json.string(model::dialectName(target.endpoint.dialect));
    json.key("endpoint");
    json.string(target.endpoint.name);
    json.key("model");
    json.string(target.model);
    json.key("request");
    put(json, request);
    json.key("url");
    json.string(addressOf(target.endpoint.url));
    json.endObject();
    return json.bytes();
}

Digest digest(const model::Target& target, const model::ChatRequest& request, int codecVersion)
{
    const QByteArray text = canonicalText(target, request, codecVersion);
    return text.isEmpty() ? Digest() : QCryptographicHash::hash(text, QCryptographicHash::Blake2b_256);
}

} // namespace spyhop::cache

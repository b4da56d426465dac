// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/key.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QLocale>

namespace spyhop::cache {
namespace {

// The structured bindings below name every field: who adds one has to decide here whether it shapes the answer.
// Written by hand, in the order of the keys: through QJsonObject it would take most of a call's time in the cache.

void put(QByteArray& json, const model::Attachment& attachment);
void put(QByteArray& json, const model::Message& message);
void put(QByteArray& json, const model::ChatRequest& request);

void put(QByteArray& json, const QString& text)
{
    json += '"';
    for (const char byte : text.toUtf8()) {
        const auto code = static_cast<unsigned char>(byte);
        if (byte == '"' || byte == '\\') {
            json += '\\';
            json += byte;
        } else if (code < 0x20 || code == 0x7f) {
            json += "\\u00";
            json += QByteArray(1, byte).toHex();
        } else {
            json += byte;
        }
    }
    json += '"';
}

void put(QByteArray& json, bool value)
{
    json += value ? "true" : "false";
}

void put(QByteArray& json, int number)
{
    json += QByteArray::number(number);
}

void put(QByteArray& json, double number)
{
    json += QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

template <typename T>
void put(QByteArray& json, const std::optional<T>& value)
{
    if (value)
        put(json, *value);
    else
        json += "null";
}

template <typename T>
void put(QByteArray& json, const QList<T>& list)
{
    json += '[';
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (i > 0)
            json += ',';
        put(json, list.at(i));
    }
    json += ']';
}

//! `key` with what stands before it: "{" for the first of an object, "," for the others.
template <typename T>
void put(QByteArray& json, const char* key, const T& value)
{
    json += key[0];
    json += '"';
    json += key + 1;
    json += "\":";
    put(json, value);
}

void put(QByteArray& json, const model::Attachment& attachment)
{
    const auto& [name, mimeType, text, bytes] = attachment;
    put(json, "{mimeType", mimeType);
    put(json, ",name", name);
    if (bytes.isEmpty()) {
        put(json, ",text", text);
    } else {
        const QByteArray picture = QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
        put(json, ",picture", QString::fromLatin1(picture.toHex()));
    }
    json += '}';
}

void put(QByteArray& json, const model::Message& message)
{
    const auto& [role, text, reasoning, attachments] = message;
    put(json, "{attachments", attachments);
    put(json, ",reasoning", reasoning);
    put(json, ",role", model::roleName(role));
    put(json, ",text", text);
    json += '}';
}

void put(QByteArray& json, const model::ChatRequest& request)
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
    put(json, "{continueLast", continueLast);
    put(json, ",jsonOutput", jsonOutput);
    put(json, ",maxTokens", maxTokens);
    put(json, ",messages", messages);
    put(json, ",stop", stop);
    put(json, ",stream", stream);
    put(json, ",temperature", temperature);
    put(json, ",thinking", model::thinkingName(thinking));
    put(json, ",topP", topP);
    json += '}';
}

} // namespace

QByteArray canonicalText(const model::Target& target, const model::ChatRequest& request, int codecVersion)
{
    QByteArray json;
    if (target.model.isEmpty())
        return json;
    put(json, "{account", target.key);
    put(json, ",codec", codecVersion);
    put(json, ",dialect", model::dialectName(target.endpoint.dialect));
    put(json, ",endpoint", target.endpoint.name);
    put(json, ",model", target.model);
    put(json, ",request", request);
    put(json, ",url", target.endpoint.url.toString(QUrl::FullyEncoded));
    json += '}';
    return json;
}

Digest digest(const model::Target& target, const model::ChatRequest& request, int codecVersion)
{
    const QByteArray text = canonicalText(target, request, codecVersion);
    return text.isEmpty() ? Digest() : QCryptographicHash::hash(text, QCryptographicHash::Blake2b_256);
}

} // namespace spyhop::cache

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatrequest.h"

#include "core/docs/picturemetadata.h"
#include "core/gateway/gatedcall.h"

#include <QtCore/QSet>

namespace spyhop::chat {
namespace {

// For the model, so not translated.
constexpr QStringView digestIntroduction = u"Summary of the earlier part of this conversation:\n\n";

model::Message systemMessage(const QString& text)
{
    model::Message system;
    system.role = model::Role::System;
    system.text = text;
    return system;
}

QSet<QString> setOf(const QStringList& ids)
{
    return {ids.begin(), ids.end()};
}

//! Of chats that were kept by earlier versions or come from other programs. What cannot be followed is no picture that
//! a model could read.
void clean(model::Attachment& attachment)
{
    if (!attachment.bytes.isEmpty())
        attachment.bytes = docs::withoutMetadata(attachment.bytes).value_or(attachment.bytes);
}

} // namespace

bool wasKeptHere(const model::ConversationMessage& answer)
{
    return answer.message.role == model::Role::Assistant && answer.message.text.isEmpty() && answer.outcome
        && answer.outcome->error && gateway::isGateRefusal(*answer.outcome->error);
}

bool isPending(const model::ConversationMessage& message)
{
    return !message.taskId.isEmpty() && !message.complete;
}

model::ChatRequest chatRequest(const model::Conversation& chat, const QList<model::ConversationMessage>& path,
    const ContextWindow& window, model::CacheMode cache)
{
    model::ChatRequest asked;
    asked.endpoint = chat.endpoint;
    asked.model = chat.model;
    asked.thinking = chat.thinking;
    asked.temperature = chat.temperature;
    asked.maxTokens = chat.maxTokens;
    asked.cache = cache;
    asked.conversationId = chat.summary.id;
    asked.isPrivate = chat.summary.isPrivate;
    if (!chat.systemPrompt.isEmpty())
        asked.messages.append(systemMessage(chat.systemPrompt));
    if (!window.summarised.isEmpty())
        asked.messages.append(systemMessage(digestIntroduction.toString() + chat.digest.text));

    QSet<QString> left = setOf(window.leftOut + window.summarised);
    const QSet<QString> bare = setOf(window.bare), pictureless = setOf(window.pictureless);
    for (const model::ConversationMessage& entry : path) {
        if (isPending(entry) || wasKeptHere(entry))
            left << entry.id << entry.parentId;
    }
    for (const model::ConversationMessage& entry : path) {
        if (left.contains(entry.id))
            continue;
        model::Message message = entry.message;
        message.reasoning.clear();
        if (bare.contains(entry.id))
            message.attachments.clear();
        if (pictureless.contains(entry.id))
            message.attachments.removeIf([](const model::Attachment& one) { return !one.bytes.isEmpty(); });
        for (model::Attachment& one : message.attachments)
            clean(one);
        if (message.role == model::Role::User || !message.text.isEmpty())
            asked.messages.append(message);
    }
    return asked;
}

} // namespace spyhop::chat

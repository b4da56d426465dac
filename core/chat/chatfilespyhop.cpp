// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What this program writes (docs/formats/chats.md).
#include "core/chat/chatfileparts.h"

namespace spyhop::chat {
namespace {

constexpr int newestVersion = 1;

model::ConversationMessage messageFrom(const QJsonObject& source, model::Role role)
{
    model::ConversationMessage message;
    message.id = source.value(u"id").toString();
    message.parentId = source.value(u"parent").toString();
    message.message.role = role;
    message.message.text = source.value(u"text").toString();
    message.message.reasoning = source.value(u"reasoning").toString();
    if (const QJsonValue thought = source.value(u"thoughtMs"); thought.isDouble())
        message.thinkingTime = std::chrono::milliseconds(qMax<qint64>(0, thought.toInteger()));
    for (const QJsonValue& value : source.value(u"attachments").toArray()) {
        const QJsonObject attachment = value.toObject();
        message.message.attachments.append({attachment.value(u"name").toString(), attachment.value(u"type").toString(),
            attachment.value(u"text").toString(),
            QByteArray::fromBase64(attachment.value(u"bytes").toString().toLatin1())});
    }
    message.createdAt = timeFromFile(source.value(u"createdAt"));
    message.complete = source.value(u"complete").toBool(true);
    message.note = source.value(u"note").toString();
    setModel(message, source.value(u"model").toString());
    if (message.outcome) {
        message.outcome->endpoint = source.value(u"endpoint").toString();
        const QJsonObject usage = source.value(u"usage").toObject();
        if (!usage.isEmpty()) {
            message.outcome->completion.usage = model::Usage{usage.value(u"promptTokens").toInteger(),
                usage.value(u"completionTokens").toInteger(), usage.value(u"reasoningTokens").toInteger(),
                usage.value(u"cacheHitTokens").toInteger(), usage.value(u"estimated").toBool()};
        }
    }
    return message;
}

} // namespace

std::optional<ChatFile> readSpyhopFile(const QJsonValue& root, const StopAsked& isStopped)
{
    const QJsonObject object = root.toObject();
    if (object.value(u"format").toString() != u"spyhop-chats" || object.value(u"version").toInt() > newestVersion)
        return std::nullopt;
    ChatFile file;
    file.kind = ChatFileKind::Spyhop;
    for (const QJsonValue& value : object.value(u"chats").toArray()) {
        if (isStopped())
            return file;
        const QJsonObject source = value.toObject();
        FileChat chat;
        TreeBuilder tree;
        int order = 0;
        for (const QJsonValue& entry : source.value(u"messages").toArray()) {
            const QJsonObject message = entry.toObject();
            if (const auto role = roleFromFile(message.value(u"role").toString()))
                tree.add(messageFrom(message, *role), order++);
            else
                ++chat.leftOut;
        }
        chat.conversation = tree.build(source.value(u"leaf").toString());
        model::ConversationSummary& summary = chat.conversation.summary;
        summary.title = source.value(u"title").toString();
        summary.updatedAt = timeFromFile(source.value(u"updatedAt"));
        summary.pinned = source.value(u"pinned").toBool();
        summary.archived = source.value(u"archived").toBool();
        chat.project = source.value(u"project").toString();
        chat.conversation.systemPrompt = source.value(u"systemPrompt").toString();
        chat.conversation.thinking
            = model::thinkingFromName(source.value(u"thinking").toString()).value_or(model::Thinking::Default);
        file.chats.append(chat);
    }
    return file;
}

} // namespace spyhop::chat

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of messages without more: ShareGPT's {from, value}, and {role, content} as the APIs have it.
#include "core/chat/chatfileparts.h"

namespace spyhop::chat {
namespace {

//! The names of the fields in one kind of file.
struct Fields {
    QStringView messages, role, text;
};

QString textFrom(const QJsonValue& value, int& leftOut)
{
    if (!value.isArray())
        return value.toString();
    QStringList texts;
    for (const QJsonValue& part : value.toArray()) {
        if (const QJsonValue text = part.toObject().value(u"text"); text.isString())
            texts.append(text.toString());
        else
            ++leftOut;
    }
    return texts.join(u'\n');
}

FileChat chatFrom(const QJsonObject& source, const Fields& fields)
{
    FileChat chat;
    LineBuilder line;
    QString systemPrompt;
    for (const QJsonValue& value : source.value(fields.messages).toArray()) {
        const QJsonObject entry = value.toObject();
        const auto role = roleFromFile(entry.value(fields.role).toString());
        model::ConversationMessage message;
        message.message.text = textFrom(entry.value(fields.text), chat.leftOut);
        message.message.reasoning = entry.value(u"reasoning_content").toString();
        if (!role || (message.message.text.isEmpty() && message.message.reasoning.isEmpty())) {
            ++chat.leftOut;
            continue;
        }
        message.message.role = *role;
        message.createdAt = timeFromFile(entry.value(u"timestamp"));
        splitThinking(message.message);
        setModel(message, entry.value(u"model").toString());
        if (*role == model::Role::System)
            systemPrompt = message.message.text;
        else
            line.add(message);
    }
    chat.conversation = line.conversation();
    chat.conversation.systemPrompt = systemPrompt;
    chat.conversation.summary.title = source.value(u"title").toString();
    return chat;
}

std::optional<ChatFile> read(
    const QJsonValue& root, const Fields& fields, ChatFileKind kind, const StopAsked& isStopped)
{
    const QJsonArray list = root.isArray() ? root.toArray() : QJsonArray{root};
    const QJsonValue first = list.isEmpty() ? QJsonValue() : list.first().toObject().value(fields.messages);
    if (!first.isArray() || (!first.toArray().isEmpty() && !first.toArray().first().toObject().contains(fields.role)))
        return std::nullopt;
    ChatFile file;
    file.kind = kind;
    for (const QJsonValue& value : list) {
        if (isStopped())
            return file;
        file.chats.append(chatFrom(value.toObject(), fields));
    }
    return file;
}

} // namespace

std::optional<ChatFile> readShareGptFile(const QJsonValue& root, const StopAsked& isStopped)
{
    return read(root, {u"conversations", u"from", u"value"}, ChatFileKind::ShareGpt, isStopped);
}

std::optional<ChatFile> readMessagesFile(const QJsonValue& root, const StopAsked& isStopped)
{
    // A bare list of messages is one chat.
    if (root.isArray() && !root.toArray().isEmpty() && root.toArray().first().toObject().contains(u"role"))
        return read(QJsonObject{{QStringLiteral("messages"), root}}, {u"messages", u"role", u"content"},
            ChatFileKind::Messages, isStopped);
    return read(root, {u"messages", u"role", u"content"}, ChatFileKind::Messages, isStopped);
}

} // namespace spyhop::chat

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chatbox's data export: one object; sessions in "chat-sessions", or, since 1.9, each under "session:ID".
#include "core/chat/chatfileparts.h"

namespace spyhop::chat {
namespace {

model::ConversationMessage messageFrom(const QJsonObject& source, model::Role role, int& leftOut)
{
    model::ConversationMessage message;
    message.message.role = role;
    message.message.text = source.value(u"content").toString();
    message.message.reasoning = source.value(u"reasoningContent").toString();
    QStringList texts;
    for (const QJsonValue& value : source.value(u"contentParts").toArray()) {
        const QJsonObject part = value.toObject();
        const QString type = part.value(u"type").toString();
        if (type == u"text")
            texts.append(part.value(u"text").toString());
        else if (type == u"reasoning")
            message.message.reasoning += part.value(u"text").toString();
        else
            ++leftOut;
    }
    if (!texts.isEmpty())
        message.message.text = texts.join(u'\n');
    message.createdAt = timeFromFile(source.value(u"timestamp"));
    splitThinking(message.message);
    setModel(message, source.value(u"model").toString());
    return message;
}

//! One thread of a session is one chat here.
FileChat chatFrom(const QJsonObject& source, const QString& title, bool pinned)
{
    FileChat chat;
    LineBuilder line;
    QString systemPrompt;
    for (const QJsonValue& value : source.value(u"messages").toArray()) {
        const QJsonObject message = value.toObject();
        const auto role = roleFromFile(message.value(u"role").toString());
        if (!role) {
            ++chat.leftOut;
            continue;
        }
        const model::ConversationMessage read = messageFrom(message, *role, chat.leftOut);
        if (*role == model::Role::System)
            systemPrompt = read.message.text;
        else if (!read.message.text.isEmpty() || !read.message.reasoning.isEmpty())
            line.add(read);
    }
    chat.conversation = line.conversation();
    chat.conversation.systemPrompt = systemPrompt;
    chat.conversation.summary.title = title;
    chat.conversation.summary.pinned = pinned;
    return chat;
}

void readSession(const QJsonObject& session, bool pinned, ChatFile& file)
{
    const QString title = session.value(u"threadName").toString(session.value(u"name").toString());
    file.chats.append(chatFrom(session, title.isEmpty() ? session.value(u"name").toString() : title, pinned));
    for (const QJsonValue& value : session.value(u"threads").toArray()) {
        const QJsonObject thread = value.toObject();
        file.chats.append(chatFrom(thread, thread.value(u"name").toString(), false));
    }
}

} // namespace

std::optional<ChatFile> readChatboxFile(const QJsonValue& root, const StopAsked& isStopped)
{
    const QJsonObject object = root.toObject();
    const bool isOld = object.value(u"chat-sessions").isArray();
    if (!isOld && !object.value(u"chat-sessions-list").isArray())
        return std::nullopt;
    ChatFile file;
    file.kind = ChatFileKind::Chatbox;
    for (const QJsonValue& value : object.value(u"chat-sessions").toArray()) {
        if (isStopped())
            return file;
        readSession(value.toObject(), value.toObject().value(u"starred").toBool(), file);
    }
    for (const QJsonValue& value : object.value(u"chat-sessions-list").toArray()) {
        if (isStopped())
            return file;
        const QJsonObject listed = value.toObject();
        const QString id = listed.value(u"id").toString();
        const QJsonObject session = object.value(QStringLiteral("session:") + id).toObject();
        if (!session.isEmpty())
            readSession(session, listed.value(u"starred").toBool(), file);
        else if (!isOld)
            ++file.unreadable;
    }
    return file;
}

} // namespace spyhop::chat

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// data.json of Cherry Studio's backup: topics with messages, whose text lies in blocks of its own; names of topics in
// the saved state of its page, which is JSON within JSON.
#include "core/chat/chatfileparts.h"

#include <QtCore/QJsonDocument>

namespace spyhop::chat {
namespace {

struct Topic {
    QString name;
    QString assistant; //!< whose topic it is
    QString prompt;
};

QJsonObject parsed(const QJsonValue& text)
{
    return text.isObject() ? text.toObject() : QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

QHash<QString, Topic> topicsOf(const QJsonObject& root)
{
    QHash<QString, Topic> topics;
    const QJsonObject state = parsed(root.value(u"localStorage").toObject().value(u"persist:cherry-studio"));
    const QJsonArray assistants = parsed(state.value(u"assistants")).value(u"assistants").toArray();
    for (const QJsonValue& value : assistants) {
        const QJsonObject assistant = value.toObject();
        for (const QJsonValue& entry : assistant.value(u"topics").toArray()) {
            const QJsonObject topic = entry.toObject();
            topics.insert(topic.value(u"id").toString(),
                {topic.value(u"name").toString(), assistant.value(u"name").toString(),
                    assistant.value(u"prompt").toString()});
        }
    }
    return topics;
}

model::ConversationMessage messageFrom(
    const QJsonObject& source, model::Role role, const QHash<QString, QJsonObject>& blocks, int& leftOut)
{
    model::ConversationMessage message;
    message.id = source.value(u"id").toString();
    message.message.role = role;
    message.message.text = source.value(u"content").toString(); // before blocks came
    message.message.reasoning = source.value(u"reasoning_content").toString();
    QStringList texts;
    for (const QJsonValue& id : source.value(u"blocks").toArray()) {
        const QJsonObject block = blocks.value(id.toString());
        const QString type = block.value(u"type").toString();
        const QString content = block.value(u"content").toString();
        if (type == u"main_text")
            texts.append(content);
        else if (type == u"thinking")
            message.message.reasoning += content;
        else if (type == u"code")
            texts.append(QStringLiteral("```%1\n%2\n```").arg(block.value(u"language").toString(), content));
        else if (type != u"unknown")
            ++leftOut;
    }
    if (!texts.isEmpty())
        message.message.text = texts.join(QStringLiteral("\n\n"));
    message.createdAt = timeFromFile(source.value(u"createdAt"));
    splitThinking(message.message);
    const QString model = source.value(u"model").toObject().value(u"id").toString();
    setModel(message, model.isEmpty() ? source.value(u"modelId").toString() : model);
    return message;
}

//! Several models may have answered one question: those answers name it, and one of them is the one that was read.
FileChat chatFrom(const QJsonObject& topic, const QHash<QString, QJsonObject>& blocks)
{
    FileChat chat;
    TreeBuilder tree;
    QString last;
    QString question;
    bool chosen = false; // one of the answers to the question was marked
    int order = 0;
    for (const QJsonValue& value : topic.value(u"messages").toArray()) {
        const QJsonObject source = value.toObject();
        const auto role = roleFromFile(source.value(u"role").toString());
        if (!role || *role == model::Role::System)
            continue;
        model::ConversationMessage message = messageFrom(source, *role, blocks, chat.leftOut);
        if (message.message.text.isEmpty() && message.message.reasoning.isEmpty())
            continue;
        if (*role == model::Role::User) {
            message.parentId = last;
            last = question = message.id;
            chosen = false;
        } else {
            const QString asked = source.value(u"askId").toString();
            message.parentId = !question.isEmpty() && asked == question ? question : last;
            const bool marked = source.value(u"foldSelected").toBool();
            if (marked || !chosen)
                last = message.id;
            chosen |= marked;
        }
        tree.add(message, order++);
    }
    chat.conversation = tree.build(last);
    return chat;
}

} // namespace

std::optional<ChatFile> readCherryFile(const QJsonValue& root, const StopAsked& isStopped)
{
    const QJsonObject object = root.toObject();
    const QJsonObject tables = object.value(u"indexedDB").toObject();
    if (!tables.value(u"topics").isArray())
        return std::nullopt;
    QHash<QString, QJsonObject> blocks;
    for (const QJsonValue& block : tables.value(u"message_blocks").toArray())
        blocks.insert(block.toObject().value(u"id").toString(), block.toObject());
    const QHash<QString, Topic> topics = topicsOf(object);
    ChatFile file;
    file.kind = ChatFileKind::CherryStudio;
    for (const QJsonValue& value : tables.value(u"topics").toArray()) {
        if (isStopped())
            return file;
        const QJsonObject source = value.toObject();
        FileChat chat = chatFrom(source, blocks);
        const Topic topic = topics.value(source.value(u"id").toString());
        chat.conversation.summary.title = topic.name;
        chat.conversation.systemPrompt = topic.prompt;
        chat.project = topic.assistant;
        file.chats.append(chat);
    }
    return file;
}

} // namespace spyhop::chat

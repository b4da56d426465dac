// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// conversations.json of ChatGPT's data export: an array of conversations, each a mapping of nodes by id.
#include "core/chat/chatfileparts.h"

#include <QtCore/QCoreApplication>

namespace spyhop::chat {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChatFile)
};

//! What a message's content says; `leftOut` counts parts that are no text.
void readContent(const QJsonObject& content, model::Message& message, int& leftOut)
{
    const QString type = content.value(u"content_type").toString();
    if (type == u"thoughts") {
        QStringList thoughts;
        for (const QJsonValue& thought : content.value(u"thoughts").toArray())
            thoughts.append(thought.toObject().value(u"content").toString());
        message.reasoning = thoughts.join(QStringLiteral("\n\n"));
        return;
    }
    if (type == u"code") {
        message.text = QStringLiteral("```\n%1\n```").arg(content.value(u"text").toString());
        return;
    }
    QStringList parts;
    for (const QJsonValue& part : content.value(u"parts").toArray()) {
        if (part.isString())
            parts.append(part.toString());
        else if (const QString text = part.toObject().value(u"text").toString(); !text.isEmpty())
            parts.append(text);
        else
            ++leftOut;
    }
    message.text = parts.join(u'\n').trimmed();
}

//! Whether a person sees the message; tool calls and their results are not a part of what was said.
bool isShown(const QJsonObject& message, model::Role role)
{
    if (role == model::Role::System)
        return false;
    if (message.value(u"metadata").toObject().value(u"is_visually_hidden_from_conversation").toBool())
        return false;
    const QString recipient = message.value(u"recipient").toString();
    return recipient.isEmpty() || recipient == u"all";
}

void readNode(const QJsonObject& node, int order, TreeBuilder& tree, FileChat& chat)
{
    const QString id = node.value(u"id").toString();
    const QString parentId = node.value(u"parent").toString();
    const QJsonObject source = node.value(u"message").toObject();
    const auto role = roleFromFile(source.value(u"author").toObject().value(u"role").toString());
    model::ConversationMessage message;
    message.id = id;
    message.parentId = parentId;
    if (source.isEmpty() || !role) {
        chat.leftOut += source.isEmpty() ? 0 : 1;
        return tree.skip(id, parentId, QString());
    }
    message.message.role = *role;
    readContent(source.value(u"content").toObject(), message.message, chat.leftOut);
    const QJsonObject metadata = source.value(u"metadata").toObject();
    const QString finish = metadata.value(u"finish_details").toObject().value(u"type").toString();
    const bool interrupted
        = source.value(u"status").toString() == u"in_progress" || finish == u"interrupted" || finish == u"max_tokens";
    const bool saysNothing = message.message.text.isEmpty() && !interrupted;
    if (!isShown(source, *role) || saysNothing)
        return tree.skip(id, parentId, message.message.reasoning);
    message.createdAt = timeFromFile(source.value(u"create_time"));
    if (*role == model::Role::Assistant && interrupted) {
        message.complete = false;
        message.note = Words::tr("Cut off before it was imported.");
    }
    setModel(message, metadata.value(u"model_slug").toString());
    tree.add(message, order);
}

} // namespace

std::optional<ChatFile> readChatGptFile(const QJsonValue& root, const StopAsked& isStopped)
{
    const QJsonArray list = root.isArray() ? root.toArray() : QJsonArray{root};
    if (list.isEmpty() || !list.first().toObject().value(u"mapping").isObject())
        return std::nullopt;
    ChatFile file;
    file.kind = ChatFileKind::ChatGpt;
    for (const QJsonValue& entry : list) {
        if (isStopped())
            return file;
        const QJsonObject source = entry.toObject();
        const QJsonObject mapping = source.value(u"mapping").toObject();
        FileChat chat;
        TreeBuilder tree;
        int order = 0;
        for (const QJsonValue& node : mapping)
            readNode(node.toObject(), order++, tree, chat);
        chat.conversation = tree.build(source.value(u"current_node").toString());
        chat.conversation.summary.title = source.value(u"title").toString();
        chat.conversation.summary.updatedAt = timeFromFile(source.value(u"update_time"));
        chat.conversation.summary.archived = source.value(u"is_archived").toBool();
        file.chats.append(chat);
    }
    return file;
}

} // namespace spyhop::chat

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Open WebUI's export: an array of chats, each with a history of messages by id.
#include "core/chat/chatfileparts.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace spyhop::chat {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChatFile)
};

QString unescaped(QString text)
{
    text.replace(QStringLiteral("&lt;"), QStringLiteral("<")).replace(QStringLiteral("&gt;"), QStringLiteral(">"));
    text.replace(QStringLiteral("&quot;"), QStringLiteral("\"")).replace(QStringLiteral("&#39;"), QStringLiteral("'"));
    return text.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
}

//! Takes the <details type="…"> blocks, which the program makes for its own page, out of the text.
void takeDetails(model::Message& message, int& leftOut)
{
    static const QRegularExpression block(
        QStringLiteral("<details type=\"([a-z_]+)\"[^>]*>\\s*(?:<summary>.*?</summary>)?(.*?)</details>\\s*"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression quoteMark(QStringLiteral("^> ?"), QRegularExpression::MultilineOption);
    QString reasoning;
    for (QRegularExpressionMatch match = block.match(message.text); match.hasMatch();
         match = block.match(message.text, match.capturedStart())) {
        if (match.captured(1) == u"reasoning")
            reasoning += unescaped(match.captured(2)).remove(quoteMark).trimmed();
        else
            ++leftOut;
        message.text.remove(match.capturedStart(), match.capturedLength());
    }
    if (message.reasoning.isEmpty())
        message.reasoning = reasoning;
    message.text = message.text.trimmed();
}

QString joined(const QJsonArray& content)
{
    QStringList texts;
    for (const QJsonValue& part : content)
        texts.append(part.toObject().value(u"text").toString());
    return texts.join(QString());
}

model::ConversationMessage messageFrom(const QJsonObject& source, model::Role role, int& leftOut)
{
    model::ConversationMessage message;
    message.id = source.value(u"id").toString();
    message.parentId = source.value(u"parentId").toString();
    message.message.role = role;
    message.message.text = source.value(u"content").toString();
    message.createdAt = timeFromFile(source.value(u"timestamp"));
    for (const QJsonValue& part : source.value(u"output").toArray()) {
        const QJsonObject output = part.toObject();
        if (output.value(u"type").toString() == u"reasoning")
            message.message.reasoning += joined(output.value(u"content").toArray());
    }
    leftOut += static_cast<int>(source.value(u"files").toArray().size());
    takeDetails(message.message, leftOut);
    splitThinking(message.message);
    setModel(message, source.value(u"model").toString());
    if (role == model::Role::Assistant && source.contains(u"done") && !source.value(u"done").toBool()) {
        message.complete = false;
        message.note = Words::tr("Cut off before it was imported.");
    }
    return message;
}

} // namespace

std::optional<ChatFile> readOpenWebUiFile(const QJsonValue& root, const StopAsked& isStopped)
{
    const QJsonArray list = root.isArray() ? root.toArray() : QJsonArray{root};
    if (list.isEmpty() || !list.first().toObject().value(u"chat").toObject().value(u"history").isObject())
        return std::nullopt;
    ChatFile file;
    file.kind = ChatFileKind::OpenWebUi;
    for (const QJsonValue& entry : list) {
        if (isStopped())
            return file;
        const QJsonObject source = entry.toObject();
        const QJsonObject history = source.value(u"chat").toObject().value(u"history").toObject();
        FileChat chat;
        TreeBuilder tree;
        int order = 0;
        const QJsonObject messages = history.value(u"messages").toObject();
        for (const QJsonValue& value : messages) {
            const QJsonObject message = value.toObject();
            const auto role = roleFromFile(message.value(u"role").toString());
            if (role && *role != model::Role::System)
                tree.add(messageFrom(message, *role, chat.leftOut), order++);
            else
                tree.skip(message.value(u"id").toString(), message.value(u"parentId").toString(), QString());
        }
        chat.conversation = tree.build(history.value(u"currentId").toString());
        chat.conversation.summary.title = source.value(u"title").toString();
        chat.conversation.summary.updatedAt = timeFromFile(source.value(u"updated_at"));
        chat.conversation.summary.pinned = source.value(u"pinned").toBool();
        chat.conversation.summary.archived = source.value(u"archived").toBool();
        file.chats.append(chat);
    }
    return file;
}

} // namespace spyhop::chat

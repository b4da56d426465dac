// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/conversationsql.h"

#include "core/store/messagerecord.h"
#include "core/store/places.h"

namespace spyhop::store {

QString sql(const char* source, bool stored)
{
    return QString::fromLatin1(source).replace(QStringLiteral("{db}"), Places::database(stored));
}

QByteArray headContext(const QString& conversation)
{
    return QByteArrayLiteral("conversations:") + conversation.toUtf8() + QByteArrayLiteral(":head");
}

QByteArray bodyContext(const QString& conversation, const QString& message)
{
    QByteArray context;
    context.reserve(conversation.size() + message.size() + 16); // a search makes one for every message there is
    context.append("messages:").append(conversation.toUtf8()).append('/').append(message.toUtf8()).append(":body");
    return context;
}

QByteArray projectContext(const QString& project)
{
    return QByteArrayLiteral("projects:") + project.toUtf8() + QByteArrayLiteral(":head");
}

QDateTime timeFrom(const QVariant& ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
}

//! ", leaf = excluded.leaf": the columns that differ.
static QString changedColumns(const model::Conversation& now, const model::Conversation* known)
{
    QString text;
    const auto add = [&text, known](bool isSame, const char16_t* column) {
        if (known == nullptr || !isSame)
            text += QStringLiteral(", %1 = excluded.%1").arg(QStringView(column));
    };
    const model::Conversation& before = known != nullptr ? *known : now;
    add(now.summary.pinned == before.summary.pinned, u"pinned");
    add(now.endpoint == before.endpoint, u"endpoint");
    add(now.model == before.model, u"model");
    add(now.thinking == before.thinking, u"thinking");
    add(now.leafId == before.leafId, u"leaf");
    add(now.summary.archived == before.summary.archived, u"archived");
    add(now.summary.project == before.summary.project, u"project");
    return text;
}

db::Statement headStatement(
    const model::Conversation& conversation, bool stored, const seal::Sealer& sealer, const model::Conversation* known)
{
    static constexpr auto text
        = "INSERT INTO {db}.conversations(id, updated, pinned, endpoint, model, thinking, leaf, archived, project, "
          "head) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET updated = excluded.updated, head = "
          "excluded.head";
    static const QString texts[2] = {sql(text, false), sql(text, true)};
    const model::ConversationSummary& summary = conversation.summary;
    return {texts[stored ? 1 : 0] + changedColumns(conversation, known),
        {summary.id, summary.updatedAt.toMSecsSinceEpoch(), int(summary.pinned), conversation.endpoint,
            conversation.model, model::thinkingName(conversation.thinking), conversation.leafId, int(summary.archived),
            summary.project, sealer.seal(packHead(conversation), headContext(summary.id))}};
}

db::Statement messageStatement(
    const QString& conversation, const model::ConversationMessage& message, bool stored, const seal::Sealer& sealer)
{
    static constexpr auto text
        = "INSERT INTO {db}.messages(conversation, id, parent, created, role, complete, body) VALUES(?, ?, ?, ?, ?, "
          "?, ?) ON CONFLICT(conversation, id) DO UPDATE SET parent = excluded.parent, complete = excluded.complete, "
          "body = excluded.body";
    static const QString texts[2] = {sql(text, false), sql(text, true)};
    return {texts[stored ? 1 : 0],
        {conversation, message.id, message.parentId, message.createdAt.toMSecsSinceEpoch(),
            model::roleName(message.message.role), int(message.complete),
            sealer.seal(packMessage(message), bodyContext(conversation, message.id))}};
}

QList<db::Statement> inBoth(const char* source, const QVariantList& values)
{
    return {{sql(source, true), values}, {sql(source, false), values}};
}

db::Statement projectStatement(const model::Project& project, const QDateTime& created, const seal::Sealer& sealer)
{
    return {sql("INSERT INTO {db}.projects(id, created, head) VALUES(?, ?, ?) ON CONFLICT(id) DO UPDATE SET head = "
                "excluded.head",
                project.stored),
        {project.id, created.toMSecsSinceEpoch(), sealer.seal(packProject(project), projectContext(project.id))}};
}

} // namespace spyhop::store

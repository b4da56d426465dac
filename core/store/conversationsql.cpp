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

db::Statement headStatement(const model::Conversation& conversation, bool stored, const seal::Sealer& sealer)
{
    static constexpr auto text
        = "INSERT INTO {db}.conversations(id, updated, pinned, endpoint, model, thinking, leaf, archived, project, "
          "head) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET updated = excluded.updated, pinned "
          "= excluded.pinned, endpoint = excluded.endpoint, model = excluded.model, thinking = excluded.thinking, leaf "
          "= excluded.leaf, archived = excluded.archived, project = excluded.project, head = excluded.head";
    static const QString texts[2] = {sql(text, false), sql(text, true)};
    const model::ConversationSummary& summary = conversation.summary;
    return {texts[stored ? 1 : 0],
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

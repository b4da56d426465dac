// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/conversationstore.h"

#include "core/store/messagerecord.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::store {
namespace {

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
    return QByteArrayLiteral("messages:") + conversation.toUtf8() + '/' + message.toUtf8() + QByteArrayLiteral(":body");
}

model::Role roleOf(const QString& name)
{
    for (const model::Role role : {model::Role::System, model::Role::User, model::Role::Assistant}) {
        if (model::roleName(role) == name)
            return role;
    }
    return model::Role::User;
}

QDateTime time(const QVariant& ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
}

db::Statement headStatement(const model::Conversation& conversation, bool stored, const seal::Sealer& sealer)
{
    static constexpr auto text
        = "INSERT INTO {db}.conversations(id, updated, pinned, endpoint, model, thinking, leaf, head) VALUES(?, ?, ?, "
          "?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET updated = excluded.updated, pinned = excluded.pinned, endpoint "
          "= excluded.endpoint, model = excluded.model, thinking = excluded.thinking, leaf = excluded.leaf, head = "
          "excluded.head";
    static const QString texts[2] = {sql(text, false), sql(text, true)};
    const model::ConversationSummary& summary = conversation.summary;
    return {texts[stored ? 1 : 0],
        {summary.id, summary.updatedAt.toMSecsSinceEpoch(), int(summary.pinned), conversation.endpoint,
            conversation.model, model::thinkingName(conversation.thinking), conversation.leafId,
            sealer.seal(packHead(conversation), headContext(summary.id))}};
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

//! Both databases: a conversation lies in one of them, and the other has nothing to change.
QList<db::Statement> inBoth(const char* source, const QVariantList& values)
{
    return {{sql(source, true), values}, {sql(source, false), values}};
}

} // namespace

ConversationStore::ConversationStore(db::Database& database, const Places& places)
    : m_database(database)
    , m_places(places)
{
}

bool ConversationStore::goesToDisk(const model::Conversation& conversation) const
{
    // Without the data key nothing could ever open the record again: memory, then.
    return conversation.summary.stored && m_places.hasDataKey();
}

void ConversationStore::saveHead(const model::Conversation& conversation)
{
    const bool stored = goesToDisk(conversation);
    m_database.post({headStatement(conversation, stored, m_places.sealer(stored))});
}

void ConversationStore::saveMessage(const model::Conversation& conversation, const model::ConversationMessage& message)
{
    const bool stored = goesToDisk(conversation);
    m_database.post({messageStatement(conversation.summary.id, message, stored, m_places.sealer(stored))});
}

void ConversationStore::remove(const QString& conversationId)
{
    m_database.post(inBoth("UPDATE {db}.conversations SET trashed = 1 WHERE id = ?", {conversationId}));
}

void ConversationStore::restore(const QString& conversationId)
{
    m_database.post(inBoth("UPDATE {db}.conversations SET trashed = 0 WHERE id = ?", {conversationId}));
}

void ConversationStore::purgeTrash()
{
    m_database.post(inBoth("DELETE FROM {db}.messages WHERE conversation IN (SELECT id FROM {db}.conversations WHERE "
                           "trashed = 1)",
                        {})
        + inBoth("DELETE FROM {db}.conversations WHERE trashed = 1", {}));
}

base::Status ConversationStore::keep(model::Conversation& conversation)
{
    if (!m_places.hasDataKey()) {
        base::Error error;
        error.code = base::ErrorCode::RefusedConsent;
        error.what = QCoreApplication::translate("ConversationStore", "There is no key to seal stored chats with.");
        error.remedy = QCoreApplication::translate("ConversationStore", "Allow storing first.");
        return base::failure(error);
    }
    const QString id = conversation.summary.id;
    const seal::Sealer& sealer = m_places.sealer(true);
    QList<db::Statement> statements{headStatement(conversation, true, sealer)};
    for (const model::ConversationMessage& message : conversation.messages)
        statements.append(messageStatement(id, message, true, sealer));
    statements.append({sql("DELETE FROM {db}.messages WHERE conversation = ?", false), {id}});
    statements.append({sql("DELETE FROM {db}.conversations WHERE id = ?", false), {id}});
    const base::Status written = m_database.writeNow(statements);
    if (written)
        conversation.summary.stored = true;
    return written;
}

base::Expected<model::Conversation> ConversationStore::headOf(const QVariantList& row, bool stored) const
{
    model::Conversation conversation;
    model::ConversationSummary& summary = conversation.summary;
    summary.id = row.at(0).toString();
    summary.updatedAt = time(row.at(1));
    summary.pinned = row.at(2).toBool();
    summary.stored = stored;
    conversation.endpoint = row.at(3).toString();
    conversation.model = row.at(4).toString();
    conversation.thinking = model::thinkingFromName(row.at(5).toString()).value_or(model::Thinking::Default);
    conversation.leafId = row.at(6).toString();
    const auto head = m_places.sealer(stored).open(row.at(7).toByteArray(), headContext(summary.id));
    const base::Status unpacked = head ? unpackHead(*head, conversation) : base::failure(head.error());
    if (!unpacked)
        return base::failure(unpacked.error());
    return conversation;
}

base::Expected<QList<model::ConversationSummary>> ConversationStore::summaries() const
{
    QList<model::ConversationSummary> result;
    for (const bool stored : {true, false}) {
        const auto rows = m_database.readNow({sql("SELECT id, updated, pinned, endpoint, model, thinking, leaf, head "
                                                  "FROM {db}.conversations WHERE trashed = 0",
                                                  stored),
            {}});
        if (!rows)
            return base::failure(rows.error());
        for (const QVariantList& row : *rows) {
            if (const auto conversation = headOf(row, stored))
                result.append(conversation->summary);
        }
    }
    std::sort(
        result.begin(), result.end(), [](const model::ConversationSummary& a, const model::ConversationSummary& b) {
            return a.updatedAt != b.updatedAt ? a.updatedAt > b.updatedAt : a.id > b.id;
        });
    return result;
}

base::Expected<model::Conversation> ConversationStore::load(const QString& conversationId) const
{
    for (const bool stored : {true, false}) {
        const auto heads = m_database.readNow({sql("SELECT id, updated, pinned, endpoint, model, thinking, leaf, head "
                                                   "FROM {db}.conversations WHERE id = ?",
                                                   stored),
            {conversationId}});
        if (!heads)
            return base::failure(heads.error());
        if (heads->isEmpty())
            continue;
        base::Expected<model::Conversation> conversation = headOf(heads->first(), stored);
        if (!conversation)
            return conversation;
        const base::Status messages = loadMessages(*conversation);
        if (!messages)
            return base::failure(messages.error());
        return conversation;
    }
    base::Error error;
    error.code = base::ErrorCode::NotFound;
    error.whom = conversationId;
    error.what = QCoreApplication::translate("ConversationStore", "There is no such conversation.");
    return base::failure(error);
}

base::Status ConversationStore::loadMessages(model::Conversation& conversation) const
{
    const bool stored = conversation.summary.stored;
    const QString conversationId = conversation.summary.id;
    const auto rows = m_database.readNow({sql("SELECT id, parent, created, role, complete, body FROM {db}.messages "
                                              "WHERE conversation = ? ORDER BY sequence",
                                              stored),
        {conversationId}});
    if (!rows)
        return base::failure(rows.error());
    const seal::Sealer& sealer = m_places.sealer(stored);
    for (const QVariantList& row : *rows) {
        model::ConversationMessage message;
        message.id = row.at(0).toString();
        message.parentId = row.at(1).toString();
        message.createdAt = time(row.at(2));
        message.message.role = roleOf(row.at(3).toString());
        message.complete = row.at(4).toBool();
        const auto body = sealer.open(row.at(5).toByteArray(), bodyContext(conversationId, message.id));
        const base::Status unpacked = body ? unpackMessage(*body, message) : base::failure(body.error());
        if (!unpacked) {
            // The tree hangs together by ids: the message stays, without its text.
            message.complete = false;
            message.note = unpacked.error().what;
        }
        conversation.messages.append(message);
    }
    return {};
}

} // namespace spyhop::store

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/conversationstore.h"

#include "core/store/conversationreader.h"
#include "core/store/conversationsql.h"

#include <QtCore/QCoreApplication>

namespace spyhop::store {

ConversationStore::ConversationStore(db::Database& database, const Places& places)
    : m_database(database)
    , m_places(places)
    , m_reader(std::make_unique<ConversationReader>(database, places))
{
}

ConversationStore::~ConversationStore() = default;

Place ConversationStore::placeOf(const model::Conversation& conversation) const
{
    return conversation.summary.stored ? m_places.placeNow(model::ConsentKind::Chats) : m_places.inMemory();
}

db::Statement ConversationStore::sealedHead(
    const model::Conversation& conversation, bool stored, const seal::Sealer& sealer, const model::Conversation* known)
{
    const db::Statement statement = headStatement(conversation, stored, sealer, known);
    if (stored)
        m_reader->noteMark(conversation.summary.id, statement.values.last().toByteArray());
    return statement;
}

bool ConversationStore::place(model::ConversationSummary& summary) const
{
    if (!summary.stored || m_places.isStored(model::ConsentKind::Chats))
        return false;
    const auto rows
        = m_database.readNow({QStringLiteral("SELECT 1 FROM main.conversations WHERE id = ?"), {summary.id}});
    summary.stored = false;
    summary.storedInPart = rows && !rows->isEmpty();
    return true;
}

//! What goes on in memory has its head there too: it tells what is newest.
void ConversationStore::write(const model::Conversation& head, const model::ConversationMessage* message, bool withHead,
    const model::Conversation* known)
{
    const auto [stored, sealer] = placeOf(head);
    const bool isInBoth = !stored && (head.summary.stored || head.summary.storedInPart);
    const QString& id = head.summary.id;
    QList<db::Statement> statements;
    if (withHead || isInBoth)
        statements.append(sealedHead(head, stored, sealer, stored ? known : nullptr));
    if (message != nullptr)
        statements.append(messageStatement(id, *message, stored, sealer));
    if (isInBoth)
        statements.append({QStringLiteral("UPDATE mem.conversations SET trashed = ifnull((SELECT trashed FROM "
                                          "main.conversations WHERE id = ?), trashed) WHERE id = ?"),
            {id, id}});
    if (isInBoth && message != nullptr)
        statements.append({QStringLiteral("UPDATE mem.messages SET trashed = ifnull((SELECT trashed FROM main.messages "
                                          "WHERE conversation = ? AND id = ?), trashed) WHERE conversation = ? AND id "
                                          "= ?"),
            {id, message->id, id, message->id}});
    m_database.post(statements);
}

void ConversationStore::saveHead(const model::Conversation& conversation, const model::Conversation* known)
{
    write(conversation, nullptr, true, known);
}

void ConversationStore::saveMessage(const model::Conversation& conversation, const model::ConversationMessage& message)
{
    write(conversation, &message, false);
    Q_EMIT messageSaved(QString(conversation.summary.id), model::ConversationMessage(message));
}

void ConversationStore::save(const model::Conversation& conversation, const model::ConversationMessage& message,
    const model::Conversation* known)
{
    write(conversation, &message, true, known);
    Q_EMIT messageSaved(QString(conversation.summary.id), model::ConversationMessage(message));
}

base::Status ConversationStore::add(const model::Conversation& conversation)
{
    const auto [stored, sealer] = placeOf(conversation);
    QList<db::Statement> statements{sealedHead(conversation, stored, sealer)};
    for (const model::ConversationMessage& message : conversation.messages)
        statements.append(messageStatement(conversation.summary.id, message, stored, sealer));
    const base::Status written = m_database.writeNow(statements);
    if (written)
        Q_EMIT messagesChanged(QString(conversation.summary.id));
    return written;
}

void ConversationStore::setPinned(const QString& conversationId, bool pinned)
{
    m_database.post(inBoth("UPDATE {db}.conversations SET pinned = ? WHERE id = ?", {int(pinned), conversationId}));
}

void ConversationStore::setArchived(const QString& conversationId, bool archived)
{
    m_database.post(inBoth("UPDATE {db}.conversations SET archived = ? WHERE id = ?", {int(archived), conversationId}));
}

void ConversationStore::setProject(const QString& conversationId, const QString& projectId)
{
    m_database.post(inBoth("UPDATE {db}.conversations SET project = ? WHERE id = ?", {projectId, conversationId}));
}

base::Status ConversationStore::mayStore() const
{
    if (m_places.isStored(model::ConsentKind::Chats))
        return {};
    return base::failure(mayNotStore());
}

base::Error ConversationStore::mayNotStore() const
{
    base::Error error;
    error.code = base::ErrorCode::RefusedConsent;
    error.what = m_places.hasDataKey()
        ? QCoreApplication::translate("ConversationStore", "Chats may not be stored.")
        : QCoreApplication::translate("ConversationStore", "There is no key to seal stored chats with.");
    error.remedy = QCoreApplication::translate("ConversationStore", "Allow storing first.");
    return error;
}

base::Status ConversationStore::keep(model::Conversation& conversation)
{
    const auto [stored, sealer] = m_places.placeNow(model::ConsentKind::Chats);
    if (!stored)
        return base::failure(mayNotStore());
    const QString id = conversation.summary.id;
    const seal::Opener memory = m_places.opener(false);
    // As they lie there, in their order, those in the trash too.
    const auto rows = m_database.readNow({sql("SELECT id, parent, created, role, complete, body, trashed FROM "
                                              "{db}.messages WHERE conversation = ? ORDER BY sequence",
                                              false),
        {id}});
    if (!rows)
        return base::failure(rows.error());
    QList<db::Statement> statements{sealedHead(conversation, true, sealer)};
    for (QVariantList row : *rows) {
        const QByteArray context = bodyContext(id, row.at(0).toString());
        const auto body = memory.open(row.at(5).toByteArray(), context);
        if (!body)
            return base::failure(body.error());
        row[5] = sealer.seal(*body, context);
        statements.append({sql("INSERT INTO {db}.messages(id, parent, created, role, complete, body, trashed, "
                               "conversation) VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(conversation, id) DO UPDATE "
                               "SET parent = excluded.parent, complete = excluded.complete, body = excluded.body, "
                               "trashed = excluded.trashed",
                               true),
            row << id});
    }
    statements.append({sql("DELETE FROM {db}.messages WHERE conversation = ?", false), {id}});
    statements.append({sql("DELETE FROM {db}.conversations WHERE id = ?", false), {id}});
    const base::Status written = m_database.writeNow(statements);
    if (written) {
        conversation.summary.stored = true;
        conversation.summary.storedInPart = false;
    }
    return written;
}

base::Expected<QSet<QByteArray>> ConversationStore::origins() const
{
    return m_reader->origins();
}

base::Expected<QHash<QString, QString>> ConversationStore::firstMessages() const
{
    return m_reader->firstMessages();
}

base::Expected<QList<model::ConversationSummary>> ConversationStore::summaries() const
{
    return m_reader->summaries();
}

std::optional<model::Conversation> ConversationStore::storedHead(const QString& conversationId) const
{
    return m_reader->storedHead(conversationId);
}

std::unique_ptr<db::ReadTicket> ConversationStore::readHeadMarks() const
{
    return m_reader->readHeadMarks();
}

base::Expected<model::Conversation> ConversationStore::load(const QString& conversationId) const
{
    return m_reader->load(conversationId);
}

base::Expected<model::ConversationMessage> ConversationStore::trashedMessage(
    const model::Conversation& head, const QString& messageId) const
{
    return m_reader->trashedMessage(head, messageId);
}

void ConversationStore::saveTrashed(const model::Conversation& head, const model::ConversationMessage& message)
{
    write(head, &message, false);
}

} // namespace spyhop::store

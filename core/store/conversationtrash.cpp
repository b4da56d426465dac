// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ConversationStore does with the trash, and with projects.
#include "core/store/conversationreader.h"
#include "core/store/conversationsql.h"
#include "core/store/conversationstore.h"
#include "core/store/messagerecord.h"
#include "core/store/rowbyrow.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::store {
namespace {

constexpr qsizetype trashTextLength = 120; // characters: what a row shows
//! Of messages `m` of `mem`: those that `main` has too were counted there.
constexpr auto notOnDisk = " AND NOT EXISTS (SELECT 1 FROM main.messages d WHERE d.conversation = m.conversation AND "
                           "d.id = m.id)";

const QString heads = QStringLiteral("id, updated, pinned, endpoint, model, thinking, leaf, head, archived, project, "
                                     "trashed");

//! The chats in the trash, their columns as in `heads`, and the number of their messages.
db::Statement trashedChats(bool stored)
{
    return {sql("SELECT c.id, c.updated, c.pinned, c.endpoint, c.model, c.thinking, c.leaf, c.head, c.archived, "
                "c.project, c.trashed, (SELECT count(*) FROM {db}.messages m WHERE m.conversation = c.id AND m.trashed "
                "= 0",
                stored)
            + QString::fromLatin1(stored ? "" : notOnDisk)
            + sql(") FROM {db}.conversations c WHERE c.trashed > 0", stored),
        {}};
}

//! The same, around damage in the file: messages are counted by their indexes.
base::Expected<db::Rows> trashedChatsAround(db::Database& database, bool stored)
{
    auto rows = readNowAround(database,
        {QStringLiteral("SELECT ") + heads + sql(" FROM {db}.conversations WHERE trashed > 0", stored), {}},
        {QStringLiteral("id")});
    if (!rows)
        return rows;
    for (QVariantList& row : *rows) {
        const auto count
            = database.readNow({sql("SELECT (SELECT count(*) FROM {db}.messages m WHERE m.conversation = ?", stored)
                    + QString::fromLatin1(stored ? "" : notOnDisk)
                    + sql(") - (SELECT count(*) FROM {db}.messages m INDEXED BY messages_trashed WHERE m.conversation "
                          "= ? AND m.trashed > 0",
                        stored)
                    + QString::fromLatin1(stored ? "" : notOnDisk) + u')',
                {row.constFirst(), row.constFirst()}});
        if (!count)
            return count;
        row.append(count->constFirst().constFirst());
    }
    return rows;
}

//! Chat, time, first of them, how many; `more`: columns of that first one and its chat.
db::Statement trashedMessages(bool stored, const char* more, const char* index)
{
    return {sql("SELECT m.conversation, m.trashed, min(m.sequence), count(*)", stored) + QString::fromLatin1(more)
            + sql(" FROM {db}.messages m", stored) + QString::fromLatin1(index)
            + sql(" JOIN {db}.conversations c ON c.id = m.conversation WHERE m.trashed > 0 AND c.trashed = 0", stored)
            + QString::fromLatin1(stored ? "" : notOnDisk) + QStringLiteral(" GROUP BY m.conversation, m.trashed"),
        {}};
}

//! With m.id, m.body, c.head, around damage in the file.
base::Expected<db::Rows> trashedMessagesAround(db::Database& database, bool stored)
{
    auto rows = database.readNow(trashedMessages(stored, "", " INDEXED BY messages_trashed"));
    if (!rows)
        return rows;
    for (QVariantList& row : *rows) {
        const auto message = readNowAround(database,
            {sql("SELECT id, body FROM {db}.messages WHERE sequence = ?", stored), {row.at(2)}},
            {QStringLiteral("sequence")});
        const auto chat = readNowAround(database,
            {sql("SELECT head FROM {db}.conversations WHERE id = ?", stored), {row.at(0)}}, {QStringLiteral("id")});
        if (!message || !chat)
            return message ? chat : message;
        row += message->value(0, QVariantList(2)) + chat->value(0, QVariantList(1));
    }
    return rows;
}

//! What lies in both places, that of the disk first, is one entry: the title is that of memory, newer; so is a chat's
//! last line. Of messages that went together the first was said first.
void addEntry(QList<model::TrashEntry>& entries, const model::TrashEntry& entry)
{
    for (model::TrashEntry& one : entries) {
        if (one.conversationId != entry.conversationId || one.isChat != entry.isChat
            || one.trashedAt != entry.trashedAt)
            continue;
        one.messages += entry.messages;
        one.title = entry.title;
        if (entry.isChat)
            one.text = entry.text;
        return;
    }
    entries.append(entry);
}

} // namespace

void ConversationStore::remove(const QString& conversationId, const QDateTime& at)
{
    m_database.post(
        inBoth("UPDATE {db}.conversations SET trashed = ? WHERE id = ?", {at.toMSecsSinceEpoch(), conversationId}));
}

void ConversationStore::restore(const QString& conversationId)
{
    m_database.post(inBoth("UPDATE {db}.conversations SET trashed = 0 WHERE id = ?", {conversationId}));
}

void ConversationStore::removeMessages(const model::Conversation& head, const QStringList& ids, const QDateTime& at)
{
    const auto [stored, sealer] = placeOf(head);
    QList<db::Statement> statements;
    // A stored chat that may not be written to any more has its leaf found when it is read.
    if (stored || !head.summary.stored)
        statements.append(sealedHead(head, stored, sealer));
    for (const QString& id : ids)
        statements += inBoth("UPDATE {db}.messages SET trashed = ? WHERE conversation = ? AND id = ? AND trashed = 0",
            {at.toMSecsSinceEpoch(), head.summary.id, id});
    m_database.post(statements);
    Q_EMIT messagesChanged(QString(head.summary.id));
}

void ConversationStore::restoreMessages(const QString& conversationId, const QDateTime& at)
{
    // What was said in memory may hang below what is on the disk, and comes back with it.
    // When it went, the index knows: in the row that stands behind the body, where damage of the file may be in the
    // way.
    const auto rows = m_database.readNow(
        {QStringLiteral("WITH RECURSIVE every(id, parent) AS (SELECT id, parent FROM main.messages WHERE conversation "
                        "= ?1 UNION ALL SELECT id, parent FROM mem.messages WHERE conversation = ?1), gone(id, at) AS "
                        "(SELECT m.id, t.trashed FROM main.messages t INDEXED BY messages_trashed JOIN main.messages "
                        "m ON m.sequence = t.sequence WHERE t.conversation = ?1 AND t.trashed > 0 UNION ALL SELECT "
                        "id, trashed FROM mem.messages WHERE conversation = ?1 AND trashed > 0), up(id) AS (SELECT id "
                        "FROM gone WHERE at = ?2 UNION SELECT e.parent FROM every e JOIN up ON e.id = up.id) SELECT id "
                        "FROM up WHERE id IN (SELECT id FROM gone)"),
            {conversationId, at.toMSecsSinceEpoch()}});
    QList<db::Statement> statements;
    for (const QVariantList& row : rows.value_or(db::Rows()))
        statements += inBoth("UPDATE {db}.messages SET trashed = 0 WHERE conversation = ? AND id = ? AND trashed > 0",
            {conversationId, row.first()});
    m_database.post(statements);
    Q_EMIT messagesChanged(conversationId);
}

base::Expected<QList<model::TrashEntry>> ConversationStore::trash() const
{
    QList<model::TrashEntry> entries;
    for (const bool stored : {true, false}) {
        if (const base::Status chats = addTrash(stored, entries); !chats)
            return base::failure(chats.error());
        if (const base::Status messages = addTrashedMessages(stored, entries); !messages)
            return base::failure(messages.error());
    }
    std::stable_sort(entries.begin(), entries.end(),
        [](const model::TrashEntry& a, const model::TrashEntry& b) { return a.trashedAt > b.trashedAt; });
    return entries;
}

base::Status ConversationStore::addTrash(bool stored, QList<model::TrashEntry>& entries) const
{
    auto rows = m_database.readNow(trashedChats(stored));
    if (!rows && isDamage(rows.error()))
        rows = trashedChatsAround(m_database, stored);
    if (!rows)
        return base::failure(rows.error());
    for (const QVariantList& row : *rows) {
        const auto head = m_reader->headOf(row, stored);
        if (!head)
            continue;
        addEntry(entries,
            {head->summary.id, timeFrom(row.at(10)), true, head->summary.title, head->summary.lastLine,
                row.at(11).toInt()});
    }
    return {};
}

base::Status ConversationStore::addTrashedMessages(bool stored, QList<model::TrashEntry>& entries) const
{
    // The first of those that went together is the one that was pointed at: its answers were written later.
    auto rows = m_database.readNow(trashedMessages(stored, ", m.id, m.body, c.head", ""));
    if (!rows && isDamage(rows.error()))
        rows = trashedMessagesAround(m_database, stored);
    if (!rows)
        return base::failure(rows.error());
    if (m_places.isLocked(stored))
        return {};
    const seal::Opener opener = m_places.opener(stored);
    for (const QVariantList& row : *rows) {
        const QString id = row.at(0).toString();
        model::Conversation conversation;
        model::ConversationMessage message;
        if (const auto head = opener.open(row.at(6).toByteArray(), headContext(id)))
            std::ignore = unpackHead(*head, conversation); // damaged: no title
        const auto body = opener.open(row.at(5).toByteArray(), bodyContext(id, row.at(4).toString()));
        const base::Status readable = body ? unpackMessage(*body, message) : base::failure(body.error());
        const QString text = readable ? message.message.text : readable.error().what;
        addEntry(entries,
            {id, timeFrom(row.at(1)), false, conversation.summary.title, text.left(trashTextLength).simplified(),
                row.at(3).toInt()});
    }
    return {};
}

void ConversationStore::erase(const model::TrashEntry& entry)
{
    const QString& id = entry.conversationId;
    if (entry.isChat) {
        m_database.post(inBoth("DELETE FROM {db}.messages WHERE conversation = ? AND EXISTS (SELECT 1 FROM "
                               "{db}.conversations WHERE id = conversation AND trashed > 0)",
                            {id})
            + inBoth("DELETE FROM {db}.conversations WHERE id = ? AND trashed > 0", {id})
            + inBoth("DELETE FROM {db}.drafts WHERE chat = ?", {id})
            + inBoth("DELETE FROM {db}.chat_tasks WHERE chat = ?", {id}));
    } else {
        m_database.post(inBoth("DELETE FROM {db}.messages WHERE conversation = ? AND trashed = ?",
            {id, entry.trashedAt.toMSecsSinceEpoch()}));
    }
}

void ConversationStore::purgeTrash(const QDateTime& before)
{
    const QVariantList time{before.toMSecsSinceEpoch()};
    m_database.post(inBoth("DELETE FROM {db}.messages WHERE conversation IN (SELECT id FROM {db}.conversations WHERE "
                           "trashed > 0 AND trashed < ?)",
                        time)
        + inBoth("DELETE FROM {db}.drafts WHERE chat IN (SELECT id FROM {db}.conversations WHERE trashed > 0 AND "
                 "trashed < ?)",
            time)
        + inBoth("DELETE FROM {db}.conversations WHERE trashed > 0 AND trashed < ?", time)
        + inBoth("DELETE FROM {db}.messages WHERE trashed > 0 AND trashed < ?", time));
}

void ConversationStore::saveProject(const model::Project& project, const QDateTime& created)
{
    const auto [stored, sealer] = project.stored ? m_places.placeNow(model::ConsentKind::Chats) : m_places.inMemory();
    model::Project placed = project;
    placed.stored = stored;
    QList<db::Statement> statements{projectStatement(placed, created, sealer)};
    if (placed.stored)
        statements.append({sql("DELETE FROM {db}.projects WHERE id = ?", false), {project.id}});
    m_database.post(statements);
}

void ConversationStore::removeProject(const QString& id)
{
    m_database.post(inBoth("UPDATE {db}.conversations SET project = NULL WHERE project = ?", {id})
        + inBoth("DELETE FROM {db}.projects WHERE id = ?", {id}));
}

base::Expected<QList<model::Project>> ConversationStore::projects() const
{
    QList<std::pair<qint64, model::Project>> found;
    QHash<QString, qsizetype> places;
    for (const bool stored : {true, false}) {
        const auto rows = readNowAround(
            m_database, {sql("SELECT id, head, created FROM {db}.projects", stored), {}}, {QStringLiteral("id")});
        if (!rows)
            return base::failure(rows.error());
        for (const QVariantList& row : *rows) {
            model::Project project{row.at(0).toString(), QString(), stored};
            if (m_places.isLocked(stored))
                continue;
            const auto head = m_places.opener(stored).open(row.at(1).toByteArray(), projectContext(project.id));
            if (!head || !unpackProject(*head, project)) // its chats are still together
                project.name = QCoreApplication::translate("ConversationStore", "Project (its name is damaged)");
            if (const auto known = places.constFind(project.id); known != places.constEnd()) {
                found[*known].second.name = project.name; // it was renamed without consent
                continue;
            }
            places.insert(project.id, found.size());
            found.append({row.at(2).toLongLong(), project});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    QList<model::Project> result;
    for (const auto& [created, project] : found)
        result.append(project);
    return result;
}

} // namespace spyhop::store

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/conversationreader.h"

#include "core/model/conversationtree.h"
#include "core/store/conversationsql.h"
#include "core/store/messagerecord.h"
#include "core/store/rowbyrow.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::store {
namespace {

model::Role roleOf(const QString& name)
{
    for (const model::Role role : {model::Role::System, model::Role::User, model::Role::Assistant}) {
        if (model::roleName(role) == name)
            return role;
    }
    return model::Role::User;
}

//! No two sealed records end alike, not even of one text: it was sealed at another time.
constexpr int markLength = 16; // bytes
constexpr qsizetype marksKept = 64; // more than are ever owed to a full disk

} // namespace

ConversationReader::ConversationReader(db::Database& database, const Places& places)
    : m_database(database)
    , m_places(places)
{
}

void ConversationReader::noteMark(const QString& conversationId, const QByteArray& sealed) const
{
    QList<QByteArray>& marks = m_marks[conversationId];
    const QByteArray mark = sealed.right(markLength);
    if (marks.contains(mark))
        return;
    marks.append(mark);
    if (marks.size() > marksKept)
        marks.removeFirst();
}

base::Expected<QList<model::Conversation>> ConversationReader::heads() const
{
    QSet<QString> onDisk;
    QHash<QString, qsizetype> places;
    QList<model::Conversation> result;
    for (const bool stored : {true, false}) {
        const auto rows = readNowAround(m_database,
            {sql("SELECT id, updated, pinned, endpoint, model, thinking, leaf, head, archived, project FROM "
                 "{db}.conversations WHERE trashed = 0",
                 stored),
                {}},
            {QStringLiteral("id")});
        if (!rows)
            return base::failure(rows.error());
        for (const QVariantList& row : *rows) {
            const QString id = row.at(0).toString();
            if (stored)
                onDisk.insert(id);
            auto head = headOf(row, stored);
            if (!head)
                continue;
            head->summary.storedInPart = !stored && onDisk.contains(id);
            if (const auto known = places.constFind(id); known != places.constEnd()) {
                result[*known] = std::move(*head); // it went on in memory
                continue;
            }
            places.insert(id, result.size());
            result.append(std::move(*head));
        }
    }
    return result;
}

base::Expected<model::Conversation> ConversationReader::headOf(const QVariantList& row, bool stored) const
{
    model::Conversation conversation;
    model::ConversationSummary& summary = conversation.summary;
    summary.id = row.at(0).toString();
    summary.updatedAt = timeFrom(row.at(1));
    summary.pinned = row.at(2).toBool();
    summary.stored = stored;
    summary.archived = row.at(8).toBool();
    summary.project = row.at(9).toString();
    conversation.endpoint = row.at(3).toString();
    conversation.model = row.at(4).toString();
    conversation.thinking = model::thinkingFromName(row.at(5).toString()).value_or(model::Thinking::Default);
    conversation.leafId = row.at(6).toString();
    const auto head = m_places.opener(stored).open(row.at(7).toByteArray(), headContext(summary.id));
    const base::Status unpacked = head ? unpackHead(*head, conversation) : base::failure(head.error());
    if (!unpacked && m_places.isLocked(stored)) // then nothing of it opens, and nothing is damaged by that
        return base::failure(unpacked.error());
    if (!unpacked) // its messages are records of their own
        summary.title = QCoreApplication::translate("ConversationStore", "Chat (its name is damaged)");
    return conversation;
}

base::Expected<QList<model::ConversationSummary>> ConversationReader::summaries() const
{
    const auto heads = this->heads();
    if (!heads)
        return base::failure(heads.error());
    QList<model::ConversationSummary> result;
    for (const model::Conversation& head : *heads)
        result.append(head.summary);
    std::sort(
        result.begin(), result.end(), [](const model::ConversationSummary& a, const model::ConversationSummary& b) {
            return a.updatedAt != b.updatedAt ? a.updatedAt > b.updatedAt : a.id > b.id;
        });
    return result;
}

base::Expected<QSet<QByteArray>> ConversationReader::origins() const
{
    const auto heads = this->heads();
    if (!heads)
        return base::failure(heads.error());
    QSet<QByteArray> result;
    for (const model::Conversation& head : *heads) {
        if (!head.origin.isEmpty())
            result.insert(head.origin);
    }
    return result;
}

base::Expected<QHash<QString, QString>> ConversationReader::firstMessages() const
{
    QHash<QString, QString> result;
    for (const bool stored : {true, false}) {
        const auto rows = m_database.readNow(
            // What is in the trash the index knows: in the row that stands behind the body.
            {sql("SELECT m.id, m.conversation FROM {db}.messages m JOIN {db}.conversations c ON c.id = m.conversation "
                 "WHERE (m.parent IS NULL OR m.parent = '') AND c.trashed = 0 AND m.sequence NOT IN (SELECT sequence "
                 "FROM {db}.messages INDEXED BY messages_trashed WHERE trashed > 0)",
                 stored),
                {}});
        if (!rows)
            return base::failure(rows.error());
        for (const QVariantList& row : *rows)
            result.insert(row.at(0).toString(), row.at(1).toString());
    }
    return result;
}

std::optional<model::Conversation> ConversationReader::storedHead(const QString& conversationId) const
{
    const auto rows = m_database.readNow(
        {sql("SELECT id, updated, pinned, endpoint, model, thinking, leaf, head, archived, project FROM "
             "{db}.conversations WHERE id = ? AND trashed = 0",
             true),
            {conversationId}});
    if (!rows || rows->isEmpty())
        return std::nullopt;
    const QVariantList& row = rows->first();
    const QByteArray sealed = row.at(7).toByteArray();
    const QList<QByteArray> marks = m_marks.value(conversationId);
    if (const qsizetype at = marks.indexOf(sealed.right(markLength)); at >= 0 && at < marks.size() - 1)
        return std::nullopt;
    // A damaged head says nothing of what the chat is called.
    if (!m_places.opener(true).open(sealed, headContext(conversationId)))
        return std::nullopt;
    auto head = headOf(row, true);
    return head ? std::optional(std::move(*head)) : std::nullopt;
}

std::unique_ptr<db::ReadTicket> ConversationReader::readHeadMarks() const
{
    return m_database.read({QStringLiteral("SELECT id, substr(head, -%1), updated, pinned, archived, project, trashed "
                                           "FROM main.conversations UNION ALL SELECT id, substr(head, -%1), 0, 0, 0, "
                                           "'', 0 FROM main.projects")
                                .arg(markLength),
        {}});
}

base::Expected<model::Conversation> ConversationReader::load(const QString& conversationId) const
{
    QVariantList found[2]; // by `stored`
    for (const bool stored : {true, false}) {
        const auto heads = readNowAround(m_database,
            {sql("SELECT id, updated, pinned, endpoint, model, thinking, leaf, head, archived, project FROM "
                 "{db}.conversations WHERE id = ?",
                 stored),
                {conversationId}},
            {QStringLiteral("id")});
        if (!heads)
            return base::failure(heads.error());
        found[stored ? 1 : 0] = heads->value(0);
    }
    const bool isInMemory = !found[0].isEmpty(), isOnDisk = !found[1].isEmpty();
    if (!isInMemory && !isOnDisk) {
        base::Error error;
        error.code = base::ErrorCode::NotFound;
        error.whom = conversationId;
        error.what = QCoreApplication::translate("ConversationStore", "There is no such conversation.");
        return base::failure(error);
    }
    base::Expected<model::Conversation> conversation = headOf(found[isInMemory ? 0 : 1], !isInMemory);
    if (!conversation)
        return conversation;
    conversation->summary.storedInPart = isInMemory && isOnDisk;
    if (isOnDisk)
        noteMark(conversationId, found[1].at(7).toByteArray());
    for (const bool stored : {true, false}) {
        if (!(stored ? isOnDisk : isInMemory) || m_places.isLocked(stored))
            continue;
        if (const base::Status messages = loadMessages(*conversation, stored); !messages)
            return base::failure(messages.error());
    }
    const model::ConversationTree tree(*conversation);
    if (tree.message(conversation->leafId) == nullptr)
        conversation->leafId = tree.newestLeaf(QString());
    return conversation;
}

//! Of one place; what was written in memory stands for what the disk has of the same message.
base::Status ConversationReader::loadMessages(model::Conversation& conversation, bool stored) const
{
    const QString conversationId = conversation.summary.id;
    const db::Statement page{sql("SELECT id, parent, created, role, complete, body FROM {db}.messages WHERE "
                                 "conversation = ? AND trashed = 0 ORDER BY sequence",
                                 stored),
        {conversationId}};
    auto rows = m_database.readNow(page);
    if (!rows && isDamage(rows.error())) {
        RowByRow how = rowByRow(page, {QStringLiteral("conversation"), QStringLiteral("id")});
        // What is in the trash the index knows: in the row that stands behind the body.
        how.keys = {sql("SELECT conversation, id FROM {db}.messages WHERE conversation = ? AND sequence NOT IN (SELECT "
                        "sequence FROM {db}.messages INDEXED BY messages_trashed WHERE conversation = ? AND trashed > "
                        "0) ORDER BY sequence",
                        stored),
            {conversationId, conversationId}};
        rows = readRowByRow(m_database, how);
    }
    if (!rows)
        return base::failure(rows.error());
    QHash<QString, qsizetype> known;
    for (qsizetype i = 0; i < conversation.messages.size(); ++i)
        known.insert(conversation.messages.at(i).id, i);
    for (const QVariantList& row : *rows) {
        model::ConversationMessage message = messageOf(conversationId, row, stored);
        if (const auto place = known.constFind(message.id); place != known.constEnd())
            conversation.messages[*place] = std::move(message);
        else
            conversation.messages.append(std::move(message));
    }
    return {};
}

//! `row`: id, parent, created, role, complete, body.
model::ConversationMessage ConversationReader::messageOf(
    const QString& conversationId, const QVariantList& row, bool stored) const
{
    model::ConversationMessage message;
    message.id = row.at(0).toString();
    message.parentId = row.at(1).toString();
    message.createdAt = timeFrom(row.at(2));
    message.message.role = roleOf(row.at(3).toString());
    message.complete = row.at(4).toBool();
    const auto body = m_places.opener(stored).open(row.at(5).toByteArray(), bodyContext(conversationId, message.id));
    const base::Status unpacked = body ? unpackMessage(*body, message) : base::failure(body.error());
    if (!unpacked) {
        // The tree hangs together by ids: the message stays, without its text.
        message.complete = false;
        message.note = unpacked.error().what;
    }
    return message;
}

base::Expected<model::ConversationMessage> ConversationReader::trashedMessage(
    const model::Conversation& head, const QString& messageId) const
{
    for (const bool stored : {false, true}) { // the newer form first
        const auto rows = m_database.readNow({sql("SELECT id, parent, created, role, complete, body FROM {db}.messages "
                                                  "WHERE conversation = ? AND id = ? AND trashed > 0",
                                                  stored),
            {head.summary.id, messageId}});
        if (!rows)
            return base::failure(rows.error());
        if (!rows->isEmpty())
            return messageOf(head.summary.id, rows->first(), stored);
    }
    return base::failure(base::ErrorCode::NotFound,
        QCoreApplication::translate("ConversationStore", "There is no such message in the trash."));
}

} // namespace spyhop::store

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatjournal.h"

#include "core/chat/numbers.h"

#include <QtCore/QSet>
#include <algorithm>

namespace spyhop::chat {
namespace {

//! `known` is what both have come from.
template <typename Value>
bool takeOver(Value& mine, Value& known, const Value& theirs)
{
    if (theirs == known)
        return false;
    const bool takes = mine == known;
    if (takes)
        mine = theirs;
    known = theirs;
    return takes;
}

//! What follows something stands after it, even where both came within one millisecond.
void sortBySaid(QList<model::ConversationMessage>& messages)
{
    QHash<QString, QString> parents;
    for (const model::ConversationMessage& message : std::as_const(messages))
        parents.insert(message.id, message.parentId);
    QHash<QString, int> depths;
    for (const model::ConversationMessage& message : std::as_const(messages)) {
        QStringList unknown;
        QString at = message.id;
        for (; parents.contains(at) && !depths.contains(at); at = parents.value(at))
            unknown.append(at);
        int depth = depths.value(at, -1);
        while (!unknown.isEmpty())
            depths.insert(unknown.takeLast(), ++depth);
    }
    std::stable_sort(messages.begin(), messages.end(), [&depths](const auto& one, const auto& other) {
        return std::pair(one.createdAt, depths.value(one.id)) < std::pair(other.createdAt, depths.value(other.id));
    });
}

} // namespace

ChatJournal::ChatJournal(base::Clock& clock, store::ConversationStore& store, model::Conversation& chat)
    : m_store(store)
    , m_chat(chat)
    , m_pause(clock.makeTimer())
{
    connect(m_pause.get(), &base::Timer::fired, this, &ChatJournal::saveHead);
    noteHead();
}

ChatJournal::~ChatJournal()
{
    flush();
}

void ChatJournal::noteHead()
{
    m_known = m_chat;
    m_known.messages.clear();
}

bool ChatJournal::takeOthers()
{
    if (!m_chat.summary.stored)
        return false;
    const std::optional<model::Conversation> theirs = m_store.storedHead(m_chat.summary.id);
    if (!theirs)
        return false;
    model::ConversationSummary& mine = m_chat.summary;
    model::ConversationSummary& known = m_known.summary;
    bool any = takeOver(mine.title, known.title, theirs->summary.title);
    any |= takeOver(mine.lastLine, known.lastLine, theirs->summary.lastLine);
    any |= takeOver(mine.updatedAt, known.updatedAt, theirs->summary.updatedAt);
    any |= takeOver(mine.pinned, known.pinned, theirs->summary.pinned);
    any |= takeOver(mine.archived, known.archived, theirs->summary.archived);
    any |= takeOver(mine.project, known.project, theirs->summary.project);
    any |= takeOver(m_chat.systemPrompt, m_known.systemPrompt, theirs->systemPrompt);
    any |= takeOver(m_chat.role, m_known.role, theirs->role);
    any |= takeOver(m_chat.temperature, m_known.temperature, theirs->temperature);
    any |= takeOver(m_chat.maxTokens, m_known.maxTokens, theirs->maxTokens);
    any |= takeOver(m_chat.overflow, m_known.overflow, theirs->overflow);
    any |= takeOver(m_chat.digest, m_known.digest, theirs->digest);
    any |= takeOver(m_chat.endpoint, m_known.endpoint, theirs->endpoint);
    any |= takeOver(m_chat.model, m_known.model, theirs->model);
    any |= takeOver(m_chat.thinking, m_known.thinking, theirs->thinking);
    return any;
}

void ChatJournal::saveHead()
{
    m_pause->stop();
    if (isPrivate())
        return;
    place();
    m_store.saveHead(m_chat, &m_known);
    noteHead();
}

void ChatJournal::saveBranch()
{
    if (!m_chat.summary.stored || m_store.mayStore())
        saveHead();
}

void ChatJournal::place()
{
    if (!isPrivate() && m_store.place(m_chat.summary))
        Q_EMIT placeChanged();
}

void ChatJournal::saveHeadSoon()
{
    m_pause->start(numbers::headPause);
}

void ChatJournal::flush()
{
    if (m_pause->isActive())
        saveHead();
}

void ChatJournal::saveMessage(const model::ConversationMessage& message)
{
    if (isPrivate())
        return;
    place();
    m_store.saveMessage(m_chat, message);
}

void ChatJournal::save(const model::ConversationMessage& message)
{
    m_pause->stop(); // the head goes along
    if (isPrivate())
        return;
    place();
    m_store.save(m_chat, message, &m_known);
    noteHead();
}

void ChatJournal::removeMessages(const QList<model::ConversationMessage>& removed, const QDateTime& at)
{
    if (isPrivate()) {
        m_removed.insert(at.toMSecsSinceEpoch(), removed);
        return;
    }
    QStringList ids;
    for (const model::ConversationMessage& message : removed)
        ids.append(message.id);
    m_store.removeMessages(m_chat, ids, at);
    noteHead();
}

base::Expected<QList<model::ConversationMessage>> ChatJournal::restoreMessages(const QDateTime& at)
{
    if (isPrivate()) {
        QList<model::ConversationMessage> all = m_chat.messages + m_removed.take(at.toMSecsSinceEpoch());
        addParents(all);
        sortBySaid(all);
        return all;
    }
    m_store.restoreMessages(m_chat.summary.id, at);
    base::Expected<model::Conversation> read = m_store.load(m_chat.summary.id);
    if (!read)
        return base::failure(read.error());
    // On a full disk the newest messages are still owed to it: they are not gone for that.
    QSet<QString> known;
    for (const model::ConversationMessage& message : std::as_const(read->messages))
        known.insert(message.id);
    for (const model::ConversationMessage& message : m_chat.messages) {
        if (!known.contains(message.id))
            read->messages.append(message);
    }
    return std::move(read->messages);
}

//! What the messages were said under, where that was removed too: as ConversationStore::restoreMessages().
void ChatJournal::addParents(QList<model::ConversationMessage>& all)
{
    QHash<QString, model::ConversationMessage> removed;
    for (const QList<model::ConversationMessage>& group : std::as_const(m_removed)) {
        for (const model::ConversationMessage& message : group)
            removed.insert(message.id, message);
    }
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (removed.contains(all.at(i).parentId))
            all.append(removed.take(all.at(i).parentId));
    }
    for (QList<model::ConversationMessage>& group : m_removed)
        group.removeIf([&removed](const model::ConversationMessage& message) { return !removed.contains(message.id); });
}

base::Expected<model::ConversationMessage> ChatJournal::trashedMessage(const QString& messageId) const
{
    return m_store.trashedMessage(m_chat, messageId);
}

void ChatJournal::saveTrashed(const model::ConversationMessage& message)
{
    place();
    m_store.saveTrashed(m_chat, message);
}

base::Status ChatJournal::mayStore() const
{
    return m_store.mayStore();
}

base::Status ChatJournal::add()
{
    // What was removed goes to the disk with the rest, and from there to the trash: each group by itself.
    model::Conversation all = m_chat;
    for (const QList<model::ConversationMessage>& group : std::as_const(m_removed))
        all.messages += group;
    sortBySaid(all.messages);
    if (const base::Status added = m_store.add(all); !added)
        return added;
    for (auto group = m_removed.cbegin(); group != m_removed.cend(); ++group) {
        QStringList ids;
        for (const model::ConversationMessage& message : group.value())
            ids.append(message.id);
        if (!ids.isEmpty()) // they may have come back with others
            m_store.removeMessages(m_chat, ids, QDateTime::fromMSecsSinceEpoch(group.key(), Qt::UTC));
    }
    m_removed.clear();
    noteHead();
    return {};
}

} // namespace spyhop::chat

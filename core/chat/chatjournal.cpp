// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatjournal.h"

#include "core/chat/numbers.h"

#include <QtCore/QSet>
#include <algorithm>

namespace spyhop::chat {

ChatJournal::ChatJournal(base::Clock& clock, store::ConversationStore& store, model::Conversation& chat)
    : m_store(store)
    , m_chat(chat)
    , m_pause(clock.makeTimer())
{
    connect(m_pause.get(), &base::Timer::fired, this, &ChatJournal::saveHead);
}

ChatJournal::~ChatJournal()
{
    flush();
}

void ChatJournal::saveHead()
{
    m_pause->stop();
    if (isPrivate())
        return;
    place();
    m_store.saveHead(m_chat);
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
    m_store.save(m_chat, message);
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
}

base::Expected<QList<model::ConversationMessage>> ChatJournal::restoreMessages(const QDateTime& at)
{
    if (isPrivate()) {
        QList<model::ConversationMessage> all = m_chat.messages + m_removed.take(at.toMSecsSinceEpoch());
        addParents(all);
        std::stable_sort(
            all.begin(), all.end(), [](const auto& one, const auto& other) { return one.createdAt < other.createdAt; });
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
    return m_store.add(m_chat);
}

} // namespace spyhop::chat

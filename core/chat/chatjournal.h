// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/conversation.h"
#include "core/store/conversationstore.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <memory>

namespace spyhop::chat {

//! \brief Where a chat is written down as it goes: its store, or, while it is private, nowhere.
//!
//! What is new of a stored chat goes to memory while chats may not be stored; its summary says so from then on. Owner:
//! ChatSession, whose conversation it borrows. Thread: main. What was put off is written when it ends.
class ChatJournal : public QObject {
    Q_OBJECT
public:
    ChatJournal(base::Clock& clock, store::ConversationStore& store, model::Conversation& chat);
    ~ChatJournal() override;

    void saveHead();
    //! Which branch is shown. Of a stored chat that may not be written to the session alone knows it.
    void saveBranch();
    //! Once nothing more has been typed for numbers::headPause.
    void saveHeadSoon();
    //! What was put off, now.
    void flush();
    void saveMessage(const model::ConversationMessage& message);
    //! The head and one of its messages, both or none.
    void save(const model::ConversationMessage& message);
    //! Messages that no longer are in the conversation, whose leaf is elsewhere by now. `removed`: they themselves.
    void removeMessages(const QList<model::ConversationMessage>& removed, const QDateTime& at);
    //! All messages of the chat once those are back. Errors: those of the store; NotFound.
    [[nodiscard]] base::Expected<QList<model::ConversationMessage>> restoreMessages(const QDateTime& at);
    [[nodiscard]] base::Expected<model::ConversationMessage> trashedMessage(const QString& messageId) const;
    void saveTrashed(const model::ConversationMessage& message);
    //! Messages were removed from the chat while it was private, and may come back.
    [[nodiscard]] bool hasRemoved() const { return !m_removed.isEmpty(); }
    //! A private chat becomes one like others, stored; what was removed from it lies in the trash from then on. Error:
    //! RefusedConsent without a data key; it stays private.
    [[nodiscard]] base::Status mayStore() const;
    [[nodiscard]] base::Status add();
    //! Looks where the chat may be written from now on.
    void place();
    //! What another process has changed of the head is taken over, unless it was changed here too since it was last
    //! written. Whether anything was.
    [[nodiscard]] bool takeOthers();

Q_SIGNALS:
    void placeChanged(); //!< the chat's summary has another place

private:
    void noteHead();
    void addParents(QList<model::ConversationMessage>& all);
    [[nodiscard]] bool isPrivate() const { return m_chat.summary.isPrivate; }

    store::ConversationStore& m_store;
    model::Conversation& m_chat;
    model::Conversation m_known; //!< the head as it was last read or written; without messages
    std::unique_ptr<base::Timer> m_pause;
    QHash<qint64, QList<model::ConversationMessage>> m_removed; //!< of a private chat: by time, ms; for Undo
};

} // namespace spyhop::chat

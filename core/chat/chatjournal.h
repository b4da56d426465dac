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
//! Owner: ChatSession, whose conversation it borrows. Thread: main. What was put off is written when it ends.
class ChatJournal : public QObject {
    Q_OBJECT
public:
    ChatJournal(base::Clock& clock, store::ConversationStore& store, const model::Conversation& chat);
    ~ChatJournal() override;

    void saveHead();
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
    //! A private chat becomes one like others, stored. Error: RefusedConsent without a data key; it stays private.
    [[nodiscard]] base::Status mayStore() const;
    [[nodiscard]] base::Status add();

private:
    void addParents(QList<model::ConversationMessage>& all);
    [[nodiscard]] bool isPrivate() const { return m_chat.summary.isPrivate; }

    store::ConversationStore& m_store;
    const model::Conversation& m_chat;
    std::unique_ptr<base::Timer> m_pause;
    QHash<qint64, QList<model::ConversationMessage>> m_removed; //!< of a private chat: by time, ms; for Undo
};

} // namespace spyhop::chat

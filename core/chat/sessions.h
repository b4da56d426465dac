// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chatsession.h"
#include "core/store/conversationstore.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace spyhop::chat {

//! \brief All conversations: the list, and those that are open (several may stream at once).
//!
//! Owner: Services. Thread: main.
class Sessions : public QObject {
    Q_OBJECT
public:
    Sessions(base::Clock& clock, base::Random& random, gateway::Gateway& gateway, store::ConversationStore& store,
        const store::Places& places);
    ~Sessions() override;
    //! What weighs chats against contexts; before any chat is opened. None: everything fits.
    void setMeter(ContextMeter& meter) { m_parts.meter = &meter; }

    //! Reads the list; call again after consent or the data key changed.
    [[nodiscard]] base::Status reload();
    //! Pinned first, then newest first.
    [[nodiscard]] const QList<model::ConversationSummary>& summaries() const { return m_summaries; }

    //! A new, empty conversation; it enters the list with its first message.
    [[nodiscard]] ChatSession* create();
    //! Opens (or returns) a conversation; stays open until closed or removed. Errors: NotFound, Unreadable.
    [[nodiscard]] base::Expected<ChatSession*> open(const QString& id);
    //! Into the trash (stops its Turn); restore() brings it back.
    void remove(const QString& id);
    void restore(const QString& id);
    //! Conversations with text that would be lost when the program ends.
    [[nodiscard]] int unstoredCount() const;
    //! Stores every conversation from now on that is in memory. Error: RefusedConsent without a data key.
    [[nodiscard]] base::Status keepAll();

Q_SIGNALS:
    void listChanged(); //!< rows added, removed or in another order
    void summaryChanged(const QString& id);

private:
    ChatSession* adopt(model::Conversation conversation);
    void refresh(const QString& id);
    [[nodiscard]] qsizetype indexOf(const QString& id) const;
    bool sort();

    ChatSession::Parts m_parts;
    const store::Places& m_places;
    QList<model::ConversationSummary> m_summaries;
    QHash<QString, std::shared_ptr<ChatSession>> m_open;
};

} // namespace spyhop::chat

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/conversation.h"
#include "core/store/places.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::store {

//! \brief Conversations and their messages, sealed, in `main` or `mem` (conversation.summary.stored says which).
//!
//! Thin SQL; all writes are posted in order. Owner: Services. Thread: main.
class ConversationStore {
public:
    ConversationStore(db::Database& database, const Places& places);

    //! Title, times, target, system prompt, leaf: everything but the messages. Inserts or replaces.
    void saveHead(const model::Conversation& conversation);
    //! Inserts or replaces one message (a checkpoint of a streaming answer, or its final text and usage).
    void saveMessage(const model::Conversation& conversation, const model::ConversationMessage& message);
    //! Into the trash; purge() empties it.
    void remove(const QString& conversationId);
    void restore(const QString& conversationId);
    void purgeTrash();
    //! Moves a conversation of `mem` to `main` (the person said "keep").
    [[nodiscard]] base::Status keep(model::Conversation& conversation);

    //! Newest first, both databases, without the trash. A damaged record costs that record only.
    [[nodiscard]] base::Expected<QList<model::ConversationSummary>> summaries() const;
    [[nodiscard]] base::Expected<model::Conversation> load(const QString& conversationId) const;

private:
    [[nodiscard]] bool goesToDisk(const model::Conversation& conversation) const;
    [[nodiscard]] base::Expected<model::Conversation> headOf(const QVariantList& row, bool stored) const;
    [[nodiscard]] base::Status loadMessages(model::Conversation& conversation) const;

    db::Database& m_database;
    const Places& m_places;
};

} // namespace spyhop::store

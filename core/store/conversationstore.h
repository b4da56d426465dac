// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/conversation.h"
#include "core/store/places.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <memory>
#include <optional>

namespace spyhop::store {

class ConversationReader;

//! \brief Conversations and their messages, sealed, in `main` or `mem` (conversation.summary.stored says which).
//!
//! One that was stored and goes on without consent lies in both: what is new and its head in `mem`, the rest in `main`
//! as it was; it is read as one (decisions/0104). Nothing is written to `main` without consent, whatever the summary
//! says; only where a chat stands (pinned, archived, project, trash) is, which is no text.
//!
//! Thin SQL; all writes are posted in order. What is removed lies in the trash until it is erased. Owner: Services.
//! Thread: main.
class ConversationStore : public QObject {
    Q_OBJECT
public:
    ConversationStore(db::Database& database, const Places& places);
    ~ConversationStore() override;

    //! Where what is written of it next will lie: without consent a stored one goes on in memory. Whether that changed.
    [[nodiscard]] bool place(model::ConversationSummary& summary) const;
    //! Title, times, target, system prompt, leaf: everything but the messages. Inserts or replaces.
    //! `known`: as it was when the caller last read or wrote it; what is as it was there is left to other processes.
    void saveHead(const model::Conversation& conversation, const model::Conversation* known = nullptr);
    //! Inserts or replaces one message (a checkpoint of a streaming answer, or its final text and usage).
    void saveMessage(const model::Conversation& conversation, const model::ConversationMessage& message);
    //! The head and one of its messages, both or none: a leaf never names a message that is not there.
    void save(const model::Conversation& conversation, const model::ConversationMessage& message,
        const model::Conversation* known = nullptr);
    //! A whole conversation from elsewhere, in one transaction.
    [[nodiscard]] base::Status add(const model::Conversation& conversation);
    //! Of all conversations outside the trash that were imported.
    [[nodiscard]] base::Expected<QSet<QByteArray>> origins() const;
    //! Of all conversations outside the trash: their first messages' ids, and the conversations they stand in.
    [[nodiscard]] base::Expected<QHash<QString, QString>> firstMessages() const;
    //! Whether anything can be stored at all. Error: RefusedConsent without consent, or without a data key.
    [[nodiscard]] base::Status mayStore() const;
    //! Moves a conversation of `mem` to `main`, or what of it is there (the person said "keep"). Errors: as mayStore().
    [[nodiscard]] base::Status keep(model::Conversation& conversation);

    void setPinned(const QString& conversationId, bool pinned);
    void setArchived(const QString& conversationId, bool archived);
    void setProject(const QString& conversationId, const QString& projectId); //!< empty: none

    //! Into the trash; `at` in UTC.
    void remove(const QString& conversationId, const QDateTime& at);
    void restore(const QString& conversationId);
    //! Removes messages and saves the head, whose leaf is elsewhere now. What goes at one time comes back together.
    void removeMessages(const model::Conversation& head, const QStringList& ids, const QDateTime& at);
    //! With what they were said under, should that lie in the trash too: a branch never hangs in the air.
    void restoreMessages(const QString& conversationId, const QDateTime& at);
    //! One that lies in the trash by itself or with its chat. Error: NotFound.
    [[nodiscard]] base::Expected<model::ConversationMessage> trashedMessage(
        const model::Conversation& head, const QString& messageId) const;
    //! What came for it stays in the trash with it.
    void saveTrashed(const model::Conversation& head, const model::ConversationMessage& message);
    //! Newest first; what lies in a chat that is in the trash itself is not named.
    [[nodiscard]] base::Expected<QList<model::TrashEntry>> trash() const;
    //! For ever.
    void erase(const model::TrashEntry& entry);
    //! All that was removed before this time, for ever.
    void purgeTrash(const QDateTime& before);

    void saveProject(const model::Project& project, const QDateTime& created);
    //! Its chats stay, outside any project.
    void removeProject(const QString& id);
    [[nodiscard]] base::Expected<QList<model::Project>> projects() const; //!< in order of creation

    //! Newest first, both databases, without the trash. A damaged record costs that record only.
    [[nodiscard]] base::Expected<QList<model::ConversationSummary>> summaries() const;
    //! What the disk has of a chat, without its messages. Nothing: it is not there, lies in the trash, cannot be read,
    //! or is older than what was written here (a full disk).
    [[nodiscard]] std::optional<model::Conversation> storedHead(const QString& conversationId) const;
    //! What tells the heads of chats and projects on the disk from earlier ones, without opening any. Does not block.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readHeadMarks() const;
    //! Without what is in the trash.
    [[nodiscard]] base::Expected<model::Conversation> load(const QString& conversationId) const;

Q_SIGNALS:
    //! A message was written; what it says, for whoever keeps an index.
    void messageSaved(const QString& conversationId, const spyhop::model::ConversationMessage& message);
    //! Messages of the chat came, came back or went.
    void messagesChanged(const QString& conversationId);

private:
    [[nodiscard]] Place placeOf(const model::Conversation& conversation) const;
    [[nodiscard]] db::Statement sealedHead(const model::Conversation& conversation, bool stored,
        const seal::Sealer& sealer, const model::Conversation* known = nullptr);
    [[nodiscard]] base::Error mayNotStore() const;
    void write(const model::Conversation& head, const model::ConversationMessage* message, bool withHead,
        const model::Conversation* known = nullptr);
    [[nodiscard]] base::Status addTrash(bool stored, QList<model::TrashEntry>& entries) const;
    [[nodiscard]] base::Status addTrashedMessages(bool stored, QList<model::TrashEntry>& entries) const;

    db::Database& m_database;
    const Places& m_places;
    std::unique_ptr<ConversationReader> m_reader;
};

} // namespace spyhop::store

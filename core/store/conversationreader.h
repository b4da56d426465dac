// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/conversation.h"
#include "core/store/places.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <memory>
#include <optional>

namespace spyhop::store {

//! \brief Conversations as they lie in `main` and `mem`, opened; what lies in both is read as one (decisions/0104).
//! Writes nothing.
//!
//! A damaged record costs that record only. Of a locked disk nothing opens, and nothing counts as damaged. Blocking but
//! for what returns a ticket. Owner: ConversationStore, whose functions of these names say more. Thread: main.
class ConversationReader {
public:
    ConversationReader(db::Database& database, const Places& places);

    //! Of all that are not in the trash.
    [[nodiscard]] base::Expected<QList<model::Conversation>> heads() const;
    [[nodiscard]] base::Expected<QList<model::ConversationSummary>> summaries() const;
    [[nodiscard]] base::Expected<QSet<QByteArray>> origins() const;
    [[nodiscard]] base::Expected<QHash<QString, QString>> firstMessages() const;
    [[nodiscard]] std::optional<model::Conversation> storedHead(const QString& conversationId) const;
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readHeadMarks() const;
    [[nodiscard]] base::Expected<model::Conversation> load(const QString& conversationId) const;
    [[nodiscard]] base::Expected<model::ConversationMessage> trashedMessage(
        const model::Conversation& head, const QString& messageId) const;

    //! `row`: id, updated, pinned, endpoint, model, thinking, leaf, head, archived, project. Error: RefusedConsent, of
    //! a locked disk.
    [[nodiscard]] base::Expected<model::Conversation> headOf(const QVariantList& row, bool stored) const;
    //! This sealed head of the chat was written to the disk here, or read from it: storedHead() takes no earlier one
    //! for what the disk has.
    void noteMark(const QString& conversationId, const QByteArray& sealed) const;

private:
    [[nodiscard]] base::Status loadMessages(model::Conversation& conversation, bool stored) const;
    [[nodiscard]] model::ConversationMessage messageOf(
        const QString& conversationId, const QVariantList& row, bool stored) const;

    db::Database& m_database;
    const Places& m_places;
    //! By chat: of the heads that were loaded from the disk or written to it here, newest last.
    mutable QHash<QString, QList<QByteArray>> m_marks;
};

} // namespace spyhop::store

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/conversation.h"
#include "core/seal/sealer.h"

// The statements of ConversationStore.
namespace spyhop::store {

//! "{db}" becomes the database's name.
[[nodiscard]] QString sql(const char* source, bool stored);
//! Both databases: a conversation lies in one of them, and the other has nothing to change.
[[nodiscard]] QList<db::Statement> inBoth(const char* source, const QVariantList& values);
[[nodiscard]] QDateTime timeFrom(const QVariant& ms);

// What the sealed records are bound to.
[[nodiscard]] QByteArray headContext(const QString& conversation);
[[nodiscard]] QByteArray bodyContext(const QString& conversation, const QString& message);
[[nodiscard]] QByteArray projectContext(const QString& project);

//! `known`: the head as the caller last read or wrote it. Columns that are as they were stay as they lie there: another
//! process may have changed them. None: all are written.
[[nodiscard]] db::Statement headStatement(const model::Conversation& conversation, bool stored,
    const seal::Sealer& sealer, const model::Conversation* known = nullptr);
[[nodiscard]] db::Statement messageStatement(
    const QString& conversation, const model::ConversationMessage& message, bool stored, const seal::Sealer& sealer);
[[nodiscard]] db::Statement projectStatement(
    const model::Project& project, const QDateTime& created, const seal::Sealer& sealer);

} // namespace spyhop::store

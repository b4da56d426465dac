// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/store/places.h"

namespace spyhop::store {

//! Which message of which chat a single task's answer is for.
struct ChatTask {
    QString task, chat, message;
    bool operator==(const ChatTask&) const = default;
};

//! \brief The tasks that chats wait for: ids only. In `main` for chats that are stored there. Thin SQL.
//!
//! Owner: Services. Thread: main.
class ChatTaskStore {
public:
    explicit ChatTaskStore(db::Database& database);

    void add(const ChatTask& task, bool stored);
    void remove(const QString& task);
    //! Error: the database's.
    [[nodiscard]] base::Expected<QList<ChatTask>> load() const;

private:
    db::Database& m_database;
};

} // namespace spyhop::store

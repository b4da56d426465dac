// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/sessions.h"
#include "core/store/chattaskstore.h"

namespace spyhop::chat {

//! \brief The single tasks that chats wait for, across restarts: which message each one's answer belongs to.
//!
//! Knows nothing of how tasks are sent or watched: who does tells it what came. Owner: Services. Thread: main.
class PendingTasks : public QObject {
    Q_OBJECT
public:
    using Task = store::ChatTask;

    PendingTasks(Sessions& sessions, store::ChatTaskStore& store);

    //! Those of this and earlier runs, as far as their chats exist.
    [[nodiscard]] const QList<Task>& all();
    //! A task was sent for the waiting answer of this chat.
    void add(ChatSession& session, const QString& messageId, const QString& taskId);
    //! The end of a task: its chat is opened if need be, and has its answer. False: it is none of ours.
    bool settle(const QString& taskId, const model::Outcome& outcome);
    //! After the data key came or went.
    void reload();

Q_SIGNALS:
    //! The answer stands in its chat.
    void settled(const QString& chatId);

private:
    Sessions& m_sessions;
    store::ChatTaskStore& m_store;
    QList<Task> m_tasks;
    bool m_isRead = false;
};

} // namespace spyhop::chat

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/tasks.h"
#include "core/chat/pendingtasks.h"

#include <QtCore/QObject>

namespace spyhop::ui {

//! \brief Brings the answers of single tasks into the chats that wait for them, also of tasks that an earlier run sent.
//!
//! Owner: the main window. Thread: main. Destroying it leaves the tasks where they are.
class ChatTasks : public QObject {
    Q_OBJECT
public:
    ChatTasks(batch::Tasks& tasks, chat::PendingTasks& pending);

    //! Takes up the tasks of earlier runs. Not before the data key is there, if anything is stored: a handle that
    //! cannot be read must not be written again.
    void resume();

Q_SIGNALS:
    void settled(const QString& chatId); //!< an answer, or the reason why none comes, is in its chat

private:
    void watch(const QString& taskId);
    void finished(const QString& taskId);

    batch::Tasks& m_tasks;
    chat::PendingTasks& m_pending;
};

} // namespace spyhop::ui

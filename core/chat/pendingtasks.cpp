// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/pendingtasks.h"

#include <algorithm>

namespace spyhop::chat {

PendingTasks::PendingTasks(Sessions& sessions, store::ChatTaskStore& store)
    : m_sessions(sessions)
    , m_store(store)
{
}

const QList<PendingTasks::Task>& PendingTasks::all()
{
    if (!std::exchange(m_isRead, true)) {
        if (const auto read = m_store.load())
            m_tasks = *read;
    }
    return m_tasks;
}

void PendingTasks::add(ChatSession& session, const QString& messageId, const QString& taskId)
{
    std::ignore = all();
    const Task task{taskId, session.conversation().summary.id, messageId};
    m_tasks.append(task);
    m_store.add(task, session.conversation().summary.stored);
    session.nameTask(messageId, taskId);
}

bool PendingTasks::settle(const QString& taskId, const model::Outcome& outcome)
{
    std::ignore = all();
    const auto found
        = std::find_if(m_tasks.begin(), m_tasks.end(), [&taskId](const Task& task) { return task.task == taskId; });
    if (found == m_tasks.end())
        return false;
    const Task task = *found;
    const base::Status settled = m_sessions.settleTask(task.chat, task.message, outcome);
    if (!settled && settled.error().code != base::ErrorCode::NotFound)
        return false; // locked, perhaps: the answer is still with the task
    m_tasks.removeIf([&taskId](const Task& other) { return other.task == taskId; });
    m_store.remove(taskId);
    Q_EMIT this->settled(task.chat);
    return true;
}

void PendingTasks::reload()
{
    m_isRead = false;
    m_tasks.clear();
}

} // namespace spyhop::chat

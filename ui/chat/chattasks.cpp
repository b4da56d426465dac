// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chattasks.h"

namespace spyhop::ui {

ChatTasks::ChatTasks(batch::Tasks& tasks, chat::PendingTasks& pending)
    : m_tasks(tasks)
    , m_pending(pending)
{
    connect(&tasks, &batch::Tasks::finished, this, &ChatTasks::finished);
    connect(&pending, &chat::PendingTasks::settled, this, &ChatTasks::settled);
}

void ChatTasks::resume()
{
    const QList<chat::PendingTasks::Task> waiting = m_pending.all();
    for (const chat::PendingTasks::Task& one : waiting)
        watch(one.task);
}

void ChatTasks::watch(const QString& taskId)
{
    const base::Status watched = m_tasks.watch(taskId);
    if (watched || watched.error().code != base::ErrorCode::NotFound)
        return;
    // Its handle was in memory only, and died with the program that sent it.
    model::Outcome outcome;
    outcome.error = base::Error();
    outcome.error->code = base::ErrorCode::NotFound;
    outcome.error->what
        = tr("The task's number was lost when the program ended: storing jobs and tasks was not allowed.");
    outcome.error->remedy = tr("Ask again.");
    m_pending.settle(taskId, outcome);
}

void ChatTasks::finished(const QString& taskId)
{
    const auto task = m_tasks.task(taskId);
    if (!task)
        return;
    // Of unknown outcome a person decides; what is out of reach may be within reach again: both go on waiting.
    const model::JobHandle& handle = task->handle;
    if (handle.stage == model::JobStage::Unknown
        || (handle.stage != model::JobStage::Ended && !handle.remoteId.isEmpty()))
        return;
    model::Outcome outcome = m_tasks.outcome(taskId).value_or(model::Outcome());
    if (outcome.completion.text.isEmpty())
        outcome.completion.text = task->answer; // of an earlier run
    if (task->error)
        outcome.error = task->error;
    if (outcome.endpoint.isEmpty())
        outcome.endpoint = handle.endpoint;
    if (outcome.askedModel.isEmpty())
        outcome.askedModel = handle.model;
    m_pending.settle(taskId, outcome);
}

} // namespace spyhop::ui

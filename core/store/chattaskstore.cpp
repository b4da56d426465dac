// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/chattaskstore.h"

namespace spyhop::store {
namespace {

QString sql(const char* source, bool stored)
{
    return QString::fromLatin1(source).replace(QStringLiteral("{db}"), Places::database(stored));
}

} // namespace

ChatTaskStore::ChatTaskStore(db::Database& database)
    : m_database(database)
{
}

void ChatTaskStore::add(const ChatTask& task, bool stored)
{
    m_database.post({{sql("INSERT OR REPLACE INTO {db}.chat_tasks(task, chat, message) VALUES(?, ?, ?)", stored),
        {task.task, task.chat, task.message}}});
}

void ChatTaskStore::remove(const QString& task)
{
    m_database.post({{sql("DELETE FROM {db}.chat_tasks WHERE task = ?", true), {task}},
        {sql("DELETE FROM {db}.chat_tasks WHERE task = ?", false), {task}}});
}

base::Expected<QList<ChatTask>> ChatTaskStore::load() const
{
    QList<ChatTask> tasks;
    for (const bool stored : {true, false}) {
        const auto rows = m_database.readNow({sql("SELECT task, chat, message FROM {db}.chat_tasks", stored), {}});
        if (!rows)
            return base::failure(rows.error());
        for (const QVariantList& row : *rows)
            tasks.append({row.at(0).toString(), row.at(1).toString(), row.at(2).toString()});
    }
    return tasks;
}

} // namespace spyhop::store

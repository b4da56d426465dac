// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/trashmodel.h"

#include "ui/common/words.h"

namespace spyhop::ui {

TrashModel::TrashModel(chat::Sessions& sessions, base::Clock& clock, QObject* parent)
    : QAbstractListModel(parent)
    , m_sessions(sessions)
    , m_clock(clock)
{
}

int TrashModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant TrashModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const model::TrashEntry& entry = m_entries[index.row()];
    const QString title = shownText(entry.title), text = shownText(entry.text);
    const QString line
        = entry.isChat ? text : tr("%n message(s)", nullptr, entry.messages) + QStringLiteral(" · ") + text;
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case Qt::AccessibleTextRole:
        return QStringList{title, line, timeText(entry.trashedAt, m_clock.wallTime())}.join(QStringLiteral(", "));
    case ChatRow::IdRole:
        return entry.conversationId;
    case ChatRow::KindRole:
        return ChatRow::Removed;
    case ChatRow::LineRole:
        return line;
    case ChatRow::TimeRole:
        return timeText(entry.trashedAt, m_clock.wallTime());
    case ChatRow::HeaderRole:
        return false;
    default:
        return {};
    }
}

Qt::ItemFlags TrashModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

base::Status TrashModel::reload()
{
    const base::Expected<QList<model::TrashEntry>> read = m_sessions.trash();
    beginResetModel();
    m_entries = read ? *read : QList<model::TrashEntry>();
    endResetModel();
    return read ? base::Status() : base::failure(read.error());
}

} // namespace spyhop::ui

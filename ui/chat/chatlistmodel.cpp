// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatlistmodel.h"

#include "ui/common/words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace spyhop::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChatList)
};

} // namespace

QString groupName(const QDate& day, const QDate& today)
{
    const qint64 ago = day.daysTo(today);
    if (ago <= 0)
        return Words::tr("Today");
    if (ago == 1)
        return Words::tr("Yesterday");
    if (ago <= 7)
        return Words::tr("Last 7 days");
    const QString month = QLocale().standaloneMonthName(day.month());
    return day.year() == today.year() ? month : Words::tr("%1 %2", "month year").arg(month).arg(day.year());
}

ChatListModel::ChatListModel(chat::Sessions& sessions, base::Clock& clock, QObject* parent)
    : QAbstractListModel(parent)
    , m_sessions(sessions)
    , m_clock(clock)
{
    m_rows = makeRows();
    connect(&sessions, &chat::Sessions::listChanged, this, &ChatListModel::refresh);
    connect(&sessions, &chat::Sessions::summaryChanged, this, &ChatListModel::onSummaryChanged);
}

int ChatListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QList<ChatListModel::Row> ChatListModel::makeRows() const
{
    QList<Row> rows;
    const QDate today = m_clock.wallTime().toLocalTime().date();
    QString group;
    for (const model::ConversationSummary& summary : m_sessions.summaries()) {
        if (!m_filter.isEmpty() && !summary.title.contains(m_filter, Qt::CaseInsensitive)
            && !summary.lastLine.contains(m_filter, Qt::CaseInsensitive))
            continue;
        const QString name
            = summary.pinned ? Words::tr("Pinned") : groupName(summary.updatedAt.toLocalTime().date(), today);
        if (name != group) {
            rows.append(Row{name, {}});
            group = name;
        }
        rows.append(Row{{}, summary});
    }
    return rows;
}

QVariant ChatListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    const model::ConversationSummary& summary = row.summary;
    switch (role) {
    case Qt::DisplayRole:
        if (!row.header.isEmpty())
            return row.header;
        return summary.title.isEmpty() ? tr("New chat") : summary.title;
    case Qt::AccessibleTextRole: {
        if (!row.header.isEmpty())
            return row.header;
        return QStringList{summary.title, summary.lastLine, timeText(summary.updatedAt, m_clock.wallTime())}.join(
            QStringLiteral(", "));
    }
    case IdRole:
        return summary.id;
    case LineRole:
        return summary.lastLine;
    case TimeRole:
        return row.header.isEmpty() ? timeText(summary.updatedAt, m_clock.wallTime()) : QString();
    case HeaderRole:
        return !row.header.isEmpty();
    case PinnedRole:
        return summary.pinned;
    case StoredRole:
        return summary.stored;
    default:
        return {};
    }
}

Qt::ItemFlags ChatListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= m_rows.size() || !m_rows[index.row()].header.isEmpty())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void ChatListModel::setFilter(const QString& text)
{
    if (m_filter == text.trimmed())
        return;
    m_filter = text.trimmed();
    refresh();
}

QModelIndex ChatListModel::indexOf(const QString& id) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].header.isEmpty() && m_rows[i].summary.id == id)
            return index(i);
    }
    return {};
}

void ChatListModel::refresh()
{
    const QList<Row> rows = makeRows();
    // What is the same at both ends stays, so that the view keeps its place.
    int same = 0;
    while (same < qMin(rows.size(), m_rows.size()) && rows[same].isSame(m_rows[same]))
        ++same;
    int tail = 0;
    while (tail < qMin(rows.size(), m_rows.size()) - same
        && rows[rows.size() - 1 - tail].isSame(m_rows[m_rows.size() - 1 - tail]))
        ++tail;
    const auto oldEnd = static_cast<int>(m_rows.size()) - tail;
    if (oldEnd > same) {
        beginRemoveRows({}, same, oldEnd - 1);
        m_rows.remove(same, oldEnd - same);
        endRemoveRows();
    }
    const auto newEnd = static_cast<int>(rows.size()) - tail;
    if (newEnd > same) {
        beginInsertRows({}, same, newEnd - 1);
        m_rows = m_rows.mid(0, same) + rows.mid(same, newEnd - same) + m_rows.mid(same);
        endInsertRows();
    }
    m_rows = rows;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
}

void ChatListModel::onSummaryChanged(const QString& id)
{
    const QModelIndex at = indexOf(id);
    for (const model::ConversationSummary& summary : m_sessions.summaries()) {
        if (summary.id != id)
            continue;
        if (!at.isValid())
            return refresh();
        m_rows[at.row()].summary = summary;
        Q_EMIT dataChanged(at, at);
        return;
    }
}

} // namespace spyhop::ui

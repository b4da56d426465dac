// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatlistmodel.h"

#include "ui/common/words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QMimeData>

namespace spyhop::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChatList)
};

const QString chatsType = QStringLiteral("application/x-spyhop-chats");

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
    connect(&sessions, &chat::Sessions::projectsChanged, this, &ChatListModel::refresh);
    connect(&sessions, &chat::Sessions::summaryChanged, this, &ChatListModel::onSummaryChanged);
}

int ChatListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

void ChatListModel::addProjects(QList<Row>& rows) const
{
    if (m_sessions.projects().isEmpty())
        return;
    Row header;
    header.kind = ChatRow::Header;
    header.text = Words::tr("Projects");
    rows.append(header);
    for (const model::Project& project : m_sessions.projects()) {
        const qsizetype at = rows.size();
        Row row;
        row.kind = ChatRow::Project;
        row.text = project.name;
        row.project = project.id;
        rows.append(row);
        int count = 0;
        for (const model::ConversationSummary& summary : m_sessions.summaries()) {
            if (summary.project != project.id || summary.archived)
                continue;
            ++count;
            Row chat;
            chat.project = project.id;
            chat.summary = summary;
            if (m_openProjects.contains(project.id))
                rows.append(chat);
        }
        rows[at].count = count;
    }
}

QList<ChatListModel::Row> ChatListModel::makeRows() const
{
    QList<Row> rows;
    const bool archive = m_scope == Scope::Archive;
    QSet<QString> projects;
    if (!archive) {
        addProjects(rows);
        for (const model::Project& project : m_sessions.projects())
            projects.insert(project.id);
    }
    const QDate today = m_clock.wallTime().toLocalTime().date();
    QString group;
    for (const model::ConversationSummary& summary : m_sessions.summaries()) {
        if (summary.archived != archive || projects.contains(summary.project))
            continue;
        const QString name = summary.pinned && !archive ? Words::tr("Pinned")
                                                        : groupName(summary.updatedAt.toLocalTime().date(), today);
        if (name != group) {
            Row header;
            header.kind = ChatRow::Header;
            header.text = name;
            rows.append(header);
            group = name;
        }
        Row row;
        row.summary = summary;
        rows.append(row);
    }
    return rows;
}

QVariant ChatListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    const model::ConversationSummary& summary = row.summary;
    const bool isChat = row.kind == ChatRow::Chat;
    switch (role) {
    case Qt::DisplayRole:
        if (!isChat)
            return shownText(row.text);
        return summary.title.isEmpty() ? tr("New chat") : shownText(summary.title);
    case Qt::EditRole:
        return isChat ? summary.title : row.text;
    case Qt::AccessibleTextRole:
        if (row.kind == ChatRow::Project)
            return tr("Project %1, %n chat(s)", nullptr, row.count).arg(shownText(row.text));
        if (!isChat)
            return row.text;
        return shownText(
            QStringList{summary.title, summary.lastLine, timeText(summary.updatedAt, m_clock.wallTime())}.join(
                QStringLiteral(", ")));
    case ChatRow::IdRole:
        return row.kind == ChatRow::Project ? row.project : summary.id;
    case ChatRow::KindRole:
        return row.kind;
    case ChatRow::LineRole:
        return shownText(summary.lastLine);
    case ChatRow::TimeRole:
        if (row.kind == ChatRow::Project)
            return row.count > 0 ? QLocale().toString(row.count) : QString();
        return isChat ? timeText(summary.updatedAt, m_clock.wallTime()) : QString();
    case ChatRow::HeaderRole:
        return row.kind == ChatRow::Header;
    case ChatRow::PinnedRole:
        return summary.pinned;
    case ChatRow::StoredRole:
        return summary.stored;
    case ChatRow::DepthRole:
        return isChat && !row.project.isEmpty() ? 1 : 0;
    case ChatRow::OpenRole:
        return row.kind == ChatRow::Project && m_openProjects.contains(row.project);
    default:
        return {};
    }
}

bool ChatListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString name = value.toString().simplified();
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || name.isEmpty())
        return false;
    const Row row = m_rows[index.row()];
    if (row.kind == ChatRow::Project) {
        m_sessions.renameProject(row.project, name);
        return true;
    }
    const auto session = m_sessions.open(row.summary.id);
    if (session)
        (*session)->rename(name);
    return session.has_value();
}

Qt::ItemFlags ChatListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return Qt::NoItemFlags;
    const Qt::ItemFlags all = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren | Qt::ItemIsEditable;
    switch (m_rows[index.row()].kind) {
    case ChatRow::Chat:
        return all | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    case ChatRow::Project:
        return all | Qt::ItemIsDropEnabled;
    default:
        return Qt::ItemIsDropEnabled;
    }
}

QStringList ChatListModel::mimeTypes() const
{
    return {chatsType};
}

QMimeData* ChatListModel::mimeData(const QModelIndexList& indexes) const
{
    QStringList ids;
    for (const QModelIndex& index : indexes) {
        if (index.data(ChatRow::KindRole).toInt() == ChatRow::Chat)
            ids.append(index.data(ChatRow::IdRole).toString());
    }
    auto* data = new QMimeData; // the drag owns it
    data->setData(chatsType, ids.join(u'\n').toUtf8());
    return data;
}

bool ChatListModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int, int, const QModelIndex& parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(chatsType) || !parent.isValid())
        return false;
    // Onto a project, or a chat of it; anywhere else is out of it.
    const QString project = m_rows[parent.row()].project;
    m_sessions.move(QString::fromUtf8(data->data(chatsType)).split(u'\n', Qt::SkipEmptyParts), project);
    // The view would take the dragged rows away by itself: they have moved already.
    return false;
}

void ChatListModel::setScope(Scope scope)
{
    m_scope = scope;
    refresh();
}

void ChatListModel::toggleProject(const QString& id)
{
    if (!m_openProjects.remove(id))
        m_openProjects.insert(id);
    refresh();
}

void ChatListModel::openProject(const QString& id)
{
    if (!m_openProjects.contains(id))
        toggleProject(id);
}

QModelIndex ChatListModel::indexOf(const QString& id) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const bool isIt
            = row.kind == ChatRow::Project ? row.project == id : row.kind == ChatRow::Chat && row.summary.id == id;
        if (isIt && !id.isEmpty())
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
        if (!at.isValid() || m_rows[at.row()].summary.archived != summary.archived)
            return refresh();
        m_rows[at.row()].summary = summary;
        Q_EMIT dataChanged(at, at);
        return;
    }
}

} // namespace spyhop::ui

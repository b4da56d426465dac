// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/searchmodel.h"

#include "ui/common/words.h"

#include <QtCore/QLocale>

namespace spyhop::ui {

namespace {

constexpr qsizetype mostTitles = 20; // the messages must not lie below the fold

QVariantList flat(const QList<chat::TextRange>& ranges)
{
    QVariantList list;
    for (const chat::TextRange& range : ranges)
        list << qlonglong(range.start) << qlonglong(range.length);
    return list;
}

} // namespace

SearchModel::SearchModel(chat::Sessions& sessions, chat::ChatSearch& search, base::Clock& clock, QObject* parent)
    : QAbstractListModel(parent)
    , m_sessions(sessions)
    , m_search(search)
    , m_clock(clock)
{
}

SearchModel::~SearchModel() = default;

int SearchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : titleRows() + hitRows();
}

QVariant SearchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    int row = index.row();
    if (row == 0 || row == titleRows()) {
        const bool isTitles = row < titleRows();
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            if (isTitles)
                return tr("Chats");
            return m_stale ? tr("Messages") : tr("Messages · %1").arg(countText(m_run ? m_run->total() : 0));
        case ChatRow::KindRole:
            return ChatRow::Header;
        case ChatRow::HeaderRole:
            return true;
        default:
            return {};
        }
    }
    if (row < titleRows())
        return titleData(m_titles[row - 1], role);
    return hitData(m_hits[row - titleRows() - 1], role);
}

QVariant SearchModel::titleData(const model::ConversationSummary& summary, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return shownText(summary.title);
    case Qt::AccessibleTextRole:
        return shownText(QStringList{summary.title, summary.lastLine}.join(QStringLiteral(", ")));
    case ChatRow::IdRole:
        return summary.id;
    case ChatRow::KindRole:
        return ChatRow::Chat;
    case ChatRow::LineRole:
        return shownText(summary.lastLine);
    case ChatRow::TimeRole:
        return timeText(summary.updatedAt, m_clock.wallTime());
    case ChatRow::HeaderRole:
        return false;
    case ChatRow::PinnedRole:
        return summary.pinned;
    default:
        return {};
    }
}

QVariant SearchModel::hitData(const chat::SearchHit& hit, int role) const
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(hit.createdAt, Qt::UTC);
    const QString title = shownText(m_names.value(hit.conversationId));
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case Qt::AccessibleTextRole:
        return QStringList{title, shownText(hit.snippet), timeText(time, m_clock.wallTime())}.join(
            QStringLiteral(", "));
    case ChatRow::IdRole:
        return hit.conversationId;
    case ChatRow::MessageRole:
        return hit.messageId;
    case ChatRow::KindRole:
        return ChatRow::Hit;
    case ChatRow::LineRole:
        return shownText(hit.snippet); // as long as it was: the marks keep their places
    case ChatRow::MarksRole:
        return flat(hit.marks);
    case ChatRow::TimeRole:
        return timeText(time, m_clock.wallTime());
    case ChatRow::HeaderRole:
        return false;
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || index.data(ChatRow::HeaderRole).toBool())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void SearchModel::search(const QString& text)
{
    if (m_query == text)
        return;
    m_query = text;
    const chat::SearchTerms terms(text);
    QList<model::ConversationSummary> titles;
    m_names.clear();
    for (const model::ConversationSummary& summary : m_sessions.summaries()) {
        m_names.insert(summary.id, summary.title);
        if (!terms.isEmpty() && titles.size() < mostTitles && terms.match(summary.title))
            titles.append(summary);
    }
    // Hits of the letters before stay until the new ones are here: a list that goes and comes with each key flickers.
    const bool keepHits = !terms.isEmpty() && !m_hits.isEmpty();
    beginResetModel();
    m_titles = titles;
    if (!keepHits)
        m_hits.clear();
    m_stale = keepHits;
    m_run.reset();
    if (!terms.isEmpty()) {
        m_run = m_search.search(text);
        connect(m_run.get(), &chat::SearchRun::found, this, &SearchModel::addHits);
        connect(m_run.get(), &chat::SearchRun::finished, this, &SearchModel::onFinished);
        connect(m_run.get(), &chat::SearchRun::restarted, this, [this] { m_stale = !m_hits.isEmpty(); });
    }
    endResetModel();
    Q_EMIT stateChanged();
}

void SearchModel::addHits(const QList<chat::SearchHit>& hits)
{
    if (std::exchange(m_stale, false)) {
        beginResetModel();
        m_hits = hits;
        endResetModel();
    } else {
        const int first = titleRows() + hitRows();
        const int more = static_cast<int>(hits.size()) + (m_hits.isEmpty() ? 1 : 0); // with its header
        beginInsertRows({}, first, first + more - 1);
        m_hits += hits;
        endInsertRows();
    }
    Q_EMIT dataChanged(index(titleRows()), index(titleRows())); // the count
    Q_EMIT stateChanged();
}

void SearchModel::onFinished()
{
    if (std::exchange(m_stale, false)) {
        beginResetModel();
        m_hits.clear();
        endResetModel();
    } else if (!m_hits.isEmpty()) {
        Q_EMIT dataChanged(index(titleRows()), index(titleRows()));
    }
    Q_EMIT stateChanged();
}

} // namespace spyhop::ui

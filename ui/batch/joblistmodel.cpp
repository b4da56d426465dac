// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/joblistmodel.h"

#include "ui/batch/batchwords.h"
#include "ui/common/words.h"

namespace spyhop::ui {

JobListModel::JobListModel(batch::BatchManager& manager, base::Clock& clock)
    : m_manager(manager)
    , m_clock(clock)
{
    connect(&manager, &batch::BatchManager::listChanged, this, &JobListModel::reload);
    connect(&manager, &batch::BatchManager::jobChanged, this, [this](const QString& id) {
        const QModelIndex index = indexOf(id);
        if (index.isValid())
            Q_EMIT dataChanged(index, index);
    });
    reload();
}

void JobListModel::setFilter(const QString& text)
{
    m_filter = text.trimmed();
    reload();
}

QModelIndex JobListModel::indexOf(const QString& id) const
{
    const auto row = static_cast<int>(m_ids.indexOf(id));
    return row < 0 ? QModelIndex() : index(row, 0);
}

void JobListModel::retranslate()
{
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_ids.size()) - 1, 0));
}

int JobListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant JobListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString& id = m_ids.at(index.row());
    const model::JobSummary* job = m_manager.job(id);
    if (!job)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(*job);
    case IdRole:
        return id;
    case LineRole: {
        const QString state = m_manager.isPausing(id)
            ? tr("Pausing…")
            : jobStateText(job->state, m_manager.isRunning(id), m_manager.runsElsewhere(id));
        QString line = tr("%1 · %2 of %3", "state, items done, all items")
                           .arg(state, countText(job->items.done), countText(job->items.total()));
        if (const qint64 failed = job->items.failed; failed > 0)
            line += QStringLiteral(" · ") + tr("%1 failed").arg(countText(failed));
        if (const qint64 unknown = job->items.unknown; unknown > 0)
            line += QStringLiteral(" · ") + tr("%1 unknown", "items of unknown outcome").arg(countText(unknown));
        return line;
    }
    case Qt::ToolTipRole:
        return plainToolTip(QStringLiteral("%1\n%2").arg(titleOf(*job), tr("Job %1", "its id").arg(id)));
    case TimeRole:
        return timeText(job->updatedAt.isValid() ? job->updatedAt : job->startedAt, m_clock.wallTime());
    case Qt::AccessibleTextRole:
        return QStringList{titleOf(*job), data(index, LineRole).toString(), data(index, TimeRole).toString()}.join(
            QStringLiteral(", "));
    default:
        return {};
    }
}

QString JobListModel::titleOf(const model::JobSummary& job) const
{
    return m_manager.isLocked(job.spec.id) ? tr("Locked job") : shownText(job.spec.title);
}

void JobListModel::reload()
{
    beginResetModel();
    m_ids.clear();
    for (const model::JobSummary& job : m_manager.jobs()) {
        if (m_filter.isEmpty() || titleOf(job).contains(m_filter, Qt::CaseInsensitive))
            m_ids.append(job.spec.id);
    }
    endResetModel();
}

} // namespace spyhop::ui

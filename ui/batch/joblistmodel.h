// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/batch/batchmanager.h"

#include <QtCore/QAbstractListModel>

namespace spyhop::ui {

//! \brief The jobs for the list pane, newest first, as the manager has them; filtered by title.
//! Owner: BatchRoom. Thread: main.
class JobListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, LineRole, TimeRole };

    JobListModel(batch::BatchManager& manager, base::Clock& clock);

    void setFilter(const QString& text);
    [[nodiscard]] QModelIndex indexOf(const QString& id) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString titleOf(const model::JobSummary& job) const;
    void reload();

    batch::BatchManager& m_manager;
    base::Clock& m_clock;
    QString m_filter;
    QStringList m_ids;
};

} // namespace spyhop::ui

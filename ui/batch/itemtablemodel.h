// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>
#include <QtCore/QSet>

namespace spyhop::ui {

//! \brief One job's items as a table, read a page at a time: what is not looked at is not in memory.
//!
//! Columns: state, name, one per answer column, what was read, price. Owner: BatchPage. Thread: main.
class ItemTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { StateRole = Qt::UserRole, ErrorRole };
    static constexpr int stateColumn = 0, nameColumn = 1, firstAnswer = 2;

    explicit ItemTableModel(batch::BatchManager& manager);

    //! Empty: no job.
    void setJob(const QString& id);
    [[nodiscard]] const QString& job() const { return m_job; }
    [[nodiscard]] int receiptColumn() const { return firstAnswer + answerCount(); }
    [[nodiscard]] int priceColumn() const { return receiptColumn() + 1; }
    [[nodiscard]] bool isNumber(int column) const;
    //! Nothing if the row cannot be read.
    [[nodiscard]] const std::pair<model::BatchItem, model::ItemResult>* row(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Row = std::pair<model::BatchItem, model::ItemResult>;
    [[nodiscard]] int answerCount() const;
    [[nodiscard]] QString cellText(const Row& row, int column) const;
    void updateCount();
    void forget(const QList<qint64>& indexes);

    batch::BatchManager& m_manager;
    QString m_job;
    QList<model::Column> m_columns;
    int m_rows = 0;
    mutable QCache<int, QList<Row>> m_pages;
};

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "core/batch/ordering.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>
#include <QtCore/QSet>

namespace spyhop::ui {

//! \brief One job's items as a table, read a page at a time: what is not looked at is not in memory. Other orders and
//! filters are found asynchronously; until then the rows stay as they are.
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
    //! All rows in input order unless told otherwise.
    void setWish(const batch::OrderWish& wish);
    [[nodiscard]] const batch::OrderWish& wish() const { return m_wish; }
    //! Where an item stands now; -1: nowhere.
    [[nodiscard]] int rowOf(qint64 item) const;
    //! Looks anew which rows belong, if not all of them in input order do.
    void reorder();
    //! By what a click on a header orders.
    [[nodiscard]] batch::OrderWish::Key keyOf(int column) const;
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
    void ordered(const QList<qint64>& indexes);
    [[nodiscard]] bool isNatural() const { return m_wish == batch::OrderWish(); }

    batch::BatchManager& m_manager;
    QString m_job;
    QList<model::Column> m_columns;
    int m_rows = 0;
    batch::OrderWish m_wish;
    std::unique_ptr<batch::Ordering> m_ordering;
    std::unique_ptr<batch::Ordering> m_endedOrdering; //!< kept until its signal has returned
    bool m_isOrdered = false; //!< m_order says which item stands in which row
    QList<qint64> m_order;
    mutable QCache<int, QList<Row>> m_pages;
};

} // namespace spyhop::ui

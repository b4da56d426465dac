// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "core/batch/ordering.h"
#include "ui/batch/itempages.h"

#include <QtCore/QAbstractTableModel>
#include <optional>

namespace spyhop::ui {

//! \brief One job's items as a table, fetched a page at a time without waiting: what is not looked at is not in memory,
//! and what is not there yet is blank. Other orders and filters are found asynchronously; until then the rows stay as
//! they are.
//!
//! Columns: state, name, one per answer column, what was read, price, time. Owner: BatchPage. Thread: main.
class ItemTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    //! ReviewRole, a bool: of the state, that somebody should look at the answer; of an answer's cell, that its own
    //! quote was not found.
    enum Role { StateRole = Qt::UserRole, ErrorRole, VerdictRole, ReviewRole };
    static constexpr int stateColumn = 0, nameColumn = 1, firstAnswer = 2;

    explicit ItemTableModel(batch::BatchManager& manager);
    ~ItemTableModel() override;

    //! Empty: no job.
    void setJob(const QString& id);
    [[nodiscard]] const QString& job() const { return m_pages.job(); }
    [[nodiscard]] int receiptColumn() const { return firstAnswer + answerCount(); }
    [[nodiscard]] int priceColumn() const { return receiptColumn() + 1; }
    [[nodiscard]] int timeColumn() const { return priceColumn() + 1; }
    [[nodiscard]] bool isNumber(int column) const;
    //! Whether any of the job's items has a price.
    [[nodiscard]] bool hasPrices() const { return m_hasPrices; }
    //! All rows in input order unless told otherwise.
    void setWish(const batch::OrderWish& wish);
    [[nodiscard]] const batch::OrderWish& wish() const { return m_wish; }
    //! Where an item stands now; -1: nowhere.
    [[nodiscard]] int rowOf(qint64 item) const { return m_pages.rowOf(item); }
    //! Looks anew which rows belong, if not all of them in input order do.
    void reorder();
    //! By what a click on a header orders.
    [[nodiscard]] batch::OrderWish::Key keyOf(int column) const;
    //! The column by which the rows are ordered; -1: as the inputs came.
    [[nodiscard]] int orderedColumn() const;
    //! Nothing if the row is not here (yet): rowsRead() says when it is.
    [[nodiscard]] const batch::ItemRow* row(int row) const { return m_pages.row(row); }
    //! Which rows are in sight: they are fetched anew as they change, the others when they are looked at.
    void setShown(int first, int last) { m_pages.setShown(first, last); }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void rowsRead(int first, int last);
    //! hasPrices() is another; not said with a reset.
    void pricesChanged();

private:
    [[nodiscard]] int answerCount() const;
    [[nodiscard]] bool isFigure(int column) const;
    [[nodiscard]] model::ItemState shownState(const model::ItemResult& result) const;
    [[nodiscard]] QVariant toolTip(const model::ItemResult& result, int column) const;
    [[nodiscard]] QVariant stateToolTip(const model::ItemResult& result) const;
    [[nodiscard]] bool wantsReview(const model::ItemResult& result, int column) const;
    [[nodiscard]] static QString secondsText(const model::ItemResult& result);
    [[nodiscard]] QString cellText(const batch::ItemRow& row, int column) const;
    void followJob();
    void pageRead(int first, int last);
    void ordered(const QList<qint64>& indexes);
    void bringIn(const std::optional<QList<qint64>>& order);
    void broughtIn(
        const std::optional<QList<qint64>>& order, int firstPage, const base::Expected<batch::SealedPage>& sealed);
    [[nodiscard]] bool isNatural() const { return m_wish == batch::OrderWish(); }

    batch::BatchManager& m_manager;
    ItemPages m_pages;
    QList<model::Column> m_columns;
    bool m_hasPrices = false;
    batch::OrderWish m_wish;
    std::unique_ptr<batch::Ordering> m_ordering;
    std::unique_ptr<batch::Ordering> m_endedOrdering; //!< kept until its signal has returned
    std::unique_ptr<batch::PageReading> m_coming; //!< rows in sight of an order that is not shown yet
    std::unique_ptr<batch::PageReading> m_endedComing; //!< kept until its signal has returned
    bool m_isComingStale = false; //!< something has changed since they were asked for
};

} // namespace spyhop::ui

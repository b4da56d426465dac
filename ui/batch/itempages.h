// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"

#include <QtCore/QCache>
#include <QtCore/QObject>
#include <deque>
#include <memory>
#include <optional>

namespace spyhop::ui {

//! \brief The rows of one job's table as far as they are in memory: which item stands in which row, and its pages, read
//! without waiting when a row is asked for. What has changed stays until its successor is here: nothing flickers.
//!
//! Owner: ItemTableModel. Thread: main.
class ItemPages : public QObject {
    Q_OBJECT
public:
    static constexpr int pageSize = 64; //!< rows read together: about two screens

    explicit ItemPages(const batch::BatchManager& manager);
    ~ItemPages() override;

    //! Nothing of the rows is here from then on. `order`: the item of each row; nothing: `rows` as the inputs came.
    void reset(const QString& job, int rows, const std::optional<QList<qint64>>& order);
    [[nodiscard]] const QString& job() const { return m_job; }
    [[nodiscard]] int rows() const { return m_rows; }
    //! Whether the rows stand otherwise than the inputs came.
    [[nodiscard]] bool isOrdered() const { return m_isOrdered; }
    [[nodiscard]] const QList<qint64>& order() const { return m_order; }
    //! Where an item stands; -1: nowhere.
    [[nodiscard]] int rowOf(qint64 item) const;
    //! Nothing if the row is not here (yet): read() says when it is.
    [[nodiscard]] const batch::ItemRow* row(int row) const;

    //! Which rows are in sight: they are read anew as they change, the others when they are looked at.
    void setShown(int first, int last);
    [[nodiscard]] int shownFirst() const { return m_shownFirst; }
    [[nodiscard]] int shownLast() const { return m_shownLast; }
    //! Takes in what was read elsewhere: whole pages from this one on, in the order of the inputs. `isStale`: something
    //! of it has changed since it was asked for.
    void keep(int firstPage, QList<batch::ItemRow> rows, bool isStale);
    //! These items have changed.
    void forget(const QList<qint64>& indexes);
    //! Any may have changed; those in sight stay as they are until they are read anew.
    void forgetAll();

Q_SIGNALS:
    void read(int first, int last);

private:
    struct Page {
        QList<batch::ItemRow> rows; //!< as they stand in the table
        bool isStale = false; //!< something of it has changed since
    };
    struct Fetch;
    void setOrder(const std::optional<QList<qint64>>& order);
    void fetch(int page) const;
    void fetched(int page, const base::Expected<batch::SealedPage>& sealed);
    [[nodiscard]] bool isShown(int page) const;

    const batch::BatchManager& m_manager;
    QString m_job;
    int m_rows = 0;
    int m_shownFirst = 0, m_shownLast = 0;
    bool m_isOrdered = false; //!< m_order says which item stands in which row
    QList<qint64> m_order;
    QList<int> m_rowOfItem; //!< while ordered; -1: it does not belong
    mutable QCache<int, Page> m_pages;
    mutable std::deque<Fetch> m_fetches; //!< the newest last
    std::unique_ptr<batch::PageReading> m_endedFetch; //!< kept until its signal has returned
};

} // namespace spyhop::ui

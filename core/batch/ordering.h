// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QThreadPool>
#include <memory>
#include <optional>

namespace spyhop::batch {

//! Which items of a job a table shows, and in which order.
struct OrderWish {
    enum class Filter {
        All,
        Open, //!< pending and running
        Done,
        Failed, //!< and of unknown outcome
        Review, //!< wantsReview()
        Twice //!< possibly billed twice
    };
    enum class Key { Index, State, Cost, Seconds, Name, Receipt, Answer };
    Filter filter = Filter::All;
    Key key = Key::Index;
    int column = 0; //!< Answer: which one
    bool descending = false;
    bool wasCutOff = false; //!< Twice: what is under way was so in a process that is gone
    bool operator==(const OrderWish&) const = default;
};

//! Answered, not looked at by a person, and with a quote that was not found or is missing, or an answer cut short.
[[nodiscard]] bool wantsReview(const model::ItemResult& result);

//! \brief Finds the order of a table's rows without making anybody wait.
//!
//! What the database knows in plain columns it orders on its own thread; what is sealed (names, answers) is opened and
//! ordered on one of the workers, some thousand rows at a time. Owner: whoever shows the table. Thread: main.
//! Destroying it cancels.
class Ordering : public QObject {
    Q_OBJECT
public:
    Ordering(QThreadPool& workers, const store::BatchStore& store, const QString& job,
        const QList<model::Column>& columns, const OrderWish& wish);

    //! What a row is ordered by.
    struct Row {
        qint64 index = 0;
        double number = 0;
        QString text;
    };

Q_SIGNALS:
    //! Once; never from within the constructor. Nothing can be read: an empty list.
    void ready(const QList<qint64>& indexes);

private:
    void begin();
    void onlyFound(const base::Expected<db::Rows>& rows);
    void readMore();
    void pageRead(const base::Expected<store::SealedPage>& page);
    void pageOpened();
    void sort();

    QThreadPool& m_workers;
    const store::BatchStore& m_store;
    QString m_job;
    QList<model::Column> m_columns;
    OrderWish m_wish;
    std::unique_ptr<db::ReadTicket> m_onlyTicket;
    std::optional<QSet<qint64>> m_only; //!< no other items
    std::unique_ptr<db::ReadTicket> m_ticket;
    std::unique_ptr<store::PageReading> m_reading;
    qint64 m_next = 0;
    QList<Row> m_rows;
    QFutureWatcher<QList<Row>> m_opening;
    QFutureWatcher<QList<qint64>> m_sorting;
};

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/batchstore.h"

#include <QtCore/QObject>
#include <memory>
#include <vector>

namespace spyhop::batch {

//! Which items of a job a table shows, and in which order.
struct OrderWish {
    enum class Filter {
        All,
        Open, //!< pending and running
        Done,
        Failed, //!< and of unknown outcome
        Review //!< answered, not looked at by a person, and with a quote that was not found or an answer cut short
    };
    enum class Key { Index, State, Cost, Seconds, Name, Receipt, Answer };
    Filter filter = Filter::All;
    Key key = Key::Index;
    int column = 0; //!< Answer: which one
    bool descending = false;
    bool operator==(const OrderWish&) const = default;
};

//! \brief Finds the order of a table's rows without making anybody wait.
//!
//! What the database knows in plain columns it orders on its own thread; what is sealed (names, answers) is read and
//! merged a few hundred rows a turn. Owner: whoever shows the table. Thread: main. Destroying it cancels.
class Ordering : public QObject {
    Q_OBJECT
public:
    Ordering(base::Clock& clock, const store::BatchStore& store, const QString& job,
        const QList<model::Column>& columns, const OrderWish& wish);

Q_SIGNALS:
    //! Once; never from within the constructor. Nothing can be read: an empty list.
    void ready(const QList<qint64>& indexes);

private:
    struct Row {
        qint64 index = 0;
        double number = 0;
        QString text;
    };
    void readTurn();
    void add(std::vector<Row> run);
    void merge(bool all);
    [[nodiscard]] bool wants(const model::ItemResult& result) const;
    [[nodiscard]] Row rowOf(const model::BatchItem& item, const model::ItemResult& result) const;
    [[nodiscard]] bool before(const Row& a, const Row& b) const;

    const store::BatchStore& m_store;
    QString m_job;
    QList<model::Column> m_columns;
    OrderWish m_wish;
    std::unique_ptr<db::ReadTicket> m_ticket;
    std::unique_ptr<base::Timer> m_turn;
    qint64 m_next = 0;
    std::vector<std::vector<Row>> m_runs; //!< each in order, each at least twice as long as the next
};

} // namespace spyhop::batch

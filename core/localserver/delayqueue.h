// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <functional>
#include <queue>
#include <vector>

namespace spyhop::localserver {

//! \brief Many pauses on one timer: a heap of (due time, connection), so that thousands of requests in flight cost one
//! timer and not thousands.
//!
//! Owner: LocalServer. Thread: the server's. Ends: destruction forgets every pause without a signal.
class DelayQueue : public QObject {
    Q_OBJECT
public:
    explicit DelayQueue(base::Clock& clock);

    //! due() names `id` after `pause`. Ids of connections that are gone by then are the receiver's to ignore.
    void add(quint64 id, std::chrono::milliseconds pause);

Q_SIGNALS:
    //! In the order of the due times; ties in the order they were added.
    void due(const QList<quint64>& ids);

private:
    struct Entry {
        base::SteadyTime due;
        quint64 order;
        quint64 id;
        bool operator>(const Entry& other) const { return due != other.due ? due > other.due : order > other.order; }
    };

    void arm();
    void fire();

    base::Clock& m_clock;
    std::unique_ptr<base::Timer> m_timer;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_heap;
    base::SteadyTime m_armedFor{0};
    quint64 m_order = 0;
};

} // namespace spyhop::localserver

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/db/database.h"
#include "core/observe/recorder.h"

#include <QtCore/QDate>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QObject>
#include <deque>
#include <memory>

namespace spyhop::monitor {

//! \brief What today cost and how many calls a second end, as the status strip shows them.
//!
//! Reads today's sum from the call records once, then follows the Recorder. "Today" begins at this computer's midnight.
//! Owner: Services. Thread: main.
class Ledger : public QObject {
    Q_OBJECT
public:
    Ledger(base::Clock& clock, db::Database& database, observe::Recorder& recorder);
    ~Ledger() override;

    //! One amount per currency, in order of the currency's name; empty if nothing was paid today.
    [[nodiscard]] QList<base::Money> today() const;
    //! Calls that ended in the last 10 s, per second.
    [[nodiscard]] double callsPerSecond() const;
    //! Another process has written: its calls of today count as well.
    void followOthers();

Q_SIGNALS:
    void changed();

private:
    void add(const model::CallRecord& record);
    void readToday();
    [[nodiscard]] bool isToday(const QDateTime& when) const;
    void turnDay();
    void take(const base::Expected<db::Rows>& rows);

    base::Clock& m_clock;
    db::Database& m_database;
    std::unique_ptr<db::ReadTicket> m_reading;
    qint64 m_begins = 0, m_ends = 0; // of today, ms since 1970: kept, since each call asks
    QMap<QString, base::Money> m_today;
    QMap<QString, base::Money> m_since; //!< what came since today's sum was last asked for
    mutable std::deque<base::SteadyTime> m_recent;
};

} // namespace spyhop::monitor

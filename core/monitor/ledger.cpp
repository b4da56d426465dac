// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/ledger.h"

#include "core/base/log.h"

namespace spyhop::monitor {
namespace {

constexpr std::chrono::seconds window{10}; // long enough to be read, short enough to be now

} // namespace

Ledger::Ledger(base::Clock& clock, db::Database& database, observe::Recorder& recorder)
    : m_clock(clock)
    , m_database(database)
{
    connect(&recorder, &observe::Recorder::recordAdded, this, &Ledger::add);
    turnDay();
    readToday();
}

Ledger::~Ledger() = default;

bool Ledger::isToday(const QDateTime& when) const
{
    const qint64 at = when.toMSecsSinceEpoch();
    return m_begins <= at && at < m_ends;
}

void Ledger::turnDay()
{
    const QDate day = m_clock.wallTime().toLocalTime().date();
    m_begins = day.startOfDay().toMSecsSinceEpoch();
    m_ends = day.addDays(1).startOfDay().toMSecsSinceEpoch();
    m_today.clear();
    m_since.clear();
}

void Ledger::readToday()
{
    // What starts from now on comes from the Recorder: a record is counted once, however late its row is committed.
    const qint64 now = m_clock.wallTime().toMSecsSinceEpoch();
    m_reading = m_database.read(
        {QStringLiteral("SELECT currency, SUM(cost_nano) FROM main.calls "
                        "WHERE started >= ? AND started < ? AND cost_nano IS NOT NULL GROUP BY currency"),
            {m_begins, now}});
    connect(m_reading.get(), &db::ReadTicket::done, this, &Ledger::take);
}

void Ledger::followOthers()
{
    if (!isToday(m_clock.wallTime()))
        turnDay();
    // All that was recorded here is in it, and nothing that comes from now on.
    m_since.clear();
    m_reading
        = m_database.readPosted({QStringLiteral("SELECT currency, SUM(cost_nano) FROM main.calls WHERE started >= "
                                                "? AND cost_nano IS NOT NULL GROUP BY currency"),
            {m_begins}});
    connect(m_reading.get(), &db::ReadTicket::done, this, &Ledger::take);
}

void Ledger::take(const base::Expected<db::Rows>& rows)
{
    if (!rows) {
        qCWarning(logStore, "today's cost could not be read");
        return;
    }
    m_today = m_since;
    for (const QVariantList& row : *rows) {
        const QString currency = row.value(0).toString();
        m_today[currency] += base::Money(row.value(1).toLongLong(), currency);
    }
    Q_EMIT changed();
}

void Ledger::add(const model::CallRecord& record)
{
    if (!isToday(m_clock.wallTime()))
        turnDay();
    // A call belongs to the day it was begun on, as in the journal: else it would count until the journal is read anew.
    if (record.cost && isToday(record.startedAt)) {
        m_today[record.cost->currency()] += *record.cost;
        m_since[record.cost->currency()] += *record.cost;
    }
    m_recent.push_back(m_clock.steadyTime());
    Q_EMIT changed();
}

QList<base::Money> Ledger::today() const
{
    return m_today.values();
}

double Ledger::callsPerSecond() const
{
    const base::SteadyTime oldest = m_clock.steadyTime() - window;
    while (!m_recent.empty() && m_recent.front() < oldest)
        m_recent.pop_front();
    return static_cast<double>(m_recent.size()) / static_cast<double>(window.count());
}

} // namespace spyhop::monitor

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/ledger.h"

#include "core/base/fakeclock.h"
#include "core/db/schema.h"
#include "tests/support/testmain.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace std::chrono_literals;

namespace {

model::CallRecord paid(const QString& id, const QDateTime& at, qint64 nano, const QString& currency)
{
    model::CallRecord record;
    record.callId = id;
    record.startedAt = at;
    record.cost = base::Money(nano, currency);
    return record;
}

} // namespace

class TestLedger : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        auto database = db::Database::open(QString(), db::schema());
        QVERIFY(database.has_value());
        m_database = std::move(*database);
        m_recorder = std::make_unique<observe::Recorder>(*m_database);
    }

    void sumsTodayByCurrencyAndForgetsYesterday()
    {
        base::FakeClock clock(QDateTime(QDate(2026, 3, 4), QTime(23, 59, 50), Qt::LocalTime));
        monitor::Ledger ledger(clock, *m_database, *m_recorder);
        QSignalSpy changed(&ledger, &monitor::Ledger::changed);
        QTRY_COMPARE(changed.size(), 1); // the first reading
        m_recorder->record(paid(QStringLiteral("a"), clock.wallTime(), 1'000'000'000, QStringLiteral("USD")));
        m_recorder->record(paid(QStringLiteral("b"), clock.wallTime(), 2'000'000'000, QStringLiteral("CNY")));
        m_recorder->record(paid(QStringLiteral("c"), clock.wallTime(), 500'000'000, QStringLiteral("USD")));
        QCOMPARE(ledger.today(),
            (QList<base::Money>{{2'000'000'000, QStringLiteral("CNY")}, {1'500'000'000, QStringLiteral("USD")}}));
        clock.advance(20s);
        m_recorder->record(paid(QStringLiteral("d"), clock.wallTime(), 7, QStringLiteral("USD")));
        QCOMPARE(ledger.today(), (QList<base::Money>{{7, QStringLiteral("USD")}}));
    }

    void aCallCountsForTheDayItWasBegunOn()
    {
        base::FakeClock clock(QDateTime(QDate(2026, 3, 5), QTime(0, 0, 10), Qt::LocalTime));
        monitor::Ledger ledger(clock, *m_database, *m_recorder);
        QSignalSpy changed(&ledger, &monitor::Ledger::changed);
        QTRY_COMPARE(changed.size(), 1);
        m_recorder->record(paid(QStringLiteral("a"), clock.wallTime().addSecs(-20), 9, QStringLiteral("USD")));
        m_recorder->record(paid(QStringLiteral("b"), clock.wallTime(), 5, QStringLiteral("USD")));
        const QList<base::Money> today{{5, QStringLiteral("USD")}};
        QCOMPARE(ledger.today(), today);
        changed.clear();
        ledger.followOthers();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(ledger.today(), today);
    }

    void aLaterStartKnowsWhatTodayCostBefore()
    {
        base::FakeClock clock(QDateTime(QDate(2026, 3, 4), QTime(12, 0), Qt::LocalTime));
        m_recorder->record(paid(QStringLiteral("a"), clock.wallTime().addDays(-1), 9, QStringLiteral("USD")));
        m_recorder->record(paid(QStringLiteral("b"), clock.wallTime().addSecs(-1), 5, QStringLiteral("USD")));
        QVERIFY(m_database->flush());
        monitor::Ledger ledger(clock, *m_database, *m_recorder);
        QSignalSpy changed(&ledger, &monitor::Ledger::changed);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(ledger.today(), (QList<base::Money>{{5, QStringLiteral("USD")}}));
    }

    void whatOthersPaidIsAdded()
    {
        base::FakeClock clock(QDateTime(QDate(2026, 3, 4), QTime(12, 0), Qt::LocalTime));
        monitor::Ledger ledger(clock, *m_database, *m_recorder);
        QSignalSpy changed(&ledger, &monitor::Ledger::changed);
        QTRY_COMPARE(changed.size(), 1);
        m_recorder->record(paid(QStringLiteral("own"), clock.wallTime(), 5, QStringLiteral("USD")));
        observe::Recorder other(*m_database); // as another process has one
        other.record(paid(QStringLiteral("others"), clock.wallTime(), 30, QStringLiteral("USD")));
        ledger.followOthers();
        m_recorder->record(paid(QStringLiteral("meanwhile"), clock.wallTime(), 200, QStringLiteral("USD")));
        const QList<base::Money> all{{235, QStringLiteral("USD")}};
        QTRY_COMPARE(ledger.today(), all);
        ledger.followOthers();
        changed.clear();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(ledger.today(), all);
    }

    void callsPerSecondLookBackTenSeconds()
    {
        base::FakeClock clock;
        monitor::Ledger ledger(clock, *m_database, *m_recorder);
        for (int i = 0; i < 20; ++i)
            m_recorder->record(paid(QString::number(i), clock.wallTime(), 0, QStringLiteral("USD")));
        QCOMPARE(ledger.callsPerSecond(), 2.0);
        clock.advance(11s);
        QCOMPARE(ledger.callsPerSecond(), 0.0);
    }

private:
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<observe::Recorder> m_recorder;
};

SPYHOP_TEST_MAIN(TestLedger)
#include "tst_ledger.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/fakeclock.h"

#include "tests/support/testmain.h"

#include <QtTest/QSignalSpy>

using namespace spyhop::base;
using namespace std::chrono_literals;

class TestClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fakeTimersFireInOrderOfTheirDueTimes()
    {
        FakeClock clock;
        const auto first = clock.makeTimer();
        const auto second = clock.makeTimer();
        const auto third = clock.makeTimer();
        QStringList log;
        connect(first.get(), &Timer::fired, this, [&] { log << QStringLiteral("a%1").arg(clock.steadyTime() / 1ms); });
        connect(second.get(), &Timer::fired, this, [&] { log << QStringLiteral("b%1").arg(clock.steadyTime() / 1ms); });
        connect(third.get(), &Timer::fired, this, [&] { log << QStringLiteral("c%1").arg(clock.steadyTime() / 1ms); });
        first->start(30ms);
        second->start(10ms);
        third->start(30ms);
        clock.advance(29ms);
        QCOMPARE(log.join(u' '), QStringLiteral("b10"));
        clock.advance(1ms);
        QCOMPARE(log.join(u' '), QStringLiteral("b10 a30 c30"));
        QCOMPARE(clock.activeTimers(), 0);
    }

    void aTimerStartedByATimerFiresInTheSameAdvance()
    {
        FakeClock clock;
        const auto timer = clock.makeTimer();
        int fired = 0;
        connect(timer.get(), &Timer::fired, this, [&] {
            if (++fired < 3)
                timer->start(5ms);
        });
        timer->start(5ms);
        clock.advance(100ms);
        QCOMPARE(fired, 3);
        QCOMPARE(clock.steadyTime(), SteadyTime(100ms));
    }

    void wallTimeJumpsAloneAndTimersStay()
    {
        FakeClock clock;
        const auto timer = clock.makeTimer();
        const QSignalSpy fired(timer.get(), &Timer::fired);
        timer->start(1s);
        const QDateTime later = clock.wallTime().addDays(30);
        clock.jumpWallTime(later);
        QCOMPARE(clock.wallTime(), later);
        QCOMPARE(fired.size(), 0);
        clock.advance(1s);
        QCOMPARE(fired.size(), 1);
    }

    void aDestroyedTimerIsForgotten()
    {
        FakeClock clock;
        auto timer = clock.makeTimer();
        timer->start(1s);
        timer.reset();
        clock.advance(2s);
        QCOMPARE(clock.activeTimers(), 0);
    }

    void theSystemsTimerNeverFiresFromWithinStart()
    {
        SystemClock clock;
        const auto timer = clock.makeTimer();
        QSignalSpy fired(timer.get(), &Timer::fired);
        timer->start(0ms);
        QCOMPARE(fired.size(), 0);
        QTRY_COMPARE(fired.size(), 1);
        QVERIFY(!timer->isActive());
    }
};

SPYHOP_TEST_MAIN(TestClock)
#include "tst_clock.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/life.h"

#include "core/base/fakeclock.h"
#include "core/base/random.h"
#include "tests/support/testmain.h"

using namespace std::chrono_literals;
using namespace spyhop;
using cache::Life;
using cache::Moment;
using cache::SetBackWatch;

class TestLife : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endsByEitherClock_data();
    void endsByEitherClock();
    void takesTheShorterOfTwo();
    void noticesThatTheClockWasSetBack();
    void noJumpLengthensALife();
};

void TestLife::endsByEitherClock_data()
{
    QTest::addColumn<int>("wallSeconds");
    QTest::addColumn<int>("steadySeconds");
    QTest::addColumn<bool>("on");
    QTest::newRow("at birth") << 0 << 0 << true;
    QTest::newRow("just before its end") << 299 << 299 << true;
    QTest::newRow("at its end") << 300 << 300 << false;
    QTest::newRow("the computer slept") << 300 << 10 << false;
    QTest::newRow("set forward") << 4'000 << 10 << false;
    QTest::newRow("set back by little") << 100 << 300 << false;
    QTest::newRow("set back before its birth") << -1 << 10 << false;
}

void TestLife::endsByEitherClock()
{
    QFETCH(int, wallSeconds);
    QFETCH(int, steadySeconds);
    const Moment birth{1'000'000, 50s};
    const Life life = Life::from(birth, 5min);
    QTEST(life.isOn({birth.wall + wallSeconds * 1'000, birth.steady + std::chrono::seconds(steadySeconds)}), "on");
}

void TestLife::takesTheShorterOfTwo()
{
    const Life day = Life::from({0, 0s}, 24h);
    const Life late = Life::from({86'300'000, 86'300s}, 5min).within(day);
    QVERIFY(late.isOn({86'399'999, 86'399s}));
    QVERIFY(!late.isOn({86'400'000, 86'399s}));
    QVERIFY(!late.isOn({86'399'999, 86'400s}));
    QVERIFY(!late.isOn({86'299'999, 86'299s})); // not before it came here
    const Life early = Life::from({1'000, 1s}, 5min).within(day);
    QVERIFY(!early.isOn({301'000, 301s}));
}

void TestLife::noticesThatTheClockWasSetBack()
{
    SetBackWatch watch({1'000'000, 10s});
    QCOMPARE(watch.look({1'010'000, 20s}), 0ms);
    QCOMPARE(watch.look({1'010'000 - 3'600'000, 20s}), 1h);
    QCOMPARE(watch.look({1'020'000 - 3'600'000, 30s}), 0ms); // told once
    QCOMPARE(watch.look({1'020'000, 30s}), 0ms); // set forward
    QCOMPARE(watch.look({1'019'500, 30s}), 0ms); // too little,
    QCOMPARE(watch.look({1'018'500, 30s}), 1'500ms); // until it adds up
}

//! Whatever is done to the wall clock: what was kept for an hour is never used after an hour of steady time.
void TestLife::noJumpLengthensALife()
{
    base::Random random(7);
    for (int round = 0; round < 2'000; ++round) {
        base::FakeClock clock;
        const Life life = Life::from(Moment::now(clock), 1h);
        const base::SteadyTime birth = clock.steadyTime();
        for (int step = 0; step < 40; ++step) {
            if (random.below(3) == 0)
                clock.jumpWallTime(clock.wallTime().addSecs(static_cast<qint64>(random.below(14'400)) - 7'200));
            clock.advance(std::chrono::milliseconds(random.below(600'000)));
            if (clock.steadyTime() - birth >= 1h)
                QVERIFY(!life.isOn(Moment::now(clock)));
        }
    }
}

SPYHOP_TEST_MAIN(TestLife)
#include "tst_life.moc"

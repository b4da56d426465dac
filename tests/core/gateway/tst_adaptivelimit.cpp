// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/adaptivelimit.h"

#include "core/base/random.h"
#include "tests/support/testmain.h"

#include <algorithm>
#include <vector>

using namespace std::chrono_literals;
using spyhop::base::SteadyTime;
using spyhop::gateway::AdaptiveLimit;

namespace {

//! A server that takes so many at once, answers after `latency`, and refuses the rest at once; and a client that keeps
//! as many in flight as the limit lets it. Virtual time, a millisecond at a time.
struct Figures {
    int taken = 0, refused = 0;
    int limit = 0; //!< at the end
    [[nodiscard]] double triesPerSuccess() const { return double(taken + refused) / taken; }
};

class Simulation {
public:
    Simulation(int capacity, double randomRefusals)
        : m_capacity(capacity)
        , m_randomRefusals(randomRefusals)
    {
    }
    void setCapacity(int capacity) { m_capacity = capacity; }

    Figures run(int calls)
    {
        Figures result;
        while (result.taken < calls) {
            for (auto& call : m_running) {
                if (call.ends > m_now)
                    continue;
                if (call.isTaken) {
                    m_limit.taken(call.others, true, m_now);
                    ++result.taken;
                    --m_atServer;
                } else {
                    m_limit.refused(call.others, true, 1s, m_now);
                    ++result.refused;
                }
                call.others = -1;
            }
            m_running.erase(
                std::remove_if(m_running.begin(), m_running.end(), [](const auto& call) { return call.others < 0; }),
                m_running.end());
            while (int(m_running.size()) + m_limit.resting(m_now) < m_limit.limit())
                start();
            m_now += 1ms;
        }
        result.limit = m_limit.limit();
        return result;
    }

private:
    struct Running {
        SteadyTime ends;
        bool isTaken;
        int others;
    };
    void start()
    {
        const bool taken = m_atServer < m_capacity && m_random.unit() >= m_randomRefusals;
        m_atServer += taken ? 1 : 0;
        m_running.push_back({m_now + (taken ? 50ms : 1ms), taken, int(m_running.size())});
    }
    int m_capacity;
    double m_randomRefusals;
    AdaptiveLimit m_limit;
    std::vector<Running> m_running;
    int m_atServer = 0;
    SteadyTime m_now{0};
    spyhop::base::Random m_random{5};
};

} // namespace

class TestAdaptiveLimit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void growsByDoublingThenByOne();
    void doesNotGrowWithoutNeed();
    void shrinksOncePerWindow();
    void neverBelowOne();
    void findsWhatAServerBears_data();
    void findsWhatAServerBears();
    void refusalsByChanceAreNoCeiling();
    void growsWithTheServer();
    void restsForATimeOrAWindow();

private:
    //! A full window of answers, while somebody waits.
    static void window(AdaptiveLimit& limit)
    {
        for (int i = limit.limit(); i > 0; --i)
            limit.taken(1, true, 0s);
    }
};

void TestAdaptiveLimit::growsByDoublingThenByOne()
{
    AdaptiveLimit limit;
    QList<int> limits;
    for (int i = 0; i < 4; ++i) {
        limits << limit.limit();
        window(limit);
    }
    QCOMPARE(limits, (QList<int>{4, 8, 16, 32}));
    QCOMPARE(limit.limit(), 64);
    limit.refused(0, true, 0s, 0s); // one in sixty, while others are taken, is no reason to shrink
    QCOMPARE(limit.limit(), 64);
    for (int i = 0; i < 63; ++i)
        limit.taken(1, true, 0s);
    QCOMPARE(limit.limit(), 64); // a window with a refusal does not grow
    window(limit);
    QCOMPARE(limit.limit(), 65);
}

void TestAdaptiveLimit::doesNotGrowWithoutNeed()
{
    AdaptiveLimit limit;
    for (int i = 0; i < 100; ++i)
        limit.taken(0, false, 0s);
    QCOMPARE(limit.limit(), 4);
}

void TestAdaptiveLimit::shrinksOncePerWindow()
{
    AdaptiveLimit limit;
    for (int i = 0; i < 4; ++i)
        window(limit);
    QCOMPARE(limit.limit(), 64);
    for (int i = 0; i < 12; ++i) // 12 of 64 are not yet one in five
        limit.refused(0, true, 0s, 0s);
    QCOMPARE(limit.limit(), 64);
    limit.refused(0, true, 0s, 0s);
    QCOMPARE(limit.limit(), 44);
    for (int i = 0; i < 43; ++i)
        limit.refused(0, true, 0s, 0s);
    QCOMPARE(limit.limit(), 44);
    limit.refused(0, true, 0s, 0s);
    limit.refused(0, true, 0s, 0s);
    QCOMPARE(limit.limit(), 30);
    QVERIFY(limit.isLearned());
}

void TestAdaptiveLimit::neverBelowOne()
{
    AdaptiveLimit limit;
    for (int i = 0; i < 1000; ++i)
        limit.refused(i % 4, true, 0s, 0s);
    QCOMPARE(limit.limit(), 1);
}

void TestAdaptiveLimit::findsWhatAServerBears_data()
{
    QTest::addColumn<int>("capacity");
    for (const int capacity : {1, 2, 3, 8, 20, 100})
        QTest::addRow("%d", capacity) << capacity;
}

void TestAdaptiveLimit::findsWhatAServerBears()
{
    QFETCH(const int, capacity);
    Simulation simulation(capacity, 0);
    const Figures storm = simulation.run(200);
    QVERIFY2(storm.triesPerSuccess() <= 1.3, qPrintable(QString::number(storm.triesPerSuccess())));
    const Figures later = simulation.run(5'000);
    QVERIFY2(later.triesPerSuccess() <= 1.02, qPrintable(QString::number(later.triesPerSuccess())));
    QVERIFY2(later.limit >= capacity && later.limit <= capacity + 2, qPrintable(QString::number(later.limit)));
}

//! One in ten is refused whatever is in flight: the limit goes on growing.
void TestAdaptiveLimit::refusalsByChanceAreNoCeiling()
{
    Simulation simulation(1'000'000, 0.1);
    const Figures figures = simulation.run(5'000);
    QVERIFY2(figures.limit >= 10, qPrintable(QString::number(figures.limit)));
    QVERIFY2(figures.triesPerSuccess() < 1.15, qPrintable(QString::number(figures.triesPerSuccess())));
}

void TestAdaptiveLimit::growsWithTheServer()
{
    Simulation simulation(8, 0);
    std::ignore = simulation.run(1'000);
    simulation.setCapacity(64);
    const Figures figures = simulation.run(60'000);
    QVERIFY2(figures.limit >= 60, qPrintable(QString::number(figures.limit)));
    simulation.setCapacity(8);
    const Figures again = simulation.run(2'000);
    QVERIFY2(again.limit <= 10, qPrintable(QString::number(again.limit)));
}

void TestAdaptiveLimit::restsForATimeOrAWindow()
{
    AdaptiveLimit limit;
    limit.refused(0, true, 5s, 0s);
    limit.refused(0, true, 0s, 0s); // no less than a second
    limit.refused(0, true, 240h, 0s); // nor as long as a parked call
    QCOMPARE(limit.resting(999ms), 3);
    QVERIFY(limit.nextFree(0s) == 1s);
    QCOMPARE(limit.resting(1s), 2);
    QCOMPARE(limit.resting(5s), 1);
    QCOMPARE(limit.resting(32s), 0);
    limit.refused(0, true, 5s, 40s);
    QCOMPARE(limit.resting(40s), 1);
    for (int i = 0; i < 4; ++i)
        limit.taken(1, true, 40s);
    QCOMPARE(limit.resting(40s), 0);
}

SPYHOP_TEST_MAIN(TestAdaptiveLimit)
#include "tst_adaptivelimit.moc"

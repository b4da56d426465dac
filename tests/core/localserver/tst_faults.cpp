// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/faults.h"
#include "tests/support/testmain.h"

using namespace spyhop::localserver;

class TestFaults : public QObject {
    Q_OBJECT

    static QList<int> draws(quint64 seed, int count)
    {
        Faults faults({{503, 0.1}, {429, 0.2}}, seed);
        QList<int> result;
        for (int i = 0; i < count; ++i)
            result << faults.draw().value_or(0);
        return result;
    }

private Q_SLOTS:
    void sharesAreKept()
    {
        constexpr int count = 20'000;
        const QList<int> seen = draws(7, count);
        // Four standard deviations of a binomial: 0.0085 and 0.0113.
        QVERIFY(qAbs(static_cast<double>(seen.count(503)) / count - 0.1) < 0.0085);
        QVERIFY(qAbs(static_cast<double>(seen.count(429)) / count - 0.2) < 0.0113);
    }
    void seedDecides()
    {
        QCOMPARE(draws(1, 200), draws(1, 200));
        QVERIFY(draws(1, 200) != draws(2, 200));
    }
    void noneAndAll()
    {
        Faults none({}, 1);
        QVERIFY(!none.draw());
        Faults all({{500, 1.0}}, 1);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(all.draw().value_or(0), 500);
    }
};

SPYHOP_TEST_MAIN(TestFaults)
#include "tst_faults.moc"

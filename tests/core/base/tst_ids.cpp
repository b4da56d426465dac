// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include "core/base/fakeclock.h"
#include "tests/support/testmain.h"

using namespace spyhop::base;
using namespace std::chrono_literals;

class TestIds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void idsAreDistinctAndSortByTime()
    {
        FakeClock clock;
        Random random(7);
        QString previous;
        QSet<QString> seen;
        for (int i = 0; i < 1000; ++i) {
            const QString id = freshId(clock, random);
            QCOMPARE(id.size(), 17);
            QVERIFY(id > previous);
            QVERIFY(!seen.contains(id));
            seen.insert(id);
            previous = id;
            clock.advance(1ms);
        }
    }

    void theSameSeedAndTimeGiveTheSameId()
    {
        FakeClock clock;
        Random one(1);
        Random two(1);
        QCOMPARE(freshId(clock, one), freshId(clock, two));
    }
};

SPYHOP_TEST_MAIN(TestIds)
#include "tst_ids.moc"

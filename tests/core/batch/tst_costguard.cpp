// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/costguard.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using batch::CostGuard;
using Verdict = batch::CostGuard::Verdict;

namespace {

base::Money usd(qint64 nano)
{
    return {nano, QStringLiteral("USD")};
}

} // namespace

class CostGuardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutMaximumAllMayStart()
    {
        CostGuard guard({}, {usd(1'000'000)});
        guard.add({}, true);
        QCOMPARE(guard.mayStart(1'000), Verdict::Start);
    }

    void reservesTheDearestForAllInFlight()
    {
        CostGuard guard(usd(100), {});
        QCOMPARE(guard.mayStart(3), Verdict::Start);
        QCOMPARE(guard.mayStart(4), Verdict::Wait); // no cost is known yet
        guard.add(usd(20), true);
        guard.add(usd(10), true);
        QCOMPARE(guard.mayStart(2), Verdict::Start); // 30 + 3 × 20 ≤ 100
        QCOMPARE(guard.mayStart(3), Verdict::Wait);
        guard.add(usd(20), true);
        guard.add(usd(20), true);
        guard.add(usd(20), true);
        QCOMPARE(guard.mayStart(1), Verdict::Wait); // 90 spent
        QCOMPARE(guard.mayStart(0), Verdict::Stop);
        QCOMPARE(guard.reason().code, base::ErrorCode::RefusedBudget);
        QVERIFY(guard.reason().what.contains(u"reached"));
    }

    void spentBeforeCounts()
    {
        QCOMPARE(CostGuard(usd(100), {usd(100)}).mayStart(0), Verdict::Stop);
        QCOMPARE(CostGuard(usd(100), {usd(99)}).mayStart(0), Verdict::Start);
    }

    void unknownCostOrOtherMoneyStops()
    {
        CostGuard unknown(usd(100), {});
        unknown.add({}, false); // never sent: an unreadable document
        QCOMPARE(unknown.mayStart(0), Verdict::Start);
        unknown.add({}, true);
        QCOMPARE(unknown.mayStart(0), Verdict::Stop);
        QVERIFY(unknown.reason().what.contains(u"not known"));
        CostGuard other(usd(100), {base::Money(1, QStringLiteral("CNY"))});
        QCOMPARE(other.mayStart(0), Verdict::Stop);
    }
};

SPYHOP_TEST_MAIN(CostGuardTest)
#include "tst_costguard.moc"

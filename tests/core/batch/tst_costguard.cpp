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
        QVERIFY(!guard.holds());
        guard.settle(guard.reserve({}), {}, true);
        QCOMPARE(guard.reserve(usd(1'000'000'000)).verdict, Verdict::Start);
    }

    void theWorstCaseIsSetAside()
    {
        CostGuard guard(usd(100), {});
        const CostGuard::Reservation first = guard.reserve(usd(60));
        QCOMPARE(first.verdict, Verdict::Start);
        QCOMPARE(guard.reserve(usd(50)).verdict, Verdict::Wait); // the first may leave enough over
        const CostGuard::Reservation second = guard.reserve(usd(40));
        QCOMPARE(second.verdict, Verdict::Start);
        guard.settle(first, {usd(5)}, true);
        QCOMPARE(guard.reserve(usd(56)).verdict, Verdict::Wait);
        const CostGuard::Reservation third = guard.reserve(usd(55));
        QCOMPARE(third.verdict, Verdict::Start);
        guard.settle(second, {usd(40)}, true);
        guard.settle(third, {usd(30)}, true); // 75 spent
        QCOMPARE(guard.reserve(usd(26)).verdict, Verdict::Stop);
        QCOMPARE(guard.reason().code, base::ErrorCode::RefusedBudget);
        QVERIFY2(guard.reason().what.contains(u"are left"), qPrintable(guard.reason().what));
        QCOMPARE(guard.reserve(usd(25)).verdict, Verdict::Start);
    }

    void withoutAWorstCaseTheDearestStandsForIt()
    {
        CostGuard guard(usd(100), {});
        QList<CostGuard::Reservation> blind;
        for (int i = 0; i < 4; ++i) {
            blind.append(guard.reserve({}));
            QCOMPARE(blind.last().verdict, Verdict::Start);
        }
        QCOMPARE(guard.reserve({}).verdict, Verdict::Wait); // no cost is known yet
        guard.settle(blind.at(0), {usd(20)}, true);
        guard.settle(blind.at(1), {usd(10)}, true);
        QCOMPARE(guard.reserve({}).nano, 20);
        guard.settle(blind.at(2), {usd(20)}, true);
        guard.settle(blind.at(3), {usd(20)}, true); // 70 spent, 20 set aside
        QCOMPARE(guard.reserve({}).verdict, Verdict::Wait);
    }

    void spentBeforeCounts()
    {
        CostGuard spent(usd(100), {usd(100)});
        QCOMPARE(spent.reserve(usd(1)).verdict, Verdict::Stop);
        QVERIFY(spent.reason().what.contains(u"reached"));
        CostGuard left(usd(100), {usd(99)});
        QCOMPARE(left.reserve(usd(1)).verdict, Verdict::Start);
    }

    void unknownCostOrOtherMoneyStops()
    {
        CostGuard unknown(usd(100), {});
        unknown.settle(unknown.reserve(usd(1)), {}, false); // answered by the cache
        const CostGuard::Reservation sent = unknown.reserve(usd(1));
        QCOMPARE(sent.verdict, Verdict::Start);
        unknown.settle(sent, {}, true);
        QCOMPARE(unknown.reserve(usd(1)).verdict, Verdict::Stop);
        QVERIFY(unknown.reason().what.contains(u"not known"));
        CostGuard other(usd(100), {base::Money(1, QStringLiteral("CNY"))});
        QCOMPARE(other.reserve(usd(1)).verdict, Verdict::Stop);
        CostGuard otherPrice(usd(100), {});
        QCOMPARE(otherPrice.reserve(base::Money(1, QStringLiteral("CNY"))).verdict, Verdict::Stop);
        CostGuard none(usd(100), {});
        none.cannotKnow();
        QCOMPARE(none.reserve({}).verdict, Verdict::Stop);
    }
};

SPYHOP_TEST_MAIN(CostGuardTest)
#include "tst_costguard.moc"

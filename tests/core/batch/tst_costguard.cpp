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

    void whatNobodyCanPriceIsNotStarted()
    {
        CostGuard guard(usd(100), {});
        guard.settle(guard.reserve(usd(20)), {usd(20)}, true); // what earlier calls cost says nothing of the next
        guard.lacksPrice(QStringLiteral("here"), QStringLiteral("unpriced"));
        QCOMPARE(guard.reserve({}).verdict, Verdict::Stop);
        QVERIFY2(guard.reason().what.contains(u"what unpriced costs at here"), qPrintable(guard.reason().what));
        CostGuard nameless(usd(100), {});
        nameless.lacksPrice(QStringLiteral("here"), {});
        QCOMPARE(nameless.reserve({}).verdict, Verdict::Stop);
        QVERIFY(!guard.reason().mendedByMore);
        QVERIFY(!nameless.reason().mendedByMore);
        QVERIFY2(nameless.reason().what.contains(u"which model"), qPrintable(nameless.reason().what));
    }

    //! A job that never began has reached nothing.
    void aMaximumBelowOneCallSaysSo()
    {
        CostGuard guard(base::Money(1'000, QStringLiteral("USD")), {});
        QCOMPARE(guard.reserve(usd(2'000)).verdict, Verdict::Stop);
        const base::Error reason = guard.reason();
        QCOMPARE(reason.what, QStringLiteral("One call could cost $0.000002, more than the maximum of $0.000001."));
        QVERIFY2(reason.remedy.contains(u"Raise the maximum"), qPrintable(reason.remedy));
        QVERIFY(reason.mendedByMore);
    }

    //! What a call that broke off was charged nobody tells: the worst case counts from then on.
    void ofUnknownOutcomeTheWorstCaseStands()
    {
        CostGuard guard(usd(100), {});
        guard.settleUnknown(guard.reserve(usd(40)), {usd(5)}, 1);
        QCOMPARE(guard.kept(), 35);
        QCOMPARE(guard.left(), 60);
        guard.settleUnknown(guard.reserve(usd(10)), {usd(12)}, 1); // more than was thought possible
        QCOMPARE(guard.kept(), 35);
        QCOMPARE(guard.left(), 48);
        guard.settleUnknown(guard.reserve(usd(10)), {usd(4)}, 3); // of an equal call's, by another job
        QCOMPARE(guard.left(), 18);
        QCOMPARE(guard.reserve(usd(19)).verdict, Verdict::Stop);
        QVERIFY2(guard.reason().what.contains(u"broke off"), qPrintable(guard.reason().what));
        QVERIFY(guard.reason().mendedByMore);
        CostGuard next(usd(100), {usd(21)});
        next.keep(usd(guard.kept()));
        QCOMPARE(next.left(), 18);
        QCOMPARE(next.kept(), guard.kept());
        CostGuard none({}, {});
        none.settleUnknown(none.reserve({}), {usd(5)}, 1);
        none.keep(usd(5));
        QCOMPARE(none.kept(), 0);
    }

    void spentBeforeCounts()
    {
        CostGuard spent(usd(100), {usd(100)});
        QCOMPARE(spent.reserve(usd(1)).verdict, Verdict::Stop);
        QVERIFY(spent.reason().what.contains(u"reached"));
        QVERIFY(spent.reason().mendedByMore);
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
        QVERIFY(!unknown.reason().mendedByMore);
        CostGuard other(usd(100), {base::Money(1, QStringLiteral("CNY"))});
        QCOMPARE(other.reserve(usd(1)).verdict, Verdict::Stop);
        CostGuard otherPrice(usd(100), {});
        QCOMPARE(otherPrice.reserve(base::Money(1, QStringLiteral("CNY"))).verdict, Verdict::Stop);
        QVERIFY2(otherPrice.reason().remedy.contains(u"in CNY"), qPrintable(otherPrice.reason().remedy));
        QVERIFY(!otherPrice.reason().mendedByMore);
    }
};

SPYHOP_TEST_MAIN(CostGuardTest)
#include "tst_costguard.moc"

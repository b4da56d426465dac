// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that break off, and calls under way while the price changes, beside the bill of the server: where answers cost
// dollars and prompts next to nothing.
#include "core/localserver/bill.h"
#include "tests/core/batch/batchworld.h"

#include <algorithm>
#include <numeric>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::beijing;
using testsupport::MovedClock;
using testsupport::SetClock;

namespace {

constexpr int patience = 60'000;
const QString job = QStringLiteral("job");
constexpr qint64 prompt = 500, output = 5'000'000; // nano-dollars a token
constexpr qint64 dollar = 1'000'000'000;

QByteArray prices()
{
    return "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
           "\"validFrom\": \"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"0.5\", \"miss\": "
           "\"0.5\", \"output\": \"5000\"}, \"peakFactor\": 2}], \"models\": []}";
}

QByteArray pricesWithPeak()
{
    return prices().replace("\"models\":",
        "\"peakHours\": [{\"provider\": \"127.0.0.1\", \"zone\": \"Asia/Shanghai\", \"weekdays\": [1, 2, 3, 4, 5], "
        "\"ranges\": [[\"09:00\", \"12:00\"]], \"holidays\": [\"2026-10-01\"]}], \"models\":");
}

qint64 costOf(const localserver::Charge& charge)
{
    return charge.promptTokens * prompt + charge.completionTokens * output;
}

qint64 sumOf(const QList<localserver::Charge>& bill)
{
    qint64 sum = 0;
    for (const localserver::Charge& charge : bill)
        sum += costOf(charge);
    return sum;
}

localserver::ServerOptions scripted(const QByteArray& script)
{
    localserver::ServerOptions options;
    options.script = script;
    options.latencyMs = 2;
    return options;
}

model::BatchSpec spec()
{
    model::BatchSpec spec = BatchWorld::spec(job);
    spec.concurrency = 4;
    return spec;
}

qint64 said(const BatchWorld& world)
{
    const QList<base::Money> cost = world.job(job).cost;
    return cost.isEmpty() ? 0 : cost.first().nanoUnits();
}

} // namespace

class JobCutsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    //! Five answers of which only a half came are charged in full.
    void cutAnswersAreOnTheBill_data()
    {
        QTest::addColumn<QByteArray>("cut");
        QTest::addColumn<int>("cents"); // off at most, for each dollar that cut calls cost
        const QByteArray words = "text \"" + QByteArray("delivered ").repeated(400) + "\"";
        const QByteArray thoughts = "think \"" + QByteArray("pondered ").repeated(200) + "\" ";
        QTest::newRow("long answers") << words + " | cut" << 1;
        QTest::newRow("with reasoning") << thoughts + words + " | cut" << 1;
        QTest::newRow("short ones") << QByteArray("rest | cut") << 5; // their ends are lists, of other letters
        // Nobody says how long the reply is; the same question is answered in the end.
        QTest::newRow("no length") << QByteArray("keepalive 1x1ms rest | cut") << 1;
    }
    void cutAnswersAreOnTheBill()
    {
        QFETCH(QByteArray, cut);
        QFETCH(int, cents);
        constexpr int items = 20, before = 4, cuts = 5;
        SetClock clock(beijing(20, 0, 0));
        BatchWorld world(clock, scripted("4x own\n5x 200 | " + cut + "\n* own\n"), prices());
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(items)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).items.done, items);
        const QList<localserver::Charge> bill = world.server.bill();
        QCOMPARE(bill.size(), items + cuts);
        const qint64 sum = sumOf(bill), cutSum = sumOf(bill.mid(before, cuts));
        qInfo("the job says %lld, the bill %lld nano-dollars, %lld of them for cut calls",
            static_cast<long long>(said(world)), static_cast<long long>(sum), static_cast<long long>(cutSum));
        QVERIFY(cutSum > dollar);
        const QByteArray both = QByteArray::number(said(world)) + " and " + QByteArray::number(sum);
        QVERIFY2(qAbs(said(world) - sum) <= cutSum * cents / 100, both.constData());
        QVERIFY(world.job(job).costEstimated);
    }

    //! Stopped while a half of each reply had come.
    void stoppedAnswersAreOnTheBill()
    {
        MovedClock clock(beijing(20, 0, 0));
        const QByteArray words = "text \"" + QByteArray("delivered ").repeated(400) + "\"";
        BatchWorld world(clock, scripted("4x own\n4x 200 | " + words + " | hang\n* own\n"), prices());
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(20)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.server.bill().size(), 8, patience);
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).items.done, 4, patience);
        for (int turn = 0; turn < 5; ++turn) // the halves are on their way
            QTest::qWait(20);
        world.manager->stop(job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const qint64 sum = sumOf(world.server.bill());
        const auto stored = [&] {
            const QList<base::Money> cost = world.store.job(job)->cost;
            return cost.isEmpty() ? 0 : cost.first().nanoUnits();
        };
        QVERIFY2(qAbs(stored() - sum) <= sum / 100, qPrintable(QStringLiteral("%1 of %2").arg(stored()).arg(sum)));
    }

    //! Each costs what the hour of its own end says, also if it was sent before the peak began.
    void thePeakBeginsUnderCalls()
    {
        const QDateTime peak = beijing(9, 0, 0);
        MovedClock clock(peak.addSecs(-3));
        BatchWorld world(clock, clock, scripted("8x own\n4x 200 | 5s rest\n* own\n"), pricesWithPeak());
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(20)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.server.bill().size(), 12, patience);
        QVERIFY2(clock.wallTime() < peak, "four calls are under way when the peak begins");
        QTRY_COMPARE(world.server.stats().inFlight, 4);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).items.done, 20);

        const QList<localserver::Charge> bill = world.server.bill();
        QList<qint64> billed, told;
        int cheap = 0;
        for (const localserver::Charge& charge : bill) {
            cheap += charge.at < peak ? 1 : 0;
            billed.append(costOf(charge) * (charge.at < peak ? 1 : 2));
        }
        QCOMPARE(cheap, 8);
        const auto page = world.manager->page(job, 0, 20);
        QVERIFY(page);
        for (const auto& [item, result] : *page)
            told.append(result.cost.first().nanoUnits());
        std::sort(billed.begin(), billed.end());
        std::sort(told.begin(), told.end());
        QCOMPARE(told, billed);
        QCOMPARE(said(world), std::accumulate(billed.cbegin(), billed.cend(), qint64(0)));
        QVERIFY(!world.job(job).costEstimated);
    }

    //! A hard maximum holds against the bill, whatever breaks off: now, and when the job is begun again.
    void aMaximumHoldsAgainstTheBill_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("some") << QByteArray("2x own\n3x 200 | rest | cut\n2x own\n* 200 | rest | cut\n");
        QTest::newRow("all") << QByteArray("* 200 | rest | cut\n");
        QTest::newRow("no length") << QByteArray("* 200 | keepalive 1x1ms rest | cut\n");
        QTest::newRow("before the first word") << QByteArray("* close\n");
    }
    void aMaximumHoldsAgainstTheBill()
    {
        QFETCH(QByteArray, script);
        SetClock clock(beijing(20, 0, 0));
        BatchWorld world(clock, scripted(script), prices());
        model::BatchSpec limited = spec();
        limited.maxTokens = 200; // a call costs at most a dollar, and a bit for its prompt
        limited.maxCost = base::Money(6 * dollar, QStringLiteral("USD"));
        QVERIFY(world.manager->create(limited, BatchWorld::rows(40)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const auto reason = world.manager->stopReason(job);
        QVERIFY(reason);
        QCOMPARE(reason->code, base::ErrorCode::RefusedBudget);
        QVERIFY2(reason->what.contains(u"broke off"), qPrintable(reason->what));
        QVERIFY(reason->mendedByMore);
        QVERIFY(world.job(job).items.pending > 30);
        const qint64 asked = world.server.stats().chats;
        QVERIFY2(asked >= 5, QByteArray::number(asked).constData()); // what it may cost is used
        const qint64 sum = sumOf(world.server.bill());
        QVERIFY2(sum <= 6 * dollar, QByteArray::number(sum).constData());
        QVERIFY(said(world) <= 6 * dollar);

        world.manager = std::make_unique<batch::BatchManager>(
            batch::BatchManager::Parts{clock, world.random, world.gateway, world.store, world.readers, QString()});
        QVERIFY(world.manager->reload());
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.server.stats().chats, asked);
        // Who raises it lets the job go on.
        QVERIFY(world.manager->setMaximum(job, base::Money(8 * dollar, QStringLiteral("USD"))));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(world.server.stats().chats > asked);
        QVERIFY(sumOf(world.server.bill()) <= 8 * dollar);
    }

    //! Money that calls in flight leave over goes to what was cut off before.
    void aCutCallWaitsForMoney()
    {
        SetClock clock(beijing(20, 0, 0));
        BatchWorld world(clock, scripted("200 | rest | cut\n200 | 300ms rest\n* own\n"), prices());
        model::BatchSpec limited = spec();
        limited.concurrency = 2;
        limited.maxTokens = 250; // a call costs at most 1.25 dollars, and as it is answered less than one
        limited.maxCost = base::Money(15 * dollar / 4, QStringLiteral("USD")); // a little less than three at most
        QVERIFY(world.manager->create(limited, BatchWorld::rows(2)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(!world.manager->stopReason(job));
        QCOMPARE(world.job(job).items.done, 2);
        QCOMPARE(world.server.stats().chats, 3);
        QVERIFY(sumOf(world.server.bill()) <= limited.maxCost->nanoUnits());
    }
};

SPYHOP_TEST_MAIN(JobCutsTest)
#include "tst_jobcuts.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a job says it cost, beside the bill of the server that did it: peak hours that begin in mid-job, prompts found
// in the provider's prompt cache, calls that failed, and calls that broke off.
#include "core/localserver/bill.h"
#include "tests/core/batch/batchworld.h"

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::SetClock;

namespace {

constexpr int patience = 30'000;
constexpr int items = 60;
const QString job = QStringLiteral("job");
// Nano-dollars a token: a cache hit costs a tenth.
constexpr qint64 hit = 50, miss = 500, output = 2'000;

QByteArray prices()
{
    return "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
           "\"validFrom\": \"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"0.05\", \"miss\": "
           "\"0.5\", \"output\": \"2\"}, \"peakFactor\": 2}], \"peakHours\": [{\"provider\": \"127.0.0.1\", \"zone\": "
           "\"Asia/Shanghai\", \"weekdays\": [1, 2, 3, 4, 5], \"ranges\": [[\"09:00\", \"12:00\"]], \"holidays\": "
           "[\"2026-10-01\"]}], \"models\": []}";
}

//! A Thursday; hours and minutes of Beijing.
QDateTime beijing(int hour, int minute)
{
    return QDateTime(QDate(2026, 11, 26), QTime(hour, minute), QTimeZone("Asia/Shanghai")).toUTC();
}

qint64 costOf(const localserver::Charge& charge)
{
    return charge.cacheHitTokens * hit + (charge.promptTokens - charge.cacheHitTokens) * miss
        + charge.completionTokens * output;
}

model::BatchSpec spec()
{
    model::BatchSpec spec = BatchWorld::spec(job);
    // A long beginning that all items share.
    QString rules;
    for (int i = 0; i < 60; ++i)
        rules += QStringLiteral("Rule %1: say what the word means, in one sentence, and name its language. ").arg(i);
    spec.prompt = rules + QStringLiteral("\nWhat is {{word}}?");
    spec.concurrency = 4;
    return spec;
}

} // namespace

class JobPriceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTheServersBill_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("cuts"); // the third charge of the bill and those that follow
        // Refusals cost nothing; every other figure is the server's own.
        QTest::newRow("all well") << QByteArray() << 0;
        QTest::newRow("failures") << QByteArray("2x own\n3x 503\n5x own\n2x 500\n429 retry-after=1\n* own\n") << 0;
        // Of a reply that broke off before its usage nobody told what it cost: it is estimated.
        QTest::newRow("cut in mid-answer")
            << QByteArray("2x own\n5x 200 | 12x tok | cut\n5x own\n2x 503\n* own\n") << 5;
        QTest::newRow("cut before the first word") << QByteArray("2x own\n5x 200 | cut\n5x own\n2x 503\n* own\n") << 5;
    }
    void isTheServersBill()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, cuts);
        SetClock clock(beijing(8, 0));
        localserver::ServerOptions options;
        options.script = script;
        options.promptCache = true;
        options.latencyMs = 2;
        BatchWorld world(clock, options, prices());
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(items)));
        QVERIFY(world.manager->startTrial(job, items / 3));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const qsizetype cheap = world.server.bill().size();
        QVERIFY(cheap >= items / 3);
        QVERIFY(world.job(job).items.pending > 0);
        clock.set(beijing(10, 0)); // peak, in mid-job
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).items.done, items);

        const QList<localserver::Charge> bill = world.server.bill();
        qint64 sum = 0, hits = 0, cutSum = 0;
        for (qsizetype i = 0; i < bill.size(); ++i) {
            const qint64 cost = costOf(bill.at(i)) * (i < cheap ? 1 : 2);
            sum += cost;
            cutSum += i >= 2 && i < 2 + cuts ? cost : 0;
            hits += bill.at(i).cacheHitTokens;
        }
        QVERIFY2(hits > 0, "the prompt cache had a part in it");
        const model::JobSummary ended = world.job(job);
        QCOMPARE(ended.cost.size(), 1);
        const qint64 said = ended.cost.first().nanoUnits();
        qInfo("the job says %lld, the bill %lld nano-dollars, %lld of them for cut calls; %lld charges, %lld tokens "
              "found in the cache",
            static_cast<long long>(said), static_cast<long long>(sum), static_cast<long long>(cutSum),
            static_cast<long long>(bill.size()), static_cast<long long>(hits));
        const QByteArray both = QByteArray::number(said) + " and " + QByteArray::number(sum);
        QVERIFY2(qAbs(said - sum) <= 10'000'000, both.constData()); // a cent
        QVERIFY2(qAbs(said - sum) <= cutSum / 3,
            both.constData()); // nothing is off but the cut calls, and they by a third at most
        if (cuts == 0)
            QCOMPARE(ended.usage.cacheHitTokens, hits);
        QCOMPARE(ended.costEstimated, cuts > 0); // what is not known is said to be an estimate
    }

    void isTheSumOfItsItems()
    {
        SetClock clock(beijing(8, 0));
        BatchWorld world(clock, {}, prices());
        // The sum of what each item says is what the job says.
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(20)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        qint64 sum = 0;
        const auto page = world.manager->page(job, 0, 20);
        QVERIFY(page);
        for (const auto& [item, result] : *page)
            sum += result.cost ? result.cost->nanoUnits() : 0;
        QCOMPARE(sum, world.job(job).cost.first().nanoUnits());
        qint64 billed = 0;
        for (const localserver::Charge& charge : world.server.bill())
            billed += costOf(charge);
        QCOMPARE(sum, billed);
    }
};

SPYHOP_TEST_MAIN(JobPriceTest)
#include "tst_jobprice.moc"

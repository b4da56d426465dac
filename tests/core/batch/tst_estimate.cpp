// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/estimating.h"
#include "tests/core/batch/batchworld.h"
#include "tests/support/collected.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::SetClock;

class EstimateTest : public QObject {
    Q_OBJECT
private:
    static base::Expected<batch::Estimate> estimated(
        const BatchWorld& world, const model::BatchSpec& spec, const batch::Inputs& inputs)
    {
        const auto estimating = world.manager->estimate(spec, inputs);
        std::optional<base::Expected<batch::Estimate>> found;
        QObject context;
        connect(estimating.get(), &batch::Estimating::finished, &context,
            [&found](const base::Expected<batch::Estimate>& estimate) { found.emplace(estimate); });
        if (!QTest::qWaitFor([&found] { return found.has_value(); }, 20'000))
            qFatal("no estimate came");
        return *found;
    }
    static QDateTime beijing(int hour)
    {
        return QDateTime(QDate(2026, 11, 26), QTime(hour, 0), QTimeZone("Asia/Shanghai")).toUTC();
    }

private Q_SLOTS:
    void peakCostsTwice()
    {
        SetClock clock(beijing(10));
        BatchWorld world(clock, {});
        const auto peak = estimated(world, BatchWorld::spec({}), BatchWorld::rows(100));
        QVERIFY2(peak, peak ? "" : qPrintable(peak.error().sentence()));
        QCOMPARE(peak->items, 100);
        QCOMPARE(peak->sampled, 16);
        QVERIFY(peak->isPeak);
        QCOMPARE(peak->offPeakFrom, beijing(12));
        QVERIFY(peak->now && peak->offPeak);
        QCOMPARE(peak->now->most.nanoUnits(), 2 * peak->offPeak->most.nanoUnits());
        QVERIFY(peak->now->least.nanoUnits() < peak->now->most.nanoUnits());
        QVERIFY(!peak->isLearned);
        QVERIFY(!peak->seconds);
        clock.set(beijing(12));
        const auto cheap = estimated(world, BatchWorld::spec({}), BatchWorld::rows(100));
        QVERIFY(!cheap->isPeak && !cheap->offPeakFrom);
        QCOMPARE(cheap->now->most.nanoUnits(), peak->offPeak->most.nanoUnits());
        QCOMPARE(world.server.stats().requests, 0);
    }

    void whatRanTeachesWhatWillCome()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        QVERIFY(world.manager->create(BatchWorld::spec(QStringLiteral("job")), BatchWorld::rows(60)));
        QVERIFY(world.manager->start(QStringLiteral("job")));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(QStringLiteral("job")).state, model::JobState::Done, 20'000);
        QVERIFY(world.database->flush());
        const model::JobSummary job = world.job(QStringLiteral("job"));
        const auto estimate = estimated(world, BatchWorld::spec({}), BatchWorld::rows(60));
        QVERIFY(estimate);
        QVERIFY(estimate->isLearned);
        QVERIFY(estimate->seconds);
        QVERIFY2(estimate->promptTokens.least <= job.usage.promptTokens
                && job.usage.promptTokens <= estimate->promptTokens.most,
            qPrintable(QStringLiteral("%1 of %2 – %3")
                           .arg(job.usage.promptTokens)
                           .arg(estimate->promptTokens.least)
                           .arg(estimate->promptTokens.most)));
        QVERIFY(estimate->answerTokens.least <= job.usage.completionTokens
            && job.usage.completionTokens <= estimate->answerTokens.most);
        // The bill lies in the range: what ran at peak hours cost twice that.
        const base::Money paid = job.cost.first();
        QVERIFY(paid.nanoUnits() <= 2 * estimate->offPeak->most.nanoUnits());
        QVERIFY(2 * paid.nanoUnits() >= estimate->offPeak->least.nanoUnits());
    }

    void unreadableAndTooLongAreCounted()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("estimate"));
        const auto write = [&folder](const QString& name, const QByteArray& bytes) {
            QFile file(folder + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write(QStringLiteral("a.txt"), QByteArray("b\0b", 3));
        write(QStringLiteral("b.txt"), QByteArray(60'000, 'x'));
        write(QStringLiteral("c.txt"), "fine");
        model::BatchSpec spec = BatchWorld::spec({});
        spec.prompt = QStringLiteral("Sum up.");
        const auto estimate
            = estimated(world, spec, *testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto)));
        QVERIFY(estimate);
        QCOMPARE(estimate->unreadable, 1);
        QCOMPARE(estimate->toSplit, 1);
        const model::BatchSpec unknown = [] {
            model::BatchSpec other = BatchWorld::spec({});
            other.model = QStringLiteral("unpriced");
            return other;
        }();
        QVERIFY(!estimated(world, unknown, BatchWorld::rows(3))->now);
        QVERIFY(!estimated(world, BatchWorld::spec({}), {}));
    }
};

SPYHOP_TEST_MAIN(EstimateTest)
#include "tst_estimate.moc"

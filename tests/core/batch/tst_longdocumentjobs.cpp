// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of long documents in a job: asked in parts, held between them, handed back, refused.
#include "core/localserver/bill.h"
#include "tests/core/batch/batchworld.h"

#include <QtCore/QFile>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::beijing;
using testsupport::scripted;
using testsupport::SetClock;

namespace {

constexpr int patience = 20'000;
const QString job = QStringLiteral("job");

//! A text of many parts for a model that takes as little as this one.
base::Expected<batch::Inputs> longDocument(BatchWorld& world, const QString& name)
{
    const QString folder = testsupport::TestWorld::makeFolder(name);
    QFile file(folder + QStringLiteral("/long.txt"));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("the document cannot be written");
    for (int paragraph = 0; paragraph < 300; ++paragraph)
        file.write("This is paragraph " + QByteArray::number(paragraph) + " of a document with many of them.\n\n");
    file.close();
    return testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto));
}

//! The job, begun, with one question about such a text.
base::Status startLongDocument(BatchWorld& world, const QString& name)
{
    const auto inputs = longDocument(world, name);
    if (!inputs)
        return base::failure(inputs.error());
    model::BatchSpec spec = BatchWorld::spec(job);
    spec.prompt = QStringLiteral("What does it say?");
    if (const auto created = world.manager->create(spec, *inputs); !created)
        return base::failure(created.error());
    return world.manager->start(job);
}

} // namespace

class LongDocumentJobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void longDocumentsAreAskedInPartsAndPartsAreNotAskedTwice()
    {
        base::SystemClock clock;
        BatchWorld world(clock, scripted("* 200 | 20ms text \"said\""));
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("long"));
        QFile file(folder + QStringLiteral("/long.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int paragraph = 0; paragraph < 300; ++paragraph)
            file.write("This is paragraph " + QByteArray::number(paragraph) + " of a document with many of them.\n\n");
        file.close();
        const auto inputs = testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto));
        QVERIFY(inputs);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What does it say?");
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(world.store.steps(job, 0)->size() >= 2, patience);
        world.manager->stop(job);
        const qint64 before = world.server.stats().chats;
        const qint64 paid = world.store.job(job)->usage.promptTokens;
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const auto page = world.store.page(job, 0, 1);
        QVERIFY(page);
        const model::ItemResult result = page->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QCOMPARE(result.cells, QStringList{QStringLiteral("said")});
        QVERIFY(result.parts.size() >= 3);
        QVERIFY2(result.parts.first().startsWith(QStringLiteral("part 1 of %1: ").arg(result.parts.size())),
            qPrintable(result.parts.first()));
        const auto steps = world.store.steps(job, 0);
        QCOMPARE(steps->size(), result.parts.size()); // the last one is the item's result
        // At most the one that was in flight is asked again; what the journal has is not.
        QVERIFY2(world.server.stats().chats <= result.parts.size() + 2, qPrintable(QString::number(before)));
        // What was paid before the stop is in the item's sum.
        QVERIFY(paid > 0 && result.usage.promptTokens > paid);
        QCOMPARE(world.store.job(job)->usage.promptTokens, result.usage.promptTokens);
    }

    void longDocumentsThatWereHandedBackAreBookedOnce()
    {
        base::SystemClock clock;
        BatchWorld world(clock, scripted("2x 200 | text \"said\"\n402\n* 200 | text \"said\"\n"));
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("booked"));
        QFile file(folder + QStringLiteral("/long.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int paragraph = 0; paragraph < 300; ++paragraph)
            file.write("This is paragraph " + QByteArray::number(paragraph) + " of a document with many of them.\n\n");
        file.close();
        const auto inputs = testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto));
        QVERIFY(inputs);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What does it say?");
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::Balance);
        const qint64 before = world.store.job(job)->usage.promptTokens;
        QVERIFY2(before > 0, "two parts are paid for, and the job's sum says so");
        world.gateway.credentialsChanged(spec.endpoint); // paid in
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::JobSummary resumed = *world.store.job(job);
        // The same without a break in it.
        spec.id = QStringLiteral("whole");
        spec.fresh = true;
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(spec.id));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(spec.id).state, model::JobState::Done, patience);
        QCOMPARE(resumed.usage.promptTokens, world.store.job(spec.id)->usage.promptTokens);
        QCOMPARE(resumed.cost, world.store.job(spec.id)->cost);
    }

    void longDocumentsAreRefusedIfThePersonChoseSo()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("refuse"));
        QFile file(folder + QStringLiteral("/long.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(40'000, 'x'));
        file.close();
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What does it say?");
        spec.longDocuments = model::LongDocuments::Refuse;
        QVERIFY(world.manager->create(
            spec, *testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto))));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.job(job).items.failed, 1);
        QCOMPARE(world.server.stats().chats, 0);
        QVERIFY(world.store.page(job, 0, 1)->first().second.error.contains(u"4000"));
    }

    //! Each of its calls would be paid at the price of the hour.
    void aLongDocumentWaitsForItsHoursBetweenItsParts()
    {
        SetClock clock(beijing(8, 59, 0));
        BatchWorld world(clock, scripted("* 200 | 20ms text \"said\""));
        const auto inputs = longDocument(world, QStringLiteral("hours"));
        QVERIFY(inputs);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What does it say?");
        spec.when.kind = model::When::Kind::OffPeak;
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.store.steps(job, 0)->size() >= 1, patience);
        clock.set(beijing(9, 0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        QCOMPARE(world.job(job).waitsUntil, beijing(12, 0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(world.store.job(job)->waitsUntil, beijing(12, 0, 0), patience); // for others
        QCOMPARE(world.job(job).items, (model::ItemCounts{1, 0, 0, 0, 0}));
        const qint64 sent = world.server.stats().chats;
        QTest::qWait(700); // twice lookAtClock, as this clock's timers run
        QCOMPARE(world.server.stats().chats, sent);
        QCOMPARE(world.store.steps(job, 0)->size(), sent);
        clock.set(beijing(12, 0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QVERIFY(result.parts.size() > sent);
        QCOMPARE(world.server.stats().chats, result.parts.size() + 1); // none was asked twice
        QVERIFY(!result.possiblyBilledTwice);
        QCOMPARE(world.store.job(job)->cost, result.cost);
        QVERIFY(!world.store.job(job)->waitsUntil.isValid());
    }

    void pauseHoldsALongDocumentBetweenItsParts()
    {
        base::SystemClock clock;
        BatchWorld world(clock, scripted("* 200 | 20ms text \"said\""));
        QVERIFY(startLongDocument(world, QStringLiteral("paused")));
        QTRY_VERIFY_WITH_TIMEOUT(world.store.steps(job, 0)->size() >= 1, patience);
        QVERIFY(!world.manager->isPausing(job));
        const qint64 before = world.server.stats().chats;
        world.manager->pause(job);
        QVERIFY(world.manager->isPausing(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(!world.manager->isPausing(job));
        QCOMPARE(world.job(job).state, model::JobState::Paused);
        QCOMPARE(world.job(job).items, (model::ItemCounts{1, 0, 0, 0, 0}));
        QVERIFY(!world.manager->stopReason(job));
        const qint64 sent = world.server.stats().chats;
        QVERIFY2(sent <= before + 1, "the part that was on its way, and no other");
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QVERIFY(result.parts.size() > sent);
        QCOMPARE(world.server.stats().chats, result.parts.size() + 1);
        QCOMPARE(world.store.job(job)->cost, result.cost);
        QCOMPARE(world.job(job).cost, result.cost);
    }

    //! Of each part as it is answered: whoever looks meanwhile, or after a crash, sees what was paid.
    void theCostMovesWithEachPart()
    {
        base::SystemClock clock;
        BatchWorld world(clock, scripted("2x 200 | text \"said\"\n200 | hang\n* 200 | text \"said\"\n"));
        QVERIFY(startLongDocument(world, QStringLiteral("cost")));
        QTRY_COMPARE_WITH_TIMEOUT(world.server.stats().chats, 3, patience);
        const QList<localserver::Charge> bill = world.server.bill();
        const qint64 paid = bill.at(0).promptTokens + bill.at(1).promptTokens;
        QTRY_COMPARE_WITH_TIMEOUT(world.store.job(job)->usage.promptTokens, paid, patience);
        const model::JobSummary stored = *world.store.job(job);
        QCOMPARE(stored.cost.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).cost, stored.cost, patience); // told ten times a second
        QCOMPARE(world.job(job).usage.promptTokens, paid);
        const model::ItemResult soFar = world.store.page(job, 0, 1)->first().second;
        QCOMPARE(soFar.state, model::ItemState::Running);
        QCOMPARE(soFar.cost, stored.cost);
        const auto steps = world.store.steps(job, 0);
        for (const model::Step& step : *steps)
            QCOMPARE(step.spent, model::Spent()); // it is in the sums
        world.manager->stop(job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QCOMPARE(world.store.job(job)->cost, result.cost); // once each
        QCOMPARE(world.store.job(job)->usage.promptTokens, result.usage.promptTokens);
        QCOMPARE(world.job(job).cost, result.cost);
    }
};

SPYHOP_TEST_MAIN(LongDocumentJobsTest)
#include "tst_longdocumentjobs.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job whose journal is full: it waits with words, keeps what has come, and goes on once there is room. (With a real
// disk and real processes: tests/endtoend/tst_fulldisk.cpp.)
#include "core/localserver/bill.h"
#include "tests/core/batch/batchworld.h"

#include <QtCore/QFile>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::SetClock;

namespace {

constexpr int patience = 30'000;
constexpr int items = 80;
const QString job = QStringLiteral("job");

//! A world that stores its jobs, in a database whose size can be held.
class World : public BatchWorld {
public:
    explicit World(base::Clock& clock_)
        : World(clock_, options())
    {
    }
    World(base::Clock& clock_, const localserver::ServerOptions& options_)
        : BatchWorld(clock_, options_)
    {
        model::Consent consent;
        consent.kinds = {model::ConsentKind::Batches};
        QByteArray key(32, 'k');
        places.setConsent(consent);
        places.setDataKey(base::Secret::take(key));
    }
    void fill() const
    {
        const auto pages = database->readNow({QStringLiteral("PRAGMA main.page_count"), {}});
        limit(pages->first().first().toLongLong());
    }
    void makeRoom() const { limit(1'000'000); }
    //! Every change to an item needs room that is not there.
    void refuseWrites(bool refuse) const
    {
        const auto pages = database->readNow({QStringLiteral("PRAGMA main.page_count"), {}});
        if (refuse) { // a change brings more than can be had
            const bool made
                = database
                      ->writeNow({{QStringLiteral("CREATE TABLE main.filler(bytes BLOB)"), {}},
                          {QStringLiteral("CREATE TRIGGER main.fills AFTER UPDATE OF state ON items BEGIN INSERT INTO "
                                          "filler VALUES(zeroblob(65536)); END"),
                              {}}})
                      .has_value();
            if (!made)
                qFatal("no filler");
            limit(pages->first().first().toLongLong() + 3);
        } else {
            limit(1'000'000);
            if (!database->writeNow({{QStringLiteral("DROP TRIGGER main.fills"), {}}}))
                qFatal("the filler stays");
        }
    }
    //! There is no room to say that an outcome is unknown, and for everything else there is.
    void refuseDoubts(bool refuse) const
    {
        const auto pages = database->readNow({QStringLiteral("PRAGMA main.page_count"), {}});
        limit(refuse ? pages->first().first().toLongLong() + 500 : 1'000'000);
        const bool done = refuse
            ? database
                  ->writeNow({{QStringLiteral("CREATE TABLE main.filler(bytes BLOB)"), {}},
                      {QStringLiteral("CREATE TRIGGER main.fills AFTER INSERT ON submissions WHEN new.stage = 3 BEGIN "
                                      "INSERT INTO filler VALUES(zeroblob(4000000)); END"),
                          {}}})
                  .has_value()
            : database->writeNow({{QStringLiteral("DROP TRIGGER main.fills"), {}}}).has_value();
        if (!done)
            qFatal("no filler");
    }
    [[nodiscard]] qint64 answered() const
    {
        return database->readNow({QStringLiteral("SELECT count(*) FROM main.calls WHERE error IS NULL"), {}})
            ->first()
            .first()
            .toLongLong();
    }

private:
    static localserver::ServerOptions options()
    {
        localserver::ServerOptions options;
        options.latencyMs = 5;
        return options;
    }
    void limit(qint64 pages) const
    {
        if (!database->readNow({QStringLiteral("PRAGMA main.max_page_count=%1").arg(pages), {}}))
            qFatal("the database's size cannot be held");
    }
};

} // namespace

class NoRoomTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void waitsWithWordsAndGoesOn()
    {
        SetClock clock(QDateTime(QDate(2026, 11, 26), QTime(20, 0), QTimeZone::utc()));
        World world(clock);
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(items)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->job(job)->items.done >= 10, patience);
        world.fill();
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->waitsForRoom(job), patience);
        QVERIFY(world.manager->waitReason(job).contains(u"Make room"));
        QVERIFY(world.manager->isRunning(job));
        QVERIFY(!world.manager->isSending(job)); // the computer may sleep
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->unwritten(job) > 0, patience);
        QTest::qWait(300); // what was on its way has come; fifteen looks by this clock
        const qsizetype sent = world.server.bill().size();
        QVERIFY(sent < items);
        QTest::qWait(300);
        QCOMPARE(world.server.bill().size(), sent);
        QVERIFY(world.manager->waitsForRoom(job));

        world.makeRoom();
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(!world.manager->waitsForRoom(job));
        QVERIFY(world.manager->waitReason(job).isEmpty());
        QCOMPARE(world.job(job).state, model::JobState::Done);
        QCOMPARE(world.job(job).items.done, items);
        QCOMPARE(world.server.bill().size(), items); // nothing was asked twice
        QCOMPARE(world.answered(), items); // and every call is on record
        const auto page = world.manager->page(job, 0, items);
        for (const auto& [item, result] : *page)
            QVERIFY(!result.possiblyBilledTwice);
    }

    //! As a killed process leaves it: what was in flight has to be put back first, and that takes room.
    void startedOnAFullDiskItWaits()
    {
        SetClock clock(QDateTime(QDate(2026, 11, 26), QTime(20, 0), QTimeZone::utc()));
        World world(clock);
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(items)));
        for (int i = 0; i < items; ++i) {
            model::Step step;
            step.item = i;
            world.store.stepRunning(job, step);
        }
        QVERIFY(world.manager->reload());
        QCOMPARE(world.job(job).items.running, items);
        world.refuseWrites(true);
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->waitsForRoom(job), patience);
        QVERIFY(world.manager->waitReason(job).contains(u"Make room"));
        QVERIFY(world.manager->isRunning(job));
        QTest::qWait(100); // some looks by this clock
        QVERIFY(world.manager->waitsForRoom(job));
        QCOMPARE(world.server.bill().size(), 0);
        // Whoever pauses it then need not wait for room.
        world.manager->pause(job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->waitsForRoom(job), patience);
        world.refuseWrites(false);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(!world.manager->stopReason(job));
        QVERIFY(world.manager->waitReason(job).isEmpty());
        QCOMPARE(world.job(job).items.done, items);
        QCOMPARE(world.server.bill().size(), items);
    }

    void pausedMeanwhileItKeepsWhatCame()
    {
        SetClock clock(QDateTime(QDate(2026, 11, 26), QTime(20, 0), QTimeZone::utc()));
        World world(clock);
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(items)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->job(job)->items.done >= 10, patience);
        world.fill();
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->unwritten(job) > 0, patience);
        world.manager->pause(job);
        QTest::qWait(100);
        QVERIFY(world.manager->isRunning(job)); // what it holds is paid for
        world.makeRoom();
        world.manager->lookNow(job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).state, model::JobState::Paused);
        QVERIFY(world.job(job).items.pending > 0);
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).items.done, items);
        QCOMPARE(world.server.bill().size(), items);
    }

    void stoppedMeanwhileItAsksAgainAndSaysSo()
    {
        SetClock clock(QDateTime(QDate(2026, 11, 26), QTime(20, 0), QTimeZone::utc()));
        localserver::ServerOptions slow;
        slow.latencyMs = 200; // some are on their way when it is stopped
        World world(clock, slow);
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(items)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->job(job)->items.done >= 10, patience);
        world.fill();
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->unwritten(job) > 0, patience);
        world.manager->stopNow(job);
        QVERIFY(!world.manager->isRunning(job));
        world.makeRoom();
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).items.done, items);
        int flagged = 0;
        const auto page = world.manager->page(job, 0, items);
        for (const auto& [item, result] : *page)
            flagged += result.possiblyBilledTwice ? 1 : 0;
        QVERIFY(flagged > 0);
        QVERIFY(world.server.bill().size() - items <= flagged); // whatever was asked twice says so
    }

    //! What a provider may have taken, and nobody can say, is told of once the journal knows so.
    void doubtsWaitForRoom()
    {
        SetClock clock(QDateTime(QDate(2026, 11, 26), QTime(20, 0), QTimeZone::utc()));
        localserver::ServerOptions options;
        options.script = "/batch lost\n/batch * own\n";
        World world(clock, options);
        model::Settings settings;
        settings.consent.kinds = {model::ConsentKind::Batches, model::ConsentKind::Provider};
        world.gateway.setSettings(settings);
        store::SubmissionStore submissions(*world.database, world.places);
        world.manager = std::make_unique<batch::BatchManager>(batch::BatchManager::Parts{
            clock, world.random, world.gateway, world.store, world.readers, QString(), &submissions});
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.kind = model::JobKind::Batch;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(4)));
        world.refuseDoubts(true);
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->waitsForRoom(job), patience);
        QVERIFY(world.manager->waitReason(job).contains(u"Make room"));
        QTest::qWait(100); // some looks by this clock
        QVERIFY(world.manager->waitsForRoom(job));
        QCOMPARE(world.store.job(job)->items, (model::ItemCounts{0, 4, 0, 0, 0}));
        QCOMPARE(submissions.ofJob(job, true)->first().handle.stage, model::JobStage::Sending);
        // Whoever pauses it need not wait: the next run looks for it once more.
        world.manager->pause(job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.store.job(job)->items, (model::ItemCounts{0, 4, 0, 0, 0}));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->waitsForRoom(job), patience);

        world.refuseDoubts(false);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.store.job(job)->items, (model::ItemCounts{0, 0, 0, 0, 4}));
        QCOMPARE(submissions.ofJob(job, true)->first().handle.stage, model::JobStage::Unknown);
        QVERIFY(world.manager->retryFailed(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.store.job(job)->items, (model::ItemCounts{0, 0, 4, 0, 0}));
        QVERIFY(submissions.ofJob(job, true)->isEmpty());
    }

    void partsOfALongDocumentArePaidAndCountedOnce()
    {
        SetClock clock(QDateTime(QDate(2026, 11, 26), QTime(20, 0), QTimeZone::utc()));
        localserver::ServerOptions options;
        options.script = "* 200 | 20ms text \"said\"";
        World world(clock, options);
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("long"));
        QFile file(folder + QStringLiteral("/long.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int paragraph = 0; paragraph < 2'000; ++paragraph)
            file.write("This is paragraph " + QByteArray::number(paragraph) + " of a document with many of them.\n\n");
        file.close();
        const auto inputs = testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto));
        QVERIFY(inputs);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What does it say?");
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.store.steps(job, 0)->size() >= 2, patience);
        world.fill();
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->unwritten(job) > 0, patience);
        world.makeRoom();
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).state, model::JobState::Done);
        const auto page = world.manager->page(job, 0, 1);
        const model::ItemResult result = page->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QVERIFY(!result.possiblyBilledTwice);
        QVERIFY(result.parts.size() > 10);
        QCOMPARE(world.server.bill().size(), result.parts.size() + 1); // every part, and all together, once
        const model::JobSummary held = *world.store.job(job);
        // The same without a break in it.
        spec.id = QStringLiteral("whole");
        spec.fresh = true;
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(spec.id));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(spec.id), patience);
        QCOMPARE(held.usage.promptTokens, world.store.job(spec.id)->usage.promptTokens);
        QCOMPARE(held.cost, world.store.job(spec.id)->cost);
    }
};

SPYHOP_TEST_MAIN(NoRoomTest)
#include "tst_noroom.moc"

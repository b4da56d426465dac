// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When a job sends: what it waits for, what a sleeping computer and another program change of that.
#include "core/batch/awakekeeper.h"
#include "core/batch/calloutlook.h"
#include "tests/core/batch/batchworld.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::beijing;
using testsupport::SetClock;

namespace {

constexpr int patience = 20'000;
const QString job = QStringLiteral("job");

class FakeLock final : public port::WakeLock {
public:
    void hold(const QString&) override { log += 'h'; }
    void release() override { log += 'r'; }
    void letSleep() override { log += 's'; }
    QByteArray log;
};

} // namespace

class JobWaitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pausesAtNineAndGoesOnAtTwelve()
    {
        SetClock clock(beijing(8, 59, 0));
        localserver::ServerOptions options;
        options.latencyMs = 10;
        BatchWorld world(clock, options);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.when.kind = model::When::Kind::OffPeak;
        spec.concurrency = 2;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(60)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 6, patience);
        QCOMPARE(world.job(job).state, model::JobState::Running);
        clock.set(beijing(9, 0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        QCOMPARE(world.job(job).waitsUntil, beijing(12, 0, 0));
        QVERIFY(world.manager->isRunning(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).items.running, 0, patience);
        const qint64 sent = world.server.stats().chats;
        QVERIFY(sent < 60);
        // Nothing goes out in the meantime, however often it looks at the clock.
        clock.set(beijing(11, 59, 0));
        QTest::qWait(700); // twice lookAtClock, as this clock's timers run
        QCOMPARE(world.server.stats().chats, sent);
        clock.set(beijing(12, 0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 60);
        QVERIFY(!world.job(job).waitsUntil.isValid());
    }

    void whereNobodyKnowsTheHoursThatIsSaid()
    {
        const model::PriceTable prices = model::PriceTable::parse(BatchWorld::prices()).value();
        model::BatchSpec spec = BatchWorld::spec(job);
        gateway::Gateway::Outlook known, unknown;
        known.endpoint = QStringLiteral("known");
        known.host = QStringLiteral("127.0.0.1");
        unknown.endpoint = QStringLiteral("elsewhere");
        unknown.host = QStringLiteral("api.example.com");
        QVERIFY(batch::unknownHours(spec, unknown, prices).isEmpty()); // now is now
        spec.when.kind = model::When::Kind::OffPeak;
        QVERIFY(batch::unknownHours(spec, known, prices).isEmpty());
        const QString words = batch::unknownHours(spec, unknown, prices);
        QVERIFY2(words.contains(u"elsewhere") && words.contains(u"at once"), qPrintable(words));
    }

    //! It is back after nine: what waited for it would be paid at the price of that hour.
    void whatWaitsForAnEndpointIsTakenBackAtNine()
    {
        constexpr int items = 12;
        SetClock clock(beijing(8, 59, 30));
        BatchWorld world(clock, {});
        localserver::ServerOptions options;
        auto server = std::make_unique<localserver::LocalServer>(options, world.systemClock);
        QVERIFY(server->listen());
        options.port = quint16(server->url().port());
        model::Endpoint silent;
        silent.name = QStringLiteral("silent");
        silent.url = server->url();
        silent.models = QStringList{QStringLiteral("spyhop-local")};
        silent.connectTimeoutMs *= 100;
        world.gateway.addEndpoint(silent);
        server.reset();
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.endpoint = silent.name;
        spec.when.kind = model::When::Kind::OffPeak;
        world.manager->setGiveUpAfter(std::nullopt);
        QVERIFY(world.manager->create(spec, BatchWorld::rows(items)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->waitReason(job).isEmpty(), patience);
        QVERIFY(world.job(job).items.running > 0);
        clock.set(beijing(9, 0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).items, (model::ItemCounts{items, 0, 0, 0, 0}), patience);
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        server = std::make_unique<localserver::LocalServer>(options, world.systemClock);
        QVERIFY(server->listen());
        QTest::qWait(700); // longer than it looks for an answer
        QCOMPARE(server->stats().chats, 0);
        clock.set(beijing(12, 0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.job(job).items, (model::ItemCounts{0, 0, items, 0, 0}));
        QCOMPARE(server->stats().chats, items);
    }

    void waitsForItsTimeAndStartsAtOnceWhenTold()
    {
        SetClock clock(beijing(10, 0, 0));
        BatchWorld world(clock, {});
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.when = {model::When::Kind::At, beijing(20, 0, 0)};
        QVERIFY(world.manager->create(spec, BatchWorld::rows(3)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        QCOMPARE(world.job(job).waitsUntil, beijing(20, 0, 0));
        QCOMPARE(world.store.job(job)->spec.when, spec.when);
        QCOMPARE(world.server.stats().chats, 0);
        world.manager->startNow(job);
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 3);
    }

    void aJobThatWaitedIsTakenUpAgain()
    {
        SetClock clock(beijing(10, 0, 0));
        BatchWorld world(clock, {});
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.when.kind = model::When::Kind::OffPeak;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(3)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        // As a process that dies: nobody says Stopped.
        const auto gone = world.manager.release();
        world.store.setJobState(job, model::JobState::Waiting);
        delete gone;
        world.store.setJobState(job, model::JobState::Waiting);
        world.manager = std::make_unique<batch::BatchManager>(batch::BatchManager::Parts{
            world.clock, world.random, world.gateway, world.store, world.readers, QString()});
        QVERIFY(world.manager->reload());
        QVERIFY(!world.manager->isRunning(job));
        world.manager->resumeWaiting();
        QVERIFY(world.manager->isRunning(job));
        clock.set(beijing(12, 30, 0));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
    }

    void staysAwakeWhileItSendsAndEndsCleanlyBeforeSleep()
    {
        SetClock clock(beijing(20, 0, 0));
        localserver::ServerOptions options;
        options.latencyMs = 20;
        BatchWorld world(clock, options);
        FakeLock lock;
        const batch::AwakeKeeper keeper(clock, *world.manager, lock);
        QSignalSpy ending(&keeper, &batch::AwakeKeeper::ending), goneOn(&keeper, &batch::AwakeKeeper::goneOn);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.concurrency = 2;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(40)));
        QCOMPARE(lock.log, QByteArray());
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 4, patience);
        QCOMPARE(lock.log, QByteArray("h"));
        Q_EMIT lock.goingToSleep();
        QTRY_COMPARE_WITH_TIMEOUT(lock.log, QByteArray("hs"), patience);
        QVERIFY(!world.manager->isRunning(job));
        QCOMPARE(world.store.job(job)->items.running, 0);
        const qint64 sent = world.server.stats().chats;
        QVERIFY(sent < 40);
        QCOMPARE(ending.size(), 1);
        QVERIFY(keeper.goesOn(job));
        Q_EMIT lock.wokeUp();
        QCOMPARE(goneOn.size(), 1);
        QVERIFY(!keeper.goesOn(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QTRY_COMPARE_WITH_TIMEOUT(lock.log, QByteArray("hsr"), patience);
        QVERIFY2(world.server.stats().chats <= 42, "only what did not end in time is asked again");
    }

    void sleepChangesNothingThatAPersonDecided_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<bool>("brief"); // the computer is awake again before the calls in flight have ended
        QTest::addColumn<QByteArray>("meanwhile");
        QTest::addColumn<bool>("isDone");
        QTest::newRow("at work") << QByteArray("start") << false << QByteArray() << true;
        QTest::newRow("at work, brief") << QByteArray("start") << true << QByteArray() << true;
        QTest::newRow("stopped after a brief one") << QByteArray("start") << true << QByteArray("stop") << false;
        QTest::newRow("trial") << QByteArray("trial") << false << QByteArray() << false;
        QTest::newRow("trial, brief") << QByteArray("trial") << true << QByteArray() << false;
        QTest::newRow("just paused") << QByteArray("start pause") << false << QByteArray() << false;
        QTest::newRow("just paused, brief") << QByteArray("start pause") << true << QByteArray() << false;
    }

    void sleepChangesNothingThatAPersonDecided()
    {
        QFETCH(QByteArray, before);
        QFETCH(bool, brief);
        QFETCH(QByteArray, meanwhile);
        QFETCH(bool, isDone);
        base::SystemClock clock;
        localserver::ServerOptions options;
        options.latencyMs = 300;
        BatchWorld world(clock, options);
        FakeLock lock;
        const batch::AwakeKeeper keeper(clock, *world.manager, lock);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.concurrency = 4;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(12)));
        QVERIFY(before == "trial" ? world.manager->startTrial(job, 4) : world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.server.stats().chats, 4, patience);
        if (before.endsWith("pause"))
            world.manager->pause(job);
        Q_EMIT lock.goingToSleep();
        if (brief)
            QVERIFY(world.manager->isRunning(job));
        else
            QTRY_VERIFY_WITH_TIMEOUT(lock.log.contains('s'), patience);
        Q_EMIT lock.wokeUp();
        if (meanwhile == "stop")
            world.manager->stop(job);
        if (isDone) {
            QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QTest::qWait(500); // nobody starts it again
        QVERIFY(!world.manager->isRunning(job));
        QVERIFY(world.server.stats().chats < 12);
    }

    void whatIsCancelledElsewhereStaysSo_data()
    {
        QTest::addColumn<int>("latency"); // ms
        QTest::addColumn<QByteArray>("elsewhere");
        for (const auto& [name, latency] : {std::pair("ended in time", 20), std::pair("cut off", 600)}) {
            for (const char* elsewhere : {"nothing", "cancel", "remove"})
                QTest::addRow("%s, %s", name, elsewhere) << latency << QByteArray(elsewhere);
        }
    }

    //! While the computer is about to sleep, or has just awoken, another process may have the job.
    void whatIsCancelledElsewhereStaysSo()
    {
        QFETCH(int, latency);
        QFETCH(QByteArray, elsewhere);
        SetClock clock(beijing(20, 0, 0));
        localserver::ServerOptions options;
        options.latencyMs = latency;
        BatchWorld world(clock, options);
        FakeLock lock;
        const batch::AwakeKeeper keeper(clock, *world.manager, lock);
        std::optional<std::optional<base::Error>> wentOn;
        connect(&keeper, &batch::AwakeKeeper::goneOn, this,
            [&wentOn](const QString&, const std::optional<base::Error>& why) { wentOn = why; });
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.concurrency = 2;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(40)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 2, patience);
        Q_EMIT lock.goingToSleep();
        QTRY_VERIFY_WITH_TIMEOUT(lock.log.contains('s'), patience);
        QTRY_COMPARE_WITH_TIMEOUT(world.store.job(job)->state, model::JobState::Paused, patience);
        const qint64 sent = world.server.stats().chats;
        QVERIFY(sent < 40);
        if (elsewhere != "nothing") {
            batch::BatchManager other(batch::BatchManager::Parts{
                world.clock, world.random, world.gateway, world.store, world.readers, QString()});
            QVERIFY(other.reload());
            QSignalSpy finished(&other, &batch::BatchManager::jobFinished);
            if (elsewhere == "cancel") {
                QVERIFY(other.cancel(job));
                QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
            } else {
                QVERIFY(other.remove(job));
            }
        }
        Q_EMIT lock.wokeUp();
        QVERIFY(wentOn.has_value());
        QVERIFY(!keeper.goesOn(job));
        if (elsewhere == "nothing") {
            QVERIFY(!wentOn->has_value());
            QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
            return;
        }
        QVERIFY(wentOn->has_value());
        QVERIFY(!world.manager->isRunning(job));
        QTest::qWait(100);
        QCOMPARE(world.server.stats().chats, sent);
        if (elsewhere == "remove") {
            QCOMPARE((*wentOn)->code, base::ErrorCode::Usage);
            QVERIFY(!world.manager->job(job));
            return;
        }
        QCOMPARE((*wentOn)->code, base::ErrorCode::Cancelled);
        QCOMPARE(world.job(job).state, model::JobState::Stopped);
        QCOMPARE(world.store.job(job)->state, model::JobState::Stopped);
    }

    //! Between the list and its turn.
    void aWaitingJobThatIsCancelledElsewhereIsNotTakenUp()
    {
        SetClock clock(beijing(10, 0, 0));
        BatchWorld world(clock, {});
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(3)));
        world.store.setJobState(job, model::JobState::Waiting);
        QVERIFY(world.manager->reload());
        world.store.setJobState(job, model::JobState::Stopped);
        world.manager->resumeWaiting();
        QVERIFY(!world.manager->isRunning(job));
        QVERIFY(!world.manager->stopReason(job));
        QCOMPARE(world.job(job).state, model::JobState::Stopped);
        QTest::qWait(100);
        QCOMPARE(world.server.stats().chats, 0);
    }
};

SPYHOP_TEST_MAIN(JobWaitsTest)
#include "tst_jobwaits.moc"

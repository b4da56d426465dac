// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs are taken out of the journal, changed and removed while its writer is busy: nobody who asks for it waits.
#include "tests/core/batch/batchworld.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using testsupport::BatchWorld;

namespace {

constexpr int patience = 60'000;
const QString job = QStringLiteral("job");

//! What a World begins with.
struct Clock {
    base::SystemClock system;
};

class World : private Clock, public BatchWorld {
public:
    explicit World(int latency)
        : BatchWorld(system, options(latency))
    {
    }
    //! For half a second and more; the ticket tells when it is over.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> busyWriter() const
    {
        return database->write({{QStringLiteral("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE "
                                                "x < 2000000) SELECT count(*) FROM n"),
            {}}});
    }
    //! False if the job does not end in time.
    [[nodiscard]] bool ends() const
    {
        return QTest::qWaitFor([this] { return !manager->isRunning(::job); }, patience);
    }
    [[nodiscard]] model::ItemCounts counts() const { return store.job(::job)->items; }

private:
    static localserver::ServerOptions options(int latency)
    {
        localserver::ServerOptions options;
        options.latencyMs = latency;
        return options;
    }
};

model::BatchSpec spec()
{
    model::BatchSpec spec = BatchWorld::spec(job);
    spec.columns = {{QStringLiteral("n"), model::ColumnType::Text, {}, {}}};
    return spec;
}

} // namespace

class JobOpeningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyWaitsForTheJournal_data()
    {
        QTest::addColumn<QString>("wish");
        for (const char* wish : {"start", "retry", "ask again", "remove"})
            QTest::newRow(wish) << QString::fromLatin1(wish);
    }

    void nobodyWaitsForTheJournal()
    {
        QFETCH(QString, wish);
        World world(0);
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(3)));
        QSignalSpy reset(world.manager.get(), &batch::BatchManager::itemsReset);
        QSignalSpy removed(world.manager.get(), &batch::BatchManager::removed);
        const auto busy = world.busyWriter();
        QSignalSpy over(busy.get(), &db::WriteTicket::done);
        QElapsedTimer watch;
        watch.start();
        if (wish == u"start")
            QVERIFY(world.manager->start(job));
        else if (wish == u"retry")
            QVERIFY(world.manager->retryFailed(job));
        else if (wish == u"ask again")
            QVERIFY(world.manager->askAgain(job, 1, QString()));
        else
            world.manager->removeSoon(job);
        const qint64 waited = watch.elapsed();
        QVERIFY(world.manager->job(job)); // one that is removed is there until it is gone from the journal
        QTRY_COMPARE_WITH_TIMEOUT(over.size(), 1, patience);
        // Whoever waits for the writer waits until then.
        QVERIFY2(
            waited < watch.elapsed() / 2, qPrintable(QStringLiteral("%1 of %2 ms").arg(waited).arg(watch.elapsed())));
        if (wish == u"remove") {
            QTRY_VERIFY_WITH_TIMEOUT(!removed.isEmpty(), patience);
            QVERIFY(!world.manager->job(job));
            QVERIFY(!world.store.job(job));
            return;
        }
        QVERIFY(world.ends());
        QTRY_COMPARE_WITH_TIMEOUT(reset.size(), 1, patience);
        QCOMPARE(world.counts(), (model::ItemCounts{0, 0, 3, 0, 0}));
    }

    void nobodyWaitsForTheJournalToStop_data()
    {
        QTest::addColumn<QString>("wish");
        for (const char* wish : {"stop", "stop, and start again", "cancel", "cancel what nobody runs", "when"})
            QTest::newRow(wish) << QString::fromLatin1(wish);
    }

    void nobodyWaitsForTheJournalToStop()
    {
        QFETCH(QString, wish);
        World world(30);
        const bool runs = wish != u"cancel what nobody runs" && wish != u"when";
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(60)));
        if (runs) {
            QVERIFY(world.manager->start(job));
            QTRY_VERIFY_WITH_TIMEOUT(world.manager->job(job)->items.done >= 5, patience);
        } else { // as a killed process leaves it
            model::Step step;
            world.store.stepRunning(job, step);
            world.store.setJobState(job, model::JobState::Running);
            QVERIFY(world.manager->reload());
        }
        QSignalSpy finished(world.manager.get(), &batch::BatchManager::jobFinished);
        QSignalSpy changed(world.manager.get(), &batch::BatchManager::jobChanged);
        const auto busy = world.busyWriter();
        QSignalSpy over(busy.get(), &db::WriteTicket::done);
        const model::When later{model::When::Kind::At, QDateTime(QDate(2026, 12, 24), QTime(20, 0), Qt::UTC)};
        QElapsedTimer watch;
        watch.start();
        if (wish == u"when")
            QVERIFY(world.manager->setWhen(job, later));
        else if (wish.startsWith(u"cancel"))
            QVERIFY(world.manager->cancel(job));
        else
            world.manager->stop(job);
        if (wish == u"stop, and start again")
            QVERIFY(world.manager->start(job));
        const qint64 waited = watch.elapsed();
        // Nothing is said that the journal does not have.
        QCOMPARE(world.manager->isRunning(job), wish != u"when");
        QCOMPARE(world.manager->job(job)->spec.when.kind, model::When::Kind::Now);
        QTRY_COMPARE_WITH_TIMEOUT(over.size(), 1, patience);
        QVERIFY2(
            waited < watch.elapsed() / 2, qPrintable(QStringLiteral("%1 of %2 ms").arg(waited).arg(watch.elapsed())));
        if (wish == u"when") {
            QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->spec.when.at, later.at, patience);
            QCOMPARE(world.store.job(job)->spec.when.kind, model::When::Kind::At);
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.counts().running, 0);
        if (wish == u"stop, and start again") {
            QCOMPARE(world.counts(), (model::ItemCounts{0, 0, 60, 0, 0}));
            return;
        }
        QCOMPARE(world.manager->job(job)->state, model::JobState::Stopped);
        QCOMPARE(world.store.job(job)->state, model::JobState::Stopped);
        QCOMPARE(world.manager->job(job)->items, world.counts());
        QVERIFY(world.counts().pending > 0);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
        QCOMPARE(finished.size(), wish.startsWith(u"cancel") ? 1 : 0);
        const qint64 sent = world.server.stats().chats;
        QTest::qWait(100);
        QCOMPARE(world.server.stats().chats, sent);
    }

    void aRunningJobTakesInWhatIsAskedAgain()
    {
        World world(30);
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(60)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->job(job)->items.done >= 5, patience);
        const auto page = world.store.page(job, 0, 60);
        const auto done = std::find_if(page->begin(), page->end(),
            [](const store::ItemRow& row) { return row.second.state == model::ItemState::Done; });
        QVERIFY(done != page->end());
        QVERIFY(world.manager->isRunning(job));
        QVERIFY(world.manager->askAgain(job, done->first.index, QString()));
        QVERIFY(world.manager->askAgain(job, 1'000, QString())); // there is none: that is told, and nothing else
        QSignalSpy refused(world.manager.get(), &batch::BatchManager::refused);
        QVERIFY(world.ends());
        QCOMPARE(refused.size(), 1);
        QCOMPARE(world.counts(), (model::ItemCounts{0, 0, 60, 0, 0}));
        QCOMPARE(world.manager->job(job)->items, world.counts());
        QCOMPARE(world.server.stats().chats, 61);
    }

    void stoppedOrPausedWhileItIsTakenOut()
    {
        World world(0);
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(3)));
        const auto busy = world.busyWriter();
        QVERIFY(world.manager->start(job));
        world.manager->pause(job);
        QVERIFY(world.ends());
        QCOMPARE(world.manager->job(job)->state, model::JobState::Paused);
        QVERIFY(world.manager->start(job));
        world.manager->stopNow(job);
        QVERIFY(!world.manager->isRunning(job));
        QCOMPARE(world.manager->job(job)->state, model::JobState::Stopped);
        QCOMPARE(world.server.stats().chats, 0);
        QVERIFY(world.manager->start(job));
        QVERIFY(world.ends());
        QCOMPARE(world.counts(), (model::ItemCounts{0, 0, 3, 0, 0}));
    }

    void aRunningJobIsRemoved()
    {
        World world(30);
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(60)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->job(job)->items.done >= 5, patience);
        QSignalSpy removed(world.manager.get(), &batch::BatchManager::removed);
        world.manager->removeSoon(job);
        world.manager->removeSoon(job); // a second click
        QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, patience);
        QVERIFY(!world.manager->isRunning(job));
        QVERIFY(world.manager->jobs().isEmpty());
        QTest::qWait(100);
        QVERIFY(!world.store.job(job)); // nothing of it comes back
        const auto rows = world.database->readNow({QStringLiteral("SELECT count(*) FROM mem.items"), {}});
        QCOMPARE(rows->first().first().toInt(), 0);
    }
};

SPYHOP_TEST_MAIN(JobOpeningTest)
#include "tst_jobopening.moc"

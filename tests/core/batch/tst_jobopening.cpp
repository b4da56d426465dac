// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs are taken out of the journal, changed and removed while its writer is busy: nobody who asks for it waits.
#include "core/batch/creating.h"
#include "core/batch/estimating.h"
#include "core/batch/exporting.h"
#include "core/batch/lease.h"
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
            QVERIFY(world.manager->askAgain(job, {1}, QString()));
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
        // Asked again in a job that stands, the row is all that is asked.
        const model::ItemCounts all{0, 0, 3, 0, 0}, one{2, 0, 1, 0, 0};
        QCOMPARE(world.counts(), wish == u"ask again" ? one : all);
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

    void nobodyWaitsToMakeExportOrEstimateOne_data()
    {
        QTest::addColumn<QString>("wish");
        for (const char* wish : {"make", "export", "estimate"})
            QTest::newRow(wish) << QString::fromLatin1(wish);
    }

    void nobodyWaitsToMakeExportOrEstimateOne()
    {
        QFETCH(QString, wish);
        World world(0);
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(3)));
        model::BatchSpec other = spec();
        other.id = QStringLiteral("other");
        const QString file = testsupport::TestWorld::makeFolder(QStringLiteral("made")) + QStringLiteral("/t.csv");
        const auto busy = world.busyWriter();
        QSignalSpy over(busy.get(), &db::WriteTicket::done);
        QElapsedTimer watch, turn;
        watch.start();
        turn.start();
        bool ended = false;
        const auto end = [&ended] { ended = true; };
        std::unique_ptr<batch::Creating> making;
        std::unique_ptr<batch::Exporting> exporting;
        std::unique_ptr<batch::Estimating> estimating;
        if (wish == u"make") {
            making = world.manager->creating(other, BatchWorld::rows(3));
            connect(making.get(), &batch::Creating::finished, this, end);
        } else if (wish == u"export") {
            exporting = world.manager->exporting(job, file);
            connect(exporting.get(), &batch::Exporting::finished, this, end);
        } else {
            estimating = world.manager->estimate(other, BatchWorld::rows(3));
            connect(estimating.get(), &batch::Estimating::finished, this, end);
        }
        qint64 longest = turn.restart();
        while ((over.isEmpty() || !ended) && watch.elapsed() < patience) {
            QCoreApplication::processEvents();
            longest = qMax(longest, turn.restart());
        }
        QVERIFY(ended);
        QVERIFY2(
            longest < watch.elapsed() / 2, qPrintable(QStringLiteral("%1 of %2 ms").arg(longest).arg(watch.elapsed())));
        if (wish == u"make") {
            QVERIFY(world.manager->job(other.id));
            const auto twice = world.manager->creating(other, BatchWorld::rows(3));
            QSignalSpy refused(twice.get(), &batch::Creating::finished);
            QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
            const auto id = refused.first().first().value<base::Expected<QString>>();
            QVERIFY(!id);
            QCOMPARE(id.error().code, base::ErrorCode::Usage);
        } else if (wish == u"export") {
            QVERIFY(QFile::exists(file));
        }
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
        QVERIFY(world.manager->askAgain(job, {done->first.index}, QString()));
        QVERIFY(world.manager->askAgain(job, {1'000}, QString())); // there is none: that is told, and nothing else
        QSignalSpy refused(world.manager.get(), &batch::BatchManager::refused);
        QVERIFY(world.ends());
        QCOMPARE(refused.size(), 1);
        QCOMPARE(world.counts(), (model::ItemCounts{0, 0, 60, 0, 0}));
        QCOMPARE(world.manager->job(job)->items, world.counts());
        QCOMPARE(world.server.stats().chats, 61);
    }

    void askedAgainInAJobThatStandsNothingElseIsAsked()
    {
        World world(0);
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(10)));
        QVERIFY(world.manager->startTrial(job, 2));
        QVERIFY(world.ends());
        QSignalSpy finished(world.manager.get(), &batch::BatchManager::jobFinished);
        QVERIFY(world.manager->askAgain(job, {0}, QString()));
        QVERIFY(!world.manager->wantsToGoOn(job));
        QVERIFY(world.ends());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(world.server.stats().chats, 3);
        QCOMPARE(world.counts(), (model::ItemCounts{8, 0, 2, 0, 0}));
        QCOMPARE(world.manager->job(job)->state, model::JobState::Paused);
        QVERIFY(!world.manager->stopReason(job));
        QVERIFY(world.manager->start(job));
        QVERIFY(world.ends());
        QCOMPARE(world.counts(), (model::ItemCounts{0, 0, 10, 0, 0}));
        QCOMPARE(world.server.stats().chats, 11);
    }

    void onlyTheUnknownAreSentAgain()
    {
        World world(0);
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(600)));
        QVERIFY(world.database->writeNow(
            {{QStringLiteral("UPDATE mem.items SET state = 4 WHERE item % 2 = 0 AND item < 598"), {}}}));
        QVERIFY(world.database->writeNow({{QStringLiteral("UPDATE mem.items SET state = 3 WHERE item = 1"), {}}}));
        QVERIFY(world.manager->reload());
        QVERIFY(world.manager->retryUnknown(job));
        QVERIFY(world.ends());
        QCOMPARE(world.counts(), (model::ItemCounts{300, 0, 299, 1, 0}));
        QCOMPARE(world.server.stats().chats, 299);
    }

    void askedAgainWhileTheRunEnds()
    {
        World world(60);
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(40)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->job(job)->items.done >= 5, patience);
        const auto page = world.store.page(job, 0, 40);
        QList<qint64> done;
        for (const store::ItemRow& row : *page) {
            if (row.second.state == model::ItemState::Done)
                done.append(row.first.index);
        }
        QVERIFY(done.size() >= 2);
        world.manager->pause(job);
        QVERIFY(world.manager->isRunning(job));
        QVERIFY(world.manager->askAgain(job, done.mid(0, 1), QString()));
        QVERIFY(world.manager->askAgain(job, done.mid(1, 1), QString()));
        QVERIFY(QTest::qWaitFor([&] { return !world.manager->isRunning(job); }, patience));
        const model::ItemCounts counts = world.counts();
        QVERIFY(counts.pending > 0);
        QCOMPARE(counts.running + counts.failed + counts.unknown, 0);
        for (const qint64 index : done.mid(0, 2))
            QCOMPARE(world.store.page(job, index, 1)->first().second.state, model::ItemState::Done);
        QCOMPARE(world.server.stats().chats, counts.done + 2);
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

    void whatAnotherProcessRunsIsNotRemoved_data()
    {
        QTest::addColumn<bool>("soon");
        QTest::newRow("at once") << false;
        QTest::newRow("soon") << true;
    }

    void whatAnotherProcessRunsIsNotRemoved()
    {
        QFETCH(bool, soon);
        World world(0);
        const QString profile = testsupport::TestWorld::makeFolder(QStringLiteral("removal%1").arg(int(soon)));
        model::Consent consent;
        consent.asked = true;
        consent.kinds = {model::ConsentKind::Batches};
        QByteArray key(32, 'k');
        world.places.setConsent(consent);
        world.places.setDataKey(base::Secret::take(key));
        world.manager = std::make_unique<batch::BatchManager>(
            batch::BatchManager::Parts{world.clock, world.random, world.gateway, world.store, world.readers, profile});
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(3)));
        QSignalSpy refused(world.manager.get(), &batch::BatchManager::refused);
        QSignalSpy removed(world.manager.get(), &batch::BatchManager::removed);
        {
            const auto other = batch::Lease::acquire(profile, job);
            QVERIFY(other);
            if (soon) {
                world.manager->removeSoon(job);
                QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
            } else {
                QCOMPARE(world.manager->remove(job).error().code, base::ErrorCode::Usage);
            }
            QVERIFY(world.manager->job(job));
            QCOMPARE(world.counts().pending, 3);
        }
        if (soon) {
            world.manager->removeSoon(job);
            QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, patience);
        } else {
            QVERIFY(world.manager->remove(job));
        }
        QVERIFY(!world.store.job(job));
        QVERIFY(!batch::Lease::isHeld(profile, job));
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

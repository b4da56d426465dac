// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Watched folders: what comes becomes a job once, also what comes while nobody watches; until a person says otherwise.
#include "core/base/files.h"
#include "core/batch/exporting.h"
#include "core/batch/folderwatches.h"
#include "core/batch/watchlease.h"
#include "core/batch/watchplace.h"
#include "core/batch/watchstandin.h"
#include "tests/core/batch/batchworld.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using batch::FolderWatches;
using testsupport::BatchWorld;
using testsupport::SetClock;

namespace {

constexpr int patience = 20'000;
constexpr int quiet = 400; // ms: forty looks at a folder here, by a clock that runs a hundred times as fast

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

model::BatchSpec spec()
{
    model::BatchSpec spec = BatchWorld::spec(QString());
    spec.prompt = QStringLiteral("What does it say?");
    return spec;
}

//! A world whose profile keeps what it is told, a folder to watch, and a window that is opened and closed.
class Desk {
public:
    Desk()
    {
        model::Consent consent;
        consent.asked = true;
        consent.kinds = {model::ConsentKind::Batches};
        QByteArray key(32, 'k');
        world.places.setConsent(consent);
        world.places.setDataKey(base::Secret::take(key));
        QDir().mkpath(folder);
        open();
    }
    void open()
    {
        manager = std::make_unique<batch::BatchManager>(batch::BatchManager::Parts{
            world.clock, world.random, world.gateway, world.store, world.readers, profile.path()});
        watches = std::make_unique<FolderWatches>(world.clock, world.random, *manager, store);
        if (!manager->reload() || !watches->reload())
            qFatal("it cannot be opened");
    }
    void close()
    {
        watches.reset();
        manager.reset();
    }
    void put(const QString& name) const { write(folder + u'/' + name, "A word about " + name.toUtf8() + '.'); }
    //! The names of all items of all jobs, sorted.
    [[nodiscard]] QString asked() const
    {
        QStringList names;
        for (const model::JobSummary& job : manager->jobs()) {
            const auto page = manager->page(job.spec.id, 0, 100);
            for (const auto& [item, result] : page.value())
                names.append(item.name);
        }
        names.sort();
        return names.join(u' ');
    }
    [[nodiscard]] bool allDone() const
    {
        for (const model::JobSummary& job : manager->jobs()) {
            if (job.state != model::JobState::Done)
                return false;
        }
        return true;
    }
    //! Watches the folder, where a.txt comes: the job of it, which has ended. Empty: that took too long.
    [[nodiscard]] QString jobOfOneFile()
    {
        [this] {
            QVERIFY(watches->add(spec(), folder));
            put(QStringLiteral("a.txt"));
            QTRY_COMPARE_WITH_TIMEOUT(asked(), QStringLiteral("a.txt"), patience);
            QTRY_VERIFY_WITH_TIMEOUT(allDone(), patience);
        }();
        return manager->jobs().value(0).spec.id;
    }

    SetClock clock{QDateTime(QDate(2026, 11, 26), QTime(20, 0), QTimeZone::utc())};
    BatchWorld world{clock, {}};
    store::WatchStore store{*world.database, world.places};
    QTemporaryDir profile, place;
    QString folder = place.filePath(QStringLiteral("inbox"));
    std::unique_ptr<batch::BatchManager> manager;
    std::unique_ptr<FolderWatches> watches;
};

} // namespace

class FolderWatchesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatComesBecomesAJob()
    {
        Desk desk;
        desk.put(QStringLiteral("old.txt"));
        QVERIFY(desk.watches->add(spec(), desk.folder));
        desk.put(QStringLiteral("a.txt"));
        desk.put(QStringLiteral("b.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt b.txt"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience);
        const int jobs = desk.watches->entries().first().jobs;
        QVERIFY(jobs == 1 || jobs == 2); // both, or one and then the other
        // The same name with other words is another file.
        write(desk.folder + QStringLiteral("/a.txt"), "Something else altogether.");
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt a.txt b.txt"), patience);
    }

    void nobodyWaitsForWhatIsThere()
    {
        Desk desk;
        for (int i = 0; i < 6'000; ++i)
            desk.put(QStringLiteral("%1.txt").arg(i));
        QElapsedTimer watch;
        watch.start();
        const QByteArray all = batch::FolderWatch::present(desk.folder);
        const qint64 walk = watch.restart();
        QVERIFY(desk.watches->add(spec(), desk.folder));
        const qint64 took = watch.elapsed();
        QVERIFY2(took < walk / 2, qPrintable(QStringLiteral("%1 of %2 ms").arg(took).arg(walk)));
        desk.put(QStringLiteral("new.txt")); // before anybody has looked
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("new.txt"), patience);
        QCOMPARE(desk.store.load()->first().since, 0);
        QTRY_COMPARE_WITH_TIMEOUT(desk.store.load()->first().asked.size(), all.size() + 8, patience);
    }

    void whatTheProgramWritesIsNoJob()
    {
        Desk desk;
        const QString job = desk.jobOfOneFile();
        QVERIFY(!job.isEmpty());
        const QString link = desk.place.filePath(QStringLiteral("way"));
        QVERIFY(QFile::link(desk.folder, link));
        const QString table = desk.folder + QStringLiteral("/results.csv");
        // As the window exports: the clock here is too fast for a file of the folder that a worker writes.
        QSignalSpy told(desk.manager.get(), &batch::BatchManager::exported);
        const QString elsewhere = desk.place.filePath(QStringLiteral("out.csv"));
        const auto exporting = desk.manager->exporting(job, elsewhere);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patience);
        QCOMPARE(told.first().first().toString(), elsewhere);
        // As the command line does at the end, also by another way to the same folder.
        QVERIFY(desk.manager->exportTo(job, table));
        QVERIFY(desk.manager->exportTo(job, link + QStringLiteral("/results.md")));
        QVERIFY(desk.manager->exportTo(job, desk.folder + u'/')); // by their names
        QVERIFY(QFileInfo::exists(desk.folder + QStringLiteral("/results.md")));
        QVERIFY(QFileInfo::exists(desk.folder + QStringLiteral("/table.answer.csv")));
        QTest::qWait(quiet);
        QCOMPARE(desk.asked(), QStringLiteral("a.txt"));
        desk.close();
        desk.open();
        QTest::qWait(quiet);
        QCOMPARE(desk.asked(), QStringLiteral("a.txt")); // it is known after a restart, too
        write(table, "What a person has made of it,");
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt results.csv"), patience);
    }

    //! The watch would take it for something new.
    void anExportIsKnownThatItsWindowDidNotSeeTheEndOf()
    {
        Desk desk;
        const QString job = desk.jobOfOneFile();
        QVERIFY(!job.isEmpty());
        const QString file = desk.place.filePath(QStringLiteral("late.csv"));
        QSignalSpy told(desk.manager.get(), &batch::BatchManager::exported);
        auto exporting = desk.manager->exporting(job, file);
        for (int ms = 0; ms < patience && !QFile::exists(file); ++ms) {
            if (ms % 20 == 0) // hands it its rows; between, nobody here hears that it has ended
                QCoreApplication::processEvents();
            QThread::msleep(1);
        }
        exporting.reset();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().first().toString(), file);
        // Nor does it end behind anybody's back.
        const QString none = desk.place.filePath(QStringLiteral("none.csv"));
        exporting = desk.manager->exporting(job, none);
        exporting.reset();
        QTest::qWait(quiet);
        QVERIFY(!QFile::exists(none));
        QCOMPARE(told.size(), 1);
    }

    void killedBeforeItHasLookedItKnowsWhatWasThere()
    {
        Desk desk;
        desk.put(QStringLiteral("old.txt"));
        QVERIFY(desk.watches->add(spec(), desk.folder));
        QVERIFY(desk.store.load()->first().since > 0);
        desk.close();
        desk.put(QStringLiteral("new.txt"));
        desk.open();
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("new.txt"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience);
        QTest::qWait(quiet);
        QCOMPARE(desk.asked(), QStringLiteral("new.txt"));
        QCOMPARE(desk.store.load()->first().since, 0);
    }

    void whatGrowsHoldsUpNothing()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        desk.put(QStringLiteral("a.txt"));
        QByteArray log;
        const auto grow = [&] {
            write(desk.folder + QStringLiteral("/log.txt"), log += "a line\n");
            return desk.asked() == u"a.txt";
        };
        grow();
        QVERIFY(QTest::qWaitFor(grow, patience));
    }

    void aFlowOfFilesIsLookedAt()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        int files = 0;
        QVERIFY(QTest::qWaitFor(
            [&] {
                desk.put(QStringLiteral("%1.txt").arg(++files));
                return !desk.manager->jobs().isEmpty();
            },
            patience));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked().count(QStringLiteral(".txt")), files, patience);
    }

    void goesOnAfterARestart()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        QVERIFY(desk.watches->entries().first().isKept);
        desk.put(QStringLiteral("a.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience);
        desk.close();
        desk.put(QStringLiteral("b.txt")); // while nobody watches
        desk.open();
        QCOMPARE(desk.watches->entries().size(), 1);
        QCOMPARE(desk.watches->entries().first().folder, desk.folder);
        QCOMPARE(desk.watches->entries().first().terms.prompt, spec().prompt);
        QCOMPARE(desk.watches->entries().first().jobs, 1);
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt b.txt"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience); // asked of the same endpoint, under the same model
        QCOMPARE(desk.watches->entries().first().jobs, 2);
        QTest::qWait(quiet);
        QCOMPARE(desk.asked(), QStringLiteral("a.txt b.txt")); // and nothing twice
    }

    void aJobThatWasMadeAndNotStartedIsStarted()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        // As it lies there if the window is killed between the two.
        QVERIFY(desk.manager->create(BatchWorld::spec(QStringLiteral("left")), BatchWorld::rows(3)));
        store::KeptWatch kept = desk.store.load()->first();
        kept.starting = QStringLiteral("left");
        desk.close();
        desk.store.save(kept);
        desk.open();
        QCOMPARE(desk.manager->jobs().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience);
        QVERIFY(desk.store.load()->first().starting.isEmpty());
    }

    void killedOnceTheJobIsDurableItIsNotMadeTwice()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        // The first to hear that the job is in the journal is its manager: the watch is gone before it hears.
        connect(desk.manager.get(), &batch::BatchManager::listChanged, this, [&desk] {
            if (!desk.manager->jobs().isEmpty())
                desk.watches.reset();
        });
        desk.put(QStringLiteral("a.txt"));
        QTRY_VERIFY_WITH_TIMEOUT(!desk.watches, patience);
        desk.close();
        desk.open();
        QCOMPARE(desk.watches->entries().first().jobs, 1);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience); // nobody had started it
        QTest::qWait(quiet);
        QCOMPARE(desk.asked(), QStringLiteral("a.txt"));
        QCOMPARE(desk.manager->jobs().size(), 1);
    }

    void killedBeforeTheJobIsDurableItIsMade()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        store::KeptWatch kept = desk.store.load()->first();
        desk.close();
        desk.put(QStringLiteral("a.txt"));
        kept.makingJob = QStringLiteral("never");
        kept.making = batch::FolderWatch::present(desk.folder);
        desk.store.save(kept);
        desk.open();
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience);
        QCOMPARE(desk.watches->entries().first().jobs, 1);
    }

    void endsForGood()
    {
        Desk desk;
        const auto id = desk.watches->add(spec(), desk.folder);
        QVERIFY(id);
        QSignalSpy changes(desk.watches.get(), &FolderWatches::changed);
        QVERIFY(desk.watches->remove(*id));
        QVERIFY(!desk.watches->remove(*id));
        QCOMPARE(changes.size(), 1);
        desk.put(QStringLiteral("a.txt"));
        QTest::qWait(quiet);
        desk.close();
        desk.open();
        QVERIFY(desk.watches->entries().isEmpty());
        QTest::qWait(quiet);
        QCOMPARE(desk.asked(), QString());
    }

    void aFolderThatIsAwayForAWhile()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        desk.put(QStringLiteral("a.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt"), patience);
        const QString away = desk.place.filePath(QStringLiteral("away"));
        QVERIFY(QDir().rename(desk.folder, away));
        QVERIFY(!desk.watches->entries().first().isThere);
        QTest::qWait(quiet);
        QVERIFY(QDir().rename(away, desk.folder));
        QVERIFY(desk.watches->entries().first().isThere);
        desk.put(QStringLiteral("b.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt b.txt"), patience);
    }

    void aPartOfTheFolderThatIsAwayForAWhile()
    {
        Desk desk;
        QVERIFY(QDir().mkpath(desk.folder + QStringLiteral("/share")));
        QVERIFY(desk.watches->add(spec(), desk.folder));
        for (const char* name : {"a.txt", "share/b.txt", "share/c.txt", "share/d.txt"})
            desk.put(QString::fromLatin1(name));
        const QString all = QStringLiteral("a.txt share/b.txt share/c.txt share/d.txt");
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), all, patience);
        const QString away = desk.place.filePath(QStringLiteral("away"));
        QVERIFY(QDir().rename(desk.folder + QStringLiteral("/share"), away));
        QTest::qWait(quiet);
        QVERIFY(QDir().rename(away, desk.folder + QStringLiteral("/share")));
        QTest::qWait(quiet);
        QCOMPARE(desk.asked(), all); // known, and paid for
    }

    void whatCouldNotBecomeAJobIsTriedAgain()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        QVERIFY(desk.world.database->writeNow(
            {{QStringLiteral(
                  "CREATE TRIGGER main.refuse BEFORE INSERT ON jobs BEGIN SELECT RAISE(ABORT, 'refused'); END"),
                {}}}));
        QSignalSpy failures(desk.watches.get(), &FolderWatches::failed);
        desk.put(QStringLiteral("a.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
        QTest::qWait(quiet);
        QCOMPARE(failures.size(), 1); // said once, and tried more often
        QCOMPARE(desk.asked(), QString());
        QVERIFY(desk.world.database->writeNow({{QStringLiteral("DROP TRIGGER main.refuse"), {}}}));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience);
    }

    void ofTwoWindowsOneWatches()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        FolderWatches other(desk.world.clock, desk.world.random, *desk.manager, desk.store);
        QVERIFY(other.reload());
        QCOMPARE(other.entries().size(), 1);
        QVERIFY(other.entries().first().isElsewhere);
        QCOMPARE(other.entries().first().holder, QCoreApplication::applicationPid());
        QVERIFY(!desk.watches->entries().first().isElsewhere);
        model::BatchSpec dearer = spec();
        dearer.maxCost = base::Money(1'000'000'000, QStringLiteral("USD"));
        QVERIFY(!other.add(dearer, desk.folder)); // it is the other window's
        // Once that one has closed this one goes on with what it has left.
        desk.put(QStringLiteral("a.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience);
        desk.watches.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!other.entries().first().isElsewhere, patience);
        QCOMPARE(other.entries().first().jobs, 1);
        desk.put(QStringLiteral("b.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt b.txt"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience);
    }

    void whatTheOtherWindowStoppedIsGone()
    {
        Desk desk;
        const auto id = desk.watches->add(spec(), desk.folder);
        QVERIFY(id);
        FolderWatches other(desk.world.clock, desk.world.random, *desk.manager, desk.store);
        QVERIFY(other.reload());
        QVERIFY(desk.watches->remove(*id));
        QTRY_VERIFY_WITH_TIMEOUT(other.entries().isEmpty(), patience);
    }

    //! `batch watch` has no watch that is kept: the question and the folder tell that it is the same.
    void theCommandLineAndAWindowDoNotWatchBoth()
    {
        Desk desk;
        const QString link = desk.place.filePath(QStringLiteral("way"));
        QVERIFY(QFile::link(desk.folder, link));
        const QByteArray own = QByteArray::number(QCoreApplication::applicationPid());
        const auto lease = [&desk](const QString& folder, const model::BatchSpec& asked) {
            return batch::leaseForWatch(desk.profile.path(), folder, asked);
        };
        {
            const auto id = desk.watches->add(spec(), desk.folder);
            QVERIFY(id);
            model::BatchSpec dearer = spec();
            dearer.maxCost = base::Money(1'000'000'000, QStringLiteral("USD"));
            const QStringList spellings{desk.folder, desk.folder + u'/', link};
            for (const QString& folder : spellings) {
                const auto refused = lease(folder, dearer);
                QVERIFY(!refused);
                QCOMPARE(refused.error().code, base::ErrorCode::Usage);
                QVERIFY2(refused.error().sentence().contains(QString::fromLatin1(own)),
                    qPrintable(refused.error().sentence()));
                QVERIFY(batch::watchHolder(desk.profile.path(), folder, dearer).has_value());
            }
            model::BatchSpec other = spec();
            other.columns.append({QStringLiteral("who"), model::ColumnType::Text, {}, {}});
            QVERIFY(lease(desk.folder, other)); // another question
            QVERIFY(lease(desk.place.path(), spec())); // another folder
            QVERIFY(desk.watches->remove(*id));
        }
        auto held = lease(link, spec());
        QVERIFY(held);
        const auto refused = desk.watches->add(spec(), desk.folder);
        QVERIFY(!refused);
        QVERIFY(refused.error().sentence().contains(QString::fromLatin1(own)));
        QVERIFY(desk.watches->entries().isEmpty());
        held->reset();
        QVERIFY(!batch::watchHolder(desk.profile.path(), desk.folder, spec()));
        QVERIFY(desk.watches->add(spec(), desk.folder));
    }

    //! Whoever finds a lock file cannot try words of a prompt without the profile's own bytes.
    void theLeaseIsNamedByTheProfilesOwnBytes()
    {
        const auto names = [](const QString& profile) {
            QStringList found;
            for (QDirIterator files(
                     profile, {QStringLiteral("watch-*.lock")}, QDir::Files, QDirIterator::Subdirectories);
                 files.hasNext();)
                found.append(QFileInfo(files.next()).fileName());
            return found;
        };
        const QTemporaryDir one, two, folder;
        const auto first = batch::leaseForWatch(one.path(), folder.path(), spec());
        const auto second = batch::leaseForWatch(two.path(), folder.path(), spec());
        QVERIFY(first && second);
        QCOMPARE(names(one.path()).size(), 1);
        QCOMPARE(names(two.path()).size(), 1);
        QVERIFY(names(one.path()) != names(two.path()));
        QFile salt(one.filePath(QStringLiteral("jobs/watch.salt")));
        QVERIFY(salt.open(QIODevice::ReadOnly));
        QVERIFY(!(salt.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void whatTheCommandLineHasAskedNoWindowAsksAgain()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        desk.close();
        desk.put(QStringLiteral("a.txt")); // while nobody watches
        const QString link = desk.place.filePath(QStringLiteral("way"));
        QVERIFY(QFile::link(desk.folder, link));
        batch::BatchManager& manager = *desk.world.manager;
        QVERIFY(manager.reload());
        {
            batch::WatchStandIn standIn(manager, desk.store, link, spec());
            QCOMPARE(standIn.folder(), desk.folder);
            batch::FolderWatch watch(desk.world.clock, manager, spec(), standIn.folder(), false);
            standIn.follow(watch);
            desk.put(QStringLiteral("b.txt"));
            QTRY_COMPARE_WITH_TIMEOUT(watch.jobsMade(), 1, patience);
        }
        QCOMPARE(manager.jobs().size(), 1);
        QVERIFY(desk.store.load()->first().makingJob.isEmpty());
        desk.open();
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt b.txt"), patience);
        QTest::qWait(quiet);
        QCOMPARE(desk.asked(), QStringLiteral("a.txt b.txt"));
        QCOMPARE(desk.watches->entries().first().jobs, 2);
    }

    //! The command line is killed when the job is durable, and before it has said so.
    void aCommandLineThatIsKilledHasAskedToo()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        desk.close();
        batch::BatchManager& manager = *desk.world.manager;
        QVERIFY(manager.reload());
        auto standIn = std::make_unique<batch::WatchStandIn>(manager, desk.store, desk.folder, spec());
        auto watch = std::make_unique<batch::FolderWatch>(desk.world.clock, manager, spec(), desk.folder, false);
        standIn->follow(*watch);
        connect(watch.get(), &batch::FolderWatch::aboutToMake, this, [&standIn] { standIn.reset(); });
        desk.put(QStringLiteral("a.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(watch->jobsMade(), 1, patience);
        watch.reset();
        QVERIFY(!desk.store.load()->first().makingJob.isEmpty());
        desk.open();
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience); // nobody had started it
        QTest::qWait(quiet);
        QCOMPARE(desk.asked(), QStringLiteral("a.txt"));
    }

    void placesAreFoundByAnyWay()
    {
        const QTemporaryDir place;
        QVERIFY(QDir().mkpath(place.filePath(QStringLiteral("in/below"))));
        QVERIFY(QDir().mkpath(place.filePath(QStringLiteral("inbox"))));
        QVERIFY(QFile::link(place.filePath(QStringLiteral("in/below")), place.filePath(QStringLiteral("way"))));
        const auto below = [&place](const char* path) {
            return batch::placeBelow(place.filePath(QStringLiteral("in")), place.filePath(QString::fromLatin1(path)));
        };
        QCOMPARE(below("in").value(), QString());
        QCOMPARE(below("in/none yet.csv").value(), QStringLiteral("none yet.csv"));
        QCOMPARE(below("way/none/r.csv").value(), QStringLiteral("below/none/r.csv"));
        QCOMPARE(below("in/../in/below/r.csv").value(), QStringLiteral("below/r.csv"));
        QVERIFY(!below("inbox/r.csv"));
        QVERIFY(!below("in/../r.csv"));
    }

    //! Who watched before and who watches after would each ask what comes.
    void aLinkThatLeadsNowhereYetIsTheSamePlace()
    {
        const QTemporaryDir place;
        QVERIFY(QDir().mkpath(place.filePath(QStringLiteral("links"))));
        QVERIFY(QFile::link(QStringLiteral("../later/in"), place.filePath(QStringLiteral("links/way"))));
        QVERIFY(QFile::link(place.filePath(QStringLiteral("links/way")), place.filePath(QStringLiteral("long way"))));
        QVERIFY(QFile::link(QStringLiteral("round"), place.filePath(QStringLiteral("round"))));
        const auto resolved
            = [&place](const char* path) { return base::resolvedPath(place.filePath(QString::fromLatin1(path))); };
        const QString before = resolved("links/way"), below = resolved("long way/a.txt");
        QCOMPARE(resolved("long way"), before);
        QVERIFY(QDir().mkpath(place.filePath(QStringLiteral("later/in"))));
        QCOMPARE(resolved("links/way"), before);
        QCOMPARE(resolved("later/in"), before);
        QCOMPARE(resolved("later/in/a.txt"), below);
        QCOMPARE(resolved("round/a.txt"), resolved("round") + QStringLiteral("/a.txt")); // and it ends
    }

    void aLeaseThatCannotBeTakenSaysWhy()
    {
        Desk desk;
        const QString locks = desk.profile.filePath(QStringLiteral("jobs"));
        QDir(locks).removeRecursively();
        write(locks, "a file where a folder should be");
        const auto refused = desk.watches->add(spec(), desk.folder);
        QVERIFY(!refused);
        QVERIFY(refused.error().code != base::ErrorCode::Usage);
        QVERIFY(desk.watches->entries().isEmpty());
        QVERIFY(QFile::remove(locks));
        QVERIFY(desk.watches->add(spec(), desk.folder));
        // One that is kept is tried again.
        desk.close();
        QVERIFY(QDir(locks).removeRecursively());
        write(locks, "again");
        desk.open();
        QVERIFY(!desk.watches->entries().first().problem.isEmpty());
        QVERIFY(!desk.watches->entries().first().isElsewhere);
        QVERIFY(QFile::remove(locks));
        QTRY_VERIFY_WITH_TIMEOUT(desk.watches->entries().first().problem.isEmpty(), patience);
    }

    void otherTermsReplaceTheOldOnes()
    {
        Desk desk;
        const auto id = desk.watches->add(spec(), desk.folder);
        QVERIFY(id);
        model::BatchSpec cheaper = spec();
        cheaper.maxCost = base::Money(1'000'000'000, QStringLiteral("USD"));
        QCOMPARE(desk.watches->add(cheaper, desk.folder).value(), *id);
        QCOMPARE(desk.watches->entries().size(), 1);
        desk.put(QStringLiteral("a.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt"), patience);
        QVERIFY(desk.manager->jobs().first().spec.maxCost == cheaper.maxCost);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience);
        QVERIFY(desk.store.load()->first().spec.maxCost == cheaper.maxCost);
    }

    //! On and off again: what was allowed is not allowed for ever.
    void eachTermReplacesTheOldOne()
    {
        struct Term {
            const char* name;
            void (*change)(model::BatchSpec&);
        };
        const QList<Term> terms{
            {"system", [](model::BatchSpec& one) { one.system = QStringLiteral("Be brief."); }},
            {"kind", [](model::BatchSpec& one) { one.kind = model::JobKind::Auto; }},
            {"endpoint", [](model::BatchSpec& one) { one.endpoint.clear(); }},
            {"model", [](model::BatchSpec& one) { one.model.clear(); }},
            {"tier", [](model::BatchSpec& one) { one.tier = model::Tier::Edge; }},
            {"anywhere", [](model::BatchSpec& one) { one.anywhere = true; }},
            {"thinking", [](model::BatchSpec& one) { one.thinking = model::Thinking::Low; }},
            {"maxTokens", [](model::BatchSpec& one) { one.maxTokens = 100; }},
            {"concurrency", [](model::BatchSpec& one) { one.concurrency = 2; }},
            {"batchSize", [](model::BatchSpec& one) { one.batchSize = 50; }},
            {"callbackUrl", [](model::BatchSpec& one) { one.callbackUrl = QStringLiteral("https://a.example/done"); }},
            {"giveUpAfter", [](model::BatchSpec& one) { one.giveUpAfter = std::chrono::minutes(2); }},
            {"maxCost", [](model::BatchSpec& one) { one.maxCost = base::Money(1'000, QStringLiteral("USD")); }},
            {"scans", [](model::BatchSpec& one) { one.scans = model::Scans::Skip; }},
            {"quotes", [](model::BatchSpec& one) { one.quotes = true; }},
            {"longDocuments", [](model::BatchSpec& one) { one.longDocuments = model::LongDocuments::Refuse; }},
            {"when", [](model::BatchSpec& one) { one.when.kind = model::When::Kind::OffPeak; }},
            {"fresh", [](model::BatchSpec& one) { one.fresh = true; }},
        };
        Desk desk;
        const auto id = desk.watches->add(spec(), desk.folder);
        QVERIFY(id);
        QSignalSpy changes(desk.watches.get(), &FolderWatches::changed);
        for (const Term& term : terms) {
            changes.clear();
            model::BatchSpec other = spec();
            term.change(other);
            QCOMPARE(desk.watches->add(other, desk.folder).value(), *id);
            QVERIFY2(changes.size() == 1, term.name);
            QCOMPARE(desk.watches->add(other, desk.folder).value(), *id);
            QVERIFY2(changes.size() == 1, term.name); // it has them
            QCOMPARE(desk.watches->add(spec(), desk.folder).value(), *id);
            QVERIFY2(changes.size() == 2, term.name);
        }
        QCOMPARE(desk.watches->entries().size(), 1);
    }

    void whoMayTakeOverIsSaidByTheLastWord()
    {
        Desk desk;
        model::BatchSpec open = spec();
        open.endpoint.clear();
        open.anywhere = true;
        QVERIFY(desk.watches->add(open, desk.folder));
        QVERIFY(desk.watches->entries().first().terms.anywhere);
        open.anywhere = false;
        QVERIFY(desk.watches->add(open, desk.folder));
        QVERIFY(!desk.watches->entries().first().terms.anywhere);
        desk.put(QStringLiteral("a.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt"), patience);
        QVERIFY(!desk.manager->jobs().first().spec.anywhere);
        QVERIFY(!desk.store.load()->first().spec.anywhere);
    }

    void withoutConsentItLastsAsLongAsTheProcess()
    {
        Desk desk;
        desk.world.places.setConsent({});
        QVERIFY(desk.watches->add(spec(), desk.folder));
        QVERIFY(!desk.watches->entries().first().isKept);
        const auto rows = desk.world.database->readNow({QStringLiteral("SELECT count(*) FROM main.watches"), {}});
        QCOMPARE(rows->first().first().toInt(), 0);
        // Consent that comes later keeps it.
        model::Consent consent;
        consent.kinds = {model::ConsentKind::Batches};
        desk.world.places.setConsent(consent);
        QVERIFY(desk.watches->reload());
        QVERIFY(desk.watches->entries().first().isKept);
        desk.close();
        desk.open();
        QCOMPARE(desk.watches->entries().size(), 1);
    }

    void consentThatIsRevokedLeavesNothingOnDisk()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        desk.put(QStringLiteral("a.txt"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience);
        const auto onDisk = [&desk] {
            const auto rows = desk.world.database->readNow({QStringLiteral("SELECT count(*) FROM main.watches"), {}});
            return rows->first().first().toInt();
        };
        QCOMPARE(onDisk(), 1);
        QSignalSpy changes(desk.watches.get(), &FolderWatches::changed);
        desk.world.places.setConsent({});
        desk.watches->followConsent();
        QCOMPARE(changes.size(), 1);
        QVERIFY(!desk.watches->entries().first().isKept);
        QCOMPARE(onDisk(), 0);
        desk.put(QStringLiteral("b.txt")); // it goes on, and writes nothing there
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt b.txt"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(desk.watches->entries().first().jobs, 2, patience);
        QCOMPARE(onDisk(), 0);
        desk.watches->clear();
        QVERIFY(desk.watches->entries().isEmpty());
    }

    void whatIsErasedIsWatchedNoLonger()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        QVERIFY(desk.world.database->writeNow({{QStringLiteral("DELETE FROM main.watches"), {}}}));
        QVERIFY(desk.watches->reload());
        QVERIFY(desk.watches->entries().isEmpty());
    }

    void theSameTwiceIsOne()
    {
        Desk desk;
        const auto first = desk.watches->add(spec(), desk.folder);
        const auto again = desk.watches->add(spec(), desk.folder + u'/');
        QVERIFY(first && again);
        QCOMPARE(*again, *first);
        QVERIFY(!desk.watches->add(spec(), desk.folder + QStringLiteral("/none")));
        model::BatchSpec other = spec();
        other.prompt = QStringLiteral("Who wrote it?");
        QVERIFY(desk.watches->add(other, desk.folder).value() != *first);
        QCOMPARE(desk.watches->entries().size(), 2);
    }
};

SPYHOP_TEST_MAIN(FolderWatchesTest)
#include "tst_folderwatches.moc"

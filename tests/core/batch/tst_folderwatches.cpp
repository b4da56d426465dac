// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Watched folders: what comes becomes a job once, also what comes while nobody watches; until a person says otherwise.
#include "core/batch/folderwatches.h"
#include "tests/core/batch/batchworld.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
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
        QCOMPARE(desk.watches->entries().first().prompt, spec().prompt);
        QCOMPARE(desk.watches->entries().first().jobs, 1);
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), QStringLiteral("a.txt b.txt"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.allDone(), patience); // asked of the same endpoint, under the same model
        QCOMPARE(desk.watches->entries().first().jobs, 2);
        QTest::qWait(quiet);
        QCOMPARE(desk.asked(), QStringLiteral("a.txt b.txt")); // and nothing twice
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

    void ofTwoWindowsOneWatches()
    {
        Desk desk;
        QVERIFY(desk.watches->add(spec(), desk.folder));
        FolderWatches other(desk.world.clock, desk.world.random, *desk.manager, desk.store);
        QVERIFY(other.reload());
        QCOMPARE(other.entries().size(), 1);
        QVERIFY(other.entries().first().isElsewhere);
        QVERIFY(!desk.watches->entries().first().isElsewhere);
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

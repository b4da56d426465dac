// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diskfull.h"
#include "core/db/database.h"
#include "core/db/otherwriters.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtTest/QSignalSpy>
#include <cstdio>
#include <ctime>
#include <filesystem>
#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

using namespace spyhop;
using db::Database;
using db::Statement;

// What the disk and the operating system do to a database: killed processes, full disks, and what a write costs.

namespace {

QList<db::Migration> numbers()
{
    return {{1, {QStringLiteral("CREATE TABLE {db}.numbers(n INTEGER PRIMARY KEY, word BLOB)")}}};
}

QList<db::Migration> numbersTwice()
{
    QList<db::Migration> migrations = numbers();
    migrations.append({2, {QStringLiteral("ALTER TABLE {db}.numbers ADD COLUMN colour TEXT")}});
    return migrations;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The time of a file's last change.
void setDaysAgo(const QString& path, int days)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(base::SystemClock().wallTime().addDays(-days), QFile::FileModificationTime));
}

Statement insert(int n, const QByteArray& word)
{
    return {QStringLiteral("INSERT INTO main.numbers VALUES(?, ?)"), {n, word}};
}

//! The child that will be killed: writes numbers and prints each one whose ticket says done.
int writeUntilKilled(const QString& path)
{
    auto opened = Database::open(path, numbers());
    if (!opened)
        return 1;
    Database& database = **opened;
    std::vector<std::unique_ptr<db::WriteTicket>> tickets;
    for (int n = 0; n < 1'000'000; ++n) { // an end, should nobody kill it
        tickets.push_back(database.write({insert(n, QByteArray("word"))}));
        QObject::connect(tickets.back().get(), &db::WriteTicket::done, qApp, [n](const base::Status& status) {
            if (status) {
                std::printf("%d\n", n);
                std::fflush(stdout);
            }
        });
        if (n % 10 == 0)
            QCoreApplication::processEvents();
    }
    return 1;
}

#ifdef Q_OS_LINUX
//! A file system of two megabytes; gone with its scope.
class SmallDisk {
public:
    explicit SmallDisk(const QString& folder)
        : m_folder(folder.toLocal8Bit())
        , m_mounted(mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=2m") == 0)
    {
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk()
    {
        if (m_mounted)
            umount2(m_folder.constData(), MNT_DETACH);
    }
    [[nodiscard]] bool isMounted() const { return m_mounted; }

private:
    QByteArray m_folder;
    bool m_mounted;
};
#endif

double processorSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; // of all threads
}

} // namespace

class TestDatabaseDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void othersWritesAreTold()
    {
        const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("others")) + QStringLiteral("/a.db");
        const auto own = std::move(*Database::open(path, numbers()));
        const auto other = std::move(*Database::open(path, numbers())); // as another process has it
        base::SystemClock clock;
        db::OtherWriters writers(clock, *own, path);
        QSignalSpy wrote(&writers, &db::OtherWriters::wrote);
        QTest::qWait(50);
        QVERIFY(own->writeNow({insert(1, "own")}));
        QTest::qWait(1'500); // longer than its pace
        QCOMPARE(wrote.size(), 0);
        for (int n = 2; n < 50; ++n)
            QVERIFY(other->writeNow({insert(n, "another's")}));
        QTRY_COMPARE_WITH_TIMEOUT(wrote.size(), 1, testsupport::patienceMs);
        QTest::qWait(1'500);
        QCOMPARE(wrote.size(), 1); // many writes are told once
        QVERIFY(other->writeNow({insert(99, "another's")}));
        QTRY_COMPARE_WITH_TIMEOUT(wrote.size(), 2, testsupport::patienceMs);
    }

    void snapshotsEndWithTheirUse_data();
    void snapshotsEndWithTheirUse();
    void aReplacedSnapshotIsOverwritten();
    void killedProcessLosesNothingItReported_data();
    void killedProcessLosesNothingItReported();
    void fullDatabaseFailsOnlyWhatDoesNotFit();
    void fullDisk();
    void whatNobodyWaitsForIsStoredLater();
    void whatMeetsABusyDiskIsStoredLater();
    void thirtyThousandWritesAreCheap();
};

void TestDatabaseDisk::snapshotsEndWithTheirUse_data()
{
    QTest::addColumn<int>("made"); // days ago
    QTest::addColumn<int>("written"); // the database, last: days ago
    QTest::addColumn<bool>("stays");
    QTest::newRow("young") << 29 << 0 << true;
    QTest::newRow("proven") << 31 << 0 << false;
    QTest::newRow("proven long ago") << 400 << 300 << false;
    QTest::newRow("old, and hardly used since") << 31 << 3 << true;
    QTest::newRow("the clock has jumped") << 4'000 << 3'999 << true;
    QTest::newRow("written in the future") << 29 << -5 << true;
    QTest::newRow("made in the future") << -40 << -80 << true;
}

void TestDatabaseDisk::snapshotsEndWithTheirUse()
{
    QFETCH(int, made);
    QFETCH(int, written);
    QFETCH(bool, stays);
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("snapshots %1 %2").arg(made).arg(written));
    const QString path = folder + QStringLiteral("/spyhop.db"), copy = path + QStringLiteral(".before-v2");
    {
        const auto opened = Database::open(path, numbers());
        QVERIFY(opened.has_value() && (*opened)->writeNow({insert(1, QByteArray("word"))}));
    }
    QVERIFY(Database::open(path, numbersTwice()).has_value());
    QVERIFY(QFile::exists(copy));
    const QByteArray held = bytesOf(copy);
    QVERIFY(held.contains("word"));
    const QString witness = folder + QStringLiteral("/witness"); // another name for the same bytes
    std::filesystem::create_hard_link(copy.toStdString(), witness.toStdString());
    const QStringList others{path + QStringLiteral(".before-v2b"), path + QStringLiteral(".before-restore"),
        folder + QStringLiteral("/other.db.before-v2"), folder + QStringLiteral("/spyhopxdb.before-v2")};
    for (const QString& other : others) {
        QVERIFY(QFile::copy(copy, other));
        setDaysAgo(other, made);
    }
    setDaysAgo(copy, made);
    setDaysAgo(path, written);

    QVERIFY(Database::open(path, numbersTwice()).has_value()); // its destructor waits for what the start began
    QCOMPARE(QFile::exists(copy), stays);
    QVERIFY(bytesOf(witness) == (stays ? held : QByteArray(held.size(), '\0')));
    for (const QString& other : others)
        QVERIFY2(QFile::exists(other), qPrintable(other));
}

void TestDatabaseDisk::aReplacedSnapshotIsOverwritten()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("replaced"));
    const QString path = folder + QStringLiteral("/spyhop.db"), copy = path + QStringLiteral(".before-v2");
    QVERIFY(Database::open(path, numbers()).has_value());
    QList<db::Migration> broken = numbersTwice();
    broken[1].sql.append(QStringLiteral("CREATE NONSENSE"));
    QVERIFY(!Database::open(path, broken).has_value());
    QVERIFY(QFile::exists(copy));
    const QString witness = folder + QStringLiteral("/witness");
    std::filesystem::create_hard_link(copy.toStdString(), witness.toStdString());
    QVERIFY(Database::open(path, numbersTwice()).has_value());
    QVERIFY(QFile::exists(copy));
    const QByteArray left = bytesOf(witness);
    QVERIFY(!left.isEmpty() && left == QByteArray(left.size(), '\0'));
}

void TestDatabaseDisk::killedProcessLosesNothingItReported_data()
{
    QTest::addColumn<int>("after");
    for (const int after : {1, 50, 333, 1'000})
        QTest::addRow("after %d", after) << after;
}

void TestDatabaseDisk::killedProcessLosesNothingItReported()
{
    QFETCH(int, after);
    const QString path
        = testsupport::TestWorld::makeFolder(QStringLiteral("killed%1").arg(after)) + QStringLiteral("/spyhop.db");
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write-until-killed"), path});
    QVERIFY(child.waitForStarted(testsupport::patienceMs));
    QByteArray printed;
    while (printed.count('\n') < after && child.waitForReadyRead(testsupport::patienceMs))
        printed += child.readAllStandardOutput();
    child.kill(); // SIGKILL
    QVERIFY(child.waitForFinished(testsupport::patienceMs));
    printed += child.readAllStandardOutput();
    printed.truncate(printed.lastIndexOf('\n')); // the last line may be cut
    const int reported = printed.mid(printed.lastIndexOf('\n') + 1).toInt();
    QVERIFY(reported >= after - 1);

    auto opened = Database::open(path, numbers());
    QVERIFY(opened.has_value());
    const auto rows = (*opened)->readNow({QStringLiteral("SELECT count(*), max(n) FROM main.numbers"), {}});
    QVERIFY(rows->first().first().toInt() >= reported + 1);
    QCOMPARE(rows->first().first().toInt(), rows->first().last().toInt() + 1); // no gaps
}

void TestDatabaseDisk::fullDatabaseFailsOnlyWhatDoesNotFit()
{
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("full")) + QStringLiteral("/spyhop.db");
    auto opened = Database::open(path, numbers());
    QVERIFY(opened.has_value());
    Database& database = **opened;
    QVERIFY(database.readNow({QStringLiteral("PRAGMA main.max_page_count=40"), {}}).has_value());
    QList<int> done, failed;
    std::vector<std::unique_ptr<db::WriteTicket>> tickets;
    for (int n = 0; n < 60; ++n) {
        const QByteArray word(n == 30 ? 1'000'000 : 100, 'x'); // one that never fits, among others that do
        tickets.push_back(database.write({insert(n, word), insert(n + 1'000, QByteArray())}));
        connect(tickets.back().get(), &db::WriteTicket::done, this, [&, n](const base::Status& status) {
            (status ? done : failed).append(n);
            if (!status)
                QCOMPARE(status.error().code, base::ErrorCode::Internal);
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(done.size() + failed.size(), 60, testsupport::patienceMs);
    QCOMPARE(failed, QList<int>{30});
    QCOMPARE(database.readNow({QStringLiteral("SELECT count(*) FROM main.numbers"), {}})->first().first().toInt(), 118);
}

void TestDatabaseDisk::fullDisk()
{
#ifdef Q_OS_LINUX
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("smalldisk"));
    const SmallDisk disk(folder);
    if (!disk.isMounted())
        QSKIP("mounting a small file system needs root");
    const QString path = folder + QStringLiteral("/spyhop.db");
    int done = 0, failed = 0;
    {
        auto opened = Database::open(path, numbers());
        QVERIFY(opened.has_value());
        std::vector<std::unique_ptr<db::WriteTicket>> tickets;
        for (int n = 0; n < 300; ++n) {
            tickets.push_back((*opened)->write({insert(n, QByteArray(20'000, 'x'))}));
            connect(tickets.back().get(), &db::WriteTicket::done, this,
                [&](const base::Status& status) { ++(status ? done : failed); });
        }
        QTRY_COMPARE_WITH_TIMEOUT(done + failed, 300, testsupport::patienceMs);
        QVERIFY(done > 0);
        QVERIFY(failed > 0);
        QVERIFY(!(*opened)->flush().has_value());
    }
    // What was reported is there; what failed is not, not even in part.
    auto reopened = Database::open(path, numbers());
    QVERIFY(reopened.has_value());
    const auto rows = (*reopened)->readNow({QStringLiteral("SELECT count(*) FROM main.numbers"), {}});
    QCOMPARE(rows->first().first().toInt(), done);
#else
    QSKIP("needs Linux");
#endif
}

void TestDatabaseDisk::whatNobodyWaitsForIsStoredLater()
{
#ifdef Q_OS_LINUX
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("owed"));
    const SmallDisk disk(folder);
    if (!disk.isMounted())
        QSKIP("mounting a small file system needs root");
    auto opened = Database::open(folder + QStringLiteral("/spyhop.db"), numbers());
    QVERIFY(opened.has_value());
    Database& database = **opened;
    QFile filler(folder + QStringLiteral("/filler"));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    for (qsizetype block = 1 << 16; block > 0; block /= 2) {
        while (filler.write(QByteArray(block, 'x')) == block) { }
    }

    const auto update = [](int word) {
        return Statement{QStringLiteral("INSERT OR REPLACE INTO main.numbers VALUES(1, ?)"),
            {QByteArray::number(word) + QByteArray(20'000, 'x')}};
    };
    for (int word = 0; word < 20; ++word) // in this order: the last one counts
        database.post({update(word)});
    std::optional<base::Status> awaited;
    const auto ticket = database.write({insert(2, "small")}); // would fit, and would come before those
    connect(ticket.get(), &db::WriteTicket::done, this, [&](const base::Status& status) { awaited = status; });
    QTRY_VERIFY_WITH_TIMEOUT(awaited.has_value(), testsupport::patienceMs);
    QVERIFY(!*awaited);
    QVERIFY(base::isDiskFull(awaited->error()));
    QVERIFY(!database.flush());
    QVERIFY(!database.writeNow({insert(3, "now")}));

    filler.close();
    QVERIFY(filler.remove());
    const auto last = [&database] {
        const auto rows = database.readNow({QStringLiteral("SELECT word FROM main.numbers WHERE n = 1"), {}});
        return rows->isEmpty() ? QByteArray() : rows->first().first().toByteArray().left(3);
    };
    QTRY_COMPARE_WITH_TIMEOUT(last(), QByteArray("19x"), testsupport::patienceMs); // by itself
    QVERIFY(!database.flush()); // of the write that nobody waits for any more
    QVERIFY(database.flush());
    QVERIFY(database.writeNow({insert(2, "small")})); // what was told to have failed was not done
#else
    QSKIP("needs Linux");
#endif
}

void TestDatabaseDisk::whatMeetsABusyDiskIsStoredLater()
{
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("busy")) + QStringLiteral("/spyhop.db");
    auto opened = Database::open(path, numbers());
    auto other = Database::open(path, numbers());
    QVERIFY(opened.has_value() && other.has_value());
    Database& database = **opened;
    constexpr int patience = 60'000; // SQLite itself waits for 5 s each time
    QVERIFY((*other)->readNow({QStringLiteral("BEGIN IMMEDIATE"), {}}).has_value());
    for (int n = 0; n < 20; ++n)
        database.post({insert(n, "posted")});
    std::optional<base::Status> awaited;
    const auto ticket = database.write({insert(100, "awaited")});
    connect(ticket.get(), &db::WriteTicket::done, this, [&](const base::Status& status) { awaited = status; });
    QTRY_VERIFY_WITH_TIMEOUT(awaited.has_value(), patience);
    QVERIFY(!*awaited);
    QVERIFY(!base::isDiskFull(awaited->error()));
    QVERIFY((*other)->readNow({QStringLiteral("COMMIT"), {}}).has_value());
    const auto count = [&other] { // whose thread waits for nobody
        return (*other)->readNow({QStringLiteral("SELECT count(*) FROM main.numbers"), {}})->first().first().toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(count(), 20, patience); // by itself
}

void TestDatabaseDisk::thirtyThousandWritesAreCheap()
{
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("cheap")) + QStringLiteral("/spyhop.db");
    auto opened = Database::open(path, numbers());
    QVERIFY(opened.has_value());
    const double before = processorSeconds();
    const QByteArray word(200, 'x');
    for (int n = 0; n < 30'000; ++n)
        (*opened)->post({insert(n, word)});
    QVERIFY((*opened)->flush().has_value());
    const double used = processorSeconds() - before;
    qInfo("30,000 writes: %.2f s of processor time", used);
    QVERIFY(used < 6.0); // an order above the measured figure: sanitizers and slow machines
}

int main(int argc, char** argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--write-until-killed") == 0) {
        QCoreApplication application(argc, argv);
        return writeUntilKilled(QString::fromLocal8Bit(argv[2]));
    }
    const testsupport::TestWorld world;
    QCoreApplication application(argc, argv);
    TestDatabaseDisk test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_databasedisk.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/database.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using db::Database;
using db::Migration;
using db::Statement;
using testsupport::patienceMs;

namespace {

QList<Migration> numbers()
{
    return {{1, {QStringLiteral("CREATE TABLE {db}.numbers(n INTEGER PRIMARY KEY, word TEXT)")}}};
}

QList<Migration> numbersTwice()
{
    QList<Migration> migrations = numbers();
    migrations.append({2, {QStringLiteral("ALTER TABLE {db}.numbers ADD COLUMN colour TEXT")}});
    return migrations;
}

Statement insert(const QString& database, int n)
{
    return {QStringLiteral("INSERT INTO %1.numbers(n) VALUES(?)").arg(database), {n}};
}

Statement insert(int n)
{
    return insert(QStringLiteral("main"), n);
}

QList<int> all(Database& database, const QString& name)
{
    const auto rows = database.readNow({QStringLiteral("SELECT n FROM %1.numbers ORDER BY n").arg(name), {}});
    QList<int> result;
    for (const QVariantList& row : rows.value_or(db::Rows()))
        result.append(row.first().toInt());
    return result;
}

QList<int> all(Database& database)
{
    return all(database, QStringLiteral("main"));
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void ticketsComeInOrder();
    void ticketsComeFromTheEventLoop();
    void failingWriteLeavesItsGroupAlone();
    void writeIsAllOrNothing();
    void destroyedTicketsStaySilent();
    void ticketMayDestroyItsNeighbour();
    void postedFailureIsReportedByFlush();
    void writeNowTellsTheFailure();
    void readerSeesWhatIsDone();
    void readerCannotWrite();
    void memoryIsReadAndKeptOffTheDisk();
    void memoryEndsWithTheProcess();
    void emptyPathMeansMemory();
    void destructorCommits();
    void upgradeKeepsASnapshot();
    void failedUpgradeChangesNothing();
    void newerSchemaIsRefused();
    void otherFilesAreRefused();
    void filesArePrivate();
    void twoProcessesMayWrite();

private:
    std::unique_ptr<Database> open()
    {
        auto opened = Database::open(m_path, numbers());
        return opened ? std::move(*opened) : nullptr;
    }
    QString m_folder, m_path;
    int m_count = 0;
};

void TestDatabase::init()
{
    m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("db%1").arg(++m_count));
    m_path = m_folder + QStringLiteral("/spyhop.db");
}

void TestDatabase::ticketsComeInOrder()
{
    const auto database = open();
    QVERIFY(database);
    QList<int> order;
    std::vector<std::unique_ptr<db::WriteTicket>> tickets;
    for (int n = 0; n < 300; ++n) {
        tickets.push_back(database->write({insert(n)}));
        connect(tickets.back().get(), &db::WriteTicket::done, this, [&order, n](const base::Status& status) {
            if (status)
                order.append(n);
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), 300, patienceMs);
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
    QCOMPARE(all(*database).size(), 300);
}

void TestDatabase::ticketsComeFromTheEventLoop()
{
    const auto database = open();
    const auto ticket = database->write({insert(1)});
    QSignalSpy done(ticket.get(), &db::WriteTicket::done);
    QVERIFY(database->flush());
    QCOMPARE(all(*database), QList<int>{1}); // durable, and yet:
    QCOMPARE(done.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patienceMs);
}

void TestDatabase::failingWriteLeavesItsGroupAlone()
{
    const auto database = open();
    QList<bool> results;
    std::vector<std::unique_ptr<db::WriteTicket>> tickets;
    for (const int n : {1, 2, 2, 3}) {
        tickets.push_back(database->write({insert(n)}));
        connect(tickets.back().get(), &db::WriteTicket::done, this,
            [&results](const base::Status& status) { results.append(status.has_value()); });
    }
    QTRY_COMPARE_WITH_TIMEOUT(results.size(), 4, patienceMs);
    QCOMPARE(results, (QList<bool>{true, true, false, true}));
    QCOMPARE(all(*database), (QList<int>{1, 2, 3}));
}

void TestDatabase::writeIsAllOrNothing()
{
    const auto database = open();
    const auto good = database->write({insert(1), insert(2)});
    const auto bad = database->write({insert(3), insert(4), insert(1)});
    QSignalSpy done(bad.get(), &db::WriteTicket::done);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patienceMs);
    const auto status = done.first().first().value<base::Status>();
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().code, base::ErrorCode::Usage);
    QCOMPARE(all(*database), (QList<int>{1, 2}));
}

void TestDatabase::destroyedTicketsStaySilent()
{
    const auto database = open();
    int heard = 0;
    for (int n = 0; n < 10; ++n) {
        const auto ticket = database->write({insert(n)});
        connect(ticket.get(), &db::WriteTicket::done, this, [&heard] { ++heard; });
    }
    const auto last = database->write({insert(10)});
    QSignalSpy done(last.get(), &db::WriteTicket::done);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patienceMs);
    QCOMPARE(heard, 0);
    QCOMPARE(all(*database).size(), 11); // the writes went on
}

void TestDatabase::ticketMayDestroyItsNeighbour()
{
    const auto database = open();
    int heard = 0;
    auto first = database->write({insert(1)});
    auto second = database->write({insert(2)});
    const auto third = database->write({insert(3)});
    connect(first.get(), &db::WriteTicket::done, this, [&] {
        second.reset();
        first.reset();
    });
    connect(second.get(), &db::WriteTicket::done, this, [&heard] { ++heard; });
    QSignalSpy done(third.get(), &db::WriteTicket::done);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patienceMs);
    QCOMPARE(heard, 0);
}

void TestDatabase::postedFailureIsReportedByFlush()
{
    const auto database = open();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a write failed")));
    database->post({insert(1)});
    database->post({insert(1)});
    database->post({insert(2)});
    QCOMPARE(database->flush().error().code, base::ErrorCode::Usage);
    QVERIFY(database->flush().has_value());
    QCOMPARE(all(*database), (QList<int>{1, 2}));
}

void TestDatabase::writeNowTellsTheFailure()
{
    const auto database = open();
    QVERIFY(database->writeNow({insert(1)}).has_value());
    QCOMPARE(database->writeNow({insert(2), insert(1)}).error().code, base::ErrorCode::Usage);
    QCOMPARE(all(*database), QList<int>{1});
}

void TestDatabase::readerSeesWhatIsDone()
{
    const auto database = open();
    const auto write = database->write({insert(7)});
    std::unique_ptr<db::ReadTicket> read;
    db::Rows rows;
    connect(write.get(), &db::WriteTicket::done, this, [&] {
        read = database->read({QStringLiteral("SELECT n, word FROM main.numbers"), {}});
        connect(read.get(), &db::ReadTicket::done, this,
            [&rows](const base::Expected<db::Rows>& result) { rows = result.value_or(db::Rows()); });
    });
    QTRY_COMPARE_WITH_TIMEOUT(rows.size(), 1, patienceMs);
    QCOMPARE(rows.first().first().toInt(), 7);
    QVERIFY(rows.first().last().isNull());
}

void TestDatabase::readerCannotWrite()
{
    const auto database = open();
    const auto read = database->read(insert(1));
    std::optional<bool> succeeded;
    connect(read.get(), &db::ReadTicket::done, this,
        [&succeeded](const base::Expected<db::Rows>& result) { succeeded = result.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(succeeded.has_value(), patienceMs);
    QVERIFY(!*succeeded);
    QVERIFY(all(*database).isEmpty());
}

void TestDatabase::memoryIsReadAndKeptOffTheDisk()
{
    const auto database = open();
    QList<Statement> canaries;
    for (int n = 0; n < 2'000; ++n) {
        canaries.append({QStringLiteral("INSERT INTO mem.numbers VALUES(?, ?)"),
            {n, QStringLiteral("CANARY-%1-").arg(n).repeated(50)}});
    }
    database->post(canaries);
    // Sorting what does not fit the page cache would go to a temporary file, were it not for temp_store.
    const auto sorted = database->readNow({QStringLiteral("SELECT word FROM mem.numbers ORDER BY word DESC"), {}});
    QCOMPARE(sorted->size(), 2'000);
    const auto read = database->read({QStringLiteral("SELECT count(*) FROM mem.numbers"), {}});
    int count = 0;
    connect(read.get(), &db::ReadTicket::done, this,
        [&count](const base::Expected<db::Rows>& result) { count = result->first().first().toInt(); });
    QTRY_COMPARE_WITH_TIMEOUT(count, 2'000, patienceMs);
    const QStringList files = QDir(m_folder).entryList(QDir::Files | QDir::Hidden);
    QVERIFY(files.contains(QStringLiteral("spyhop.db")));
    for (const QString& name : files) {
        QFile file(m_folder + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("CANARY"), qPrintable(name));
    }
    QCOMPARE(database->readNow({QStringLiteral("PRAGMA temp_store"), {}})->first().first().toInt(), 2);
}

void TestDatabase::memoryEndsWithTheProcess()
{
    {
        const auto database = open();
        database->post({insert(QStringLiteral("mem"), 1)});
        QCOMPARE(all(*database, QStringLiteral("mem")), QList<int>{1});
    }
    QVERIFY(all(*open(), QStringLiteral("mem")).isEmpty());
}

void TestDatabase::emptyPathMeansMemory()
{
    auto opened = Database::open(QString(), numbers());
    QVERIFY(opened.has_value());
    (*opened)->post({insert(1), insert(QStringLiteral("mem"), 2)});
    QCOMPARE(all(**opened), QList<int>{1});
    QCOMPARE(all(**opened, QStringLiteral("mem")), QList<int>{2});
    const auto read = (*opened)->read({QStringLiteral("SELECT n FROM main.numbers"), {}});
    QSignalSpy done(read.get(), &db::ReadTicket::done);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patienceMs);
}

void TestDatabase::destructorCommits()
{
    {
        const auto database = open();
        for (int n = 0; n < 200; ++n)
            database->post({insert(n)});
    }
    QCOMPARE(all(*open()).size(), 200);
}

void TestDatabase::upgradeKeepsASnapshot()
{
    open()->post({insert(1)});
    {
        auto upgraded = Database::open(m_path, numbersTwice());
        QVERIFY(upgraded.has_value());
        (*upgraded)->post({{QStringLiteral("UPDATE main.numbers SET colour = 'red'"), {}}});
        (*upgraded)->post({{QStringLiteral("INSERT INTO mem.numbers(n, colour) VALUES(1, 'red')"), {}}});
        QVERIFY((*upgraded)->flush().has_value());
    }
    auto old = Database::open(m_path + QStringLiteral(".before-v2"), numbers());
    QVERIFY(old.has_value());
    QCOMPARE(all(**old), QList<int>{1});
}

void TestDatabase::failedUpgradeChangesNothing()
{
    open()->post({insert(1)});
    QList<Migration> broken = numbersTwice();
    broken[1].sql.append(QStringLiteral("CREATE NONSENSE"));
    const auto opened = Database::open(m_path, broken);
    QVERIFY(!opened.has_value());
    const auto database = open(); // still version 1
    QVERIFY(database);
    QCOMPARE(all(*database), QList<int>{1});
    QVERIFY(!database->readNow({QStringLiteral("SELECT colour FROM main.numbers"), {}}).has_value());
}

void TestDatabase::newerSchemaIsRefused()
{
    QVERIFY(Database::open(m_path, numbersTwice()).has_value());
    const auto opened = Database::open(m_path, numbers());
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, base::ErrorCode::Settings);
    QCOMPARE(opened.error().whom, m_path);
}

void TestDatabase::otherFilesAreRefused()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content = QByteArray("this is no database at all\n").repeated(100);
    file.write(content);
    file.close();
    const auto opened = Database::open(m_path, numbers());
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, base::ErrorCode::Settings);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void TestDatabase::filesArePrivate()
{
    const auto database = open();
    QVERIFY(database->writeNow({insert(1)}).has_value());
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    const QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 2); // with its write-ahead log
    for (const QFileInfo& file : files)
        QVERIFY2((file.permissions() & others) == 0, qPrintable(file.fileName()));
}

void TestDatabase::twoProcessesMayWrite()
{
    const auto one = open();
    const auto two = open(); // a second connection stands for the second process
    for (int n = 0; n < 200; ++n) {
        one->post({insert(2 * n)});
        two->post({insert(2 * n + 1)});
    }
    QVERIFY(one->flush().has_value());
    QVERIFY(two->flush().has_value());
    QCOMPARE(all(*one).size(), 400);
}

SPYHOP_TEST_MAIN(TestDatabase)
#include "tst_database.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs whose requests are left at a provider, killed again and again: nothing lost, nothing twice, and nothing sent
// again unless it is certain that it never arrived. `./run soak` runs this in a loop, with a new seed each time.
#include "tests/endtoend/killing.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonDocument>
#include <algorithm>
#include <random>

using spyhop::testsupport::Journal;
using spyhop::testsupport::killed;
using spyhop::testsupport::Result;
using spyhop::testsupport::Server;
using spyhop::testsupport::World;

namespace {

constexpr int itemCount = 60;
constexpr int killCount = 5;

QString text(const char* source)
{
    return QString::fromUtf8(source);
}

//! Each row asks for something else, so that the server knows a request that it has seen before.
QByteArray inputRows()
{
    QByteArray rows;
    for (int i = 0; i < itemCount; ++i) {
        rows += "{\"n\":\"" + QByteArray::number(i) + "\",\"note\":\"Parcel " + QByteArray::number(i)
            + " left Lisbon and weighs " + QByteArray::number(i * 7 % 90 + 1) + " kg.\"}\n";
    }
    return rows;
}

} // namespace

class TestKillJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void survivesKills_data();
    void survivesKills();

private:
    [[nodiscard]] static QStringList batchRun(const Server& server, const QString& kind, const QString& table);
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(std::max(1, limit))); }

    std::mt19937 m_random;
};

void TestKillJobs::initTestCase()
{
    bool given = false;
    unsigned seed = qEnvironmentVariable("SPYHOP_KILL_SEED").toUInt(&given);
    if (!given)
        seed = std::random_device()();
    m_random.seed(seed);
    qInfo("SPYHOP_KILL_SEED=%u", seed);
}

QStringList TestKillJobs::batchRun(const Server& server, const QString& kind, const QString& table)
{
    return {text("--endpoint"), server.url(), text("--model"), text("spyhop-local"), text("batch"), text("run"),
        text("--id"), text("kill"), text("--kind"), kind, text("--batch-size"), text("7"), text("--concurrency"),
        text("4"), text("--prompt"), text("Item {{n}}. What does this note say? {{note}}"), table};
}

void TestKillJobs::survivesKills_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("longestLife"); // ms
    QTest::newRow("tasks") << text("tasks") << 1500;
    QTest::newRow("batch") << text("batch") << 250;
    QTest::newRow("files-batch") << text("files-batch") << 1500;
}

void TestKillJobs::survivesKills()
{
    QFETCH(QString, kind);
    QFETCH(int, longestLife);
    World world;
    world.set(text("SPYHOP_PASSPHRASE"), text("correct horse battery staple"));
    const Result granted = world.run({text("privacy"), text("grant"), text("batches"), text("provider")});
    QVERIFY2(granted.exit == 0, granted.err.constData());
    const QString table = world.write(text("rows.jsonl"), inputRows());
    const Server server({text("--latency"), text("20"), text("--job-delay"), text("300")});
    const QStringList where{text("--endpoint"), server.url()};
    const QStringList resume = where + QStringList{text("batch"), text("resume"), text("kill")};

    QVERIFY(killed(world, batchRun(server, kind, table), below(longestLife / 2), true));
    QSet<qint64> done;
    int kills = 1;
    for (; kills < killCount; ++kills) {
        const Journal journal(world);
        QCOMPARE(journal.items(), itemCount);
        QVERIFY(journal.done().contains(done)); // what was durable once stays so
        done = journal.done();
        if (!killed(world, resume, below(longestLife), true))
            break; // there was less left than thought
    }
    const QJsonObject before = server.stats();
    const QString out = world.path(text("all.jsonl"));
    const Result resumed = world.run(resume + QStringList{text("--out"), out});
    Journal journal(world);
    QVERIFY2(resumed.exit == (journal.unknown().isEmpty() ? 0 : 5), resumed.err.constData());
    QCOMPARE(journal.done().size() + journal.unknown().size(), itemCount);
    QVERIFY(journal.running().isEmpty());
    const QJsonObject stats = server.stats();
    qInfo("%s: %d kills, %lld items done by then; %lld submissions, %lld requests answered, %lld items unknown",
        qPrintable(kind), kills, static_cast<long long>(done.size()),
        static_cast<long long>(stats.value(text("submissions")).toInteger()),
        static_cast<long long>(stats.value(text("answered")).toInteger()),
        static_cast<long long>(journal.unknown().size()));
    // Whatever arrived has arrived once, and nothing was worked on a second time: where that could not be known,
    // nothing was sent again.
    QVERIFY(stats.value(text("maxHitsPerSubmission")).toInteger() <= 1);
    QCOMPARE(stats.value(text("answeredTwice")).toInteger(), 0);
    QVERIFY(stats.value(text("answered")).toInteger() >= before.value(text("answered")).toInteger());
    QCOMPARE(stats.value(text("files")).toInteger(), 0); // files are deleted once results are safe
    if (kind != u"batch") // of these the server has a list: they are found
        QVERIFY(journal.unknown().isEmpty());

    if (!journal.unknown().isEmpty()) { // a person's choice, and then all of it is there
        const Result retried
            = world.run(where + QStringList{text("batch"), text("retry"), text("kill"), text("--out"), out});
        QVERIFY2(retried.exit == 0, retried.err.constData());
    }
    const QList<QByteArray> lines = world.read(text("all.jsonl")).trimmed().split('\n');
    QCOMPARE(lines.size(), itemCount);
    for (int i = 0; i < itemCount; ++i) {
        const QJsonObject row = QJsonDocument::fromJson(lines.at(i)).object();
        QCOMPARE(row.value(text("n")).toString(), QString::number(i));
        QCOMPARE(row.value(text("status")).toString(), text("done"));
        QVERIFY(!row.value(text("answer")).toString().isEmpty());
    }
    QCOMPARE(Journal(world).submissions(), 0);
    QCOMPARE(world.run({text("batch"), text("show"), text("kill")}).exit, 0);
}

SPYHOP_TEST_MAIN(TestKillJobs)

#include "tst_killjobs.moc"

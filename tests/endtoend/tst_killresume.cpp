// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A batch killed again and again: nothing lost, nothing twice, nobody billed behind one's back. `./run soak` runs this
// in a loop, with a new seed each time.
#include "tests/endtoend/killing.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <algorithm>
#include <chrono>
#include <random>

using spyhop::testsupport::Journal;
using spyhop::testsupport::killed;
using spyhop::testsupport::KnownCalls;
using spyhop::testsupport::Result;
using spyhop::testsupport::Server;
using spyhop::testsupport::World;

namespace {

constexpr int itemCount = 500;
constexpr int concurrency = 8;
constexpr int killCount = 20;
constexpr int latencyMs = 20;
constexpr int shortestLifeMs = 80; // of a process between its first word and its death, at most

QString text(const char* source)
{
    return QString::fromUtf8(source);
}

QByteArray inputRows()
{
    QByteArray rows;
    for (int i = 0; i < itemCount; ++i) {
        rows += "{\"n\":\"" + QByteArray::number(i) + "\",\"note\":\"Parcel " + QByteArray::number(i)
            + " left Lisbon on 2026-03-" + QByteArray::number(i % 28 + 1).rightJustified(2, '0') + " and weighs "
            + QByteArray::number(i * 7 % 90 + 1) + " kg.\"}\n";
    }
    return rows;
}

//! The first line of what is asked about each row.
QStringList openings()
{
    QStringList lines;
    for (int i = 0; i < itemCount; ++i)
        lines += text("Item %1").arg(i);
    return lines;
}

//! Milliseconds in which no machine can do more than half of what is left: 8 in flight, 20 ms each.
int longestLifeMs(const Journal& journal)
{
    return static_cast<int>(itemCount - journal.done().size()) * latencyMs / (2 * concurrency);
}

} // namespace

class TestKillResume : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aJobIsMadeWholeOrNotAtAll();
    void survivesTwentyKills();

private:
    //! A profile with consent to storing batches, the data key behind a passphrase.
    static void grant(World& world);
    [[nodiscard]] static QStringList batchRun(const Server& server, const QString& id, const QString& table);
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(std::max(1, limit))); }

    std::mt19937 m_random;
};

void TestKillResume::initTestCase()
{
    bool given = false;
    unsigned seed = qEnvironmentVariable("SPYHOP_KILL_SEED").toUInt(&given);
    if (!given)
        seed = std::random_device()();
    m_random.seed(seed);
    qInfo("SPYHOP_KILL_SEED=%u", seed);
}

void TestKillResume::grant(World& world)
{
    world.set(text("SPYHOP_PASSPHRASE"), text("correct horse battery staple"));
    const Result granted = world.run({text("privacy"), text("grant"), text("batches")});
    QVERIFY2(granted.exit == 0, granted.err.constData());
}

QStringList TestKillResume::batchRun(const Server& server, const QString& id, const QString& table)
{
    return {text("--endpoint"), server.url(), text("--model"), text("spyhop-local"), text("batch"), text("run"),
        text("--id"), id, text("--concurrency"), QString::number(concurrency), text("--prompt"),
        text("Item {{n}}\nWhat does this note say? {{note}}"), table};
}

void TestKillResume::aJobIsMadeWholeOrNotAtAll()
{
    World world;
    grant(world);
    const QString table = world.write(text("rows.jsonl"), inputRows());
    const Server server({text("--latency"), QString::number(latencyMs)});
    QElapsedTimer stopwatch;
    stopwatch.start();
    QVERIFY(killed(world, batchRun(server, text("measured"), table), 0, true));
    const int untilTheId = static_cast<int>(stopwatch.elapsed());
    int expected = itemCount;
    for (int i = 0; i < 8; ++i) {
        // Mostly around the transaction that makes the job, which comes right before the id is said.
        const int after = untilTheId - 40 + below(50);
        const QString id = text("job%1").arg(i);
        QVERIFY(killed(world, batchRun(server, id, table), std::max(0, after), false));
        const Journal journal(world);
        const bool made = journal.items() == expected + itemCount;
        QVERIFY2(made || journal.items() == expected, qPrintable(QString::number(journal.items())));
        expected = journal.items();
        const Result shown = world.run({text("--json"), text("batch"), text("show"), id});
        QCOMPARE(shown.exit, made ? 0 : 2);
    }
}

void TestKillResume::survivesTwentyKills()
{
    World world;
    grant(world);
    const QString table = world.write(text("rows.jsonl"), inputRows());
    const QString id = text("kill");
    const QStringList resume{text("batch"), text("resume"), id};
    const Server server({text("--latency"), QString::number(latencyMs)});

    QElapsedTimer stopwatch;
    stopwatch.start();
    QVERIFY(killed(world, batchRun(server, id, table), below(shortestLifeMs), true));
    const int startMs = static_cast<int>(stopwatch.elapsed());

    qint64 inFlightAtKills = 0;
    qsizetype mostInFlight = 0;
    int killsInRecovery = 0;
    int lifeMs = shortestLifeMs;
    QSet<qint64> everInFlight;
    QSet<qint64> done;
    KnownCalls known(openings());
    for (int kill = 1;; ++kill) {
        const Journal journal(world);
        QCOMPARE(journal.items(), itemCount);
        QVERIFY(journal.done().contains(done)); // what was durable once stays so
        done = journal.done();
        QVERIFY(!journal.running().intersects(done));
        everInFlight += journal.running();
        inFlightAtKills += journal.running().size();
        mostInFlight = std::max(mostInFlight, journal.running().size());
        // In flight now: flagged by whatever recovers them. In flight earlier and taken up by a resume: flagged by now.
        QVERIFY((everInFlight - journal.flagged() - journal.running()).isEmpty());
        const QJsonArray calls = server.calls();
        QCOMPARE(known.sentAgain(calls), QStringList());
        known.remember(journal, calls);
        if (kill == killCount)
            break;
        // A slow machine gets longer lives, so that the kills are spread over the whole job.
        const bool behind = done.size() < itemCount * kill / (killCount + 4);
        lifeMs = std::min(behind ? lifeMs * 3 / 2 : lifeMs, longestLifeMs(journal));
        // Every fourth one dies before it has said a word: while it starts, recovers, or has just begun to send.
        const bool inRecovery = kill % 4 == 3;
        killsInRecovery += inRecovery ? 1 : 0;
        const int after = inRecovery ? startMs / 2 + below(startMs / 2) : below(lifeMs);
        QVERIFY(killed(world, resume, after, !inRecovery));
    }
    QVERIFY(done.size() < itemCount); // there was work left at each kill
    QCOMPARE(known.size(), done.size());
    const qint64 chatsAtKills = server.stats().value(text("chats")).toInteger();

    const QString out = world.path(text("all.jsonl"));
    const Result resumed = world.run(resume + QStringList{text("--out"), out});
    QVERIFY2(resumed.exit == 0, resumed.err.constData());

    const Journal journal(world);
    QCOMPARE(journal.done().size(), itemCount);
    QVERIFY(journal.flagged().contains(everInFlight));
    const QJsonObject stats = server.stats();
    const qint64 chats = stats.value(text("chats")).toInteger();
    qInfo("%d kills, %d of them in recovery, %lld items done by then; %lld requests for %d items, %lld in flight at "
          "kills (at most %lld at once), %lld flagged, %lld requests before the last resume",
        killCount, killsInRecovery, static_cast<long long>(done.size()), static_cast<long long>(chats), itemCount,
        static_cast<long long>(inFlightAtKills), static_cast<long long>(mostInFlight),
        static_cast<long long>(journal.flagged().size()), static_cast<long long>(chatsAtKills));
    QVERIFY(mostInFlight <= concurrency + concurrency / 4); // some run in the journal and still wait for a place
    QVERIFY(chats >= itemCount);
    // Whose answer was known at a kill was never asked again, and the rest once for each kill in its middle, at most.
    const QJsonArray calls = server.calls();
    QCOMPARE(known.sentAgain(calls), QStringList());
    QCOMPARE(calls.size(), itemCount);
    // One key for each item, however often it was sent: a provider that knows them bills once.
    QCOMPARE(stats.value(text("idempotencyKeys")).toInteger(), itemCount);
    // A person is told which these are.
    const QJsonObject shown = world.run({text("--json"), text("batch"), text("show"), id}).line(text("job"));
    QSet<qint64> told;
    for (const QJsonValue& row : shown.value(text("possiblyBilledTwiceRows")).toArray())
        told.insert(row.toInteger() - 1);
    QCOMPARE(told, journal.flagged());
    QCOMPARE(shown.value(text("items")).toObject().value(text("unknown")).toInteger(), 0);

    // The audit log knows of every request that was under way at a kill, and nothing in it is other than it was
    // written.
    const Result verified = world.run({text("audit"), text("verify"), text("--json")});
    QVERIFY2(verified.exit == 0, (verified.out + verified.err).constData());
    const QJsonObject audit = verified.line(text("audit"));
    QVERIFY(audit.value(text("open")).toInteger() >= chats - itemCount);

    // Each item once, in input order, and the very bytes that a run without any kill writes.
    const QList<QByteArray> lines = world.read(text("all.jsonl")).trimmed().split('\n');
    QCOMPARE(lines.size(), itemCount);
    for (int i = 0; i < itemCount; ++i) {
        const QJsonObject row = QJsonDocument::fromJson(lines.at(i)).object();
        QCOMPARE(row.value(text("n")).toString(), QString::number(i));
        QCOMPARE(row.value(text("status")).toString(), text("done"));
        QVERIFY(!row.value(text("answer")).toString().isEmpty());
    }
    const World calm;
    const QString calmOut = calm.path(text("all.jsonl"));
    const Result undisturbed = calm.run(batchRun(server, id, table) + QStringList{text("--out"), calmOut});
    QVERIFY2(undisturbed.exit == 0, undisturbed.err.constData());
    QCOMPARE(world.read(text("all.jsonl")), calm.read(text("all.jsonl")));
}

SPYHOP_TEST_MAIN(TestKillResume)

#include "tst_killresume.moc"

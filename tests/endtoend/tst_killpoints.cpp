// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs of all four kinds, killed in front of their nth write to a file, their nth sync, or their nth send to the
// network, over and over until they are done: nothing lost, nothing twice in the table, no call sent again whose
// outcome is known. SPYHOP_KILL_POINTS says how often in all (20); `./run soak` has a thousand of them. strace kills.
#include "tests/endtoend/killing.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QStandardPaths>
#include <algorithm>
#include <array>
#include <memory>
#include <random>

using spyhop::testsupport::commandPatience;
using spyhop::testsupport::Journal;
using spyhop::testsupport::Result;
using spyhop::testsupport::Server;
using spyhop::testsupport::World;

namespace {

constexpr int itemCount = 40;
constexpr int concurrency = 4;
constexpr int patience = 2 * commandPatience;

QString text(const char* source)
{
    return QString::fromUtf8(source);
}

//! Where a process dies: in front of one of these system calls. Qt sends by write(2), which the audit log's entries and
//! the threads' wake-ups go by as well; the database writes by pwrite(2).
struct Point {
    const char* name;
    const char* calls;
};
constexpr std::array points{
    Point{"write", "pwrite64,ftruncate"}, Point{"fsync", "fdatasync,fsync"}, Point{"send", "write,sendto,sendmsg"}};

//! Of these calls by one thread, as many as a life may have: about a tenth of what the whole job takes.
struct Kind {
    const char* name;
    std::array<int, points.size()> longest;
};
constexpr std::array kinds{Kind{"direct", {100, 8, 100}}, Kind{"tasks", {300, 30, 400}}, Kind{"batch", {120, 10, 120}},
    Kind{"files-batch", {250, 20, 350}}};

QByteArray inputRows()
{
    QByteArray rows;
    for (int i = 0; i < itemCount; ++i)
        rows += "{\"n\":\"" + QByteArray::number(i) + "\",\"note\":\"Parcel " + QByteArray::number(i)
            + " left Lisbon and weighs " + QByteArray::number(i * 7 % 90 + 1) + " kg.\"}\n";
    return rows;
}

//! One job in a profile of its own, and the server that it is sent to.
struct Job {
    explicit Job(const QString& kindName)
        : kind(kindName)
    {
        world.set(text("SPYHOP_PASSPHRASE"), text("correct horse battery staple"));
        world.set(text("ASAN_OPTIONS"), text("detect_leaks=0")); // of a traced process it cannot tell
        if (world.run({text("privacy"), text("grant"), text("batches"), text("provider")}).exit != 0)
            qFatal("no consent");
        table = world.write(text("rows.jsonl"), inputRows());
    }
    [[nodiscard]] QStringList command(const char* verb) const
    {
        return {text("--endpoint"), server.url(), text("--model"), text("spyhop-local"), text("batch"), text(verb)};
    }
    [[nodiscard]] QStringList next(bool isMade) const
    {
        if (isMade)
            return command("resume") << text("kill");
        return command("run") << text("--id") << text("kill") << text("--kind") << kind << text("--batch-size")
                              << text("7") << text("--concurrency") << QString::number(concurrency) << text("--prompt")
                              << text("Item {{n}}. What does this note say? {{note}}") << table;
    }

    QString kind;
    World world;
    QString table;
    Server server{{text("--latency"), text("10"), text("--job-delay"), text("100")}};
    QSet<qint64> done, everInFlight;
    qint64 inFlightAtKills = 0;
    int kills = 0;
};

} // namespace

class TestKillPoints : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void losesNothing_data();
    void losesNothing();

private:
    [[nodiscard]] bool isKilledAt(const Job& job, const Point& point, int number, bool isMade);
    void judgeKill(Job& job);
    void judgeEnd(Job& job);
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(std::max(1, limit))); }

    std::mt19937 m_random;
    int m_points = 20;
    qint64 m_unknown = 0, m_again = 0;
};

void TestKillPoints::initTestCase()
{
    QProcess probe;
    probe.start(text("strace"), {text("-o"), text("/dev/null"), text("-e"), text("trace=none"), text("true")});
    if (!probe.waitForFinished() || probe.exitCode() != 0)
        QSKIP("strace is not installed, or processes may not be traced here");
    bool given = false;
    unsigned seed = qEnvironmentVariable("SPYHOP_KILL_SEED").toUInt(&given);
    if (!given)
        seed = std::random_device()();
    m_random.seed(seed);
    qInfo("SPYHOP_KILL_SEED=%u", seed);
    if (const int asked = qEnvironmentVariableIntValue("SPYHOP_KILL_POINTS"); asked > 0)
        m_points = asked;
}

void TestKillPoints::losesNothing_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("which");
    for (std::size_t i = 0; i < kinds.size(); ++i)
        QTest::newRow(kinds.at(i).name) << text(kinds.at(i).name) << int(i);
}

//! Runs or resumes the job. False: it came to its end before that.
bool TestKillPoints::isKilledAt(const Job& job, const Point& point, int number, bool isMade)
{
    QProcess process;
    job.world.prepare(process, job.next(isMade));
    process.setArguments(
        QStringList{text("-f"), text("-qqq"), text("-o"), text("/dev/null"), text("-e"),
            text("trace=%1").arg(text(point.calls)), text("-e"),
            text("inject=%1:signal=SIGKILL:when=%2").arg(text(point.calls)).arg(number), process.program()}
        + process.arguments());
    process.setProgram(text("strace"));
    process.start();
    if (!process.waitForFinished(patience))
        qFatal("it neither dies nor ends");
    if (process.exitStatus() == QProcess::CrashExit || process.exitCode() == 128 + 9)
        return true;
    if (process.exitCode() != 0 && process.exitCode() != 5)
        qFatal("%d: %s", process.exitCode(), process.readAllStandardError().constData());
    return false;
}

void TestKillPoints::judgeKill(Job& job)
{
    ++job.kills;
    const Journal journal(job.world);
    QVERIFY2(journal.items() == 0 || journal.items() == itemCount, "a job is made whole or not at all");
    QVERIFY2(journal.done().contains(job.done), "what was durable once stays so");
    job.done = journal.done();
    if (job.kind != u"direct")
        return;
    QVERIFY((job.everInFlight - journal.flagged() - journal.running()).isEmpty());
    job.everInFlight += journal.running();
    job.inFlightAtKills += journal.running().size();
}

void TestKillPoints::judgeEnd(Job& job)
{
    const QString out = job.world.path(text("all.jsonl"));
    const bool isMade = Journal(job.world).items() > 0;
    const Result ended = job.world.run(job.next(isMade) + QStringList{text("--out"), out});
    const Journal journal(job.world);
    QVERIFY2(ended.exit == (journal.unknown().isEmpty() ? 0 : 5), ended.err.constData());
    QCOMPARE(journal.done().size() + journal.unknown().size(), itemCount);
    const QJsonObject stats = job.server.stats();
    if (job.kind == u"direct") {
        const qint64 chats = stats.value(text("chats")).toInteger();
        QCOMPARE(stats.value(text("idempotencyKeys")).toInteger(), itemCount);
        QVERIFY2(chats <= itemCount + job.inFlightAtKills, QByteArray::number(chats).constData());
        QVERIFY(journal.flagged().contains(job.everInFlight));
        m_again += chats - itemCount;
    } else {
        QVERIFY(stats.value(text("maxHitsPerSubmission")).toInteger() <= 1);
        QCOMPARE(stats.value(text("answeredTwice")).toInteger(), 0);
        QCOMPARE(stats.value(text("files")).toInteger(), 0);
        if (job.kind != u"batch") // of these the server has a list: they are found
            QVERIFY(journal.unknown().isEmpty());
    }
    m_unknown += journal.unknown().size();
    if (!journal.unknown().isEmpty()) { // a person's choice, and then all of it is there
        const Result retried = job.world.run(job.command("retry") + QStringList{text("kill"), text("--out"), out});
        QVERIFY2(retried.exit == 0, retried.err.constData());
    }
    const QList<QByteArray> lines = job.world.read(text("all.jsonl")).trimmed().split('\n');
    QCOMPARE(lines.size(), itemCount);
    for (int i = 0; i < itemCount; ++i) {
        const QJsonObject row = QJsonDocument::fromJson(lines.at(i)).object();
        QCOMPARE(row.value(text("n")).toString(), QString::number(i));
        QCOMPARE(row.value(text("status")).toString(), text("done"));
    }
    QCOMPARE(Journal(job.world).submissions(), 0);
    const Result verified = job.world.run({text("audit"), text("verify")});
    QVERIFY2(verified.exit == 0, (verified.out + verified.err).constData());
}

void TestKillPoints::losesNothing()
{
    QFETCH(QString, kind);
    QFETCH(int, which);
    const auto& longest = kinds.at(static_cast<std::size_t>(which)).longest;
    const int wanted = std::max(1, m_points / int(kinds.size()));
    std::array<int, points.size()> reached{};
    int killed = 0, jobs = 0, lives = 0;
    m_unknown = m_again = 0;
    while (killed < wanted) {
        Job job(kind);
        ++jobs;
        bool goesOn = true;
        while (goesOn && killed < wanted) {
            const std::size_t at = static_cast<std::size_t>(lives++) % points.size();
            goesOn = isKilledAt(job, points.at(at), 1 + below(longest.at(at)), Journal(job.world).items() > 0);
            if (!goesOn)
                break;
            ++reached.at(at);
            ++killed;
            judgeKill(job);
            if (QTest::currentTestFailed())
                return;
        }
        judgeEnd(job);
        if (QTest::currentTestFailed())
            return;
    }
    const QByteArray report = QJsonDocument(
        QJsonObject{{text("name"), text("soak")}, {text("kind"), kind}, {text("points"), killed},
            {text("write"), reached[0]}, {text("fsync"), reached[1]}, {text("send"), reached[2]}, {text("jobs"), jobs},
            {text("items"), jobs * itemCount}, {text("unknown"), m_unknown},
            {text("sentAgain"),
                m_again}}).toJson(QJsonDocument::Compact);
    qInfo("%s", report.constData());
    if (const QString name = qEnvironmentVariable("SPYHOP_KILL_REPORT"); !name.isEmpty()) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::Append));
        file.write(report + '\n');
    }
}

SPYHOP_TEST_MAIN(TestKillPoints)

#include "tst_killpoints.moc"

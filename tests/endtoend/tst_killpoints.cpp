// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs of all four kinds, and one of long documents with columns, killed in front of their nth write to a file, their
// nth sync, or their nth send to the network, over and over until they are done: nothing lost, nothing twice in the
// table, no call sent again whose outcome is known. SPYHOP_KILL_POINTS says how often in all (20); `./run soak` has a
// thousand of them. strace kills.
#include "tests/endtoend/killedjob.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <algorithm>
#include <array>
#include <random>

using spyhop::testsupport::commandPatience;
using spyhop::testsupport::JobShape;
using spyhop::testsupport::KilledJob;

namespace {

constexpr int patience = 2 * commandPatience;
constexpr int pointsForTheMiddle = 50; // of one kind: so many do not all fall into beginnings and ends

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

struct Kind {
    const char* name;
    JobShape shape;
    //! Of these calls by one thread, as many as a life may have: what a start takes and some tenths of the whole job.
    std::array<int, points.size()> longest;
    int mostKills; //!< of one job
};

std::array<Kind, 5> kinds()
{
    const QStringList server{text("--latency"), text("10"), text("--job-delay"), text("100")};
    constexpr int untilItIsDone = 1'000;
    return {Kind{"direct", {text("direct"), false, 40, 1, 4, server}, {120, 10, 120}, untilItIsDone},
        Kind{"documents", {text("direct"), true, 8, 1, 3, server}, {150, 12, 180}, untilItIsDone},
        Kind{"tasks", {text("tasks"), false, 40, 1, 4, server}, {300, 30, 400}, untilItIsDone},
        // What is under way at a kill is unknown for good: after a few of them much of a job must still be done.
        Kind{"batch", {text("batch"), false, 40, 2, 2, server}, {250, 20, 250}, 4},
        Kind{"files-batch", {text("files-batch"), false, 40, 7, 4, server}, {250, 20, 350}, untilItIsDone}};
}

//! What came of the kills of one kind, a line of the report.
struct Tally {
    std::array<int, points.size()> reached{};
    int killed = 0, jobs = 0, inTheMiddle = 0;
    qint64 unknown = 0, known = 0, again = 0;

    void add(const KilledJob& job)
    {
        ++jobs;
        inTheMiddle += job.killsInTheMiddle();
        unknown += job.unknown();
        known += job.known().size();
        again += job.sentAgain();
    }
    [[nodiscard]] QByteArray line(const Kind& kind) const
    {
        QJsonObject object{{text("name"), text("soak")}, {text("kind"), text(kind.name)}, {text("points"), killed},
            {text("inTheMiddle"), inTheMiddle}, {text("jobs"), jobs}, {text("items"), jobs * kind.shape.items},
            {text("unknown"), unknown}, {text("known"), known}, {text("sentAgain"), again}};
        for (std::size_t i = 0; i < points.size(); ++i)
            object.insert(text(points.at(i).name), reached.at(i));
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
};

} // namespace

class TestKillPoints : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void losesNothing_data();
    void losesNothing();

private:
    [[nodiscard]] static bool isKilledAt(KilledJob& job, const Point& point, int number);
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(std::max(1, limit))); }

    std::mt19937 m_random;
    int m_points = 20;
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
    QTest::addColumn<int>("row");
    int row = 0;
    for (const Kind& kind : kinds())
        QTest::newRow(kind.name) << row++;
}

//! Runs or resumes the job. False: it came to its end before that.
bool TestKillPoints::isKilledAt(KilledJob& job, const Point& point, int number)
{
    QProcess process;
    job.world().prepare(process, job.next());
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

void TestKillPoints::losesNothing()
{
    QFETCH(int, row);
    const Kind kind = kinds().at(static_cast<std::size_t>(row));
    const int wanted = std::max(1, m_points / static_cast<int>(kinds().size()));
    Tally tally;
    int lives = 0;
    while (tally.killed < wanted) {
        KilledJob job(kind.shape);
        job.world().set(text("ASAN_OPTIONS"), text("detect_leaks=0")); // of a traced process it cannot tell
        while (tally.killed < wanted && job.kills() < kind.mostKills) {
            const std::size_t at = static_cast<std::size_t>(lives++) % points.size();
            if (!isKilledAt(job, points.at(at), 1 + below(kind.longest.at(at))))
                break;
            ++tally.reached.at(at);
            ++tally.killed;
            QCOMPARE(job.problemAtKill(), QString());
        }
        QCOMPARE(job.problemAtEnd(), QString());
        tally.add(job);
    }
    const QByteArray report = tally.line(kind);
    qInfo("%s", report.constData());
    if (wanted >= pointsForTheMiddle)
        QVERIFY(tally.inTheMiddle > 0);
    if (const QString name = qEnvironmentVariable("SPYHOP_KILL_REPORT"); !name.isEmpty()) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::Append));
        file.write(report + '\n');
    }
}

SPYHOP_TEST_MAIN(TestKillPoints)

#include "tst_killpoints.moc"

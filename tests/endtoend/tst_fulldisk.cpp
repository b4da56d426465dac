// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The disk fills up while a job of each kind is at work: it says so and sends nothing, and with room there it goes on
// by itself; nothing is lost, twice in the table, or sent again that is known to have been answered. Also if somebody
// interrupts or kills it while the disk is full.
#include "tests/endtoend/killing.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <atomic>
#include <csignal>
#include <thread>
#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>
#endif

using spyhop::testsupport::Journal;
using spyhop::testsupport::Result;
using spyhop::testsupport::Server;
using spyhop::testsupport::World;

namespace {

constexpr int itemCount = 200;
constexpr int concurrency = 4;
constexpr int patience = 30'000; // ms

QString text(const char* source)
{
    return QString::fromUtf8(source);
}

#ifdef Q_OS_LINUX
//! A file system of its own at `folder`, as small as a job, that only this test and its children see.
class SmallDisk {
public:
    explicit SmallDisk(const QString& folder)
        : m_folder(QFile::encodeName(folder))
    {
        QDir().mkpath(folder);
        m_mounted = ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
            && ::mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=24m") == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk()
    {
        makeRoom();
        if (m_mounted)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    [[nodiscard]] bool isMounted() const { return m_mounted; }

    //! Takes every byte there is, and every byte that becomes free, until makeRoom(). Returns once it has them.
    void fill()
    {
        m_file = ::open(filler().constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (m_file < 0)
            qFatal("no filler");
        m_fills = true;
        m_isFull = false;
        m_thread = std::thread([this] {
            const QByteArray bytes(1 << 16, 'x');
            while (m_fills) {
                for (std::size_t block = 1 << 16; block > 0; block /= 2) {
                    while (m_fills && ::write(m_file, bytes.constData(), block) == static_cast<ssize_t>(block)) { }
                }
                m_isFull = true;
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        });
        while (!m_isFull)
            std::this_thread::yield();
    }
    void makeRoom()
    {
        m_fills = false;
        if (!m_thread.joinable())
            return;
        m_thread.join();
        ::close(m_file);
        ::unlink(filler().constData());
    }

private:
    [[nodiscard]] QByteArray filler() const { return m_folder + "/filler"; }

    QByteArray m_folder;
    bool m_mounted = false;
    int m_file = -1;
    std::atomic<bool> m_fills = false, m_isFull = false;
    std::thread m_thread;
};
#endif

//! Each row asks for something else, so that the server knows a request that it has seen before.
QByteArray rows()
{
    QByteArray result;
    for (int i = 0; i < itemCount; ++i)
        result += "{\"n\":\"" + QByteArray::number(i) + "\",\"note\":\"Parcel " + QByteArray::number(i)
            + " left Lisbon and weighs " + QByteArray::number(i * 7 % 90 + 1) + " kg.\"}\n";
    return result;
}

} // namespace

class TestFullDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pausesAndGoesOn_data();
    void pausesAndGoesOn();

private:
    enum class End { GoesOn, Interrupted, Killed, KilledAndResumed };
};

void TestFullDisk::pausesAndGoesOn_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("end");
    for (const char* kind : {"direct", "tasks", "batch", "files-batch"}) {
        QTest::addRow("%s, with room again", kind) << text(kind) << int(End::GoesOn);
        if (qstrcmp(kind, "direct") == 0) // the others leave in the same way
            QTest::addRow("%s, interrupted", kind) << text(kind) << int(End::Interrupted);
        QTest::addRow("%s, killed", kind) << text(kind) << int(End::Killed);
        if (qstrcmp(kind, "direct") == 0 || qstrcmp(kind, "files-batch") == 0)
            QTest::addRow("%s, killed, and resumed before there is room", kind)
                << text(kind) << int(End::KilledAndResumed);
    }
}

void TestFullDisk::pausesAndGoesOn()
{
#ifdef Q_OS_LINUX
    QFETCH(QString, kind);
    QFETCH(int, end);
    World world;
    SmallDisk disk(world.path(text("profile")));
    if (!disk.isMounted())
        QSKIP("a small file system can be mounted by root alone");
    world.set(text("SPYHOP_PASSPHRASE"), text("correct horse battery staple"));
    QCOMPARE(world.run({text("privacy"), text("grant"), text("batches"), text("provider")}).exit, 0);
    const QString table = world.write(text("rows.jsonl"), rows());
    const QString out = world.path(text("all.jsonl"));
    // Several in one request are soon done: the disk has to be full before.
    const bool isBatch = kind == u"batch";
    const Server server({text("--latency"), text(isBatch ? "300" : "30"), text("--job-delay"), text("300")});
    const QStringList where{text("--endpoint"), server.url(), text("--model"), text("spyhop-local")};

    QProcess process;
    world.prepare(process,
        where
            + QStringList{text("--json"), text("batch"), text("run"), text("--id"), text("full"), text("--kind"), kind,
                text("--batch-size"), text(isBatch ? "5" : "20"), text("--concurrency"), QString::number(concurrency),
                text("--prompt"), text("Item {{n}}. What does this note say? {{note}}"), text("--out"), out, table});
    process.setReadChannel(QProcess::StandardError);
    process.start();
    QVERIFY(process.waitForReadyRead(patience)); // its name
    process.waitForFinished(300); // some of it is done by now
    disk.fill();

    QByteArray said;
    const QByteArray words = "is full. Make room: the job then goes on by itself.";
    QElapsedTimer watch;
    watch.start();
    while (!said.contains(words) && process.state() != QProcess::NotRunning && watch.elapsed() < patience) {
        process.waitForReadyRead(50);
        said += process.readAllStandardError();
    }
    QVERIFY2(process.state() != QProcess::NotRunning, said.constData());
    QVERIFY2(said.contains(words), said.constData());
    // It stays so, and sends nothing meanwhile, once what was on its way has come.
    process.waitForFinished(500);
    const qint64 sent = server.stats().value(text("chats")).toInteger();
    process.waitForFinished(2'500);
    QVERIFY2(process.state() != QProcess::NotRunning, "it waits");
    QCOMPARE(server.stats().value(text("chats")).toInteger(), sent);
    QVERIFY(sent < itemCount);

    QByteArray printed;
    qint64 doubtful = 0; // may have been answered without anybody's having written that down
    if (end == int(End::GoesOn)) {
        disk.makeRoom();
        QVERIFY(process.waitForFinished(2 * patience));
        said = process.readAllStandardError();
        printed = process.readAllStandardOutput();
        QCOMPARE(process.exitCode(), 0);
        QVERIFY2(said.contains("There is room on the disk again: the job goes on."), said.constData());
        QCOMPARE(printed.count("\"why\":\"disk-full\""), 2);
        QVERIFY(printed.contains("\"type\":\"waiting\"") && printed.contains("\"type\":\"resumed\""));
        QCOMPARE(printed.count("\"type\":\"item\""), itemCount);
    } else {
        if (end == int(End::Interrupted))
            process.terminate();
        else
            process.kill();
        QVERIFY(process.waitForFinished(patience));
        if (end == int(End::Interrupted))
            QCOMPARE(process.exitCode(), 130);
        disk.makeRoom();
        const Journal journal(world);
        QCOMPARE(journal.items(), itemCount);
        doubtful = journal.running().size();
        const QStringList resume = where + QStringList{text("batch"), text("resume"), text("full"), text("--out"), out};
        const auto saysSo = [&](QProcess& early) {
            early.setReadChannel(QProcess::StandardError);
            world.prepare(early, resume);
            early.start();
            said.clear();
            watch.restart();
            while (!said.contains(words) && early.state() != QProcess::NotRunning && watch.elapsed() < patience) {
                early.waitForReadyRead(50);
                said += early.readAllStandardError();
            }
            early.waitForFinished(2'500);
            return said.contains(words) && early.state() != QProcess::NotRunning;
        };
        if (end == int(End::KilledAndResumed)) {
            // What the database shares between processes went with the last one (a start of the system takes it, too):
            // there is no room even to open it.
            if (kind == u"direct")
                QVERIFY(QFile::remove(world.path(text("profile/spyhop.db-shm"))));
            disk.fill();
            QProcess tired;
            QVERIFY2(saysSo(tired), said.constData());
            tired.terminate();
            QVERIFY(tired.waitForFinished(patience));
            QCOMPARE(tired.exitCode(), 130);
            QProcess early;
            QVERIFY2(saysSo(early), said.constData());
            disk.makeRoom();
            QVERIFY(early.waitForFinished(2 * patience));
            said += early.readAllStandardError();
            QVERIFY2(early.exitCode() == 0, said.constData());
            QVERIFY2(said.contains("There is room on the disk again: the job goes on."), said.constData());
        }
        Result resumed = world.run(resume);
        if (kind == u"batch" && resumed.exit == 5) // of what was cut off nobody has a list: a person's choice
            resumed = world.run(where + QStringList{text("batch"), text("retry"), text("full"), text("--out"), out});
        QVERIFY2(resumed.exit == 0, resumed.err.constData());
    }

    const QList<QByteArray> lines = world.read(text("all.jsonl")).trimmed().split('\n');
    QCOMPARE(lines.size(), itemCount);
    for (int i = 0; i < itemCount; ++i) {
        const QJsonObject row = QJsonDocument::fromJson(lines.at(i)).object();
        QCOMPARE(row.value(text("n")).toString(), QString::number(i));
        QCOMPARE(row.value(text("status")).toString(), text("done"));
    }
    QCOMPARE(Journal(world).done().size(), itemCount);
    const QJsonObject stats = server.stats();
    const qint64 chats = stats.value(text("chats")).toInteger();
    qInfo("%s: %lld chats, %lld submissions, %lld in doubt", qPrintable(kind), static_cast<long long>(chats),
        static_cast<long long>(stats.value(text("submissions")).toInteger()), static_cast<long long>(doubtful));
    if (kind == u"direct") {
        QCOMPARE(stats.value(text("idempotencyKeys")).toInteger(), itemCount);
        QVERIFY2(chats <= itemCount + doubtful, QByteArray::number(chats).constData());
    } else {
        QVERIFY(stats.value(text("maxHitsPerSubmission")).toInteger() <= 1);
        if (kind != u"batch" || end == int(End::GoesOn))
            QCOMPARE(stats.value(text("answeredTwice")).toInteger(), 0);
        QCOMPARE(stats.value(text("files")).toInteger(), 0);
        QCOMPARE(Journal(world).submissions(), 0);
    }
    // Every call that was sent is in the log and in the sums, and the log is whole.
    const Result verified = world.run({text("audit"), text("verify"), text("--json")});
    QVERIFY2(verified.exit == 0, (verified.out + verified.err).constData());
#else
    QSKIP("needs Linux");
#endif
}

SPYHOP_TEST_MAIN(TestFullDisk)

#include "tst_fulldisk.moc"

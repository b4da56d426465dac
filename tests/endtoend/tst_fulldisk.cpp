// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The disk fills up while a job of each kind is at work: it says so and stops; with space there it goes on, and nothing
// is lost, twice in the table, or sent again that is known to have been answered.
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

using spyhop::testsupport::Result;
using spyhop::testsupport::Server;
using spyhop::testsupport::World;

namespace {

constexpr int itemCount = 300;

QString text(const char* source)
{
    return QString::fromUtf8(source);
}

#ifdef Q_OS_LINUX
//! The world's profile on a file system of its own, as small as a job.
class SmallDisk {
public:
    explicit SmallDisk(const QString& folder)
        : m_folder(folder.toLocal8Bit())
    {
        QDir().mkpath(folder);
        m_mounted = mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=24m") == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk()
    {
        if (m_mounted)
            umount2(m_folder.constData(), MNT_DETACH);
    }
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    //! Until not a byte is left.
    void fill() const
    {
        QFile filler(filling());
        if (!filler.open(QIODevice::Append | QIODevice::Unbuffered))
            return;
        for (const qsizetype block : {qsizetype(65536), qsizetype(4096), qsizetype(1)}) {
            while (filler.write(QByteArray(block, 'x')) == block) { }
        }
    }
    void empty() const { QFile::remove(filling()); }

private:
    [[nodiscard]] QString filling() const { return QString::fromLocal8Bit(m_folder) + text("/filler"); }
    QByteArray m_folder;
    bool m_mounted = false;
};
#endif

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
    void pausesAndGoesOn_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"direct", "tasks", "batch", "files-batch"})
            QTest::newRow(kind) << text(kind);
    }
    void pausesAndGoesOn()
    {
#ifdef Q_OS_LINUX
        QFETCH(QString, kind);
        World world;
        const SmallDisk disk(world.path(text("small")));
        if (!disk.isMounted())
            QSKIP("mounting a small file system needs root");
        const QStringList profile{text("--profile"), world.path(text("small/profile"))};
        world.set(text("SPYHOP_PASSPHRASE"), text("correct horse battery staple"));
        QCOMPARE(
            world.run(profile + QStringList{text("privacy"), text("grant"), text("batches"), text("provider")}).exit,
            0);
        const QString table = world.write(text("rows.jsonl"), rows());
        const Server server({text("--latency"), text("20"), text("--job-delay"), text("300")});
        const QStringList where
            = profile + QStringList{text("--endpoint"), server.url(), text("--model"), text("spyhop-local")};

        QProcess process;
        world.prepare(process,
            where
                + QStringList{text("batch"), text("run"), text("--id"), text("full"), text("--kind"), kind,
                    text("--batch-size"), text("20"), text("--concurrency"), text("4"), text("--prompt"),
                    text("Item {{n}}. What does this note say? {{note}}"), table});
        process.start();
        QVERIFY(process.waitForReadyRead(30'000) || process.state() != QProcess::NotRunning);
        QTest::qWait(250); // some of it is done by now
        QByteArray said;
        QElapsedTimer watch;
        watch.start();
        while (process.state() != QProcess::NotRunning && watch.elapsed() < 60'000) {
            disk.fill(); // what the program frees is taken as well
            process.waitForFinished(50);
            said += process.readAllStandardError();
        }
        said += process.readAllStandardError();
        QVERIFY2(process.state() == QProcess::NotRunning, "it neither goes on nor ends");
        QVERIFY2(process.exitCode() != 0, said.constData());
        QVERIFY2(said.contains("disk") || said.contains("space"), said.constData());

        disk.empty();
        const QString out = world.path(text("all.jsonl"));
        Result resumed
            = world.run(where + QStringList{text("batch"), text("resume"), text("full"), text("--out"), out});
        QVERIFY2(resumed.exit == 0 || resumed.exit == 5, resumed.err.constData());
        if (resumed.exit == 5) // what nobody can know is a person's choice
            resumed = world.run(where + QStringList{text("batch"), text("retry"), text("full"), text("--out"), out});
        QVERIFY2(resumed.exit == 0, resumed.err.constData());
        const QList<QByteArray> lines = world.read(text("all.jsonl")).trimmed().split('\n');
        QCOMPARE(lines.size(), itemCount);
        for (int i = 0; i < itemCount; ++i) {
            const QJsonObject row = QJsonDocument::fromJson(lines.at(i)).object();
            QCOMPARE(row.value(text("n")).toString(), QString::number(i));
            QCOMPARE(row.value(text("status")).toString(), text("done"));
        }
        QCOMPARE(server.stats().value(text("answeredTwice")).toInteger(), 0);
#else
        QSKIP("needs Linux");
#endif
    }
};

SPYHOP_TEST_MAIN(TestFullDisk)

#include "tst_fulldisk.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Without consent no byte of a prompt, of an answer, of a document or of its name reaches a disk: seen at the level of
// system calls, with strace.
#include "tests/endtoend/canary.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QUuid>

using namespace spyhop;
using testsupport::Canary;

class TestSilentDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aChatWritesNoWord();
    void aPrivateQuestionLeavesNothing();
    void aBatchWritesNoWord();
    void whatIsStoredIsSealed();

private:
    //! Runs a command under strace. Every write to a file (not to a pipe, a socket or a terminal) as strace tells it.
    [[nodiscard]] QStringList writesOf(const testsupport::World& world, const QStringList& arguments, int& exit) const
    {
        QProcess process;
        world.prepare(process, arguments);
        const QString log = world.path(QStringLiteral("strace.log"));
        process.setArguments(QStringList{QStringLiteral("-f"), QStringLiteral("-yy"), QStringLiteral("-s"),
                                 QStringLiteral("1000000"), QStringLiteral("-o"), log, QStringLiteral("-e"),
                                 QStringLiteral("trace=write,pwrite64,writev,pwritev,pwritev2,openat,open,creat,rename,"
                                                "renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat,mmap"),
                                 process.program()}
            + process.arguments());
        process.setProgram(QStringLiteral("strace"));
        process.start();
        [&] { QVERIFY(process.waitForFinished(testsupport::commandPatience * 2)); }();
        exit = process.exitCode();
        QStringList writes;
        QFile file(log);
        [&] { QVERIFY(file.open(QIODevice::ReadOnly)); }();
        // write(5</a/file>, …: a pipe is <pipe:[1]>, a socket <TCP:[…]>, a terminal <char …>
        static const QRegularExpression toFile(QStringLiteral(R"( (?:p?writev?2?|pwrite64)\(\d+<(/[^>]*)>)"));
        static const QRegularExpression making(
            QStringLiteral(R"( (?:rename|mkdir|link|symlink|creat)\w*\(|O_CREAT|MAP_SHARED)"));
        while (!file.atEnd()) {
            const QString line = QString::fromLatin1(file.readLine());
            const QRegularExpressionMatch match = toFile.match(line);
            const bool writesFile = match.hasMatch() && !match.captured(1).startsWith(u"/dev/");
            if (writesFile || making.match(line).hasMatch())
                writes << line;
        }
        QFile::remove(log); // it holds what was sent to the server
        return writes;
    }
    static int linesWith(const Canary& canary, const QStringList& lines)
    {
        int found = 0;
        for (const QString& line : lines)
            found += canary.isIn(line.toLatin1()) ? 1 : 0;
        return found;
    }

    const QByteArray m_word = "canary" + QUuid::createUuid().toByteArray(QUuid::Id128);
};

void TestSilentDisk::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty())
        QSKIP("strace is not installed");
    QProcess probe;
    probe.start(QStringLiteral("strace"),
        {QStringLiteral("-o"), QStringLiteral("/dev/null"), QStringLiteral("-e"), QStringLiteral("trace=none"),
            QStringLiteral("true")});
    if (!probe.waitForFinished() || probe.exitCode() != 0)
        QSKIP("processes may not be traced here (ptrace is not allowed)");
}

void TestSilentDisk::aChatWritesNoWord()
{
    const testsupport::World world;
    const testsupport::Server server({QStringLiteral("--seed"), QStringLiteral("1")});
    int exit = -1;
    const QStringList writes = writesOf(world,
        {QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"), QStringLiteral("spyhop-local"),
            QStringLiteral("ask"), QStringLiteral("Repeat: ") + QString::fromLatin1(m_word)},
        exit);
    QCOMPARE(exit, 0);
    QVERIFY(writes.size() > 5); // settings and figures are written
    QCOMPARE(linesWith(Canary(m_word), writes), 0);
    qsizetype looked = 0;
    QCOMPARE(Canary(m_word).filesWithIt({world.path(QString())}, looked), QStringList());
    QVERIFY(looked > 1);
}

//! Even where everything may be stored: no cached answer, no text and no digest in the audit log.
void TestSilentDisk::aPrivateQuestionLeavesNothing()
{
    testsupport::World world;
    world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("a phrase of several words"));
    QCOMPARE(world.run({QStringLiteral("privacy"), QStringLiteral("grant")}).exit, 0);
    const testsupport::Server server({QStringLiteral("--seed"), QStringLiteral("1")});
    const QStringList common{QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"),
        QStringLiteral("spyhop-local"), QStringLiteral("ask")};
    const QString question = QStringLiteral("Repeat: ") + QString::fromLatin1(m_word);
    const auto answers = [&world] {
        return world.run({QStringLiteral("cache"), QStringLiteral("stats"), QStringLiteral("--json")})
            .line(QStringLiteral("cache"))
            .value(u"answers")
            .toInt(-1);
    };
    const auto calls = [&world] {
        QList<QJsonObject> lines;
        for (const QJsonObject& line :
            world.run({QStringLiteral("audit"), QStringLiteral("show"), QStringLiteral("--json")}).lines()) {
            if (line.value(u"purpose").toString() == u"chat")
                lines.append(line);
        }
        return lines;
    };
    int exit = -1;
    const QStringList writes = writesOf(world, common + QStringList{QStringLiteral("--private"), question}, exit);
    QCOMPARE(exit, 0);
    QVERIFY(writes.size() > 5);
    QCOMPARE(linesWith(Canary(m_word), writes), 0);
    QCOMPARE(answers(), 0);
    QCOMPARE(calls().size(), 1); // that there was a call is told
    QVERIFY(calls().first().value(u"parameters").toObject().value(u"private").toBool());
    QVERIFY(calls().first().value(u"digest").toString().isEmpty());
    // The same question asked openly leaves both: what was missing was missing because it was private.
    QCOMPARE(world.run(common + QStringList{question}).exit, 0);
    QCOMPARE(answers(), 1);
    QCOMPARE(calls().size(), 2);
    int digests = 0;
    for (const QJsonObject& call : calls())
        digests += call.value(u"digest").toString().isEmpty() ? 0 : 1;
    QCOMPARE(digests, 1);
}

void TestSilentDisk::aBatchWritesNoWord()
{
    const testsupport::World world;
    const testsupport::Server server({QStringLiteral("--seed"), QStringLiteral("1")});
    // Not below the profile's folder: the documents are the person's own files.
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("documents"));
    for (const char* name : {"a", "b", "c"}) {
        QFile file(QStringLiteral("%1/%2-%3.txt").arg(folder, QString::fromLatin1(m_word), QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("A letter of " + m_word + " to the office.\n");
    }
    int exit = -1;
    const QStringList writes = writesOf(world,
        {QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"), QStringLiteral("spyhop-local"),
            QStringLiteral("batch"), QStringLiteral("run"), QStringLiteral("--prompt"),
            QStringLiteral("Who wrote %1? {{text}}").arg(QString::fromLatin1(m_word)), folder},
        exit);
    QCOMPARE(exit, 0);
    QVERIFY(writes.size() > 5);
    QCOMPARE(linesWith(Canary(m_word), writes), 0);
    qsizetype looked = 0;
    QCOMPARE(Canary(m_word).filesWithIt({world.path(QString())}, looked), QStringList());
}

void TestSilentDisk::whatIsStoredIsSealed()
{
    testsupport::World world;
    world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("a phrase of several words"));
    QCOMPARE(world.run({QStringLiteral("privacy"), QStringLiteral("grant")}).exit, 0);
    const testsupport::Server server({QStringLiteral("--seed"), QStringLiteral("1")});
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("sealed"));
    QFile file(QStringLiteral("%1/%2.txt").arg(folder, QString::fromLatin1(m_word)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("A letter of " + m_word + " to the office.\n");
    file.close();
    int exit = -1;
    const QStringList writes = writesOf(world,
        {QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"), QStringLiteral("spyhop-local"),
            QStringLiteral("batch"), QStringLiteral("run"), QStringLiteral("--prompt"),
            QStringLiteral("Who wrote %1? {{text}}").arg(QString::fromLatin1(m_word)), folder},
        exit);
    QCOMPARE(exit, 0);
    QVERIFY(writes.size() > 5);
    QCOMPARE(linesWith(Canary(m_word), writes), 0);
}

SPYHOP_TEST_MAIN(TestSilentDisk)
#include "tst_silentdisk.moc"

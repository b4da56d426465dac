// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Without consent no word of a prompt, of an answer, of a document or of its name reaches a disk: seen at the level of
// system calls, with strace. On a display (tst_silentdisk_window) also what is typed into the window.
#include "core/docs/zipwriter.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/endtoend/tracedwrites.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QUuid>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <csignal>

using namespace spyhop;
using testsupport::Canary;
using testsupport::TracedWrites;

class TestSilentDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsWrittenIsSeen_data();
    void whatIsWrittenIsSeen();
    void aChatWritesNoWord();
    void aPrivateQuestionLeavesNothing();
    void aBatchWritesNoWord();
    void aBatchOfManyTypesWritesNoWord();
    void aCrashInMidBatchWritesNoWord();
    void whatIsStoredIsSealed();
    void theWindowWritesNoWord();

private:
    //! A folder of documents of many types; the word of each by its name.
    [[nodiscard]] QMap<QString, QByteArray> makeDocuments(const QString& folder, const testsupport::World& world) const;
    //! Runs a command under strace.
    [[nodiscard]] static TracedWrites writesOf(const testsupport::World& world, const QStringList& arguments, int& exit)
    {
        QByteArray out;
        return writesOf(world, arguments, exit, out);
    }
    [[nodiscard]] static TracedWrites writesOf(
        const testsupport::World& world, const QStringList& arguments, int& exit, QByteArray& out)
    {
        QProcess process;
        world.prepare(process, arguments);
        const QString log = world.path(QStringLiteral("strace.log"));
        TracedWrites::trace(process, log);
        process.start();
        [&] { QVERIFY(process.waitForFinished(testsupport::commandPatience * 2)); }();
        exit = process.exitCode();
        out = process.readAllStandardOutput();
        return TracedWrites(log);
    }
    //! The process that strace has started; 0: none yet.
    [[nodiscard]] static qint64 tracedBy(const QProcess& strace)
    {
        QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(strace.processId()));
        return file.open(QIODevice::ReadOnly) ? file.readAll().simplified().split(' ').first().toLongLong() : 0;
    }

    const QByteArray m_word = "canary" + QUuid::createUuid().toByteArray(QUuid::Id128);
};

void TestSilentDisk::initTestCase()
{
    if (!TracedWrites::canTrace())
        QSKIP("strace is not installed, or processes may not be traced here");
}

void TestSilentDisk::whatIsWrittenIsSeen_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("piece");
    const QString text = QStringLiteral("A letter, \u4fe1: ") + QString::fromLatin1(m_word) + u'\n';
    QTest::newRow("UTF-8") << text.toUtf8() << 4096;
    QTest::newRow("in pieces") << text.toUtf8() << 7;
    QTest::newRow("base64") << text.toUtf8().toBase64() << 4096;
    QTest::newRow("hex") << text.toUtf8().toHex() << 4096;
    for (const bool isBig : {false, true}) {
        QByteArray wide;
        for (const QChar c : text) {
            const char bytes[]{static_cast<char>(c.unicode() & 0xff), static_cast<char>(c.unicode() >> 8)};
            wide.append(bytes[isBig ? 1 : 0]).append(bytes[isBig ? 0 : 1]);
        }
        QTest::newRow(isBig ? "UTF-16, big end first" : "UTF-16") << wide << 4096;
    }
}

//! What finds nothing elsewhere finds what is there.
void TestSilentDisk::whatIsWrittenIsSeen()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, piece);
    const testsupport::World world;
    const QString to = world.path(QStringLiteral("to"));
    QProcess process;
    process.setProgram(QStringLiteral("dd"));
    process.setArguments({QStringLiteral("if=") + world.write(QStringLiteral("from"), bytes),
        QStringLiteral("of=") + to, QStringLiteral("bs=%1").arg(piece), QStringLiteral("status=none")});
    const QString log = world.path(QStringLiteral("strace.log"));
    TracedWrites::trace(process, log);
    process.start();
    QVERIFY(process.waitForFinished(testsupport::commandPatience));
    QCOMPARE(process.exitCode(), 0);
    const TracedWrites writes(log);
    QCOMPARE(writes.with(Canary(m_word)), QStringList(to));
    QCOMPARE(writes.with(Canary("another" + m_word)), QStringList());
    QCOMPARE(writes.unseen(), QStringList());
}

void TestSilentDisk::aChatWritesNoWord()
{
    const testsupport::World world;
    const testsupport::Server server({QStringLiteral("--seed"), QStringLiteral("1")});
    int exit = -1;
    const TracedWrites writes = writesOf(world,
        {QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"), QStringLiteral("spyhop-local"),
            QStringLiteral("ask"), QStringLiteral("Repeat: ") + QString::fromLatin1(m_word)},
        exit);
    QCOMPARE(exit, 0);
    QVERIFY(writes.calls() > 5); // settings and figures are written
    QCOMPARE(writes.with(Canary(m_word)), QStringList());
    QCOMPARE(writes.unseen(), QStringList());
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
    const TracedWrites writes = writesOf(world, common + QStringList{QStringLiteral("--private"), question}, exit);
    QCOMPARE(exit, 0);
    QVERIFY(writes.calls() > 5);
    QCOMPARE(writes.with(Canary(m_word)), QStringList());
    QCOMPARE(writes.unseen(), QStringList());
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
    const TracedWrites writes = writesOf(world,
        {QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"), QStringLiteral("spyhop-local"),
            QStringLiteral("batch"), QStringLiteral("run"), QStringLiteral("--prompt"),
            QStringLiteral("Who wrote %1? {{text}}").arg(QString::fromLatin1(m_word)), folder},
        exit);
    QCOMPARE(exit, 0);
    QVERIFY(writes.calls() > 5);
    QCOMPARE(writes.with(Canary(m_word)), QStringList());
    QCOMPARE(writes.unseen(), QStringList());
    qsizetype looked = 0;
    QCOMPARE(Canary(m_word).filesWithIt({world.path(QString())}, looked), QStringList());
}

QMap<QString, QByteArray> TestSilentDisk::makeDocuments(const QString& folder, const testsupport::World& world) const
{
    QMap<QString, QByteArray> words;
    const auto add = [&](const QString& name, const QByteArray& word, const QByteArray& bytes) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        words.insert(name, word);
    };
    const QString mark = QString::fromLatin1(m_word);
    // Words that a server of rules repeats, so that it can be told that a file was read.
    add(mark + QStringLiteral(".txt"), "Bougainvillea", "A note of Bougainvillea.\n");
    add(mark + QStringLiteral(".csv"), "Chrysanthemum", "name,amount\nChrysanthemum,5\n");
    add(mark + QStringLiteral(".pdf"), "Quetzalcoatlus",
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 "
        "R>>>>>>endobj\n"
        "4 0 obj<</Length 58>>stream\nBT /F1 14 Tf 72 720 Td (A letter of Quetzalcoatlus) Tj ET\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    const auto docx = docs::zipped(
        {{QStringLiteral("[Content_Types].xml"),
             R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)"},
            {QStringLiteral("word/document.xml"),
                R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>A letter of Strelitziaceae</w:t></w:r></w:p></w:body></w:document>)"}},
        false);
    if (!docx)
        qFatal("no archive");
    add(mark + QStringLiteral(".docx"), "Strelitziaceae", *docx);
    if (!QStandardPaths::findExecutable(QStringLiteral("tesseract")).isEmpty()) {
        QImage scan(1400, 200, QImage::Format_RGB32);
        scan.fill(Qt::white);
        QPainter painter(&scan);
        QFont font;
        font.setPixelSize(60);
        painter.setFont(font);
        painter.drawText(20, 120, QStringLiteral("Letter of Rhododendron"));
        painter.end();
        if (!scan.save(folder + u'/' + mark + QStringLiteral("-scan.png")))
            qFatal("cannot write");
        words.insert(mark + QStringLiteral("-scan.png"), "Rhododendron");
    }
    const QString office = QStandardPaths::findExecutable(QStringLiteral("soffice"));
    const QString rich = world.write(mark + QStringLiteral("-old.rtf"), "{\\rtf1 A letter of Amaryllidaceae\\par}");
    if (!office.isEmpty()
        && QProcess::execute(office,
               {QStringLiteral("--headless"),
                   QStringLiteral("-env:UserInstallation=file://") + world.path(QStringLiteral("office")),
                   QStringLiteral("--convert-to"), QStringLiteral("doc"), QStringLiteral("--outdir"), folder, rich})
            == 0)
        words.insert(mark + QStringLiteral("-old.doc"), "Amaryllidaceae");
    QFile::remove(rich);
    QDir(world.path(QStringLiteral("office"))).removeRecursively();
    return words;
}

//! Text, a table, PDF, Word, a scan where text is recognised, an old office file where LibreOffice is; by the readers,
//! and by what converts.
void TestSilentDisk::aBatchOfManyTypesWritesNoWord()
{
    const testsupport::World world;
    const testsupport::Server server({QStringLiteral("--seed"), QStringLiteral("1")});
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("many"));
    const QMap<QString, QByteArray> words = makeDocuments(folder, world);
    QVERIFY(words.size() >= 4);
    const QStringList batch{QStringLiteral("--json"), QStringLiteral("--endpoint"), server.url(),
        QStringLiteral("--model"), QStringLiteral("spyhop-local"), QStringLiteral("batch"), QStringLiteral("run"),
        QStringLiteral("--documents"), QStringLiteral("--prompt"), QStringLiteral("Repeat: {{text}}"), folder};
    int exit = -1;
    QByteArray out;
    const TracedWrites writes = writesOf(world, batch, exit, out);
    QCOMPARE(exit, 0);
    QVERIFY(writes.calls() > 5);
    QCOMPARE(writes.unseen(), QStringList());
    QCOMPARE(writes.with(Canary(m_word)), QStringList());
    qsizetype looked = 0;
    for (auto word = words.cbegin(); word != words.cend(); ++word) {
        QVERIFY2(out.contains(word.value()), qPrintable(word.key())); // it was read, and the answer speaks of it
        QCOMPARE(writes.with(Canary(word.value())), QStringList());
        QCOMPARE(Canary(word.value()).filesWithIt({world.path(QString())}, looked), QStringList());
    }
    QCOMPARE(Canary(m_word).filesWithIt({world.path(QString())}, looked), QStringList());

    // What a person has asked to be written is seen by the same eyes.
    const QString table = world.path(QStringLiteral("out/table.csv"));
    QVERIFY(QDir().mkpath(world.path(QStringLiteral("out"))));
    const TracedWrites asked = writesOf(world, batch + QStringList{QStringLiteral("--out"), table}, exit, out);
    QCOMPARE(exit, 0);
    QStringList all = asked.with(Canary(m_word)); // the names of the files
    for (const QByteArray& word : words) {
        const QStringList found = asked.with(Canary(word));
        QVERIFY2(!found.isEmpty(), word.constData());
        all += found;
    }
    QVERIFY(!asked.with(Canary(m_word)).isEmpty());
    for (const QString& file : std::as_const(all))
        QVERIFY2(file.startsWith(world.path(QStringLiteral("out/"))), qPrintable(file));
}

void TestSilentDisk::aCrashInMidBatchWritesNoWord()
{
    const testsupport::World world;
    const testsupport::Server server(
        {QStringLiteral("--seed"), QStringLiteral("1"), QStringLiteral("--token-delay"), QStringLiteral("200")});
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("crash"));
    const QMap<QString, QByteArray> words = makeDocuments(folder, world);
    QProcess process;
    world.prepare(process,
        {QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"), QStringLiteral("spyhop-local"),
            QStringLiteral("batch"), QStringLiteral("run"), QStringLiteral("--documents"), QStringLiteral("--prompt"),
            QStringLiteral("Repeat %1: {{text}}").arg(QString::fromLatin1(m_word)), folder});
    process.setWorkingDirectory(world.path(QString()));
    const QString log = world.path(QStringLiteral("strace.log"));
    TracedWrites::trace(process, log);
    process.start();
    // The second answer is on its way, and others are being read.
    QTRY_VERIFY_WITH_TIMEOUT(server.stats().value(u"chats").toInt() >= 2 && process.state() == QProcess::Running,
        testsupport::commandPatience);
    const qint64 traced = tracedBy(process);
    QVERIFY(traced > 0);
    QCOMPARE(::kill(static_cast<pid_t>(traced), SIGSEGV), 0);
    QVERIFY(process.waitForFinished(testsupport::commandPatience * 2)); // what it had started ends by itself
    const TracedWrites writes(log);
    QVERIFY2(writes.deaths().contains(QStringLiteral("SIGSEGV +++")), qPrintable(writes.deaths().join(u' ')));
    QVERIFY(writes.calls() > 5);
    QCOMPARE(writes.unseen(), QStringList());
    QCOMPARE(writes.with(Canary(m_word)), QStringList());
    qsizetype looked = 0;
    QCOMPARE(Canary(m_word).filesWithIt({world.path(QString())}, looked), QStringList());
    for (const QByteArray& word : words) {
        QCOMPARE(writes.with(Canary(word)), QStringList());
        QCOMPARE(Canary(word).filesWithIt({world.path(QString())}, looked), QStringList());
    }
    QVERIFY(looked > 1);
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
    const TracedWrites writes = writesOf(world,
        {QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"), QStringLiteral("spyhop-local"),
            QStringLiteral("batch"), QStringLiteral("run"), QStringLiteral("--prompt"),
            QStringLiteral("Who wrote %1? {{text}}").arg(QString::fromLatin1(m_word)), folder},
        exit);
    QCOMPARE(exit, 0);
    QVERIFY(writes.calls() > 5);
    QCOMPARE(writes.with(Canary(m_word)), QStringList());
    QCOMPARE(writes.unseen(), QStringList());
}

//! Typed key by key, so that a draft could be written, too; asked, answered, and closed.
void TestSilentDisk::theWindowWritesNoWord()
{
    if (!qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariable("QT_QPA_PLATFORM") != u"xcb")
        QSKIP("no display: with_display.sh runs this");
    testsupport::World world;
    const testsupport::Server server({QStringLiteral("--seed"), QStringLiteral("1")});
    world.write(QStringLiteral("profile/spyhop.json"),
        QStringLiteral("{\"version\": 1, \"endpoints\": [{\"name\": \"here\", \"url\": \"%1\", \"models\": "
                       "[\"spyhop-local\"]}], \"window\": {\"firstRunDone\": true, \"language\": \"en\"}}")
            .arg(server.url())
            .toUtf8());
    QProcess process;
    world.prepare(process, {});
    process.setProgram(qEnvironmentVariable("SPYHOP_BIN_DIR") + QStringLiteral("/spyhop"));
    const QString log = world.path(QStringLiteral("strace.log"));
    TracedWrites::trace(process, log);
    const auto drive
        = [](const QStringList& arguments) { return QProcess::execute(QStringLiteral("xdotool"), arguments) == 0; };
    const QString window = QStringLiteral("^Spyhop$");
    const auto shown = [](const QString& title) {
        QProcess search;
        search.start(QStringLiteral("xdotool"),
            {QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--name"), title});
        [&] { QVERIFY(search.waitForFinished(testsupport::patienceMs)); }();
        return QString::fromLatin1(search.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    };
    process.start();
    QTRY_VERIFY_WITH_TIMEOUT(!shown(window).isEmpty(), testsupport::commandPatience);
    // Not before the window manager has begun.
    QTRY_VERIFY_WITH_TIMEOUT(drive({QStringLiteral("windowactivate"), QStringLiteral("--sync"), shown(window).last()}),
        testsupport::patienceMs);
    QTest::qWait(1000);
    QVERIFY(drive({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("20"),
        QStringLiteral("Repeat: ") + QString::fromLatin1(m_word)}));
    QTest::qWait(2000); // a draft would be kept by now
    QVERIFY(drive({QStringLiteral("key"), QStringLiteral("Return")}));
    QTRY_VERIFY_WITH_TIMEOUT(server.stats().value(u"chats").toInt() >= 1, testsupport::patienceMs);
    // The question about it is one itself.
    QTRY_COMPARE_WITH_TIMEOUT(server.stats().value(u"inFlight").toInt(), 1, testsupport::patienceMs);
    QTest::qWait(1000);
    // Closing asks whether the chat may be lost; it may (the button before the first one in focus, and that before it).
    QVERIFY(drive({QStringLiteral("key"), QStringLiteral("alt+F4")}));
    QTRY_VERIFY_WITH_TIMEOUT(!shown(QStringLiteral("^Keep conversations")).isEmpty(), testsupport::patienceMs);
    QTest::qWait(500);
    QVERIFY(drive({QStringLiteral("key"), QStringLiteral("shift+Tab"), QStringLiteral("shift+Tab")}));
    QTest::qWait(300);
    QVERIFY(drive({QStringLiteral("key"), QStringLiteral("space")}));
    QVERIFY(process.waitForFinished(testsupport::commandPatience));
    const TracedWrites writes(log);
    QVERIFY(writes.calls() > 5);
    QCOMPARE(writes.unseen(), QStringList());
    QCOMPARE(writes.with(Canary(m_word)), QStringList());
    qsizetype looked = 0;
    QCOMPARE(Canary(m_word).filesWithIt({world.path(QString())}, looked), QStringList());
    QVERIFY(looked > 1);
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestSilentDisk)
#include "tst_silentdisk.moc"

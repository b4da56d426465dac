// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log from the command line: what is logged, shown, exported, verified, and what the exit statuses say.
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>

using namespace spyhop;
using testsupport::Result;
using testsupport::Server;
using testsupport::World;

class TestCliAudit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noLogIsTwo();
    void asksAreThere();
    void aKeptPromptIsShown();
    void changedIsFive();
    void aRestoreElsewhereIsNoFault();
    void exports();
    void batchAndTestsAreThere();
    void aRunningJobKeepsNoPromptOnceConsentIsWithdrawn();

private:
    static QString utf8(const char* text) { return QString::fromUtf8(text); }
    static QString segmentOf(const World& world)
    {
        QDirIterator files(
            world.path(utf8("profile/audit")), {utf8("2*.log")}, QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext() ? files.next() : QString();
    }
    //! What all processes of the profile have written.
    static QByteArrayList segments(const World& world)
    {
        QByteArrayList result;
        QDirIterator files(
            world.path(utf8("profile/audit")), {utf8("2*.log")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                result.append(file.readAll());
        }
        return result;
    }
    //! The last chat in the log.
    static QString lastChat(const World& world)
    {
        QString id;
        for (const QJsonObject& line :
            world.run({utf8("audit"), utf8("show"), utf8("--state"), utf8("done"), utf8("--json")}).lines()) {
            if (line.value(u"purpose").toString() == u"chat")
                id = line.value(u"call").toString();
        }
        return id;
    }
    static Result ask(const World& world, const Server& server)
    {
        return world.run({utf8("ask"), utf8("--endpoint"), server.url(), utf8("--max-tokens"), utf8("9"),
            utf8("CANARY what swims here?")});
    }
};

void TestCliAudit::noLogIsTwo()
{
    const World world;
    QCOMPARE(world.run({utf8("audit"), utf8("verify")}).exit, 2);
    QCOMPARE(world.run({utf8("audit"), utf8("show")}).exit, 2);
}

void TestCliAudit::asksAreThere()
{
    const World world;
    const Server server({});
    QCOMPARE(ask(world, server).exit, 0);
    const Result show = world.run({utf8("audit"), utf8("show"), utf8("--state"), utf8("done"), utf8("--json")});
    QCOMPARE(show.exit, 0);
    QJsonObject call;
    for (const QJsonObject& line : show.lines()) {
        if (line.value(u"purpose").toString() == u"chat")
            call = line;
    }
    QCOMPARE(call.value(u"type").toString(), utf8("call"));
    QCOMPARE(call.value(u"endpoint").toString(), server.url());
    QCOMPARE(call.value(u"parameters").toObject().value(u"maxTokens").toInt(), 9);
    QCOMPARE(call.value(u"status").toInt(), 200);
    QVERIFY(!call.value(u"user").toString().isEmpty());
    QVERIFY(call.value(u"usage").toObject().value(u"completionTokens").toInt() > 0);
    const Result one = world.run({utf8("audit"), utf8("show"), call.value(u"call").toString(), utf8("--json")});
    const QJsonArray entries = one.line(utf8("call")).value(u"entries").toArray();
    QCOMPARE(entries.size(), 2);
    for (const QJsonValue& entry : entries)
        QVERIFY(entry.toObject().value(u"proof").toObject().value(u"holds").toBool());
    const Result verify = world.run({utf8("audit"), utf8("verify"), utf8("--json")});
    QCOMPARE(verify.exit, 0);
    // A test has no key store.
    QCOMPARE(verify.line(utf8("audit")).value(u"verdict").toString(), utf8("integrity-only"));
    QCOMPARE(verify.line(utf8("audit")).value(u"open").toInt(), 0);
    QVERIFY(world.run({utf8("audit"), utf8("verify")}).out.startsWith("Integrity only"));
    QDirIterator files(world.path(utf8("profile")), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("CANARY"), qPrintable(file.fileName()));
    }
}

void TestCliAudit::aKeptPromptIsShown()
{
    World world;
    world.set(utf8("SPYHOP_PASSPHRASE"), utf8("correct horse"));
    const Server server({});
    const auto show = [&world](const QString& id) {
        return world.run({utf8("audit"), utf8("show"), id, utf8("--json")}).line(utf8("call"));
    };
    const auto code
        = [](const QJsonObject& call) { return call.value(u"promptError").toObject().value(u"code").toString(); };
    QCOMPARE(ask(world, server).exit, 0);
    const QString before = lastChat(world);
    QCOMPARE(code(show(before)), utf8("not-found")); // nobody had allowed it
    QVERIFY(!show(before).contains(u"prompt"));

    QCOMPARE(world.run({utf8("privacy"), utf8("grant"), utf8("audit-prompts")}).exit, 0);
    QCOMPARE(ask(world, server).exit, 0);
    const QString kept = lastChat(world);
    QVERIFY(kept != before);
    const QJsonObject call = show(kept);
    const QJsonArray prompt = call.value(u"prompt").toArray();
    QVERIFY(!prompt.isEmpty());
    QCOMPARE(prompt.last().toObject().value(u"role").toString(), utf8("user"));
    QCOMPARE(prompt.last().toObject().value(u"text").toString(), utf8("CANARY what swims here?"));
    QVERIFY(!call.contains(u"promptError"));
    QCOMPARE(call.value(u"entries").toArray().size(), 2);
    QVERIFY(world.run({utf8("audit"), utf8("show"), kept}).out.contains("CANARY what swims here?"));

    // Locked: all the rest is told, and why this is not.
    world.set(utf8("SPYHOP_PASSPHRASE"), QString());
    const QJsonObject locked = show(kept);
    QCOMPARE(code(locked), utf8("refused-consent"));
    QVERIFY(!locked.value(u"promptError").toObject().value(u"message").toString().isEmpty());
    QVERIFY(!locked.contains(u"prompt"));
    QCOMPARE(locked.value(u"entries").toArray().size(), 2);
    const Result words = world.run({utf8("audit"), utf8("show"), kept});
    QCOMPARE(words.exit, 0);
    QVERIFY(!words.out.contains("CANARY"));

    // Erased: nothing that could be allowed would bring it back, nor does a key that is made later.
    QCOMPARE(world.run({utf8("privacy"), utf8("erase")}).exit, 0);
    const auto message
        = [](const QJsonObject& of) { return of.value(u"promptError").toObject().value(u"message").toString(); };
    QJsonObject erased = show(kept);
    QCOMPARE(code(erased), utf8("unreadable"));
    QVERIFY2(message(erased).contains(u"Its key was destroyed"), qPrintable(message(erased)));
    QVERIFY2(!message(erased).contains(u"grant"), qPrintable(message(erased)));
    const Result verify = world.run({utf8("audit"), utf8("verify")});
    QCOMPARE(verify.exit, 0);
    QVERIFY2(!verify.out.contains("open the key store"), verify.out.constData()); // there is nothing in it
    world.set(utf8("SPYHOP_PASSPHRASE"), utf8("correct horse"));
    QCOMPARE(world.run({utf8("privacy"), utf8("grant"), utf8("chats")}).exit, 0);
    erased = show(kept);
    QVERIFY2(message(erased).contains(u"Its key was destroyed"), qPrintable(message(erased)));
}

void TestCliAudit::changedIsFive()
{
    const World world;
    const Server server({});
    QCOMPARE(ask(world, server).exit, 0);
    const QString path = segmentOf(world);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("\"status\":200");
    QVERIFY(at > 0);
    text[at + 9] = '4';
    file.seek(0);
    file.write(text);
    file.close();
    const Result verify = world.run({utf8("audit"), utf8("verify"), utf8("--json")});
    QCOMPARE(verify.exit, 5);
    const QJsonObject finding = verify.line(utf8("audit")).value(u"findings").toArray().first().toObject();
    QCOMPARE(finding.value(u"fault").toString(), utf8("entry-changed"));
    QCOMPARE(finding.value(u"number").toInt(), int(text.first(at).count('\n')) + 1);
    QVERIFY(path.contains(finding.value(u"segment").toString()));
    QVERIFY(QFile::remove(path));
    QCOMPARE(world.run({utf8("audit"), utf8("verify")}).exit, 5);
}

void TestCliAudit::aRestoreElsewhereIsNoFault()
{
    World world;
    world.set(utf8("SPYHOP_PASSPHRASE"), utf8("correct horse"));
    world.set(utf8("SPYHOP_BACKUP_PASSPHRASE"), utf8("the phrase of the backup"));
    const Server server({});
    QCOMPARE(world.run({utf8("privacy"), utf8("grant"), utf8("audit-prompts")}).exit, 0);
    QCOMPARE(ask(world, server).exit, 0);
    QCOMPARE(world.run({utf8("audit"), utf8("verify"), utf8("--signed")}).exit, 0);
    const QString file = world.path(utf8("spyhop.backup"));
    const Result backedUp = world.run({utf8("privacy"), utf8("backup"), utf8("--out"), file});
    QVERIFY2(backedUp.exit == 0, backedUp.err.constData());

    World other;
    other.set(utf8("SPYHOP_PASSPHRASE"), utf8("the phrase of the backup"));
    other.set(utf8("SPYHOP_BACKUP_PASSPHRASE"), utf8("the phrase of the backup"));
    const Result restored = other.run({utf8("privacy"), utf8("restore"), file});
    QVERIFY2(restored.exit == 0, restored.err.constData());
    QCOMPARE(ask(other, server).exit, 0);
    for (int i = 0; i < 2; ++i) { // the first of them may be who notes it
        const Result verify = other.run({utf8("audit"), utf8("verify"), utf8("--signed"), utf8("--json")});
        QVERIFY2(verify.exit == 0, verify.out.constData());
        QCOMPARE(verify.line(utf8("audit")).value(u"elsewhere").toArray().size(), 1);
    }
    QVERIFY(other.run({utf8("audit"), utf8("verify")}).out.contains("was restored on"));
    QVERIFY(QDir(other.path(utf8("profile/audit"))).removeRecursively());
    QCOMPARE(other.run({utf8("audit"), utf8("verify")}).exit, 5);
}

void TestCliAudit::exports()
{
    const World world;
    const Server server({});
    QCOMPARE(ask(world, server).exit, 0);
    const QString csv = world.path(utf8("log.csv")), lines = world.path(utf8("log.jsonl"));
    QCOMPARE(world.run({utf8("audit"), utf8("export"), utf8("--out"), csv}).exit, 0);
    QVERIFY(world.read(utf8("log.csv")).startsWith("\xef\xbb\xbftime,state,"));
    QCOMPARE(world
                 .run({utf8("audit"), utf8("export"), utf8("--out"), lines, utf8("--format"), utf8("jsonl"),
                     utf8("--to"), utf8("2020-01-01")})
                 .exit,
        0);
    QVERIFY(world.read(utf8("log.jsonl")).isEmpty());
    // A wrong place is a wrong command line; the profile's own files are no place at all.
    const QByteArray settings = world.read(utf8("profile/spyhop.json"));
    for (const QString& place : {world.path(utf8("no/such/log.csv")), world.path(utf8("profile")),
             world.path(utf8("profile/spyhop.json")), world.path(utf8("profile/audit/log.csv"))}) {
        const Result refused = world.run({utf8("audit"), utf8("export"), utf8("--out"), place});
        QVERIFY2(refused.exit == 2, qPrintable(place));
    }
    QCOMPARE(world.read(utf8("profile/spyhop.json")), settings);
    QVERIFY(!QFile::exists(world.path(utf8("profile/audit/log.csv"))));
    QCOMPARE(world.run({utf8("audit"), utf8("export"), utf8("--out"), lines, utf8("--format"), utf8("xml")}).exit, 2);
    QCOMPARE(world.run({utf8("audit"), utf8("show"), utf8("--from"), utf8("tomorrow")}).exit, 2);
}

void TestCliAudit::batchAndTestsAreThere()
{
    const World world;
    const Server server({});
    QCOMPARE(world.run({utf8("endpoints"), utf8("add"), utf8("here"), server.url()}).exit, 0);
    QCOMPARE(world.run({utf8("endpoints"), utf8("test"), utf8("here")}).exit, 0);
    const QString table = world.write(utf8("rows.csv"), "name\none\ntwo\nthree\n");
    QCOMPARE(world.run({utf8("batch"), utf8("run"), utf8("--prompt"), utf8("Who is {{name}}?"), table}).exit, 0);
    QStringList purposes;
    for (const QJsonObject& line : world.run({utf8("audit"), utf8("show"), utf8("--json")}).lines())
        purposes.append(line.value(u"purpose").toString());
    QVERIFY(purposes.contains(utf8("probe")));
    QVERIFY(purposes.contains(utf8("models")));
    QCOMPARE(purposes.count(utf8("batch-step")), 3);
    QCOMPARE(world.run({utf8("audit"), utf8("verify")}).exit, 0);
}

void TestCliAudit::aRunningJobKeepsNoPromptOnceConsentIsWithdrawn()
{
    World world;
    world.set(utf8("SPYHOP_PASSPHRASE"), utf8("correct horse"));
    const Server server({utf8("--latency"), utf8("400")});
    QCOMPARE(world.run({utf8("privacy"), utf8("grant"), utf8("batches"), utf8("audit-prompts")}).exit, 0);
    const QString table = world.write(utf8("rows.csv"), "name\none\ntwo\nthree\nfour\nfive\nsix\n");
    QProcess job;
    world.prepare(job,
        {utf8("batch"), utf8("run"), utf8("--endpoint"), server.url(), utf8("--concurrency"), utf8("1"),
            utf8("--prompt"), utf8("Who is {{name}}?"), table});
    job.start();
    const auto prompts = [&world] { return segments(world).join().count("\"prompt\":\""); };
    QTRY_VERIFY_WITH_TIMEOUT(prompts() > 0, testsupport::commandPatience);
    QCOMPARE(world.run({utf8("privacy"), utf8("revoke"), utf8("audit-prompts")}).exit, 0);
    const qsizetype kept = prompts();
    QVERIFY(job.waitForFinished(testsupport::commandPatience));
    QCOMPARE(job.exitCode(), 0);
    QCOMPARE(prompts(), kept);
    QByteArray ofJob;
    for (const QByteArray& segment : segments(world)) {
        if (segment.contains("\"kind\":\"intent\""))
            ofJob += segment;
    }
    QVERIFY(ofJob.count("\"kind\":\"outcome\"") >= 6);
    QVERIFY2(kept < 6, "the job was over before consent was withdrawn");
    QVERIFY(ofJob.contains("\"event\":\"consent\"")); // it has heard of it
}

SPYHOP_TEST_MAIN(TestCliAudit)
#include "tst_cliaudit.moc"

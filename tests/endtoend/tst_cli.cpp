// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of docs/cli.md, held by the program itself: grammar, streams, shapes and exit codes, against the
// built-in server in a process of its own.
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <csignal>

using spyhop::testsupport::Result;
using spyhop::testsupport::Server;
using spyhop::testsupport::World;

namespace {

constexpr int patience = spyhop::testsupport::commandPatience;

QString tr(const char* text)
{
    return QString::fromUtf8(text);
}

QStringList words(const char* line)
{
    return tr(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestCli : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Server> m_server;

    [[nodiscard]] QStringList at(const QStringList& arguments) const
    {
        return QStringList{tr("--endpoint"), m_server->url(), tr("--model"), tr("spyhop-local")} + arguments;
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<Server>(QStringList()); }
    void cleanupTestCase() { m_server.reset(); }

    void serveSaysWhereAndEndsCleanly()
    {
        Server server({tr("--port"), tr("0")});
        QVERIFY2(server.firstLine().startsWith("listening on http://127.0.0.1:"), server.firstLine().constData());
        QVERIFY(server.firstLine().endsWith('\n'));
        QCOMPARE(server.stop(), 0);
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("unknown option") << words("ask --bogus hello") << QByteArray("--bogus");
        QTest::newRow("unknown command") << words("bogus") << QByteArray("Known: ask, chats, batch");
        QTest::newRow("a later command") << words("simulate x") << QByteArray("no command");
        QTest::newRow("half a command") << words("batch") << QByteArray("run, estimate, list");
        QTest::newRow("no prompt") << words("ask") << QByteArray("prompt");
        QTest::newRow("empty prompt") << QStringList{tr("ask"), QString()} << QByteArray("empty");
        QTest::newRow("two prompts") << words("ask one two") << QByteArray("two");
        QTest::newRow("no value") << words("ask --system") << QByteArray("needs a value");
        QTest::newRow("twice") << words("ask --system a --system b hello") << QByteArray("twice");
        QTest::newRow("bad number") << words("ask --max-tokens few hello") << QByteArray("whole number");
        QTest::newRow("bad temperature") << words("ask --temperature 3 hello") << QByteArray("from 0 to 2");
        QTest::newRow("nan") << words("ask --temperature nan hello") << QByteArray("from 0 to 2");
        QTest::newRow("bad thinking") << words("ask --thinking much hello") << QByteArray("off, low, high");
        QTest::newRow("http elsewhere") << words("ask --endpoint http://192.0.2.1/v1 hello") << QByteArray("https");
        QTest::newRow("no url") << words("ask --endpoint ftp://x hello") << QByteArray("address");
        QTest::newRow("unknown endpoint") << words("ask --endpoint nobody hello") << QByteArray("no endpoint");
        QTest::newRow("no endpoint") << words("ask hello") << QByteArray("endpoints add");
        QTest::newRow("literal key") << words("ask --endpoint https://192.0.2.1 --key sk-abcdefghijklmnop hello")
                                     << QByteArray("keys set");
        QTest::newRow("missing file") << words("ask --endpoint http://127.0.0.1:1 --file /nonexistent.txt hello")
                                      << QByteArray("nonexistent");
        QTest::newRow("batch without prompt") << words("batch run x.txt") << QByteArray("--prompt");
        QTest::newRow("batch without input") << words("batch run --prompt x") << QByteArray("input");
        QTest::newRow("batch kind") << words("batch run --prompt x --kind pigeon y") << QByteArray("files-batch");
        QTest::newRow("batch out") << words("batch run --prompt x --out t.txt y") << QByteArray(".csv");
        QTest::newRow("batch trial") << words("batch run --prompt x --trial 0 y") << QByteArray("1 to");
        QTest::newRow("batch cost") << words("batch run --prompt x --max-cost much y") << QByteArray("much");
        QTest::newRow("unknown job") << words("batch show nothing") << QByteArray("no job");
        QTest::newRow("serve fail") << words("serve --fail 503") << QByteArray("503:0.1");
        QTest::newRow("consent kind") << words("privacy grant everything") << QByteArray("chats");
        QTest::newRow("half a cache command") << words("cache") << QByteArray("stats, clear");
        QTest::newRow("cache clear what") << words("cache clear everything") << QByteArray("everything");
        QTest::newRow("key store") << words("keys set x --store paper") << QByteArray("keychain, pkcs11 or vault");
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, sentence);
        const World world;
        const Result result = world.run(arguments);
        QVERIFY2(result.err.contains(sentence), result.err.constData());
        QCOMPARE(result.err.count('\n'), 1);
        QCOMPARE(result.out, QByteArray());
        QCOMPARE(result.exit, 2);
    }

    void helpIsEverywhere_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const char* line : {"--help", "ask --help", "batch --help", "batch run --help", "batch list --help",
                 "batch show --help", "batch resume --help", "batch retry --help", "batch cancel --help",
                 "batch export --help", "serve --help", "endpoints add --help", "endpoints list --help",
                 "endpoints remove --help", "endpoints test --help", "keys set --help", "keys check --help",
                 "privacy grant --help", "cache stats --help", "cache clear --help", "whoami --help"})
            QTest::newRow(line) << words(line);
    }
    void helpIsEverywhere()
    {
        QFETCH(QStringList, arguments);
        const Result result = World().run(arguments);
        QCOMPARE(result.exit, 0);
        QVERIFY(result.out.contains("--profile DIR"));
        QCOMPARE(result.err, QByteArray());
    }

    void answersOnStdoutAlone()
    {
        const World world;
        const Result streamed = world.run(at({tr("ask"), tr("Name three colours of the evening sky.")}));
        QCOMPARE(streamed.exit, 0);
        QVERIFY(streamed.out.endsWith('\n'));
        QVERIFY(streamed.out.size() > 20);
        QVERIFY2(streamed.err.isEmpty(), streamed.err.constData());
        const Result whole
            = world.run(at({tr("ask"), tr("--no-stream"), tr("Name three colours of the evening sky.")}));
        QCOMPARE(whole.exit, 0);
        QCOMPARE(whole.out, streamed.out);
        const Result piped = world.run(at({tr("ask"), tr("-")}), "Name three colours of the evening sky.");
        QCOMPARE(piped.out, streamed.out);
    }

    void answersInJson()
    {
        const Result result = World().run(at({tr("--json"), tr("ask"), tr("Name three colours.")}));
        QCOMPARE(result.exit, 0);
        QString text;
        QString callId;
        bool stated = false;
        for (const QJsonObject& line : result.lines()) {
            QVERIFY(line.contains(tr("type")));
            QVERIFY(line.contains(tr("callId")));
            callId = line.value(u"callId").toString();
            QVERIFY(!callId.isEmpty());
            if (line.value(u"type") == QJsonValue(tr("delta")))
                text += line.value(u"text").toString();
            stated = stated || line.value(u"type") == QJsonValue(tr("state"));
        }
        QVERIFY(stated);
        const QJsonObject done = result.lines().constLast();
        QCOMPARE(done.value(u"type").toString(), tr("done"));
        QCOMPARE(done.value(u"text").toString(), text);
        for (const char* field : {"reasoning", "model", "endpoint", "tier", "finishReason", "cached", "attempts",
                 "adjusted", "usage", "cost", "timings"})
            QVERIFY2(done.contains(QLatin1String(field)), field);
        QCOMPARE(done.value(u"finishReason").toString(), tr("stop"));
        QCOMPARE(done.value(u"cached").toString(), tr("no"));
        QCOMPARE(done.value(u"attempts").toArray().size(), 1);
        QCOMPARE(done.value(u"attempts").toArray().first().toObject().value(u"status").toInt(), 200);
        QVERIFY(done.value(u"timings").toObject().value(u"total").toDouble() > 0);
        QVERIFY(done.value(u"usage").toObject().value(u"promptTokens").toInt() > 0);
    }

    void sendsFiles()
    {
        const World world;
        const QString file = world.write(tr("minutes.txt"), "The kestrel committee met on 2026-03-04 in Porto.");
        const Result result = world.run(at({tr("ask"), tr("--file"), file, tr("Summarise the document.")}));
        QCOMPARE(result.exit, 0);
        QVERIFY2(result.out.contains("committee"), result.out.constData());
        const Result image = world.run(at({tr("ask"), tr("--image"), file, tr("What is this?")}));
        QCOMPARE(image.exit, 2);
    }

    void tellsApiFailures_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("wrong key") << QByteArray("* 401") << tr("auth") << 401;
        QTest::newRow("unknown model") << QByteArray("* 404 error \"Model Not Exist\"") << tr("not-found") << 404;
        QTest::newRow("no balance") << QByteArray("* 402") << tr("balance") << 402;
        QTest::newRow("bad request") << QByteArray("* 400 error \"bad\"") << tr("bad-request") << 400;
    }
    void tellsApiFailures()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, code);
        QFETCH(int, status);
        const World world;
        const QString file = world.write(tr("script"), script);
        const Server server({tr("--script"), file});
        const Result result = world.run(
            {tr("ask"), tr("--json"), tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local"), tr("hello")});
        QCOMPARE(result.exit, 4);
        const QJsonObject error = result.lines().constLast();
        QCOMPARE(error.value(u"type").toString(), tr("error"));
        QCOMPARE(error.value(u"code").toString(), code);
        QCOMPARE(error.value(u"httpStatus").toInt(), status);
        QVERIFY(!error.value(u"message").toString().isEmpty());
        QVERIFY(!error.value(u"attempts").toArray().isEmpty());
        QVERIFY(!result.err.isEmpty());
    }

    void keepsThePartOfABrokenStream()
    {
        const World world;
        const QString file = world.write(tr("script"), "* 200 | text \"only this\" | cut");
        const Server server({tr("--script"), file});
        const Result result
            = world.run({tr("ask"), tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local"), tr("hello")});
        QCOMPARE(result.out, QByteArray("only this\n"));
        QCOMPARE(result.exit, 4);
        const Result json = world.run(
            {tr("ask"), tr("--json"), tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local"), tr("hello")});
        QCOMPARE(json.lines().constLast().value(u"text").toString(), tr("only this"));
        QCOMPARE(json.lines().constLast().value(u"code").toString(), tr("truncated"));
    }

    void cutAtTheLongestLengthIsAnAnswer()
    {
        const World world;
        const QString file = world.write(tr("script"), "* 200 | text \"half\" finish=length | end");
        const Server server({tr("--script"), file});
        QCOMPARE(
            world.run({tr("ask"), tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local"), tr("x")}).exit, 0);
    }

    void testsEndpointsStepByStep()
    {
        const World world;
        const Result fine = world.run({tr("endpoints"), tr("test"), m_server->url()});
        QVERIFY2(fine.exit == 0, fine.err.constData());
        QVERIFY2(fine.out.contains("spyhop-local"), fine.out.constData());
        QVERIFY(fine.out.contains("HTTP"));

        const QString wrongKey = world.write(tr("wrongkey"), "/models 401");
        const Server locked({tr("--script"), wrongKey});
        const Result refused = world.run({tr("--json"), tr("endpoints"), tr("test"), locked.url()});
        QCOMPARE(refused.exit, 4);
        QCOMPARE(refused.line(tr("error")).value(u"code").toString(), tr("auth"));

        const QString page = world.write(tr("page"), "/models html 200");
        const Server web({tr("--script"), page});
        const Result html = world.run({tr("--json"), tr("endpoints"), tr("test"), web.url()});
        QCOMPARE(html.exit, 4);
        QCOMPARE(html.line(tr("error")).value(u"code").toString(), tr("not-found"));
        QVERIFY(html.err.contains("web page"));
    }

    void tellsAClosedPortAndANonHttpServer()
    {
        const World world;
        QTcpServer port;
        QVERIFY(port.listen(QHostAddress::LocalHost));
        const QString url = tr("http://127.0.0.1:%1").arg(port.serverPort());
        connect(&port, &QTcpServer::newConnection, &port, [&port] {
            QTcpSocket* socket = port.nextPendingConnection();
            socket->write("SSH-2.0-OpenSSH_9.2\r\n");
            socket->disconnectFromHost();
        });
        QProcess process;
        world.prepare(process, {tr("endpoints"), tr("test"), url});
        process.start();
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patience);
        QCOMPARE(process.exitCode(), 4);
        QVERIFY(!process.readAllStandardError().isEmpty());
        port.close();
        const Result refused = world.run({tr("--json"), tr("endpoints"), tr("test"), url});
        QCOMPARE(refused.exit, 4);
        QCOMPARE(refused.line(tr("error")).value(u"code").toString(), tr("network"));
    }

    void managesEndpoints()
    {
        const World world;
        QCOMPARE(world
                     .run({tr("endpoints"), tr("add"), tr("here"), m_server->url(), tr("--model"), tr("spyhop-local"),
                         tr("--model"), tr("spyhop-local-small"), tr("--priority"), tr("3"), tr("--context"),
                         tr("spyhop-local=4096")})
                     .exit,
            0);
        const QJsonObject line = world.run(words("endpoints list --json")).line(tr("endpoint"));
        QCOMPARE(line.value(u"name").toString(), tr("here"));
        QCOMPARE(line.value(u"models").toArray().size(), 2);
        QCOMPARE(line.value(u"priority").toInt(), 3);
        QCOMPARE(line.value(u"contexts").toObject(), QJsonObject({{tr("spyhop-local"), 4096}}));
        QCOMPARE(world.run(words("endpoints add other https://192.0.2.1 --context many")).exit, 2);
        QCOMPARE(world.run(words("endpoints add here https://192.0.2.1")).exit, 2);
        QCOMPARE(world.run(words("endpoints add bad http://192.0.2.1")).exit, 2);
        QCOMPARE(world.run(words("ask --endpoint here hello")).exit, 0);
        QCOMPARE(world.run(words("ask hello")).exit, 0);
        QCOMPARE(world.run(words("endpoints test")).exit, 0);
        QCOMPARE(world.run(words("endpoints remove here")).exit, 0);
        QCOMPARE(world.run(words("endpoints remove here")).exit, 2);

        QCOMPARE(
            world
                .run({tr("endpoints"), tr("add"), tr("many"), m_server->url(), tr("--key"), tr("env:ONE"), tr("--key"),
                    tr("env:TWO"), tr("--requests-per-minute"), tr("600"), tr("--tokens-per-minute"), tr("90000")})
                .exit,
            0);
        const QJsonObject many = world.run(words("endpoints list --json")).line(tr("endpoint"));
        QCOMPARE(many.value(u"key").toString(), tr("env:ONE"));
        QCOMPARE(many.value(u"keys").toArray(), QJsonArray{tr("env:TWO")});
        QCOMPARE(many.value(u"requestsPerMinute").toInt(), 600);
        QCOMPARE(many.value(u"tokensPerMinute").toInt(), 90'000);
        QCOMPARE(world.run(words("endpoints add none https://192.0.2.1 --requests-per-minute 0")).exit, 2);
    }

    void leavesABrokenSettingsFileAlone()
    {
        const World world;
        const QByteArray broken = "{\n  \"version\": 1,\n  \"endpoints\": 7\n}\n";
        const QString file = world.write(tr("profile/spyhop.json"), broken);
        const Result result = world.run(words("endpoints list"));
        QCOMPARE(result.exit, 2);
        QVERIFY2(result.err.contains('3'), result.err.constData()); // the line
        QCOMPARE(world.read(tr("profile/spyhop.json")), broken);
    }

    void runsABatchOverAFolder()
    {
        const World world;
        QVERIFY(!world.write(tr("in/a.txt"), "Alpha report: the cost was 120 euros on 2026-01-02.").isEmpty());
        QVERIFY(!world.write(tr("in/b.csv"), "x,y\n1,2\n").isEmpty());
        QVERIFY(!world.write(tr("in/c.bin"), QByteArray("\0\1\2\3", 4)).isEmpty());
        QVERIFY(!world.write(tr("in/d.txt"), QByteArray("\xff\x00\xfe\x00\x01", 5)).isEmpty());
        const Result result = world.run(at({tr("batch"), tr("run"), tr("--prompt"), tr("Summarise {{text}}"),
            tr("--out"), world.path(tr("out.csv")), tr("--id"), tr("first"), world.path(tr("in"))}));
        QVERIFY2(result.exit == 0 || result.exit == 5, result.err.constData());
        QVERIFY(result.err.startsWith("first\n"));
        QVERIFY2(result.err.contains("c.bin"), result.err.constData());
        QVERIFY2(result.err.contains("cannot be resumed"), result.err.constData());
        QCOMPARE(result.out, QByteArray());
        const QByteArray csv = world.read(tr("out.csv"));
        QVERIFY2(csv.startsWith("\xef\xbb\xbf"
                                "file,answer,status,error\r\n"),
            csv.constData());
        QVERIFY(csv.contains("a.txt,"));
        QVERIFY(csv.contains("b.csv,"));
        QVERIFY(!csv.contains("c.bin"));
    }

    void printsTheTableOfABatch()
    {
        const World world;
        const QString table = world.write(tr("people.csv"), "name,city\nAda,London\nLin,北京\n");
        const QStringList run{tr("batch"), tr("run"), tr("--prompt"), tr("Greet {{name}} from {{city}}"), table};
        const Result csv = world.run(at(run));
        QVERIFY2(csv.exit == 0, csv.err.constData());
        QVERIFY2(csv.out.startsWith("name,city,answer,status,error\r\nAda,London,"), csv.out.constData());
        QVERIFY(csv.out.contains("北京"));
        const Result json = world.run(at(QStringList{tr("--json")} + run));
        QCOMPARE(json.exit, 0);
        QCOMPARE(json.lines().constFirst().value(u"type").toString(), tr("job"));
        QVERIFY(!json.lines().constFirst().value(u"id").toString().isEmpty());
        int items = 0;
        for (const QJsonObject& line : json.lines())
            items += line.value(u"type") == QJsonValue(tr("item")) ? 1 : 0;
        QCOMPARE(items, 2);
        const QJsonObject done = json.lines().constLast();
        QCOMPARE(done.value(u"type").toString(), tr("done"));
        QCOMPARE(done.value(u"items").toObject().value(u"done").toInt(), 2);
        const Result unknown = world.run(at({tr("batch"), tr("run"), tr("--prompt"), tr("Greet {{nobody}}"), table}));
        QCOMPARE(unknown.exit, 2);
        QVERIFY(unknown.err.contains("nobody"));
    }

    void emptyFolderIsWrongUsage()
    {
        const World world;
        QVERIFY(QDir().mkpath(world.path(tr("empty"))));
        const Result result
            = world.run(at({tr("batch"), tr("run"), tr("--prompt"), tr("x {{text}}"), world.path(tr("empty"))}));
        QCOMPARE(result.exit, 2);
        QVERIFY(!result.err.isEmpty());
    }

    void batchFailuresHaveTheirExitCodes()
    {
        const World world;
        const QString table = world.write(tr("t.csv"), "n\n1\n2\n3\n4\n");
        const QStringList run{
            tr("batch"), tr("run"), tr("--concurrency"), tr("1"), tr("--prompt"), tr("n {{n}}"), table};
        const QString some = world.write(tr("some"), "400 error \"no\"\nown");
        const Server partly({tr("--script"), some});
        QCOMPARE(
            world.run(QStringList{tr("--endpoint"), partly.url(), tr("--model"), tr("spyhop-local")} + run).exit, 5);
        const QString none = world.write(tr("none"), "* 401");
        const Server locked({tr("--script"), none});
        QCOMPARE(
            world.run(QStringList{tr("--endpoint"), locked.url(), tr("--model"), tr("spyhop-local")} + run).exit, 4);
    }

    void storesResumesAndExportsWithConsent()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        const Result granted = world.run(words("privacy grant batches"));
        QVERIFY2(granted.exit == 0, granted.err.constData());
        QVERIFY(world.run(words("privacy status")).out.contains("batches"));

        QByteArray rows = "n\n";
        for (int i = 0; i < 60; ++i)
            rows += QByteArray::number(i) + '\n';
        const QString table = world.write(tr("t.csv"), rows);
        const Server slow({tr("--latency"), tr("100")});
        QProcess process;
        world.prepare(process,
            {tr("--endpoint"), slow.url(), tr("--model"), tr("spyhop-local"), tr("batch"), tr("run"), tr("--id"),
                tr("job"), tr("--concurrency"), tr("2"), tr("--prompt"), tr("n {{n}}"), tr("--out"),
                world.path(tr("part.csv")), table});
        process.start();
        QByteArray progress;
        const auto halfWay = [&process, &progress] {
            progress += process.readAllStandardError();
            return progress.contains(" of 60");
        };
        QTRY_VERIFY_WITH_TIMEOUT(halfWay(), patience);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardError().contains("batch resume job"));
        QVERIFY(world.read(tr("part.csv"))
                    .startsWith("\xef\xbb\xbf"
                                "n,answer,status,error\r\n0,"));

        const QJsonObject half = world.run(words("batch show job --json")).line(tr("job"));
        QVERIFY(half.value(u"items").toObject().value(u"pending").toInt() > 0);
        QCOMPARE(half.value(u"items").toObject().value(u"running").toInt(), 0);
        QVERIFY(world.run(words("batch list")).out.contains("job"));
        QCOMPARE(
            world.run(at({tr("batch"), tr("run"), tr("--id"), tr("job"), tr("--prompt"), tr("{{n}}"), table})).exit, 2);

        const Result resumed
            = world.run({tr("batch"), tr("resume"), tr("job"), tr("--out"), world.path(tr("all.csv"))});
        QVERIFY2(resumed.exit == 0, resumed.err.constData());
        QCOMPARE(world.read(tr("all.csv")).count("done,"), 60);
        QCOMPARE(world.run({tr("batch"), tr("export"), tr("job"), tr("--out"), world.path(tr("all.xlsx"))}).exit, 0);
        QVERIFY(world.read(tr("all.xlsx")).startsWith("PK"));
        QCOMPARE(world.run({tr("batch"), tr("export"), tr("job"), tr("--out"), world.path(tr("all.jsonl"))}).exit, 0);
        QCOMPARE(world.read(tr("all.jsonl")).trimmed().count('\n') + 1, 60);
    }

    void sealedDataNeedsItsPassphrase()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("privacy grant")).exit, 0);
        world.set(tr("SPYHOP_PASSPHRASE"), QString());
        const Result list = world.run(words("batch list"));
        QCOMPARE(list.exit, 3);
        QVERIFY(!list.err.isEmpty());
        // What touches nothing sealed does not need it.
        QCOMPARE(world.run(at({tr("ask"), tr("hello")})).exit, 0);
        world.set(tr("SPYHOP_PASSPHRASE"), tr("wrong"));
        QCOMPARE(world.run(words("batch list")).exit, 3);
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("batch list")).exit, 0);
        QCOMPARE(world.run(words("privacy erase")).exit, 0);
        QVERIFY(!QFile::exists(world.path(tr("profile/spyhop.db"))));
        QCOMPARE(world.run(words("batch list")).exit, 0);
        QVERIFY(world.run(words("privacy status")).out.contains("Nothing"));
    }

    void cancelEndsAJobThatNobodyRuns()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("privacy grant batches")).exit, 0);
        const QString table = world.write(tr("t.csv"), "n\n1\n2\n3\n4\n5\n6\n");
        const Server slow({tr("--latency"), tr("20000")});
        QProcess process;
        world.prepare(process,
            {tr("--endpoint"), slow.url(), tr("--model"), tr("spyhop-local"), tr("batch"), tr("run"), tr("--id"),
                tr("job"), tr("--concurrency"), tr("2"), tr("--prompt"), tr("n {{n}}"), table});
        process.start();
        const auto inFlight = [&world] {
            const QJsonObject job = world.run(words("batch show job --json")).line(tr("job"));
            return job.value(u"items").toObject().value(u"running").toInt();
        };
        QTRY_COMPARE_WITH_TIMEOUT(inFlight(), 2, patience);
        const Result refused = world.run(words("batch cancel job"));
        QCOMPARE(refused.exit, 2);
        QVERIFY2(refused.err.contains("pid " + QByteArray::number(process.processId())), refused.err.constData());
        QCOMPARE(inFlight(), 2);
        process.kill();
        QVERIFY(process.waitForFinished(patience));

        const Result cancelled = world.run(words("batch cancel job"));
        QVERIFY2(cancelled.exit == 0, cancelled.err.constData());
        QVERIFY2(cancelled.err.contains("0 of 6"), cancelled.err.constData());
        const QJsonObject job = world.run(words("batch show job --json")).line(tr("job"));
        QCOMPARE(job.value(u"state").toString(), tr("stopped"));
        QCOMPARE(job.value(u"items").toObject().value(u"pending").toInt(), 6);
        QCOMPARE(job.value(u"items").toObject().value(u"running").toInt(), 0);
        QCOMPARE(world.run(words("batch cancel nobody")).exit, 2);
    }

    void doneJobsAreNotCancelled()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("privacy grant batches")).exit, 0);
        const QString table = world.write(tr("t.csv"), "n\n1\n");
        QCOMPARE(
            world.run(at({tr("batch"), tr("run"), tr("--id"), tr("job"), tr("--prompt"), tr("n {{n}}"), table})).exit,
            0);
        QCOMPARE(world.run(words("batch cancel job")).exit, 2);
        QCOMPARE(world.run(words("batch show job --json")).line(tr("job")).value(u"state").toString(), tr("done"));
    }

    void aTrialTellsWhatAllWillTake()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("privacy grant batches")).exit, 0);
        QByteArray rows = "n\n";
        for (int i = 10; i < 22; ++i)
            rows += QByteArray::number(i) + '\n';
        const QString table = world.write(tr("t.csv"), rows);
        const auto run = [&](const QString& id, const QStringList& more) {
            return world.run(at(QStringList{tr("batch"), tr("run"), tr("--id"), id, tr("--trial"), tr("3"),
                                    tr("--prompt"), tr("n {{n}}"), table}
                + more));
        };
        const Result json = run(tr("j"), {tr("--json")});
        QVERIFY2(json.exit == 0, json.err.constData());
        const QJsonObject done = json.line(tr("done"));
        QCOMPARE(done.value(u"state").toString(), tr("paused"));
        QCOMPARE(done.value(u"items").toObject().value(u"done").toInt(), 3);
        QCOMPARE(done.value(u"items").toObject().value(u"pending").toInt(), 9);
        const QJsonObject estimate = done.value(u"estimate").toObject();
        QCOMPARE(estimate.value(u"items").toInt(), 12);
        QCOMPARE(estimate.value(u"usage").toObject().value(u"promptTokens").toInt(),
            4 * done.value(u"usage").toObject().value(u"promptTokens").toInt());
        QVERIFY(estimate.value(u"usage").toObject().value(u"estimated").toBool());

        const Result said = run(tr("t"), {tr("--out"), world.path(tr("t.out.csv"))});
        QCOMPARE(said.exit, 0);
        for (const char* words : {"3 of 12", "All 12", "tokens", "batch resume t"})
            QVERIFY2(said.err.contains(words), said.err.constData());
        QCOMPARE(world.read(tr("t.out.csv")).count("done,"), 3);
        QCOMPARE(world.run(words("batch resume t --out ") + QStringList{world.path(tr("t.out.csv"))}).exit, 0);
        QCOMPARE(world.read(tr("t.out.csv")).count("done,"), 12);
    }

    void aMaximumCostThatCannotBeHeldIsARefusal()
    {
        const World world;
        const QString table = world.write(tr("t.csv"), "n\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        const Server server({tr("--seed"), tr("2")});
        // A model of no known price.
        const Result result = world.run(
            {tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local-small"), tr("batch"), tr("run"),
                tr("--concurrency"), tr("1"), tr("--max-cost"), tr("0.01"), tr("--prompt"), tr("n {{n}}"), table});
        QVERIFY2(result.exit == 3, result.err.constData());
        QVERIFY2(result.err.contains("maximum cost"), result.err.constData());
        // Nor is anything sent where nobody names a model: the server's first one has no price either.
        const Result nameless = world.run({tr("--endpoint"), server.url(), tr("batch"), tr("run"), tr("--max-cost"),
            tr("0.000001"), tr("--prompt"), tr("n {{n}}"), table});
        QVERIFY2(nameless.exit == 3, nameless.err.constData());
        QVERIFY2(nameless.err.contains("spyhop-local"), nameless.err.constData());
        QCOMPARE(server.stats().value(u"chats").toInt(), 0);
    }

    void keysInTheVaultNeedTheirPassphrase()
    {
        World world;
        QTcpServer port; // looks at what it is sent, and answers nothing of use
        QVERIFY(port.listen(QHostAddress::LocalHost));
        QByteArray heard;
        connect(&port, &QTcpServer::newConnection, &port, [&port, &heard] {
            QTcpSocket* socket = port.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, &heard] {
                heard += socket->readAll();
                socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        const auto command = [&world](const QStringList& arguments) {
            QProcess process;
            world.prepare(process, arguments);
            process.start();
            [&] { QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patience); }();
            return process.exitCode();
        };
        const QByteArray key = "sk-vault-quetzalcoatl-1234567890";
        // No passphrase and nobody to ask: refused, and nothing is left behind.
        QCOMPARE(world.run(words("keys set here --store vault"), key + '\n').exit, 3);
        QVERIFY(!QFile::exists(world.path(tr("profile/vault.json"))));
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        const Result set = world.run(words("keys set here --store vault"), key + '\n');
        QVERIFY2(set.exit == 0, set.err.constData());
        QVERIFY(set.err.contains("vault:here"));
        const QByteArray vault = world.read(tr("profile/vault.json"));
        QVERIFY(vault.contains("here"));
        QVERIFY(!vault.contains("quetzalcoatl") && !vault.contains(key.toBase64().left(20)));
        QVERIFY(world.run(words("keys list")).out.contains("vault:here"));
        QVERIFY(world.run(words("privacy status")).out.contains("Nothing")); // a key is no consent to storing text

        const QString url = tr("http://127.0.0.1:%1/v1").arg(port.serverPort());
        QCOMPARE(world
                     .run({tr("endpoints"), tr("add"), tr("here"), url, tr("--key"), tr("vault:here"), tr("--model"),
                         tr("m")})
                     .exit,
            0);
        QCOMPARE(world.run(words("keys check")).exit, 0);
        QCOMPARE(command(words("ask --endpoint here hello")), 4);
        QVERIFY2(heard.contains("Bearer " + key), heard.constData());
        heard.clear();
        const QString table = world.write(tr("t.csv"), "n\n1\n");
        const QStringList batch{
            tr("batch"), tr("run"), tr("--endpoint"), tr("here"), tr("--prompt"), tr("n {{n}}"), table};
        QVERIFY(command(batch) != 0);
        QVERIFY(heard.contains("Bearer " + key));
        heard.clear();
        QVERIFY(command({tr("ask"), tr("--endpoint"), url, tr("--key"), tr("vault:here"), tr("--model"), tr("m"),
                    tr("hello")})
            == 4);
        QVERIFY(heard.contains("Bearer " + key));
        heard.clear();

        for (const char* passphrase : {"", "wrong"}) {
            world.set(tr("SPYHOP_PASSPHRASE"), tr(passphrase));
            QCOMPARE(command(words("ask --endpoint here hello")), 3);
            QCOMPARE(command(batch), 3);
            QCOMPARE(world.run(words("keys check")).exit, 5);
        }
        QCOMPARE(heard, QByteArray());
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("keys remove here --store vault")).exit, 0);
        QCOMPARE(world.run(words("keys remove here --store vault")).exit, 2);
        QCOMPARE(world.run(words("keys check")).exit, 5);
    }

    void eraseTakesTheVaultWithIt()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("privacy grant")).exit, 0);
        QCOMPARE(world.run(words("keys set a --store vault"), "sk-1234567890").exit, 0);
        world.write(tr("profile/spyhop.db.before-v2"), "what was there before an upgrade");
        const Result erased = world.run(words("privacy erase"));
        QVERIFY2(erased.exit == 0, erased.err.constData());
        QVERIFY(erased.err.contains("vault"));
        QVERIFY(!QFile::exists(world.path(tr("profile/spyhop.db.before-v2"))));
        QVERIFY(!QFile::exists(world.path(tr("profile/vault.json"))));
        QVERIFY(!world.run(words("keys list")).out.contains("vault:a"));
        QCOMPARE(world.run(words("privacy erase")).exit, 0); // nothing left is no failure
    }

    //! The keychain that holds the data key is gone for good; there is none here.
    void whoHasLostTheKeychainCanErase()
    {
        World world;
        QCOMPARE(world.run(words("batch list")).exit, 0);
        world.write(tr("profile/vault.json"), R"({"version": 1, "dataKeyIn": "keychain", "dataKeyId": "x"})");
        const Result refused = world.run(words("privacy erase"));
        QCOMPARE(refused.exit, 3);
        QVERIFY2(refused.err.contains("Nothing was erased") && refused.err.contains("--without-key-store"),
            refused.err.constData());
        QVERIFY(QFile::exists(world.path(tr("profile/spyhop.db"))));
        const Result erased = world.run(words("privacy erase --without-key-store"));
        QVERIFY2(erased.exit == 0, erased.err.constData());
        QVERIFY2(erased.err.contains("may still lie in: the keychain") && erased.err.contains("copies of the files"),
            erased.err.constData());
        QVERIFY2(!erased.err.contains("destroyed"), erased.err.constData());
        QVERIFY(!QFile::exists(world.path(tr("profile/spyhop.db"))));
        QVERIFY(!world.read(tr("profile/vault.json")).contains("dataKeyI"));
        QCOMPARE(world.run(words("privacy erase")).exit, 0); // nothing is left that could refuse
        QVERIFY(world.run(words("privacy status")).out.contains("Nothing"));
    }

    void interruptIsHeardWhileThePromptIsRead()
    {
        const World world;
        for (const QStringList& arguments : {at({tr("ask"), tr("-")}), words("keys set x --store keychain")}) {
            QProcess process;
            world.prepare(process, arguments);
            process.start();
            QVERIFY(process.waitForStarted(patience));
            process.write("half a question");
            const QString status = tr("/proc/%1/status").arg(process.processId());
            const auto listens = [&status] { // to SIGINT, signal 2: the second bit of the mask
                QFile file(status);
                if (!file.open(QIODevice::ReadOnly))
                    return false;
                const QByteArray text = file.readAll();
                const qsizetype from = text.indexOf("SigCgt:") + 7;
                return (text.mid(from, text.indexOf('\n', from) - from).trimmed().toULongLong(nullptr, 16) & 2U) != 0;
            };
            QTRY_VERIFY_WITH_TIMEOUT(listens(), patience);
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
            QVERIFY(process.waitForFinished(patience));
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 130);
        }
    }

    void interruptStopsAnAnswer()
    {
        const World world;
        const Server slow({tr("--token-delay"), tr("300")});
        QProcess process;
        world.prepare(process,
            {tr("ask"), tr("--endpoint"), slow.url(), tr("--model"), tr("spyhop-local"), tr("Tell a long story.")});
        process.start();
        QVERIFY(process.waitForReadyRead(patience));
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardError().contains("nterrupted"));
    }

    void equalQuestionsAreAnsweredFromTheDisk()
    {
        World world;
        const Server server((QStringList()));
        const auto ask = [&](const QStringList& more) {
            const Result result = world.run(QStringList{tr("--json"), tr("--endpoint"), server.url(), tr("--model"),
                                                tr("spyhop-local"), tr("ask"), tr("Name three colours.")}
                + more);
            [&] { QVERIFY2(result.exit == 0, result.err.constData()); }();
            return result.line(tr("done"));
        };
        const auto cached = [&](const QStringList& more) { return ask(more).value(u"cached").toString(); };
        const auto requests = [&] { return server.stats().value(u"chats").toInt(); };
        QCOMPARE(cached({}), tr("no"));
        QCOMPARE(cached({}), tr("no")); // nothing is stored unasked
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("privacy grant cache")).exit, 0);
        const int before = requests();
        const QJsonObject first = ask({});
        QCOMPARE(first.value(u"cached").toString(), tr("no"));
        const QJsonObject second = ask({});
        QCOMPARE(second.value(u"cached").toString(), tr("l2"));
        for (const char* same : {"text", "reasoning", "model", "endpoint", "tier", "finishReason", "usage"})
            QVERIFY2(second.value(QLatin1String(same)) == first.value(QLatin1String(same)), same);
        QCOMPARE(second.value(u"attempts").toArray(), QJsonArray());
        QVERIFY(second.value(u"cost").isNull());
        QCOMPARE(requests(), before + 1);
        QCOMPARE(cached({tr("--no-cache")}), tr("no"));
        QCOMPARE(cached({tr("--temperature"), tr("0.5")}), tr("no")); // another question
        QCOMPARE(cached({tr("--temperature"), tr("0.5")}), tr("l2"));
        const QJsonObject stats = world.run(words("cache stats --json")).line(tr("cache"));
        QCOMPARE(stats.value(u"answers").toInt(), 2);
        QCOMPARE(stats.value(u"l2Hits").toInt(), 2);
        QCOMPARE(stats.value(u"l1Hits").toInt(), 0);
        QCOMPARE(stats.value(u"calls").toInt(), 6); // all but the one with --no-cache
        QVERIFY(qAbs(stats.value(u"hitRate").toDouble() - 2.0 / 6) < 1e-9);
        QVERIFY(stats.value(u"stores").toBool());
        QVERIFY(world.run(words("cache stats")).out.contains("2 of 6 calls (33 %)"));
        // Without the key the answers are as good as not there, and nothing fails.
        world.set(tr("SPYHOP_PASSPHRASE"), QString());
        QCOMPARE(cached({}), tr("no"));
        const Result cleared = world.run(words("cache clear"));
        QCOMPARE(cleared.exit, 0);
        QCOMPARE(cleared.out, QByteArray());
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(cached({}), tr("no"));
        QCOMPARE(cached({}), tr("l2"));
        // Consent that is withdrawn takes what was stored with it.
        QCOMPARE(world.run(words("privacy revoke cache")).exit, 0);
        QCOMPARE(world.run(words("cache stats --json")).line(tr("cache")).value(u"answers").toInt(), 0);
        QCOMPARE(cached({}), tr("no"));
    }

    void equalItemsOfABatchAreAskedOnce()
    {
        const World world;
        const Server server({tr("--latency"), tr("50")});
        QByteArray rows = "n\n";
        for (int i = 0; i < 40; ++i)
            rows += QByteArray::number(i % 4) + '\n';
        const QString table = world.write(tr("t.csv"), rows);
        const Result result = world.run({tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local"), tr("batch"),
            tr("run"), tr("--concurrency"), tr("8"), tr("--prompt"), tr("n {{n}}"), tr("--out"),
            world.path(tr("o.csv")), table});
        QVERIFY2(result.exit == 0, result.err.constData());
        QCOMPARE(world.read(tr("o.csv")).count("done,"), 40);
        QCOMPARE(server.stats().value(u"chats").toInt(), 4);
        const QJsonObject stats = world.run(words("cache stats --json")).line(tr("cache"));
        QCOMPARE(stats.value(u"l1Hits").toInt(), 36);
        QVERIFY(!stats.value(u"stores").toBool());
    }

    void withoutConsentNoTextIsOnDisk()
    {
        const World world;
        const QString table = world.write(tr("t.csv"), "n\nquetzalcoatl\n");
        QCOMPARE(world.run(at({tr("batch"), tr("run"), tr("--prompt"), tr("zyzzyva {{n}}"), table})).exit, 0);
        QCOMPARE(world.run(at({tr("ask"), tr("xylograph")})).exit, 0);
        QDir profile(world.path(tr("profile")));
        const QStringList files = profile.entryList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QString& file : files) {
            const QByteArray bytes = world.read(tr("profile/") + file);
            for (const char* word : {"quetzalcoatl", "zyzzyva", "xylograph", "t.csv"})
                QVERIFY2(!bytes.contains(word), qPrintable(file));
        }
    }
};

SPYHOP_TEST_MAIN(TestCli)

#include "tst_cli.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of docs/cli.md, held by the program itself: grammar, streams, shapes and exit codes, against the
// built-in server in a process of its own.
#include "tests/endtoend/clitest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <csignal>

using spyhop::testsupport::Result;
using spyhop::testsupport::Server;
using spyhop::testsupport::words;
using spyhop::testsupport::World;

namespace {

constexpr int patience = spyhop::testsupport::commandPatience;

} // namespace

class TestCli : public spyhop::testsupport::CliTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { serve(); }
    void cleanupTestCase() { endServing(); }

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

    void testsEndpointsStepByStep()
    {
        const World world;
        const Result fine = world.run({tr("endpoints"), tr("test"), m_server->url()});
        QVERIFY2(fine.exit == 0, fine.err.constData());
        QVERIFY2(fine.out.contains("spyhop-local"), fine.out.constData());
        QVERIFY(fine.out.contains("HTTP"));

        // A key in the vault is one that the test needs.
        World closed;
        closed.set(tr("SPYHOP_PASSPHRASE"), tr("four words of mine"));
        QCOMPARE(
            closed.run({tr("keys"), tr("set"), tr("mine"), tr("--store"), tr("vault")}, "sk-of-the-vault-1").exit, 0);
        QCOMPARE(
            closed.run({tr("endpoints"), tr("add"), tr("here"), m_server->url(), tr("--key"), tr("vault:mine")}).exit,
            0);
        const Result opened = closed.run({tr("endpoints"), tr("test"), tr("here")});
        QVERIFY2(opened.exit == 0, opened.err.constData());

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
};

SPYHOP_TEST_MAIN(TestCli)

#include "tst_cli.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A batch by the command line: run, tried, resumed, cancelled, exported; its failures and their exit codes.
#include "tests/endtoend/clitest.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <csignal>

using spyhop::testsupport::Result;
using spyhop::testsupport::Server;
using spyhop::testsupport::words;
using spyhop::testsupport::World;

namespace {

constexpr int patience = spyhop::testsupport::commandPatience;

} // namespace

class TestCliRun : public spyhop::testsupport::CliTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { serve(); }
    void cleanupTestCase() { endServing(); }

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
};

SPYHOP_TEST_MAIN(TestCliRun)

#include "tst_clirun.moc"

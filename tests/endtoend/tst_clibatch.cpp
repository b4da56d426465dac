// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Batches from the command line beyond the first run: estimates, quotes, forms of the results, answers of earlier jobs,
// templates, times.
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
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

class CliBatchTest : public QObject {
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

    void estimatesWithoutSending()
    {
        const World world;
        const Server server((QStringList()));
        const QString table = world.write(tr("t.csv"), "n\n1\n2\n3\n");
        const QStringList words{tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local"), tr("batch"),
            tr("estimate"), tr("--prompt"), tr("n {{n}}"), table};
        const Result plain = world.run(words);
        QVERIFY2(plain.exit == 0, plain.err.constData());
        QVERIFY2(plain.out.contains("3 items") && plain.out.contains("tokens in"), plain.out.constData());
        const QJsonObject estimate = world.run(QStringList{tr("--json")} + words).line(tr("estimate"));
        QCOMPARE(estimate.value(u"items").toInt(), 3);
        QVERIFY(estimate.value(u"promptTokens").toObject().value(u"most").toInt() > 0);
        QCOMPARE(server.stats().value(u"chats").toInt(), 0);
    }

    //! Each option that --help names stands in the row of docs/cli.md.
    void optionsAreDocumented()
    {
        const World world;
        QFile page(qEnvironmentVariable("SPYHOP_SOURCE_DIR") + tr("/docs/cli.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QByteArray ofRun, ofRest;
        for (const QByteArray& line : page.readAll().split('\n')) {
            ofRun += line.startsWith("| `batch run ") ? line : QByteArray();
            ofRest += line.startsWith("| `batch list` ") ? line : QByteArray();
        }
        const auto missing = [&](const char* command, const QByteArray& where) {
            const Result help = world.run({tr("batch"), tr(command), tr("--help")});
            QStringList result;
            int options = 0;
            static const QRegularExpression option(tr("^  (--[a-z-]+)"), QRegularExpression::MultilineOption);
            auto match = option.globalMatch(QString::fromUtf8(help.out).section(tr("\nEverywhere:"), 0, 0));
            for (; match.hasNext(); ++options) {
                const QString name = match.next().captured(1);
                // Not "--id" in "--idle".
                if (!QRegularExpression(name + tr("(?![a-z-])")).match(QString::fromUtf8(where)).hasMatch())
                    result << tr(command) + u' ' + name;
            }
            return options > 0 ? result : QStringList{tr(command)};
        };
        QCOMPARE(missing("run", ofRun), QStringList());
        for (const char* command : {"estimate", "watch"}) // take what run takes
            QCOMPARE(missing(command, ofRun + ofRest), QStringList());
        for (const char* command : {"resume", "retry", "again", "export", "watches"})
            QCOMPARE(missing(command, ofRest), QStringList());
    }

    void failedItemsAreNotDone()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("batch watches")).err.trimmed(), QByteArray("No watch is stored."));
        QCOMPARE(world.run(words("privacy grant batches")).exit, 0);
        const Server server(words("--fail 400:1"));
        const QString table = world.write(tr("t.csv"), "n\n1\n2\n3\n");
        const Result result = world.run({tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local"), tr("batch"),
            tr("run"), tr("--id"), tr("job"), tr("--prompt"), tr("n {{n}}"), table});
        QCOMPARE(result.exit, 5);
        QVERIFY2(result.err.contains("0 of 3 \xc2\xb7 3 failed"), result.err.constData());
        QVERIFY(!result.err.contains("3 of 3"));
        const Result listed = world.run(words("batch list"));
        QVERIFY2(listed.out.contains("0/3"), listed.out.constData()); // and so says the list
    }

    //! They may have been charged: nobody is told to send them once more without a word of that.
    void unknownItemsAreNotCalledFailed()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        for (const char* kind : {"privacy grant batches", "privacy grant provider"})
            QCOMPARE(world.run(words(kind)).exit, 0);
        const Server server({tr("--script"), world.write(tr("script.txt"), "/batch lost\n/batch own\n")});
        const QString table = world.write(tr("t.csv"), "n\n1\n2\n3\n");
        const Result result = world.run({tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local"), tr("batch"),
            tr("run"), tr("--kind"), tr("batch"), tr("--id"), tr("job"), tr("--prompt"), tr("n {{n}}"), table});
        QVERIFY2(result.exit == 5, result.err.constData());
        QVERIFY2(result.err.contains("0 of 3 \xc2\xb7 3 unknown"), result.err.constData());
        QVERIFY2(
            result.err.contains("batch resume job") && result.err.contains("second charge"), result.err.constData());
        QVERIFY2(!result.err.contains("3 failed") && !result.err.contains("items failed"), result.err.constData());
        // Nothing has failed: nothing is sent.
        const Result failures = world.run({tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local"),
            tr("batch"), tr("retry"), tr("job"), tr("--failed")});
        QVERIFY2(failures.exit == 5 && failures.err.contains("3 unknown"), failures.err.constData());
    }

    void quotesStandInEveryForm()
    {
        const World world;
        QVERIFY(!world.write(tr("in/a.txt"), "Contract.\nParty: Harbour Ltd.\nAmount: 1,200 yuan\n").isEmpty());
        const auto out = [&](const QString& name) {
            const Result result = world.run(at({tr("batch"), tr("run"), tr("--quotes"), tr("--column"),
                tr("party:text:who it is with"), tr("--column"), tr("amount:number"), tr("--prompt"),
                tr("Who, and how much? {{text}}"), tr("--out"), world.path(name), world.path(tr("in"))}));
            [&] { QVERIFY2(result.exit == 0, result.err.constData()); }();
        };
        out(tr("o.csv"));
        QVERIFY2(world.read(tr("o.csv")).contains("party_quote,party_place,amount_quote,amount_place"),
            world.read(tr("o.csv")).constData());
        QVERIFY(world.read(tr("o.csv")).contains("Amount: 1"));
        out(tr("o.html"));
        QVERIFY(world.read(tr("o.html")).contains("<blockquote>"));
        for (const char* remote :
            {"src=", "href=", "<script", "url(", "@import"}) // whoever opens it asks nobody for anything
            QVERIFY2(!world.read(tr("o.html")).contains(remote), remote);
        out(tr("o.md"));
        QVERIFY(world.read(tr("o.md")).contains("## a.txt"));
        out(tr("in/"));
        QVERIFY(!world.read(tr("in/a.txt.answer.md")).isEmpty());
        QVERIFY(world.read(tr("in/table.answer.csv"))
                    .startsWith("\xef\xbb\xbf"
                                "file,"));
        // What an export wrote beside the sources is no input.
        const Result again = world.run(
            at({tr("--json"), tr("batch"), tr("run"), tr("--prompt"), tr("x {{text}}"), world.path(tr("in"))}));
        QCOMPARE(again.line(tr("done")).value(u"items").toObject().value(u"done").toInt(), 1);
    }

    void itemLinesHaveTypedValues()
    {
        const World world;
        const QString table = world.write(tr("in.jsonl"), "{\"n\":\"many 42, good true, list a; b\"}\n");
        const Server server((QStringList()));
        // Nobody names endpoint or model in the job: `done` says who answered.
        const Result result = world.run({tr("--json"), tr("--endpoint"), server.url(), tr("batch"), tr("run"),
            tr("--column"), tr("many:number"), tr("--column"), tr("good:bool"), tr("--column"), tr("list:list"),
            tr("--prompt"), tr("n {{n}}"), table});
        QVERIFY2(result.exit == 0, result.err.constData());
        const QJsonObject item = result.line(tr("item"));
        const QJsonObject values = item.value(u"values").toObject(), cells = item.value(u"cells").toObject();
        QVERIFY(cells.value(u"many").isString() && cells.value(u"good").isString() && cells.value(u"list").isString());
        QVERIFY2(values.value(u"many").isDouble() && values.value(u"good").isBool() && values.value(u"list").isArray(),
            result.out.constData());
        const QJsonObject done = result.line(tr("done"));
        QCOMPARE(done.value(u"model").toString(), tr("spyhop-local"));
        QVERIFY(!done.value(u"endpoint").toString().isEmpty());
        QCOMPARE(result.line(tr("job")).value(u"read").toArray().size(), 1);
        QVERIFY2(result.err.contains("read: in.jsonl: 1 rows"), result.err.constData());
    }

    void anEarlierJobsAnswersAreTakenAndNamed()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("privacy grant batches")).exit, 0);
        const Server server((QStringList()));
        const auto run = [&](const QString& id, const QByteArray& rows, const QStringList& more) {
            return world.run(
                QStringList{tr("--json"), tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local"),
                    tr("batch"), tr("run"), tr("--id"), id, tr("--prompt"), tr("n {{n}}")}
                + more + QStringList{world.write(id + tr(".csv"), rows)});
        };
        QCOMPARE(run(tr("one"), "n\n1\n2\n3\n", {}).exit, 0);
        QCOMPARE(server.stats().value(u"chats").toInt(), 3);
        const Result second = run(tr("two"), "n\n1\nother\n3\n", {});
        QVERIFY2(second.exit == 0, second.err.constData());
        QCOMPARE(server.stats().value(u"chats").toInt(), 4);
        int taken = 0;
        for (const QJsonObject& line : second.lines()) {
            if (line.value(u"type").toString() == u"item" && !line.value(u"reusedFrom").isNull()) {
                QCOMPARE(line.value(u"reusedFrom").toObject().value(u"job").toString(), tr("one"));
                ++taken;
            }
        }
        QCOMPARE(taken, 2);
        // So do the job and its table, in the form of each.
        QCOMPARE(world.run(words("--json batch show two")).line(tr("job")).value(u"reused").toObject(),
            QJsonObject({{tr("one"), 2}}));
        QVERIFY(world.run(words("batch show two")).out.contains("2 answer"));
        QCOMPARE(world.run(at({tr("batch"), tr("export"), tr("two"), tr("--out"), world.path(tr("t.jsonl"))})).exit, 0);
        const QByteArray lines = world.read(tr("t.jsonl"));
        QCOMPARE(lines.count("\"taken_from\":\"one, 20"), 2);
        QCOMPARE(lines.count('\n'), 3);
        const Result csv = world.run(at({tr("batch"), tr("export"), tr("two"), tr("--out"), world.path(tr("t.csv"))}));
        QVERIFY2(csv.err.contains("(the first from one, 20"), csv.err.constData());
        QCOMPARE(run(tr("three"), "n\n1\n", {tr("--fresh")}).exit, 0);
        QCOMPARE(server.stats().value(u"chats").toInt(), 5);
    }

    void templatesAreListedSavedAndRun()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("privacy grant batches")).exit, 0);
        QVERIFY(world.run(words("templates list")).out.contains("contract-terms"));
        QCOMPARE(world.run(words("templates show no-such-thing")).exit, 2);
        const QString table = world.write(tr("t.csv"), "n\n1\n");
        QCOMPARE(world
                     .run(at({tr("batch"), tr("run"), tr("--id"), tr("job"), tr("--column"), tr("double:number"),
                         tr("--prompt"), tr("twice {{n}}"), table}))
                     .exit,
            0);
        const Result saved = world.run({tr("templates"), tr("save"), tr("job"), tr("--name"), tr("Twice")});
        QVERIFY2(saved.exit == 0, saved.err.constData());
        QStringList again{tr("templates"), tr("save"), tr("job"), tr("--name"), tr("Twice")};
        const Result refused = world.run(again);
        QCOMPARE(refused.exit, 2);
        QVERIFY2(refused.err.contains("--force"), refused.err.constData());
        QCOMPARE(world.run(again << tr("--force")).exit, 0);
        const QByteArray file = world.run(words("templates show Twice")).out;
        QVERIFY2(file.contains("twice {{n}}") && !file.contains("127.0.0.1"), file.constData());
        const Result run = world.run(
            at({tr("batch"), tr("run"), tr("--template"), tr("Twice"), tr("--out"), world.path(tr("o.csv")), table}));
        QVERIFY2(run.exit == 0, run.err.constData());
        QVERIFY(world.read(tr("o.csv")).contains("n,double,status,error"));
        // Under the id of a shipped one it is found before that one.
        const Result hides = world.run({tr("templates"), tr("save"), tr("job"), tr("--name"), tr("contract-terms")});
        QVERIFY2(hides.exit == 0 && hides.err.contains("before the shipped template"), hides.err.constData());
        const Result shown = world.run(words("templates show contract-terms"));
        QVERIFY2(shown.out.contains("twice {{n}}"), shown.out.constData());
        QVERIFY2(shown.err.contains("contract-terms.json"), shown.err.constData());
        QVERIFY(world.run(words("templates show contract-risks")).err.contains("shipped"));
        QVERIFY(world.run(words("templates list")).out.contains("yours"));
    }

    void waitsForItsTimeUntilInterrupted()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("privacy grant batches")).exit, 0);
        const QString table = world.write(tr("t.csv"), "n\n1\n");
        QCOMPARE(world
                     .run(at({tr("batch"), tr("run"), tr("--when"), tr("2001-01-01T00:00"), tr("--prompt"),
                         tr("n {{n}}"), table}))
                     .exit,
            2);
        const QString later = QDateTime::currentDateTime().addSecs(3'600).toString(Qt::ISODate);
        QProcess process;
        world.prepare(process,
            at({tr("batch"), tr("run"), tr("--id"), tr("late"), tr("--when"), later, tr("--prompt"), tr("n {{n}}"),
                table}));
        process.start();
        QByteArray progress;
        const auto waits = [&process, &progress] {
            progress += process.readAllStandardError();
            return progress.contains("waits until");
        };
        QTRY_VERIFY_WITH_TIMEOUT(waits(), patience);
        const QJsonObject shown = world.run(words("batch show late --json")).line(tr("job"));
        QCOMPARE(shown.value(u"state").toString(), tr("waiting"));
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 130);
    }
};

SPYHOP_TEST_MAIN(CliBatchTest)
#include "tst_clibatch.moc"

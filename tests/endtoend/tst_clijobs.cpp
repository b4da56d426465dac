// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with jobs from the command line beside running them: verdicts, a named sheet, a watched folder, another
// time, an end.
#include "core/batch/xlsxwriter.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#ifdef Q_OS_LINUX
#include <poll.h>
#include <pty.h>
#include <unistd.h>
#endif

using spyhop::testsupport::Result;
using spyhop::testsupport::Server;
using spyhop::testsupport::World;

namespace {

QString text(const char* source)
{
    return QString::fromUtf8(source);
}

} // namespace

class TestCliJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<World>();
        m_world->set(text("SPYHOP_PASSPHRASE"), text("correct horse battery staple"));
        QCOMPARE(m_world->run({text("privacy"), text("grant"), text("batches"), text("provider")}).exit, 0);
    }

    void answersAreAcceptedAndCorrected()
    {
        const Server server({});
        QCOMPARE(run(server, {text("--id"), text("j"), text("--column"), text("city:text"), rows(3)}).exit, 0);
        const Result accepted
            = m_world->run({text("--json"), text("batch"), text("accept"), text("j"), text("1"), text("3")});
        QCOMPARE(accepted.exit, 0);
        QCOMPARE(accepted.line(text("item")).value(u"review").toString(), text("accepted"));
        const Result corrected = m_world->run(
            {text("--json"), text("batch"), text("correct"), text("j"), text("2"), text("city=Porto=2")});
        QCOMPARE(corrected.exit, 0);
        QCOMPARE(corrected.line(text("item")).value(u"cells").toObject().value(u"city").toString(), text("Porto=2"));
        const QString out = m_world->path(text("out.jsonl"));
        QCOMPARE(m_world->run({text("batch"), text("export"), text("j"), text("--out"), out}).exit, 0);
        const QByteArray table = m_world->read(text("out.jsonl"));
        QCOMPARE(table.count("\"review\":\"accepted\""), 2);
        QVERIFY(table.contains("Porto=2"));
        const QString own = m_world->path(text("profile/audit/out.jsonl"));
        QCOMPARE(m_world->run({text("batch"), text("export"), text("j"), text("--out"), own}).exit, 2);
        QVERIFY(!QFile::exists(own));
        QCOMPARE(m_world->run({text("batch"), text("accept"), text("j"), text("4")}).exit, 2);
        QCOMPARE(m_world->run({text("batch"), text("correct"), text("j"), text("1"), text("town=x")}).exit, 2);
        QCOMPARE(m_world->run({text("batch"), text("correct"), text("j"), text("1")}).exit, 2);
    }

    void correctionsAreHeldToTheirColumn()
    {
        const Server server({});
        QCOMPARE(run(server, {text("--id"), text("j"), text("--column"), text("amount:number"), rows(1)}).exit, 0);
        const Result wrong = m_world->run({text("batch"), text("correct"), text("j"), text("1"), text("amount=abc")});
        QCOMPARE(wrong.exit, 2);
        QVERIFY2(wrong.err.contains("amount") && wrong.err.contains("a number"), wrong.err.constData());
        const Result right = m_world->run(
            {text("--json"), text("batch"), text("correct"), text("j"), text("1"), text("amount=1,250.50")});
        QCOMPARE(right.exit, 0);
        QCOMPARE(right.line(text("item")).value(u"cells").toObject().value(u"amount").toString(), text("1250.50"));
    }

    void rowsAreAskedAgainAlone()
    {
        const Server server({});
        const auto chats = [&] { return server.stats().value(u"chats").toInt(); };
        QCOMPARE(run(server, {text("--id"), text("j"), text("--trial"), text("2"), rows(6)}).exit, 0);
        QCOMPARE(chats(), 2);
        const Result again = m_world->run({text("--json"), text("--model"), text("spyhop-local-small"), text("batch"),
            text("again"), text("j"), text("2")});
        QVERIFY2(again.exit == 0, again.err.constData());
        QCOMPARE(chats(), 3);
        QCOMPARE(again.line(text("done")).value(u"items").toObject().value(u"pending").toInt(), 4);
        QVERIFY2(again.err.contains("resume"), again.err.constData());
        QCOMPARE(m_world->run({text("batch"), text("again"), text("j"), text("7")}).exit, 2);
        QCOMPARE(m_world->run({text("batch"), text("again"), text("j")}).exit, 2);
        QCOMPARE(m_world->run({text("batch"), text("resume"), text("j")}).exit, 0);
        QCOMPARE(chats(), 7);
    }

    void aFailedAgainTakesNothingAway()
    {
        const Server server({});
        QCOMPARE(run(server, {text("--id"), text("j"), text("--column"), text("city:text"), rows(3)}).exit, 0);
        QCOMPARE(m_world->run({text("batch"), text("correct"), text("j"), text("2"), text("city=Porto")}).exit, 0);
        const Result again = m_world->run(
            {text("--json"), text("--model"), text("nonexist"), text("batch"), text("again"), text("j"), text("2")});
        QVERIFY2(again.exit == 5, again.err.constData());
        QVERIFY2(again.err.contains("row 2") && again.err.contains("asked again"), again.err.constData());
        QCOMPARE(again.line(text("done")).value(u"items").toObject().value(u"done").toInt(), 3);
        QVERIFY2(again.out.contains("Porto"), again.out.constData());
        const QString out = m_world->path(text("out.csv"));
        QCOMPARE(m_world->run({text("batch"), text("export"), text("j"), text("--out"), out}).exit, 0);
        QVERIFY(m_world->read(text("out.csv")).contains("Porto,corrected,done,"));
    }

    void whereNobodyAnswersTheJobPauses()
    {
        const Result run = m_world->run({text("--endpoint"), text("http://127.0.0.1:9/v1"), text("--model"),
            text("any"), text("batch"), text("run"), text("--prompt"), text("Say {{note}}"), text("--id"), text("j"),
            text("--give-up-after"), text("6s"), rows(3)});
        QVERIFY2(run.exit == 4, run.err.constData());
        QVERIFY2(run.err.contains("Nobody has answered"), run.err.constData());
        const Result shown = m_world->run({text("--json"), text("batch"), text("show"), text("j")});
        const QJsonObject job = shown.line(text("job"));
        QCOMPARE(job.value(u"items").toObject().value(u"failed").toInt(), 0);
        QCOMPARE(job.value(u"items").toObject().value(u"pending").toInt(), 3);
        QCOMPARE(job.value(u"possiblyBilledTwice").toInt(-1), 0);
        QCOMPARE(
            m_world->run({text("batch"), text("resume"), text("j"), text("--give-up-after"), text("soon")}).exit, 2);
    }

    void aJobIsRemoved()
    {
        const Server server({});
        QCOMPARE(run(server, {text("--id"), text("j"), rows(2)}).exit, 0);
        QCOMPARE(m_world->run({text("batch"), text("remove"), text("j")}).exit, 0);
        QCOMPARE(m_world->run({text("batch"), text("show"), text("j")}).exit, 2);
        QCOMPARE(m_world->run({text("batch"), text("remove"), text("j")}).exit, 2);
    }

    void aNamedSheetGivesTheRows()
    {
        const Server server({});
        const QString book = m_world->path(text("book.xlsx"));
        {
            // The writer's second sheet holds its receipts.
            spyhop::batch::XlsxWriter writer(book, m_world->path(text(".")));
            writer.begin({{text("note"), spyhop::model::ColumnType::Text}});
            writer.row({text("a note")});
            spyhop::model::BatchItem item;
            item.name = text("the item");
            writer.receipt(item, {});
            QVERIFY(writer.finish());
        }
        const Result other = run(server, {text("--sheet"), text("Receipts"), text("--prompt"), text("Say it"), book});
        QVERIFY2(other.exit == 0, other.err.constData());
        QVERIFY2(other.out.contains("the item"), other.out.constData());
        const Result none = run(server, {text("--sheet"), text("Nowhere"), book});
        QCOMPARE(none.exit, 2);
        QVERIFY2(none.err.contains("Nowhere"), none.err.constData());
    }

    void aStateIsFoundUnderItsName()
    {
        const Server server({});
        const QString table = m_world->write(text("t.jsonl"), "{\"note\":\"x\",\"status\":\"mine\"}\n");
        const QString out = m_world->path(text("out.csv"));
        QCOMPARE(run(server, {text("--column"), text("error:text"), text("--out"), out, table}).exit, 0);
        const QList<QByteArray> lines = m_world->read(text("out.csv")).split('\n');
        QCOMPARE(lines.first().mid(3).trimmed(), QByteArray("note,status_2,error_2,status,error"));
        QVERIFY2(lines.at(1).contains("mine") && lines.at(1).contains(",done,"), lines.at(1).constData());
    }

    void anInputIsNeverWrittenOver()
    {
        const Server server({});
        const QString table = rows(2);
        const QByteArray before = m_world->read(text("rows.jsonl"));
        const Result refused = run(server, {text("--out"), table, table});
        QCOMPARE(refused.exit, 2);
        QCOMPARE(m_world->read(text("rows.jsonl")), before);
        QCOMPARE(run(server, {text("--id"), text("j"), table}).exit, 0);
        QCOMPARE(m_world->run({text("batch"), text("export"), text("j"), text("--out"), table}).exit, 2);
        QCOMPARE(m_world->read(text("rows.jsonl")), before);
    }

    void anEmptyFolderIsNamed()
    {
        const Server server({});
        QDir(m_world->path(text("."))).mkdir(text("empty"));
        const Result none = run(server, {m_world->path(text("empty"))});
        QCOMPARE(none.exit, 2);
        QVERIFY2(none.err.contains("empty"), none.err.constData());
    }

    void aKindThatIsRefusedLeavesNoJob()
    {
        const Server server({text("--script"), m_world->write(text("script"), "* /tasks 404\n")});
        const Result refused = run(server, {text("--id"), text("j"), text("--kind"), text("tasks"), rows(2)});
        QVERIFY(refused.exit != 0);
        const Result list = m_world->run({text("--json"), text("batch"), text("list")});
        QVERIFY2(list.out.trimmed().isEmpty(), list.out.constData());
    }

    void aCancelledJobIsStopped()
    {
        const Server server({text("--job-delay"), text("60000")});
        QProcess process;
        m_world->prepare(process,
            where(server)
                + QStringList{text("batch"), text("run"), text("--id"), text("j"), text("--kind"), text("files-batch"),
                    text("--prompt"), text("Say {{note}}"), rows(30)});
        process.start();
        QTRY_VERIFY_WITH_TIMEOUT(server.stats().value(text("uploads")).toInteger() > 0, 20'000);
        QTest::qWait(1'000);
        process.kill();
        QVERIFY(process.waitForFinished(10'000));
        const Result cancelled
            = m_world->run(where(server) + QStringList{text("--json"), text("batch"), text("cancel"), text("j")});
        QVERIFY2(cancelled.exit == 0, cancelled.err.constData());
        QCOMPARE(cancelled.line(text("job")).value(u"state").toString(), text("stopped"));
    }

    void aLostEndpointKeepsNoJobAlive()
    {
        const Server server({text("--job-delay"), text("60000")});
        QCOMPARE(m_world
                     ->run({text("endpoints"), text("add"), text("here"), server.url(), text("--model"),
                         text("spyhop-local")})
                     .exit,
            0);
        QProcess process;
        m_world->prepare(process,
            {text("--endpoint"), text("here"), text("batch"), text("run"), text("--id"), text("j"), text("--kind"),
                text("tasks"), text("--prompt"), text("Say {{note}}"), rows(3)});
        process.start();
        QTRY_VERIFY_WITH_TIMEOUT(server.stats().value(text("submissions")).toInteger() >= 3, 20'000);
        QTest::qWait(500);
        process.kill();
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(m_world->run({text("endpoints"), text("remove"), text("here")}).exit, 0);
        const Result cancelled = m_world->run({text("--json"), text("batch"), text("cancel"), text("j")});
        QVERIFY2(cancelled.exit == 0, cancelled.err.constData());
        QCOMPARE(cancelled.line(text("job")).value(u"state").toString(), text("stopped"));
        QCOMPARE(cancelled.line(text("job")).value(u"items").toObject().value(u"running").toInteger(), 0);
    }

    void jobsHaveTitlesAndTimes()
    {
        const Server server({});
        QCOMPARE(run(server, {text("--id"), text("j"), text("--trial"), text("1"), rows(3)}).exit, 0);
        const QJsonObject job
            = m_world->run({text("--json"), text("batch"), text("show"), text("j")}).line(text("job"));
        QVERIFY2(
            job.value(u"title").toString().startsWith(text("rows · ")), qPrintable(job.value(u"title").toString()));
        QVERIFY(job.contains(u"sentAs"));
        QCOMPARE(m_world
                     ->run(where(server)
                         + QStringList{text("batch"), text("resume"), text("j"), text("--when"), text("yesterday")})
                     .exit,
            2);
        const Result resumed = m_world->run(
            where(server) + QStringList{text("batch"), text("resume"), text("j"), text("--when"), text("now")});
        QVERIFY2(resumed.exit == 0, resumed.err.constData());
    }

    void aTrialForecastsWhatIsAsked()
    {
        const Server server({});
        QDir(m_world->path(text("."))).mkdir(text("docs"));
        put(text("docs/a.docx"), "no document");
        for (const char* name : {"docs/b.txt", "docs/c.txt", "docs/d.txt"})
            put(text(name),
                QByteArray("as many words in each of these files so that one can count, and one letter ") + name[5]);
        const Result trial = m_world->run(where(server)
            + QStringList{text("--json"), text("batch"), text("run"), text("--trial"), text("2"), text("--prompt"),
                text("Say {{text}}"), m_world->path(text("docs"))});
        const QJsonObject done = trial.line(text("done"));
        const qint64 one = done.value(u"usage").toObject().value(u"promptTokens").toInteger();
        const qint64 all
            = done.value(u"estimate").toObject().value(u"usage").toObject().value(u"promptTokens").toInteger();
        QVERIFY2(one > 0 && 2 * all == 3 * one, trial.out.constData()); // two were asked, three can be read, not four
    }

    void aTrialOnThisComputerCostsNothing()
    {
        const Server server({});
        put(text("t.csv"), "n\n1\n2\n3\n4\n5\n6\n");
        QVERIFY2(m_world->run({text("endpoints"), text("add"), text("here"), server.url()}).exit == 0, "an edge");
        const Result trial = m_world->run({text("--endpoint"), text("here"), text("batch"), text("run"),
            text("--trial"), text("2"), text("--prompt"), text("n {{n}}"), m_world->path(text("t.csv"))});
        QVERIFY2(trial.exit == 0, trial.err.constData());
        QVERIFY2(trial.err.contains("for nothing"), trial.err.constData());
    }

    //! On a terminal, where the table is a person's: two rows, not two and two thousand that wait.
    void aTrialsTableHasWhatWasAsked()
    {
#ifdef Q_OS_LINUX
        const Server server({});
        put(text("t.csv"), "n\n1\n2\n3\n4\n5\n6\n");
        int person = -1, terminal = -1;
        QCOMPARE(::openpty(&person, &terminal, nullptr, nullptr, nullptr), 0);
        QProcess process;
        m_world->prepare(process,
            where(server)
                + QStringList{text("batch"), text("run"), text("--trial"), text("2"), text("--prompt"), text("n {{n}}"),
                    m_world->path(text("t.csv"))});
        process.setChildProcessModifier([terminal] { ::dup2(terminal, STDOUT_FILENO); });
        process.start();
        QVERIFY(process.waitForStarted());
        QByteArray shown;
        const auto listen = [&] {
            pollfd waiting{person, POLLIN, 0};
            char bytes[4096];
            while (::poll(&waiting, 1, 10) == 1 && (waiting.revents & POLLIN) != 0) {
                const ssize_t count = ::read(person, bytes, sizeof bytes);
                if (count <= 0)
                    return;
                shown.append(bytes, count);
            }
        };
        QTRY_VERIFY_WITH_TIMEOUT((listen(), process.state() == QProcess::NotRunning || process.waitForFinished(1)),
            spyhop::testsupport::commandPatience);
        listen();
        ::close(terminal);
        ::close(person);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(shown.count("done"), 2);
        QVERIFY2(!shown.contains("pending"), shown.constData());
#else
        QSKIP("no pseudo terminals are made here");
#endif
    }

    void aJobAtItsMaximumIsRaised()
    {
        const Server server({});
        put(text("t.csv"), "n\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        const QStringList add{text("endpoints"), text("add"), text("paid"), server.url(), text("--tier"), text("api"),
            text("--model"), text("spyhop-local"), text("--currency"), text("cny"), text("--price")};
        QCOMPARE(m_world->run(add + QStringList{text("spyhop-local lots")}).exit, 2);
        QCOMPARE(m_world->run(add + QStringList{text("spyhop-local 1000 1000")}).exit, 0);
        const QStringList run{text("--endpoint"), text("paid"), text("batch"), text("run"), text("--id"), text("j"),
            text("--max-tokens"), text("100"), text("--concurrency"), text("1"), text("--prompt"), text("n {{n}}"),
            m_world->path(text("t.csv")), text("--max-cost")};
        // A call reserves 0.622 yuan: 522 tokens to read and 100 to write. What it is charged in is known: there is no
        // job at all.
        const Result dollars = m_world->run(run + QStringList{text("5USD")});
        QCOMPARE(dollars.exit, 3);
        QVERIFY2(dollars.err.contains("charged in CNY"), dollars.err.constData());
        // Nor is there one where only the account's balance tells it.
        QCOMPARE(m_world
                     ->run({text("endpoints"), text("add"), text("told"), server.url(), text("--dialect"),
                         text("deepseek"), text("--tier"), text("api"), text("--model"), text("spyhop-local"),
                         text("--price"), text("spyhop-local 1000 1000")})
                     .exit,
            0);
        const Result euros
            = m_world->run({text("--endpoint"), text("told"), text("batch"), text("run"), text("--id"), text("k"),
                text("--prompt"), text("n {{n}}"), m_world->path(text("t.csv")), text("--max-cost"), text("5EUR")});
        QVERIFY2(euros.exit == 3, euros.err.constData());
        QVERIFY2(m_world->run({text("batch"), text("show"), text("k")}).exit != 0, euros.err.constData());
        const Result stopped = m_world->run(run + QStringList{text("0.65CNY")});
        QVERIFY2(stopped.exit == 3, stopped.err.constData());
        const Result shown = m_world->run({text("batch"), text("show"), text("j")});
        QVERIFY2(shown.out.contains("¥0.6500") && shown.out.contains("It stopped itself"), shown.out.constData());
        const QJsonObject job
            = m_world->run({text("--json"), text("batch"), text("show"), text("j")}).line(text("job"));
        QCOMPARE(job.value(u"stopped").toObject().value(u"code").toString(), text("refused-budget"));
        QCOMPARE(job.value(u"maxCost").toObject().value(u"currency").toString(), text("CNY"));
        QVERIFY(job.value(u"items").toObject().value(u"pending").toInt() > 0);
        // Without a word it stops again; raised, it goes on.
        QCOMPARE(m_world->run({text("batch"), text("resume"), text("j")}).exit, 3);
        const Result resumed
            = m_world->run({text("batch"), text("resume"), text("j"), text("--max-cost"), text("50CNY")});
        QVERIFY2(resumed.exit == 0, resumed.err.constData());
        const QJsonObject ended
            = m_world->run({text("--json"), text("batch"), text("show"), text("j")}).line(text("job"));
        QCOMPARE(ended.value(u"items").toObject().value(u"done").toInt(), 9);
        QVERIFY(ended.value(u"stopped").isNull());
    }

    void newFilesOfAFolderBecomeJobs()
    {
        const Server server({});
        QDir(m_world->path(text("."))).mkdir(text("inbox"));
        put(text("inbox/old.txt"), "was there before");
        QProcess process;
        m_world->prepare(process,
            where(server)
                + QStringList{text("--json"), text("batch"), text("watch"), text("--prompt"), text("Say {{text}}"),
                    m_world->path(text("inbox"))});
        process.start();
        QByteArray out, err;
        const auto wait = [&](const char* word) {
            return QTest::qWaitFor(
                [&] {
                    out += process.readAllStandardOutput();
                    err += process.readAllStandardError();
                    return out.contains(word) || err.contains(word);
                },
                30'000);
        };
        QVERIFY2(wait("Watching"), err.constData());
        QTest::qWait(300);
        put(text("inbox/first.txt"), "the first letter");
        QVERIFY2(wait("first.txt"), (out + err).constData());
        QVERIFY2(wait("\"done\""), (out + err).constData());
        put(text("inbox/second.txt"), "the second letter");
        QVERIFY2(wait("second.txt"), (out + err).constData());
        process.terminate();
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY2(!out.contains("old.txt"), out.constData());
        QCOMPARE(out.count("\"type\":\"job\""), 2);
    }

    //! Its own tables would be its next jobs, without end.
    void watchingDoesNotWriteIntoItsFolder()
    {
        QDir here(m_world->path(text(".")));
        QVERIFY(here.mkpath(text("inbox/below")));
        QVERIFY(QFile::link(m_world->path(text("inbox/below")), m_world->path(text("way"))));
        const QStringList watch{text("--endpoint"), text("http://127.0.0.1:9/v1"), text("batch"), text("watch"),
            text("--prompt"), text("Say {{text}}"), m_world->path(text("inbox"))};
        for (const char* out : {"inbox/r.csv", "inbox/below/r.xlsx", "way/r.md", "way/../r.jsonl"}) {
            const Result refused = m_world->run(watch + QStringList{text("--out"), m_world->path(text(out))});
            QVERIFY2(refused.exit == 2, out);
            QVERIFY2(refused.err.contains("lies in the folder that is watched"), refused.err.constData());
        }
#ifdef Q_OS_LINUX
        for (const bool isOut : {true, false}) {
            QProcess process;
            m_world->prepare(process, watch);
            const QString file = m_world->path(text("inbox/out.txt"));
            if (isOut)
                process.setStandardOutputFile(file);
            else
                process.setStandardErrorFile(file);
            process.start();
            QVERIFY(process.waitForFinished(30'000));
            QCOMPARE(process.exitCode(), 2);
        }
#endif
        // Beside the folder, and into a folder whose files are known by their names.
        for (const char* out : {"r.csv", "inbox/", "inbox/below/"}) {
            QProcess process;
            m_world->prepare(process, watch + QStringList{text("--out"), m_world->path(text(out))});
            process.start();
            QByteArray err;
            QVERIFY2(
                QTest::qWaitFor([&] { return (err += process.readAllStandardError()).contains("Watching"); }, 30'000),
                err.constData());
            process.terminate();
            QVERIFY(process.waitForFinished(10'000));
        }
    }

    void oneOfTwoWatches()
    {
        QVERIFY(QDir(m_world->path(text("."))).mkpath(text("inbox")));
        QVERIFY(QFile::link(m_world->path(text("inbox")), m_world->path(text("way"))));
        const auto watch = [this](const char* prompt, const char* folder) {
            return QStringList{text("--endpoint"), text("http://127.0.0.1:9/v1"), text("batch"), text("watch"),
                text("--prompt"), text(prompt), m_world->path(text(folder))};
        };
        QProcess first;
        m_world->prepare(first, watch("Say {{text}}", "inbox"));
        first.start();
        QByteArray err;
        const auto isWatching = [&err](QProcess& process) {
            err.clear();
            return QTest::qWaitFor(
                [&] { return (err += process.readAllStandardError()).contains("Watching"); }, 30'000);
        };
        QVERIFY2(isWatching(first), err.constData());
        for (const char* folder : {"inbox", "way"}) {
            const Result second
                = m_world->run(watch("Say {{text}}", folder) + QStringList{text("--max-cost"), text("1")});
            QCOMPARE(second.exit, 2);
            QVERIFY2(second.err.contains(QByteArray::number(first.processId())), second.err.constData());
        }
        // Another question is another watch.
        QProcess other;
        m_world->prepare(other, watch("Sum up {{text}}", "inbox"));
        other.start();
        QVERIFY2(isWatching(other), err.constData());
        other.terminate();
        QVERIFY(other.waitForFinished(10'000));
        // A dead process watches nothing.
        first.kill();
        QVERIFY(first.waitForFinished(10'000));
        QProcess next;
        m_world->prepare(next, watch("Say {{text}}", "way"));
        next.start();
        QVERIFY2(isWatching(next), err.constData());
        next.terminate();
        QVERIFY(next.waitForFinished(10'000));
    }

    //! Of --max-cost each job has its own; all together have --max-total.
    void allJobsOfAWatchHaveAMaximum()
    {
        const Server server({});
        QCOMPARE(m_world
                     ->run({text("endpoints"), text("add"), text("paid"), server.url(), text("--tier"), text("api"),
                         text("--model"), text("spyhop-local"), text("--currency"), text("cny"), text("--price"),
                         text("spyhop-local 1000 1000")})
                     .exit,
            0);
        QDir(m_world->path(text("."))).mkdir(text("inbox"));
        const QStringList watch{text("--endpoint"), text("paid"), text("--json"), text("batch"), text("watch"),
            text("--existing"), text("--max-tokens"), text("100"), text("--prompt"), text("Say {{text}}"),
            m_world->path(text("inbox")), text("--max-total"), text("0.7CNY")};
        QCOMPARE(m_world->run(watch + QStringList{text("--max-cost"), text("1USD")}).exit, 2);
        QProcess process;
        m_world->prepare(process, watch);
        process.start();
        QByteArray out, err;
        const auto read = [&] {
            out += process.readAllStandardOutput();
            err += process.readAllStandardError();
        };
        // A call reserves some 0.6 yuan and costs a fraction of it: file after file comes until one more does not fit.
        int files = 0;
        const auto hasEnded = [&] {
            read();
            if (process.state() == QProcess::NotRunning)
                return true;
            if (out.count("\"type\":\"done\"") >= files) {
                ++files; // no two alike: what was answered before costs nothing
                put(text("inbox/%1.txt").arg(files), "letter number " + QByteArray::number(files));
            }
            return false;
        };
        QVERIFY2(QTest::qWaitFor(hasEnded, 240'000), (out + err).constData());
        read();
        QCOMPARE(process.exitCode(), 3);
        QVERIFY2((out + err).contains("What all jobs together may cost"), (out + err).constData());
        QVERIFY2(files > 1, QByteArray::number(files).constData());
        double cost = 0;
        for (const QJsonObject& job : m_world->run({text("--json"), text("batch"), text("list")}).lines())
            cost += job.value(u"cost").toObject().value(u"amount").toString().toDouble();
        QVERIFY2(cost > 0 && cost <= 0.7, QByteArray::number(cost).constData());
    }

    void watchingHeedsCallbacks()
    {
        QDir(m_world->path(text("."))).mkdir(text("inbox"));
        const Result refused = m_world->run(
            {text("--endpoint"), text("http://127.0.0.1:9/v1"), text("batch"), text("watch"), text("--prompt"),
                text("Say {{text}}"), text("--callback-url"), text("no address"), m_world->path(text("inbox"))});
        QCOMPARE(refused.exit, 2);
    }

    //! Looks at a task grow apart, by half each time, a tenth more or less: one comes by 11.5 s, the next not before
    //! 14.4 s.
    void aCallEndsTheWait()
    {
        const Server server({text("--job-delay"), text("12000")});
        QProcess process;
        m_world->prepare(process,
            where(server) + QStringList{text("ask"), text("--async"), text("--callback-listen"), text("Hello")});
        process.start();
        QByteArray said;
        const auto hasSaid = [&] { return (said += process.readAllStandardError()).contains('\n'); };
        QVERIFY(QTest::qWaitFor(hasSaid, 20'000)); // its id, once it was taken
        QElapsedTimer since;
        since.start();
        QVERIFY(process.waitForFinished(20'000));
        const qint64 waited = since.elapsed();
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(!process.readAllStandardOutput().trimmed().isEmpty());
        QVERIFY2(waited > 9'000 && waited < 13'600, QByteArray::number(waited).constData());
    }

    void anOwnAddressIsHandedOn()
    {
        const Server server({text("--job-delay"), text("300")});
        QTcpServer own;
        QVERIFY(own.listen(QHostAddress::LocalHost));
        const Result asked = m_world->run(where(server)
            + QStringList{text("ask"), text("--async"), text("--callback-url"),
                text("http://127.0.0.1:") + QString::number(own.serverPort()) + text("/done"), text("Hello")});
        QVERIFY2(asked.exit == 0, asked.err.constData());
        QVERIFY(own.waitForNewConnection(10'000));
        const std::unique_ptr<QTcpSocket> caller(own.nextPendingConnection());
        QVERIFY(caller->bytesAvailable() > 0 || caller->waitForReadyRead(10'000));
        QCOMPARE(caller->readLine().trimmed(), QByteArray("POST /done HTTP/1.1"));
    }

    //! Jobs, tasks and prompts that were stored while it was allowed: read, corrected and ended as before.
    void whatIsStoredOutlivesConsent()
    {
        QCOMPARE(m_world->run({text("privacy"), text("grant"), text("drafts")}).exit, 0);
        const Server server({text("--job-delay"), text("1500")});
        const QString task = storeOfEach(server);
        const Result revoked = m_world->run({text("privacy"), text("revoke")});
        QCOMPARE(revoked.exit, 0);
        QVERIFY2(revoked.err.contains("goes on being stored"), revoked.err.constData());
        const QJsonObject status
            = m_world->run({text("--json"), text("privacy"), text("status")}).line(text("privacy"));
        QCOMPARE(status.value(u"jobs").toInt(), 1);
        QCOMPARE(status.value(u"tasks").toInt(), 1);
        QCOMPARE(status.value(u"prompts").toInt(), 1);
        QCOMPARE(status.value(u"watches"), QJsonValue(0));
        // Work that stays at a provider needs consent, and what is there is fetched.
        const Result waited = m_world->run(where(server) + QStringList{text("tasks"), text("wait"), task});
        QVERIFY2(waited.exit == 0, waited.err.constData());
        QVERIFY2(waited.out.trimmed().size() > 3, waited.out.constData());
        QCOMPARE(m_world->run({text("batch"), text("correct"), text("j"), text("1"), text("city=Setúbal")}).exit, 0);
        const Result resumed = m_world->run({text("batch"), text("resume"), text("j")});
        QVERIFY2(resumed.exit == 0, resumed.err.constData());
        QVERIFY(m_world->run({text("batch"), text("list")}).out.contains("What is said?"));
        QVERIFY(m_world->run({text("batch"), text("show"), text("j")}).out.contains("What is said?"));
        QVERIFY(exported().contains("Setúbal"));
        QVERIFY(m_world->run({text("prompts"), text("list")}).out.contains("greeting"));
        QVERIFY(m_world->run({text("prompts"), text("export"), text("-")}).out.contains("Good day"));
        const Result saved = m_world->run(where(server) + QStringList{text("ask"), text("--saved"), text("greeting")});
        QVERIFY2(saved.exit == 0, saved.err.constData());
        QCOMPARE(m_world->run({text("prompts"), text("save"), text("another"), text("Hello")}).exit, 3);

        QCOMPARE(m_world->run({text("privacy"), text("grant")}).exit, 0);
        QCOMPARE(damaged(), 0);
        const QByteArray table = exported();
        QVERIFY2(table.contains("Setúbal,corrected,done,"), table.constData());
        QVERIFY2(table.count(",done,") == 3, table.constData());
        QCOMPARE(m_world->run(where(server) + QStringList{text("tasks"), text("show"), task}).out, waited.out);
    }

    //! The same without its key: nothing is done, and nothing is lost by trying.
    void whatIsLockedIsNotTouched()
    {
        QCOMPARE(m_world->run({text("privacy"), text("grant"), text("drafts")}).exit, 0);
        const Server server({text("--job-delay"), text("1500")});
        const QString task = storeOfEach(server);
        QCOMPARE(m_world->run({text("batch"), text("correct"), text("j"), text("1"), text("city=Porto")}).exit, 0);
        QCOMPARE(m_world->run({text("privacy"), text("revoke")}).exit, 0);
        m_world->set(text("SPYHOP_PASSPHRASE"), QString());
        const QString file = m_world->path(text("prompts.json"));
        const QList<QStringList> commands{{text("tasks"), text("list")}, {text("tasks"), text("wait"), task},
            {text("tasks"), text("show"), task}, {text("batch"), text("list")},
            {text("batch"), text("show"), text("j")},
            {text("batch"), text("correct"), text("j"), text("1"), text("city=Faro")},
            {text("batch"), text("accept"), text("j"), text("1")}, {text("batch"), text("resume"), text("j")},
            {text("batch"), text("again"), text("j"), text("1")}, {text("batch"), text("retry"), text("j")},
            {text("batch"), text("export"), text("j"), text("--out"), m_world->path(text("locked.csv"))},
            {text("prompts"), text("list")}, {text("prompts"), text("show"), text("greeting")},
            {text("prompts"), text("export"), file}};
        for (const QStringList& command : commands) {
            const Result refused = m_world->run(where(server) + command);
            QVERIFY2(refused.exit == 3, (command.join(u' ').toUtf8() + ": " + refused.err).constData());
            QVERIFY2(!refused.err.contains("damaged"), refused.err.constData());
        }
        QVERIFY(!QFile::exists(file) && !QFile::exists(m_world->path(text("locked.csv"))));
        m_world->set(text("SPYHOP_PASSPHRASE"), text("correct horse battery staple"));
        QCOMPARE(damaged(), 0);
        QVERIFY(exported().contains("Porto,corrected,done,"));
        const Result waited = m_world->run(where(server) + QStringList{text("tasks"), text("wait"), task});
        QVERIFY2(waited.exit == 0 && waited.out.trimmed().size() > 3, waited.err.constData());
    }

    void whatIsOverCannotBeCancelled()
    {
        const Server server({});
        const Result asked = m_world->run(where(server) + QStringList{text("ask"), text("--async"), text("Hello")});
        QVERIFY2(asked.exit == 0, asked.err.constData());
        const QString id = QString::fromUtf8(asked.out.trimmed());
        QVERIFY2(m_world->run(where(server) + QStringList{text("tasks"), text("wait"), id}).exit == 0, "waited");
        const Result cancelled = m_world->run(where(server) + QStringList{text("tasks"), text("cancel"), id});
        QCOMPARE(cancelled.exit, 2);
        QVERIFY2(cancelled.err.contains("over"), cancelled.err.constData());
    }

private:
    void put(const QString& name, const QByteArray& bytes) const
    {
        QVERIFY(!m_world->write(name, bytes).isEmpty());
    }
    [[nodiscard]] static QStringList where(const Server& server)
    {
        return {text("--endpoint"), server.url(), text("--model"), text("spyhop-local")};
    }
    //! The job "j", two of its three rows answered, a prompt, and a task that the provider still has: its id.
    [[nodiscard]] QString storeOfEach(const Server& server) const
    {
        const Result job = run(server,
            {text("--id"), text("j"), text("--column"), text("city:text"), text("--trial"), text("2"), rows(3)});
        const Result prompt = m_world->run({text("prompts"), text("save"), text("greeting"), text("Good day")});
        const Result task = m_world->run(where(server) + QStringList{text("ask"), text("--async"), text("Hello")});
        if (job.exit != 0 || prompt.exit != 0 || task.exit != 0)
            qFatal("nothing was stored");
        return QString::fromUtf8(task.out.trimmed());
    }
    [[nodiscard]] QByteArray exported() const
    {
        const QString out = m_world->path(text("table.csv"));
        const Result written = m_world->run({text("batch"), text("export"), text("j"), text("--out"), out});
        return written.exit == 0 ? m_world->read(text("table.csv")) : written.err;
    }
    [[nodiscard]] int damaged() const
    {
        const Result checked = m_world->run({text("--json"), text("privacy"), text("check")});
        return checked.line(text("check")).value(u"damaged").toInt(-1);
    }
    [[nodiscard]] QString rows(int count) const
    {
        QByteArray table;
        for (int i = 0; i < count; ++i)
            table += "{\"note\":\"Parcel " + QByteArray::number(i) + " left Lisbon.\"}\n";
        return m_world->write(text("rows.jsonl"), table);
    }
    [[nodiscard]] Result run(const Server& server, const QStringList& more) const
    {
        QStringList arguments = where(server) + QStringList{text("batch"), text("run")};
        if (!more.contains(text("--prompt")))
            arguments += QStringList{
                text("--prompt"), more.contains(text("--sheet")) ? text("Say it") : text("What is said?")};
        return m_world->run(arguments + more);
    }

    std::unique_ptr<World> m_world;
};

SPYHOP_TEST_MAIN(TestCliJobs)

#include "tst_clijobs.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes into a question from the command line: files, folders, pictures, saved prompts and roles.
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QBuffer>
#include <QtCore/QJsonArray>
#include <QtGui/QImage>

using spyhop::testsupport::Result;
using spyhop::testsupport::Server;
using spyhop::testsupport::World;

namespace {

QString tr(const char* text)
{
    return QString::fromUtf8(text);
}

QStringList words(const char* line)
{
    return tr(line).split(u' ', Qt::SkipEmptyParts);
}

QByteArray png()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::blue);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        qFatal("no PNG here");
    return bytes;
}

} // namespace

class CliAskTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Server> m_server;

    [[nodiscard]] QStringList at(const char* model, const QStringList& arguments) const
    {
        return QStringList{tr("--endpoint"), m_server->url(), tr("--model"), tr(model)} + arguments;
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<Server>(QStringList()); }
    void cleanupTestCase() { m_server.reset(); }

    void filesComeWithReceipts()
    {
        const World world;
        const QString single = world.write(tr("single.txt"), "alone\n");
        QVERIFY(!world.write(tr("plan/b.md"), "# second\n").isEmpty());
        QVERIFY(!world.write(tr("plan/a.txt"), "first\n").isEmpty());
        QVERIFY(!world.write(tr("plan/skip.bin"), "no reader\n").isEmpty());
        const Result result = world.run(QStringList{tr("--json")}
            + at("spyhop-local",
                {tr("ask"), tr("--file"), single, tr("--file"), world.path(tr("plan")), tr("Summarise")}));
        QVERIFY2(result.exit == 0, result.err.constData());
        QStringList names;
        for (const QJsonObject& line : result.lines()) {
            if (line.value(u"type") == QStringLiteral("attachment"))
                names << line.value(u"name").toString() + u' ' + QString::number(line.value(u"tokens").toInt() > 0)
                        + u' ' + QString::number(line.value(u"receipt").toString().contains(u"UTF-8"));
        }
        QCOMPARE(names, (QStringList{tr("single.txt 1 1"), tr("plan/a.txt 1 1"), tr("plan/b.md 1 1")}));
        QCOMPARE(result.line(tr("done")).value(u"finishReason").toString(), tr("stop"));
        // For a person the receipts stand beside the answer, not in it.
        const Result plain = world.run(at("spyhop-local", {tr("ask"), tr("--file"), single, tr("Summarise")}));
        QVERIFY2(plain.err.contains("single.txt: "), plain.err.constData());
        QVERIFY(!plain.out.contains("UTF-8"));
    }

    void whatCannotBeSentIsSaid_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("sound") << tr("--file") << QByteArray("ID3\x04music") << tr("spyhop-local")
                               << QByteArray("Sound");
        QTest::newRow("video") << tr("--file") << QByteArray("\x1A\x45\xDF\xA3", 4) << tr("spyhop-local")
                               << QByteArray("Video");
        QTest::newRow("no picture") << tr("--image") << QByteArray("plain text") << tr("other")
                                    << QByteArray("no picture");
        QTest::newRow("blind model") << tr("--image") << png() << tr("spyhop-local") << QByteArray("takes no pictures");
        QTest::newRow("blind model, as a file")
            << tr("--file") << png() << tr("spyhop-local") << QByteArray("takes no pictures");
    }

    void whatCannotBeSentIsSaid()
    {
        QFETCH(QString, option);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, model);
        QFETCH(QByteArray, said);
        const World world;
        const int before = m_server->stats().value(u"chats").toInt();
        const Result result = world.run(
            at(qPrintable(model), {tr("ask"), option, world.write(tr("given.dat"), bytes), tr("What is it?")}));
        QVERIFY2(result.exit == 2, result.err.constData());
        QVERIFY2(result.err.contains(said), result.err.constData());
        QCOMPARE(m_server->stats().value(u"chats").toInt(), before); // nothing was sent
    }

    void modelsAreCompared()
    {
        const World world;
        const Result plain
            = world.run(at("spyhop-local", {tr("ask"), tr("--compare"), tr("spyhop-local-small"), tr("Who answers?")}));
        QVERIFY2(plain.exit == 0, plain.err.constData());
        // Each under its heading, in the order asked for, and only answers on standard output.
        const qsizetype first = plain.out.indexOf("## spyhop-local · "),
                        second = plain.out.indexOf("## spyhop-local-small · ");
        QVERIFY2(first == 0 && second > first + 40, plain.out.constData());
        QVERIFY2(plain.err.contains("token"), plain.err.constData());
        const Result json = world.run(QStringList{tr("--json")}
            + at("spyhop-local", {tr("ask"), tr("--compare"), tr("spyhop-local-small"), tr("Who?")}));
        QVERIFY2(json.exit == 0, json.err.constData());
        const QJsonArray answers = json.line(tr("comparison")).value(u"answers").toArray();
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers.at(0)[u"asked"].toString(), tr("spyhop-local"));
        QCOMPARE(answers.at(1)[u"asked"].toString(), tr("spyhop-local-small"));
        for (const QJsonValue& answer : answers) {
            QVERIFY(!answer[u"text"].toString().isEmpty());
            QCOMPARE(answer[u"finishReason"].toString(), tr("stop"));
            QVERIFY(answer[u"usage"].toObject().value(u"completionTokens").toInt() > 0);
        }
        QVERIFY(json.lines().last().value(u"type") == QStringLiteral("comparison"));
    }

    void oneComparedModelFails()
    {
        const World world;
        const QString script = world.write(tr("script"), "own\n401\nown\n401");
        const Server server({tr("--script"), script});
        const QStringList target{tr("--endpoint"), server.url(), tr("--model"), tr("spyhop-local")};
        const Result json = world.run(QStringList{tr("--json")} + target
            + QStringList{tr("ask"), tr("--compare"), tr("spyhop-local-small"), tr("Who?")});
        QVERIFY2(json.exit != 0, json.out.constData());
        const QJsonArray answers = json.line(tr("comparison")).value(u"answers").toArray();
        QCOMPARE(answers.size(), 2);
        int whole = 0, failed = 0;
        for (const QJsonValue& answer : answers) {
            const bool fails = answer.toObject().contains(u"error");
            failed += fails && answer[u"error"][u"code"].toString() == tr("auth") ? 1 : 0;
            whole += !fails && !answer[u"text"].toString().isEmpty() ? 1 : 0;
        }
        QCOMPARE(whole, 1);
        QCOMPARE(failed, 1);
    }

    void comparingIsRefusedInWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("the same twice") << words("--compare spyhop-local") << QByteArray("twice");
        QTest::newRow("too many") << words("--compare a,b,c") << QByteArray("one or two models");
        QTest::newRow("none") << words("--compare ,") << QByteArray("one or two models");
        QTest::newRow("as a task") << words("--compare a --async") << QByteArray("exclude each other");
        QTest::newRow("a private task") << words("--private --async") << QByteArray("exclude each other");
        // All of the context is to be kept free for the answer.
        QTest::newRow("no room") << words("--max-tokens 10000000") << QByteArray("does not fit");
        QTest::newRow("no room in one of them")
            << words("--max-tokens 10000000 --compare a") << QByteArray("does not fit");
    }

    void comparingIsRefusedInWords()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const World world;
        const int before = m_server->stats().value(u"chats").toInt();
        const Result result
            = world.run(at("spyhop-local", QStringList{tr("ask")} + arguments + QStringList{tr("Who?")}));
        QVERIFY2(result.exit == 2, result.err.constData());
        QVERIFY2(result.err.contains(said), result.err.constData());
        QCOMPARE(m_server->stats().value(u"chats").toInt(), before); // nothing was sent
    }

    //! The prompt is estimated at six tokens; how many are left for it is what the answer leaves.
    void whatIsOnlyEstimatedGoesAnyway()
    {
        const World world;
        const auto asked = [this, &world](const char* answer, const char* options) {
            return world.run(at("spyhop-local",
                QStringList{tr("ask"), tr("--max-tokens"), tr(answer)} + words(options) + QStringList{tr("Who?")}));
        };
        const Result refused = asked("131069", "");
        QVERIFY2(refused.exit == 2, refused.err.constData());
        QVERIFY2(refused.err.contains("--anyway"), refused.err.constData());
        const Result sent = asked("131069", "--anyway");
        QVERIFY2(sent.exit == 0, sent.err.constData());
        const Result certain = asked("131071", "--anyway"); // for one token
        QVERIFY2(certain.exit == 2, certain.err.constData());
        QVERIFY2(certain.err.contains("does not fit"), certain.err.constData());
    }

    void aPictureTravels()
    {
        const World world;
        // A server of any model: of one that is not in the tables nobody knows that it takes none.
        const QByteArray script("200 json raw "
                                "\"{\\\"choices\\\":[{\\\"index\\\":0,\\\"message\\\":{\\\"content\\\":\\\"Blue.\\\"},"
                                "\\\"finish_reason\\\":\\\"stop\\\"}]}\"");
        const Server server({tr("--script"), world.write(tr("script"), script)});
        const Result result
            = world.run({tr("--json"), tr("--endpoint"), server.url(), tr("--model"), tr("some-vision-model"),
                tr("ask"), tr("--no-stream"), tr("--image"), world.write(tr("p.png"), png()), tr("What is it?")});
        QVERIFY2(result.exit == 0, result.out.constData());
        QCOMPARE(result.line(tr("done")).value(u"text").toString(), tr("Blue."));
        QVERIFY2(
            result.line(tr("attachment")).value(u"receipt").toString().startsWith(u"40 × 30"), result.out.constData());
    }

    void promptsNeedConsent()
    {
        const World world;
        const Result refused = world.run({tr("prompts"), tr("save"), tr("Letter"), tr("Write to {{name}}")});
        QVERIFY2(refused.exit == 3, refused.err.constData());
        QVERIFY2(refused.err.contains("privacy grant drafts"), refused.err.constData());
        QVERIFY(world.run(words("prompts list")).out.isEmpty());
    }

    void savedPromptsAndRoles()
    {
        World world;
        world.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(world.run(words("privacy grant drafts")).exit, 0);
        const auto fine = [&world](const QStringList& arguments, const QByteArray& input) {
            const Result result = world.run(arguments, input);
            [&] { QVERIFY2(result.exit == 0, result.err.constData()); }();
            return result;
        };
        fine({tr("prompts"), tr("save"), tr("Letter"), tr("-")},
            "Write to {{name}} in {{tone:choice(formal|warm)}} words");
        fine({tr("prompts"), tr("save"), tr("Captain"), tr("You are a captain."), tr("--role")}, {});
        QCOMPARE(world.run({tr("prompts"), tr("save"), tr("Bad"), tr("{{x:colour}}")}).exit, 2);
        const Result list = fine(words("--json prompts list"), {});
        QCOMPARE(list.lines().size(), 2);
        QCOMPARE(list.line(tr("prompt")).value(u"title").toString(), tr("Letter"));
        QVERIFY(fine(words("prompts show Captain --role"), {}).out.contains("You are a captain."));

        // Filled in and sent; what is missing or wrong is said, and nothing is sent.
        const int before = m_server->stats().value(u"chats").toInt();
        const QStringList ask{tr("ask"), tr("--saved"), tr("Letter"), tr("--role"), tr("Captain")};
        QCOMPARE(world.run(at("spyhop-local", ask)).exit, 2);
        QCOMPARE(
            world.run(at("spyhop-local", ask + QStringList{tr("--set"), tr("name=Li"), tr("--set"), tr("tone=rude")}))
                .exit,
            2);
        QCOMPARE(world.run(at("spyhop-local", words("ask --saved Unknown"))).exit, 2);
        QCOMPARE(m_server->stats().value(u"chats").toInt(), before);
        fine(at("spyhop-local", ask + QStringList{tr("--set"), tr("name=Li")}), {});
        QCOMPARE(m_server->stats().value(u"chats").toInt(), before + 1);

        // To another profile, and gone from this one.
        const QString file = world.path(tr("prompts.json"));
        fine({tr("prompts"), tr("export"), file}, {});
        World other;
        other.set(tr("SPYHOP_PASSPHRASE"), tr("correct horse"));
        QCOMPARE(other.run(words("privacy grant drafts")).exit, 0);
        QCOMPARE(other.run({tr("prompts"), tr("import"), file}).exit, 0);
        QCOMPARE(other.run({tr("prompts"), tr("import"), file + tr("x")}).exit, 2); // it is not there
        QCOMPARE(other.run(words("prompts export -")).out, world.read(tr("prompts.json")));
        fine(words("prompts remove Letter"), {});
        QCOMPARE(world.run(words("prompts show Letter")).exit, 2);
    }
};

SPYHOP_TEST_MAIN_WITH(QCoreApplication, CliAskTest)
#include "tst_cliask.moc"

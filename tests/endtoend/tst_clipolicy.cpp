// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Policies and the privacy gate from the command line, against the built-in server.
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QTime>

using namespace spyhop;
using namespace Qt::StringLiterals;
using testsupport::Result;
using testsupport::Server;
using testsupport::World;

namespace {

const QByteArray example
    = R"({"effect":"allow","principal":["user:team_a"],"resource":["api:deepseek-chat"],"condition":{"time":{"between":["09:00","18:00"]},"ip":{"in":["192.168.1.0/24"]}}})";

//! Of rows with one address each.
bool saysMasked(const QByteArray& text, int addresses)
{
    const QRegularExpression words(
        QStringLiteral("Privacy: %1 value\\S* masked in %1 row\\S*: %1 e-mail address\\S*\\.").arg(addresses));
    return words.match(QString::fromUtf8(text)).hasMatch();
}

} // namespace

class TestCliPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void checksFiles();
    void explains_data();
    void explains();
    void explainsAsTheGatewayDecides_data();
    void explainsAsTheGatewayDecides();
    void checksWhatTheGateHasToDo();
    void anAdministratorsFilesCount();
    void nothingLeavesThatIsDenied();
    void everyCommandAsks_data();
    void everyCommandAsks();
    void aJobWaitsForItsHours();
    void masksOnDemand();
    void whatTheGateDoesIsSaidBeforeSending_data();
    void whatTheGateDoesIsSaidBeforeSending();
    void oneRefusedItemIsNamedAndTheOthersGoOn_data();
    void oneRefusedItemIsNamedAndTheOthersGoOn();
    void documentsOfABatchAreAttachments_data();
    void documentsOfABatchAreAttachments();
    void aBatchSaysWhatTheGateDoes();
    void aJobSaysHowMuchWasMasked();
};

void TestCliPolicy::checksFiles()
{
    const World world;
    const QString good = world.write(u"good.json"_s, example);
    const Result fine = world.run({u"policy"_s, u"check"_s, good});
    QCOMPARE(fine.exit, 0);
    QVERIFY2(fine.out.contains("1 rule"), fine.out.constData());
    const QString bad = world.write(u"bad.json"_s, QByteArray(example).replace("18:00", "24:00"));
    const Result broken = world.run({u"policy"_s, u"check"_s, bad});
    QCOMPARE(broken.exit, 2);
    QVERIFY2(broken.err.contains("Line 1, column 120"), broken.err.constData());
    QVERIFY(broken.out.isEmpty());
    const QString odd = world.write(u"odd.json"_s, R"([{"effect":"deny","principal":["usr:a"],"resource":["*"]}])");
    const Result warned = world.run({u"policy"_s, u"check"_s, odd, u"--json"_s});
    QCOMPARE(warned.exit, 0);
    QCOMPARE(warned.line(u"policy"_s).value(u"warnings").toArray().size(), 1);
    const QString none = world.path(u"none.json"_s); // no API has failed
    QCOMPARE(world.run({u"policy"_s, u"check"_s, none}).exit, 2);
    QCOMPARE(world.run({u"policy"_s, u"explain"_s, u"--user"_s, u"ann"_s, u"--resource"_s, u"api:m"_s, none}).exit, 2);
}

void TestCliPolicy::explains_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("allowed");
    const QString chat = u"api:deepseek-chat"_s, at = u"10:00"_s, from = u"192.168.1.7"_s;
    const auto asked
        = [](const QString& user, const QString& team, const QString& what, const QString& when, const QString& ip) {
              QStringList words{u"--user"_s, user, u"--resource"_s, what, u"--time"_s, when};
              if (!team.isEmpty())
                  words << u"--team"_s << team;
              if (!ip.isEmpty())
                  words << u"--ip"_s << ip;
              return words;
          };
    QTest::newRow("a member") << asked(u"alice"_s, u"team_a"_s, chat, at, from) << true;
    QTest::newRow("a user of that name") << asked(u"team_a"_s, {}, chat, at, from) << true;
    QTest::newRow("the last second") << asked(u"team_a"_s, {}, chat, u"18:00:00"_s, from) << true;
    QTest::newRow("a second later") << asked(u"team_a"_s, {}, chat, u"18:00:01"_s, from) << false;
    QTest::newRow("another team") << asked(u"alice"_s, u"team_b"_s, chat, at, from) << false;
    QTest::newRow("another model") << asked(u"team_a"_s, {}, u"api:deepseek-reasoner"_s, at, from) << false;
    QTest::newRow("what the model became") << asked(u"team_a"_s, {}, u"api:deepseek-flash"_s, at, from) << true;
    QTest::newRow("mapped") << asked(u"team_a"_s, {}, chat, at, u"::ffff:192.168.1.7"_s) << true;
    QTest::newRow("a leading zero") << asked(u"team_a"_s, {}, chat, at, u"192.168.01.7"_s) << false;
    QTest::newRow("no address") << asked(u"team_a"_s, {}, chat, at, {}) << false;
}

void TestCliPolicy::explains()
{
    QFETCH(QStringList, words);
    QFETCH(bool, allowed);
    const World world;
    const QString file = world.write(u"policy-file.json"_s, example);
    const Result result = world.run(QStringList{u"policy"_s, u"explain"_s} + words + QStringList{file});
    QCOMPARE(result.exit, allowed ? 0 : 3);
    QVERIFY2(result.out.startsWith(allowed ? "allow\n" : "deny\n"), result.out.constData());
    const Result json = world.run(QStringList{u"policy"_s, u"explain"_s, u"--json"_s} + words + QStringList{file});
    QCOMPARE(json.line(u"decision"_s).value(u"decision").toString(), allowed ? u"allow"_s : u"deny"_s);
    QVERIFY(!json.line(u"decision"_s).value(u"zone").toString().isEmpty());
}

void TestCliPolicy::explainsAsTheGatewayDecides_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<bool>("allowed");
    const QByteArray all = R"([{"effect":"allow","principal":["*"],"resource":["*"]},)";
    QTest::newRow("a deny of another endpoint") << all
            + R"({"effect":"deny","principal":["*"],"resource":["api:*"],"condition":{"endpoint":{"in":["gateway.example"]}}}])"
                                                << true;
    QTest::newRow("a deny of this one by its host") << all
            + R"({"effect":"deny","principal":["*"],"resource":["api:*"],"condition":{"endpoint":{"in":["127.0.0.1"]}}}])"
                                                    << false;
    QTest::newRow("a deny of this one by its name")
        << all + R"({"effect":"deny","principal":["*"],"resource":["endpoint:here"]}])" << false;
    QTest::newRow("this endpoint alone") << QByteArray(
        R"({"effect":"allow","principal":["*"],"resource":["endpoint:127.0.0.1"]})")
                                         << true;
    QTest::newRow("another alone") << QByteArray(
        R"({"effect":"allow","principal":["*"],"resource":["endpoint:gateway.example"]})")
                                   << false;
    QTest::newRow("its tier") << QByteArray(
        R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"tier":{"in":["edge"]}}})")
                              << true;
    QTest::newRow("models, of whom nobody vouches for")
        << QByteArray(R"({"effect":"allow","principal":["*"],"resource":["api:*"]})") << true;
}

void TestCliPolicy::explainsAsTheGatewayDecides()
{
    QFETCH(QByteArray, rules);
    QFETCH(bool, allowed);
    const World world;
    const Server server({});
    QCOMPARE(world
                 .run({u"endpoints"_s, u"add"_s, u"here"_s, server.url(), u"--tier"_s, u"edge"_s, u"--model"_s,
                     u"spyhop-local"_s})
                 .exit,
        0);
    std::ignore = world.write(u"profile/policy.json"_s, rules);
    const int exit = world.run({u"ask"_s, u"--endpoint"_s, u"here"_s, u"Hello"_s}).exit;
    QCOMPARE(exit, allowed ? 0 : 3);
    const QStringList explain{u"policy"_s, u"explain"_s, u"--json"_s, u"--resource"_s, u"api:spyhop-local"_s};
    for (const QString& endpoint : {u"here"_s, u"127.0.0.1"_s}) { // the only one there
        const Result answer = world.run(explain + QStringList{u"--endpoint"_s, endpoint});
        QVERIFY2(answer.exit == exit, (answer.out + answer.err).constData());
        QCOMPARE(answer.line(u"decision"_s).value(u"leavesEndpointOpen").toBool(true), false);
    }
    const QStringList url{u"--endpoint"_s, server.url()};
    const int adHoc = world.run(QStringList{u"ask"_s, u"--model"_s, u"spyhop-local"_s, u"Hello"_s} + url).exit;
    QCOMPARE(world.run(explain + url).exit, adHoc);
    QCOMPARE(world.run(explain + QStringList{u"--endpoint"_s, u"no host"_s}).exit, 2);
    const Result twice
        = world.run({u"policy"_s, u"explain"_s, u"--resource"_s, u"endpoint:here"_s, u"--endpoint"_s, u"here"_s});
    QVERIFY2(twice.exit == 2, (twice.out + twice.err).constData());
}

void TestCliPolicy::checksWhatTheGateHasToDo()
{
    const World world;
    const QString file = world.write(u"privacy.json"_s, R"({"gate":{"keys":"block"}})");
    const Result fine = world.run({u"policy"_s, u"check"_s, file});
    QVERIFY2(fine.exit == 0 && fine.out.contains("keys: block"), (fine.out + fine.err).constData());
    const Result json = world.run({u"policy"_s, u"check"_s, u"--json"_s, file});
    QCOMPARE(json.line(u"policy"_s).value(u"gate").toObject().value(u"cards").toString(), u"off"_s);
    std::ignore = world.write(u"privacy.json"_s, R"({"privacy":{"gate":{"keys":"block"}}})");
    const Result slip = world.run({u"policy"_s, u"check"_s, file});
    QCOMPARE(slip.exit, 2);
    QVERIFY2(slip.err.contains("Line 1, column 12"), slip.err.constData());
}

//! As docs/policy.md installs them, while a job runs.
void TestCliPolicy::anAdministratorsFilesCount()
{
    if (!qEnvironmentVariableIsSet("SPYHOP_TEST_ETC"))
        QSKIP("asked for by tst_clipolicy_with_etc: in an /etc of its own");
    constexpr int rows = 100;
    const QString folder = u"/etc/spyhop"_s;
    QVERIFY(!QFile::exists(folder));
    const World world;
    const Server server({u"--latency"_s, u"100"_s});
    QCOMPARE(world.run({u"endpoints"_s, u"add"_s, u"here"_s, server.url(), u"--model"_s, u"spyhop-local"_s}).exit, 0);
    QByteArray table("word\n");
    for (int i = 0; i < rows; ++i)
        table += QByteArray::number(i) + '\n';
    const auto install = [&folder](const QString& name, const QByteArray& text) {
        QFile file(folder + u'/' + name);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QProcess process;
    world.prepare(process,
        {u"batch"_s, u"run"_s, u"--endpoint"_s, u"here"_s, u"--concurrency"_s, u"1"_s, u"--prompt"_s,
            u"What is {{word}}?"_s, world.write(u"rows.csv"_s, table)});
    process.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.stats().value(u"chats").toInt() > 0, testsupport::commandPatience);
    QVERIFY(QDir().mkdir(folder));
    QVERIFY(install(u"policy.json"_s, "[]"));
    QVERIFY(process.waitForFinished(testsupport::commandPatience));
    QVERIFY2(process.exitCode() == 3, process.readAllStandardError().constData());
    QVERIFY(server.stats().value(u"chats").toInt() < rows);

    QVERIFY(QFile::remove(folder + u"/policy.json"_s));
    const QStringList ask{u"ask"_s, u"--endpoint"_s, u"here"_s, u"my key is sk-abcdefghijklmnop1234"_s};
    QCOMPARE(world.run(ask).exit, 0); // warned of, and sent
    QVERIFY(install(u"privacy.json"_s, R"({"gates":{"keys":"block"}})"));
    const Result slip = world.run(ask);
    QCOMPARE(slip.exit, 3);
    QVERIFY2(slip.err.contains("privacy.json") && slip.err.contains("Line 1, column 10"), slip.err.constData());
    QVERIFY(install(u"privacy.json"_s, R"({"gate":{"keys":"mask"}})"));
    const Result masked = world.run(ask);
    QVERIFY2(masked.exit == 0 && masked.err.contains("masked"), masked.err.constData());
    QVERIFY(QDir(folder).removeRecursively());
}

void TestCliPolicy::nothingLeavesThatIsDenied()
{
    const World world;
    const Server server({});
    const QString url = server.url();
    const QStringList ask{u"ask"_s, u"--json"_s, u"--endpoint"_s, url, u"--model"_s, u"spyhop-local"_s, u"Hello"_s};
    QCOMPARE(world.run(ask).exit, 0);
    const int before = server.stats().value(u"chats").toInt();
    std::ignore = world.write(u"profile/policy.json"_s,
        R"({"id":"chat only","effect":"allow","principal":["*"],"resource":["api:spyhop-local"]})");
    const Result adHoc = world.run(ask); // nobody vouches for a URL
    QCOMPARE(adHoc.exit, 3);
    QCOMPARE(adHoc.line(u"error"_s).value(u"code").toString(), u"refused-policy"_s);
    std::ignore = world.write(
        u"profile/policy.json"_s, R"([{"effect":"allow","principal":["*"],"resource":["endpoint:127.0.0.1"]},
 {"id":"no such model","effect":"deny","principal":["*"],"resource":["api:forbidden"]}])");
    QCOMPARE(world.run(ask).exit, 0);
    const Result denied
        = world.run({u"ask"_s, u"--json"_s, u"--endpoint"_s, url, u"--model"_s, u"forbidden"_s, u"Hello"_s});
    QCOMPARE(denied.exit, 3);
    QVERIFY2(denied.err.contains("no such model"), denied.err.constData());
    std::ignore = world.write(u"profile/policy.json"_s, "{"); // what cannot be read denies everything
    QCOMPARE(world.run(ask).exit, 3);
    QCOMPARE(server.stats().value(u"chats").toInt(), before + 1);
    const Result inForce = world.run({u"policy"_s, u"explain"_s, u"--user"_s, u"a"_s, u"--resource"_s, u"api:m"_s});
    QVERIFY(inForce.exit != 0);
}

void TestCliPolicy::everyCommandAsks_data()
{
    QTest::addColumn<QStringList>("words");
    const QStringList model{u"--model"_s, u"spyhop-local"_s};
    QTest::newRow("ask") << QStringList{u"ask"_s, u"Hello"_s} + model;
    QTest::newRow("ask, no model named") << QStringList{u"ask"_s, u"Hello"_s};
    QTest::newRow("ask two") << QStringList{u"ask"_s, u"--compare"_s, u"spyhop-local,other"_s, u"Hello"_s};
    QTest::newRow("test") << QStringList{u"endpoints"_s, u"test"_s};
    for (const char* kind : {"direct", "tasks", "batch", "files-batch", "auto"}) {
        QTest::addRow("batch run --kind %s", kind)
            << QStringList{u"batch"_s, u"run"_s, u"--prompt"_s, u"What is {{word}}?"_s, u"--kind"_s,
                   QString::fromLatin1(kind), u"rows.csv"_s}
                + model;
    }
    QTest::newRow("batch run, no model named")
        << QStringList{u"batch"_s, u"run"_s, u"--prompt"_s, u"What is {{word}}?"_s, u"rows.csv"_s};
}

//! Whatever the command, and also where the address stands on its line alone: not one request leaves.
void TestCliPolicy::everyCommandAsks()
{
    QFETCH(QStringList, words);
    const World world;
    const Server server({});
    std::ignore = world.run({u"privacy"_s, u"grant"_s, u"provider"_s});
    std::ignore = world.write(
        u"profile/policy.json"_s, R"({"effect":"allow","principal":["*"],"resource":["endpoint:elsewhere.example"]})");
    const QString rows = world.write(u"rows.csv"_s, "word\na\nb\n");
    words.replaceInStrings(u"rows.csv"_s, rows);
    if (words.first() == u"endpoints")
        words << server.url();
    else
        words << u"--endpoint"_s << server.url();
    const Result result = world.run(words);
    QVERIFY2(result.exit != 0 && result.exit != 2, (result.err + result.out).constData());
    QCOMPARE(server.stats().value(u"requests"_s).toInt(), 1); // this one
}

void TestCliPolicy::aJobWaitsForItsHours()
{
    const World world;
    const Server server({});
    QVERIFY(QDir().mkpath(world.path(u"profile"_s)));
    // An hour ahead of now, whatever the time is.
    const QString opens = QTime::currentTime().addSecs(3600).toString(u"HH:mm"_s),
                  ends = QTime::currentTime().addSecs(7200).toString(u"HH:mm"_s);
    std::ignore = world.write(u"profile/policy.json"_s,
        u"{\"effect\":\"allow\",\"principal\":[\"*\"],\"resource\":[\"*\"],\"condition\":{\"time\":{\"between\":[\"%1\",\"%2\"]}}}"_s
            .arg(opens, ends)
            .toUtf8());
    const QString rows = world.write(u"rows.csv"_s, "word\na\nb\n");
    QProcess process;
    world.prepare(process,
        {u"batch"_s, u"run"_s, u"--prompt"_s, u"What is {{word}}?"_s, u"--endpoint"_s, server.url(), u"--model"_s,
            u"spyhop-local"_s, rows});
    process.start();
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT(
        (said += process.readAllStandardError()).contains(opens.toUtf8()) || process.state() == QProcess::NotRunning,
        testsupport::commandPatience);
    QCOMPARE(process.state(), QProcess::Running); // it waits, and says until when
    QCOMPARE(server.stats().value(u"chats").toInt(), 0);
    process.terminate();
    QVERIFY(process.waitForFinished(testsupport::commandPatience));
    QCOMPARE(process.exitCode(), 130);
}

void TestCliPolicy::masksOnDemand()
{
    const World world;
    const Server server({});
    const Result masked = world.run({u"ask"_s, u"--json"_s, u"--endpoint"_s, server.url(), u"--model"_s,
        u"spyhop-local"_s, u"--mask"_s, u"emails,phones"_s, u"Repeat: ann@example.com 13812345678"_s});
    QCOMPARE(masked.exit, 0);
    const QJsonArray adjusted = masked.line(u"done"_s).value(u"adjusted").toArray();
    QCOMPARE(adjusted.size(), 2);
    QCOMPARE(adjusted.first().toObject().value(u"field").toString(), u"privacy"_s);
    QCOMPARE(world.run({u"ask"_s, u"--endpoint"_s, server.url(), u"--mask"_s, u"names"_s, u"Hello"_s}).exit, 2);
    // Keys are warned of unasked, and sent.
    const Result warned = world.run({u"ask"_s, u"--endpoint"_s, server.url(), u"--model"_s, u"spyhop-local"_s,
        u"my key is sk-abcdefghijklmnop1234"_s});
    QCOMPARE(warned.exit, 0);
    QVERIFY2(warned.err.contains("sent as it is"), warned.err.constData());
}

void TestCliPolicy::whatTheGateDoesIsSaidBeforeSending_data()
{
    QTest::addColumn<QStringList>("server");
    QTest::addColumn<int>("exit");
    QTest::newRow("answered") << QStringList() << 0;
    QTest::newRow("the call fails") << QStringList{u"--fail"_s, u"400:1"_s} << 4;
}

void TestCliPolicy::whatTheGateDoesIsSaidBeforeSending()
{
    QFETCH(QStringList, server);
    QFETCH(int, exit);
    const World world;
    const Server serving(server);
    const Result result = world.run({u"ask"_s, u"--json"_s, u"--endpoint"_s, serving.url(), u"--model"_s,
        u"spyhop-local"_s, u"--mask"_s, u"emails"_s, u"Repeat: ann@example.com, sk-abcdefghijklmnop1234"_s});
    QCOMPARE(result.exit, exit);
    const QList<QJsonObject> lines = result.lines();
    QCOMPARE(lines.first().value(u"type").toString(), u"gate"_s);
    const QJsonArray found = lines.first().value(u"found").toArray();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).toObject().value(u"action").toString(), u"warn"_s);
    QCOMPARE(found.at(1).toObject().value(u"kind").toString(), u"emails"_s);
    QCOMPARE(found.at(1).toObject().value(u"count").toInt(), 1);
    QVERIFY2(result.err.count("Privacy: ") == 1 && result.err.contains("masked"), result.err.constData());
}

void TestCliPolicy::oneRefusedItemIsNamedAndTheOthersGoOn_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("the privacy gate") << u"profile/spyhop.json"_s
                                      << QByteArray(R"({"privacy":{"store":"no","gate":{"cards":"block"}}})")
                                      << QByteArray("Card: 4111 1111 1111 1111.");
    QTest::newRow("a policy of sizes")
        << u"profile/policy.json"_s
        << QByteArray(R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"tokens":{"max":300}}})")
        << QByteArray("Many words. ").repeated(200);
}

void TestCliPolicy::oneRefusedItemIsNamedAndTheOthersGoOn()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, rules);
    QFETCH(QByteArray, text);
    const World world;
    const Server server({});
    QVERIFY(QDir().mkpath(world.path(u"profile"_s)) && QDir().mkpath(world.path(u"in"_s)));
    std::ignore = world.write(file, rules);
    for (int i = 1; i <= 6; ++i)
        std::ignore = world.write(
            u"in/%1.txt"_s.arg(i), i == 2 ? text : QByteArray("The harbour is calm, day " + QByteArray::number(i)));
    // The endpoint by its name: nobody vouches for a URL.
    QCOMPARE(world.run({u"endpoints"_s, u"add"_s, u"here"_s, server.url(), u"--model"_s, u"spyhop-local"_s}).exit, 0);
    const Result result = world.run({u"batch"_s, u"run"_s, u"--json"_s, u"--endpoint"_s, u"here"_s, u"--prompt"_s,
        u"What is it?"_s, u"--concurrency"_s, u"1"_s, world.path(u"in"_s)});
    QCOMPARE(result.exit, 5);
    QStringList refused;
    for (const QJsonObject& line : result.lines()) {
        if (line.value(u"type").toString() == u"item" && line.value(u"errorCode").toString() == u"refused-policy")
            refused << line.value(u"name").toString();
    }
    QCOMPARE(refused, QStringList{u"2.txt"_s});
    QCOMPARE(result.line(u"done"_s).value(u"items").toObject().value(u"done").toInt(), 5);
    QCOMPARE(server.stats().value(u"chats").toInt(), 5);
}

void TestCliPolicy::documentsOfABatchAreAttachments_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("allowed");
    const QByteArray none
        = R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"attachments":{"max":0}}})";
    const QByteArray denied = R"([{"effect":"allow","principal":["*"],"resource":["*"]},
 {"effect":"deny","principal":["*"],"resource":["*"],"condition":{"attachments":{"min":1}}}])";
    for (const char* kind : {"direct", "tasks", "batch", "files-batch", "auto"}) {
        QTest::addRow("at most none, %s", kind) << none << QString::fromLatin1(kind) << false;
        QTest::addRow("denied from one on, %s", kind) << denied << QString::fromLatin1(kind) << false;
    }
    QTest::newRow("at most one") << QByteArray(none).replace("\"max\":0", "\"max\":1") << u"direct"_s << true;
}

//! Though their text stands in the prompt: `ask --file` is refused the same.
void TestCliPolicy::documentsOfABatchAreAttachments()
{
    QFETCH(QByteArray, rules);
    QFETCH(QString, kind);
    QFETCH(bool, allowed);
    const World world;
    const Server server({});
    QCOMPARE(world.run({u"privacy"_s, u"grant"_s, u"provider"_s}).exit, 0);
    QCOMPARE(world.run({u"endpoints"_s, u"add"_s, u"here"_s, server.url(), u"--model"_s, u"spyhop-local"_s}).exit, 0);
    std::ignore = world.write(u"profile/policy.json"_s, rules);
    QVERIFY(QDir().mkpath(world.path(u"in"_s)));
    for (int i = 1; i <= 3; ++i)
        std::ignore = world.write(u"in/%1.txt"_s.arg(i), "The harbour is calm, day " + QByteArray::number(i));
    const QStringList batch{
        u"batch"_s, u"run"_s, u"--json"_s, u"--endpoint"_s, u"here"_s, u"--kind"_s, kind, u"--prompt"_s};
    const Result asked
        = world.run({u"ask"_s, u"--endpoint"_s, u"here"_s, u"--file"_s, world.path(u"in/1.txt"_s), u"What is it?"_s});
    QCOMPARE(asked.exit, allowed ? 0 : 3);
    const int before = server.stats().value(u"chats").toInt();
    const Result result = world.run(batch + QStringList{u"What is it?"_s, world.path(u"in"_s)});
    QVERIFY2(result.exit == (allowed ? 0 : 3), (result.err + result.out).constData());
    QCOMPARE(server.stats().value(u"chats").toInt(), before + (allowed ? 3 : 0));
    // Rows bring no file.
    const Result rows = world.run(batch + QStringList{u"What is {{word}}?"_s, world.write(u"rows.csv"_s, "word\na\n")});
    QVERIFY2(rows.exit == 0, (rows.err + rows.out).constData());
}

void TestCliPolicy::aBatchSaysWhatTheGateDoes()
{
    const World world;
    const Server server({});
    const QString rows = world.write(u"rows.csv"_s, "word\nann@example.com\ncalm\n");
    const Result result = world.run({u"batch"_s, u"run"_s, u"--json"_s, u"--prompt"_s, u"What is {{word}}?"_s,
        u"--endpoint"_s, server.url(), u"--model"_s, u"spyhop-local"_s, u"--mask"_s, u"emails"_s, rows});
    QCOMPARE(result.exit, 0);
    QVERIFY2(result.err.contains("masked: emails"), result.err.constData());
    QCOMPARE(result.line(u"job"_s).value(u"gate").toObject().value(u"emails").toString(), u"mask"_s);
    QStringList receipts{QString(), QString()};
    for (const QJsonObject& line : result.lines()) {
        if (line.value(u"type").toString() == u"item")
            receipts[line.value(u"index").toInt()] = line.value(u"receipt").toString();
    }
    QVERIFY2(receipts.at(0).contains(u"masked") && receipts.at(1).isEmpty(), qPrintable(receipts.join(u'|')));
    const QJsonObject masked{{u"items"_s, 1}, {u"values"_s, 1}, {u"kinds"_s, QJsonObject{{u"emails"_s, 1}}}};
    QCOMPARE(result.line(u"done"_s).value(u"masked").toObject(), masked);
    QVERIFY2(saysMasked(result.err, 1), result.err.constData());
}

//! Another program says it, too, of all that the job has done.
void TestCliPolicy::aJobSaysHowMuchWasMasked()
{
    World world;
    world.set(u"SPYHOP_PASSPHRASE"_s, u"correct horse battery staple"_s);
    QCOMPARE(world.run({u"privacy"_s, u"grant"_s, u"batches"_s}).exit, 0);
    const Server server({});
    const QString rows = world.write(u"rows.csv"_s, "word\nann@example.com\ncalm\nbob@example.com\n");
    const Result trial = world.run(
        {u"batch"_s, u"run"_s, u"--id"_s, u"j"_s, u"--trial"_s, u"1"_s, u"--prompt"_s, u"What is {{word}}?"_s,
            u"--endpoint"_s, server.url(), u"--model"_s, u"spyhop-local"_s, u"--mask"_s, u"emails"_s, rows});
    QVERIFY2(trial.exit == 0 && saysMasked(trial.err, 1), trial.err.constData());
    const Result rest = world.run({u"batch"_s, u"resume"_s, u"j"_s, u"--mask"_s, u"emails"_s});
    QVERIFY2(rest.exit == 0 && saysMasked(rest.err, 2), rest.err.constData());
    const Result shown = world.run({u"batch"_s, u"show"_s, u"j"_s});
    QVERIFY2(saysMasked(shown.out, 2), shown.out.constData());
    const QJsonObject masked{{u"items"_s, 2}, {u"values"_s, 2}, {u"kinds"_s, QJsonObject{{u"emails"_s, 2}}}};
    QCOMPARE(
        world.run({u"--json"_s, u"batch"_s, u"show"_s, u"j"_s}).line(u"job"_s).value(u"masked").toObject(), masked);
}

SPYHOP_TEST_MAIN(TestCliPolicy)
#include "tst_clipolicy.moc"

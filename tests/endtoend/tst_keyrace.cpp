// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes that make the keys of a fresh profile at the same time: there is one of each afterwards, and
// whatever any of them has sealed opens. Also run beside a real keyring (tst_keyrace_with_keyring).
#include "core/base/clock.h"
#include "core/keys/keyring.h"
#include "tests/core/keys/realkeyring.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonDocument>
#include <memory>
#include <optional>
#include <vector>

using namespace spyhop;
using State = port::SecretStore::State;

class TestKeyRace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAnyOfThemSealsOpens_data();
    void whatAnyOfThemSealsOpens();
    void whoTypesAKeyHoldsUpNobody();
    void noKeyIsReplacedUnderAJob();
    void nothingIsErasedUnderAJob();

private:
    //! A job of twenty items, each a quarter of a second, under way in a process of its own.
    static void startJob(const testsupport::World& world, const testsupport::Server& server, QProcess& process)
    {
        QByteArray rows("word\n");
        for (int i = 0; i < items; ++i)
            rows += "CANARY" + QByteArray::number(i) + '\n';
        const QString table = world.write(QStringLiteral("rows.csv"), rows);
        world.prepare(process,
            {QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"), QStringLiteral("spyhop-local"),
                QStringLiteral("batch"), QStringLiteral("run"), QStringLiteral("--concurrency"), QStringLiteral("1"),
                QStringLiteral("--id"), QStringLiteral("race"), QStringLiteral("--prompt"),
                QStringLiteral("What is {{word}}?"), QStringLiteral("--out"), world.path(QStringLiteral("out.csv")),
                table});
        process.start();
        QTRY_VERIFY_WITH_TIMEOUT(
            server.stats().value(u"chats").toInt() >= 2, testsupport::commandPatience); // it is under way
    }
    static constexpr int items = 20;
    static constexpr int rounds = 12;
};

void TestKeyRace::whatAnyOfThemSealsOpens_data()
{
    QTest::addColumn<bool>("keychain");
    QTest::newRow("keychain") << true;
    QTest::newRow("passphrase") << false;
}

void TestKeyRace::whatAnyOfThemSealsOpens()
{
    QFETCH(bool, keychain);
    if (keychain && !testsupport::hasKeyring())
        QSKIP("no keyring: with_keyring.sh runs this");
    const QByteArray phrase = "four quiet words here";
    for (int round = 0; round < rounds; ++round) {
        testsupport::World world;
        if (keychain)
            world.set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
        else
            world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QString::fromLatin1(phrase));
        const QStringList grant{QStringLiteral("privacy"), QStringLiteral("grant"), QStringLiteral("chats")};
        const auto set = [](const char* name) {
            return QStringList{QStringLiteral("keys"), QStringLiteral("set"), QString::fromLatin1(name),
                QStringLiteral("--store"), QStringLiteral("vault")};
        };
        std::vector<std::unique_ptr<QProcess>> processes;
        for (const QStringList& arguments : {set("a"), grant, set("b"), grant}) {
            processes.push_back(std::make_unique<QProcess>());
            world.prepare(*processes.back(), arguments);
            processes.back()->start();
        }
        for (const auto& process : processes) {
            QVERIFY(process->waitForStarted(testsupport::commandPatience));
            process->write("sk-of-this-name\n");
            process->closeWriteChannel();
        }
        for (const auto& process : processes) {
            QVERIFY(process->waitForFinished(testsupport::commandPatience));
            QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
        }

        const testsupport::Result verify
            = world.run({QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("--json")});
        QCOMPARE(verify.exit, 0);
        QCOMPARE(verify.line(QStringLiteral("audit")).value(u"otherKey").toBool(true), false);

        const testsupport::Result status
            = world.run({QStringLiteral("privacy"), QStringLiteral("status"), QStringLiteral("--json")});
        const QString folder = status.line(QStringLiteral("privacy")).value(u"profile").toString();
        QFile settings(folder + QStringLiteral("/spyhop.json"));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        const QString id = QJsonDocument::fromJson(settings.readAll()).object().value(u"profileId").toString();
        base::SystemClock clock;
        keys::KeyRing ring(folder, id, clock);
        QCOMPARE(ring.dataKeyStore(), keychain ? keys::DataKeyStore::Keychain : keys::DataKeyStore::Passphrase);
        const auto job = ring.dataKey(base::Secret::fromBytes(phrase.constData(), phrase.size()), false);
        std::optional<base::Expected<base::Secret>> answer;
        connect(job.get(), &keys::KeyJob::done, this, [&answer](const auto& result) { answer = result; });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), testsupport::patienceMs);
        QVERIFY2(answer->has_value(), *answer ? "" : qPrintable(answer->error().sentence()));
        for (const char* reference : {"vault:a", "vault:b"}) {
            const State state = ring.request(QString::fromLatin1(reference));
            QVERIFY2(state == State::Ready,
                qPrintable(QStringLiteral("round %1: %2").arg(round).arg(QString::fromLatin1(reference))));
        }
    }
}

//! A first key in the vault makes the data key, then waits for what somebody types.
void TestKeyRace::whoTypesAKeyHoldsUpNobody()
{
    if (!testsupport::hasKeyring())
        QSKIP("no keyring: with_keyring.sh runs this");
    testsupport::World world;
    world.set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
    QProcess typing;
    world.prepare(typing,
        {QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("a"), QStringLiteral("--store"),
            QStringLiteral("vault")});
    typing.start();
    const QString vault = world.path(QStringLiteral("profile/vault.json"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(vault), testsupport::commandPatience);

    const testsupport::Result renewed = world.run({QStringLiteral("privacy"), QStringLiteral("rotate")});
    QVERIFY2(renewed.exit == 0, renewed.err.constData());
    QCOMPARE(typing.state(), QProcess::Running);

    typing.write("sk-of-this-name\n");
    typing.closeWriteChannel();
    QVERIFY(typing.waitForFinished(testsupport::commandPatience));
    QVERIFY2(typing.exitCode() == 0, typing.readAllStandardError().constData());
}

//! It reads what it works on with the key that it has loaded.
void TestKeyRace::noKeyIsReplacedUnderAJob()
{
    testsupport::World world;
    world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("four quiet words here"));
    const testsupport::Server server({QStringLiteral("--latency"), QStringLiteral("250")});
    QCOMPARE(world.run({QStringLiteral("privacy"), QStringLiteral("grant"), QStringLiteral("batches")}).exit, 0);
    QProcess job;
    startJob(world, server, job);
    const testsupport::Result refused = world.run({QStringLiteral("privacy"), QStringLiteral("rotate")});
    QCOMPARE(job.state(), QProcess::Running);
    QCOMPARE(refused.exit, 2);
    QVERIFY2(refused.err.contains(QByteArray::number(job.processId())), refused.err.constData());
    QVERIFY(job.waitForFinished(testsupport::commandPatience));
    QVERIFY2(job.exitCode() == 0, job.readAllStandardError().constData());
    QCOMPARE(
        world.read(QStringLiteral("out.csv")).count("CANARY"), world.read(QStringLiteral("rows.csv")).count("CANARY"));
    const testsupport::Result rotated = world.run({QStringLiteral("privacy"), QStringLiteral("rotate")});
    QVERIFY2(rotated.exit == 0, rotated.err.constData());
    const testsupport::Result shown = world.run(
        {QStringLiteral("batch"), QStringLiteral("show"), QStringLiteral("race"), QStringLiteral("--json")});
    QCOMPARE(shown.exit, 0);
    QVERIFY2(shown.out.contains("\"done\":20"), shown.out.constData());
}

//! It would end as a fault of its own, without the results that it has.
void TestKeyRace::nothingIsErasedUnderAJob()
{
    testsupport::World world;
    world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("four quiet words here"));
    const testsupport::Server server({QStringLiteral("--latency"), QStringLiteral("250")});
    QCOMPARE(world.run({QStringLiteral("privacy"), QStringLiteral("grant"), QStringLiteral("batches")}).exit, 0);
    QProcess job;
    startJob(world, server, job);
    const testsupport::Result refused = world.run({QStringLiteral("privacy"), QStringLiteral("erase")});
    QCOMPARE(job.state(), QProcess::Running);
    QCOMPARE(refused.exit, 2);
    QVERIFY2(refused.err.contains("Nothing was erased") && refused.err.contains(QByteArray::number(job.processId())),
        refused.err.constData());
    QVERIFY(job.waitForFinished(testsupport::commandPatience));
    QVERIFY2(job.exitCode() == 0, job.readAllStandardError().constData());
    QCOMPARE(
        world.read(QStringLiteral("out.csv")).count("CANARY"), world.read(QStringLiteral("rows.csv")).count("CANARY"));
    const testsupport::Result erased = world.run({QStringLiteral("privacy"), QStringLiteral("erase")});
    QVERIFY2(erased.exit == 0, erased.err.constData());
}

SPYHOP_TEST_MAIN(TestKeyRace)
#include "tst_keyrace.moc"

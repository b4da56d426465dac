// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What commands store and forget: keys in the vault, answers on the disk, erasing, and nothing without consent.
#include "tests/endtoend/clitest.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
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

class TestCliStored : public spyhop::testsupport::CliTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { serve(); }
    void cleanupTestCase() { endServing(); }

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

SPYHOP_TEST_MAIN(TestCliStored)

#include "tst_clistored.moc"

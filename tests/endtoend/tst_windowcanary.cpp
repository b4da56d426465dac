// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window with a key in its place and one in its environment: what others see of the process, and what a crash
// leaves. As it is, and as an account without privileges beside a real gnome-keyring (tst_windowcanary_unprivileged).
#include "tests/core/keys/realkeyring.h"
#include "tests/endtoend/canary.h"
#include "tests/endtoend/processview.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QUuid>
#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace spyhop;
using testsupport::Canary;
using testsupport::ProcessView;
using testsupport::Result;

class TestWindowCanary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeyIsNowhereElse_data();
    void aKeyIsNowhereElse();
};

void TestWindowCanary::aKeyIsNowhereElse_data()
{
    QTest::addColumn<QString>("store");
    for (const char* store : {"keychain", "vault"})
        QTest::addRow("%s", store) << QString::fromLatin1(store);
}

void TestWindowCanary::aKeyIsNowhereElse()
{
    QFETCH(const QString, store);
    testsupport::World world;
    QStringList folders{world.path(QString()), qEnvironmentVariable("HOME")};
    if (store == u"keychain") {
        if (!testsupport::hasKeyring())
            QSKIP("no keyring: with_keyring.sh runs this");
        world.set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
    }
    const QByteArray key = "sk-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    const QByteArray given = "sk-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    const QByteArray phrase = QUuid::createUuid().toByteArray(QUuid::Id128);
    const QList<Canary> canaries{Canary(key), Canary(given), Canary(phrase)};
    world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QString::fromLatin1(phrase));
    world.set(QStringLiteral("CANARY_KEY"), QString::fromLatin1(given));
    QByteArray told; // everything that any program said
    const auto run = [&](const QStringList& arguments, const QByteArray& input) {
        const Result result = world.run(arguments, input);
        told += result.out + result.err;
        return result.exit;
    };
    const testsupport::Server stored({QStringLiteral("--seed"), QStringLiteral("1")});
    const testsupport::Server fromOutside({QStringLiteral("--seed"), QStringLiteral("1")});
    QCOMPARE(
        run({QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("canary"), QStringLiteral("--store"), store},
            key),
        0);
    for (const QString& reference : {store + QStringLiteral(":canary"), QStringLiteral("env:CANARY_KEY")}) {
        QCOMPARE(run({QStringLiteral("endpoints"), QStringLiteral("add"), reference.section(u':', 0, 0),
                         (reference.startsWith(u"env:") ? fromOutside : stored).url(), QStringLiteral("--key"),
                         reference, QStringLiteral("--model"), QStringLiteral("spyhop-local")},
                     {}),
            0);
    }

    // The first run's questions are answered: the window opens on its chats.
    QJsonObject settings = QJsonDocument::fromJson(world.read(QStringLiteral("profile/spyhop.json"))).object();
    settings.insert(u"window", QJsonObject{{QStringLiteral("firstRunDone"), true}});
    world.write(QStringLiteral("profile/spyhop.json"), QJsonDocument(settings).toJson());

    QProcess process;
    world.prepare(process, {});
    process.setProgram(qEnvironmentVariable("SPYHOP_BIN_DIR") + QStringLiteral("/spyhop"));
    process.setWorkingDirectory(world.path(QString()));
    process.start();
    // It asks each endpoint for its models, with its key; looking at the figures is a request of its own.
    // A vault stays locked until its person opens it: its key lies in a file, and is not taken from there.
    QList<const testsupport::Server*> asked{&fromOutside};
    if (store == u"keychain")
        asked.append(&stored);
    for (const testsupport::Server* server : std::as_const(asked)) {
        int looks = 0;
        QTRY_VERIFY_WITH_TIMEOUT(
            server->stats().value(u"requests").toInt() - ++looks >= 1, testsupport::commandPatience);
    }
    QCOMPARE(process.state(), QProcess::Running);

    const ProcessView environment(process.processId(), "environ");
    QVERIFY2(environment.isRefused() || environment.bytes().contains("SPYHOP_PROFILE="), "nothing was looked at");
    const ProcessView line(process.processId(), "cmdline");
    QVERIFY2(line.bytes().contains("spyhop"), "nothing was looked at");
    for (const Canary& canary : canaries)
        QVERIFY(!canary.isIn(environment.bytes()) && !canary.isIn(line.bytes()));
    static const QRegularExpression none(QStringLiteral("Max core file size +0 +0 "));
    QVERIFY(QString::fromLatin1(ProcessView(process.processId(), "limits").bytes()).contains(none));
#ifndef __SANITIZE_ADDRESS__
    if (::getuid() != 0) {
        // Not dumpable: it belongs to root, and nobody of this account may read it.
        struct stat owner { };
        QCOMPARE(::stat(qPrintable(ProcessView::path(process.processId(), "environ")), &owner), 0);
        QCOMPARE(owner.st_uid, 0U);
        QVERIFY(environment.isRefused());
    }
#endif

    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGSEGV), 0);
    QVERIFY(process.waitForFinished(testsupport::commandPatience));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    told += process.readAllStandardOutput() + process.readAllStandardError();
    QCOMPARE(
        QDir(world.path(QString())).entryList({QStringLiteral("*core*")}, QDir::Files | QDir::Hidden), QStringList());
    for (const Canary& canary : canaries) {
        qsizetype looked = 0;
        QCOMPARE(canary.filesWithIt(folders, looked), QStringList());
        QVERIFY2(looked > 3, QByteArray::number(looked).constData());
        QVERIFY(!canary.isIn(told));
    }
}

SPYHOP_TEST_MAIN(TestWindowCanary)
#include "tst_windowcanary.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An API key in each place where it may lie: set, used, locked, removed, used by a new process; its bytes are nowhere
// else. Run as an account without privileges beside a real gnome-keyring (tst_keycanary_unprivileged) and
// KDE's wallet (tst_keycanary_with_kwallet), and as it is.
#include "tests/core/keys/realkeyring.h"
#include "tests/core/keys/softhsm.h"
#include "tests/endtoend/canary.h"
#include "tests/endtoend/processview.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QUuid>
#include <csignal>
#include <functional>
#include <unistd.h>

using namespace spyhop;
using testsupport::Canary;
using testsupport::ProcessView;
using testsupport::Result;
using testsupport::SoftHsm;

class TestKeyCanary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeyIsNowhereElse_data();
    void aKeyIsNowhereElse();
    void aKeyThatWasTypedAsANameIsNowhere();
    void whatTheEnvironmentBringsIsTakenAtOnce();
    void theProcessGuardsItsMemory();
    void aProfileIsRenewedBackedUpAndRestored();
    void aTokensProfileIsRestoredAndErased();

private:
    using Run = std::function<Result(const QStringList&, const QByteArray&)>;
    static QStringList words(const char* text) { return QString::fromLatin1(text).split(u' '); }
    static void aKeyIsRemovedFromAnOpenKeychain(const Run& run, const QString& url);
    static void aLockedKeychainIsNotAnEmptyOne(const Run& run, const testsupport::World& world);
};

void TestKeyCanary::aKeyIsNowhereElse_data()
{
    QTest::addColumn<QString>("store");
    for (const char* store : {"keychain", "pkcs11", "vault", "env"})
        QTest::addRow("%s", store) << QString::fromLatin1(store);
}

void TestKeyCanary::aKeyIsNowhereElse()
{
    QFETCH(QString, store);
    testsupport::World world;
    QStringList folders{world.path(QString())};
    if (store == u"keychain") {
        if (!testsupport::hasKeyring())
            QSKIP("no keyring: with_keyring.sh and with_kwallet.sh run this");
        world.set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
        folders << qEnvironmentVariable("XDG_DATA_HOME") << qEnvironmentVariable("XDG_RUNTIME_DIR");
    }
    if (store == u"pkcs11") {
        if (!SoftHsm::isInstalled())
            QSKIP("SoftHSM2 is not installed");
        const SoftHsm softHsm(world.path(QStringLiteral("hsm")));
        QVERIFY(softHsm.add(QStringLiteral("desk")));
        world.set(QStringLiteral("SOFTHSM2_CONF"), qEnvironmentVariable("SOFTHSM2_CONF"));
        world.set(QStringLiteral("SPYHOP_PKCS11_MODULE"), testsupport::softHsmLibrary());
    }
    const QByteArray key = "sk-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    const Canary canary(key);
    const QByteArray phrase = QUuid::createUuid().toByteArray(QUuid::Id128);
    const Canary phraseCanary(phrase);
    const auto open = [&](bool isOpen) {
        world.set(QStringLiteral("SPYHOP_PIN"), isOpen ? QString::fromLatin1(SoftHsm::pin) : QString());
        world.set(QStringLiteral("SPYHOP_PASSPHRASE"), isOpen ? QString::fromLatin1(phrase) : QString());
    };
    open(true);
    QByteArray told; // everything that any command said
    const auto run = [&](const QStringList& arguments, const QByteArray& input) {
        if (store == u"env")
            world.set(QStringLiteral("CANARY_KEY"), QString::fromLatin1(key));
        const Result result = world.run(arguments, input);
        told += result.out + result.err;
        return result;
    };
    const QString reference = store == u"env" ? QStringLiteral("env:CANARY_KEY") : store + QStringLiteral(":canary");

    // Set.
    if (store != u"env") {
        const Result set = run(
            {QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("canary"), QStringLiteral("--store"), store},
            key);
        QVERIFY2(set.exit == 0, set.err.constData());
    }
    // Slow enough that a process can be looked at while it asks.
    const testsupport::Server server(
        {QStringLiteral("--seed"), QStringLiteral("1"), QStringLiteral("--token-delay"), QStringLiteral("40")});
    const Result added
        = run({QStringLiteral("endpoints"), QStringLiteral("add"), QStringLiteral("local"), server.url(),
                  QStringLiteral("--key"), reference, QStringLiteral("--model"), QStringLiteral("spyhop-local")},
            {});
    QVERIFY2(added.exit == 0, added.err.constData());

    // Use, and look at the process meanwhile.
    const QStringList ask{QStringLiteral("ask"), QStringLiteral("--no-cache"), QStringLiteral("hello")};
    {
        QProcess process;
        world.prepare(process, ask);
        process.start();
        QVERIFY(process.waitForReadyRead(testsupport::commandPatience)); // the key is loaded and travels
        for (const char* name : {"environ", "cmdline"}) {
            const ProcessView view(process.processId(), name);
            const QByteArray seen = view.bytes();
            // Unreadable, or without it; but never merely empty.
            QVERIFY2(
                view.isRefused() ? qstrcmp(name, "environ") == 0 : seen.contains("SPYHOP_") || seen.contains("ask"),
                name);
            QVERIFY2(!canary.isIn(seen) && !phraseCanary.isIn(seen) && !seen.contains(SoftHsm::pin), name);
        }
        QVERIFY(process.waitForFinished(testsupport::commandPatience));
        told += process.readAllStandardOutput() + process.readAllStandardError();
        QCOMPARE(process.exitCode(), 0);
    }

    // A crash in the middle leaves nothing.
    {
        QProcess process;
        world.prepare(process, ask);
        process.setWorkingDirectory(world.path(QString()));
        process.start();
        QVERIFY(process.waitForReadyRead(testsupport::commandPatience));
        ::kill(static_cast<pid_t>(process.processId()), SIGSEGV);
        QVERIFY(process.waitForFinished(testsupport::commandPatience));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        told += process.readAllStandardOutput() + process.readAllStandardError();
        QCOMPARE(QDir(world.path(QString())).entryList({QStringLiteral("core*")}, QDir::Files | QDir::Hidden),
            QStringList());
    }

    // Restart.
    QCOMPARE(run({QStringLiteral("keys"), QStringLiteral("check")}, {}).exit, 0);
    QCOMPARE(run(ask, {}).exit, 0);

    if (store == u"keychain") {
        aKeyIsRemovedFromAnOpenKeychain(run, server.url());
        QCOMPARE(run(words("privacy grant"), {}).exit, 0);
        const QString input = world.write(QStringLiteral("letter.txt"), "A letter to the office.\n");
        const QStringList batch = words("--model spyhop-local batch run --id kept --prompt {{text}}") << input;
        QCOMPARE(run(batch, {}).exit, 0);
        QCOMPARE(run(words("batch list"), {}).exit, 0);
    }

    // Lock: said in words, and what needs no key goes on.
    const QStringList keyless{QStringLiteral("--endpoint"), server.url(), QStringLiteral("ask"),
        QStringLiteral("--no-cache"), QStringLiteral("hello")};
    if (store != u"env") {
        open(false);
        QVERIFY(store != u"keychain" || testsupport::lockKeyring());
        const Result locked = run({QStringLiteral("keys"), QStringLiteral("check")}, {});
        QCOMPARE(locked.exit, 5);
        QVERIFY(!locked.out.isEmpty());
        const Result refused = run(ask, {});
        QVERIFY2(refused.exit == 3 || refused.exit == 4, QByteArray::number(refused.exit).constData());
        QVERIFY(!refused.err.isEmpty());
        QCOMPARE(run(keyless, {}).exit, 0);
        if (store == u"keychain")
            aLockedKeychainIsNotAnEmptyOne(run, world);
        open(true);
    }

    // Remove. The keychain stays locked: nobody is here who could unlock it, and another key was removed before.
    if (store != u"env" && store != u"keychain") {
        QCOMPARE(run({QStringLiteral("keys"), QStringLiteral("remove"), reference}, {}).exit, 0);
        QCOMPARE(run({QStringLiteral("keys"), QStringLiteral("check")}, {}).exit, 5);
    }

    qsizetype looked = 0;
    QCOMPARE(canary.filesWithIt(folders, looked), QStringList());
    QCOMPARE(phraseCanary.filesWithIt(folders, looked), QStringList());
    QVERIFY2(looked > 3, QByteArray::number(looked).constData());
    QVERIFY(!canary.isIn(told));
    QVERIFY(!phraseCanary.isIn(told));
    // The search itself finds what is there.
    world.write(QStringLiteral("planted.txt"), "..." + key.toBase64());
    QCOMPARE(canary.filesWithIt(folders, looked).size(), 1);
}

void TestKeyCanary::aKeyIsRemovedFromAnOpenKeychain(const Run& run, const QString& url)
{
    QCOMPARE(run(words("keys set second --store keychain"), "sk-12345678").exit, 0);
    QCOMPARE(
        run(words("endpoints add other") << url << words("--key keychain:second --model spyhop-local"), {}).exit, 0);
    QCOMPARE(run(words("keys check"), {}).exit, 0);
    QCOMPARE(run(words("keys remove second"), {}).exit, 0);
    const Result gone = run(words("keys check"), {});
    QCOMPARE(gone.exit, 5);
    QVERIFY2(gone.out.contains("no such entry"), gone.out.constData());
    QCOMPARE(run(words("endpoints remove other"), {}).exit, 0);
}

//! What is said of it leads nobody to destroy what can be read, and what stays there is not said to be gone.
void TestKeyCanary::aLockedKeychainIsNotAnEmptyOne(const Run& run, const testsupport::World& world)
{
    const Result check = run(words("keys check"), {});
    QVERIFY2(!check.out.contains("no such entry") && check.out.contains("nlock it"), check.out.constData());
    const Result list = run(words("batch list"), {});
    QCOMPARE(list.exit, 3);
    QVERIFY2(!list.err.contains("erase") && list.err.contains("nlock it"), list.err.constData());
    const Result verified = run(words("audit verify"), {});
    QVERIFY2(!verified.out.contains("any more"), verified.out.constData());
    const Result erased = run(words("privacy erase"), {});
    QCOMPARE(erased.exit, 3);
    QVERIFY2(!erased.err.contains("destroyed") && erased.err.contains("Nothing was erased"), erased.err.constData());
    QVERIFY(QFile::exists(world.path(QStringLiteral("profile/spyhop.db"))));
    QVERIFY2(run(words("--json privacy status"), {}).line(QStringLiteral("privacy")).value(u"jobs").toInt() == 1,
        "the job is gone");
    const Result removed = run(words("keys remove canary"), {});
    QCOMPARE(removed.exit, 2);
    QVERIFY2(!removed.err.contains("Removed"), removed.err.constData());
}

void TestKeyCanary::aKeyThatWasTypedAsANameIsNowhere()
{
    testsupport::World world;
    world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("a phrase for the vault"));
    QCOMPARE(world.run(words("keys set fine --store vault"), "sk-12345678").exit, 0);
    const QByteArray key = "sk-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    const QString name = QString::fromLatin1(key);
    const Canary canary(key);
    const QString url = QStringLiteral("https://api.example.com/v1");
    for (const QStringList& line :
        {words("keys set") << name, words("keys set --store vault") << name,
            words("keys set") << QStringLiteral("vault:") + name,
            words("keys set --store vault") << QStringLiteral("vault:") + name,
            words("endpoints add a") << url << QStringLiteral("--key") << QStringLiteral("vault:") + name,
            words("endpoints add a") << url << QStringLiteral("--proxy-password") << QStringLiteral("keychain:") + name,
            words("endpoints add") << name << url,
            words("endpoints add a") << url + u'/' + name + QStringLiteral("/v1"),
            words("endpoints add a") << QStringLiteral("https://%1@api.example.com/v1").arg(name),
            words("endpoints add a") << QStringLiteral("https://a:%1@api.example.com/v1").arg(name),
            words("endpoints add a") << url + QStringLiteral("?key=") + name,
            words("endpoints add a") << url << QStringLiteral("--model") << name,
            words("ask hello --endpoint") << url + u'/' + name, words("ask hello --endpoint") << name,
            words("ask hello --model") << name,
            words("batch run --prompt x --id") << name << QStringLiteral("none.csv")}) {
        const Result refused = world.run(line, "sk-12345678");
        QCOMPARE(refused.exit, 2);
        QVERIFY2(!refused.err.isEmpty() && !canary.isIn(refused.err + refused.out), refused.err.constData());
    }
    qsizetype looked = 0;
    QCOMPARE(canary.filesWithIt({world.path(QString())}, looked), QStringList());
    QVERIFY2(looked > 1, QByteArray::number(looked).constData());
    // What a name may have in it is said.
    const Result odd = world.run({QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("a b")}, "sk-12345678");
    QCOMPARE(odd.exit, 2);
    QVERIFY2(odd.err.contains("letters, digits"), odd.err.constData());
}

//! Also what this command has no use for.
void TestKeyCanary::whatTheEnvironmentBringsIsTakenAtOnce()
{
    testsupport::World world;
    const testsupport::Server server(
        {QStringLiteral("--seed"), QStringLiteral("1"), QStringLiteral("--token-delay"), QStringLiteral("40")});
    QCOMPARE(world.run(words("endpoints add used") << server.url() << words("--model spyhop-local")).exit, 0);
    QCOMPARE(world
                 .run(words("endpoints add unused")
                     << server.url()
                     << words("--key env:CANARY_KEY --key env:CANARY_MORE --proxy socks5://127.0.0.1:1 --proxy-user a "
                              "--proxy-password env:CANARY_PROXY"))
                 .exit,
        0);
    for (const char* name : {"CANARY_KEY", "CANARY_MORE", "CANARY_PROXY", "SPYHOP_PASSPHRASE", "SPYHOP_NEW_PASSPHRASE",
             "SPYHOP_BACKUP_PASSPHRASE", "SPYHOP_PIN"})
        world.set(QString::fromLatin1(name), QStringLiteral("quiet-canary"));
    QProcess process;
    world.prepare(process, words("--endpoint used ask --no-cache hello"));
    process.start();
    QVERIFY(process.waitForReadyRead(testsupport::commandPatience)); // it has the profile open
    const ProcessView view(process.processId(), "environ");
    const QByteArray seen = view.bytes();
    QVERIFY2(view.isRefused() || seen.contains("CANARY_KEY="), "nothing was looked at");
    QVERIFY2(!seen.contains("quiet-canary"), seen.constData());
    QVERIFY(process.waitForFinished(testsupport::commandPatience));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void TestKeyCanary::theProcessGuardsItsMemory()
{
    QProcess process;
    const testsupport::World world;
    world.prepare(process, {QStringLiteral("serve")});
    process.start();
    QVERIFY(process.waitForReadyRead(testsupport::commandPatience));
    const QString limits = QString::fromLatin1(ProcessView(process.processId(), "limits").bytes());
    static const QRegularExpression none(QStringLiteral("Max core file size +0 +0 "));
    QVERIFY2(limits.contains(none), qPrintable(limits));
    if (::getuid() != 0) {
        // Not dumpable: its memory belongs to root, and nobody of this account may read it.
        QVERIFY(ProcessView(process.processId(), "environ").isRefused());
    }
    process.terminate();
    QVERIFY(process.waitForFinished(testsupport::commandPatience));
}

void TestKeyCanary::aProfileIsRenewedBackedUpAndRestored()
{
    testsupport::World world;
    world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("the first phrase"));
    QCOMPARE(world.run({QStringLiteral("privacy"), QStringLiteral("grant")}).exit, 0);
    const testsupport::Server server({QStringLiteral("--seed"), QStringLiteral("1")});
    const QString input = world.write(QStringLiteral("letter.txt"), "A letter to the office.\n");
    QCOMPARE(
        world
            .run({QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"), QStringLiteral("spyhop-local"),
                QStringLiteral("batch"), QStringLiteral("run"), QStringLiteral("--id"), QStringLiteral("kept"),
                QStringLiteral("--prompt"), QStringLiteral("Who? {{text}}"), input})
            .exit,
        0);
    const QStringList show{QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("export"),
        QStringLiteral("kept"), QStringLiteral("--out"), world.path(QStringLiteral("out.csv"))};
    QCOMPARE(world.run(show).exit, 0);
    const QByteArray answers = world.read(QStringLiteral("out.csv"));
    QVERIFY(answers.size() > 20);

    const Result rotated = world.run({QStringLiteral("privacy"), QStringLiteral("rotate")});
    QVERIFY2(rotated.exit == 0, rotated.err.constData());
    QCOMPARE(world.run(show).exit, 0);
    QCOMPARE(world.read(QStringLiteral("out.csv")), answers);

    // From one passphrase to another, with nobody to ask.
    world.set(QStringLiteral("SPYHOP_NEW_PASSPHRASE"), QStringLiteral("the second phrase"));
    QCOMPARE(world.run(words("privacy rotate")).exit, 0);
    world.set(QStringLiteral("SPYHOP_NEW_PASSPHRASE"), QString());
    QCOMPARE(world.run(show).exit, 3);
    world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("the second phrase"));
    QCOMPARE(world.run(show).exit, 0);

    const QString file = world.path(QStringLiteral("spyhop.backup"));
    const QStringList backUp{QStringLiteral("privacy"), QStringLiteral("backup"), QStringLiteral("--out"), file};
    QCOMPARE(world.run(backUp).exit, 2); // no passphrase, and nobody to ask
    world.set(QStringLiteral("SPYHOP_BACKUP_PASSPHRASE"), QStringLiteral("the phrase of the backup"));
    const Result backedUp = world.run(backUp);
    QVERIFY2(backedUp.exit == 0, backedUp.err.constData());
    const Result there = world.run(backUp);
    QCOMPARE(there.exit, 2);
    QVERIFY2(there.err.contains("--replace"), there.err.constData());
    QCOMPARE(world.run(backUp + QStringList{QStringLiteral("--replace")}).exit, 0);
    QCOMPARE(world.run(words("privacy backup --out") << world.path(QStringLiteral("no/such/folder"))).exit, 2);
    QCOMPARE(world.run({QStringLiteral("privacy"), QStringLiteral("erase")}).exit, 0);

    testsupport::World other;
    const QStringList restore{QStringLiteral("privacy"), QStringLiteral("restore"), file};
    QCOMPARE(other.run(words("privacy restore") << other.path(QStringLiteral("none"))).exit, 2); // nobody is asked
    other.set(QStringLiteral("SPYHOP_BACKUP_PASSPHRASE"), QStringLiteral("another phrase"));
    QCOMPARE(other.run(restore).exit, 3);
    other.set(QStringLiteral("SPYHOP_BACKUP_PASSPHRASE"), QStringLiteral("the phrase of the backup"));
    const Result restored = other.run(restore);
    QVERIFY2(restored.exit == 0, restored.err.constData());
    other.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("the phrase of the backup"));
    const Result shown = other.run({QStringLiteral("batch"), QStringLiteral("export"), QStringLiteral("kept"),
        QStringLiteral("--out"), other.path(QStringLiteral("again.csv"))});
    QVERIFY2(shown.exit == 0, shown.err.constData());
    QCOMPARE(other.read(QStringLiteral("again.csv")), answers);
}

//! The API key that the token sealed stays, and the data key that lies there does not outlive the erasure.
void TestKeyCanary::aTokensProfileIsRestoredAndErased()
{
    if (!SoftHsm::isInstalled())
        QSKIP("SoftHSM2 is not installed");
    testsupport::World world;
    const SoftHsm softHsm(world.path(QStringLiteral("hsm")));
    QVERIFY(softHsm.add(QStringLiteral("desk")));
    world.set(QStringLiteral("SOFTHSM2_CONF"), qEnvironmentVariable("SOFTHSM2_CONF"));
    world.set(QStringLiteral("SPYHOP_PKCS11_MODULE"), testsupport::softHsmLibrary());
    world.set(QStringLiteral("SPYHOP_PIN"), QString::fromLatin1(SoftHsm::pin));
    world.set(QStringLiteral("SPYHOP_BACKUP_PASSPHRASE"), QStringLiteral("the phrase of the backup"));
    QCOMPARE(world.run(words("keys set canary --store pkcs11"), "sk-12345678").exit, 0);
    const Result granted = world.run(words("privacy grant --store pkcs11"));
    QVERIFY2(granted.exit == 0, granted.err.constData());
    const QString file = world.path(QStringLiteral("spyhop.backup"));
    const Result backedUp = world.run(words("privacy backup --out") << file);
    QVERIFY2(backedUp.exit == 0, backedUp.err.constData());
    const Result restored = world.run(words("privacy restore") << file);
    QVERIFY2(restored.exit == 0 && !restored.err.contains("canary"), restored.err.constData());
    QCOMPARE(world.run(words("keys check")).exit, 0);
    world.set(QStringLiteral("SPYHOP_PIN"), QString());
    const Result refused = world.run(words("privacy erase"));
    QVERIFY2(refused.exit == 3 && refused.err.contains("desk"), refused.err.constData());
    QVERIFY(QFile::exists(world.path(QStringLiteral("profile/vault.json"))));
    world.set(QStringLiteral("SPYHOP_PIN"), QString::fromLatin1(SoftHsm::pin));
    const Result erased = world.run(words("privacy erase"));
    QVERIFY2(erased.exit == 0, erased.err.constData());
    QVERIFY(!QFile::exists(world.path(QStringLiteral("profile/vault.json"))));
    const Result check = world.run(words("keys check"));
    QVERIFY2(check.exit == 0 && check.out.contains("pkcs11:canary"), check.out.constData());
}

SPYHOP_TEST_MAIN(TestKeyCanary)
#include "tst_keycanary.moc"

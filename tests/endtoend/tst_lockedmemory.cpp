// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The programs themselves, with keys in a real gnome-keyring and in SoftHSM2: once the keyring was locked or the token
// was taken out, their memory is looked through. SPYHOP_MEMORY_SCANS: how often for each row (25 make the
// hundred; QTEST_FUNCTION_TIMEOUT, in milliseconds, has to allow it).
#include "tests/core/keys/realkeyring.h"
#include "tests/core/keys/softhsm.h"
#include "tests/endtoend/canary.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>
#include <QtCore/QtEndian>
#include <QtNetwork/QLocalSocket>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace spyhop;
using testsupport::Canary;
using testsupport::Server;
using testsupport::SoftHsm;
using testsupport::World;

namespace {

constexpr int usualScans = 5; // of each row
constexpr int goneWithin = 5'000; // ms after the lock
constexpr int calls = 6; // that a program has sent when it happens

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ');
}

//! As pam_gnome_keyring does it at login.
bool unlockKeyring()
{
    const QByteArray phrase = "test-passphrase\n"; // with_keyring.sh
    const auto number = [](qsizetype value) {
        QByteArray bytes(4, Qt::Uninitialized);
        qToBigEndian(static_cast<quint32>(value), bytes.data());
        return bytes;
    };
    QLocalSocket socket;
    socket.connectToServer(qEnvironmentVariable("SPYHOP_TEST_KEYRING_CONTROL"));
    socket.write(QByteArray(1, '\0')); // who we are comes with it
    socket.write(number(12 + phrase.size()) + number(1) + number(phrase.size()) + phrase);
    while (socket.bytesAvailable() < 8 && socket.waitForReadyRead(testsupport::commandPatience)) { }
    return socket.read(8) == number(8) + number(0);
}

//! The other end of memoryscanner.cpp.
class Scanner {
public:
    Scanner(const World& world, const Canary& canary)
        : m_path(world.path(QStringLiteral("scanner")))
    {
        ::mkfifo((m_path + QStringLiteral(".ask")).toUtf8().constData(), 0600);
        ::mkfifo((m_path + QStringLiteral(".answer")).toUtf8().constData(), 0600);
        for (QByteArray form : canary.forms()) {
            for (char& byte : form)
                byte = static_cast<char>(~byte);
            m_question += static_cast<char>(form.size()) + form;
        }
        m_question += '\0';
    }
    void preloadInto(QProcess& process) const
    {
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(SPYHOP_MEMORY_SCANNER));
        environment.insert(QStringLiteral("SPYHOP_TEST_SCANNER"), m_path);
        process.setProcessEnvironment(environment);
    }
    //! A line for each copy.
    [[nodiscard]] QByteArrayList copies() const
    {
        const int answer = opened(".answer", O_RDONLY);
        const int ask = opened(".ask", O_WRONLY);
        if (::write(ask, m_question.constData(), static_cast<std::size_t>(m_question.size())) != m_question.size())
            qFatal("the scanner is gone");
        ::close(ask);
        QByteArray told;
        for (const QElapsedTimer timer = started(); !told.endsWith("end\n");) {
            char bytes[4096];
            const ssize_t got = ::read(answer, bytes, sizeof bytes);
            if (got > 0)
                told.append(bytes, got);
            else
                QTest::qWait(5);
            if (timer.elapsed() > testsupport::commandPatience)
                qFatal("the scanner does not answer");
        }
        ::close(answer);
        QByteArrayList lines = told.split('\n');
        lines.resize(lines.size() - 2);
        return lines;
    }

private:
    static QElapsedTimer started()
    {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }
    [[nodiscard]] int opened(const char* end, int how) const
    {
        for (const QElapsedTimer timer = started(); timer.elapsed() < testsupport::commandPatience; QTest::qWait(5)) {
            const int file = ::open((m_path + QLatin1String(end)).toUtf8().constData(), how | O_NONBLOCK | O_CLOEXEC);
            if (file >= 0)
                return file;
        }
        qFatal("the scanner is not there");
    }

    QString m_path;
    QByteArray m_question;
};

} // namespace

class TestLockedMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLockedKeyIsGone_data();
    void aLockedKeyIsGone();

private:
    static void prepareStore(World& world, bool isToken);
    static void startWatch(QProcess& process, const World& world);
    static void prepareWindow(const World& world);
    static void startWindow(QProcess& process, const World& world);
    //! Whether a program that has sent calls has no copy of the key any more in time.
    static bool isGone(World& world, const Server& server, bool isWindow, bool isToken);
};

void TestLockedMemory::aLockedKeyIsGone_data()
{
    QTest::addColumn<bool>("isWindow");
    QTest::addColumn<bool>("isToken");
    QTest::newRow("window, keychain") << true << false;
    QTest::newRow("window, token") << true << true;
    QTest::newRow("command, keychain") << false << false;
    QTest::newRow("command, token") << false << true;
}

void TestLockedMemory::aLockedKeyIsGone()
{
    QFETCH(const bool, isWindow);
    QFETCH(const bool, isToken);
    if (qEnvironmentVariable("SPYHOP_TEST_KEYRING") != u"1")
        QSKIP("no keyring: with_keyring.sh runs this");
    if (isToken && !SoftHsm::isInstalled())
        QSKIP("SoftHSM2 is not installed");
    if (isWindow && !QFile::exists(qEnvironmentVariable("SPYHOP_BIN_DIR") + QStringLiteral("/spyhop")))
        QSKIP("the window is not built");
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("SPYHOP_MEMORY_SCANS", &isNumber);
    const int scans = isNumber ? asked : usualScans;
    World world;
    const Server server({QStringLiteral("--seed"), QStringLiteral("1")});
    prepareStore(world, isToken);
    const testsupport::Result added = world.run(words("endpoints add local")
        << server.url() << words("--model spyhop-local --key")
        << (isToken ? QStringLiteral("pkcs11:canary") : QStringLiteral("keychain:canary")));
    QVERIFY2(added.exit == 0, added.err.constData());
    if (isWindow)
        prepareWindow(world);
    int clean = 0;
    for (int i = 0; i < scans; ++i) {
        clean += isGone(world, server, isWindow, isToken) ? 1 : 0;
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d of %d clean", clean, scans);
    QVERIFY(clean * 100 >= scans * 95);
}

void TestLockedMemory::prepareStore(World& world, bool isToken)
{
    if (!isToken) {
        world.set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
        return;
    }
    const SoftHsm softHsm(world.path(QStringLiteral("hsm")));
    QVERIFY(softHsm.add(QStringLiteral("desk")));
    QDir().mkpath(world.path(QStringLiteral("control")));
    world.set(QStringLiteral("SOFTHSM2_CONF"), qEnvironmentVariable("SOFTHSM2_CONF"));
    world.set(QStringLiteral("SPYHOP_PKCS11_MODULE"), QStringLiteral(SPYHOP_COUNTING_TOKEN));
    world.set(QStringLiteral("SPYHOP_TEST_SOFTHSM"), testsupport::softHsmLibrary());
    world.set(QStringLiteral("SPYHOP_TEST_TOKEN"), world.path(QStringLiteral("control")));
    world.set(QStringLiteral("SPYHOP_PIN"), QString::fromLatin1(SoftHsm::pin));
}

//! Letters become a job, and then it waits for more.
void TestLockedMemory::startWatch(QProcess& process, const World& world)
{
    for (int i = 0; i < calls; ++i) // equal ones would be asked once
        world.write(QStringLiteral("letters/%1.txt").arg(i), "A letter to the office " + QByteArray::number(i));
    world.prepare(process,
        words("--endpoint local --model spyhop-local batch watch --existing --prompt {{text}}")
            << world.path(QStringLiteral("letters")));
}

//! It reads the models of each endpoint.
void TestLockedMemory::prepareWindow(const World& world)
{
    QJsonObject settings = QJsonDocument::fromJson(world.read(QStringLiteral("profile/spyhop.json"))).object();
    QJsonArray endpoints = settings.value(u"endpoints").toArray();
    QJsonObject endpoint = endpoints.first().toObject();
    for (int i = 1; i < calls; ++i) {
        endpoint.insert(QStringLiteral("name"), QStringLiteral("local%1").arg(i));
        endpoints.append(endpoint);
    }
    settings.insert(QStringLiteral("endpoints"), endpoints);
    settings.insert(QStringLiteral("window"), QJsonObject{{QStringLiteral("firstRunDone"), true}});
    world.write(QStringLiteral("profile/spyhop.json"), QJsonDocument(settings).toJson());
}

void TestLockedMemory::startWindow(QProcess& process, const World& world)
{
    world.prepare(process, {});
    process.setProgram(qEnvironmentVariable("SPYHOP_BIN_DIR") + QStringLiteral("/spyhop"));
    QProcessEnvironment environment = process.processEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
}

bool TestLockedMemory::isGone(World& world, const Server& server, bool isWindow, bool isToken)
{
    QFile::remove(world.path(QStringLiteral("control/away")));
    const bool isOpen = isToken || unlockKeyring();
    const QByteArray key = "sk-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    const testsupport::Result set = world.run(
        words("keys set canary --store") << (isToken ? QStringLiteral("pkcs11") : QStringLiteral("keychain")), key);
    if (!isOpen || set.exit != 0) {
        QTest::qFail(set.err.constData(), __FILE__, __LINE__);
        return false;
    }
    const int before = server.stats().value(u"requests").toInt();
    const Canary canary(key);
    const Scanner scanner(world, canary);
    QProcess process;
    if (isWindow)
        startWindow(process, world);
    else
        startWatch(process, world);
    scanner.preloadInto(process);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start();
    QElapsedTimer timer;
    timer.start();
    for (int looks = 1; server.stats().value(u"requests").toInt() < before + calls + looks; ++looks) {
        QTest::qWait(20);
        if (timer.elapsed() > testsupport::commandPatience) {
            QTest::qFail("the calls were not sent", __FILE__, __LINE__);
            return false;
        }
    }
    QTest::qWait(500); // the answers come, and what they were asked with is let go of
    const bool wasThere = !scanner.copies().isEmpty();
    if (isToken)
        world.write(QStringLiteral("control/away"), "");
    const bool isLocked = isToken || testsupport::lockKeyring();
    if (!wasThere || !isLocked)
        QTest::qFail(wasThere ? "it does not lock" : "the scan finds nothing", __FILE__, __LINE__);
    QByteArrayList left;
    timer.start();
    qint64 began = 0; // of the last scan
    do {
        QTest::qWait(100);
        began = timer.elapsed();
        left = scanner.copies();
    } while (!left.isEmpty() && began < goneWithin);
    for (const QByteArray& copy : left)
        qInfo("%s", copy.constData());
    process.kill();
    process.waitForFinished();
    return left.isEmpty();
}

SPYHOP_TEST_MAIN(TestLockedMemory)
#include "tst_lockedmemory.moc"

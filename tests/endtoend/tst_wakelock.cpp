// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The computer is kept awake while a job sends, over a real bus: a dbus-daemon of the test's own, and at its other end
// a manager that gives out inhibitors as logind does (org.freedesktop.login1.Manager).
#include "app/desktopwakelock.h"
#include "core/batch/awakekeeper.h"
#include "tests/core/batch/batchworld.h"
#include "tests/endtoend/spyhopcli.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusUnixFileDescriptor>
#include <QtTest/QSignalSpy>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::Server;
using testsupport::World;

namespace {

constexpr int patience = 20'000; // ms
const QString held = QStringLiteral("idle:block sleep:delay"), asleep = QStringLiteral("idle:block");

int chats(const Server& server)
{
    return server.stats().value(u"chats").toInt();
}

//! `batch run` over sixty rows, two at a time.
QStringList batchOf60(const World& world, const Server& server)
{
    QByteArray rows;
    for (int i = 0; i < 60; ++i)
        rows += "{\"note\":\"Parcel " + QByteArray::number(i) + "\"}\n";
    return {QStringLiteral("--json"), QStringLiteral("--endpoint"), server.url(), QStringLiteral("--model"),
        QStringLiteral("spyhop-local"), QStringLiteral("batch"), QStringLiteral("run"), QStringLiteral("--prompt"),
        QStringLiteral("What is said?"), QStringLiteral("--id"), QStringLiteral("j"), QStringLiteral("--concurrency"),
        QStringLiteral("2"), world.write(QStringLiteral("rows.jsonl"), rows)};
}

//! With what a command has said.
QByteArray said(QProcess& process)
{
    return process.readAllStandardOutput() + process.readAllStandardError();
}

} // namespace

//! \brief What logind does: an inhibitor is a pipe, and as long as its other end is open somebody inhibits.
class Manager final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    ~Manager() override
    {
        for (const auto& [what, end] : m_inhibitors)
            ::close(end);
    }
    //! "idle:block sleep:delay": what is inhibited now.
    [[nodiscard]] QString inhibited()
    {
        QStringList result;
        for (const auto& [what, end] : m_inhibitors) {
            pollfd one{end, POLLIN, 0};
            if (::poll(&one, 1, 0) == 0) // no end of file: the other end is open
                result.append(what);
        }
        result.sort();
        return result.join(u' ');
    }
    QStringList reasons;

public Q_SLOTS:
    Q_SCRIPTABLE QDBusUnixFileDescriptor Inhibit(
        const QString& what, const QString& who, const QString& why, const QString& mode)
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return {};
        m_inhibitors.append({what + u':' + mode, ends[0]});
        reasons.append(who + u':' + why);
        const QDBusUnixFileDescriptor given(ends[1]);
        ::close(ends[1]);
        return given;
    }

Q_SIGNALS:
    Q_SCRIPTABLE void PrepareForSleep(bool start);

private:
    QList<std::pair<QString, int>> m_inhibitors;
};

class WakeLockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (program.isEmpty())
            QSKIP("skipped: dbus-daemon is not installed");
        // A service that is there for the asking, and that nobody asked for.
        const QDir services(m_folder.filePath(QStringLiteral("dbus-1/services")));
        QVERIFY(services.mkpath(QStringLiteral(".")));
        QFile activated(services.filePath(QStringLiteral("org.gnome.SessionManager.service")));
        QVERIFY(activated.open(QIODevice::WriteOnly));
        activated.write("[D-BUS Service]\nName=org.gnome.SessionManager\nExec=/bin/touch "
            + m_folder.filePath(QStringLiteral("started")).toUtf8() + '\n');
        activated.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
        m_daemon.setProcessEnvironment(environment);
        m_daemon.start(program,
            {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                QStringLiteral("--print-address")});
        QVERIFY(m_daemon.waitForReadyRead(10'000));
        m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
        QDBusConnection service = connection(QStringLiteral("manager"));
        QVERIFY2(service.isConnected(), qPrintable(service.lastError().message()));
        QVERIFY(service.registerObject(
            QStringLiteral("/org/freedesktop/login1"), &m_manager, QDBusConnection::ExportScriptableContents));
        QVERIFY(service.registerService(QStringLiteral("org.freedesktop.login1")));
    }
    void cleanupTestCase()
    {
        for (const char* name : {"manager", "system", "session"})
            QDBusConnection::disconnectFromBus(QString::fromLatin1(name));
        m_daemon.kill();
        m_daemon.waitForFinished(5'000);
    }

    void aJobThatSendsKeepsAwake()
    {
        base::SystemClock clock;
        localserver::ServerOptions options;
        options.latencyMs = 100;
        BatchWorld world(clock, options);
        app::DesktopWakeLock lock(connection(QStringLiteral("system")), connection(QStringLiteral("session")));
        const batch::AwakeKeeper keeper(clock, *world.manager, lock);
        QCOMPARE(m_manager.inhibited(), QString());
        model::BatchSpec spec = BatchWorld::spec(QStringLiteral("job"));
        spec.concurrency = 2;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(60)));
        QVERIFY(world.manager->start(QStringLiteral("job")));
        QTRY_COMPARE_WITH_TIMEOUT(m_manager.inhibited(), QStringLiteral("idle:block sleep:delay"), 10'000);
        QVERIFY(m_manager.reasons.first().startsWith(u"Spyhop:"));

        // Sleep is announced: what is under way ends, and the inhibitor that delays sleep is given back.
        Q_EMIT m_manager.PrepareForSleep(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_manager.inhibited(), QStringLiteral("idle:block"), 10'000);
        QCOMPARE(world.job(QStringLiteral("job")).items.running, 0);
        const qint64 done = world.job(QStringLiteral("job")).items.done;
        QVERIFY(done < 60);
        QTest::qWait(300);
        QCOMPARE(world.job(QStringLiteral("job")).items.done, done);

        // Awake again: it goes on, holds again, and lets go at its end.
        Q_EMIT m_manager.PrepareForSleep(false);
        QTRY_COMPARE_WITH_TIMEOUT(world.job(QStringLiteral("job")).items.done, 60, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_manager.inhibited(), QString(), 10'000);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("started"))));
    }

    void theCommandLineKeepsAwakeToo()
    {
        const Server server({QStringLiteral("--latency"), QStringLiteral("250")});
        World world;
        QProcess process;
        begin(process, world, server, {});

        Q_EMIT m_manager.PrepareForSleep(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_manager.inhibited(), asleep, patience);
        const int sent = chats(server);
        QVERIFY(sent < 60);
        QTest::qWait(300);
        QCOMPARE(chats(server), sent);
        QCOMPARE(process.state(), QProcess::Running);

        Q_EMIT m_manager.PrepareForSleep(false);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patience);
        const QByteArray all = said(process);
        QVERIFY2(process.exitCode() == 0, all.constData());
        QCOMPARE(all.count("\"type\":\"item\""), 60);
        QCOMPARE(all.count("\"why\":\"sleep\""), 2); // that it waits, and goes on
        QVERIFY2(all.contains("goes to sleep") && all.contains("awake again"), all.constData());
        QCOMPARE(chats(server), 60);
        QTRY_COMPARE_WITH_TIMEOUT(m_manager.inhibited(), QString(), patience);
    }

    //! Somebody else went on with it first.
    void aJobThatCannotGoOnEnds()
    {
        const Server server({QStringLiteral("--latency"), QStringLiteral("250")});
        World world;
        world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("correct horse battery staple"));
        QCOMPARE(world.run({QStringLiteral("privacy"), QStringLiteral("grant"), QStringLiteral("batches")}).exit, 0);
        QProcess process, other;
        begin(process, world, server, {});
        Q_EMIT m_manager.PrepareForSleep(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_manager.inhibited(), asleep, patience);
        const int sent = chats(server);
        world.prepare(other, {QStringLiteral("batch"), QStringLiteral("resume"), QStringLiteral("j")});
        other.start();
        QTRY_VERIFY_WITH_TIMEOUT(chats(server) > sent, patience);
        const qint64 pid = other.processId();
        Q_EMIT m_manager.PrepareForSleep(false);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patience);
        const QByteArray all = said(process);
        QVERIFY2(process.exitCode() == 2, all.constData());
        QVERIFY2(all.contains(QByteArray::number(pid)), all.constData());
        QTRY_COMPARE_WITH_TIMEOUT(other.state(), QProcess::NotRunning, patience);
        QVERIFY2(other.exitCode() == 0, said(other).constData());
        QCOMPARE(chats(server), 60);
    }

    //! By another process, while the computer is about to sleep.
    void aJobThatIsCancelledMeanwhileStaysSo()
    {
        const Server server({QStringLiteral("--latency"), QStringLiteral("250")});
        World world;
        world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("correct horse battery staple"));
        QCOMPARE(world.run({QStringLiteral("privacy"), QStringLiteral("grant"), QStringLiteral("batches")}).exit, 0);
        QProcess process;
        begin(process, world, server, {});
        Q_EMIT m_manager.PrepareForSleep(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_manager.inhibited(), asleep, patience);
        const int sent = chats(server);
        QVERIFY(sent < 60);
        const auto cancelled = world.run({QStringLiteral("batch"), QStringLiteral("cancel"), QStringLiteral("j")});
        QVERIFY2(cancelled.exit == 0, cancelled.err.constData());
        Q_EMIT m_manager.PrepareForSleep(false);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patience);
        const QByteArray all = said(process);
        QVERIFY2(process.exitCode() == 130, all.constData());
        QVERIFY2(all.contains("cancelled meanwhile") && all.contains("\"type\":\"done\""), all.constData());
        QVERIFY2(!all.contains("awake again: the job goes on"), all.constData());
        QCOMPARE(chats(server), sent);
        const auto shown = world.run(
            {QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("show"), QStringLiteral("j")});
        QVERIFY2(shown.out.contains("\"state\":\"stopped\""), shown.out.constData());
    }

    void aTrialThatSleepCutsShortSaysSo_data()
    {
        QTest::addColumn<QString>("latency"); // ms
        QTest::newRow("what is under way ends in time") << QStringLiteral("500");
        QTest::newRow("it is cut off") << QStringLiteral("8000");
    }

    void aTrialThatSleepCutsShortSaysSo()
    {
        QFETCH(QString, latency);
        const Server server({QStringLiteral("--latency"), latency});
        World world;
        QProcess process;
        begin(process, world, server, {QStringLiteral("--trial"), QStringLiteral("40")});
        Q_EMIT m_manager.PrepareForSleep(true);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patience);
        const QByteArray all = said(process);
        QVERIFY2(process.exitCode() == 130, all.constData());
        QVERIFY2(all.contains("nothing more is asked") && all.contains("\"type\":\"done\""), all.constData());
        QVERIFY(chats(server) < 40);
        QTRY_COMPARE_WITH_TIMEOUT(m_manager.inhibited(), QString(), patience);
        Q_EMIT m_manager.PrepareForSleep(false);
    }

    void withoutABusNothingIsSaid()
    {
        const Server server({});
        World world;
        const auto words = [&](const QString& address) {
            world.set(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"), address);
            const testsupport::Result result = world.run(batchOf60(world, server));
            return result.exit == 0 ? result.err.count('\n') : -1;
        };
        const auto withBus = words(m_address);
        QVERIFY(withBus > 0);
        QCOMPARE(words(QStringLiteral("unix:path=") + world.path(QStringLiteral("none"))), withBus);
    }

private:
    //! Begins a job that holds the computer awake, and waits until two of its rows are on their way.
    void begin(QProcess& process, World& world, const Server& server, const QStringList& options)
    {
        world.set(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"), m_address);
        world.prepare(process, batchOf60(world, server) + options);
        process.start();
        QTRY_COMPARE_WITH_TIMEOUT(m_manager.inhibited(), held, patience);
        QTRY_VERIFY_WITH_TIMEOUT(chats(server) >= 2, patience);
    }

    [[nodiscard]] QDBusConnection connection(const QString& name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }

    const QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    Manager m_manager;
};

SPYHOP_TEST_MAIN(WakeLockTest)
#include "tst_wakelock.moc"

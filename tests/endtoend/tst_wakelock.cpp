// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The computer is kept awake while a job sends, over a real bus: a dbus-daemon of the test's own, and at its other end
// a manager that gives out inhibitors as logind does (org.freedesktop.login1.Manager).
#include "app/gui/desktopwakelock.h"
#include "core/batch/awakekeeper.h"
#include "tests/core/batch/batchworld.h"

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
    }

private:
    [[nodiscard]] QDBusConnection connection(const QString& name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }

    QProcess m_daemon;
    QString m_address;
    Manager m_manager;
};

SPYHOP_TEST_MAIN(WakeLockTest)
#include "tst_wakelock.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/filelock.h"

#include "tests/support/testmain.h"

#include <QtCore/QFileInfo>
#include <atomic>
#include <thread>
#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#endif

using spyhop::base::ErrorCode;
using spyhop::base::FileLock;
using namespace std::chrono_literals;

class TestFileLock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneHolderAtATime()
    {
        const QString path = makePath("one");
        QVERIFY(!FileLock::isHeld(path));
        FileLock first(path);
        QVERIFY(first.take().value());
        QVERIFY(FileLock::isHeld(path));
        FileLock second(path);
        QVERIFY(!second.take().value());
        QVERIFY(!second.take(20ms).value());
#ifdef Q_OS_UNIX
        QCOMPARE(FileLock::holder(path), QCoreApplication::applicationPid());
#endif
        first.giveBack();
        QVERIFY(!FileLock::isHeld(path));
        QVERIFY(!QFileInfo::exists(path)); // nothing is left behind
        QVERIFY(second.take().value());
    }

    void whatStandsInTheFileDoesNotMatter_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty: its maker died or its disk was full") << QByteArray();
        QTest::newRow("a process that lives") << QByteArray::number(QCoreApplication::applicationPid());
        QTest::newRow("another program's") << QByteArray("\0\xff???\n", 6);
    }
    void whatStandsInTheFileDoesNotMatter()
    {
        QFETCH(const QByteArray, content);
        const QString path = makePath("content");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        QVERIFY(!FileLock::isHeld(path));
        FileLock lock(path);
        QVERIFY(lock.take().value());
    }

    void aFailureSaysWhere()
    {
        FileLock lock(QStringLiteral("/proc/nowhere/a.lock"));
        const auto taken = lock.take(10s); // at once: waiting would not help
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::Internal);
        QCOMPARE(taken.error().whom, QStringLiteral("/proc/nowhere/a.lock"));
    }

    //! Taking, and taking away the file, by many at once: never two inside.
    void neverTwoInside()
    {
        const QString path = makePath("many");
        std::atomic<int> inside = 0;
        std::atomic<int> most = 0;
        std::atomic<int> times = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 200; ++n) {
                    FileLock lock(path);
                    if (!lock.take(spyhop::testsupport::patienceMs * 1ms).value_or(false))
                        continue;
                    const int now = ++inside;
                    if (now > most)
                        most = now;
                    ++times;
                    --inside;
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(most.load(), 1);
        QCOMPARE(times.load(), 800);
    }

#ifdef Q_OS_UNIX
    void aKilledProcessHoldsNothing()
    {
        const QString path = makePath("killed");
        const pid_t child = ::fork();
        if (child == 0) {
            FileLock lock(path);
            if (!lock.take())
                ::_exit(1);
            ::pause();
        }
        QTRY_VERIFY(FileLock::isHeld(path));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(QFileInfo::exists(path)); // it had no time to tidy up
        QVERIFY(!FileLock::isHeld(path));
        FileLock lock(path);
        QVERIFY(lock.take().value());
    }
#endif

private:
    static QString makePath(const char* name)
    {
        return spyhop::testsupport::TestWorld::makeFolder(QString::fromLatin1(name)) + QStringLiteral("/a.lock");
    }
};

SPYHOP_TEST_MAIN(TestFileLock)
#include "tst_filelock.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <atomic>
#include <thread>
#include <tuple>
#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace spyhop::base;

class TestFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewFileIsPrivateAndReadsBack()
    {
        const QString path
            = spyhop::testsupport::TestWorld::makeFolder(QStringLiteral("save")) + QStringLiteral("/a.json");
        QVERIFY(atomicSave(path, "one"));
        QVERIFY(atomicSave(path, "two"));
        QCOMPARE(readFile(path, 100).value(), QByteArray("two"));
        const auto others
            = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(path) & others));
        QCOMPARE(QFileInfo(path).dir().entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aFailedSaveSaysWhereAndLeavesNothing()
    {
        const Status status = atomicSave(QStringLiteral("/proc/nowhere/a.json"), "x");
        QVERIFY(!status);
        QCOMPARE(status.error().whom, QStringLiteral("/proc/nowhere/a.json"));
        QVERIFY(!status.error().what.isEmpty());
    }

    //! Another program may put its own in its place at any moment.
    void aFileThatIsReplacedIsNeverGone()
    {
        const QString path
            = spyhop::testsupport::TestWorld::makeFolder(QStringLiteral("replaced")) + QStringLiteral("/a.json");
        QVERIFY(atomicSave(path, "words"));
        std::atomic<bool> isOver = false;
        std::thread other([&] {
            while (!isOver)
                std::ignore = atomicSave(path, "words");
        });
        Expected<QByteArray> read;
        for (int reads = 0; reads < 200'000 && (reads == 0 || read == QByteArray("words")); ++reads)
            read = readFile(path, 100);
        isOver = true;
        other.join();
        QVERIFY2(read, read ? "" : qPrintable(read.error().sentence()));
        QCOMPARE(*read, QByteArray("words"));
    }

    void aFileThatIsReplacedIsThere()
    {
        const QString path
            = spyhop::testsupport::TestWorld::makeFolder(QStringLiteral("there")) + QStringLiteral("/a.json");
        QVERIFY(!isThere(path));
        QVERIFY(QFile::link(path, path + QStringLiteral(".link")));
        QVERIFY(isThere(path + QStringLiteral(".link"))); // to nowhere
        QVERIFY(atomicSave(path, "words"));
        std::atomic<bool> isOver = false;
        std::thread other([&] {
            while (!isOver)
                std::ignore = atomicSave(path, "words");
        });
        bool wasThere = true;
        for (int looks = 0; looks < 200'000 && wasThere; ++looks)
            wasThere = isThere(path);
        isOver = true;
        other.join();
        QVERIFY(wasThere);
    }

    void anEmptyFileIsMadeOnlyWhereNoneIs()
    {
        const QString path
            = spyhop::testsupport::TestWorld::makeFolder(QStringLiteral("made")) + QStringLiteral("/a.db");
        QVERIFY(QFile::link(path, path + QStringLiteral(".link")));
        QVERIFY(ensurePrivateFile(path + QStringLiteral(".link"))); // made where it leads to
        QCOMPARE(readFile(path, 100).value(), QByteArray());
        const auto others
            = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(path) & others));
        QVERIFY(atomicSave(path, "words"));
        QVERIFY(ensurePrivateFile(path));
        QCOMPARE(readFile(path, 100).value(), QByteArray("words"));
        QCOMPARE(ensurePrivateFile(path + QStringLiteral("/b")).error().code, ErrorCode::Internal);
    }

    //! As two programs that start at once do: the second must not put an empty file in the place of the first one's.
    void aFileThatTwoMakeAtOnceKeepsWhatBothWrite()
    {
        const QString path
            = spyhop::testsupport::TestWorld::makeFolder(QStringLiteral("both")) + QStringLiteral("/a.db");
        const auto start = [&path] {
            QFile file(path);
            if (ensurePrivateFile(path) && file.open(QIODevice::WriteOnly | QIODevice::Append))
                file.write("x");
        };
        for (int round = 0; round < 2'000; ++round) {
            std::thread other(start);
            start();
            other.join();
            QCOMPARE(readFile(path, 100).value(), QByteArray("xx"));
            QVERIFY(QFile::remove(path));
        }
    }

    //! Too small for Qt's buffer to be written before the end, and too large for the disk.
    void aDiskThatIsFullAtTheLastMomentCostsNothing()
    {
#ifdef Q_OS_UNIX
        const QString path
            = spyhop::testsupport::TestWorld::makeFolder(QStringLiteral("full")) + QStringLiteral("/vault.json");
        QVERIFY(atomicSave(path, "the only copy"));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = 4'096;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const Status buffered = atomicSave(path, QByteArray(8'000, 'x'));
        const Status direct = atomicSave(path, QByteArray(80'000, 'x'));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!buffered);
        QVERIFY(!direct);
        QVERIFY(!buffered.error().what.isEmpty());
        QCOMPARE(readFile(path, 100).value(), QByteArray("the only copy"));
        QCOMPARE(QFileInfo(path).dir().entryList(QDir::Files | QDir::Hidden).size(), 1);
#else
        QSKIP("skipped: file sizes cannot be limited here");
#endif
    }

    void readingIsBoundedAndTyped()
    {
        const QString path = spyhop::testsupport::TestWorld::makeFolder(QStringLiteral("read")) + QStringLiteral("/b");
        QVERIFY(atomicSave(path, "12345"));
        QVERIFY(readFile(path, 5).has_value());
        QCOMPARE(readFile(path, 4).error().code, ErrorCode::Unreadable);
        QCOMPARE(readFile(path + u'x', 4).error().code, ErrorCode::NotFound);
        QVERIFY(QFile::link(path + u'x', path + u'l')); // to what may come back: a disk that is taken out
        QCOMPARE(readFile(path + u'l', 4).error().code, ErrorCode::Unreadable);
    }

    void aPrivateFolderIsForItsOwnerOnly()
    {
        const QString path
            = spyhop::testsupport::TestWorld::makeFolder(QStringLiteral("home")) + QStringLiteral("/x/y");
        QVERIFY(ensurePrivateFolder(path));
        QVERIFY(
            !(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::ExeOther)));
    }
};

SPYHOP_TEST_MAIN(TestFiles)
#include "tst_files.moc"

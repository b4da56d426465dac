// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "core/base/random.h"
#include "core/docs/numbers.h"
#include "core/docs/readerhost.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QStorageInfo>
#include <QtTest/QSignalSpy>
#include <csignal>
#include <sys/resource.h>

using namespace spyhop;
using docs::ReaderHost;
using docs::Reading;

namespace {

QString programs()
{
    return QString::fromLocal8Bit(SPYHOP_HOSTILE_READER);
}

double cpuOfChildren()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

} // namespace

//! ReaderHost with a reader that does what its files tell it.
class ReaderHostTest : public QObject {
    Q_OBJECT
    base::SystemClock m_clock;
    base::Random m_random = base::Random::fromSystem();
    QString m_folder;

    //! A file for a reader process (HTML is never read in the program), with these words.
    QString file(const QString& name, const QByteArray& words) const
    {
        const QString path = m_folder + u'/' + name + QStringLiteral(".html");
        QFile made(path);
        if (!made.open(QIODevice::WriteOnly) || made.write(words) != words.size())
            return {};
        return path;
    }
    struct End {
        std::optional<base::Expected<docs::Document>> document;
        int signalCount = 0;
    };
    static void note(Reading* reading, End& end)
    {
        connect(reading, &Reading::finished, reading, [&end](const base::Expected<docs::Document>& document) {
            end.document = document;
            ++end.signalCount;
        });
    }
    //! Text, or "code: what".
    QString read(ReaderHost& host, const QString& path)
    {
        End end;
        const auto reading = host.read({path});
        note(reading.get(), end);
        if (!QTest::qWaitFor([&] { return end.document.has_value(); }, 90'000))
            return QStringLiteral("nothing came");
        if (!*end.document)
            return base::codeName(end.document->error().code) + QStringLiteral(": ") + end.document->error().what;
        return (*end.document)->text;
    }

private Q_SLOTS:
    void initTestCase() { m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("hostile")); }

    void hostileFilesCostThemselvesOnly_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QString>("expect");
        const QString damaged = QStringLiteral("unreadable: The file could not be read: it is damaged");
        const QString refused = QStringLiteral("refused");
        QTest::newRow("crashes") << QByteArray("crash") << damaged;
        QTest::newRow("exits") << QByteArray("exit") << damaged;
#ifndef __SANITIZE_ADDRESS__
        QTest::newRow("eats memory") << QByteArray("eat")
                                     << QStringLiteral("unreadable: Reading the file takes more memory");
        QTest::newRow("eats memory and dies") << QByteArray("eat without a word") << damaged;
#endif
        QTest::newRow("says it sends too much") << QByteArray(
            "too long a reply") << QStringLiteral("unreadable: The file holds more text than can be taken");
        QTest::newRow("stops in mid-reply") << QByteArray("half a reply") << damaged;
        QTest::newRow("speaks nonsense") << QByteArray("nonsense") << damaged;
        QTest::newRow("answers twice") << QByteArray("two replies") << QStringLiteral("two replies");
        for (const char* attempt :
            {"open", "write", "socket", "fork", "execute", "signal", "code", "share memory", "ask of a path", "lift"})
            QTest::newRow(attempt) << QByteArray(attempt) << refused;
    }
    void hostileFilesCostThemselvesOnly()
    {
        QFETCH(QByteArray, words);
        QFETCH(QString, expect);
        ReaderHost host(m_clock, {programs(), {}, {}});
        const QString good = file(QStringLiteral("good"), "good");
        QCOMPARE(read(host, good), QStringLiteral("good"));
        const QString said = read(host, file(QStringLiteral("bad"), words));
        QVERIFY2(said.startsWith(expect), qPrintable(said));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(read(host, good), QStringLiteral("good"));
    }

    //! Each says that it holds 20 more, which say the same.
    void filesInsideEachOtherEnd()
    {
        ReaderHost host(m_clock, {programs(), {}, {}});
        End end;
        const auto reading = host.read({file(QStringLiteral("outer"), "files inside")});
        note(reading.get(), end);
        QVERIFY(QTest::qWaitFor([&] { return end.document.has_value(); }, 90'000));
        QVERIFY2(*end.document, qPrintable(*end.document ? QString() : end.document->error().what));
        QCOMPARE((*end.document)->text.count(u"files inside"), 1 + docs::mostInnerFiles);
        const QString leftOut = (*end.document)->leftOut.join(u'\n');
        QVERIFY2(leftOut.contains(u"deeper than 3"), qPrintable(leftOut.left(500)));
        QVERIFY2(leftOut.contains(u"the first 300 are read"), qPrintable(leftOut.left(500)));
        QCOMPARE(end.signalCount, 1);
    }

    //! Given up while files inside it are read: nothing is heard of them, and their folders are gone.
    void filesInsideAreGivenUpWithTheirFile()
    {
        ReaderHost host(m_clock, {programs(), {}, {}});
        for (int i = 0; i < 20; ++i) {
            End end;
            auto reading = host.read({file(QStringLiteral("outer"), "files inside")});
            note(reading.get(), end);
            QTest::qWait(1 + int(m_random.below(40)));
            reading.reset();
            QTest::qWait(2);
            QVERIFY(end.signalCount == 0 || end.document);
        }
        QCOMPARE(read(host, file(QStringLiteral("good"), "good")), QStringLiteral("good"));
        // Others may have folders there too.
        const QDir folder = QFileInfo(docs::freshFolderTemplate()).dir();
        for (const QString& one : folder.entryList({QStringLiteral("spyhop-*")}, QDir::Dirs)) {
            QFile left(folder.filePath(one + QStringLiteral("/file.doc")));
            QVERIFY2(!left.open(QIODevice::ReadOnly) || left.readAll() != "files inside", qPrintable(one));
        }
    }

    void largeRepliesAreTakenApartBesideTheMainThread()
    {
        ReaderHost host(m_clock, {programs(), {}, {}});
        const QString large = file(QStringLiteral("large"), "large");
        QCOMPARE(read(host, large), QString(2'000'000, u'x'));
        const auto given = host.read({large});
        QTRY_COMPARE(host.processes().size(), 1);
        QCOMPARE(read(host, file(QStringLiteral("good"), "good")), QStringLiteral("good"));
        auto gone = host.read({large});
        QTest::qWait(5); // wherever it is by then
        gone.reset();
        QCOMPARE(read(host, large), QString(2'000'000, u'x'));
    }

    void conversionsAreWholeOrFailAndKnowNoKeys_data()
    {
        QTest::addColumn<QByteArray>("last"); // what LibreOffice does in the end
        QTest::addColumn<QString>("expect");
        const QString failed = QStringLiteral("unreadable: LibreOffice could not convert the file.");
        QTest::newRow("whole") << QByteArray("exit 0") << QStringLiteral("no key");
        QTest::newRow("says it failed") << QByteArray("exit 1") << failed;
        QTest::newRow("dies") << QByteArray("kill -9 $$") << failed;
        QTest::newRow("makes nothing") << QByteArray("rm \"$made\"") << failed;
    }
    void conversionsAreWholeOrFailAndKnowNoKeys()
    {
        QFETCH(QByteArray, last);
        QFETCH(QString, expect);
        const QString office = m_folder + QStringLiteral("/office.sh");
        QFile script(office);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(
            "#!/bin/sh\nwhile [ $# -gt 1 ]; do\n  [ \"$1\" = --outdir ] && out=$2\n  [ \"$1\" = --convert-to ] "
            "&& to=$2\n  shift\ndone\nname=${1##*/}\nmade=$out/${name%.*}.$to\n"
            "printf '%s' \"${SPYHOP_TEST_KEY-no key}\" > \"$made\"\n"
            + last + '\n');
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        script.close();
        qputenv("SPYHOP_TEST_KEY", "a key");
        ReaderHost host(m_clock, {programs(), {}, office});
        QFile old(m_folder + QStringLiteral("/old.doc"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("x");
        old.close();
        const QString said = read(host, old.fileName());
        qunsetenv("SPYHOP_TEST_KEY");
        QVERIFY2(said.startsWith(expect), qPrintable(said));
    }

    //! Neither what comes of it nor what LibreOffice needs on its way.
    void conversionsLieInMemory()
    {
        if (QStorageInfo(QStringLiteral("/dev/shm")).fileSystemType() != "tmpfs")
            QSKIP("no folder here lies in memory");
        const QString office = m_folder + QStringLiteral("/where.sh");
        QFile script(office);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(
            "#!/bin/sh\nwhile [ $# -gt 1 ]; do\n  [ \"$1\" = --outdir ] && out=$2\n  [ \"$1\" = --convert-to ] "
            "&& to=$2\n  shift\ndone\nname=${1##*/}\n"
            "printf '%s' \"$(stat -f -c %T \"$out\" \"$TMPDIR\" | tr '\\n' ' ')\" > \"$out/${name%.*}.$to\"\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        script.close();
        ReaderHost host(m_clock, {programs(), {}, office});
        QFile old(m_folder + QStringLiteral("/where.doc"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("x");
        old.close();
        const QString said = read(host, old.fileName());
        QVERIFY2(said.contains(u"tmpfs tmpfs"), qPrintable(said));
    }

    void aConversionThatIsGivenUpHoldsNobodyUp()
    {
        const QString office = m_folder + QStringLiteral("/slow.sh");
        QFile script(office);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nsleep 60\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        script.close();
        QFile old(m_folder + QStringLiteral("/old.doc"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("x");
        old.close();
        base::FakeClock clock;
        ReaderHost host(clock, {programs(), {}, office});
        End first, second;
        const auto given = host.read({old.fileName()});
        note(given.get(), first);
        const auto next = host.read({old.fileName()});
        note(next.get(), second);
        for (End* const end : {&first, &second}) {
            QVERIFY(QTest::qWaitFor([&] {
                clock.advance(docs::conversionDeadline / 10);
                return end->document.has_value();
            }));
            QVERIFY2(end->document->error().what.contains(u"too long"), qPrintable(end->document->error().what));
        }
    }

    void anEndlessFileEndsAfterItsTime()
    {
        ReaderHost host(m_clock, {programs(), {}, {}});
        const QString good = file(QStringLiteral("good"), "good");
        QCOMPARE(read(host, good), QStringLiteral("good"));
        const double before = cpuOfChildren();
        const QString said = read(host, file(QStringLiteral("bad"), "loop"));
        QVERIFY2(said.startsWith(QStringLiteral("unreadable: Reading the file took too long")), qPrintable(said));
        const double used = cpuOfChildren() - before;
        QVERIFY2(used < 12.5, qPrintable(QString::number(used))); // less if a busy computer let the deadline come first
        QCOMPARE(read(host, good), QStringLiteral("good"));
    }

    void aReaderThatWaitsForEverIsGivenUp()
    {
        base::FakeClock clock;
        ReaderHost host(clock, {programs(), {}, {}});
        End end;
        const auto reading = host.read({file(QStringLiteral("bad"), "sleep")});
        note(reading.get(), end);
        clock.advance(std::chrono::milliseconds(10)); // it begins
        QCOMPARE(host.processes().size(), 1);
        clock.advance(docs::readDeadline - std::chrono::milliseconds(20));
        QVERIFY(!end.document);
        clock.advance(std::chrono::milliseconds(20));
        QVERIFY(end.document);
        QVERIFY(end.document->error().what.contains(QStringLiteral("too long")));
    }

    void aMissingReaderIsSaid()
    {
        ReaderHost host(m_clock, {m_folder + QStringLiteral("/spyhop-reader"), {}, {}});
        const QString said = read(host, file(QStringLiteral("good"), "good"));
        QVERIFY2(said.contains(QStringLiteral("was not found")), qPrintable(said));
        // Plain text needs none.
        QFile plain(m_folder + QStringLiteral("/plain.txt"));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        plain.write("plain");
        plain.close();
        QCOMPARE(read(host, plain.fileName()), QStringLiteral("plain"));
    }

    void aReaderThatCannotBeginIsSaid()
    {
        ReaderHost host(m_clock, {QStringLiteral("/bin/false"), {}, {}});
        QVERIFY(read(host, file(QStringLiteral("good"), "good")).startsWith(QStringLiteral("unreadable: ")));
    }

    void smallTextStartsNoProcess()
    {
        ReaderHost host(m_clock, {programs(), {}, {}});
        QFile plain(m_folder + QStringLiteral("/small.md"));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        plain.write("# small");
        plain.close();
        QCOMPARE(read(host, plain.fileName()), QStringLiteral("# small"));
        QCOMPARE(host.processes().size(), 0);
        // Larger text does, and so the program never decodes for long.
        QFile large(m_folder + QStringLiteral("/large.md"));
        QVERIFY(large.open(QIODevice::WriteOnly));
        large.write(QByteArray(docs::mostBytesInProcess + 1, 'x'));
        large.close();
        QCOMPARE(read(host, large.fileName()).size(), docs::mostBytesInProcess + 1);
        QCOMPARE(host.processes().size(), 1);
    }

    void whatComesFirst()
    {
        ReaderHost host(m_clock, {programs(), {}, {}});
        QStringList order;
        std::vector<std::unique_ptr<Reading>> readings;
        for (int i = 0; i < 20; ++i) {
            const bool urgent = i == 19;
            const QString name = QStringLiteral("n%1").arg(i);
            readings.push_back(host.read({file(name, name.toLatin1()), model::Scans::Recognise,
                urgent ? model::Priority::Interactive : model::Priority::Background}));
            connect(readings.back().get(), &Reading::finished, this,
                [&order](const base::Expected<docs::Document>& document) { order << document.value().text; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(order.size(), 20, testsupport::patienceMs);
        QVERIFY2(order.indexOf(QStringLiteral("n19")) <= docs::mostReaders, qPrintable(order.join(u' ')));
    }

    //! Readers are killed at random moments: a file is read or is a failure that says so, and every file ends once.
    void killedReadersCostOneFileEach()
    {
        ReaderHost host(m_clock, {programs(), {}, {}});
        constexpr int files = 400;
        std::vector<End> ends(files);
        std::vector<std::unique_ptr<Reading>> readings;
        for (int i = 0; i < files; ++i) {
            const QString name = QStringLiteral("k%1").arg(i);
            readings.push_back(host.read({file(name, name.toLatin1())}));
            note(readings.back().get(), ends.at(static_cast<std::size_t>(i)));
        }
        int killed = 0;
        const auto allEnded = [&ends] {
            return std::all_of(ends.begin(), ends.end(), [](const End& end) { return end.document.has_value(); });
        };
        while (!allEnded()) {
            QTest::qWait(1 + int(m_random.below(12)));
            const QList<pid_t> pids = host.processes();
            if (killed < 25 && !pids.isEmpty()) {
                ::kill(pids.at(int(m_random.below(quint64(pids.size())))), SIGKILL);
                ++killed;
            }
        }
        int failed = 0;
        for (int i = 0; i < files; ++i) {
            const End& end = ends.at(static_cast<std::size_t>(i));
            QCOMPARE(end.signalCount, 1);
            if (*end.document)
                QCOMPARE((*end.document)->text, QStringLiteral("k%1").arg(i));
            else
                ++failed;
        }
        QVERIFY2(failed <= killed, qPrintable(QStringLiteral("%1 of %2").arg(failed).arg(killed)));
    }

    //! Readings are destroyed at random moments: none is heard of again, and the others end.
    void cancelledReadingsAreNotHeardOf()
    {
        ReaderHost host(m_clock, {programs(), {}, {}});
        constexpr int files = 300;
        std::vector<End> ends(files);
        std::vector<std::unique_ptr<Reading>> readings;
        for (int i = 0; i < files; ++i) {
            const QString name = QStringLiteral("c%1").arg(i);
            readings.push_back(host.read({file(name, i % 50 == 7 ? QByteArray("loop") : name.toLatin1())}));
            note(readings.back().get(), ends.at(static_cast<std::size_t>(i)));
        }
        QList<int> cancelled;
        // From the end of the queue: on a fast computer the first ones are over before they can be given up.
        for (int i = files - 1; i >= 0; --i) {
            if (i % 50 != 7 && m_random.below(3) > 0)
                continue;
            QTest::qWait(int(m_random.below(3)));
            if (!ends.at(static_cast<std::size_t>(i)).document)
                cancelled << i;
            readings.at(static_cast<std::size_t>(i)).reset();
        }
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(ends.begin(), ends.end(),
                                     [&](const End& end) {
                                         return end.document.has_value()
                                             || cancelled.contains(static_cast<int>(&end - ends.data()));
                                     }),
            testsupport::patienceMs);
        for (const int i : cancelled)
            QCOMPARE(ends.at(static_cast<std::size_t>(i)).signalCount, 0);
        QVERIFY(cancelled.size() > 20);
    }

    void idleReadersLeave()
    {
        base::FakeClock clock;
        ReaderHost host(clock, {programs(), {}, {}});
        End end;
        const auto reading = host.read({file(QStringLiteral("good"), "good")});
        note(reading.get(), end);
        clock.advance(std::chrono::milliseconds(10));
        QTRY_VERIFY_WITH_TIMEOUT(end.document, testsupport::patienceMs);
        QCOMPARE(host.processes().size(), 1);
        clock.advance(docs::idleReaders + std::chrono::milliseconds(1));
        QCOMPARE(host.processes().size(), 0);
    }
};

SPYHOP_TEST_MAIN(ReaderHostTest)
#include "tst_readerhost.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/filelock.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QProcessEnvironment>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;

//! The program with its window, started as the desktop would start it.
class TestWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paintsItsWindow_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::newRow("set up") << QByteArray(R"({"version": 1, "window": {"firstRunDone": true}})");
        // No raw string: moc takes the address in it for a comment.
        QTest::newRow("set up by the command line")
            << QByteArray("{\"version\": 1, \"endpoints\": [{\"name\": \"here\", \"url\": \"http://127.0.0.1:9/v1\", "
                          "\"models\": [\"m\"]}]}");
        QTest::newRow("in Chinese, dark") << QByteArray(
            R"({"version": 1, "window": {"firstRunDone": true, "language": "zh_CN", "theme": "dark", "zoom": 150}})");
    }

    void paintsItsWindow()
    {
        QFETCH(const QByteArray, settings);
        const QString profile = spyhop::testsupport::TestWorld::makeFolder(u"profile"_s);
        QFile file(profile + u"/spyhop.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(settings);
        file.close();
        QCOMPARE(run(profile), QByteArray("first paint\n"));
    }

    //! Who starts it again sees the window that is there.
    void aSecondStartRaisesTheFirst()
    {
        const QString profile = spyhop::testsupport::TestWorld::makeFolder(u"once"_s);
        QFile file(profile + u"/spyhop.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version": 1, "window": {"firstRunDone": true}})");
        file.close();
        const QTemporaryDir runtime; // a name short enough for a socket
        QProcess first, second;
        for (QProcess* process : {&first, &second}) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
            environment.insert(u"XDG_RUNTIME_DIR"_s, runtime.path());
            process->setProcessEnvironment(environment);
            process->start(qEnvironmentVariable("SPYHOP_BIN_DIR") + u"/spyhop"_s, {u"--profile"_s, profile});
            if (process == &first)
                QTRY_VERIFY_WITH_TIMEOUT(
                    spyhop::base::FileLock::isHeld(profile + u"/window.lock"_s), spyhop::testsupport::patienceMs * 3);
        }
        QVERIFY(second.waitForFinished(spyhop::testsupport::patienceMs * 3));
        QCOMPARE(second.exitCode(), 0);
        QCOMPARE(first.state(), QProcess::Running);
        // One that was killed stands in nobody's way.
        first.kill();
        QVERIFY(first.waitForFinished(spyhop::testsupport::patienceMs));
        QCOMPARE(run(profile), QByteArray("first paint\n"));
    }

private:
    //! What the program says on standard error until it ends by itself, or why it did not.
    static QByteArray run(const QString& profile)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SPYHOP_TRACE_START"_s, u"1"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("SPYHOP_BIN_DIR") + u"/spyhop"_s, {u"--profile"_s, profile});
        if (!process.waitForFinished(spyhop::testsupport::patienceMs * 3))
            return "it did not end";
        if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
            return "it ended with " + QByteArray::number(process.exitCode()) + ": " + process.readAllStandardError();
        return process.readAllStandardError();
    }
};

SPYHOP_TEST_MAIN(TestWindow)
#include "tst_window.moc"

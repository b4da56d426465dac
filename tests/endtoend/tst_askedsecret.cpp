// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A secret that is typed on a terminal: taken whole, or refused.
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace spyhop;

class TestAskedSecret : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLongOneIsNotCut_data();
    void aLongOneIsNotCut();
};

void TestAskedSecret::aLongOneIsNotCut_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("taken");
    QTest::newRow("as most are") << 60 << true;
    QTest::newRow("a signed token") << 3'000 << true;
    QTest::newRow("longer than can be told") << 4'050 << false;
    QTest::newRow("longer than a terminal's line") << 5'000 << false;
}

void TestAskedSecret::aLongOneIsNotCut()
{
    QFETCH(int, length);
    QFETCH(bool, taken);
    testsupport::World world;
    world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("four quiet words here"));
    int person = -1, terminal = -1;
    QCOMPARE(::openpty(&person, &terminal, nullptr, nullptr, nullptr), 0);
    QProcess process;
    world.prepare(process,
        {QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("a"), QStringLiteral("--store"),
            QStringLiteral("vault")});
    process.setChildProcessModifier([terminal] {
        ::setsid();
        ::ioctl(terminal, TIOCSCTTY, 0);
        ::dup2(terminal, STDIN_FILENO);
        ::dup2(terminal, STDERR_FILENO);
    });
    process.start();
    QVERIFY(process.waitForStarted());
    QByteArray shown;
    const auto listen = [&](int milliseconds) {
        pollfd waiting{person, POLLIN, 0};
        char bytes[4096];
        if (::poll(&waiting, 1, milliseconds) == 1 && (waiting.revents & POLLIN) != 0) {
            if (const ssize_t count = ::read(person, bytes, sizeof bytes); count > 0)
                shown.append(bytes, count);
        }
    };
    QTRY_VERIFY_WITH_TIMEOUT((listen(10), shown.contains("Key:")), testsupport::commandPatience);
    QByteArray line(length, 'k');
    line += '\n';
    QTest::qWait(20); // the prompt comes before the silence, which drops what was typed until then
    for (qsizetype at = 0; at < line.size();) {
        const ssize_t count
            = ::write(person, line.constData() + at, std::size_t(qMin(qsizetype(512), line.size() - at)));
        QVERIFY(count > 0);
        at += count;
    }
    QTRY_VERIFY_WITH_TIMEOUT((listen(10), process.state() == QProcess::NotRunning || process.waitForFinished(1)),
        testsupport::commandPatience);
    for (int i = 0; i < 5; ++i)
        listen(10);
    QVERIFY2((process.exitCode() == 0) == taken, shown.constData());
    QCOMPARE(shown.contains("too long"), !taken);
    QVERIFY(!shown.contains("kkkkkk"));
    const testsupport::Result list = world.run({QStringLiteral("keys"), QStringLiteral("list")});
    QCOMPARE(list.out.contains("vault:a"), taken);
    ::close(person);
    ::close(terminal);
}

SPYHOP_TEST_MAIN(TestAskedSecret)
#include "tst_askedsecret.moc"

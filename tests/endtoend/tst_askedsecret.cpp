// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed on a terminal: a secret is taken whole, or refused; what cannot be taken back is asked for first.
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
    void erasingIsMeant_data();
    void erasingIsMeant();

private:
    void type(const testsupport::World& world, const QStringList& arguments, const QByteArray& question,
        const QByteArray& line);

    QByteArray m_shown; //!< on the terminal
    int m_exit = -1;
};

//! Runs it on a terminal of its own and types a line once it is asked for.
void TestAskedSecret::type(
    const testsupport::World& world, const QStringList& arguments, const QByteArray& question, const QByteArray& line)
{
    int person = -1, terminal = -1;
    QCOMPARE(::openpty(&person, &terminal, nullptr, nullptr, nullptr), 0);
    QProcess process;
    world.prepare(process, arguments);
    process.setChildProcessModifier([terminal] {
        ::setsid();
        ::ioctl(terminal, TIOCSCTTY, 0);
        ::dup2(terminal, STDIN_FILENO);
        ::dup2(terminal, STDERR_FILENO);
    });
    process.start();
    QVERIFY(process.waitForStarted());
    m_shown.clear();
    const auto listen = [&](int milliseconds) {
        pollfd waiting{person, POLLIN, 0};
        char bytes[4096];
        if (::poll(&waiting, 1, milliseconds) == 1 && (waiting.revents & POLLIN) != 0) {
            if (const ssize_t count = ::read(person, bytes, sizeof bytes); count > 0)
                m_shown.append(bytes, count);
        }
    };
    QTRY_VERIFY_WITH_TIMEOUT((listen(10), m_shown.contains(question)), testsupport::commandPatience);
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
    m_exit = process.exitCode();
    ::close(person);
    ::close(terminal);
}

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
    type(world,
        {QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("a"), QStringLiteral("--store"),
            QStringLiteral("vault")},
        "Key:", QByteArray(length, 'k') + '\n');
    QVERIFY2((m_exit == 0) == taken, m_shown.constData());
    QCOMPARE(m_shown.contains("too long"), !taken);
    QVERIFY(!m_shown.contains("kkkkkk"));
    const testsupport::Result list = world.run({QStringLiteral("keys"), QStringLiteral("list")});
    QCOMPARE(list.out.contains("vault:a"), taken);
}

void TestAskedSecret::erasingIsMeant_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("erased");
    QTest::newRow("yes") << QByteArray("yes\n") << true;
    QTest::newRow("no") << QByteArray("no\n") << false;
    QTest::newRow("nothing") << QByteArray("\n") << false;
}

//! Somebody at a terminal is asked first; scripts are not.
void TestAskedSecret::erasingIsMeant()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, erased);
    testsupport::World world;
    world.set(QStringLiteral("SPYHOP_PASSPHRASE"), QStringLiteral("four quiet words here"));
    QCOMPARE(world.run({QStringLiteral("privacy"), QStringLiteral("grant")}).exit, 0);
    const QString vault = world.path(QStringLiteral("profile/vault.json"));
    QVERIFY(QFile::exists(vault));
    type(world, {QStringLiteral("privacy"), QStringLiteral("erase")}, "Type yes", answer);
    QVERIFY2(m_exit == (erased ? 0 : 3), m_shown.constData());
    QCOMPARE(QFile::exists(vault), !erased);
    QCOMPARE(world.run({QStringLiteral("privacy"), QStringLiteral("erase")}).exit, 0);
    QVERIFY(!QFile::exists(vault));
}

SPYHOP_TEST_MAIN(TestAskedSecret)
#include "tst_askedsecret.moc"

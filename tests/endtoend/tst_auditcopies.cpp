// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints where the user of a profile may add and not change: the system's log (with_syslog.sh), and a file that
// takes additions only. Whoever throws the log away and writes another is found by them.
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QStandardPaths>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace spyhop;
using testsupport::Result;
using testsupport::Server;
using testsupport::World;
using namespace Qt::StringLiterals;

namespace {

const QString profileId = u"6a1c6f0e-8f0a-4a43-9a53-0c1a7d6f2b11"_s;

//! The system's log: a datagram socket, as a syslog daemon has it.
class SystemLog {
public:
    SystemLog()
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM, 0))
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, "/dev/log", sizeof address.sun_path);
        ::unlink(address.sun_path);
        m_isOpen = ::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
            && ::chmod(address.sun_path, 0666) == 0;
    }
    ~SystemLog()
    {
        ::close(m_socket);
        ::unlink("/dev/log");
    }
    SystemLog(const SystemLog&) = delete;
    SystemLog& operator=(const SystemLog&) = delete;
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    //! What has come, one message a line, as a daemon would file it.
    [[nodiscard]] QByteArray read() const
    {
        QByteArray text;
        for (pollfd ready{m_socket, POLLIN, 0}; ::poll(&ready, 1, 0) > 0;) {
            QByteArray message(8'192, '\0');
            message.resize(::recv(m_socket, message.data(), std::size_t(message.size()), 0));
            text += "Nov 26 22:00:00 host " + message + '\n';
        }
        return text;
    }

private:
    int m_socket;
    bool m_isOpen = false;
};

} // namespace

class TestAuditCopies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSystemsLogHoldsThem();
    void aFileThatTakesAdditionsOnly();
    void aFolderThatCannotBeWrittenStopsNothing();

private:
    //! A profile with a key in its vault, so that checkpoints are signed.
    static void prepare(World& world, const QJsonObject& audit)
    {
        const QJsonObject settings{{u"version"_s, 1}, {u"profileId"_s, profileId}, {u"audit"_s, audit}};
        world.write(u"profile/spyhop.json"_s, QJsonDocument(settings).toJson());
        world.set(u"SPYHOP_PASSPHRASE"_s, u"a passphrase for the vault"_s);
        QCOMPARE(world.run({u"privacy"_s, u"grant"_s, u"chats"_s}).exit, 0);
    }
    static Result ask(const World& world, const Server& server, const QString& text)
    {
        return world.run({u"ask"_s, u"--endpoint"_s, server.url(), u"--max-tokens"_s, u"9"_s, text});
    }
    static Result verify(const World& world, const QString& copies)
    {
        return world.run({u"audit"_s, u"verify"_s, u"--json"_s, u"--checkpoints"_s, copies});
    }
    //! What somebody does who wants to have said something else.
    static void rewriteLog(const World& world, const Server& server)
    {
        QVERIFY(QDir(world.path(u"profile/audit"_s)).removeRecursively());
        QCOMPARE(ask(world, server, u"Something else"_s).exit, 0);
    }
};

void TestAuditCopies::theSystemsLogHoldsThem()
{
    if (!qEnvironmentVariableIsSet("SPYHOP_TEST_SYSLOG"))
        QSKIP("no /dev of its own: with_syslog.sh runs this");
    const SystemLog log;
    QVERIFY(log.isOpen());
    World world;
    prepare(world, {{u"syslog"_s, true}});
    const Server server({});
    QCOMPARE(ask(world, server, u"CANARY what swims here?"_s).exit, 0);
    const QByteArray text = log.read();
    QVERIFY2(text.contains("audit checkpoint: spyhop/" + profileId.toUtf8() + ' '), text.constData());
    QVERIFY(!text.contains("CANARY"));
    const QString file = world.write(u"messages"_s, "Nov 26 21:59:59 host cron: something\n" + text);
    const Result intact = verify(world, file);
    QCOMPARE(intact.exit, 0);
    QVERIFY(intact.line(u"audit"_s).value(u"signed"_s).toBool() || !intact.out.contains("\"signed\":false"));
    rewriteLog(world, server);
    QCOMPARE(verify(world, file).exit, 5);
    // A line of one's own proves nothing.
    QByteArray forged = text;
    forged.replace("audit checkpoint: spyhop/" + profileId.toUtf8() + ' ', "audit checkpoint: spyhop/other ");
    QVERIFY(verify(world, world.write(u"forged"_s, forged)).exit != 0);
}

void TestAuditCopies::aFileThatTakesAdditionsOnly()
{
    if (::geteuid() != 0 || QStandardPaths::findExecutable(u"chattr"_s).isEmpty())
        QSKIP("only root can make a file that takes additions only");
    World world;
    const QString folder = world.path(u"share"_s);
    QVERIFY(QDir().mkpath(folder));
    const QString file = folder + u"/spyhop-"_s + profileId + u".checkpoints"_s;
    {
        QFile made(file);
        QVERIFY(made.open(QIODevice::WriteOnly));
    }
    if (QProcess::execute(u"chattr"_s, {u"+a"_s, file}) != 0)
        QSKIP("this file system has no such attribute");
    // Nobody may write over it from now on, this test included.
    QCOMPARE(::open(QFile::encodeName(file).constData(), O_WRONLY | O_TRUNC), -1);
    prepare(world, {{u"folder"_s, folder}});
    const Server server({});
    const int asked = ask(world, server, u"CANARY what swims here?"_s).exit;
    QFile copies(file);
    const QByteArray text = copies.open(QIODevice::ReadOnly) ? copies.readAll() : QByteArray();
    const Result intact = verify(world, file);
    const bool isGone = ::unlink(QFile::encodeName(file).constData()) == 0;
    rewriteLog(world, server);
    const Result changed = verify(world, file);
    QCOMPARE(QProcess::execute(u"chattr"_s, {u"-a"_s, file}), 0);
    QCOMPARE(asked, 0);
    QVERIFY2(text.contains(profileId.toUtf8()) && !text.contains("CANARY"), text.constData());
    QCOMPARE(intact.exit, 0);
    QVERIFY(!isGone);
    QCOMPARE(changed.exit, 5);
}

void TestAuditCopies::aFolderThatCannotBeWrittenStopsNothing()
{
    World world;
    // A file where the folder should be: nobody can write into that, root included.
    prepare(world, {{u"folder"_s, world.write(u"nofolder"_s, "x")}});
    const Server server({});
    const Result asked = ask(world, server, u"What swims here?"_s);
    QCOMPARE(asked.exit, 0);
    QVERIFY2(asked.err.contains("checkpoint"), asked.err.constData()); // it is said
    const Result verified = world.run({u"audit"_s, u"verify"_s});
    QCOMPARE(verified.exit, 0);
    QVERIFY2(verified.out.contains("Checkpoints cannot be written to"), verified.out.constData());
    const Result json = world.run({u"audit"_s, u"verify"_s, u"--json"_s});
    QVERIFY(!json.line(u"audit"_s).value(u"copyTrouble"_s).toString().isEmpty());
}

SPYHOP_TEST_MAIN(TestAuditCopies)
#include "tst_auditcopies.moc"

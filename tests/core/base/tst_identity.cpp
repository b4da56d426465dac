// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/identity.h"

#include "core/base/adminfile.h"
#include "core/base/files.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#ifdef Q_OS_UNIX
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace spyhop::base;

class TestIdentity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAccountIsTheSystemsNotTheEnvironments()
    {
#ifndef Q_OS_UNIX
        QSKIP("the account's entry is asked for in the way of Unix");
#else
        qputenv("USER", "somebody-else");
        qputenv("LOGNAME", "somebody-else");
        const Identity identity = accountOfProcess();
        const passwd* const entry = getpwuid(getuid());
        QCOMPARE(identity.user, entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(getuid()));
        QVERIFY(!entry || !identity.teams.isEmpty()); // everybody has a group
        QVERIFY(!identity.managed);
#endif
    }

    void theAdministratorsTeamsReplaceTheGroups_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("teams"); // or what is wrong, after "!"
        QTest::newRow("in two") << QByteArray(R"({"version":1,"teams":{"b":["ann"],"a":["bob","ann"],"c":["bob"]}})")
                                << "a,b";
        QTest::newRow("in none") << QByteArray(R"({"version":1,"teams":{"c":["bob"]}})") << "";
        QTest::newRow("no team") << QByteArray(R"({"version":1,"teams":{}})") << "";
        QTest::newRow("named twice") << QByteArray(R"({"version":1,"teams":{"a":["ann","ann"]}})") << "a";
        QTest::newRow("no JSON") << QByteArray("{\n\"version\":1,,}") << "!Line 2";
        QTest::newRow("a list") << QByteArray("[]") << "!Line";
        QTest::newRow("no version") << QByteArray(R"({"teams":{}})") << "!version";
        QTest::newRow("another version") << QByteArray("{\n \"version\":2,\"teams\":{}}") << "!Line 2, column 12";
        QTest::newRow("no teams") << QByteArray(R"({"version":1})") << "!teams";
        QTest::newRow("unknown field") << QByteArray("{\"version\":1,\n\"team\":{}}") << "!Line 2";
        QTest::newRow("a team that is no list")
            << QByteArray("{\"version\":1,\"teams\":{\n\"a\":\"ann\"}}") << "!Line 2";
        QTest::newRow("a member that is no name") << QByteArray("{\"version\":1,\"teams\":{\"a\":[\n7]}}") << "!Line 2";
        QTest::newRow("a team twice") << QByteArray(R"({"version":1,"teams":{"a":["ann"],"a":[]}})") << "!Line 1";
    }
    void theAdministratorsTeamsReplaceTheGroups()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, teams);
        const Identity account{QStringLiteral("ann"), {QStringLiteral("sudo")}, false, QString()};
        const Expected<Identity> identity = withTeams(account, file, QStringLiteral("/etc/teams"));
        if (teams.startsWith(u'!')) {
            QVERIFY(!identity);
            QCOMPARE(identity.error().code, ErrorCode::Settings);
            QCOMPARE(identity.error().whom, QStringLiteral("/etc/teams"));
            QVERIFY2(identity.error().what.contains(teams.mid(1)), qPrintable(identity.error().what));
            return;
        }
        QVERIFY(identity.has_value());
        QCOMPARE(identity->user, QStringLiteral("ann"));
        QCOMPARE(identity->teams.join(u','), teams);
        QVERIFY(identity->managed);
        QCOMPARE(identity->source, QStringLiteral("/etc/teams"));
    }

#ifdef Q_OS_UNIX
    void aFileCountsOnlyIfItsOwnerVouchesForIt_data()
    {
        QTest::addColumn<int>("fileMode");
        QTest::addColumn<int>("folderMode");
        QTest::addColumn<bool>("counts");
        QTest::newRow("read by all") << 0644 << 0755 << true;
        QTest::newRow("private") << 0600 << 0700 << true;
        QTest::newRow("file writable for its group") << 0664 << 0755 << false;
        QTest::newRow("file writable for all") << 0646 << 0755 << false;
        QTest::newRow("folder writable for its group") << 0644 << 0775 << false;
        QTest::newRow("folder writable for all") << 0644 << 0757 << false;
        QTest::newRow("sticky folder writable for all") << 0644 << 01777 << true;
    }
    void aFileCountsOnlyIfItsOwnerVouchesForIt()
    {
        QFETCH(int, fileMode);
        QFETCH(int, folderMode);
        QFETCH(bool, counts);
        const QString folder = spyhop::testsupport::TestWorld::makeFolder(QStringLiteral("vouched"));
        const QString path = folder + QStringLiteral("/teams.json");
        QVERIFY(atomicSave(path, "text"));
        QCOMPARE(chmod(path, fileMode), 0);
        QCOMPARE(chmod(folder, folderMode), 0);
        const auto read = readVouchedFile(path, 100, getuid());
        QCOMPARE(read.has_value(), counts);
        if (counts)
            QCOMPARE(**read, QByteArray("text"));
        else
            QCOMPARE(read.error().code, ErrorCode::Settings);
    }

    void anotherOwnerALinkAndAFolderAreRefused()
    {
        const QString folder = spyhop::testsupport::TestWorld::makeFolder(QStringLiteral("owner"));
        const QString path = folder + QStringLiteral("/teams.json");
        QVERIFY(atomicSave(path, "text"));
        QVERIFY(QFile::link(path, folder + QStringLiteral("/link")));
        QVERIFY(!readVouchedFile(folder + QStringLiteral("/link"), 100, getuid()));
        QVERIFY(!readVouchedFile(folder, 100, getuid()));
        QVERIFY(!readVouchedFile(path, 3, getuid())); // larger than the limit
        const auto missing = readVouchedFile(folder + QStringLiteral("/none"), 100, getuid());
        QVERIFY(missing.has_value() && !missing->has_value());
        if (getuid() == 0)
            QSKIP("root vouches for everything: the rest needs another user");
        QVERIFY(!readVouchedFile(path, 100, getuid() + 1));
    }

private:
    static int chmod(const QString& path, int mode)
    {
        return ::chmod(QFile::encodeName(path).constData(), static_cast<mode_t>(mode));
    }
#endif
};

SPYHOP_TEST_MAIN(TestIdentity)
#include "tst_identity.moc"

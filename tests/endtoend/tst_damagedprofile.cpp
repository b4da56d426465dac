// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bits flip in each file of a profile in turn: nothing crashes, what is damaged is named, the rest goes on.
#include "core/db/database.h"
#include "core/db/schema.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>

using namespace spyhop;
using testsupport::Result;
using testsupport::Server;
using testsupport::World;
using namespace Qt::StringLiterals;

namespace {

constexpr int flips = 2; // in each file

}

class TestDamagedProfile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void auditLog();
    void settings();
    void vault();
    void database();
    void aDamagedRecordIsNamed();

private:
    //! Commands that look at one thing each.
    [[nodiscard]] static QList<QStringList> looks()
    {
        return {{u"chats"_s, u"list"_s}, {u"batch"_s, u"list"_s}, {u"prompts"_s, u"list"_s},
            {u"privacy"_s, u"status"_s}, {u"endpoints"_s, u"list"_s}};
    }
    [[nodiscard]] QStringList filesLike(const QString& pattern) const
    {
        QStringList found;
        QDirIterator files(m_world.path(u"profile"_s), {pattern}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            found << files.next();
        found.sort();
        return found;
    }
    //! Each flip in turn, then the file as it was.
    template <typename Look>
    void damage(const QString& path, Look look)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        for (int i = 0; i < flips && !QTest::currentTestFailed(); ++i) {
            QByteArray damaged = whole;
            const int at = m_random.bounded(int(whole.size()));
            damaged[at] = static_cast<char>(damaged.at(at) ^ (1 << m_random.bounded(7)));
            put(path, damaged);
            look(u"%1, byte %2"_s.arg(QFileInfo(path).fileName()).arg(at));
            put(path, whole);
        }
    }
    static void put(const QString& path, const QByteArray& bytes)
    {
        for (const char* left : {"-wal", "-shm"})
            QFile::remove(path + QLatin1String(left));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    //! Not a crash, not a fault of the program's own; whoever refuses says why.
    static void isCivil(const Result& result, const QString& where)
    {
        QVERIFY2(result.exit == 0 || result.exit == 2 || result.exit == 3 || result.exit == 5,
            qPrintable(u"%1: %2 %3"_s.arg(where).arg(result.exit).arg(QString::fromUtf8(result.err))));
        QVERIFY2(result.exit == 0 || !result.err.isEmpty() || !result.out.isEmpty(), qPrintable(where));
    }

    World m_world;
    QRandomGenerator m_random{20261126};
};

void TestDamagedProfile::initTestCase()
{
    m_world.set(u"SPYHOP_PASSPHRASE"_s, u"a passphrase for the vault"_s);
    QCOMPARE(m_world.run({u"privacy"_s, u"grant"_s}).exit, 0);
    QCOMPARE(m_world.run({u"keys"_s, u"set"_s, u"api"_s, u"--store"_s, u"vault"_s}, "sk-0123456789abcdef").exit, 0);
    const Server server({});
    QCOMPARE(m_world.run({u"endpoints"_s, u"add"_s, u"local"_s, server.url(), u"--key"_s, u"vault:api"_s}).exit, 0);
    for (int i = 0; i < 4; ++i) {
        const QString chat = m_world.write(u"chat%1.json"_s.arg(i),
            "[{\"role\":\"user\",\"content\":\"Whale " + QByteArray::number(i)
                + "\"},{\"role\":\"assistant\",\"content\":\"Hello\"}]");
        QCOMPARE(m_world.run({u"chats"_s, u"import"_s, chat}).exit, 0);
    }
    QCOMPARE(m_world.run({u"prompts"_s, u"save"_s, u"Mail"_s, u"-"_s}, "Dear {{name}}").exit, 0);
    QCOMPARE(m_world.run({u"ask"_s, u"--endpoint"_s, u"local"_s, u"What swims?"_s}).exit, 0);
    for (const QStringList& look : looks())
        QCOMPARE(m_world.run(look).exit, 0);
    QCOMPARE(m_world.run({u"audit"_s, u"verify"_s}).exit, 0);
}

void TestDamagedProfile::auditLog()
{
    const QStringList files = filesLike(u"*.log"_s);
    QVERIFY(files.size() >= 3);
    for (const QString& path : files) {
        damage(path, [this](const QString& where) {
            const Result verify = m_world.run({u"audit"_s, u"verify"_s});
            QVERIFY2(verify.exit == 5, qPrintable(where));
            QVERIFY2(m_world.run({u"chats"_s, u"list"_s}).exit == 0, qPrintable(where));
            isCivil(m_world.run({u"audit"_s, u"show"_s}), where);
        });
    }
    QCOMPARE(m_world.run({u"audit"_s, u"verify"_s}).exit, 0); // nothing of it was written over
}

void TestDamagedProfile::settings()
{
    const QString path = m_world.path(u"profile/spyhop.json"_s);
    damage(path, [&](const QString& where) {
        const QByteArray before = m_world.read(u"profile/spyhop.json"_s);
        for (const QStringList& look : looks()) {
            const Result result = m_world.run(look);
            isCivil(result, where);
            QVERIFY2(result.exit == 0 || result.err.contains("spyhop.json") || result.err.contains("Line"),
                qPrintable(where + u' ' + QString::fromUtf8(result.err)));
            if (result.exit == 2)
                QCOMPARE(m_world.read(u"profile/spyhop.json"_s), before); // left alone
        }
    });
}

void TestDamagedProfile::vault()
{
    damage(m_world.path(u"profile/vault.json"_s), [this](const QString& where) {
        for (const QStringList& look : looks())
            isCivil(m_world.run(look), where);
        // What needs no key of it goes on.
        QVERIFY2(m_world.run({u"endpoints"_s, u"list"_s}).exit == 0, qPrintable(where));
        isCivil(m_world.run({u"keys"_s, u"check"_s}), where);
    });
    QCOMPARE(m_world.run({u"keys"_s, u"check"_s}).exit, 0);
}

void TestDamagedProfile::database()
{
    damage(m_world.path(u"profile/spyhop.db"_s), [this](const QString& where) {
        for (const QStringList& look : looks())
            isCivil(m_world.run(look), where);
    });
    for (const QStringList& look : looks())
        QCOMPARE(m_world.run(look).exit, 0);
}

void TestDamagedProfile::aDamagedRecordIsNamed()
{
    const QStringList check{u"--json"_s, u"privacy"_s, u"check"_s};
    const Result whole = m_world.run(check);
    QCOMPARE(whole.exit, 0);
    QVERIFY(whole.line(u"check"_s).value(u"records"_s).toInteger() >= 9); // four chats of two messages, and a prompt
    QCOMPARE(whole.line(u"check"_s).value(u"damaged"_s).toInteger(), 0);
    QString name;
    const auto change = [this, &name](const QString& statement) {
        const auto database = db::Database::open(m_world.path(u"profile/spyhop.db"_s), db::schema());
        QVERIFY(database.has_value());
        const auto rows = (*database)->readNow({u"SELECT id FROM main.library"_s, {}});
        QVERIFY(rows && rows->size() == 1);
        name = u"library:%1:body"_s.arg(rows->constFirst().constFirst().toString());
        QVERIFY((*database)->writeNow({{statement, {}}}));
    };
    change(u"UPDATE main.library SET body = CAST(body || x'00' AS BLOB)"_s);
    const Result damaged = m_world.run(check);
    QCOMPARE(damaged.exit, 2);
    QCOMPARE(damaged.line(u"damaged"_s).value(u"record"_s).toString(), name);
    QCOMPARE(damaged.line(u"check"_s).value(u"damaged"_s).toInteger(), 1);
    const Result prompts = m_world.run({u"prompts"_s, u"list"_s});
    QVERIFY2(prompts.exit == 0 && prompts.out.contains("damaged"), prompts.out.constData());
    QVERIFY(m_world.run({u"chats"_s, u"list"_s}).out.contains("Whale"));
    change(u"UPDATE main.library SET body = substr(body, 1, length(body) - 1)"_s);
    QCOMPARE(m_world.run(check).exit, 0);
}

SPYHOP_TEST_MAIN(TestDamagedProfile)
#include "tst_damagedprofile.moc"

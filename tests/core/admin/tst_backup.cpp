// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/backup.h"

#include "core/base/files.h"
#include "core/db/database.h"
#include "core/db/schema.h"
#include "core/keys/vault.h"
#include "core/seal/sealer.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QSignalSpy>

using namespace spyhop;

namespace {

base::Secret secretOf(const QByteArray& text)
{
    return base::Secret::fromBytes(text.constData(), text.size());
}

} // namespace

class TestBackup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everythingComesBack();
    void theFileHidesEverything();
    void damageIsFoundAndTouchesNothing();
    void aProfileInUseIsLeftAlone();
    void aWeakPassphraseIsRefused();

private:
    [[nodiscard]] std::unique_ptr<db::Database> open(const QString& folder)
    {
        auto opened = db::Database::open(folder + QStringLiteral("/spyhop.db"), db::schema());
        return opened ? std::move(*opened) : nullptr;
    }
    [[nodiscard]] static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const base::Secret m_key = seal::Sealer::freshKey();
    const base::Secret m_phrase = secretOf("a phrase for the backup");
    QString m_from, m_to, m_file;
};

void TestBackup::init()
{
    static int number = 0;
    ++number;
    m_from = testsupport::TestWorld::makeFolder(QStringLiteral("from%1").arg(number));
    m_to = testsupport::TestWorld::makeFolder(QStringLiteral("to%1").arg(number));
    m_file = testsupport::TestWorld::makeFolder(QStringLiteral("out%1").arg(number)) + QStringLiteral("/backup");
    const auto database = open(m_from);
    QVERIFY(database);
    for (int i = 0; i < 300; ++i) {
        QVERIFY(database->writeNow(
            {{QStringLiteral("INSERT INTO main.library(id, kind, updated, body) VALUES(?, 'prompt', 1, ?)"),
                {QStringLiteral("id%1").arg(i), seal::Sealer(m_key).seal(QByteArray(500, 'x'), "library:id:body")}}}));
    }
    QVERIFY(base::atomicSave(m_from + QStringLiteral("/spyhop.json"), R"({"version": 1, "profileId": "CANARY-id"})"));
    QVERIFY(keys::Vault(m_from).setKey(QStringLiteral("a"), secretOf("sk-1"), m_key));
    QVERIFY(admin::writeBackup(m_from, m_file, m_key, m_phrase)); // while it is in use
}

void TestBackup::everythingComesBack()
{
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/spyhop.json"), "{\"version\": 1}"));
    const base::Status restored = admin::restoreBackup(m_to, m_file, m_phrase);
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().sentence()));
    QCOMPARE(bytesOf(m_to + QStringLiteral("/spyhop.json")), bytesOf(m_from + QStringLiteral("/spyhop.json")));
    QCOMPARE(bytesOf(m_to + QStringLiteral("/spyhop.json.before-restore")), QByteArray("{\"version\": 1}"));
    const keys::Vault vault(m_to);
    const auto key = vault.unwrapDataKey(m_phrase);
    QVERIFY(key.has_value());
    QVERIFY(key->equals(m_key));
    QVERIFY(vault.key(QStringLiteral("a"), *key)->equals(secretOf("sk-1")));
    const auto database = open(m_to);
    QVERIFY(database);
    QCOMPARE(
        database->readNow({QStringLiteral("SELECT count(*) FROM main.library"), {}})->first().first().toInt(), 300);
    QCOMPARE(QDir(m_to).entryList({QStringLiteral("restore-*")}, QDir::Dirs).size(), 0);
    QCOMPARE(QDir(m_from).entryList({QStringLiteral("backup-*")}, QDir::Dirs).size(), 0);
}

void TestBackup::theFileHidesEverything()
{
    const QByteArray bytes = bytesOf(m_file);
    QVERIFY(bytes.size() > 100'000);
    for (const QByteArray& needle :
        {QByteArray("CANARY-id"), QByteArray("SQLite format"), QByteArray("library"), m_key.view().left(16)})
        QVERIFY(!bytes.contains(needle));
    QVERIFY(!(QFile::permissions(m_file) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestBackup::damageIsFoundAndTouchesNothing()
{
    const QByteArray whole = bytesOf(m_file);
    QCOMPARE(admin::restoreBackup(m_to, m_file, secretOf("another phrase")).error().code, base::ErrorCode::Auth);
    const QString damagedFile = m_file + QStringLiteral("-damaged");
    const auto refused = [&](const QByteArray& bytes) {
        return base::atomicSave(damagedFile, bytes).has_value()
            && !admin::restoreBackup(m_to, damagedFile, m_phrase).has_value();
    };
    for (int i = 0; i < 12; ++i) { // each costs a hash of 0.1 s
        QByteArray damaged = whole;
        const qsizetype at = whole.size() * i / 12;
        damaged[at] = static_cast<char>(damaged.at(at) ^ 1);
        QVERIFY2(refused(damaged), qPrintable(QString::number(at)));
    }
    QVERIFY(refused(whole.chopped(1)));
    QVERIFY(refused(whole.first(16 + 16 + 24 + 65'553))); // after a whole piece
    QVERIFY(refused(whole + 'x'));
    QVERIFY(refused({}));
    QCOMPARE(QDir(m_to).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestBackup::aProfileInUseIsLeftAlone()
{
    {
        const auto database = open(m_to);
        QVERIFY(database);
        QVERIFY(database->readNow({QStringLiteral("SELECT count(*) FROM main.library"), {}}).has_value());
        QCOMPARE(admin::restoreBackup(m_to, m_file, m_phrase).error().code, base::ErrorCode::Usage);
        QVERIFY(!QFile::exists(m_to + QStringLiteral("/spyhop.json")));
    }
    admin::BackupJob job(m_to, m_file, base::Secret(), m_phrase);
    QSignalSpy done(&job, &admin::BackupJob::done);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, testsupport::patienceMs);
    QVERIFY(done.constFirst().constFirst().value<base::Status>());
    QVERIFY(QFile::exists(m_to + QStringLiteral("/spyhop.json")));
}

void TestBackup::aWeakPassphraseIsRefused()
{
    QCOMPARE(admin::writeBackup(m_from, m_file + u'2', m_key, secretOf("short")).error().code, base::ErrorCode::Usage);
    QVERIFY(!QFile::exists(m_file + u'2'));
}

SPYHOP_TEST_MAIN(TestBackup)
#include "tst_backup.moc"

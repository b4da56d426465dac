// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is stored is damaged, or nothing says any more where its key lies.
#include "core/admin/recordwords.h"
#include "core/db/schema.h"
#include "core/store/sealedcolumn.h"
#include "tests/core/admin/privacytest.h"

using namespace spyhop;
using testsupport::secretOf;

class TestLostVault : public testsupport::PrivacyTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void aDamagedDatabaseIsTold();
    void everyKindOfRecordHasWords();
    void aLostVaultIsNotReplaced();
    void aLostVaultIsMadeAnewFromTheKeychain();
};

void TestLostVault::aDamagedDatabaseIsTold()
{
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("damaged")) + QStringLiteral("/spyhop.db");
    {
        const auto database = db::Database::open(path, db::schema());
        QVERIFY(database.has_value());
        for (int i = 0; i < 200; ++i) {
            QVERIFY(
                (*database)->writeNow({{QStringLiteral("INSERT INTO main.library(id, kind, updated, body) VALUES(?, "
                                                       "'prompt', 1, ?)"),
                    {QStringLiteral("id%1").arg(i), QByteArray(500, 'x')}}}));
        }
    }
    for (const bool damaged : {false, true}) {
        if (damaged) { // the head of a page near the end
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.seek(file.size() - 4096));
            QCOMPARE(file.write(QByteArray(64, '\xa5')), qint64(64));
        }
        const auto database = db::Database::open(path, db::schema());
        QVERIFY(database.has_value());
        m_admin->setDatabase(**database);
        QSignalSpy checked(m_admin.get(), &admin::PrivacyAdmin::checked);
        m_admin->checkStored();
        QVERIFY(hear(checked));
        const auto status = checked.constFirst().constFirst().value<base::Status>();
        QCOMPARE(status.has_value(), !damaged);
        QVERIFY(status || !status.error().remedy.isEmpty());
    }
    m_admin.reset(); // borrows the database
}

void TestLostVault::everyKindOfRecordHasWords()
{
    QList<store::SealedColumn> columns = store::sealedColumns();
    columns.append(store::answerColumn());
    QStringList words;
    for (const store::SealedColumn& column : std::as_const(columns)) {
        const QByteArray name
            = column.context({QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")});
        words.append(admin::recordWords(name));
        QVERIFY2(!words.constLast().contains(u':' + column.column), name.constData());
        QVERIFY2(words.constLast().contains(QStringLiteral("first")), name.constData());
    }
    QCOMPARE(words.removeDuplicates(), 0);
    QCOMPARE(admin::recordWords("something else"), QStringLiteral("something else"));
    QCOMPARE(admin::recordWords("new:1:column"), QStringLiteral("new:1:column"));
}

//! A second key would leave what the first one sealed unreadable for ever, and the first one what the second did.
void TestLostVault::aLostVaultIsNotReplaced()
{
    const auto database = db::Database::open(
        testsupport::TestWorld::makeFolder(QStringLiteral("kept")) + QStringLiteral("/spyhop.db"), db::schema());
    QVERIFY(database.has_value());
    const QString profile = folder();
    const auto startAgain = [&] {
        cleanup();
        m_places = store::Places();
        m_settings = std::make_unique<store::SettingsFile>(profile);
        QVERIFY(m_settings->load().has_value());
        m_keys = std::make_unique<keys::KeyRing>(
            profile, QStringLiteral("id"), m_clock, std::make_unique<testsupport::FakeKeychain>(m_keychain, m_clock));
        m_admin = std::make_unique<admin::PrivacyAdmin>(*m_settings, m_places, *m_keys);
        m_admin->setDatabase(**database);
        m_admin->setDataKeyStore(keys::DataKeyStore::Passphrase);
    };
    m_admin->setDatabase(**database);
    m_admin->setDataKeyStore(keys::DataKeyStore::Passphrase);
    {
        QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
        QVERIFY(m_admin->grant({model::ConsentKind::Chats}, secretOf("four quiet words")).has_value());
        QVERIFY(hear(unlocked));
    }
    QVERIFY((*database)->writeNow({{QStringLiteral("INSERT INTO main.library(id, kind, updated, body) VALUES('a', "
                                                   "'prompt', 1, x'00')"),
        {}}}));
    const QString vault = profile + QStringLiteral("/vault.json");
    const QString elsewhere = profile + QStringLiteral("/elsewhere.json");
    QVERIFY(QFile::rename(vault, elsewhere));

    for (const keys::DataKeyStore store :
        {keys::DataKeyStore::Passphrase, keys::DataKeyStore::Auto, keys::DataKeyStore::Keychain}) {
        startAgain();
        m_admin->setDataKeyStore(store);
        QSignalSpy locked(m_admin.get(), &admin::PrivacyAdmin::locked);
        QVERIFY(m_admin->grant({model::ConsentKind::Chats}, secretOf("other quiet words")).has_value());
        QVERIFY(hear(locked));
        const auto reason = locked.constFirst().constFirst().value<base::Error>();
        QCOMPARE(reason.code, base::ErrorCode::RefusedConsent);
        QVERIFY2(reason.remedy.contains(QStringLiteral("Put vault.json back")), qPrintable(reason.sentence()));
        QVERIFY(m_admin->isKeyLost());
        QVERIFY(!QFile::exists(vault));
        QVERIFY(m_keychain.entries.isEmpty());
    }

    QVERIFY(QFile::rename(elsewhere, vault));
    startAgain();
    {
        QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
        QVERIFY(m_admin->grant({model::ConsentKind::Chats}, secretOf("four quiet words")).has_value());
        QVERIFY(hear(unlocked));
        QVERIFY(!m_admin->isKeyLost());
    }

    // Who has no copy of it erases what nobody can read any more, and begins anew.
    QVERIFY(QFile::remove(vault));
    startAgain();
    {
        QSignalSpy erased(m_admin.get(), &admin::PrivacyAdmin::keyErased);
        m_admin->erase();
        QVERIFY(hear(erased));
        QVERIFY(erased.constFirst().constFirst().value<base::Status>().has_value());
    }
    startAgain();
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant({model::ConsentKind::Chats}, secretOf("other quiet words")).has_value());
    QVERIFY(hear(unlocked));
    QVERIFY(QFile::exists(vault));
    cleanup(); // borrows the database
}

//! The key itself lies elsewhere, and only the note of that is lost.
void TestLostVault::aLostVaultIsMadeAnewFromTheKeychain()
{
    const auto database = db::Database::open(
        testsupport::TestWorld::makeFolder(QStringLiteral("noted")) + QStringLiteral("/spyhop.db"), db::schema());
    QVERIFY(database.has_value());
    m_admin->setDatabase(**database);
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant({model::ConsentKind::Chats}, base::Secret()).has_value());
    QVERIFY(hear(unlocked));
    QVERIFY((*database)->writeNow({{QStringLiteral("INSERT INTO main.library(id, kind, updated, body) VALUES('a', "
                                                   "'prompt', 1, x'00')"),
        {}}}));
    const base::Secret key = m_keychain.entries.value(QStringLiteral("spyhop/id/data-key"));
    QVERIFY(!key.isEmpty());
    m_admin.reset();
    QVERIFY(QFile::remove(folder() + QStringLiteral("/vault.json")));
    m_keys->forgetDataKey();
    m_admin = std::make_unique<admin::PrivacyAdmin>(*m_settings, m_places, *m_keys);
    m_admin->setDatabase(**database);
    QSignalSpy again(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant({model::ConsentKind::Chats}, base::Secret()).has_value());
    QVERIFY(hear(again));
    QVERIFY(m_keychain.entries.value(QStringLiteral("spyhop/id/data-key")).equals(key));
    QVERIFY(QFile::exists(folder() + QStringLiteral("/vault.json")));
    cleanup(); // borrows the database
}

SPYHOP_TEST_MAIN(TestLostVault)
#include "tst_lostvault.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Erasing what is stored: when it is over, what stays where the key cannot be reached, and that nothing is open then.
#include "core/db/schema.h"
#include "tests/core/admin/privacytest.h"
#include "tests/support/brokenfile.h"

using namespace spyhop;

class TestErasure : public testsupport::PrivacyTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void eraseEndsWhenTheKeyIsGone();
    void eraseTakesNothingWhileTheKeyStays_data();
    void eraseTakesNothingWhileTheKeyStays();
    void eraseMayLeaveTheKey_data();
    void eraseMayLeaveTheKey();
    void eraseGoesOverADamagedFile();
    void nothingIsOpenAfterErasing();
};

void TestErasure::eraseEndsWhenTheKeyIsGone()
{
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant(model::allConsentKinds(), base::Secret()).has_value());
    QVERIFY(hear(unlocked));
    QSignalSpy erased(m_admin.get(), &admin::PrivacyAdmin::erased);
    QSignalSpy keyErased(m_admin.get(), &admin::PrivacyAdmin::keyErased);
    m_admin->erase();
    QVERIFY(erased.isEmpty() && keyErased.isEmpty());
    QVERIFY(m_admin->isUnlocked()); // the key goes first
    QVERIFY(hear(keyErased));
    QCOMPARE(erased.size(), 1);
    QVERIFY(keyErased.constFirst().constFirst().value<base::Status>().has_value());
    QVERIFY(m_keychain.entries.isEmpty());
    QVERIFY(m_admin->wasErased() && !m_admin->hasDataKey() && !m_admin->isUnlocked());
    QVERIFY(!m_admin->consent().allows(model::ConsentKind::Chats));
    // The database of this process is gone with it.
    QCOMPARE(m_admin->grant(model::allConsentKinds(), base::Secret()).error().code, base::ErrorCode::RefusedConsent);
}

void TestErasure::eraseTakesNothingWhileTheKeyStays_data()
{
    QTest::addColumn<bool>("locked");
    QTest::newRow("locked") << true;
    QTest::newRow("away") << false;
}

void TestErasure::eraseTakesNothingWhileTheKeyStays()
{
    QFETCH(bool, locked);
    const auto database = db::Database::open(QString(), db::schema());
    QVERIFY(database.has_value());
    m_admin->setDatabase(**database);
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant(model::allConsentKinds(), base::Secret()).has_value());
    QVERIFY(hear(unlocked));
    QVERIFY(
        (*database)->writeNow({{QStringLiteral("INSERT INTO main.conversations(id, updated, pinned, thinking, head) "
                                               "VALUES('c', 1, 0, '', x'00')"),
            {}}}));
    m_keychain.locked = locked;
    m_keychain.available = locked;
    QSignalSpy keyErased(m_admin.get(), &admin::PrivacyAdmin::keyErased);
    QSignalSpy erased(m_admin.get(), &admin::PrivacyAdmin::erased);
    m_admin->erase();
    QVERIFY(hear(keyErased));
    const auto status = keyErased.constFirst().constFirst().value<base::Status>();
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().code, base::ErrorCode::RefusedConsent);
    QVERIFY2(status.error().what.contains(QStringLiteral("the keychain")), qPrintable(status.error().what));
    QVERIFY(erased.isEmpty() && !m_admin->wasErased());
    QCOMPARE(m_admin->stored().chats, 1);
    QVERIFY(m_admin->hasDataKey() && m_admin->isUnlocked()); // and can be read as before
    QVERIFY(m_admin->consent().allows(model::ConsentKind::Chats));
    // Once more, when it answers.
    m_keychain.locked = false;
    m_keychain.available = true;
    keyErased.clear();
    m_admin->erase();
    QVERIFY(hear(keyErased));
    QVERIFY(keyErased.constFirst().constFirst().value<base::Status>().has_value());
    QCOMPARE(m_admin->stored().chats, 0);
    QVERIFY(m_keychain.entries.isEmpty());
    m_admin.reset(); // borrows the database
}

void TestErasure::eraseMayLeaveTheKey_data()
{
    eraseTakesNothingWhileTheKeyStays_data();
}

//! Once it was refused for the sake of the key. Of what the key opens nothing is left in the file.
void TestErasure::eraseMayLeaveTheKey()
{
    QFETCH(bool, locked);
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("left")) + QStringLiteral("/spyhop.db");
    auto database = db::Database::open(path, db::schema());
    QVERIFY(database.has_value());
    m_admin->setDatabase(**database);
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant(model::allConsentKinds(), base::Secret()).has_value());
    QVERIFY(hear(unlocked));
    const QByteArray body = testsupport::noise(20'000);
    QVERIFY((*database)->writeNow(
        {{QStringLiteral("INSERT INTO main.library(id, kind, updated, body) VALUES('a', 'prompt', 1, ?)"), {body}}}));
    m_keychain.locked = locked;
    m_keychain.available = locked;
    QSignalSpy keyErased(m_admin.get(), &admin::PrivacyAdmin::keyErased);
    m_admin->erase();
    QVERIFY(hear(keyErased));
    QVERIFY(!keyErased.constFirst().constFirst().value<base::Status>().has_value());
    QVERIFY(m_admin->hasKeyStoreRefused() && m_admin->keyLeftIn().isEmpty());
    keyErased.clear();
    m_admin->eraseWithoutKeyStore();
    QVERIFY(hear(keyErased));
    const auto status = keyErased.constFirst().constFirst().value<base::Status>();
    QVERIFY2(status.has_value(), status ? "" : qPrintable(status.error().sentence()));
    QCOMPARE(m_admin->keyLeftIn(), QStringLiteral("the keychain"));
    QVERIFY(!m_admin->hasKeyStoreRefused());
    QVERIFY(m_admin->wasErased() && !m_admin->hasDataKey() && !m_admin->isUnlocked());
    QVERIFY(!m_admin->consent().allows(model::ConsentKind::Chats));
    QVERIFY(!m_keychain.entries.isEmpty());
    QCOMPARE(QFileInfo(path + QStringLiteral("-wal")).size(), qint64(0)); // even if the program were killed now
    m_admin.reset(); // borrows the database
    *database = nullptr;
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray all = file.readAll();
    QVERIFY(all.size() > body.size());
    for (qsizetype at = 0; at + 32 <= body.size(); at += 512)
        QVERIFY2(!all.contains(body.mid(at, 32)), QByteArray::number(at).constData());
}

void TestErasure::eraseGoesOverADamagedFile()
{
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("broken")) + QStringLiteral("/spyhop.db");
    const QByteArray body = testsupport::noise(20'000);
    {
        const auto database = db::Database::open(path, db::schema());
        QVERIFY(database.has_value());
        QVERIFY((*database)->writeNow(
            {{QStringLiteral("INSERT INTO main.library(id, kind, updated, body) VALUES('a', 'prompt', 1, ?)"), {body}},
                {QStringLiteral("INSERT INTO main.conversations(id, updated, pinned, thinking, head) VALUES('c', 1, 0, "
                                "'', x'00')"),
                    {}}}));
    }
    QVERIFY(testsupport::breakRecord(path, body));
    const auto database = db::Database::open(path, db::schema());
    QVERIFY(database.has_value());
    m_admin->setDatabase(**database);
    QSignalSpy keyErased(m_admin.get(), &admin::PrivacyAdmin::keyErased);
    m_admin->erase();
    QVERIFY(hear(keyErased));
    const auto status = keyErased.constFirst().constFirst().value<base::Status>();
    QVERIFY2(status.has_value(), status ? "" : qPrintable(status.error().sentence()));
    const admin::PrivacyAdmin::Stored left = m_admin->stored();
    QCOMPARE(left.chats, 0);
    QCOMPARE(left.prompts, 1); // in a part that nothing can be taken out of; its key has gone
    m_admin.reset(); // borrows the database
}

void TestErasure::nothingIsOpenAfterErasing()
{
    auto database = db::Database::open(QString(), db::schema());
    QVERIFY(database.has_value());
    m_admin->setDatabase(**database);
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant({model::ConsentKind::Chats}, base::Secret()).has_value());
    QVERIFY(hear(unlocked));
    QVERIFY((*database)
                ->writeNow({{QStringLiteral("INSERT INTO main.conversations(id, updated, pinned, thinking, head) "
                                            "VALUES('c', 1, 0, '', x'00')"),
                    {}}})
                .has_value());
    QCOMPARE(m_admin->stored().chats, 1);
    QVERIFY(m_admin->isUnlocked());
    QSignalSpy gone(m_admin.get(), &admin::PrivacyAdmin::keyErased);
    m_admin->erase();
    QVERIFY(hear(gone));
    QVERIFY(!m_admin->isUnlocked());
    QVERIFY(!m_admin->stored().any());
}

SPYHOP_TEST_MAIN(TestErasure)
#include "tst_erasure.moc"

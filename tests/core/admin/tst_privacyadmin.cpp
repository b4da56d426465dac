// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Consent to storing, the data key that goes with it, where it may lie, and a keychain that is locked.
#include "core/admin/datakeyplace.h"
#include "core/db/schema.h"
#include "tests/core/admin/privacytest.h"

#include <optional>

using namespace spyhop;
using testsupport::secretOf;

class TestPrivacyAdmin : public testsupport::PrivacyTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void grantMakesTheKey();
    void consentThatNothingCanSealIsWithdrawn();
    void aKeychainThatOpensLaterUnlocks();
    void whileTheKeychainAsksItIsSaid();
    void whoRefusesTheKeychainIsAskedOnce();
    void consentWithoutItsKeyDoesNotOutliveTheProgram();
    void onlyPlacesThatAreThereAreOffered_data();
    void onlyPlacesThatAreThereAreOffered();
    void theVaultNeedsNoConsent();
    void aRenewalSealsEverythingAnew();
};

void TestPrivacyAdmin::grantMakesTheKey()
{
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(!m_admin->hasDataKey());
    QVERIFY(m_admin->grant({model::ConsentKind::Batches}, base::Secret()).has_value());
    QVERIFY(unlocked.isEmpty());
    QVERIFY(hear(unlocked));
    QVERIFY(m_admin->isUnlocked() && m_admin->hasDataKey());
    QVERIFY(m_places.isStored(model::ConsentKind::Batches));
    QVERIFY(!m_places.isStored(model::ConsentKind::Chats));
    QVERIFY(m_admin->revoke({model::ConsentKind::Batches}).has_value());
    QVERIFY(!m_places.isStored(model::ConsentKind::Batches));
}

void TestPrivacyAdmin::consentThatNothingCanSealIsWithdrawn()
{
    m_keychain.available = false;
    QSignalSpy locked(m_admin.get(), &admin::PrivacyAdmin::locked);
    QVERIFY(m_admin->grant({model::ConsentKind::Chats}, base::Secret()).has_value());
    QVERIFY(hear(locked));
    QVERIFY(!m_admin->consent().asked);
    QVERIFY(!m_admin->consent().allows(model::ConsentKind::Chats));
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant({model::ConsentKind::Chats}, secretOf("passphrase")).has_value());
    QVERIFY(hear(unlocked));
    QVERIFY(m_places.isStored(model::ConsentKind::Chats));
}

void TestPrivacyAdmin::aKeychainThatOpensLaterUnlocks()
{
    QSignalSpy granted(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant({model::ConsentKind::Chats}, base::Secret()).has_value());
    QVERIFY(hear(granted));
    m_keychain.locked = true;
    const Program other = anotherProgram();
    QSignalSpy locked(other.privacy.get(), &admin::PrivacyAdmin::locked);
    QSignalSpy unlocked(other.privacy.get(), &admin::PrivacyAdmin::unlocked);
    other.privacy->unlockQuietly();
    QVERIFY(hear(locked));
    QCOMPARE(m_keychain.questions, 0);
    other.privacy->unlock();
    QVERIFY(becomes([&] { return locked.size() == 2; }));
    QCOMPARE(m_keychain.questions, 1);
    QVERIFY(other.privacy->isKeychainShut());
    for (int i = 0; i < 5; ++i)
        m_clock.advance(std::chrono::seconds(3));
    QVERIFY(unlocked.isEmpty());
    QCOMPARE(m_keychain.questions, 1);
    m_keychain.locked = false;
    m_clock.advance(std::chrono::seconds(3));
    QVERIFY(becomes([&] { return !unlocked.isEmpty(); }));
    QVERIFY(other.places->isStored(model::ConsentKind::Chats));
    QCOMPARE(locked.size(), 2);
}

void TestPrivacyAdmin::whileTheKeychainAsksItIsSaid()
{
    auto made = std::make_unique<testsupport::FakeKeychain>(m_keychain, m_clock);
    testsupport::FakeKeychain* keychain = made.get();
    keys::KeyRing ring(folder(), QStringLiteral("id"), m_clock, std::move(made));
    admin::PrivacyAdmin privacy(*m_settings, m_places, ring);
    QSignalSpy asks(&privacy, &admin::PrivacyAdmin::keychainAsks);
    Q_EMIT keychain->asking(true);
    QVERIFY(asks.size() == 1 && privacy.isKeychainAsking());
    Q_EMIT keychain->asking(false);
    QVERIFY(asks.size() == 2 && !privacy.isKeychainAsking());
}

void TestPrivacyAdmin::whoRefusesTheKeychainIsAskedOnce()
{
    m_keychain.locked = m_keychain.isRefused = true;
    QSignalSpy locked(m_admin.get(), &admin::PrivacyAdmin::locked);
    QVERIFY(m_admin->grant({model::ConsentKind::Chats}, base::Secret()).has_value());
    QVERIFY(hear(locked));
    QVERIFY(m_keychain.questions > 0);
    m_keychain.questions = 0;
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant({model::ConsentKind::Chats}, base::Secret::fromBytes("correct horse", 13)).has_value());
    QVERIFY(hear(unlocked));
    QCOMPARE(m_keychain.questions, 0);
    QCOMPARE(m_admin->dataKeyStore(), keys::DataKeyStore::Passphrase);
}

void TestPrivacyAdmin::consentWithoutItsKeyDoesNotOutliveTheProgram()
{
    m_keychain.holdsWrites = true; // a person thinks about the keychain's question
    QVERIFY(m_admin->grant({model::ConsentKind::Chats}, base::Secret()).has_value());
    QVERIFY(becomes([this] { return !m_keychain.heldWrites.isEmpty(); }));
    QVERIFY(m_settings->settings().consent.allows(model::ConsentKind::Chats));
    m_admin.reset();
    QVERIFY(!m_settings->settings().consent.allows(model::ConsentKind::Chats));
    m_keychain.heldWrites.clear(); // the lock
}

void TestPrivacyAdmin::onlyPlacesThatAreThereAreOffered_data()
{
    QTest::addColumn<bool>("available");
    QTest::addColumn<bool>("locked");
    QTest::newRow("open") << true << false;
    QTest::newRow("locked") << true << true;
    QTest::newRow("none") << false << false;
}

void TestPrivacyAdmin::onlyPlacesThatAreThereAreOffered()
{
    QFETCH(bool, available);
    QFETCH(bool, locked);
    m_keychain.available = available;
    m_keychain.locked = locked;
    const auto look = m_admin->lookForDataKeyPlaces();
    std::optional<QList<admin::DataKeyPlace>> places;
    connect(look.get(), &admin::DataKeyPlaces::found, this, [&places](const auto& found) { places = found; });
    QVERIFY(becomes([&places] { return places.has_value(); }));
    QList<admin::DataKeyPlace> expected;
    if (available)
        expected.append(admin::DataKeyPlace{keys::DataKeyStore::Keychain, {}, {}});
    expected.append(admin::DataKeyPlace{keys::DataKeyStore::Passphrase, {}, {}}); // no token was chosen
    QCOMPARE(places->size(), expected.size());
    QVERIFY(*places == expected);
    QVERIFY(m_keychain.entries.isEmpty()); // nor was anything tried out
}

void TestPrivacyAdmin::theVaultNeedsNoConsent()
{
    QSignalSpy locked(m_admin.get(), &admin::PrivacyAdmin::locked);
    m_admin->unlock();
    QVERIFY(hear(locked)); // there is none to unlock with
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    m_admin->unlockOrMake();
    QVERIFY(hear(unlocked));
    QVERIFY(m_admin->hasDataKey());
    QVERIFY(!m_admin->consent().asked);
    QVERIFY(!m_places.isStored(model::ConsentKind::Chats));
}

void TestPrivacyAdmin::aRenewalSealsEverythingAnew()
{
    const auto database = db::Database::open(
        testsupport::TestWorld::makeFolder(QStringLiteral("renew")) + QStringLiteral("/spyhop.db"), db::schema());
    QVERIFY(database.has_value());
    m_admin->setDatabase(**database);
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant(model::allConsentKinds(), base::Secret()).has_value());
    QVERIFY(hear(unlocked));
    const QByteArray context = QByteArrayLiteral("library:a:body");
    const QByteArray sealed = m_places.sealer(true)->seal("words", context);
    QVERIFY((*database)->writeNow({{QStringLiteral("INSERT INTO main.library(id, kind, updated, body) VALUES('a', "
                                                   "'prompt', 1, ?)"),
        {sealed}}}));
    QSignalSpy renewed(m_admin.get(), &admin::PrivacyAdmin::renewed);
    m_admin->renewDataKey(base::Secret(), keys::DataKeyStore::Auto);
    QVERIFY(hear(renewed));
    QVERIFY(renewed.constFirst().constFirst().value<base::Status>());
    QVERIFY(!m_keys->isResealing());
    const QByteArray after
        = (*database)->readNow({QStringLiteral("SELECT body FROM main.library"), {}})->first().first().toByteArray();
    QVERIFY(after != sealed);
    QCOMPARE(m_places.opener(true).open(after, context).value(), QByteArray("words"));
    QVERIFY(m_places.sealer(true)->isNewest(after, context));
    QVERIFY(m_places.opener(true).open(sealed, context).has_value()); // an old copy still opens
    m_admin.reset(); // borrows the database
}

SPYHOP_TEST_MAIN(TestPrivacyAdmin)
#include "tst_privacyadmin.moc"

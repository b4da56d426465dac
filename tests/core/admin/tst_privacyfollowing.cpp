// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What another program over the same profile does to consent and key while this one runs.
#include "tests/core/admin/privacytest.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>

using namespace spyhop;
using testsupport::secretOf;

class TestPrivacyFollowing : public testsupport::PrivacyTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void nothingIsSealedWithAKeyDestroyedElsewhere();
    void whatAnotherProgramPutsInItsPlaceIsLoaded_data();
    void whatAnotherProgramPutsInItsPlaceIsLoaded();
    void aLockedKeychainIsAskedOnceForAnotherProgramsKey();
    void whatAnotherProgramAllowsFirstIsStoredHereToo();
    void whatAnotherProgramRevokesHoldsAtOnce();
    void whileAnotherProgramRunsAJobTheKeyStays();
};

//! Another program erases everything and allows storing again, while this one has the old key in its memory.
void TestPrivacyFollowing::nothingIsSealedWithAKeyDestroyedElsewhere()
{
    m_settings->follow();
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant(model::allConsentKinds(), base::Secret()).has_value());
    QVERIFY(hear(unlocked));
    const QByteArray context = QByteArrayLiteral("library:a:body");
    const QByteArray before = m_places.sealer(true)->seal("words", context);
    QSignalSpy erasedElsewhere(m_admin.get(), &admin::PrivacyAdmin::erasedElsewhere);
    {
        const Program other = anotherProgram();
        QSignalSpy gone(other.privacy.get(), &admin::PrivacyAdmin::keyErased);
        other.privacy->erase();
        QVERIFY(hear(gone));
    }
    QTRY_VERIFY_WITH_TIMEOUT(!m_places.isStored(model::ConsentKind::Chats), testsupport::patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!m_places.hasDataKey(), testsupport::patienceMs); // a chat that is stored seals with it
    QCOMPARE(erasedElsewhere.size(), 1);
    const Program other = anotherProgram();
    QSignalSpy again(other.privacy.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(other.privacy->grant({model::ConsentKind::Chats}, base::Secret()).has_value());
    QVERIFY(hear(again));
    QVERIFY(!m_places.opener(true).open(before, context)); // not even in between
    QVERIFY(becomes([&] { return m_places.isStored(model::ConsentKind::Chats); }));
    QVERIFY(!m_places.opener(true).open(before, context));
    QVERIFY(other.places->opener(true).open(m_places.sealer(true)->seal("words", context), context).has_value());
}

void TestPrivacyFollowing::whatAnotherProgramPutsInItsPlaceIsLoaded_data()
{
    QTest::addColumn<bool>("keychain");
    QTest::newRow("in the keychain") << true;
    QTest::newRow("behind a passphrase") << false;
}

//! Another program renews the data key while this one has the old one in its memory.
void TestPrivacyFollowing::whatAnotherProgramPutsInItsPlaceIsLoaded()
{
    QFETCH(bool, keychain);
    m_keychain.available = keychain;
    m_settings->follow();
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant(model::allConsentKinds(), secretOf("pass phrase")).has_value());
    QVERIFY(hear(unlocked));
    const QByteArray context = QByteArrayLiteral("library:a:body");
    const QByteArray before = m_places.sealer(true)->seal("old words", context);

    const Program other = anotherProgram();
    other.privacy->setPassphrase(secretOf("pass phrase"));
    QSignalSpy opened(other.privacy.get(), &admin::PrivacyAdmin::unlocked);
    other.privacy->unlock();
    QVERIFY(hear(opened));
    for (int i = 1; i <= 2; ++i) { // more than once
        opened.clear();
        other.privacy->renewDataKey(base::Secret(), keys::DataKeyStore::Auto);
        QVERIFY(hear(opened));
        const QByteArray sealed = other.places->sealer(true)->seal("new words", context);
        QVERIFY(becomes([&] { return m_places.opener(true).open(sealed, context).has_value(); }));
        QVERIFY(m_places.sealer(true)->isNewest(sealed, context)); // and seals with it
        QVERIFY(m_places.opener(true).open(before, context).has_value());
        QCOMPARE(unlocked.size(), 1 + i);
    }
    // This one may renew it in turn, and takes its own doing for nobody else's.
    unlocked.clear();
    m_admin->renewDataKey(base::Secret(), keys::DataKeyStore::Auto);
    QVERIFY(hear(unlocked));
    m_clock.advance(std::chrono::seconds(1));
    QTest::qWait(20);
    m_clock.advance(std::chrono::seconds(1));
    QCOMPARE(unlocked.size(), 1);
}

void TestPrivacyFollowing::aLockedKeychainIsAskedOnceForAnotherProgramsKey()
{
    m_settings->follow();
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant(model::allConsentKinds(), base::Secret()).has_value());
    QVERIFY(hear(unlocked));
    const Program other = anotherProgram();
    QSignalSpy opened(other.privacy.get(), &admin::PrivacyAdmin::unlocked);
    other.privacy->unlock();
    QVERIFY(hear(opened));
    testsupport::FakeKeychain::World locked = m_keychain;
    locked.locked = true;
    m_keys.reset();
    m_admin.reset();
    m_keys = std::make_unique<keys::KeyRing>(
        folder(), QStringLiteral("id"), m_clock, std::make_unique<testsupport::FakeKeychain>(locked, m_clock));
    m_admin = std::make_unique<admin::PrivacyAdmin>(*m_settings, m_places, *m_keys);
    QSignalSpy refused(m_admin.get(), &admin::PrivacyAdmin::lockedElsewhere);
    // Nothing was loaded in this one, so another program's key is none of its business.
    opened.clear();
    other.privacy->renewDataKey(base::Secret(), keys::DataKeyStore::Auto);
    QVERIFY(hear(opened));
    m_clock.advance(std::chrono::seconds(1));
    QTest::qWait(20);
    QCOMPARE(locked.questions, 0);

    locked = m_keychain;
    QSignalSpy mine(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    m_admin->unlock();
    QVERIFY(hear(mine));
    locked.locked = true;
    opened.clear();
    other.privacy->renewDataKey(base::Secret(), keys::DataKeyStore::Auto);
    QVERIFY(hear(opened));
    QVERIFY(becomes([&] { return !refused.isEmpty(); }));
    for (int i = 0; i < 3; ++i) { // whatever is written into the folder then
        QFile touched(folder() + QStringLiteral("/touched%1").arg(i));
        QVERIFY(touched.open(QIODevice::WriteOnly));
        touched.close();
        QTest::qWait(20);
        m_clock.advance(std::chrono::seconds(1));
    }
    QCOMPARE(refused.size(), 1);
    QCOMPARE(locked.questions, 1);
    QVERIFY(m_places.hasDataKey()); // the old one: what it seals opens with the new one's help
}

//! Nothing was allowed when this one began.
void TestPrivacyFollowing::whatAnotherProgramAllowsFirstIsStoredHereToo()
{
    m_settings->follow();
    const Program other = anotherProgram();
    QSignalSpy opened(other.privacy.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(other.privacy->grant({model::ConsentKind::Drafts}, base::Secret()).has_value());
    QVERIFY(hear(opened));
    QVERIFY(becomes([&] { return m_places.isStored(model::ConsentKind::Drafts); }));
}

//! It reads what it works on with the key that it has loaded.
//! Before anybody has heard of it.
void TestPrivacyFollowing::whatAnotherProgramRevokesHoldsAtOnce()
{
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant({model::ConsentKind::Chats, model::ConsentKind::Drafts}, base::Secret()).has_value());
    QVERIFY(hear(unlocked));
    m_places.heed(m_settings->path());
    QVERIFY(m_places.isStored(model::ConsentKind::Chats));
    const Program other = anotherProgram();
    QVERIFY(other.privacy->revoke({model::ConsentKind::Chats}).has_value());
    QVERIFY(!m_places.isStored(model::ConsentKind::Chats));
    QVERIFY(m_places.isStored(model::ConsentKind::Drafts));
}

void TestPrivacyFollowing::whileAnotherProgramRunsAJobTheKeyStays()
{
    QSignalSpy unlocked(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(m_admin->grant(model::allConsentKinds(), base::Secret()).has_value());
    QVERIFY(hear(unlocked));
    const QString jobs = folder() + QStringLiteral("/jobs");
    QVERIFY(QDir().mkpath(jobs));
    QProcess other;
    other.start(QStringLiteral("flock"),
        {jobs + QStringLiteral("/a.lock"), QStringLiteral("sh"), QStringLiteral("-c"),
            QStringLiteral("echo $$ >\"$0\"; echo held; read end"), jobs + QStringLiteral("/a.lock")});
    if (!other.waitForStarted())
        QSKIP("there is no flock(1)");
    QTRY_VERIFY_WITH_TIMEOUT(other.canReadLine() || other.waitForReadyRead(10), testsupport::patienceMs);
    const base::Secret before = m_keychain.entries.value(QStringLiteral("spyhop/id/data-key"));
    {
        QSignalSpy renewed(m_admin.get(), &admin::PrivacyAdmin::renewed);
        m_admin->renewDataKey(base::Secret(), keys::DataKeyStore::Auto);
        QVERIFY(renewed.isEmpty());
        QVERIFY(hear(renewed));
        const auto status = renewed.constFirst().constFirst().value<base::Status>();
        QVERIFY(!status);
        QCOMPARE(status.error().code, base::ErrorCode::Usage);
        QVERIFY(m_keychain.entries.value(QStringLiteral("spyhop/id/data-key")).equals(before));
    }
    for (const bool leavesKey : {false, true}) {
        QSignalSpy erased(m_admin.get(), &admin::PrivacyAdmin::keyErased);
        if (leavesKey)
            m_admin->eraseWithoutKeyStore();
        else
            m_admin->erase();
        QVERIFY(erased.isEmpty());
        QVERIFY(hear(erased));
        const auto status = erased.constFirst().constFirst().value<base::Status>();
        QVERIFY(!status);
        QCOMPARE(status.error().code, base::ErrorCode::Usage);
        QVERIFY(m_keychain.entries.value(QStringLiteral("spyhop/id/data-key")).equals(before));
        QVERIFY(m_admin->isUnlocked() && !m_admin->wasErased() && !m_admin->hasKeyStoreRefused());
    }
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());
    QSignalSpy again(m_admin.get(), &admin::PrivacyAdmin::unlocked);
    m_admin->renewDataKey(base::Secret(), keys::DataKeyStore::Auto);
    QVERIFY(hear(again));
    QVERIFY(!m_keychain.entries.value(QStringLiteral("spyhop/id/data-key")).equals(before));
}

SPYHOP_TEST_MAIN(TestPrivacyFollowing)
#include "tst_privacyfollowing.moc"

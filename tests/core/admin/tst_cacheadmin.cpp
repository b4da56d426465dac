// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/cacheadmin.h"

#include "core/base/fakeclock.h"
#include "core/db/schema.h"
#include "core/observe/recorder.h"
#include "tests/core/keys/fakekeychain.h"
#include "tests/support/testmain.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;

class TestCacheAdmin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theDiskFollowsConsentAndKey();
    void withdrawnConsentTakesTheRowsWithIt();
    void consentWithdrawnElsewhereIsSeenAtStart();
    void eraseTakesThemToo();
    void figures();
    void clears();

private:
    void start()
    {
        m_places = store::Places();
        m_settings = std::make_unique<store::SettingsFile>(m_folder);
        QVERIFY(m_settings->load().has_value());
        m_keys = std::make_unique<keys::KeyRing>(
            m_folder, QStringLiteral("id"), m_clock, std::make_unique<testsupport::FakeKeychain>(m_keychain, m_clock));
        m_answers = std::make_unique<cache::AnswerCache>(m_clock, *m_database);
        m_privacy = std::make_unique<admin::PrivacyAdmin>(*m_settings, m_places, *m_keys);
        m_privacy->setDatabase(*m_database);
        m_admin = std::make_unique<admin::CacheAdmin>(
            admin::CacheAdmin::Parts{m_clock, *m_database, *m_answers, m_places, *m_privacy});
    }
    void stop()
    {
        m_admin.reset();
        m_privacy.reset();
        m_answers.reset();
        m_keys.reset();
        m_settings.reset();
    }
    template <typename Act>
    void unlockedBy(Act act)
    {
        QSignalSpy unlocked(m_privacy.get(), &admin::PrivacyAdmin::unlocked);
        act();
        QTRY_VERIFY_WITH_TIMEOUT(
            (m_clock.advance(std::chrono::milliseconds(0)), !unlocked.isEmpty()), testsupport::patienceMs);
    }
    void grantCache()
    {
        unlockedBy([this] { QVERIFY(m_privacy->grant({model::ConsentKind::Cache}, base::Secret()).has_value()); });
    }
    void put(char name)
    {
        cache::Answer answer;
        answer.deltas = {{QStringLiteral("text"), {}}};
        answer.completion.text = QStringLiteral("text");
        m_answers->put(QByteArray(32, name), answer);
    }
    admin::CacheFigures refreshed()
    {
        QSignalSpy changed(m_admin.get(), &admin::CacheAdmin::changed);
        m_admin->refresh();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, testsupport::patienceMs); }();
        return m_admin->figures();
    }
    qint64 rows()
    {
        return m_database->readNow({QStringLiteral("SELECT COUNT(*) FROM main.answer_bodies"), {}})
            ->first()
            .first()
            .toLongLong();
    }

    base::FakeClock m_clock;
    testsupport::FakeKeychain::World m_keychain;
    int m_count = 0;
    QString m_folder;
    std::unique_ptr<db::Database> m_database;
    store::Places m_places;
    std::unique_ptr<store::SettingsFile> m_settings;
    std::unique_ptr<keys::KeyRing> m_keys;
    std::unique_ptr<cache::AnswerCache> m_answers;
    std::unique_ptr<admin::PrivacyAdmin> m_privacy;
    std::unique_ptr<admin::CacheAdmin> m_admin;
};

void TestCacheAdmin::init()
{
    m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("c%1").arg(++m_count));
    m_keychain = {};
    m_database = std::move(*db::Database::open(m_folder + QStringLiteral("/spyhop.db"), db::schema()));
    start();
}

void TestCacheAdmin::cleanup()
{
    stop();
    m_database.reset();
}

void TestCacheAdmin::theDiskFollowsConsentAndKey()
{
    put('a');
    QVERIFY(!m_admin->storesAnswers() && !m_answers->disk().isOpen());
    unlockedBy([this] { m_privacy->unlockOrMake(); }); // the key alone is no consent
    QVERIFY(!m_answers->disk().isOpen());
    put('b');
    QCOMPARE(rows(), 0);
    grantCache();
    QVERIFY(m_admin->storesAnswers() && m_answers->disk().isOpen());
    put('c');
    QCOMPARE(rows(), 1);
    stop();
    start(); // the next process has consent, and the key only when it is unlocked
    QVERIFY(!m_answers->disk().isOpen());
    QCOMPARE(rows(), 1);
    unlockedBy([this] { m_privacy->unlock(); });
    QVERIFY(m_answers->disk().isOpen());
    QTRY_COMPARE_WITH_TIMEOUT(m_answers->disk().count(), 1, testsupport::patienceMs);
}

void TestCacheAdmin::withdrawnConsentTakesTheRowsWithIt()
{
    grantCache();
    put('a');
    QCOMPARE(rows(), 1);
    QVERIFY(m_privacy->revoke({model::ConsentKind::Chats}).has_value()); // another kind
    QCOMPARE(rows(), 1);
    QVERIFY(m_privacy->revoke({model::ConsentKind::Cache}).has_value());
    QVERIFY(!m_answers->disk().isOpen());
    QCOMPARE(rows(), 0);
    put('b');
    QCOMPARE(rows(), 0);
    QVERIFY(m_answers->inMemory(QByteArray(32, 'b')));
}

void TestCacheAdmin::consentWithdrawnElsewhereIsSeenAtStart()
{
    grantCache();
    put('a');
    QCOMPARE(rows(), 1);
    stop();
    {
        store::SettingsFile other(m_folder);
        QVERIFY(other.load().has_value());
        model::Settings settings = other.settings();
        settings.consent.kinds.clear();
        QVERIFY(other.update(settings).has_value());
    }
    start();
    QCOMPARE(rows(), 0);
}

void TestCacheAdmin::eraseTakesThemToo()
{
    grantCache();
    put('a');
    QSignalSpy erased(m_privacy.get(), &admin::PrivacyAdmin::keyErased);
    m_privacy->erase();
    QTRY_VERIFY_WITH_TIMEOUT(
        (m_clock.advance(std::chrono::milliseconds(0)), !erased.isEmpty()), testsupport::patienceMs);
    QCOMPARE(rows(), 0);
    QVERIFY(!m_answers->inMemory(QByteArray(32, 'a')));
    put('b');
    QCOMPARE(rows(), 0);
}

void TestCacheAdmin::figures()
{
    grantCache();
    put('a');
    put('b');
    observe::Recorder recorder(*m_database);
    auto record = [&, number = 0](model::Cached cached, bool cacheable, const std::optional<base::Money>& saved,
                      bool failed) mutable {
        model::CallRecord one;
        one.callId = QString::number(++number);
        one.startedAt = m_clock.wallTime();
        one.cached = cached;
        one.cacheable = cacheable;
        one.saved = saved;
        if (failed)
            one.error = base::ErrorCode::Server;
        if (cached == model::Cached::No)
            one.usage = {100, 10, 0, 40, false};
        recorder.record(one);
    };
    const base::Money yuan(2'000'000, QStringLiteral("CNY")), dollars(5'000'000, QStringLiteral("USD"));
    record(model::Cached::No, true, std::nullopt, false);
    record(model::Cached::No, true, std::nullopt, true); // a failure says nothing of the cache
    record(model::Cached::No, false, std::nullopt, false); // asked anew on purpose
    record(model::Cached::L1, true, yuan, false);
    record(model::Cached::L1, true, dollars, false);
    record(model::Cached::L2, true, yuan, false);
    const admin::CacheFigures figures = refreshed();
    QCOMPARE(figures.answers, 2);
    QVERIFY(figures.bytes > 0 && figures.bytes < 1'000);
    QCOMPARE(figures.calls, 4);
    QCOMPARE(figures.memoryHits, 2);
    QCOMPARE(figures.diskHits, 1);
    QCOMPARE(figures.hitRate(), 0.75);
    QCOMPARE(figures.saved, (QList<base::Money>{yuan + yuan, dollars}));
    QCOMPARE(figures.promptTokens, 300);
    QCOMPARE(figures.providerHitTokens, 120);
    m_clock.advance(std::chrono::hours(24));
    QCOMPARE(refreshed().answers, 0); // there still, and of no use
    QCOMPARE(admin::CacheFigures().hitRate(), 0.0);
}

void TestCacheAdmin::clears()
{
    grantCache();
    put('a');
    QCOMPARE(refreshed().answers, 1);
    QSignalSpy changed(m_admin.get(), &admin::CacheAdmin::changed);
    m_admin->clear();
    QVERIFY(!m_answers->inMemory(QByteArray(32, 'a')));
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, testsupport::patienceMs);
    QCOMPARE(m_admin->figures().answers, 0);
    QCOMPARE(rows(), 0);
    put('b');
    QCOMPARE(rows(), 1); // it goes on
}

SPYHOP_TEST_MAIN(TestCacheAdmin)
#include "tst_cacheadmin.moc"

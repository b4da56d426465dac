// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A fresh data key in the place of the present one, and what goes with it.
#include "core/seal/sealer.h"
#include "tests/core/keys/keyringtest.h"

using namespace spyhop;
using testsupport::secretOf;

class TestDataKeyRenewal : public testsupport::KeyRingTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { startAnew(); }
    void aFreshDataKeyOpensWhatTheOldOneSealed_data();
    void aFreshDataKeyOpensWhatTheOldOneSealed();
    void aCrashLeavesOneKeyInForce();
    void onlyTheKeyInForceIsRenewed();
};

void TestDataKeyRenewal::aFreshDataKeyOpensWhatTheOldOneSealed_data()
{
    QTest::addColumn<bool>("keychain");
    QTest::addColumn<keys::DataKeyStore>("store");
    QTest::newRow("within the keychain") << true << keys::DataKeyStore::Auto;
    QTest::newRow("behind a passphrase") << false << keys::DataKeyStore::Auto;
    QTest::newRow("from the keychain to a passphrase") << true << keys::DataKeyStore::Passphrase;
}

void TestDataKeyRenewal::aFreshDataKeyOpensWhatTheOldOneSealed()
{
    QFETCH(bool, keychain);
    QFETCH(keys::DataKeyStore, store);
    m_world.available = keychain;
    const base::Secret first = secretOf("first passphrase");
    const base::Secret second = secretOf("second passphrase");
    KeyResult old;
    KeyResult fresh;
    {
        const auto keys = ring();
        QCOMPARE(wait(keys->renewDataKey(second, store)).error().code, base::ErrorCode::RefusedConsent); // none yet
        old = wait(keys->dataKey(first, true));
        QVERIFY(old.has_value());
        QVERIFY(wait(keys->write(QStringLiteral("vault:a"), secretOf("sk-1"))).has_value());
        fresh = wait(keys->renewDataKey(second, store));
        QVERIFY2(fresh.has_value(), fresh ? "" : qPrintable(fresh.error().sentence()));
        QVERIFY(!fresh->equals(*old));
        QVERIFY(keys->isResealing());
        QVERIFY(wait(keys->renewDataKey(second, keys::DataKeyStore::Auto)).has_value()); // and once more
        QVERIFY(keys->noteResealed());
    }
    const bool inKeychain = keychain && store == keys::DataKeyStore::Auto;
    QCOMPARE(!m_world.entries.isEmpty(), inKeychain); // the old place is empty
    const auto keys = ring();
    QCOMPARE(keys->dataKeyStore(), inKeychain ? keys::DataKeyStore::Keychain : keys::DataKeyStore::Passphrase);
    const KeyResult newest = wait(keys->dataKey(second, false));
    QVERIFY2(newest.has_value(), newest ? "" : qPrintable(newest.error().sentence()));
    QCOMPARE(keys->formerDataKeys().size(), 2);
    QVERIFY(keys->formerDataKeys().at(0).equals(*fresh));
    QVERIFY(keys->formerDataKeys().at(1).equals(*old));
    QVERIFY(!keys->isResealing());
    QCOMPARE(keys->request(QStringLiteral("vault:a")), State::Ready);
    QVERIFY(keys->secret(QStringLiteral("vault:a"))->equals(secretOf("sk-1")));
    // Sealed with the newest alone.
    QVERIFY(keys::Vault(m_folder).key(QStringLiteral("a"), *newest).has_value());
}

void TestDataKeyRenewal::aCrashLeavesOneKeyInForce()
{
    const auto keys = ring();
    const KeyResult old = wait(keys->dataKey(base::Secret(), true));
    QVERIFY(old.has_value());
    const keys::Vault vault(m_folder);
    QVERIFY(vault.setKey(QStringLiteral("a"), secretOf("sk-1"), *old));
    // Before the keychain was written: the old key is in force, and the note of the fresh one says nothing to it.
    const base::Secret fresh = seal::Sealer::freshKey();
    QVERIFY(vault.keepFormer({*old}, fresh));
    {
        const auto after = ring();
        QVERIFY(wait(after->dataKey(base::Secret(), false))->equals(*old));
        QVERIFY(after->formerDataKeys().isEmpty());
        QCOMPARE(after->request(QStringLiteral("vault:a")), State::Ready);
    }
    // After it was written: the fresh key is in force and knows the old one.
    m_world.entries.insert(QStringLiteral("spyhop/id/data-key"), fresh);
    const auto after = ring();
    QVERIFY(wait(after->dataKey(base::Secret(), false))->equals(fresh));
    QCOMPARE(after->formerDataKeys().size(), 1);
    QVERIFY(after->formerDataKeys().constFirst().equals(*old));
    QVERIFY(after->isResealing());
    QCOMPARE(after->request(QStringLiteral("vault:a")), State::Ready);
}

//! Two that renew at once: the second one's fresh key would not know the first one's, and what that has sealed by then.
void TestDataKeyRenewal::onlyTheKeyInForceIsRenewed()
{
    const auto first = ring();
    const auto second = ring();
    const KeyResult old = wait(first->dataKey(base::Secret(), true));
    QVERIFY(wait(second->dataKey(base::Secret(), false))->equals(*old));
    std::vector<std::unique_ptr<KeyJob>> jobs;
    jobs.push_back(first->renewDataKey(base::Secret(), keys::DataKeyStore::Auto));
    jobs.push_back(second->renewDataKey(base::Secret(), keys::DataKeyStore::Auto));
    const QList<KeyResult> results = waitForAll(jobs);
    QVERIFY(results.at(0).has_value());
    QVERIFY(!results.at(1).has_value());
    QCOMPARE(results.at(1).error().code, base::ErrorCode::RefusedConsent);
    const auto later = ring();
    QVERIFY(wait(later->dataKey(base::Secret(), false))->equals(*results.at(0)));
    QCOMPARE(later->formerDataKeys().size(), 1);
    QVERIFY(later->formerDataKeys().constFirst().equals(*old));
    // And the one that lost finds the key in force when it looks again.
    QVERIFY(second->isDataKeyReplaced());
    QVERIFY(wait(second->dataKey(base::Secret(), false))->equals(*results.at(0)));
    QVERIFY(!second->isDataKeyReplaced());
    QVERIFY(wait(second->renewDataKey(base::Secret(), keys::DataKeyStore::Auto)).has_value());
    QVERIFY(!second->isDataKeyReplaced()); // its own doing
    QVERIFY(first->isDataKeyReplaced());
}

SPYHOP_TEST_MAIN(TestDataKeyRenewal)
#include "tst_datakeyrenewal.moc"

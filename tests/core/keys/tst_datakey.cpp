// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the data key or making one: in which place, after which question, and one however many make it.
#include "core/seal/sealer.h"
#include "tests/core/keys/keyringtest.h"

using namespace spyhop;
using testsupport::secretOf;

class TestDataKey : public testsupport::KeyRingTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { startAnew(); }
    void dataKeyPrefersTheKeychain();
    void noKeychainAndNoPassphraseIsRefused();
    void vaultTakesOver();
    void wrongPassphraseIsAuth();
    void damagedVaultIsTold_data();
    void damagedVaultIsTold();
    void secondDataKeyIsNeverMade();
    void aLockedKeychainMayOpenForANewDataKey();
    void whatALockedKeychainHoldsIsNotWrittenOver();
    void noPassphraseTakesTheLockedKeychainsPlace();
    void makersAtOnceGetOneKey_data();
    void makersAtOnceGetOneKey();
    void aMakerThatDiedIsFollowed();
    void whatComesBackCounts();
    void aWriteUnderWayKeepsOthersOut();
    void aKeyDestroyedElsewhereIsNoticed();
};

void TestDataKey::dataKeyPrefersTheKeychain()
{
    QCOMPARE(wait(ring()->dataKey(base::Secret(), false)).error().code, base::ErrorCode::RefusedConsent);
    const KeyResult made = wait(ring()->dataKey(secretOf("passphrase"), true));
    QVERIFY(made.has_value());
    QCOMPARE(made->size(), 32);
    QVERIFY(m_world.entries.value(QStringLiteral("spyhop/id/data-key")).equals(*made));
    const KeyResult again = wait(ring()->dataKey(base::Secret(), false));
    QVERIFY(again->equals(*made));
}

void TestDataKey::noKeychainAndNoPassphraseIsRefused()
{
    m_world.available = false;
    QCOMPARE(wait(ring()->dataKey(base::Secret(), true)).error().code, base::ErrorCode::RefusedConsent);
    QVERIFY(vaultText().isEmpty());
}

void TestDataKey::vaultTakesOver()
{
    m_world.available = false;
    const KeyResult made = wait(ring()->dataKey(secretOf("passphrase"), true));
    QVERIFY(made.has_value());
    QVERIFY(wait(ring()->dataKey(secretOf("passphrase"), false))->equals(*made));
    m_world.available = true; // a keychain that comes later knows nothing of it: the vault still counts
    QVERIFY(wait(ring()->dataKey(secretOf("passphrase"), true))->equals(*made));
    QVERIFY(m_world.entries.isEmpty());
}

void TestDataKey::wrongPassphraseIsAuth()
{
    m_world.available = false;
    QVERIFY(wait(ring()->dataKey(secretOf("passphrase"), true)).has_value());
    const QByteArray before = vaultText();
    QCOMPARE(wait(ring()->dataKey(secretOf("Passphrase"), true)).error().code, base::ErrorCode::Auth);
    QCOMPARE(vaultText(), before); // and no second key was made
}

void TestDataKey::damagedVaultIsTold_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("(");
    QTest::newRow("version") << QByteArray("\"version\": 1") << QByteArray("\"version\": 9");
    QTest::newRow("wrapped key") << QByteArray("\"sealed\": \"A") << QByteArray("\"sealed\": \"B");
    QTest::newRow("memory too large") << QByteArray("67108864") << QByteArray("99999999999");
    QTest::newRow("memory too small") << QByteArray("67108864") << QByteArray("8192");
    QTest::newRow("passes") << QByteArray("\"passes\": 3") << QByteArray("\"passes\": 0");
}

void TestDataKey::damagedVaultIsTold()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    m_world.available = false;
    QVERIFY(wait(ring()->dataKey(secretOf("passphrase"), true)).has_value());
    QByteArray text = vaultText();
    QVERIFY(text.contains(from));
    text.replace(from, to);
    QFile file(m_folder + QStringLiteral("/vault.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    QCOMPARE(wait(ring()->dataKey(secretOf("passphrase"), true)).error().code, base::ErrorCode::Unreadable);
    QCOMPARE(vaultText(), text);
}

void TestDataKey::secondDataKeyIsNeverMade()
{
    QVERIFY(wait(ring()->dataKey(base::Secret(), true)).has_value());
    m_world.available = false; // locked today: a key in the vault would open nothing of what is there
    QCOMPARE(wait(ring()->dataKey(secretOf("passphrase"), true)).error().code, base::ErrorCode::RefusedConsent);
    m_world.available = true;
    m_world.entries.clear(); // and lost for good
    QCOMPARE(wait(ring()->dataKey(secretOf("passphrase"), true)).error().code, base::ErrorCode::RefusedConsent);
    QVERIFY(m_world.entries.isEmpty());
}

void TestDataKey::aLockedKeychainMayOpenForANewDataKey()
{
    m_world.locked = true;
    QCOMPARE(wait(ring()->dataKey(base::Secret(), true)).error().code, base::ErrorCode::RefusedConsent);
    QCOMPARE(m_world.questions, 1); // nobody has answered
    QVERIFY(m_world.entries.isEmpty());
    // One that was made there is not missing, and no second one is made.
    m_world.locked = false;
    QVERIFY(wait(ring()->dataKey(base::Secret(), true)).has_value());
    m_world.locked = true;
    m_world.questions = 0;
    const KeyResult closed = wait(ring()->dataKey(base::Secret(), true));
    QCOMPARE(closed.error().code, base::ErrorCode::RefusedConsent);
    QVERIFY2(!closed.error().sentence().contains(QStringLiteral("erase")), qPrintable(closed.error().sentence()));
    QCOMPARE(m_world.questions, 1);
}

void TestDataKey::whatALockedKeychainHoldsIsNotWrittenOver()
{
    const QString entry = QStringLiteral("spyhop/id/data-key");
    const base::Secret made = seal::Sealer::freshKey();
    m_world.entries.insert(entry, made);
    m_world.locked = true;
    m_world.opensWhenAsked = true;
    const KeyResult found = wait(ring()->dataKey(base::Secret(), true));
    QVERIFY(found.has_value() && found->equals(made));
    QCOMPARE(m_world.questions, 1);
    QCOMPARE(m_world.entries.size(), 1); // nothing is left of the asking
    QVERIFY(m_world.entries.value(entry).equals(made));
}

void TestDataKey::noPassphraseTakesTheLockedKeychainsPlace()
{
    m_world.locked = true;
    {
        const auto keys = ring();
        const KeyResult closed = wait(keys->dataKey(secretOf("passphrase"), true));
        QCOMPARE(closed.error().code, base::ErrorCode::RefusedConsent);
        QVERIFY2(!closed.error().sentence().contains(QStringLiteral("env:")), qPrintable(closed.error().sentence()));
        QVERIFY(keys->isKeychainShut() && keys->mayKeychainOpen());
        QVERIFY(!vaultText().contains("dataKey"));
    }
    {
        // Whoever wants a passphrase is not asked for the keychain's.
        m_world.questions = 0;
        const auto keys = ring();
        keys->setDataKeyStore(keys::DataKeyStore::Passphrase);
        QVERIFY(wait(keys->dataKey(secretOf("passphrase"), true)).has_value());
        QCOMPARE(m_world.questions, 0);
        QVERIFY(wait(keys->eraseDataKey()).has_value());
        QCOMPARE(m_world.questions, 0);
    }
    // Nor where it would be said that the keychain stays closed; then it does.
    m_world.isRefused = true;
    const auto keys = ring();
    const KeyResult refused = wait(keys->dataKey(base::Secret(), true));
    QVERIFY2(refused.error().what.contains(QStringLiteral("not unlocked")), qPrintable(refused.error().what));
    QVERIFY(!keys->isKeychainShut());
    QVERIFY(wait(keys->dataKey(secretOf("passphrase"), true)).has_value());
    QCOMPARE(keys->dataKeyStore(), keys::DataKeyStore::Passphrase);
}

void TestDataKey::makersAtOnceGetOneKey_data()
{
    QTest::addColumn<bool>("keychain");
    QTest::addColumn<bool>("alike");
    QTest::newRow("keychain") << true << true;
    QTest::newRow("passphrase") << false << true;
    QTest::newRow("one in the keychain, one behind a passphrase") << true << false;
}

void TestDataKey::makersAtOnceGetOneKey()
{
    QFETCH(bool, keychain);
    QFETCH(bool, alike);
    m_world.available = keychain;
    std::vector<std::unique_ptr<keys::KeyRing>> rings;
    std::vector<std::unique_ptr<KeyJob>> jobs;
    for (int i = 0; i < 4; ++i) {
        rings.push_back(ring());
        if (!alike && i % 2 == 1)
            rings.back()->setDataKeyStore(keys::DataKeyStore::Passphrase);
        jobs.push_back(rings.back()->dataKey(secretOf("passphrase"), true));
    }
    const QList<KeyResult> results = waitForAll(jobs);
    const KeyResult later = wait(ring()->dataKey(secretOf("passphrase"), false));
    QVERIFY2(later.has_value(), later ? "" : qPrintable(later.error().sentence()));
    for (const KeyResult& result : results) {
        QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().sentence()));
        QVERIFY(result->equals(*later));
    }
}

//! It has written the key and died before the vault could say where it lies.
void TestDataKey::aMakerThatDiedIsFollowed()
{
    const base::Secret made = seal::Sealer::freshKey();
    m_world.entries.insert(QStringLiteral("spyhop/id/data-key"), made);
    QVERIFY(wait(ring()->dataKey(base::Secret(), true))->equals(made));
    QVERIFY(ring()->hasDataKey());
    m_world.entries.clear();
    QCOMPARE(wait(ring()->dataKey(base::Secret(), true)).error().code, base::ErrorCode::RefusedConsent);
}

void TestDataKey::whatComesBackCounts()
{
    m_world.mangles = true;
    QVERIFY(!wait(ring()->dataKey(base::Secret(), true)).has_value()); // nothing is sealed with what is not there
    QVERIFY(!ring()->hasDataKey());
}

void TestDataKey::aWriteUnderWayKeepsOthersOut()
{
    m_world.holdsWrites = true;
    auto first = ring();
    auto lost = first->dataKey(base::Secret(), true);
    m_clock.advance(std::chrono::milliseconds(0));
    QCOMPARE(m_world.heldWrites.size(), 1);
    lost.reset(); // who waited for it has gone on; the keychain has not
    first.reset();
    m_world.holdsWrites = false;
    const auto second = ring();
    const auto job = second->dataKey(base::Secret(), true);
    std::optional<KeyResult> answer;
    connect(job.get(), &KeyJob::done, this, [&answer](const KeyResult& result) { answer = result; });
    m_clock.advance(std::chrono::milliseconds(1'000));
    QVERIFY(!answer.has_value());
    const base::Secret written = m_world.heldWrites.constFirst().secret;
    m_world.entries.insert(m_world.heldWrites.constFirst().key, written);
    m_world.heldWrites.clear(); // it has answered
    m_clock.advance(std::chrono::milliseconds(1'000));
    QVERIFY(answer.has_value() && answer->has_value());
    QVERIFY((*answer)->equals(written));
}

void TestDataKey::aKeyDestroyedElsewhereIsNoticed()
{
    const auto first = ring();
    const auto second = ring();
    QVERIFY(!first->isDataKeyDestroyed());
    QVERIFY(wait(first->dataKey(base::Secret(), true)).has_value());
    QVERIFY(wait(second->dataKey(base::Secret(), false)).has_value());
    QVERIFY(wait(second->renewDataKey(base::Secret(), keys::DataKeyStore::Auto)).has_value());
    QVERIFY(!first->isDataKeyDestroyed()); // what it seals opens with the fresh one's help
    QVERIFY(wait(second->eraseDataKey()).has_value());
    QVERIFY(first->isDataKeyDestroyed());
    QVERIFY(wait(second->dataKey(base::Secret(), true)).has_value());
    QVERIFY(first->isDataKeyDestroyed());
    QVERIFY(!second->isDataKeyDestroyed());
}

SPYHOP_TEST_MAIN(TestDataKey)
#include "tst_datakey.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// References to keys: the environment, the keychain, the vault; what is known of them and for how long.
#include "tests/core/keys/keyringtest.h"

#include <QtTest/QSignalSpy>
#include <thread>

using namespace spyhop;
using testsupport::secretOf;

class TestKeyRing : public testsupport::KeyRingTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { startAnew(); }
    void emptyReferenceIsReady();
    void environmentIsReadOnceAndWiped();
    void missingVariableIsASetting();
    void badReferences_data();
    void badReferences();
    void keychainLoadsAsynchronously();
    void missingEntryNamesTheCommand();
    void failureStandsForAWhile();
    void writtenKeyIsKnown();
    void environmentCannotBeWritten();
    void vaultKeysComeBack();
    void lockedVaultIsAuth();
    void knownNamesTheVaultsKeys();
    void vaultIsWrittenByOneAtATime();
    void vaultHidesEverything();
};

void TestKeyRing::emptyReferenceIsReady()
{
    const auto keys = ring();
    QCOMPARE(keys->request(QString()), State::Ready);
    QVERIFY(keys->secret(QString())->isEmpty());
}

void TestKeyRing::environmentIsReadOnceAndWiped()
{
    qputenv("SPYHOP_TEST_KEY", "sk-canary");
    const char* const place = getenv("SPYHOP_TEST_KEY");
    const auto keys = ring();
    QCOMPARE(keys->request(QStringLiteral("env:SPYHOP_TEST_KEY")), State::Ready);
    QVERIFY(keys->secret(QStringLiteral("env:SPYHOP_TEST_KEY"))->equals(secretOf("sk-canary")));
    QVERIFY(!qEnvironmentVariableIsSet("SPYHOP_TEST_KEY"));
    QVERIFY(qstrncmp(place, "xxxxxxxxx", 9) == 0); // glibc does not free what putenv was given
    QCOMPARE(keys->request(QStringLiteral("env:SPYHOP_TEST_KEY")), State::Ready); // from memory
    QCOMPARE(keys->known(), QStringList{QStringLiteral("env:SPYHOP_TEST_KEY")});
}

void TestKeyRing::missingVariableIsASetting()
{
    const auto keys = ring();
    QCOMPARE(keys->request(QStringLiteral("env:SPYHOP_TEST_NONE")), State::Failed);
    QCOMPARE(keys->secret(QStringLiteral("env:SPYHOP_TEST_NONE")).error().code, base::ErrorCode::Settings);
}

void TestKeyRing::badReferences_data()
{
    QTest::addColumn<QString>("reference");
    for (const char* reference :
        {"sk-CANARY", "keychain:", ":x", "file:CANARY", "keychain:data-key", "keychain:probe", "pkcs11:token=CANARY"})
        QTest::newRow(reference) << QString::fromLatin1(reference);
}

void TestKeyRing::badReferences()
{
    QFETCH(QString, reference);
    const auto keys = ring();
    QCOMPARE(keys->request(reference), State::Failed);
    const base::Error error = keys->secret(reference).error();
    QCOMPARE(error.code, base::ErrorCode::Settings);
    QVERIFY(!error.sentence().contains(QStringLiteral("CANARY")));
    QCOMPARE(wait(keys->write(reference, secretOf("x"))).error().code, base::ErrorCode::Settings);
    QVERIFY(m_world.entries.isEmpty());
}

void TestKeyRing::keychainLoadsAsynchronously()
{
    m_world.entries.insert(QStringLiteral("spyhop/id/deepseek"), secretOf("sk-1"));
    const QString reference = QStringLiteral("keychain:deepseek");
    const auto keys = ring();
    QSignalSpy changed(keys.get(), &port::SecretStore::changed);
    QCOMPARE(keys->request(reference), State::Loading);
    QCOMPARE(keys->request(reference), State::Loading); // and asked for once
    QVERIFY(!keys->secret(reference).has_value());
    QCOMPARE(changed.size(), 0);
    m_clock.advance(std::chrono::milliseconds(0));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toString(), reference);
    QCOMPARE(keys->request(reference), State::Ready);
    QVERIFY(keys->secret(reference)->equals(secretOf("sk-1")));
    QCOMPARE(m_world.reads, 1);
}

void TestKeyRing::missingEntryNamesTheCommand()
{
    const auto keys = ring();
    QCOMPARE(keys->request(QStringLiteral("keychain:deepseek")), State::Loading);
    m_clock.advance(std::chrono::milliseconds(0));
    const base::Error error = keys->secret(QStringLiteral("keychain:deepseek")).error();
    QCOMPARE(error.code, base::ErrorCode::Auth);
    QVERIFY(error.remedy.contains(QStringLiteral("spyhop-cli keys set deepseek")));
}

void TestKeyRing::failureStandsForAWhile()
{
    m_world.available = false;
    const QString reference = QStringLiteral("keychain:deepseek");
    const auto keys = ring();
    // Somebody who asks again whenever something changed must not turn in circles.
    connect(keys.get(), &port::SecretStore::changed, this, [&] { QCOMPARE(keys->request(reference), State::Failed); });
    QCOMPARE(keys->request(reference), State::Loading);
    m_clock.advance(std::chrono::milliseconds(0));
    QCOMPARE(m_world.reads, 1);
    m_clock.advance(std::chrono::milliseconds(5'001));
    m_world.available = true;
    m_world.entries.insert(QStringLiteral("spyhop/id/deepseek"), secretOf("sk-1"));
    disconnect(keys.get(), nullptr, this, nullptr);
    QCOMPARE(keys->request(reference), State::Loading);
    m_clock.advance(std::chrono::milliseconds(0));
    QCOMPARE(keys->request(reference), State::Ready);
}

void TestKeyRing::writtenKeyIsKnown()
{
    const auto keys = ring();
    QVERIFY(wait(keys->write(QStringLiteral("keychain:a"), secretOf("sk-2"))).has_value());
    QCOMPARE(keys->request(QStringLiteral("keychain:a")), State::Ready);
    QVERIFY(keys->secret(QStringLiteral("keychain:a"))->equals(secretOf("sk-2")));
    QCOMPARE(m_world.reads, 0);
    QVERIFY(wait(keys->remove(QStringLiteral("keychain:a"))).has_value());
    QVERIFY(m_world.entries.isEmpty());
    QCOMPARE(wait(keys->remove(QStringLiteral("keychain:a"))).error().code, base::ErrorCode::NotFound);
    QCOMPARE(keys->request(QStringLiteral("keychain:a")), State::Loading);
}

void TestKeyRing::environmentCannotBeWritten()
{
    const auto keys = ring();
    QCOMPARE(wait(keys->write(QStringLiteral("env:A"), secretOf("x"))).error().code, base::ErrorCode::Usage);
}

void TestKeyRing::vaultKeysComeBack()
{
    m_world.available = false;
    const QString reference = QStringLiteral("vault:deepseek");
    {
        const auto keys = ring();
        QVERIFY(wait(keys->dataKey(secretOf("passphrase"), true)).has_value());
        QVERIFY(wait(keys->write(reference, secretOf("sk-3"))).has_value());
        QVERIFY(keys->secret(reference)->equals(secretOf("sk-3")));
    }
    const auto keys = ring();
    QVERIFY(wait(keys->dataKey(secretOf("passphrase"), false)).has_value());
    QCOMPARE(keys->request(reference), State::Ready);
    QVERIFY(keys->secret(reference)->equals(secretOf("sk-3")));
    QCOMPARE(keys->request(QStringLiteral("vault:other")), State::Failed);
    QVERIFY(wait(keys->remove(reference)).has_value());
    QCOMPARE(keys->request(reference), State::Failed);
}

void TestKeyRing::lockedVaultIsAuth()
{
    const auto keys = ring();
    QCOMPARE(keys->request(QStringLiteral("vault:a")), State::Failed);
    QCOMPARE(keys->secret(QStringLiteral("vault:a")).error().code, base::ErrorCode::Auth);
    QCOMPARE(wait(keys->write(QStringLiteral("vault:a"), secretOf("x"))).error().code, base::ErrorCode::Auth);
}

void TestKeyRing::knownNamesTheVaultsKeys()
{
    m_world.entries.insert(QStringLiteral("spyhop/id/k"), secretOf("sk-1"));
    {
        const auto keys = ring();
        QVERIFY(wait(keys->dataKey(secretOf("passphrase"), true)).has_value());
        QVERIFY(wait(keys->write(QStringLiteral("vault:b"), secretOf("sk-2"))).has_value());
        QVERIFY(wait(keys->write(QStringLiteral("vault:a"), secretOf("sk-3"))).has_value());
    }
    const auto keys = ring();
    QCOMPARE(keys->known(), (QStringList{QStringLiteral("vault:a"), QStringLiteral("vault:b")}));
    QCOMPARE(keys->request(QStringLiteral("keychain:k")), State::Loading);
    m_clock.advance(std::chrono::milliseconds(0));
    QCOMPARE(keys->known(),
        (QStringList{QStringLiteral("keychain:k"), QStringLiteral("vault:a"), QStringLiteral("vault:b")}));
}

void TestKeyRing::vaultIsWrittenByOneAtATime()
{
    m_world.available = false;
    const keys::Vault vault(m_folder);
    const base::Expected<base::Secret> dataKey = vault.createDataKey(secretOf("passphrase"));
    QVERIFY(dataKey.has_value());
    // A second maker finds the first one's key.
    QVERIFY(vault.createDataKey(secretOf("passphrase"))->equals(*dataKey));
    QCOMPARE(vault.createDataKey(secretOf("Passphrase")).error().code, base::ErrorCode::Auth);
    constexpr int writers = 4;
    constexpr int keysEach = 10;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([this, writer, &dataKey] {
            const keys::Vault mine(m_folder);
            for (int i = 0; i < keysEach; ++i) {
                const QString name = QStringLiteral("k%1-%2").arg(writer).arg(i);
                const QString passing = QStringLiteral("p%1-%2").arg(writer).arg(i);
                if (!mine.setKey(passing, secretOf("x"), *dataKey) || !mine.setKey(name, secretOf("sk"), *dataKey)
                    || !mine.removeKey(passing))
                    qFatal("the vault was not written");
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(vault.names()->size(), writers * keysEach);
    QVERIFY(vault.unwrapDataKey(secretOf("passphrase"))->equals(*dataKey));
}

void TestKeyRing::vaultHidesEverything()
{
    m_world.available = false;
    const auto keys = ring();
    const KeyResult dataKey = wait(keys->dataKey(secretOf("pass-CANARY-phrase"), true));
    QVERIFY(wait(keys->write(QStringLiteral("vault:a"), secretOf("sk-CANARY-key"))).has_value());
    const QByteArray text = vaultText();
    QVERIFY(!text.isEmpty());
    for (const base::Secret& secret : {*dataKey, secretOf("pass-CANARY-phrase"), secretOf("sk-CANARY-key")}) {
        QVERIFY(!text.contains(secret.view()));
        QVERIFY(!text.contains(secret.view().toBase64(QByteArray::OmitTrailingEquals)));
        QVERIFY(!text.contains(secret.view().toHex()));
    }
}

SPYHOP_TEST_MAIN(TestKeyRing)
#include "tst_keyring.moc"

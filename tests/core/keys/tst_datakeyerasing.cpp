// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Erasing the data key from where it lies, and leaving it where it cannot be reached.
#include "core/base/files.h"
#include "tests/core/keys/keyringtest.h"

#include <QtCore/QDir>
#include <filesystem>

using namespace spyhop;
using testsupport::secretOf;

class TestDataKeyErasing : public testsupport::KeyRingTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { startAnew(); }
    void erasedDataKeyIsGone();
    void erasingWaitsForTheKeychain();
    void erasingNeedsNoKeychainThatHoldsNothing();
    void erasingMayLeaveTheKey_data();
    void erasingMayLeaveTheKey();
    void aKeyThatWasLeftBehindIsNeverTakenAgain();
    void aDamagedVaultHidesNoKeyInTheKeychain();
    void whatACrashedErasureLeftIsErased();
    void erasingRemovesWhatARestoreLeft();
};

void TestDataKeyErasing::erasedDataKeyIsGone()
{
    const auto keys = ring();
    const KeyResult first = wait(keys->dataKey(base::Secret(), true));
    QVERIFY(wait(keys->eraseDataKey()).has_value());
    QVERIFY(m_world.entries.isEmpty());
    QVERIFY(vaultText().isEmpty());
    const KeyResult second = wait(keys->dataKey(base::Secret(), true));
    QVERIFY(second.has_value());
    QVERIFY(!second->equals(*first));
}

void TestDataKeyErasing::erasingWaitsForTheKeychain()
{
    const auto keys = ring();
    QVERIFY(wait(keys->dataKey(base::Secret(), true)).has_value());
    QVERIFY(keys->hasDataKey());
    m_world.available = false;
    QCOMPARE(wait(keys->eraseDataKey()).error().code, base::ErrorCode::Auth);
    QVERIFY(keys->hasDataKey()); // it is said to lie there still, so that erasing can be asked for again
    m_world.available = true;
    m_world.locked = true;
    QCOMPARE(wait(keys->eraseDataKey()).error().code, base::ErrorCode::Auth);
    QVERIFY(keys->hasDataKey());
    QVERIFY(wait(keys->dataKey(base::Secret(), false)).has_value()); // nor was it forgotten
    m_world.locked = false;
    QVERIFY(wait(keys->eraseDataKey()).has_value());
    QVERIFY(m_world.entries.isEmpty());
    QVERIFY(!keys->hasDataKey());
}

void TestDataKeyErasing::erasingNeedsNoKeychainThatHoldsNothing()
{
    m_world.available = false;
    const auto keys = ring();
    QVERIFY(wait(keys->dataKey(secretOf("passphrase"), true)).has_value());
    QVERIFY(wait(keys->write(QStringLiteral("vault:a"), secretOf("sk-5"))).has_value());
    QVERIFY(wait(keys->eraseDataKey()).has_value());
    QVERIFY(vaultText().isEmpty());
    QVERIFY(!keys->hasDataKey());
    QCOMPARE(keys->request(QStringLiteral("vault:a")), State::Failed); // nor from memory
}

void TestDataKeyErasing::erasingMayLeaveTheKey_data()
{
    QTest::addColumn<bool>("locked");
    QTest::addColumn<bool>("available");
    QTest::newRow("locked") << true << true;
    QTest::newRow("gone") << false << false;
    QTest::newRow("open") << false << true;
}

void TestDataKeyErasing::erasingMayLeaveTheKey()
{
    QFETCH(bool, locked);
    QFETCH(bool, available);
    const bool isReached = available && !locked;
    const auto keys = ring();
    QVERIFY(wait(keys->dataKey(base::Secret(), true)).has_value());
    QVERIFY(wait(keys->write(QStringLiteral("vault:a"), secretOf("sk-5"))).has_value());
    m_world.locked = locked;
    m_world.available = available;
    const KeyResult erased = wait(keys->eraseAllButDataKey());
    QVERIFY2(erased.has_value(), erased ? "" : qPrintable(erased.error().sentence()));
    QCOMPARE(keys->isDataKeyLeft(), !isReached);
    QVERIFY(keys->isDataKeyErased() && !keys->hasDataKey());
    QCOMPARE(m_world.entries.isEmpty(), isReached);
    QCOMPARE(vaultText().isEmpty(), isReached); // else it says that one was left
    QVERIFY(!vaultText().contains("dataKeyI") && !vaultText().contains("keys"));
    QCOMPARE(QDir(m_folder).entryList({QStringLiteral("*.erased")}, QDir::Files), QStringList());
    QCOMPARE(keys->request(QStringLiteral("vault:a")), State::Failed);
    QCOMPARE(wait(keys->dataKey(base::Secret(), false)).error().code, base::ErrorCode::RefusedConsent);
}

//! Whoever has it could read what is stored from then on.
void TestDataKeyErasing::aKeyThatWasLeftBehindIsNeverTakenAgain()
{
    const QString entry = QStringLiteral("spyhop/id/data-key");
    const KeyResult old = wait(ring()->dataKey(base::Secret(), true));
    m_world.locked = true;
    QVERIFY(wait(ring()->eraseAllButDataKey()).has_value());
    QVERIFY(m_world.entries.value(entry).equals(*old));
    m_world.locked = false;
    QCOMPARE(wait(ring()->dataKey(base::Secret(), false)).error().code, base::ErrorCode::RefusedConsent);
    // Nor after one behind a passphrase has come and gone.
    m_world.locked = true;
    {
        const auto keys = ring();
        keys->setDataKeyStore(keys::DataKeyStore::Passphrase);
        const KeyResult wrapped = wait(keys->dataKey(secretOf("passphrase"), true));
        QVERIFY(wrapped && !wrapped->equals(*old));
        QVERIFY(wait(keys->eraseDataKey()).has_value());
    }
    m_world.opensWhenAsked = true;
    const KeyResult fresh = wait(ring()->dataKey(base::Secret(), true));
    QVERIFY2(fresh.has_value(), fresh ? "" : qPrintable(fresh.error().sentence()));
    QVERIFY(!fresh->equals(*old));
    QVERIFY(m_world.entries.value(entry).equals(*fresh));
    QVERIFY(wait(ring()->dataKey(base::Secret(), false))->equals(*fresh));
    QVERIFY(wait(ring()->eraseDataKey()).has_value());
    QVERIFY(vaultText().isEmpty() && m_world.entries.isEmpty());
    // An erasure that reaches it takes it, whatever else there is.
    QVERIFY(wait(ring()->dataKey(base::Secret(), true)).has_value());
    m_world.opensWhenAsked = false;
    m_world.locked = true;
    QVERIFY(wait(ring()->eraseAllButDataKey()).has_value());
    QVERIFY(!vaultText().isEmpty() && !m_world.entries.isEmpty());
    m_world.locked = false;
    QVERIFY(wait(ring()->eraseDataKey()).has_value());
    QVERIFY(vaultText().isEmpty() && m_world.entries.isEmpty());
}

//! It cannot say any more that one lies there.
void TestDataKeyErasing::aDamagedVaultHidesNoKeyInTheKeychain()
{
    for (const bool locked : {false, true}) {
        QVERIFY(wait(ring()->dataKey(base::Secret(), true)).has_value());
        QVERIFY(base::atomicSave(m_folder + QStringLiteral("/vault.json"), "{"));
        m_world.locked = locked;
        const auto keys = ring();
        const KeyResult erased = wait(keys->eraseDataKey());
        QVERIFY2(erased.has_value(), erased ? "" : qPrintable(erased.error().sentence()));
        QCOMPARE(keys->isDataKeyLeft(), locked);
        QCOMPARE(m_world.entries.isEmpty(), !locked);
        m_world.locked = false;
        QCOMPARE(wait(ring()->dataKey(base::Secret(), false)).error().code, base::ErrorCode::RefusedConsent);
    }
}

//! Between the renaming and the overwriting; the bytes are seen by another name.
void TestDataKeyErasing::whatACrashedErasureLeftIsErased()
{
    const QString aside = m_folder + QStringLiteral("/vault.json.erased");
    const QString witness = m_folder + QStringLiteral("/witness");
    for (const bool isVaultThere : {false, true}) {
        QFile::remove(witness);
        QVERIFY(base::atomicSave(aside, "{\"dataKey\": 1}"));
        std::filesystem::create_hard_link(aside.toStdString(), witness.toStdString());
        const keys::Vault vault(m_folder);
        if (isVaultThere)
            QVERIFY(vault.createDataKey(secretOf("passphrase")).has_value());
        QVERIFY(vault.destroy().has_value());
        QVERIFY(!QFile::exists(aside) && vaultText().isEmpty());
        QCOMPARE(base::readFile(witness, 100).value(), QByteArray(14, '\0'));
    }
}

//! In the keychain, of this profile's id and of one that it had before. A locked one is not forgiven.
void TestDataKeyErasing::erasingRemovesWhatARestoreLeft()
{
    const QString entry = QStringLiteral("spyhop/id/data-key"), other = QStringLiteral("spyhop/before/data-key");
    const auto restore = [&] {
        const keys::Vault first(m_folder + QStringLiteral("/first")), second(m_folder + QStringLiteral("/second"));
        QVERIFY(first.notePlace(keys::Vault::Place::Keychain).has_value());
        QVERIFY(second.notePlace(keys::Vault::Place::Keychain).has_value());
        QVERIFY(second.rememberPlacesOf(first, QStringLiteral("before"), {}).has_value());
        const keys::Vault restored(m_folder);
        QVERIFY(restored.createDataKey(secretOf("a phrase")).has_value());
        QVERIFY(restored.rememberPlacesOf(second, QStringLiteral("id"), {}).has_value());
        QCOMPARE(restored.formerPlaces().size(), 2);
        m_world.entries.insert(entry, secretOf("one"));
        m_world.entries.insert(other, secretOf("another"));
    };
    restore();
    m_world.locked = true;
    {
        const auto keys = ring();
        const KeyResult refused = wait(keys->eraseDataKey());
        QVERIFY(!refused.has_value() && !keys->isDataKeyErased());
        QVERIFY(keys->hasDataKey());
        QCOMPARE(m_world.entries.size(), 2);
    }
    m_world.locked = false;
    QVERIFY(wait(ring()->eraseDataKey()).has_value());
    QVERIFY(m_world.entries.isEmpty() && vaultText().isEmpty());
    // Who cannot reach it any more says so; what it keeps is not taken for a key again.
    restore();
    m_world.locked = true;
    const auto keys = ring();
    QVERIFY(wait(keys->eraseAllButDataKey()).has_value());
    QVERIFY(keys->isDataKeyLeft() && !keys->hasDataKey());
    m_world.locked = false;
    QCOMPARE(wait(ring()->dataKey(base::Secret(), false)).error().code, base::ErrorCode::RefusedConsent);
}

SPYHOP_TEST_MAIN(TestDataKeyErasing)
#include "tst_datakeyerasing.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is the program's own beside the data key: made once, found where it lay.
#include "tests/core/keys/keyringtest.h"

using namespace spyhop;
using testsupport::secretOf;

class TestOwnEntries : public testsupport::KeyRingTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { startAnew(); }
    void makersAtOnceGetOneOwnEntry();
    void whatIsOwnGoesWithTheDataKey();
    void whatIsOwnIsFoundWhereItLay();
    void anUndoneRestoreFindsItsOwn();
};

void TestOwnEntries::makersAtOnceGetOneOwnEntry()
{
    const auto first = ring();
    const auto second = ring();
    std::vector<std::unique_ptr<KeyJob>> jobs;
    jobs.push_back(first->ownEntryOrMake(QStringLiteral("audit-key"), secretOf("first"), keys::Asking::Never));
    jobs.push_back(second->ownEntryOrMake(QStringLiteral("audit-key"), secretOf("second"), keys::Asking::Never));
    const QList<KeyResult> results = waitForAll(jobs);
    QVERIFY(results.at(0).has_value() && results.at(1).has_value());
    QVERIFY(results.at(0)->equals(*results.at(1)));
    QVERIFY(m_world.entries.value(QStringLiteral("spyhop/id/audit-key")).equals(*results.at(0)));
}

//! What signs the audit log, and what it signed last.
void TestOwnEntries::whatIsOwnGoesWithTheDataKey()
{
    const QString key = QStringLiteral("audit-key"), checkpoint = QStringLiteral("audit-checkpoint");
    const base::Secret first = secretOf("first passphrase");
    const auto lieHere = [&](keys::KeyRing& keys) {
        const KeyResult one = wait(keys.ownEntry(key, keys::Asking::Never));
        const KeyResult other = wait(keys.ownEntry(checkpoint, keys::Asking::Never));
        return one && other && one->equals(secretOf("signs")) && other->equals(secretOf("a note"));
    };
    {
        const auto keys = ring();
        QVERIFY(wait(keys->dataKey(base::Secret(), true)).has_value());
        QVERIFY(wait(keys->keepOwnEntry(key, secretOf("signs"))).has_value());
        QVERIFY(wait(keys->keepOwnEntry(checkpoint, secretOf("a note"))).has_value());
        QCOMPARE(m_world.entries.size(), 3);
        QVERIFY(wait(keys->renewDataKey(first, keys::DataKeyStore::Passphrase)).has_value());
        QVERIFY(m_world.entries.isEmpty());
        QVERIFY(lieHere(*keys));
    }
    const auto keys = ring();
    QVERIFY(wait(keys->dataKey(first, false)).has_value());
    QVERIFY(lieHere(*keys));
    QVERIFY(wait(keys->renewDataKey(base::Secret(), keys::DataKeyStore::Keychain)).has_value());
    QVERIFY(keys::Vault(m_folder).names()->isEmpty());
    QCOMPARE(m_world.entries.size(), 3);
    QVERIFY(lieHere(*keys));
}

//! A first data key, behind a passphrase, comes after what was logged without one.
void TestOwnEntries::whatIsOwnIsFoundWhereItLay()
{
    const QString key = QStringLiteral("audit-key"), other = QStringLiteral("audit-checkpoint");
    const auto keys = ring();
    QVERIFY(wait(keys->keepOwnEntry(key, secretOf("signs"))).has_value());
    QVERIFY(wait(keys->keepOwnEntry(other, secretOf("a note"))).has_value());
    keys->setDataKeyStore(keys::DataKeyStore::Passphrase);
    QVERIFY(wait(keys->dataKey(secretOf("passphrase"), true)).has_value());
    const KeyResult found = wait(keys->ownEntry(key, keys::Asking::Never));
    QVERIFY(found.has_value() && found->equals(secretOf("signs")));
    QCOMPARE(keys::Vault(m_folder).names().value_or(QStringList()), QStringList{key});
    QVERIFY(!m_world.entries.contains(QStringLiteral("spyhop/id/audit-key")));
    // What a locked keychain may hold is worth no question to who has a passphrase.
    m_world.locked = true;
    QCOMPARE(wait(keys->ownEntry(other, keys::Asking::Allowed)).error().code, base::ErrorCode::NotFound);
    QCOMPARE(m_world.questions, 0);
}

//! A restore puts the data key behind a passphrase; what this profile had in its keychain it may have again.
void TestOwnEntries::anUndoneRestoreFindsItsOwn()
{
    const QString key = QStringLiteral("audit-key");
    m_world.entries.insert(QStringLiteral("spyhop/id/audit-key"), secretOf("signs"));
    const keys::Vault before(m_folder + QStringLiteral("/before"));
    QVERIFY(before.notePlace(keys::Vault::Place::Keychain).has_value());
    const keys::Vault restored(m_folder);
    QVERIFY(restored.createDataKey(secretOf("a phrase")).has_value());
    QVERIFY(restored.rememberPlacesOf(before, QStringLiteral("id"), {}).has_value());
    const auto keys = ring();
    QVERIFY(wait(keys->dataKey(secretOf("a phrase"), false)).has_value());
    m_world.locked = true; // it is there, so none is made in its place
    QCOMPARE(wait(keys->ownEntry(key, keys::Asking::Never)).error().code, base::ErrorCode::Auth);
    m_world.locked = false;
    const KeyResult found = wait(keys->ownEntry(key, keys::Asking::Never));
    QVERIFY(found.has_value() && found->equals(secretOf("signs")));
    QCOMPARE(restored.names().value_or(QStringList()), QStringList{key});
    QVERIFY(m_world.entries.contains(QStringLiteral("spyhop/id/audit-key")));
}

SPYHOP_TEST_MAIN(TestOwnEntries)
#include "tst_ownentries.moc"

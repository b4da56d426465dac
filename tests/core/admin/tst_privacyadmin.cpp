// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/datakeyplace.h"
#include "core/admin/privacyadmin.h"
#include "core/admin/recordwords.h"
#include "core/base/fakeclock.h"
#include "core/db/schema.h"
#include "core/store/sealedcolumn.h"
#include "tests/core/keys/fakekeychain.h"
#include "tests/support/brokenfile.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtTest/QSignalSpy>
#include <functional>
#include <optional>

using namespace spyhop;

class TestPrivacyAdmin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void grantMakesTheKey();
    void consentThatNothingCanSealIsWithdrawn();
    void aKeychainThatOpensLaterUnlocks();
    void whileTheKeychainAsksItIsSaid();
    void whoRefusesTheKeychainIsAskedOnce();
    void consentWithoutItsKeyDoesNotOutliveTheProgram();
    void onlyPlacesThatAreThereAreOffered_data();
    void onlyPlacesThatAreThereAreOffered();
    void theVaultNeedsNoConsent();
    void eraseEndsWhenTheKeyIsGone();
    void eraseTakesNothingWhileTheKeyStays_data();
    void eraseTakesNothingWhileTheKeyStays();
    void eraseMayLeaveTheKey_data();
    void eraseMayLeaveTheKey();
    void eraseGoesOverADamagedFile();
    void aDamagedDatabaseIsTold();
    void aLostVaultIsNotReplaced();
    void aLostVaultIsMadeAnewFromTheKeychain();
    void everyKindOfRecordHasWords();
    void aRenewalSealsEverythingAnew();
    void nothingIsSealedWithAKeyDestroyedElsewhere();
    void whatAnotherProgramPutsInItsPlaceIsLoaded_data();
    void whatAnotherProgramPutsInItsPlaceIsLoaded();
    void aLockedKeychainIsAskedOnceForAnotherProgramsKey();
    void whatAnotherProgramAllowsFirstIsStoredHereToo();
    void whileAnotherProgramRunsAJobTheKeyStays();
    void whatAnotherProgramRevokesHoldsAtOnce();
    void nothingIsOpenAfterErasing();

private:
    bool hear(QSignalSpy& spy)
    {
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(
                (m_clock.advance(std::chrono::milliseconds(0)), !spy.isEmpty()), testsupport::patienceMs);
        }();
        return !spy.isEmpty();
    }
    //! Waits for what other programs' files bring.
    bool becomes(const std::function<bool()>& isSo)
    {
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT((m_clock.advance(std::chrono::milliseconds(25)), isSo()), testsupport::patienceMs);
        }();
        return isSo();
    }
    //! Another one over the same profile and keychain.
    struct Program {
        std::unique_ptr<store::Places> places;
        std::unique_ptr<keys::KeyRing> keys;
        std::unique_ptr<store::SettingsFile> settings;
        std::unique_ptr<admin::PrivacyAdmin> privacy;
    };
    Program anotherProgram()
    {
        Program other{std::make_unique<store::Places>(),
            std::make_unique<keys::KeyRing>(folder(), QStringLiteral("id"), m_clock,
                std::make_unique<testsupport::FakeKeychain>(m_keychain, m_clock)),
            std::make_unique<store::SettingsFile>(folder()), nullptr};
        [&] { QVERIFY(other.settings->load().has_value()); }();
        other.privacy = std::make_unique<admin::PrivacyAdmin>(*other.settings, *other.places, *other.keys);
        return other;
    }
    [[nodiscard]] QString folder() const { return QFileInfo(m_settings->path()).path(); }
    static base::Secret secretOf(const char* text)
    {
        return base::Secret::fromBytes(text, static_cast<qsizetype>(qstrlen(text)));
    }

    base::FakeClock m_clock;
    testsupport::FakeKeychain::World m_keychain;
    int m_count = 0;
    store::Places m_places;
    std::unique_ptr<store::SettingsFile> m_settings;
    std::unique_ptr<keys::KeyRing> m_keys;
    std::unique_ptr<admin::PrivacyAdmin> m_admin;
};

void TestPrivacyAdmin::init()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("p%1").arg(++m_count));
    m_keychain = {};
    m_places = store::Places();
    m_settings = std::make_unique<store::SettingsFile>(folder);
    QVERIFY(m_settings->load().has_value());
    m_keys = std::make_unique<keys::KeyRing>(
        folder, QStringLiteral("id"), m_clock, std::make_unique<testsupport::FakeKeychain>(m_keychain, m_clock));
    m_admin = std::make_unique<admin::PrivacyAdmin>(*m_settings, m_places, *m_keys);
}

void TestPrivacyAdmin::cleanup()
{
    m_admin.reset();
    m_keys.reset();
    m_settings.reset();
}

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

void TestPrivacyAdmin::eraseEndsWhenTheKeyIsGone()
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

void TestPrivacyAdmin::eraseTakesNothingWhileTheKeyStays_data()
{
    QTest::addColumn<bool>("locked");
    QTest::newRow("locked") << true;
    QTest::newRow("away") << false;
}

void TestPrivacyAdmin::eraseTakesNothingWhileTheKeyStays()
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

void TestPrivacyAdmin::eraseMayLeaveTheKey_data()
{
    eraseTakesNothingWhileTheKeyStays_data();
}

//! Once it was refused for the sake of the key. Of what the key opens nothing is left in the file.
void TestPrivacyAdmin::eraseMayLeaveTheKey()
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

void TestPrivacyAdmin::eraseGoesOverADamagedFile()
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

void TestPrivacyAdmin::everyKindOfRecordHasWords()
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

void TestPrivacyAdmin::aDamagedDatabaseIsTold()
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

//! A second key would leave what the first one sealed unreadable for ever, and the first one what the second did.
void TestPrivacyAdmin::aLostVaultIsNotReplaced()
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
void TestPrivacyAdmin::aLostVaultIsMadeAnewFromTheKeychain()
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

//! Another program erases everything and allows storing again, while this one has the old key in its memory.
void TestPrivacyAdmin::nothingIsSealedWithAKeyDestroyedElsewhere()
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

void TestPrivacyAdmin::whatAnotherProgramPutsInItsPlaceIsLoaded_data()
{
    QTest::addColumn<bool>("keychain");
    QTest::newRow("in the keychain") << true;
    QTest::newRow("behind a passphrase") << false;
}

//! Another program renews the data key while this one has the old one in its memory.
void TestPrivacyAdmin::whatAnotherProgramPutsInItsPlaceIsLoaded()
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

void TestPrivacyAdmin::aLockedKeychainIsAskedOnceForAnotherProgramsKey()
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
void TestPrivacyAdmin::whatAnotherProgramAllowsFirstIsStoredHereToo()
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
void TestPrivacyAdmin::whatAnotherProgramRevokesHoldsAtOnce()
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

void TestPrivacyAdmin::nothingIsOpenAfterErasing()
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

void TestPrivacyAdmin::whileAnotherProgramRunsAJobTheKeyStays()
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

SPYHOP_TEST_MAIN(TestPrivacyAdmin)
#include "tst_privacyadmin.moc"

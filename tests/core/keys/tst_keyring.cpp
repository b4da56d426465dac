// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "core/base/files.h"
#include "core/keys/keychaindoor.h"
#include "core/keys/vault.h"
#include "core/seal/sealer.h"
#include "tests/core/keys/fakekeychain.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>
#include <algorithm>
#include <filesystem>
#include <thread>
#include <vector>

using namespace spyhop;
using keys::KeyJob;
using keys::KeyResult;
using testsupport::FakeKeychain;
using State = port::SecretStore::State;

namespace {

base::Secret secretOf(const char* text)
{
    return base::Secret::fromBytes(text, static_cast<qsizetype>(qstrlen(text)));
}

} // namespace

class TestKeyRing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
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
    void dataKeyPrefersTheKeychain();
    void noKeychainAndNoPassphraseIsRefused();
    void vaultTakesOver();
    void wrongPassphraseIsAuth();
    void damagedVaultIsTold_data();
    void damagedVaultIsTold();
    void vaultKeysComeBack();
    void lockedVaultIsAuth();
    void secondDataKeyIsNeverMade();
    void aLockedKeychainMayOpenForANewDataKey();
    void whatALockedKeychainHoldsIsNotWrittenOver();
    void noPassphraseTakesTheLockedKeychainsPlace();
    void aKeychainThatOpensIsHeardOf();
    void aKeychainThatIsLockedTakesItsKeysAlong();
    void aPersonIsAskedOnceHoweverManyWait();
    void whoDoesNotWantToIsNotWaitedFor();
    void nobodyWaitsForEver();
    void whatIsOpenedElsewhereIsOpen();
    void theLastToGoTakesTheQuestionBack();
    void erasedDataKeyIsGone();
    void erasingWaitsForTheKeychain();
    void erasingNeedsNoKeychainThatHoldsNothing();
    void erasingMayLeaveTheKey_data();
    void erasingMayLeaveTheKey();
    void aKeyThatWasLeftBehindIsNeverTakenAgain();
    void aDamagedVaultHidesNoKeyInTheKeychain();
    void whatACrashedErasureLeftIsErased();
    void erasingRemovesWhatARestoreLeft();
    void knownNamesTheVaultsKeys();
    void vaultIsWrittenByOneAtATime();
    void vaultHidesEverything();
    void aFreshDataKeyOpensWhatTheOldOneSealed_data();
    void aFreshDataKeyOpensWhatTheOldOneSealed();
    void aCrashLeavesOneKeyInForce();
    void makersAtOnceGetOneKey_data();
    void makersAtOnceGetOneKey();
    void makersAtOnceGetOneOwnEntry();
    void whatIsOwnGoesWithTheDataKey();
    void whatIsOwnIsFoundWhereItLay();
    void anUndoneRestoreFindsItsOwn();
    void aMakerThatDiedIsFollowed();
    void whatComesBackCounts();
    void aWriteUnderWayKeepsOthersOut();
    void onlyTheKeyInForceIsRenewed();
    void aKeyDestroyedElsewhereIsNoticed();

private:
    //! A keychain's question that nobody answers but the test.
    struct Question {
        bool isLocked = true;
        int asked = 0;
        QPointer<KeyJob> open;
    };
    keys::KeychainOpening::Parts partsOf(Question& question)
    {
        return {[this, &question] {
                    return std::make_unique<keys::SettledJob>(
                        question.isLocked ? KeyResult(base::failure(keys::lockedKeychain())) : KeyResult(), m_clock);
                },
            [&question] {
                auto job = std::make_unique<KeyJob>();
                question.open = job.get();
                ++question.asked;
                return job;
            },
            std::chrono::minutes(5)};
    }
    void pass(std::chrono::milliseconds time)
    {
        m_clock.advance(std::chrono::milliseconds(0));
        m_clock.advance(time);
        m_clock.advance(std::chrono::milliseconds(0)); // what was looked for meanwhile
        QCoreApplication::processEvents();
    }
    std::unique_ptr<keys::KeyRing> ring()
    {
        return std::make_unique<keys::KeyRing>(
            m_folder, QStringLiteral("id"), m_clock, std::make_unique<FakeKeychain>(m_world, m_clock));
    }
    KeyResult wait(const std::unique_ptr<KeyJob>& job)
    {
        std::optional<KeyResult> answer;
        connect(job.get(), &KeyJob::done, this, [&answer](const KeyResult& result) { answer = result; });
        [&] {
            QVERIFY(!answer.has_value());
            QTRY_VERIFY_WITH_TIMEOUT((m_clock.advance(std::chrono::milliseconds(0)), answer.has_value()),
                testsupport::patienceMs); // Argon2id runs on a thread
        }();
        return answer.value_or(base::failure(base::ErrorCode::Timeout, QString()));
    }
    //! Several at once, as those of several processes: each takes a step in turn.
    QList<KeyResult> waitForAll(const std::vector<std::unique_ptr<KeyJob>>& jobs)
    {
        std::vector<std::optional<KeyResult>> answers(jobs.size());
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            connect(
                jobs[i].get(), &KeyJob::done, this, [&answers, i](const KeyResult& result) { answers[i] = result; });
        }
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(
                (m_clock.advanceToNextTimer(),
                    std::all_of(answers.begin(), answers.end(), [](const auto& one) { return one.has_value(); })),
                testsupport::patienceMs);
        }();
        QList<KeyResult> results;
        for (const auto& answer : answers)
            results << answer.value_or(base::failure(base::ErrorCode::Timeout, QString()));
        return results;
    }
    QByteArray vaultText()
    {
        QFile file(m_folder + QStringLiteral("/vault.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    FakeKeychain::World m_world;
    base::FakeClock m_clock;
    QString m_folder;
    int m_count = 0;
};

void TestKeyRing::init()
{
    m_world = {};
    m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("k%1").arg(++m_count));
}

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

void TestKeyRing::dataKeyPrefersTheKeychain()
{
    QCOMPARE(wait(ring()->dataKey(base::Secret(), false)).error().code, base::ErrorCode::RefusedConsent);
    const KeyResult made = wait(ring()->dataKey(secretOf("passphrase"), true));
    QVERIFY(made.has_value());
    QCOMPARE(made->size(), 32);
    QVERIFY(m_world.entries.value(QStringLiteral("spyhop/id/data-key")).equals(*made));
    const KeyResult again = wait(ring()->dataKey(base::Secret(), false));
    QVERIFY(again->equals(*made));
}

void TestKeyRing::noKeychainAndNoPassphraseIsRefused()
{
    m_world.available = false;
    QCOMPARE(wait(ring()->dataKey(base::Secret(), true)).error().code, base::ErrorCode::RefusedConsent);
    QVERIFY(vaultText().isEmpty());
}

void TestKeyRing::vaultTakesOver()
{
    m_world.available = false;
    const KeyResult made = wait(ring()->dataKey(secretOf("passphrase"), true));
    QVERIFY(made.has_value());
    QVERIFY(wait(ring()->dataKey(secretOf("passphrase"), false))->equals(*made));
    m_world.available = true; // a keychain that comes later knows nothing of it: the vault still counts
    QVERIFY(wait(ring()->dataKey(secretOf("passphrase"), true))->equals(*made));
    QVERIFY(m_world.entries.isEmpty());
}

void TestKeyRing::wrongPassphraseIsAuth()
{
    m_world.available = false;
    QVERIFY(wait(ring()->dataKey(secretOf("passphrase"), true)).has_value());
    const QByteArray before = vaultText();
    QCOMPARE(wait(ring()->dataKey(secretOf("Passphrase"), true)).error().code, base::ErrorCode::Auth);
    QCOMPARE(vaultText(), before); // and no second key was made
}

void TestKeyRing::damagedVaultIsTold_data()
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

void TestKeyRing::damagedVaultIsTold()
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

void TestKeyRing::secondDataKeyIsNeverMade()
{
    QVERIFY(wait(ring()->dataKey(base::Secret(), true)).has_value());
    m_world.available = false; // locked today: a key in the vault would open nothing of what is there
    QCOMPARE(wait(ring()->dataKey(secretOf("passphrase"), true)).error().code, base::ErrorCode::RefusedConsent);
    m_world.available = true;
    m_world.entries.clear(); // and lost for good
    QCOMPARE(wait(ring()->dataKey(secretOf("passphrase"), true)).error().code, base::ErrorCode::RefusedConsent);
    QVERIFY(m_world.entries.isEmpty());
}

void TestKeyRing::aLockedKeychainMayOpenForANewDataKey()
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

void TestKeyRing::whatALockedKeychainHoldsIsNotWrittenOver()
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

void TestKeyRing::noPassphraseTakesTheLockedKeychainsPlace()
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

void TestKeyRing::aKeychainThatOpensIsHeardOf()
{
    QVERIFY(wait(ring()->dataKey(base::Secret(), true)).has_value());
    m_world.entries.insert(QStringLiteral("spyhop/id/a"), secretOf("sk-1"));
    m_world.locked = true;
    const auto keys = ring();
    QCOMPARE(
        wait(keys->dataKey(base::Secret(), false, keys::Asking::Never)).error().code, base::ErrorCode::RefusedConsent);
    QCOMPARE(m_world.questions, 0);
    const QString reference = QStringLiteral("keychain:a");
    QCOMPARE(keys->request(reference), State::Loading);
    pass(std::chrono::milliseconds(0));
    QCOMPARE(keys->request(reference), State::Failed);
    m_world.questions = 0;
    QSignalSpy opened(keys.get(), &keys::KeyRing::keychainOpened);
    QSignalSpy changed(keys.get(), &keys::KeyRing::changed);
    keys->followKeychain();
    for (int i = 0; i < 10; ++i)
        pass(std::chrono::seconds(3));
    QVERIFY(opened.isEmpty());
    QCOMPARE(m_world.questions, 0);
    m_world.locked = false;
    pass(std::chrono::seconds(3));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(keys->request(reference), State::Loading); // without a wait for what has failed
}

void TestKeyRing::aKeychainThatIsLockedTakesItsKeysAlong()
{
    m_world.entries.insert(QStringLiteral("spyhop/id/a"), secretOf("sk-1"));
    qputenv("SPYHOP_TEST_KEY", "sk-2");
    const QString reference = QStringLiteral("keychain:a");
    const QString other = QStringLiteral("env:SPYHOP_TEST_KEY");
    const auto keys = ring();
    QVERIFY(wait(keys->dataKey(base::Secret(), true)).has_value());
    QCOMPARE(keys->request(other), State::Ready);
    QCOMPARE(keys->request(reference), State::Loading);
    pass(std::chrono::milliseconds(0));
    QCOMPARE(keys->request(reference), State::Ready);
    QSignalSpy changed(keys.get(), &keys::KeyRing::changed);
    QSignalSpy forgotten(keys.get(), &keys::KeyRing::forgotten);
    m_world.present->lock();
    QCOMPARE(forgotten.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toString(), reference);
    QVERIFY(!keys->secret(reference).has_value());
    QVERIFY(!keys->known().contains(reference));
    QCOMPARE(keys->request(other), State::Ready); // it came from elsewhere
    QVERIFY(keys->secret(other).has_value());
    QVERIFY(wait(keys->dataKey(base::Secret(), false)).has_value()); // what is stored stays open

    QCOMPARE(keys->request(reference), State::Loading);
    pass(std::chrono::milliseconds(0));
    QCOMPARE(keys->request(reference), State::Failed);
    QCOMPARE(keys->secret(reference).error().what, keys::lockedKeychain().what);
    m_world.locked = false;
    pass(std::chrono::seconds(6)); // a failure stands for five
    QCOMPARE(keys->request(reference), State::Loading);
    pass(std::chrono::milliseconds(0));
    QVERIFY(keys->secret(reference)->equals(secretOf("sk-1")));
}

void TestKeyRing::aPersonIsAskedOnceHoweverManyWait()
{
    Question question;
    keys::KeychainDoor door(partsOf(question), m_clock);
    QSignalSpy asking(&door, &keys::KeychainDoor::asking);
    const auto first = door.pass();
    const auto second = door.pass();
    QSignalSpy firstDone(first.get(), &KeyJob::done), secondDone(second.get(), &KeyJob::done);
    pass(std::chrono::milliseconds(900));
    QCOMPARE(question.asked, 1);
    QVERIFY(asking.isEmpty()); // a service that can ask nobody says so by then
    pass(std::chrono::seconds(200));
    QCOMPARE(asking.size(), 1);
    QVERIFY(asking.first().first().toBool() && firstDone.isEmpty() && secondDone.isEmpty());
    Q_EMIT question.open->done(KeyResult());
    pass(std::chrono::milliseconds(0));
    QCOMPARE(firstDone.size(), 1);
    QCOMPARE(secondDone.size(), 1);
    QVERIFY(firstDone.first().first().value<KeyResult>().has_value());
    QCOMPARE(asking.size(), 2);
    QVERIFY(!asking.last().first().toBool());
    question.isLocked = false;
    const auto third = door.pass();
    QSignalSpy thirdDone(third.get(), &KeyJob::done);
    pass(std::chrono::milliseconds(0));
    QVERIFY(thirdDone.size() == 1 && question.asked == 1);
}

void TestKeyRing::whoDoesNotWantToIsNotWaitedFor()
{
    Question question;
    keys::KeychainDoor door(partsOf(question), m_clock);
    QSignalSpy asking(&door, &keys::KeychainDoor::asking);
    const auto job = door.pass();
    QSignalSpy done(job.get(), &KeyJob::done);
    pass(std::chrono::milliseconds(100));
    QVERIFY(question.open);
    Q_EMIT question.open->done(base::failure(keys::refusedKeychain()));
    pass(std::chrono::milliseconds(0));
    QCOMPARE(done.size(), 1);
    QVERIFY(done.first().first().value<KeyResult>().error() == keys::refusedKeychain());
    QVERIFY(asking.isEmpty());
}

void TestKeyRing::nobodyWaitsForEver()
{
    Question question;
    keys::KeychainDoor door(partsOf(question), m_clock);
    const auto job = door.pass();
    QSignalSpy done(job.get(), &KeyJob::done);
    pass(std::chrono::milliseconds(0));
    pass(std::chrono::seconds(295));
    QVERIFY(done.isEmpty());
    pass(std::chrono::seconds(5));
    QCOMPARE(done.size(), 1);
    QVERIFY(done.first().first().value<KeyResult>().error() == keys::lockedKeychain());
    QVERIFY2(!question.open, "nobody needs it any more");
}

void TestKeyRing::whatIsOpenedElsewhereIsOpen()
{
    Question question;
    keys::KeychainDoor door(partsOf(question), m_clock);
    const auto job = door.pass();
    QSignalSpy done(job.get(), &KeyJob::done);
    pass(std::chrono::seconds(30));
    QVERIFY(done.isEmpty());
    question.isLocked = false;
    pass(std::chrono::seconds(2));
    pass(std::chrono::milliseconds(0));
    QCOMPARE(done.size(), 1);
    QVERIFY(done.first().first().value<KeyResult>().has_value());
    QVERIFY2(!question.open, "nobody needs it any more");
}

void TestKeyRing::theLastToGoTakesTheQuestionBack()
{
    Question question;
    keys::KeychainDoor door(partsOf(question), m_clock);
    QSignalSpy asking(&door, &keys::KeychainDoor::asking);
    auto first = door.pass();
    auto second = door.pass();
    pass(std::chrono::seconds(3));
    first.reset();
    QVERIFY(question.open && asking.size() == 1);
    second.reset();
    QVERIFY(!question.open);
    QCOMPARE(asking.size(), 2);
    QVERIFY(!asking.last().first().toBool());
}

void TestKeyRing::erasedDataKeyIsGone()
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

void TestKeyRing::erasingWaitsForTheKeychain()
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

void TestKeyRing::erasingNeedsNoKeychainThatHoldsNothing()
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

void TestKeyRing::erasingMayLeaveTheKey_data()
{
    QTest::addColumn<bool>("locked");
    QTest::addColumn<bool>("available");
    QTest::newRow("locked") << true << true;
    QTest::newRow("gone") << false << false;
    QTest::newRow("open") << false << true;
}

void TestKeyRing::erasingMayLeaveTheKey()
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
void TestKeyRing::aKeyThatWasLeftBehindIsNeverTakenAgain()
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
void TestKeyRing::aDamagedVaultHidesNoKeyInTheKeychain()
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
void TestKeyRing::whatACrashedErasureLeftIsErased()
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
void TestKeyRing::erasingRemovesWhatARestoreLeft()
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

void TestKeyRing::aFreshDataKeyOpensWhatTheOldOneSealed_data()
{
    QTest::addColumn<bool>("keychain");
    QTest::addColumn<keys::DataKeyStore>("store");
    QTest::newRow("within the keychain") << true << keys::DataKeyStore::Auto;
    QTest::newRow("behind a passphrase") << false << keys::DataKeyStore::Auto;
    QTest::newRow("from the keychain to a passphrase") << true << keys::DataKeyStore::Passphrase;
}

void TestKeyRing::aFreshDataKeyOpensWhatTheOldOneSealed()
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

void TestKeyRing::aCrashLeavesOneKeyInForce()
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

void TestKeyRing::makersAtOnceGetOneKey_data()
{
    QTest::addColumn<bool>("keychain");
    QTest::addColumn<bool>("alike");
    QTest::newRow("keychain") << true << true;
    QTest::newRow("passphrase") << false << true;
    QTest::newRow("one in the keychain, one behind a passphrase") << true << false;
}

void TestKeyRing::makersAtOnceGetOneKey()
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

void TestKeyRing::makersAtOnceGetOneOwnEntry()
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
void TestKeyRing::whatIsOwnGoesWithTheDataKey()
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
void TestKeyRing::whatIsOwnIsFoundWhereItLay()
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
void TestKeyRing::anUndoneRestoreFindsItsOwn()
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

//! It has written the key and died before the vault could say where it lies.
void TestKeyRing::aMakerThatDiedIsFollowed()
{
    const base::Secret made = seal::Sealer::freshKey();
    m_world.entries.insert(QStringLiteral("spyhop/id/data-key"), made);
    QVERIFY(wait(ring()->dataKey(base::Secret(), true))->equals(made));
    QVERIFY(ring()->hasDataKey());
    m_world.entries.clear();
    QCOMPARE(wait(ring()->dataKey(base::Secret(), true)).error().code, base::ErrorCode::RefusedConsent);
}

void TestKeyRing::whatComesBackCounts()
{
    m_world.mangles = true;
    QVERIFY(!wait(ring()->dataKey(base::Secret(), true)).has_value()); // nothing is sealed with what is not there
    QVERIFY(!ring()->hasDataKey());
}

void TestKeyRing::aWriteUnderWayKeepsOthersOut()
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

//! Two that renew at once: the second one's fresh key would not know the first one's, and what that has sealed by then.
void TestKeyRing::onlyTheKeyInForceIsRenewed()
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

void TestKeyRing::aKeyDestroyedElsewhereIsNoticed()
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

SPYHOP_TEST_MAIN(TestKeyRing)
#include "tst_keyring.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/token.h"

#include "core/keys/keyring.h"
#include "core/keys/tokenfile.h"
#include "core/keys/tokenmodule.h"
#include "core/keys/vault.h"
#include "tests/core/keys/fakekeychain.h"
#include "tests/core/keys/softhsm.h"
#include "tests/support/testmain.h"

#include <QtCore/QDirIterator>
#include <QtCore/QElapsedTimer>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using keys::KeyJob;
using keys::KeyResult;
using keys::PinState;
using keys::Token;
using keys::TokenState;
using testsupport::SoftHsm;

namespace {

base::Secret secretOf(const QByteArray& text)
{
    return base::Secret::fromBytes(text.constData(), text.size());
}

const QByteArray apiKey = QByteArrayLiteral("sk-CANARY-0123456789abcdef");

} // namespace

// Against a real SoftHSM2, behind countingtoken.cpp where SoftHSM2 cannot do what hardware does.
class TestToken : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void theTokenIsFound();
    void aKeyIsSealedAndComesBack();
    void theSealingKeyCannotLeaveTheToken();
    void oneOfSeveralKeysOpensIt();
    void withoutAPinItStaysClosed();
    void aWrongPinIsCountedDown();
    void whoeverCanBeAskedIsAsked();
    void aTokenTakenAwayTakesItsKeys();
    void whatWasMovedOrDamagedDoesNotOpen();
    void withoutGcmItEncryptsThenAuthenticates();
    void whatATokenLacksIsNamed();
    void noLibraryNoToken();
    void anotherTokenOpensNothing();
    void theDataKeyMayLiveThere();
    void aLostTokenKeepsNobodyFromErasing();
    void erasingDestroysWhatARestoreLeftThere();
    void aSlowTokenStopsNobody();

private:
    KeyResult wait(const std::unique_ptr<KeyJob>& job)
    {
        std::optional<KeyResult> answer;
        connect(job.get(), &KeyJob::done, this, [&answer](const KeyResult& result) { answer = result; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), testsupport::patienceMs); }();
        return answer.value_or(base::failure(base::ErrorCode::Timeout, QString()));
    }
    QList<keys::TokenInfo> search(Token& token)
    {
        const auto job = token.search(QString());
        std::optional<base::Expected<QList<keys::TokenInfo>>> answer;
        connect(job.get(), &keys::TokenSearch::done, this, [&answer](const auto& found) { answer = found; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), testsupport::patienceMs); }();
        return answer && *answer ? **answer : QList<keys::TokenInfo>();
    }
    [[nodiscard]] static keys::TokenInfo named(const QList<keys::TokenInfo>& found, const QString& label)
    {
        for (const keys::TokenInfo& one : found) {
            if (one.label == label)
                return one;
        }
        return {};
    }
    std::unique_ptr<Token> token() { return std::make_unique<Token>(m_folder, QStringLiteral("profile-id"), m_clock); }
    std::unique_ptr<keys::KeyRing> ring()
    {
        return std::make_unique<keys::KeyRing>(m_folder, QStringLiteral("profile-id"), m_clock,
            std::make_unique<testsupport::FakeKeychain>(m_world, m_clock));
    }
    //! The profile uses the token "work".
    void chooseToken(Token& token) { QVERIFY(token.choose(named(search(token), QStringLiteral("work")))); }
    void put(const QString& name) const
    {
        QFile file(m_control + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    void take(const QString& name) const { QFile::remove(m_control + u'/' + name); }
    //! Whether the bytes stand in a file of the profile or of the token, as they are, in UTF-16, base64 or hex.
    [[nodiscard]] bool isOnDisk(const QByteArray& secret) const
    {
        const QString text = QString::fromUtf8(secret);
        const QList<QByteArray> forms{secret, secret.toBase64().left(secret.size()), secret.toHex(),
            QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2)};
        for (const QString& folder : {m_folder, m_hsm->tokens()}) {
            QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                const QByteArray bytes = file.readAll();
                for (const QByteArray& form : forms) {
                    if (bytes.contains(form))
                        return true;
                }
            }
        }
        return false;
    }

    base::SystemClock m_clock;
    testsupport::FakeKeychain::World m_world;
    std::unique_ptr<SoftHsm> m_hsm;
    QString m_folder, m_control;
};

void TestToken::initTestCase()
{
    if (!SoftHsm::isInstalled())
        QSKIP("SoftHSM2 (softhsm2-util and libsofthsm2.so) is not installed");
    m_hsm = std::make_unique<SoftHsm>(testsupport::TestWorld::makeFolder(QStringLiteral("softhsm")));
    m_control = testsupport::TestWorld::makeFolder(QStringLiteral("control"));
    QVERIFY(m_hsm->add(QStringLiteral("work")));
    QVERIFY(m_hsm->add(QStringLiteral("other")));
    qputenv("SPYHOP_TEST_TOKEN", m_control.toUtf8());
    qputenv("SPYHOP_TEST_SOFTHSM", testsupport::softHsmLibrary().toUtf8());
    qputenv("SPYHOP_PKCS11_MODULE", SPYHOP_COUNTING_TOKEN);
}

void TestToken::init()
{
    static int number = 0;
    m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("profile%1").arg(++number));
    take(QStringLiteral("away"));
    take(QStringLiteral("slow"));
    take(QStringLiteral("no-gcm"));
    take(QStringLiteral("no-hmac"));
    put(QStringLiteral("forgiven"));
    m_world = {};
}

void TestToken::theTokenIsFound()
{
    const auto mine = token();
    QCOMPARE(mine->status().state, TokenState::NotChosen);
    const QList<keys::TokenInfo> found = search(*mine);
    QCOMPARE(found.size(), 2);
    const keys::TokenInfo work = named(found, QStringLiteral("work"));
    QVERIFY(work.sealsKeys);
    QVERIFY(!work.serial.isEmpty());
    QCOMPARE(work.pin, PinState::Fine);
    QCOMPARE(work.module, QString::fromUtf8(SPYHOP_COUNTING_TOKEN));
    QCOMPARE(wait(mine->write(QStringLiteral("a"), secretOf(apiKey))).error().code, base::ErrorCode::Settings);
    chooseToken(*mine);
    QCOMPARE(mine->status().state, TokenState::Closed);
    QCOMPARE(token()->status().token.label, QStringLiteral("work")); // remembered
}

void TestToken::aKeyIsSealedAndComesBack()
{
    {
        const auto first = ring();
        chooseToken(first->token());
        first->token().setPin(secretOf(SoftHsm::pin));
        QVERIFY(wait(first->write(QStringLiteral("pkcs11:api"), secretOf(apiKey))).has_value());
        QCOMPARE(first->token().status().state, TokenState::Open);
        QVERIFY(first->secret(QStringLiteral("pkcs11:api"))->equals(secretOf(apiKey)));
    }
    const auto second = ring();
    QCOMPARE(second->known(), QStringList{QStringLiteral("pkcs11:api")});
    second->token().setPin(secretOf(SoftHsm::pin));
    QSignalSpy changed(second.get(), &keys::KeyRing::changed);
    QCOMPARE(second->request(QStringLiteral("pkcs11:api")), port::SecretStore::State::Loading);
    QTRY_VERIFY_WITH_TIMEOUT(second->secret(QStringLiteral("pkcs11:api")).has_value(), testsupport::patienceMs);
    QVERIFY(second->secret(QStringLiteral("pkcs11:api"))->equals(secretOf(apiKey)));
    QVERIFY(!changed.isEmpty());
    QVERIFY(!isOnDisk(apiKey));
    QVERIFY(!isOnDisk(SoftHsm::pin));
    QVERIFY(wait(second->remove(QStringLiteral("pkcs11:api"))).has_value());
    QVERIFY(second->known().isEmpty());
    QCOMPARE(wait(second->token().read(QStringLiteral("api"))).error().code, base::ErrorCode::NotFound);
}

void TestToken::theSealingKeyCannotLeaveTheToken()
{
    const auto mine = token();
    chooseToken(*mine);
    QVERIFY(wait(mine->open(secretOf(SoftHsm::pin), false)).has_value());
    QVERIFY(wait(mine->write(QStringLiteral("api"), secretOf(apiKey))).has_value());

    // Asked behind the program's back.
    const auto module = keys::TokenModule::load(QString::fromUtf8(SPYHOP_COUNTING_TOKEN));
    QVERIFY(module.has_value());
    CK_FUNCTION_LIST& api = (*module)->api();
    const auto slot = (*module)->slotOf(mine->status().token);
    QVERIFY(slot.has_value());
    CK_SESSION_HANDLE session = 0;
    QCOMPARE(api.C_OpenSession(*slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &session), CKR_OK);
    QByteArray label = QByteArrayLiteral("spyhop/profile-id");
    CK_ATTRIBUTE wanted[] = {{CKA_LABEL, label.data(), static_cast<CK_ULONG>(label.size())}};
    QCOMPARE(api.C_FindObjectsInit(session, wanted, 1), CKR_OK);
    CK_OBJECT_HANDLE key = 0;
    CK_ULONG count = 0;
    QCOMPARE(api.C_FindObjects(session, &key, 1, &count), CKR_OK);
    api.C_FindObjectsFinal(session);
    QCOMPARE(count, CK_ULONG(1));
    CK_BBOOL sensitive = 0, neverLeft = 0, canLeave = 1, isPrivate = 0;
    CK_ULONG length = 0;
    CK_ATTRIBUTE asked[] = {{CKA_ALWAYS_SENSITIVE, &sensitive, 1}, {CKA_NEVER_EXTRACTABLE, &neverLeft, 1},
        {CKA_EXTRACTABLE, &canLeave, 1}, {CKA_PRIVATE, &isPrivate, 1}, {CKA_VALUE_LEN, &length, sizeof length}};
    QCOMPARE(api.C_GetAttributeValue(session, key, asked, 5), CKR_OK);
    QCOMPARE(int(sensitive), 1);
    QCOMPARE(int(neverLeft), 1);
    QCOMPARE(int(canLeave), 0);
    QCOMPARE(int(isPrivate), 1);
    QCOMPARE(length, CK_ULONG(32));
    CK_BYTE value[64] = {};
    CK_ATTRIBUTE bytes = {CKA_VALUE, value, sizeof value};
    QCOMPARE(api.C_GetAttributeValue(session, key, &bytes, 1), CK_RV(CKR_ATTRIBUTE_SENSITIVE));
    api.C_CloseSession(session);
}

//! Two programs that seal for the first time at once each make a key of the same label, and each seals with its own.
void TestToken::oneOfSeveralKeysOpensIt()
{
    const auto mine = token();
    chooseToken(*mine);
    QVERIFY(wait(mine->open(secretOf(SoftHsm::pin), false)).has_value());
    const auto module = keys::TokenModule::load(QString::fromUtf8(SPYHOP_COUNTING_TOKEN));
    QVERIFY(module.has_value());
    CK_FUNCTION_LIST& api = (*module)->api();
    const auto slot = (*module)->slotOf(mine->status().token);
    QVERIFY(slot.has_value());
    CK_SESSION_HANDLE session = 0;
    QCOMPARE(api.C_OpenSession(*slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &session), CKR_OK);
    QByteArray label = QByteArrayLiteral("spyhop/profile-id");
    CK_OBJECT_CLASS kind = CKO_SECRET_KEY;
    CK_KEY_TYPE type = CKK_AES;
    CK_ULONG length = 32;
    CK_BBOOL yes = CK_TRUE;
    CK_ATTRIBUTE made[]
        = {{CKA_CLASS, &kind, sizeof kind}, {CKA_KEY_TYPE, &type, sizeof type}, {CKA_VALUE_LEN, &length, sizeof length},
            {CKA_TOKEN, &yes, sizeof yes}, {CKA_PRIVATE, &yes, sizeof yes}, {CKA_ENCRYPT, &yes, sizeof yes},
            {CKA_DECRYPT, &yes, sizeof yes}, {CKA_LABEL, label.data(), static_cast<CK_ULONG>(label.size())}};
    // Each name is sealed beside one key more; in which order the token names them is its own affair.
    QStringList names;
    for (int i = 0; i < 6; ++i) {
        names << QStringLiteral("api-%1").arg(i);
        QVERIFY(wait(mine->write(names.last(), secretOf(apiKey))).has_value());
        CK_MECHANISM mechanism = {CKM_AES_KEY_GEN, nullptr, 0};
        CK_OBJECT_HANDLE key = 0;
        QCOMPARE(api.C_GenerateKey(session, &mechanism, made, std::size(made), &key), CKR_OK);
    }
    for (const QString& name : std::as_const(names)) {
        const KeyResult read = wait(mine->read(name));
        QVERIFY2(read.has_value(), read ? "" : qPrintable(name + u' ' + read.error().sentence()));
        QVERIFY(read->equals(secretOf(apiKey)));
    }
    // Those that were added go again: other tests share the token.
    CK_ATTRIBUTE wanted[] = {{CKA_LABEL, label.data(), static_cast<CK_ULONG>(label.size())}};
    QCOMPARE(api.C_FindObjectsInit(session, wanted, 1), CKR_OK);
    CK_OBJECT_HANDLE all[16] = {};
    CK_ULONG count = 0;
    QCOMPARE(api.C_FindObjects(session, all, 16, &count), CKR_OK);
    api.C_FindObjectsFinal(session);
    for (CK_ULONG i = 0; i < count; ++i)
        QCOMPARE(api.C_DestroyObject(session, all[i]), CKR_OK);
    api.C_CloseSession(session);
}

void TestToken::withoutAPinItStaysClosed()
{
    {
        const auto mine = token();
        chooseToken(*mine);
        mine->setPin(secretOf(SoftHsm::pin));
        QVERIFY(wait(mine->write(QStringLiteral("api"), secretOf(apiKey))).has_value());
    }
    const auto later = ring();
    QCOMPARE(later->request(QStringLiteral("pkcs11:api")), port::SecretStore::State::Loading);
    QSignalSpy changed(later.get(), &keys::KeyRing::changed);
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, testsupport::patienceMs);
    QCOMPARE(later->secret(QStringLiteral("pkcs11:api")).error().code, base::ErrorCode::Auth);
    QCOMPARE(later->token().status().state, TokenState::Closed);
    // The PIN, and what failed is asked for again at once.
    QVERIFY(wait(later->token().open(secretOf(SoftHsm::pin), false)).has_value());
    QVERIFY(changed.size() >= 2);
    QCOMPARE(later->request(QStringLiteral("pkcs11:api")), port::SecretStore::State::Loading);
    QTRY_VERIFY_WITH_TIMEOUT(later->secret(QStringLiteral("pkcs11:api")).has_value(), testsupport::patienceMs);
    // Closed again: the key is forgotten.
    later->token().close();
    QTRY_VERIFY_WITH_TIMEOUT(!later->secret(QStringLiteral("pkcs11:api")).has_value(), testsupport::patienceMs);
    QCOMPARE(later->token().status().state, TokenState::Closed);
}

void TestToken::aWrongPinIsCountedDown()
{
    const auto mine = token();
    chooseToken(*mine);
    take(QStringLiteral("forgiven")); // the count begins here
    const KeyResult first = wait(mine->open(secretOf("000000"), false));
    QCOMPARE(first.error().code, base::ErrorCode::Auth);
    QVERIFY(!first.error().remedy.isEmpty());
    QCOMPARE(mine->status().pin, PinState::WrongBefore);
    const KeyResult second = wait(mine->open(secretOf("000000"), false));
    QVERIFY2(second.error().remedy.contains(QStringLiteral("One more")), qPrintable(second.error().remedy));
    QCOMPARE(mine->status().pin, PinState::LastTry);
    // A PIN nobody has just typed is not tried: it might lock the token.
    mine->setPin(secretOf("000000"));
    const KeyResult third = wait(mine->write(QStringLiteral("api"), secretOf(apiKey)));
    QVERIFY(!third);
    QCOMPARE(mine->status().pin, PinState::LastTry);
    QVERIFY(wait(mine->open(secretOf(SoftHsm::pin), true)).has_value());
    mine->close();
    QTRY_COMPARE_WITH_TIMEOUT(mine->status().state, TokenState::Closed, testsupport::patienceMs);
    QCOMPARE(mine->status().pin, PinState::Fine); // a right PIN starts the count anew
    for (int i = 0; i < 3; ++i)
        QVERIFY(!wait(mine->open(secretOf("000000"), true)));
    QCOMPARE(mine->status().pin, PinState::Locked);
    const KeyResult locked = wait(mine->open(secretOf(SoftHsm::pin), true));
    QVERIFY(!locked);
    QVERIFY(!locked.error().remedy.isEmpty());
}

void TestToken::whoeverCanBeAskedIsAsked()
{
    class Person final : public keys::PinSource {
    public:
        QList<QByteArray> answers;
        QList<PinState> told;
        base::Secret pinFor(const keys::TokenStatus& status) override
        {
            told << status.pin;
            return answers.isEmpty() ? base::Secret() : secretOf(answers.takeFirst());
        }
    };
    Person person;
    const auto mine = token();
    chooseToken(*mine);
    take(QStringLiteral("forgiven")); // the count begins here
    mine->setPinSource(person);
    QVERIFY(!wait(mine->write(QStringLiteral("api"), secretOf(apiKey)))); // nobody answers
    person.answers = {"000000", "111111", SoftHsm::pin};
    const KeyResult written = wait(mine->write(QStringLiteral("api"), secretOf(apiKey)));
    QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().sentence()));
    QCOMPARE(person.told, (QList<PinState>{PinState::Fine, PinState::Fine, PinState::WrongBefore, PinState::LastTry}));
    QVERIFY(wait(mine->read(QStringLiteral("api")))->equals(secretOf(apiKey)));
    QCOMPARE(person.told.size(), 4); // it is open: not asked again
}

void TestToken::aTokenTakenAwayTakesItsKeys()
{
    const auto mine = ring();
    chooseToken(mine->token());
    mine->token().setPin(secretOf(SoftHsm::pin));
    const KeyResult written = wait(mine->write(QStringLiteral("pkcs11:api"), secretOf(apiKey)));
    QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().sentence()));
    QSignalSpy changed(mine.get(), &keys::KeyRing::changed);
    put(QStringLiteral("away"));
    // Nobody asks: once a key came from it, it is watched.
    QTRY_COMPARE_WITH_TIMEOUT(mine->token().status().state, TokenState::Away, testsupport::patienceMs);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!mine->secret(QStringLiteral("pkcs11:api")));
    QCOMPARE(mine->request(QStringLiteral("pkcs11:api")), port::SecretStore::State::Loading);
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, testsupport::patienceMs);
    const base::Error away = mine->secret(QStringLiteral("pkcs11:api")).error();
    QCOMPARE(away.code, base::ErrorCode::Auth);
    QVERIFY(!away.remedy.isEmpty());
    // What needs no token goes on.
    qputenv("SPYHOP_TEST_KEY", "sk-other");
    QCOMPARE(mine->request(QStringLiteral("env:SPYHOP_TEST_KEY")), port::SecretStore::State::Ready);
    take(QStringLiteral("away"));
    mine->token().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(mine->token().status().state, TokenState::Closed, testsupport::patienceMs);
    QVERIFY(wait(mine->token().open(secretOf(SoftHsm::pin), false)).has_value());
    mine->request(QStringLiteral("pkcs11:api"));
    QTRY_VERIFY_WITH_TIMEOUT(mine->secret(QStringLiteral("pkcs11:api")).has_value(), testsupport::patienceMs);
}

void TestToken::whatWasMovedOrDamagedDoesNotOpen()
{
    const auto mine = token();
    chooseToken(*mine);
    QVERIFY(wait(mine->open(secretOf(SoftHsm::pin), false)).has_value());
    QVERIFY(wait(mine->write(QStringLiteral("a"), secretOf(apiKey))).has_value());
    const keys::TokenFile file(m_folder);
    const QByteArray sealed = *file.sealed(QStringLiteral("a"));
    QVERIFY(file.setSealed(QStringLiteral("b"), sealed)); // under another name
    QCOMPARE(wait(mine->read(QStringLiteral("b"))).error().code, base::ErrorCode::Unreadable);
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray damaged = sealed;
        damaged[i] = static_cast<char>(damaged.at(i) ^ 0x20);
        QVERIFY(file.setSealed(QStringLiteral("b"), damaged));
        QCOMPARE(wait(mine->read(QStringLiteral("b"))).error().code, base::ErrorCode::Unreadable);
    }
    QVERIFY(file.setSealed(QStringLiteral("b"), QByteArray()));
    QCOMPARE(wait(mine->read(QStringLiteral("b"))).error().code, base::ErrorCode::Unreadable);
    QVERIFY(wait(mine->read(QStringLiteral("a"))).has_value()); // the others are not touched
}

void TestToken::withoutGcmItEncryptsThenAuthenticates()
{
    const auto mine = token();
    chooseToken(*mine);
    QVERIFY(wait(mine->open(secretOf(SoftHsm::pin), false)).has_value());
    QVERIFY(wait(mine->write(QStringLiteral("old"), secretOf(apiKey))).has_value());
    const keys::TokenFile file(m_folder);
    QCOMPARE(file.sealed(QStringLiteral("old"))->front(), '\1');
    put(QStringLiteral("no-gcm"));
    QVERIFY(named(search(*mine), QStringLiteral("work")).sealsKeys);
    const KeyResult written = wait(mine->write(QStringLiteral("api"), secretOf(apiKey)));
    QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().sentence()));
    const QByteArray sealed = *file.sealed(QStringLiteral("api"));
    QCOMPARE(sealed.front(), '\2');
    QVERIFY(!isOnDisk(apiKey));
    QVERIFY(wait(mine->read(QStringLiteral("api")))->equals(secretOf(apiKey)));
    // The same text twice gives two records; every byte counts, and so does the name.
    QVERIFY(wait(mine->write(QStringLiteral("twin"), secretOf(apiKey))).has_value());
    QVERIFY(*file.sealed(QStringLiteral("twin")) != sealed);
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray damaged = sealed;
        damaged[i] = static_cast<char>(damaged.at(i) ^ 1);
        QVERIFY(file.setSealed(QStringLiteral("api"), damaged));
        const KeyResult read = wait(mine->read(QStringLiteral("api")));
        QVERIFY2(!read, qPrintable(QString::number(i)));
        QCOMPARE(read.error().code, base::ErrorCode::Unreadable);
    }
    QVERIFY(file.setSealed(QStringLiteral("api"), sealed.chopped(1)));
    QCOMPARE(wait(mine->read(QStringLiteral("api"))).error().code, base::ErrorCode::Unreadable);
    QVERIFY(file.setSealed(QStringLiteral("moved"), sealed));
    QCOMPARE(wait(mine->read(QStringLiteral("moved"))).error().code, base::ErrorCode::Unreadable);
    // A token that has learned AES-GCM since opens both.
    take(QStringLiteral("no-gcm"));
    QVERIFY(wait(mine->read(QStringLiteral("twin")))->equals(secretOf(apiKey)));
    QVERIFY(wait(mine->read(QStringLiteral("old")))->equals(secretOf(apiKey)));
}

void TestToken::whatATokenLacksIsNamed()
{
    put(QStringLiteral("no-gcm"));
    put(QStringLiteral("no-hmac"));
    const auto mine = token();
    const keys::TokenInfo work = named(search(*mine), QStringLiteral("work"));
    QVERIFY(!work.sealsKeys);
    QCOMPARE(work.lacks, QStringLiteral("CKM_AES_GCM / CKM_SHA256_HMAC"));
    const base::Status refused = mine->choose(work);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::Settings);
    QVERIFY2(refused.error().what.contains(work.lacks), qPrintable(refused.error().what));
}

void TestToken::noLibraryNoToken()
{
    const QString text = m_folder + QStringLiteral("/library.so");
    QFile file(text);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no library") > 0);
    file.close();
    QCOMPARE(keys::TokenModule::load(text).error().code, base::ErrorCode::Settings);
    QCOMPARE(keys::TokenModule::load(QStringLiteral("libsofthsm2.so")).error().code, base::ErrorCode::Settings);
    QVERIFY(keys::TokenFile(m_folder).choose({text, QStringLiteral("work"), QString()}));
    const auto mine = token();
    QVERIFY(!wait(mine->open(secretOf(SoftHsm::pin), false)));
    QCOMPARE(mine->status().state, TokenState::Away);
}

void TestToken::anotherTokenOpensNothing()
{
    const auto mine = token();
    chooseToken(*mine);
    mine->setPin(secretOf(SoftHsm::pin));
    QVERIFY(wait(mine->write(QStringLiteral("a"), secretOf(apiKey))).has_value());
    const keys::TokenInfo other = named(search(*mine), QStringLiteral("other"));
    QVERIFY(other.sealsKeys);
    QCOMPARE(mine->choose(other).error().code, base::ErrorCode::Usage);
    QCOMPARE(mine->status().token.label, QStringLiteral("work"));
    QVERIFY(mine->forget(QStringLiteral("a")));
    QVERIFY(mine->choose(other));
    keys::TokenInfo weak = other;
    weak.sealsKeys = false;
    QCOMPARE(mine->choose(weak).error().code, base::ErrorCode::Settings);
}

void TestToken::theDataKeyMayLiveThere()
{
    KeyResult first;
    {
        const auto mine = ring();
        chooseToken(mine->token());
        mine->setDataKeyStore(keys::DataKeyStore::Token);
        mine->token().setPin(secretOf(SoftHsm::pin));
        first = wait(mine->dataKey(base::Secret(), true));
        QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().sentence()));
        QCOMPARE(mine->dataKeyStore(), keys::DataKeyStore::Token);
        QVERIFY(m_world.entries.isEmpty()); // not in the keychain
    }
    {
        const auto closed = ring();
        const KeyResult refused = wait(closed->dataKey(base::Secret(), true)); // no second key is made
        QCOMPARE(refused.error().code, base::ErrorCode::RefusedConsent);
        QVERIFY(refused.error().what.contains(QStringLiteral("work")));
    }
    const auto again = ring();
    again->token().setPin(secretOf(SoftHsm::pin));
    const KeyResult second = wait(again->dataKey(base::Secret(), false));
    QVERIFY(second.has_value());
    QVERIFY(second->equals(*first));
    const QByteArray sealed = *keys::TokenFile(m_folder).sealed(QStringLiteral("data-key"));
    QVERIFY(wait(again->write(QStringLiteral("pkcs11:api"), secretOf(apiKey))).has_value());
    QVERIFY(wait(again->eraseDataKey()).has_value());
    QVERIFY(!again->hasDataKey());
    // Destroyed in the token: an old copy of the file opens no more, and API keys stay.
    QVERIFY(keys::TokenFile(m_folder).setSealed(QStringLiteral("data-key"), sealed));
    QVERIFY(!wait(again->token().read(QStringLiteral("data-key"))));
    QVERIFY(wait(again->token().read(QStringLiteral("api"))).has_value());
}

//! It is away for good, or its PIN is forgotten.
void TestToken::aLostTokenKeepsNobodyFromErasing()
{
    {
        const auto mine = ring();
        chooseToken(mine->token());
        mine->setDataKeyStore(keys::DataKeyStore::Token);
        mine->token().setPin(secretOf(SoftHsm::pin));
        QVERIFY(wait(mine->dataKey(base::Secret(), true)).has_value());
    }
    const auto closed = ring();
    QCOMPARE(wait(closed->eraseDataKey()).error().code, base::ErrorCode::Auth);
    QVERIFY(closed->hasDataKey() && keys::TokenFile(m_folder).sealed(QStringLiteral("data-key")));
    const KeyResult erased = wait(closed->eraseAllButDataKey());
    QVERIFY2(erased.has_value(), erased ? "" : qPrintable(erased.error().sentence()));
    QVERIFY(closed->isDataKeyLeft() && !closed->hasDataKey());
    QVERIFY(!keys::TokenFile(m_folder).sealed(QStringLiteral("data-key"))); // what the token sealed
    QVERIFY(!QFile::exists(m_folder + QStringLiteral("/vault.json")));
}

//! A backup has taken the profile's place: its key is in force, and an old token.json would still open the old data.
void TestToken::erasingDestroysWhatARestoreLeftThere()
{
    const QString vault = m_folder + QStringLiteral("/vault.json");
    keys::TokenChoice choice;
    {
        const auto mine = ring();
        chooseToken(mine->token());
        mine->setDataKeyStore(keys::DataKeyStore::Token);
        mine->token().setPin(secretOf(SoftHsm::pin));
        QVERIFY(wait(mine->dataKey(base::Secret(), true)).has_value());
        choice = mine->token().status().token;
    }
    const QByteArray sealed = *keys::TokenFile(m_folder).sealed(QStringLiteral("data-key"));
    {
        const keys::Vault restored(m_folder + QStringLiteral("/restored"));
        QVERIFY(restored.createDataKey(secretOf("a phrase for it")).has_value());
        QVERIFY(restored.rememberPlacesOf(keys::Vault(m_folder), QStringLiteral("profile-id"), choice).has_value());
        QVERIFY(QFile::remove(vault) && QFile::rename(m_folder + QStringLiteral("/restored/vault.json"), vault));
        QVERIFY(keys::TokenFile(m_folder).remove(QStringLiteral("data-key")).has_value());
    }
    const auto closed = ring();
    QCOMPARE(closed->dataKeyStore(), keys::DataKeyStore::Passphrase);
    const KeyResult refused = wait(closed->eraseDataKey());
    QCOMPARE(refused.error().code, base::ErrorCode::Auth);
    QVERIFY2(refused.error().what.contains(QStringLiteral("work")), qPrintable(refused.error().what));
    QVERIFY(QFile::exists(vault) && !closed->isDataKeyErased());

    const auto again = ring();
    again->token().setPin(secretOf(SoftHsm::pin));
    QVERIFY(wait(again->eraseDataKey()).has_value());
    QVERIFY(!QFile::exists(vault));
    QVERIFY(keys::TokenFile(m_folder).setSealed(QStringLiteral("data-key"), sealed).has_value());
    QVERIFY(!wait(again->token().read(QStringLiteral("data-key"))));
}

void TestToken::aSlowTokenStopsNobody()
{
    put(QStringLiteral("slow"));
    auto mine = token();
    chooseToken(*mine);
    QElapsedTimer gap;
    qint64 longest = 0;
    const auto tick = m_clock.makeTimer();
    connect(tick.get(), &base::Timer::fired, this, [&] {
        longest = qMax(longest, gap.restart());
        tick->start(std::chrono::milliseconds(5));
    });
    gap.start();
    tick->start(std::chrono::milliseconds(5));
    QVERIFY(wait(mine->open(secretOf(SoftHsm::pin), false)).has_value()); // a second
    QVERIFY2(longest < 100, qPrintable(QString::number(longest)));
    // Whoever no longer waits is not told, and nothing breaks.
    mine->close();
    {
        const auto forgotten = mine->open(secretOf(SoftHsm::pin), false);
    }
    mine.reset();
}

SPYHOP_TEST_MAIN(TestToken)
#include "tst_token.moc"

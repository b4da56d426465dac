// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keychain.h"
#include "core/keys/systemkeychain.h"
#include "tests/core/keys/realkeyring.h"
#include "tests/support/memoryscan.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QUuid>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using keys::KeyJob;

// Run beside a real keyring (with_keyring.sh), beside KDE's wallet (with_kwallet.sh), and without any, where everything
// must fail soon and quietly.

class TestSystemKeychain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void writesReadsAndRemoves();
    void noCopyOfASecretStaysInMemory();
    void missingEntryIsNotFound();
    void probeAnswers();
    void dataKeyLiesInTheKeychain();
    void destroyedJobStaysSilent();
    void lockingForgetsTheKeys();
    void aLockedOneAsksNobody();
    void aLockedOneIsNotEmpty();
    void withoutAKeychainItFailsSoon();

private:
    using Result = base::Expected<base::Secret>;
    Result wait(const std::unique_ptr<KeyJob>& job)
    {
        std::optional<Result> answer;
        connect(job.get(), &KeyJob::done, this, [&answer](const Result& result) { answer = result; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), testsupport::patienceMs); }();
        return answer.value_or(base::failure(base::ErrorCode::Timeout, QString()));
    }

    base::SystemClock m_clock;
    keys::SystemKeychain m_keychain{m_clock};
    QString m_service = QStringLiteral("spyhop/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QString m_profile;
    const QString m_profileId = QUuid::createUuid().toString(QUuid::WithoutBraces);
};

//! What is there when it is locked.
void TestSystemKeychain::initTestCase()
{
    if (!testsupport::hasKeyring())
        return;
    m_profile = testsupport::TestWorld::makeFolder(QStringLiteral("kept"));
    const base::Secret secret = base::Secret::fromBytes("sk-12345678", 11);
    QVERIFY(wait(m_keychain.write(m_service, QStringLiteral("kept"), secret, nullptr)).has_value());
    keys::KeyRing ring(m_profile, m_profileId, m_clock);
    QVERIFY(wait(ring.dataKey(base::Secret(), true)).has_value());
    QVERIFY(wait(ring.dataKey(base::Secret(), false)).has_value());
}

void TestSystemKeychain::writesReadsAndRemoves()
{
    if (!testsupport::hasKeyring())
        QSKIP("no keyring: with_keyring.sh and with_kwallet.sh run this");
    const QByteArray bytes("sk-\xE5\xAF\x86\0\xff", 8);
    const base::Secret secret = base::Secret::fromBytes(bytes.constData(), bytes.size());
    QVERIFY(wait(m_keychain.write(m_service, QStringLiteral("a"), secret, nullptr)).has_value());
    const Result read = wait(m_keychain.read(m_service, QStringLiteral("a")));
    QVERIFY(read.has_value());
    QVERIFY(read->equals(secret));
    QVERIFY(wait(m_keychain.remove(m_service, QStringLiteral("a"))).has_value());
    QCOMPARE(wait(m_keychain.read(m_service, QStringLiteral("a"))).error().code, base::ErrorCode::NotFound);
}

//! Of our own: what the library and the bus make of it (base64, mostly) is theirs.
void TestSystemKeychain::noCopyOfASecretStaysInMemory()
{
    if (!testsupport::hasKeyring() || qEnvironmentVariable("SPYHOP_TEST_KEYRING") == u"kwallet")
        QSKIP("no keyring: with_keyring.sh runs this");
    if (!testsupport::canScanMemory)
        QSKIP("memory cannot be scanned here");
    QByteArray mask;
    for (int i = 0; i < 48; ++i)
        mask += static_cast<char>(QRandomGenerator::system()->generate() | 0x80); // no text
    const auto secret = [&mask] {
        QByteArray bytes = testsupport::turnedOver(mask);
        return base::Secret::take(bytes);
    };
    QVERIFY(wait(m_keychain.write(m_service, QStringLiteral("a"), secret(), nullptr)).has_value());
    QTest::qWait(20); // the job deletes itself
    QCOMPARE(testsupport::copiesInMemory(mask), 0);
    {
        const Result read = wait(m_keychain.read(m_service, QStringLiteral("a")));
        QVERIFY(read.has_value());
        QVERIFY(read->equals(secret()));
    }
    QTest::qWait(20);
    QCOMPARE(testsupport::copiesInMemory(mask), 0);
    QVERIFY(wait(m_keychain.remove(m_service, QStringLiteral("a"))).has_value());
}

void TestSystemKeychain::missingEntryIsNotFound()
{
    if (!testsupport::hasKeyring())
        QSKIP("no keyring: with_keyring.sh and with_kwallet.sh run this");
    QCOMPARE(wait(m_keychain.read(m_service, QStringLiteral("none"))).error().code, base::ErrorCode::NotFound);
}

void TestSystemKeychain::probeAnswers()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("probe"));
    keys::KeyRing ring(folder, QStringLiteral("p"), m_clock);
    QCOMPARE(wait(ring.probeKeychain()).has_value(), testsupport::hasKeyring());
    QCOMPARE(wait(ring.probeKeychain()).has_value(), testsupport::hasKeyring()); // from memory
}

void TestSystemKeychain::dataKeyLiesInTheKeychain()
{
    if (!testsupport::hasKeyring())
        QSKIP("no keyring: with_keyring.sh and with_kwallet.sh run this");
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("datakey"));
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Result first;
    {
        keys::KeyRing ring(folder, id, m_clock);
        first = wait(ring.dataKey(base::Secret(), true));
        QVERIFY(first.has_value());
        QCOMPARE(first->size(), 32);
    }
    keys::KeyRing ring(folder, id, m_clock);
    const Result second = wait(ring.dataKey(base::Secret(), false));
    QVERIFY(second.has_value());
    QVERIFY(second->equals(*first));
    QVERIFY(wait(ring.eraseDataKey()).has_value());
    QCOMPARE(wait(ring.dataKey(base::Secret(), false)).error().code, base::ErrorCode::RefusedConsent);
}

void TestSystemKeychain::destroyedJobStaysSilent()
{
    int heard = 0;
    {
        const auto job = m_keychain.read(m_service, QStringLiteral("a"));
        connect(job.get(), &KeyJob::done, this, [&heard] { ++heard; });
    }
    const Result next = wait(m_keychain.read(m_service, QStringLiteral("a")));
    QVERIFY(!next.has_value());
    QCOMPARE(heard, 0);
}

//! The real service, locked while the program has a key of it: within five seconds none is in memory any more.
void TestSystemKeychain::lockingForgetsTheKeys()
{
    if (!testsupport::hasKeyring())
        QSKIP("no keyring: with_keyring.sh and with_kwallet.sh run this");
    QByteArray mask; // the key turned over
    for (int i = 0; i < 48; ++i)
        mask += static_cast<char>(QRandomGenerator::system()->generate() | 0x80); // no text
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("lockedlater"));
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString reference = QStringLiteral("keychain:a");
    {
        QByteArray bytes = testsupport::turnedOver(mask);
        const base::Secret secret = base::Secret::take(bytes);
        QVERIFY(
            wait(m_keychain.write(QStringLiteral("spyhop/") + id, QStringLiteral("a"), secret, nullptr)).has_value());
    }
    keys::KeyRing ring(folder, id, m_clock);
    QCOMPARE(ring.request(reference), port::SecretStore::State::Loading);
    QTRY_COMPARE_WITH_TIMEOUT(ring.request(reference), port::SecretStore::State::Ready, testsupport::patienceMs);
    QTest::qWait(20); // the job deletes itself
    QVERIFY(wait(m_keychain.isOpen()).has_value()); // and not from here on: no test after this one finds it open
    QSignalSpy changed(&ring, &keys::KeyRing::changed);
    QVERIFY(testsupport::lockKeyring());
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 5'000);
    QCOMPARE(changed.first().first().toString(), reference);
    QVERIFY(!ring.secret(reference).has_value());
    QVERIFY(!ring.known().contains(reference));
    if (testsupport::canScanMemory && qEnvironmentVariable("SPYHOP_TEST_KEYRING") != u"kwallet")
        QCOMPARE(testsupport::copiesInMemory(mask), 0);
}

//! The real service, locked: whoever only wants to know hears so at once, and no prompt is made.
void TestSystemKeychain::aLockedOneAsksNobody()
{
    if (!testsupport::hasKeyring())
        QSKIP("no keyring: with_keyring.sh and with_kwallet.sh run this");
    QVERIFY(testsupport::lockKeyring());
    QElapsedTimer timer;
    timer.start();
    const Result locked = wait(m_keychain.isOpen());
    QCOMPARE(locked.error().code, base::ErrorCode::Auth);
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("locked"));
    keys::KeyRing ring(folder, QStringLiteral("p"), m_clock);
    QCOMPARE(wait(ring.ownEntry(QStringLiteral("audit-key"), keys::Asking::Never)).error().code, base::ErrorCode::Auth);
    QCOMPARE(wait(ring.keepOwnEntry(QStringLiteral("audit-key"), base::Secret::fromBytes("x", 1))).error().code,
        base::ErrorCode::Auth);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed()))); // a prompt would be waited for
}

//! Nobody answers its question: what it holds is still there, whatever is asked.
void TestSystemKeychain::aLockedOneIsNotEmpty()
{
    if (!testsupport::hasKeyring())
        QSKIP("no keyring: with_keyring.sh and with_kwallet.sh run this");
    QVERIFY(testsupport::lockKeyring());
    const Result read = wait(m_keychain.read(m_service, QStringLiteral("kept")));
    QCOMPARE(read.error().code, base::ErrorCode::Auth);
    QVERIFY2(read.error().remedy.startsWith(QStringLiteral("Unlock it")), qPrintable(read.error().sentence()));
    if (qEnvironmentVariable("SPYHOP_TEST_KEYRING") != u"kwallet")
        QVERIFY(read.error() == keys::refusedKeychain()); // it has no program to ask with, and says so
    QCOMPARE(wait(m_keychain.remove(m_service, QStringLiteral("kept"))).error().code, base::ErrorCode::Auth);
    keys::KeyRing ring(m_profile, m_profileId, m_clock);
    const Result dataKey = wait(ring.dataKey(base::Secret(), false));
    QCOMPARE(dataKey.error().code, base::ErrorCode::RefusedConsent);
    QVERIFY2(!dataKey.error().sentence().contains(QStringLiteral("erase")), qPrintable(dataKey.error().sentence()));
    QCOMPARE(wait(ring.eraseDataKey()).error().code, base::ErrorCode::Auth);
    QCOMPARE(ring.dataKeyStore(), keys::DataKeyStore::Keychain); // it is still said to lie there
}

void TestSystemKeychain::withoutAKeychainItFailsSoon()
{
    if (testsupport::hasKeyring())
        QSKIP("there is a keyring");
    const base::SteadyTime start = m_clock.steadyTime();
    const Result read = wait(m_keychain.read(m_service, QStringLiteral("a")));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, base::ErrorCode::Auth);
    QVERIFY(!read.error().what.isEmpty());
    QVERIFY(m_clock.elapsedSince(start) < std::chrono::milliseconds(6'000));
    const base::SteadyTime asked = m_clock.steadyTime();
    QCOMPARE(wait(m_keychain.isOpen()).error().code, base::ErrorCode::Auth);
    QVERIFY(m_clock.elapsedSince(asked) < std::chrono::milliseconds(6'000));
}

SPYHOP_TEST_MAIN(TestSystemKeychain)
#include "tst_systemkeychain.moc"

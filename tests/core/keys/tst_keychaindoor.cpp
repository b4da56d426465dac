// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A keychain that is locked: who is asked to open it, how often and for how long, and what is heard of it.
#include "core/keys/keychaindoor.h"
#include "tests/core/keys/keyringtest.h"

#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using testsupport::secretOf;

class TestKeychainDoor : public testsupport::KeyRingTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { startAnew(); }
    void aKeychainThatOpensIsHeardOf();
    void aKeychainThatIsLockedTakesItsKeysAlong();
    void aPersonIsAskedOnceHoweverManyWait();
    void whoDoesNotWantToIsNotWaitedFor();
    void nobodyWaitsForEver();
    void whatIsOpenedElsewhereIsOpen();
    void theLastToGoTakesTheQuestionBack();

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
};

void TestKeychainDoor::aKeychainThatOpensIsHeardOf()
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

void TestKeychainDoor::aKeychainThatIsLockedTakesItsKeysAlong()
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

void TestKeychainDoor::aPersonIsAskedOnceHoweverManyWait()
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

void TestKeychainDoor::whoDoesNotWantToIsNotWaitedFor()
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

void TestKeychainDoor::nobodyWaitsForEver()
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

void TestKeychainDoor::whatIsOpenedElsewhereIsOpen()
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

void TestKeychainDoor::theLastToGoTakesTheQuestionBack()
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

SPYHOP_TEST_MAIN(TestKeychainDoor)
#include "tst_keychaindoor.moc"

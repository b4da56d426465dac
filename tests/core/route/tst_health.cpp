// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/health.h"

#include "tests/support/testmain.h"

using namespace std::chrono_literals;
using spyhop::base::SteadyTime;
using spyhop::route::BreakerState;
using spyhop::route::Health;
using spyhop::route::HealthKey;

class TestHealth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensAtFiveFailuresInThirtySeconds();
    void staysClosedWhenFailuresAreSpreadOut();
    void staysClosedWhileMostAnswersAreGood();
    void opensAtOnceWhenATargetDies();
    void aBusyTargetIsNotDead();
    void aSlowTargetIsSick();
    void slownessIsMeasuredByItsOwn();
    void oneProbeWhateverOthersDo();
    void grantsOneProbeAfterTheCooldown();
    void doublesTheCooldownWhenTheProbeFails();
    void neverShortensARunningCooldown();
    void givesTheProbeBackWhenItIsAbandoned();
    void theLastWordStands();
    void keepsTargetsApart();
    void remembersRefusedCredentialsUntilForgotten();
    void followsLatency();

private:
    static constexpr auto m_usual = Health::Claim::Usual;
    static constexpr auto m_probe = Health::Claim::Probe;
    const HealthKey m_key{QStringLiteral("deepseek"), QStringLiteral("env:K"), QStringLiteral("m")};

    void fail(Health& health, SteadyTime now, int times)
    {
        for (int i = 0; i < times; ++i) {
            QVERIFY(health.beginTry(m_key, now));
            health.failed(m_key, m_usual, now, 0ms);
        }
    }
};

void TestHealth::opensAtFiveFailuresInThirtySeconds()
{
    Health health;
    fail(health, 0s, 4);
    QCOMPARE(health.breaker(m_key, 0s), BreakerState::Closed);
    fail(health, 29s, 1);
    QCOMPARE(health.breaker(m_key, 29s), BreakerState::Open);
    QVERIFY(!health.mayTry(m_key, 29s));
    QVERIFY(health.openUntil(m_key, 29s) == std::optional<SteadyTime>(39s));
}

void TestHealth::staysClosedWhenFailuresAreSpreadOut()
{
    Health health;
    for (int i = 0; i < 20; ++i)
        fail(health, i * 10s, 1);
    QCOMPARE(health.breaker(m_key, 200s), BreakerState::Closed);
}

void TestHealth::staysClosedWhileMostAnswersAreGood()
{
    Health health;
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(health.beginTry(m_key, i * 1ms));
        if (i % 10 == 0)
            health.failed(m_key, m_usual, i * 1ms, 0ms);
        else
            health.succeeded(m_key, m_usual, i * 1ms, std::nullopt);
    }
    QCOMPARE(health.breaker(m_key, 1s), BreakerState::Closed);
}

//! Whatever it answered before: five failures in a row are enough.
void TestHealth::opensAtOnceWhenATargetDies()
{
    Health health;
    for (int i = 0; i < 1000; ++i)
        health.succeeded(m_key, m_usual, i * 1ms, 50ms);
    fail(health, 1s, 4);
    QCOMPARE(health.breaker(m_key, 1s), BreakerState::Closed);
    fail(health, 1s, 1);
    QCOMPARE(health.breaker(m_key, 1s), BreakerState::Open);
}

void TestHealth::aBusyTargetIsNotDead()
{
    Health health;
    for (int i = 0; i < 64; ++i)
        health.succeeded(m_key, m_usual, i * 1ms, 50ms);
    for (int i = 0; i < 15; ++i)
        health.busy(m_key, m_usual, 1s, 0ms);
    QCOMPARE(health.breaker(m_key, 1s), BreakerState::Closed);
    health.busy(m_key, m_usual, 1s, 0ms);
    QCOMPARE(health.breaker(m_key, 1s), BreakerState::Open);
}

void TestHealth::aSlowTargetIsSick()
{
    Health health;
    for (int i = 0; i < 5; ++i)
        health.slow(m_key, m_usual, 1s);
    QCOMPARE(health.breaker(m_key, 1s), BreakerState::Open);
    health.answeredLate(m_key, 9'000ms); // proves nothing
    QCOMPARE(health.breaker(m_key, 1s), BreakerState::Open);
    QVERIFY(health.beginTry(m_key, 11s) == std::optional(m_probe));
    health.slow(m_key, m_probe, 12s);
    QVERIFY(health.openUntil(m_key, 12s) == std::optional<SteadyTime>(32s));
}

void TestHealth::slownessIsMeasuredByItsOwn()
{
    Health health;
    for (int i = 0; i < 31; ++i)
        health.succeeded(m_key, m_usual, 0s, 1'000ms);
    QVERIFY(!health.slowAfter(m_key)); // too few to know
    health.succeeded(m_key, m_usual, 0s, 1'000ms);
    QVERIFY(health.slowAfter(m_key) == std::optional(3'000ms));
    for (int i = 0; i < 96; ++i)
        health.succeeded(m_key, m_usual, 0s, std::chrono::milliseconds(i == 50 ? 60'000 : 1'000));
    QVERIFY(health.slowAfter(m_key) == std::optional(3'000ms)); // one in a hundred says nothing
    for (int i = 0; i < 128; ++i)
        health.succeeded(m_key, m_usual, 0s, 2ms);
    QVERIFY(health.slowAfter(m_key) == std::optional(1'000ms)); // quick enough for anybody
}

//! Answers to calls that left before the breaker opened end neither the probe nor the cooldown.
void TestHealth::oneProbeWhateverOthersDo()
{
    Health health;
    fail(health, 0s, 5);
    QVERIFY(health.beginTry(m_key, 10s) == std::optional(m_probe));
    health.abandoned(m_key, m_usual);
    QVERIFY(!health.beginTry(m_key, 10s));
    health.failed(m_key, m_usual, 10s, 0ms);
    QVERIFY(!health.beginTry(m_key, 10s));
    health.succeeded(m_key, m_usual, 10s, 1ms);
    QVERIFY(!health.beginTry(m_key, 10s));
    health.abandoned(m_key, m_probe);
    QVERIFY(health.beginTry(m_key, 10s));
}

void TestHealth::grantsOneProbeAfterTheCooldown()
{
    Health health;
    fail(health, 0s, 5);
    QVERIFY(!health.beginTry(m_key, 9s));
    QCOMPARE(health.breaker(m_key, 10s), BreakerState::HalfOpen);
    QVERIFY(health.beginTry(m_key, 10s));
    QVERIFY(!health.beginTry(m_key, 10s));
    health.succeeded(m_key, m_usual, 10s, 100ms); // left before the breaker opened
    QCOMPARE(health.breaker(m_key, 11s), BreakerState::HalfOpen);
    QVERIFY(!health.beginTry(m_key, 10s)); // and the probe is still one
    health.succeeded(m_key, m_probe, 11s, 100ms);
    QCOMPARE(health.breaker(m_key, 11s), BreakerState::Closed);
    fail(health, 11s, 4); // and the old failures are forgotten
    QCOMPARE(health.breaker(m_key, 11s), BreakerState::Closed);
}

void TestHealth::doublesTheCooldownWhenTheProbeFails()
{
    Health health;
    fail(health, 0s, 5);
    SteadyTime now = 10s;
    for (const SteadyTime expected : {20s, 40s, 60s, 60s}) {
        QVERIFY(health.beginTry(m_key, now));
        health.failed(m_key, m_probe, now, 0ms);
        QVERIFY(health.openUntil(m_key, now) == std::optional<SteadyTime>(now + expected));
        now += expected;
    }
}

void TestHealth::neverShortensARunningCooldown()
{
    Health health;
    for (int i = 0; i < 7; ++i) // seven leave together, all fail
        QVERIFY(health.beginTry(m_key, 0s));
    for (int i = 0; i < 5; ++i)
        health.failed(m_key, m_usual, 0s, 50'000ms); // the server asks for 50 s
    QVERIFY(health.openUntil(m_key, 0s) == std::optional<SteadyTime>(50s));
    health.failed(m_key, m_usual, 1s, 0ms);
    health.succeeded(m_key, m_usual, 2s, std::nullopt); // left before the breaker opened
    QVERIFY(health.openUntil(m_key, 2s) == std::optional<SteadyTime>(50s));
    health.endCooldown(m_key, 3s);
    QVERIFY(health.beginTry(m_key, 3s));
    QVERIFY(!health.beginTry(m_key, 3s));
}

void TestHealth::givesTheProbeBackWhenItIsAbandoned()
{
    Health health;
    fail(health, 0s, 5);
    QVERIFY(health.beginTry(m_key, 10s));
    health.abandoned(m_key, m_probe);
    QVERIFY(health.beginTry(m_key, 11s));
}

//! What failed last is not well because it has not been asked since.
void TestHealth::theLastWordStands()
{
    Health health;
    const QString name = m_key.endpoint;
    QVERIFY(!health.summary(name, 0s).lastFailed);
    health.looked(name, 1s, true);
    QVERIFY(health.summary(name, 1s).lastFailed && health.summary(name, 1s).lastLookFailed);
    health.answering(m_key, 2s);
    QVERIFY(health.summary(name, 2s).everAnswered);
    QVERIFY(!health.summary(name, 2s).lastFailed && !health.summary(name, 2s).lastLookFailed);
    fail(health, 3s, 1);
    QCOMPARE(health.summary(name, 100s).recentFailures, 0); // out of the window
    QVERIFY(health.summary(name, 100s).lastFailed && !health.summary(name, 100s).lastLookFailed);
    const HealthKey other{name, m_key.keyReference, QStringLiteral("n")};
    health.succeeded(other, m_usual, 101s, std::nullopt);
    QVERIFY(!health.summary(name, 102s).lastFailed);
    fail(health, 103s, 1);
    health.looked(name, 104s, false);
    QVERIFY(!health.summary(name, 105s).lastFailed);
}

void TestHealth::keepsTargetsApart()
{
    Health health;
    fail(health, 0s, 5);
    for (const HealthKey& other : {HealthKey{QStringLiteral("other"), m_key.keyReference, m_key.model},
             HealthKey{m_key.endpoint, QStringLiteral("env:L"), m_key.model},
             HealthKey{m_key.endpoint, m_key.keyReference, QStringLiteral("n")}})
        QVERIFY(health.mayTry(other, 0s));
    QCOMPARE(health.summary(m_key.endpoint, 0s).breaker, BreakerState::Open);
    QCOMPARE(health.summary(m_key.endpoint, 0s).recentFailures, 5);
    QVERIFY(!health.summary(QStringLiteral("other"), 0s).everAnswered);
}

void TestHealth::remembersRefusedCredentialsUntilForgotten()
{
    Health health;
    health.refuseCredential(m_key.endpoint, m_key.keyReference, {});
    QVERIFY(health.refusedCredential(m_key.endpoint, m_key.keyReference));
    QVERIFY(!health.refusedCredential(m_key.endpoint, QStringLiteral("env:L")));
    health.forgetCredentials(QStringLiteral("other"));
    QVERIFY(health.refusedCredential(m_key.endpoint, m_key.keyReference));
    health.forgetCredentials(m_key.endpoint);
    QVERIFY(!health.refusedCredential(m_key.endpoint, m_key.keyReference));
}

void TestHealth::followsLatency()
{
    Health health;
    QVERIFY(!health.latency(m_key));
    for (int i = 0; i < 50; ++i)
        health.succeeded(m_key, m_usual, 0s, 100ms);
    QVERIFY(health.latency(m_key) == std::optional(100ms));
    health.succeeded(m_key, m_usual, 0s, 200ms);
    QVERIFY(health.latency(m_key) == std::optional(120ms));
}

SPYHOP_TEST_MAIN(TestHealth)
#include "tst_health.moc"

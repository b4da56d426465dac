// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A person switches a call to the next target, where that is offered.
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

using namespace std::chrono_literals;
using namespace spyhop;
using model::Priority;
using testsupport::CallDiary;
using testsupport::CallWorld;

class TestSwitching : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void switchesWhenAsked_data();
    void switchesWhenAsked();
    void switchesFromAKeyThatDoesNotCome_data();
    void switchesFromAKeyThatDoesNotCome();
    void countsTheBytesOfACancelledTry();
    void offersNoSwitchOnceAnAnswerBegan();
    void offersNoSwitchToNowhere();
};

void TestSwitching::switchesWhenAsked_data()
{
    QTest::addColumn<QString>("script"); // of the first endpoint
    QTest::addColumn<QString>("stage"); // in which the person asks
    QTest::addColumn<int>("attempts"); // at the first
    QTest::addColumn<bool>("billed");
    QTest::newRow("in a backoff") << "429 retry-after=30 | slow"
                                  << "backoff" << 1 << false;
    QTest::newRow("parked") << "429 retry-after=30 | slow"
                            << "backoff" << 1 << false;
    QTest::newRow("connecting") << "unsent"
                                << "connecting" << 1 << false;
    QTest::newRow("queued at the server") << "stay"
                                          << "server-queued" << 1 << true;
    QTest::newRow("waiting for a place") << "200 | tok | stay"
                                         << "waiting" << 0 << false;
}

void TestSwitching::switchesWhenAsked()
{
    QFETCH(const QString, script);
    QFETCH(const QString, stage);
    QFETCH(const int, attempts);
    QFETCH(const bool, billed);
    CallWorld world;
    model::Settings settings;
    for (const auto* name : {u"a", u"b"}) {
        settings.endpoints.append(world.endpoint(QString::fromUtf16(name)));
        settings.endpoints.last().priority = int(settings.endpoints.size());
        settings.endpoints.last().concurrency = 1;
    }
    world.gateway->setSettings(settings);
    world.transport.script(QStringLiteral("a"), script);
    world.transport.script(QStringLiteral("b"), QStringLiteral("200 | tok | done"));
    std::unique_ptr<gateway::Call> other; // takes the only place, where one has to be waited for
    if (attempts == 0) {
        other = world.gateway->start(CallWorld::request(), Priority::Interactive);
        QVERIFY(world.runUntil([&] { return other->state().stage == model::CallStage::Writing; }));
    }
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return model::stageName(call->state().stage) == stage; }));
    QCOMPARE(call->state().next, QStringLiteral("b"));
    call->switchTarget();
    QVERIFY(!diary.outcome); // never before control has returned to the event loop
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QVERIFY(diary.outcome->isOk());
    QCOMPARE(diary.outcome->endpoint, QStringLiteral("b"));
    QCOMPARE(diary.outcome->attempts.size(), attempts + 1);
    QVERIFY(!diary.outcome->why.isEmpty());
    if (attempts > 0)
        QCOMPARE(diary.outcome->attempts[0].possiblyBilled, billed);
    QVERIFY(call->state().next.isEmpty());
    for (const auto& health : world.gateway->health())
        QCOMPARE(health.inFlight, health.name == u"a" && other ? 1 : 0);
}

void TestSwitching::switchesFromAKeyThatDoesNotCome_data()
{
    QTest::addColumn<bool>("cached");
    QTest::newRow("a call of its own") << false;
    QTest::newRow("one that may use the cache") << true;
}

void TestSwitching::switchesFromAKeyThatDoesNotCome()
{
    QFETCH(const bool, cached);
    CallWorld world;
    if (cached)
        world.keepAnswers();
    model::Settings settings;
    settings.endpoints = {world.endpoint(QStringLiteral("a")), world.endpoint(QStringLiteral("b"))};
    settings.endpoints[0].key = QStringLiteral("slow:a");
    settings.endpoints[1].priority = settings.endpoints[0].priority + 1;
    world.gateway->setSettings(settings);
    world.transport.script(QStringLiteral("b"), QStringLiteral("200 | tok | done"));
    model::ChatRequest request = CallWorld::request();
    request.cache = cached ? model::CacheMode::Use : model::CacheMode::Bypass;
    const auto call = world.gateway->start(request, Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return !call->state().next.isEmpty(); }));
    QCOMPARE(call->state().stage, model::CallStage::Queued);
    QCOMPARE(call->state().next, QStringLiteral("b"));
    call->switchTarget();
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QVERIFY(diary.outcome->isOk());
    QCOMPARE(diary.outcome->endpoint, QStringLiteral("b"));
    QCOMPARE(diary.outcome->attempts.size(), 1);
    world.keys.release(QStringLiteral("slow:a")); // comes too late to matter
    world.settleEvents();
    QCOMPARE(world.records.size(), 1);
}

void TestSwitching::countsTheBytesOfACancelledTry()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok 3000ms tok | done"));
    auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    QVERIFY(world.runUntil([&] { return call->state().stage == model::CallStage::Writing; }));
    call.reset();
    QCOMPARE(world.records.size(), 1);
    QVERIFY(world.records.first().traffic.sent > 0);
    QVERIFY(world.records.first().traffic.received > 0);
    QCOMPARE(world.gateway->health().first().traffic.received, world.records.first().traffic.received);
}

void TestSwitching::offersNoSwitchOnceAnAnswerBegan()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a"), QStringLiteral("b")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok 3000ms tok | done"));
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return call->state().stage == model::CallStage::Writing; }));
    QVERIFY(call->state().next.isEmpty());
    call->switchTarget();
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QCOMPARE(diary.outcome->endpoint, QStringLiteral("a"));
}

void TestSwitching::offersNoSwitchToNowhere()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("429 retry-after=7 | slow\n200 | tok | done"));
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return call->state().stage == model::CallStage::Backoff; }));
    QVERIFY(call->state().next.isEmpty());
    call->switchTarget();
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QVERIFY(diary.outcome->isOk());
    QVERIFY(diary.outcome->attempts[1].wait >= 7s);
}

SPYHOP_TEST_MAIN(TestSwitching)
#include "tst_switching.moc"

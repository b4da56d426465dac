// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A call among several accounts and limits: who pays, what it waits for, where a chat stays; what happens to it at
// one target is in tst_routedcall.cpp.
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

using namespace std::chrono_literals;
using namespace spyhop;
using model::Priority;
using testsupport::CallDiary;
using testsupport::CallWorld;

namespace {

model::Outcome ask(CallWorld& world, Priority priority)
{
    const auto call = world.gateway->start(CallWorld::request(), priority);
    CallDiary diary(*call);
    world.runUntil([&] { return diary.outcome.has_value(); });
    return diary.outcome.value_or(model::Outcome());
}

} // namespace

class TestRouting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesOnWithAnotherKeyOfTheEndpoint();
    void nobodyElsePaysUnasked();
    void aDeadEndpointIsDeadForAllItsKeys();
    void countsSlownessAsSickness();
    void saysWhatItWaitsForInTheLimiter();
    void keepsToTheEndpointsRate();
    void learnsWhatTokensCost();
    void fitsTheAnswerIntoTheContext();
    void givesUpAtItsDeadline();
    void aChatStaysWhereItsPromptIsCached();
};

//! Keys listed for one endpoint are consent for that endpoint.
void TestRouting::goesOnWithAnotherKeyOfTheEndpoint()
{
    CallWorld world;
    model::Settings settings;
    settings.endpoints = {world.endpoint(QStringLiteral("a")), world.endpoint(QStringLiteral("b"))};
    settings.endpoints[0].moreKeys = QStringList{QStringLiteral("env:second")};
    settings.endpoints[1].priority = 200;
    world.gateway->setSettings(settings);
    world.transport.script(QStringLiteral("a"), QStringLiteral("402 | no money\n200 | tok | done"));
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome.endpoint, QStringLiteral("a"));
    QCOMPARE(outcome.attempts.size(), 2);
    QCOMPARE(world.gateway->health().constFirst().state, gateway::Gateway::EndpointHealth::State::Degraded);
    QCOMPARE(ask(world, Priority::Interactive).attempts.size(), 1); // the empty account is not asked again
    world.transport.script(QStringLiteral("a"), QStringLiteral("402 | no money"));
    const model::Outcome second = ask(world, Priority::Interactive);
    QCOMPARE(second.error->code, base::ErrorCode::Balance);
    QCOMPARE(world.transport.requestsTo(QStringLiteral("b")), 0);
    QCOMPARE(world.gateway->health().constFirst().state, gateway::Gateway::EndpointHealth::State::NeedsKey);
}

void TestRouting::nobodyElsePaysUnasked()
{
    for (const bool consent : {false, true}) {
        CallWorld world;
        model::Settings settings;
        settings.otherAccounts = consent;
        settings.endpoints = {world.endpoint(QStringLiteral("a")), world.endpoint(QStringLiteral("b"))};
        settings.endpoints[1].priority = 200;
        world.gateway->setSettings(settings);
        world.transport.script(QStringLiteral("a"), QStringLiteral("401 | wrong key"));
        world.transport.script(QStringLiteral("b"), QStringLiteral("200 | tok | done"));
        QCOMPARE(ask(world, Priority::Interactive).isOk(), consent); // in mid-call
        const model::Outcome next = ask(world, Priority::Interactive); // and planned
        QCOMPARE(next.isOk(), consent);
        QCOMPARE(world.transport.requestsTo(QStringLiteral("b")), consent ? 2 : 0);
        if (!consent)
            QVERIFY(next.error->remedy.contains(QStringLiteral("b could answer")));
        world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done"));
        world.gateway->credentialsChanged(QStringLiteral("a")); // the person has acted
        QCOMPARE(ask(world, Priority::Interactive).endpoint, QStringLiteral("a"));
    }
}

void TestRouting::aDeadEndpointIsDeadForAllItsKeys()
{
    CallWorld world;
    model::Settings settings;
    settings.endpoints = {world.endpoint(QStringLiteral("a")), world.endpoint(QStringLiteral("b"))};
    settings.endpoints[0].moreKeys = QStringList{QStringLiteral("env:2"), QStringLiteral("env:3")};
    settings.endpoints[1].priority = 200;
    world.gateway->setSettings(settings);
    world.transport.script(QStringLiteral("a"), QStringLiteral("refuse"));
    world.transport.script(QStringLiteral("b"), QStringLiteral("200 | tok | done"));
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QCOMPARE(outcome.endpoint, QStringLiteral("b"));
    QCOMPARE(outcome.attempts.size(), 2);
    QVERIFY(outcome.why.contains(QStringLiteral("a did not answer")));
}

//! An endpoint that takes three times as long as it ever did is sick, though it answers in the end.
void TestRouting::countsSlownessAsSickness()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a"), QStringLiteral("b")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | 600ms tok | done"));
    world.transport.script(QStringLiteral("b"), QStringLiteral("200 | tok | done"));
    for (int i = 0; i < 32; ++i)
        QCOMPARE(ask(world, Priority::Interactive).endpoint, QStringLiteral("a"));
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | 1700ms tok | done"));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(ask(world, Priority::Interactive).endpoint, QStringLiteral("a")); // slower, not sick

    CallWorld other;
    other.setEndpoints({QStringLiteral("a"), QStringLiteral("b")});
    other.transport.script(QStringLiteral("a"), QStringLiteral("200 | 600ms tok | done"));
    other.transport.script(QStringLiteral("b"), QStringLiteral("200 | tok | done"));
    for (int i = 0; i < 32; ++i)
        QVERIFY(ask(other, Priority::Interactive).isOk());
    other.transport.script(QStringLiteral("a"), QStringLiteral("200 | 2500ms tok | done"));
    for (int i = 0; i < 5; ++i) {
        const model::Outcome outcome = ask(other, Priority::Interactive);
        QVERIFY(outcome.isOk()); // the answer counts
        QCOMPARE(outcome.endpoint, QStringLiteral("a"));
    }
    QCOMPARE(ask(other, Priority::Interactive).endpoint, QStringLiteral("b"));
    QCOMPARE(other.gateway->health().constFirst().state, gateway::Gateway::EndpointHealth::State::Open);
}

void TestRouting::saysWhatItWaitsForInTheLimiter()
{
    CallWorld world;
    model::Endpoint endpoint = world.endpoint(QStringLiteral("a"));
    endpoint.requestsPerMinute = 12; // one at once, then one each five seconds
    world.gateway->addEndpoint(endpoint);
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done"));
    QVERIFY(ask(world, Priority::Interactive).isOk());
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    world.settleEvents();
    QCOMPARE(call->state().stage, model::CallStage::Waiting);
    QVERIFY2(call->state().reason.startsWith(QStringLiteral("waiting for the endpoint's 12 requests per minute, 5 s")),
        qPrintable(call->state().reason));
    QVERIFY(call->state().until > world.clock.wallTime().addSecs(4));
    QVERIFY(world.gateway->health().constFirst().limitReason.contains(QStringLiteral("12 requests per minute")));
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QVERIFY(world.clock.steadyTime() >= 5s && world.clock.steadyTime() < 6s);
}

void TestRouting::keepsToTheEndpointsRate()
{
    CallWorld world;
    model::Endpoint endpoint = world.endpoint(QStringLiteral("a"));
    endpoint.requestsPerMinute = 60;
    endpoint.moreKeys = QStringList{QStringLiteral("env:2")}; // limits are an account's
    world.gateway->addEndpoint(endpoint);
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done"));
    std::vector<std::unique_ptr<gateway::Call>> calls;
    for (int i = 0; i < 60; ++i)
        calls.push_back(world.gateway->start(CallWorld::request(), Priority::Background));
    world.advance(10s);
    const int sent = world.transport.requestsTo(QStringLiteral("a"));
    QVERIFY2(sent >= 25 && sent <= 30, qPrintable(QString::number(sent))); // 2 × (5 at once + 10)
}

void TestRouting::learnsWhatTokensCost()
{
    CallWorld world;
    model::Endpoint endpoint = world.endpoint(QStringLiteral("a"));
    endpoint.tokensPerMinute = 600; // 10 a second, 50 at once; the prompt is about 5, an answer unknown
    world.gateway->addEndpoint(endpoint);
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done")); // 11 + 7 tokens, it says
    QVERIFY(ask(world, Priority::Interactive).isOk());
    world.advance(5s); // the bucket is full again
    const base::SteadyTime start = world.clock.steadyTime();
    for (int i = 0; i < 12; ++i)
        QVERIFY(ask(world, Priority::Interactive).isOk());
    const qint64 spent
        = 12 * world.records.last().usage.promptTokens + 12 * world.records.last().usage.completionTokens;
    const double seconds = std::chrono::duration<double>(world.clock.steadyTime() - start).count();
    QVERIFY2(
        seconds >= double(spent - 50 - 20) / 10 && seconds <= double(spent) / 10, qPrintable(QString::number(seconds)));
}

void TestRouting::fitsTheAnswerIntoTheContext()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"),
        QStringLiteral("400 | This model's maximum context length is 8192 tokens. However, you requested 9000 tokens "
                       "(5000 in the messages, 4000 in the completion).\n200 | tok | done"));
    model::ChatRequest request = CallWorld::request();
    request.maxTokens = 4'000;
    const auto call = world.gateway->start(request, Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QVERIFY(diary.outcome->isOk());
    QVERIFY(world.transport.requests()[1].body.contains("\"max_tokens\":3192"));
    QCOMPARE(world.records[0].adjusted[0].to, QStringLiteral("3192"));

    world.transport.script(QStringLiteral("a"),
        QStringLiteral("400 | This model's maximum context length is 8192 tokens. However, your messages resulted in "
                       "9000 tokens."));
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QCOMPARE(outcome.error->code, base::ErrorCode::BadRequest);
    QCOMPARE(outcome.attempts.size(), 1);
    QVERIFY2(outcome.error->what.contains(QStringLiteral("808 tokens too long")), qPrintable(outcome.error->what));
}

void TestRouting::givesUpAtItsDeadline()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("429 retry-after=500 | slow"));
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QCOMPARE(outcome.error->code, base::ErrorCode::RateLimited);
    QCOMPARE(outcome.attempts.size(), 2); // a third would begin after 15 min
    QVERIFY(world.clock.steadyTime() < 15min);
}

void TestRouting::aChatStaysWhereItsPromptIsCached()
{
    CallWorld world;
    model::Settings settings;
    for (const auto* name : {u"a", u"b", u"c"}) {
        settings.endpoints.append(world.endpoint(QString::fromUtf16(name)));
        settings.endpoints.last().models = QStringList{QStringLiteral("m")};
        world.transport.script(QString::fromUtf16(name), QStringLiteral("200 | tok | done"));
    }
    world.gateway->setSettings(settings);
    const auto asked = [&](const QString& conversation) {
        model::ChatRequest request = CallWorld::request();
        request.model = QStringLiteral("m");
        request.conversationId = conversation;
        const auto call = world.gateway->start(request, Priority::Interactive);
        CallDiary diary(*call);
        world.runUntil([&] { return diary.outcome.has_value(); });
        return diary.outcome.value_or(model::Outcome()).endpoint;
    };
    QSet<QString> without;
    for (int i = 0; i < 30; ++i)
        without.insert(asked(QString()));
    QVERIFY(without.size() > 1); // chance spreads calls that belong to no chat
    QHash<QString, QString> home;
    for (int round = 0; round < 10; ++round) {
        for (int chat = 0; chat < 10; ++chat) {
            const QString id = QString::number(chat), now = asked(id);
            QCOMPARE(home.value(id, now), now);
            home.insert(id, now);
        }
    }
    // Bounded: what was asked long ago is forgotten, and nothing breaks by it.
    for (int chat = 0; chat < 1'000; ++chat)
        QVERIFY(!asked(QStringLiteral("other %1").arg(chat)).isEmpty());
}

SPYHOP_TEST_MAIN(TestRouting)
#include "tst_routing.moc"

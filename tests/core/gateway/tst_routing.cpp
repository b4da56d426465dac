// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A call among several targets, accounts and limits; what happens to it at one target is in tst_routedcall.cpp.
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

using namespace std::chrono_literals;
using namespace spyhop;
using model::Priority;
using testsupport::CallDiary;
using testsupport::CallWorld;

class TestRouting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void switchesWhenAsked_data();
    void switchesWhenAsked();
    void switchesFromAKeyThatDoesNotCome_data();
    void switchesFromAKeyThatDoesNotCome();
    void countsTheBytesOfACancelledTry();
    void offersNoSwitchOnceAnAnswerBegan();
    void offersNoSwitchToNowhere();
    void goesOnWithAnotherKeyOfTheEndpoint();
    void nobodyElsePaysUnasked();
    void aDeadEndpointIsDeadForAllItsKeys();
    void notesWhatDoesNotTravel();
    void resolvesRetiredNames();
    void countsSlownessAsSickness();
    void saysWhatItWaitsForInTheLimiter();
    void keepsToTheEndpointsRate();
    void learnsWhatTokensCost();
    void fitsTheAnswerIntoTheContext();
    void givesUpAtItsDeadline();
    void aChatStaysWhereItsPromptIsCached();
    void aModelIsAskedWhereItIsServed();
    void aModelThatIsNotThereIsAskedForElsewhere();
    void whatAServerLacksIsAskedAgainOnceItMayHaveIt();
    void whatModelsHoldOutlivesOtherChanges();
    void theLastResortComesLast_data();
    void theLastResortComesLast();
};

namespace {

model::Outcome ask(CallWorld& world, Priority priority)
{
    const auto call = world.gateway->start(CallWorld::request(), priority);
    CallDiary diary(*call);
    world.runUntil([&] { return diary.outcome.has_value(); });
    return diary.outcome.value_or(model::Outcome());
}

model::Outcome askFor(CallWorld& world, const QString& model, Priority priority)
{
    model::ChatRequest request = CallWorld::request();
    request.model = model;
    const auto call = world.gateway->start(request, priority);
    CallDiary diary(*call);
    world.runUntil([&] { return diary.outcome.has_value(); });
    return diary.outcome.value_or(model::Outcome());
}

//! Endpoints without a list of their own, in this order of priority.
model::Settings unlisted(const CallWorld& world, const QStringList& names)
{
    model::Settings settings;
    for (const QString& name : names) {
        settings.endpoints.append(world.endpoint(name));
        settings.endpoints.last().models.clear();
        settings.endpoints.last().priority = int(settings.endpoints.size());
    }
    return settings;
}

} // namespace

void TestRouting::switchesWhenAsked_data()
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

void TestRouting::switchesWhenAsked()
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

void TestRouting::switchesFromAKeyThatDoesNotCome_data()
{
    QTest::addColumn<bool>("cached");
    QTest::newRow("a call of its own") << false;
    QTest::newRow("one that may use the cache") << true;
}

void TestRouting::switchesFromAKeyThatDoesNotCome()
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

void TestRouting::countsTheBytesOfACancelledTry()
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

void TestRouting::offersNoSwitchOnceAnAnswerBegan()
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

void TestRouting::offersNoSwitchToNowhere()
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

void TestRouting::notesWhatDoesNotTravel()
{
    CallWorld world;
    world.prices = *model::PriceTable::parse(R"({"models": [{"name": "m", "defaults": {"top_p": 1},
        "ignoredWhenThinking": ["temperature"]}]})");
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done"));
    model::ChatRequest request = CallWorld::request();
    request.temperature = 0.5;
    request.topP = 1.0;
    request.thinking = model::Thinking::High;
    const auto call = world.gateway->start(request, Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    const QByteArray& body = world.transport.requests().constFirst().body;
    QVERIFY(!body.contains("temperature") && !body.contains("top_p"));
    QVERIFY(body.contains("reasoning_effort"));
    QCOMPARE(diary.outcome->adjusted.size(), 1);
    QCOMPARE(diary.outcome->adjusted[0].field, QStringLiteral("temperature"));
    QCOMPARE(world.records[0].adjusted.size(), 1);
}

void TestRouting::resolvesRetiredNames()
{
    CallWorld world;
    world.prices
        = *model::PriceTable::parse(R"({"aliases": [{"name": "old", "became": "m", "retired": "2026-01-05"}]})");
    model::Settings settings;
    settings.endpoints = {world.endpoint(QStringLiteral("a")), world.endpoint(QStringLiteral("b"))};
    settings.endpoints[1].priority = 200;
    settings.endpoints[1].models = QStringList{QStringLiteral("Maker/M")};
    world.gateway->setSettings(settings);
    world.transport.script(QStringLiteral("a"), QStringLiteral("refuse"));
    world.transport.script(QStringLiteral("b"), QStringLiteral("200 | tok | done"));
    model::ChatRequest request = CallWorld::request();
    request.model = QStringLiteral("old");
    const auto call = world.gateway->start(request, Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QCOMPARE(diary.outcome->askedModel, QStringLiteral("old"));
    QCOMPARE(diary.outcome->resolvedModel, QStringLiteral("Maker/M")); // the backup's own name
    QCOMPARE(diary.outcome->attempts[0].model, QStringLiteral("m"));
    QCOMPARE(diary.outcome->attempts[1].model, QStringLiteral("Maker/M"));
    QCOMPARE(diary.outcome->adjusted.size(), 1); // what is true of the rung that answered
    QCOMPARE(diary.outcome->adjusted[0].to, QStringLiteral("Maker/M"));
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

//! Without a list in the settings: what the servers listed counts, also after the settings have changed.
void TestRouting::aModelIsAskedWhereItIsServed()
{
    CallWorld world;
    model::Settings settings;
    for (const auto* name : {u"a", u"b"}) {
        settings.endpoints.append(world.endpoint(QString::fromUtf16(name)));
        settings.endpoints.last().models.clear();
        settings.endpoints.last().priority = int(settings.endpoints.size());
        world.transport.script(QString::fromUtf16(name), QStringLiteral("200 | tok | done"));
    }
    world.gateway->setSettings(settings);
    model::ChatRequest request = CallWorld::request();
    request.model = QStringLiteral("m");
    QCOMPARE(world.gateway->outlook(request)->endpoint, QStringLiteral("a")); // it may have it
    world.gateway->setServedModels(QStringLiteral("a"), {QStringLiteral("x")}, {});
    world.gateway->setServedModels(QStringLiteral("b"), {QStringLiteral("x"), QStringLiteral("m")}, {});
    world.gateway->setSettings(settings);
    QCOMPARE(world.gateway->outlook(request)->endpoint, QStringLiteral("b"));
    const auto call = world.gateway->start(request, Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QCOMPARE(diary.outcome->endpoint, QStringLiteral("b"));
}

//! Who has it is found by asking; who said no is not asked again, with no other of its keys either.
void TestRouting::aModelThatIsNotThereIsAskedForElsewhere()
{
    const QString a = QStringLiteral("a"), b = QStringLiteral("b"), m = QStringLiteral("m");
    for (const QString& refusal : {QStringLiteral("404 | model 'm' not found"),
             QStringLiteral("400 | The model `m` does not exist."), QStringLiteral("404 | Not Found")}) {
        CallWorld world;
        model::Settings settings = unlisted(world, {a, b});
        settings.endpoints[0].moreKeys = QStringList{QStringLiteral("env:second")};
        world.gateway->setSettings(settings);
        world.transport.script(a, refusal);
        world.transport.script(b, QStringLiteral("200 | tok | done"));
        const model::Outcome first = askFor(world, m, Priority::Background);
        QVERIFY2(first.isOk(), qPrintable(refusal));
        QCOMPARE(first.endpoint, b);
        QCOMPARE(first.attempts.size(), 2);
        QVERIFY2(first.why.startsWith(u"b was asked because a answered 40"), qPrintable(first.why));
        model::ChatRequest request = CallWorld::request();
        request.model = m;
        QCOMPARE(world.gateway->outlook(request)->endpoint, b);
        const model::Outcome second = askFor(world, m, Priority::Background);
        QCOMPARE(second.endpoint, b);
        QCOMPARE(second.attempts.size(), 1);
        QVERIFY2(second.why.startsWith(u"b has the highest priority"), qPrintable(second.why));
        QCOMPARE(world.transport.requestsTo(a), 1);
        QCOMPARE(
            askFor(world, QStringLiteral("n"), Priority::Background).attempts.size(), 2); // of that nothing is known
        for (const auto& health : world.gateway->health())
            QVERIFY(health.state != gateway::Gateway::EndpointHealth::State::Open); // it is well, and lacks a model
    }
}

void TestRouting::whatAServerLacksIsAskedAgainOnceItMayHaveIt()
{
    const QString a = QStringLiteral("a"), b = QStringLiteral("b"), m = QStringLiteral("m");
    CallWorld world;
    model::Settings settings = unlisted(world, {a, b});
    world.gateway->setSettings(settings);
    world.transport.script(a, QStringLiteral("404 | no such model"));
    world.transport.script(b, QStringLiteral("200 | tok | done"));
    const auto asksA = [&] {
        const int before = world.transport.requestsTo(a);
        if (askFor(world, m, Priority::Interactive).endpoint != b)
            qFatal("b has not answered");
        return world.transport.requestsTo(a) > before;
    };
    QVERIFY(asksA());
    QVERIFY(!asksA());
    world.gateway->setSettings(settings);
    QVERIFY(!asksA()); // something else has changed
    settings.endpoints[0].priority = 0;
    world.gateway->setSettings(settings);
    QVERIFY(!asksA());
    settings.endpoints[0].key = QStringLiteral("env:other");
    world.gateway->setSettings(settings);
    QVERIFY(asksA());
    QVERIFY(!asksA());
    world.gateway->credentialsChanged(a);
    QVERIFY(asksA());
    QVERIFY(!asksA());
    world.gateway->setServedModels(a, {QStringLiteral("x"), m});
    QVERIFY(asksA());
    QVERIFY(!asksA()); // its word counts for more than its list
    // Nor does a list that another key was shown.
    world.gateway->setServedModels(a, {QStringLiteral("x")});
    world.gateway->setServedModels(b, {m});
    QVERIFY(!asksA());
    settings.endpoints[0].key = QStringLiteral("env:third");
    world.gateway->setSettings(settings);
    QVERIFY(asksA());
    // Nor does its word, once it has answered.
    model::ChatRequest request = CallWorld::request();
    request.model = m;
    request.endpoint = a;
    world.transport.script(a, QStringLiteral("200 | tok | done"));
    const auto call = world.gateway->start(request, Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QCOMPARE(askFor(world, m, Priority::Interactive).endpoint, a);
}

//! A new theme says nothing of what a server told.
void TestRouting::whatModelsHoldOutlivesOtherChanges()
{
    const QString a = QStringLiteral("a"), b = QStringLiteral("b"), m = QStringLiteral("m");
    CallWorld world;
    model::Settings settings = unlisted(world, {a, b});
    world.gateway->setSettings(settings);
    world.transport.script(a,
        QStringLiteral("400 | This model's maximum context length is 8192 tokens. However, your messages resulted in "
                       "9000 tokens."));
    QCOMPARE(askFor(world, m, Priority::Interactive).error->code, base::ErrorCode::BadRequest);
    world.gateway->setServedModels(b, {m}, {{m, 5'000}});
    const auto holds = [&world, &m](const QString& endpoint, const QString& model) {
        model::ChatRequest request = CallWorld::request();
        request.endpoint = endpoint;
        request.model = model;
        return world.gateway->outlook(request)->context;
    };
    QCOMPARE(holds(a, m), std::optional<int>(8'192));
    QCOMPARE(holds(b, m), std::optional<int>(5'000));
    settings.theme = model::ThemeChoice::Dark;
    world.gateway->setSettings(settings);
    QCOMPARE(holds(a, m), std::optional<int>(8'192));
    QCOMPARE(holds(b, m), std::optional<int>(5'000));
    QCOMPARE(holds(b, QString()), std::optional<int>(5'000)); // the first of its list, which still stands
    settings.endpoints[0].url = QUrl(QStringLiteral("https://a/other/v1"));
    settings.endpoints[1].key = QStringLiteral("env:other");
    world.gateway->setSettings(settings);
    QCOMPARE(holds(a, m), std::nullopt);
    QCOMPARE(holds(b, m), std::nullopt);
}

void TestRouting::theLastResortComesLast_data()
{
    QTest::addColumn<QString>("script"); // of b, which lists the model
    QTest::addColumn<QString>("last"); // of a, which does not
    QTest::addColumn<QString>("tried");
    QTest::addColumn<QString>("expected"); // who has answered, or the error
    const QString fine = QStringLiteral("200 | tok | done");
    QTest::newRow("it is there") << fine << fine << "b"
                                 << "b";
    QTest::newRow("it is gone") << "404 | model 'm' not found" << fine << "b a"
                                << "a";
    QTest::newRow("a fault that passes") << QStringLiteral("502 | bad gateway\n") + fine << fine << "b b"
                                         << "b";
    QTest::newRow("a fault that stays") << "502 | bad gateway" << fine << "b b b b b a"
                                        << "a";
    QTest::newRow("neither has it") << "502 | bad gateway"
                                    << "404 | model 'm' not found"
                                    << "b b b b b a"
                                    << "server";
}

void TestRouting::theLastResortComesLast()
{
    QFETCH(const QString, script);
    QFETCH(const QString, last);
    QFETCH(const QString, tried);
    QFETCH(const QString, expected);
    const QString a = QStringLiteral("a"), b = QStringLiteral("b");
    CallWorld world;
    world.gateway->setSettings(unlisted(world, {a, b}));
    world.gateway->setServedModels(a, {QStringLiteral("x")});
    world.gateway->setServedModels(b, {QStringLiteral("m")});
    world.transport.script(b, script);
    world.transport.script(a, last);
    const model::Outcome outcome = askFor(world, QStringLiteral("m"), Priority::Interactive);
    QStringList attempts;
    for (const model::Attempt& attempt : outcome.attempts)
        attempts << attempt.endpoint;
    QCOMPARE(attempts.join(u' '), tried);
    QCOMPARE(outcome.isOk() ? outcome.endpoint : base::codeName(outcome.error->code), expected);
    if (!outcome.isOk())
        QCOMPARE(outcome.error->whom, b); // that a has no such model was to be expected
}

SPYHOP_TEST_MAIN(TestRouting)
#include "tst_routing.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers from the cache: that a replay equals the original, what is kept, and what a hit does not do.
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QPointer>

using namespace std::chrono_literals;
using namespace spyhop;
using model::Cached;
using model::Priority;
using testsupport::CallDiary;
using testsupport::CallWorld;

namespace {

//! The first answer that may be charged for, and its price: 11 tokens in, 2 out.
model::PriceTable prices()
{
    const auto table = model::PriceTable::parse(
        R"({"asOf":"2026-01-01","prices":[{"provider":"a","model":"m-answered","validFrom":"2020-01-01",
            "currency":"USD","perMillion":{"hit":"0.1","miss":"1","output":"10"},"peakFactor":1}],"peakHours":[],
            "models":[],"aliases":[]})");
    return table ? *table : model::PriceTable();
}

struct Heard {
    QStringList lines;
    model::Outcome outcome;
};

Heard ask(CallWorld& world, const model::ChatRequest& request, Priority priority)
{
    const auto call = world.gateway->start(request, priority);
    CallDiary diary(*call);
    const bool isOver = world.runUntil([&] { return diary.outcome.has_value(); });
    [&] { QVERIFY(isOver); }();
    return {diary.lines.filter(QStringLiteral("delta:")), diary.outcome.value_or(model::Outcome())};
}

Heard ask(CallWorld& world)
{
    return ask(world, CallWorld::request(), Priority::Interactive);
}

void settle(CallWorld& world)
{
    for (int i = 0; i < 3; ++i)
        world.settleEvents();
}

} // namespace

class TestSharedCall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReplayEqualsTheOriginal_data();
    void aReplayEqualsTheOriginal();
    void neverPoisoned_data();
    void neverPoisoned();
    void anAdjustedAnswerIsNotKept();
    void aTrimmedAnswerIsKeptWithItsNotes();
    void onlyCallsThatMayUseIt();
    void aHitNeedsNothingElse();
    void aHitNeverCallsBackBeforeTheEventLoop();
    void survivesDeathInEverySignal_data();
    void survivesDeathInEverySignal();
    void fromTheDisk();
    void aDamagedRowIsAskedAnew();
    void theTargetThatAnsweredCounts();
    void equalsStandInForEachOther();
    void aRestingEndpointsAnswerIsThere();
    void waitsForTheModelsName();
    void refusalsAreTold();
    void savesWhatItCost();
};

void TestSharedCall::aReplayEqualsTheOriginal_data()
{
    QTest::addColumn<QString>("script");
    for (const char* script :
        {"200 | tok | done", "200 | think think tok 3ms tok tok | done", "200 | ka 50ms think ka tok | done",
            "200 json | tok tok | done", "200 | tok | quiet", "200 json | tok | quiet"})
        QTest::newRow(script) << QString::fromLatin1(script);
}

void TestSharedCall::aReplayEqualsTheOriginal()
{
    QFETCH(const QString, script);
    CallWorld world;
    world.keepAnswers();
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), script + QStringLiteral("\n503 | no more"));
    const Heard first = ask(world);
    QVERIFY(first.outcome.isOk());
    QCOMPARE(first.outcome.cached, Cached::No);
    const Heard second = ask(world);
    QVERIFY(second.outcome.isOk());
    QCOMPARE(second.outcome.cached, Cached::L1);
    QCOMPARE(second.lines, first.lines);
    QVERIFY(second.outcome.completion == first.outcome.completion);
    QCOMPARE(second.outcome.endpoint, first.outcome.endpoint);
    QCOMPARE(second.outcome.tier, first.outcome.tier);
    QCOMPARE(second.outcome.askedModel, first.outcome.askedModel);
    QVERIFY(second.outcome.attempts.isEmpty());
    QCOMPARE(world.transport.requestsTo(QStringLiteral("a")), 1);
    world.clock.advance(5min);
    QCOMPARE(ask(world).outcome.cached, Cached::No); // it has outlived itself
    QVERIFY(world.transport.requestsTo(QStringLiteral("a")) > 1);
}

void TestSharedCall::neverPoisoned_data()
{
    QTest::addColumn<QString>("script");
    for (const char* script : {"200 | tok | cut", "200 | tok fin | cut", "200 | tok fin | stay", "200 | tok | nousage",
             "200 json | tok | half", "200 | tok | stay", "503 | full", "400 | no", "401 | no", "refuse", "broken",
             "stay"})
        QTest::newRow(script) << QString::fromLatin1(script);
}

void TestSharedCall::neverPoisoned()
{
    QFETCH(const QString, script);
    CallWorld world;
    world.keepAnswers();
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), script);
    model::Endpoint endpoint = world.endpoint(QStringLiteral("a"));
    endpoint.totalTimeoutMs = 60'000;
    world.gateway->addEndpoint(endpoint);
    std::ignore = ask(world);
    QCOMPARE(world.answers->memory().count(), 0);
    world.gateway->credentialsChanged(QStringLiteral("a"));
    world.clock.advance(1min);
    const int before = world.transport.requestsTo(QStringLiteral("a"));
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | other | done"));
    const Heard second = ask(world);
    QVERIFY(second.outcome.isOk());
    QCOMPARE(second.outcome.cached, Cached::No);
    QCOMPARE(second.outcome.completion.text, QStringLiteral("other "));
    QCOMPARE(world.transport.requestsTo(QStringLiteral("a")), before + 1);
}

void TestSharedCall::anAdjustedAnswerIsNotKept()
{
    CallWorld world;
    world.keepAnswers();
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"),
        QStringLiteral(
            "400 | Unsupported parameter: 'temperature' is not supported with this model.\n200 | tok | done"));
    model::ChatRequest request = CallWorld::request();
    request.temperature = 0.5;
    const Heard first = ask(world, request, Priority::Interactive);
    QVERIFY(first.outcome.isOk());
    QCOMPARE(first.outcome.adjusted.size(), 1);
    QCOMPARE(ask(world, request, Priority::Interactive).outcome.cached, Cached::No);
}

//! What is left out for every equal request is no other question; the person is told each time.
void TestSharedCall::aTrimmedAnswerIsKeptWithItsNotes()
{
    CallWorld world;
    const auto table = model::PriceTable::parse(
        R"({"asOf":"2026-01-01","prices":[],"peakHours":[],"models":[{"name":"m","context":1000,"maxOutput":100,
            "vision":false,"defaults":{},"ignoredWhenThinking":["temperature"]}],"aliases":[]})");
    QVERIFY(table.has_value());
    world.prices = *table;
    world.keepAnswers();
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done"));
    model::ChatRequest request = CallWorld::request();
    request.thinking = model::Thinking::High;
    request.temperature = 0.5;
    const Heard first = ask(world, request, Priority::Interactive);
    QCOMPARE(first.outcome.adjusted.size(), 1);
    const Heard second = ask(world, request, Priority::Interactive);
    QCOMPARE(second.outcome.cached, Cached::L1);
    QCOMPARE(second.outcome.adjusted.size(), 1);
    QCOMPARE(second.outcome.resolvedModel, first.outcome.resolvedModel);
}

void TestSharedCall::onlyCallsThatMayUseIt()
{
    CallWorld world;
    world.keepAnswers();
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done"));
    model::ChatRequest bypass = CallWorld::request();
    bypass.cache = model::CacheMode::Bypass;
    QCOMPARE(ask(world, bypass, Priority::Interactive).outcome.cached, Cached::No);
    QCOMPARE(ask(world).outcome.cached, Cached::No); // what was asked anew is not kept either
    QCOMPARE(ask(world, bypass, Priority::Interactive).outcome.cached, Cached::No);
    QCOMPARE(ask(world).outcome.cached, Cached::L1);
    QCOMPARE(world.transport.requestsTo(QStringLiteral("a")), 3);
    // A batch step and a chat that ask the same get the same; another temperature is another question.
    model::ChatRequest step = CallWorld::request();
    step.purpose = model::Purpose::BatchStep;
    step.jobId = QStringLiteral("j");
    step.idempotencyKey = QStringLiteral("k");
    QCOMPARE(ask(world, step, Priority::Background).outcome.cached, Cached::L1);
    model::ChatRequest warm = CallWorld::request();
    warm.temperature = 1.0;
    QCOMPARE(ask(world, warm, Priority::Interactive).outcome.cached, Cached::No);
    QCOMPARE(ask(world, warm, Priority::Interactive).outcome.cached, Cached::L1); // the person chose it: so it may
}

void TestSharedCall::aHitNeedsNothingElse()
{
    CallWorld world;
    world.keepAnswers();
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done\n200 | tok | stay"));
    std::ignore = ask(world);
    world.settleEvents();
    const auto intents = [&world] {
        return world.database->readNow({QStringLiteral("SELECT COUNT(*) FROM main.intents"), {}})->first().first();
    };
    QCOMPARE(intents().toInt(), 0);
    // No permit: somebody else holds the only one.
    world.gateway->setConcurrency(QStringLiteral("job"), QStringLiteral("a"), 1);
    model::ChatRequest other = CallWorld::request();
    other.messages.first().text += u'!';
    const auto holder = world.gateway->start(other, Priority::Interactive);
    CallDiary holding(*holder);
    QVERIFY(world.runUntil([&] { return !holding.text.isEmpty(); }));
    const auto health = [&world] { return world.gateway->health().first(); };
    const int handedOut = world.keys.handedOut();
    const Heard hit = ask(world);
    QCOMPARE(hit.outcome.cached, Cached::L1);
    QVERIFY(!hit.outcome.cost);
    QCOMPARE(world.keys.handedOut(), handedOut);
    QCOMPARE(intents().toInt(), 1); // the holder's
    QCOMPARE(health().inFlight, 1);
    QCOMPARE(world.records.size(), 2);
    const model::CallRecord record = world.records.last();
    QCOMPARE(record.cached, Cached::L1);
    QVERIFY(record.cacheable && !record.error && !record.cost && record.attempts.isEmpty());
    QCOMPARE(record.usage.promptTokens, 0); // nothing was used
    QCOMPARE(record.answeredModel, QStringLiteral("m-answered"));
    QCOMPARE(record.endpoint, QStringLiteral("a"));
}

void TestSharedCall::aHitNeverCallsBackBeforeTheEventLoop()
{
    CallWorld world;
    world.keepAnswers();
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done"));
    std::ignore = ask(world);
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    call->retryNow();
    call->switchTarget();
    QVERIFY(diary.lines.isEmpty());
    QCOMPARE(call->state().stage, model::CallStage::Queued);
    const QPointer<gateway::Call> watched(call.get());
    world.settleEvents();
    QCOMPARE(diary.lines, (QStringList{QStringLiteral("delta:tok "), QStringLiteral("finished:ok")}));
    QCOMPARE(call->state().stage, model::CallStage::Settled);
    QVERIFY(watched);
}

void TestSharedCall::survivesDeathInEverySignal_data()
{
    QTest::addColumn<QString>("level");
    for (const char* level : {"first", "l1", "l2", "failed"})
        QTest::newRow(level) << QString::fromLatin1(level);
}

void TestSharedCall::survivesDeathInEverySignal()
{
    QFETCH(const QString, level);
    const auto run = [&level](int deadly) {
        CallWorld world;
        world.keepAnswers();
        if (level == u"l2")
            world.answers->openDisk(seal::Sealer::ephemeral());
        world.setEndpoints({QStringLiteral("a")});
        world.transport.script(QStringLiteral("a"),
            level == u"failed" ? QStringLiteral("400 | no") : QStringLiteral("200 | think tok | done"));
        if (level.startsWith(u'l'))
            std::ignore = ask(world);
        settle(world);
        if (level == u"l2")
            world.clock.advance(6min);
        world.records.clear();
        auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
        int count = 0;
        bool isOver = false;
        const auto hear = [&] {
            if (count++ == deadly)
                call.reset();
        };
        QObject owner;
        connect(call.get(), &gateway::Call::stateChanged, &owner, hear);
        connect(call.get(), &gateway::Call::delta, &owner, hear);
        connect(call.get(), &gateway::Call::finished, &owner, [&] {
            isOver = true;
            hear();
        });
        for (int i = 0; i < 50 && call && !isOver; ++i) {
            settle(world);
            world.clock.advance(100ms);
        }
        call.reset();
        settle(world);
        return world.records.size() == 1 && world.transport.live() == 0 ? count : -1;
    };
    const int signalCount = run(-1);
    QVERIFY(signalCount >= 2);
    for (int deadly = 0; deadly < signalCount; ++deadly)
        QCOMPARE(run(deadly), deadly + 1);
}

void TestSharedCall::fromTheDisk()
{
    CallWorld world;
    world.keepAnswers();
    world.answers->openDisk(seal::Sealer::ephemeral());
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | think tok tok | done\n503 | no more"));
    const Heard first = ask(world);
    world.clock.advance(6min);
    const Heard second = ask(world);
    QCOMPARE(second.outcome.cached, Cached::L2);
    QCOMPARE(second.lines, first.lines);
    QVERIFY(second.outcome.completion == first.outcome.completion);
    QCOMPARE(world.records.last().cached, Cached::L2);
    QCOMPARE(ask(world).outcome.cached, Cached::L1);
    QCOMPARE(world.transport.requests().size(), 1);
    // Many at once, while none is in memory: each looks, each gets it.
    world.clock.advance(6min);
    std::vector<std::unique_ptr<gateway::Call>> calls;
    std::vector<std::unique_ptr<CallDiary>> diaries;
    for (int i = 0; i < 20; ++i) {
        calls.push_back(world.gateway->start(CallWorld::request(), Priority::Background));
        diaries.push_back(std::make_unique<CallDiary>(*calls.back()));
    }
    calls[3].reset();
    settle(world);
    for (std::size_t i = 0; i < diaries.size(); ++i)
        QCOMPARE(diaries[i]->outcome && diaries[i]->outcome->isOk(), i != 3);
    QCOMPARE(world.transport.requests().size(), 1);
}

void TestSharedCall::aDamagedRowIsAskedAnew()
{
    CallWorld world;
    world.keepAnswers();
    world.answers->openDisk(seal::Sealer::ephemeral());
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done"));
    std::ignore = ask(world);
    QVERIFY(world.database->writeNow({{QStringLiteral("UPDATE main.answer_bodies SET body = x'01'"), {}}}).has_value());
    world.clock.advance(6min);
    QTest::ignoreMessage(QtWarningMsg, "a stored answer was damaged and is dropped");
    const Heard second = ask(world);
    QVERIFY(second.outcome.isOk());
    QCOMPARE(second.outcome.cached, Cached::No);
    world.clock.advance(6min);
    QCOMPARE(ask(world).outcome.cached, Cached::L2); // and is kept anew
}

void TestSharedCall::theTargetThatAnsweredCounts()
{
    CallWorld world;
    world.keepAnswers();
    world.setEndpoints({QStringLiteral("a"), QStringLiteral("b")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("refuse\n200 | better | done"));
    world.transport.script(QStringLiteral("b"), QStringLiteral("200 | worse | done"));
    const Heard first = ask(world);
    QCOMPARE(first.outcome.completion.text, QStringLiteral("worse "));
    // What the second in priority said does not stand in for the first, now that it is back.
    QCOMPARE(ask(world).outcome.completion.text, QStringLiteral("better "));
    model::ChatRequest toB = CallWorld::request();
    toB.endpoint = QStringLiteral("b");
    const Heard again = ask(world, toB, Priority::Interactive);
    QCOMPARE(again.outcome.cached, Cached::L1); // it was kept under its own name
    QCOMPARE(again.outcome.completion.text, QStringLiteral("worse "));
}

void TestSharedCall::equalsStandInForEachOther()
{
    CallWorld world;
    world.keepAnswers();
    model::Settings settings;
    for (const char* name : {"a", "b", "c"})
        settings.endpoints.append(world.endpoint(QString::fromLatin1(name))); // all of priority 100
    settings.endpoints.last().models = QStringList{QStringLiteral("other")};
    world.gateway->setSettings(settings);
    for (const char* name : {"a", "b", "c"})
        world.transport.script(QString::fromLatin1(name), QStringLiteral("200 | tok | done"));
    model::ChatRequest toB = CallWorld::request();
    toB.endpoint = QStringLiteral("b");
    QCOMPARE(ask(world, toB, Priority::Interactive).outcome.cached, Cached::No);
    QCOMPARE(ask(world).outcome.cached, Cached::L1);
    world.clock.advance(6min);
    model::ChatRequest toC = CallWorld::request();
    toC.endpoint = QStringLiteral("c");
    QCOMPARE(ask(world, toC, Priority::Interactive).outcome.cached, Cached::No);
    QCOMPARE(ask(world).outcome.cached, Cached::No); // another model is no equal
}

void TestSharedCall::aRestingEndpointsAnswerIsThere()
{
    CallWorld world;
    world.keepAnswers();
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done\n500 | oops"));
    std::ignore = ask(world);
    model::ChatRequest other = CallWorld::request();
    other.messages.first().text += u'!';
    for (int i = 0; i < 2; ++i)
        std::ignore = ask(world, other, Priority::Interactive);
    QCOMPARE(world.gateway->health().first().state, gateway::Gateway::EndpointHealth::State::Open);
    const base::SteadyTime before = world.clock.steadyTime();
    QCOMPARE(ask(world).outcome.cached, Cached::L1);
    QCOMPARE(world.clock.steadyTime(), before); // it rested for nobody
}

void TestSharedCall::waitsForTheModelsName()
{
    CallWorld world;
    world.keepAnswers();
    model::Settings settings;
    settings.endpoints.append(world.endpoint(QStringLiteral("a")));
    settings.endpoints.last().models.clear();
    settings.endpoints.last().key = QStringLiteral("slow:a");
    world.gateway->setSettings(settings);
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 list | first\n200 | tok | done\n503 | no more"));
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    world.settleEvents();
    QCOMPARE(diary.states(), QStringList{QStringLiteral("queued")});
    QVERIFY(diary.stateValues.last().reason.contains(QStringLiteral("key of a")));
    world.keys.release(QStringLiteral("slow:a"));
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QVERIFY(diary.outcome->isOk());
    QCOMPARE(ask(world).outcome.cached, Cached::L1);
    QCOMPARE(world.transport.requests().size(), 2);
}

void TestSharedCall::refusalsAreTold()
{
    CallWorld world;
    world.keepAnswers();
    const Heard refused = ask(world);
    QVERIFY(refused.outcome.error);
    QCOMPARE(refused.outcome.error->code, base::ErrorCode::Settings);
    QCOMPARE(world.records.size(), 1);
}

void TestSharedCall::savesWhatItCost()
{
    CallWorld world;
    world.prices = prices();
    world.keepAnswers();
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done"));
    const Heard first = ask(world);
    QVERIFY(first.outcome.cost);
    const Heard second = ask(world);
    QVERIFY(!second.outcome.cost);
    QCOMPARE(second.outcome.saved, first.outcome.cost);
    QCOMPARE(world.records.last().saved, first.outcome.cost);
    const auto row = world.database->readNow(
        {QStringLiteral(
             "SELECT cacheable, cached, saved_nano, saved_currency, cost_nano, prompt_tokens FROM main.calls "
             "ORDER BY started, cached"),
            {}});
    QCOMPARE(row->size(), 2);
    QCOMPARE(row->last().mid(0, 4), (QVariantList{1, 1, first.outcome.cost->nanoUnits(), QStringLiteral("USD")}));
    QVERIFY(row->last().at(4).isNull());
    QCOMPARE(row->last().at(5).toInt(), 0);
    QCOMPARE(row->first().mid(0, 2), (QVariantList{1, 0}));
    QVERIFY(row->first().at(2).isNull());
}

SPYHOP_TEST_MAIN(TestSharedCall)
#include "tst_sharedcall.moc"

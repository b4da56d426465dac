// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>

using namespace std::chrono_literals;
using namespace spyhop;
using model::Priority;
using testsupport::CallDiary;
using testsupport::CallWorld;

class TestRoutedCall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void streamsAnAnswer();
    void readsAWholeBody();
    void refusesWithoutEndpoint();
    void sendsNothingWithoutADurableIntent();
    void failsOverAfterThreeBusyAnswers();
    void failsOverAtOnceWhenUnreachable();
    void waitsAsTold();
    void parksAndGoesOnWhenAsked();
    void keepsThePartForChat();
    void leavesABrokenBatchAnswerToItsStep();
    void adjustsOnce();
    void remembersARefusedKey();
    void aRefusedKeyIsNotSentByThoseWhoWait();
    void aProbeThatAnswersFreesTheOthers();
    void waitsForItsKey();
    void aKeyForgottenWhileItWaitsIsAskedForAgain();
    void tellsPeopleWhatItWaitsFor();
    void timesOut_data();
    void timesOut();
    void estimatesMissingUsage();
    void restsWhileTheBreakerIsOpen();
    void crowdsLosePatienceToo();
    void holdsNoPermitWhileWaiting();
    void announcesABatchCallWhileItWaits();
    void sendsOneIdempotencyKey();
    void endsWithoutTheConnectionsEnd_data();
    void endsWithoutTheConnectionsEnd();
    void endsAStalledBody();
    void takesTheFirstModelTheServerLists();
    void saysWhyNoModelWasFound_data();
    void saysWhyNoModelWasFound();
    void aCallThatDiesWhileModelsAreReadTakesNothingWithIt();
};

namespace {

model::Outcome ask(CallWorld& world, Priority priority)
{
    const auto call = world.gateway->start(CallWorld::request(), priority);
    CallDiary diary(*call);
    world.runUntil([&] { return diary.outcome.has_value(); });
    return diary.outcome.value_or(model::Outcome());
}

//! One endpoint whose settings name no model.
void setUnnamedModel(CallWorld& world)
{
    model::Settings settings;
    settings.endpoints.append(world.endpoint(QStringLiteral("a")));
    settings.endpoints.last().models.clear();
    world.gateway->setSettings(settings);
}

} // namespace

void TestRoutedCall::takesTheFirstModelTheServerLists()
{
    CallWorld world;
    setUnnamedModel(world);
    world.transport.script(
        QStringLiteral("a"), QStringLiteral("200 list | first second\n200 | tok | done\n200 | tok | done"));
    const auto one = world.gateway->start(CallWorld::request(), Priority::Interactive);
    const auto other = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*one);
    CallDiary otherDiary(*other);
    QVERIFY(world.runUntil([&] { return diary.outcome && otherDiary.outcome; }));
    QVERIFY(diary.outcome->isOk() && otherDiary.outcome->isOk());
    QCOMPARE(world.transport.requestsTo(QStringLiteral("a")), 3); // the list was read once
    QVERIFY(world.transport.requests().at(1).body.contains("\"first\""));
    QCOMPARE(world.records.first().askedModel, QStringLiteral("first"));
    QCOMPARE(diary.outcome->attempts.first().model, QStringLiteral("first"));
}

void TestRoutedCall::saysWhyNoModelWasFound_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty list") << QStringLiteral("200 list | | done") << QStringLiteral("not-found");
    QTest::newRow("no such page") << QStringLiteral("404 | nothing here") << QStringLiteral("not-found");
    QTest::newRow("wrong key") << QStringLiteral("401 | no") << QStringLiteral("auth");
    QTest::newRow("refused") << QStringLiteral("refuse") << QStringLiteral("network");
}

void TestRoutedCall::saysWhyNoModelWasFound()
{
    QFETCH(QString, script);
    CallWorld world;
    setUnnamedModel(world);
    world.transport.script(QStringLiteral("a"), script);
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QVERIFY(outcome.error);
    QTEST(base::codeName(outcome.error->code), "code");
    QVERIFY(!outcome.error->what.isEmpty());
    QCOMPARE(world.records.size(), 1);
}

void TestRoutedCall::aCallThatDiesWhileModelsAreReadTakesNothingWithIt()
{
    CallWorld world;
    setUnnamedModel(world);
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 list | first\n200 | tok | done"));
    auto dying = world.gateway->start(CallWorld::request(), Priority::Interactive);
    const auto living = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*living);
    world.settleEvents();
    dying.reset();
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QVERIFY(diary.outcome->isOk());
    QCOMPARE(world.records.size(), 2);
}

void TestRoutedCall::streamsAnAnswer()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | think tok 3ms tok | done"));
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QCOMPARE(diary.lines.join(u' '),
        QStringLiteral("state:waiting state:connecting state:thinking delta:hm  state:writing delta:tok  delta:tok  "
                       "finished:ok"));
    QCOMPARE(diary.outcome->completion.text, QStringLiteral("tok tok "));
    QCOMPARE(diary.outcome->completion.usage->promptTokens, 11);
    QCOMPARE(diary.outcome->endpoint, QStringLiteral("a"));
    QCOMPARE(diary.outcome->attempts.size(), 1);
    QCOMPARE(diary.outcome->attempts[0].status, 200);
    QCOMPARE(world.records.size(), 1);
    QCOMPARE(world.records[0].callId, call->id().value());
    QVERIFY(!world.records[0].error);
    QCOMPARE(world.records[0].answeredModel, QStringLiteral("m-answered"));
    const port::WireRequest& sent = world.transport.requests().constFirst();
    QCOMPARE(sent.authorization.view().toStdString(), std::string("Bearer sk-test"));
    QCOMPARE(sent.url.toString(), QStringLiteral("https://a/v1/chat/completions"));
}

void TestRoutedCall::readsAWholeBody()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 json | tok tok | done"));
    model::ChatRequest request = CallWorld::request();
    request.stream = false;
    const auto call = world.gateway->start(request, Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QCOMPARE(diary.text, QStringLiteral("tok tok "));
    QVERIFY(diary.outcome->isOk());
}

void TestRoutedCall::refusesWithoutEndpoint()
{
    CallWorld world;
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QCOMPARE(outcome.error->code, base::ErrorCode::Settings);
    QVERIFY(outcome.attempts.isEmpty());
    QCOMPARE(world.records.size(), 1);
}

void TestRoutedCall::sendsNothingWithoutADurableIntent()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a write failed")));
    CallWorld world(QList<db::Migration>{}); // no table: every write fails, as on a full disk
    world.setEndpoints({QStringLiteral("a")});
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QCOMPARE(outcome.error->code, base::ErrorCode::Internal);
    QVERIFY(world.transport.requests().isEmpty());
    QCOMPARE(world.records.size(), 1);
    QCOMPARE(world.gateway->health().constFirst().inFlight, 0);
    world.settleEvents();
}

void TestRoutedCall::failsOverAfterThreeBusyAnswers()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a"), QStringLiteral("b")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("503 | full"));
    world.transport.script(QStringLiteral("b"), QStringLiteral("200 | tok | done"));
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome.endpoint, QStringLiteral("b"));
    QStringList tries;
    for (const model::Attempt& attempt : outcome.attempts)
        tries << attempt.endpoint + QString::number(attempt.status);
    QCOMPARE(tries.join(u' '), QStringLiteral("a503 a503 a503 b200"));
    QVERIFY(outcome.attempts[1].wait >= 1s && outcome.attempts[1].wait <= 2s);
    QVERIFY(outcome.attempts[2].wait >= 2s && outcome.attempts[2].wait <= 4s);
    QCOMPARE(outcome.attempts[3].wait, 0ms);
    QCOMPARE(world.records.size(), 1);
    QCOMPARE(world.records[0].attempts.size(), 4);
}

void TestRoutedCall::failsOverAtOnceWhenUnreachable()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a"), QStringLiteral("b")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("refuse"));
    world.transport.script(QStringLiteral("b"), QStringLiteral("200 | tok | done"));
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QCOMPARE(outcome.endpoint, QStringLiteral("b"));
    QCOMPARE(outcome.attempts.size(), 2);
    QVERIFY(!outcome.attempts[0].possiblyBilled);
    QVERIFY(world.clock.steadyTime() < 500ms);
}

void TestRoutedCall::waitsAsTold()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("429 retry-after=7 | slow\n200 | tok | done"));
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QVERIFY(outcome.isOk());
    QVERIFY(outcome.attempts[1].wait >= 7s && outcome.attempts[1].wait <= 7'701ms);
}

void TestRoutedCall::parksAndGoesOnWhenAsked()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("429 retry-after=1209600 | later\n200 | tok | done"));
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return call->state().stage == model::CallStage::Parked; }));
    QVERIFY(call->state().until >= world.clock.wallTime().addDays(13));
    QVERIFY(!call->state().reason.isEmpty());
    call->retryNow();
    QVERIFY(!diary.outcome);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QVERIFY(diary.outcome->isOk());
}

void TestRoutedCall::keepsThePartForChat()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a"), QStringLiteral("b")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok tok | cut"));
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QCOMPARE(outcome.error->code, base::ErrorCode::Truncated);
    QVERIFY(outcome.error->possiblyBilled);
    QCOMPARE(outcome.completion.text, QStringLiteral("tok tok "));
    QVERIFY(outcome.completion.usage->estimated);
    QCOMPARE(world.transport.requests().size(), 1);
}

//! Not even for a batch: an equal call may have shown the part, and its price has to be counted. The step repeats.
void TestRoutedCall::leavesABrokenBatchAnswerToItsStep()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | wrong | cut\n200 | right | done"));
    const model::Outcome outcome = ask(world, Priority::Background);
    QVERIFY(!outcome.isOk());
    QCOMPARE(outcome.error->code, base::ErrorCode::Truncated);
    QCOMPARE(outcome.completion.text, QStringLiteral("wrong "));
    QCOMPARE(outcome.attempts.size(), 1);
    QVERIFY(outcome.attempts[0].possiblyBilled);
}

void TestRoutedCall::adjustsOnce()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"),
        QStringLiteral("400 | Unsupported parameter: 'temperature' is not supported with this model.\n"
                       "200 | tok | done"));
    model::ChatRequest request = CallWorld::request();
    request.temperature = 0.5;
    const auto call = world.gateway->start(request, Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QVERIFY(diary.outcome->isOk());
    QCOMPARE(diary.outcome->adjusted.size(), 1);
    QCOMPARE(diary.outcome->adjusted[0].field, QStringLiteral("temperature"));
    QVERIFY(world.transport.requests()[0].body.contains("temperature"));
    QVERIFY(!world.transport.requests()[1].body.contains("temperature"));
}

void TestRoutedCall::remembersARefusedKey()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("401 | wrong key\n200 | tok | done"));
    QCOMPARE(ask(world, Priority::Interactive).error->code, base::ErrorCode::Auth);
    QCOMPARE(world.gateway->health().constFirst().state, gateway::Gateway::EndpointHealth::State::NeedsKey);
    const model::Outcome second = ask(world, Priority::Interactive);
    QCOMPARE(second.error->code, base::ErrorCode::Auth);
    QVERIFY(second.attempts.isEmpty()); // not sent again
    world.gateway->credentialsChanged(QStringLiteral("a"));
    QVERIFY(ask(world, Priority::Interactive).isOk());
}

void TestRoutedCall::aRefusedKeyIsNotSentByThoseWhoWait()
{
    CallWorld world;
    model::Settings settings;
    settings.endpoints.append(world.endpoint(QStringLiteral("a")));
    settings.endpoints.last().concurrency = 1;
    settings.endpoints.last().key = QStringLiteral("env:a");
    world.gateway->setSettings(settings);
    world.transport.script(QStringLiteral("a"), QStringLiteral("401 | wrong key\n200 | tok | done"));
    const auto first = world.gateway->start(CallWorld::request(), Priority::Background);
    const auto second = world.gateway->start(CallWorld::request(), Priority::Background);
    CallDiary one(*first), two(*second);
    QVERIFY(world.runUntil([&] { return one.outcome && two.outcome; }));
    QCOMPARE(two.outcome->error->code, base::ErrorCode::Auth);
    QCOMPARE(world.transport.requests().size(), 1);
}

//! A long answer to the probe is an answer: nobody waits for its end.
void TestRoutedCall::aProbeThatAnswersFreesTheOthers()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(
        QStringLiteral("a"), QStringLiteral("500\n500\n500\n500\n500\n200 | tok | stay\n200 | tok | done"));
    std::ignore = ask(world, Priority::Interactive); // opens the breaker
    const auto probe = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary streaming(*probe);
    QVERIFY(world.runUntil([&] { return !streaming.text.isEmpty(); }));
    const model::Outcome other = ask(world, Priority::Interactive);
    QVERIFY2(other.isOk(), other.error ? qPrintable(other.error->sentence()) : "");
    QVERIFY(!streaming.outcome);
}

void TestRoutedCall::waitsForItsKey()
{
    CallWorld world;
    model::Endpoint endpoint = world.endpoint(QStringLiteral("a"));
    endpoint.key = QStringLiteral("slow:a");
    world.gateway->addEndpoint(endpoint);
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | done"));
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    world.advance(5s);
    QCOMPARE(call->state().stage, model::CallStage::Queued);
    world.keys.release(endpoint.key);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QVERIFY(diary.outcome->isOk());

    endpoint.key = QStringLiteral("none:a");
    world.gateway->addEndpoint(endpoint);
    QCOMPARE(ask(world, Priority::Interactive).error->code, base::ErrorCode::Auth);
}

//! A keychain that is locked takes its keys along: a call that has waited for its place waits for its key then.
void TestRoutedCall::aKeyForgottenWhileItWaitsIsAskedForAgain()
{
    CallWorld world;
    model::Endpoint endpoint = world.endpoint(QStringLiteral("a"));
    endpoint.key = QStringLiteral("slow:a");
    endpoint.concurrency = 1;
    world.gateway->addEndpoint(endpoint);
    world.keys.release(endpoint.key);
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | 2000ms tok | done\n200 | tok | done"));
    const auto first = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary firstDiary(*first);
    const auto second = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary secondDiary(*second);
    world.advance(500ms);
    QCOMPARE(second->state().stage, model::CallStage::Waiting);
    world.keys.forget(endpoint.key);
    world.advance(10s);
    QVERIFY(firstDiary.outcome.has_value()); // it had its key
    QVERIFY(firstDiary.outcome->isOk());
    QVERIFY2(!secondDiary.outcome, "it ended without its key");
    world.keys.release(endpoint.key);
    QVERIFY(world.runUntil([&] { return secondDiary.outcome.has_value(); }));
    QVERIFY2(secondDiary.outcome->isOk(),
        secondDiary.outcome->isOk() ? "" : qPrintable(secondDiary.outcome->error->sentence()));
}

void TestRoutedCall::tellsPeopleWhatItWaitsFor()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | 3000ms tok 11000ms tok | done"));
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QCOMPARE(diary.states().join(u' '), QStringLiteral("waiting connecting server-queued writing stalled writing"));

    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | ka 50ms ka tok | done"));
    const auto other = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary otherDiary(*other);
    QVERIFY(world.runUntil([&] { return otherDiary.outcome.has_value(); }));
    QCOMPARE(otherDiary.states().join(u' '), QStringLiteral("waiting connecting server-queued writing"));
}

void TestRoutedCall::timesOut_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<bool>("billed");
    QTest::newRow("connect") << "unsent" << 1'000 << false;
    QTest::newRow("first token") << "stay" << 20'000 << true;
    QTest::newRow("first token, in spite of keep-alives")
        << QStringLiteral("200 | ") + QStringLiteral("ka 900ms ").repeated(100) + QStringLiteral("| stay") << 20'000
        << true;
    QTest::newRow("total") << "200 | tok | stay" << 60'000 << true;
}

void TestRoutedCall::timesOut()
{
    QFETCH(const QString, script);
    QFETCH(const int, milliseconds);
    QFETCH(const bool, billed);
    CallWorld world;
    model::Endpoint endpoint = world.endpoint(QStringLiteral("a"));
    endpoint.connectTimeoutMs = 1'000;
    endpoint.firstTokenTimeoutMs = 20'000;
    endpoint.totalTimeoutMs = 60'000;
    world.gateway->addEndpoint(endpoint);
    world.transport.script(QStringLiteral("a"), script);
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome || call->state().stage == model::CallStage::Backoff; }));
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(world.clock.steadyTime()).count();
    QVERIFY2(took >= milliseconds && took <= milliseconds + 20, qPrintable(QString::number(took)));
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    QCOMPARE(diary.outcome->error->code, base::ErrorCode::Timeout);
    QCOMPARE(diary.outcome->attempts[0].possiblyBilled, billed);
}

void TestRoutedCall::estimatesMissingUsage()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok tok | nousage"));
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QVERIFY(outcome.isOk());
    QVERIFY(outcome.completion.usage->estimated);
    QVERIFY(outcome.completion.usage->promptTokens > 0);
    QVERIFY(outcome.completion.usage->completionTokens > 0);
    QVERIFY(world.records[0].usage.estimated);
}

void TestRoutedCall::restsWhileTheBreakerIsOpen()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("503 | full"));
    QCOMPARE(ask(world, Priority::Interactive).error->code, base::ErrorCode::Overloaded);
    QCOMPARE(world.transport.requests().size(), 5);
    QCOMPARE(world.gateway->health().constFirst().state, gateway::Gateway::EndpointHealth::State::Open);

    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | 500ms tok | done"));
    std::vector<std::unique_ptr<gateway::Call>> calls;
    std::vector<std::unique_ptr<CallDiary>> diaries;
    for (int i = 0; i < 3; ++i) {
        calls.push_back(world.gateway->start(CallWorld::request(), Priority::Interactive));
        diaries.push_back(std::make_unique<CallDiary>(*calls.back()));
    }
    world.advance(1s);
    QCOMPARE(world.transport.requests().size(), 5); // never bypassed
    for (const auto& call : calls) {
        QCOMPARE(call->state().stage, model::CallStage::Backoff);
        QVERIFY(call->state().until.has_value());
    }
    QVERIFY(world.runUntil([&] { return world.transport.live() > 0; }));
    world.advance(300ms);
    QCOMPARE(world.transport.requests().size(), 6); // one probe
    QVERIFY(world.runUntil([&] {
        return std::all_of(
            diaries.begin(), diaries.end(), [](const auto& diary) { return diary->outcome.has_value(); });
    }));
    for (const auto& diary : diaries)
        QVERIFY(diary->outcome->isOk());
}

//! Each look whether the target is back is one call's; the others do not begin to wait anew.
void TestRoutedCall::crowdsLosePatienceToo()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("503 | full"));
    std::vector<std::unique_ptr<gateway::Call>> calls;
    std::vector<std::unique_ptr<CallDiary>> diaries;
    for (int i = 0; i < 40; ++i) {
        calls.push_back(world.gateway->start(CallWorld::request(), Priority::Interactive));
        diaries.push_back(std::make_unique<CallDiary>(*calls.back()));
    }
    QVERIFY(world.runUntil([&] {
        return std::all_of(
            diaries.begin(), diaries.end(), [](const auto& diary) { return diary->outcome.has_value(); });
    }));
    QVERIFY2(world.clock.steadyTime() < 5min, qPrintable(QString::number(world.clock.steadyTime() / 1s)));
    for (const auto& diary : diaries)
        QCOMPARE(diary->outcome->error->code, base::ErrorCode::Overloaded);
}

void TestRoutedCall::holdsNoPermitWhileWaiting()
{
    CallWorld world;
    model::Endpoint endpoint = world.endpoint(QStringLiteral("a"));
    endpoint.concurrency = 1;
    world.gateway->addEndpoint(endpoint);
    world.transport.script(QStringLiteral("a"), QStringLiteral("429 retry-after=30 | slow\n200 | tok | done"));
    const auto waiting = world.gateway->start(CallWorld::request(), Priority::Interactive);
    QVERIFY(world.runUntil([&] { return waiting->state().stage == model::CallStage::Backoff; }));
    QVERIFY(ask(world, Priority::Background).isOk());
    QVERIFY(world.clock.steadyTime() < 5s);
}

//! Its place is not spent on the disk. What never left leaves no intent behind.
void TestRoutedCall::announcesABatchCallWhileItWaits()
{
    CallWorld world;
    model::Settings settings;
    settings.endpoints.append(world.endpoint(QStringLiteral("a")));
    settings.endpoints.last().concurrency = 1;
    world.gateway->setSettings(settings);
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok | stay"));
    const auto intents = [&world] {
        return world.database->readNow({QStringLiteral("SELECT call FROM main.intents"), {}}).value().size();
    };
    const auto first = world.gateway->start(CallWorld::request(), Priority::Background);
    auto waiting = world.gateway->start(CallWorld::request(), Priority::Background);
    QVERIFY(world.runUntil([&] { return world.transport.requests().size() == 1; }));
    world.settleEvents();
    QCOMPARE(waiting->state().stage, model::CallStage::Waiting);
    QCOMPARE(intents(), 2);
    waiting.reset();
    QCOMPARE(intents(), 1);
}

void TestRoutedCall::sendsOneIdempotencyKey()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("503 | full\n200 | tok | done"));
    QVERIFY(ask(world, Priority::Interactive).isOk());
    QList<QByteArray> keys;
    for (const port::WireRequest& request : world.transport.requests()) {
        for (const port::Header& header : request.headers) {
            if (header.first == "idempotency-key")
                keys << header.second;
        }
    }
    QCOMPARE(keys, (QList<QByteArray>{world.records[0].callId.toUtf8(), world.records[0].callId.toUtf8()}));
}

void TestRoutedCall::endsWithoutTheConnectionsEnd_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("seconds");
    QTest::newRow("done") << QStringLiteral("200 | tok | quiet") << 2;
    QTest::newRow("whole JSON") << QStringLiteral("200 json | tok | quiet") << 2;
    QTest::newRow("finish reason alone") << QStringLiteral("200 | tok fin | stay") << 6;
    QTest::newRow("… and keep-alives") << QStringLiteral("200 | tok fin 2000ms ka 2000ms ka 2000ms ka | stay") << 6;
}

//! Qt never ends some broken replies; what they said is whole all the same.
void TestRoutedCall::endsWithoutTheConnectionsEnd()
{
    QFETCH(QString, script);
    QFETCH(int, seconds);
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), script);
    const model::Outcome outcome = ask(world, Priority::Interactive);
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome.completion.text, QStringLiteral("tok "));
    QVERIFY(world.clock.steadyTime() < std::chrono::seconds(seconds));
    QCOMPARE(world.transport.live(), 0);
}

//! Half a JSON body and then nothing is a truncation, long before the time-out for the first token.
void TestRoutedCall::endsAStalledBody()
{
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 json | tok | half\n200 json | tok | done"));
    const model::Outcome outcome = ask(world, Priority::Background);
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome.attempts.size(), 2);
    QCOMPARE(outcome.attempts[0].error, base::ErrorCode::Truncated);
    QVERIFY(world.clock.steadyTime() > 30s && world.clock.steadyTime() < 35s);
}

SPYHOP_TEST_MAIN(TestRoutedCall)
#include "tst_routedcall.moc"

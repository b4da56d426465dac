// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a model is asked: under which name, at whose server, and where it is looked for once it is not there.
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using model::Priority;
using testsupport::CallDiary;
using testsupport::CallWorld;

namespace {

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

class TestModelRouting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void notesWhatDoesNotTravel();
    void resolvesRetiredNames();
    void aModelIsAskedWhereItIsServed();
    void aModelThatIsNotThereIsAskedForElsewhere();
    void whatAServerLacksIsAskedAgainOnceItMayHaveIt();
    void whatModelsHoldOutlivesOtherChanges();
    void theLastResortComesLast_data();
    void theLastResortComesLast();
};

void TestModelRouting::notesWhatDoesNotTravel()
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

void TestModelRouting::resolvesRetiredNames()
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

//! Without a list in the settings: what the servers listed counts, also after the settings have changed.
void TestModelRouting::aModelIsAskedWhereItIsServed()
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
void TestModelRouting::aModelThatIsNotThereIsAskedForElsewhere()
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

void TestModelRouting::whatAServerLacksIsAskedAgainOnceItMayHaveIt()
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
void TestModelRouting::whatModelsHoldOutlivesOtherChanges()
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

void TestModelRouting::theLastResortComesLast_data()
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

void TestModelRouting::theLastResortComesLast()
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

SPYHOP_TEST_MAIN(TestModelRouting)
#include "tst_modelrouting.moc"

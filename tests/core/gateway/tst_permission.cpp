// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway does, and does not do, under a policy.
#include "core/gateway/controlcall.h"
#include "core/gateway/permission.h"
#include "core/gateway/wireget.h"
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

using namespace std::chrono_literals;
using namespace spyhop;
using namespace Qt::StringLiterals;
using model::Priority;
using testsupport::CallDiary;
using testsupport::CallWorld;

namespace {

QByteArray rule(const char* effect, const char* resource, const QByteArray& condition)
{
    return QByteArray(R"({"id":"r","effect":")") + effect + R"(","principal":["team:t"],"resource":[")" + resource
        + R"("],"condition":)" + condition + '}';
}

model::Outcome ask(CallWorld& world, const model::ChatRequest& request)
{
    const auto call = world.gateway->start(request, Priority::Interactive);
    CallDiary diary(*call);
    world.runUntil([&] { return diary.outcome.has_value(); });
    return diary.outcome.value_or(model::Outcome());
}

const QString answer = u"200 | tok | done"_s;

} // namespace

class TestPermission : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeniedTargetIsNoRung();
    void noRungLeftIsARefusal();
    void cachedAnswersAreAskedAboutToo();
    void askedAgainAtEachPermit();
    void submissionsAndLists();
    void anAnswerOfADeniedModelIsCutOff();
    void aWrongClockShowsInTheReply();
    void loopbackHasNoAddress();
};

void TestPermission::aDeniedTargetIsNoRung()
{
    CallWorld world;
    world.obey(
        '[' + rule("allow", "*", "{}") + ',' + rule("deny", "endpoint:a", "{}").replace("\"r\"", "\"no a\"") + ']');
    world.setEndpoints({u"a"_s, u"b"_s});
    world.transport.script(u"a"_s, answer);
    world.transport.script(u"b"_s, answer);
    const model::Outcome outcome = ask(world, CallWorld::request());
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome.endpoint, u"b"_s);
    QVERIFY2(outcome.why.contains(u"“no a”"_s), qPrintable(outcome.why));
    QCOMPARE(world.transport.requestsTo(u"a"_s), 0);
}

void TestPermission::noRungLeftIsARefusal()
{
    CallWorld world;
    world.obey(rule("allow", "api:other", "{}"));
    world.setEndpoints({u"a"_s, u"b"_s});
    const model::Outcome outcome = ask(world, CallWorld::request());
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, base::ErrorCode::RefusedPolicy);
    QCOMPARE(base::exitCode(outcome.error->code), base::ExitCode::Refused);
    QCOMPARE(world.transport.requests().size(), 0);
    QCOMPARE(world.records.size(), 1);
    QCOMPARE(world.records.first().error, std::optional(base::ErrorCode::RefusedPolicy));
}

void TestPermission::cachedAnswersAreAskedAboutToo()
{
    CallWorld world;
    world.keepAnswers();
    world.obey(rule("allow", "api:m", R"({"time":{"between":["00:00","23:59:59"],"zone":"UTC"}})"));
    world.setEndpoints({u"a"_s});
    world.transport.script(u"a"_s, answer);
    QVERIFY(ask(world, CallWorld::request()).isOk());
    QCOMPARE(ask(world, CallWorld::request()).cached, model::Cached::L1);
    world.policy->heardTime(world.clock.wallTime().addSecs(3600));
    const model::Outcome outcome = ask(world, CallWorld::request());
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, base::ErrorCode::RefusedPolicy);
}

void TestPermission::askedAgainAtEachPermit()
{
    CallWorld world;
    const QTime now = world.clock.wallTime().toUTC().time();
    const QByteArray end = now.addSecs(20).toString(u"HH:mm:ss").toLatin1();
    world.obey(rule("allow", "*", R"({"time":{"between":["00:00",")" + end + R"("],"zone":"UTC"}})"));
    world.setEndpoints({u"a"_s});
    world.transport.script(u"a"_s, u"503 retry-after=60\n200 | tok | done"_s);
    const model::Outcome outcome = ask(world, CallWorld::request());
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, base::ErrorCode::RefusedPolicy);
    QVERIFY(outcome.error->retryAfter);
    QCOMPARE(world.transport.requestsTo(u"a"_s), 1);
    for (const auto& health : world.gateway->health())
        QCOMPARE(health.inFlight, 0);
}

void TestPermission::submissionsAndLists()
{
    CallWorld world;
    world.obey(rule("deny", "*", "{}"));
    world.setEndpoints({u"a"_s});
    gateway::WireGet get(world.gateway->wire(), model::Purpose::Models, world.endpoint(u"a"_s),
        QUrl(u"https://a/v1/models"_s), base::Secret());
    std::optional<base::Error> listError;
    connect(&get, &gateway::WireGet::finished, this,
        [&listError](const gateway::WireReply& reply) { listError = reply.error; });
    QVERIFY(world.runUntil([&] { return listError.has_value(); }));
    QCOMPARE(listError->code, base::ErrorCode::RefusedPolicy);

    model::Settings settings;
    settings.endpoints = {world.endpoint(u"a"_s)};
    settings.consent.asked = true;
    settings.consent.kinds = {model::ConsentKind::Provider};
    world.gateway->setSettings(settings);
    model::JobSpec spec;
    spec.id = u"job"_s;
    spec.kind = model::JobKind::Tasks;
    spec.endpoint = u"a"_s;
    spec.requests = {{u"1"_s, CallWorld::request()}};
    const auto left = world.gateway->submit(spec);
    std::optional<gateway::SubmissionEnd> end;
    connect(left.get(), &gateway::Submission::finished, this, [&end](const gateway::SubmissionEnd& how) { end = how; });
    QVERIFY(world.runUntil([&] { return end.has_value(); }));
    QCOMPARE(end->kind, gateway::SubmissionEnd::Kind::Refused);
    QCOMPARE(end->error->code, base::ErrorCode::RefusedPolicy);
    QCOMPARE(world.transport.requests().size(), 0);
}

void TestPermission::anAnswerOfADeniedModelIsCutOff()
{
    CallWorld world;
    world.obey(
        '[' + rule("allow", "*", "{}") + ',' + rule("deny", "api:m-answered", "{}").replace("\"r\"", "\"s\"") + ']');
    world.setEndpoints({u"a"_s});
    world.transport.script(u"a"_s, u"200 | tok 50ms tok 50ms tok | stay"_s);
    const model::Outcome outcome = ask(world, CallWorld::request());
    // The script's answers say which model they come from.
    QVERIFY(!outcome.completion.model.isEmpty());
    QCOMPARE(outcome.completion.model, u"m-answered"_s);
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, base::ErrorCode::RefusedPolicy);
}

void TestPermission::aWrongClockShowsInTheReply()
{
    CallWorld world;
    world.obey(rule("allow", "*", R"({"time":{"between":["00:00","23:59:59"],"zone":"UTC"}})"));
    world.setEndpoints({u"a"_s});
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    QVERIFY(ask(world, CallWorld::request()).isOk());
    QVERIFY(world.policy->trustsClock());
    port::WireHead head;
    head.headers = {{"date", "Mon, 05 Jan 2015 00:00:00 GMT"}};
    world.gateway->permission().heard(world.endpoint(u"a"_s), head);
    QVERIFY(!world.policy->trustsClock());
    const model::Outcome outcome = ask(world, CallWorld::request());
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, base::ErrorCode::RefusedPolicy);
    head.headers = {{"date", "Mon, 05 Jan 2026 00:00:00 GMT"}};
    model::Endpoint here = world.endpoint(u"a"_s);
    here.url = QUrl(u"http://127.0.0.1:8080/v1"_s);
    world.gateway->permission().heard(here, head); // says what this computer's clock says
    QVERIFY(!world.policy->trustsClock());
}

void TestPermission::loopbackHasNoAddress()
{
    CallWorld world;
    world.obey(rule("allow", "*", R"({"ip":{"in":["0.0.0.0/0","::/0"]}})"));
    model::Settings settings;
    settings.endpoints = {world.endpoint(u"a"_s)};
    settings.endpoints.first().url = QUrl(u"http://127.0.0.1:1/v1"_s);
    world.gateway->setSettings(settings);
    const model::Outcome outcome = ask(world, CallWorld::request());
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, base::ErrorCode::RefusedPolicy);
    QVERIFY2(outcome.error->what.contains(u"no source address"_s), qPrintable(outcome.error->what));
}

SPYHOP_TEST_MAIN(TestPermission)
#include "tst_permission.moc"

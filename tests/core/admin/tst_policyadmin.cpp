// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The test bench against the gateway: the same rules and the same request have the same answer.
#include "core/admin/policyadmin.h"

#include "core/gateway/permission.h"
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace Qt::StringLiterals;
using testsupport::CallWorld;

namespace {

const QByteArray allowAll = R"({"effect":"allow","principal":["*"],"resource":["*"]})";

QByteArray allow(const char* resource, const QByteArray& condition)
{
    return R"({"id":"r","effect":"allow","principal":["*"],"resource":[")" + QByteArray(resource) + R"("],"condition":)"
        + condition + '}';
}

QByteArray allAndDeny(const char* resource, const QByteArray& condition)
{
    return '[' + allowAll + R"(,{"id":"r","effect":"deny","principal":["*"],"resource":[")" + resource
        + R"("],"condition":)" + condition + "}]";
}

model::Endpoint endpointAt(const QString& name, const QString& url)
{
    model::Endpoint endpoint;
    endpoint.name = name;
    endpoint.url = QUrl(url);
    return endpoint;
}

} // namespace

class TestPolicyAdmin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void benchAndGatewayAgree_data();
    void benchAndGatewayAgree();
    void anEndpointItselfAsTheGatewayLooksThere_data();
    void anEndpointItselfAsTheGatewayLooksThere();
    void withoutAnEndpointThatIsSaid();
    void endpointsAsPeopleNameThem();

private:
    static admin::PolicyQuestion question(const CallWorld& world, const QString& resource)
    {
        admin::PolicyQuestion question;
        question.user = u"kim"_s;
        question.teams = QStringList{u"t"_s};
        question.resource = resource;
        question.time = world.clock.wallTime();
        return question;
    }
};

void TestPolicyAdmin::benchAndGatewayAgree_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("url");
    QTest::addColumn<model::Tier>("tier");
    QTest::addColumn<bool>("allowed");
    const QString here = u"http://127.0.0.1:9/v1"_s, there = u"https://gateway.example/v1"_s;
    const auto row = [](const char* title, const QByteArray& rules, const QString& name, const QString& url,
                         bool allowed) { QTest::newRow(title) << rules << name << url << model::Tier::Api << allowed; };
    const QByteArray notThere = allAndDeny("api:*", R"({"endpoint":{"in":["gateway.example"]}})");
    row("a deny of models elsewhere", notThere, u"here"_s, here, true);
    row("a deny of models there", notThere, u"mine"_s, there, false);
    row("a deny of models there, by its name", allAndDeny("api:*", R"({"endpoint":{"in":["mine"]}})"), u"mine"_s, there,
        false);
    row("models where it is", allow("api:m", R"({"endpoint":{"in":["127.0.0.1"]}})"), u"here"_s, here, true);
    row("models where it is not", allow("api:m", R"({"endpoint":{"in":["127.0.0.1"]}})"), u"mine"_s, there, false);
    row("an allowed place allows its models", allow("endpoint:127.0.0.1", "{}"), u"here"_s, here, true);
    row("by its name, too", allow("endpoint:here", "{}"), u"here"_s, here, true);
    row("and no others", allow("endpoint:127.0.0.1", "{}"), u"mine"_s, there, false);
    row("a denied place", allAndDeny("endpoint:GATEWAY.example", "{}"), u"mine"_s, there, false);
    row("a URL that is not allowed itself", allow("api:*", "{}"), here, here, false);
    row("a URL that is", allow("endpoint:127.0.0.1", "{}"), here, here, true);
    row("the name there is not allowed", allow("api:m", "{}"), u"calls it x"_s, here, false);
    row("the name there is denied", allAndDeny("api:x-1", "{}"), u"calls it x"_s, here, false);
    row("both names are allowed",
        '[' + allow("api:m", "{}") + ',' + allow("api:x-1", "{}").replace("\"r\"", "\"s\"") + ']', u"calls it x"_s,
        here, true);
    row("nothing by that", allow("api:n", "{}"), u"here"_s, here, false);
    row("few tokens", allow("*", R"({"tokens":{"max":100000}})"), u"here"_s, here, true);
    row("no attachments", allow("*", R"({"attachments":{"min":1}})"), u"here"_s, here, false);
    row("no source address", allow("*", R"({"ip":{"in":["0.0.0.0/0"]}})"), u"here"_s, here, false);
    for (const model::Tier tier : {model::Tier::Edge, model::Tier::SelfHosted}) {
        QTest::addRow("of the tier %s", qPrintable(model::tierName(tier)))
            << allow("*", R"({"tier":{"in":["edge"]}})") << u"here"_s << here << tier << (tier == model::Tier::Edge);
    }
}

void TestPolicyAdmin::benchAndGatewayAgree()
{
    QFETCH(QByteArray, rules);
    QFETCH(QString, name);
    QFETCH(QString, url);
    QFETCH(model::Tier, tier);
    QFETCH(bool, allowed);
    CallWorld world;
    world.obey(rules);
    model::Endpoint endpoint = endpointAt(name, url);
    endpoint.tier = tier;
    if (name.startsWith(u"calls it x"))
        endpoint.equivalents.insert(u"m"_s, u"x-1"_s);
    world.gateway->addEndpoint(endpoint);
    model::ChatRequest request = CallWorld::request();
    request.endpoint = name;
    request.model = u"m"_s;
    const auto ways = world.gateway->outlooks(request);
    QCOMPARE(ways.has_value(), allowed);
    QVERIFY(ways || ways.error().code == base::ErrorCode::RefusedPolicy);

    const admin::PolicyAdmin policies(world.clock, *world.policy, world.prices);
    admin::PolicyQuestion asked = question(world, u"api:m"_s);
    const auto load = gateway::Permission::loadOf(request);
    asked.tokens = load.tokens;
    asked.attachments = load.attachments;
    asked.endpoint = endpoint;
    const auto answer = policies.explain(policies.ownText(), asked);
    QVERIFY(answer);
    QVERIFY2(answer->allowed == allowed, qPrintable(answer->why));
    QVERIFY(!answer->leavesEndpointOpen);
}

void TestPolicyAdmin::anEndpointItselfAsTheGatewayLooksThere_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("models only") << allow("api:*", "{}") << false;
    QTest::newRow("the host") << allow("endpoint:gateway.example", "{}") << true;
    QTest::newRow("another host") << allow("endpoint:127.0.0.1", "{}") << false;
    QTest::newRow("all") << allowAll << true;
    QTest::newRow("all but this") << allAndDeny("endpoint:*.example", "{}") << false;
}

void TestPolicyAdmin::anEndpointItselfAsTheGatewayLooksThere()
{
    QFETCH(QByteArray, rules);
    QFETCH(bool, allowed);
    CallWorld world;
    world.obey(rules);
    const model::Endpoint endpoint = endpointAt(u"https://gateway.example/v1"_s, u"https://gateway.example/v1"_s);
    QCOMPARE(!world.gateway->permission().refusesLook(endpoint), allowed);
    const admin::PolicyAdmin policies(world.clock, *world.policy, world.prices);
    const auto answer = policies.explain(policies.ownText(), question(world, u"endpoint:gateway.example"_s));
    QVERIFY(answer);
    QVERIFY2(answer->allowed == allowed, qPrintable(answer->why));
}

void TestPolicyAdmin::withoutAnEndpointThatIsSaid()
{
    const CallWorld world;
    const auto explain = [&world](const QByteArray& rules) {
        return *admin::explainPolicy({{u"p.json"_s, rules}}, question(world, u"api:m"_s), world.prices);
    };
    const admin::PolicyAnswer denied = explain(allAndDeny("api:*", R"({"endpoint":{"in":["gateway.example"]}})"));
    QVERIFY(!denied.allowed && denied.leavesEndpointOpen);
    QVERIFY2(denied.why.contains(u"no endpoint was named"_s), qPrintable(denied.why));
    const admin::PolicyAnswer place = explain(allow("endpoint:127.0.0.1", "{}"));
    QVERIFY(!place.allowed && place.leavesEndpointOpen);
    QVERIFY2(place.why.contains(u"no endpoint was named"_s), qPrintable(place.why));
    const admin::PolicyAnswer open = explain(allAndDeny("endpoint:gateway.example", "{}"));
    QVERIFY(open.allowed && open.leavesEndpointOpen);
    QVERIFY(!explain(allowAll).leavesEndpointOpen);
    const admin::PolicyAnswer tier = explain(allow("*", R"({"tier":{"in":["edge"]}})"));
    QVERIFY2(tier.why.contains(u"tier is not known"_s), qPrintable(tier.why));
}

void TestPolicyAdmin::endpointsAsPeopleNameThem()
{
    const QList<model::Endpoint> own{endpointAt(u"work"_s, u"https://api.deepseek.com"_s),
        endpointAt(u"one"_s, u"http://127.0.0.1:1/v1"_s), endpointAt(u"two"_s, u"http://127.0.0.1:2/v1"_s)};
    const auto read = [&own](const QString& text) { return admin::readPolicyEndpoint(text, own); };
    QCOMPARE(read(u"two"_s)->url.port(), 2);
    QCOMPARE(read(u"API.deepseek.com"_s)->name, u"work"_s);
    const auto several = read(u"127.0.0.1"_s);
    QVERIFY(!several && several.error().remedy.contains(u"one, two"_s));
    QCOMPARE(read(u"https://127.0.0.1:3/v1"_s)->name, u"https://127.0.0.1:3/v1"_s);
    const auto free = read(u"gateway.example"_s);
    QVERIFY(free && free->name.isEmpty());
    QCOMPARE(free->url.host(), u"gateway.example"_s);
    QCOMPARE(read(u"::1"_s)->url.host(), u"::1"_s);
    for (const QString& text : {u"two words"_s, u"https://"_s, u"a/b"_s})
        QVERIFY2(!read(text) && read(text).error().code == base::ErrorCode::Usage, qPrintable(text));
}

SPYHOP_TEST_MAIN(TestPolicyAdmin)
#include "tst_policyadmin.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/plan.h"

#include "tests/support/testmain.h"

using namespace std::chrono_literals;
using namespace spyhop;
using base::ErrorCode;
using route::Health;

Q_DECLARE_METATYPE(spyhop::model::ChatRequest)

class TestPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void route_data();
    void route();
    void putsRestingEndpointsLast();
    void leavesOutRefusedCredentials();
    void refusesWhenNothingIsSetUp();
    void isPure();

private:
    //! "name:priority:tier:model,model" each; "-" before the name switches it off.
    static QList<model::Endpoint> endpoints(const QString& text)
    {
        QList<model::Endpoint> result;
        for (const QString& word : text.split(u' ')) {
            const QStringList parts = word.split(u':');
            model::Endpoint endpoint;
            endpoint.enabled = !parts[0].startsWith(u'-');
            endpoint.name = endpoint.enabled ? parts[0] : parts[0].mid(1);
            endpoint.priority = parts[1].toInt();
            endpoint.tier = *model::tierFromName(parts[2]);
            endpoint.models = parts[3].isEmpty() ? QStringList() : parts[3].split(u',');
            endpoint.key = QStringLiteral("env:") + endpoint.name;
            result.append(endpoint);
        }
        return result;
    }
    static QString text(const base::Expected<model::Route>& route)
    {
        if (!route)
            return base::codeName(route.error().code);
        QStringList words;
        for (const model::Rung& rung : route->rungs)
            words << rung.target.endpoint.name + u'/' + rung.request.model;
        return words.join(u' ');
    }
    const QString m_three = QStringLiteral("a:2:api:m,n b:1:api:n c:3:edge: -d:0:api:m");
};

void TestPlan::route_data()
{
    QTest::addColumn<QString>("asked"); // endpoint, model, tier
    QTest::addColumn<QString>("expected");
    QTest::newRow("default models, by priority") << "||auto"
                                                 << "b/n a/m c/";
    QTest::newRow("a model listed or unlisted") << "|m|auto"
                                                << "a/m c/m";
    QTest::newRow("endpoint alone") << "a||auto"
                                    << "a/m";
    QTest::newRow("endpoint and model at their word") << "a|x|auto"
                                                      << "a/x";
    QTest::newRow("tier") << "|n|edge"
                          << "c/n";
    QTest::newRow("tier without endpoints") << "|n|self-hosted"
                                            << "settings";
    QTest::newRow("unknown endpoint") << "z||auto"
                                      << "settings";
    QTest::newRow("switched off") << "d||auto"
                                  << "settings";
    QTest::newRow("unknown model of the tier") << "|x|api"
                                               << "not-found";
}

void TestPlan::route()
{
    QFETCH(const QString, asked);
    const QStringList parts = asked.split(u'|');
    model::ChatRequest request;
    request.endpoint = parts[0];
    request.model = parts[1];
    request.tier = *model::tierFromName(parts[2]);
    const auto route = route::plan(request, endpoints(m_three), {}, 0s);
    QTEST(text(route), "expected");
    if (!route) {
        QVERIFY(!route.error().what.isEmpty());
        QVERIFY(!route.error().remedy.isEmpty());
    }
}

void TestPlan::putsRestingEndpointsLast()
{
    Health health;
    const auto all = endpoints(m_three);
    const route::HealthKey b = route::healthKey({all[1], QStringLiteral("n"), all[1].key});
    for (int i = 0; i < 5; ++i)
        health.failed(b, 0s, 0ms);
    QCOMPARE(text(route::plan({}, all, health, 1s)), QStringLiteral("a/m c/ b/n"));
    QVERIFY(route::plan({}, all, health, 1s)->why.contains(QStringLiteral("b is resting")));
    QCOMPARE(text(route::plan({}, all, health, 10s)), QStringLiteral("b/n a/m c/"));
}

void TestPlan::leavesOutRefusedCredentials()
{
    Health health;
    const auto all = endpoints(m_three);
    base::Error noBalance;
    noBalance.code = ErrorCode::Balance;
    health.refuseCredential(all[1].name, all[1].key, noBalance);
    QCOMPARE(text(route::plan({}, all, health, 0s)), QStringLiteral("a/m c/"));
    model::ChatRequest request;
    request.endpoint = QStringLiteral("b");
    QCOMPARE(text(route::plan(request, all, health, 0s)), QStringLiteral("balance"));
}

void TestPlan::refusesWhenNothingIsSetUp()
{
    const auto route = route::plan({}, {}, {}, 0s);
    QVERIFY(!route);
    QCOMPARE(route.error().code, ErrorCode::Settings);
    QCOMPARE(route.error().sentence(),
        QStringLiteral("No endpoint is set up. Add an endpoint or start the built-in server."));
}

void TestPlan::isPure()
{
    const Health health;
    const auto all = endpoints(m_three);
    QCOMPARE(text(route::plan({}, all, health, 7s)), text(route::plan({}, all, health, 7s)));
}

SPYHOP_TEST_MAIN(TestPlan)
#include "tst_plan.moc"

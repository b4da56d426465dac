// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/plan.h"

#include "tests/support/testmain.h"

#include <QtCore/QSet>

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
    void whoPaysIsThePersonsChoice();
    void spreadsOverAllKeys();
    void prefersTheLessLoadedOfTwo();
    void staysWhereItIsWarm();
    void equalsServeTheSameModel();
    void callsAModelByItsNameThere_data();
    void callsAModelByItsNameThere();
    void asksAModelWhereItIs_data();
    void asksAModelWhereItIs();
    void asksLastWhoDoesNotHaveIt();
    void keepsWhatWasAsked();
    void showsPicturesToWhoTakesThem();
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
    static base::Expected<model::Route> planned(const model::ChatRequest& request, const QList<model::Endpoint>& all,
        const Health& health, base::SteadyTime now)
    {
        static const model::PriceTable table;
        return route::plan(request, all, {health, table, {}, now, QDate(2026, 1, 5), 0, false});
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
    //! Key references in the order of the route.
    static QString keys(const base::Expected<model::Route>& route)
    {
        QStringList words;
        for (const model::Rung& rung : route->rungs)
            words << rung.target.key;
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
    const auto route = planned(request, endpoints(m_three), {}, 0s);
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
        health.failed(b, Health::Claim::Usual, 0s, 0ms);
    QCOMPARE(text(planned({}, all, health, 1s)), QStringLiteral("a/m c/ b/n"));
    QVERIFY(planned({}, all, health, 1s)->why.contains(QStringLiteral("b is resting")));
    QCOMPARE(text(planned({}, all, health, 10s)), QStringLiteral("b/n a/m c/"));
}

void TestPlan::leavesOutRefusedCredentials()
{
    Health health;
    const auto all = endpoints(m_three);
    base::Error noBalance;
    noBalance.code = ErrorCode::Balance;
    health.refuseCredential(all[1].name, all[1].key, noBalance);
    QCOMPARE(text(planned({}, all, health, 0s)), QStringLiteral("balance")); // nobody else pays unasked
    model::ChatRequest request;
    request.endpoint = QStringLiteral("b");
    QCOMPARE(text(planned(request, all, health, 0s)), QStringLiteral("balance"));
}

void TestPlan::whoPaysIsThePersonsChoice()
{
    const model::PriceTable table;
    Health health;
    auto all = endpoints(QStringLiteral("a:1:api:m b:2:api:m c:3:api:m d:4:edge:m"));
    all[2].key = all[0].key; // the same account
    all[3].key.clear(); // none
    base::Error refused;
    refused.code = ErrorCode::Auth;
    health.refuseCredential(all[0].name, all[0].key, refused);
    const auto with = [&](bool consent) {
        return text(route::plan({}, all, {health, table, {}, 0s, QDate(2026, 1, 5), 0, consent}));
    };
    QCOMPARE(with(false), QStringLiteral("c/m d/m"));
    QCOMPARE(with(true), QStringLiteral("b/m c/m d/m"));
    all.removeAt(3);
    all.removeAt(2);
    QCOMPARE(with(false), QStringLiteral("auth"));
    QVERIFY(planned({}, all, health, 0s).error().remedy.contains(QStringLiteral("b could answer")));

    all[0].moreKeys = QStringList{QStringLiteral("env:second")}; // listed for this endpoint: consent
    QCOMPARE(text(planned({}, all, health, 0s)), QStringLiteral("a/m b/m"));
}

void TestPlan::spreadsOverAllKeys()
{
    const model::PriceTable table;
    const Health health;
    auto all = endpoints(QStringLiteral("a:1:api:m b:2:api:m"));
    all[0].moreKeys = QStringList{QStringLiteral("env:2"), QStringLiteral("env:3"), QStringLiteral("env:2")};
    QSet<QString> first;
    for (int i = 0; i < 60; ++i) {
        const auto route = route::plan({}, all, {health, table, {}, 0s, QDate(2026, 1, 5), i / 60.0, false});
        QCOMPARE(route->rungs.size(), 4); // each key once, then b
        QCOMPARE(route->rungs.last().target.endpoint.name, QStringLiteral("b"));
        first.insert(route->rungs.first().target.key);
    }
    QCOMPARE(first.size(), 3);
}

void TestPlan::prefersTheLessLoadedOfTwo()
{
    const model::PriceTable table;
    Health health;
    auto all = endpoints(QStringLiteral("a:1:api:m"));
    all[0].moreKeys = QStringList{QStringLiteral("env:2")};
    const auto firstWith = [&](const QHash<std::pair<QString, QString>, int>& inFlight, double chance) {
        return keys(route::plan({}, all, {health, table, inFlight, 0s, QDate(2026, 1, 5), chance, false}))
            .section(u' ', 0, 0);
    };
    const QString one = QStringLiteral("env:a"), two = QStringLiteral("env:2"), a = QStringLiteral("a");
    for (const double chance : {0.0, 0.3, 0.6, 0.99}) {
        QCOMPARE(firstWith({{{a, one}, 9}, {{a, two}, 8}}, chance), two);
        QCOMPARE(firstWith({{{a, one}, 7}, {{a, two}, 8}}, chance), one);
    }
    const route::HealthKey slow{a, two, QStringLiteral("m")}, quick{a, one, QStringLiteral("m")};
    health.succeeded(slow, Health::Claim::Usual, 0s, 900ms);
    health.succeeded(quick, Health::Claim::Usual, 0s, 300ms);
    QCOMPARE(firstWith({{{a, one}, 1}, {{a, two}, 0}}, 0.5), one); // 2 × 300 < 1 × 900
    QCOMPARE(firstWith({{{a, one}, 3}, {{a, two}, 0}}, 0.5), two);
    health.failed(quick, Health::Claim::Usual, 0s, 0ms);
    QCOMPARE(firstWith({}, 0.5), two); // half of its answers failed
}

//! Of one priority, but not the same model: as listed, or a question would be answered by chance's choice of model.
void TestPlan::staysWhereItIsWarm()
{
    const model::PriceTable table;
    const QList<model::Endpoint> all = endpoints(QStringLiteral("a:1:api:m b:1:api:m c:1:api:m d:2:api:m"));
    model::ChatRequest request;
    request.model = QStringLiteral("m");
    const auto first = [&](const QString& warm, const QList<int>& inFlight, double chance) {
        const Health health;
        route::Surroundings around{health, table, {}, base::SteadyTime(0), QDate(2026, 1, 5), chance, false};
        for (qsizetype i = 0; i < inFlight.size(); ++i)
            around.inFlight.insert({all[i].name, all[i].key}, inFlight[i]);
        if (!warm.isEmpty())
            around.warm = route::HealthKey{warm, QStringLiteral("env:") + warm, QStringLiteral("m")};
        const auto route = route::plan(request, all, around);
        return route->rungs.first().target.endpoint.name + u' ' + route->why;
    };
    for (double chance = 0; chance < 1; chance += 0.05) {
        QCOMPARE(first(QStringLiteral("c"), {0, 0, 0}, chance),
            QStringLiteral("c c answered in this chat before and may have it cached."));
        // Three in flight: the fourth call waits as long as four. The price of a cached prompt is worth less.
        QVERIFY(first(QStringLiteral("c"), {0, 0, 2}, chance).startsWith(u'c'));
        QVERIFY(!first(QStringLiteral("c"), {0, 0, 3}, chance).startsWith(u'c'));
        // Another priority is no equal, another model's cache is of no use.
        QVERIFY(!first(QStringLiteral("d"), {0, 0, 0}, chance).startsWith(u'd'));
        QVERIFY(first(QString(), {1, 1, 0}, 0.34).contains(QStringLiteral("less busy")));
    }
}

void TestPlan::equalsServeTheSameModel()
{
    const model::PriceTable table;
    const Health health;
    const auto all = endpoints(QStringLiteral("a:1:api:m b:1:api:n c:1:api:Maker/N"));
    const auto with = [&](double chance) {
        return text(route::plan({}, all, {health, table, {}, 0s, QDate(2026, 1, 5), chance, false}));
    };
    QCOMPARE(with(0.1), QStringLiteral("a/m b/n c/Maker/N"));
    const auto two = endpoints(QStringLiteral("b:1:api:n c:1:api:Maker/N"));
    QSet<QString> seen;
    for (const double chance : {0.1, 0.9})
        seen.insert(text(route::plan({}, two, {health, table, {}, 0s, QDate(2026, 1, 5), chance, false})));
    QCOMPARE(seen, (QSet<QString>{QStringLiteral("b/n c/Maker/N"), QStringLiteral("c/Maker/N b/n")}));
}

void TestPlan::callsAModelByItsNameThere_data()
{
    QTest::addColumn<QString>("models"); // that the endpoint lists
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("sent"); // or an error
    QTest::newRow("as listed") << "old,new"
                               << "old"
                               << "old"; // this server still has it
    QTest::newRow("retired") << "new"
                             << "old"
                             << "new";
    QTest::newRow("retired, nothing listed") << ""
                                             << "old"
                                             << "new";
    QTest::newRow("by its maker") << "Maker/New"
                                  << "new"
                                  << "Maker/New";
    QTest::newRow("retired and by its maker") << "Maker/New"
                                              << "old"
                                              << "Maker/New";
    QTest::newRow("the table's name here") << "n-2026"
                                           << "new"
                                           << "n-2026";
    QTest::newRow("the table's name, nothing listed") << ""
                                                      << "new"
                                                      << "n-2026";
    QTest::newRow("the endpoint's own equivalent") << "x"
                                                   << "mine"
                                                   << "x";
    QTest::newRow("not retired yet") << "later"
                                     << "soon"
                                     << "not-found";
    QTest::newRow("another model") << "other"
                                   << "new"
                                   << "not-found";
}

void TestPlan::callsAModelByItsNameThere()
{
    QFETCH(const QString, models);
    QFETCH(const QString, asked);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    const QByteArray host = tag.contains(QStringLiteral("table")) ? "here" : "elsewhere";
    const auto table = model::PriceTable::parse(R"({"aliases": [
        {"name": "old", "became": "new", "retired": "2026-01-05"},
        {"name": "soon", "became": "later", "retired": "2026-01-06"}],
        "equivalents": [{"model": "new", "names": {"here": "n-2026"}}]})");
    QVERIFY(table);
    auto all = endpoints(QStringLiteral("a:1:api:") + models);
    all[0].url = QUrl(QStringLiteral("https://%1/v1").arg(QString::fromLatin1(host)));
    all[0].equivalents.insert(QStringLiteral("mine"), QStringLiteral("x"));
    model::ChatRequest request;
    request.model = asked;
    const auto route = route::plan(request, all, {Health(), *table, {}, 0s, QDate(2026, 1, 5), 0, false});
    QTEST(route ? route->rungs.first().request.model : base::codeName(route.error().code), "sent");
    if (!route)
        return;
    const auto& notes = route->rungs.first().notes;
    QCOMPARE(notes.size(), asked == route->rungs.first().request.model ? 0 : 1);
    if (!notes.isEmpty()) {
        QCOMPARE(notes.first().field, QStringLiteral("model"));
        QCOMPARE(notes.first().from, asked);
    }
}

//! An endpoint without a list of its own takes any name, and some servers then answer with whatever they have.
void TestPlan::asksAModelWhereItIs_data()
{
    QTest::addColumn<QString>("asked"); // endpoint, model
    QTest::addColumn<QString>("served"); // by a, which has no list in the settings; empty: not known
    QTest::addColumn<QString>("expected");
    QTest::newRow("not known") << "|m"
                               << ""
                               << "a/m b/m c/m";
    QTest::newRow("served") << "|m"
                            << "x,m"
                            << "a/m b/m c/m";
    QTest::newRow("another's") << "|m"
                               << "x"
                               << "b/m c/m a/m";
    QTest::newRow("another server's") << "|y"
                                      << "x"
                                      << "c/y a/y";
    QTest::newRow("nobody's") << "|z"
                              << "x"
                              << "a/z c/z";
    QTest::newRow("none asked for") << "|"
                                    << "x"
                                    << "a/ b/m c/";
    QTest::newRow("with its tag") << "|m"
                                  << "x,m:latest"
                                  << "a/m b/m c/m";
    QTest::newRow("with its place") << "|m"
                                    << "x,models/m"
                                    << "a/m b/m c/m";
    QTest::newRow("with its maker") << "|m"
                                    << "x,maker/m"
                                    << "a/m b/m c/m";
    QTest::newRow("with another tag") << "|m"
                                      << "m:7b"
                                      << "b/m c/m a/m";
    QTest::newRow("called so by the person") << "|w"
                                             << "x"
                                             << "a/v c/w";
    QTest::newRow("at its word") << "a|m"
                                 << "x"
                                 << "a/m";
}

void TestPlan::asksAModelWhereItIs()
{
    QFETCH(const QString, asked);
    QFETCH(const QString, served);
    QFETCH(const QString, expected);
    const model::PriceTable table;
    const Health health;
    QList<model::Endpoint> all = endpoints(QStringLiteral("a:1:api: b:2:api:m c:3:api:"));
    for (model::Endpoint& endpoint : all)
        endpoint.url = QUrl(QStringLiteral("https://%1.example/v1").arg(endpoint.name));
    all[0].equivalents.insert(QStringLiteral("w"), QStringLiteral("v"));
    route::ServedModels lists{
        {{all[2].name, all[2].url}, {QStringLiteral("m"), QStringLiteral("y"), QStringLiteral("w")}},
        {{all[0].name, QUrl(QStringLiteral("https://elsewhere.example/v1"))}, {QStringLiteral("n")}}};
    if (!served.isEmpty())
        lists.insert({all[0].name, all[0].url}, served.split(u','));
    model::ChatRequest request;
    request.endpoint = asked.section(u'|', 0, 0);
    request.model = asked.section(u'|', 1);
    route::Surroundings around{health, table, {}, base::SteadyTime(0), QDate(2026, 1, 5), 0, false};
    around.served = &lists;
    QCOMPARE(text(route::plan(request, all, around)), expected);
}

//! A last resort stands behind those that rest too, keeps nobody else from paying, and is told of as what it is.
void TestPlan::asksLastWhoDoesNotHaveIt()
{
    const model::PriceTable table;
    Health health;
    QList<model::Endpoint> all = endpoints(QStringLiteral("a:1:api: b:2:api:m c:3:api:m"));
    for (model::Endpoint& endpoint : all)
        endpoint.url = QUrl(QStringLiteral("https://%1.example/v1").arg(endpoint.name));
    const auto siteOf = [&](int i) { return std::pair(all[i].name, all[i].url); };
    const QStringList m{QStringLiteral("m")};
    model::ChatRequest request;
    request.model = m.first();
    route::Surroundings around{health, table, {}, base::SteadyTime(0), QDate(2026, 1, 5), 0, false};
    route::ServedModels lacking{{siteOf(0), m}};
    around.lacking = &lacking;
    auto route = route::plan(request, all, around);
    QCOMPARE(text(route), QStringLiteral("b/m c/m a/m"));
    QVERIFY2(route->why.startsWith(u"b has the highest priority"), qPrintable(route->why));
    QVERIFY(route::isLastResort(all[0], request, all, around) && !route::isLastResort(all[1], request, all, around));

    lacking.insert(siteOf(1), m); // whatever the settings say of it
    QCOMPARE(text(route::plan(request, all, around)), QStringLiteral("c/m a/m b/m"));
    health.refuseCredential(all[0].name, all[0].key, base::Error()); // is not the first choice, which c is
    QCOMPARE(text(route::plan(request, all, around)), QStringLiteral("c/m b/m"));
    const route::HealthKey last{all[2].name, all[2].key, m.first()};
    for (int i = 0; i < 5; ++i)
        health.failed(last, *health.beginTry(last, base::SteadyTime(0)), base::SteadyTime(0), 0ms);
    route = route::plan(request, all, around);
    QCOMPARE(text(route), QStringLiteral("c/m b/m"));
    QVERIFY2(route->why.startsWith(u"Every endpoint that offers the model is resting"), qPrintable(route->why));
    lacking.insert(siteOf(2), m);
    around.otherAccounts = true;
    route = route::plan(request, all, around);
    QCOMPARE(text(route), QStringLiteral("b/m c/m"));
    QVERIFY2(route->why.startsWith(u"No endpoint is known to have this model; b is"), qPrintable(route->why));
    request.endpoint = all[2].name;
    QCOMPARE(text(route::plan(request, all, around)), QStringLiteral("c/m"));
}

void TestPlan::keepsWhatWasAsked()
{
    const Health health;
    model::ChatRequest request;
    request.model = QStringLiteral("m");
    request.endpoint = QStringLiteral("a");
    const auto route = planned(request, endpoints(QStringLiteral("a:1:api:")), health, 0s);
    QCOMPARE(route->rungs.first().target.model, QStringLiteral("m"));
    QVERIFY(route->rungs.first().notes.isEmpty());
}

//! A target whose model is known to take none is no rung, whatever its priority; one that nobody knows of is.
void TestPlan::showsPicturesToWhoTakesThem()
{
    const model::PriceTable table = model::PriceTable::parse(
        R"({"asOf":"2026-01-01","prices":[],"peakHours":[],"models":[{"name":"m","vision":false},{"name":"n","vision":true}]})")
                                        .value();
    const Health health;
    const auto asked = [&](const QString& all, const QByteArray& picture) {
        model::ChatRequest request;
        model::Attachment attachment;
        attachment.bytes = picture;
        model::Message message;
        message.attachments.append(attachment);
        request.messages.append(message);
        return route::plan(request, endpoints(all), {health, table, {}, 0s, QDate(2026, 1, 5), 0, false});
    };
    const QString all = QStringLiteral("a:1:api:m b:2:api:n c:3:api:x");
    QCOMPARE(text(asked(all, "x")), QStringLiteral("b/n c/x"));
    QCOMPARE(text(asked(all, {})), QStringLiteral("a/m b/n c/x"));
    const auto none = asked(QStringLiteral("a:1:api:m"), "x");
    QCOMPARE(text(none), QStringLiteral("bad-request"));
    QVERIFY2(none.error().what.startsWith(u"m takes no pictures"), qPrintable(none.error().what));
}

void TestPlan::refusesWhenNothingIsSetUp()
{
    const auto route = planned({}, {}, {}, 0s);
    QVERIFY(!route);
    QCOMPARE(route.error().code, ErrorCode::Settings);
    QCOMPARE(route.error().sentence(),
        QStringLiteral("No endpoint is set up. Add an endpoint or start the built-in server."));
}

void TestPlan::isPure()
{
    const Health health;
    const auto all = endpoints(m_three);
    QCOMPARE(text(planned({}, all, health, 7s)), text(planned({}, all, health, 7s)));
}

SPYHOP_TEST_MAIN(TestPlan)
#include "tst_plan.moc"

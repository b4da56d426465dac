// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policyset.h"

#include "tests/core/policy/asking.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace Qt::StringLiterals;
using policy::Decision;
using policytesting::asking;
using policytesting::monday;
using policytesting::setOf;

Q_DECLARE_METATYPE(spyhop::policy::Decision::Why)

class TestPolicySet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theExample_data();
    void theExample();
    void decisions_data();
    void decisions();
    void timesOfDay_data();
    void timesOfDay();
    void theEnvironmentMovesNoClock();
    void everyNameMustBeAllowed();
    void otherNamesOfTheModel();
    void placesAndModelLists();
    void opensWhenTheTimeComes_data();
    void opensWhenTheTimeComes();
    void sentencesNameTheRule();
    void sentencesNameTheDays_data();
    void sentencesNameTheDays();
};

void TestPolicySet::theExample_data()
{
    QTest::addColumn<QStringList>("who");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("from");
    QTest::addColumn<bool>("allowed");
    const QStringList alice{u"user:alice"_s, u"user:team_a"_s, u"team:team_a"_s};
    const QString chat = u"api:deepseek-chat"_s, inside = u"192.168.1.7"_s;
    QTest::newRow("a member at work") << alice << chat << u"10:00:00"_s << inside << true;
    QTest::newRow("a user of that name") << QStringList{u"user:team_a"_s} << chat << u"10:00:00"_s << inside << true;
    QTest::newRow("the team alone") << QStringList{u"team:team_a"_s} << chat << u"10:00:00"_s << inside << false;
    QTest::newRow("somebody else") << QStringList{u"user:bob"_s} << chat << u"10:00:00"_s << inside << false;
    QTest::newRow("another model") << alice << u"api:deepseek-chat2"_s << u"10:00:00"_s << inside << false;
    QTest::newRow("first second") << alice << chat << u"09:00:00"_s << inside << true;
    QTest::newRow("before") << alice << chat << u"08:59:59.999"_s << inside << false;
    QTest::newRow("last second") << alice << chat << u"18:00:00"_s << inside << true;
    QTest::newRow("after") << alice << chat << u"18:00:00.001"_s << inside << false;
    QTest::newRow("no time") << alice << chat << QString() << inside << false;
    QTest::newRow("mapped") << alice << chat << u"10:00:00"_s << u"::ffff:192.168.1.7"_s << true;
    QTest::newRow("outside") << alice << chat << u"10:00:00"_s << u"192.168.2.7"_s << false;
    QTest::newRow("leading zero") << alice << chat << u"10:00:00"_s << u"192.168.1.07"_s << false;
    QTest::newRow("no address") << alice << chat << u"10:00:00"_s << QString() << false;
}

void TestPolicySet::theExample()
{
    QFETCH(QStringList, who);
    QFETCH(QString, what);
    QFETCH(QString, when);
    QFETCH(QString, from);
    QFETCH(bool, allowed);
    // With the zone named, so that the test means the same everywhere.
    const auto set = setOf(
        R"({"effect":"allow","principal":["user:team_a"],"resource":["api:deepseek-chat"],"condition":{"time":{"between":["09:00","18:00"],"zone":"UTC"},"ip":{"in":["192.168.1.0/24"]}}})");
    policy::Request request = asking(who, what);
    if (!when.isEmpty())
        request.now = monday(when);
    request.ip = from;
    QCOMPARE(set.decide(request).isAllowed(), allowed);
    QVERIFY(set.asksForAddress());
}

void TestPolicySet::decisions_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<Decision::Why>("why");
    QTest::addColumn<int>("rule");
    const QByteArray allow = R"({"effect":"allow","principal":["*"],"resource":["*"]})";
    const QByteArray deny = R"({"effect":"deny","principal":["user:u"],"resource":["api:m"]})";
    const auto denyIf = [](const char* condition) {
        return QByteArray(R"({"effect":"deny","principal":["*"],"resource":["*"],"condition":)") + condition + '}';
    };
    const auto row = [](const char* name, const QByteArray& rules, Decision::Why why, int rule) {
        QTest::newRow(name) << QByteArray('[' + rules + ']') << why << rule;
    };
    using Why = Decision::Why;
    row("no rules", "", Why::NothingAllows, -1);
    row("allow", allow, Why::Allowed, 0);
    row("allow, deny", allow + ',' + deny, Why::Denied, 1);
    row("deny, allow", deny + ',' + allow, Why::Denied, 0);
    row("deny for others", allow + R"(,{"effect":"deny","principal":["user:v"],"resource":["*"]})", Why::Allowed, 0);
    row("deny of others", allow + R"(,{"effect":"deny","principal":["*"],"resource":["api:n","endpoint:*"]})",
        Why::Allowed, 0);
    row("deny that holds", allow + ',' + denyIf(R"({"tokens":{"min":50}})"), Why::Denied, 1);
    row("deny that does not hold", allow + ',' + denyIf(R"({"tokens":{"min":51}})"), Why::Allowed, 0);
    row("deny that cannot be evaluated", allow + ',' + denyIf(R"({"ip":{"in":["10.0.0.0/8"]}})"), Why::DeniedUnclear,
        1);
    row("deny, one unknown, one known not to hold",
        allow + ',' + denyIf(R"({"ip":{"in":["10.0.0.0/8"]},"tokens":{"min":51}})"), Why::Allowed, 0);
    row("deny, one unknown, one holds", allow + ',' + denyIf(R"({"ip":{"in":["10.0.0.0/8"]},"tokens":{"min":1}})"),
        Why::DeniedUnclear, 1);
    row("allow that cannot be evaluated",
        R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"attachments":{"max":0}}})",
        Why::NothingAllows, 0);
    row("tier", R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"tier":{"in":["edge"]}}})",
        Why::Allowed, 0);
    row("other tier", R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"tier":{"in":["api"]}}})",
        Why::NothingAllows, 0);
    row("wildcard principal", R"({"effect":"allow","principal":["user:*"],"resource":["api:*"]})", Why::Allowed, 0);
    row("second of several principals and resources",
        R"({"effect":"allow","principal":["user:x","user:u"],"resource":["api:x","api:m"]})", Why::Allowed, 0);
    row("an endpoint, where none was named", R"({"effect":"allow","principal":["*"],"resource":["endpoint:h"]})",
        Why::NothingAllows, 0);
    row("an endpoint for others, where none was named",
        R"({"effect":"allow","principal":["user:x"],"resource":["endpoint:h"]})", Why::NothingAllows, -1);
}

void TestPolicySet::decisions()
{
    QFETCH(QByteArray, rules);
    QFETCH(Decision::Why, why);
    QFETCH(int, rule);
    const auto set = setOf(rules);
    policy::Request request = asking({u"user:u"_s, u"team:t"_s}, u"api:m"_s);
    request.tokens = 50;
    request.tier = model::Tier::Edge;
    const Decision decision = set.decide(request);
    QCOMPARE(decision.why, why);
    QCOMPARE(decision.rule, rule);
    QVERIFY(!set.sentence(decision, request).isEmpty());
}

void TestPolicySet::timesOfDay_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QString>("utc");
    QTest::addColumn<bool>("within");
    const auto row = [](const char* name, const char* time, const char* utc, bool within) {
        QTest::newRow(name) << QByteArray(time) << QString::fromLatin1(utc) << within;
    };
    const char* night = R"({"between":["22:00","06:00"],"zone":"UTC"})";
    row("before the night", night, "2026-01-05T21:59:59Z", false);
    row("the night begins", night, "2026-01-05T22:00:00Z", true);
    row("midnight", night, "2026-01-06T00:00:00Z", true);
    row("the night ends", night, "2026-01-06T06:00:00Z", true);
    row("after the night", night, "2026-01-06T06:00:01Z", false);
    const char* friday = R"({"between":["22:00","06:00"],"zone":"UTC","days":["fri"]})"; // 9 January is a Friday
    row("Friday evening", friday, "2026-01-09T23:00:00Z", true);
    row("the morning after", friday, "2026-01-10T05:00:00Z", true);
    row("Saturday evening", friday, "2026-01-10T23:00:00Z", false);
    row("Friday morning is Thursday's night", friday, "2026-01-09T05:00:00Z", false);
    const char* weekdays = R"({"days":["mon","tue","wed","thu","fri"],"zone":"Asia/Shanghai"})";
    row("Sunday there, late", weekdays, "2026-01-04T15:59:59Z", false);
    row("Monday there", weekdays, "2026-01-04T16:00:00Z", true);
    row("Friday there, late", weekdays, "2026-01-09T15:59:59Z", true);
    row("Saturday there", weekdays, "2026-01-09T16:00:00Z", false);
    const char* sunday = R"({"between":["22:00","06:00"],"zone":"UTC","days":["sun"]})";
    row("Monday morning is Sunday's night", sunday, "2026-01-05T03:00:00Z", true);
    const char* skipped = R"({"between":["02:15","02:45"],"zone":"Europe/Berlin"})"; // 29 March: 02:00 becomes 03:00
    row("an hour that is skipped", skipped, "2026-03-29T01:30:00Z", false);
    row("an hour that comes twice, first", skipped, "2026-10-25T00:30:00Z", true);
    row("an hour that comes twice, second", skipped, "2026-10-25T01:30:00Z", true);
    row("one second", R"({"between":["09:00:00","09:00:00"],"zone":"UTC"})", "2026-01-05T09:00:00Z", true);
    row("one second later", R"({"between":["09:00:00","09:00:00"],"zone":"UTC"})", "2026-01-05T09:00:01Z", false);
}

void TestPolicySet::timesOfDay()
{
    QFETCH(QByteArray, time);
    QFETCH(QString, utc);
    QFETCH(bool, within);
    const auto set
        = setOf(R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"time":)" + time + "}}");
    policy::Request request = asking({u"user:u"_s}, u"api:m"_s);
    request.now = QDateTime::fromString(utc, Qt::ISODate);
    QCOMPARE(set.decide(request).isAllowed(), within);
}

//! A rule that names no zone means the computer's, not what whoever asks has set.
void TestPolicySet::theEnvironmentMovesNoClock()
{
#ifdef Q_OS_UNIX
    const policy::PolicySet office = setOf(
        R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"time":{"between":["09:00","18:00"]}}})");
    const QByteArray before = qgetenv("TZ");
    const auto decisions = [&office](const char* zone) {
        zone ? qputenv("TZ", zone) : qunsetenv("TZ");
        QString allowed;
        for (int hour = 0; hour < 24; ++hour) {
            policy::Request request = asking({u"user:alice"_s}, u"api:m"_s);
            request.now = monday(u"00:30:00"_s).addSecs(3'600 * hour);
            allowed += office.decide(request).isAllowed() ? u'+' : u'-';
        }
        return allowed;
    };
    const QString usual = decisions(nullptr);
    QVERIFY(usual.contains(u'+') && usual.contains(u'-'));
    for (const char* zone : {"Pacific/Kiritimati", "Etc/GMT+12", "UTC", "XYZ-5", "nonsense"})
        QCOMPARE(decisions(zone), usual);
    before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
#endif
}

void TestPolicySet::everyNameMustBeAllowed()
{
    const auto set = setOf(R"([{"effect":"allow","principal":["*"],"resource":["api:a"]},
 {"effect":"allow","principal":["*"],"resource":["api:b"]}, {"effect":"deny","principal":["*"],"resource":["api:d"]}])");
    policy::Request request = asking({u"user:u"_s}, u"api:a"_s);
    request.names.append({u"api:b"_s, {}, {}});
    QVERIFY(set.decide(request).isAllowed());
    request.names.append({u"api:c"_s, {}, {}});
    QCOMPARE(set.decide(request).why, Decision::Why::NothingAllows);
    QCOMPARE(set.decide(request).resource, u"api:c"_s);
    request.names.last().resource = u"api:d"_s;
    QCOMPARE(set.decide(request).why, Decision::Why::Denied);
}

void TestPolicySet::otherNamesOfTheModel()
{
    const auto set = setOf(R"([{"effect":"allow","principal":["*"],"resource":["api:old"]},
 {"effect":"deny","principal":["*"],"resource":["api:bad"]}])");
    policy::Request request = asking({u"user:u"_s}, u"api:new"_s);
    QVERIFY(!set.decide(request).isAllowed());
    request.names.first().sameForAllow = QStringList{u"api:old"_s};
    QVERIFY(set.decide(request).isAllowed());
    request.names.first().sameForDeny = QStringList{u"api:bad"_s};
    QCOMPARE(set.decide(request).why, Decision::Why::Denied);
}

void TestPolicySet::placesAndModelLists()
{
    const auto byModel = setOf(R"({"effect":"allow","principal":["*"],"resource":["api:a"]})");
    const auto byPlace = setOf(R"({"effect":"allow","principal":["*"],"resource":["endpoint:*.example"]})");
    policy::Request call = asking({u"user:u"_s}, u"api:a"_s);
    call.places = QStringList{u"endpoint:api.example"_s, u"endpoint:mine"_s};
    QVERIFY(byModel.decide(call).isAllowed());
    QVERIFY(byPlace.decide(call).isAllowed());
    call.names = {{u"api:other"_s, {}, {}}};
    QVERIFY(!byModel.decide(call).isAllowed());
    QVERIFY(byPlace.decide(call).isAllowed()); // whatever it is called there

    policy::Request adHoc = asking({u"user:u"_s}, u"api:a"_s); // anybody can call a model of theirs "a"
    adHoc.places = QStringList{u"endpoint:evil.test"_s};
    adHoc.namesOnTheirWord = false;
    QVERIFY(!byModel.decide(adHoc).isAllowed());
    adHoc.places = QStringList{u"endpoint:api.example"_s};
    QVERIFY(byPlace.decide(adHoc).isAllowed());

    policy::Request list;
    list.principals = QStringList{u"user:u"_s};
    list.places = QStringList{u"endpoint:elsewhere.test"_s};
    QVERIFY(!byModel.decide(list).isAllowed());
    list.nameless = true;
    QVERIFY(byModel.decide(list).isAllowed());
    QVERIFY(!byPlace.decide(list).isAllowed());
    list.namesOnTheirWord = false;
    QVERIFY(!byModel.decide(list).isAllowed());
}

void TestPolicySet::opensWhenTheTimeComes_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QString>("opens");
    const char* office
        = R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"time":{"between":["09:00","18:00"],"zone":"UTC"}}})";
    const auto row = [](const char* name, const QByteArray& rules, const char* opens) {
        QTest::newRow(name) << QByteArray('[' + rules + ']') << QString::fromLatin1(opens);
    };
    // The request comes on Monday, 5 January 2026, at 20:00 UTC.
    row("tomorrow", office, "2026-01-06T09:00:00Z");
    row("a deny ends",
        QByteArray(R"({"effect":"allow","principal":["*"],"resource":["*"]},)")
            + R"({"effect":"deny","principal":["*"],"resource":["*"],"condition":{"time":{"between":["19:00","21:30"],"zone":"UTC"}}})",
        "2026-01-05T21:30:01Z");
    row("on Saturday",
        R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"time":{"days":["sat"],"zone":"Asia/Shanghai"}}})",
        "2026-01-09T16:00:00Z");
    row("not by time alone",
        R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"time":{"between":["09:00","18:00"],"zone":"UTC"},"tokens":{"max":1}}})",
        "");
    row("never", R"({"effect":"allow","principal":["*"],"resource":["api:other"]})", "");
}

void TestPolicySet::opensWhenTheTimeComes()
{
    QFETCH(QByteArray, rules);
    QFETCH(QString, opens);
    const auto set = setOf(rules);
    policy::Request request = asking({u"user:u"_s}, u"api:m"_s);
    request.now = monday(u"20:00:00"_s);
    request.tokens = 50;
    QVERIFY(!set.decide(request).isAllowed());
    QCOMPARE(set.opensAt(request).value_or(QDateTime()), QDateTime::fromString(opens, Qt::ISODate));
    request.now = {};
    QVERIFY(!set.opensAt(request));
}

void TestPolicySet::sentencesNameTheRule()
{
    const auto set = setOf(R"([{"id":"office hours","effect":"allow","principal":["*"],"resource":["*"],
 "condition":{"time":{"between":["09:00","18:00"],"zone":"Europe/Berlin"}}}])");
    policy::Request request = asking({u"user:u"_s}, u"api:m"_s);
    request.now = monday(u"20:00:00"_s);
    QCOMPARE(set.sentence(set.decide(request), request),
        u"No rule allows api:m; the rule “office hours” (p.json, line 1) would, but it is Mon 21:00:00 "
        u"(Europe/Berlin), "
        "and it speaks of 09:00:00 to 18:00:00."_s);
    // Over by less than a second, which the words have to show.
    request.now = monday(u"17:00:00"_s);
    QVERIFY(set.decide(request).isAllowed());
    request.now = request.now.addMSecs(1);
    QVERIFY(set.sentence(set.decide(request), request)
                .contains(u"it is Mon 18:00:00.001 (Europe/Berlin), and it speaks of 09:00:00 to 18:00:00"_s));
    request.now = monday(u"12:00:00"_s);
    QCOMPARE(set.sentence(set.decide(request), request), u"Allowed by the rule “office hours” (p.json, line 1)."_s);
}

void TestPolicySet::sentencesNameTheDays_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QString>("words");
    QTest::newRow("a run, with hours") << QByteArray(R"("days":["tue","wed","thu","fri"],"between":["09:00","18:00"])")
                                       << u"Tue–Fri, 09:00:00 to 18:00:00"_s;
    QTest::newRow("all day") << QByteArray(R"("days":["sun","wed","fri","sat"])") << u"Wed, Fri–Sun"_s;
}

void TestPolicySet::sentencesNameTheDays()
{
    QFETCH(QByteArray, time);
    QFETCH(QString, words);
    const auto set = setOf(R"([{"id":"r","effect":"allow","principal":["*"],"resource":["*"],"condition":{"time":{)"
        + time + R"(,"zone":"UTC"}}}])");
    policy::Request request = asking({u"user:u"_s}, u"api:m"_s);
    request.now = monday(u"12:00:00"_s);
    const QString said = set.sentence(set.decide(request), request);
    QVERIFY2(said.endsWith(u"but it is Mon 12:00:00 (UTC), and it speaks of %1."_s.arg(words)), qPrintable(said));
}

SPYHOP_TEST_MAIN(TestPolicySet)
#include "tst_policyset.moc"

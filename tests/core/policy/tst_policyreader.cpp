// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policyreader.h"

#include "tests/support/cputime.h"
#include "tests/support/testmain.h"

using namespace spyhop;

namespace {
// The source document's own words.
const QByteArray example
    = R"({"effect":"allow","principal":["user:team_a"],"resource":["api:deepseek-chat"],"condition":{"time":{"between":["09:00","18:00"]},"ip":{"in":["192.168.1.0/24"]}}})";
} // namespace

class TestPolicyReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theExampleLoadsUnchanged();
    void formsOfAFile_data();
    void formsOfAFile();
    void allConditions();
    void refusals_data();
    void refusals();
    void warnings_data();
    void warnings();
    void aThousandRulesReadQuickly();
};

void TestPolicyReader::theExampleLoadsUnchanged()
{
    const auto read = policy::readPolicy(example, QStringLiteral("policy.json"));
    QVERIFY(read);
    QCOMPARE(read->statements.size(), 1);
    QVERIFY(read->warnings.isEmpty());
    const policy::Statement& rule = read->statements.first();
    QCOMPARE(rule.effect, policy::Effect::Allow);
    QCOMPARE(rule.principals, QList<policy::Wildcard>{policy::Wildcard(QStringLiteral("user:team_a"))});
    QCOMPARE(rule.resources, QList<policy::Wildcard>{policy::Wildcard(QStringLiteral("api:deepseek-chat"))});
    QCOMPARE(rule.condition.time->between, (policy::TimeOfDay{QTime(9, 0), QTime(18, 0)}));
    QVERIFY(rule.condition.time->zone.isEmpty());
    QCOMPARE(rule.condition.ip, QList<policy::AddressRange>{*policy::AddressRange::parse(u"192.168.1.0/24")});
    QCOMPARE(rule.name(), QStringLiteral("the rule in policy.json, line 1"));
}

void TestPolicyReader::formsOfAFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("rules");
    QTest::newRow("one rule") << example << 1;
    QTest::newRow("a list") << QByteArray('[' + example + ',' + example + ']') << 2;
    QTest::newRow("an empty list") << QByteArray("[]") << 0;
    QTest::newRow("wrapped") << QByteArray(R"({"version":1,"policies":[)" + example + "]}") << 1;
    QTest::newRow("wrapped, no version") << QByteArray(R"({"policies":[]})") << 0;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" + example) << 1;
}

void TestPolicyReader::formsOfAFile()
{
    QFETCH(QByteArray, text);
    QFETCH(int, rules);
    const auto read = policy::readPolicy(text, QString());
    QVERIFY2(read, qPrintable(read ? QString() : read.error().sentence()));
    QCOMPARE(read->statements.size(), rules);
}

void TestPolicyReader::allConditions()
{
    const auto read = policy::readPolicy(R"({"id": "night", "description": "words", "effect": "deny",
 "principal": ["team:a", "user:*"], "resource": ["api:*", "endpoint:*.example"],
 "condition": {"time": {"between": ["22:00:30", "06:00"], "zone": "Europe/Berlin", "days": ["mon", "sun"]},
   "tier": {"in": ["api", "self-hosted"]}, "endpoint": {"in": ["a.example"]},
   "tokens": {"min": 100, "max": 8000}, "attachments": {"max": 0}}})",
        QStringLiteral("p"));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().sentence()));
    const policy::Statement& rule = read->statements.first();
    QCOMPARE(rule.id, QStringLiteral("night"));
    QCOMPARE(rule.name(), QStringLiteral("the rule “night” (p, line 1)"));
    QCOMPARE(rule.condition.time->between->from, QTime(22, 0, 30));
    QCOMPARE(rule.condition.time->days, quint8(0b1000001));
    QCOMPARE(rule.condition.time->zone, QByteArray("Europe/Berlin"));
    QCOMPARE(rule.condition.tier, (QList<model::Tier>{model::Tier::Api, model::Tier::SelfHosted}));
    QVERIFY(rule.condition.tokens->contains(100) && rule.condition.tokens->contains(8000));
    QVERIFY(!rule.condition.tokens->contains(99) && !rule.condition.tokens->contains(8001));
    QVERIFY(rule.condition.attachments->contains(0) && !rule.condition.attachments->contains(1));
}

void TestPolicyReader::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto rule = [](const char* rest) {
        return QByteArray(R"({"effect":"allow","principal":["*"],"resource":["*"])") + rest + '}';
    };
    const auto row = [](const char* name, const QByteArray& text, const char* says) {
        QTest::newRow(name) << text << QString::fromLatin1(says);
    };
    row("no JSON", "{", "Line 1");
    row("a number", "1", "rule {");
    row("a rule that is none", "[1]", "Line 1, column 2: 0 must be an object");
    row("unknown field", rule("\n,\"effect2\":\"deny\""), "Line 2, column 12: effect2 is not known here");
    row("the same field twice", rule(",\"effect\":\"deny\""), "second time");
    row("effect", R"({"effect":"Allow","principal":["*"],"resource":["*"]})", "\"allow\" or \"deny\"");
    row("no effect", R"({"principal":["*"],"resource":["*"]})", "effect must be");
    row("no principal", R"({"effect":"allow","resource":["*"]})", "principal must be a list");
    row("principal is a text", R"({"effect":"allow","principal":"*","resource":["*"]})", "principal must be a list");
    row("no principals", R"({"effect":"allow","principal":[],"resource":["*"]})", "principal must be a list");
    row("an empty principal", R"({"effect":"allow","principal":[""],"resource":["*"]})", "principal/0 must have");
    row("a number as principal", R"({"effect":"allow","principal":[7],"resource":["*"]})",
        "principal/0 must be a text");
    row("no resource", R"({"effect":"allow","principal":["*"]})", "resource must be a list");
    row("condition", rule(R"(,"condition":[])"), "condition must be an object");
    row("unknown condition", rule(R"(,"condition":{"mood":{"in":["good"]}})"), "condition/mood is not known");
    row("unknown operator", rule(R"(,"condition":{"ip":{"notIn":["10.0.0.0/8"]}})"), "condition/ip/notIn is not known");
    row("unknown time operator", rule(R"(,"condition":{"time":{"after":"09:00"}})"),
        "condition/time/after is not known");
    row("empty time", rule(R"(,"condition":{"time":{}})"), "must say between or days");
    row("zone alone", rule(R"(,"condition":{"time":{"zone":"UTC"}})"), "must say between or days");
    row("24:00", rule(R"(,"condition":{"time":{"between":["09:00","24:00"]}})"),
        "condition/time/between/1 must be a time");
    row("one time", rule(R"(,"condition":{"time":{"between":["09:00"]}})"), "must be two times");
    row("a short time", rule(R"(,"condition":{"time":{"between":["9:00","18:00"]}})"), "between/0 must be a time");
    row("a zone behind", rule(R"(,"condition":{"time":{"between":["09:00","18:00Z"]}})"), "between/1 must be a time");
    row("digits of others", rule("\x2C\"condition\":{\"time\":{\"between\":[\"\xD9\xA0\xD9\xA9:00\",\"18:00\"]}}"),
        "must be a time");
    row("unknown zone", rule(R"(,"condition":{"time":{"between":["09:00","18:00"],"zone":"Mars/Base"}})"), "time zone");
    row("unknown day", rule(R"(,"condition":{"time":{"days":["Monday"]}})"), "days/0 must be one of");
    row("bad range", rule(R"(,"condition":{"ip":{"in":["10.0.0.0/33"]}})"), "condition/ip/in/0 must be an address");
    row("no range", rule(R"(,"condition":{"ip":{"in":[]}})"), "condition/ip/in must be a list");
    row("unknown tier", rule(R"(,"condition":{"tier":{"in":["cloud"]}})"), "tier/in/0 must be one of");
    row("the tier auto", rule(R"(,"condition":{"tier":{"in":["auto"]}})"), "tier/in/0 must be one of");
    row("half a token", rule(R"(,"condition":{"tokens":{"max":1.5}})"), "tokens/max must be a whole number");
    row("tokens of nothing", rule(R"(,"condition":{"tokens":{}})"), "must say min or max");
    row("min above max", rule(R"(,"condition":{"tokens":{"min":2,"max":1}})"), "min above its max");
    row("another version", R"({"version":2,"policies":[]})", "version must be 1");
    row("policies", R"({"policies":{}})", "policies must be a list");
    row("beside policies", R"({"policies":[],"rules":[]})", "rules is not known here");
    row("two of one name", R"([{"id":"a","effect":"deny","principal":["*"],"resource":["*"]},
{"id":"a","effect":"deny","principal":["*"],"resource":["*"]}])",
        "Line 2, column 7: 1/id");
}

void TestPolicyReader::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto read = policy::readPolicy(text, QStringLiteral("p.json"));
    QVERIFY(!read);
    QCOMPARE(read.error().code, base::ErrorCode::Settings);
    QCOMPARE(read.error().whom, QStringLiteral("p.json"));
    QVERIFY2(read.error().what.contains(says), qPrintable(read.error().what));
    QVERIFY2(read.error().what.startsWith(QStringLiteral("Line ")), qPrintable(read.error().what));
}

void TestPolicyReader::warnings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("none") << QByteArray(R"({"effect":"deny","principal":["user:a"],"resource":["api:b"]})") << 0;
    QTest::newRow("kind of principal") << QByteArray(R"({"effect":"deny","principal":["usr:a"],"resource":["api:b"]})")
                                       << 1;
    QTest::newRow("kind of resource") << QByteArray(R"({"effect":"deny","principal":["*"],"resource":["model:b"]})")
                                      << 1;
    QTest::newRow("space") << QByteArray(R"({"effect":"deny","principal":["user:a "],"resource":["api:b"]})") << 1;
    QTest::newRow("bits") << QByteArray(
        R"({"effect":"deny","principal":["*"],"resource":["*"],"condition":{"ip":{"in":["10.0.0.1/8"]}}})")
                          << 1;
    QTest::newRow("no rules") << QByteArray("[]") << 1;
}

void TestPolicyReader::warnings()
{
    QFETCH(QByteArray, text);
    QFETCH(int, count);
    const auto read = policy::readPolicy(text, QString());
    QVERIFY(read);
    QCOMPARE(read->warnings.size(), count);
}

void TestPolicyReader::aThousandRulesReadQuickly()
{
    QByteArray text = "[";
    for (int i = 0; i < 4000; ++i)
        text += (i > 0 ? ",\n" : "") + QByteArray(example);
    text += ']';
    const double before = testsupport::cpuMs();
    QVERIFY(policy::readPolicy(text, QString()));
    QVERIFY2(testsupport::cpuMs() - before < testsupport::patienceMs / 4,
        qPrintable(QString::number(testsupport::cpuMs() - before)));
}

SPYHOP_TEST_MAIN(TestPolicyReader)
#include "tst_policyreader.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The privacy gate in front of the gateway: what leaves, what comes back.
#include "core/base/files.h"
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace Qt::StringLiterals;
using model::GateAction;
using model::Priority;
using model::SensitiveKind;
using testsupport::CallDiary;
using testsupport::CallWorld;

namespace {

const QString answer = u"200 | tok | done"_s;

model::ChatRequest asking(const QString& text)
{
    model::ChatRequest request = CallWorld::request();
    request.messages.last().text = text;
    return request;
}

model::GateRules rules(SensitiveKind kind, GateAction action)
{
    model::GateRules result = model::GateRules::allOff();
    result.set(kind, action);
    return result;
}

} // namespace

class TestGatedCall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void masksWhatLeavesAndPutsItBack();
    void warnsAndSends();
    void blocksBeforeAnythingLeaves();
    void anAdministratorsSlipIsSaidInTheRefusal();
    void settingsSayAndCommandsOverrule();
    void equalMaskedQuestionsShareACachedAnswer();

private:
    model::Outcome ask(const QString& text)
    {
        const auto call = m_world->gateway->start(asking(text), Priority::Interactive);
        CallDiary diary(*call);
        m_world->runUntil([&] { return diary.outcome.has_value(); });
        m_heard = diary.text;
        return diary.outcome.value_or(model::Outcome());
    }
    std::unique_ptr<CallWorld> m_world;
    QString m_heard;
};

void TestGatedCall::init()
{
    m_world = std::make_unique<CallWorld>();
    m_world->setEndpoints({u"a"_s});
    m_world->transport.script(u"a"_s, answer);
}

void TestGatedCall::masksWhatLeavesAndPutsItBack()
{
    m_world->gateway->setPrivacyGate(rules(SensitiveKind::Email, GateAction::Mask));
    m_world->transport.script(u"a"_s,
        uR"(200 raw | {"model":"m","choices":[{"message":{"role":"assistant","content":"I wrote to [EMAIL_1]."},"finish_reason":"stop"}]})"_s);
    const model::Outcome outcome = ask(u"Write to ann@example.com"_s);
    QVERIFY2(outcome.isOk(), outcome.error ? qPrintable(outcome.error->sentence()) : "");
    QCOMPARE(m_world->transport.requests().size(), 1);
    const QByteArray sent = m_world->transport.requests().first().body;
    QVERIFY(sent.contains("[EMAIL_1]"));
    QVERIFY(!sent.contains("ann@"));
    QCOMPARE(outcome.completion.text, u"I wrote to ann@example.com."_s);
    QCOMPARE(m_heard, outcome.completion.text);
    QCOMPARE(outcome.adjusted.size(), 1);
    QCOMPARE(outcome.adjusted.first().field, u"privacy"_s);
    QCOMPARE(m_world->records.size(), 1);
}

void TestGatedCall::warnsAndSends()
{
    m_world->gateway->setPrivacyGate(rules(SensitiveKind::Key, GateAction::Warn));
    const model::Outcome outcome = ask(u"my key is sk-abcdefghijklmnop1234"_s);
    QVERIFY(outcome.isOk());
    QVERIFY(m_world->transport.requests().first().body.contains("sk-abcdefghijklmnop1234"));
    QCOMPARE(outcome.adjusted.first().field, u"privacy"_s);
    QVERIFY(ask(u"nothing here"_s).adjusted.isEmpty());
}

void TestGatedCall::blocksBeforeAnythingLeaves()
{
    m_world->gateway->setPrivacyGate(rules(SensitiveKind::Card, GateAction::Block));
    const model::Outcome outcome = ask(u"pay with 4111 1111 1111 1111"_s);
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, base::ErrorCode::RefusedPolicy);
    QVERIFY(!outcome.error->sentence().contains(u"4111"_s));
    QCOMPARE(m_world->transport.requests().size(), 0);
    QCOMPARE(m_world->records.size(), 1);
    QCOMPARE(m_world->records.first().error, std::optional(base::ErrorCode::RefusedPolicy));

    model::Settings settings; // work that stays at a provider, too
    settings.endpoints = {m_world->endpoint(u"a"_s)};
    settings.consent = {true, {model::ConsentKind::Provider}};
    m_world->gateway->setSettings(settings);
    model::JobSpec spec;
    spec.id = u"job"_s;
    spec.kind = model::JobKind::Tasks;
    spec.requests = {{u"1"_s, asking(u"4111 1111 1111 1111"_s)}};
    const auto left = m_world->gateway->submit(spec);
    std::optional<gateway::SubmissionEnd> end;
    connect(left.get(), &gateway::Submission::finished, this, [&end](const gateway::SubmissionEnd& how) { end = how; });
    QVERIFY(m_world->runUntil([&] { return end.has_value(); }));
    QCOMPARE(end->error->code, base::ErrorCode::RefusedPolicy);
    QCOMPARE(m_world->transport.requests().size(), 0);
}

//! To mask would not help: the gate lets nothing through that it finds.
void TestGatedCall::anAdministratorsSlipIsSaidInTheRefusal()
{
    const QString folder = testsupport::TestWorld::makeFolder(u"slip"_s);
    QVERIFY(base::atomicSave(folder + u"/privacy.json"_s, R"({"gates":{"keys":"block"}})"));
    m_world->gateway.reset();
    m_world->policy = std::make_unique<policy::Guard>(policy::Guard::Parts{m_world->clock, m_world->prices, QString(),
        folder, testsupport::TestWorld::owner(), base::Identity{u"kim"_s, {}, false, QString()}});
    m_world->gateway = std::make_unique<gateway::Gateway>(gateway::Gateway::Parts{m_world->clock, m_world->random,
        m_world->transport, m_world->keys, *m_world->recorder, m_world->prices, nullptr, m_world->policy.get()});
    m_world->gateway->setPrivacyGate(rules(SensitiveKind::Email, GateAction::Mask));
    m_world->setEndpoints({u"a"_s});
    m_world->transport.script(u"a"_s, answer);
    const model::Outcome outcome = ask(u"write to ann@example.com"_s);
    QVERIFY(outcome.error);
    QCOMPARE(m_world->transport.requests().size(), 0);
    const QString said = outcome.error->sentence();
    QVERIFY2(said.contains(u"privacy.json"_s) && said.contains(u"Line 1, column 10"_s), qPrintable(said));
    QVERIFY2(!said.contains(u"let the gate mask"_s), qPrintable(said));
    QVERIFY(ask(u"nothing to be found"_s).isOk());
}

void TestGatedCall::settingsSayAndCommandsOverrule()
{
    model::Settings settings;
    settings.endpoints = {m_world->endpoint(u"a"_s)};
    settings.privacyGate = rules(SensitiveKind::Phone, GateAction::Block);
    m_world->gateway->setSettings(settings);
    QVERIFY(ask(u"call 13812345678"_s).error);
    m_world->gateway->setPrivacyGate(model::GateRules::allOff());
    QVERIFY(ask(u"call 13812345678"_s).isOk());
    m_world->gateway->setPrivacyGate(std::nullopt);
    QVERIFY(ask(u"call 13812345678"_s).error);
}

void TestGatedCall::equalMaskedQuestionsShareACachedAnswer()
{
    m_world->keepAnswers();
    m_world->setEndpoints({u"a"_s});
    m_world->gateway->setPrivacyGate(rules(SensitiveKind::Email, GateAction::Mask));
    QCOMPARE(ask(u"Whose is ann@example.com?"_s).cached, model::Cached::No);
    const model::Outcome second = ask(u"Whose is bob@example.com?"_s);
    QCOMPARE(second.cached, model::Cached::L1);
    QCOMPARE(second.adjusted.last().field, u"privacy"_s);
    QCOMPARE(m_world->transport.requests().size(), 1);
}

SPYHOP_TEST_MAIN(TestGatedCall)
#include "tst_gatedcall.moc"

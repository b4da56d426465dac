// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of the gateway's doings the audit log tells: every call and every try, and nothing that is sent before it.
#include "core/gateway/wireget.h"
#include "core/observe/auditcall.h"
#include "core/observe/auditscan.h"
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;
using namespace std::chrono_literals;
using testsupport::CallDiary;
using testsupport::CallWorld;
using State = observe::AuditCall::State;

class TestAuditTrail : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void callIsAnnouncedThenTold();
    void everyTryIsThere();
    void cachedAnswerIsThere();
    void deniedCallNamesItsRule();
    void aDeniedTargetBesideAnAllowedOneIsThere();
    void givenUpCallIsThere();
    void modelListIsThere();
    void deniedModelListIsThere();
    void nothingIsSentThatCannotBeLogged();
    void carriesNoPrompt();

private:
    model::Outcome ask(const model::ChatRequest& request)
    {
        const auto call = m_world->gateway->start(request, model::Priority::Interactive);
        CallDiary diary(*call);
        m_world->runUntil([&] { return diary.outcome.has_value(); });
        return diary.outcome.value_or(model::Outcome());
    }
    //! The entries in their order, as "kind" or "kind:detail".
    [[nodiscard]] QList<QJsonObject> entries() const
    {
        m_world->audit->flush();
        QList<QJsonObject> result;
        for (const QString& segment : observe::segmentsOnDisk(m_folder)) {
            const auto scan = observe::scanSegment(m_folder, segment, base::Secret());
            for (const QByteArrayView line : scan->lines)
                result.append(QJsonDocument::fromJson(line.first(line.indexOf('\t')).toByteArray()).object());
        }
        return result;
    }
    [[nodiscard]] QStringList kinds() const
    {
        QStringList result;
        for (const QJsonObject& entry : entries())
            result.append(entry.value(QStringLiteral("kind")).toString());
        return result;
    }
    [[nodiscard]] observe::AuditCall onlyCall() const
    {
        m_world->audit->flush();
        const std::atomic<bool> goesOn = false;
        const auto contents = observe::readAudit(m_folder, goesOn);
        return contents && contents->calls.size() == 1 ? contents->calls.first() : observe::AuditCall();
    }
    std::unique_ptr<CallWorld> m_world;
    QString m_folder;
};

void TestAuditTrail::init()
{
    static int number = 0;
    m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("trail%1").arg(++number));
    m_world = std::make_unique<CallWorld>();
    m_world->keepAudit(m_folder);
    m_world->setEndpoints({QStringLiteral("a"), QStringLiteral("b")});
}

void TestAuditTrail::callIsAnnouncedThenTold()
{
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("200 | tok tok"));
    model::ChatRequest request = CallWorld::request();
    request.temperature = 0.5;
    request.model = QStringLiteral("m");
    const model::Outcome outcome = ask(request);
    QVERIFY(outcome.isOk());
    QCOMPARE(kinds(), (QStringList{QStringLiteral("begin"), QStringLiteral("intent"), QStringLiteral("outcome")}));
    const observe::AuditCall call = onlyCall();
    QCOMPARE(call.state, State::Done);
    QCOMPARE(call.endpoint, QStringLiteral("a"));
    QCOMPARE(call.askedModel, QStringLiteral("m"));
    QCOMPARE(call.resolvedModel, QStringLiteral("m"));
    QCOMPARE(call.purpose, QStringLiteral("chat"));
    QCOMPARE(call.status, 200);
    QVERIFY(call.parameters.contains(QStringLiteral("\"temperature\":0.5")));
    QVERIFY(call.durationMs >= 0);
    QVERIFY(call.usage.completionTokens > 0);
}

void TestAuditTrail::everyTryIsThere()
{
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("503\n503\n503"));
    m_world->transport.script(QStringLiteral("b"), QStringLiteral("200 | tok"));
    QVERIFY(ask(CallWorld::request()).isOk());
    QStringList said;
    for (const QJsonObject& entry : entries()) {
        QString line = entry.value(QStringLiteral("kind")).toString();
        for (const char* key : {"endpoint", "try", "status"}) {
            const QString value = entry.value(QLatin1String(key)).toVariant().toString();
            line += value.isEmpty() ? QString() : u' ' + value;
        }
        said.append(line);
    }
    QCOMPARE(said,
        (QStringList{QStringLiteral("begin"), QStringLiteral("intent a 1"), QStringLiteral("try a 1 503"),
            QStringLiteral("intent a 2"), QStringLiteral("try a 2 503"), QStringLiteral("intent a 3"),
            QStringLiteral("try a 3 503"), QStringLiteral("intent b 4"), QStringLiteral("outcome b 200")}));
    QCOMPARE(onlyCall().tries, 4);
}

void TestAuditTrail::cachedAnswerIsThere()
{
    m_world->keepAnswers();
    m_world->setEndpoints({QStringLiteral("a")});
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("200 | tok"));
    QVERIFY(ask(CallWorld::request()).isOk());
    QCOMPARE(ask(CallWorld::request()).cached, model::Cached::L1);
    const QJsonObject last = entries().last();
    QCOMPARE(last.value(QStringLiteral("kind")).toString(), QStringLiteral("outcome"));
    QCOMPARE(last.value(QStringLiteral("state")).toString(), QStringLiteral("cached"));
    QCOMPARE(last.value(QStringLiteral("cache")).toString(), QStringLiteral("l1"));
    QCOMPARE(kinds().count(QStringLiteral("intent")), 1); // nothing was sent
}

void TestAuditTrail::deniedCallNamesItsRule()
{
    m_world->obey(R"({"id":"nobody","effect":"deny","principal":["*"],"resource":["*"]})");
    m_world->setEndpoints({QStringLiteral("a")});
    const model::Outcome outcome = ask(CallWorld::request());
    QCOMPARE(outcome.error->code, base::ErrorCode::RefusedPolicy);
    const observe::AuditCall call = onlyCall();
    QCOMPARE(call.state, State::Denied);
    QCOMPARE(call.rule, QStringLiteral("nobody"));
    QCOMPARE(call.intent, -1);
    QCOMPARE(m_world->transport.requests().size(), 0);
    QCOMPARE(call.endpoint, QStringLiteral("a"));
    QCOMPARE(call.denials.size(), 1);
    QCOMPARE(call.denials.first().rule, QStringLiteral("nobody"));
    QCOMPARE(call.denials.first().policy, QStringLiteral("policy.json"));
    QVERIFY(call.denials.first().statement.contains(QStringLiteral("\"deny\"")));
}

//! Failover passes over what is denied; the log says what that was, and the call is done.
void TestAuditTrail::aDeniedTargetBesideAnAllowedOneIsThere()
{
    m_world->obey(R"([{"effect":"allow","principal":["*"],"resource":["*"]},)"
                  R"({"effect":"deny","principal":["*"],"resource":["endpoint:a"]}])");
    m_world->setEndpoints({QStringLiteral("a"), QStringLiteral("b")});
    m_world->transport.script(QStringLiteral("b"), QStringLiteral("200 | tok | done"));
    const model::Outcome outcome = ask(CallWorld::request());
    QVERIFY2(outcome.isOk(), qPrintable(outcome.error.value_or(base::Error()).sentence()));
    const observe::AuditCall call = onlyCall();
    QCOMPARE(call.state, State::Done);
    QCOMPARE(call.endpoint, QStringLiteral("b"));
    QCOMPARE(call.denials.size(), 1);
    const model::Denial denial = call.denials.first();
    QCOMPARE(denial.endpoint, QStringLiteral("a"));
    QCOMPARE(denial.resource, QStringLiteral("endpoint:a"));
    QCOMPARE(denial.number, 2);
    observe::AuditFilter filter;
    filter.endpoint = QStringLiteral("a");
    QVERIFY(filter.accepts(call));
    filter.endpoint = QStringLiteral("c");
    QVERIFY(!filter.accepts(call));
}

void TestAuditTrail::givenUpCallIsThere()
{
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("200 | tok 60000ms tok"));
    {
        const auto call = m_world->gateway->start(CallWorld::request(), model::Priority::Interactive);
        CallDiary diary(*call);
        m_world->runUntil([&] { return !diary.text.isEmpty(); });
    }
    const observe::AuditCall call = onlyCall();
    QCOMPARE(call.state, State::Cancelled);
    QVERIFY(call.possiblyBilled);
}

void TestAuditTrail::modelListIsThere()
{
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("200 raw | {\"data\":[{\"id\":\"m\"}]}"));
    gateway::WireGet get(m_world->gateway->wire(), model::Purpose::Models, m_world->endpoint(QStringLiteral("a")),
        QUrl(QStringLiteral("https://a/v1/models")), base::Secret());
    bool ended = false;
    connect(&get, &gateway::WireGet::finished, this, [&ended] { ended = true; });
    QVERIFY(m_world->runUntil([&] { return ended; }));
    QCOMPARE(kinds(), (QStringList{QStringLiteral("begin"), QStringLiteral("intent"), QStringLiteral("outcome")}));
    const observe::AuditCall call = onlyCall();
    QCOMPARE(call.purpose, QStringLiteral("models"));
    QCOMPARE(call.state, State::Done);
    QCOMPARE(call.status, 200);
    QCOMPARE(m_world->records.size(), 0); // no call: the ledger knows nothing of it
}

void TestAuditTrail::deniedModelListIsThere()
{
    m_world->obey(R"({"id":"nobody","effect":"deny","principal":["*"],"resource":["*"]})");
    gateway::WireGet get(m_world->gateway->wire(), model::Purpose::Balance, m_world->endpoint(QStringLiteral("a")),
        QUrl(QStringLiteral("https://a/user/balance")), base::Secret());
    bool ended = false;
    connect(&get, &gateway::WireGet::finished, this, [&ended] { ended = true; });
    QVERIFY(m_world->runUntil([&] { return ended; }));
    QCOMPARE(onlyCall().state, State::Denied);
    QCOMPARE(onlyCall().purpose, QStringLiteral("balance"));
}

//! A file lies where the log's folder should be: nothing can be written there.
void TestAuditTrail::nothingIsSentThatCannotBeLogged()
{
    const QString blocked = m_folder + QStringLiteral("/file");
    QFile file(blocked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    m_world->keepAudit(blocked);
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("200 | tok"));
    // Once or twice: intent and outcome may be written together.
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the audit log could not be written")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("outcomes are missing")));
    const model::Outcome outcome = ask(CallWorld::request());
    QVERIFY(!outcome.isOk());
    QCOMPARE(outcome.error->code, base::ErrorCode::Internal);
    QVERIFY(outcome.error->sentence().contains(QStringLiteral("audit log")));
    QCOMPARE(m_world->transport.requests().size(), 0);
    m_world.reset();
}

void TestAuditTrail::carriesNoPrompt()
{
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("400 | CANARY server text"));
    model::ChatRequest request = CallWorld::request();
    request.messages.first().text = QStringLiteral("CANARY prompt");
    request.stop = QStringList{QStringLiteral("CANARY stop")};
    std::ignore = ask(request);
    m_world->audit->flush();
    for (const QString& segment : observe::segmentsOnDisk(m_folder))
        QVERIFY(!observe::readSegment(m_folder, segment)->contains("CANARY"));
}

SPYHOP_TEST_MAIN(TestAuditTrail)
#include "tst_audittrail.moc"

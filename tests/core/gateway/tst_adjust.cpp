// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/adjust.h"

#include "tests/support/testmain.h"

using namespace spyhop;
using wire::Complaint;

class TestAdjust : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leavesOutWhatTheServerDoesNotTake_data();
    void leavesOutWhatTheServerDoesNotTake();
    void lowersMaxTokens();
    void putsReasoningBackOnce();
    void leavesOtherComplaintsAlone();

private:
    static model::ChatRequest request()
    {
        model::ChatRequest result;
        result.messages.append(model::Message());
        result.messages.last().text = QStringLiteral("mine");
        result.temperature = 0.5;
        result.topP = 0.9;
        result.maxTokens = 10'000;
        result.stop = QStringList{QStringLiteral("END")};
        result.jsonOutput = true;
        return result;
    }
    static wire::ErrorReply complaint(Complaint kind, const QString& parameter)
    {
        wire::ErrorReply reply;
        reply.complaint = kind;
        reply.parameter = parameter;
        return reply;
    }
};

void TestAdjust::leavesOutWhatTheServerDoesNotTake_data()
{
    QTest::addColumn<QString>("from"); // empty: nothing to leave out
    QTest::newRow("temperature") << "0.5";
    QTest::newRow("top_p") << "0.9";
    QTest::newRow("stop") << QStringLiteral("[…]");
    QTest::newRow("response_format") << "json_object";
    QTest::newRow("stream_options") << "include_usage";
    QTest::newRow("max_tokens") << "10000";
    QTest::newRow("max_completion_tokens") << "10000";
    QTest::newRow("reasoning_effort") << "default";
    QTest::newRow("logit_bias") << "";
}

void TestAdjust::leavesOutWhatTheServerDoesNotTake()
{
    QFETCH(const QString, from);
    const QString parameter = QString::fromLatin1(QTest::currentDataTag());
    const auto reply = complaint(Complaint::UnsupportedParameter, parameter);
    const auto adjusted = gateway::adjust(request(), {}, reply);
    QCOMPARE(adjusted.has_value(), !from.isEmpty());
    if (!adjusted)
        return;
    QCOMPARE(adjusted->note.field, parameter);
    QCOMPARE(adjusted->note.from, from);
    QCOMPARE(adjusted->request.messages, request().messages);
    QVERIFY(adjusted->request != request() || adjusted->quirks != wire::ChatQuirks());
    QVERIFY(!gateway::adjust(adjusted->request, adjusted->quirks, reply)); // only once
}

void TestAdjust::lowersMaxTokens()
{
    auto reply = complaint(Complaint::MaxTokensTooBig, QStringLiteral("max_tokens"));
    QVERIFY(!gateway::adjust(request(), {}, reply)); // by how much?
    reply.limit = 8192;
    QCOMPARE(gateway::adjust(request(), {}, reply)->request.maxTokens, 8192);
    reply.limit = 20'000;
    QVERIFY(!gateway::adjust(request(), {}, reply));
}

void TestAdjust::putsReasoningBackOnce()
{
    const auto reply = complaint(Complaint::ReasoningMissing, QString());
    const auto adjusted = gateway::adjust(request(), {}, reply);
    QVERIFY(adjusted && adjusted->quirks.sendReasoning);
    QVERIFY(!gateway::adjust(adjusted->request, adjusted->quirks, reply));
}

void TestAdjust::leavesOtherComplaintsAlone()
{
    for (const Complaint kind : {Complaint::None, Complaint::ContextTooLong, Complaint::JsonWordMissing})
        QVERIFY(!gateway::adjust(request(), {}, complaint(kind, QStringLiteral("temperature"))));
}

SPYHOP_TEST_MAIN(TestAdjust)
#include "tst_adjust.moc"

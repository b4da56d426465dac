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
    void fitsTheAnswerIntoTheContext_data();
    void fitsTheAnswerIntoTheContext();
    void putsReasoningBackOnce();
    void leavesOtherComplaintsAlone();
    void asksInWordsWhereThereAreNoPrefixes_data();
    void asksInWordsWhereThereAreNoPrefixes();

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

void TestAdjust::fitsTheAnswerIntoTheContext_data()
{
    QTest::addColumn<int>("context");
    QTest::addColumn<int>("prompt");
    QTest::addColumn<int>("requested");
    QTest::addColumn<int>("maxTokens"); // 0: not asked for
    QTest::addColumn<int>("sent"); // 0: nothing can be done
    QTest::newRow("the answer is too long") << 8'192 << 5'000 << 15'000 << 10'000 << 3'192;
    QTest::newRow("only the sum is known") << 8'192 << 0 << 15'000 << 10'000 << 3'192;
    QTest::newRow("the server's own limit was too long") << 8'192 << 5'000 << 15'000 << 0 << 3'192;
    QTest::newRow("the conversation is too long") << 8'192 << 9'000 << 10'000 << 1'000 << 0;
    QTest::newRow("no room for a word") << 8'192 << 8'190 << 10'000 << 1'000 << 0;
    QTest::newRow("it would fit as it is") << 8'192 << 5'000 << 0 << 3'000 << 0;
    QTest::newRow("nothing is known") << 0 << 0 << 0 << 10'000 << 0;
}

void TestAdjust::fitsTheAnswerIntoTheContext()
{
    QFETCH(const int, context);
    QFETCH(const int, prompt);
    QFETCH(const int, requested);
    QFETCH(const int, maxTokens);
    QFETCH(const int, sent);
    const auto known = [](int number) { return number > 0 ? std::optional<qint64>(number) : std::nullopt; };
    auto reply = complaint(Complaint::ContextTooLong, QString());
    reply.context = known(context);
    reply.promptTokens = known(prompt);
    reply.requestedTokens = known(requested);
    model::ChatRequest asked = request();
    asked.maxTokens = maxTokens > 0 ? std::optional(maxTokens) : std::nullopt;
    const auto adjusted = gateway::adjust(asked, {}, reply);
    QCOMPARE(adjusted ? adjusted->request.maxTokens.value_or(0) : 0, sent);
    if (!adjusted)
        return;
    QCOMPARE(adjusted->note.field, QStringLiteral("max_tokens"));
    QCOMPARE(adjusted->note.to, QString::number(sent));
    QCOMPARE(adjusted->request.messages, asked.messages);
    QVERIFY(!gateway::adjust(adjusted->request, {}, reply)); // only once
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

void TestAdjust::asksInWordsWhereThereAreNoPrefixes_data()
{
    QTest::addColumn<model::Dialect>("dialect");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("continues");
    QTest::addColumn<bool>("changes");
    QTest::newRow("no such address") << model::Dialect::DeepSeek << 404 << true << true;
    QTest::newRow("no such method") << model::Dialect::DeepSeek << 405 << true << true;
    QTest::newRow("no such field") << model::Dialect::DeepSeek << 422 << true << true;
    QTest::newRow("bad request") << model::Dialect::DeepSeek << 400 << true << true;
    QTest::newRow("a refused key") << model::Dialect::DeepSeek << 401 << true << false;
    QTest::newRow("a busy server") << model::Dialect::DeepSeek << 503 << true << false;
    QTest::newRow("a new answer") << model::Dialect::DeepSeek << 404 << false << false;
    QTest::newRow("asked in words already") << model::Dialect::OpenAi << 404 << true << false;
}

void TestAdjust::asksInWordsWhereThereAreNoPrefixes()
{
    QFETCH(const model::Dialect, dialect);
    QFETCH(const int, status);
    QFETCH(const bool, continues);
    QFETCH(const bool, changes);
    model::Target target;
    target.endpoint.dialect = dialect;
    model::ChatRequest asked = request();
    asked.continueLast = continues;
    wire::ErrorReply reply = complaint(Complaint::None, QString());
    reply.error.httpStatus = status;
    const auto adjusted = gateway::withoutPrefix(target, asked, {}, reply);
    QCOMPARE(adjusted.has_value(), changes);
    if (!adjusted)
        return;
    QVERIFY(adjusted->quirks.plainContinuation);
    QCOMPARE(adjusted->request, asked); // what was written stays
    QCOMPARE(adjusted->note.field, QStringLiteral("prefix"));
    QVERIFY(!gateway::withoutPrefix(target, asked, adjusted->quirks, reply)); // only once
}

SPYHOP_TEST_MAIN(TestAdjust)
#include "tst_adjust.moc"

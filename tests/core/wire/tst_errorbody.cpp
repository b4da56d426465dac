// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/errorbody.h"
#include "core/wire/toolong.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using wire::Complaint;

namespace {

const QDateTime now(QDate(2026, 1, 5), QTime(0, 0), Qt::UTC);

} // namespace

class TestErrorBody : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replies_data();
    void replies();
    void insideAReply_data();
    void insideAReply();
    void complaints_data();
    void complaints();
    void lengths_data();
    void lengths();
    void aWebPageIsNoAnswer();
    void balanceMayBeTriedAgainOnlyIfTold();
    void serverWordsStayInTheDetail();
    void everyStatusHasASentence();
};

void TestErrorBody::replies_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* name, int status, const QByteArray& body, const char* code, const QString& detail) {
        QTest::newRow(name) << status << body << QString::fromLatin1(code) << detail;
    };
    row("nested", 400, R"({"error":{"message":"bad","type":"invalid_request_error","param":null,"code":"x"}})",
        "bad-request", QStringLiteral("bad · invalid_request_error · x"));
    row("flat", 401, R"({"object":"error","message":"no key","code":40101})", "auth", QStringLiteral("no key · 40101"));
    row("flat, message an object", 500, R"({"object":"error","message":{"detail":"deep"}})", "server",
        QStringLiteral("deep"));
    row("siliconflow", 403, R"({"code":20012,"message":"Model disabled","data":null})", "auth",
        QStringLiteral("Model disabled · 20012"));
    row("bare string", 404, R"("not here")", "not-found", QStringLiteral("not here"));
    row("fastapi list", 422, R"({"detail":[{"loc":["body","n"],"msg":"field required","type":"missing"}]})",
        "bad-request", QStringLiteral("field required"));
    row("fastapi text", 404, R"({"detail":"Not Found"})", "not-found", QStringLiteral("Not Found"));
    row("error as text", 503, R"({"error":"busy"})", "overloaded", QStringLiteral("busy"));
    row("a proxy's page", 502,
        "<html><head><title>502</title><style>b{}</style></head><body><h1>Bad Gateway</h1></body></html>", "server",
        QStringLiteral("502 Bad Gateway"));
    row("plain", 504, "timeout\n", "server", QStringLiteral("timeout"));
    row("empty", 500, "", "server", QString());
    row("broken bytes", 500, "\xFF\xFE{", "server", QStringLiteral("\uFFFD\uFFFD{"));
    row("in an array", 429, R"([{"error":{"message":"slow","code":429}}])", "rate-limited",
        QStringLiteral("slow · 429"));
    row("quota", 429,
        R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}})",
        "balance", QStringLiteral("You exceeded your current quota · insufficient_quota"));
    row("balance", 402, R"({"error":{"message":"Insufficient Balance"}})", "balance",
        QStringLiteral("Insufficient Balance"));
    row("filter", 400, R"({"error":{"message":"no","code":"content_filter"}})", "content-filter",
        QStringLiteral("no · content_filter"));
    row("unknown model", 400, R"({"error":{"message":"Model Not Exist"}})", "not-found",
        QStringLiteral("Model Not Exist"));
    row("unknown model, named", 400,
        R"({"error":{"message":"Model 'x' does not exist","type":"invalid_request_error"}})", "not-found",
        QStringLiteral("Model 'x' does not exist · invalid_request_error"));
    row("unknown model by code", 400, R"({"error":{"message":"no","code":"invalid_model"}})", "not-found",
        QStringLiteral("no · invalid_model"));
    row("something else that does not exist", 400,
        R"({"error":{"message":"This model is fine. File abc does not exist"}})", "bad-request",
        QStringLiteral("This model is fine. File abc does not exist"));
    row("status before words", 500, R"({"error":{"message":"x","code":429}})", "server", QStringLiteral("x · 429"));
    row("408", 408, "", "timeout", QString());
    row("529", 529, "", "overloaded", QString());
    row("405", 405, "", "not-found", QString());
    row("413", 413, "", "bad-request", QString());
    row("301", 301, "", "not-found", QString());
    row("204", 204, "", "server", QString());
}

void TestErrorBody::replies()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, code);
    QFETCH(const QString, detail);
    const wire::ErrorReply reply = wire::readErrorReply(status, {}, body, now);
    QCOMPARE(base::codeName(reply.error.code), code);
    QCOMPARE(reply.error.detail, detail);
    QCOMPARE(reply.error.httpStatus, status);
    QVERIFY(!reply.error.what.isEmpty());
    for (qsizetype end = 0; end < body.size(); ++end)
        QCOMPARE(wire::readErrorReply(status, {}, body.first(end), now).error.httpStatus, status);
}

void TestErrorBody::insideAReply_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const char* body, const char* code) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(code);
    };
    row("unknown model",
        R"({"error":{"message":"Model 'x' does not exist","type":"invalid_request_error","code":"invalid_model"}})",
        "not-found");
    row("unknown model, in words",
        R"({"error":{"message":"The model `x-3.5-y` does not exist","type":"invalid_request_error"}})", "not-found");
    row("another bad request", R"({"error":{"message":"no","type":"invalid_request_error"}})", "bad-request");
    row("a status as its code", R"({"error":{"message":"no","code":429}})", "rate-limited");
    row("nothing known", R"({"error":{"message":"no"}})", "server");
}

void TestErrorBody::insideAReply()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, code);
    const base::Error error = wire::readErrorInside(body);
    QCOMPARE(base::codeName(error.code), code);
    QCOMPARE(error.httpStatus, 200);
}

void TestErrorBody::complaints_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("complaint");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<qint64>("limit");
    const auto row
        = [](const char* name, const char* body, Complaint complaint, const QString& parameter, qint64 limit) {
              QTest::newRow(name) << QByteArray(body) << int(complaint) << parameter << limit;
          };
    row("none", R"({"error":{"message":"bad"}})", Complaint::None, {}, 0);
    row("context",
        R"({"error":{"message":"This model's maximum context length is 4096 tokens. However, you requested 5000 tokens","code":"context_length_exceeded"}})",
        Complaint::ContextTooLong, {}, 0);
    row("deepseek's range",
        R"({"error":{"message":"Invalid max_tokens value, the valid range of max_tokens is [1, 8192]"}})",
        Complaint::MaxTokensTooBig, {}, 8192);
    row("openai's range",
        R"({"error":{"message":"max_tokens is too large: 100000. This model supports at most 16384 completion tokens","param":"max_tokens"}})",
        Complaint::MaxTokensTooBig, QStringLiteral("max_tokens"), 16384);
    row("unsupported",
        R"({"error":{"message":"Unsupported parameter: 'temperature' is not supported","param":"temperature","code":"unsupported_parameter"}})",
        Complaint::UnsupportedParameter, QStringLiteral("temperature"), 0);
    row("unsupported, named in the text", R"({"error":{"message":"Unrecognized request argument supplied: top_p"}})",
        Complaint::UnsupportedParameter, QStringLiteral("top_p"), 0);
    row("fastapi", R"({"detail":[{"loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]})",
        Complaint::UnsupportedParameter, QStringLiteral("stream_options"), 0);
    row("json", R"({"error":{"message":"Prompt must contain the word 'json' in some form to use response_format"}})",
        Complaint::JsonWordMissing, {}, 0);
    row("reasoning", R"({"error":{"message":"Missing reasoning_content field in the assistant message at index 2"}})",
        Complaint::ReasoningMissing, {}, 0);
}

void TestErrorBody::complaints()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, complaint);
    QFETCH(const QString, parameter);
    QFETCH(const qint64, limit);
    const wire::ErrorReply reply = wire::readErrorReply(400, {}, body, now);
    QCOMPARE(int(reply.complaint), complaint);
    QCOMPARE(reply.parameter, parameter);
    QCOMPARE(reply.limit.value_or(0), limit);
    QCOMPARE(wire::readErrorReply(500, {}, body, now).complaint, Complaint::None);
}

void TestErrorBody::lengths_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("lengths"); // context, prompt, requested; "-": not told
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* body, const char* lengths, const char* words) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(lengths) << QString::fromLatin1(words);
    };
    row("openai",
        R"({"error":{"message":"This model's maximum context length is 8192 tokens. However, you requested 9000 tokens (5000 in the messages, 4000 in the completion).","code":"context_length_exceeded"}})",
        "8192 5000 9000", "808 tokens too long");
    row("openai, messages",
        R"({"error":{"message":"This model's maximum context length is 128000 tokens. However, your messages resulted in 130001 tokens.","code":"context_length_exceeded"}})",
        "128000 130001 -", "2001 tokens too long");
    row("openrouter",
        R"({"error":{"message":"This endpoint's maximum context length is 32768 tokens. However, you requested about 40000 tokens (36000 of text input, 4000 in the output)."}})",
        "32768 36000 40000", "3232 tokens too long");
    row("vllm",
        R"({"message":"'max_tokens' or 'max_completion_tokens' is too large: 100000. This model's maximum context length is 32768 tokens and your request has 1500 input tokens (100000 > 32768 - 1500).","object":"error"})",
        "32768 1500 -", "too long for this model");
    row("anthropic", R"({"error":{"message":"prompt is too long: 208310 tokens > 200000 maximum"}})", "200000 208310 -",
        "8310 tokens too long");
    row("llama.cpp",
        R"({"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error","n_prompt_tokens":5000,"n_ctx":4096}})",
        "4096 5000 -", "904 tokens too long");
    row("bailian", R"({"error":{"message":"Range of input length should be [1, 30720]"}})", "30720 - -",
        "too long for this model");
    row("no figure", R"({"error":{"message":"context length exceeded"}})", "- - -", "too long for this model");
}

void TestErrorBody::lengths()
{
    QFETCH(const QByteArray, body);
    const auto word
        = [](std::optional<qint64> number) { return number ? QString::number(*number) : QStringLiteral("-"); };
    const wire::ErrorReply reply = wire::readErrorReply(400, {}, body, now);
    QCOMPARE(reply.complaint, Complaint::ContextTooLong);
    QTEST(word(reply.context) + u' ' + word(reply.promptTokens) + u' ' + word(reply.requestedTokens), "lengths");
    // Whoever has the error alone knows it too.
    const auto told = wire::tooLongOf(reply.error);
    QCOMPARE(told.has_value(), reply.context.has_value());
    if (told) {
        QCOMPARE(told->context, *reply.context);
        QCOMPARE(told->prompt, reply.promptTokens);
    }
    QFETCH(const QString, words);
    QVERIFY2(reply.error.what.contains(words), qPrintable(reply.error.what));
    QVERIFY(!reply.error.remedy.isEmpty());
}

void TestErrorBody::aWebPageIsNoAnswer()
{
    const base::Error error = wire::readErrorInside("<!DOCTYPE html><html><body>Please log in</body></html>");
    QCOMPARE(error.code, base::ErrorCode::Server);
    QVERIFY(error.what.contains(QStringLiteral("web page")));
    QVERIFY(error.detail.contains(QStringLiteral("Please log in")));
}

void TestErrorBody::balanceMayBeTriedAgainOnlyIfTold()
{
    QVERIFY(!wire::readErrorReply(402, {}, "{}", now).error.retryAfter);
    // A reset of some bucket is no word about the balance.
    QVERIFY(!wire::readErrorReply(402, {{"x-ratelimit-reset", "5"}}, "{}", now).error.retryAfter);
    const auto told = wire::readErrorReply(402, {{"retry-after", "5"}}, "{}", now);
    QCOMPARE(told.error.code, base::ErrorCode::Balance);
    QCOMPARE(told.error.retryAfter, std::optional(std::chrono::milliseconds(5000)));
    QCOMPARE(wire::readErrorReply(429, {{"x-ratelimit-reset-tokens", "20ms"}}, "{}", now).error.retryAfter,
        std::optional(std::chrono::milliseconds(20)));
}

void TestErrorBody::serverWordsStayInTheDetail()
{
    for (int status = 200; status < 600; ++status) {
        const base::Error error
            = wire::readErrorReply(status, {}, R"({"error":{"message":"CANARY","type":"CANARY"}})", now).error;
        QVERIFY(!error.sentence().contains(u"CANARY"));
        QVERIFY(error.detail.contains(u"CANARY"));
    }
    const base::Error huge = wire::readErrorReply(500, {}, QByteArray(1'000'000, 'x'), now).error;
    QVERIFY(huge.detail.size() <= 4000);
}

void TestErrorBody::everyStatusHasASentence()
{
    for (int status = 0; status < 1000; ++status)
        QVERIFY(!wire::readErrorReply(status, {}, {}, now).error.what.isEmpty());
    for (const char* body : {"", "null", "42", "[]", "{}", "{\"error\":[[[]]]}", "{\"error\":{\"code\":429}}"})
        QVERIFY(!wire::readErrorInside(body).what.isEmpty());
    QCOMPARE(wire::readErrorInside(R"({"error":{"type":"overloaded_error"}})").code, base::ErrorCode::Overloaded);
    QCOMPARE(wire::readErrorInside(R"({"error":{"code":"rate_limit_exceeded"}})").code, base::ErrorCode::RateLimited);
}

SPYHOP_TEST_MAIN(TestErrorBody)
#include "tst_errorbody.moc"

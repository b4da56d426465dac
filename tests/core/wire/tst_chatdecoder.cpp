// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/chatdecoder.h"
#include "tests/core/wire/replyreader.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;
using testsupport::ReplyReader;

namespace {

//! "text/reasoning finish usage", or "code: text/reasoning"; usage as prompt+completion(reasoning)hit.
QString printed(ReplyReader& reader)
{
    const base::Expected<model::Completion> result = reader.finish();
    const model::Completion& part = reader.decoder().completion();
    const QString said = part.text + u'/' + part.reasoning;
    const model::Delta sum = reader.sum();
    if (sum.text != part.text || sum.reasoning != part.reasoning)
        return QStringLiteral("the deltas do not add up to the completion");
    if (!result)
        return base::codeName(result.error().code) + QStringLiteral(": ") + said;
    QString text = said + u' ' + (result->finishWord.isEmpty() ? QStringLiteral("-") : result->finishWord);
    if (const auto& usage = result->usage) {
        text += QStringLiteral(" %1+%2(%3)%4")
                    .arg(usage->promptTokens)
                    .arg(usage->completionTokens)
                    .arg(usage->reasoningTokens)
                    .arg(usage->cacheHitTokens);
    }
    return text;
}

QString read(const QList<QByteArrayView>& pieces)
{
    ReplyReader reader;
    for (QByteArrayView piece : pieces)
        reader.feed(piece);
    return printed(reader);
}

//! A stream of the given data strings, each an event.
QByteArray stream(const QList<QByteArray>& data)
{
    QByteArray bytes;
    for (const QByteArray& item : data)
        bytes += "data: " + item + "\n\n";
    return bytes;
}

QByteArray delta(const QByteArray& members)
{
    return R"({"id":"c","model":"m-1","choices":[{"index":0,"delta":{)" + members
        + R"(},"finish_reason":null}],"usage":null})";
}

QByteArray finish(const QByteArray& word)
{
    return R"({"choices":[{"index":0,"delta":{},"finish_reason":")" + word + R"("}]})";
}

const QByteArray hello = delta(R"("role":"assistant","content":"Hello")");
const QByteArray there = delta(R"("content":" there")");
const QByteArray done = "[DONE]";

} // namespace

class TestChatDecoder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replies_data();
    void replies();
    void aCutStreamIsNeverASuccess();
    void sniffing_data();
    void sniffing();
    void namesOfTheAnswer();
    void nothingAfterTheEndCounts();
    void corpusSemantics();
};

void TestChatDecoder::replies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QByteArray& body, const QString& expected) {
        QTest::newRow(name) << body << expected;
    };
    const QByteArray usage
        = R"({"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":5,"prompt_cache_hit_tokens":8,"prompt_cache_miss_tokens":4,"completion_tokens_details":{"reasoning_tokens":3}}})";
    const QByteArray openAi
        = R"({"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":6},"completion_tokens_details":{"reasoning_tokens":2}}})";

    // 1: usage chunks, empty choices
    row("usage at the end", stream({hello, there, finish("stop"), usage, done}),
        QStringLiteral("Hello there/ stop 12+5(3)8"));
    row("OpenAI's usage", stream({hello, finish("stop"), openAi, done}), QStringLiteral("Hello/ stop 12+5(2)6"));
    row("usage with null choices",
        stream({hello, finish("stop"), R"({"choices":null,"usage":{"prompt_tokens":1,"completion_tokens":2}})", done}),
        QStringLiteral("Hello/ stop 1+2(0)0"));
    row("usage without choices",
        stream({hello, finish("stop"), R"({"usage":{"prompt_tokens":1,"completion_tokens":2}})", done}),
        QStringLiteral("Hello/ stop 1+2(0)0"));
    row("empty choices first and in the middle",
        stream(
            {R"({"choices":[],"prompt_filter_results":[]})", hello, R"({"choices":[]})", there, finish("stop"), done}),
        QStringLiteral("Hello there/ stop"));
    row("null usage", stream({hello, finish("stop"), R"({"choices":[],"usage":null})", done}),
        QStringLiteral("Hello/ stop"));
    row("odd usage",
        stream(
            {hello, finish("stop"), R"({"choices":[],"usage":{"prompt_tokens":"x","completion_tokens":2.0}})", done}),
        QStringLiteral("Hello/ stop 0+2(0)0"));
    // 2: errors inside the 200
    row("error object", stream({hello, R"({"error":{"message":"x","code":"boom"}})"}),
        QStringLiteral("server: Hello/"));
    row("error text", stream({R"({"error":"overloaded"})"}), QStringLiteral("server: /"));
    row("error beside choices", stream({hello, R"({"choices":[],"error":{"message":"x","code":503}})", done}),
        QStringLiteral("overloaded: Hello/"));
    row("rate limit inside", stream({R"({"error":{"message":"slow","code":429}})"}), QStringLiteral("rate-limited: /"));
    row("named error event", "event: error\ndata: {\"message\":\"x\",\"type\":\"server_error\"}\n\n",
        QStringLiteral("server: /"));
    row("named error event without sense", stream({hello}) + "event: error\ndata: null\n\n",
        QStringLiteral("server: Hello/"));
    row("error field", stream({hello}) + "error: {\"code\":500,\"message\":\"slot\"}\n\n",
        QStringLiteral("server: Hello/"));
    row("an empty error is none",
        stream({R"({"error":null,"choices":[{"delta":{"content":"a"}}]})",
            R"({"error":{},"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}]})", done}),
        QStringLiteral("ab/ stop"));
    // 3: ends
    row("cut", stream({hello, there}), QStringLiteral("truncated: Hello there/"));
    row("finish without the end mark", stream({hello, finish("stop")}), QStringLiteral("Hello/ stop"));
    row("end mark without finish", stream({hello, done}), QStringLiteral("Hello/ -"));
    row("an empty chunk and the end", stream({hello, R"({"choices":[{"delta":{"content":""},"finish_reason":null}]})"}),
        QStringLiteral("truncated: Hello/"));
    row("end mark with a space", stream({hello}) + "data: [DONE] \n\n", QStringLiteral("server: Hello/"));
    row("end mark with more", stream({hello, "[DONE]x"}), QStringLiteral("server: Hello/"));
    row("end mark as first line", stream({hello}) + "data: [DONE]\ndata: {}\n\n", QStringLiteral("server: Hello/"));
    row("end mark in an event named error", stream({hello}) + "event: error\ndata: [DONE]\n\n",
        QStringLiteral("Hello/ -"));
    row("no data at all", "", QStringLiteral("overloaded: /"));
    row("blank lines only", "\n\n \r\n", QStringLiteral("overloaded: /"));
    row("keep-alives only", ": keep-alive\n\n: keep-alive\n\n", QStringLiteral("overloaded: /"));
    // 4: the wrong kind of body; spaces
    row("JSON error as a stream", R"({"error":{"message":"no","type":"invalid_request_error"}})",
        QStringLiteral("bad-request: /"));
    row("no space", "data:" + hello + "\n\ndata:" + finish("stop") + "\n\ndata:[DONE]\n\n",
        QStringLiteral("Hello/ stop"));
    // 5: text
    row("letters of three and four bytes", stream({delta(R"("content":"鲸 🐋")"), finish("stop"), done}),
        QStringLiteral("鲸 🐋/ stop"));
    row("escaped pair", stream({delta(R"("content":"\ud83d\udc0b")"), finish("stop")}), QStringLiteral("🐋/ stop"));
    row("lone surrogate", stream({delta(R"("content":"a\ud83db\\ud83d")"), finish("stop")}),
        QStringLiteral("a\uFFFDb\\ud83d/ stop"));
    row("broken UTF-8", stream({delta("\"content\":\"a\xC3(\""), finish("stop")}), QStringLiteral("a\uFFFD(/ stop"));
    row("mark inside a text", stream({delta("\"content\":\"\xEF\xBB\xBFx\""), finish("stop")}),
        QStringLiteral("\uFEFFx/ stop"));
    row("CRLF, BOM, comments",
        "\xEF\xBB\xBF: OPENROUTER PROCESSING\r\n\r\ndata: " + hello + "\r\n\r\ndata: " + finish("stop") + "\r\n\r\n",
        QStringLiteral("Hello/ stop"));
    row("event in two data lines", "data: {\"choices\":[{\"delta\":\ndata: {\"content\":\"a\"}}]}\n\ndata: [DONE]\n\n",
        QStringLiteral("a/ -"));
    // 6: reasoning
    row("reasoning_content", stream({delta(R"("content":null,"reasoning_content":"hm")"), hello, finish("stop")}),
        QStringLiteral("Hello/hm stop"));
    row("reasoning", stream({delta(R"("reasoning":"hm")"), hello, finish("stop")}), QStringLiteral("Hello/hm stop"));
    row("never both", stream({delta(R"("reasoning":"hm","reasoning_content":"hm")"), hello, finish("stop")}),
        QStringLiteral("Hello/hm stop"));
    // 7: tool calls
    row("tool calls without index and id",
        stream({delta(R"("tool_calls":[{"function":{"name":"f"}},{"index":0},{"index":0,"id":""}])"),
            finish("tool_calls"), done}),
        QStringLiteral("/ tool_calls"));
    // 8: finish words
    row("empty word", stream({R"({"choices":[{"delta":{"content":"a"},"finish_reason":""}]})"}),
        QStringLiteral("truncated: a/"));
    row("unknown word", stream({hello, finish("eos_token"), done}), QStringLiteral("Hello/ eos_token"));
    row("error as a word", stream({hello, finish("error"), done}), QStringLiteral("server: Hello/"));
    row("out of resources", stream({hello, finish("insufficient_system_resource"), done}),
        QStringLiteral("overloaded: Hello/"));
    row("length", stream({hello, finish("length"), done}), QStringLiteral("Hello/ length"));
    row("filtered", stream({hello, finish("content_filter"), done}), QStringLiteral("Hello/ content_filter"));
    // 9: other bodies
    row("flat error", R"({"object":"error","message":"x","code":40001})", QStringLiteral("server: /"));
    row("another flat error", R"({"code":20012,"message":"x","data":null})", QStringLiteral("server: /"));
    row("bare text", R"("busy")", QStringLiteral("server: /"));
    row("detail", R"({"detail":[{"loc":["body"],"msg":"x"}]})", QStringLiteral("server: /"));
    row("a page", "<html><body>Bad gateway</body></html>", QStringLiteral("server: /"));
    row("plain text", "upstream connect error", QStringLiteral("server: /"));
    row("error in an array", R"([{"error":{"message":"x","code":429}}])", QStringLiteral("rate-limited: /"));
    // whole replies
    const QByteArray whole
        = R"({"id":"c","model":"m","system_fingerprint":"fp","choices":[{"index":0,"message":{"role":"assistant","content":"Hi","reasoning_content":"hm"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}})";
    row("whole", whole, QStringLiteral("Hi/hm stop 3+2(0)0"));
    row("whole after blank lines", "\n\n\n" + whole, QStringLiteral("Hi/hm stop 3+2(0)0"));
    row("whole without finish", R"({"choices":[{"message":{"content":"Hi"}}]})", QStringLiteral("Hi/ -"));
    row("cut whole", whole.first(whole.size() - 1), QStringLiteral("truncated: /"));
    row("no choices", R"({"choices":[]})", QStringLiteral("server: /"));
    row("parts",
        R"({"choices":[{"message":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},"finish_reason":"stop"}]})",
        QStringLiteral("ab/ stop"));
    row("second choice is not ours",
        R"({"choices":[{"index":1,"message":{"content":"no"}},{"index":0,"message":{"content":"yes"},"finish_reason":"stop"}]})",
        QStringLiteral("yes/ stop"));
    row("broken JSON in an event", stream({hello, "{\"choices\":["}), QStringLiteral("server: Hello/"));
    row("a number as an event", stream({"42"}), QStringLiteral("server: /"));
    row("too deep", stream({QByteArray("[").repeated(5000)}), QStringLiteral("server: /"));
    row("odd types",
        stream(
            {R"({"choices":[1,"x",null,{"delta":[]},{"delta":{"content":7}}]})", R"({"choices":{}})", finish("stop")}),
        QStringLiteral("/ stop"));
}

void TestChatDecoder::replies()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    QCOMPARE(read({body}), expected);
    const QByteArrayView view(body);
    for (qsizetype cut = 0; cut <= body.size() && body.size() < 3000; ++cut)
        QCOMPARE(read({view.first(cut), view.sliced(cut)}), expected);
}

void TestChatDecoder::aCutStreamIsNeverASuccess()
{
    const QByteArray body = stream({hello, there, delta(R"("content":" 鲸")"), finish("stop"), done});
    const qsizetype finished = body.indexOf("\n\n", body.indexOf("\"stop\"")) + 2;
    for (qsizetype end = 0; end < body.size(); ++end) {
        const QString result = read({QByteArrayView(body).first(end)});
        if (end >= finished)
            QCOMPARE(result, QStringLiteral("Hello there 鲸/ stop"));
        else
            QVERIFY2(result.startsWith(u"truncated: ") || result.startsWith(u"overloaded: /")
                    || result == u"server: /", // "dat" alone may be anything
                qPrintable(QString::number(end) + u' ' + result));
    }
    const QByteArray whole = R"({"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]})";
    for (qsizetype end = 1; end < whole.size(); ++end)
        QCOMPARE(read({QByteArrayView(whole).first(end)}), QStringLiteral("truncated: /"));
}

void TestChatDecoder::sniffing_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<int>("kind");
    const auto row
        = [](const char* start, wire::BodyKind kind) { QTest::newRow(start) << QByteArray(start) << int(kind); };
    for (const char* start : {"", " \n", "d", "dat", "data", "\xEF", "\xEF\xBB", "\xEF\xBB\xBF", "ev", "i"})
        row(start, wire::BodyKind::Unknown);
    for (const char* start :
        {"data:", ":", ": ping", "\n\n: x", "event: x", "id:", "retry: 1", "error: {}", "\xEF\xBB\xBF:", "data\n"})
        row(start, wire::BodyKind::EventStream);
    for (const char* start : {"{", "\n{", "[", "\"", "<", "database", "x", "data {"})
        row(start, wire::BodyKind::Json);
}

void TestChatDecoder::sniffing()
{
    QFETCH(const QByteArray, start);
    QFETCH(const int, kind);
    QCOMPARE(int(wire::sniffBody(start)), kind);
}

void TestChatDecoder::namesOfTheAnswer()
{
    wire::ChatDecoder decoder;
    QVERIFY(
        decoder
            .event({},
                R"({"model":"m-2","system_fingerprint":"fp","choices":[{"delta":{"role":"assistant","content":""}}]})")
            .isEmpty());
    QVERIFY(!decoder.hasContent() && !decoder.isSettled());
    QCOMPARE(decoder.event({}, R"({"model":"m-3","choices":[{"delta":{"content":"a"}}]})"),
        (QList<model::Delta>{{QStringLiteral("a"), QString()}}));
    QVERIFY(decoder.hasContent());
    QVERIFY(decoder.event({}, finish("stop")).isEmpty());
    QVERIFY(decoder.isSettled() && !decoder.isOver());
    QVERIFY(decoder.event({}, "[DONE]").isEmpty());
    QVERIFY(decoder.isOver());
    QCOMPARE(decoder.finish()->model, QStringLiteral("m-2"));
    QCOMPARE(decoder.finish()->systemFingerprint, QStringLiteral("fp"));
    QCOMPARE(decoder.finish()->finish, model::FinishReason::Stop);
}

void TestChatDecoder::nothingAfterTheEndCounts()
{
    QCOMPARE(
        read({stream({hello, finish("stop"), done, there, R"({"error":"late"})"})}), QStringLiteral("Hello/ stop"));
    QCOMPARE(read({stream({R"({"error":"x"})", hello, finish("stop"), done})}), QStringLiteral("server: /"));
}

void TestChatDecoder::corpusSemantics()
{
    const QString folder = qEnvironmentVariableIsSet("SPYHOP_CORPORA")
        ? qEnvironmentVariable("SPYHOP_CORPORA")
        : qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/../shared/corpora");
    QFile file(folder + QStringLiteral("/sse/streams.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared corpora are not here: set SPYHOP_CORPORA");
    const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).object().value(u"stream_semantics").toArray();
    QVERIFY(!vectors.isEmpty());
    for (const QJsonValue& value : vectors) {
        const QJsonObject vector = value.toObject();
        ReplyReader reader;
        reader.feed(QByteArray::fromBase64(vector.value(u"input_b64").toString().toLatin1()));
        QVERIFY2(reader.finish().has_value() == vector.value(u"expect").toString().startsWith(u"complete"),
            qPrintable(vector.value(u"id").toString()));
    }
}

SPYHOP_TEST_MAIN(TestChatDecoder)
#include "tst_chatdecoder.moc"

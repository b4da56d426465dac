// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of docs/api.md, "Dialects", and every class of errors: through real sockets, the whole gateway and the
// codec, in whatever pieces the network hands it over, and cut at every byte.
#include "core/base/fakeclock.h"
#include "core/db/schema.h"
#include "core/gateway/gateway.h"
#include "core/net/httptransport.h"
#include "tests/core/gateway/callworld.h"
#include "tests/endtoend/piecesserver.h"
#include "tests/support/testmain.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QTimer>

using namespace spyhop;
using testsupport::PiecesServer;

namespace {

constexpr int quietMs = 50; // nothing came for so long: nothing more will
constexpr qsizetype everyOffset = 1;

const QByteArray hello
    = R"({"id":"c","model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":"Hello"}}]})";
const QByteArray whale = R"({"choices":[{"index":0,"delta":{"content":" 鲸🐋"}}]})";
const QByteArray thought = R"({"choices":[{"index":0,"delta":{"content":null,"reasoning_content":"hm"}}]})";
const QByteArray stop = R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})";
const QByteArray usage = R"({"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3}})";
const QByteArray whole
    = R"({"model":"m-1","choices":[{"message":{"content":"Hello 鲸🐋"},"finish_reason":"stop"}],"usage":{"prompt_tokens":7,"completion_tokens":3}})";

QByteArray head(const QByteArray& status, const QByteArray& type, const QByteArray& more)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + more + "Connection: close\r\n\r\n";
}

//! Ends with the connection.
QByteArray streamed(const QList<QByteArray>& data)
{
    QByteArray body;
    for (const QByteArray& item : data)
        body += "data: " + item + "\n\n";
    return head("200 OK", "text/event-stream", {}) + body;
}

//! Ends with its last chunk.
QByteArray chunked(const QList<QByteArray>& data)
{
    QByteArray body;
    for (const QByteArray& item : data) {
        const QByteArray event = "data: " + item + "\n\n";
        body += QByteArray::number(event.size(), 16) + "\r\n" + event + "\r\n";
    }
    return head("200 OK", "text/event-stream", "Transfer-Encoding: chunked\r\n") + body + "0\r\n\r\n";
}

QByteArray fixed(const QByteArray& status, const QByteArray& type, const QByteArray& body, const QByteArray& more)
{
    return head(status, type, "Content-Length: " + QByteArray::number(body.size()) + "\r\n" + more) + body;
}

QByteArray json(const QByteArray& status, const QByteArray& body)
{
    return fixed(status, "application/json", body, {});
}

//! "text/reasoning finish usage" or "code: text/reasoning".
QString printed(const model::Outcome& outcome)
{
    const model::Completion& answer = outcome.completion;
    const QString said = answer.text + u'/' + answer.reasoning;
    if (outcome.error)
        return base::codeName(outcome.error->code) + QStringLiteral(": ") + said;
    QString result = said + u' ' + (answer.finishWord.isEmpty() ? QStringLiteral("-") : answer.finishWord);
    if (answer.usage && !answer.usage->estimated)
        result += QStringLiteral(" %1+%2").arg(answer.usage->promptTokens).arg(answer.usage->completionTokens);
    return result;
}

//! One call to one server through a gateway of its own: breakers and waits of other calls are not part of the row.
class Call {
public:
    Call(base::FakeClock& clock, base::Random& random, observe::Recorder& recorder, const PiecesServer& server,
        bool stream)
        : m_clock(clock)
        , m_gateway(gateway::Gateway::Parts{clock, random, m_network, m_keys, recorder, m_prices})
    {
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("server");
        endpoint.url = server.url();
        endpoint.models = QStringList{QStringLiteral("m-1")};
        m_gateway.addEndpoint(endpoint);
        model::ChatRequest request = testsupport::CallWorld::request();
        request.stream = stream;
        m_call = m_gateway.start(request, model::Priority::Interactive);
        QObject::connect(m_call.get(), &gateway::Call::delta, m_call.get(), [this](const QList<model::Delta>& deltas) {
            for (const model::Delta& delta : deltas)
                m_shown += delta.text;
        });
        QObject::connect(m_call.get(), &gateway::Call::finished, m_call.get(),
            [this](const model::Outcome& outcome) { m_outcome = outcome; });
    }

    //! How it ended; what was shown while it came must be the answer. Virtual time stands still, but for waits between
    //! tries, and when nothing more comes although no end was seen (Qt does not see every one).
    [[nodiscard]] QString result()
    {
        const QDeadlineTimer patience(testsupport::patienceMs);
        QDeadlineTimer quiet(quietMs);
        while (!m_outcome && !patience.hasExpired()) {
            QCoreApplication::processEvents();
            if (m_call->state().stage == model::CallStage::Backoff || quiet.hasExpired()) {
                m_clock.advanceToNextTimer();
                quiet.setRemainingTime(quietMs);
            }
        }
        if (!m_outcome)
            return QStringLiteral("it did not end");
        const bool retried = m_outcome->attempts.size() > 1;
        if (!retried && m_shown != m_outcome->completion.text)
            return QStringLiteral("what was shown is not the answer");
        return printed(*m_outcome);
    }
    [[nodiscard]] const std::optional<model::Outcome>& outcome() const { return m_outcome; }

private:
    base::FakeClock& m_clock;
    net::HttpTransport m_network;
    testsupport::FakeKeys m_keys;
    model::PriceTable m_prices;
    gateway::Gateway m_gateway;
    QString m_shown;
    std::optional<model::Outcome> m_outcome;
    std::unique_ptr<gateway::Call> m_call;
};

} // namespace

class TestMatrix : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void inAnyPieces_data();
    void inAnyPieces();
    void cutAnywhere_data();
    void cutAnywhere();
    void cleanupTestCase();

private:
    QString run(const QList<QByteArray>& pieces, bool stream);

    base::FakeClock m_clock;
    base::Random m_random{7};
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<observe::Recorder> m_recorder;
    PiecesServer m_server;
    QTimer m_ticker;
    qint64 m_ticks = 0;
    int m_calls = 0;
    int m_ended = 0;
};

void TestMatrix::initTestCase()
{
    auto database = db::Database::open(QString(), db::schema());
    QVERIFY(database);
    m_database = std::move(*database);
    m_recorder = std::make_unique<observe::Recorder>(*m_database);
    connect(&m_ticker, &QTimer::timeout, this, [this] { ++m_ticks; });
    m_ticker.start(0);
}

QString TestMatrix::run(const QList<QByteArray>& pieces, bool stream)
{
    m_server.setPieces(pieces);
    const qint64 before = m_ticks;
    Call call(m_clock, m_random, *m_recorder, m_server, stream);
    ++m_calls;
    const QString result = call.result();
    m_ended += call.outcome().has_value() ? 1 : 0;
    return m_ticks > before ? result : QStringLiteral("the event loop stood still");
}

void TestMatrix::inAnyPieces_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<qsizetype>("step"); // between the offsets at which it is parted
    const auto row = [](const char* name, const QByteArray& reply, const char* expected) {
        QTest::newRow(name) << reply << true << QString::fromUtf8(expected) << everyOffset;
    };
    const auto plain = [](const char* name, const QByteArray& reply, const char* expected) {
        QTest::newRow(name) << reply << false << QString::fromUtf8(expected) << everyOffset;
    };
    // Five tries each, with their waits: fewer offsets, none of them a multiple of a line's length.
    const auto retried = [](const char* name, const QByteArray& reply, const char* expected) {
        QTest::newRow(name) << reply << true << QString::fromUtf8(expected) << qsizetype(13);
    };

    row("1: usage last, without choices", chunked({hello, whale, stop, usage, "[DONE]"}), "Hello 鲸🐋/ stop 7+3");
    row("1: empty choices first and in the middle",
        streamed({R"({"choices":[],"prompt_filter_results":[]})", hello, R"({"choices":[]})", whale, stop, "[DONE]"}),
        "Hello 鲸🐋/ stop");
    row("1: null choices, null usage", streamed({R"({"choices":null,"usage":null})", hello, stop, "[DONE]"}),
        "Hello/ stop");
    row("2: error after a part", streamed({hello, R"({"error":{"message":"x","code":503}})"}), "overloaded: Hello/");
    row("2: error field after a part", streamed({hello}) + "error: {\"code\":500}\n\n", "server: Hello/");
    retried("2: error instead of an answer", streamed({R"({"error":"overloaded"})"}), "server: /");
    row("3: ends in the middle", streamed({hello, whale}), "truncated: Hello 鲸🐋/");
    row("3: finish reason, no end mark", streamed({hello, whale, stop}), "Hello 鲸🐋/ stop");
    row("3: end mark, no finish reason", streamed({hello, "[DONE]"}), "Hello/ -");
    retried("3: an end mark that is none", streamed({"[DONE]x"}), "server: /");
    row("4: JSON error as a stream",
        head("200 OK", "text/event-stream", {}) + R"({"error":{"message":"no","type":"invalid_request_error"}})",
        "bad-request: /");
    row("4: no space after data",
        head("200 OK", "text/event-stream", {}) + "data:" + hello + "\n\ndata:" + stop + "\n\ndata:[DONE]\n\n",
        "Hello/ stop");
    row("5: CRLF, byte order mark, comments, an event in two lines",
        head("200 OK", "text/event-stream", {}) + "\xEF\xBB\xBF: keep-alive\r\n\r\n: ping\r\n\r\ndata: " + hello
            + "\r\n\r\ndata: {\"choices\":[{\"delta\":\r\ndata: {\"content\":\" 鲸🐋\"}}]}\r\n\r\ndata: " + stop
            + "\r\n\r\n",
        "Hello 鲸🐋/ stop");
    row("6: reasoning_content", streamed({thought, hello, stop, "[DONE]"}), "Hello/hm stop");
    row("6: both words for reasoning",
        streamed({R"({"choices":[{"delta":{"reasoning":"hm","reasoning_content":"hm"}}]})", hello, stop}),
        "Hello/hm stop");
    row("7: tool calls without index and id",
        streamed({R"({"choices":[{"delta":{"tool_calls":[{"function":{"name":"f"}},{"index":0}]}}]})",
            R"({"choices":[{"delta":{},"finish_reason":"tool_calls"}]})", "[DONE]"}),
        "/ tool_calls");
    row("8: an unknown finish reason",
        streamed({hello, R"({"choices":[{"delta":{},"finish_reason":"eos_token"}]})", "[DONE]"}), "Hello/ eos_token");
    row("8: error as a finish reason",
        streamed({hello, R"({"choices":[{"delta":{},"finish_reason":"error"}]})", "[DONE]"}), "server: Hello/");
    row("13: no id, no model, no usage", streamed({R"({"choices":[{"delta":{"content":"Hello"}}]})", stop, "[DONE]"}),
        "Hello/ stop");
    plain("whole reply", json("200 OK", whole), "Hello 鲸🐋/ stop 7+3");
    plain("whole reply after blank lines", json("200 OK", "\n\n\n" + whole), "Hello 鲸🐋/ stop 7+3");
    plain("whole reply, though a stream was asked for", json("200 OK", whole), "Hello 鲸🐋/ stop 7+3");

    // 9: bodies of errors, and each class of errors
    row("400 nested", json("400 Bad Request", R"({"error":{"message":"no","type":"invalid_request_error"}})"),
        "bad-request: /");
    row("422 detail", json("422 Unprocessable Entity", R"({"detail":[{"loc":["body"],"msg":"x"}]})"), "bad-request: /");
    row("400 bare text", json("400 Bad Request", R"("no")"), "bad-request: /");
    row("401", json("401 Unauthorized", R"({"error":{"message":"Incorrect API key"}})"), "auth: /");
    row("402", json("402 Payment Required", R"({"error":{"message":"Insufficient Balance"}})"), "balance: /");
    row("404", json("404 Not Found", R"({"error":{"message":"Model Not Exist"}})"), "not-found: /");
    row("10: 429 that may not be tried again",
        json("429 Too Many Requests", R"({"error":{"message":"x","code":"insufficient_quota"}})"), "balance: /");
    retried("429", json("429 Too Many Requests", R"({"code":20012,"message":"slow","data":null})"), "rate-limited: /");
    retried("503 flat", json("503 Service Unavailable", R"({"object":"error","message":"busy"})"), "overloaded: /");
    retried("500", json("500 Internal Server Error", R"({"error":{"message":"x"}})"), "server: /");
    retried("502 page of a proxy", fixed("502 Bad Gateway", "text/html", "<html><body><h1>502</h1></body></html>", {}),
        "server: /");
    retried("504", json("504 Gateway Timeout", {}), "server: /");
    retried("200 without a body", fixed("200 OK", "text/event-stream", {}, {}), "overloaded: /");
    retried("200 with keep-alives only", head("200 OK", "text/event-stream", {}) + ": keep-alive\n\n: keep-alive\n\n",
        "overloaded: /");
    retried("out of resources",
        streamed({R"({"choices":[{"delta":{},"finish_reason":"insufficient_system_resource"}]})", "[DONE]"}),
        "overloaded: /");
    row("redirect elsewhere",
        fixed("307 Temporary Redirect", "text/plain", {}, "Location: http://127.0.0.1:9/v1/chat/completions\r\n"),
        "not-found: /");
}

// The same reply in one piece, byte by byte, and parted in two at every offset: one and the same end.
void TestMatrix::inAnyPieces()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const bool, stream);
    QFETCH(const QString, expected);
    QFETCH(const qsizetype, step);
    QCOMPARE(run({reply}, stream), expected);
    QList<QByteArray> bytes;
    for (const char byte : reply)
        bytes << QByteArray(1, byte);
    QCOMPARE(run(bytes, stream), expected);
    for (qsizetype offset = step; offset < reply.size(); offset += step) {
        const QString result = run({reply.first(offset), reply.sliced(offset)}, stream);
        QVERIFY2(result == expected, qPrintable(QStringLiteral("parted at %1: %2").arg(offset).arg(result)));
    }
}

void TestMatrix::cutAnywhere_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<qsizetype>("answerFrom"); // the offset from which something of the answer is there
    QTest::addColumn<qsizetype>("wholeFrom"); // the offset from which the answer is whole
    const auto row = [](const char* name, const QByteArray& reply) {
        const qsizetype first = reply.indexOf("\n\n", reply.indexOf("Hello")) + 2;
        const qsizetype finished = reply.indexOf("\n\n", reply.indexOf("\"stop\"")) + 2;
        QTest::newRow(name) << reply << true << first << finished;
    };
    row("a stream that ends with the connection", streamed({hello, whale, thought, stop, "[DONE]"}));
    row("a chunked stream", chunked({hello, whale, stop, usage, "[DONE]"}));
    const QByteArray reply = json("200 OK", whole);
    QTest::newRow("a reply with a length") << reply << false << reply.size() << reply.size();
}

// The connection ends after each number of bytes: a whole answer, or an error that says so; never half an answer
// for a whole one, and never less than what had come.
void TestMatrix::cutAnywhere()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const bool, stream);
    QFETCH(const qsizetype, answerFrom);
    QFETCH(const qsizetype, wholeFrom);
    const QString answer = QStringLiteral("Hello 鲸🐋");
    for (qsizetype length = 0; length < reply.size(); ++length) {
        const QString result = run({reply.first(length)}, stream);
        const QString where = QStringLiteral("cut at %1: %2").arg(length).arg(result);
        if (length >= wholeFrom) {
            QVERIFY2(result.startsWith(answer + u'/') && result.contains(u" stop"), qPrintable(where));
        } else if (length >= answerFrom) {
            QVERIFY2(result.startsWith(u"truncated: Hello"), qPrintable(where));
            QVERIFY2(answer.startsWith(result.mid(11).section(u'/', 0, 0)), qPrintable(where));
        } else {
            const QString code = result.section(QStringLiteral(": "), 0, 0);
            QVERIFY2(result.endsWith(u": /")
                    && QStringList({QStringLiteral("network"), QStringLiteral("truncated"), QStringLiteral("timeout"),
                                       QStringLiteral("overloaded"), QStringLiteral("server")})
                           .contains(code),
                qPrintable(where));
        }
    }
}

void TestMatrix::cleanupTestCase()
{
    QCOMPARE(m_ended, m_calls);
    QCOMPARE(m_recorder->recorded(), qint64(m_calls));
    qInfo() << m_calls << "calls," << m_server.requests() << "requests";
}

SPYHOP_TEST_MAIN(TestMatrix)
#include "tst_matrix.moc"

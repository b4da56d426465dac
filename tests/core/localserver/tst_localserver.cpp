// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/fakeclock.h"
#include "core/localserver/bill.h"
#include "core/localserver/localserver.h"
#include "tests/support/testmain.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QTcpSocket>
#include <zlib.h>

using namespace spyhop;
using namespace spyhop::localserver;
using namespace std::chrono_literals;

namespace {

//! A client that shows every byte.
class Client {
public:
    explicit Client(const LocalServer& server)
    {
        m_socket.connectToHost(server.url().host(), static_cast<quint16>(server.url().port()));
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { m_bytes += m_socket.readAll(); });
    }
    void send(const QByteArray& bytes) { m_socket.write(bytes); }
    void post(const QByteArray& path, const QByteArray& body, const QByteArray& headers)
    {
        send("POST " + path + " HTTP/1.1\r\nHost: test\r\n" + headers
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    void get(const QByteArray& path) { send("GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n"); }
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] QAbstractSocket::SocketError error() const { return m_socket.error(); }
    [[nodiscard]] bool isWhole() const { return replies() > 0; }
    //! Whole replies so far.
    [[nodiscard]] qsizetype replies() const { return bodies().size(); }
    [[nodiscard]] int status() const { return m_bytes.mid(9, 3).toInt(); }
    //! The bodies of all whole replies, chunks joined.
    [[nodiscard]] QList<QByteArray> bodies() const
    {
        QList<QByteArray> result;
        qsizetype at = 0;
        for (;;) {
            const qsizetype end = m_bytes.indexOf("\r\n\r\n", at);
            if (end < 0)
                return result;
            const QByteArray head = m_bytes.mid(at, end - at);
            at = end + 4;
            const qsizetype length = head.indexOf("Content-Length: ");
            if (length >= 0) {
                const qsizetype size = head.mid(length + 16).split('\r').first().toInt();
                if (m_bytes.size() - at < size)
                    return result;
                result << m_bytes.mid(at, size);
                at += size;
                continue;
            }
            QByteArray body;
            for (;;) {
                const qsizetype line = m_bytes.indexOf("\r\n", at);
                if (line < 0)
                    return result;
                bool isNumber = false;
                const qsizetype size = m_bytes.mid(at, line - at).toInt(&isNumber, 16);
                if (!isNumber || m_bytes.size() < line + 2 + size + 2)
                    return result;
                body += m_bytes.mid(line + 2, size);
                at = line + 2 + size + 2;
                if (size == 0)
                    break;
            }
            result << body;
        }
    }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(bodies().value(0)).object(); }

private:
    QTcpSocket m_socket;
    QByteArray m_bytes;
};

QByteArray question(const QString& text, bool stream)
{
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), text}};
    return QJsonDocument(
        QJsonObject{{QStringLiteral("model"), QStringLiteral("spyhop-local")}, {QStringLiteral("stream"), stream},
            {QStringLiteral("stream_options"), QJsonObject{{QStringLiteral("include_usage"), true}}},
            {QStringLiteral("messages"), QJsonArray{message}}})
        .toJson(QJsonDocument::Compact);
}

QByteArray hello(bool stream)
{
    return question(QStringLiteral("hello"), stream);
}

//! The data of a stream: joined content, joined reasoning, finish reason, whether usage and [DONE] came.
struct Stream {
    QString content;
    QString reasoning;
    QString finish;
    bool hasUsage = false;
    bool isDone = false;
    int events = 0;
};

Stream readStream(const QByteArray& body)
{
    Stream result;
    for (QByteArray event : body.split('\n')) {
        if (!event.startsWith("data: "))
            continue;
        event.remove(0, 6);
        ++result.events;
        if (event == "[DONE]") {
            result.isDone = true;
            continue;
        }
        const QJsonObject object = QJsonDocument::fromJson(event).object();
        result.hasUsage = result.hasUsage || object[u"usage"].isObject();
        const QJsonObject choice = object[u"choices"].toArray().at(0).toObject();
        result.content += choice[u"delta"][u"content"].toString();
        result.reasoning += choice[u"delta"][u"reasoning_content"].toString();
        if (choice[u"finish_reason"].isString())
            result.finish = choice[u"finish_reason"].toString();
    }
    return result;
}

QByteArray gzip(const QByteArray& plain)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray input = plain;
    QByteArray output(plain.size() + 100, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(output.data());
    stream.avail_out = static_cast<uInt>(output.size());
    deflate(&stream, Z_FINISH);
    output.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return output;
}

} // namespace

class TestLocalServer : public QObject {
    Q_OBJECT

private:
    //! Starts a server; options may be changed before.
    std::unique_ptr<LocalServer> start(const ServerOptions& options)
    {
        auto server = std::make_unique<LocalServer>(options, m_clock);
        const base::Status status = server->listen();
        if (!status)
            qCritical("%s", qPrintable(status.error().what));
        return server;
    }
    std::unique_ptr<LocalServer> startScript(const QByteArray& script)
    {
        ServerOptions options;
        options.script = script;
        return start(options);
    }

    base::SystemClock m_clock;

private Q_SLOTS:
    void answersWhole()
    {
        const auto server = start({});
        Client client(*server);
        client.post("/v1/chat/completions", hello(false), "");
        QTRY_VERIFY(client.isWhole());
        QCOMPARE(client.status(), 200);
        const QJsonObject choice = client.json()[u"choices"][0].toObject();
        QCOMPARE(choice[u"finish_reason"].toString(), QStringLiteral("stop"));
        QVERIFY(choice[u"message"][u"content"].toString().contains(QStringLiteral("No model was involved")));
        const QJsonObject usage = client.json()[u"usage"].toObject();
        QVERIFY(usage[u"completion_tokens"].toInt() > 10);
        QCOMPARE(usage[u"total_tokens"].toInt(), usage[u"completion_tokens"].toInt() + usage[u"prompt_tokens"].toInt());
        QCOMPARE(client.json()[u"model"].toString(), QStringLiteral("spyhop-local"));
    }

    void streamEqualsWhole()
    {
        const auto server = start({});
        Client whole(*server);
        Client streamed(*server);
        const QString text = QStringLiteral("你好，世界 \"quoted\" \\ 😀 ").repeated(20);
        whole.post("/v1/chat/completions", question(text, false), "");
        streamed.post("/beta/chat/completions", question(text, true), "");
        QTRY_VERIFY(whole.isWhole() && streamed.isWhole());
        QVERIFY(streamed.bytes().contains("Content-Type: text/event-stream\r\n"));
        const Stream stream = readStream(streamed.bodies().first());
        QCOMPARE(stream.content, whole.json()[u"choices"][0][u"message"][u"content"].toString());
        QCOMPARE(stream.finish, QStringLiteral("stop"));
        QVERIFY(stream.hasUsage && stream.isDone);
        QVERIFY(stream.events > 20);
    }

    void tokensComeOneByOne()
    {
        base::FakeClock clock;
        ServerOptions options;
        options.latencyMs = 50;
        options.tokenDelayMs = 10;
        LocalServer server(options, clock);
        QVERIFY(server.listen());
        Client client(server);
        client.post("/v1/chat/completions", hello(true), "");
        QTRY_COMPARE(server.stats().inFlight, 1);
        QTest::qWait(5);
        clock.advance(49ms);
        QTest::qWait(5);
        QVERIFY(client.bytes().isEmpty());
        clock.advance(1ms);
        QTRY_VERIFY(client.bytes().contains("Hello!"));
        QVERIFY(!client.bytes().contains("\" I\""));
        clock.advance(10ms);
        QTRY_VERIFY(client.bytes().contains("\" I\""));
        QVERIFY(!client.isWhole());
        clock.advance(60s);
        QTRY_VERIFY(client.isWhole());
        QCOMPARE(server.stats().inFlight, 0);
    }

    void thinksWhenAsked()
    {
        const auto server = start({});
        Client client(*server);
        QByteArray body = hello(true);
        body.replace("\"stream\"", R"("thinking":{"type":"enabled"},"stream")");
        client.post("/v1/chat/completions", body, "");
        QTRY_VERIFY(client.isWhole());
        const Stream stream = readStream(client.bodies().first());
        QVERIFY(stream.reasoning.contains(QStringLiteral("no model here")));
        QVERIFY(!stream.content.isEmpty());
    }

    void statuses_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("needle");
        const auto post = [](const QByteArray& path, const QByteArray& body) {
            return "POST " + path + " HTTP/1.1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                + body;
        };
        const auto get = [](const QByteArray& path) { return "GET " + path + " HTTP/1.1\r\n\r\n"; };
        QTest::newRow("models") << get("/v1/models") << 200 << QByteArray("spyhop-local");
        QTest::newRow("balance at the root")
            << get("/user/balance") << 200 << QByteArray("\"total_balance\":\"110.00\"");
        QTest::newRow("health") << get("/health") << 200 << QByteArray("ok");
        QTest::newRow("unknown path") << get("/v1/nothing") << 404 << QByteArray("error");
        QTest::newRow("wrong method, chat") << get("/v1/chat/completions") << 405 << QByteArray("Use POST");
        QTest::newRow("wrong method, models") << post("/v1/models", "{}") << 405 << QByteArray("Use GET");
        QTest::newRow("not JSON") << post("/v1/chat/completions", "{") << 400 << QByteArray("not a JSON object");
        QTest::newRow("no messages") << post("/v1/chat/completions", R"({"model":"spyhop-local"})") << 400
                                     << QByteArray("messages");
        QTest::newRow("no model") << post("/v1/chat/completions", R"({"messages":[]})") << 400 << QByteArray("model");
        QTest::newRow("unknown model") << post(
            "/v1/chat/completions", R"({"model":"gpt-9","messages":[{"role":"user","content":"x"}]})")
                                       << 404 << QByteArray("Model Not Exist");
        QTest::newRow("max_tokens 0") << post("/v1/chat/completions",
            R"({"model":"spyhop-local","max_tokens":0,"messages":[{"role":"user","content":"x"}]})")
                                      << 400 << QByteArray("max_tokens");
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-x\r\n\r\n") << 400 << QByteArray("Connection: close");
    }
    void statuses()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QByteArray, needle);
        const auto server = start({});
        Client client(*server);
        client.send(request);
        QTRY_VERIFY(client.isWhole());
        QCOMPARE(client.status(), status);
        QVERIFY2(client.bytes().contains(needle), client.bytes().constData());
    }

    void pipelinedRequestsKeepTheirOrder()
    {
        ServerOptions options;
        options.latencyMs = 5;
        const auto server = start(options);
        Client client(*server);
        client.post("/v1/chat/completions", hello(true), "");
        client.get("/v1/models");
        client.get("/health");
        QTRY_COMPARE(client.replies(), 3);
        QVERIFY(client.bodies().at(0).contains("[DONE]"));
        QVERIFY(client.bodies().at(1).contains("\"list\""));
        QVERIFY(client.bodies().at(2).contains("\"ok\""));
        QCOMPARE(server->stats().maxInFlight, 1);
    }

    void acceptsGzipAndChunks()
    {
        const auto server = start({});
        Client packed(*server);
        packed.post("/v1/chat/completions", gzip(hello(false)), "Content-Encoding: gzip\r\n");
        QTRY_VERIFY(packed.isWhole());
        QCOMPARE(packed.status(), 200);
        Client chunked(*server);
        const QByteArray body = hello(false);
        chunked.send("POST /v1/chat/completions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n" + body.left(5)
            + "\r\n" + QByteArray::number(body.size() - 5, 16) + "\r\n" + body.mid(5) + "\r\n0\r\n\r\n");
        QTRY_VERIFY(chunked.isWhole());
        QCOMPARE(chunked.status(), 200);
    }

    void aCutReplyEndsOnce()
    {
        ServerOptions options;
        options.script = "200 | tok 10ms | cut"; // after the pause nothing is left to send: the socket closes at once
        const auto server = start(options);
        Client client(*server);
        client.post("/v1/chat/completions", hello(true), "");
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(server->stats().inFlight, 0);
    }

    void sameKeySameAnswer()
    {
        const auto server = start({});
        Client client(*server);
        client.post("/v1/chat/completions", hello(false), "Idempotency-Key: k1\r\n");
        client.post("/v1/chat/completions", hello(false), "Idempotency-Key: k1\r\n");
        client.post("/v1/chat/completions", hello(false), "Idempotency-Key: k2\r\n");
        QTRY_COMPARE(client.replies(), 3);
        QCOMPARE(client.bodies().at(0), client.bodies().at(1));
        QVERIFY(client.bodies().at(0) != client.bodies().at(2)); // another id
        QCOMPARE(server->hits("k1"), 2);
        QCOMPARE(server->stats().maxHitsPerKey, 2);
        client.get("/_stats");
        QTRY_COMPARE(client.replies(), 4);
        QVERIFY(client.bodies().at(3).contains("\"maxHitsPerKey\":2"));
    }

    //! In the order in which they came, and by the first line of what was asked first.
    void tellsWhoseKeysCame()
    {
        const auto server = start({});
        Client client(*server);
        const QByteArray path = "/v1/chat/completions";
        client.post(path, question(QStringLiteral("Item 2\nWhat is it?"), false), "Idempotency-Key: k2\r\n");
        client.post(path, question(QStringLiteral("Item 1\nWhat is it?"), false), "Idempotency-Key: k1\r\n");
        client.post(path, question(QStringLiteral("Item 2\nWhat is it?"), false), "Idempotency-Key: k2\r\n");
        client.post(path, hello(false), "");
        QTRY_COMPARE(client.replies(), 4);
        client.get("/_stats/keys");
        QTRY_COMPARE(client.replies(), 5);
        const QJsonObject told = QJsonDocument::fromJson(client.bodies().at(4)).object();
        const QJsonArray keys = told[u"keys"].toArray();
        QCOMPARE(keys.size(), 2);
        const auto digest = [](const char* line) {
            return QString::fromLatin1(
                QCryptographicHash::hash(QByteArray(line), QCryptographicHash::Sha256).left(8).toHex());
        };
        QCOMPARE(keys.at(0).toObject(),
            (QJsonObject{{QStringLiteral("key"), QStringLiteral("k2")}, {QStringLiteral("hits"), 2},
                {QStringLiteral("opening"), digest("Item 2")}}));
        QCOMPARE(keys.at(1).toObject(),
            (QJsonObject{{QStringLiteral("key"), QStringLiteral("k1")}, {QStringLiteral("hits"), 1},
                {QStringLiteral("opening"), digest("Item 1")}}));
        QCOMPARE(told[u"left"].toInt(), 0);
    }

    void failsWhenTold()
    {
        ServerOptions options;
        options.failures = {{429, 1.0}};
        const auto server = start(options);
        Client client(*server);
        client.post("/v1/chat/completions", hello(false), "");
        client.get("/v1/models");
        QTRY_COMPARE(client.replies(), 2);
        QCOMPARE(client.status(), 429);
        QVERIFY(client.bytes().contains("Retry-After: 1\r\n"));
        QCOMPARE(server->stats().failed, 1);
        QVERIFY(client.bodies().at(1).contains("spyhop-local")); // faults are for chats
    }

    void refusesWhatItHasNoPlaceFor()
    {
        ServerOptions options;
        options.mostAtOnce = 1;
        options.latencyMs = 100;
        const auto server = start(options);
        Client first(*server), second(*server);
        first.post("/v1/chat/completions", hello(false), "Idempotency-Key: a\r\n");
        QTRY_COMPARE(server->stats().inFlight, 1);
        second.post("/v1/chat/completions", hello(false), "Idempotency-Key: b\r\n");
        QTRY_COMPARE(second.replies(), 1);
        QCOMPARE(second.status(), 429);
        QVERIFY(second.bytes().contains("Retry-After: 1\r\n"));
        QCOMPARE(first.replies(), 0); // refused at once, while the first is still waited for
        QTRY_COMPARE(first.replies(), 1);
        QCOMPARE(first.status(), 200);
        QCOMPARE(server->stats().refused, 1);
        QCOMPARE(server->stats().early, 0);
        second.post("/v1/chat/completions", hello(false), "Idempotency-Key: b\r\n"); // told to wait a second
        QTRY_COMPARE(second.replies(), 2);
        QCOMPARE(server->stats().early, 1);
    }

    void scriptEnds_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<QByteArray>("needle");
        QTest::newRow("cut after two tokens")
            << QByteArray("200 | tok 3ms tok | cut") << true << false << QByteArray("\" I\"");
        QTest::newRow("close without reply") << QByteArray("close") << true << false << QByteArray();
        QTest::newRow("hang") << QByteArray("hang") << false << false << QByteArray();
        QTest::newRow("own") << QByteArray("own") << false << true << QByteArray("[DONE]");
        QTest::newRow("no done") << QByteArray("200 | tok | nodone") << false << true
                                 << QByteArray("\"finish_reason\":\"stop\"");
        QTest::newRow("raw bytes") << QByteArray(R"(200 sse raw "data:[DONE]\r\n\r\n")") << false << true
                                   << QByteArray("data:[DONE]\r\n\r\n");
        QTest::newRow("keep-alives") << QByteArray("keepalive 2x1ms") << false << true
                                     << QByteArray(": keep-alive\n\n");
        QTest::newRow("html from a proxy")
            << QByteArray("html 502") << false << true << QByteArray("<h1>502 Bad Gateway</h1>");
        QTest::newRow("empty 200") << QByteArray("200 empty") << false << true << QByteArray("Content-Length: 0\r\n");
        QTest::newRow("retry-after") << QByteArray("429 retry-after=2") << false << true
                                     << QByteArray("Retry-After: 2\r\n");
        QTest::newRow("promises more than comes")
            << QByteArray("503 | cut") << true << false << QByteArray("503 Service");
    }
    void scriptEnds()
    {
        QFETCH(QByteArray, script);
        QFETCH(bool, closes);
        QFETCH(bool, whole);
        QFETCH(QByteArray, needle);
        const auto server = startScript(script);
        Client client(*server);
        client.post("/v1/chat/completions", hello(true), "");
        if (closes)
            QTRY_VERIFY(client.isClosed());
        else if (whole)
            QTRY_VERIFY(client.isWhole());
        else
            QTest::qWait(20);
        QVERIFY2(client.bytes().contains(needle), client.bytes().constData());
        QCOMPARE(client.isWhole(), whole);
        QCOMPARE(client.isClosed(), closes);
    }

    //! Of a reply in one go it is known how long it would have been.
    void aHalfBodySaysHowLongTheWholeIs()
    {
        const auto server = startScript("200 | 5x tok | cut");
        Client client(*server);
        client.post("/v1/chat/completions", hello(false), "");
        QTRY_VERIFY(client.isClosed());
        const QByteArray name = "Content-Length: ";
        const qsizetype at = client.bytes().indexOf(name);
        const qsizetype body = client.bytes().indexOf("\r\n\r\n") + 4;
        QVERIFY2(at > 0 && body > at, client.bytes().constData());
        const qsizetype told = client.bytes().mid(at + name.size(), 6).split('\r').first().toLongLong();
        QCOMPARE(client.bytes().size() - body, told / 2);
    }

    //! Peak hours may begin meanwhile.
    void theBillHasTheTimeOfTheAnswersEnd()
    {
        base::FakeClock clock;
        ServerOptions options;
        options.latencyMs = 1'000;
        options.script = "200 | tok 5s tok | end";
        LocalServer server(options, clock);
        QVERIFY(server.listen());
        Client client(server);
        const QDateTime asked = clock.wallTime();
        client.post("/v1/chat/completions", hello(true), "");
        QTRY_COMPARE(server.bill().size(), 1);
        QCOMPARE(server.bill().first().at, asked.addSecs(6));
    }

    void resetIsAReset()
    {
        const auto server = startScript("200 | tok | reset");
        Client client(*server);
        client.post("/v1/chat/completions", hello(true), "");
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.error(), QAbstractSocket::RemoteHostClosedError); // Qt's name for ECONNRESET too
        QVERIFY(!client.isWhole());
        QTRY_COMPARE(server->stats().inFlight, 0);
    }

    void scriptLinesInTurn()
    {
        const auto server = startScript("2x 503\n429\n/models 401\nown\n");
        Client client(*server);
        for (int i = 0; i < 5; ++i)
            client.post("/v1/chat/completions", hello(false), "");
        client.get("/v1/models");
        QTRY_COMPARE(client.replies(), 6);
        QList<QByteArray> statuses;
        for (qsizetype at = client.bytes().indexOf("HTTP/1.1 "); at >= 0;
             at = client.bytes().indexOf("HTTP/1.1 ", at + 1))
            statuses << client.bytes().mid(at + 9, 3);
        QCOMPARE(statuses, (QList<QByteArray>{"503", "503", "429", "200", "200", "401"}));
    }

    void slowRequestIsGivenUp()
    {
        base::FakeClock clock;
        LocalServer server({}, clock);
        QVERIFY(server.listen());
        Client client(server);
        client.send("POST /v1/chat/completions HTTP/1.1\r\nContent-Le");
        QTest::qWait(20);
        clock.advance(20s);
        QTest::qWait(5);
        QVERIFY(!client.isClosed());
        clock.advance(20s);
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.status(), 408);
    }

    void survivesClientsThatLeave()
    {
        ServerOptions options;
        options.tokenDelayMs = 1;
        const auto server = start(options);
        for (int i = 0; i < 20; ++i) {
            Client client(*server);
            client.post("/v1/chat/completions", hello(true), "");
            if (i % 2 == 0)
                QTRY_VERIFY(!client.bytes().isEmpty());
        }
        QTRY_COMPARE(server->stats().inFlight, 0);
        Client client(*server);
        client.get("/health");
        QTRY_VERIFY(client.isWhole());
    }

    void refusesBadOptions_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("status");
        QTest::addColumn<double>("share");
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("host") << QStringLiteral("no-such-host") << 503 << 0.1 << QByteArray();
        QTest::newRow("foreign address") << QStringLiteral("192.0.2.1") << 503 << 0.1 << QByteArray();
        QTest::newRow("status") << QStringLiteral("127.0.0.1") << 200 << 0.1 << QByteArray();
        QTest::newRow("share") << QStringLiteral("127.0.0.1") << 503 << 1.5 << QByteArray();
        QTest::newRow("script") << QStringLiteral("127.0.0.1") << 503 << 0.1 << QByteArray("200 | sing");
    }
    void refusesBadOptions()
    {
        QFETCH(QString, host);
        QFETCH(int, status);
        QFETCH(double, share);
        QFETCH(QByteArray, script);
        ServerOptions options;
        options.host = host;
        options.failures = {{status, share}};
        options.script = script;
        LocalServer server(options, m_clock);
        const base::Status result = server.listen();
        QVERIFY(!result);
        QCOMPARE(result.error().code, base::ErrorCode::Usage);
    }
};

SPYHOP_TEST_MAIN(TestLocalServer)
#include "tst_localserver.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/gzip.h"
#include "core/net/httptransport.h"
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <algorithm>

using namespace spyhop;
using port::WirePhase;
using testsupport::patienceMs;
using testsupport::RawServer;

namespace {

//! Everything an exchange told, in order.
struct Log : QObject {
    explicit Log(std::unique_ptr<port::Exchange> owned)
        : exchange(std::move(owned))
    {
        connect(exchange.get(), &port::Exchange::phaseReached, this, [this](WirePhase phase) { phases << phase; });
        connect(exchange.get(), &port::Exchange::headReceived, this, [this](const port::WireHead& h) {
            ++heads;
            head = h;
        });
        connect(exchange.get(), &port::Exchange::received, this, [this](const QByteArray& bytes) {
            QVERIFY(!end);
            ++pieces;
            body += bytes;
        });
        connect(exchange.get(), &port::Exchange::finished, this, [this](const port::WireEnd& e) {
            QVERIFY(!end);
            end = e;
        });
    }
    std::unique_ptr<port::Exchange> exchange;
    QList<WirePhase> phases;
    int heads = 0, pieces = 0;
    port::WireHead head;
    QByteArray body;
    std::optional<port::WireEnd> end;
};

port::WireRequest postTo(const QUrl& url)
{
    port::WireRequest request;
    request.url = url;
    request.headers = {{"content-type", "application/json"}, {"idempotency-key", "abc"}};
    request.authorization = base::Secret::fromBytes("Bearer sk-test", 14);
    request.body = R"({"model":"m"})";
    return request;
}

const QByteArray good = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

QByteArray chunk(const QByteArray& bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace

class TestHttpTransport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsWhatWasAsked();
    void nothingIsToldBeforeTheEventLoop();
    void aPostIsSentOnceOnAFreshConnection();
    void aPostIsSentOnceOnAReusedConnection();
    void replies_data();
    void replies();
    void aStreamArrivesPieceByPiece();
    void aKeyNeverBeginsAnotherHeader_data();
    void aKeyNeverBeginsAnotherHeader();
    void redirectsAreNotFollowed();
    void compressedRepliesAreInflated();
    void muchIsUnpackedSomeATurn();
    void refusedConnection();
    void unencryptedAddressesAreRefused();
    void destroyingAbortsSilently();
    void destroyingInAnySignalIsSafe();
    void sixtyFourCallsWaitForNobody();
    void idleConnectionsAreUsedAgain();
    void forgottenConnectionsEndTheirCallsFirst();
    void aLargeBodyArrivesWhole();
};

void TestHttpTransport::sendsWhatWasAsked()
{
    RawServer server;
    server.setReplies({good}, RawServer::After::KeepOpen);
    net::HttpTransport transport;
    Log log(transport.send(postTo(server.url(QStringLiteral("/v1/chat/completions")))));
    QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
    QVERIFY(!log.end->error);
    QCOMPARE(log.head.status, 200);
    QCOMPARE(log.head.header("content-type"), QByteArray("application/json"));
    QCOMPARE(log.body, QByteArray("{}"));
    QCOMPARE(log.end->bytesSent, 13);
    QCOMPARE(log.end->bytesReceived, 2);
    QVERIFY(log.end->requestSent && log.end->anyByte && !log.end->reusedConnection);
    QCOMPARE(log.phases, (QList<WirePhase>{WirePhase::Connecting, WirePhase::Sent, WirePhase::Head}));
    QCOMPARE(log.heads, 1);
    const QByteArray request = server.requests().first();
    QVERIFY(request.startsWith("POST /v1/chat/completions HTTP/1.1\r\n"));
    QVERIFY(request.endsWith("\r\n\r\n{\"model\":\"m\"}"));
    const QByteArray head = request.toLower();
    QVERIFY(head.contains("\r\nuser-agent: spyhop/" SPYHOP_VERSION "\r\n"));
    QVERIFY(head.contains("\r\nauthorization: bearer sk-test\r\n"));
    QVERIFY(head.contains("\r\nidempotency-key: abc\r\n"));
    QVERIFY(head.contains("\r\naccept-encoding: identity\r\n"));
    QVERIFY(head.contains("\r\naccept-language: *\r\n")); // names nobody's language
    QVERIFY(!head.contains("cookie"));
}

void TestHttpTransport::nothingIsToldBeforeTheEventLoop()
{
    net::HttpTransport transport;
    Log refused(transport.send(postTo(QUrl(QStringLiteral("http://192.0.2.1/v1")))));
    QVERIFY(!refused.end);
    QTRY_VERIFY_WITH_TIMEOUT(refused.end, patienceMs);
    // A proxy elsewhere would hear what goes to this computer in clear.
    port::WireRequest proxied = postTo(QUrl(QStringLiteral("http://127.0.0.1:9/v1")));
    proxied.route.systemProxy = false;
    proxied.route.hops = {{port::ProxyHop::Kind::Http, QStringLiteral("proxy.example"), 3128}};
    Log heard(transport.send(proxied));
    QTRY_VERIFY_WITH_TIMEOUT(heard.end, patienceMs);
    QVERIFY(heard.end->error && heard.end->error->code == base::ErrorCode::Tls);
    QVERIFY(!heard.end->requestSent);
}

void TestHttpTransport::aPostIsSentOnceOnAFreshConnection()
{
    RawServer server;
    server.setReplies({QByteArray()}, RawServer::After::Close);
    net::HttpTransport transport;
    Log log(transport.send(postTo(server.url(QStringLiteral("/")))));
    QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
    QVERIFY(log.end->error);
    QCOMPARE(log.end->error->code, base::ErrorCode::Network);
    QVERIFY(log.end->error->possiblyBilled);
    QVERIFY(log.end->requestSent && !log.end->anyByte && !log.end->reusedConnection);
    QTest::qWait(20); // a second hit would come now
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::aPostIsSentOnceOnAReusedConnection()
{
    RawServer server;
    server.setReplies({good, QByteArray()}, RawServer::After::KeepOpen);
    net::HttpTransport transport;
    Log first(transport.send(postTo(server.url(QStringLiteral("/")))));
    QTRY_VERIFY_WITH_TIMEOUT(first.end, patienceMs);
    Log second(transport.send(postTo(server.url(QStringLiteral("/")))));
    QTRY_VERIFY_WITH_TIMEOUT(second.end, patienceMs);
    QVERIFY(second.end->error);
    QVERIFY(second.end->requestSent && !second.end->anyByte && second.end->reusedConnection);
    QTest::qWait(20);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.connections(), 1);
}

void TestHttpTransport::replies_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error"); // code's word, empty: none
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const QByteArray& reply, int status, const QString& error,
                         const QByteArray& body) { QTest::newRow(name) << reply << status << error << body; };
    const QString none, network = QStringLiteral("network"), truncated = QStringLiteral("truncated");
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    row("whole", good, 200, none, "{}");
    row("too many requests, with its body", "HTTP/1.1 429 Too Many\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nslow",
        429, none, "slow");
    for (const int status : {400, 401, 402, 403, 404, 405, 409, 410, 418, 422, 500, 501, 502, 503, 504, 529}) {
        row(QByteArray::number(status).constData(),
            "HTTP/1.1 " + QByteArray::number(status)
                + " X\r\nWWW-Authenticate: Bearer\r\nContent-Length: 4\r\n\r\nbody",
            status, none, "body");
    }
    row("basic authentication asks nobody",
        "HTTP/1.1 401 X\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 4\r\n\r\nbody", 401, none, "body");
    row("chunks", chunked + chunk("ab") + chunk("c") + chunk(""), 200, none, "abc");
    row("cut chunk", chunked + chunk("ab") + "5\r\nxy", 200, truncated, "abxy");
    row("no last chunk", chunked + chunk("ab"), 200, truncated, "ab");
    row("shorter than promised", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", 200, truncated, "abc");
    row("until the connection closes", "HTTP/1.1 200 OK\r\n\r\nabc", 200, none, "abc");
    row("same length twice", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 200, none, "abc");
    row("contradicting lengths", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 2\r\n\r\nabc", 200, network,
        "");
    row("length in a list", "HTTP/1.1 200 OK\r\nContent-Length: 3, 2\r\n\r\nabc", 200, network, "");
    row("NUL in a header", QByteArray("HTTP/1.1 200 OK\r\nX: \0\r\n\r\n{}", 27), 200, network, "");
    row("unknown transfer encoding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 200,
        network, "");
    row("chunks that are not the last encoding",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, identity\r\nContent-Length: 3\r\n\r\nabc", 200, network, "");
    row("a hundred kilobytes of headers", "HTTP/1.1 200 OK\r\nX: " + QByteArray(100'000, 'x') + "\r\n\r\n{}", 200,
        network, "");
    row("status 700", "HTTP/1.1 700 X\r\nContent-Length: 0\r\n\r\n", 700, network, "");
    row("cut in the head", "HTTP/1.1 200 OK\r\nContent-Le", 0, network, "");
    row("no HTTP at all", "SSH-2.0-OpenSSH_9.2\r\n", 0, network, "");
}

void TestHttpTransport::replies()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const int, status);
    QFETCH(const QString, error);
    QFETCH(const QByteArray, body);
    RawServer server;
    server.setReplies({reply}, RawServer::After::Close);
    net::HttpTransport transport;
    Log log(transport.send(postTo(server.url(QStringLiteral("/")))));
    QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
    QCOMPARE(log.end->error ? base::codeName(log.end->error->code) : QString(), error);
    if (error.isEmpty() || error == u"truncated") {
        QCOMPARE(log.head.status, status);
        QCOMPARE(log.body, body);
    }
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::aStreamArrivesPieceByPiece()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    net::HttpTransport transport;
    Log log(transport.send(postTo(QUrl(QStringLiteral("http://localhost:%1/").arg(server.serverPort())))));
    QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), patienceMs);
    QTcpSocket* const socket = server.nextPendingConnection();
    QTRY_VERIFY_WITH_TIMEOUT(socket->bytesAvailable() > 0, patienceMs);
    socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(log.heads, 1, patienceMs);
    QVERIFY(log.body.isEmpty());
    for (int i = 1; i <= 5; ++i) {
        socket->write(chunk("data: x\n\n"));
        QTRY_COMPARE_WITH_TIMEOUT(log.body.size(), 9 * i, patienceMs);
    }
    QVERIFY(!log.end);
    socket->write(chunk(""));
    QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
    QVERIFY(!log.end->error);
    QCOMPARE(log.pieces, 5);
}

void TestHttpTransport::aKeyNeverBeginsAnotherHeader_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("a line end") << QByteArray("two\r\nX-Evil: 1");
    QTest::newRow("a line feed") << QByteArray("two\nX-Evil: 1");
    QTest::newRow("a zero") << QByteArray("sk-\0abc", 7);
    QTest::newRow("a tab") << QByteArray("sk-\tabc");
    QTest::newRow("no ASCII") << QByteArray("sk-\xe5\xaf\x86");
}

//! Wherever it came from: nothing leaves.
void TestHttpTransport::aKeyNeverBeginsAnotherHeader()
{
    QFETCH(QByteArray, key);
    RawServer server;
    server.setReplies({good}, RawServer::After::KeepOpen);
    net::HttpTransport transport;
    port::WireRequest request = postTo(server.url(QStringLiteral("/v1/chat/completions")));
    QByteArray value = "Bearer " + key;
    request.authorization = base::Secret::take(value);
    Log log(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
    QVERIFY(log.end->error);
    QCOMPARE(log.end->error->code, base::ErrorCode::Auth);
    QVERIFY(!log.end->requestSent && !log.end->error->possiblyBilled);
    Log fine(transport.send(postTo(server.url(QStringLiteral("/v1/chat/completions")))));
    QTRY_VERIFY_WITH_TIMEOUT(fine.end, patienceMs);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::redirectsAreNotFollowed()
{
    RawServer other;
    other.setReplies({good}, RawServer::After::KeepOpen);
    for (const char* status : {"301", "302", "303", "307", "308"}) {
        RawServer server;
        server.setReplies({QByteArray("HTTP/1.1 ") + status + " Moved\r\nContent-Length: 0\r\nLocation: "
                              + other.url(QStringLiteral("/")).toEncoded() + "\r\n\r\n"},
            RawServer::After::KeepOpen);
        net::HttpTransport transport;
        for (const char* method : {"POST", "GET"}) {
            port::WireRequest request = postTo(server.url(QStringLiteral("/")));
            request.method = method;
            Log log(transport.send(request));
            QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
            QVERIFY2(!log.end->error, log.end->error ? qPrintable(log.end->error->detail) : "");
            QCOMPARE(log.head.status, QByteArray(status).toInt());
        }
    }
    QCOMPARE(other.connections(), 0);
}

void TestHttpTransport::compressedRepliesAreInflated()
{
    // "whale" as gzip
    const QByteArray zipped = QByteArray::fromHex("1f8b08000000000002032bcf48cc4905004504c7ce05000000");
    RawServer server;
    server.setReplies({"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                          + QByteArray::number(zipped.size()) + "\r\n\r\n" + zipped},
        RawServer::After::KeepOpen);
    net::HttpTransport transport;
    port::WireRequest request = postTo(server.url(QStringLiteral("/")));
    request.wantsCompression = true;
    Log log(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
    QVERIFY2(!log.end->error, log.end->error ? qPrintable(log.end->error->detail) : "");
    QCOMPARE(log.body, QByteArray("whale"));
    QVERIFY(server.requests().first().toLower().contains("gzip"));
}

// 20 kB that become 20 MB: the event loop gets its turn in between, and the end comes after all of it.
void TestHttpTransport::muchIsUnpackedSomeATurn()
{
    const QByteArray plain = QByteArray("0123456789abcdef\n").repeated(1'200'000);
    const QByteArray zipped = net::gzip(plain);
    RawServer server;
    server.setReplies({"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                          + QByteArray::number(zipped.size()) + "\r\n\r\n" + zipped},
        RawServer::After::KeepOpen);
    net::HttpTransport transport;
    port::WireRequest request = postTo(server.url(QStringLiteral("/")));
    request.wantsCompression = true;
    Log log(transport.send(request));
    qsizetype before = 0, mostInATurn = 0;
    QTimer turns;
    connect(&turns, &QTimer::timeout, &turns, [&] {
        mostInATurn = std::max(mostInATurn, log.body.size() - before);
        before = log.body.size();
    });
    turns.start(0);
    QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
    QVERIFY2(!log.end->error, log.end->error ? qPrintable(log.end->error->detail) : "");
    QVERIFY(log.body == plain);
    QCOMPARE(log.end->plainReceived, plain.size());
    QCOMPARE(log.end->bytesReceived, zipped.size());
    QVERIFY2(mostInATurn <= 1024 * 1024, qPrintable(QString::number(mostInATurn)));
}

void TestHttpTransport::refusedConnection()
{
    QUrl url;
    {
        const RawServer gone;
        url = gone.url(QStringLiteral("/"));
    }
    net::HttpTransport transport;
    Log log(transport.send(postTo(url)));
    QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
    QCOMPARE(log.end->error->code, base::ErrorCode::Network);
    QVERIFY(!log.end->requestSent);
    QVERIFY(!log.end->error->possiblyBilled);
}

void TestHttpTransport::unencryptedAddressesAreRefused()
{
    net::HttpTransport transport;
    Log log(transport.send(postTo(QUrl(QStringLiteral("http://192.0.2.1/v1")))));
    QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
    QCOMPARE(log.end->error->code, base::ErrorCode::Tls);
    QVERIFY(log.phases.isEmpty());
    Log file(transport.send(postTo(QUrl(QStringLiteral("file:///etc/passwd")))));
    QTRY_VERIFY_WITH_TIMEOUT(file.end, patienceMs);
    QCOMPARE(file.end->error->code, base::ErrorCode::Network);
}

void TestHttpTransport::destroyingAbortsSilently()
{
    RawServer server;
    server.setReplies({good}, RawServer::After::KeepOpen);
    server.holdUntil(1000);
    net::HttpTransport transport;
    Log log(transport.send(postTo(server.url(QStringLiteral("/")))));
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, patienceMs);
    log.exchange.reset();
    QTRY_COMPARE_WITH_TIMEOUT(server.open(), 0, patienceMs); // the connection is given up
    QVERIFY(!log.end);
    Log neverStarted(transport.send(postTo(server.url(QStringLiteral("/")))));
    neverStarted.exchange.reset();
    QTest::qWait(10);
    QVERIFY(!neverStarted.end && neverStarted.phases.isEmpty());
}

void TestHttpTransport::destroyingInAnySignalIsSafe()
{
    RawServer server;
    server.setReplies({good}, RawServer::After::KeepOpen);
    net::HttpTransport transport;
    for (int signal = 0; signal < 5; ++signal) {
        std::unique_ptr<port::Exchange> exchange = transport.send(postTo(server.url(QStringLiteral("/"))));
        bool reached = false;
        const auto destroy = [&] {
            reached = true;
            exchange.reset();
        };
        QObject context;
        switch (signal) {
        case 0:
            connect(exchange.get(), &port::Exchange::phaseReached, &context, destroy);
            break;
        case 1:
            connect(exchange.get(), &port::Exchange::phaseReached, &context, [&](WirePhase phase) {
                if (phase == WirePhase::Head)
                    destroy();
            });
            break;
        case 2:
            connect(exchange.get(), &port::Exchange::headReceived, &context, destroy);
            break;
        case 3:
            connect(exchange.get(), &port::Exchange::received, &context, destroy);
            break;
        case 4:
            connect(exchange.get(), &port::Exchange::finished, &context, destroy);
            break;
        }
        QTRY_VERIFY_WITH_TIMEOUT(reached, patienceMs);
        QTest::qWait(5);
    }
}

void TestHttpTransport::sixtyFourCallsWaitForNobody()
{
    // The server answers nobody before all have come: one call in a hidden queue and nothing would ever end.
    constexpr int calls = 64;
    RawServer server;
    server.setReplies({good}, RawServer::After::KeepOpen);
    server.holdUntil(calls);
    net::HttpTransport transport;
    QVERIFY(transport.capacity(server.url(QStringLiteral("/"))) >= calls);
    std::vector<std::unique_ptr<Log>> logs;
    for (int i = 0; i < calls; ++i) {
        port::WireRequest request = postTo(server.url(QStringLiteral("/")));
        request.parallel = calls;
        logs.push_back(std::make_unique<Log>(transport.send(request)));
    }
    for (const auto& log : logs) {
        QTRY_VERIFY_WITH_TIMEOUT(log->end, patienceMs);
        QVERIFY(!log->end->error);
    }
    QCOMPARE(server.connections(), calls);
}

void TestHttpTransport::idleConnectionsAreUsedAgain()
{
    RawServer server;
    server.setReplies({good}, RawServer::After::KeepOpen);
    net::HttpTransport transport;
    for (int i = 0; i < 20; ++i) {
        Log log(transport.send(postTo(server.url(QStringLiteral("/")))));
        QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
        QCOMPARE(log.end->reusedConnection, i > 0);
        QCOMPARE(log.head.reusedConnection, i > 0);
    }
    QCOMPARE(server.connections(), 1);
}

void TestHttpTransport::forgottenConnectionsEndTheirCallsFirst()
{
    RawServer server;
    server.setReplies({good}, RawServer::After::KeepOpen);
    server.holdUntil(2);
    net::HttpTransport transport;
    Log first(transport.send(postTo(server.url(QStringLiteral("/")))));
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, patienceMs);
    transport.forgetConnections();
    Log second(transport.send(postTo(server.url(QStringLiteral("/")))));
    QTRY_VERIFY_WITH_TIMEOUT(first.end && second.end, patienceMs);
    QVERIFY(!first.end->error && !second.end->error);
    QCOMPARE(server.connections(), 2); // not over the one that is to close
    QTRY_COMPARE_WITH_TIMEOUT(server.open(), 1, patienceMs); // and now it has
    transport.forgetConnections();
    QTRY_COMPARE_WITH_TIMEOUT(server.open(), 0, patienceMs);
}

void TestHttpTransport::aLargeBodyArrivesWhole()
{
    RawServer server;
    server.setReplies({good}, RawServer::After::KeepOpen);
    net::HttpTransport transport;
    port::WireRequest request = postTo(server.url(QStringLiteral("/")));
    request.body = QByteArray("0123456789abcdef").repeated(256 * 1024); // 4 MiB
    Log log(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(log.end, patienceMs);
    QVERIFY(!log.end->error);
    QVERIFY(server.requests().first().endsWith(request.body));
    QCOMPARE(log.end->bytesSent, request.body.size());
}

SPYHOP_TEST_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many calls are in flight is the limiter's to say and nobody else's: not Qt's six connections a manager, and not
// a connection more than was allowed. Seen from the server, over real sockets.
#include "core/gateway/gateway.h"
#include "core/net/httptransport.h"
#include "tests/core/gateway/callworld.h"
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace std::chrono_literals;
using testsupport::RawServer;

namespace {

constexpr int rounds = 4; // calls for each that may be in flight

QByteArray answer()
{
    const QByteArray body
        = R"({"model":"m","choices":[{"index":0,"message":{"content":"ok"},"finish_reason":"stop"}]})";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

//! A gateway over the real network with one endpoint, the server, which takes `parallel` calls at once.
struct Network {
    Network(const RawServer& server, int parallel)
    {
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("here");
        endpoint.url = server.url(QStringLiteral("/v1"));
        endpoint.models = QStringList{QStringLiteral("m")};
        endpoint.concurrency = parallel;
        model::Settings settings;
        settings.endpoints.append(endpoint);
        gateway.setSettings(settings);
    }
    testsupport::CallWorld world; // its clock stands still: nothing here waits for one
    net::HttpTransport transport;
    gateway::Gateway gateway{{world.clock, world.random, transport, world.keys, *world.recorder, world.prices}};
};

struct Talk {
    explicit Talk(std::unique_ptr<gateway::Call> started)
        : call(std::move(started))
        , diary(*call)
    {
    }
    std::unique_ptr<gateway::Call> call;
    testsupport::CallDiary diary;
};

} // namespace

class TestManyConnections : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asManyAsAllowedAndNoMore_data();
    void asManyAsAllowedAndNoMore();
};

void TestManyConnections::asManyAsAllowedAndNoMore_data()
{
    QTest::addColumn<int>("parallel");
    QTest::newRow("one after another") << 1;
    QTest::newRow("three") << 3;
    QTest::newRow("all that one manager takes") << 6;
    QTest::newRow("one more than one manager takes") << 7;
    QTest::newRow("sixty-four") << 64;
}

void TestManyConnections::asManyAsAllowedAndNoMore()
{
    QFETCH(const int, parallel);
    RawServer server;
    server.setReplies({answer()}, RawServer::After::KeepOpen);
    // Nobody is answered before all that may be in flight are at the server: one held back, and nothing would ever end.
    server.holdUntil(parallel);
    server.answerAfter(2ms);
    Network network(server, parallel);
    std::vector<std::unique_ptr<Talk>> talks;
    for (int i = 0; i < rounds * parallel; ++i) {
        model::ChatRequest request = testsupport::CallWorld::request();
        request.stream = i % 2 == 0; // the server does not care; both ways of reading take part
        talks.push_back(std::make_unique<Talk>(network.gateway.start(request, model::Priority::Interactive)));
    }
    for (const auto& talk : talks) {
        QTRY_VERIFY_WITH_TIMEOUT(talk->diary.outcome, 3 * testsupport::patienceMs);
        QVERIFY(!talk->diary.outcome->error);
        QCOMPARE(talk->diary.outcome->completion.text, QStringLiteral("ok"));
    }
    QCOMPARE(server.requests().size(), rounds * parallel);
    QCOMPARE(server.mostWaiting(), parallel);
    QCOMPARE(server.connections(), parallel); // ever opened: those of the first round serve the others
}

SPYHOP_TEST_MAIN(TestManyConnections)
#include "tst_manyconnections.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/schema.h"
#include "core/gateway/gateway.h"
#include "core/localserver/localserver.h"
#include "core/net/httptransport.h"
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QDebug>
#include <algorithm>
#include <vector>

using namespace std::chrono_literals;
using namespace spyhop;
using model::Priority;

Q_DECLARE_METATYPE(spyhop::model::Priority)

namespace {

constexpr int calls = 200;
constexpr int capacity = 8;
constexpr int latencyMs = 40;
constexpr int patience = 60'000;

//! A gateway on real sockets and in real time, before a server that takes so many chats at once.
class World {
public:
    World()
        : server(options(), clock)
        , database(std::move(*db::Database::open(QString(), db::schema())))
        , recorder(*database)
        , gateway(gateway::Gateway::Parts{clock, random, network, keys, recorder, prices})
    {
        if (!server.listen())
            qFatal("the server does not listen");
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("here");
        endpoint.url = server.url();
        endpoint.models = QStringList{QStringLiteral("spyhop-local")};
        gateway.addEndpoint(endpoint);
    }
    static localserver::ServerOptions options()
    {
        localserver::ServerOptions result;
        result.latencyMs = latencyMs;
        result.mostAtOnce = capacity;
        return result;
    }
    base::SystemClock clock;
    base::Random random{1};
    localserver::LocalServer server;
    testsupport::FakeKeys keys;
    std::unique_ptr<db::Database> database;
    observe::Recorder recorder;
    model::PriceTable prices;
    net::HttpTransport network;
    gateway::Gateway gateway;
};

//! Asks one question after another and notes how long each waited for its first token.
class Chatter final : public QObject {
    Q_OBJECT
public:
    explicit Chatter(World& world)
        : m_world(world)
    {
        ask();
    }
    void stop() { m_stopped = true; }
    [[nodiscard]] bool isIdle() const { return m_stopped && m_idle; }
    [[nodiscard]] double medianMs() const
    {
        std::vector<double> sorted = m_waits;
        std::nth_element(sorted.begin(), sorted.begin() + qsizetype(sorted.size() / 2), sorted.end());
        return sorted.empty() ? 0 : sorted[sorted.size() / 2];
    }
    [[nodiscard]] std::size_t count() const { return m_waits.size(); }
    [[nodiscard]] int failed() const { return m_failed; }

private:
    void ask()
    {
        m_idle = m_stopped;
        if (m_stopped)
            return;
        m_asked = m_world.clock.steadyTime();
        m_heard = false;
        m_call = m_world.gateway.start(testsupport::CallWorld::request(), Priority::Interactive);
        connect(m_call.get(), &gateway::Call::delta, this, [this](const QList<model::Delta>&) {
            if (!std::exchange(m_heard, true))
                m_waits.push_back(
                    std::chrono::duration<double, std::milli>(m_world.clock.steadyTime() - m_asked).count());
        });
        connect(m_call.get(), &gateway::Call::finished, this, [this](const model::Outcome& outcome) {
            m_failed += outcome.isOk() ? 0 : 1;
            ask();
        });
    }
    World& m_world;
    std::unique_ptr<gateway::Call> m_call;
    base::SteadyTime m_asked{0};
    bool m_heard = false, m_stopped = false, m_idle = false;
    int m_failed = 0;
    std::vector<double> m_waits;
};

} // namespace

class TestStorm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void causesNoStormOfItsOwn_data();
    void causesNoStormOfItsOwn();
};

void TestStorm::causesNoStormOfItsOwn_data()
{
    QTest::addColumn<Priority>("priority");
    QTest::newRow("a batch, and a chat beside it") << Priority::Background;
    QTest::newRow("nothing but chats") << Priority::Interactive;
}

//! 200 calls at once: tries per success at most 1.3, none earlier than told, none lost.
void TestStorm::causesNoStormOfItsOwn()
{
    QFETCH(const Priority, priority);
    World world;
    const bool withChat = priority == Priority::Background;
    std::unique_ptr<Chatter> chat;
    double idleMs = 0;
    if (withChat) {
        Chatter idle(world);
        QTRY_VERIFY_WITH_TIMEOUT(idle.count() >= 10, patience);
        idle.stop();
        QTRY_VERIFY_WITH_TIMEOUT(idle.isIdle(), patience);
        idleMs = idle.medianMs();
    }
    const localserver::ServerStats before = world.server.stats();

    std::vector<std::unique_ptr<gateway::Call>> storm;
    int ended = 0, well = 0, attempts = 0;
    for (int i = 0; i < calls; ++i) {
        model::ChatRequest request = testsupport::CallWorld::request();
        request.stream = i % 2 == 0;
        storm.push_back(world.gateway.start(request, priority));
        connect(storm.back().get(), &gateway::Call::finished, this, [&](const model::Outcome& outcome) {
            ++ended;
            well += outcome.isOk() ? 1 : 0;
            attempts += int(outcome.attempts.size());
        });
    }
    if (withChat)
        chat = std::make_unique<Chatter>(world);
    QTRY_COMPARE_WITH_TIMEOUT(ended, calls, patience);
    QCOMPARE(well, calls);
    if (chat) {
        chat->stop();
        QTRY_VERIFY_WITH_TIMEOUT(chat->isIdle(), patience);
        QCOMPARE(chat->failed(), 0);
        QVERIFY(chat->count() > 3); // a batch never starves the chat
        qInfo() << "first token of a chat, ms: idle" << idleMs << "in the storm" << chat->medianMs();
    }
    const localserver::ServerStats stats = world.server.stats();
    const double triesPerSuccess = double(attempts) / well;
    qInfo() << "tries per success" << triesPerSuccess << "refused" << stats.refused - before.refused;
    QVERIFY2(triesPerSuccess <= 1.3, qPrintable(QString::number(triesPerSuccess)));
    QCOMPARE(stats.early, 0);
    QVERIFY(stats.refused > 0); // there was a storm to be caused
    const auto health = world.gateway.health().constFirst();
    QVERIFY2(health.limit <= 2 * capacity, qPrintable(health.limitReason));
    QVERIFY(!health.limitReason.isEmpty());
    QCOMPARE(health.inFlight, 0);
}

SPYHOP_TEST_MAIN(TestStorm)
#include "tst_storm.moc"

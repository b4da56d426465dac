// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/schema.h"
#include "core/gateway/gateway.h"
#include "core/localserver/localserver.h"
#include "core/net/httptransport.h"
#include "tests/core/gateway/callworld.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace spyhop::testsupport {

//! A gateway on real sockets and in real time, before a server that takes so many chats at once.
class StormWorld {
public:
    StormWorld(int capacity, int latencyMs)
        : server(options(capacity, latencyMs), clock)
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
    static localserver::ServerOptions options(int capacity, int latencyMs)
    {
        localserver::ServerOptions result;
        result.latencyMs = latencyMs;
        result.mostAtOnce = capacity;
        return result;
    }
    base::SystemClock clock;
    base::Random random{1};
    localserver::LocalServer server;
    FakeKeys keys;
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
    explicit Chatter(StormWorld& world)
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
        m_call = m_world.gateway.start(CallWorld::request(), model::Priority::Interactive);
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
    StormWorld& m_world;
    std::unique_ptr<gateway::Call> m_call;
    base::SteadyTime m_asked{0};
    bool m_heard = false, m_stopped = false, m_idle = false;
    int m_failed = 0;
    std::vector<double> m_waits;
};

} // namespace spyhop::testsupport

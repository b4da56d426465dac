// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/schema.h"
#include "core/gateway/gateway.h"
#include "core/localserver/localserver.h"
#include "core/net/httptransport.h"
#include "tests/core/gateway/callworld.h"
#include "tests/core/gateway/owner.h"
#include "tests/core/gateway/quickclock.h"
#include "tests/support/testmain.h"

#include <QtCore/QDebug>
#include <QtCore/QSet>
#include <algorithm>
#include <array>
#include <vector>

using namespace std::chrono_literals;
using namespace spyhop;
using model::Priority;
using testsupport::Owner;

namespace {

constexpr int calls = 1'000;
constexpr int speed = 300; // of the gateway's clock; the servers live in real time

//! Two servers that fail in every way a socket can, for so many requests; then they answer.
class Servers {
public:
    explicit Servers(base::Random& random)
    {
        const QList<QByteArray> faults{"own", "200 | tok 3ms tok | end", "200 | think \"hm\" 5ms tok | cut",
            "200 | 2x tok 1ms tok | reset", "200 | tok | eof", "200 | tok | nodone", "200 | tok | nofinish",
            "200 | tok | hang", "200 | tok finish=stop | hang", "keepalive 3x5ms", "200 empty", "close", "reset",
            "hang", "503", "503 | cut", "500", "429 retry-after=1", "400", "html 502"};
        for (auto& server : m_servers) {
            localserver::ServerOptions options;
            for (int i = 0; i < 600; ++i) {
                const bool well = random.below(2) == 0; // else the breakers keep most calls from the sockets
                options.script += well ? "own" : faults[static_cast<qsizetype>(random.below(quint64(faults.size())))];
                options.script += '\n';
            }
            options.script += "* own\n";
            server = std::make_unique<localserver::LocalServer>(options, m_clock);
            if (!server->listen())
                qFatal("a server does not listen");
        }
    }
    [[nodiscard]] model::Endpoint endpoint(int number) const
    {
        model::Endpoint result;
        result.name = QStringLiteral("server%1").arg(number);
        result.url = m_servers[size_t(number)]->url();
        result.models = QStringList{QStringLiteral("spyhop-local")};
        result.concurrency = 32;
        result.connectTimeoutMs = 2'000 * speed;
        result.firstTokenTimeoutMs = 500 * speed;
        result.totalTimeoutMs = 2'000 * speed;
        return result;
    }
    [[nodiscard]] int inFlight() const { return m_servers[0]->stats().inFlight + m_servers[1]->stats().inFlight; }
    [[nodiscard]] qint64 chats() const { return m_servers[0]->stats().chats + m_servers[1]->stats().chats; }

private:
    base::SystemClock m_clock;
    std::array<std::unique_ptr<localserver::LocalServer>, 2> m_servers;
};

//! Attempts of which the ledger says that the provider has had them, or may have.
qint64 accountedFor(const QList<model::CallRecord>& records)
{
    qint64 result = 0;
    for (const model::CallRecord& record : records) {
        for (const model::Attempt& attempt : record.attempts)
            result += attempt.status != 0 || attempt.possiblyBilled;
    }
    return result;
}

} // namespace

class TestRandomDeathHttp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneRecordPerCall();
};

//! 1,000 calls through real sockets to two failing servers; most owners die at random moments, also inside signals. The
//! others hear their end. Not the same run for the same seed: sockets have their own time.
void TestRandomDeathHttp::oneRecordPerCall()
{
    bool given = false;
    quint64 seed = qEnvironmentVariable("SPYHOP_SEED").toULongLong(&given);
    if (!given)
        seed = base::Random::fromSystem().next();
    qInfo() << "SPYHOP_SEED" << seed;
    base::Random random(seed);

    const Servers servers(random);
    testsupport::QuickClock clock(speed);
    base::Random gatewayRandom(seed);
    testsupport::FakeKeys keys;
    const auto database = std::move(*db::Database::open(QString(), db::schema()));
    observe::Recorder recorder(*database);
    model::PriceTable prices;
    QList<model::CallRecord> records;
    connect(&recorder, &observe::Recorder::recordAdded, &recorder,
        [&](const model::CallRecord& record) { records.append(record); });
    net::HttpTransport network;
    gateway::Gateway gateway(gateway::Gateway::Parts{clock, gatewayRandom, network, keys, recorder, prices});
    for (const int number : {0, 1})
        gateway.addEndpoint(servers.endpoint(number));

    std::vector<std::unique_ptr<Owner>> owners;
    std::vector<Owner*> survivors, mortals;
    while (owners.size() < calls) {
        for (quint64 i = random.below(20); i > 0 && owners.size() < calls; --i) {
            model::ChatRequest request = testsupport::CallWorld::request();
            request.stream = random.below(3) > 0;
            if (random.below(3) == 0)
                request.endpoint = servers.endpoint(int(random.below(2))).name;
            const Priority priority = random.below(2) == 0 ? Priority::Interactive : Priority::Background;
            const bool mortal = random.below(4) > 0;
            const int deadly = mortal && random.below(2) == 0 ? int(1 + random.below(8)) : 0;
            owners.push_back(std::make_unique<Owner>(gateway.start(request, priority), deadly, random.below(2) == 0));
            (mortal ? mortals : survivors).push_back(owners.back().get());
        }
        QTest::qWait(int(random.below(4)));
        for (quint64 i = random.below(4); i > 0 && !mortals.empty(); --i)
            mortals[size_t(random.below(mortals.size()))]->kill();
    }
    const auto allOver = [](const std::vector<Owner*>& some) {
        return std::all_of(some.begin(), some.end(), [](const Owner* owner) { return owner->isOver(); });
    };
    for (std::size_t left = mortals.size(); left > 0; --left) {
        std::swap(mortals[left - 1], mortals[size_t(random.below(left))]);
        mortals[left - 1]->kill();
        if (random.below(4) == 0)
            QTest::qWait(int(random.below(4)));
    }
    const bool allEnded = QTest::qWaitFor([&] { return allOver(survivors); }, 15'000);
    QStringList waiting;
    for (const Owner* owner : survivors) {
        if (!owner->isOver())
            waiting << owner->stage();
    }
    QVERIFY2(allEnded, qPrintable(waiting.join(u' ')));
    for (const auto& owner : owners)
        owner->kill();

    QSet<QString> ids;
    for (const model::CallRecord& record : std::as_const(records))
        ids.insert(record.callId);
    QCOMPARE(records.size(), calls);
    QCOMPARE(ids.size(), calls);
    for (const Owner* owner : survivors)
        QCOMPARE(owner->finishes(), 1);
    for (const auto& owner : owners) {
        QVERIFY(owner->finishes() <= 1);
        QCOMPARE(owner->heardAfterDeath(), 0);
    }
    for (const gateway::Gateway::EndpointHealth& health : gateway.health())
        QCOMPARE(health.inFlight, 0);
    QTRY_COMPARE(servers.inFlight(), 0);
    QTRY_COMPARE(clock.activeTimers(), 0);
    QVERIFY2(servers.chats() <= accountedFor(records), "a request that arrived is missing in the ledger");
    qInfo() << mortals.size() << "mortal," << servers.chats() << "requests arrived," << accountedFor(records)
            << "accounted for";
}

SPYHOP_TEST_MAIN(TestRandomDeathHttp)
#include "tst_randomdeathhttp.moc"

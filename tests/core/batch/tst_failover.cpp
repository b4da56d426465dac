// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batchmanager.h"
#include "core/db/schema.h"
#include "core/localserver/localserver.h"
#include "core/net/httptransport.h"
#include "tests/core/gateway/callworld.h"
#include "tests/core/gateway/quickclock.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"

#include <QtCore/QDebug>
#include <QtCore/QSet>
#include <QtTest/QSignalSpy>

using namespace std::chrono_literals;
using namespace spyhop;
using batch::BatchManager;

namespace {

constexpr int items = 1'000;
constexpr int inFlight = 8;
constexpr int speed = 20; // of the gateway's clock: a cooldown of 10 s takes half a second
constexpr int patience = 60'000;
const QString job = QStringLiteral("job");

//! Never gets a connection.
class DeafExchange final : public port::Exchange { };

//! Lets everything through, and notes what went to one port.
class WatchedTransport final : public port::Transport {
public:
    explicit WatchedTransport(base::Clock& clock)
        : m_clock(clock)
    {
    }
    void watch(int port) { m_port = port; }
    void beDeaf(bool deaf) { m_deaf = deaf; }
    std::unique_ptr<port::Exchange> send(const port::WireRequest& request) override
    {
        if (m_deaf)
            return std::make_unique<DeafExchange>();
        auto exchange = m_network.send(request);
        if (request.url.port() == m_port) {
            sent.append(m_clock.steadyTime());
            live.append(++m_live);
            QObject::connect(exchange.get(), &QObject::destroyed, &m_guard, [this] { --m_live; });
        }
        return exchange;
    }
    QList<base::SteadyTime> sent; //!< when
    QList<int> live; //!< and how many were under way then, this one included

private:
    base::Clock& m_clock;
    net::HttpTransport m_network;
    int m_port = 0;
    int m_live = 0;
    bool m_deaf = false;
    QObject m_guard;
};

class World {
public:
    World()
        : gateway(gateway::Gateway::Parts{clock, random, network, keys, recorder, prices})
        , manager(
              std::make_unique<BatchManager>(BatchManager::Parts{clock, random, gateway, store, readers, QString()}))
    {
        first = startServer(0);
        second = startServer(0);
        firstPort = quint16(first->url().port());
        model::Settings settings;
        settings.endpoints
            = {endpoint(QStringLiteral("first"), 1, *first), endpoint(QStringLiteral("backup"), 2, *second)};
        gateway.setSettings(settings);
        network.watch(firstPort);
        QObject::connect(&recorder, &observe::Recorder::recordAdded, &recorder,
            [this](const model::CallRecord& record) { records.append(record); });
    }
    std::unique_ptr<localserver::LocalServer> startServer(quint16 port)
    {
        localserver::ServerOptions options;
        options.port = port;
        options.latencyMs = 5;
        auto server = std::make_unique<localserver::LocalServer>(options, systemClock);
        if (!server->listen())
            qFatal("a server does not listen");
        return server;
    }
    static model::Endpoint endpoint(const QString& name, int priority, const localserver::LocalServer& server)
    {
        model::Endpoint result;
        result.name = name;
        result.url = server.url();
        result.models = QStringList{QStringLiteral("spyhop-local")};
        result.priority = priority;
        return result;
    }
    [[nodiscard]] int done() const { return int(store.job(job)->items.done); }
    [[nodiscard]] gateway::Gateway::EndpointHealth firstHealth() const { return gateway.health().constFirst(); }

    base::SystemClock systemClock;
    testsupport::QuickClock clock{speed};
    base::Random random{1};
    std::unique_ptr<localserver::LocalServer> first, second;
    quint16 firstPort = 0;
    QList<model::CallRecord> records;
    std::unique_ptr<db::Database> database = std::move(*db::Database::open(QString(), db::schema()));
    store::Places places;
    store::BatchStore store{*database, places};
    testsupport::FakeKeys keys;
    observe::Recorder recorder{*database};
    model::PriceTable prices;
    WatchedTransport network{clock};
    gateway::Gateway gateway;
    docs::ReaderHost readers{clock, testsupport::readerPrograms()};
    std::unique_ptr<BatchManager> manager;
};

batch::Inputs rows()
{
    batch::Inputs inputs;
    inputs.rows = true;
    inputs.columns = inputs.fields = QStringList{QStringLiteral("word")};
    for (int i = 0; i < items; ++i)
        inputs.items.append({i, QStringLiteral("row %1").arg(i + 1), {}, {QStringLiteral("word number %1").arg(i)}});
    return inputs;
}

} // namespace

class TestFailover : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstEndpointDiesInMidBatch();
    void whereNothingAnswersTheWaitIsNamed();
    void aServerThatIsBackIsAskedAtOnceAndNoItemHasFailed();
    void aModelThatNobodyNamedIsWaitedFor();
    void silenceIsNamedWhileOneTries();
    void whereNobodyAnswersForLongTheJobPauses();
};

//! Nothing is lost, the breaker opens within five failures, one probe at a time looks whether the endpoint is back, and
//! then it is used again; each record names who answered and why.
void TestFailover::theFirstEndpointDiesInMidBatch()
{
    World world;
    QSignalSpy finished(world.manager.get(), &BatchManager::jobFinished);
    model::BatchSpec spec;
    spec.id = job;
    spec.prompt = QStringLiteral("What is {{word}}?");
    spec.concurrency = inFlight;
    QCOMPARE(world.manager->create(spec, rows()).value_or(QString()), job);
    QVERIFY(world.manager->start(job));

    QTRY_VERIFY_WITH_TIMEOUT(world.done() >= 200, patience);
    world.first.reset();
    const base::SteadyTime died = world.clock.steadyTime();
    world.network.sent.clear();
    world.network.live.clear();
    QTRY_COMPARE_WITH_TIMEOUT(world.firstHealth().state, gateway::Gateway::EndpointHealth::State::Open, patience);
    QVERIFY(!world.firstHealth().reason.isEmpty());
    const int doneWhenOpen = world.done();
    QTRY_VERIFY_WITH_TIMEOUT(world.done() >= doneWhenOpen + 200, patience);

    QTRY_VERIFY_WITH_TIMEOUT(
        world.network.sent.size() > 0 && world.network.sent.last() - died >= 10s, patience); // a probe
    // Those in flight when it died, fewer than five that left before the fifth failure, then nothing before a cooldown.
    const auto early = std::count_if(
        world.network.sent.cbegin(), world.network.sent.cend(), [died](base::SteadyTime at) { return at - died < 9s; });
    QVERIFY2(early <= inFlight + 4, qPrintable(QString::number(early)));
    for (qsizetype i = early; i < world.network.live.size(); ++i)
        QCOMPARE(world.network.live.at(i), 1); // one probe at a time

    world.first = world.startServer(world.firstPort);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);

    QCOMPARE(world.store.job(job)->items, (model::ItemCounts{0, 0, items, 0, 0}));
    const auto page = world.manager->page(job, 0, items);
    QVERIFY(page);
    QCOMPARE(page->size(), items);
    QHash<QString, int> answeredBy;
    for (const auto& [item, result] : *page)
        ++answeredBy[result.endpoint];
    QCOMPARE(answeredBy.value(QStringLiteral("first")) + answeredBy.value(QStringLiteral("backup")), items);
    QVERIFY(answeredBy.value(QStringLiteral("backup")) >= 200);
    QCOMPARE(page->first().second.endpoint, QStringLiteral("first"));
    QCOMPARE(world.firstHealth().state, gateway::Gateway::EndpointHealth::State::Healthy);
    QVERIFY2(world.first->stats().chats > 10, "it did not go back"); // the new server's own count

    QCOMPARE(world.records.size(), items);
    QSet<QString> reasons;
    for (const model::CallRecord& record : std::as_const(world.records)) {
        QVERIFY(!record.error);
        QCOMPARE(record.attempts.last().endpoint, record.endpoint);
        QVERIFY(!record.attempts.last().reason.isEmpty()); // why this one
        if (record.endpoint == u"backup")
            reasons.insert(record.attempts.last().reason);
    }
    qInfo() << answeredBy << reasons;
    for (const QString& reason : std::as_const(reasons))
        QVERIFY2(reason.contains(QStringLiteral("first")), qPrintable(reason));
}

//! A batch outlasts an outage, and says all the while why nothing goes on.
void TestFailover::whereNothingAnswersTheWaitIsNamed()
{
    World world;
    world.first.reset();
    world.second.reset();
    model::BatchSpec spec;
    spec.id = job;
    spec.prompt = QStringLiteral("What is {{word}}?");
    spec.concurrency = inFlight;
    batch::Inputs few = rows();
    few.items = few.items.first(3);
    QCOMPARE(world.manager->create(spec, few).value_or(QString()), job);
    QVERIFY(world.manager->start(job));
    QTRY_VERIFY_WITH_TIMEOUT(!world.manager->waitReason(job).isEmpty(), patience);
    QVERIFY2(world.manager->waitReason(job).contains(QStringLiteral("first"))
            || world.manager->waitReason(job).contains(QStringLiteral("backup")),
        qPrintable(world.manager->waitReason(job)));
    world.manager->stop(job);
    QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
    QVERIFY(world.manager->waitReason(job).isEmpty());
}

//! Longer than all tries of a call took: those that wait for somebody to answer use up none.
void TestFailover::aServerThatIsBackIsAskedAtOnceAndNoItemHasFailed()
{
    World world;
    world.first.reset();
    world.second.reset();
    world.manager->setGiveUpAfter(std::nullopt);
    model::BatchSpec spec;
    spec.id = job;
    spec.prompt = QStringLiteral("What is {{word}}?");
    spec.concurrency = inFlight;
    batch::Inputs some = rows();
    some.items = some.items.first(20);
    QCOMPARE(world.manager->create(spec, some).value_or(QString()), job);
    QVERIFY(world.manager->start(job));
    QTest::qWait(10'000); // 200 s of the gateway's clock
    QCOMPARE(world.manager->job(job)->items.failed, 0);
    QVERIFY(!world.manager->waitReason(job).isEmpty());
    world.first = world.startServer(world.firstPort);
    const base::SteadyTime back = world.clock.steadyTime();
    QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
    QCOMPARE(world.manager->job(job)->items, (model::ItemCounts{0, 0, 20, 0, 0}));
    const auto took = std::chrono::duration_cast<std::chrono::seconds>(world.clock.steadyTime() - back);
    QVERIFY2(took < 30s, qPrintable(QString::number(took.count())));
}

//! Which model it is, only the endpoint could say, and that is silent.
void TestFailover::aModelThatNobodyNamedIsWaitedFor()
{
    World world;
    model::Endpoint first = World::endpoint(QStringLiteral("first"), 1, *world.first);
    first.models.clear();
    model::Settings settings;
    settings.endpoints = {first};
    world.gateway.setSettings(settings);
    world.first.reset();
    model::BatchSpec spec;
    spec.id = job;
    spec.prompt = QStringLiteral("What is {{word}}?");
    spec.concurrency = inFlight;
    batch::Inputs some = rows();
    some.items = some.items.first(20);
    QCOMPARE(world.manager->create(spec, some).value_or(QString()), job);
    QVERIFY(world.manager->start(job));
    QTRY_VERIFY_WITH_TIMEOUT(!world.manager->waitReason(job).isEmpty(), patience);
    QTest::qWait(1'000); // 20 s of the gateway's clock
    QTRY_COMPARE_WITH_TIMEOUT(
        world.manager->waitReason(job), QStringLiteral("nothing is heard from first; it is asked again"), patience);
    QCOMPARE(world.manager->job(job)->items.failed, 0);
    world.first = world.startServer(world.firstPort);
    QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
    QCOMPARE(world.manager->job(job)->items, (model::ItemCounts{0, 0, 20, 0, 0}));
}

//! A connection that never comes takes seconds to fail: nobody is told meanwhile that the job goes on.
void TestFailover::silenceIsNamedWhileOneTries()
{
    World world;
    world.network.beDeaf(true);
    world.manager->setGiveUpAfter(std::nullopt);
    model::BatchSpec spec;
    spec.id = job;
    spec.prompt = QStringLiteral("What is {{word}}?");
    spec.concurrency = inFlight;
    batch::Inputs some = rows();
    some.items = some.items.first(20);
    QCOMPARE(world.manager->create(spec, some).value_or(QString()), job);
    QVERIFY(world.manager->start(job));
    QTRY_VERIFY_WITH_TIMEOUT(world.manager->waitReason(job).startsWith(u"nothing is heard from"), patience);
    QTest::qWait(500); // 10 s of the gateway's clock: by now one of them tries every five
    for (int i = 0; i < 100; ++i) {
        QTest::qWait(20);
        QVERIFY(!world.manager->waitReason(job).isEmpty());
    }
    world.network.beDeaf(false);
    QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
    QVERIFY(world.manager->waitReason(job).isEmpty());
}

void TestFailover::whereNobodyAnswersForLongTheJobPauses()
{
    World world;
    world.first.reset();
    world.second.reset();
    world.manager->setGiveUpAfter(std::nullopt); // which holds for jobs that do not say it themselves
    model::BatchSpec spec;
    spec.giveUpAfter = 60s;
    spec.id = job;
    spec.prompt = QStringLiteral("What is {{word}}?");
    spec.concurrency = inFlight;
    batch::Inputs some = rows();
    some.items = some.items.first(20);
    QCOMPARE(world.manager->create(spec, some).value_or(QString()), job);
    QVERIFY(world.manager->start(job));
    QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
    QVERIFY(world.manager->stopReason(job));
    QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::Network);
    QVERIFY2(world.manager->stopReason(job)->what.contains(u"60 s"), qPrintable(world.manager->stopReason(job)->what));
    QCOMPARE(world.manager->job(job)->state, model::JobState::Paused);
    QCOMPARE(world.manager->job(job)->items, (model::ItemCounts{20, 0, 0, 0, 0}));
    world.first = world.startServer(world.firstPort);
    QVERIFY(world.manager->start(job));
    QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
    QCOMPARE(world.manager->job(job)->items, (model::ItemCounts{0, 0, 20, 0, 0}));
}

SPYHOP_TEST_MAIN(TestFailover)
#include "tst_failover.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/gateway/callworld.h"
#include "tests/core/gateway/owner.h"
#include "tests/support/testmain.h"

#include <QtCore/QDebug>
#include <QtCore/QSet>
#include <algorithm>
#include <vector>

using namespace std::chrono_literals;
using namespace spyhop;
using model::Priority;
using testsupport::CallWorld;
using testsupport::Owner;

class TestRandomDeath : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneRecordPerCall();
};

//! 1,000 calls over endpoints that fail in every way; their owners die at random moments, also inside signals.
void TestRandomDeath::oneRecordPerCall()
{
    bool given = false;
    quint64 seed = qEnvironmentVariable("SPYHOP_SEED").toULongLong(&given);
    if (!given)
        seed = base::Random::fromSystem().next();
    qInfo() << "SPYHOP_SEED" << seed;
    base::Random random(seed);

    CallWorld world;
    const QStringList lines{QStringLiteral("200 | tok 3ms tok | done"), QStringLiteral("200 | think tok 5ms tok | cut"),
        QStringLiteral("200 json | tok | done"), QStringLiteral("200 | tok | stay"),
        QStringLiteral("200 | tok | quiet"), QStringLiteral("503 | full"), QStringLiteral("429 retry-after=1 | slow"),
        QStringLiteral("500 | oops"), QStringLiteral("refuse"), QStringLiteral("broken"),
        QStringLiteral("broken reused"), QStringLiteral("stay"), QStringLiteral("unsent"), QStringLiteral("400 | no"),
        QStringLiteral("200 | ka 30ms ka tok | done")};
    QStringList names;
    for (int i = 0; i < 6; ++i) {
        names << QStringLiteral("host%1").arg(i);
        QStringList script;
        for (int n = 0; n < 500; ++n)
            script << lines[static_cast<qsizetype>(random.below(static_cast<quint64>(lines.size())))];
        script << lines[0];
        world.transport.script(names.last(), script.join(u'\n'));
    }
    for (const QString& name : names) {
        model::Endpoint endpoint = world.endpoint(name);
        endpoint.concurrency = 32;
        endpoint.connectTimeoutMs = 500;
        endpoint.firstTokenTimeoutMs = 2'000;
        endpoint.totalTimeoutMs = 5'000;
        world.gateway->addEndpoint(endpoint);
    }

    constexpr int calls = 1'000;
    std::vector<std::unique_ptr<Owner>> owners;
    std::vector<Owner*> survivors, mortals;
    const auto killOne = [&] {
        if (!mortals.empty())
            mortals[static_cast<std::size_t>(random.below(mortals.size()))]->kill();
    };
    for (int i = 0; i < calls; ++i) {
        model::ChatRequest request = CallWorld::request();
        if (random.below(2) == 0)
            request.endpoint = names[static_cast<qsizetype>(random.below(static_cast<quint64>(names.size())))];
        const Priority priority = random.below(2) == 0 ? Priority::Interactive : Priority::Background;
        const bool mortal = random.below(4) > 0;
        const int deadly = mortal && random.below(2) == 0 ? static_cast<int>(1 + random.below(8)) : 0;
        owners.push_back(
            std::make_unique<Owner>(world.gateway->start(request, priority), deadly, random.below(2) == 0));
        (mortal ? mortals : survivors).push_back(owners.back().get());
        if (mortal && random.below(10) == 0)
            owners.back()->kill(); // before its first breath
        if (random.below(20) == 0)
            world.settleEvents();
        if (random.below(8) == 0)
            killOne();
        if (random.below(8) == 0)
            world.clock.advance(std::chrono::milliseconds(random.below(300)));
    }
    for (int round = 0; round < 400; ++round) {
        world.settleEvents();
        world.clock.advance(std::chrono::milliseconds(random.below(500)));
        if (random.below(3) == 0)
            killOne();
    }
    for (Owner* owner : mortals)
        owner->kill();
    // Whoever is let live hears the end, and within the hour: breakers close, waits end, time-outs strike.
    QVERIFY(world.runUntil(
        [&] { return std::all_of(survivors.begin(), survivors.end(), [](auto* owner) { return owner->isOver(); }); }));
    for (const auto& owner : owners)
        owner->kill();
    world.settleEvents();

    QSet<QString> ids;
    for (const model::CallRecord& record : std::as_const(world.records))
        ids.insert(record.callId);
    QCOMPARE(world.records.size(), calls);
    QCOMPARE(ids.size(), calls);
    QCOMPARE(world.transport.live(), 0);
    for (const Owner* owner : survivors)
        QCOMPARE(owner->finishes(), 1);
    for (const auto& owner : owners) {
        QVERIFY(owner->finishes() <= 1);
        QCOMPARE(owner->heardAfterDeath(), 0);
    }
    for (const gateway::Gateway::EndpointHealth& health : world.gateway->health())
        QCOMPARE(health.inFlight, 0);
    qInfo() << survivors.size() << "survivors," << world.transport.requests().size() << "tries,"
            << world.transport.mostLive() << "at once";
}

SPYHOP_TEST_MAIN(TestRandomDeath)
#include "tst_randomdeath.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/gateway/stormworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QDebug>
#include <vector>

using namespace std::chrono_literals;
using namespace spyhop;
using model::Priority;
using testsupport::Chatter;
using testsupport::StormWorld;

Q_DECLARE_METATYPE(spyhop::model::Priority)

namespace {

constexpr int calls = 200;
constexpr int capacity = 8;
constexpr int latencyMs = 40;
constexpr int patience = 60'000;

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
    StormWorld world(capacity, latencyMs);
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
        QVERIFY(
            chat->count() > 0); // how many is a matter of time; tst_schedules proves that a batch never starves a chat
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

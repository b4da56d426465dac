// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>

using namespace std::chrono_literals;
using namespace spyhop;
using model::Priority;
using testsupport::CallDiary;
using testsupport::CallWorld;

//! The eight lifetime rules of docs/architecture.md, one test each.
class TestLifetime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rule1_oneOwnerAndNoParent();
    void rule2_neverCallsBackBeforeTheEventLoop_data();
    void rule2_neverCallsBackBeforeTheEventLoop();
    void rule3_survivesDeathInEverySignal_data();
    void rule3_survivesDeathInEverySignal();
    void rule4_argumentsOutliveTheCall();
    void rule5_destructionCancelsAndIsRecorded_data();
    void rule5_destructionCancelsAndIsRecorded();
    void rule6_nothingComesAfterDeath();
    void rule7_sourcesKeepNoCompletions();
    void rule8_servicesOutliveOperations();

private:
    static std::unique_ptr<gateway::Call> start(CallWorld& world, const QString& script)
    {
        world.setEndpoints({QStringLiteral("a")});
        world.transport.script(QStringLiteral("a"), script);
        return world.gateway->start(CallWorld::request(), Priority::Interactive);
    }
};

void TestLifetime::rule1_oneOwnerAndNoParent()
{
    CallWorld world;
    auto call = start(world, QStringLiteral("200 | tok | done"));
    QVERIFY(!call->parent());
    const QPointer<gateway::Call> watched(call.get());
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
    world.settleEvents();
    QVERIFY(watched); // settled, and still its owner's
    call.reset();
    QVERIFY(!watched);
}

void TestLifetime::rule2_neverCallsBackBeforeTheEventLoop_data()
{
    QTest::addColumn<bool>("refused");
    QTest::newRow("an answer") << false;
    QTest::newRow("a refusal") << true;
}

void TestLifetime::rule2_neverCallsBackBeforeTheEventLoop()
{
    QFETCH(const bool, refused);
    CallWorld world;
    if (!refused)
        world.setEndpoints({QStringLiteral("a")});
    const auto call = world.gateway->start(CallWorld::request(), Priority::Interactive);
    CallDiary diary(*call);
    QVERIFY(diary.lines.isEmpty());
    QCOMPARE(call->state().stage, model::CallStage::Queued);
    call->retryNow();
    QVERIFY(diary.lines.isEmpty());
    QVERIFY(world.runUntil([&] { return diary.outcome.has_value(); }));
}

void TestLifetime::rule3_survivesDeathInEverySignal_data()
{
    QTest::addColumn<QString>("script");
    for (const char* script : {"200 | think tok tok | done", "200 json | tok | done", "503 | full", "401 | key",
             "refuse", "200 | tok | cut", "200 | ka 3000ms tok | stay"})
        QTest::newRow(script) << QString::fromLatin1(script);
}

void TestLifetime::rule3_survivesDeathInEverySignal()
{
    QFETCH(const QString, script);
    //! Dies in the signal of this number, counted from 0; returns how many signals there were.
    const auto run = [&script](int deadly) {
        CallWorld world;
        auto call = start(world, script);
        int count = 0;
        bool isOver = false;
        const auto hear = [&] {
            if (count++ == deadly)
                call.reset();
        };
        QObject owner;
        connect(call.get(), &gateway::Call::stateChanged, &owner, hear);
        connect(call.get(), &gateway::Call::delta, &owner, hear);
        connect(call.get(), &gateway::Call::finished, &owner, [&] {
            isOver = true;
            hear();
        });
        const auto longEnough = [&] { return !call || isOver || world.clock.steadyTime() > 60s; };
        world.runUntil(longEnough);
        call.reset();
        world.settleEvents();
        return world.records.size() == 1 && world.transport.live() == 0 ? count : -1;
    };
    const int signalCount = run(-1);
    QVERIFY(signalCount >= 3);
    for (int deadly = 0; deadly < signalCount; ++deadly)
        QCOMPARE(run(deadly), deadly + 1); // silence after death, and one record
}

void TestLifetime::rule4_argumentsOutliveTheCall()
{
    CallWorld world;
    auto call = start(world, QStringLiteral("200 | tok | done"));
    QObject owner;
    QString text;
    connect(call.get(), &gateway::Call::finished, &owner, [&](const model::Outcome& outcome) {
        call.reset();
        text = outcome.completion.text; // a value: still whole
    });
    QVERIFY(world.runUntil([&] { return !call; }));
    QCOMPARE(text, QStringLiteral("tok "));
}

void TestLifetime::rule5_destructionCancelsAndIsRecorded_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("billed");
    QTest::newRow("queued") << int(model::CallStage::Queued) << "refuse" << false;
    QTest::newRow("waiting") << int(model::CallStage::Waiting) << "refuse" << false;
    QTest::newRow("connecting") << int(model::CallStage::Connecting) << "unsent" << false;
    QTest::newRow("sent") << int(model::CallStage::ServerQueued) << "stay" << true;
    QTest::newRow("writing") << int(model::CallStage::Writing) << "200 | tok | stay" << true;
    QTest::newRow("backoff") << int(model::CallStage::Backoff) << "503 | full" << false;
}

void TestLifetime::rule5_destructionCancelsAndIsRecorded()
{
    QFETCH(const int, stage);
    QFETCH(const QString, script);
    QFETCH(const bool, billed);
    CallWorld world;
    auto call = start(world, script);
    const auto reached = [&] { return int(call->state().stage) == stage; };
    if (stage == int(model::CallStage::Waiting)) {
        while (!reached())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    } else {
        QVERIFY(stage == int(model::CallStage::Queued) || world.runUntil(reached));
    }
    call.reset();
    world.settleEvents();
    QCOMPARE(world.transport.live(), 0);
    QCOMPARE(world.records.size(), 1);
    QVERIFY(world.records[0].error == base::ErrorCode::Cancelled);
    const bool mayCost = !world.records[0].attempts.isEmpty() && world.records[0].attempts.last().possiblyBilled;
    QCOMPARE(mayCost, billed);
    QCOMPARE(world.records[0].usage.estimated, billed);
    QCOMPARE(world.gateway->health().constFirst().inFlight, 0);
}

void TestLifetime::rule6_nothingComesAfterDeath()
{
    CallWorld world;
    auto call = start(world, QStringLiteral("200 | tok 50ms tok 50ms tok | done"));
    CallDiary diary(*call);
    QVERIFY(world.runUntil([&] { return !diary.text.isEmpty(); }));
    const QStringList before = diary.lines;
    call.reset();
    world.advance(1s);
    QCOMPARE(diary.lines, before);
}

void TestLifetime::rule7_sourcesKeepNoCompletions()
{
    const QString folder = qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/core/gateway/");
    const QRegularExpression forbidden(
        QStringLiteral("std::function|\\bsender\\(\\)|QEventLoop|deleteLater|new QTimer"));
    int files = 0;
    for (const char* name :
        {"routedcall.cpp", "routedcall.h", "limiter.cpp", "limiter.h", "alarms.cpp", "alarms.h", "gateway.cpp",
            "outlooks.cpp", "outlooks.h", "endpointhealth.cpp", "replyreader.cpp", "calllog.cpp", "callcontext.h"}) {
        QFile file(folder + QString::fromLatin1(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++files;
        QVERIFY2(!forbidden.match(QString::fromUtf8(file.readAll())).hasMatch(), name);
    }
    QCOMPARE(files, 13);
}

void TestLifetime::rule8_servicesOutliveOperations()
{
    // As in Services: declared before its calls, so it dies after them, in whatever state they are.
    CallWorld world;
    world.setEndpoints({QStringLiteral("a")});
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok 20ms tok 20ms tok | done"));
    std::vector<std::unique_ptr<gateway::Call>> calls;
    for (int i = 0; i < 20; ++i)
        calls.push_back(
            world.gateway->start(CallWorld::request(), i % 2 ? Priority::Interactive : Priority::Background));
    world.advance(25ms);
    calls.clear();
    QCOMPARE(world.records.size(), 20);
    world.gateway.reset();
    world.settleEvents();
}

SPYHOP_TEST_MAIN(TestLifetime)
#include "tst_lifetime.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/callclocks.h"

#include "tests/support/testmain.h"

using namespace std::chrono_literals;
using namespace spyhop::gateway;

class TestCallClocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deadlines();
};

void TestCallClocks::deadlines()
{
    spyhop::model::Endpoint endpoint;
    endpoint.connectTimeoutMs = 10'000;
    endpoint.firstTokenTimeoutMs = 600'000;
    endpoint.totalTimeoutMs = 3'600'000;
    TryTimes times;
    times.began = 5s;
    const auto isNext = [&](std::chrono::seconds due, TryClock clock) {
        const TryDeadline next = nextDeadline(times, endpoint);
        return next.due == due && next.clock == clock;
    };
    QVERIFY(isNext(15s, TryClock::Connect));
    times.sent = 6s;
    QVERIFY(isNext(8s, TryClock::QueuedHint));
    times.toldQueued = true;
    QVERIFY(isNext(606s, TryClock::FirstToken)); // keep-alives do not move it
    times.firstDelta = times.lastDelta = 100s;
    QVERIFY(isNext(110s, TryClock::StalledHint));
    times.lastDelta = 105s;
    QVERIFY(isNext(115s, TryClock::StalledHint));
    times.toldStalled = true;
    QVERIFY(isNext(225s, TryClock::Idle));
    times.lastByte = 150s; // a sign of life
    QVERIFY(isNext(270s, TryClock::Idle));
    times.lastByte = 3600s;
    QVERIFY(isNext(3605s, TryClock::Total));
    times.expectsSince = 200s;
    times.expects = ReplyReader::Expects::RestOfBody;
    QVERIFY(isNext(230s, TryClock::End));
    times.expects = ReplyReader::Expects::Usage;
    QVERIFY(isNext(205s, TryClock::End));
    times.expects = ReplyReader::Expects::End;
    QVERIFY(isNext(201s, TryClock::End));
    times.expectsSince = 3605s;
    QVERIFY(isNext(3605s, TryClock::Total));
}

SPYHOP_TEST_MAIN(TestCallClocks)
#include "tst_callclocks.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Equal calls under way share one exchange, and nobody pays for another's change of mind.
#include "tests/core/gateway/callworld.h"
#include "tests/core/gateway/owner.h"
#include "tests/support/testmain.h"

#include <QtCore/QDebug>
#include <algorithm>
#include <map>
#include <vector>

using namespace std::chrono_literals;
using namespace spyhop;
using model::Cached;
using model::Priority;
using testsupport::CallDiary;
using testsupport::CallWorld;
using testsupport::Owner;

namespace {

//! Some calls that ask the same, with what they said.
class Crowd {
public:
    Crowd(CallWorld& world, const QString& script)
        : m_world(world)
    {
        world.keepAnswers();
        world.setEndpoints({QStringLiteral("a")});
        world.transport.script(QStringLiteral("a"), script);
    }
    void add(int count, Priority priority)
    {
        for (int i = 0; i < count; ++i) {
            model::ChatRequest request = CallWorld::request();
            request.jobId = QStringLiteral("job%1").arg(calls.size()); // no part of the question
            calls.push_back(m_world.gateway->start(request, priority));
            diaries.push_back(std::make_unique<CallDiary>(*calls.back()));
        }
    }
    [[nodiscard]] bool runToTheEnd()
    {
        return m_world.runUntil([&] {
            for (std::size_t i = 0; i < calls.size(); ++i) {
                if (calls[i] && !diaries[i]->outcome)
                    return false;
            }
            return true;
        });
    }
    [[nodiscard]] const model::Outcome& outcome(std::size_t i) const { return *diaries.at(i)->outcome; }

    std::vector<std::unique_ptr<gateway::Call>> calls;
    std::vector<std::unique_ptr<CallDiary>> diaries;

private:
    CallWorld& m_world;
};

int requests(const CallWorld& world)
{
    return static_cast<int>(world.transport.requests().size());
}

//! Tries that the records tell of: each exchange must stand in exactly one of them.
qsizetype recordedTries(const CallWorld& world)
{
    qsizetype count = 0;
    for (const model::CallRecord& record : world.records)
        count += record.attempts.size();
    return count;
}

} // namespace

class TestSingleFlight : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalCallsShareOneExchange();
    void aLateComerHearsTheWholeAnswer();
    void accountsAndEqualEndpointsAreOne();
    void otherQuestionsFlyAlone();
    void theFirstMayLeave_data();
    void theFirstMayLeave();
    void whoeverLeavesLastEndsIt();
    void anIntentStaysWhileItIsUnderWay();
    void aFailureBeforeTheFirstWordIsNobodyElses();
    void aCutAnswerIsEverybodys();
    void chatDoesNotWaitBehindABatch();
    void statesAndButtonsAreShared();
    void randomCancels();
};

void TestSingleFlight::equalCallsShareOneExchange()
{
    CallWorld world;
    Crowd crowd(world, QStringLiteral("200 | think tok 3ms tok | done"));
    crowd.add(64, Priority::Background);
    QVERIFY(crowd.runToTheEnd());
    QCOMPARE(requests(world), 1);
    QCOMPARE(crowd.outcome(0).cached, Cached::No);
    QCOMPARE(crowd.outcome(0).attempts.size(), 1);
    for (std::size_t i = 1; i < crowd.calls.size(); ++i) {
        QCOMPARE(crowd.outcome(i).cached, Cached::L1);
        QVERIFY(crowd.outcome(i).completion == crowd.outcome(0).completion);
        QVERIFY(crowd.outcome(i).attempts.isEmpty() && !crowd.outcome(i).cost);
        QCOMPARE(crowd.outcome(i).endpoint, QStringLiteral("a"));
        QCOMPARE(crowd.diaries[i]->text, crowd.diaries[0]->text);
    }
    QCOMPARE(world.records.size(), 64);
    QSet<QString> jobs;
    for (const model::CallRecord& record : std::as_const(world.records))
        jobs.insert(record.jobId);
    QCOMPARE(jobs.size(), 64);
    QCOMPARE(recordedTries(world), 1);
}

void TestSingleFlight::aLateComerHearsTheWholeAnswer()
{
    CallWorld world;
    Crowd crowd(world, QStringLiteral("200 | think one 500ms two 500ms three | done"));
    crowd.add(1, Priority::Interactive);
    QVERIFY(world.runUntil([&] { return crowd.diaries[0]->text == u"one "; }));
    crowd.add(1, Priority::Interactive);
    world.settleEvents();
    QCOMPARE(crowd.diaries[1]->text, QStringLiteral("one "));
    QCOMPARE(crowd.diaries[1]->lines.first(), QStringLiteral("state:writing"));
    QVERIFY(world.runUntil([&] { return crowd.diaries[0]->text == u"one two "; }));
    crowd.add(1, Priority::Interactive);
    QVERIFY(crowd.runToTheEnd());
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(crowd.diaries[i]->lines.filter(QStringLiteral("delta:")),
            (QStringList{QStringLiteral("delta:hm "), QStringLiteral("delta:one "), QStringLiteral("delta:two "),
                QStringLiteral("delta:three ")}));
        QCOMPARE(crowd.outcome(i).completion.reasoning, QStringLiteral("hm "));
    }
    QCOMPARE(requests(world), 1);
}

//! Which of several equals a call chooses is left to load and chance; what it asks is the same.
void TestSingleFlight::accountsAndEqualEndpointsAreOne()
{
    CallWorld world;
    Crowd crowd(world, QStringLiteral("200 | tok 500ms tok | done"));
    model::Settings settings;
    for (const char* name : {"a", "b"}) {
        settings.endpoints.append(world.endpoint(QString::fromLatin1(name)));
        settings.endpoints.last().moreKeys = QStringList{QStringLiteral("env:more"), QStringLiteral("env:most")};
    }
    world.gateway->setSettings(settings);
    world.transport.script(QStringLiteral("b"), QStringLiteral("200 | tok 500ms tok | done"));
    for (int i = 0; i < 30; ++i) {
        crowd.add(1, Priority::Interactive);
        world.settleEvents();
    }
    QVERIFY(crowd.runToTheEnd());
    QCOMPARE(requests(world), 1);
    crowd.add(5, Priority::Interactive);
    QVERIFY(crowd.runToTheEnd());
    QCOMPARE(requests(world), 1);
    QCOMPARE(crowd.outcome(32).cached, Cached::L1);
}

void TestSingleFlight::otherQuestionsFlyAlone()
{
    CallWorld world;
    Crowd crowd(world, QStringLiteral("200 | tok 50ms | done"));
    crowd.add(2, Priority::Interactive);
    model::ChatRequest other = CallWorld::request();
    other.temperature = 0.1;
    const auto call = world.gateway->start(other, Priority::Interactive);
    model::ChatRequest bypass = CallWorld::request();
    bypass.cache = model::CacheMode::Bypass;
    const auto regenerated = world.gateway->start(bypass, Priority::Interactive);
    CallDiary diary(*call), regeneratedDiary(*regenerated);
    QVERIFY(crowd.runToTheEnd());
    QVERIFY(world.runUntil([&] { return diary.outcome && regeneratedDiary.outcome; }));
    QCOMPARE(requests(world), 3);
    QCOMPARE(diary.outcome->cached, Cached::No);
    QCOMPARE(regeneratedDiary.outcome->cached, Cached::No);
}

void TestSingleFlight::theFirstMayLeave_data()
{
    QTest::addColumn<QString>("stage");
    for (const char* stage : {"waiting", "connecting", "server-queued", "thinking", "writing", "backoff"})
        QTest::newRow(stage) << QString::fromLatin1(stage);
}

void TestSingleFlight::theFirstMayLeave()
{
    QFETCH(const QString, stage);
    CallWorld world;
    Crowd crowd(world,
        stage == u"backoff" ? QStringLiteral("503 | full\n200 | tok | done")
                            : QStringLiteral("200 | ka 50ms think 50ms tok 50ms tok | done"));
    crowd.add(3, Priority::Interactive);
    QVERIFY(world.runUntil([&] { return crowd.diaries[0]->states().contains(stage); }));
    crowd.calls[0].reset();
    world.settleEvents();
    QCOMPARE(world.records.size(), 1);
    QCOMPARE(world.records.first().error, base::ErrorCode::Cancelled);
    QVERIFY(world.records.first().attempts.isEmpty()); // it is the next one's bill now
    const QString firstId = world.records.first().callId;
    crowd.calls[1].reset();
    QVERIFY(crowd.runToTheEnd());
    QVERIFY(crowd.outcome(2).isOk());
    QCOMPARE(crowd.outcome(2).cached, Cached::No); // it ended up as the one who pays
    QCOMPARE(world.records.size(), 3);
    QCOMPARE(world.records.last().callId, crowd.calls[2]->id().value());
    QCOMPARE(world.records.last().jobId, QStringLiteral("job2"));
    QVERIFY(!world.records.last().error && world.records.last().callId != firstId);
    QCOMPARE(recordedTries(world), requests(world));
    QCOMPARE(requests(world), stage == u"backoff" ? 2 : 1);
    const auto left = world.database->readNow({QStringLiteral("SELECT COUNT(*) FROM main.intents"), {}});
    QCOMPARE(left->first().first().toInt(), 0);
}

void TestSingleFlight::whoeverLeavesLastEndsIt()
{
    CallWorld world;
    Crowd crowd(world, QStringLiteral("200 | tok 1000ms tok | done"));
    crowd.add(3, Priority::Interactive);
    QVERIFY(world.runUntil([&] { return !crowd.diaries[2]->text.isEmpty(); }));
    crowd.calls[1].reset();
    crowd.calls[0].reset();
    QCOMPARE(world.transport.live(), 1);
    crowd.calls[2].reset();
    QCOMPARE(world.transport.live(), 0);
    world.settleEvents();
    QCOMPARE(world.records.size(), 3);
    for (const model::CallRecord& record : std::as_const(world.records))
        QCOMPARE(record.error, base::ErrorCode::Cancelled);
    QCOMPARE(world.records.last().attempts.size(), 1); // what may have been charged stands in one record
    QVERIFY(world.records.last().attempts.first().possiblyBilled);
    crowd.add(1, Priority::Interactive); // and an equal call begins anew
    QVERIFY(crowd.runToTheEnd());
    QCOMPARE(requests(world), 2);
}

void TestSingleFlight::anIntentStaysWhileItIsUnderWay()
{
    CallWorld world;
    Crowd crowd(world, QStringLiteral("200 | tok 1000ms tok | done"));
    crowd.add(2, Priority::Interactive);
    QVERIFY(world.runUntil([&] { return !crowd.diaries[1]->text.isEmpty(); }));
    crowd.calls[0].reset();
    const auto intents = world.database->readNow({QStringLiteral("SELECT call, job FROM main.intents"), {}});
    QCOMPARE(intents->size(), 1); // a crash now would leave a call of unknown outcome, and one only
    QCOMPARE(intents->first().at(0).toString(), crowd.calls[1]->id().value());
    QCOMPARE(intents->first().at(1).toString(), QStringLiteral("job1"));
    QVERIFY(crowd.runToTheEnd());
}

void TestSingleFlight::aFailureBeforeTheFirstWordIsNobodyElses()
{
    CallWorld world;
    Crowd crowd(world, QStringLiteral("400 | no\n200 | tok | done"));
    crowd.add(3, Priority::Interactive);
    QVERIFY(crowd.runToTheEnd());
    QVERIFY(crowd.outcome(0).error);
    QVERIFY(crowd.outcome(1).isOk() && crowd.outcome(2).isOk());
    QCOMPARE(requests(world), 3); // each by itself
    QCOMPARE(crowd.outcome(1).cached, Cached::No);
    QCOMPARE(world.records.size(), 3);
    QCOMPARE(recordedTries(world), 3);
    crowd.add(1, Priority::Interactive);
    QVERIFY(crowd.runToTheEnd());
    QCOMPARE(crowd.outcome(3).cached, Cached::L1);
}

void TestSingleFlight::aCutAnswerIsEverybodys()
{
    CallWorld world;
    Crowd crowd(world, QStringLiteral("200 | tok 3ms tok | cut\n200 | whole | done"));
    crowd.add(3, Priority::Interactive);
    QVERIFY(crowd.runToTheEnd());
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(crowd.outcome(i).error->code, base::ErrorCode::Truncated);
        QCOMPARE(crowd.outcome(i).completion.text, QStringLiteral("tok tok "));
        QCOMPARE(crowd.diaries[i]->text, QStringLiteral("tok tok "));
        QCOMPARE(crowd.outcome(i).cached, Cached::No);
    }
    QCOMPARE(requests(world), 1);
    QCOMPARE(recordedTries(world), 1);
    crowd.add(1, Priority::Interactive);
    QVERIFY(crowd.runToTheEnd());
    QCOMPARE(crowd.outcome(3).completion.text, QStringLiteral("whole "));
}

void TestSingleFlight::chatDoesNotWaitBehindABatch()
{
    CallWorld world;
    Crowd crowd(world, QStringLiteral("200 | tok 1000ms tok | done"));
    world.gateway->setConcurrency(
        QStringLiteral("job"), QStringLiteral("a"), 1); // one for the batch, one more for chat
    model::ChatRequest other = CallWorld::request();
    other.messages.first().text += u'!';
    const auto busy = world.gateway->start(other, Priority::Background);
    world.settleEvents();
    crowd.add(1, Priority::Background); // waits for a permit
    world.settleEvents();
    crowd.add(1, Priority::Interactive);
    QVERIFY(world.runUntil([&] { return !crowd.diaries[1]->text.isEmpty(); }));
    QVERIFY(crowd.diaries[0]->text.isEmpty());
    crowd.add(1, Priority::Interactive); // boards the chat's
    QVERIFY(crowd.runToTheEnd());
    QCOMPARE(requests(world), 3);
    QCOMPARE(crowd.outcome(2).cached, Cached::L1);
}

void TestSingleFlight::statesAndButtonsAreShared()
{
    CallWorld world;
    Crowd crowd(world, QStringLiteral("503 retry-after=700 | full\n200 | tok | done"));
    crowd.add(2, Priority::Interactive);
    QVERIFY(world.runUntil([&] { return crowd.diaries[1]->states().contains(QStringLiteral("parked")); }));
    QCOMPARE(crowd.calls[1]->state().stage, model::CallStage::Parked);
    QVERIFY(crowd.calls[1]->state().until.has_value());
    const base::SteadyTime before = world.clock.steadyTime();
    crowd.calls[1]->retryNow();
    QVERIFY(crowd.runToTheEnd());
    QVERIFY(world.clock.steadyTime() - before < 1s);
    QVERIFY(crowd.outcome(0).isOk() && crowd.outcome(1).isOk());
    QCOMPARE(crowd.calls[1]->state().stage, model::CallStage::Settled);
}

//! 3,000 questions, each asked by up to six callers at random moments over a server that fails in every way; callers
//! die at random moments, also inside signals.
void TestSingleFlight::randomCancels()
{
    bool given = false;
    quint64 seed = qEnvironmentVariable("SPYHOP_SEED").toULongLong(&given);
    if (!given)
        seed = base::Random::fromSystem().next();
    qInfo() << "SPYHOP_SEED" << seed;
    base::Random random(seed);

    CallWorld world;
    world.keepAnswers();
    const QStringList lines{QStringLiteral("200 | tok 3ms tok | done"),
        QStringLiteral("200 | think 2ms tok 5ms tok | done"), QStringLiteral("200 json | tok | done"),
        QStringLiteral("200 | tok | cut"), QStringLiteral("503 | full"), QStringLiteral("refuse"),
        QStringLiteral("400 | no"), QStringLiteral("200 | ka 9ms tok 9ms tok | done"),
        QStringLiteral("200 | tok | stay"), QStringLiteral("stay")};
    QStringList script;
    for (int i = 0; i < 20'000; ++i)
        script << lines[static_cast<qsizetype>(random.below(static_cast<quint64>(lines.size())))];
    world.transport.script(QStringLiteral("a"), script.join(u'\n'));
    model::Endpoint endpoint = world.endpoint(QStringLiteral("a"));
    endpoint.concurrency = 64;
    endpoint.connectTimeoutMs = 400;
    endpoint.firstTokenTimeoutMs = 800;
    endpoint.totalTimeoutMs = 1'500;
    world.gateway->addEndpoint(endpoint);

    constexpr int questions = 3'000;
    int asked = 0, survivors = 0, shared = 0;
    for (int number = 0; number < questions; ++number) {
        model::ChatRequest request = CallWorld::request();
        request.messages.first().text = QString::number(number);
        const qsizetype recordsBefore = world.records.size();
        std::vector<std::unique_ptr<Owner>> owners, immortals;
        const quint64 steps = 2 + random.below(10);
        int begun = 0;
        for (quint64 step = 0; step < steps; ++step) {
            const quint64 act = random.below(8);
            if (act < 4 && begun < 6) {
                ++begun;
                const bool mortal = random.below(3) > 0;
                const int deadly = mortal && random.below(2) == 0 ? static_cast<int>(1 + random.below(6)) : 0;
                const Priority priority = random.below(2) == 0 ? Priority::Interactive : Priority::Background;
                (mortal ? owners : immortals)
                    .push_back(std::make_unique<Owner>(
                        world.gateway->start(request, priority), deadly, mortal && random.below(2) == 0));
            } else if (act < 5 && !owners.empty()) {
                owners[random.below(owners.size())]->kill();
            } else if (act < 7) {
                world.settleEvents();
            } else {
                world.clock.advance(std::chrono::milliseconds(random.below(8)));
            }
        }
        for (const auto& owner : owners) {
            if (random.below(2) == 0)
                owner->kill();
        }
        QVERIFY(world.runUntil([&] {
            return std::all_of(immortals.begin(), immortals.end(), [](const auto& owner) { return owner->isOver(); });
        }));
        for (const auto& owner : owners)
            owner->kill();
        world.settleEvents();
        for (const auto& owner : immortals)
            QCOMPARE(owner->finishes(), 1);
        for (const auto& owner : owners) {
            QVERIFY(owner->finishes() <= 1);
            QCOMPARE(owner->heardAfterDeath(), 0);
        }
        asked += begun;
        survivors += static_cast<int>(immortals.size());
        QCOMPARE(world.records.size() - recordsBefore, begun); // one record per call
        QCOMPARE(world.transport.live(), 0);
        QCOMPARE(world.gateway->health().first().inFlight, 0);
        std::map<QString, int> ids;
        for (qsizetype i = recordsBefore; i < world.records.size(); ++i) {
            QCOMPARE(++ids[world.records.at(i).callId], 1);
            shared += world.records.at(i).cached == Cached::No ? 0 : 1;
        }
        owners.clear();
        immortals.clear();
    }
    QCOMPARE(recordedTries(world), requests(world)); // and every exchange in exactly one of them
    const auto intents = world.database->readNow({QStringLiteral("SELECT COUNT(*) FROM main.intents"), {}});
    QCOMPARE(intents->first().first().toInt(), 0);
    QVERIFY(shared > 500);
    qInfo() << asked << "calls," << survivors << "survivors," << shared << "shared or replayed," << requests(world)
            << "tries";
}

SPYHOP_TEST_MAIN(TestSingleFlight)
#include "tst_singleflight.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/limiter.h"

#include "core/base/fakeclock.h"
#include "core/gateway/waitwords.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"

#include <memory>
#include <vector>

using namespace std::chrono_literals;
using namespace spyhop;
using spyhop::gateway::Limiter;
using spyhop::model::Priority;

namespace {

const QString theEndpoint = QStringLiteral("e");

//! A limiter in virtual time. Times here are the clock's.
struct World {
    spyhop::base::FakeClock clock;
    spyhop::gateway::Alarms alarms{clock};
    Limiter limiter{clock, alarms};

    void set(std::optional<int> concurrency, std::optional<int> requests, std::optional<int> tokens)
    {
        spyhop::model::Endpoint endpoint;
        endpoint.name = theEndpoint;
        endpoint.concurrency = concurrency;
        endpoint.requestsPerMinute = requests;
        endpoint.tokensPerMinute = tokens;
        limiter.setEndpoint(endpoint);
    }
    void setLimit(int concurrency) { set(concurrency, {}, {}); }
};

Limiter::Ask ask(Priority priority)
{
    return {{theEndpoint, {}}, priority, false, 0};
}

//! Somebody who waits, and notes when the turn has come.
class Caller final : public Limiter::Waiter {
public:
    Caller(Limiter& limiter, QString name, const Limiter::Ask& wanted, QStringList& order)
        : m_name(std::move(name))
        , m_order(order)
        , m_place(*this)
    {
        limiter.enter(m_place, wanted);
    }
    void permitGranted(Limiter::Permit permit) override
    {
        m_permit = std::move(permit);
        m_order << m_name;
    }
    [[nodiscard]] bool isRunning() const { return m_permit.isHeld(); }
    void end() { m_permit.release(); }
    Limiter::Permit& permit() { return m_permit; }

private:
    QString m_name;
    QStringList& m_order;
    Limiter::Place m_place;
    Limiter::Permit m_permit;
};

} // namespace

class TestLimiter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void grantsFromTheEventLoop();
    void servesInTheOrderOfArrival();
    void chatGoesFirst();
    void batchNeverStarvesChat();
    void aSingleSlotIsShared();
    void aJobsNumberIsTakenAtItsWord();
    void forgetsWhoLeft();
    void learnsFromItsPermits();
    void aRefusedPlaceRests();
    void jobsAtOneEndpointAddUp();
    void twoAccountsShareAJobsNumber();
    void sharesAJobsNumberFairly();
    void keepsToRequestsPerMinute();
    void keepsToTokensPerMinute();
    void batchDoesNotSlipPastChat();
    void repetitionsKeepToTheirBudget();
    void repetitionsGoBeforeNewCalls();
    void givesBackWhatWasNotUsed();
    void saysWhy_data();
    void saysWhy();
    void tenThousandGrantsAreQuick();

private:
    using Callers = std::vector<std::unique_ptr<Caller>>;
    Caller& add(World& world, Callers& callers, const QString& name, Priority priority)
    {
        return add(world, callers, name, ask(priority));
    }
    Caller& add(World& world, Callers& callers, const QString& name, const Limiter::Ask& wanted)
    {
        callers.push_back(std::make_unique<Caller>(world.limiter, name, wanted, m_order));
        return *callers.back();
    }
    static int running(const Callers& callers)
    {
        return static_cast<int>(
            std::count_if(callers.begin(), callers.end(), [](const auto& c) { return c->isRunning(); }));
    }
    QStringList m_order;
};

void TestLimiter::grantsFromTheEventLoop()
{
    m_order.clear();
    World world;
    Callers callers;
    add(world, callers, QStringLiteral("a"), Priority::Interactive);
    QVERIFY(m_order.isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(m_order, QStringList{QStringLiteral("a")});
    QCOMPARE(world.limiter.figures(theEndpoint).inFlight, 1);
    callers.clear();
    QCOMPARE(world.limiter.figures(theEndpoint).inFlight, 0);
}

void TestLimiter::servesInTheOrderOfArrival()
{
    m_order.clear();
    World world;
    world.setLimit(1);
    Callers callers;
    QStringList expected;
    for (int i = 0; i < 5; ++i) {
        expected << QString::number(i);
        add(world, callers, expected.last(), Priority::Background);
    }
    for (const auto& caller : callers) {
        QCoreApplication::processEvents();
        caller->end();
    }
    QCOMPARE(m_order, expected);
}

void TestLimiter::chatGoesFirst()
{
    m_order.clear();
    World world;
    world.setLimit(2);
    Callers callers;
    Caller& first = add(world, callers, QStringLiteral("b1"), Priority::Background);
    QCoreApplication::processEvents();
    add(world, callers, QStringLiteral("b2"), Priority::Background);
    add(world, callers, QStringLiteral("c1"), Priority::Interactive);
    add(world, callers, QStringLiteral("c2"), Priority::Interactive);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.join(u' '), QStringLiteral("b1 c1"));
    first.end();
    QCoreApplication::processEvents();
    QCOMPARE(m_order.join(u' '), QStringLiteral("b1 c1 c2"));
}

void TestLimiter::batchNeverStarvesChat()
{
    m_order.clear();
    World world;
    world.setLimit(4);
    Callers callers;
    for (int i = 0; i < 100; ++i)
        add(world, callers, QStringLiteral("b"), Priority::Background);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 3); // one is kept for chat
    for (int i = 0; i < 50; ++i) {
        Callers chat;
        add(world, chat, QStringLiteral("c"), Priority::Interactive);
        QCoreApplication::processEvents();
        QVERIFY(chat[0]->isRunning()); // at once, however full the batch
    }
}

void TestLimiter::aSingleSlotIsShared()
{
    m_order.clear();
    World world;
    world.setLimit(1);
    Callers callers;
    add(world, callers, QStringLiteral("b"), Priority::Background);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 1);
}

void TestLimiter::aJobsNumberIsTakenAtItsWord()
{
    m_order.clear();
    World world;
    world.setLimit(2);
    world.limiter.setJobLimit(QStringLiteral("job"), QString(), 64);
    Callers callers;
    for (int i = 0; i < 100; ++i)
        add(world, callers, QStringLiteral("b"), Priority::Background);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 64);
    for (const auto& caller : callers)
        caller->permit().refused(1s);
    QCOMPARE(world.limiter.figures(theEndpoint).backgroundLimit, 64);
    add(world, callers, QStringLiteral("c"), Priority::Interactive);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 65);
    world.limiter.setJobLimit(QStringLiteral("job"), QString(), std::nullopt);
    QCOMPARE(world.limiter.figures(theEndpoint).limit, 2);
}

void TestLimiter::forgetsWhoLeft()
{
    m_order.clear();
    World world;
    world.setLimit(1);
    Callers callers;
    for (const char16_t* name : {u"1", u"2", u"3"})
        add(world, callers, QString::fromUtf16(name), Priority::Interactive);
    callers.erase(callers.begin() + 1);
    QCoreApplication::processEvents();
    callers.erase(callers.begin()); // dies with its permit
    QCoreApplication::processEvents();
    QCOMPARE(m_order.join(u' '), QStringLiteral("1 3"));
    callers.clear();
    QCOMPARE(world.limiter.figures(theEndpoint).waiting, 0);
}

void TestLimiter::learnsFromItsPermits()
{
    m_order.clear();
    World world;
    Callers callers;
    for (int i = 0; i < 100; ++i)
        add(world, callers, QStringLiteral("b"), Priority::Background);
    for (int i = 0; i < 3; ++i) { // windows of 4, 8, 16 answers, the chat's place empty
        const int limit = world.limiter.figures(theEndpoint).limit;
        QCOMPARE(limit, 4 << i);
        for (int answers = 0; answers < limit;) {
            QCoreApplication::processEvents();
            for (const auto& caller : callers) {
                if (caller->isRunning() && answers < limit) {
                    caller->permit().taken();
                    caller->end();
                    ++answers;
                }
            }
        }
    }
    QCOMPARE(world.limiter.figures(theEndpoint).limit, 32);
    QVERIFY(!world.limiter.figures(theEndpoint).shrunk);
}

//! A refusal comes back at once; whoever took its place would be refused as well.
void TestLimiter::aRefusedPlaceRests()
{
    m_order.clear();
    World world;
    Callers callers;
    for (int i = 0; i < 10; ++i)
        add(world, callers, QStringLiteral("b"), Priority::Background);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 3);
    callers[0]->permit().refused(2s);
    callers[0]->end();
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 3); // the chat's place is still one too many to rest behind
    callers[1]->permit().refused(2s);
    callers[1]->end();
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 2);
    QCOMPARE(world.limiter.figures(theEndpoint).resting, 2);
    world.clock.advance(1'999ms);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 2);
    Caller& chat = add(world, callers, QStringLiteral("c"), Priority::Interactive);
    QCoreApplication::processEvents();
    QVERIFY(chat.isRunning()); // a person's first question goes even now
    chat.end();
    world.clock.advance(1ms);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 3);
}

void TestLimiter::jobsAtOneEndpointAddUp()
{
    World world;
    world.setLimit(2);
    world.limiter.setJobLimit(QStringLiteral("one"), theEndpoint, 3);
    world.limiter.setJobLimit(QStringLiteral("two"), theEndpoint, 4);
    QCOMPARE(world.limiter.figures(theEndpoint).backgroundLimit, 7);
    world.limiter.setJobLimit(QStringLiteral("two"), theEndpoint, std::nullopt); // its end is not the other's
    QCOMPARE(world.limiter.figures(theEndpoint).backgroundLimit, 3);
    world.limiter.setJobLimit(QStringLiteral("one"), theEndpoint, std::nullopt);
    QCOMPARE(world.limiter.figures(theEndpoint).limit, 2);
}

void TestLimiter::twoAccountsShareAJobsNumber()
{
    m_order.clear();
    World world;
    world.limiter.setJobLimit(QStringLiteral("job"), QString(), 6);
    Callers callers;
    for (int i = 0; i < 20; ++i) {
        Limiter::Ask wanted = ask(Priority::Background);
        wanted.account.key = QString::number(i % 2);
        add(world, callers, wanted.account.key, wanted);
    }
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 6);
    QCOMPARE(m_order.count(QStringLiteral("0")), 3);
    QCOMPARE(world.limiter.figures(theEndpoint).backgroundLimit, 6);
    QCOMPARE(world.limiter.figures(theEndpoint).accounts, 2);
    QCOMPARE(world.limiter.inFlight({theEndpoint, QStringLiteral("1")}), 3);
}

//! One place at a time becomes free, and two queues want it.
void TestLimiter::sharesAJobsNumberFairly()
{
    m_order.clear();
    World world;
    world.limiter.setJobLimit(QStringLiteral("job"), QString(), 1);
    Callers callers;
    for (int i = 0; i < 40; ++i) {
        Limiter::Ask wanted = ask(Priority::Background);
        wanted.account.key = QString::number(i / 20);
        add(world, callers, wanted.account.key, wanted);
    }
    for (int i = 0; i < 20; ++i) {
        QCoreApplication::processEvents();
        QCOMPARE(running(callers), 1);
        for (const auto& caller : callers)
            caller->end();
    }
    QCOMPARE(m_order.mid(0, 20).count(QStringLiteral("0")), 10);
}

void TestLimiter::keepsToRequestsPerMinute()
{
    m_order.clear();
    World world;
    world.set(100, 60, {});
    Callers callers;
    for (int i = 0; i < 20; ++i)
        add(world, callers, QStringLiteral("b"), Priority::Background);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.size(), 5); // five seconds' worth at once
    for (int second = 1; second <= 15; ++second) {
        world.clock.advance(999ms);
        QCoreApplication::processEvents();
        QCOMPARE(m_order.size(), 4 + second);
        world.clock.advance(1ms);
        QCoreApplication::processEvents();
        QCOMPARE(m_order.size(), 5 + second);
    }
    QCOMPARE(world.limiter.figures(theEndpoint).requestsPerMinute, 60);
}

void TestLimiter::keepsToTokensPerMinute()
{
    m_order.clear();
    World world;
    world.set(100, {}, 6'000); // 100 a second, 500 at once
    Callers callers;
    Limiter::Ask wanted = ask(Priority::Interactive);
    wanted.tokens = 300;
    for (int i = 0; i < 3; ++i)
        add(world, callers, QString::number(i), wanted);
    wanted.tokens = 5'000; // more than the whole bucket: leaves when it is full
    add(world, callers, QStringLiteral("large"), wanted);
    add(world, callers, QStringLiteral("after"), ask(Priority::Interactive));
    QCoreApplication::processEvents();
    QCOMPARE(m_order.size(), 1);
    callers[0]->permit().used(400); // it cost more than was thought
    world.clock.advance(1'999ms);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.size(), 1);
    world.clock.advance(1ms);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.size(), 2);
    world.clock.advance(3s);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.size(), 3);
    world.clock.advance(4'999ms);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.size(), 3);
    world.clock.advance(1ms);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.last(), QStringLiteral("large")); // and leaves a debt
    world.clock.advance(44s);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.last(), QStringLiteral("large"));
    world.clock.advance(1s);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.last(), QStringLiteral("after"));
}

void TestLimiter::batchDoesNotSlipPastChat()
{
    m_order.clear();
    World world;
    world.set(100, {}, 6'000);
    Callers callers;
    Limiter::Ask large = ask(Priority::Interactive);
    large.tokens = 500;
    add(world, callers, QStringLiteral("c1"), large);
    add(world, callers, QStringLiteral("c2"), large);
    QCoreApplication::processEvents();
    Limiter::Ask small = ask(Priority::Background);
    small.tokens = 10;
    add(world, callers, QStringLiteral("b"), small);
    for (int i = 0; i < 49; ++i) {
        world.clock.advance(100ms); // enough for the small one, again and again
        QCoreApplication::processEvents();
        QCOMPARE(m_order.join(u' '), QStringLiteral("c1"));
    }
    world.clock.advance(100ms);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.join(u' '), QStringLiteral("c1 c2"));
}

void TestLimiter::repetitionsKeepToTheirBudget()
{
    m_order.clear();
    World world;
    world.setLimit(1000);
    Callers callers;
    Limiter::Ask again = ask(Priority::Background);
    again.isRetry = true;
    for (int i = 0; i < 50; ++i)
        add(world, callers, QStringLiteral("again"), again);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 3); // nothing else is going on
    QCOMPARE(world.limiter.delayOf(again).hold, Limiter::Hold::Retries);
    callers[0]->end();
    QCoreApplication::processEvents();
    QCOMPARE(m_order.size(), 4); // an exhausted budget delays, it does not stop
    for (int i = 0; i < 96; ++i)
        add(world, callers, QStringLiteral("new"), Priority::Background);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.count(QStringLiteral("new")), 96); // new calls pass
    callers[1]->end();
    QCoreApplication::processEvents();
    QCOMPARE(m_order.count(QStringLiteral("again")), 24); // a fifth of a hundred and twenty
}

void TestLimiter::repetitionsGoBeforeNewCalls()
{
    m_order.clear();
    World world;
    world.setLimit(1);
    Callers callers;
    Caller& first = add(world, callers, QStringLiteral("first"), Priority::Background);
    QCoreApplication::processEvents();
    add(world, callers, QStringLiteral("new"), Priority::Background);
    Limiter::Ask again = ask(Priority::Background);
    again.isRetry = true;
    Caller& repeated = add(world, callers, QStringLiteral("again"), again);
    add(world, callers, QStringLiteral("chat"), Priority::Interactive);
    first.end();
    QCoreApplication::processEvents();
    callers.back()->end();
    QCoreApplication::processEvents();
    repeated.end();
    QCoreApplication::processEvents();
    QCOMPARE(m_order.join(u' '), QStringLiteral("first chat again new"));
}

void TestLimiter::givesBackWhatWasNotUsed()
{
    m_order.clear();
    World world;
    world.set(100, 12, {}); // one at once
    Callers callers;
    Caller& first = add(world, callers, QStringLiteral("1"), Priority::Interactive);
    QCoreApplication::processEvents();
    first.permit().unused();
    add(world, callers, QStringLiteral("2"), Priority::Interactive);
    add(world, callers, QStringLiteral("3"), Priority::Interactive);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.join(u' '), QStringLiteral("1 2"));
}

void TestLimiter::saysWhy_data()
{
    QTest::addColumn<int>("concurrency");
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("figures");
    QTest::newRow("places") << 1 << 0 << 0 << "waiting for one of the endpoint's 1 place(s)"
                            << "set for this endpoint: 1";
    QTest::newRow("requests") << 9 << 12 << 0 << "waiting for the endpoint's 12 requests per minute, 5 s"
                              << "set for this endpoint: 9; 12 requests per minute";
    QTest::newRow("tokens") << 9 << 0 << 600 << "waiting for the endpoint's 600 tokens per minute, 2 s"
                            << "set for this endpoint: 9; 600 tokens per minute";
}

void TestLimiter::saysWhy()
{
    QFETCH(const int, concurrency);
    QFETCH(const int, requests);
    QFETCH(const int, tokens);
    World world;
    world.set(concurrency, requests, tokens);
    Callers callers;
    Limiter::Ask wanted = ask(Priority::Interactive);
    wanted.tokens = 35;
    QCOMPARE(gateway::waitWords(world.limiter.delayOf(wanted), world.clock.steadyTime()), QString());
    add(world, callers, QStringLiteral("1"), wanted);
    QCoreApplication::processEvents();
    QTEST(gateway::waitWords(world.limiter.delayOf(wanted), world.clock.steadyTime()), "words");
    QTEST(gateway::limitWords(world.limiter.figures(theEndpoint)), "figures");
}

void TestLimiter::tenThousandGrantsAreQuick()
{
    m_order.clear();
    World world;
    world.setLimit(64);
    Callers callers;
    for (int i = 0; i < 10'000; ++i)
        add(world, callers, QStringLiteral("b"), Priority::Background);
    const double before = testsupport::cpuMs();
    for (std::size_t next = 0; next < callers.size();) {
        QCoreApplication::processEvents();
        for (; next < callers.size() && callers[next]->isRunning(); ++next)
            callers[next]->end();
    }
    QCOMPARE(m_order.size(), 10'000);
    QVERIFY2(testsupport::cpuMs() - before < 1'000, "a grant must not cost more with many waiters");
}

SPYHOP_TEST_MAIN(TestLimiter)
#include "tst_limiter.moc"

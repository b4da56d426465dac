// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Retry, breaker and limiter, unchanged, in virtual time: what must hold whatever the servers answer, whenever calls
// come, and whoever gives them up. The seed of a schedule that fails is told; SPYHOP_SEED=N runs that one alone.
#include "core/base/fakeclock.h"
#include "core/base/random.h"
#include "core/gateway/judge.h"
#include "core/gateway/limiter.h"
#include "core/gateway/numbers.h"
#include "core/route/health.h"
#include "tests/support/testmain.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDebug>
#include <QtCore/QHash>
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

using namespace std::chrono_literals;
using namespace spyhop;
using namespace spyhop::gateway;
using base::SteadyTime;
using model::Priority;
using route::Health;
using std::chrono::milliseconds;

namespace {

constexpr int schedules = 10'000;
constexpr std::size_t targets = 2;

//! How a server behaves in one schedule.
struct Server {
    int capacity = 1'000'000;
    double busyShare = 0; //!< of 429 or 503 by chance
    double faultShare = 0; //!< of 500
    milliseconds latency{50};
    milliseconds told{0}; //!< Retry-After of its refusals; 0: none
    SteadyTime deadFrom = SteadyTime::max(), deadUntil = SteadyTime::max();
    int inFlight = 0;
};

class Schedule;

//! A call as RoutedCall walks it, without wire and words.
class SimCall final : private Limiter::Waiter, private Alarms::Receiver {
public:
    SimCall(Schedule& schedule, Priority priority);
    ~SimCall();
    Q_DISABLE_COPY_MOVE(SimCall)
    void start() { seek(); }
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] Priority priority() const { return m_priority; }
    //! It stands in the queue of this target, with a request that has not left before.
    [[nodiscard]] bool waitsAnewFor(std::size_t target) const
    {
        return m_place.isTaken() && m_target == target && m_tries[target] == 0;
    }

private:
    void seek();
    void permitGranted(Limiter::Permit permit) override;
    void alarmRang() override;
    void conclude();
    void endTry();

    Schedule& m_schedule;
    Priority m_priority;
    Limiter::Place m_place;
    Limiter::Permit m_permit;
    Alarms::Alarm m_alarm;
    std::size_t m_target = 0;
    std::array<int, targets> m_tries{};
    std::array<bool, targets> m_spent{};
    std::array<SteadyTime, targets> m_notBefore{};
    std::optional<SteadyTime> m_firstTry;
    int m_waits = 0;
    std::optional<Health::Claim> m_claim;
    std::optional<base::Error> m_answer; //!< of the try in flight
    bool m_flying = false, m_over = false;
};

//! One random run, and the invariants.
class Schedule {
public:
    explicit Schedule(quint64 seed);
    [[nodiscard]] QString run(); //!< what was violated; empty: nothing

    // What calls need of it.
    [[nodiscard]] static QString name(std::size_t target) { return QStringLiteral("t%1").arg(target); }
    [[nodiscard]] static route::HealthKey key(std::size_t target) { return {name(target), {}, {}}; }
    [[nodiscard]] std::optional<base::Error> send(
        std::size_t target, Priority priority, bool isRetry, Health::Claim claim, SteadyTime notBefore);
    void ended(std::size_t target, Priority priority, bool isRetry, Health::Claim claim);
    void violated(const QString& what)
    {
        if (m_violation.isEmpty())
            m_violation = what;
    }
    void watchCooldowns();

    base::FakeClock clock;
    base::Random random;
    Alarms alarms{clock};
    Limiter limiter{clock, alarms};
    Health health;
    std::array<Server, targets> servers;

private:
    struct Sent {
        SteadyTime at;
        bool isRetry;
    };
    void makeServers();
    void makeLimits();
    void checkLimits(std::size_t target, Priority priority);
    void checkBudget(std::size_t target);
    void checkRate(std::size_t target);

    std::array<std::optional<int>, targets> m_limit, m_perMinute;
    std::optional<int> m_jobLimit;
    std::array<QList<Sent>, targets> m_sent;
    std::array<int, targets> m_retriesInFlight{}, m_probes{};
    std::array<int, targets> m_all{};
    int m_background = 0;
    std::array<std::optional<SteadyTime>, targets> m_openUntil;
    std::vector<std::unique_ptr<SimCall>> m_calls;
    QString m_violation;
};

SimCall::SimCall(Schedule& schedule, Priority priority)
    : m_schedule(schedule)
    , m_priority(priority)
    , m_place(*this)
    , m_alarm(schedule.alarms, *this)
{
}

SimCall::~SimCall()
{
    if (m_flying)
        endTry();
    if (m_claim)
        m_schedule.health.abandoned(Schedule::key(m_target), *m_claim);
}

void SimCall::seek()
{
    const SteadyTime now = m_schedule.clock.steadyTime();
    SteadyTime earliest = SteadyTime::max();
    for (std::size_t target = 0; target < targets; ++target) {
        if (m_spent[target])
            continue;
        if (m_schedule.health.mayTry(Schedule::key(target), now)) {
            m_target = target;
            Limiter::Ask ask{{Schedule::name(target), {}}, m_priority, m_tries[target] > 0, 0};
            return m_schedule.limiter.enter(m_place, ask);
        }
        earliest = std::min(
            earliest, m_schedule.health.openUntil(Schedule::key(target), now).value_or(now + numbers::probeLook));
    }
    if (earliest == SteadyTime::max())
        m_over = true;
    else
        m_alarm.set(earliest);
}

void SimCall::permitGranted(Limiter::Permit permit)
{
    const SteadyTime now = m_schedule.clock.steadyTime();
    m_claim = m_schedule.health.beginTry(Schedule::key(m_target), now);
    if (!m_claim) {
        permit.unused();
        return seek();
    }
    if (!m_firstTry)
        m_firstTry = now;
    m_permit = std::move(permit);
    const bool isRetry = m_tries[m_target]++ > 0;
    m_answer = m_schedule.send(m_target, m_priority, isRetry, *m_claim, m_notBefore[m_target]);
    m_flying = true;
    const bool atOnce = m_answer && m_answer->code != base::ErrorCode::Server;
    m_alarm.set(now + (atOnce ? 1ms : m_schedule.servers[m_target].latency));
}

void SimCall::endTry()
{
    m_flying = false;
    m_schedule.ended(m_target, m_priority, m_tries[m_target] > 1, *m_claim);
    if (!m_answer || m_answer->code == base::ErrorCode::Server)
        --m_schedule.servers[m_target].inFlight;
}

void SimCall::alarmRang()
{
    if (m_flying)
        conclude();
    else
        seek();
}

void SimCall::conclude()
{
    const SteadyTime now = m_schedule.clock.steadyTime();
    const route::HealthKey key = Schedule::key(m_target);
    Situation situation;
    situation.error = m_answer;
    situation.tries = m_tries[m_target];
    situation.waits = m_waits;
    situation.priority = m_priority;
    situation.requestSent = situation.anyByte = !m_answer || m_answer->httpStatus > 0;
    situation.spent = std::chrono::duration_cast<milliseconds>(now - *m_firstTry);
    for (std::size_t other = 0; other < targets; ++other)
        situation.otherTarget
            |= other != m_target && !m_spent[other] && m_schedule.health.mayTry(Schedule::key(other), now);
    const Verdict verdict = judge(situation, m_schedule.random.unit());

    endTry();
    const Health::Claim claim = *std::exchange(m_claim, std::nullopt);
    const milliseconds told = m_answer ? m_answer->retryAfter.value_or(0ms) : 0ms;
    const Blame blame = m_answer ? blameOf(*m_answer) : Blame::None;
    if (!m_answer)
        m_schedule.health.succeeded(key, claim, now, m_schedule.servers[m_target].latency);
    else if (blame == Blame::Unwell)
        m_schedule.health.failed(key, claim, now, told);
    else if (blame == Blame::Busy)
        m_schedule.health.busy(key, claim, now, told);
    else
        m_schedule.health.abandoned(key, claim);
    if (m_answer && m_answer->httpStatus > 0 && m_answer->code != base::ErrorCode::Server)
        m_permit.refused(told);
    else if (!m_answer || m_answer->httpStatus > 0)
        m_permit.taken();
    m_permit.release();
    if (m_answer && m_answer->retryAfter)
        m_notBefore[m_target] = now + told;

    switch (verdict.step) {
    case Step::Again:
        if (verdict.wait < told)
            m_schedule.violated(QStringLiteral("a wait shorter than told"));
        if (verdict.growing
            && (verdict.wait < std::min<milliseconds>(16s, 1s * (1 << m_waits))
                || verdict.wait > std::min<milliseconds>(32s, 1s * (2 << m_waits))))
            m_schedule.violated(QStringLiteral("wait %1 is out of its bounds").arg(m_waits));
        m_waits += verdict.growing ? 1 : 0;
        return m_alarm.set(now + verdict.wait);
    case Step::NextTarget:
        m_spent[m_target] = true;
        return seek();
    case Step::Done:
    case Step::Adjust:
    case Step::GiveUp:
        m_over = true;
        return;
    }
}

Schedule::Schedule(quint64 seed)
    : random(seed)
{
    makeServers();
    makeLimits();
}

void Schedule::makeServers()
{
    const auto sometimes = [this](int oneIn) { return random.below(quint64(oneIn)) == 0; };
    for (Server& server : servers) {
        if (sometimes(2))
            server.capacity = int(1 + random.below(10));
        if (sometimes(2))
            server.busyShare = random.unit() * 0.6;
        if (sometimes(3))
            server.faultShare = random.unit() * 0.6;
        if (sometimes(2))
            server.told = milliseconds(random.below(40'000));
        // Longer than a cooldown at times: calls that left before a breaker opened end while its probe is under way.
        server.latency = milliseconds(1 + random.below(sometimes(3) ? 60'000 : 3'000));
        if (sometimes(3)) {
            server.deadFrom = milliseconds(random.below(20'000));
            server.deadUntil = server.deadFrom + milliseconds(random.below(120'000));
        }
    }
}

void Schedule::makeLimits()
{
    for (std::size_t target = 0; target < targets; ++target) {
        model::Endpoint endpoint;
        endpoint.name = name(target);
        if (random.below(2) == 0)
            m_limit[target] = int(1 + random.below(12));
        if (random.below(3) == 0)
            m_perMinute[target] = int(10 + random.below(300));
        endpoint.concurrency = m_limit[target];
        endpoint.requestsPerMinute = m_perMinute[target];
        limiter.setEndpoint(endpoint);
    }
    if (random.below(4) == 0)
        m_jobLimit = int(1 + random.below(8));
    limiter.setJobLimit(QStringLiteral("job"), QString(), m_jobLimit);
}

std::optional<base::Error> Schedule::send(
    std::size_t target, Priority priority, bool isRetry, Health::Claim claim, SteadyTime notBefore)
{
    const SteadyTime now = clock.steadyTime();
    if (now < notBefore)
        violated(QStringLiteral("tried again earlier than told"));
    m_sent[target].append({now, isRetry});
    m_retriesInFlight[target] += isRetry ? 1 : 0;
    m_probes[target] += claim == Health::Claim::Probe ? 1 : 0;
    if (m_probes[target] > 1)
        violated(QStringLiteral("two probes at a time"));
    const route::BreakerState breaker = health.breaker(key(target), now);
    if (breaker == route::BreakerState::Open
        || (breaker == route::BreakerState::HalfOpen) != (claim == Health::Claim::Probe))
        violated(QStringLiteral("the breaker was bypassed"));
    ++m_all[target];
    m_background += priority == Priority::Background ? 1 : 0;
    checkLimits(target, priority);
    if (isRetry)
        checkBudget(target);
    checkRate(target);

    Server& server = servers[target];
    base::Error error;
    if (now >= server.deadFrom && now < server.deadUntil) {
        error.code = base::ErrorCode::Network;
        return error;
    }
    const bool isFull = server.inFlight >= server.capacity;
    if (isFull || random.unit() < server.busyShare) {
        const bool overloaded = random.below(2) == 0;
        error.code = overloaded ? base::ErrorCode::Overloaded : base::ErrorCode::RateLimited;
        error.httpStatus = overloaded ? 503 : 429;
        if (server.told > 0ms)
            error.retryAfter = server.told;
        return error;
    }
    ++server.inFlight;
    if (random.unit() < server.faultShare) {
        error.code = base::ErrorCode::Server;
        error.httpStatus = 500;
        return error;
    }
    return std::nullopt;
}

void Schedule::ended(std::size_t target, Priority priority, bool isRetry, Health::Claim claim)
{
    m_background -= priority == Priority::Background ? 1 : 0;
    m_retriesInFlight[target] -= isRetry ? 1 : 0;
    m_probes[target] -= claim == Health::Claim::Probe ? 1 : 0;
    --m_all[target];
}

void Schedule::checkLimits(std::size_t target, Priority priority)
{
    const Limiter::Figures figures = limiter.figures(name(target));
    if (figures.inFlight != m_all[target])
        violated(QStringLiteral("%1 permits for %2 calls").arg(figures.inFlight).arg(m_all[target]));
    if (m_jobLimit) {
        if (m_background > *m_jobLimit || m_all[target] > *m_jobLimit + 1)
            violated(QStringLiteral("above the job's number"));
    } else if (m_limit[target] && m_all[target] > *m_limit[target]) {
        violated(QStringLiteral("above the endpoint's number"));
    }
    if (priority != Priority::Background)
        return;
    for (const auto& call : m_calls) {
        if (call && call->priority() == Priority::Interactive && call->waitsAnewFor(target))
            violated(QStringLiteral("batch went before chat"));
    }
}

void Schedule::checkBudget(std::size_t target)
{
    if (m_retriesInFlight[target] <= numbers::leastRetries)
        return;
    const auto second = [](SteadyTime time) { return time / 1s; };
    const auto recent = second(clock.steadyTime()) - numbers::budgetWindow / 1s;
    int requests = 0, retries = 0;
    for (const Sent& sent : std::as_const(m_sent[target])) {
        if (second(sent.at) <= recent)
            continue;
        ++requests;
        retries += sent.isRetry ? 1 : 0;
    }
    if (retries * 100 > requests * numbers::retryShare)
        violated(QStringLiteral("%1 retries among %2 requests").arg(retries).arg(requests));
}

void Schedule::checkRate(std::size_t target)
{
    if (!m_perMinute[target])
        return;
    const QList<Sent>& sent = m_sent[target];
    const double burst
        = std::max(1.0, *m_perMinute[target] * std::chrono::duration<double>(numbers::burst).count() / 60);
    for (qsizetype first = 0; first < sent.size(); ++first) {
        const double minutes = std::chrono::duration<double>(sent.last().at - sent.at(first).at).count() / 60;
        if (double(sent.size() - first) > burst + *m_perMinute[target] * minutes + 1e-3)
            violated(QStringLiteral("above the rate per minute"));
    }
}

//! A running cooldown never becomes shorter.
void Schedule::watchCooldowns()
{
    const SteadyTime now = clock.steadyTime();
    for (std::size_t target = 0; target < targets; ++target) {
        const auto until = health.openUntil(key(target), now);
        if (m_openUntil[target] && now < *m_openUntil[target] && (!until || *until < *m_openUntil[target]))
            violated(QStringLiteral("a cooldown became shorter"));
        m_openUntil[target] = until;
    }
}

QString Schedule::run()
{
    const auto count = 5 + random.below(20);
    const bool mortal = random.below(2) == 0;
    const SteadyTime end = 12h;
    while (m_violation.isEmpty()) {
        if (m_calls.size() < count && random.below(2) == 0) {
            m_calls.push_back(
                std::make_unique<SimCall>(*this, random.below(3) == 0 ? Priority::Interactive : Priority::Background));
            m_calls.back()->start();
        }
        if (mortal && !m_calls.empty() && random.below(8) == 0)
            m_calls[random.below(m_calls.size())].reset();
        QCoreApplication::sendPostedEvents();
        watchCooldowns();
        const bool allOver
            = std::all_of(m_calls.begin(), m_calls.end(), [](const auto& call) { return !call || call->isOver(); });
        if (m_calls.size() == count && allOver)
            break;
        if (!clock.advanceToNextTimer() && m_calls.size() == count) {
            QCoreApplication::sendPostedEvents();
            if (clock.activeTimers() == 0 && !std::all_of(m_calls.begin(), m_calls.end(), [](const auto& call) {
                    return !call || call->isOver();
                }))
                violated(QStringLiteral("somebody waits for ever"));
        }
        if (clock.steadyTime() > end)
            violated(QStringLiteral("somebody waits for half a day"));
    }
    m_calls.clear();
    for (std::size_t target = 0; target < targets; ++target) {
        const Limiter::Figures figures = limiter.figures(name(target));
        if (figures.inFlight != 0 || figures.waiting != 0)
            violated(QStringLiteral("a permit leaked"));
        if (m_probes[target] != 0)
            violated(QStringLiteral("a probe leaked"));
        const SteadyTime later = clock.steadyTime() + 1h;
        if (!health.beginTry(key(target), later))
            violated(QStringLiteral("a breaker stays shut"));
    }
    return m_violation;
}

} // namespace

class TestSchedules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdWhateverHappens();
};

void TestSchedules::holdWhateverHappens()
{
    bool given = false;
    const quint64 only = qEnvironmentVariable("SPYHOP_SEED").toULongLong(&given);
    const quint64 base = given ? only : base::Random::fromSystem().next();
    for (quint64 i = 0; i < (given ? 1 : schedules); ++i) {
        Schedule schedule(base + i);
        const QString violation = schedule.run();
        QVERIFY2(violation.isEmpty(), qPrintable(QStringLiteral("SPYHOP_SEED=%1: %2").arg(base + i).arg(violation)));
    }
}

SPYHOP_TEST_MAIN(TestSchedules)
#include "tst_schedules.moc"

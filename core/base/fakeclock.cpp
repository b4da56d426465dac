// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"

#include <QtCore/QTimeZone>
#include <algorithm>

namespace spyhop::base {

class FakeTimer final : public Timer {
public:
    explicit FakeTimer(FakeClock& clock)
        : m_clock(clock)
    {
    }
    ~FakeTimer() override { FakeTimer::stop(); }

    void start(std::chrono::milliseconds interval) override
    {
        stop();
        m_due = m_clock.m_steady + interval;
        m_order = ++m_clock.m_order;
        m_clock.m_active.append(this);
    }
    void stop() override { m_clock.m_active.removeOne(this); }
    [[nodiscard]] bool isActive() const override { return m_clock.m_active.contains(const_cast<FakeTimer*>(this)); }

    [[nodiscard]] bool isBefore(const FakeTimer& other) const
    {
        return m_due != other.m_due ? m_due < other.m_due : m_order < other.m_order;
    }
    [[nodiscard]] SteadyTime due() const { return m_due; }
    void fire()
    {
        stop();
        Q_EMIT fired();
    }

private:
    FakeClock& m_clock;
    SteadyTime m_due{0};
    quint64 m_order = 0;
};

FakeClock::FakeClock()
    : FakeClock(QDateTime(QDate(2026, 1, 5), QTime(0, 0), Qt::UTC))
{
}

FakeClock::FakeClock(const QDateTime& wallStart)
    : m_wall(wallStart.toUTC())
{
}

FakeClock::~FakeClock()
{
    Q_ASSERT_X(m_active.isEmpty(), "FakeClock", "a timer outlives its clock");
}

QDateTime FakeClock::wallTime() const
{
    return m_wall;
}

SteadyTime FakeClock::steadyTime() const
{
    return m_steady;
}

std::unique_ptr<Timer> FakeClock::makeTimer()
{
    return std::make_unique<FakeTimer>(*this);
}

FakeTimer* FakeClock::nextDue() const
{
    const auto next = std::min_element(
        m_active.cbegin(), m_active.cend(), [](const FakeTimer* a, const FakeTimer* b) { return a->isBefore(*b); });
    return next == m_active.cend() ? nullptr : *next;
}

bool FakeClock::advanceToNextTimer()
{
    FakeTimer* next = nextDue();
    if (!next)
        return false;
    const SteadyTime step = std::max(SteadyTime{0}, next->due() - m_steady);
    m_steady += step;
    m_wall = m_wall.addMSecs(std::chrono::duration_cast<std::chrono::milliseconds>(step).count());
    next->fire();
    return true;
}

void FakeClock::advance(std::chrono::milliseconds by)
{
    const SteadyTime end = m_steady + by;
    for (FakeTimer* next = nextDue(); next && next->due() <= end; next = nextDue())
        advanceToNextTimer();
    const SteadyTime rest = end - m_steady;
    m_steady = end;
    m_wall = m_wall.addMSecs(std::chrono::duration_cast<std::chrono::milliseconds>(rest).count());
}

void FakeClock::jumpWallTime(const QDateTime& to)
{
    m_wall = to.toUTC();
}

int FakeClock::activeTimers() const
{
    return static_cast<int>(m_active.size());
}

} // namespace spyhop::base

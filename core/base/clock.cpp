// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QtCore/QTimer>

namespace spyhop::base {
namespace {

class SystemTimer final : public Timer {
public:
    SystemTimer()
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Timer::fired);
    }
    void start(std::chrono::milliseconds interval) override { m_timer.start(interval); }
    void stop() override { m_timer.stop(); }
    [[nodiscard]] bool isActive() const override { return m_timer.isActive(); }

private:
    QTimer m_timer;
};

} // namespace

std::chrono::milliseconds Clock::elapsedSince(SteadyTime since) const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(steadyTime() - since);
}

QDateTime SystemClock::wallTime() const
{
    return QDateTime::currentDateTimeUtc();
}

SteadyTime SystemClock::steadyTime() const
{
    return std::chrono::duration_cast<SteadyTime>(std::chrono::steady_clock::now().time_since_epoch());
}

std::unique_ptr<Timer> SystemClock::makeTimer()
{
    return std::make_unique<SystemTimer>();
}

} // namespace spyhop::base

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <algorithm>

namespace spyhop::testsupport {

//! \brief Steady time and timers run `speed` times as fast as the computer's: real sockets, and waits nobody waits for.
//!
//! Owner: the test; outlives its timers. Thread: one.
class QuickClock final : public base::Clock {
public:
    explicit QuickClock(int speed)
        : m_speed(speed)
    {
    }
    [[nodiscard]] QDateTime wallTime() const override { return m_real.wallTime(); }
    [[nodiscard]] base::SteadyTime steadyTime() const override { return m_real.steadyTime() * m_speed; }
    [[nodiscard]] std::unique_ptr<base::Timer> makeTimer() override
    {
        return std::make_unique<QuickTimer>(*this, m_real.makeTimer());
    }
    [[nodiscard]] int activeTimers() const { return m_active; }

private:
    class QuickTimer final : public base::Timer {
    public:
        QuickTimer(QuickClock& clock, std::unique_ptr<base::Timer> real)
            : m_clock(clock)
            , m_timer(std::move(real))
        {
            connect(m_timer.get(), &base::Timer::fired, this, [this] {
                count(false);
                Q_EMIT fired();
            });
        }
        ~QuickTimer() override { count(false); }
        void start(std::chrono::milliseconds interval) override
        {
            count(true);
            const std::chrono::milliseconds least{interval.count() > 0 ? 1 : 0};
            m_timer->start(std::max(interval / m_clock.m_speed, least));
        }
        void stop() override
        {
            count(false);
            m_timer->stop();
        }
        [[nodiscard]] bool isActive() const override { return m_timer->isActive(); }

    private:
        void count(bool active)
        {
            m_clock.m_active += int(active) - int(m_counted);
            m_counted = active;
        }
        QuickClock& m_clock;
        std::unique_ptr<base::Timer> m_timer;
        bool m_counted = false;
    };

    base::SystemClock m_real;
    int m_speed;
    int m_active = 0;
};

} // namespace spyhop::testsupport

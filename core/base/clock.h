// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <chrono>
#include <memory>

namespace spyhop::base {

//! Time since an arbitrary, fixed moment; never jumps. Unit: nanoseconds.
using SteadyTime = std::chrono::nanoseconds;

//! \brief A single-shot timer that obeys its Clock.
//!
//! Owner: one unique_ptr. Thread: the one it was made in. Ends: destruction stops it without a signal.
class Timer : public QObject {
    Q_OBJECT
public:
    //! Starts (or restarts) the timer. 0 ms fires at the next turn of the event loop, never from within start().
    virtual void start(std::chrono::milliseconds interval) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isActive() const = 0;

Q_SIGNALS:
    void fired();
};

//! \brief Wall time, steady time and timers: the only source of time outside core/base.
//!
//! Owner: Services (it outlives everything). Thread: any for wallTime/steadyTime, one for timers.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    //! UTC, to the millisecond; may jump.
    [[nodiscard]] virtual QDateTime wallTime() const = 0;
    [[nodiscard]] virtual SteadyTime steadyTime() const = 0;
    [[nodiscard]] virtual std::unique_ptr<Timer> makeTimer() = 0;

    //! Whole milliseconds of steady time since `since`.
    [[nodiscard]] std::chrono::milliseconds elapsedSince(SteadyTime since) const;
};

//! The computer's own clock.
class SystemClock final : public Clock {
public:
    [[nodiscard]] QDateTime wallTime() const override;
    [[nodiscard]] SteadyTime steadyTime() const override;
    [[nodiscard]] std::unique_ptr<Timer> makeTimer() override;
};

} // namespace spyhop::base

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtCore/QList>

namespace spyhop::base {

class FakeTimer;

//! \brief A clock that moves only when told: for tests and for the simulator.
//!
//! Due timers fire in the order of their due times (ties: the order they were started in), each with the clock standing
//! at its due time. Owner: the test or the simulation; must outlive its timers. Thread: one.
class FakeClock final : public Clock {
public:
    //! Starts at 2026-01-05T00:00:00Z (a Monday) unless told otherwise.
    FakeClock();
    explicit FakeClock(const QDateTime& wallStart);
    ~FakeClock() override;

    [[nodiscard]] QDateTime wallTime() const override;
    [[nodiscard]] SteadyTime steadyTime() const override;
    [[nodiscard]] std::unique_ptr<Timer> makeTimer() override;

    //! Moves both times forward and fires what falls due on the way, including timers started by those that fire.
    void advance(std::chrono::milliseconds by);
    //! Moves to the next due timer and fires it. False if none is active.
    bool advanceToNextTimer();
    //! Sets wall time alone, as a person or a time server would; steady time and timers do not move.
    void jumpWallTime(const QDateTime& to);
    [[nodiscard]] int activeTimers() const;

private:
    friend class FakeTimer;
    FakeTimer* nextDue() const;

    QDateTime m_wall;
    SteadyTime m_steady{0};
    quint64 m_order = 0;
    QList<FakeTimer*> m_active;
};

} // namespace spyhop::base

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <array>

namespace spyhop::gateway {

//! \brief How many of an endpoint's requests may be repetitions: a share of the recent ones, or a few at a time if the
//! share comes to less. A value; every decision takes `now`.
//!
//! The few are counted in flight, not per second: each end of one lets the next go, so that an exhausted budget delays
//! and never stops anybody (docs/decisions/0007-retry-budget.md).
class RetryBudget {
public:
    [[nodiscard]] bool mayRetry(base::SteadyTime now) const;
    //! Every request that leaves.
    void began(bool isRetry, base::SteadyTime now);
    //! It did not leave after all; `began`: the time that was given to began().
    void withdrawn(bool isRetry, base::SteadyTime began);
    void ended(bool isRetry) { m_inFlight -= isRetry ? 1 : 0; }

private:
    struct Second {
        qint64 number = -1; //!< since the clock's beginning
        int requests = 0;
        int retries = 0;
    };
    static constexpr std::size_t seconds = 10; //!< numbers::budgetWindow
    std::array<Second, seconds> m_recent;
    int m_inFlight = 0;
};

} // namespace spyhop::gateway

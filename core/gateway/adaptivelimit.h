// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace spyhop::gateway {

//! \brief How many calls in flight a server bears, learned from its answers. A value; every decision takes `now`.
//!
//! Starts small, doubles per full window of answers until the first refusal (429, 503), then grows by one; loses three
//! tenths, once per window, when many answers are refusals (docs/api.md, "Concurrency"). Two things keep it from
//! causing the storm it suffers from (docs/decisions/0008-adaptive-limit.md):
//!
//! - A refusal comes back at once, and whoever took its place would be refused as well. So the place of a refused call
//!   rests, until a window of good answers or the told time has passed.
//! - Each call knows how many others were in flight when it left. If of late several were refused that left with r
//!   others or more, none of these was taken, and some with fewer were, then the server bears r: that is the ceiling,
//!   tried again now and then. Otherwise the refusals are of another kind, and only many of them are a reason to
//!   shrink.
class AdaptiveLimit {
public:
    AdaptiveLimit();

    [[nodiscard]] int limit() const { return m_limit; }
    [[nodiscard]] bool isLearned() const { return !m_doubling; } //!< a refusal has been seen
    //! Places of refused calls that nobody should take yet.
    [[nodiscard]] int resting(base::SteadyTime now) const;
    //! When the first of them is free even without good answers; nothing rests: the end of time.
    [[nodiscard]] base::SteadyTime nextFree(base::SteadyTime now) const;

    //! `others`: calls in flight when this one left; `wanted`: somebody is waiting for a place.
    void taken(int others, bool wanted, base::SteadyTime now);
    //! `told`: what Retry-After asked for, 0 if nothing.
    void refused(int others, bool wanted, std::chrono::milliseconds told, base::SteadyTime now);

private:
    static constexpr std::size_t memory = 256; //!< answers looked back at
    struct Rest {
        base::SteadyTime until{0};
        qint64 takenUntil = 0; //!< or until so many good answers have come
    };
    void remember(int others, bool refused, bool wanted);
    void endWindow(base::SteadyTime now);
    [[nodiscard]] bool manyRefusals() const;
    [[nodiscard]] std::optional<int> ceilingSeen() const;

    int m_limit;
    int m_ceiling = std::numeric_limits<int>::max(); //!< what growth respects; moves up step by step
    int m_proven = std::numeric_limits<int>::max(); //!< the last that several refusals have shown
    base::SteadyTime m_ceilingHoldsUntil{0}, m_patience;
    bool m_doubling = true;
    bool m_busy = false; //!< somebody waited during this window
    bool m_refusedInWindow = false, m_shrunkInWindow = false;
    int m_windowAnswers = 0;
    std::bitset<memory> m_refusals; //!< ring
    std::array<std::uint16_t, memory> m_others{}; //!< ring
    std::size_t m_answers = 0; //!< ever
    qint64 m_taken = 0; //!< ever
    std::vector<Rest> m_resting;
};

} // namespace spyhop::gateway

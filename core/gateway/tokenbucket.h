// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace spyhop::gateway {

//! \brief A token bucket: so much per minute, and a little at once. A value; every decision takes `now`.
//!
//! Over any stretch of time t it gives at most perMinute × t / 1 min + burst, plus one piece: a piece larger than the
//! whole bucket leaves when the bucket is full, and leaves a debt.
class TokenBucket {
public:
    //! No limit.
    TokenBucket() = default;
    //! Starts full. perMinute ≥ 1.
    TokenBucket(int perMinute, base::SteadyTime now);

    [[nodiscard]] bool isLimited() const { return m_perMinute > 0; }
    [[nodiscard]] int perMinute() const { return m_perMinute; }
    //! Another rate from now on; what has been taken stays taken. 0: no limit.
    void setPerMinute(int perMinute, base::SteadyTime now);

    //! When `amount` may be taken: `now` or later.
    [[nodiscard]] base::SteadyTime readyAt(double amount, base::SteadyTime now) const;
    //! Takes it, whether ready or not.
    void take(double amount, base::SteadyTime now);
    //! What was taken turned out to be so much more (or, negative, less). Never lifts the level above the burst.
    void correct(double more, base::SteadyTime now);

private:
    [[nodiscard]] double burst() const;
    [[nodiscard]] double levelAt(base::SteadyTime now) const;

    int m_perMinute = 0;
    double m_level = 0; //!< at m_asOf; negative: a debt
    base::SteadyTime m_asOf{0};
};

} // namespace spyhop::gateway

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/route/health.h"

#include <chrono>
#include <optional>

namespace spyhop::gateway {

//! \brief What one try after the other tells Health of its target: claimed once, ended once, whatever comes between.
//!
//! The target is the claimed one's until the end. Where a method says that the target has recovered, whoever rests
//! because of it should hear of that. Owner: RoutedCall, which abandons what is claimed when it goes. Thread: main.
class TryHealth {
public:
    explicit TryHealth(route::Health& health);

    //! Claims a try. False: not now.
    [[nodiscard]] bool claim(const route::HealthKey& key, base::SteadyTime now);
    //! It leaves: from here on it may be slow.
    void begin();
    //! How long its first token usually takes at most; nothing: unknown, or slow() has told already.
    [[nodiscard]] std::optional<std::chrono::milliseconds> slowAfter() const { return m_slowAfter; }
    //! It takes longer than that. A probe has failed by this; what becomes of the try is no longer the breaker's
    //! business.
    void slow(base::SteadyTime now);
    //! Its answer begins. False: it was slow, so that nothing changes in what is shown.
    [[nodiscard]] bool answering(base::SteadyTime now);
    //! A probe that begins to answer has proved what it was to prove: nobody need wait for the end of its answer. True:
    //! the target has recovered.
    [[nodiscard]] bool probeAnswers(base::SteadyTime now, std::optional<std::chrono::milliseconds> firstToken);
    //! How it ended; nothing: with an answer. `wasSent`: the request left. True: the target has recovered.
    [[nodiscard]] bool end(const std::optional<base::Error>& error, bool wasSent, base::SteadyTime now,
        std::optional<std::chrono::milliseconds> firstToken);
    //! It said nothing of the target. Without a claim: nothing.
    void abandon();

private:
    route::Health& m_health;
    route::HealthKey m_key;
    std::optional<route::Health::Claim> m_claim; //!< without its end
    std::optional<std::chrono::milliseconds> m_slowAfter;
    bool m_slow = false;
};

} // namespace spyhop::gateway

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/gateway/replyreader.h"
#include "core/model/endpoint.h"

#include <optional>

namespace spyhop::gateway {

//! What a try has come to so far, as far as its clocks care.
struct TryTimes {
    base::SteadyTime began{0};
    std::optional<base::SteadyTime> sent, firstDelta;
    base::SteadyTime lastDelta{0};
    base::SteadyTime lastByte{0}; //!< signs of life count
    ReplyReader::Expects expects = ReplyReader::Expects::Answer;
    base::SteadyTime expectsSince{0}; //!< or the last byte, while the rest of a body is on its way
    bool toldQueued = false, toldStalled = false; //!< people know already
};

//! What falls due next in a try.
enum class TryClock {
    Connect, //!< time-out: not sent
    FirstToken, //!< time-out: sent and no token; keep-alives do not count
    Total, //!< time-out
    Idle, //!< time-out: the answer has begun, and then not even a sign of life came
    End, //!< nothing more will come that matters: take the reply as it is
    QueuedHint, //!< tell people that the call is probably queued at the server
    StalledHint, //!< tell people that no token has come for a while
};

struct TryDeadline {
    base::SteadyTime due{0};
    TryClock clock = TryClock::Total;
};

//! The next deadline of a try. Pure; the limits are the endpoint's own, the hints those of numbers.h.
[[nodiscard]] TryDeadline nextDeadline(const TryTimes& times, const model::Endpoint& endpoint);

} // namespace spyhop::gateway

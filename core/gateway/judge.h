// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"

#include <chrono>
#include <optional>

namespace spyhop::gateway {

//! What is to be done after a try.
enum class Step { Done, Again, NextTarget, Adjust, GiveUp };

//! All that a verdict depends on.
struct Situation {
    std::optional<base::Error> error; //!< of the try; nothing: it succeeded
    int tries = 1; //!< on this target, this one included
    int waits = 0; //!< growing waits of the call so far: the k of backoffWait()
    bool otherTarget = false; //!< T of the table: one that may be tried now and that this error says nothing about
    bool lastResort = false; //!< no T, but a target that is known not to have the model
    bool otherAccount = false; //!< T, and the person agrees that its account pays instead of the one refused
    bool anyDelta = false; //!< a part of the answer has been shown
    bool requestSent = false;
    bool anyByte = false; //!< of the reply
    bool reusedConnection = false;
    bool freshTried = false; //!< the one immediate repetition on a fresh connection has been used
    bool mayRepeatCharged = true; //!< who asks bears what a try costs that comes to nothing
    bool adjustable = false; //!< the complaint is in the adjust table and has not been answered yet
    std::chrono::milliseconds spent{0}; //!< since the call's first try, without what it was parked
    model::Priority priority = model::Priority::Interactive;
};

struct Verdict {
    Step step = Step::GiveUp;
    std::chrono::milliseconds wait{0}; //!< Again only
    bool growing = false; //!< the wait was one of the growing ones: count it
    bool parked = false; //!< the wait is so long that a person should know and may say "now"
    bool possiblyBilled = false;
    bool operator==(const Verdict&) const = default;
};

//! The verdict table of docs/api.md ("Retry, failover, limits"). Pure; `chance` is uniform in [0, 1).
[[nodiscard]] Verdict judge(const Situation& situation, double chance);

//! The wait before try k (from 0): U(½, 1) × min(32 s, 2^(k+1) s).
[[nodiscard]] std::chrono::milliseconds backoffWait(int k, double chance);
//! The wait that a server asked for, never shorter: R + U(0, min(1 s, R/10)).
[[nodiscard]] std::chrono::milliseconds toldWait(std::chrono::milliseconds told, double chance);

//! What an error says of the target: what the breaker counts.
enum class Blame {
    None, //!< a 4xx
    Busy, //!< it lives and is full: 503 and its like
    Unwell, //!< 5xx, connection, TLS, time-out
};
[[nodiscard]] Blame blameOf(const base::Error& error);

//! Nobody was there to hear it: nothing left, nothing came.
[[nodiscard]] bool isSilence(const base::Error& error, bool wasSent);

//! True if another account at the same endpoint may fare better.
[[nodiscard]] bool concernsAccount(const base::Error& error);

//! How long a call of this priority goes on trying, from its first try.
[[nodiscard]] std::chrono::milliseconds deadlineOf(model::Priority priority);

} // namespace spyhop::gateway

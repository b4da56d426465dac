// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

namespace spyhop::gateway {

//! The states of a Call (docs/architecture.md, "A Call").
enum class CallPhase { Queued, Waiting, Intent, Trying, Backoff, Settled };

//! What moves a Call from one state to another.
enum class CallTrigger {
    Tick, //!< the event loop, the end of a wait, or a person who says "now"
    Refused, //!< nothing may be tried: by plan, by key, by policy
    Answered, //!< by the cache, or by an equal call: nothing is tried
    Permit, //!< the limiter's
    Switch, //!< a person gives the present target up for the next
    NotNow, //!< every target rests after failures
    Durable, //!< the intent is on disk
    NotDurable, //!< it is not: nothing is sent
    Done, //!< and the following four: judge's verdicts
    Again,
    NextTarget,
    Adjust,
    GiveUp,
};

inline constexpr std::array allCallPhases{CallPhase::Queued, CallPhase::Waiting, CallPhase::Intent, CallPhase::Trying,
    CallPhase::Backoff, CallPhase::Settled};
inline constexpr std::array allCallTriggers{CallTrigger::Tick, CallTrigger::Refused, CallTrigger::Answered,
    CallTrigger::Permit, CallTrigger::Switch, CallTrigger::NotNow, CallTrigger::Durable, CallTrigger::NotDurable,
    CallTrigger::Done, CallTrigger::Again, CallTrigger::NextTarget, CallTrigger::Adjust, CallTrigger::GiveUp};

//! The whole state machine. Nothing: the trigger cannot happen in this state.
[[nodiscard]] constexpr std::optional<CallPhase> nextPhase(CallPhase phase, CallTrigger trigger)
{
    switch (phase) {
    case CallPhase::Queued:
        if (trigger == CallTrigger::Tick)
            return CallPhase::Waiting;
        if (trigger == CallTrigger::Switch) // from a target whose key or model list is awaited
            return CallPhase::Queued;
        if (trigger == CallTrigger::Refused || trigger == CallTrigger::Answered)
            return CallPhase::Settled;
        return std::nullopt;
    case CallPhase::Waiting:
        if (trigger == CallTrigger::Permit)
            return CallPhase::Intent;
        if (trigger == CallTrigger::Switch)
            return CallPhase::Waiting;
        if (trigger == CallTrigger::NotNow)
            return CallPhase::Backoff;
        if (trigger == CallTrigger::Refused)
            return CallPhase::Settled;
        return std::nullopt;
    case CallPhase::Intent:
        if (trigger == CallTrigger::Durable)
            return CallPhase::Trying;
        if (trigger == CallTrigger::NotDurable)
            return CallPhase::Settled;
        if (trigger == CallTrigger::Switch)
            return CallPhase::Waiting;
        return std::nullopt;
    case CallPhase::Trying:
        if (trigger == CallTrigger::Done || trigger == CallTrigger::GiveUp)
            return CallPhase::Settled;
        if (trigger == CallTrigger::Again)
            return CallPhase::Backoff;
        if (trigger == CallTrigger::NextTarget || trigger == CallTrigger::Adjust || trigger == CallTrigger::Switch)
            return CallPhase::Waiting;
        return std::nullopt;
    case CallPhase::Backoff:
        if (trigger == CallTrigger::Tick || trigger == CallTrigger::Switch)
            return CallPhase::Waiting;
        return std::nullopt;
    case CallPhase::Settled:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace spyhop::gateway

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

namespace spyhop::gateway {

//! The states of a SharedCall.
enum class SharedPhase {
    Planning, //!< its own walk finds out where it would go
    Looking, //!< in the cache on disk; the walk is held
    Riding, //!< aboard a flight
    Settled,
};

enum class SharedTrigger {
    Look, //!< the disk may have the answer
    Board, //!< a flight of its own, or one that is under way
    Replay, //!< the cache has the answer
    Land, //!< the flight has ended, or the plan was refused
    FlyAlone, //!< the flight failed before its first word, and it was somebody else's
};

inline constexpr std::array allSharedPhases{
    SharedPhase::Planning, SharedPhase::Looking, SharedPhase::Riding, SharedPhase::Settled};
inline constexpr std::array allSharedTriggers{
    SharedTrigger::Look, SharedTrigger::Board, SharedTrigger::Replay, SharedTrigger::Land, SharedTrigger::FlyAlone};

//! The whole state machine. Nothing: the trigger cannot happen in this state.
[[nodiscard]] constexpr std::optional<SharedPhase> nextSharedPhase(SharedPhase phase, SharedTrigger trigger)
{
    switch (phase) {
    case SharedPhase::Planning:
    case SharedPhase::Looking:
        if (trigger == SharedTrigger::Look)
            return SharedPhase::Looking;
        if (trigger == SharedTrigger::Board)
            return SharedPhase::Riding;
        if (trigger == SharedTrigger::Replay)
            return SharedPhase::Settled;
        if (trigger == SharedTrigger::Land && phase == SharedPhase::Planning)
            return SharedPhase::Settled;
        return std::nullopt;
    case SharedPhase::Riding:
        if (trigger == SharedTrigger::Land)
            return SharedPhase::Settled;
        if (trigger == SharedTrigger::FlyAlone)
            return SharedPhase::Riding;
        return std::nullopt;
    case SharedPhase::Settled:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace spyhop::gateway

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtCore/QtGlobal>
#include <chrono>

namespace spyhop::cache {

//! One moment, by both clocks.
struct Moment {
    qint64 wall = 0; //!< ms since 1970, UTC
    base::SteadyTime steady{0};
    [[nodiscard]] static Moment now(const base::Clock& clock);
};

//! \brief How long something may be used, by two clocks at once: whichever ends it first counts.
//!
//! Steady time does not run while the computer sleeps, wall time may be set: neither alone keeps a promise. A value.
struct Life {
    qint64 born = 0; //!< wall
    qint64 ends = 0; //!< wall, exclusive
    base::SteadyTime deadline{0}; //!< steady, exclusive

    [[nodiscard]] static Life from(const Moment& birth, std::chrono::milliseconds length);
    //! Also false before its birth: then the wall clock was set back, and says nothing about its age.
    [[nodiscard]] bool isOn(const Moment& moment) const
    {
        return moment.steady < deadline && moment.wall >= born && moment.wall < ends;
    }
    //! No longer than both.
    [[nodiscard]] Life within(const Life& other) const;
    bool operator==(const Life&) const = default;
};

//! \brief Notices that the wall clock was set back, by comparing it with the steady one. A value.
class SetBackWatch {
public:
    explicit SetBackWatch(const Moment& start)
        : m_anchor(start)
    {
    }
    //! By how much since the last look; 0 unless it is worth a word. A clock that was set forward, or a computer that
    //! slept, is no reason to shorten a life: its end has come nearer by itself.
    [[nodiscard]] std::chrono::milliseconds look(const Moment& moment);

private:
    Moment m_anchor;
};

} // namespace spyhop::cache

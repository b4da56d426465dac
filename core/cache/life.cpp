// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/life.h"

#include "core/cache/numbers.h"

#include <algorithm>

namespace spyhop::cache {

using std::chrono::milliseconds;

Moment Moment::now(const base::Clock& clock)
{
    return {clock.wallTime().toMSecsSinceEpoch(), clock.steadyTime()};
}

Life Life::from(const Moment& birth, milliseconds length)
{
    return {birth.wall, birth.wall + length.count(), birth.steady + length};
}

Life Life::within(const Life& other) const
{
    return {std::max(born, other.born), std::min(ends, other.ends), std::min(deadline, other.deadline)};
}

milliseconds SetBackWatch::look(const Moment& moment)
{
    const auto ran = std::chrono::floor<milliseconds>(moment.steady - m_anchor.steady);
    const milliseconds behind = ran - milliseconds(moment.wall - m_anchor.wall);
    // Small lags add up: the anchor stays until they amount to something.
    if (behind > milliseconds(0) && behind < numbers::setBackNoticed)
        return milliseconds(0);
    m_anchor = moment;
    return std::max(behind, milliseconds(0));
}

} // namespace spyhop::cache

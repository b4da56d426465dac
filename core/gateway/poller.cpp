// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/poller.h"

#include "core/gateway/numbers.h"

#include <algorithm>
#include <cmath>

namespace spyhop::gateway {

std::chrono::milliseconds Poller::next(double chance, std::chrono::milliseconds told)
{
    using std::chrono::milliseconds;
    const bool files = m_kind == model::JobKind::FilesBatch;
    const milliseconds first = files ? numbers::firstLookAtBatch : numbers::firstLookAtTask;
    const milliseconds longest = files ? numbers::longestLookAtBatch : numbers::longestLookAtTask;
    const double grown = static_cast<double>(first.count()) * std::pow(numbers::lookGrowth, m_looks);
    const double wanted = std::min(grown, static_cast<double>(longest.count()));
    m_looks = std::min(m_looks + 1, 64);
    const milliseconds wait(std::llround(wanted * (1 + (chance - 0.5) * numbers::lookSpread)));
    return std::max(wait, told);
}

} // namespace spyhop::gateway

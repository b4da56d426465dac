// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tokenscale.h"

#include <algorithm>

namespace spyhop::model {
namespace {

//! Tokens of which half of all doubt goes.
constexpr double halfTrusted = 20'000;

} // namespace

TokenScale tokenScale(const TokenLore& lore)
{
    TokenScale scale;
    if (lore.estimated <= 0 || lore.counted <= 0)
        return scale;
    const bool isOfShort = lore.answers > 0 && lore.estimated / lore.answers < longPrompt;
    if (!isOfShort && lore.estimated < longPrompt)
        return scale; // a greeting's: its quotient is that of what stands around it
    const auto estimated = static_cast<double>(lore.estimated);
    scale.trust = estimated / (estimated + halfTrusted);
    scale.isOfText = !isOfShort;
    if (isOfShort && lore.counted > lore.estimated)
        scale.overhead = std::min((lore.counted - lore.estimated) / lore.answers, mostOverhead);
    else
        scale.factor = std::clamp(static_cast<double>(lore.counted) / estimated, leastFactor, mostFactor);
    return scale;
}

qint64 saneCount(qint64 counted, qint64 estimated)
{
    const auto at = [estimated](double factor) { return static_cast<qint64>(static_cast<double>(estimated) * factor); };
    return std::clamp(counted, at(leastFactor), at(mostFactor));
}

} // namespace spyhop::model

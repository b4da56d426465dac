// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/privacygate.h"

#include <QtCore/QList>
#include <QtCore/QtGlobal>
#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace spyhop::model {

//! \brief For how many values a placeholder travelled, by kind. A value.
struct MaskedValues {
    std::array<qint64, allSensitiveKinds.size()> counts{};

    [[nodiscard]] qint64 of(SensitiveKind kind) const { return counts.at(static_cast<std::size_t>(kind)); }
    [[nodiscard]] qint64 total() const { return std::accumulate(counts.begin(), counts.end(), qint64(0)); }
    [[nodiscard]] bool isEmpty() const { return total() == 0; }
    //! Of what the gate has found, that which it masked.
    [[nodiscard]] static MaskedValues of(const QList<SensitiveCount>& found)
    {
        MaskedValues result;
        for (const SensitiveCount& one : found) {
            if (one.action == GateAction::Mask)
                result.counts.at(static_cast<std::size_t>(one.kind)) += one.count;
        }
        return result;
    }
    MaskedValues& operator+=(const MaskedValues& more)
    {
        std::transform(counts.begin(), counts.end(), more.counts.begin(), counts.begin(), std::plus<>());
        return *this;
    }
    //! Of each kind the greater number: what one and the same text was found to hold in two tries.
    [[nodiscard]] MaskedValues atLeast(const MaskedValues& other) const
    {
        MaskedValues result;
        std::transform(counts.begin(), counts.end(), other.counts.begin(), result.counts.begin(),
            [](qint64 a, qint64 b) { return std::max(a, b); });
        return result;
    }
    bool operator==(const MaskedValues&) const = default;
};

//! \brief The same of a job: the sum over its items, in each of which a value counts once. A value.
struct MaskedTally {
    qint64 items = 0; //!< of which something was masked
    MaskedValues values = {};
    bool operator==(const MaskedTally&) const = default;
};

} // namespace spyhop::model

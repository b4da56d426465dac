// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/faults.h"

namespace spyhop::localserver {

Faults::Faults(const QList<std::pair<int, double>>& shares, quint64 seed)
    : m_shares(shares)
    , m_random(seed)
{
}

std::optional<int> Faults::draw()
{
    if (m_shares.isEmpty())
        return std::nullopt;
    double rest = m_random.unit();
    for (const auto& [status, share] : m_shares) {
        if (rest < share)
            return status;
        rest -= share;
    }
    return std::nullopt;
}

} // namespace spyhop::localserver

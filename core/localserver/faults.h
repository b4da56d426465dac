// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <QtCore/QList>
#include <optional>

namespace spyhop::localserver {

//! \brief Draws which requests fail, by seed: the same seed fails the same requests, in the order they arrive.
class Faults {
public:
    //! Shares are of all requests; together at most 1.
    Faults(const QList<std::pair<int, double>>& shares, quint64 seed);
    //! The HTTP status to fail with, or nothing. One draw per call.
    [[nodiscard]] std::optional<int> draw();

private:
    QList<std::pair<int, double>> m_shares;
    base::Random m_random;
};

} // namespace spyhop::localserver

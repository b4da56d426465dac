// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"

#include <chrono>

namespace spyhop::gateway {

//! \brief When to look again at work left at a provider: growing intervals, by kind. A value.
class Poller {
public:
    explicit Poller(model::JobKind kind)
        : m_kind(kind)
    {
    }
    //! The wait before the next look; each is longer than the one before, up to the kind's longest. `chance`: uniform
    //! in [0, 1), spreads a crowd of tasks by a tenth. `told`: what the server asked for at least.
    [[nodiscard]] std::chrono::milliseconds next(double chance, std::chrono::milliseconds told);
    //! Something has moved: the end may be near.
    void restart() { m_looks = 0; }

private:
    model::JobKind m_kind;
    int m_looks = 0;
};

} // namespace spyhop::gateway

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/limiter.h"

#include <QtCore/QString>

namespace spyhop::gateway {

//! What a person reads while a call waits for its turn; empty if it need not wait.
[[nodiscard]] QString waitWords(const Limiter::Delay& delay, base::SteadyTime now);

//! Where the limits of an endpoint come from, for the status strip.
[[nodiscard]] QString limitWords(const Limiter::Figures& figures);

} // namespace spyhop::gateway

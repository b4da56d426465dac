// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/port/wakelock.h"

#include <memory>

namespace spyhop::app {

//! Over the buses of the computer and of the session. One that is not there is not started, and nobody waits for it.
[[nodiscard]] std::unique_ptr<port::WakeLock> wakeLockOfThisComputer();

} // namespace spyhop::app

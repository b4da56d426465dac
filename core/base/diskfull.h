// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

// A full disk is the one fault of storing that passes without anybody mending Spyhop: whoever may wait does.
namespace spyhop::base {

//! Whether the system says so (an errno): ENOSPC, EDQUOT.
[[nodiscard]] bool isDiskFull(int systemError);
//! An Error of the code Internal becomes one that passes: its retryAfter says when to look for room again.
void markDiskFull(Error& error);
//! Whether it was marked so.
[[nodiscard]] bool isDiskFull(const Error& error);

} // namespace spyhop::base

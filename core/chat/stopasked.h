// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace spyhop::chat {

//! Whether to give up what is under way; asked often, on the thread that works.
using StopAsked = std::function<bool()>;

} // namespace spyhop::chat

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace spyhop::base {

//! \brief Blocks up to this many bytes are overwritten when this thread gives them back to the allocator
//! (app/wipingfree.cpp; decisions/0155), since nobody else wipes the copies of a key that libraries make.
//!
//! A thread begins with what the blocks take in which Qt's network classes keep the heads of requests. One that sees no
//! key, and has much to free, says 0.
extern constinit thread_local std::size_t wipedWhenFreed;

//! Where keys come and go as strings only: a key of 240 characters in UTF-16, or a longer one in base64.
void wipeFreedStrings();

} // namespace spyhop::base

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/freedmemory.h"

#include <algorithm>

namespace spyhop::base {
namespace {

constexpr std::size_t requestHeads = 64 * 1024; // bytes: what a TLS socket waits to send lies in blocks of 40 KiB
constexpr std::size_t strings = 1024;

} // namespace

constinit thread_local std::size_t wipedWhenFreed = requestHeads;

void wipeFreedStrings()
{
    wipedWhenFreed = std::max(wipedWhenFreed, strings);
}

} // namespace spyhop::base

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diskfull.h"

#include <cerrno>

namespace spyhop::base {
namespace {

constexpr std::chrono::milliseconds lookForRoom{2'000}; // a person who makes room should see it go on

} // namespace

bool isDiskFull(int systemError)
{
#ifdef EDQUOT
    if (systemError == EDQUOT)
        return true;
#endif
    return systemError == ENOSPC;
}

void markDiskFull(Error& error)
{
    error.code = ErrorCode::Internal;
    error.retryAfter = lookForRoom;
}

bool isDiskFull(const Error& error)
{
    return error.code == ErrorCode::Internal && error.retryAfter.has_value();
}

} // namespace spyhop::base

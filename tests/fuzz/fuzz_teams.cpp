// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The administrator's teams: read, or refused with line and column.
#include "core/base/identity.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    const base::Identity account{QStringLiteral("ann"), {QStringLiteral("staff")}, false, QString()};
    const auto identity = base::withTeams(
        account, QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)), QStringLiteral("teams.json"));
    if (identity ? identity->user != account.user || !identity->managed : identity.error().what.isEmpty())
        std::abort();
    return 0;
}

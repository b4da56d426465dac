// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/readerenvironment.h"

#include <array>
#include <cstring>

namespace spyhop::docs {

bool mayKnow(const char* variable)
{
    static constexpr std::array names{"LANG=", "LANGUAGE=", "LC_",
        "TZ=", "PATH=", "LD_LIBRARY_PATH=", "TESSDATA_PREFIX=", "ASAN_", "LSAN_", "UBSAN_"};
    for (const char* name : names) {
        if (std::strncmp(variable, name, std::strlen(name)) == 0)
            return true;
    }
    return false;
}

} // namespace spyhop::docs

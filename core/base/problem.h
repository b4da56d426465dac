// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace spyhop::base {

//! An error in a person's words: `whom` names the endpoint, file or setting, `remedy` what to do; either may be empty.
[[nodiscard]] inline Error problem(ErrorCode code, const QString& whom, const QString& what, const QString& remedy)
{
    Error error;
    error.code = code;
    error.whom = whom;
    error.what = what;
    error.remedy = remedy;
    return error;
}

} // namespace spyhop::base

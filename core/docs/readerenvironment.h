// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace spyhop::docs {

//! Variables that a program may see to which strangers' files are given: the language, where its libraries and the
//! languages to recognise lie, and what the sanitizers are told. `variable`: NAME=VALUE.
[[nodiscard]] bool mayKnow(const char* variable);

} // namespace spyhop::docs

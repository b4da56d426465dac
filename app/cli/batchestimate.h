// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"
#include "core/batch/estimate.h"

namespace spyhop::app {

//! What a job would come to: lines for a person, or one `estimate` line of JSON.
void tellEstimate(Terminal& terminal, const batch::Estimate& estimate);

} // namespace spyhop::app

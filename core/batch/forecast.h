// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"

#include <optional>

namespace spyhop::batch {

//! What the whole job will come to if those items that are left are like those that were asked. Items that failed are
//! no sample: a file that cannot be read costs nothing, and says nothing of the others. Nothing: none was asked.
[[nodiscard]] std::optional<model::JobSummary> forecast(const model::JobSummary& job);

} // namespace spyhop::batch

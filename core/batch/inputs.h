// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"

namespace spyhop::batch {

//! As BatchManager::collect().
[[nodiscard]] base::Expected<Inputs> collectInputs(const QStringList& inputs, InputMode mode);

} // namespace spyhop::batch

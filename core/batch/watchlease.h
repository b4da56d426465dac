// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/lease.h"
#include "core/model/batch.h"

#include <memory>
#include <optional>

// The right of one process to ask one question of what comes into one folder: PROFILE/jobs/watch-DIGEST.lock. The
// digest is of the folder, the prompt and the columns, keyed by random bytes of the profile (jobs/watch.salt): it says
// nothing of them.
namespace spyhop::batch {

//! Errors: Usage, naming the process that has it; those of Lease::acquire(), and of the random bytes (Internal,
//! Unreadable).
[[nodiscard]] base::Expected<std::unique_ptr<Lease>> leaseForWatch(
    const QString& profileFolder, const QString& folder, const model::BatchSpec& spec);
//! The process that has it; 0: some process of which no more is known. Nothing: nobody has. Makes nothing.
[[nodiscard]] std::optional<qint64> watchHolder(
    const QString& profileFolder, const QString& folder, const model::BatchSpec& spec);
//! Usage: that process watches; 0: some process does.
[[nodiscard]] base::Error watchedElsewhere(qint64 pid);
//! The same question of the same folder, however that is spelled.
[[nodiscard]] bool isSameWatch(
    const QString& folder, const model::BatchSpec& spec, const QString& otherFolder, const model::BatchSpec& otherSpec);

} // namespace spyhop::batch

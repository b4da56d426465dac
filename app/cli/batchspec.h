// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/options.h"
#include "core/batch/batchmanager.h"

namespace spyhop::app {

//! What the options of `batch run` and its like say of a job, all but its endpoint. Error: Usage.
[[nodiscard]] base::Expected<model::BatchSpec> specFrom(
    const Options& options, const QString& profileFolder, const QDateTime& now);
//! now, off-peak, ISO 8601 or HH:MM of this computer's clock (the next time it shows that). Error: Usage.
[[nodiscard]] base::Expected<model::When> whenFrom(const QString& word, const QDateTime& now);
//! --max-cost; nothing: it is not given. Error: Usage.
[[nodiscard]] base::Expected<std::optional<base::Money>> maximumFrom(const Options& options);
//! --give-up-after, for the jobs that are started from now on. Error: Usage.
[[nodiscard]] base::Status useGiveUpAfter(const Options& options, batch::BatchManager& batches);
[[nodiscard]] OptionSpec giveUpAfterOption();
//! Error: Usage (no input; --rows and --documents).
[[nodiscard]] base::Expected<batch::InputMode> inputModeFrom(const Options& options);

} // namespace spyhop::app

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The most that a person can ask for, in the window as on the command line (docs/cli.md). What an endpoint takes may be
// less, and is found out there.
namespace spyhop::model {

inline constexpr int mostAnswerTokens = 10'000'000; //!< --max-tokens; beyond any model's
inline constexpr int mostItemsInFlight = 4'096; //!< --concurrency
inline constexpr int mostBatchRequests = 50'000; //!< --batch-size; as batch files are documented

} // namespace spyhop::model

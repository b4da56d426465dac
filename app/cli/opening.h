// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <memory>

namespace spyhop::app {

//! \brief Opens the profile that the line names, for its command.
//!
//! While the disk is too full even for that (what the database needs beside itself), a command that works through a job
//! says so and looks again every 2 s, as a job at work does. Ctrl-C ends it: Terminal::fail() then says so.
//! Errors: those of Services::open().
[[nodiscard]] base::Expected<std::unique_ptr<Services>> openProfile(
    const CommandInfo& info, const Options& options, Terminal& terminal);

} // namespace spyhop::app

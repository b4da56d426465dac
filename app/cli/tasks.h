// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QtCore/QJsonObject>

namespace spyhop::app {

//! sending, running, done, failed, cancelled or unknown.
[[nodiscard]] QString taskStatus(const store::KeptSubmission& task);
//! The fields of `tasks list --json`.
[[nodiscard]] QJsonObject taskShape(const store::KeptSubmission& task);
//! The answer, or why there is none; returns the exit status it leads to.
[[nodiscard]] int tellTaskEnd(const Context& context, const QString& id);

} // namespace spyhop::app

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::app {

//! Whether commands of two words begin with it ("batch").
[[nodiscard]] bool isGroup(const QString& word);
[[nodiscard]] std::optional<CommandInfo> findCommand(const QStringList& words);
//! Usage, naming the commands there are.
[[nodiscard]] base::Error unknownCommand(const QStringList& words);

[[nodiscard]] QString helpOf(const CommandInfo& command);
//! Every command on a line; with the name of a group, its commands alone.
[[nodiscard]] QString overview(const QString& group);

} // namespace spyhop::app

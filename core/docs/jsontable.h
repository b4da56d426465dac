// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/document.h"

#include <QtCore/QString>

namespace spyhop::docs {

//! JSON Lines: one object a line (blank lines are skipped), or a JSON text that is one array of objects. Columns are
//! the keys in order of first appearance; a missing or null value is an empty cell; objects and arrays stay JSON.
//! The receipt is left empty. Error: Unreadable, naming the line.
[[nodiscard]] base::Expected<Table> parseJsonLines(const QString& text);
[[nodiscard]] base::Expected<Table> parseJsonArray(const QString& text);

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/typeset/documentlayout.h"

namespace spyhop::ui {

//! Writes a table's cells to a file: a workbook if its name ends with ".xlsx", else CSV. Columns of figures become
//! numbers.
[[nodiscard]] base::Status saveTable(const text::Block& table, const QString& path);

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

namespace spyhop::text {

//! Words without Markdown signs, for a messenger: blocks apart by an empty line, list markers kept, nested lists
//! indented, table cells apart by tabs, a link's address in parentheses after its words, formulas as their LaTeX with
//! its delimiters, code exactly.
[[nodiscard]] QString toPlain(const QList<Block>& blocks);

//! A table for a spreadsheet: rows as lines, cells apart by tabs. A cell that a spreadsheet would take for a formula
//! ("=…", "@…", "+…" that is no number) has an apostrophe before it.
[[nodiscard]] QString toTsv(const Block& table);

//! Whether a spreadsheet would take a cell with this text for a formula: nobody wants one that a model has written.
[[nodiscard]] bool looksLikeCommand(const QString& cell);

} // namespace spyhop::text

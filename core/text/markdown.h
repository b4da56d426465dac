// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

namespace spyhop::text {

//! Blocks deeper than this are flattened into their ancestor: layout is recursive, and an answer may hold 25,000 nested
//! quotes.
constexpr int nestingLimit = 100;
//! Columns of a table beyond this are left out.
constexpr int columnLimit = 128;

//! CommonMark with tables, strikethrough, task lists and bare URLs. HTML is text. Never fails: what cannot be parsed
//! within bounds is one paragraph of plain text.
[[nodiscard]] QList<Block> parseMarkdown(const QString& source);

} // namespace spyhop::text

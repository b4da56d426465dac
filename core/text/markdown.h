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

//! CommonMark with tables, strikethrough, task lists, bare URLs and formulas in $…$, $$…$$, \(…\), \[…\]. A block of
//! HTML is code of the language "html", other HTML is text; neither is ever carried out. Never fails: what cannot be
//! parsed within bounds is one paragraph of plain text.
[[nodiscard]] QList<Block> parseMarkdown(const QString& source);

//! Markdown of which more is to come: what its last characters may yet turn into is not shown as something else first.
//! Characters that may be a mark are left out until the next one tells (opentail.h), an unclosed formula is one
//! already, and what follows an unclosed backtick is literal.
[[nodiscard]] QList<Block> parseGrowingMarkdown(const QString& source);

} // namespace spyhop::text

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

#include <QtCore/QStringView>

namespace spyhop::text {

//! Lines: of a paragraph, where a line could begin another block. Heading: one line after its signs. Cell: one line
//! between bars.
enum class InlinePlace { Lines, Heading, Cell };

//! Markdown that gives these runs there.
[[nodiscard]] QString inlineMarkdown(const Inlines& inlines, InlinePlace place);

//! The most of one character in a row.
[[nodiscard]] qsizetype longestRun(QStringView text, QChar c);

} // namespace spyhop::text

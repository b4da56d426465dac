// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

namespace spyhop::text {

//! \brief The flat text of a document: the texts of its leaves (paragraphs, headings, formulas, code, table cells row
//! by row), one character between two. Offsets in it are what a selection, a caret and a search hit count in.
[[nodiscard]] QString flatText(const QList<Block>& blocks);

//! Blocks cut to characters [from, to) of their flat text. A formula or a picture is taken whole. Part of one leaf
//! alone comes as a paragraph without the list, quote, heading or table around it.
[[nodiscard]] QList<Block> excerpt(const QList<Block>& blocks, qsizetype from, qsizetype to);

//! The words of a paragraph, heading or cell, without marks.
[[nodiscard]] QString plainText(const Inlines& inlines);

} // namespace spyhop::text

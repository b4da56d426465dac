// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

namespace spyhop::typeset {

//! One leaf of a block's flat text: a paragraph, a heading, a code block, a table's cell. A leaf's place is counted
//! from the block's beginning; one character stands between two leaves.
struct FlatLeaf {
    QString text;
    QString marker; //!< before it, in copied text: "• ", "1. "
    QChar separator = u'\n'; //!< before it, in copied text
    qsizetype start = 0;
};

//! What a leaf of these runs is called by: the same characters, at the same places, as the leaf is laid out with.
[[nodiscard]] QString flatText(const text::Inlines& inlines);
//! The leaves of a block in reading order, as its layout has them; needs no layout.
[[nodiscard]] QList<FlatLeaf> flatLeaves(const text::Block& block);
//! Characters of a block's flat text.
[[nodiscard]] qsizetype flatLength(const text::Block& block);
//! The words of these runs alone; formulas as they are written.
[[nodiscard]] QString plainText(const text::Inlines& inlines);
//! A formula's LaTeX, without the delimiters it is written with.
[[nodiscard]] QString latexOf(const text::Inline& formula);

} // namespace spyhop::typeset

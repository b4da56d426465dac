// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/codeplan.h"
#include "core/typeset/piece.h"
#include "core/typeset/tablelayout.h"

namespace spyhop::typeset {

//! Lays out one block and all that is in it for a width (px). `before`: an earlier layout of the block, whose leaves
//! are taken again where they are the same; null: none.
[[nodiscard]] Piece layOut(const text::Block& block, qreal width, const TypeStyle& style, const Piece* before);
//! What a slice of a block has to know of the whole.
struct SliceFrame {
    const TablePlan* plan = nullptr; //!< of a table in slices
    CodePlan* code = nullptr; //!< of a code in slices
    qsizetype from = 0; //!< where the slice begins in the code
    bool isFirst = true, isLast = true;
    int lastNumber = 0; //!< an ordered list's: its numbers stand one under the other
};
//! The same for a slice (slices.h).
[[nodiscard]] Piece layOutSlice(
    const text::Block& slice, const SliceFrame& frame, qreal width, const TypeStyle& style, const Piece* before);
//! Space between two blocks that follow each other (px).
[[nodiscard]] qreal gapBetween(const text::Block& above, const text::Block& below, const TypeStyle& style);
//! The same between two slices of a block.
[[nodiscard]] qreal gapBetweenSlices(const text::Block& block, const TypeStyle& style);

//! Leaves an empty line before this character of the piece's flat text; what stands below moves down. The line's box,
//! relative to the piece.
QRectF openLine(Piece& piece, qsizetype offset, qreal width);

} // namespace spyhop::typeset

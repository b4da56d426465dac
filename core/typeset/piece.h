// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
#include "core/typeset/leaf.h"

namespace spyhop::typeset {

//! What is painted besides text.
struct Ornament {
    enum class Kind { QuoteBar, Line, CodeGround, HeadGround, Marker, CheckBox, CheckedBox };
    Kind kind = Kind::Line;
    QRectF rect = {}; //!< relative to the piece
    QString text = {}; //!< Marker: right-aligned in rect
    int area = -1; //!< of the piece that it scrolls sideways with; none: it stands still
    bool goesOnAbove = false, goesOnBelow = false; //!< CodeGround of a slice: it has no edge there
};

//! A part of a piece that is wider than the room for it and scrolls sideways.
struct ScrollArea {
    QRectF view; //!< relative to the piece
    qreal contentWidth = 0;
    bool hasBar = true; //!< at its bottom; of a block in slices the last one has it
};

//! The box of a code block or a table, for the buttons that stand over it, or of a formula that scrolls.
struct BlockBox {
    QRectF rect; //!< relative to whatever returned it
    text::Block block; //!< Code, Table or Formula
    int area = -1; //!< that its content scrolls in; none: it has the room it wants
    qreal wantedWidth = 0; //!< px without breaking lines and words
};

//! \brief One top-level block laid out for one width. A value.
struct Piece {
    text::Block block;
    QList<Leaf> leaves; //!< in reading order
    QList<Ornament> ornaments; //!< painted before the leaves
    QList<BlockBox> boxes;
    QList<ScrollArea> areas;
    QList<text::CodeHighlighter> colours; //!< of its code blocks, in order: they go on where these ended
    qreal height = 0;
    qsizetype length = 0; //!< of its flat text
    bool pendingFormulas = false; //!< lay it out again when they are all ready
};

} // namespace spyhop::typeset

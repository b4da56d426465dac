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
    QRectF rect; //!< relative to the piece
    QString text; //!< Marker: right-aligned in rect
};

//! A code block's box, for the buttons that stand over it.
struct CodeBox {
    QRectF rect; //!< relative to whatever returned it
    QString language;
    QString code;
};

//! \brief One top-level block laid out for one width. A value.
struct Piece {
    text::Block block;
    QList<Leaf> leaves; //!< in reading order
    QList<Ornament> ornaments; //!< painted before the leaves
    QList<CodeBox> codes;
    qreal height = 0;
    qsizetype length = 0; //!< of its flat text
    bool pendingFormulas = false; //!< lay it out again when the style's formulas have a new generation
};

} // namespace spyhop::typeset

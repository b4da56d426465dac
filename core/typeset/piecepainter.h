// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/piece.h"

namespace spyhop::typeset {

class FormulaSource;

//! A piece and where it stands in its document (px from the top).
struct PlacedPiece {
    Piece piece;
    qreal top = 0;
};

//! Paints what of a piece meets the clip, its corner at `at`; characters [from, to) of its flat text selected.
void paintPiece(QPainter& painter, const Piece& piece, const TypeStyle& style, const QPointF& at, const QRectF& clip,
    qsizetype from, qsizetype to);

//! Where a document of this height is cut (px from its top, ascending, the last at its end) so that no part is higher
//! than `longest`: between blocks or lines; through what is higher than that itself.
[[nodiscard]] QList<qreal> cutsBetweenLines(const QList<PlacedPiece>& pieces, qreal height, qreal longest);

//! Until every formula in these blocks is ready or refused.
void waitForFormulas(const QList<text::Block>& blocks, FormulaSource& formulas);

} // namespace spyhop::typeset

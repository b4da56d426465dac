// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/piece.h"

#include <QtGui/QImage>

namespace spyhop::typeset {

//! How a picture of a document is made.
struct PictureOptions {
    qreal width = 720; //!< px, without margins
    qreal margin = 24; //!< px
    qreal scale = 2; //!< device pixels per px
    qreal longest = 4'000; //!< px: a taller document goes on in the next picture, cut between lines
    QColor ground = Qt::white;
};

//! A document as pictures, from above to below. Formulas are waited for; code is wrapped. Thread: main.
[[nodiscard]] QList<QImage> pictures(
    const QList<text::Block>& blocks, const TypeStyle& style, const PictureOptions& options);

//! A piece and where it stands in its document (px from the top).
struct PlacedPiece {
    Piece piece;
    qreal top = 0;
};

//! Where a document of this height is cut (px from its top, ascending, the last at its end) so that no part is higher
//! than `longest`: between blocks or lines; through what is higher than that itself.
[[nodiscard]] QList<qreal> cutsBetweenLines(const QList<PlacedPiece>& pieces, qreal height, qreal longest);

//! Until every formula in these blocks is ready or refused.
void waitForFormulas(const QList<text::Block>& blocks, FormulaSource& formulas);

} // namespace spyhop::typeset

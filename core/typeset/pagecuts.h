// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/piece.h"

namespace spyhop::typeset {

//! A piece and where it stands in its document (px from the top).
struct PlacedPiece {
    Piece piece;
    qreal top = 0;
};

//! Room for a document's parts (px), none of them 0.
struct PageRoom {
    qreal first = 0; //!< what is left of the page it begins on
    qreal page = 0; //!< on each page after it
};

//! Where a document of this height is cut (px from its top, ascending, the last at its end) so that every part fits its
//! page: between blocks, lines, or rows of a table; between two lines in a row that is higher than a page; through a
//! line that is. No heading is the last of its part. A first cut at 0: nothing fits what is left of the first page.
[[nodiscard]] QList<qreal> cutsBetweenLines(const QList<PlacedPiece>& pieces, qreal height, const PageRoom& room);

} // namespace spyhop::typeset

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/htmlwriter.h"
#include "core/typeset/formulasource.h"
#include "core/typeset/typestyle.h"

#include <QtGui/QImage>

namespace spyhop::typeset {

//! Formulas as pictures for text::toHtml(): black, twice as sharp as the screen, for text of this size (px).
//! `formulas` is borrowed for the life of the result; null: none.
[[nodiscard]] text::FormulaPictures formulaPictures(FormulaSource* formulas, qreal fontSize);

//! How a picture of a document is made.
struct PictureOptions {
    qreal width = 720; //!< px, without margins
    qreal margin = 24; //!< px
    qreal scale = 2; //!< device pixels per px
    qreal longest = 4'000; //!< px: a taller document goes on in the next picture, cut between lines
    QColor ground = Qt::white;
};

//! A document as pictures, from above to below. Formulas are waited for.
[[nodiscard]] QList<QImage> pictures(
    const QList<text::Block>& blocks, const TypeStyle& style, const PictureOptions& options);

} // namespace spyhop::typeset

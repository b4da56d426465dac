// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/htmlwriter.h"
#include "core/typeset/formulasource.h"

namespace spyhop::typeset {

//! Formulas as pictures for text::toHtml(): black, twice as sharp as the screen, for text of this size (px).
//! `formulas` is borrowed for the life of the result; null: none.
[[nodiscard]] text::FormulaPictures formulaPictures(FormulaSource* formulas, qreal fontSize);
//! The same without waiting: a formula that is not drawn yet stands as its LaTeX.
[[nodiscard]] text::FormulaPictures drawnFormulaPictures(FormulaSource* formulas, qreal fontSize);

} // namespace spyhop::typeset

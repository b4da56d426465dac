// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/formula.h"
#include "core/typeset/formulafonts.h"

#include <QtCore/QJsonObject>

namespace spyhop::typeset {

//! \brief Lays out the tree that KaTeX builds (katexengine.h says its form) as its style sheet, katex.css 0.16, has a
//! browser do: what each class and each inline style means for place, font and size. Thread: any, with its own fonts.
[[nodiscard]] Formula layOutFormula(const QJsonObject& tree, FormulaFonts& fonts);

} // namespace spyhop::typeset

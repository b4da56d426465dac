// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/formula.h"

#include <QtCore/QStringList>
#include <utility>

namespace spyhop::typeset {

//! The font families of KaTeX's style sheet.
enum class FormulaFamily {
    Main,
    Math,
    Ams,
    Caligraphic,
    Fraktur,
    Sans,
    Script,
    Typewriter,
    Size1,
    Size2,
    Size3,
    Size4
};

//! \brief What a node of a formula's tree inherits, as CSS has it. A value.
struct FormulaContext {
    qreal em = 1; //!< of its font, in em of the formula
    FormulaFamily family = FormulaFamily::Main;
    bool bold = false, italic = false;
    std::optional<QRgb> color = {};
    Qt::AlignmentFlag align = Qt::AlignLeft; //!< of the rows of a stack
    qreal available = 0; //!< width of the stack around it; 0: being measured

    //! What the classes of a node change for it and all that is in it.
    void apply(const QStringList& classes);
    [[nodiscard]] FormulaFont font() const;
};

//! Margin and padding that a node's classes give it; em.
struct Spacing {
    qreal left = 0, right = 0;
};
[[nodiscard]] Spacing spacingOf(const QStringList& classes);

//! Which part of a stretched arrow or brace a piece of it takes: where it begins and how much, of the whole's width.
[[nodiscard]] std::pair<qreal, qreal> stretchedPart(const QStringList& classes);

//! A colour as it stands in a style: "#f00", "red", "transparent". Nothing for what is none.
[[nodiscard]] std::optional<QRgb> colorOf(const QString& name);

} // namespace spyhop::typeset

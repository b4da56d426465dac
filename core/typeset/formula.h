// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QPainterPath>
#include <QtGui/QRgb>
#include <optional>

namespace spyhop::typeset {

//! The fonts of KaTeX, and the reader's own for scripts that they do not have.
enum class FormulaFont {
    MainRegular,
    MainBold,
    MainItalic,
    MainBoldItalic,
    MathItalic,
    MathBoldItalic,
    Ams,
    CaligraphicRegular,
    CaligraphicBold,
    FrakturRegular,
    FrakturBold,
    SansRegular,
    SansBold,
    SansItalic,
    Script,
    Size1,
    Size2,
    Size3,
    Size4,
    Typewriter,
    System
};

//! One thing to draw; lengths in em of the formula's own size, from the left end of its baseline, y downwards.
struct FormulaMark {
    enum class Kind { Text, Path, Rectangle, Line, DashedLine, Frame };
    Kind kind = Kind::Text;
    QPointF position = {}; //!< Text: left end of its baseline
    QRectF rect = {}; //!< Rectangle, Frame; lines: from its top left to its bottom right corner
    qreal size = 1; //!< Text: of its font; lines and frames: their thickness
    QString text = {};
    FormulaFont font = FormulaFont::MainRegular;
    QPainterPath path = {};
    std::optional<QRgb> color = {}; //!< nothing: as the text around it
};

//! A part of a formula up to a place where a line may break.
struct FormulaPart {
    qreal width = 0; //!< em
    qreal ascent = 0, descent = 0; //!< em above and below the baseline
    QList<FormulaMark> marks = {};
    bool newline = false; //!< the next one begins a line ("\\\\")
};

//! Why a formula is not drawn.
struct FormulaError {
    QString message = {};
    qsizetype position = -1; //!< in the LaTeX without its delimiters; -1: not known
};

//! \brief A formula in its own em, whatever size and colour it is painted in. A value.
struct Formula {
    QList<FormulaPart> parts = {};
    FormulaPart tag = {}; //!< the number at the right edge; of no width: none
    std::optional<FormulaError> error = {}; //!< then there are no parts
    [[nodiscard]] qreal width() const
    {
        qreal sum = 0;
        for (const FormulaPart& part : parts)
            sum += part.width;
        return sum;
    }
};

} // namespace spyhop::typeset

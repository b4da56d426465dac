// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/formulapainter.h"

#include <memory>

namespace spyhop::typeset {

//! KaTeX's letters are small for their size: its style sheet sets them so much larger than the text around.
constexpr qreal formulaSize = 1.21;

//! \brief A formula at a size and for a column: wider than it, it is broken after relations and binary operators, as
//! TeX does; what still does not fit is made smaller. A value.
class SetFormula {
public:
    //! `size`: px in an em. Displayed lines are centred, others begin at the left.
    SetFormula(std::shared_ptr<const Formula> formula, qreal size, bool display);

    //! px of the widest part that cannot be broken.
    [[nodiscard]] qreal leastWidth() const;
    //! px without breaking it, its number beside it.
    [[nodiscard]] qreal wholeWidth() const;
    //! Breaks it for this width (px).
    void fit(qreal width);
    [[nodiscard]] qreal width() const { return m_width; }
    [[nodiscard]] qreal ascent() const { return m_ascent; } //!< px above the baseline of the first line
    [[nodiscard]] qreal descent() const { return m_descent; } //!< px below it
    [[nodiscard]] int lineCount() const { return static_cast<int>(m_lines.size()); }

    //! `at`: the left end of the first line's baseline. The ink's size is the formula's own.
    void paint(QPainter& painter, const QPointF& at, FormulaInk ink) const;

private:
    struct Line {
        qsizetype first = 0, last = 0; //!< parts [first, last)
        qreal width = 0; //!< em
        qreal ascent = 0, descent = 0; //!< em
        qreal x = 0, y = 0; //!< px, of its baseline
    };
    [[nodiscard]] QList<Line> broken(qreal ems) const;

    std::shared_ptr<const Formula> m_formula;
    qreal m_size;
    bool m_display;
    qreal m_scale = 1;
    QList<Line> m_lines;
    QPointF m_tag;
    qreal m_width = 0, m_ascent = 0, m_descent = 0;
};

} // namespace spyhop::typeset

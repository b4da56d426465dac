// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/setformula.h"

#include <algorithm>
#include <limits>

namespace spyhop::typeset {

namespace {

constexpr qreal lineGap = 0.3; //!< em between the lines of a broken formula
constexpr qreal tagGap = 1; //!< em between a formula and its number, at least

} // namespace

SetFormula::SetFormula(std::shared_ptr<const Formula> formula, qreal size, bool display)
    : m_formula(std::move(formula))
    , m_size(size)
    , m_display(display)
{
}

QList<SetFormula::Line> SetFormula::broken(qreal ems) const
{
    QList<Line> lines;
    bool opens = true;
    for (qsizetype i = 0; i < m_formula->parts.size(); ++i) {
        const FormulaPart& part = m_formula->parts[i];
        if (opens || lines.last().width + part.width > ems)
            lines.append(Line{.first = i, .last = i});
        Line& line = lines.last();
        line.last = i + 1;
        line.width += part.width;
        line.ascent = qMax(line.ascent, part.ascent);
        line.descent = qMax(line.descent, part.descent);
        opens = part.newline;
    }
    return lines;
}

qreal SetFormula::leastWidth() const
{
    qreal widest = 0;
    for (const FormulaPart& part : m_formula->parts)
        widest = qMax(widest, part.width);
    return widest * m_size;
}

qreal SetFormula::wholeWidth() const
{
    qreal widest = 0;
    for (const Line& line : broken(std::numeric_limits<qreal>::max()))
        widest = qMax(widest, line.width);
    const qreal tag = m_formula->tag.width;
    return (widest + (tag > 0 ? 2 * (tag + tagGap) : 0)) * m_size;
}

void SetFormula::fit(qreal width)
{
    const qreal least = leastWidth();
    m_scale = least > width ? width / least : 1;
    const qreal em = m_size * m_scale;
    m_lines = broken(width / em + 1e-6);
    const FormulaPart& tag = m_formula->tag;
    m_width = 0;
    for (const Line& line : std::as_const(m_lines))
        m_width = qMax(m_width, line.width * em);
    // A number stands at the column's edge, and under the formula where there is no room beside it.
    const bool hasTag = tag.width > 0;
    const bool tagBeside = hasTag && m_lines.size() == 1 && m_width + 2 * (tag.width + tagGap) * em <= width;
    if (hasTag)
        m_width = width;
    qreal y = 0;
    for (Line& line : m_lines) {
        if (&line != &m_lines.first())
            y += (line.ascent + lineGap) * em;
        line.x = m_display ? (m_width - line.width * em) / 2 : 0;
        line.y = y;
        y += line.descent * em;
    }
    m_ascent = m_lines.isEmpty() ? 0 : m_lines.first().ascent * em;
    m_descent = y;
    if (!hasTag)
        return;
    m_tag = QPointF(m_width - tag.width * em, 0);
    if (!tagBeside) {
        m_tag.setY(m_descent + (tag.ascent + lineGap) * em);
        m_descent = m_tag.y() + tag.descent * em;
    }
    m_ascent = qMax(m_ascent, tagBeside ? tag.ascent * em : 0.0);
}

void SetFormula::paint(QPainter& painter, const QPointF& at, FormulaInk ink) const
{
    ink.size = m_size * m_scale;
    for (const Line& line : m_lines) {
        QPointF place = at + QPointF(line.x, line.y);
        for (qsizetype i = line.first; i < line.last; ++i) {
            const FormulaPart& part = m_formula->parts[i];
            paintMarks(painter, part.marks, place, ink);
            place.rx() += part.width * ink.size;
        }
    }
    if (m_formula->tag.width > 0)
        paintMarks(painter, m_formula->tag.marks, at + m_tag, ink);
}

} // namespace spyhop::typeset

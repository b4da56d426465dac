// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The formulas in a leaf's lines.
#include "core/text/mathscan.h"
#include "core/typeset/formulasource.h"
#include "core/typeset/leaf.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <algorithm>
#include <cmath>

namespace spyhop::typeset {

namespace {

//! px above and below a formula that is higher than its line, and around one in a line of its own.
constexpr qreal formulaPad = 2, displayPad = 6;

//! In the layout a drawn formula is one letter as wide as the formula, and marks without width that belong to it: lines
//! break around it as around a letter, and the caret crosses it in one step.
constexpr QChar placeholder(u'x'), filler(0xFE00);

QTextLayout::FormatRange formatRange(qsizetype start, qsizetype length, const QTextCharFormat& format)
{
    QTextLayout::FormatRange range;
    range.start = static_cast<int>(start);
    range.length = static_cast<int>(length);
    range.format = format;
    return range;
}

} // namespace

void Leaf::addFormula(const text::Inline& run, qsizetype at, const TypeStyle& style, const Face& face,
    QList<QTextLayout::FormatRange>& formats)
{
    const qsizetype length = run.text.size();
    const bool display = run.marks.testFlag(text::Mark::Display);
    const QString latex = text::latexOf(run.text);
    if (latex.size() == length)
        return; // its end is still to come: drawing each state of it would be work for nothing
    const std::shared_ptr<const Formula> formula
        = style.formulas == nullptr ? nullptr : style.formulas->find(latex, display);
    if (formula != nullptr && !formula->error) {
        const qreal size = face.font.pixelSize() * formulaSize;
        m_formulas.append(FormulaRun{Range{at, length}, SetFormula(formula, size, display)});
        QString shown = m_layout->text();
        shown[at] = placeholder;
        std::fill(shown.begin() + at + 1, shown.begin() + at + length, filler);
        m_layout->setText(shown);
        m_standsAlone = display && length == m_text.size();
        return;
    }
    m_pending = m_pending || (formula == nullptr && style.formulas != nullptr);
    if (formula == nullptr)
        return; // the words of the source until it comes
    QTextCharFormat source;
    source.setFont(style.code.font);
    formats.append(formatRange(at, length, source));
    QTextCharFormat place;
    place.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    place.setUnderlineColor(style.danger);
    // From where KaTeX stopped to the formula's end; the whole if it does not say.
    const qsizetype within = formula->error->position < 0
        ? 0
        : qBound<qsizetype>(0, run.text.indexOf(latex) + qMin(formula->error->position, latex.size() - 1), length - 1);
    formats.append(formatRange(at + within, length - within, place));
    m_notes.append(LinkRange{Range{at, length}, formula->error->message});
}

void Leaf::reserveFormulas(qreal width)
{
    QList<QTextLayout::FormatRange> formats = m_formats;
    const qreal letter = QFontMetricsF(m_font).horizontalAdvance(placeholder);
    for (FormulaRun& run : m_formulas) {
        run.formula.fit(width);
        QTextCharFormat room;
        room.setForeground(QColor(Qt::transparent));
        room.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        room.setFontLetterSpacing(run.formula.width() - letter);
        formats.append(formatRange(run.range.start, run.range.length, room));
    }
    m_layout->setFormats(formats);
}

std::pair<qreal, qreal> Leaf::roomForFormulas(const QTextLine& line, qreal baseline) const
{
    qreal above = 0, below = 0;
    const qreal pad = m_standsAlone ? displayPad : formulaPad;
    for (const FormulaRun& run : m_formulas) {
        const bool isHere
            = run.range.start >= line.textStart() && run.range.start < line.textStart() + line.textLength();
        if (!isHere)
            continue;
        above = qMax(above, std::ceil(run.formula.ascent() + pad - baseline));
        below = qMax(below, std::ceil(run.formula.descent() + pad - (m_lineHeight - baseline)));
    }
    return {above, below};
}

qreal Leaf::widestFormula() const
{
    qreal widest = 0;
    for (const FormulaRun& run : m_formulas)
        widest = qMax(widest, run.formula.width());
    return widest;
}

qreal Leaf::formulaWidth(qreal room) const
{
    qreal width = room;
    for (const FormulaRun& run : m_formulas) {
        if (run.formula.leastWidth() > room)
            width = qMax(width, std::ceil(run.formula.wholeWidth()));
    }
    return width;
}

QString Leaf::textWithoutFormulas() const
{
    QString words = m_text;
    for (const FormulaRun& run : m_formulas)
        std::fill_n(words.begin() + run.range.start, run.range.length, QChar(u' '));
    return words;
}

void Leaf::paintFormulas(QPainter& painter, const QPointF& at, int first, int last) const
{
    for (const FormulaRun& run : m_formulas) {
        const auto place = static_cast<int>(run.range.start);
        const QTextLine line = m_layout->lineForTextPosition(place);
        if (!line.isValid() || line.lineNumber() < first || line.lineNumber() > last)
            continue;
        const qreal baseline = qRound(at.y() + line.y() + line.ascent());
        run.formula.paint(painter, QPointF(at.x() + line.cursorToX(place), baseline), FormulaInk{0, m_color, m_font});
    }
}

} // namespace spyhop::typeset

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/leaf.h"

#include "core/text/highlight.h"
#include "core/text/links.h"
#include "core/text/mathscan.h"
#include "core/typeset/formulasource.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <algorithm>
#include <cmath>

namespace spyhop::typeset {

namespace {

constexpr qreal unbroken = 1e6;
//! KaTeX's letters are small for their size: its style sheet sets them so much larger than the text around.
constexpr qreal formulaSize = 1.21;
constexpr qreal formulaPad = 2; //!< px above and below a formula that is higher than its line
constexpr qreal displayPad = 6; //!< px above and below a formula in a line of its own

//! In the layout a drawn formula is one letter as wide as the formula, and marks without width that belong to it: lines
//! break around it as around a letter, and the caret crosses it in one step.
constexpr QChar placeholder(u'x'), filler(0xFE00);

bool hasChinese(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hiragana
            || c.script() == QChar::Script_Katakana || c.script() == QChar::Script_Hangul;
    });
}

QTextLayout::FormatRange formatRange(qsizetype start, qsizetype length, const QTextCharFormat& format)
{
    QTextLayout::FormatRange range;
    range.start = static_cast<int>(start);
    range.length = static_cast<int>(length);
    range.format = format;
    return range;
}

//! As it is laid out: each line's end breaks, and what would change the order of what is read is shown instead.
QString laidOutText(const QString& text)
{
    QString shown = text;
    for (QChar& c : shown) {
        if (c == u'\n')
            c = QChar::LineSeparator;
        else if (text::isDirectionTrick(c))
            c = QChar::ReplacementCharacter;
    }
    return shown;
}

} // namespace

Leaf::Leaf(const QString& text, const Face& face, const TypeStyle& style, const QColor& color)
    : m_text(text)
    , m_layout(std::make_shared<QTextLayout>(laidOutText(text), face.font))
    , m_lineHeight(face.lineHeight)
    , m_color(color)
    , m_sunken(style.sunken)
    , m_selection(style.selection)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(4 * QFontMetricsF(face.font).horizontalAdvance(u' '));
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true);
}

Leaf Leaf::prose(
    const text::Inlines& inlines, const Face& face, const TypeStyle& style, const QColor& color, bool strong)
{
    QString all;
    for (const text::Inline& run : inlines)
        all += run.text;
    Leaf leaf(all, face, style, color);
    QList<QTextLayout::FormatRange> formats;
    if (strong) {
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        formats.append(formatRange(0, all.size(), format));
    }
    QString shown = leaf.m_layout->text();
    qsizetype at = 0;
    for (const text::Inline& run : inlines) {
        const qsizetype length = run.text.size();
        if (run.marks.testFlag(text::Mark::Formula)) {
            leaf.addFormula(run, at, style, face.font.pixelSize(), shown, formats);
            at += length;
            continue;
        }
        QTextCharFormat format;
        if (run.marks.testFlag(text::Mark::Code)) {
            QFont font = style.code.font;
            // In a heading code is as large as its surroundings, in prose as small as code.
            if (face.font.pixelSize() > style.body.font.pixelSize())
                font.setPixelSize(face.font.pixelSize() - 2);
            format.setFont(font);
            leaf.m_codeRuns.append(Range{at, length});
        }
        if (run.marks.testFlag(text::Mark::Bold))
            format.setFontWeight(QFont::DemiBold);
        if (run.marks.testFlag(text::Mark::Italic)) {
            // Slanted Chinese is hard to read: it is set in 600 instead.
            if (hasChinese(run.text))
                format.setFontWeight(QFont::DemiBold);
            else
                format.setFontItalic(true);
        }
        if (run.marks.testFlag(text::Mark::Strike))
            format.setFontStrikeOut(true);
        if (!run.link.isEmpty() && text::isSafeLink(run.link)) {
            format.setForeground(style.link);
            leaf.m_links.append(LinkRange{Range{at, length}, run.link});
        }
        if (!format.isEmpty())
            formats.append(formatRange(at, length, format));
        at += length;
    }
    leaf.m_formats = formats;
    if (!leaf.m_formulas.isEmpty())
        leaf.m_layout->setText(shown);
    leaf.reserveFormulas(unbroken);
    return leaf;
}

Leaf Leaf::formula(const text::Inline& run, const TypeStyle& style, const QColor& color)
{
    Leaf leaf = prose({run}, style.body, style, color, false);
    leaf.m_isFormula = true;
    return leaf;
}

void Leaf::addFormula(const text::Inline& run, qsizetype at, const TypeStyle& style, qreal fontSize, QString& shown,
    QList<QTextLayout::FormatRange>& formats)
{
    const qsizetype length = run.text.size();
    const bool display = run.marks.testFlag(text::Mark::Display);
    const QString latex = text::latexOf(run.text);
    const std::shared_ptr<const Formula> formula
        = style.formulas == nullptr ? nullptr : style.formulas->find(latex, display);
    if (formula != nullptr && !formula->error) {
        m_formulas.append(FormulaRun{Range{at, length}, SetFormula(formula, fontSize * formulaSize, display)});
        for (qsizetype i = 0; i < length; ++i)
            shown[at + i] = i == 0 ? placeholder : filler;
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
        : qMin(length - 1, run.text.indexOf(latex) + qMin(formula->error->position, latex.size() - 1));
    formats.append(formatRange(at + within, length - within, place));
    m_notes.append(LinkRange{Range{at, length}, formula->error->message});
}

void Leaf::reserveFormulas(qreal width)
{
    QList<QTextLayout::FormatRange> formats = m_formats;
    for (FormulaRun& run : m_formulas) {
        run.formula.fit(width);
        QTextCharFormat room;
        QFont font = m_layout->font();
        const qreal letter = QFontMetricsF(font).horizontalAdvance(placeholder);
        room.setForeground(QColor(Qt::transparent));
        room.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        room.setFontLetterSpacing(run.formula.width() - letter);
        formats.append(formatRange(run.range.start, run.range.length, room));
    }
    m_layout->setFormats(formats);
}

Leaf Leaf::code(const QString& code, const QString& language, const TypeStyle& style)
{
    Leaf leaf(code, style.code, style, style.text);
    QList<QTextLayout::FormatRange> formats;
    for (const text::CodeSpan& span : text::highlight(code, language)) {
        QTextCharFormat format;
        format.setForeground(style.tokens.at(static_cast<std::size_t>(span.token)));
        formats.append(formatRange(span.start, span.length, format));
    }
    leaf.m_layout->setFormats(formats);
    return leaf;
}

void Leaf::layOut(qreal width, Qt::Alignment alignment)
{
    m_width = width;
    QTextOption option = m_layout->textOption();
    option.setAlignment(alignment);
    m_layout->setTextOption(option);
    m_opened.clear();
    if (!m_formulas.isEmpty())
        reserveFormulas(qMax(1.0, width));
    breakLines();
}

qreal Leaf::openLine(qsizetype offset)
{
    if (!m_opened.contains(offset)) {
        m_opened.insert(std::upper_bound(m_opened.begin(), m_opened.end(), offset), offset);
        breakLines();
    }
    // The line that begins there, or what would.
    int line = 0;
    while (line < m_layout->lineCount() && m_layout->lineAt(line).textStart() < offset)
        ++line;
    return (line < m_rows.size() ? m_rows[line].top : m_height) - m_lineHeight;
}

//! Height of a line with the formulas in it, its top still at 0, and where its baseline is then.
Leaf::Row Leaf::rowOf(const QTextLine& line, qreal baseline, qreal* ascent) const
{
    qreal above = baseline;
    qreal below = m_lineHeight - baseline;
    const qreal pad = m_isFormula ? displayPad : formulaPad;
    for (const FormulaRun& run : m_formulas) {
        const bool isHere
            = run.range.start >= line.textStart() && run.range.start < line.textStart() + line.textLength();
        if (!isHere)
            continue;
        above = qMax(above, std::ceil(run.formula.ascent() + pad));
        below = qMax(below, std::ceil(run.formula.descent() + pad));
    }
    *ascent = above;
    return Row{0, above + below};
}

void Leaf::breakLines()
{
    const QFontMetricsF metrics(m_layout->font());
    // One baseline for every face, so that Chinese and Latin lines stand at equal distances.
    const qreal baseline = (m_lineHeight - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent();
    const QTextOption option = m_layout->textOption();
    QTextOption anywhere = option; // a seam may lie inside a word
    anywhere.setWrapMode(QTextOption::WrapAnywhere);
    auto opened = m_opened.cbegin();
    m_height = 0;
    m_firstLineDrop = 0;
    m_rows.clear();
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(qMax(1.0, m_width));
        for (; opened != m_opened.cend() && *opened <= line.textStart(); ++opened)
            m_height += m_lineHeight;
        if (opened != m_opened.cend() && *opened < line.textStart() + line.textLength()) {
            m_layout->setTextOption(anywhere);
            line.setNumColumns(static_cast<int>(*opened - line.textStart()), qMax(1.0, m_width));
            m_layout->setTextOption(option);
        }
        qreal above = baseline;
        Row row = rowOf(line, baseline, &above);
        row.top = m_height;
        if (m_rows.isEmpty())
            m_firstLineDrop = above - baseline;
        line.setPosition(QPointF(0, qRound(row.top + above) - line.ascent()));
        m_rows.append(row);
        m_height += row.height;
    }
    m_layout->endLayout();
    m_height += m_lineHeight * static_cast<qreal>(m_opened.cend() - opened);
}

qreal Leaf::widestLine() const
{
    m_layout->beginLayout();
    qreal widest = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(unbroken);
        widest = qMax(widest, line.naturalTextWidth());
    }
    m_layout->endLayout();
    return widest;
}

qreal Leaf::widestWord() const
{
    const QFontMetricsF metrics(m_layout->font());
    qreal widest = 0;
    QString prose = m_text;
    for (const FormulaRun& run : m_formulas) {
        widest = qMax(widest, run.formula.width());
        for (qsizetype i = 0; i < run.range.length; ++i)
            prose[run.range.start + i] = u' ';
    }
    const QStringList words = prose.simplified().split(u' ');
    for (const QString& word : words) {
        // Chinese breaks anywhere: a few characters are enough to stand together.
        widest = qMax(widest, metrics.horizontalAdvance(hasChinese(word) ? word.left(4) : word));
    }
    return widest;
}

QList<std::pair<qreal, qreal>> Leaf::lineEdges() const
{
    QList<std::pair<qreal, qreal>> edges;
    for (const Row& row : m_rows)
        edges.append({row.top, row.top + row.height});
    return edges;
}

int Leaf::lineAt(qreal y) const
{
    const auto below = std::upper_bound(
        m_rows.cbegin(), m_rows.cend(), y, [](qreal value, const Row& row) { return value < row.top; });
    return qMax(0, static_cast<int>(below - m_rows.cbegin()) - 1);
}

qsizetype Leaf::offsetAt(const QPointF& point) const
{
    if (m_layout->lineCount() == 0)
        return 0;
    const QTextLine line = m_layout->lineAt(lineAt(point.y()));
    qsizetype offset = line.xToCursor(point.x());
    // A click after the last letter of a line stays on that line.
    const qsizetype end = line.textStart() + line.textLength();
    if (offset == end && end > line.textStart() && m_text[end - 1] == u'\n')
        --offset;
    return std::clamp<qsizetype>(offset, 0, m_text.size());
}

QString Leaf::linkAt(const QPointF& point) const
{
    return addressAt(m_links, point);
}

QString Leaf::noteAt(const QPointF& point) const
{
    return addressAt(m_notes, point);
}

QString Leaf::addressAt(const QList<LinkRange>& ranges, const QPointF& point) const
{
    for (const LinkRange& link : ranges) {
        const qsizetype end = link.range.start + link.range.length;
        const int line = lineAt(point.y());
        if (point.y() >= 0 && point.y() < height() && stretch(line, link.range.start, end).contains(point))
            return link.address;
    }
    return {};
}

QRectF Leaf::caret(qsizetype offset) const
{
    const QTextLine line = m_layout->lineForTextPosition(static_cast<int>(offset));
    if (!line.isValid())
        return QRectF(0, 0, 1, m_lineHeight);
    const Row row = m_rows.value(line.lineNumber(), Row{0, m_lineHeight});
    return QRectF(line.cursorToX(static_cast<int>(offset)), row.top, 1, row.height);
}

QRectF Leaf::stretch(int lineNumber, qsizetype from, qsizetype to) const
{
    if (lineNumber >= m_layout->lineCount())
        return {};
    const QTextLine line = m_layout->lineAt(lineNumber);
    const auto first = static_cast<int>(qMax<qsizetype>(from, line.textStart()));
    const auto last = static_cast<int>(qMin<qsizetype>(to, line.textStart() + line.textLength()));
    if (first >= last)
        return {};
    qreal left = line.cursorToX(first);
    qreal right = line.cursorToX(last);
    if (left > right)
        std::swap(left, right);
    const Row row = m_rows.value(lineNumber, Row{0, m_lineHeight});
    return QRectF(left, row.top, qMax(right - left, 2.0), row.height);
}

void Leaf::paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to) const
{
    if (m_layout->lineCount() == 0)
        return;
    const int first = lineAt(clip.top() - at.y());
    const int last = lineAt(clip.bottom() - at.y());
    painter.setPen(Qt::NoPen);
    for (int i = first; i <= last; ++i) {
        for (const Range& run : m_codeRuns) {
            const QRectF box = stretch(i, run.start, run.start + run.length);
            if (box.isEmpty())
                continue;
            painter.setBrush(m_sunken);
            const qreal inset = qMax(1.0, (m_lineHeight - 20) / 2);
            painter.drawRoundedRect(box.translated(at).adjusted(-2, inset, 2, -inset), 4, 4);
        }
        if (from < to) {
            QRectF box = stretch(i, from, to);
            if (!box.isEmpty())
                painter.fillRect(box.translated(at), m_selection);
        }
    }
    painter.setPen(m_color);
    for (int i = first; i <= last; ++i)
        m_layout->lineAt(i).draw(&painter, at);
    for (const FormulaRun& run : m_formulas) {
        const QTextLine line = m_layout->lineForTextPosition(static_cast<int>(run.range.start));
        if (!line.isValid() || line.lineNumber() < first || line.lineNumber() > last)
            continue;
        const qreal baseline = qRound(at.y() + line.y() + line.ascent());
        run.formula.paint(painter, QPointF(at.x() + line.cursorToX(static_cast<int>(run.range.start)), baseline),
            FormulaInk{0, m_color, m_layout->font()});
    }
}

} // namespace spyhop::typeset

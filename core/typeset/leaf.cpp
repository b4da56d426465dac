// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/leaf.h"

#include "core/text/links.h"

#include <QtGui/QFontMetricsF>
#include <algorithm>

namespace spyhop::typeset {

namespace {

constexpr qreal unbroken = 1e6;

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

//! As it is laid out: each line's end breaks, and what hides is shown.
QString laidOutText(const QString& text, text::TextKind kind)
{
    return text::visibleText(text, kind).replace(u'\n', QChar(QChar::LineSeparator));
}

} // namespace

Leaf::Leaf(const QString& text, text::TextKind kind, const Face& face, const TypeStyle& style, const QColor& color)
    : m_text(text)
    , m_font(face.font)
    , m_layout(std::make_shared<QTextLayout>(laidOutText(text, kind), face.font))
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
    Leaf leaf(all, text::TextKind::Prose, face, style, color);
    leaf.m_inlines = inlines;
    leaf.m_strong = strong;
    QList<QTextLayout::FormatRange> formats;
    if (strong) {
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        formats.append(formatRange(0, all.size(), format));
    }
    qsizetype at = 0;
    for (const text::Inline& run : inlines) {
        const qsizetype length = run.text.size();
        if (run.marks.testFlag(text::Mark::Formula)) {
            leaf.addFormula(run, at, style, face, formats);
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
    leaf.m_layout->setFormats(formats);
    if (!leaf.m_formulas.isEmpty()) {
        leaf.m_formats = formats;
        leaf.reserveFormulas(unbroken);
    }
    return leaf;
}

Leaf Leaf::code(const QString& lines, const QList<text::CodeSpan>& spans, const TypeStyle& style)
{
    Leaf leaf(lines, text::TextKind::Code, style.code, style, style.text);
    leaf.m_spans = spans;
    leaf.m_isCode = true;
    QList<QTextLayout::FormatRange> formats;
    formats.reserve(spans.size());
    for (const text::CodeSpan& span : spans) {
        QTextCharFormat format;
        format.setForeground(style.tokens.at(static_cast<std::size_t>(span.token)));
        formats.append(formatRange(span.start, span.length, format));
    }
    leaf.m_layout->setFormats(formats);
    return leaf;
}

bool Leaf::isProse(const text::Inlines& inlines, const Face& face, const QColor& color, bool strong) const
{
    return !m_isCode && m_strong == strong && m_color == color && m_lineHeight == face.lineHeight && m_opened.isEmpty()
        && !m_pending && m_inlines == inlines && m_font == face.font;
}

bool Leaf::isCode(const QString& lines, const QList<text::CodeSpan>& spans) const
{
    return m_isCode && m_opened.isEmpty() && m_text == lines && m_spans == spans;
}

bool Leaf::isSameLayout(const Leaf& other) const
{
    return m_layout == other.m_layout && m_width == other.m_width && height() == other.height();
}

void Leaf::layOut(qreal width, Qt::Alignment wanted)
{
    // What is read from the right begins there.
    const Qt::Alignment alignment = wanted == Qt::AlignLeft && m_text.isRightToLeft() ? Qt::AlignRight : wanted;
    QTextOption option = m_layout->textOption();
    if (m_isBroken && m_width == width && option.alignment() == alignment && m_opened.isEmpty())
        return;
    m_width = width;
    option.setAlignment(alignment);
    m_layout->setTextOption(option);
    m_opened.clear();
    if (!m_formulas.isEmpty())
        reserveFormulas(qMax(1.0, width));
    breakLines();
}

void Leaf::layOutUnbroken()
{
    if (m_width == unbroken)
        return;
    m_width = unbroken;
    m_isBroken = false;
    m_height = m_lineHeight * static_cast<qreal>(m_text.count(u'\n') + 1);
}

void Leaf::ensureLines() const
{
    if (!m_isBroken)
        breakLines();
}

qreal Leaf::firstChange(const Leaf& before) const
{
    if (isSameLayout(before))
        return height();
    // What a run of equal marks adds at its end changes no line before the last word of what was there.
    qsizetype same = 0;
    if (m_isCode) {
        const auto [a, b] = std::mismatch(m_text.cbegin(), m_text.cend(), before.m_text.cbegin(), before.m_text.cend());
        same = a - m_text.cbegin();
        const auto [one, other]
            = std::mismatch(m_spans.cbegin(), m_spans.cend(), before.m_spans.cbegin(), before.m_spans.cend());
        if (one != m_spans.cend())
            same = qMin(same, one->start);
        if (other != before.m_spans.cend())
            same = qMin(same, other->start);
    } else {
        for (qsizetype i = 0; i < qMin(m_inlines.size(), before.m_inlines.size()); ++i) {
            const text::Inline& now = m_inlines[i];
            const text::Inline& then = before.m_inlines[i];
            if (now.marks != then.marks || now.link != then.link)
                break;
            const auto [a, b] = std::mismatch(now.text.cbegin(), now.text.cend(), then.text.cbegin(), then.text.cend());
            same += a - now.text.cbegin();
            if (now.text != then.text)
                break;
        }
    }
    if (m_width != before.m_width || m_lineHeight != before.m_lineHeight)
        return 0;
    while (same > 0 && !m_text[same - 1].isSpace() && m_text[same - 1].unicode() < 0x2E80)
        --same;
    if (same > 0)
        --same; // the space itself may have been the line's last
    ensureLines();
    const QTextLine line = m_layout->lineForTextPosition(static_cast<int>(same));
    return line.isValid() ? rowAt(line.lineNumber()).top : 0;
}

qreal Leaf::openLine(qsizetype offset)
{
    ensureLines();
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

void Leaf::breakLines() const
{
    m_isBroken = true;
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
        const auto [above, below] = roomForFormulas(line, baseline);
        if (m_rows.isEmpty())
            m_firstLineDrop = above;
        line.setPosition(QPointF(0, qRound(m_height + above + baseline) - line.ascent()));
        m_rows.append(Row{m_height, m_lineHeight + above + below});
        m_height += m_rows.last().height;
    }
    m_layout->endLayout();
    m_height += m_lineHeight * static_cast<qreal>(m_opened.cend() - opened);
}

qreal Leaf::widestLine() const
{
    if (m_widest >= 0)
        return m_widest;
    m_isBroken = false;
    m_layout->beginLayout();
    qreal widest = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(unbroken);
        widest = qMax(widest, line.naturalTextWidth());
    }
    m_layout->endLayout();
    m_widest = widest;
    return widest;
}

qreal Leaf::widestWord() const
{
    // As wide as in 600 if any of it is: a head's words must not be broken.
    QFont font = m_layout->font();
    const bool isBold = m_strong || std::any_of(m_inlines.cbegin(), m_inlines.cend(), [](const text::Inline& run) {
        return run.marks.testFlag(text::Mark::Bold);
    });
    if (isBold)
        font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    qreal widest = widestFormula();
    const QStringList words = textWithoutFormulas().simplified().split(u' ');
    for (const QString& word : words) {
        // Chinese breaks anywhere: a few characters are enough to stand together.
        widest = qMax(widest, metrics.horizontalAdvance(hasChinese(word) ? word.left(4) : word));
    }
    return widest;
}

} // namespace spyhop::typeset

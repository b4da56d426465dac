// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/leaf.h"

#include "core/text/highlight.h"
#include "core/text/links.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
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

} // namespace

Leaf::Leaf(const QString& text, const Face& face, const TypeStyle& style, const QColor& color)
    : m_text(text)
    , m_layout(std::make_shared<QTextLayout>(QString(text).replace(u'\n', QChar(QChar::LineSeparator)), face.font))
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
    qsizetype at = 0;
    for (const text::Inline& run : inlines) {
        const qsizetype length = run.text.size();
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
    return leaf;
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
    return m_lineHeight * ((line < m_layout->lineCount() ? rowOf(line) : m_rowCount) - 1);
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
    m_rowCount = 0;
    m_rows.clear();
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(qMax(1.0, m_width));
        for (; opened != m_opened.cend() && *opened <= line.textStart(); ++opened)
            ++m_rowCount;
        if (opened != m_opened.cend() && *opened < line.textStart() + line.textLength()) {
            m_layout->setTextOption(anywhere);
            line.setNumColumns(static_cast<int>(*opened - line.textStart()), qMax(1.0, m_width));
            m_layout->setTextOption(option);
        }
        line.setPosition(QPointF(0, qRound(m_rowCount * m_lineHeight + baseline) - line.ascent()));
        m_rows.append(m_rowCount++);
    }
    m_layout->endLayout();
    m_rowCount += static_cast<int>(m_opened.cend() - opened);
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
    const QStringList words = m_text.simplified().split(u' ');
    for (const QString& word : words) {
        // Chinese breaks anywhere: a few characters are enough to stand together.
        widest = qMax(widest, metrics.horizontalAdvance(hasChinese(word) ? word.left(4) : word));
    }
    return widest;
}

int Leaf::lineAt(qreal y) const
{
    const auto row = static_cast<int>(y / m_lineHeight);
    const auto below = std::upper_bound(m_rows.cbegin(), m_rows.cend(), row);
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
    for (const LinkRange& link : m_links) {
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
    return QRectF(line.cursorToX(static_cast<int>(offset)), rowOf(line.lineNumber()) * m_lineHeight, 1, m_lineHeight);
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
    return QRectF(left, rowOf(lineNumber) * m_lineHeight, qMax(right - left, 2.0), m_lineHeight);
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
}

} // namespace spyhop::typeset

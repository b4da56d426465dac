// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/estimate.h"

#include "core/text/excerpt.h"

#include <algorithm>
#include <cmath>

namespace spyhop::typeset {

namespace {

constexpr qreal latinWidth = 0.52; //!< of a character, in ems; Chinese takes one
constexpr char16_t firstWide = 0x2E80;

//! Lines that a run of text takes; each of its own line ends begins one.
class LineCounter {
public:
    explicit LineCounter(qreal emsPerLine)
        : m_perLine(qMax(4.0, emsPerLine))
    {
    }
    void add(QStringView text)
    {
        for (const QChar c : text) {
            if (c == u'\n') {
                ++m_lines;
                m_filled = 0;
                continue;
            }
            m_filled += emsOf(c);
            if (m_filled > m_perLine) {
                ++m_lines;
                m_filled = 0;
            }
        }
    }
    [[nodiscard]] int lines() const { return m_lines; }

private:
    qreal m_perLine;
    qreal m_filled = 0;
    int m_lines = 1;
};

qreal emsIn(qreal width, const Face& face)
{
    return width / qMax(1, face.font.pixelSize());
}

qreal proseHeight(const text::Inlines& inlines, qreal width, const Face& face)
{
    LineCounter counter(emsIn(width, face));
    for (const text::Inline& run : inlines)
        counter.add(run.text);
    return counter.lines() * face.lineHeight;
}

qreal childrenHeight(const text::Block& block, qreal width, qreal gap, const TypeStyle& style)
{
    qreal height = 0;
    for (const text::Block& child : block.children)
        height += (height > 0 ? gap : 0) + estimateHeight(child, width, style);
    return height;
}

qreal tableHeight(const text::Block& block, qreal width, const TypeStyle& style)
{
    const qsizetype columns = block.rows.isEmpty() ? 1 : qMax<qsizetype>(1, block.rows.first().size());
    const qreal least = 40 + 2 * style.cellPadX;
    return estimateRows(block, QList<qreal>(columns, qMax(least, width / static_cast<qreal>(columns))), style);
}

} // namespace

qreal emsOf(QChar character)
{
    return character.unicode() >= firstWide ? 1.0 : latinWidth;
}

qreal estimateRows(const text::Block& rows, const QList<qreal>& widths, const TypeStyle& style)
{
    qreal height = 0;
    for (const QList<text::Inlines>& row : rows.rows) {
        qreal rowHeight = style.table.lineHeight;
        for (qsizetype column = 0; column < qMin(row.size(), widths.size()); ++column) {
            const qreal room = widths[column] - 2 * style.cellPadX;
            rowHeight = qMax(rowHeight, proseHeight(row[column], room, style.table));
        }
        height += rowHeight + 2 * style.cellPadY + 1;
    }
    return height;
}

qreal estimateHeight(const text::Block& block, qreal width, const TypeStyle& style)
{
    const qreal prose = qMin(width, style.proseWidth);
    switch (block.kind) {
    case text::BlockKind::Paragraph:
        return proseHeight(block.inlines, prose, style.body);
    case text::BlockKind::Heading:
        return proseHeight(
            block.inlines, prose, style.headings.at(static_cast<std::size_t>(qBound(1, block.level, 3) - 1)));
    case text::BlockKind::Formula:
        // Most are one line with a fraction or a sum in it; each line of an environment is one more.
        return style.body.lineHeight * static_cast<qreal>(2 + text::plainText(block.inlines).count(u"\\\\"));
    case text::BlockKind::Code: {
        LineCounter counter(style.wrapCode ? emsIn(width - 2 * style.codePadX, style.code) : 1e9);
        counter.add(block.code);
        return counter.lines() * style.code.lineHeight + 2 * style.codePadY;
    }
    case text::BlockKind::Table:
        return tableHeight(block, width, style);
    case text::BlockKind::Rule:
        return 9;
    case text::BlockKind::List:
        return childrenHeight(block, width, block.tight ? style.itemGap : style.paragraphGap, style);
    case text::BlockKind::Item:
        return qMax(style.body.lineHeight, childrenHeight(block, width - style.indent, style.itemGap * 2, style));
    case text::BlockKind::Quote:
        return childrenHeight(block, width - style.quoteIndent, style.paragraphGap, style);
    }
    return style.body.lineHeight;
}

qreal estimateHeight(const QString& source, qreal width, const TypeStyle& style)
{
    // The beginning tells how the rest is written: a long text is not read for a guess.
    constexpr qsizetype sample = 2'000;
    const QStringView head = QStringView(source).left(sample);
    LineCounter counter(emsIn(qMin(width, style.proseWidth), style.body));
    counter.add(head);
    const qreal lines = source.size() > sample
        ? counter.lines() * (static_cast<qreal>(source.size()) / static_cast<qreal>(sample))
        : counter.lines();
    return std::ceil(lines) * style.body.lineHeight;
}

} // namespace spyhop::typeset

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/blocklayout.h"

#include "core/text/highlight.h"
#include "core/typeset/leafpool.h"
#include "core/typeset/slices.h"
#include "core/typeset/tablelayout.h"

#include <QtGui/QFontMetricsF>

namespace spyhop::typeset {

namespace {

//! Nested lists and quotes stop moving right when less than this is left (px).
constexpr qreal leastWidth = 160;
//! Lines of code that are laid out together: what a token in a long block costs.
constexpr int linesPerLeaf = 8;
constexpr qreal scrollBarRoom = 10; //!< px

//! Walks down one block; keeps where it stands in m_piece.
class Builder {
public:
    Builder(
        Piece& piece, const SliceFrame& frame, qreal width, const TypeStyle& style, LeafPool& pool, const Piece* before)
        : m_piece(piece)
        , m_before(before)
        , m_frame(frame)
        , m_style(style)
        , m_pool(pool)
        , m_right(width)
    {
    }
    void whole(const text::Block& block)
    {
        m_slice = &block;
        this->block(block, 0);
        m_piece.height = m_y;
        m_piece.length
            = m_piece.leaves.isEmpty() ? 0 : m_piece.leaves.last().start + m_piece.leaves.last().text().size();
    }

private:
    void block(const text::Block& block, qreal x);
    void prose(const text::Inlines& inlines, const Face& face, bool strong, qreal x);
    void formula(const text::Block& block, qreal x);
    [[nodiscard]] QList<text::CodeSpan> coloured(const text::Block& block);
    void code(const text::Block& block, qreal x);
    void table(const text::Block& block, qreal x);
    void list(const text::Block& block, qreal x);
    void item(const text::Block& block, const QString& marker, qreal x, qreal indent);
    void quote(const text::Block& block, qreal x);
    void children(const text::Block& block, qreal x, qreal gap);
    void add(Leaf leaf) { add(std::move(leaf), 1); }
    //! `apart`: characters of the flat text between it and the leaf before.
    void add(Leaf leaf, qsizetype apart);

    Piece& m_piece;
    const Piece* m_before; //!< null: none
    const SliceFrame& m_frame;
    const TypeStyle& m_style;
    LeafPool& m_pool;
    const text::Block* m_slice = nullptr; //!< what is laid out, with all that is in it
    qreal m_right;
    qreal m_y = 0;
    int m_quotes = 0;
    QString m_marker; //!< of the item whose first text comes next
};

void Builder::add(Leaf leaf, qsizetype apart)
{
    if (!m_piece.leaves.isEmpty())
        leaf.start = m_piece.leaves.last().start + m_piece.leaves.last().text().size() + apart;
    if (!m_marker.isEmpty())
        leaf.marker = std::exchange(m_marker, QString());
    m_piece.pendingFormulas = m_piece.pendingFormulas || leaf.hasPendingFormulas();
    m_piece.leaves.append(std::move(leaf));
}

void Builder::block(const text::Block& block, qreal x)
{
    switch (block.kind) {
    case text::BlockKind::Formula:
        formula(block, x);
        return;
    case text::BlockKind::Paragraph:
        prose(block.inlines, m_style.body, false, x);
        return;
    case text::BlockKind::Heading:
        prose(block.inlines, m_style.headings.at(static_cast<std::size_t>(qBound(1, block.level, 3) - 1)), true, x);
        return;
    case text::BlockKind::Code:
        code(block, x);
        return;
    case text::BlockKind::Table:
        table(block, x);
        return;
    case text::BlockKind::Rule:
        m_piece.ornaments.append(Ornament{Ornament::Kind::Line, QRectF(x, m_y + 4, m_right - x, 1), {}});
        m_y += 9;
        return;
    case text::BlockKind::List:
        list(block, x);
        return;
    case text::BlockKind::Item:
        item(block, QStringLiteral("•"), x, m_style.indent);
        return;
    case text::BlockKind::Quote:
        quote(block, x);
        return;
    }
}

void Builder::prose(const text::Inlines& inlines, const Face& face, bool strong, qreal x)
{
    // What stands in a quote or a list comes uncut, and laying out a long text at once is not linear.
    const QList<Slice> slices = slicesOf(text::Block{.inlines = inlines});
    for (qsizetype i = 0; i < slices.size(); ++i) {
        Leaf leaf = m_pool.prose(slices[i].block.inlines, face, m_quotes > 0 ? m_style.text2 : m_style.text, strong);
        leaf.layOut(qMin(m_right, m_style.proseWidth) - x, Qt::AlignLeft);
        leaf.position = QPointF(x, m_y);
        m_y += leaf.height();
        add(std::move(leaf), i == 0 ? 1 : slices[i].joint.size());
    }
}

void Builder::formula(const text::Block& block, qreal x)
{
    Leaf leaf = m_pool.prose(block.inlines, m_style.body, m_quotes > 0 ? m_style.text2 : m_style.text, false);
    const qreal room = qMin(m_right, m_style.proseWidth) - x;
    const qreal wanted = m_style.scrollTables && leaf.isDrawnFormula() ? leaf.formulaWidth(room) : room;
    const bool scrolls = wanted > room;
    leaf.layOut(wanted, leaf.isDrawnFormula() && !scrolls ? Qt::AlignHCenter : Qt::AlignLeft);
    leaf.position = QPointF(x, m_y);
    const QRectF box(x, m_y, room, leaf.height() + (scrolls ? scrollBarRoom : 0));
    m_y = box.bottom();
    if (scrolls) {
        leaf.area = static_cast<int>(m_piece.areas.size());
        m_piece.boxes.append(BlockBox{box, block, leaf.area, wanted});
        m_piece.areas.append(ScrollArea{box, wanted, true});
    }
    add(std::move(leaf));
}

QList<text::CodeSpan> Builder::coloured(const text::Block& block)
{
    text::CodeHighlighter colours;
    if (m_before != nullptr)
        colours = m_before->colours.value(m_piece.colours.size());
    const QList<text::CodeSpan> spans = colours.update(block.code, block.language);
    m_piece.colours.append(colours);
    return spans;
}

void Builder::code(const text::Block& block, qreal x)
{
    CodePlan* plan = m_frame.code;
    const qreal room = m_right - x - 2 * m_style.codePadX;
    const qreal widest = plan != nullptr ? plan->widest() : WidestLine().of(block.code, m_style.code.font);
    const qreal wanted = widest + 1;
    const bool scrolls = !m_style.wrapCode && wanted > room;
    const auto area = scrolls ? static_cast<int>(m_piece.areas.size()) : -1;
    const qreal top = m_y;
    const bool isFirst = plan == nullptr || m_frame.isFirst;
    const bool isLast = plan == nullptr || m_frame.isLast;
    m_y += isFirst ? m_style.codePadY : 0;
    const QList<text::CodeSpan> spans
        = plan != nullptr ? plan->colours(m_frame.from, m_frame.from + block.code.size()) : coloured(block);
    qsizetype next = 0; // of the spans
    qsizetype from = 0;
    while (from <= block.code.size()) {
        qsizetype to = from;
        for (int line = 0; line < linesPerLeaf && to >= 0; ++line)
            to = block.code.indexOf(u'\n', line == 0 ? to : to + 1);
        to = to < 0 ? block.code.size() : to;
        // A token may go on from one leaf to the next: a comment, a long string.
        QList<text::CodeSpan> own;
        for (qsizetype i = next; i < spans.size() && spans[i].start < to; ++i) {
            const qsizetype begin = qMax(spans[i].start, from);
            const qsizetype end = qMin(spans[i].start + spans[i].length, to);
            if (begin < end)
                own.append(text::CodeSpan{begin - from, end - begin, spans[i].token});
            if (spans[i].start + spans[i].length <= to)
                next = i + 1;
        }
        Leaf leaf = m_pool.code(block.code.mid(from, to - from), own);
        if (m_style.wrapCode)
            leaf.layOut(room, Qt::AlignLeft);
        else
            leaf.layOutUnbroken();
        leaf.position = QPointF(x + m_style.codePadX, m_y);
        leaf.area = area;
        m_y += leaf.height();
        add(std::move(leaf));
        from = to + 1;
    }
    const QRectF box(x, top, m_right - x, m_y + (isLast ? m_style.codePadY : 0) - top);
    m_piece.ornaments.append(
        Ornament{.kind = Ornament::Kind::CodeGround, .rect = box, .goesOnAbove = !isFirst, .goesOnBelow = !isLast});
    m_piece.boxes.append(BlockBox{box, block, area, wanted + 2 * m_style.codePadX});
    if (scrolls) {
        const QRectF view = box.adjusted(1, 0, -1, 0);
        m_piece.areas.append(ScrollArea{view, wanted + 2 * m_style.codePadX, isLast});
    }
    m_y = box.bottom();
}

void Builder::table(const text::Block& block, qreal x)
{
    TableLayout layout = m_frame.plan != nullptr ? layOutRows(block, *m_frame.plan, m_frame.isFirst, m_style, m_pool)
                                                 : layOutTable(block, m_right - x, m_style, m_pool);
    const bool scrolls = layout.plan.width > m_right - x + 0.5;
    const auto area = scrolls ? static_cast<int>(m_piece.areas.size()) : -1;
    for (Leaf& cell : layout.cells) {
        cell.position += QPointF(x, m_y);
        cell.area = area;
        add(std::move(cell));
    }
    for (Ornament& ornament : layout.ornaments) {
        ornament.rect.translate(x, m_y);
        ornament.area = area;
        m_piece.ornaments.append(ornament);
    }
    // Below the last row is room for the bar.
    const bool hasBar = scrolls && (m_frame.plan == nullptr || m_frame.isLast);
    const QRectF box(x, m_y, m_right - x, layout.height + (hasBar ? scrollBarRoom : 0));
    m_piece.boxes.append(BlockBox{box, block, area, layout.plan.naturalWidth});
    if (scrolls)
        m_piece.areas.append(ScrollArea{box, layout.plan.width, hasBar});
    m_y = box.bottom();
}

void Builder::children(const text::Block& block, qreal x, qreal gap)
{
    for (qsizetype i = 0; i < block.children.size(); ++i) {
        if (i > 0)
            m_y += gap;
        this->block(block.children[i], x);
    }
}

void Builder::list(const text::Block& block, qreal x)
{
    const qreal gap = block.tight ? m_style.itemGap : m_style.paragraphGap;
    const QFontMetricsF metrics(m_style.body.font);
    const bool isWhole = m_frame.isFirst && m_frame.isLast;
    const auto own = block.start + block.children.size();
    // Of as many digits, so that the room is the same while the list grows.
    const qsizetype digits = QString::number(isWhole || &block != m_slice ? own : m_frame.lastNumber).size();
    const QString lastNumber = QString(digits, u'0') + u'.';
    const qreal indent
        = block.ordered ? qMax(m_style.indent, metrics.horizontalAdvance(lastNumber) + 8) : m_style.indent;
    int number = block.start;
    for (qsizetype i = 0; i < block.children.size(); ++i) {
        if (i > 0)
            m_y += gap;
        const text::Block& child = block.children[i];
        if (child.kind != text::BlockKind::Item) {
            this->block(child, x);
            continue;
        }
        item(child, block.ordered ? QString::number(number) + u'.' : QStringLiteral("•"), x, indent);
        ++number;
    }
}

void Builder::item(const text::Block& block, const QString& marker, qreal x, qreal indent)
{
    if (m_right - x - indent < leastWidth)
        indent = 0;
    const qreal line = m_style.body.lineHeight;
    if (block.checked) {
        const qreal size = qMin(16.0, indent);
        m_piece.ornaments.append(Ornament{*block.checked ? Ornament::Kind::CheckedBox : Ornament::Kind::CheckBox,
            QRectF(x, m_y + (line - size) / 2, size, size), {}});
        m_marker = *block.checked ? QStringLiteral("[x] ") : QStringLiteral("[ ] ");
    } else if (indent > 0) {
        m_piece.ornaments.append(Ornament{Ornament::Kind::Marker, QRectF(x, m_y, indent - 8, line), marker});
        m_marker = marker + u' ';
    }
    const qsizetype markerIndex = m_piece.ornaments.size() - 1;
    const qsizetype firstLeaf = m_piece.leaves.size();
    const qreal before = m_y;
    children(block, x + indent, m_style.itemGap * 2);
    if (m_y == before)
        m_y += line;
    // The marker stands beside the words, also where a formula has pushed them down.
    const bool marked = block.checked || indent > 0;
    if (marked && firstLeaf < m_piece.leaves.size() && m_piece.leaves[firstLeaf].position.y() == before)
        m_piece.ornaments[markerIndex].rect.translate(0, m_piece.leaves[firstLeaf].firstLineDrop());
    m_marker.clear();
}

void Builder::quote(const text::Block& block, qreal x)
{
    const qreal indent = m_right - x - m_style.quoteIndent < leastWidth ? 0 : m_style.quoteIndent;
    const qreal top = m_y;
    // The bar goes on over the gap.
    m_y += &block == m_slice && !m_frame.isFirst ? m_style.paragraphGap : 0;
    ++m_quotes;
    children(block, x + indent, m_style.paragraphGap);
    --m_quotes;
    if (indent > 0)
        m_piece.ornaments.append(Ornament{Ornament::Kind::QuoteBar, QRectF(x, top, 3, m_y - top), {}});
}

} // namespace

Piece layOut(const text::Block& block, qreal width, const TypeStyle& style, const Piece* before)
{
    return layOutSlice(block, SliceFrame(), width, style, before);
}

Piece layOutSlice(
    const text::Block& slice, const SliceFrame& frame, qreal width, const TypeStyle& style, const Piece* before)
{
    Piece piece;
    piece.block = slice;
    LeafPool pool(before != nullptr ? before->leaves : QList<Leaf>(), style);
    Builder builder(piece, frame, width, style, pool, before);
    builder.whole(slice);
    return piece;
}

qreal gapBetween(const text::Block& above, const text::Block& below, const TypeStyle& style)
{
    if (below.kind == text::BlockKind::Heading)
        return style.headingGap;
    return above.kind == text::BlockKind::Heading ? style.closeGap : style.paragraphGap;
}

qreal gapBetweenSlices(const text::Block& block, const TypeStyle& style)
{
    if (block.kind != text::BlockKind::List)
        return 0;
    return block.tight ? style.itemGap : style.paragraphGap;
}

QRectF openLine(Piece& piece, qsizetype offset, qreal width)
{
    for (Leaf& leaf : piece.leaves) {
        const qsizetype local = offset - leaf.start;
        if (local < 0 || local > leaf.text().size())
            continue;
        const qreal bottom = leaf.position.y() + leaf.height();
        const qreal top = leaf.position.y() + leaf.openLine(local);
        const qreal more = leaf.position.y() + leaf.height() - bottom;
        const auto isBelow = [bottom](qreal y) { return y >= bottom - 1; }; // lines may share a pixel
        const auto grow = [&](QRectF& rect) {
            if (isBelow(rect.top()))
                rect.translate(0, more);
            else if (isBelow(rect.bottom()))
                rect.setBottom(rect.bottom() + more);
        };
        for (Leaf& other : piece.leaves) {
            if (isBelow(other.position.y()))
                other.position.ry() += more;
        }
        for (Ornament& ornament : piece.ornaments) {
            const bool isOfItsLine = ornament.kind == Ornament::Kind::Marker
                || ornament.kind == Ornament::Kind::CheckBox || ornament.kind == Ornament::Kind::CheckedBox;
            if (!isOfItsLine || isBelow(ornament.rect.top()))
                grow(ornament.rect);
        }
        for (BlockBox& box : piece.boxes)
            grow(box.rect);
        for (ScrollArea& area : piece.areas)
            grow(area.view);
        piece.height += more;
        // A table's other cells go on beside it.
        const bool isCell = piece.block.kind == text::BlockKind::Table;
        return isCell ? QRectF(leaf.position.x(), top, leaf.width(), leaf.lineHeight())
                      : QRectF(0, top, width, leaf.lineHeight());
    }
    return {};
}

} // namespace spyhop::typeset

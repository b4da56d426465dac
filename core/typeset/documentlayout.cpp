// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/documentlayout.h"

#include "core/text/markdown.h"
#include "core/typeset/blocklayout.h"
#include "core/typeset/formulasource.h"
#include "core/typeset/piecepainter.h"

#include <algorithm>

namespace spyhop::typeset {

DocumentLayout::DocumentLayout(std::shared_ptr<const TypeStyle> style)
    : m_style(std::move(style))
{
}

void DocumentLayout::setStyle(std::shared_ptr<const TypeStyle> style)
{
    m_style = std::move(style);
    m_manners.clear(); // what is wide is so many px wide
    for (Source& source : m_sources)
        source.planner.reset();
    dropLayouts();
}

void DocumentLayout::dropLayouts()
{
    for (qsizetype i = 0; i < m_sources.size(); ++i)
        plan(i);
    for (Placed& placed : m_pieces) {
        placed.piece.reset();
        placed.before.reset();
        placed.height = estimated(placed);
    }
    m_kept.clear();
    markChanged(0, allPieces);
    if (m_isRead)
        place(0);
}

void DocumentLayout::setPlain(const QString& text)
{
    setMarkdown(text);
    m_isPlain = true;
}

void DocumentLayout::setMarkdown(const QString& source)
{
    m_stream.reset();
    m_source = source;
    m_isPlain = false;
    m_isRead = false;
    m_sources.clear();
    m_pieces.clear();
    m_manners.clear();
    m_kept.clear();
    m_settled = 0;
    markChanged(0, allPieces);
}

void DocumentLayout::append(const QString& source)
{
    if (!m_stream) {
        // Goes on after its end, perhaps: the last block is open again. Blocks that stay as they are keep their layout.
        m_stream.emplace();
        m_stream->append(std::exchange(m_source, QString()));
        m_generation = m_stream->generation();
        m_settled = 0;
    }
    m_stream->append(source);
}

void DocumentLayout::finish()
{
    if (!m_stream)
        return;
    m_stream->finish();
    read();
    m_source = m_stream->source();
    m_stream.reset();
    m_isRead = true;
}

void DocumentLayout::setSeams(const QList<qsizetype>& offsets)
{
    if (m_seams == offsets)
        return;
    m_seams = offsets;
    dropLayouts();
}

void DocumentLayout::read()
{
    if (m_stream) {
        m_stream->update();
        if (m_stream->generation() != m_generation) {
            m_generation = m_stream->generation();
            m_settled = 0;
        }
        take(m_stream->frozen(), m_stream->tail());
        m_isRead = true;
        return;
    }
    if (m_isRead)
        return;
    m_isRead = true;
    if (m_isPlain)
        take({text::Block{.inlines = {text::Inline{m_source, {}, {}}}}}, {});
    else
        take(text::parseMarkdown(m_source), {});
}

void DocumentLayout::prepare(qreal width)
{
    if (width != m_width) {
        const bool first = m_width < 0;
        m_width = width;
        if (!first || m_isRead)
            dropLayouts();
    }
    dropPendingFormulas();
    read();
}

void DocumentLayout::dropPendingFormulas()
{
    if (m_style->formulas == nullptr || m_style->formulas->generation() == m_formulaGeneration)
        return;
    m_formulaGeneration = m_style->formulas->generation();
    for (Placed& placed : m_pieces) {
        // One by one, they would have it laid out as often as there are formulas in it.
        if (placed.piece && placed.piece->pendingFormulas && areReady(placed.block, *m_style->formulas))
            placed.dropLayout();
    }
    for (qsizetype i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].plan) // columns may be narrower than their source was
            plan(i);
    }
}

void DocumentLayout::layOut(qreal width)
{
    prepare(width);
    qsizetype first = m_pieces.size();
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        if (m_pieces[i].piece)
            continue;
        first = qMin(first, i);
        layOutPiece(i);
    }
    if (first < m_pieces.size())
        place(first);
}

bool DocumentLayout::layOutWithin(qreal width, qreal from, qreal to)
{
    prepare(width);
    qsizetype first = m_pieces.size();
    for (qsizetype i = m_pieces.isEmpty() ? 0 : pieceAt(from); i < m_pieces.size(); ++i) {
        if (first < i) {
            const Placed& above = m_pieces[i - 1];
            m_pieces[i].top = above.top + above.height + gapAbove(i);
        }
        if (m_pieces[i].top >= to)
            break;
        if (m_pieces[i].piece)
            continue;
        first = qMin(first, i);
        layOutPiece(i);
    }
    if (first == m_pieces.size())
        return false;
    place(first);
    return true;
}

bool DocumentLayout::layOutOne(qreal width, qreal from, qreal to, bool upwards)
{
    prepare(width);
    if (m_pieces.isEmpty() || to <= 0 || from >= m_height)
        return false;
    const qsizetype first = pieceAt(from), last = pieceAt(to);
    for (qsizetype i = upwards ? last : first; i >= first && i <= last; i += upwards ? -1 : 1) {
        if (m_pieces[i].piece || hasPendingFormulas(i))
            continue;
        layOutPiece(i);
        place(i);
        return true;
    }
    return false;
}

bool DocumentLayout::hasPendingFormulas(qsizetype piece) const
{
    return m_style->formulas != nullptr && !areReady(m_pieces[piece].block, *m_style->formulas);
}

bool DocumentLayout::layOutAt(qreal width, qsizetype offset)
{
    prepare(width);
    if (m_pieces.isEmpty())
        return false;
    const qsizetype i = pieceOf(offset);
    if (m_pieces[i].piece)
        return false;
    layOutPiece(i);
    place(i);
    return true;
}

void DocumentLayout::layOutPiece(qsizetype index)
{
    Placed& placed = m_pieces[index];
    const auto manner = m_manners.constFind(ownerOf(index));
    const bool wrapped = manner != m_manners.constEnd() && manner->wrapped;
    const qreal wide = manner != m_manners.constEnd() ? manner->wide : 0;
    const qreal width = qMax(m_width, wide);
    placed.left = wide > m_width ? std::floor((m_width - wide) / 2) : 0;
    TypeStyle style;
    if (wrapped) {
        style = *m_style;
        style.wrapCode = true;
    }
    const Source& source = m_sources[placed.source];
    SliceFrame frame;
    frame.plan = source.plan.get();
    frame.code = source.code.get();
    frame.from = placed.start - m_pieces[source.first].start;
    frame.isFirst = index == source.first;
    frame.isLast = index + 1 == endOf(placed.source);
    frame.lastNumber = source.block.start + static_cast<int>(source.block.children.size());
    Piece piece = layOutSlice(placed.block, frame, width, wrapped ? style : *m_style, placed.before.get());
    ++m_laidOut;
    openSeams(placed, piece, index);
    placed.height = piece.height;
    placed.piece = std::make_shared<const Piece>(std::move(piece));
    markChanged(index, placed.before.get());
    placed.before.reset();
}

void DocumentLayout::markChanged(qsizetype index, const Piece* before)
{
    const Placed& placed = m_pieces[index];
    qreal top = 0;
    if (before != nullptr) {
        // The first leaf that is another, and a line above it for what is drawn around.
        const Piece& now = *placed.piece;
        top = qMin(now.height, before->height) - m_style->paragraphGap - m_style->radius;
        for (qsizetype i = 0; i < now.leaves.size(); ++i) {
            const Leaf& leaf = now.leaves[i];
            if (i >= before->leaves.size() || leaf.position != before->leaves[i].position) {
                top = qMin(top, leaf.position.y() - leaf.lineHeight());
                break;
            }
            if (!leaf.isSameLayout(before->leaves[i])) {
                const qreal line = leaf.position.y() + leaf.firstChange(before->leaves[i]);
                top = qMin(top, line);
            }
        }
    }
    // What is laid out for the first time moves what stands below it, and changes nothing of that.
    markChanged(placed.top + qMax<qreal>(0, top), before == nullptr ? index : allPieces);
}

void DocumentLayout::markChanged(qreal from, qsizetype lastPiece)
{
    m_lastChanged = m_change ? qMax(m_lastChanged, lastPiece) : lastPiece;
    m_change = m_change ? qMin(*m_change, from) : from;
}

std::optional<Repaint> DocumentLayout::takeChange()
{
    const std::optional<qreal> from = std::exchange(m_change, std::nullopt);
    if (!from)
        return std::nullopt;
    if (m_lastChanged >= m_pieces.size())
        return Repaint{*from, qMax(*from, m_height)};
    const Placed& last = m_pieces[m_lastChanged];
    return Repaint{*from, qMax(*from, last.top + last.height)};
}

void DocumentLayout::openSeams(Placed& placed, Piece& piece, qsizetype index)
{
    placed.seams.clear();
    for (const qsizetype seam : std::as_const(m_seams)) {
        if (pieceOf(seam) != index)
            continue;
        const qsizetype offset = qMin(seam - placed.start, piece.length);
        const bool known = std::any_of(placed.seams.cbegin(), placed.seams.cend(),
            [offset](const std::pair<qsizetype, QRectF>& other) { return other.first == offset; });
        if (!known)
            placed.seams.append({offset, openLine(piece, offset, m_width)});
    }
}

QList<QRectF> DocumentLayout::seams() const
{
    QList<QRectF> all;
    for (const Placed& placed : m_pieces) {
        if (!placed.piece)
            continue;
        for (const auto& [offset, line] : placed.seams)
            all.append(line.translated(0, placed.top));
    }
    return all;
}

void DocumentLayout::releaseOutside(qreal from, qreal to)
{
    for (Placed& placed : m_pieces) {
        if (placed.top + placed.height < from || placed.top > to) {
            placed.piece.reset();
            placed.before.reset();
        }
    }
}

void DocumentLayout::forget()
{
    if (m_stream || !m_isRead || !m_manners.isEmpty())
        return;
    m_kept.clear();
    m_kept.reserve(m_pieces.size());
    for (const Placed& placed : std::as_const(m_pieces))
        m_kept.append(static_cast<float>(placed.height));
    m_sources.clear();
    m_pieces.clear();
    m_isRead = false;
    m_settled = 0;
}

bool DocumentLayout::hasLayout() const
{
    return std::any_of(
        m_pieces.cbegin(), m_pieces.cend(), [](const Placed& placed) { return placed.piece != nullptr; });
}

void DocumentLayout::paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to,
    const QList<Highlight>& highlights) const
{
    if (m_pieces.isEmpty())
        return;
    const PiecePainter piecePainter(painter, *m_style, clip);
    for (qsizetype i = pieceAt(clip.top() - at.y()); i < m_pieces.size(); ++i) {
        const Placed& placed = m_pieces[i];
        const QPointF origin = at + QPointF(placed.left, placed.top);
        if (origin.y() > clip.bottom())
            break;
        if (!placed.piece)
            continue;
        QList<Highlight> own;
        for (const Highlight& one : highlights) {
            if (one.range.start < placed.start + placed.length && one.range.start + one.range.length > placed.start)
                own.append(Highlight{Range{one.range.start - placed.start, one.range.length}, one.color});
        }
        const auto scroll = [this, i](int area) { return scrollOf(i, area); };
        piecePainter.paint(*placed.piece, origin, from - placed.start, to - placed.start, own, scroll);
    }
}

} // namespace spyhop::typeset

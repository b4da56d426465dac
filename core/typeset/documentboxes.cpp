// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The code blocks, tables and formulas of a document that can be scrolled, wrapped and widened.
#include "core/typeset/documentlayout.h"

#include <algorithm>

namespace spyhop::typeset {

BoxId DocumentLayout::boxAt(const QPointF& point) const
{
    for (const BoxId& id : boxesWithin(point.y(), point.y() + 1)) {
        if (const std::optional<BlockBox> found = box(id); found && found->rect.contains(point))
            return id;
    }
    return {};
}

QList<BoxId> DocumentLayout::boxesWithin(qreal from, qreal to) const
{
    QList<BoxId> all;
    for (qsizetype i = m_pieces.isEmpty() ? 0 : pieceAt(from); i < m_pieces.size() && m_pieces[i].top < to; ++i) {
        if (!m_pieces[i].piece)
            continue;
        for (qsizetype k = 0; k < m_pieces[i].piece->boxes.size(); ++k) {
            if (const BoxId id{ownerOf(i), k}; all.isEmpty() || all.last() != id)
                all.append(id);
        }
    }
    return all;
}

bool DocumentLayout::isBox(qsizetype piece) const
{
    const text::BlockKind kind = m_pieces[piece].block.kind;
    return kind == text::BlockKind::Table || kind == text::BlockKind::Code;
}

qsizetype DocumentLayout::ownerOf(qsizetype piece) const
{
    return isBox(piece) ? m_sources[m_pieces[piece].source].first : piece;
}

qsizetype DocumentLayout::pieceWith(const BoxId& id) const
{
    if (id.piece < 0 || id.piece >= m_pieces.size())
        return -1;
    const qsizetype end = isBox(id.piece) ? endOf(m_pieces[id.piece].source) : id.piece + 1;
    for (qsizetype i = id.piece; i < end; ++i) {
        if (m_pieces[i].piece && id.index < m_pieces[i].piece->boxes.size())
            return i;
    }
    return -1;
}

std::optional<BlockBox> DocumentLayout::box(const BoxId& id) const
{
    const qsizetype index = pieceWith(id);
    if (index < 0)
        return std::nullopt;
    const Placed& placed = m_pieces[index];
    BlockBox result = placed.piece->boxes[id.index];
    result.rect.translate(placed.left, placed.top);
    if (isBox(index)) {
        const Placed& last = m_pieces[endOf(placed.source) - 1];
        result.block = m_sources[placed.source].block;
        if (const std::shared_ptr<CodePlan>& code = m_sources[placed.source].code)
            result.wantedWidth = code->widest() + 1 + 2 * m_style->codePadX;
        result.rect.setTop(m_pieces[id.piece].top);
        result.rect.setBottom(last.top + last.height);
    }
    return result;
}

qreal DocumentLayout::scrollOf(qsizetype piece, int area) const
{
    if (area < 0)
        return 0;
    const auto manner = m_manners.constFind(ownerOf(piece));
    return manner == m_manners.constEnd() ? 0 : manner->scroll.value(area);
}

qreal DocumentLayout::scrollOf(const BoxId& id) const
{
    const std::optional<BlockBox> found = box(id);
    return found ? scrollOf(id.piece, found->area) : 0;
}

bool DocumentLayout::scrollBox(const BoxId& id, qreal by)
{
    const std::optional<BlockBox> found = box(id);
    if (!found || found->area < 0)
        return false;
    const ScrollArea& area = m_pieces[pieceWith(id)].piece->areas[found->area];
    qreal& scroll = m_manners[id.piece].scroll[found->area];
    const qreal before = scroll;
    scroll = std::clamp(scroll + by, 0.0, qMax(0.0, area.contentWidth - area.view.width()));
    return scroll != before;
}

void DocumentLayout::setWrapped(const BoxId& id, bool wrapped)
{
    if (id.piece < 0 || id.piece >= m_pieces.size())
        return;
    Manner& manner = m_manners[id.piece];
    manner.wrapped = wrapped;
    manner.scroll.clear();
    for (qsizetype i = id.piece; i < endOf(m_pieces[id.piece].source) && ownerOf(i) == id.piece; ++i)
        m_pieces[i].piece.reset();
}

bool DocumentLayout::isWrapped(const BoxId& id) const
{
    return m_style->wrapCode || m_manners.value(id.piece).wrapped;
}

void DocumentLayout::setWide(const BoxId& id, qreal width)
{
    if (id.piece < 0 || id.piece >= m_pieces.size())
        return;
    Manner& manner = m_manners[id.piece];
    manner.wide = width;
    manner.scroll.clear();
    const qsizetype source = m_pieces[id.piece].source;
    for (qsizetype i = id.piece; i < endOf(source) && ownerOf(i) == id.piece; ++i)
        m_pieces[i].piece.reset();
    plan(source);
}

bool DocumentLayout::isWide(const BoxId& id) const
{
    return m_manners.value(id.piece).wide > 0;
}

bool DocumentLayout::hasWide() const
{
    return std::any_of(m_manners.cbegin(), m_manners.cend(), [](const Manner& manner) { return manner.wide > 0; });
}

} // namespace spyhop::typeset

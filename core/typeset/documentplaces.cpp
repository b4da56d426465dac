// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Places in a document: which character lies where, and the flat text.
#include "core/typeset/documentlayout.h"

#include "core/typeset/flattext.h"

#include <algorithm>

namespace spyhop::typeset {

Hit DocumentLayout::hit(const QPointF& point) const
{
    Hit result;
    if (m_pieces.isEmpty())
        return result;
    if (point.y() < 0)
        return result;
    if (point.y() > m_height) {
        result.offset = m_length;
        return result;
    }
    const qsizetype index = pieceAt(point.y());
    const Placed& placed = m_pieces[index];
    result.offset = placed.start;
    if (!placed.piece)
        return result;
    const QPointF inside = point - QPointF(placed.left, placed.top);
    // The leaf whose box is nearest: rows first, then columns.
    const Leaf* nearest = nullptr;
    qreal best = 0;
    for (const Leaf& leaf : placed.piece->leaves) {
        const qreal x = inside.x() + scrollOf(index, leaf.area);
        const qreal above = leaf.position.y() - inside.y();
        const qreal below = inside.y() - leaf.position.y() - leaf.height();
        const qreal left = leaf.position.x() - x;
        const qreal dy = qMax(0.0, qMax(above, below));
        const qreal dx = left > 0 ? left : (x - leaf.position.x()) / 1000;
        const qreal distance = dy * 1000 + dx;
        if (nearest == nullptr || distance < best) {
            nearest = &leaf;
            best = distance;
        }
    }
    if (nearest == nullptr)
        return result;
    const QPointF local = inside + QPointF(scrollOf(index, nearest->area), 0) - nearest->position;
    const qsizetype offset = nearest->offsetAt(local);
    result.offset = placed.start + nearest->start + offset;
    result.note = nearest->noteAt(local);
    result.link = nearest->linkAt(local);
    result.onText = local.y() >= 0 && local.y() < nearest->height();
    return result;
}

std::pair<qsizetype, qsizetype> DocumentLayout::wordAt(qsizetype offset) const
{
    if (m_pieces.isEmpty())
        return {0, 0};
    const Placed& placed = m_pieces[pieceOf(offset)];
    for (const FlatLeaf& leaf : flatLeaves(placed.block)) {
        const qsizetype local = offset - placed.start - leaf.start;
        const QString& text = leaf.text;
        if (local < 0 || local > text.size())
            continue;
        const auto isWord = [&text](qsizetype i) { return text[i].isLetterOrNumber() || text[i] == u'_'; };
        qsizetype from = local;
        qsizetype to = local;
        while (from > 0 && isWord(from - 1))
            --from;
        while (to < text.size() && isWord(to))
            ++to;
        if (from == to && to < text.size())
            ++to;
        return {placed.start + leaf.start + from, placed.start + leaf.start + to};
    }
    return {offset, offset};
}

std::pair<qsizetype, qsizetype> DocumentLayout::paragraphAt(qsizetype offset) const
{
    if (m_pieces.isEmpty())
        return {0, 0};
    const Placed& placed = m_pieces[pieceOf(offset)];
    for (const FlatLeaf& leaf : flatLeaves(placed.block)) {
        const qsizetype start = placed.start + leaf.start;
        const qsizetype local = offset - start;
        if (local < 0 || local > leaf.text.size())
            continue;
        if (placed.block.kind == text::BlockKind::Paragraph) {
            const Placed& last = m_pieces[endOf(placed.source) - 1];
            return {blockStart(placed.source), last.start + last.length};
        }
        if (placed.block.kind != text::BlockKind::Code)
            return {start, start + leaf.text.size()};
        const qsizetype from = local == 0 ? 0 : leaf.text.lastIndexOf(u'\n', local - 1) + 1;
        const qsizetype to = leaf.text.indexOf(u'\n', local);
        return {start + from, start + (to < 0 ? leaf.text.size() : to)};
    }
    return {offset, offset};
}

QString DocumentLayout::text(qsizetype from, qsizetype to) const
{
    QString result;
    bool first = true;
    for (qsizetype i = m_pieces.isEmpty() ? 0 : pieceOf(from); i < m_pieces.size() && m_pieces[i].start < to; ++i) {
        const Placed& placed = m_pieces[i];
        bool newPiece = true;
        for (const FlatLeaf& leaf : flatLeaves(placed.block)) {
            const qsizetype start = placed.start + leaf.start;
            const qsizetype begin = qMax(from, start) - start;
            const qsizetype end = qMin(to, start + leaf.text.size()) - start;
            if (begin > end || (begin == end && !leaf.text.isEmpty()))
                continue;
            if (!first)
                result += newPiece ? placed.joint.value_or(QStringLiteral("\n\n")) : QString(leaf.separator);
            if (begin == 0)
                result += leaf.marker;
            result += QStringView(leaf.text).mid(begin, end - begin);
            first = false;
            newPiece = false;
        }
    }
    return result;
}

QString DocumentLayout::flatText(qsizetype from) const
{
    if (m_pieces.isEmpty() || from >= m_length)
        return {};
    const qsizetype first = pieceOf(from);
    const qsizetype start = m_pieces[first].start;
    QString all;
    all.reserve(m_length - start);
    for (qsizetype i = first; i < m_pieces.size(); ++i) {
        if (i > first)
            all += m_pieces[i].joint.value_or(QStringLiteral("\n"));
        bool isFirst = true;
        for (const FlatLeaf& leaf : flatLeaves(m_pieces[i].block)) {
            if (!std::exchange(isFirst, false))
                all += u'\n';
            all += leaf.text;
        }
    }
    return from == start ? all : all.mid(from - start);
}

QString DocumentLayout::markdown(qsizetype from, qsizetype to) const
{
    return from <= 0 && to >= m_length ? source() : text(from, to);
}

QRectF DocumentLayout::caret(qsizetype offset) const
{
    if (m_pieces.isEmpty())
        return {};
    const qsizetype index = pieceOf(offset);
    const Placed& placed = m_pieces[index];
    if (placed.piece) {
        for (const Leaf& leaf : placed.piece->leaves) {
            const qsizetype local = offset - placed.start - leaf.start;
            if (local >= 0 && local <= leaf.text().size())
                return leaf.caret(local).translated(
                    leaf.position + QPointF(placed.left - scrollOf(index, leaf.area), placed.top));
        }
    }
    return QRectF(0, placed.top, 1, m_style->body.lineHeight);
}

qsizetype DocumentLayout::blockStart(qsizetype index) const
{
    return m_pieces[m_sources[index].first].start;
}

QRectF DocumentLayout::blockRect(qsizetype index) const
{
    const Placed& first = m_pieces[m_sources[index].first];
    const Placed& last = m_pieces[endOf(index) - 1];
    return QRectF(first.left, first.top, m_width - 2 * first.left, last.top + last.height - first.top);
}

qsizetype DocumentLayout::pieceAt(qreal y) const
{
    const auto it = std::upper_bound(
        m_pieces.begin(), m_pieces.end(), y, [](qreal value, const Placed& placed) { return value < placed.top; });
    return qMax<qsizetype>(0, it - m_pieces.begin() - 1);
}

qsizetype DocumentLayout::pieceOf(qsizetype offset) const
{
    const auto it = std::upper_bound(m_pieces.begin(), m_pieces.end(), offset,
        [](qsizetype value, const Placed& placed) { return value < placed.start; });
    return qMax<qsizetype>(0, it - m_pieces.begin() - 1);
}

} // namespace spyhop::typeset

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/documentlayout.h"

#include "core/typeset/blocklayout.h"
#include "core/typeset/formulasource.h"
#include "core/typeset/piecepainter.h"

#include <QtGui/QPainter>
#include <algorithm>

namespace spyhop::typeset {

DocumentLayout::DocumentLayout(std::shared_ptr<const TypeStyle> style)
    : m_style(std::move(style))
{
}

void DocumentLayout::setStyle(std::shared_ptr<const TypeStyle> style)
{
    m_style = std::move(style);
    m_pieces.clear();
    m_settled = 0;
}

void DocumentLayout::setPlain(const QString& text)
{
    m_stream = {};
    m_finished = false;
    m_stream.append(text);
    m_plain = text::Block{.inlines = {text::Inline{text, {}, {}}}};
    m_pieces.clear();
    m_settled = 0;
}

void DocumentLayout::setMarkdown(const QString& source)
{
    m_stream = {};
    m_plain.reset();
    m_stream.append(source);
    m_stream.finish();
    m_finished = true;
    m_generation = m_stream.generation();
    m_pieces.clear();
    m_settled = 0;
}

void DocumentLayout::append(const QString& source)
{
    if (std::exchange(m_finished, false)) {
        // The answer goes on after all: its last block is open again. Blocks that stay as they are keep their layout.
        const QString before = m_stream.source();
        m_stream = {};
        m_stream.append(before);
        m_generation = m_stream.generation();
        m_settled = 0;
    }
    m_stream.append(source);
}

void DocumentLayout::finish()
{
    m_stream.finish();
    m_finished = true;
}

void DocumentLayout::setSeams(const QList<qsizetype>& offsets)
{
    if (m_seams == offsets)
        return;
    m_seams = offsets;
    m_pieces.clear();
    m_settled = 0;
}

QList<QRectF> DocumentLayout::seams() const
{
    QList<QRectF> all;
    for (const Placed& placed : m_pieces) {
        for (const auto& [offset, line] : placed.seams)
            all.append(line.translated(0, placed.top));
    }
    return all;
}

void DocumentLayout::openSeams(qsizetype from)
{
    if (m_pieces.isEmpty())
        return;
    bool opened = false;
    for (const qsizetype seam : std::as_const(m_seams)) {
        const qsizetype i = pieceOf(seam);
        Placed& placed = m_pieces[i];
        const qsizetype offset = qMin(seam - placed.start, placed.piece.length);
        const bool known = std::any_of(placed.seams.cbegin(), placed.seams.cend(),
            [offset](const std::pair<qsizetype, QRectF>& other) { return other.first == offset; });
        if (i < from || known)
            continue;
        placed.seams.append({offset, openLine(placed.piece, offset, m_width)});
        opened = true;
    }
    if (opened)
        place(from);
}

void DocumentLayout::forgetPendingFormulas()
{
    if (m_style->formulas == nullptr || m_style->formulas->generation() == m_formulaGeneration)
        return;
    m_formulaGeneration = m_style->formulas->generation();
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        if (!m_pieces[i].piece.pendingFormulas)
            continue;
        m_pieces[i].piece.block = text::Block{.kind = text::BlockKind::Item}; // is nowhere a piece of its own
        m_settled = qMin(m_settled, i);
    }
}

void DocumentLayout::layOut(qreal width)
{
    forgetPendingFormulas();
    if (width != m_width) {
        m_width = width;
        m_pieces.clear();
        m_settled = 0;
    }
    if (m_plain) {
        if (m_pieces.isEmpty()) {
            m_pieces.append(Placed{typeset::layOut(*m_plain, m_width, *m_style), 0, 0});
            ++m_laidOut;
        }
        place(0);
        return;
    }
    m_stream.update();
    if (m_stream.generation() != m_generation) {
        m_generation = m_stream.generation();
        m_settled = 0;
    }
    const QList<text::Block>& frozen = m_stream.frozen();
    const QList<text::Block>& tail = m_stream.tail();
    const qsizetype count = frozen.size() + tail.size();
    const qsizetype from = m_settled;
    for (qsizetype i = from; i < count; ++i) {
        const text::Block& block = i < frozen.size() ? frozen[i] : tail[i - frozen.size()];
        if (i < m_pieces.size() && m_pieces[i].piece.block == block)
            continue;
        Placed placed{typeset::layOut(block, m_width, *m_style), 0, 0};
        ++m_laidOut;
        if (i < m_pieces.size())
            m_pieces[i] = std::move(placed);
        else
            m_pieces.append(std::move(placed));
    }
    m_pieces.resize(count);
    m_settled = frozen.size();
    place(from);
    openSeams(from);
}

void DocumentLayout::place(qsizetype from)
{
    for (qsizetype i = from; i < m_pieces.size(); ++i) {
        Placed& placed = m_pieces[i];
        placed.top = 0;
        placed.start = 0;
        if (i > 0) {
            const Placed& above = m_pieces[i - 1];
            placed.top = above.top + above.piece.height + gapBetween(above.piece.block, placed.piece.block, *m_style);
            placed.start = above.start + above.piece.length + 1;
        }
    }
    m_height = m_pieces.isEmpty() ? 0 : m_pieces.last().top + m_pieces.last().piece.height;
    m_length = m_pieces.isEmpty() ? 0 : m_pieces.last().start + m_pieces.last().piece.length;
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
    const Placed& placed = m_pieces[pieceAt(point.y())];
    result.offset = placed.start;
    const QPointF inside = point - QPointF(0, placed.top);
    // The leaf whose box is nearest: rows first, then columns.
    const Leaf* nearest = nullptr;
    qreal best = 0;
    for (const Leaf& leaf : placed.piece.leaves) {
        const qreal above = leaf.position.y() - inside.y();
        const qreal below = inside.y() - leaf.position.y() - leaf.height();
        const qreal left = leaf.position.x() - inside.x();
        const qreal dy = qMax(0.0, qMax(above, below));
        const qreal dx = left > 0 ? left : (inside.x() - leaf.position.x()) / 1000;
        const qreal distance = dy * 1000 + dx;
        if (nearest == nullptr || distance < best) {
            nearest = &leaf;
            best = distance;
        }
    }
    if (nearest == nullptr)
        return result;
    const QPointF local = inside - nearest->position;
    const qsizetype offset = nearest->offsetAt(local);
    result.offset = placed.start + nearest->start + offset;
    result.link = nearest->linkAt(local);
    result.note = nearest->noteAt(local);
    result.onText = local.y() >= 0 && local.y() < nearest->height();
    return result;
}

std::pair<qsizetype, qsizetype> DocumentLayout::wordAt(qsizetype offset) const
{
    if (m_pieces.isEmpty())
        return {0, 0};
    const Placed& placed = m_pieces[pieceOf(offset)];
    for (const Leaf& leaf : placed.piece.leaves) {
        const qsizetype local = offset - placed.start - leaf.start;
        const QString& text = leaf.text();
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

QString DocumentLayout::text(qsizetype from, qsizetype to) const
{
    QString result;
    bool first = true;
    for (qsizetype i = m_pieces.isEmpty() ? 0 : pieceOf(from); i < m_pieces.size() && m_pieces[i].start < to; ++i) {
        const Placed& placed = m_pieces[i];
        bool newPiece = true;
        for (const Leaf& leaf : placed.piece.leaves) {
            const qsizetype start = placed.start + leaf.start;
            const qsizetype begin = qMax(from, start) - start;
            const qsizetype end = qMin(to, start + leaf.text().size()) - start;
            if (begin > end || (begin == end && !leaf.text().isEmpty()))
                continue;
            if (!first)
                result += newPiece ? QStringLiteral("\n\n") : QString(leaf.separator);
            if (begin == 0)
                result += leaf.marker;
            result += leaf.text().mid(begin, end - begin);
            first = false;
            newPiece = false;
        }
    }
    return result;
}

QString DocumentLayout::markdown(qsizetype from, qsizetype to) const
{
    return from <= 0 && to >= m_length ? source() : text(from, to);
}

QList<CodeBox> DocumentLayout::codes() const
{
    QList<CodeBox> all;
    for (const Placed& placed : m_pieces) {
        for (CodeBox box : placed.piece.codes) {
            box.rect.translate(0, placed.top);
            all.append(std::move(box));
        }
    }
    return all;
}

QRectF DocumentLayout::caret(qsizetype offset) const
{
    if (m_pieces.isEmpty())
        return {};
    const Placed& placed = m_pieces[pieceOf(offset)];
    for (const Leaf& leaf : placed.piece.leaves) {
        const qsizetype local = offset - placed.start - leaf.start;
        if (local >= 0 && local <= leaf.text().size())
            return leaf.caret(local).translated(leaf.position + QPointF(0, placed.top));
    }
    return QRectF(0, placed.top, 1, m_style->body.lineHeight);
}

void DocumentLayout::paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to) const
{
    if (m_pieces.isEmpty())
        return;
    for (qsizetype i = pieceAt(clip.top() - at.y()); i < m_pieces.size(); ++i) {
        const Placed& placed = m_pieces[i];
        const QPointF origin = at + QPointF(0, placed.top);
        if (origin.y() > clip.bottom())
            break;
        paintPiece(painter, placed.piece, *m_style, origin, clip, from - placed.start, to - placed.start);
    }
}

} // namespace spyhop::typeset

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/documentlayout.h"

#include "core/text/markdown.h"
#include "core/typeset/blocklayout.h"
#include "core/typeset/estimate.h"
#include "core/typeset/flattext.h"
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
    dropLayouts();
}

void DocumentLayout::dropLayouts()
{
    for (Placed& placed : m_pieces) {
        placed.piece.reset();
        placed.before.reset();
        placed.height = m_width > 0 ? estimateHeight(placed.block, m_width, *m_style) : 0;
    }
    m_kept.clear();
    m_change = 0;
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
    m_pieces.clear();
    m_manners.clear();
    m_kept.clear();
    m_settled = 0;
    m_change = 0;
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

void DocumentLayout::take(const QList<text::Block>& frozen, const QList<text::Block>& tail)
{
    const qsizetype count = frozen.size() + tail.size();
    const qsizetype from = m_settled;
    const bool known = m_kept.size() == count;
    qsizetype first = count; // that is another than before
    for (qsizetype i = from; i < count; ++i) {
        const text::Block& block = i < frozen.size() ? frozen[i] : tail[i - frozen.size()];
        if (i < m_pieces.size() && m_pieces[i].block == block)
            continue;
        first = qMin(first, i);
        Placed placed;
        placed.block = block;
        placed.length = flatLength(block);
        if (i < m_pieces.size()) {
            placed.before = m_pieces[i].piece ? m_pieces[i].piece : m_pieces[i].before;
            placed.height = m_pieces[i].height; // its last line is the only thing that can be wrong
            m_pieces[i] = std::move(placed);
        } else {
            placed.height = known ? static_cast<qreal>(m_kept[i]) : estimateHeight(block, m_width, *m_style);
            m_pieces.append(std::move(placed));
        }
    }
    m_kept.clear();
    if (count < m_pieces.size()) {
        // What stood there is gone: its place is painted again.
        const qreal gone = m_pieces[count].top;
        m_change = m_change ? qMin(*m_change, gone) : gone;
        first = qMin(first, count);
        m_pieces.resize(count);
    }
    m_settled = frozen.size();
    if (first < count || m_pieces.isEmpty() || first < m_pieces.size() || from == 0)
        place(qMin(first, from));
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
        if (placed.piece && placed.piece->pendingFormulas)
            placed.before = std::exchange(placed.piece, nullptr);
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
            m_pieces[i].top = above.top + above.height + gapBetween(above.block, m_pieces[i].block, *m_style);
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
    const auto manner = m_manners.constFind(index);
    const bool wrapped = manner != m_manners.constEnd() && manner->wrapped;
    const qreal wide = manner != m_manners.constEnd() ? manner->wide : 0;
    const qreal width = qMax(m_width, wide);
    placed.left = wide > m_width ? std::floor((m_width - wide) / 2) : 0;
    TypeStyle style;
    if (wrapped) {
        style = *m_style;
        style.wrapCode = true;
    }
    Piece piece = typeset::layOut(placed.block, width, wrapped ? style : *m_style, placed.before.get());
    ++m_laidOut;
    openSeams(placed, piece, index);
    placed.height = piece.height;
    placed.piece = std::make_shared<const Piece>(std::move(piece));
    markChanged(placed, placed.before.get());
    placed.before.reset();
}

void DocumentLayout::markChanged(const Placed& placed, const Piece* before)
{
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
    const qreal at = placed.top + qMax<qreal>(0, top);
    m_change = m_change ? qMin(*m_change, at) : at;
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

void DocumentLayout::place(qsizetype from)
{
    for (qsizetype i = from; i < m_pieces.size(); ++i) {
        Placed& placed = m_pieces[i];
        placed.top = 0;
        placed.start = 0;
        if (i > 0) {
            const Placed& above = m_pieces[i - 1];
            placed.top = above.top + above.height + gapBetween(above.block, placed.block, *m_style);
            placed.start = above.start + above.length + 1;
        }
    }
    m_height = m_pieces.isEmpty() ? 0 : m_pieces.last().top + m_pieces.last().height;
    m_length = m_pieces.isEmpty() ? 0 : m_pieces.last().start + m_pieces.last().length;
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
    m_pieces.clear();
    m_isRead = false;
    m_settled = 0;
}

bool DocumentLayout::hasLayout() const
{
    return std::any_of(
        m_pieces.cbegin(), m_pieces.cend(), [](const Placed& placed) { return placed.piece != nullptr; });
}

QRectF DocumentLayout::blockRect(qsizetype index) const
{
    const Placed& placed = m_pieces[index];
    return QRectF(placed.left, placed.top, m_width - 2 * placed.left, placed.height);
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
                result += newPiece ? QStringLiteral("\n\n") : QString(leaf.separator);
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
            all += u'\n';
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
        for (qsizetype k = 0; k < m_pieces[i].piece->boxes.size(); ++k)
            all.append(BoxId{i, k});
    }
    return all;
}

std::optional<BlockBox> DocumentLayout::box(const BoxId& id) const
{
    if (id.piece < 0 || id.piece >= m_pieces.size() || !m_pieces[id.piece].piece
        || id.index >= m_pieces[id.piece].piece->boxes.size())
        return std::nullopt;
    const Placed& placed = m_pieces[id.piece];
    BlockBox result = placed.piece->boxes[id.index];
    result.rect.translate(placed.left, placed.top);
    return result;
}

qreal DocumentLayout::scrollOf(qsizetype piece, int area) const
{
    if (area < 0)
        return 0;
    const auto manner = m_manners.constFind(piece);
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
    const ScrollArea& area = m_pieces[id.piece].piece->areas[found->area];
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
    m_pieces[id.piece].piece.reset();
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
    m_pieces[id.piece].piece.reset();
}

bool DocumentLayout::isWide(const BoxId& id) const
{
    return m_manners.value(id.piece).wide > 0;
}

bool DocumentLayout::hasWide() const
{
    return std::any_of(m_manners.cbegin(), m_manners.cend(), [](const Manner& manner) { return manner.wide > 0; });
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

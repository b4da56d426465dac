// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of a document as pieces: large ones in slices, those that stay as they were.
#include "core/typeset/blocklayout.h"
#include "core/typeset/documentlayout.h"
#include "core/typeset/estimate.h"
#include "core/typeset/flattext.h"
#include "core/typeset/slices.h"

namespace spyhop::typeset {

void DocumentLayout::take(const QList<text::Block>& frozen, const QList<text::Block>& tail)
{
    const qsizetype count = frozen.size() + tail.size();
    const auto block
        = [&](qsizetype i) -> const text::Block& { return i < frozen.size() ? frozen[i] : tail[i - frozen.size()]; };
    const qsizetype settled = std::exchange(m_settled, frozen.size());
    qsizetype same = qMin(settled, m_sources.size());
    while (same < qMin(count, m_sources.size()) && m_sources[same].block == block(same))
        ++same;
    if (same == count && count == m_sources.size() && settled > 0)
        return;
    const qsizetype from = same < m_sources.size() ? m_sources[same].first : m_pieces.size();
    const QList<Source> oldSources = m_sources.mid(same);
    QList<Placed> old = m_pieces.mid(from);
    m_sources.resize(same);
    m_pieces.resize(from);
    for (qsizetype i = same; i < count; ++i) {
        const qsizetype k = i - same;
        const Source* before = k < oldSources.size() ? &oldSources[k] : nullptr;
        QList<Placed> own; // the pieces that it had
        if (before != nullptr) {
            const qsizetype end = k + 1 < oldSources.size() ? oldSources[k + 1].first : from + old.size();
            own = old.mid(before->first - from, end - before->first);
        }
        takeSource(block(i), before, own);
    }
    takeKeptHeights();
    if (m_pieces.size() < from + old.size()) {
        // What stood there is gone: its place is painted again.
        markChanged(old[m_pieces.size() - from].top, allPieces);
    }
    place(from);
}

void DocumentLayout::takeSource(const text::Block& block, const Source* before, QList<Placed>& own)
{
    const qsizetype number = m_sources.size();
    Source source{block, m_pieces.size()};
    if (before != nullptr) {
        source.planner = before->planner;
        source.plan = before->plan;
        source.code = before->code;
    }
    m_sources.append(std::move(source));
    if (before != nullptr && before->block == block) {
        for (Placed& placed : own) {
            placed.source = number;
            m_pieces.append(std::move(placed));
        }
        return;
    }
    const QList<Slice> slices = slicesOf(block);
    // Numbers of a list stand one under the other: they need the room of the longest.
    const bool isMoved = before != nullptr && block.kind == text::BlockKind::List && block.ordered
        && QString::number(block.start + block.children.size()).size()
            != QString::number(before->block.start + before->block.children.size()).size();
    for (qsizetype i = 0; i < slices.size(); ++i) {
        Placed placed{.block = slices[i].block, .source = number};
        if (i > 0)
            placed.joint = slices[i].joint;
        if (i < own.size() && own[i].block == placed.block && own[i].joint == placed.joint) {
            placed = std::move(own[i]);
            placed.source = number;
            // The last one has room for a bar, or an edge.
            if (i == own.size() - 1 || i == slices.size() - 1 || isMoved)
                placed.dropLayout();
        } else if (i < own.size()) {
            placed.length = flatLength(placed.block);
            placed.before = own[i].piece ? own[i].piece : own[i].before;
            placed.height = own[i].height; // its last line is the only thing that can be wrong
        } else {
            placed.length = flatLength(placed.block);
            placed.height = -1;
        }
        m_pieces.append(std::move(placed));
    }
    plan(number);
    for (qsizetype i = m_sources[number].first; i < m_pieces.size(); ++i) {
        if (m_pieces[i].height < 0)
            m_pieces[i].height = estimated(m_pieces[i]);
    }
}

void DocumentLayout::takeKeptHeights()
{
    if (m_kept.size() == m_pieces.size()) {
        for (qsizetype i = 0; i < m_pieces.size(); ++i)
            m_pieces[i].height = static_cast<qreal>(m_kept[i]);
    }
    m_kept.clear();
}

void DocumentLayout::plan(qsizetype source)
{
    Source& one = m_sources[source];
    const qsizetype end = endOf(source);
    const bool isSliced = end - one.first > 1;
    if (isSliced && one.block.kind == text::BlockKind::Table && m_width > 0)
        planTable(one, end);
    else {
        one.planner.reset();
        one.plan.reset();
    }
    if (isSliced && one.block.kind == text::BlockKind::Code)
        planCode(one, end);
    else
        one.code.reset();
}

void DocumentLayout::planTable(Source& source, qsizetype end)
{
    if (!source.planner)
        source.planner = std::make_shared<TablePlanner>();
    const qreal width = qMax(m_width, m_manners.value(source.first).wide);
    const TablePlan fresh = source.planner->take(source.block, width, *m_style);
    if (source.plan && *source.plan == fresh)
        return;
    source.plan = std::make_shared<const TablePlan>(fresh);
    for (qsizetype i = source.first; i < end; ++i)
        m_pieces[i].dropLayout();
}

void DocumentLayout::planCode(Source& source, qsizetype end)
{
    if (!source.code)
        source.code = std::make_shared<CodePlan>();
    const qreal before = source.code->widest();
    source.code->take(source.block.code, source.block.language, *m_style);
    // Only what scrolls sideways depends on a line that stands elsewhere.
    const qreal room = qMax(m_width, m_manners.value(source.first).wide) - 2 * m_style->codePadX;
    const qreal widest = source.code->widest();
    if (before == widest || m_style->wrapCode || qMax(before, widest) + 1 <= room)
        return;
    for (qsizetype i = source.first; i < end; ++i)
        m_pieces[i].dropLayout();
}

qsizetype DocumentLayout::endOf(qsizetype source) const
{
    return source + 1 < m_sources.size() ? m_sources[source + 1].first : m_pieces.size();
}

qreal DocumentLayout::estimated(const Placed& placed) const
{
    if (m_width <= 0)
        return 0;
    const Source& source = m_sources[placed.source];
    if (source.plan)
        return estimateRows(placed.block, source.plan->widths, *m_style);
    qreal height = estimateHeight(placed.block, m_width, *m_style);
    if (source.code) // a slice has no edge below, and only the first has one above
        height -= m_style->codePadY * (placed.joint ? 2 : 1);
    return height;
}

qreal DocumentLayout::gapAbove(qsizetype piece) const
{
    const Placed& placed = m_pieces[piece];
    if (!placed.joint)
        return gapBetween(m_pieces[piece - 1].block, placed.block, *m_style);
    return gapBetweenSlices(placed.block, *m_style);
}

void DocumentLayout::place(qsizetype from)
{
    for (qsizetype i = from; i < m_pieces.size(); ++i) {
        Placed& placed = m_pieces[i];
        placed.top = 0;
        placed.start = 0;
        if (i > 0) {
            const Placed& above = m_pieces[i - 1];
            placed.top = above.top + above.height + gapAbove(i);
            placed.start = above.start + above.length + (placed.joint ? placed.joint->size() : 1);
        }
    }
    m_height = m_pieces.isEmpty() ? 0 : m_pieces.last().top + m_pieces.last().height;
    m_length = m_pieces.isEmpty() ? 0 : m_pieces.last().start + m_pieces.last().length;
}

} // namespace spyhop::typeset

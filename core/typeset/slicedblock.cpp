// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/slicedblock.h"

#include "core/typeset/formulasource.h"

namespace spyhop::typeset {

SlicedBlock::SlicedBlock(const text::Block& block, qreal width, const TypeStyle& style)
    : m_block(block)
    , m_width(width)
    , m_style(&style)
    , m_slices(slicesOf(block))
{
    if (m_slices.size() < 2)
        return;
    if (block.kind == text::BlockKind::Table)
        m_table = planOf(block, width, style);
    else if (block.kind == text::BlockKind::Code)
        m_code.take(block.code, block.language, style);
}

qreal SlicedBlock::gapAbove() const
{
    return m_next == 0 ? 0 : gapBetweenSlices(m_block, *m_style);
}

Piece SlicedBlock::takeNext()
{
    const Slice slice = std::exchange(m_slices[m_next], {}); // let go as soon as it is laid out
    SliceFrame frame;
    frame.isFirst = m_next == 0;
    frame.isLast = m_next + 1 == m_slices.size();
    if (!frame.isFirst || !frame.isLast) {
        frame.plan = m_table ? &*m_table : nullptr;
        frame.code = m_block.kind == text::BlockKind::Code ? &m_code : nullptr;
    }
    frame.from = m_from + slice.joint.size();
    frame.lastNumber = m_block.start + static_cast<int>(m_block.children.size());
    ++m_next;
    if (m_style->formulas != nullptr)
        waitForFormulas({slice.block}, *m_style->formulas);
    Piece piece = layOutSlice(slice.block, frame, m_width, *m_style, nullptr);
    m_from = frame.from + piece.length;
    return piece;
}

} // namespace spyhop::typeset

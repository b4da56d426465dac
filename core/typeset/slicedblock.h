// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/blocklayout.h"
#include "core/typeset/slices.h"

#include <optional>

namespace spyhop::typeset {

//! \brief A block that is laid out from above to below, a slice at a time; what was taken is nobody's but the caller's.
//! A value; the style lives longer.
class SlicedBlock {
public:
    SlicedBlock(const text::Block& block, qreal width, const TypeStyle& style);

    [[nodiscard]] bool isEmpty() const { return m_next == m_slices.size(); }
    //! px between the slice that comes next and the one before it; of the first: 0.
    [[nodiscard]] qreal gapAbove() const;
    //! Lays out the next slice; its formulas are waited for.
    [[nodiscard]] Piece takeNext();

private:
    text::Block m_block;
    qreal m_width;
    const TypeStyle* m_style;
    QList<Slice> m_slices;
    std::optional<TablePlan> m_table; //!< of a table in slices
    CodePlan m_code; //!< of a code in slices
    qsizetype m_next = 0;
    qsizetype m_from = 0; //!< where the next slice begins in the flat text
};

} // namespace spyhop::typeset

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/leaf.h"

namespace spyhop::typeset {

//! \brief Makes the leaves of a block one after the other; those that an earlier layout of the same block had already
//! are taken from it, lines and all. So a token costs its own leaf, not its list's or table's. Lives for one layout.
class LeafPool {
public:
    //! `before`: leaves of an earlier layout, in reading order.
    LeafPool(QList<Leaf> before, const TypeStyle& style)
        : m_before(std::move(before))
        , m_style(style)
    {
    }

    [[nodiscard]] Leaf prose(const text::Inlines& inlines, const Face& face, const QColor& color, bool strong)
    {
        const qsizetype index = m_next++;
        if (index < m_before.size() && m_before[index].isProse(inlines, face, color, strong))
            return placed(m_before[index]);
        return Leaf::prose(inlines, face, m_style, color, strong);
    }
    [[nodiscard]] Leaf code(const QString& lines, const QList<text::CodeSpan>& spans)
    {
        const qsizetype index = m_next++;
        if (index < m_before.size() && m_before[index].isCode(lines, spans))
            return placed(m_before[index]);
        return Leaf::code(lines, spans, m_style);
    }

private:
    //! Without its place in what was there before.
    [[nodiscard]] static Leaf placed(Leaf leaf)
    {
        leaf.position = {};
        leaf.start = 0;
        leaf.separator = u'\n';
        leaf.marker.clear();
        leaf.area = -1;
        return leaf;
    }

    QList<Leaf> m_before;
    const TypeStyle& m_style;
    qsizetype m_next = 0;
};

} // namespace spyhop::typeset

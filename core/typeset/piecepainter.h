// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/piece.h"

#include <QtGui/QPainter>

namespace spyhop::typeset {

//! \brief Paints laid-out blocks: ornaments, then text, each scroll area within its view. Lives for one painting.
class PiecePainter {
public:
    PiecePainter(QPainter& painter, const TypeStyle& style, const QRectF& clip)
        : m_painter(painter)
        , m_style(style)
        , m_clip(clip)
    {
    }

    //! Characters [from, to) of the piece selected; `scroll(area)`: how far (px) an area is scrolled.
    template <typename Scroll>
    void paint(const Piece& piece, const QPointF& origin, qsizetype from, qsizetype to,
        const QList<Highlight>& highlights, Scroll scroll) const
    {
        part(piece, -1, origin, from, to, highlights);
        for (qsizetype area = 0; area < piece.areas.size(); ++area) {
            const auto number = static_cast<int>(area);
            const QRectF view = piece.areas[area].view.translated(origin);
            if (!view.intersects(m_clip))
                continue;
            m_painter.save();
            m_painter.setClipRect(view, Qt::IntersectClip);
            part(piece, number, origin - QPointF(scroll(number), 0), from, to, highlights);
            m_painter.restore();
            if (piece.areas[area].hasBar)
                bar(view, piece.areas[area].contentWidth, scroll(number));
        }
    }

private:
    void part(const Piece& piece, int area, const QPointF& origin, qsizetype from, qsizetype to,
        const QList<Highlight>& highlights) const;
    void ornament(const Ornament& ornament, const QPointF& at) const;
    void codeGround(const Ornament& ornament, const QRectF& rect) const;
    //! A thin bar that shows there is more to the side.
    void bar(const QRectF& view, qreal contentWidth, qreal scroll) const;

    QPainter& m_painter;
    const TypeStyle& m_style;
    QRectF m_clip;
};

} // namespace spyhop::typeset

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/piecepainter.h"

#include <cmath>

namespace spyhop::typeset {

namespace {

constexpr qreal barHeight = 4, barInset = 3; // px

} // namespace

void PiecePainter::part(const Piece& piece, int area, const QPointF& origin, qsizetype from, qsizetype to,
    const QList<Highlight>& highlights) const
{
    for (const Ornament& one : piece.ornaments) {
        if (one.area == area && one.rect.translated(origin).intersects(m_clip))
            ornament(one, origin);
    }
    for (const Leaf& leaf : piece.leaves) {
        if (leaf.area != area)
            continue;
        const QPointF corner = origin + leaf.position;
        if (corner.y() > m_clip.bottom() || corner.y() + leaf.height() < m_clip.top())
            continue;
        QList<Highlight> own;
        for (const Highlight& one : highlights) {
            const qsizetype start = one.range.start - leaf.start;
            if (start < leaf.text().size() && start + one.range.length > 0)
                own.append(Highlight{Range{start, one.range.length}, one.color});
        }
        leaf.paint(m_painter, corner, m_clip, from - leaf.start, to - leaf.start, own);
    }
}

void PiecePainter::bar(const QRectF& view, qreal contentWidth, qreal scroll) const
{
    if (contentWidth <= view.width())
        return;
    const qreal room = view.width() - 2 * barInset;
    const qreal width = qMax(24.0, room * view.width() / contentWidth);
    const qreal left = (room - width) * scroll / (contentWidth - view.width());
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_style.lineStrong);
    m_painter.drawRoundedRect(
        QRectF(view.left() + barInset + left, view.bottom() - barInset - barHeight, width, barHeight), barHeight / 2,
        barHeight / 2);
}

void PiecePainter::codeGround(const Ornament& ornament, const QRectF& rect) const
{
    const bool isPart = ornament.goesOnAbove || ornament.goesOnBelow;
    QRectF ground = rect;
    if (isPart) {
        // The parts meet at whole px: neither a gap nor a line shows where one ends.
        QRectF part = rect.adjusted(-1, -1, 1, 1);
        if (ornament.goesOnAbove)
            part.setTop(std::round(rect.top()));
        if (ornament.goesOnBelow)
            part.setBottom(std::round(rect.bottom()));
        const qreal beyond = m_style.radius + 2;
        ground.adjust(0, ornament.goesOnAbove ? -beyond : 0, 0, ornament.goesOnBelow ? beyond : 0);
        m_painter.save();
        m_painter.setClipRect(part, Qt::IntersectClip);
    }
    m_painter.setPen(QPen(m_style.line, 1));
    m_painter.setBrush(m_style.sunken);
    m_painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), m_style.radius, m_style.radius);
    if (isPart)
        m_painter.restore();
}

void PiecePainter::ornament(const Ornament& ornament, const QPointF& at) const
{
    const QRectF rect = ornament.rect.translated(at);
    switch (ornament.kind) {
    case Ornament::Kind::QuoteBar:
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_style.line);
        m_painter.drawRoundedRect(rect, 1.5, 1.5);
        return;
    case Ornament::Kind::Line:
        m_painter.fillRect(rect, m_style.line);
        return;
    case Ornament::Kind::HeadGround:
        m_painter.fillRect(rect, m_style.sunken);
        return;
    case Ornament::Kind::CodeGround:
        codeGround(ornament, rect);
        return;
    case Ornament::Kind::Marker:
        m_painter.setPen(m_style.text2);
        m_painter.setFont(m_style.body.font);
        m_painter.drawText(rect, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextDontClip, ornament.text);
        return;
    case Ornament::Kind::CheckBox:
    case Ornament::Kind::CheckedBox: {
        const bool checked = ornament.kind == Ornament::Kind::CheckedBox;
        m_painter.setPen(QPen(checked ? m_style.link : m_style.lineStrong, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        if (checked) {
            m_painter.setPen(QPen(m_style.link, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QPointF points[] = {
                rect.topLeft() + QPointF(4, 8.5), rect.topLeft() + QPointF(7, 11.5), rect.topLeft() + QPointF(12, 5)};
            m_painter.drawPolyline(points, 3);
        }
        return;
    }
    }
}

} // namespace spyhop::typeset

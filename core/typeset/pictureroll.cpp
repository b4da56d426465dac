// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/pictureroll.h"

#include "core/typeset/piecepainter.h"

#include <QtGui/QPainter>
#include <algorithm>

namespace spyhop::typeset {

PictureRoll::PictureRoll(const TypeStyle& style, const PictureOptions& options)
    : m_style(style)
    , m_options(options)
{
    m_style.wrapCode = true; // nothing scrolls in a picture
    m_style.scrollTables = false;
}

void PictureRoll::append(const QList<text::Block>& blocks)
{
    for (const text::Block& block : blocks)
        m_waiting.append(Waiting{block, {}});
}

void PictureRoll::append(const QList<text::Block>& blocks, const PictureFrame& frame)
{
    for (qsizetype i = 0; i < blocks.size(); ++i)
        m_waiting.append(Waiting{blocks[i], frame, i == 0, i + 1 == blocks.size()});
}

void PictureRoll::begin(const Waiting& next)
{
    if (!m_placed.isEmpty())
        m_height += gapBetween(m_placed.last().piece.block, next.block, m_style);
    m_isInFrame = next.frame.has_value();
    m_endsFrame = next.isLast;
    qreal width = m_options.width;
    if (next.frame) {
        width -= next.frame->inset + 2 * next.frame->padX;
        if (next.isFirst) {
            m_frames.append(Framed{*next.frame, m_height, m_height});
            m_height += next.frame->padY;
        }
    }
    m_begun.emplace(next.block, width, m_style);
}

void PictureRoll::layOutSome()
{
    // While cuts are known, there is a picture in what stands there already.
    while (m_cuts.isEmpty() && m_height <= room()) {
        if (m_begun && m_begun->isEmpty())
            m_begun.reset();
        if (!m_begun) {
            if (m_waiting.isEmpty())
                return;
            begin(m_waiting.takeFirst());
        }
        m_height += m_begun->gapAbove();
        m_placed.append(PlacedPiece{m_begun->takeNext(), m_height});
        m_height += m_placed.last().piece.height;
        m_characters += m_placed.last().piece.length;
        if (!m_isInFrame)
            continue;
        if (m_endsFrame && m_begun->isEmpty())
            m_height += m_frames.last().frame.padY;
        m_frames.last().bottom = m_height;
    }
}

bool PictureRoll::isHungry()
{
    layOutSome();
    return !m_isWhole && m_height <= room();
}

//! No frame begins with its edge alone: the next picture has all of it.
QList<qreal> PictureRoll::cuts() const
{
    constexpr qreal hair = 0.5; // px: what stands at the same height may differ by rounding
    QList<qreal> all = cutsBetweenLines(m_placed, m_height, PageRoom{room(), room()});
    qreal before = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        for (const Framed& framed : m_frames) {
            const bool isAtFirstLine = all[i] > framed.top && all[i] < framed.top + framed.frame.padY + hair;
            if (!isAtFirstLine || framed.top < before + hair)
                continue;
            all[i] = framed.top;
            all.resize(i + 1); // what follows is cut anew
            return all;
        }
        before = all[i];
    }
    return all;
}

QImage PictureRoll::take()
{
    if (isHungry() || m_placed.isEmpty())
        return {};
    const bool isAllThere = m_isWhole && m_waiting.isEmpty() && (!m_begun || m_begun->isEmpty());
    if (m_cuts.isEmpty())
        m_cuts = cuts();
    const qreal bottom = m_cuts.takeFirst();
    QImage image = painted(m_top, bottom);
    m_hasFailed = m_hasFailed || image.isNull();
    m_top = bottom;
    // The last cut is the end of what is there; while more may come, it is none.
    const bool isEnd = isAllThere && m_cuts.isEmpty();
    if (isEnd || (!isAllThere && m_cuts.size() <= 1))
        dropAbove(bottom);
    return image;
}

void PictureRoll::dropAbove(qreal cut)
{
    m_placed.removeIf([cut](const PlacedPiece& placed) { return placed.top + placed.piece.height <= cut; });
    for (PlacedPiece& placed : m_placed)
        placed.top -= cut;
    m_height = qMax(0.0, m_height - cut); // with what stands below the last one: its frame's edge
    const bool isBegun = m_begun && !m_begun->isEmpty();
    const bool isOpen = m_isInFrame && (isBegun || !m_endsFrame);
    for (Framed& framed : m_frames) {
        framed.top -= cut;
        framed.bottom -= cut;
    }
    while (!m_frames.isEmpty() && m_frames.first().bottom <= 0 && !(isOpen && m_frames.size() == 1))
        m_frames.removeFirst();
    m_top = 0;
    m_cuts.clear();
}

//! The frame that a piece at this place stands in; null: none.
const PictureRoll::Framed* PictureRoll::frameAt(qreal top) const
{
    const auto found = std::find_if(m_frames.cbegin(), m_frames.cend(),
        [top](const Framed& framed) { return framed.top <= top && top < framed.bottom; });
    return found == m_frames.cend() ? nullptr : &*found;
}

void PictureRoll::paintFrames(QPainter& painter, qreal top) const
{
    constexpr qreal edgeWidth = 2; // px
    for (const Framed& framed : m_frames) {
        const PictureFrame& frame = framed.frame;
        const qreal half = frame.edge.isValid() ? edgeWidth / 2 : 0;
        const QRectF box(m_options.margin + frame.inset, m_options.margin + framed.top - top,
            m_options.width - frame.inset, framed.bottom - framed.top);
        painter.setPen(frame.edge.isValid() ? QPen(frame.edge, edgeWidth) : QPen(Qt::NoPen));
        painter.setBrush(frame.ground);
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), frame.radius - half, frame.radius - half);
    }
}

QImage PictureRoll::painted(qreal top, qreal bottom) const
{
    const QSizeF size(m_options.width + 2 * m_options.margin, bottom - top + 2 * m_options.margin);
    QImage image((size * m_options.scale).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.setDevicePixelRatio(m_options.scale);
    image.fill(m_options.ground);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF corner(m_options.margin, m_options.margin - top);
    const QRectF clip(0, m_options.margin, size.width(), bottom - top);
    painter.setClipRect(clip);
    paintFrames(painter, top);
    const PiecePainter pieces(painter, m_style, clip);
    for (const PlacedPiece& one : m_placed) {
        if (one.top + one.piece.height < top || one.top > bottom)
            continue;
        const Framed* framed = frameAt(one.top);
        const qreal left = framed != nullptr ? framed->frame.inset + framed->frame.padX : 0;
        pieces.paint(one.piece, corner + QPointF(left, one.top), 0, 0, {}, [](int) { return 0.0; });
    }
    return image;
}

} // namespace spyhop::typeset

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/pictureroll.h"

#include "core/typeset/piecepainter.h"

#include <QtGui/QPainter>

namespace spyhop::typeset {

PictureRoll::PictureRoll(const TypeStyle& style, const PictureOptions& options)
    : m_style(style)
    , m_options(options)
{
    m_style.wrapCode = true; // nothing scrolls in a picture
    m_style.scrollTables = false;
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
            const text::Block block = m_waiting.takeFirst();
            if (!m_placed.isEmpty())
                m_height += gapBetween(m_placed.last().piece.block, block, m_style);
            m_begun.emplace(block, m_options.width, m_style);
        }
        m_height += m_begun->gapAbove();
        m_placed.append(PlacedPiece{m_begun->takeNext(), m_height});
        m_height += m_placed.last().piece.height;
        m_characters += m_placed.last().piece.length;
    }
}

bool PictureRoll::isHungry()
{
    layOutSome();
    return !m_isWhole && m_height <= room();
}

QImage PictureRoll::take()
{
    if (isHungry() || m_placed.isEmpty())
        return {};
    const bool isAllThere = m_isWhole && m_waiting.isEmpty() && (!m_begun || m_begun->isEmpty());
    if (m_cuts.isEmpty())
        m_cuts = cutsBetweenLines(m_placed, m_height, PageRoom{room(), room()});
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
    m_height = m_placed.isEmpty() ? 0 : m_placed.last().top + m_placed.last().piece.height;
    m_top = 0;
    m_cuts.clear();
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
    const PiecePainter pieces(painter, m_style, clip);
    for (const PlacedPiece& one : m_placed) {
        if (one.top + one.piece.height >= top && one.top <= bottom)
            pieces.paint(one.piece, corner + QPointF(0, one.top), 0, 0, {}, [](int) { return 0.0; });
    }
    return image;
}

} // namespace spyhop::typeset

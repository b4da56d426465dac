// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/piecepainter.h"

#include "core/text/mathscan.h"
#include "core/typeset/formulasource.h"

#include <QtGui/QPainter>
#include <algorithm>

namespace spyhop::typeset {

namespace {

void paintOrnament(QPainter& painter, const Ornament& ornament, const TypeStyle& style, const QPointF& at)
{
    const QRectF rect = ornament.rect.translated(at);
    switch (ornament.kind) {
    case Ornament::Kind::QuoteBar:
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.line);
        painter.drawRoundedRect(rect, 1.5, 1.5);
        return;
    case Ornament::Kind::Line:
        painter.fillRect(rect, style.line);
        return;
    case Ornament::Kind::HeadGround:
        painter.fillRect(rect, style.sunken);
        return;
    case Ornament::Kind::CodeGround:
        painter.setPen(QPen(style.line, 1));
        painter.setBrush(style.sunken);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), style.radius, style.radius);
        return;
    case Ornament::Kind::Marker:
        painter.setPen(style.text2);
        painter.setFont(style.body.font);
        painter.drawText(rect, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextDontClip, ornament.text);
        return;
    case Ornament::Kind::CheckBox:
    case Ornament::Kind::CheckedBox: {
        const bool checked = ornament.kind == Ornament::Kind::CheckedBox;
        painter.setPen(QPen(checked ? style.link : style.lineStrong, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        if (checked) {
            painter.setPen(QPen(style.link, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QPointF points[] = {
                rect.topLeft() + QPointF(4, 8.5), rect.topLeft() + QPointF(7, 11.5), rect.topLeft() + QPointF(12, 5)};
            painter.drawPolyline(points, 3);
        }
        return;
    }
    }
}

void waitFor(const text::Inlines& inlines, FormulaSource& formulas)
{
    for (const text::Inline& run : inlines) {
        if (run.marks.testFlag(text::Mark::Formula))
            static_cast<void>(formulas.wait(text::latexOf(run.text), run.marks.testFlag(text::Mark::Display)));
    }
}

} // namespace

void paintPiece(QPainter& painter, const Piece& piece, const TypeStyle& style, const QPointF& at, const QRectF& clip,
    qsizetype from, qsizetype to)
{
    for (const Ornament& ornament : piece.ornaments) {
        if (ornament.rect.translated(at).intersects(clip))
            paintOrnament(painter, ornament, style, at);
    }
    for (const Leaf& leaf : piece.leaves) {
        const QPointF corner = at + leaf.position;
        if (corner.y() <= clip.bottom() && corner.y() + leaf.height() >= clip.top())
            leaf.paint(painter, corner, clip, from - leaf.start, to - leaf.start);
    }
}

QList<qreal> cutsBetweenLines(const QList<PlacedPiece>& pieces, qreal height, qreal longest)
{
    // Every line's lower edge is a place to cut, unless another leaf (a table's cell) goes on there.
    QList<QPair<qreal, qreal>> lines; // top, bottom
    for (const PlacedPiece& placed : pieces) {
        for (const Leaf& leaf : placed.piece.leaves) {
            const qreal corner = placed.top + leaf.position.y();
            for (const auto& [top, bottom] : leaf.lineEdges())
                lines.append({corner + top, corner + bottom});
        }
    }
    std::sort(lines.begin(), lines.end());
    QList<qreal> cuts;
    qreal begin = 0;
    while (height - begin > longest) {
        qreal best = begin + longest;
        qreal candidate = -1;
        qreal reach = begin; // lower edge of all lines that begin above
        for (const auto& [top, bottom] : std::as_const(lines)) {
            if (bottom <= begin)
                continue;
            if (top >= reach - 0.5 && top > begin && top <= begin + longest)
                candidate = top;
            reach = qMax(reach, bottom);
            if (top > begin + longest)
                break;
        }
        if (candidate > begin)
            best = candidate;
        cuts.append(best);
        begin = best;
    }
    cuts.append(height);
    return cuts;
}

void waitForFormulas(const QList<text::Block>& blocks, FormulaSource& formulas)
{
    for (const text::Block& block : blocks) {
        waitFor(block.inlines, formulas);
        for (const QList<text::Inlines>& row : block.rows) {
            for (const text::Inlines& cell : row)
                waitFor(cell, formulas);
        }
        waitForFormulas(block.children, formulas);
    }
}

} // namespace spyhop::typeset

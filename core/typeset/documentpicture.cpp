// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/documentpicture.h"

#include "core/text/mathscan.h"
#include "core/typeset/blocklayout.h"
#include "core/typeset/formulasource.h"
#include "core/typeset/piecepainter.h"

#include <QtGui/QPainter>
#include <algorithm>

namespace spyhop::typeset {

namespace {

void waitFor(const text::Inlines& inlines, FormulaSource& formulas)
{
    for (const text::Inline& run : inlines) {
        if (run.marks.testFlag(text::Mark::Formula))
            static_cast<void>(formulas.wait(text::latexOf(run.text), run.marks.testFlag(text::Mark::Display)));
    }
}

} // namespace

QList<QImage> pictures(const QList<text::Block>& blocks, const TypeStyle& wanted, const PictureOptions& options)
{
    TypeStyle style = wanted;
    style.wrapCode = true; // nothing scrolls in a picture
    style.scrollTables = false;
    // What is drawn must be there when it is laid out.
    if (style.formulas != nullptr)
        waitForFormulas(blocks, *style.formulas);
    QList<PlacedPiece> placed;
    qreal y = 0;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        if (i > 0)
            y += gapBetween(blocks[i - 1], blocks[i], style);
        placed.append(PlacedPiece{layOut(blocks[i], options.width, style, nullptr), y});
        y += placed.last().piece.height;
    }
    const QList<qreal> cuts = cutsBetweenLines(placed, y, qMax(1.0, options.longest - 2 * options.margin));
    QList<QImage> images;
    qreal top = 0;
    for (const qreal bottom : cuts) {
        const QSizeF size(options.width + 2 * options.margin, bottom - top + 2 * options.margin);
        QImage image((size * options.scale).toSize(), QImage::Format_RGB32);
        if (image.isNull())
            return {};
        image.setDevicePixelRatio(options.scale);
        image.fill(options.ground);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF corner(options.margin, options.margin - top);
        const QRectF clip(0, options.margin, size.width(), bottom - top);
        painter.setClipRect(clip);
        const PiecePainter pieces(painter, style, clip);
        for (const PlacedPiece& one : std::as_const(placed)) {
            if (one.top + one.piece.height >= top && one.top <= bottom)
                pieces.paint(one.piece, corner + QPointF(0, one.top), 0, 0, {}, [](int) { return 0.0; });
        }
        painter.end();
        images.append(image);
        top = bottom;
    }
    return images;
}

QList<qreal> cutsBetweenLines(const QList<PlacedPiece>& pieces, qreal height, qreal longest)
{
    // Every line's lower edge is a place to cut, unless another leaf (a table's cell) goes on there.
    QList<QPair<qreal, qreal>> lines; // top, bottom
    for (const PlacedPiece& placed : pieces) {
        for (const Leaf& leaf : placed.piece.leaves) {
            const qreal corner = placed.top + leaf.position.y();
            if (placed.piece.block.kind == text::BlockKind::Table) {
                lines.append({corner, corner + leaf.height()}); // a row stays together
                continue;
            }
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

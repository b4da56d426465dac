// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/richtext.h"

#include "core/typeset/blocklayout.h"
#include "core/typeset/piecepainter.h"
#include "core/typeset/setformula.h"

#include <QtCore/QBuffer>
#include <QtGui/QPainter>
#include <cmath>

namespace spyhop::typeset {

namespace {

constexpr qreal formulaSize = 1.21; //!< em of a formula in em of the text around it, as in KaTeX's style sheet
constexpr qreal pictureScale = 2; //!< device pixels per px in a formula's picture
constexpr qreal widestFormula = 640; //!< px: broken beyond it, as in a document's column
constexpr qreal formulaMargin = 1; //!< px around it: strokes may stand over their boxes

std::optional<text::FormulaPicture> picture(FormulaSource& formulas, const QString& latex, bool display, qreal size)
{
    const std::shared_ptr<const Formula> formula = formulas.wait(latex, display);
    if (formula == nullptr || formula->error)
        return std::nullopt;
    SetFormula set(formula, size * formulaSize, display);
    set.fit(widestFormula);
    const qreal ascent = std::ceil(set.ascent()) + formulaMargin;
    const qreal descent = std::ceil(set.descent()) + formulaMargin;
    const QSizeF box(std::ceil(set.width()) + 2 * formulaMargin, ascent + descent);
    QImage image((box * pictureScale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pictureScale);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    set.paint(painter, QPointF(formulaMargin, ascent), FormulaInk{0, Qt::black, QFont()});
    painter.end();
    text::FormulaPicture result{{}, box.width(), box.height(), descent};
    QBuffer buffer(&result.png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return result;
}

} // namespace

text::FormulaPictures formulaPictures(FormulaSource* formulas, qreal fontSize)
{
    if (formulas == nullptr)
        return {};
    return [formulas, fontSize](
               const QString& latex, bool display) { return picture(*formulas, latex, display, fontSize); };
}

QList<QImage> pictures(const QList<text::Block>& blocks, const TypeStyle& style, const PictureOptions& options)
{
    // What is drawn must be there when it is laid out.
    if (style.formulas != nullptr)
        waitForFormulas(blocks, *style.formulas);
    QList<PlacedPiece> placed;
    qreal y = 0;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        if (i > 0)
            y += gapBetween(blocks[i - 1], blocks[i], style);
        placed.append(PlacedPiece{layOut(blocks[i], options.width, style), y});
        y += placed.last().piece.height;
    }
    const QList<qreal> cuts = cutsBetweenLines(placed, y, options.longest - 2 * options.margin);
    QList<QImage> images;
    qreal top = 0;
    for (const qreal bottom : cuts) {
        const QSizeF size(options.width + 2 * options.margin, bottom - top + 2 * options.margin);
        QImage image((size * options.scale).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(options.scale);
        image.fill(options.ground);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF corner(options.margin, options.margin - top);
        const QRectF clip(0, options.margin, size.width(), bottom - top);
        painter.setClipRect(clip);
        for (const PlacedPiece& piece : std::as_const(placed))
            paintPiece(painter, piece.piece, style, corner + QPointF(0, piece.top), clip, 0, 0);
        images.append(image);
        top = bottom;
    }
    return images;
}

} // namespace spyhop::typeset

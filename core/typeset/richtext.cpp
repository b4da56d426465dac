// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/richtext.h"

#include "core/typeset/setformula.h"

#include <QtCore/QBuffer>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <cmath>

namespace spyhop::typeset {

namespace {

constexpr qreal pictureScale = 2; //!< device pixels per px in a formula's picture
constexpr qreal widestFormula = 640; //!< px: broken beyond it, as in a document's column
constexpr qreal formulaMargin = 1; //!< px around it: strokes may stand over their boxes

std::optional<text::FormulaPicture> picture(const std::shared_ptr<const Formula>& formula, bool display, qreal size)
{
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
    return [formulas, fontSize](const QString& latex, bool display) {
        return picture(formulas->wait(latex, display), display, fontSize);
    };
}

text::FormulaPictures drawnFormulaPictures(FormulaSource* formulas, qreal fontSize)
{
    if (formulas == nullptr)
        return {};
    return [formulas, fontSize](const QString& latex, bool display) {
        return picture(formulas->find(latex, display), display, fontSize);
    };
}

} // namespace spyhop::typeset

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/svgmarks.h"

#include "core/typeset/svgpath.h"

#include <QtCore/QJsonArray>
#include <QtGui/QTransform>
#include <algorithm>

namespace spyhop::typeset {

namespace {

//! A length of a line in an SVG picture: "100%" of `whole`, "0.046em", "0"; whole and result in root em.
qreal svgLength(const QString& text, qreal whole, qreal em)
{
    if (text.endsWith(u'%'))
        return QStringView(text).chopped(1).toDouble() / 100 * whole;
    if (text.endsWith(QStringLiteral("em")))
        return QStringView(text).chopped(2).toDouble() * em;
    return text.toDouble();
}

} // namespace

QList<FormulaMark> svgMarks(const QJsonObject& svg, qreal em, std::optional<QRgb> color, const QSizeF& size)
{
    QList<FormulaMark> marks;
    const qreal width = size.width();
    const qreal height = size.height();
    const QStringList view = svg.value(u"v").toString().split(u' ', Qt::SkipEmptyParts);
    const QString fit = svg.value(u"p").toString();
    const QJsonArray shapes = svg.value(u"k").toArray();
    for (const QJsonValue& value : shapes) {
        const QJsonObject shape = value.toObject();
        if (!shape.contains(u"d")) {
            const QPointF from(svgLength(shape.value(u"x1").toString(), width, em),
                svgLength(shape.value(u"y1").toString(), height, em) - height);
            const QPointF to(svgLength(shape.value(u"x2").toString(), width, em),
                svgLength(shape.value(u"y2").toString(), height, em) - height);
            marks.append(FormulaMark{.kind = FormulaMark::Kind::Line,
                .rect = QRectF(from, to),
                .size = svgLength(shape.value(u"sw").toString(), height, em),
                .color = color});
            continue;
        }
        if (view.size() != 4 || view[2].toDouble() <= 0 || view[3].toDouble() <= 0)
            continue;
        // SVG 1.1, 7.8: "slice" fills the height with a picture far too long, which is cut; "none" stretches it.
        qreal sx = width / view[2].toDouble();
        qreal sy = height / view[3].toDouble();
        qreal left = 0;
        if (fit.contains(QStringLiteral("slice"))) {
            sx = sy = qMax(sx, sy);
            const qreal over = width - view[2].toDouble() * sx;
            left = fit.startsWith(QStringLiteral("xMax")) ? over
                : fit.startsWith(QStringLiteral("xMid"))  ? over / 2
                                                          : 0;
        } else if (fit != QStringLiteral("none")) {
            sx = sy = qMin(sx, sy);
        }
        QPainterPath path = QTransform::fromScale(sx, sy)
                                .translate(-view[0].toDouble(), -view[1].toDouble())
                                .map(svgPath(shape.value(u"d").toString()));
        path.translate(left, -height);
        // Beyond the box there are only straight ends: their points are moved to its edge.
        for (int i = 0; i < path.elementCount(); ++i) {
            const QPainterPath::Element element = path.elementAt(i);
            path.setElementPositionAt(i, std::clamp(element.x, 0.0, width), element.y);
        }
        marks.append(FormulaMark{.kind = FormulaMark::Kind::Path, .path = path, .color = color});
    }
    return marks;
}

} // namespace spyhop::typeset

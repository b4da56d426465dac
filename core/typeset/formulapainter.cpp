// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formulapainter.h"

#include "core/typeset/formulafonts.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QGlyphRun>
#include <QtGui/QPainter>

namespace spyhop::typeset {

namespace {

constexpr qreal dashLength = 3; //!< px

FormulaFonts& fonts()
{
    thread_local FormulaFonts mine;
    return mine;
}

void paintText(QPainter& painter, const FormulaMark& mark, const QPointF& at, const FormulaInk& ink)
{
    const qreal size = mark.size * ink.size;
    if (mark.font == FormulaFont::System) {
        QFont font = ink.system;
        font.setPixelSize(qMax(1, qRound(size)));
        painter.setFont(font);
        painter.drawText(at, mark.text);
        return;
    }
    const QRawFont font = fonts().font(mark.font, size);
    if (!font.isValid())
        return;
    QList<quint32> glyphs;
    QList<QPointF> places;
    qreal x = 0;
    const QList<uint> characters = mark.text.toUcs4();
    for (const uint character : characters) {
        const FormulaFonts::Glyph glyph = fonts().glyph(mark.font, character);
        glyphs.append(glyph.index);
        places.append(QPointF(x, 0));
        x += glyph.advance * size;
    }
    QGlyphRun run;
    run.setRawFont(font);
    run.setGlyphIndexes(glyphs);
    run.setPositions(places);
    painter.drawGlyphRun(at, run);
}

//! A rule is at least one device pixel thick, or it vanishes in small formulas.
qreal ruleThickness(const QPainter& painter, qreal thickness)
{
    const qreal scale = painter.combinedTransform().m22();
    return scale > 0 ? qMax(thickness, 1 / scale) : thickness;
}

} // namespace

void paintMarks(QPainter& painter, const QList<FormulaMark>& marks, const QPointF& at, const FormulaInk& ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal em = ink.size;
    for (const FormulaMark& mark : marks) {
        const QColor color = mark.color ? QColor::fromRgba(*mark.color) : ink.color;
        const QPointF corner = at + mark.rect.topLeft() * em;
        const QRectF rect(corner, mark.rect.size() * em);
        switch (mark.kind) {
        case FormulaMark::Kind::Text:
            painter.setPen(color);
            paintText(painter, mark, at + mark.position * em, ink);
            break;
        case FormulaMark::Kind::Path: {
            const QTransform place = QTransform::fromTranslate(at.x(), at.y()).scale(em, em);
            painter.fillPath(place.map(mark.path), color);
            break;
        }
        case FormulaMark::Kind::Rectangle: {
            if (rect.isEmpty())
                break; // a strut: it only takes room
            QRectF rule = rect;
            const qreal height = ruleThickness(painter, rule.height());
            rule.adjust(0, rule.height() - height, 0, 0);
            rule.setWidth(ruleThickness(painter, rule.width()));
            painter.fillRect(rule, color);
            break;
        }
        case FormulaMark::Kind::Line:
        case FormulaMark::Kind::DashedLine: {
            QPen pen(color, ruleThickness(painter, mark.size * em));
            pen.setCapStyle(Qt::FlatCap);
            if (mark.kind == FormulaMark::Kind::DashedLine)
                pen.setDashPattern({dashLength / pen.widthF(), dashLength / pen.widthF()});
            painter.setPen(pen);
            painter.drawLine(rect.topLeft(), rect.bottomRight());
            break;
        }
        case FormulaMark::Kind::Frame: {
            const qreal width = ruleThickness(painter, mark.size * em);
            painter.setPen(QPen(color, width));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2));
            break;
        }
        }
    }
    painter.restore();
}

} // namespace spyhop::typeset

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/sentline.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

namespace spyhop::ui {
namespace {

constexpr int gap = 24, beside = 12; // design px: the transcript's between turns; between words and line

} // namespace

int sentLineHeight(const Theme& theme)
{
    return theme.px(gap);
}

void paintSentLine(QPainter& painter, const Theme& theme, const QRectF& area, const QString& words)
{
    painter.save();
    const QFont font = theme.font(FontRole::Small);
    const qreal space = theme.px(beside);
    const QString shown = QFontMetricsF(font).elidedText(words, Qt::ElideRight, area.width() - 4 * space);
    const qreal text = QFontMetricsF(font).horizontalAdvance(shown) + 2 * space;
    const qreal middle = qRound(area.center().y()) + 0.5;
    painter.setPen(QPen(theme.tokens().warning, 1));
    painter.drawLine(QPointF(area.left(), middle), QPointF(area.center().x() - text / 2, middle));
    painter.drawLine(QPointF(area.center().x() + text / 2, middle), QPointF(area.right(), middle));
    painter.setFont(font);
    painter.drawText(area, Qt::AlignCenter, shown);
    painter.restore();
}

} // namespace spyhop::ui

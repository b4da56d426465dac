// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/surface.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace spyhop::ui {

Surface::Surface(const Theme& theme, Token ground, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_ground(ground)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Surface::setEdges(Qt::Edges edges)
{
    m_edges = edges;
    update();
}

void Surface::setRounded(int radius, Token outline)
{
    m_radius = radius;
    m_outline = outline;
    update();
}

void Surface::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor ground = m_theme.color(m_ground);
    if (m_radius > 0) {
        drawBox(painter, rect(), m_theme.px(m_radius), ground, m_outline ? m_theme.color(m_outline) : QColor(), 1);
        return;
    }
    painter.fillRect(rect(), ground);
    const QColor line = m_theme.tokens().line;
    if (m_edges.testFlag(Qt::TopEdge))
        painter.fillRect(0, 0, width(), 1, line);
    if (m_edges.testFlag(Qt::BottomEdge))
        painter.fillRect(0, height() - 1, width(), 1, line);
    if (m_edges.testFlag(Qt::LeftEdge))
        painter.fillRect(0, 0, 1, height(), line);
    if (m_edges.testFlag(Qt::RightEdge))
        painter.fillRect(width() - 1, 0, 1, height(), line);
}

void drawBox(QPainter& painter, const QRectF& box, qreal radius, const QColor& fill, const QColor& outline, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    qreal inset = 0;
    if (outline.isValid()) {
        painter.setPen(QPen(outline, width));
        inset = width / 2;
    } else {
        painter.setPen(Qt::NoPen);
    }
    const qreal bounded = std::min({radius, box.width() / 2, box.height() / 2}) - inset;
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), bounded, bounded);
    painter.restore();
}

bool inActiveWindow(const QStyleOptionViewItem& option)
{
    return option.widget ? option.widget->isActiveWindow() : option.state.testFlag(QStyle::State_Active);
}

} // namespace spyhop::ui

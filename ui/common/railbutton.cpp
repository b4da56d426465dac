// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/railbutton.h"

#include "ui/common/surface.h"

#include <QtGui/QPainter>

namespace spyhop::ui {

RailButton::RailButton(const Theme& theme, Icon icon, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize RailButton::sizeHint() const
{
    return {m_theme.px(40), m_theme.px(40)};
}

void RailButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    QColor ground;
    if (isChecked())
        ground = tokens.selected;
    else if (isDown())
        ground = tokens.selected;
    else if (underMouse())
        ground = tokens.hover;
    const int radius = m_theme.px(6);
    drawBox(painter, rect(), radius, ground,
        hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange) ? tokens.accent
            : isChecked()                                                 ? m_theme.edge()
                                                                          : QColor(),
        2);
    const int size = m_theme.px(20);
    const QRect square((width() - size) / 2, (height() - size) / 2, size, size);
    painter.drawPixmap(
        square, iconPixmap(m_icon, size, isChecked() ? tokens.accent : tokens.text2, devicePixelRatioF()));
}

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pill.h"

#include "ui/common/icons.h"
#include "ui/common/surface.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>

namespace spyhop::ui {

Pill::Pill(const Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &Pill::openMenu);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Pill::setMenu(QMenu* menu)
{
    m_menu = menu;
    setFocusPolicy(menu ? Qt::StrongFocus : Qt::NoFocus);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    const int chevron = m_menu ? m_theme.px(16 + 2) : 0;
    return {fontMetrics().horizontalAdvance(text()) + 2 * m_theme.px(11) + chevron, m_theme.px(28)};
}

QSize Pill::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), m_theme.px(72)), m_theme.px(28)};
}

void Pill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    const bool active = m_menu && (underMouse() || isDown() || m_menu->isVisible());
    drawBox(painter, rect(), m_theme.px(6), active ? tokens.hover : tokens.sunken,
        hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange) ? tokens.accent : m_theme.edge(), 2);
    const QColor ink = isEnabled() ? tokens.text2 : tokens.disabled;
    const int pad = m_theme.px(11);
    int right = width() - pad;
    if (m_menu) {
        const int size = m_theme.px(14);
        painter.drawPixmap(QRect(right - size + m_theme.px(2), (height() - size) / 2, size, size),
            iconPixmap(Icon::Unfold, size, ink, devicePixelRatioF()));
        right -= size + m_theme.px(2);
    }
    painter.setPen(ink);
    painter.drawText(QRect(pad, 0, right - pad, height()), Qt::AlignVCenter | Qt::AlignLeft,
        fontMetrics().elidedText(text(), Qt::ElideRight, right - pad));
}

void Pill::keyPressEvent(QKeyEvent* event)
{
    if (m_menu && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        openMenu();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Pill::openMenu()
{
    if (m_menu)
        m_menu->popup(mapToGlobal(QPoint(0, height() + m_theme.px(4))));
}

} // namespace spyhop::ui

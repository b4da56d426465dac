// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/menuplace.h"

#include <QtWidgets/QMenu>

namespace spyhop::ui {

QPoint menuPlace(const QSize& menu, const QRect& button, const QRect& window)
{
    QPoint place(button.left(), button.bottom() + 1);
    if (place.x() + menu.width() > window.right() + 1)
        place.setX(qMax(window.left(), button.right() + 1 - menu.width()));
    // A window that is too low for it both ways has it below: what comes out of it is the screen's then.
    if (place.y() + menu.height() > window.bottom() + 1 && button.top() - menu.height() >= window.top())
        place.setY(button.top() - menu.height());
    return place;
}

void popupBy(QMenu& menu, const QWidget& button)
{
    popupBy(menu, QRect(button.mapToGlobal(QPoint(0, 0)), button.size()), *button.window());
}

void popupBy(QMenu& menu, const QRect& button, const QWidget& window)
{
    menu.ensurePolished();
    menu.popup(menuPlace(menu.sizeHint(), button, window.geometry()));
}

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/contextmenukey.h"

#include <QtGui/QContextMenuEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace spyhop::ui {

ContextMenuKey::ContextMenuKey(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool ContextMenuKey::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType())
        return false;
    const auto& key = *static_cast<QKeyEvent*>(event);
    const bool isWanted = key.key() == Qt::Key_F10 && key.modifiers() == Qt::ShiftModifier && !key.isAutoRepeat();
    if (!isWanted || QApplication::activePopupWidget() != nullptr)
        return false;
    auto* const widget = static_cast<QWidget*>(watched);
    // Where Qt has it for the menu key.
    const QPoint at = widget->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, at, widget->mapToGlobal(at));
    return QCoreApplication::sendEvent(widget, &menu) && menu.isAccepted();
}

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/firstpaint.h"

#include <QtCore/QEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>
#include <cstdio>

namespace spyhop::app {

FirstPaint::FirstPaint(QWidget* window)
    : QObject(window)
{
    window->installEventFilter(this);
}

bool FirstPaint::isAsked()
{
    return qEnvironmentVariableIsSet("SPYHOP_TRACE_START");
}

bool FirstPaint::eventFilter(QObject* watched, QEvent* event)
{
    // The window is painted first and its children after it: it is all there at the next turn.
    if (event->type() == QEvent::Paint && !std::exchange(m_seen, true))
        QMetaObject::invokeMethod(this, &FirstPaint::say, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void FirstPaint::say()
{
    std::fputs("first paint\n", stderr);
    QApplication::quit();
}

} // namespace spyhop::app

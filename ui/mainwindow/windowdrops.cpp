// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files dropped anywhere in the window.
#include "ui/common/dropped.h"
#include "ui/mainwindow/mainwindow.h"

#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTextEdit>

namespace spyhop::ui {
namespace {

//! Something to write in: it would take a file's name for text.
bool isField(const QObject* target)
{
    const QObject* around = target->parent(); // of a text field, it is the viewport that is dropped on
    return qobject_cast<const QLineEdit*>(target) || qobject_cast<const QPlainTextEdit*>(around)
        || qobject_cast<const QTextEdit*>(around);
}

} // namespace

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::DragEnter || !watched->isWidgetType() || !isField(watched))
        return QWidget::eventFilter(watched, event);
    auto* const enter = static_cast<QDragEnterEvent*>(event);
    if (static_cast<QWidget*>(watched)->window() != this || filesIn(*enter->mimeData()).isEmpty())
        return QWidget::eventFilter(watched, event);
    enter->ignore(); // the page around it takes it
    return true;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList files = filesIn(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    newJob(files);
}

} // namespace spyhop::ui

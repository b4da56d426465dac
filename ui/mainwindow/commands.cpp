// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/commands.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>
#include <QtWidgets/QWidget>

namespace spyhop::ui {

Commands::Commands(QWidget* window)
    : QObject(window)
    , m_window(window)
{
}

QAction* Commands::add(const char* name, const QList<QKeySequence>& keys, std::function<void()> run)
{
    auto* action = new QAction(m_window);
    action->setText(translated(name));
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_window->addAction(action);
    m_actions.append(action);
    m_names.append(name);
    return action;
}

QString Commands::translated(const char* name) const
{
    return QCoreApplication::translate(m_window->metaObject()->className(), name);
}

void Commands::retranslate()
{
    for (int index = 0; index < m_actions.size(); ++index)
        m_actions.at(index)->setText(translated(m_names.at(index)));
}

} // namespace spyhop::ui

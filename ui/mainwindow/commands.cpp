// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/commands.h"

#include "ui/mainwindow/commandpalette.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTranslator>
#include <QtGui/QAction>
#include <QtWidgets/QWidget>

namespace spyhop::ui {

Commands::Commands(QWidget* window)
    : QObject(window)
    , m_window(window)
{
}

Commands::~Commands() = default;

QAction* Commands::add(const char* name, const QList<QKeySequence>& keys, std::function<void()> run, const char* words)
{
    auto* action = new QAction(m_window);
    action->setText(translated(name));
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_window->addAction(action);
    m_actions.append(action);
    m_names.append(name);
    m_words.append(words);
    return action;
}

QString Commands::translated(const char* name) const
{
    return QCoreApplication::translate(m_window->metaObject()->className(), name);
}

void Commands::fillWords()
{
    if (!m_chinese) {
        m_chinese = std::make_unique<QTranslator>();
        std::ignore = m_chinese->load(QStringLiteral(":/i18n/spyhop_zh_CN"));
    }
    const char* const context = m_window->metaObject()->className();
    for (int index = 0; index < m_actions.size(); ++index) {
        const QString name = QString::fromUtf8(m_names.at(index));
        const QStringList words{
            name, m_chinese->translate(context, m_names.at(index)), QString::fromUtf8(m_words.at(index))};
        m_actions.at(index)->setProperty(CommandPalette::wordsProperty, words.join(u'\n'));
    }
}

void Commands::retranslate()
{
    for (int index = 0; index < m_actions.size(); ++index)
        m_actions.at(index)->setText(translated(m_names.at(index)));
}

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtGui/QKeySequence>
#include <functional>
#include <memory>

class QAction;
class QTranslator;
class QWidget;

namespace spyhop::ui {

//! \brief What can be done from anywhere in a window: each an action of it, by key and by name.
//!
//! Owner: the window, which gets the actions. Thread: main.
class Commands : public QObject {
    Q_OBJECT
public:
    explicit Commands(QWidget* window);
    ~Commands() override;

    //! `name`: a literal, marked for translation in the window's class; it is translated in that context. The first of
    //! the keys is the one that is shown.
    //! `words`: other names under which it is looked for, in both languages; its own name is one in both anyway.
    QAction* add(const char* name, const QList<QKeySequence>& keys, std::function<void()> run, const char* words = "");
    //! In the order in which they were added: the palette's.
    [[nodiscard]] const QList<QAction*>& actions() const { return m_actions; }
    //! Names them all again.
    void retranslate();
    //! Gives each action the words under which the palette finds it, CommandPalette::wordsProperty.
    void fillWords();

private:
    [[nodiscard]] QString translated(const char* name) const;

    QWidget* m_window;
    QList<QAction*> m_actions;
    QList<const char*> m_names, m_words; //!< by action
    std::unique_ptr<QTranslator> m_chinese; //!< once somebody looks for a command
};

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

class QAction;
class QLineEdit;
class QListWidget;

namespace spyhop::ui {

//! How well `typed` fits `name` when its letters may lie apart; higher is better, negative: not at all.
[[nodiscard]] int fuzzyScore(QStringView typed, QStringView name);

//! As fuzzyScore(), also where the typed text stands as it is in one of the other names.
[[nodiscard]] int paletteScore(const QString& typed, const QString& name, const QString& otherNames);

//! \brief Ctrl+K: every action by name, filtered as one types. The keys then go back to where they were. Thread: main.
class CommandPalette : public QWidget {
    Q_OBJECT
public:
    CommandPalette(const Theme& theme, QWidget* parent);
    //! Of an action: other names under which it is found, a text.
    static constexpr const char* wordsProperty = "spyhopWords";

    //! Shows the enabled ones of these; the chosen one is triggered.
    void open(const QList<QAction*>& actions);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void filter();
    void place();
    void choose();
    void close();

    const Theme& m_theme;
    QLineEdit* m_input;
    QListWidget* m_list;
    QList<QAction*> m_actions;
    QPointer<QWidget> m_before; //!< had the keys
};

} // namespace spyhop::ui

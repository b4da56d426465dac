// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/popover.h"

#include <QtCore/QStringList>

class QListWidget;

namespace spyhop::ui {

//! \brief The questions of a chat by their first lines: a press, or Up and Down, goes to one; Enter closes.
//! Owner: its parent widget. Thread: main.
class TurnList : public Popover {
    Q_OBJECT
public:
    TurnList(const Theme& theme, QWidget* parent);

    //! `current`: the one that is read; -1: none.
    void open(const QStringList& questions, int current, const QRect& at);

Q_SIGNALS:
    void turnRequested(int turn);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose();
    void retranslate();

    const Theme& m_theme;
    QListWidget* m_list;
};

} // namespace spyhop::ui

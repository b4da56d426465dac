// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace spyhop::ui {

//! \brief Shift+F10 opens the menu of whatever has the focus, as the menu key does: many keyboards have none. Owner:
//! the window; it looks at the keys of the whole application. Thread: main.
class ContextMenuKey : public QObject {
    Q_OBJECT
public:
    explicit ContextMenuKey(QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace spyhop::ui

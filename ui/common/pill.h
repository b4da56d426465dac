// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QAbstractButton>

class QMenu;

namespace spyhop::ui {

//! \brief A 28-px pill that opens a menu: the target, the thinking effort. Without a menu it only shows. Thread: main.
class Pill : public QAbstractButton {
    Q_OBJECT
public:
    Pill(const Theme& theme, QWidget* parent);

    //! Borrowed; usually a child of the pill. Opens under it on click, Space, Enter or Down.
    void setMenu(QMenu* menu);
    [[nodiscard]] QMenu* menu() const { return m_menu; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void openMenu();

    const Theme& m_theme;
    QMenu* m_menu = nullptr;
};

} // namespace spyhop::ui

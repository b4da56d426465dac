// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QAbstractButton>

namespace spyhop::ui {

//! \brief A button that looks like a link: accent text, underlined under the mouse, a ring for the keyboard.
//! Owner: its parent widget. Thread: main.
class LinkButton : public QAbstractButton {
    Q_OBJECT
public:
    LinkButton(const Theme& theme, const QString& text, QWidget* parent);

    //! As wide as its text and the ring around it need.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    bool m_keyboardFocus = false;
};

} // namespace spyhop::ui

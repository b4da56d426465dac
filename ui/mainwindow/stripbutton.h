// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QAbstractButton>

namespace spyhop::ui {

//! \brief A dot with words in the status strip; opens what lies behind it. Owner: the strip. Thread: main.
class StripButton : public QAbstractButton {
    Q_OBJECT
public:
    StripButton(const Theme& theme, QWidget* parent);

    void setState(const QString& text, Token dot);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    Token m_dot;
    bool m_keyboardFocus = false;
};

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Button;
class Label;

//! \brief A page without content: a 32-px icon, one sentence, one button, at 40 % of the height, or where there is
//! room. Thread: main.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const Theme& theme, Icon icon, QWidget* parent);

    void setIcon(Icon icon);
    //! `button` empty: none.
    void setText(const QString& sentence, const QString& button);
    [[nodiscard]] Button* button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();

    const Theme& m_theme;
    Icon m_icon;
    Label* m_sentence;
    Button* m_button;
    bool m_hasIcon = true;
    int m_iconTop = 0; // px
};

} // namespace spyhop::ui

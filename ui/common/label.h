// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QLabel>

namespace spyhop::ui {

//! \brief A line or paragraph in one role and one colour of the theme; follows it.
//!
//! Plain text, unless setTextFormat says otherwise. Thread: main.
class Label : public QLabel {
    Q_OBJECT
public:
    Label(const Theme& theme, FontRole role, Token color, QWidget* parent);

    //! Shows the text as shownText() has it.
    void setText(const QString& text);
    void setStrong(bool strong);
    void setColor(Token color);
    //! Cuts at the right with "…" instead of growing; the whole text becomes the tooltip.
    void setElided(bool elided);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    const Theme& m_theme;
    FontRole m_role;
    Token m_color;
    bool m_strong = false;
    bool m_elided = false;
};

} // namespace spyhop::ui

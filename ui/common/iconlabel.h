// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

//! \brief A 20-px icon in `text2`, for where a word says what it means. Thread: main.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    IconLabel(const Theme& theme, Icon icon, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Icon m_icon;
};

} // namespace spyhop::ui

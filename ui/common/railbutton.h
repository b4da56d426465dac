// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QtWidgets/QAbstractButton>

namespace spyhop::ui {

//! \brief One 40-px cell of the rail: an icon, checkable, exclusive within its parent. Thread: main.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const Theme& theme, Icon icon, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Icon m_icon;
};

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QAbstractButton>

namespace spyhop::ui {

//! \brief A 32 × 18 switch with its text at the right; takes effect at once. Thread: main.
class Switch : public QAbstractButton {
    Q_OBJECT
public:
    Switch(const Theme& theme, const QString& text, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace spyhop::ui

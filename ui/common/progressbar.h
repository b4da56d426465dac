// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

//! \brief 6 px: done in `accent`, the failed share in danger at the end, the rest `hover`. Thread: main.
class ProgressBar : public QWidget {
    Q_OBJECT
public:
    ProgressBar(const Theme& theme, QWidget* parent);
    //! Shares of the whole, each 0…1, together at most 1.
    void setShares(double done, double failed);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    double m_done = 0, m_failed = 0;
};

} // namespace spyhop::ui

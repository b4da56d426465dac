// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

//! \brief 6 px: done in `accent`, then what nobody can tell in warning and what failed in danger, the rest `hover`.
//! Thread: main.
class ProgressBar : public QWidget {
    Q_OBJECT
public:
    ProgressBar(const Theme& theme, QWidget* parent);
    //! Of the whole, each 0…1, together at most 1.
    struct Shares {
        double done = 0;
        double unknown = 0;
        double failed = 0;
    };
    void setShares(const Shares& shares);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Shares m_shares;
};

} // namespace spyhop::ui

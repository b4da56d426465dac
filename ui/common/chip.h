// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QtWidgets/QAbstractButton>
#include <optional>

namespace spyhop::ui {

//! \brief A 26-px chip: an icon, a text, and a cross if it can be removed. Clicking the rest emits clicked().
//! Thread: main.
class Chip : public QAbstractButton {
    Q_OBJECT
public:
    Chip(const Theme& theme, const QString& text, QWidget* parent);

    void setLineIcon(Icon icon);
    void setRemovable(bool removable);
    //! Text in danger: the thing could not be read.
    void setFailed(bool failed);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRect crossRect() const;

    const Theme& m_theme;
    std::optional<Icon> m_lineIcon;
    bool m_removable = false;
    bool m_failed = false;
};

} // namespace spyhop::ui

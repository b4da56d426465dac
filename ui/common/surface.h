// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtCore/Qt>
#include <QtWidgets/QStyleOptionViewItem>
#include <QtWidgets/QWidget>

namespace spyhop::ui {

//! \brief A plain ground in one colour of the theme, with hairlines at chosen edges, or rounded with an outline.
//! Thread: main.
class Surface : public QWidget {
    Q_OBJECT
public:
    Surface(const Theme& theme, Token ground, QWidget* parent);

    //! Hairlines in `line`.
    void setEdges(Qt::Edges edges);
    //! Rounded corners (design px); `outline` null: none.
    void setRounded(int radius, Token outline);

protected:
    void paintEvent(QPaintEvent* event) override;

    const Theme& m_theme;

private:
    Token m_ground;
    Token m_outline = nullptr;
    Qt::Edges m_edges;
    int m_radius = 0;
};

//! Fills and outlines a rounded box; an invalid colour leaves that part out.
void drawBox(
    QPainter& painter, const QRectF& box, qreal radius, const QColor& fill, const QColor& outline, qreal width);

//! Whether a row stands in the active window. State_Active says less: an item view takes it away with the focus.
[[nodiscard]] bool inActiveWindow(const QStyleOptionViewItem& option);

} // namespace spyhop::ui

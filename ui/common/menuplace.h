// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPoint>
#include <QtCore/QRect>
#include <QtCore/QSize>

class QMenu;
class QWidget;

namespace spyhop::ui {

//! Where a menu of this size opens by a button, all in global coordinates: below it and from its left edge; where that
//! would stand out of the window, above it, and to its right edge.
[[nodiscard]] QPoint menuPlace(const QSize& menu, const QRect& button, const QRect& window);

//! Opens a menu by a button of its window.
void popupBy(QMenu& menu, const QWidget& button);
//! By a place in global coordinates.
void popupBy(QMenu& menu, const QRect& button, const QWidget& window);

} // namespace spyhop::ui

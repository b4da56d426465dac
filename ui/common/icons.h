// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtGui/QColor>
#include <QtGui/QIcon>
#include <QtGui/QPixmap>

class QPainter;

namespace spyhop::ui {

//! Line icons on a 24 grid, 1.5 stroke, round ends.
enum class Icon {
    Chats,
    Batch,
    Monitor,
    Lab,
    Security,
    Settings,
    Done,
    Review,
    Failed,
    Running,
    Waiting,
    Clock,
    Fold, //!< points right; rotated by whoever unfolds
    Unfold, //!< points down
    Search,
    Plus,
    More,
    Copy,
    Regenerate,
    Edit,
    Branch,
    Attach,
    Folder,
    File,
    Stop,
    Send,
    Keep, //!< a lock
    Pin,
    Trash,
    Up,
    Down,
    Export,
    Panel,
    Info,
    Left,
    Right,
    Wrap, //!< long lines are broken
    Wide, //!< as wide as the window
    Close,
    Private, //!< an eye that does not look
    List //!< lines with marks
};

//! Draws the icon into the square, in one colour.
void paintIcon(QPainter& painter, Icon icon, const QRectF& square, const QColor& color);
//! Cached per colour, size and device pixel ratio. `size` in logical px.
[[nodiscard]] QPixmap iconPixmap(Icon icon, int size, const QColor& color, qreal devicePixelRatio);
[[nodiscard]] QIcon iconFor(Icon icon, const QColor& color);
//! The orca above the waterline.
[[nodiscard]] QIcon programIcon();

} // namespace spyhop::ui

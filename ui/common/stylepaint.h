// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyleOption>

class QPainter;
class QWidget;

// What SpyhopStyle's files share.
namespace spyhop::ui {

class Theme;

inline bool has(const QStyleOption* option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

//! The ground and outline of a box that is typed or chosen in.
void drawField(QPainter& painter, const Theme& theme, const QStyleOption& option, const QWidget* widget, bool focused);

} // namespace spyhop::ui

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

class QDialog;
class QHBoxLayout;
class QVBoxLayout;
class QWidget;

namespace spyhop::ui {

class Theme;

//! What a dialog is laid out in, with the margins and gaps of all dialogs. Owner: the dialog.
QVBoxLayout* dialogColumn(const Theme& theme, QDialog* dialog, int leastWidth);
//! A dialog's buttons, at the right end of their row. Owner: the layout it is put into.
[[nodiscard]] QHBoxLayout* buttonRow(std::initializer_list<QWidget*> buttons);

} // namespace spyhop::ui

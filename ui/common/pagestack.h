// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QStackedWidget;

namespace spyhop::ui {

//! The stack is as tall as the page it shows, not as its tallest one: a page that fits has no scroll bar. Pages are in
//! it already.
void fitToCurrentPage(QStackedWidget& stack);

} // namespace spyhop::ui

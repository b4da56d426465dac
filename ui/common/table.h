// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace spyhop::ui {

//! How every table of the window behaves: one row at a time, read only, scrolled by pixels, no grid, no row numbers,
//! Tab leads out of it. Heights and what the heads do are the table's own.
void setUpTable(QTableView& table);

} // namespace spyhop::ui

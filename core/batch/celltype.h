// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/xlsxcolumns.h"
#include "core/model/batch.h"

#include <QtCore/QString>

namespace spyhop::batch {

//! What a workbook takes a canonical cell for: numbers that a double gives back digit for digit, days from 1900 on and
//! truth values as such, everything else as text.
[[nodiscard]] docs::CellKind cellKind(const QString& cell, model::ColumnType type);
//! A canonical number that a double, and a spreadsheet, gives back digit for digit: at most 15 that say something.
[[nodiscard]] bool isExactNumber(const QString& cell);

} // namespace spyhop::batch

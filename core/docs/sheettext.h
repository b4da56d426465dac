// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::docs {

// Workbooks write characters that XML does not know as "_x0007_", and a text that looks like that as "_x005f_x0007_".
// One rule for all that is written, by whatever writes it; Excel and LibreOffice follow it, too.

//! Text as a workbook's XML holds it, before the escapes of XML itself.
[[nodiscard]] QString sheetText(const QString& text);
//! The same for a cell: what is longer than one holds, as it is written, is cut, and says so.
[[nodiscard]] QString sheetCellText(const QString& text);
//! The text that a workbook's XML stands for.
[[nodiscard]] QString fromSheetText(const QString& written);

} // namespace spyhop::docs

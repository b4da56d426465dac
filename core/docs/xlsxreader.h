// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"
#include "core/docs/xlsxworkbook.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! A workbook (.xlsx, .xlsm) as a document: each sheet with its name, rows as lines, cells as they are displayed (dates
//! as ISO 8601), text boxes and charts. Hidden sheets are read and marked. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readXlsx(const QByteArray& bytes, Budget& budget);

//! A sheet as a table, and where it stands in its workbook.
struct SheetTable {
    Table table;
    SheetName sheet;
    int headerRow = 1; //!< as the spreadsheet counts
    QList<int> rowNumbers; //!< of each table row
    int lastColumn = -1; //!< of the whole sheet, from 0; also of empty cells with a style
    int headerStyle = -1;
    bool date1904 = false;
};

//! The sheet of that name, or the first visible one that holds anything: its first row with content names the columns.
//! Errors: Unreadable, NotFound (no sheet of that name).
[[nodiscard]] base::Expected<SheetTable> readSheetTable(
    const XlsxWorkbook& workbook, const QString& sheetName, Budget& budget);
//! The same of a file's bytes.
[[nodiscard]] base::Expected<Table> readXlsxTable(const QByteArray& bytes, const QString& sheetName, Budget& budget);

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/numberformat.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::docs {

//! What a sheet's cells refer to: the workbook's texts and formats.
struct SheetContext {
    QStringList strings;
    QList<NumberFormat> formats; //!< by cell style
    bool date1904 = false;
};

struct SheetCell {
    int column = 0; //!< from 0
    QString text; //!< as displayed; never empty
};

struct SheetRow {
    int number = 1; //!< as the spreadsheet counts
    QList<SheetCell> cells; //!< ascending, without the empty ones
    QList<int> unstored = {}; //!< columns of formulas without a stored result
};

//! The cells of one sheet that show something. Sparse: a sheet with one cell in its last corner is one row.
struct Sheet {
    QList<SheetRow> rows; //!< ascending
    QList<int> columns; //!< those that hold anything, ascending
    int lastColumn = -1; //!< of all cells, also of empty ones with a style
    int lastHeaderStyle = -1; //!< style of the last cell in the first row that holds anything; -1: none
    int unstored = 0; //!< formulas without a stored result
};

//! Error: Unreadable (damaged, too many cells).
[[nodiscard]] base::Expected<Sheet> readSheet(const QByteArray& xml, const QString& part, const SheetContext& context);
//! Row `row`'s cells under `columns`; empty ones are empty.
[[nodiscard]] QStringList cellsUnder(const SheetRow& row, const QList<int>& columns);

//! "; 2 formula(s) without a stored result", for the receipt of a table; empty: there are none.
[[nodiscard]] QString unstoredNote(const Sheet& sheet);
//! Columns of the table, by name, in which the row has a formula without a stored result.
[[nodiscard]] QStringList unstoredIn(const SheetRow& row, const Sheet& sheet, const QStringList& names);

struct CellAddress {
    int row = 1; //!< from 1
    int column = 0; //!< from 0
};
//! "B12"; nothing if it is no address within a sheet's bounds.
[[nodiscard]] std::optional<CellAddress> parseAddress(QStringView address);
//! "B" of 1.
[[nodiscard]] QString columnLetters(int column);

} // namespace spyhop::docs

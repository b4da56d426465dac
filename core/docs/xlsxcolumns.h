// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/xlsxreader.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::docs {

enum class CellKind { Text, Number, Bool, Date };

//! One cell to be written, in canonical text ("1.5", "true", "2026-01-05"). An empty one is not written.
struct NewCell {
    CellKind kind = CellKind::Text;
    QString text;
};

//! New columns for a table in a workbook.
struct NewColumns {
    QStringList names;
    QList<QList<NewCell>> rows; //!< one per row of the table, each with as many cells as there are names
};

//! The workbook with the columns beside its table, and no sheet more.
[[nodiscard]] base::Expected<QByteArray> withColumns(
    const XlsxWorkbook& workbook, const SheetTable& table, const NewColumns& columns);

class NewSheet;

struct EditedWorkbook {
    QByteArray bytes; //!< an .xlsx
    QStringList notes; //!< sentences about what of the workbook it lacks
};

//! The workbook with the columns beside its table, and with `added` (unless it is empty) behind its own sheets. Every
//! cell of the table's sheet is kept byte for byte, and so is every other part but the lists of sheets, that of cell
//! formats if there are dates, and what says where tables and filters end (widenFilters()). Macros are left out
//! (makePlainWorkbook()). Text is never taken for a formula. Errors: Unreadable (a workbook that cannot be edited: no
//! room, another encoding, sheets of macros, limits), Internal.
[[nodiscard]] base::Expected<EditedWorkbook> withColumns(
    const XlsxWorkbook& workbook, const SheetTable& table, const NewColumns& columns, const NewSheet& added);

} // namespace spyhop::docs

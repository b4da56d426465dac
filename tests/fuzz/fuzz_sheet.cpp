// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a sheet's XML. If it can be read, its editor must keep every cell and add one to each row of the table.
#include "core/docs/sheeteditor.h"
#include "core/docs/xlsxsheet.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop::docs;
    const QByteArray xml = QByteArray::fromRawData(reinterpret_cast<const char*>(data), qsizetype(size));
    SheetContext context;
    context.strings = QStringList{QStringLiteral("zero"), QStringLiteral("one")};
    context.formats = {NumberFormat(QStringLiteral("General")), NumberFormat(QStringLiteral("yyyy-mm-dd"))};
    const auto sheet = readSheet(xml, QStringLiteral("sheet"), context);
    if (!sheet)
        return 0;
    for (const SheetRow& row : sheet->rows) {
        for (const QString& cell : cellsUnder(row, sheet->columns)) {
            if (cell.size() > xml.size() + 64)
                std::abort();
        }
    }
    SheetTable table;
    table.lastColumn = sheet->lastColumn;
    NewColumns columns;
    columns.names = QStringList{QStringLiteral("new")};
    for (qsizetype i = 0; i < sheet->rows.size(); ++i) {
        if (i == 0) {
            table.headerRow = sheet->rows.at(i).number;
            continue;
        }
        table.rowNumbers.append(sheet->rows.at(i).number);
        columns.rows.append({NewCell{CellKind::Number, QStringLiteral("5")}});
    }
    if (SheetEditor(table, columns, -1).edited(xml).size() < xml.size() - 64 * sheet->rows.size())
        std::abort();
    return 0;
}

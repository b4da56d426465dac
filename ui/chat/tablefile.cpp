// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/tablefile.h"

#include "core/base/files.h"
#include "core/base/namedfile.h"
#include "core/base/problem.h"
#include "core/batch/cellparser.h"
#include "core/batch/csvwriter.h"
#include "core/batch/xlsxwriter.h"
#include "core/typeset/copyformats.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryFile>

namespace spyhop::ui {

namespace {

constexpr qint64 largestWorkbook = 1'000'000'000; // bytes; an answer's table has some thousands

bool isNumberColumn(const QList<QStringList>& rows, qsizetype column)
{
    bool any = false;
    for (qsizetype row = 1; row < rows.size(); ++row) {
        const QString cell = rows[row].value(column);
        if (cell.isEmpty())
            continue;
        if (!batch::canonicalNumber(cell))
            return false;
        any = true;
    }
    return any;
}

base::Status write(const QList<QStringList>& rows, batch::TableWriter& writer)
{
    QList<batch::TableColumn> columns;
    for (qsizetype column = 0; column < rows.first().size(); ++column) {
        columns.append(batch::TableColumn{
            rows.first()[column], isNumberColumn(rows, column) ? model::ColumnType::Number : model::ColumnType::Text});
    }
    writer.begin(columns);
    for (qsizetype row = 1; row < rows.size(); ++row) {
        QStringList cells = rows[row];
        for (qsizetype column = 0; column < columns.size(); ++column) {
            if (columns[column].type == model::ColumnType::Number)
                cells[column] = batch::canonicalNumber(cells[column]).value_or(QString());
        }
        writer.row(cells);
    }
    return writer.finish();
}

} // namespace

base::Status saveTable(const text::Block& table, const QString& path)
{
    const QList<QStringList> rows = typeset::cellsOf(table);
    if (rows.isEmpty())
        return {};
    if (path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive)) {
        if (const base::Status fine = base::checkNamedFile(path); !fine)
            return fine;
        // What is on its way lies where the table will: nobody has agreed to another place. The workbook library writes
        // as it goes: what was there before stays until all of it is there.
        const QString folder = QFileInfo(path).absolutePath();
        QTemporaryFile temporary(folder + QStringLiteral("/.spyhop-XXXXXX.xlsx"));
        if (!temporary.open())
            return base::failure(base::problem(base::ErrorCode::Internal, path,
                QCoreApplication::translate("Batch", "The file could not be written (%1).")
                    .arg(temporary.errorString()),
                QString()));
        batch::XlsxWriter workbook(temporary.fileName(), folder);
        if (const base::Status written = write(rows, workbook); !written)
            return written;
        const base::Expected<QByteArray> bytes = base::readFile(temporary.fileName(), largestWorkbook);
        return bytes ? base::saveNamedFile(path, *bytes) : base::failure(bytes.error());
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    batch::CsvWriter csv(buffer, true);
    if (const base::Status written = write(rows, csv); !written)
        return written;
    return base::saveNamedFile(path, buffer.data());
}

} // namespace spyhop::ui

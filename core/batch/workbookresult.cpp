// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/workbookresult.h"
#include "core/base/files.h"
#include "core/batch/celltype.h"
#include "core/batch/receiptrow.h"
#include "core/batch/reusecount.h"
#include "core/docs/filetype.h"
#include "core/docs/newsheet.h"
#include "core/docs/xlsxcolumns.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {
namespace {

tl::unexpected<base::Error> changed(const QString& path)
{
    base::Error error;
    error.code = base::ErrorCode::Unreadable;
    error.what = QCoreApplication::translate("Batch", "The workbook has changed since the job was made.");
    error.whom = path;
    return base::failure(error);
}

//! What the workbook gets.
struct Additions {
    docs::NewColumns answers;
    docs::NewSheet receipts{receiptsName()};
    ReuseCount reuse;
};

void addReceipt(docs::NewSheet& sheet, const QList<TableColumn>& columns, const QStringList& texts)
{
    QList<docs::NewCell> cells;
    for (qsizetype i = 0; i < columns.size(); ++i)
        cells.append({cellKind(texts.value(i), columns.at(i).type), texts.value(i)});
    sheet.addRow(cells);
}

//! The answers in the table's order. Error: Unreadable (an item is not the row that the file has now).
base::Expected<Additions> answersFor(
    RowSource& rows, const ExportOrder& order, const QString& path, const docs::Table& table)
{
    const model::BatchSpec& spec = order.job.spec;
    const QList<TableColumn> columns = tableColumns(spec, order.reviewed);
    const qsizetype inputs = spec.inputColumns.size();
    Additions additions;
    docs::NewColumns& answers = additions.answers;
    const QList<TableColumn> receipts = receiptColumns();
    QStringList heads;
    for (const TableColumn& column : receipts)
        heads.append(column.name);
    addReceipt(additions.receipts, QList<TableColumn>(receipts.size()), heads);
    for (qsizetype i = inputs; i < columns.size(); ++i)
        answers.names.append(columns.at(i).name);
    const base::Status visited
        = visitRows(rows, [&](const model::BatchItem& item, const model::ItemResult& result) -> base::Expected<bool> {
              const qsizetype row = answers.rows.size();
              if (item.path != path || row >= table.rows.size() || table.rows.at(row) != item.cells)
                  return changed(path);
              const QStringList cells = tableRow(spec, order.reviewed, item, result);
              QList<docs::NewCell> added;
              for (qsizetype i = inputs; i < columns.size(); ++i)
                  added.append({cellKind(cells.value(i), columns.at(i).type), cells.value(i)});
              answers.rows.append(added);
              addReceipt(additions.receipts, receipts, receiptRow(item, result));
              additions.reuse.add(result);
              return true;
          });
    if (!visited)
        return tl::make_unexpected(visited.error());
    if (answers.rows.size() != table.rows.size())
        return changed(path);
    return additions;
}

} // namespace

bool cameFromWorkbook(const model::JobSummary& job, const model::BatchItem& first)
{
    return job.spec.rows && docs::typeOf(first.path) == docs::FileType::Xlsx;
}

base::Expected<WorkbookResult> workbookWithAnswers(
    RowSource& rows, const ExportOrder& order, const model::BatchItem& first)
{
    const auto named = [&first](base::Error error) {
        error.whom = first.path;
        return base::failure(error);
    };
    const auto bytes = base::readFile(first.path, docs::maxInflatedBytes);
    if (!bytes)
        return named(bytes.error());
    docs::Budget budget;
    const auto workbook = docs::XlsxWorkbook::open(*bytes, budget);
    if (!workbook)
        return named(workbook.error());
    const auto table = docs::readSheetTable(*workbook, order.job.spec.sheet, budget);
    if (!table)
        return named(table.error());
    if (table->table.columns != order.job.spec.inputColumns)
        return changed(first.path);
    const auto additions = answersFor(rows, order, first.path, table->table);
    if (!additions)
        return tl::make_unexpected(additions.error());
    const auto result = docs::withColumns(*workbook, *table, additions->answers, additions->receipts);
    if (!result)
        return named(result.error());
    QStringList notes = result->notes;
    if (const QString reuse = additions->reuse.noteBesideReceipts(); !reuse.isEmpty())
        notes.append(reuse);
    return WorkbookResult{result->bytes, notes.join(u' ')};
}

} // namespace spyhop::batch

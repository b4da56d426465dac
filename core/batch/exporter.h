// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/rowsource.h"
#include "core/batch/tablewriter.h"
#include "core/model/batch.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace spyhop::batch {

struct WrittenAnswers;

//! What is exported, as it was when the export began. A value.
struct ExportOrder {
    model::JobSummary job;
    bool reviewed = false; //!< a person has looked at an answer
    QList<model::ColumnType> inputTypes = {}; //!< of the input's columns, where the form has types; none: text
};

//! The table's columns: the input's, the answer's, with quotes each answer's `_quote` and `_place`, if a person has
//! looked at any `review`, then `status`, `error`; another column of such a name, or of
//! one met before, gets a number behind it.
[[nodiscard]] QList<TableColumn> tableColumns(const model::BatchSpec& spec, bool reviewed);
//! One item's cells under those columns.
[[nodiscard]] QStringList tableRow(
    const model::BatchSpec& spec, bool reviewed, const model::BatchItem& item, const model::ItemResult& result);

//! Writes all items in input order as they stand now, page by page. Errors: the source's, the writer's.
[[nodiscard]] base::Status writeTable(RowSource& rows, const ExportOrder& order, TableWriter& writer);

//! The form follows the name (outFormatOf). A file is written whole or not at all (temporary file beside the target,
//! rename); of a folder each file is. Rows of a workbook go to .xlsx as that workbook with new columns, rows of JSON to
//! .jsonl as their own objects with new members; where that cannot be, the result is a sentence that says why they are
//! written anew; else it is the word about what a workbook lost on its way, and, of CSV too, about answers that earlier
//! jobs have paid for (ReuseCount::note(); may be empty). Other rows go to .xlsx as inputTypes() has them. Errors:
//! Usage (another ending), Internal. Thread: any one. `written`: what of a folder need not be written again (may be
//! null).
[[nodiscard]] base::Expected<QString> exportFile(
    RowSource& rows, const ExportOrder& order, const QString& path, WrittenAnswers* written);
//! The same, waiting for the store. Thread: main.
[[nodiscard]] base::Expected<QString> exportFile(
    const store::BatchStore& store, const model::JobSummary& job, const QString& path, WrittenAnswers* written);
[[nodiscard]] base::Expected<QString> exportFile(
    const store::BatchStore& store, const model::JobSummary& job, const QString& path);
//! CSV text without byte order mark.
[[nodiscard]] base::Expected<QByteArray> exportCsvText(const store::BatchStore& store, const model::JobSummary& job);

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/tablewriter.h"
#include "core/model/batch.h"
#include "core/store/batchstore.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace spyhop::batch {

//! The table's columns: the input's, the answer's, `status`, `error`; a name met before gets a number behind it.
[[nodiscard]] QList<TableColumn> tableColumns(const model::BatchSpec& spec);
//! One item's cells under those columns.
[[nodiscard]] QStringList tableRow(
    const model::BatchSpec& spec, const model::BatchItem& item, const model::ItemResult& result);

//! Writes all items in input order as they stand now, page by page. Errors: the store's, the writer's.
[[nodiscard]] base::Status writeTable(
    const store::BatchStore& store, const model::JobSummary& job, TableWriter& writer);

//! Whole or not at all (temporary file beside the target, rename): .csv, .xlsx or .jsonl by the ending. Rows of a
//! workbook go to .xlsx as that workbook with new columns; where that cannot be, the result is a sentence that says why
//! they are a workbook of their own (else empty). Errors: Usage (another ending), Internal.
[[nodiscard]] base::Expected<QString> exportFile(
    const store::BatchStore& store, const model::JobSummary& job, const QString& path);
//! CSV text without byte order mark.
[[nodiscard]] base::Expected<QByteArray> exportCsvText(const store::BatchStore& store, const model::JobSummary& job);

} // namespace spyhop::batch

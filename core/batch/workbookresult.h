// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/exporter.h"
#include "core/model/batch.h"

#include <QtCore/QByteArray>

namespace spyhop::batch {

//! Whether the job's rows came from a workbook, so that its result can be that workbook with new columns. `first`: the
//! job's first item.
[[nodiscard]] bool cameFromWorkbook(const model::JobSummary& job, const model::BatchItem& first);

struct WorkbookResult {
    QByteArray bytes;
    QString note; //!< of what the workbook lacks now, of answers that earlier jobs have paid for; empty: nothing
};

//! That workbook as it lies on the disk now, with the answer's columns, `status` and `error` beside its table; every
//! other cell and sheet as it was, and with a sheet of receipts behind them. Errors: NotFound (the file is gone),
//! Unreadable (it has changed since the job was made, several tables, no room), the store's.
[[nodiscard]] base::Expected<WorkbookResult> workbookWithAnswers(
    RowSource& rows, const ExportOrder& order, const model::BatchItem& first);

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/rowsource.h"
#include "core/model/batch.h"

namespace spyhop::batch {

//! What each of the `count` input columns holds, as a workbook has types: Number if every cell that is not empty is a
//! number that a workbook shows as it is written there (at most 15 digits, no leading zero, no '+', no exponent), Date
//! if every one is an ISO 8601 day from 1900 on, else Text. Reads all rows. Errors: the source's.
[[nodiscard]] base::Expected<QList<model::ColumnType>> inputTypes(RowSource& rows, qsizetype count);
//! Whether a cell is such a number.
[[nodiscard]] bool looksLikeItsNumber(const QString& cell);

} // namespace spyhop::batch

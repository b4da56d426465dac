// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/tablewriter.h"

namespace spyhop::batch {

//! The name of a workbook's sheet of receipts, in the person's language; as short as a sheet's name must be.
[[nodiscard]] QString receiptsName();
//! What such a sheet says of each item: state, what was read, model, tokens, cost, where it was taken from.
[[nodiscard]] QList<TableColumn> receiptColumns();
//! One item's cells under those columns, in canonical text.
[[nodiscard]] QStringList receiptRow(const model::BatchItem& item, const model::ItemResult& result);

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/cellrange.h"
#include "core/docs/packageparts.h"
#include "core/docs/xlsxcolumns.h"

namespace spyhop::docs {

//! What is done to a sheet's own filter. A value.
struct FilterChange {
    std::optional<CellRange> before; //!< nothing: there is none, or it stays as it is
    std::optional<CellRange> after; //!< nothing, with `before`: it is taken out
    QList<CellRange> shown = {}; //!< whose rows come back: filters that were taken out had hidden them
};

struct WidenedFilters {
    FilterChange sheet; //!< to be done to the sheet's part
    QStringList notes; //!< sentences about what was taken out
};

//! Sorting by a header's arrow moves what lies in the range of its filter or table, so the columns have to lie there
//! too. Tables that end where the new columns begin become wider, and so does the sheet's filter (and the name that
//! stands for it); where that cannot be, the filter goes. Changes the tables' parts and the workbook's, not `sheet`,
//! the sheet's.
[[nodiscard]] WidenedFilters widenFilters(const XlsxWorkbook& workbook, const SheetTable& table,
    const QByteArray& sheet, const NewColumns& columns, PackageParts& parts);

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/cellrange.h"

#include <QtCore/QStringList>

namespace spyhop::docs {

//! What a table part ("xl/tables/table1.xml") says of the table: a range of a sheet whose first row names its columns.
struct TablePart {
    QString name; //!< as people see it
    CellRange range; //!< with its header and its totals
    QStringList columns;
    int headerRows = 1;
    int totalsRows = 0;
    int highestId = 0; //!< of its columns
    bool isOfCells = true; //!< its columns are nobody's else: not a query's, not an XML map's
    bool hasFilter = false; //!< arrows in its header
    bool hidesRows = false; //!< the filter has criteria
};

//! Nothing: no table part of a known shape.
[[nodiscard]] std::optional<TablePart> readTablePart(const QByteArray& xml);
//! The part with columns of these names behind its own; `table`: what readTablePart() read there.
[[nodiscard]] QByteArray withTableColumns(const QByteArray& xml, const TablePart& table, const QStringList& names);
//! The part without its filter.
[[nodiscard]] QByteArray withoutTableFilter(const QByteArray& xml);

//! A tag whose `ref` ends in the column `from` with one that ends in `to`; any other one as it is.
[[nodiscard]] QByteArray withLastColumn(QByteArrayView tag, int from, int to);

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/inputtypes.h"
#include "core/batch/celltype.h"

#include <algorithm>

namespace spyhop::batch {
namespace {

constexpr qsizetype mostDigits = 15; // a spreadsheet keeps no more

//! What the cells of one column may still be.
struct Candidate {
    bool number = true, date = true, any = false;

    void add(const QString& cell)
    {
        if (cell.isEmpty() || (!number && !date))
            return;
        any = true;
        number = number && looksLikeItsNumber(cell);
        date = date && cellKind(cell, model::ColumnType::Date) == docs::CellKind::Date;
    }
    [[nodiscard]] model::ColumnType type() const
    {
        if (!any || (!number && !date))
            return model::ColumnType::Text;
        return number ? model::ColumnType::Number : model::ColumnType::Date;
    }
};

} // namespace

bool looksLikeItsNumber(const QString& cell)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const bool isPlain = std::count_if(cell.cbegin(), cell.cend(), isDigit) <= mostDigits && !cell.contains(u'e');
    const bool isNegativeZero = cell.startsWith(u'-') && cell.toDouble() == 0;
    return isPlain && !isNegativeZero && isExactNumber(cell);
}

base::Expected<QList<model::ColumnType>> inputTypes(RowSource& rows, qsizetype count)
{
    QList<Candidate> columns(count);
    const base::Status visited
        = visitRows(rows, [&](const model::BatchItem& item, const model::ItemResult&) -> base::Expected<bool> {
              for (qsizetype i = 0; i < count; ++i)
                  columns[i].add(item.cells.value(i));
              return std::any_of(
                  columns.cbegin(), columns.cend(), [](const Candidate& one) { return one.number || one.date; });
          });
    if (!visited)
        return tl::make_unexpected(visited.error());
    QList<model::ColumnType> types;
    for (const Candidate& column : std::as_const(columns))
        types.append(column.type());
    return types;
}

} // namespace spyhop::batch

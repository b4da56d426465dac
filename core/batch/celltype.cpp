// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/celltype.h"
#include "core/batch/cellparser.h"

#include <QtCore/QDate>

namespace spyhop::batch {
namespace {

//! A double holds this many decimal digits for certain.
constexpr qsizetype exactDigits = 15;

bool isExactNumber(const QString& cell)
{
    if (canonicalNumber(cell) != cell)
        return false;
    qsizetype digits = 0;
    for (const QChar c : cell) {
        if (c == u'e')
            break;
        digits += c.isDigit() ? 1 : 0;
    }
    return digits <= exactDigits;
}

} // namespace

docs::CellKind cellKind(const QString& cell, model::ColumnType type)
{
    if (type == model::ColumnType::Number && isExactNumber(cell))
        return docs::CellKind::Number;
    if (type == model::ColumnType::Bool && (cell == u"true" || cell == u"false"))
        return docs::CellKind::Bool;
    if (type == model::ColumnType::Date && cell.size() == 10) {
        const QDate date = QDate::fromString(cell, Qt::ISODate);
        if (date.isValid() && date.year() >= 1900)
            return docs::CellKind::Date;
    }
    return docs::CellKind::Text;
}

} // namespace spyhop::batch

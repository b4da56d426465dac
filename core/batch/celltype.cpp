// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/celltype.h"
#include "core/batch/cellparser.h"

#include <QtCore/QDate>
#include <algorithm>
#include <cmath>

namespace spyhop::batch {
namespace {

//! A double holds this many decimal digits for certain, and a spreadsheet shows no more.
constexpr qsizetype exactDigits = 15;

//! Digits that say something: without zeros before the first other one and behind the last.
qsizetype tellingDigits(const QString& number)
{
    QString digits;
    for (const QChar c : number) {
        if (c == u'e')
            break;
        if (c.isDigit())
            digits.append(c);
    }
    const auto isOther = [](QChar c) { return c != u'0'; };
    const auto first = std::find_if(digits.cbegin(), digits.cend(), isOther);
    const auto last = std::find_if(digits.crbegin(), digits.crend(), isOther).base();
    return std::max<qsizetype>(0, last - first);
}

} // namespace

bool isExactNumber(const QString& cell)
{
    if (canonicalNumber(cell) != cell)
        return false;
    const double value = cell.toDouble();
    const qsizetype digits = tellingDigits(cell);
    return digits <= exactDigits && std::isfinite(value) && (value != 0 || digits == 0);
}

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

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/correction.h"

#include "core/batch/cellparser.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonValue>
#include <algorithm>

namespace spyhop::batch {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

//! What such a column takes, for a person.
QString wanted(const model::Column& column)
{
    switch (column.type) {
    case model::ColumnType::Number:
        return text(QT_TRANSLATE_NOOP("Batch", "The column “%1” takes a number, such as 1250.50.")).arg(column.name);
    case model::ColumnType::Date:
        return text(QT_TRANSLATE_NOOP("Batch", "The column “%1” takes a date, such as 2026-01-31.")).arg(column.name);
    case model::ColumnType::Bool:
        return text(QT_TRANSLATE_NOOP("Batch", "The column “%1” takes true or false.")).arg(column.name);
    case model::ColumnType::Enum:
        return text(QT_TRANSLATE_NOOP("Batch", "The column “%1” takes one of: %2."))
            .arg(column.name, column.choices.join(QStringLiteral(", ")));
    case model::ColumnType::Text:
    case model::ColumnType::List:
        break;
    }
    return text(QT_TRANSLATE_NOOP("Batch", "The column “%1” takes a text.")).arg(column.name);
}

} // namespace

base::Expected<QStringList> correctedCells(const QList<model::Column>& columns, const QStringList& written)
{
    QStringList cells = written;
    for (qsizetype i = 0; i < std::min(columns.size(), cells.size()); ++i) {
        const model::Column& column = columns.at(i);
        if (column.type == model::ColumnType::Text || column.type == model::ColumnType::List)
            continue; // a list's entries are joined in its cell
        const auto cell = cellFromJson(QJsonValue(cells.at(i)), column);
        if (!cell)
            return base::failure(base::ErrorCode::Usage, wanted(column));
        cells[i] = *cell;
    }
    return cells;
}

} // namespace spyhop::batch

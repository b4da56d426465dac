// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/typedrows.h"
#include "core/base/files.h"
#include "core/docs/filetype.h"
#include "core/docs/odfreader.h"

namespace spyhop::batch {

TypedRows::TypedRows(RowSource& rows, const model::BatchSpec& spec)
    : m_rows(rows)
    , m_sheet(spec.sheet)
    , m_columns(spec.inputColumns.size())
{
}

base::Expected<QList<model::ColumnType>> TypedRows::types()
{
    const auto first = m_rows.page(0, 1);
    if (!first)
        return tl::make_unexpected(first.error());
    if (!first->isEmpty())
        readSheet(first->first().first.path);
    auto types = inputTypes(m_rows, m_columns);
    if (!types || m_path.isEmpty())
        return types;
    m_taken.fill(true, m_columns);
    const auto numbers = inputTypes(*this, m_columns);
    if (!numbers)
        return numbers;
    for (qsizetype i = 0; i < m_columns; ++i) {
        m_taken[i] = numbers->at(i) == model::ColumnType::Number;
        if (m_taken.at(i))
            (*types)[i] = model::ColumnType::Number;
    }
    return types;
}

//! What cannot be read again stays as it was shown.
void TypedRows::readSheet(const QString& path)
{
    if (docs::typeOf(path) != docs::FileType::Ods)
        return;
    const auto bytes = base::readFile(path, docs::mostBytes(docs::FileType::Ods));
    if (!bytes)
        return;
    docs::Budget budget, again;
    const auto shown = docs::readOdsTable(*bytes, m_sheet, budget);
    const auto numbers = docs::readOdsNumbers(*bytes, m_sheet, again);
    if (!shown || !numbers || shown->columns.size() != m_columns || shown->rows.size() != numbers->rows.size())
        return;
    m_shown = *shown;
    m_numbers = *numbers;
    m_path = path;
}

base::Expected<QList<store::ItemRow>> TypedRows::page(qint64 first, int count)
{
    auto page = m_rows.page(first, count);
    if (!page || m_path.isEmpty())
        return page;
    for (auto& [item, result] : *page) {
        if (item.path != m_path || m_shown.rows.value(item.index) != item.cells)
            continue;
        const QStringList& numbers = m_numbers.rows.at(item.index);
        for (qsizetype i = 0; i < m_columns; ++i) {
            if (m_taken.value(i))
                item.cells[i] = numbers.at(i);
        }
    }
    return page;
}

} // namespace spyhop::batch

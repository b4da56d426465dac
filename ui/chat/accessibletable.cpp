// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/accessibletable.h"

#include "ui/chat/accessiblepart.h"
#include "ui/chat/transcriptview.h"

namespace spyhop::ui {

namespace {

bool isSelected(const AccessiblePartInterface& cell)
{
    const auto [from, to] = cell.range();
    const auto [first, last] = cell.view().selection().rangeIn(cell.part().message, cell.part().section);
    return first < last && first <= from && last >= to;
}

} // namespace

AccessibleTable::AccessibleTable(const AccessiblePartInterface& part)
    : m_part(part)
{
}

int AccessibleTable::rowCount() const
{
    return static_cast<int>(m_part.block().rows.size());
}

int AccessibleTable::columnCount() const
{
    const text::Block& table = m_part.block();
    return table.rows.isEmpty() ? 0 : static_cast<int>(table.rows.first().size());
}

QAccessibleInterface* AccessibleTable::cellAt(int row, int column) const
{
    const bool isThere = row >= 0 && row < rowCount() && column >= 0 && column < columnCount();
    return isThere ? m_part.child(row * columnCount() + column) : nullptr;
}

QString AccessibleTable::textOf(int row, int column) const
{
    const QAccessibleInterface* cell = cellAt(row, column);
    return cell == nullptr ? QString() : cell->text(QAccessible::Name);
}

QString AccessibleTable::columnDescription(int column) const
{
    return textOf(0, column);
}

QString AccessibleTable::rowDescription(int row) const
{
    return textOf(row, 0);
}

QList<QAccessibleInterface*> AccessibleTable::selectedCells() const
{
    QList<QAccessibleInterface*> selected;
    for (int i = 0; i < rowCount() * columnCount(); ++i) {
        QAccessibleInterface* cell = m_part.child(i);
        if (isSelected(*static_cast<AccessiblePartInterface*>(cell)))
            selected.append(cell);
    }
    return selected;
}

int AccessibleTable::selectedCellCount() const
{
    return static_cast<int>(selectedCells().size());
}

bool AccessibleTable::isRowSelected(int row) const
{
    if (row < 0 || row >= rowCount())
        return false;
    for (int column = 0; column < columnCount(); ++column) {
        if (!isSelected(*static_cast<AccessiblePartInterface*>(cellAt(row, column))))
            return false;
    }
    return columnCount() > 0;
}

QList<int> AccessibleTable::selectedRows() const
{
    QList<int> rows;
    for (int row = 0; row < rowCount(); ++row) {
        if (isRowSelected(row))
            rows.append(row);
    }
    return rows;
}

int AccessibleTable::selectedRowCount() const
{
    return static_cast<int>(selectedRows().size());
}

bool AccessibleTable::selectRow(int row)
{
    const auto* first = static_cast<AccessiblePartInterface*>(cellAt(row, 0));
    const auto* last = static_cast<AccessiblePartInterface*>(cellAt(row, columnCount() - 1));
    if (first == nullptr || last == nullptr)
        return false;
    const AccessiblePart& own = m_part.part();
    TranscriptSelection& selection = m_part.view().selection();
    selection.begin(TextPlace{own.message, own.section, first->range().first}, TranscriptSelection::Unit::Character);
    selection.extendTo(TextPlace{own.message, own.section, last->range().second});
    m_part.view().selectionChanged();
    return true;
}

bool AccessibleTable::unselectRow(int row)
{
    if (!isRowSelected(row))
        return false;
    m_part.view().selection().clear();
    m_part.view().selectionChanged();
    return true;
}

AccessibleCell::AccessibleCell(const AccessiblePartInterface& part)
    : m_part(part)
{
}

int AccessibleCell::columns() const
{
    const text::Block& table = m_part.block();
    return table.rows.isEmpty() ? 1 : qMax(1, static_cast<int>(table.rows.first().size()));
}

bool AccessibleCell::isSelected() const
{
    return ui::isSelected(m_part);
}

QList<QAccessibleInterface*> AccessibleCell::columnHeaderCells() const
{
    if (rowIndex() == 0)
        return {};
    return {table()->child(columnIndex())};
}

int AccessibleCell::columnIndex() const
{
    return m_part.part().child % columns();
}

int AccessibleCell::rowIndex() const
{
    return m_part.part().child / columns();
}

QAccessibleInterface* AccessibleCell::table() const
{
    return m_part.parent();
}

} // namespace spyhop::ui

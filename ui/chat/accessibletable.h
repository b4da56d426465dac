// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QAccessible>

namespace spyhop::ui {

class AccessiblePartInterface;

//! \brief A table's rows, columns and heads for assistive technology. Its first row is the columns' heads; a cell is a
//! child of the table, row by row. Rows are selected as text is; columns can't be. Owner: the part's interface. Thread:
//! main.
class AccessibleTable : public QAccessibleTableInterface {
public:
    explicit AccessibleTable(const AccessiblePartInterface& part);

    [[nodiscard]] QAccessibleInterface* caption() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* summary() const override { return nullptr; }
    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] QAccessibleInterface* cellAt(int row, int column) const override;
    [[nodiscard]] QString columnDescription(int column) const override; //!< its head
    [[nodiscard]] QString rowDescription(int row) const override; //!< its first cell
    [[nodiscard]] int selectedCellCount() const override;
    [[nodiscard]] QList<QAccessibleInterface*> selectedCells() const override;
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override;
    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }
    [[nodiscard]] QList<int> selectedRows() const override;
    [[nodiscard]] bool isColumnSelected(int) const override { return false; }
    [[nodiscard]] bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool selectColumn(int) override { return false; }
    bool unselectRow(int row) override;
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override { }

private:
    [[nodiscard]] QString textOf(int row, int column) const;

    const AccessiblePartInterface& m_part;
};

//! \brief Where a cell stands in its table, for assistive technology. Owner: the part's interface. Thread: main.
class AccessibleCell : public QAccessibleTableCellInterface {
public:
    explicit AccessibleCell(const AccessiblePartInterface& part);

    [[nodiscard]] bool isSelected() const override;
    [[nodiscard]] QList<QAccessibleInterface*> columnHeaderCells() const override;
    [[nodiscard]] QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    [[nodiscard]] int columnIndex() const override;
    [[nodiscard]] int rowIndex() const override;
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface* table() const override;

private:
    [[nodiscard]] int columns() const;

    const AccessiblePartInterface& m_part;
};

} // namespace spyhop::ui

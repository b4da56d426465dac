// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/xlsxcolumns.h"

namespace spyhop::docs {

//! \brief A sheet that a workbook is to get behind its own, written row by row from the top. A value.
class NewSheet {
public:
    //! `name`: as wished; the workbook may have such a sheet, and then it gets a number behind it.
    explicit NewSheet(const QString& name);
    //! Empty cells are not written. Rows that no sheet has room for are left out.
    void addRow(const QList<NewCell>& cells);
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] bool isEmpty() const { return m_rows == 0; }
    //! The whole part; `strict`: in the namespaces of ISO 29500 strict.
    [[nodiscard]] QByteArray part(bool strict) const;

private:
    QString m_name;
    QByteArray m_data;
    int m_rows = 0;
};

//! The parts of a package that name its sheets. A value.
struct SheetLists {
    QByteArray workbook, relations, types;
};
//! The same with one sheet more, of this name and at this path in the package; `folder`: the workbook part's, with its
//! '/'. Nothing: one of them has an unknown shape.
[[nodiscard]] std::optional<SheetLists> withSheet(
    const SheetLists& lists, const QString& name, const QString& path, const QString& folder);
//! Whether a workbook part is in the namespaces of ISO 29500 strict.
[[nodiscard]] bool isStrictWorkbook(const QByteArray& workbook);
//! The name, with a number behind it if the workbook has a sheet of that name.
[[nodiscard]] QString freeSheetName(const QString& name, const QList<SheetName>& sheets);

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/sheetfilters.h"
#include "core/docs/xlsxcolumns.h"

#include <QtCore/QHash>

namespace spyhop::docs {

struct XmlTag;

//! \brief Writes cells behind the last ones of a sheet's rows, leaving every other byte of its XML as it is, save
//! where its filter ends.
//!
//! A value for one sheet, whose XML was read without an error before.
class SheetEditor {
public:
    //! `dateStyle`: the cell format of dates; below 0: none, dates are written as text. `filter`: what
    //! becomes of the sheet's own.
    SheetEditor(const SheetTable& table, const NewColumns& columns, int dateStyle, const FilterChange& filter = {});
    [[nodiscard]] QByteArray edited(const QByteArray& xml);

private:
    qsizetype take(const QByteArray& xml, const XmlTag& tag);
    qsizetype takeFilter(const QByteArray& xml, const XmlTag& tag, QByteArrayView whole);
    void startRow(QByteArrayView whole);
    void widthsBefore(const QByteArray& prefix);
    [[nodiscard]] QByteArray cellsOfRow(const QByteArray& prefix) const;
    [[nodiscard]] QByteArray cell(const QByteArray& prefix, int column, const NewCell& cell, int style) const;

    const SheetTable& m_table;
    const NewColumns& m_columns;
    int m_dateStyle;
    FilterChange m_filter;
    QHash<int, qsizetype> m_rows; //!< place in the table by row number
    QByteArray m_out;
    int m_row = 0;
    int m_lastWidth = 0; //!< the last column that has a width of its own, from 1
    bool m_widths = false;
    bool m_inViews = false, m_inFilter = false;
};

//! Where a cell stands.
struct CellPlace {
    int column = 0; //!< from 0
    int row = 1; //!< as the spreadsheet counts
};
//! How it is shown.
struct CellLook {
    int style = -1; //!< the cell format; below 0: none
    int dateStyle = -1; //!< that of days; below 0: a day is written as text
    bool date1904 = false; //!< the workbook counts days from 1904
};
//! A cell's element; `prefix`: "x:" or empty. Text longer than a cell holds is cut, and says so.
[[nodiscard]] QByteArray cellXml(
    const QByteArray& prefix, const CellPlace& place, const NewCell& cell, const CellLook& look);

//! Text as the content of an element of a workbook: as sheetText() has it, with the escapes of XML.
[[nodiscard]] QByteArray escapedForSheet(const QString& text);
//! The same as the value of an attribute in double quotes.
[[nodiscard]] QByteArray escapedForAttribute(const QString& text);

} // namespace spyhop::docs

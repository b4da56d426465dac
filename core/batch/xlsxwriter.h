// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/tablewriter.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace spyhop::batch {

//! \brief An Excel workbook, written in constant memory: numbers, dates and truth values as such; everything else as
//! text, which no spreadsheet takes for a formula; long digit strings and leading zeros stay text. A second sheet holds
//! a receipt for each item.
class XlsxWriter final : public TableWriter {
public:
    //! `path` is written at finish(); the library's temporary files lie in `temporaryFolder`.
    XlsxWriter(const QString& path, const QString& temporaryFolder);
    ~XlsxWriter() override;
    void begin(const QList<TableColumn>& columns) override;
    void row(const QStringList& cells) override;
    void receipt(const model::BatchItem& item, const model::ItemResult& result) override;
    [[nodiscard]] base::Status finish() override;

private:
    void beginReceipts();
    void head(lxw_worksheet* sheet, const QList<TableColumn>& columns);
    void cells(lxw_worksheet* sheet, quint32 row, const QList<TableColumn>& columns, const QStringList& texts);
    void text(lxw_worksheet* sheet, quint32 row, quint16 column, const QString& cell, lxw_format* format);
    void typed(lxw_worksheet* sheet, quint32 row, quint16 column, const QString& cell, const TableColumn& how);
    lxw_format* numberFormat(const QString& cell);

    QByteArray m_temporaryFolder;
    lxw_workbook* m_book = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    lxw_worksheet* m_receipts = nullptr; //!< made with the first receipt
    lxw_format* m_headerFormat = nullptr;
    lxw_format* m_dateFormat = nullptr;
    lxw_format* m_textFormat = nullptr;
    QHash<qsizetype, lxw_format*> m_numberFormats; //!< by the digits behind the point
    QList<TableColumn> m_columns;
    QList<TableColumn> m_receiptColumns;
    quint32 m_row = 0;
    quint32 m_receiptRow = 0;
    int m_error = 0; //!< the library's first error
    bool m_tooManyRows = false;
};

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/xlsxwriter.h"
#include "core/batch/celltype.h"
#include "core/batch/receiptrow.h"
#include "core/docs/sheettext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDate>
#include <QtCore/QFile>
#include <xlsxwriter.h>

namespace spyhop::batch {
namespace {

//! Excel's own bounds.
constexpr quint32 mostRows = 1'048'576;
constexpr qsizetype mostColumns = 16'384;
//! Characters of a number that is shown in full without a format; a longer one is rounded, or becomes 1.2E+11.
constexpr qsizetype shownByItself = 10;

constexpr double narrowColumn = 14;
constexpr double wideColumn = 40;

double widthOf(const TableColumn& column)
{
    const double name = static_cast<double>(column.name.size()) + 2;
    const bool wide = column.type == model::ColumnType::Text || column.type == model::ColumnType::List;
    return std::clamp(name, wide ? wideColumn : narrowColumn, 60.0);
}

} // namespace

XlsxWriter::XlsxWriter(const QString& path, const QString& temporaryFolder)
    : m_temporaryFolder(QFile::encodeName(temporaryFolder))
{
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = m_temporaryFolder.data();
    m_book = workbook_new_opt(QFile::encodeName(path).constData(), &options);
    if (m_book == nullptr)
        return;
    m_sheet = workbook_add_worksheet(m_book, nullptr);
    m_headerFormat = workbook_add_format(m_book);
    format_set_bold(m_headerFormat);
    m_dateFormat = workbook_add_format(m_book);
    format_set_num_format(m_dateFormat, "yyyy-mm-dd");
    m_textFormat = workbook_add_format(m_book);
    format_set_align(m_textFormat, LXW_ALIGN_VERTICAL_TOP);
}

XlsxWriter::~XlsxWriter()
{
    if (m_book != nullptr)
        lxw_workbook_free(m_book);
}

void XlsxWriter::begin(const QList<TableColumn>& columns)
{
    m_columns = columns.mid(0, mostColumns);
    if (m_sheet == nullptr)
        return;
    head(m_sheet, m_columns);
    m_row = 1;
}

void XlsxWriter::row(const QStringList& cellTexts)
{
    if (m_sheet == nullptr)
        return;
    if (m_row >= mostRows) {
        m_tooManyRows = true;
        return;
    }
    cells(m_sheet, m_row, m_columns, cellTexts);
    ++m_row;
}

void XlsxWriter::beginReceipts()
{
    m_receipts = workbook_add_worksheet(m_book, receiptsName().toUtf8().constData());
    m_receiptColumns = receiptColumns();
    head(m_receipts, m_receiptColumns);
    m_receiptRow = 1;
}

void XlsxWriter::receipt(const model::BatchItem& item, const model::ItemResult& result)
{
    if (m_sheet == nullptr)
        return;
    if (m_receipts == nullptr)
        beginReceipts();
    if (m_receiptRow >= mostRows)
        return; // said for the rows already
    cells(m_receipts, m_receiptRow, m_receiptColumns, receiptRow(item, result));
    ++m_receiptRow;
}

void XlsxWriter::head(lxw_worksheet* sheet, const QList<TableColumn>& columns)
{
    worksheet_freeze_panes(sheet, 1, 0);
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const auto column = static_cast<quint16>(i);
        worksheet_set_column(sheet, column, column, widthOf(columns.at(i)), nullptr);
    }
    for (qsizetype i = 0; i < columns.size(); ++i)
        text(sheet, 0, static_cast<quint16>(i), columns.at(i).name, m_headerFormat);
}

void XlsxWriter::cells(lxw_worksheet* sheet, quint32 row, const QList<TableColumn>& columns, const QStringList& texts)
{
    for (qsizetype i = 0; i < columns.size(); ++i)
        typed(sheet, row, static_cast<quint16>(i), texts.value(i), columns.at(i));
}

void XlsxWriter::text(lxw_worksheet* sheet, quint32 row, quint16 column, const QString& cell, lxw_format* format)
{
    const int error
        = worksheet_write_string(sheet, row, column, docs::sheetCellText(cell).toUtf8().constData(), format);
    m_error = m_error == 0 ? error : m_error;
}

void XlsxWriter::typed(lxw_worksheet* sheet, quint32 row, quint16 column, const QString& cell, const TableColumn& how)
{
    if (cell.isEmpty())
        return;
    int error = 0;
    switch (cellKind(cell, how.type)) {
    case docs::CellKind::Number:
        error = worksheet_write_number(
            sheet, row, column, cell.toDouble(), how.showsAllDigits ? numberFormat(cell) : nullptr);
        break;
    case docs::CellKind::Bool:
        error = worksheet_write_boolean(sheet, row, column, cell == u"true" ? 1 : 0, nullptr);
        break;
    case docs::CellKind::Date: {
        const QDate date = QDate::fromString(cell, Qt::ISODate);
        lxw_datetime moment{date.year(), date.month(), date.day(), 0, 0, 0};
        error = worksheet_write_datetime(sheet, row, column, &moment, m_dateFormat);
        break;
    }
    case docs::CellKind::Text:
        text(sheet, row, column, cell, m_textFormat);
        break;
    }
    m_error = m_error == 0 ? error : m_error;
}

//! The one that shows a number with the digits that it is written with; none where every workbook does so by itself.
lxw_format* XlsxWriter::numberFormat(const QString& cell)
{
    const qsizetype point = cell.indexOf(u'.');
    const qsizetype decimals = point < 0 ? 0 : cell.size() - point - 1;
    if (cell.size() <= shownByItself && (decimals == 0 || !cell.endsWith(u'0')))
        return nullptr;
    lxw_format*& format = m_numberFormats[decimals];
    if (format == nullptr) {
        const QByteArray digits = decimals == 0 ? "0" : "0." + QByteArray(decimals, '0');
        format = workbook_add_format(m_book);
        format_set_num_format(format, digits.constData());
    }
    return format;
}

base::Status XlsxWriter::finish()
{
    if (m_book == nullptr) {
        return base::failure(
            base::ErrorCode::Internal, QCoreApplication::translate("Batch", "The workbook could not be begun."));
    }
    const int closed = workbook_close(m_book);
    m_book = nullptr;
    m_error = m_error == 0 ? closed : m_error;
    if (m_error != 0) {
        return base::failure(base::ErrorCode::Internal,
            QCoreApplication::translate("Batch", "The workbook could not be written (%1).")
                .arg(QString::fromUtf8(lxw_strerror(static_cast<lxw_error>(m_error)))));
    }
    if (m_tooManyRows) {
        return base::failure(base::ErrorCode::Usage,
            QCoreApplication::translate("Batch", "A workbook holds at most 1,048,576 rows; export as CSV."));
    }
    return {};
}

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/xlsxwriter.h"
#include "core/batch/celltype.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDate>
#include <QtCore/QFile>
#include <xlsxwriter.h>

namespace spyhop::batch {
namespace {

//! Excel's own bounds.
constexpr qsizetype longestCell = 32'767;
constexpr quint32 mostRows = 1'048'576;
constexpr qsizetype mostColumns = 16'384;

constexpr double narrowColumn = 14;
constexpr double wideColumn = 40;

double widthOf(const TableColumn& column)
{
    const double name = static_cast<double>(column.name.size()) + 2;
    const bool wide = column.type == model::ColumnType::Text || column.type == model::ColumnType::List;
    return std::clamp(name, wide ? wideColumn : narrowColumn, 60.0);
}

QString withinCell(const QString& cell)
{
    if (cell.size() <= longestCell)
        return cell;
    const QString note = QCoreApplication::translate("Batch", " … [cut: a cell holds at most 32,767 characters]");
    qsizetype keep = longestCell - note.size();
    if (cell.at(keep - 1).isHighSurrogate())
        --keep;
    return cell.left(keep) + note;
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
    worksheet_freeze_panes(m_sheet, 1, 0);
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const auto column = static_cast<quint16>(i);
        worksheet_set_column(m_sheet, column, column, widthOf(m_columns.at(i)), nullptr);
    }
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        text(0, static_cast<quint16>(i), m_columns.at(i).name, m_headerFormat);
    m_row = 1;
}

void XlsxWriter::row(const QStringList& cells)
{
    if (m_sheet == nullptr)
        return;
    if (m_row >= mostRows) {
        m_tooManyRows = true;
        return;
    }
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        typed(m_row, static_cast<quint16>(i), cells.value(i), m_columns.at(i).type);
    ++m_row;
}

void XlsxWriter::text(quint32 row, quint16 column, const QString& cell, lxw_format* format)
{
    const int error = worksheet_write_string(m_sheet, row, column, withinCell(cell).toUtf8().constData(), format);
    m_error = m_error == 0 ? error : m_error;
}

void XlsxWriter::typed(quint32 row, quint16 column, const QString& cell, model::ColumnType type)
{
    if (cell.isEmpty())
        return;
    int error = 0;
    switch (cellKind(cell, type)) {
    case docs::CellKind::Number:
        error = worksheet_write_number(m_sheet, row, column, cell.toDouble(), nullptr);
        break;
    case docs::CellKind::Bool:
        error = worksheet_write_boolean(m_sheet, row, column, cell == u"true" ? 1 : 0, nullptr);
        break;
    case docs::CellKind::Date: {
        const QDate date = QDate::fromString(cell, Qt::ISODate);
        lxw_datetime moment{date.year(), date.month(), date.day(), 0, 0, 0};
        error = worksheet_write_datetime(m_sheet, row, column, &moment, m_dateFormat);
        break;
    }
    case docs::CellKind::Text:
        text(row, column, cell, m_textFormat);
        break;
    }
    m_error = m_error == 0 ? error : m_error;
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

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/xlsxwriter.h"
#include "core/base/moneysums.h"
#include "core/batch/celltype.h"
#include "core/batch/resultwords.h"

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

constexpr qsizetype sheetName = 31;
constexpr int costDecimals = 9;

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
    const auto word = [](const char* source) { return QCoreApplication::translate("Batch", source); };
    m_receipts = workbook_add_worksheet(
        m_book, word(QT_TRANSLATE_NOOP("Batch", "Receipts")).left(sheetName).toUtf8().constData());
    using Type = model::ColumnType;
    m_receiptColumns = {{word(QT_TRANSLATE_NOOP("Batch", "item")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "status")), Type::Enum},
        {word(QT_TRANSLATE_NOOP("Batch", "read")), Type::Text}, {word(QT_TRANSLATE_NOOP("Batch", "parts")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "model")), Type::Enum},
        {word(QT_TRANSLATE_NOOP("Batch", "endpoint")), Type::Enum},
        {word(QT_TRANSLATE_NOOP("Batch", "tokens in")), Type::Number},
        {word(QT_TRANSLATE_NOOP("Batch", "from the prompt cache")), Type::Number},
        {word(QT_TRANSLATE_NOOP("Batch", "tokens out")), Type::Number},
        {word(QT_TRANSLATE_NOOP("Batch", "cost")), Type::Number},
        {word(QT_TRANSLATE_NOOP("Batch", "currency")), Type::Enum},
        {word(QT_TRANSLATE_NOOP("Batch", "estimated")), Type::Bool},
        {word(QT_TRANSLATE_NOOP("Batch", "seconds")), Type::Number},
        {word(QT_TRANSLATE_NOOP("Batch", "possibly billed twice")), Type::Bool},
        {word(QT_TRANSLATE_NOOP("Batch", "taken from")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "review")), Type::Enum},
        {word(QT_TRANSLATE_NOOP("Batch", "before the correction")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "error")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "cost in other currencies")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "answered before")), Type::Text}};
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
    const bool used = result.usage.promptTokens > 0 || result.usage.completionTokens > 0;
    const auto count = [used](qint64 number) { return used ? QString::number(number) : QString(); };
    const base::Money* const cost = result.cost.isEmpty() ? nullptr : &result.cost.first();
    const auto truth = [](bool value) { return value ? QStringLiteral("true") : QStringLiteral("false"); };
    cells(m_receipts, m_receiptRow, m_receiptColumns,
        {item.name, model::itemStateName(result.state), result.receipt, result.parts.join(u'\n'), result.answeredModel,
            result.endpoint, count(result.usage.promptTokens), count(result.usage.cacheHitTokens),
            count(result.usage.completionTokens), cost ? cost->amount(costDecimals) : QString(),
            cost ? cost->currency() : QString(), cost ? truth(result.costEstimated) : QString(),
            result.seconds > 0 ? QString::number(result.seconds, 'f', 3) : QString(),
            result.possiblyBilledTwice ? truth(true) : QString(), reuseText(result), verdictName(result.review.verdict),
            result.review.verdict == model::Review::Verdict::Corrected ? result.cells.join(QStringLiteral(" | "))
                                                                       : QString(),
            result.error, base::display(result.cost.mid(1)), earlierText(result)});
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
        typed(sheet, row, static_cast<quint16>(i), texts.value(i), columns.at(i).type);
}

void XlsxWriter::text(lxw_worksheet* sheet, quint32 row, quint16 column, const QString& cell, lxw_format* format)
{
    const int error = worksheet_write_string(sheet, row, column, withinCell(cell).toUtf8().constData(), format);
    m_error = m_error == 0 ? error : m_error;
}

void XlsxWriter::typed(lxw_worksheet* sheet, quint32 row, quint16 column, const QString& cell, model::ColumnType type)
{
    if (cell.isEmpty())
        return;
    int error = 0;
    switch (cellKind(cell, type)) {
    case docs::CellKind::Number:
        error = worksheet_write_number(sheet, row, column, cell.toDouble(), nullptr);
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

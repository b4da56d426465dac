// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/exporter.h"
#include "core/base/files.h"
#include "core/base/namedfile.h"
#include "core/batch/columns.h"
#include "core/batch/csvwriter.h"
#include "core/batch/folderexport.h"
#include "core/batch/htmlwriter.h"
#include "core/batch/inputtypes.h"
#include "core/batch/jsonlresult.h"
#include "core/batch/markdownwriter.h"
#include "core/batch/outformat.h"
#include "core/batch/resultwords.h"
#include "core/batch/workbookresult.h"
#include "core/batch/xlsxwriter.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QTemporaryFile>

namespace spyhop::batch {
namespace {

tl::unexpected<base::Error> cannotWrite(const QString& path, const QString& why)
{
    base::Error error;
    error.code = base::ErrorCode::Internal;
    error.what = QCoreApplication::translate("Batch", "The file could not be written (%1).").arg(why);
    error.whom = path;
    return base::failure(error);
}

bool copyInto(QIODevice& from, QIODevice& to)
{
    constexpr qint64 block = 1 << 20;
    while (!from.atEnd()) {
        const QByteArray bytes = from.read(block);
        if (bytes.isEmpty() || to.write(bytes) != bytes.size())
            return false;
    }
    return true;
}

//! The workbook library writes to a path only: it gets a temporary one, whose bytes go into the target.
base::Status writeWorkbook(RowSource& rows, const ExportOrder& order, const QString& folder, QSaveFile& target)
{
    QTemporaryFile temporary(folder + QStringLiteral("/.spyhop-XXXXXX.xlsx"));
    if (!temporary.open())
        return cannotWrite(folder, temporary.errorString());
    ExportOrder typed = order;
    if (order.job.spec.rows) {
        const auto types = inputTypes(rows, order.job.spec.inputColumns.size());
        if (!types)
            return tl::make_unexpected(types.error());
        typed.inputTypes = *types;
    }
    XlsxWriter writer(temporary.fileName(), folder);
    if (const auto written = writeTable(rows, typed, writer); !written)
        return written;
    QFile finished(temporary.fileName());
    if (!finished.open(QIODevice::ReadOnly) || !copyInto(finished, target))
        return cannotWrite(target.fileName(), finished.errorString());
    return {};
}

//! Rows of a workbook as that workbook with new columns. The sentence says why it became one of its own, or what was
//! taken from earlier jobs.
base::Expected<QString> writeRowsOfWorkbook(
    RowSource& rows, const ExportOrder& order, const QString& folder, QSaveFile& target)
{
    const auto first = rows.page(0, 1);
    if (!first)
        return tl::make_unexpected(first.error());
    QString note;
    if (!first->isEmpty() && cameFromWorkbook(order.job, first->first().first)) {
        const auto original = workbookWithAnswers(rows, order, first->first().first);
        if (original) {
            if (target.write(original->bytes) != original->bytes.size())
                return cannotWrite(target.fileName(), target.errorString());
            return original->note;
        }
        note
            = QCoreApplication::translate("Batch", "%1 The result is a new workbook.").arg(original.error().sentence());
    }
    if (const auto written = writeWorkbook(rows, order, folder, target); !written)
        return tl::make_unexpected(written.error());
    return note;
}

template <typename Writer, typename... More>
base::Status writeWith(RowSource& rows, const ExportOrder& order, QIODevice& target, More&&... more)
{
    Writer writer(target, std::forward<More>(more)...);
    return writeTable(rows, order, writer);
}

base::Expected<QString> writeAs(
    OutFormat format, RowSource& rows, const ExportOrder& order, const QString& folder, QSaveFile& target)
{
    base::Status written;
    switch (format) {
    case OutFormat::Xlsx:
        return writeRowsOfWorkbook(rows, order, folder, target);
    case OutFormat::Jsonl:
        return writeJsonLines(rows, order, target);
    case OutFormat::Markdown:
        written = writeWith<MarkdownWriter>(rows, order, target, order.job);
        break;
    case OutFormat::Html:
        written = writeWith<HtmlWriter>(rows, order, target, order.job);
        break;
    case OutFormat::Csv:
    case OutFormat::Folder: {
        CsvWriter writer(target, true);
        written = writeTable(rows, order, writer);
        if (written)
            return writer.note();
    }
    }
    if (!written)
        return tl::make_unexpected(written.error());
    return QString();
}

//! \brief Rows that end where one of them came from the file that is to be written.
class RowsFromElsewhere final : public RowSource {
public:
    RowsFromElsewhere(RowSource& rows, const QString& target)
        : m_rows(rows)
        , m_target(QFileInfo(target).canonicalFilePath())
        , m_name(target)
    {
    }
    [[nodiscard]] base::Expected<QList<store::ItemRow>> page(qint64 first, int count) override
    {
        auto page = m_rows.page(first, count);
        if (!page || m_target.isEmpty()) // there is no such file yet
            return page;
        for (const auto& [item, result] : std::as_const(*page)) {
            if (item.path == m_lastPath)
                continue;
            m_lastPath = item.path;
            if (QFileInfo(item.path).canonicalFilePath() != m_target)
                continue;
            base::Error error;
            error.code = base::ErrorCode::Usage;
            error.what = QCoreApplication::translate("Batch", "The results would take the place of one of the inputs.");
            error.whom = m_name;
            error.remedy = QCoreApplication::translate("Batch", "Choose another name.");
            return base::failure(error);
        }
        return page;
    }

private:
    RowSource& m_rows;
    QString m_target, m_name, m_lastPath;
};

} // namespace

bool RowSource::commit(QSaveFile& file)
{
    return base::commitWhole(file);
}

QList<TableColumn> tableColumns(const model::BatchSpec& spec, bool reviewed)
{
    // Whoever reads the table by name must find the state of an item there, whatever other columns are called.
    const QString status = QStringLiteral("status"), error = QStringLiteral("error");
    QList<TableColumn> columns;
    QStringList names{status, error};
    const auto add = [&](const QString& name, model::ColumnType type) {
        QString unique = name;
        for (int n = 2; names.contains(unique); ++n)
            unique = QStringLiteral("%1_%2").arg(name).arg(n);
        names.append(unique);
        columns.append({unique, type});
    };
    for (const QString& name : spec.inputColumns)
        add(name, model::ColumnType::Text);
    const QStringList answers = answerColumnNames(spec.columns);
    for (qsizetype i = 0; i < answers.size(); ++i)
        add(answers.at(i), spec.columns.isEmpty() ? model::ColumnType::Text : spec.columns.at(i).type);
    if (spec.quotes) {
        for (const QString& name : answers) {
            add(name + QStringLiteral("_quote"), model::ColumnType::Text);
            add(name + QStringLiteral("_place"), model::ColumnType::Enum);
        }
    }
    if (reviewed)
        add(QStringLiteral("review"), model::ColumnType::Enum);
    columns.append({status, model::ColumnType::Enum});
    columns.append({error, model::ColumnType::Text});
    return columns;
}

QStringList tableRow(
    const model::BatchSpec& spec, bool reviewed, const model::BatchItem& item, const model::ItemResult& result)
{
    QStringList cells = spec.rows ? item.cells : QStringList{item.name};
    cells.resize(spec.inputColumns.size());
    QStringList answers = result.shownCells();
    answers.resize(std::max<qsizetype>(1, spec.columns.size()));
    cells += answers;
    for (qsizetype i = 0; spec.quotes && i < answers.size(); ++i)
        cells += {result.proofs.value(i).quote, placeText(result, i)};
    if (reviewed)
        cells.append(verdictName(result.review.verdict));
    cells.append(model::itemStateName(result.state));
    cells.append(result.error);
    return cells;
}

base::Status writeTable(RowSource& rows, const ExportOrder& order, TableWriter& writer)
{
    const model::BatchSpec& spec = order.job.spec;
    QList<TableColumn> columns = tableColumns(spec, order.reviewed);
    for (qsizetype i = 0; i < order.inputTypes.size(); ++i) {
        columns[i].type = order.inputTypes.at(i);
        columns[i].showsAllDigits = true;
    }
    writer.begin(columns);
    const base::Status visited
        = visitRows(rows, [&](const model::BatchItem& item, const model::ItemResult& result) -> base::Expected<bool> {
              writer.row(tableRow(spec, order.reviewed, item, result));
              writer.receipt(item, result);
              return true;
          });
    return visited ? writer.finish() : visited;
}

base::Expected<QString> exportFile(
    const store::BatchStore& store, const model::JobSummary& job, const QString& path, WrittenAnswers* written)
{
    StoreRows rows(store, job.spec.id);
    return exportFile(rows, {job, store.isReviewed(job.spec.id)}, path, written);
}

base::Expected<QString> exportFile(const store::BatchStore& store, const model::JobSummary& job, const QString& path)
{
    return exportFile(store, job, path, nullptr);
}

base::Expected<QString> exportFile(
    RowSource& rows, const ExportOrder& order, const QString& path, WrittenAnswers* written)
{
    const auto format = outFormatOf(path);
    if (!format)
        return base::failure(format.error());
    if (const base::Status fine = base::checkNamedFile(path); !fine)
        return base::failure(fine.error());
    if (*format == OutFormat::Folder) {
        const auto exported = exportFolder(rows, order, path, written);
        return exported ? base::Expected<QString>(QString()) : tl::make_unexpected(exported.error());
    }
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly))
        return cannotWrite(path, target.errorString());
    RowsFromElsewhere elsewhere(rows, path);
    auto note = writeAs(*format, elsewhere, order, QFileInfo(path).absolutePath(), target);
    if (!note)
        return note;
    if (!rows.commit(target))
        return cannotWrite(path, target.errorString());
    return note;
}

base::Expected<QByteArray> exportCsvText(const store::BatchStore& store, const model::JobSummary& job)
{
    StoreRows rows(store, job.spec.id);
    const ExportOrder order{job, store.isReviewed(job.spec.id)};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CsvWriter writer(buffer, false);
    if (const auto written = writeTable(rows, order, writer); !written)
        return tl::make_unexpected(written.error());
    return buffer.data();
}

} // namespace spyhop::batch

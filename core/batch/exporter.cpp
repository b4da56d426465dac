// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/exporter.h"
#include "core/batch/columns.h"
#include "core/batch/csvwriter.h"
#include "core/batch/folderexport.h"
#include "core/batch/htmlwriter.h"
#include "core/batch/jsonlwriter.h"
#include "core/batch/markdownwriter.h"
#include "core/batch/numbers.h"
#include "core/batch/outformat.h"
#include "core/batch/resultwords.h"
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
base::Status writeWorkbook(
    const store::BatchStore& store, const model::JobSummary& job, const QString& folder, QSaveFile& target)
{
    QTemporaryFile temporary(folder + QStringLiteral("/.spyhop-XXXXXX.xlsx"));
    if (!temporary.open())
        return cannotWrite(folder, temporary.errorString());
    XlsxWriter writer(temporary.fileName(), folder);
    if (const auto written = writeTable(store, job, writer); !written)
        return written;
    QFile finished(temporary.fileName());
    if (!finished.open(QIODevice::ReadOnly) || !copyInto(finished, target))
        return cannotWrite(target.fileName(), finished.errorString());
    return {};
}

template <typename Writer, typename... More>
base::Status writeWith(const store::BatchStore& store, const model::JobSummary& job, QIODevice& target, More&&... more)
{
    Writer writer(target, std::forward<More>(more)...);
    return writeTable(store, job, writer);
}

base::Status writeAs(OutFormat format, const store::BatchStore& store, const model::JobSummary& job,
    const QString& folder, QSaveFile& target)
{
    switch (format) {
    case OutFormat::Xlsx:
        return writeWorkbook(store, job, folder, target);
    case OutFormat::Jsonl:
        return writeWith<JsonlWriter>(store, job, target);
    case OutFormat::Markdown:
        return writeWith<MarkdownWriter>(store, job, target, job);
    case OutFormat::Html:
        return writeWith<HtmlWriter>(store, job, target, job);
    case OutFormat::Csv:
    case OutFormat::Folder:
        break;
    }
    return writeWith<CsvWriter>(store, job, target, true);
}

} // namespace

QList<TableColumn> tableColumns(const model::BatchSpec& spec, bool reviewed)
{
    QList<TableColumn> columns;
    QStringList names;
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
    add(QStringLiteral("status"), model::ColumnType::Enum);
    add(QStringLiteral("error"), model::ColumnType::Text);
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
    for (qsizetype i = 0; spec.quotes && i < answers.size(); ++i) {
        const model::Proof proof = result.proofs.value(i);
        cells += {proof.quote, placeText(proof)};
    }
    if (reviewed)
        cells.append(verdictName(result.review.verdict));
    cells.append(model::itemStateName(result.state));
    cells.append(result.error);
    return cells;
}

base::Status writeTable(const store::BatchStore& store, const model::JobSummary& job, TableWriter& writer)
{
    const bool reviewed = store.isReviewed(job.spec.id);
    writer.begin(tableColumns(job.spec, reviewed));
    for (qint64 first = 0;; first += exportRowsPerPage) {
        const auto page = store.page(job.spec.id, first, exportRowsPerPage);
        if (!page)
            return tl::make_unexpected(page.error());
        if (page->isEmpty())
            break;
        for (const auto& [item, result] : *page) {
            writer.row(tableRow(job.spec, reviewed, item, result));
            writer.receipt(item, result);
        }
    }
    return writer.finish();
}

base::Status exportFile(const store::BatchStore& store, const model::JobSummary& job, const QString& path)
{
    const auto format = outFormatOf(path);
    if (!format)
        return base::failure(format.error());
    if (*format == OutFormat::Folder)
        return exportFolder(store, job, path);
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly))
        return cannotWrite(path, target.errorString());
    if (const auto written = writeAs(*format, store, job, QFileInfo(path).absolutePath(), target); !written)
        return written;
    if (!target.commit())
        return cannotWrite(path, target.errorString());
    return {};
}

base::Expected<QByteArray> exportCsvText(const store::BatchStore& store, const model::JobSummary& job)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CsvWriter writer(buffer, false);
    if (const auto written = writeTable(store, job, writer); !written)
        return tl::make_unexpected(written.error());
    return buffer.data();
}

} // namespace spyhop::batch

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchout.h"

#include "app/cli/cli.h"
#include "app/cli/shapes.h"
#include "app/cli/texttable.h"
#include "core/base/namedfile.h"
#include "core/base/sentences.h"
#include "core/batch/outformat.h"
#include "core/batch/resultwords.h"
#include "core/batch/workbookresult.h"

#include <QtCore/QFileInfo>
#include <chrono>

namespace spyhop::app {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds writeEvery = 30s; // docs/cli.md: at most every 30 s
constexpr int pageSize = 500; // items read at once

//! "done · taken from job J of 2026-11-26", or why there is no answer.
QString statusText(const model::ItemResult& result)
{
    if (!result.error.isEmpty())
        return result.error;
    QStringList parts{model::itemStateName(result.state), batch::reuseText(result)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

BatchOut::BatchOut(const Context& context, const QString& jobId, const QString& out)
    : m_context(context)
    , m_batches(context.services->batches)
    , m_id(jobId)
    , m_out(out)
    , m_written(std::make_shared<batch::WrittenAnswers>())
    , m_timer(context.clock.makeTimer())
{
    connect(m_timer.get(), &base::Timer::fired, this, [this] {
        writeSoon();
        m_timer->start(writeEvery);
    });
}

BatchOut::~BatchOut() = default;

OptionSpec BatchOut::option()
{
    return {QStringLiteral("out"), QStringLiteral("FILE"),
        Cli::tr("the results: .csv, .xlsx, .jsonl, .md, .html, or FOLDER/"), false};
}

base::Status BatchOut::check(const QString& out)
{
    if (out.isEmpty())
        return {};
    // Before the first call, not after the last: a table that nobody can have is paid for all the same.
    const auto format = batch::outFormatOf(out);
    if (!format)
        return base::failure(format.error());
    if (const base::Status fine = base::checkNamedFile(out); !fine)
        return fine;
    const QFileInfo file(out.endsWith(u'/') ? out.chopped(1) : out);
    const QFileInfo folder(file.absolutePath());
    const bool isFolder = *format == batch::OutFormat::Folder;
    const bool good
        = file.exists() ? file.isDir() == isFolder && file.isWritable() : folder.isDir() && folder.isWritable();
    if (good)
        return {};
    return base::failure(usageError(Cli::tr("--out \"%1\" cannot be written.").arg(out),
        Cli::tr("Name a file in a folder that exists and that you may write to.")));
}

void BatchOut::begin(const model::JobSummary& job)
{
    m_columns = answerColumns(job.spec);
    // A workbook is read anew for each writing, which holds up the calls: at the end is enough.
    const auto first = m_batches.page(m_id, 0, 1);
    const bool intoWorkbook = batch::outFormatOf(m_out) == batch::OutFormat::Xlsx && first && !first->isEmpty()
        && batch::cameFromWorkbook(job, first->first().first);
    if (isFile() && !intoWorkbook)
        m_timer->start(writeEvery);
}

void BatchOut::end()
{
    m_timer->stop();
}

//! While calls are in flight nobody waits for the disk.
void BatchOut::writeSoon()
{
    if (!isFile() || !m_dirty || m_exporting)
        return;
    m_dirty = false;
    m_endedExporting.reset();
    m_exporting = m_batches.exporting(m_id, m_out, m_written);
    connect(m_exporting.get(), &batch::Exporting::finished, this, [this](const base::Expected<QString>& note) {
        m_endedExporting = std::move(m_exporting);
        tellWritten(note);
    });
}

void BatchOut::write()
{
    if (m_exporting) { // what it writes is out of date
        m_exporting->abandon();
        m_exporting.reset();
        m_dirty = true;
    }
    if (!isFile() || !m_dirty)
        return;
    m_dirty = false;
    tellWritten(m_batches.exportTo(m_id, m_out, m_written.get()));
}

void BatchOut::tellWritten(const base::Expected<QString>& note)
{
    if (!note) {
        m_dirty = true; // tried again with the next writing; the last one's failure decides the exit status
        m_context.terminal.say(note.error().sentence());
    } else if (!note->isEmpty() && *note != m_note) {
        m_note = *note;
        m_context.terminal.note(*note);
    }
}

int BatchOut::tellTable()
{
    if (!m_context.terminal.resultsToPerson()) {
        const base::Expected<QByteArray> csv = m_batches.exportCsv(m_id);
        if (!csv)
            return m_context.terminal.fail(csv.error());
        m_context.terminal.result(*csv);
        return 0;
    }
    QList<QStringList> rows;
    for (qint64 first = 0;; first += pageSize) {
        const auto page = m_batches.page(m_id, first, pageSize);
        if (!page)
            return m_context.terminal.fail(page.error());
        if (page->isEmpty())
            break;
        for (const auto& [item, result] : *page) {
            if (m_leavesOutPending && result.state == model::ItemState::Pending && result.cells.isEmpty())
                continue;
            QStringList row{base::oneLine(item.name)};
            for (qsizetype i = 0; i < m_columns.size(); ++i)
                row << result.shownCells().value(i);
            row << statusText(result);
            rows << row;
        }
    }
    m_context.terminal.resultLine(textTable(
        QStringList{Cli::tr("item")} + m_columns + QStringList{Cli::tr("status")}, rows, m_context.terminal.width()));
    return 0;
}

} // namespace spyhop::app

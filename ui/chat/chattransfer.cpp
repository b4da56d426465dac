// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chattransfer.h"

#include "core/base/sentences.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QProgressDialog>

namespace spyhop::ui {

QString reportText(const chat::ImportReport& report)
{
    QStringList sentences{
        ChatTransfer::tr("%1: %2 with %3 imported.")
            .arg(chat::chatFileName(report.kind), ChatTransfer::tr("%n chat(s)", nullptr, report.chats),
                ChatTransfer::tr("%n message(s)", nullptr, report.messages))};
    if (report.duplicates > 0)
        sentences << ChatTransfer::tr("%n chat(s) were here already.", nullptr, report.duplicates);
    if (report.unreadable > 0)
        sentences << ChatTransfer::tr("%n entries hold nothing that could be read.", nullptr, report.unreadable);
    if (report.leftOut > 0)
        sentences << ChatTransfer::tr(
            "%n part(s) were left out: pictures, tool calls and the like.", nullptr, report.leftOut);
    return base::joinSentences(sentences);
}

QString reportText(const chat::ExportReport& report)
{
    if (!report.error)
        return ChatTransfer::tr("Written: %1").arg(QDir::toNativeSeparators(report.path));
    QStringList sentences{report.error->code == base::ErrorCode::Cancelled ? ChatTransfer::tr("The export was stopped.")
                                                                           : report.error->sentence()};
    if (report.of > 1)
        sentences << ChatTransfer::tr("%1 of %2 files are there.").arg(report.files).arg(report.of);
    return base::joinSentences(sentences);
}

namespace {

constexpr int quietTime = 500; // ms of work without a dialog

QString filterOf(chat::ChatFormat format)
{
    switch (format) {
    case chat::ChatFormat::Markdown:
        return ChatTransfer::tr("Markdown (*.md)");
    case chat::ChatFormat::Json:
        return ChatTransfer::tr("JSON (*.json)");
    case chat::ChatFormat::Html:
        return ChatTransfer::tr("Web page (*.html)");
    case chat::ChatFormat::Docx:
        return ChatTransfer::tr("Word document (*.docx)");
    case chat::ChatFormat::Pdf:
        return ChatTransfer::tr("PDF (*.pdf)");
    }
    return {};
}

} // namespace

ChatTransfer::ChatTransfer(chat::Sessions& sessions, base::Clock& clock, QWidget* window)
    : QObject(window)
    , m_sessions(sessions)
    , m_clock(clock)
    , m_window(window)
{
}

ChatTransfer::~ChatTransfer() = default;

void ChatTransfer::askImport()
{
    // What other programs export is found where browsers put it.
    auto* dialog = new QFileDialog(m_window, tr("Import chats"),
        QStandardPaths::writableLocation(QStandardPaths::DownloadLocation),
        tr("Chats (*.json *.jsonl *.zip);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("importChats"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ChatTransfer::importFiles);
    dialog->open();
}

void ChatTransfer::importFiles(const QStringList& paths)
{
    m_paths += paths;
    if (!m_import)
        importNext();
}

void ChatTransfer::importNext()
{
    m_import.reset();
    if (m_paths.isEmpty()) {
        Q_EMIT busyChanged(QString());
        return;
    }
    m_path = m_paths.takeFirst();
    m_import = m_sessions.importFile(m_path);
    connect(m_import.get(), &chat::ChatImport::progressed, this,
        [this](int done, int of) { Q_EMIT busyChanged(tr("Importing chats: %1 of %2").arg(done).arg(of)); });
    // The operation does not end from within its own signal.
    connect(m_import.get(), &chat::ChatImport::finished, this, &ChatTransfer::onImported, Qt::QueuedConnection);
    Q_EMIT busyChanged(tr("Reading %1").arg(QFileInfo(m_path).fileName()));
}

void ChatTransfer::onImported(const base::Expected<chat::ImportReport>& report)
{
    const QString file = QFileInfo(m_path).fileName();
    importNext();
    if (!report) {
        base::Error error = report.error();
        error.whom = file;
        Q_EMIT message(error.sentence());
        return;
    }
    Q_EMIT message(reportText(*report));
}

void ChatTransfer::askExport(const QStringList& ids, chat::ChatFormat format)
{
    if (ids.isEmpty())
        return;
    const bool isFolder = ids.size() > 1 && format != chat::ChatFormat::Json;
    auto* dialog = new QFileDialog(m_window,
        isFolder ? tr("Folder for %n chat(s)", nullptr, static_cast<int>(ids.size())) : tr("Export"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("exportChats"));
    if (isFolder) {
        dialog->setFileMode(QFileDialog::Directory);
    } else {
        const auto chat = m_sessions.read(ids.first());
        model::Conversation named = chat ? *chat : model::Conversation();
        if (ids.size() > 1)
            named.summary.title = tr("Chats");
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setNameFilter(filterOf(format));
        dialog->setDefaultSuffix(chat::chatFormatEnding(format));
        dialog->selectFile(chat::chatFileNameFor(named, format, {}));
    }
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, ids, format, isFolder](const QString& path) { exportTo(ids, format, path, isFolder); });
    dialog->open();
}

void ChatTransfer::exportTo(const QStringList& ids, chat::ChatFormat format, const QString& path, bool isFolder)
{
    if (ids.isEmpty())
        return;
    m_orders.append(chat::ExportOrder{ids, format, path, isFolder});
    if (!m_export)
        exportNext();
}

void ChatTransfer::exportNext()
{
    m_export.reset();
    if (m_orders.isEmpty())
        return;
    m_export = std::make_unique<chat::ExportJob>(m_sessions, m_clock, m_formulas, m_orders.takeFirst());
    m_progress = makeProgress();
    connect(m_export.get(), &chat::ExportJob::progressed, m_progress, [this](int percent, const QString& chat) {
        if (m_progress->wasCanceled())
            return;
        m_progress->setLabelText(tr("Exporting “%1”").arg(chat));
        m_progress->setValue(percent);
    });
    connect(m_progress, &QProgressDialog::canceled, m_export.get(), &chat::ExportJob::cancel);
    // The operation does not end from within its own signal.
    connect(m_export.get(), &chat::ExportJob::finished, this, &ChatTransfer::onExported, Qt::QueuedConnection);
    m_export->start();
}

QProgressDialog* ChatTransfer::makeProgress()
{
    auto* progress = new QProgressDialog(tr("Exporting…"), tr("Cancel"), 0, 100, m_window);
    progress->setObjectName(QStringLiteral("exportProgress"));
    progress->setWindowTitle(tr("Export"));
    progress->setAutoReset(false);
    progress->setMinimumDuration(quietTime); // shown only if it takes a while
    progress->setValue(0);
    return progress;
}

void ChatTransfer::onExported(const chat::ExportReport& report)
{
    if (m_progress)
        m_progress->deleteLater();
    exportNext();
    Q_EMIT message(reportText(report));
}

} // namespace spyhop::ui

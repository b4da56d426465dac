// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "core/docs/contentcheck.h"
#include "core/docs/docxreader.h"
#include "core/docs/emlreader.h"
#include "core/docs/epubreader.h"
#include "core/docs/msgreader.h"
#include "core/docs/odfreader.h"
#include "core/docs/ofdreader.h"
#include "core/docs/pdfreader.h"
#include "core/docs/picturereader.h"
#include "core/docs/pptxreader.h"
#include "core/docs/rtfreader.h"
#include "core/docs/say.h"
#include "core/docs/scans.h"
#include "core/docs/xlsxreader.h"
#include "core/docs/zipreader.h"

namespace spyhop::docs {
namespace {

base::Expected<Document> dispatch(FileType type, const QByteArray& bytes, Budget& budget, PdfScans pdfScans)
{
    switch (type) {
    case FileType::Text:
    case FileType::Markdown:
    case FileType::Csv:
    case FileType::Tsv:
    case FileType::JsonLines:
    case FileType::Json:
    case FileType::Html:
        return readText(type, bytes);
    case FileType::Docx:
        return readDocx(bytes, budget);
    case FileType::Pptx:
        return readPptx(bytes, budget);
    case FileType::Xlsx:
        return readXlsx(bytes, budget);
    case FileType::Odt:
    case FileType::Ods:
    case FileType::Odp:
        return readOdf(bytes, budget);
    case FileType::Epub:
        return readEpub(bytes, budget);
    case FileType::Rtf:
        return readRtf(bytes);
    case FileType::Eml:
        return readEml(bytes, budget);
    case FileType::Msg:
        return readMsg(bytes, budget);
    case FileType::Ofd:
        return readOfd(bytes, budget);
    case FileType::Zip:
        return readZip(bytes, budget);
    case FileType::Pdf:
        return pdfScans == PdfScans::All ? readPdf(bytes) : readPdfToScan(bytes);
    case FileType::Image:
        return readPicture(bytes);
    case FileType::OldOffice:
        break;
    }
    return unreadable(said(QT_TRANSLATE_NOOP("Documents", "Files of this type cannot be read.")));
}

base::Expected<Document> readAtDepth(FileType type, const QByteArray& bytes, Budget& budget, PdfScans pdfScans)
{
    if (budget.depth <= 0) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "It lies deeper than %1 files within each other.")).arg(maxDepth));
    }
    if (const auto fits = checkContent(type, bytes); !fits)
        return tl::make_unexpected(fits.error());
    --budget.depth;
    auto document = dispatch(type, bytes, budget, pdfScans);
    ++budget.depth;
    return document;
}

} // namespace

base::Expected<Document> read(FileType type, const QByteArray& bytes)
{
    Budget budget;
    return readAtDepth(type, bytes, budget, PdfScans::All);
}

base::Expected<Document> readPacked(FileType type, const QByteArray& bytes, Budget& budget, PdfScans pdfScans)
{
    return readAtDepth(type, bytes, budget, pdfScans);
}

void leaveScansOut(Document& document, const QString& reason)
{
    if (!document.scans.isEmpty()) {
        ScanResults results;
        results.leftOut.insert(reason, document.scans);
        mergeScans(document, results);
    }
    for (const InnerFile& file : std::exchange(document.inner, {}))
        document.leftOut.append(QStringLiteral("%1: %2").arg(file.path, reason));
}

base::Expected<Table> readTable(FileType type, const QByteArray& bytes, const QString& sheet)
{
    if (type != FileType::Xlsx && type != FileType::Ods)
        return readTextTable(type, bytes);
    if (const auto fits = checkContent(type, bytes); !fits)
        return tl::make_unexpected(fits.error());
    Budget budget;
    return type == FileType::Xlsx ? readXlsxTable(bytes, sheet, budget) : readOdsTable(bytes, sheet, budget);
}

} // namespace spyhop::docs

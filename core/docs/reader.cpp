// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "core/base/files.h"
#include "core/docs/contentcheck.h"
#include "core/docs/docxreader.h"
#include "core/docs/emlreader.h"
#include "core/docs/epubreader.h"
#include "core/docs/msgreader.h"
#include "core/docs/odfreader.h"
#include "core/docs/ofdreader.h"
#include "core/docs/pptxreader.h"
#include "core/docs/rtfreader.h"
#include "core/docs/say.h"
#include "core/docs/textreader.h"
#include "core/docs/xlsxreader.h"
#include "core/docs/zipreader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace spyhop::docs {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Documents", source);
}

base::Expected<QByteArray> regularFile(const QString& path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) {
        // A pipe or a device would block for ever.
        base::Error error;
        error.code = base::ErrorCode::Unreadable;
        error.what = text(QT_TRANSLATE_NOOP("Documents", "This is not a regular file."));
        error.whom = path;
        return base::failure(error);
    }
    return base::readFile(path, maxFileBytes);
}

tl::unexpected<base::Error> at(const QString& path, base::Error error)
{
    error.whom = path;
    return base::failure(error);
}

base::Expected<FileType> knownType(const QString& path)
{
    if (const auto type = typeOf(path))
        return *type;
    return base::failure(
        base::ErrorCode::Unreadable, text(QT_TRANSLATE_NOOP("Documents", "Files of this type cannot be read yet.")));
}

base::Expected<Document> dispatch(FileType type, const QByteArray& bytes, Budget& budget)
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
    case FileType::Image:
    case FileType::OldOffice:
        break;
    }
    return unreadable(said(QT_TRANSLATE_NOOP("Documents", "Files of this type cannot be read yet.")));
}

} // namespace

base::Expected<Document> read(FileType type, const QByteArray& bytes)
{
    Budget budget;
    return readWithin(type, bytes, budget);
}

base::Expected<Document> readWithin(FileType type, const QByteArray& bytes, Budget& budget)
{
    if (budget.depth <= 0) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "It lies deeper than %1 files within each other.")).arg(maxDepth));
    }
    if (const auto fits = checkContent(type, bytes); !fits)
        return tl::make_unexpected(fits.error());
    --budget.depth;
    auto document = dispatch(type, bytes, budget);
    ++budget.depth;
    return document;
}

base::Expected<Table> readTable(FileType type, const QByteArray& bytes)
{
    if (type != FileType::Xlsx && type != FileType::Ods)
        return readTextTable(type, bytes);
    if (const auto fits = checkContent(type, bytes); !fits)
        return tl::make_unexpected(fits.error());
    Budget budget;
    return type == FileType::Xlsx ? readXlsxTable(bytes, {}, budget) : readOdsTable(bytes, {}, budget);
}

base::Expected<Document> readFile(const QString& path)
{
    const auto type = knownType(path);
    if (!type)
        return at(path, type.error());
    const auto bytes = regularFile(path);
    if (!bytes)
        return at(path, bytes.error());
    auto document = read(*type, *bytes);
    if (!document)
        return at(path, document.error());
    return document;
}

base::Expected<Table> readTableFile(const QString& path)
{
    const auto type = knownType(path);
    if (!type)
        return at(path, type.error());
    const auto bytes = regularFile(path);
    if (!bytes)
        return at(path, bytes.error());
    auto table = readTable(*type, *bytes);
    if (!table)
        return at(path, table.error());
    return table;
}

} // namespace spyhop::docs

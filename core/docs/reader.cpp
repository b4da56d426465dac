// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "core/docs/pdfreader.h"
#include "core/docs/picturereader.h"

#include <QtCore/QCoreApplication>

namespace spyhop::docs {

base::Expected<Document> read(FileType type, const QByteArray& bytes)
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
    case FileType::Pdf:
        return readPdf(bytes);
    case FileType::Image:
        return readPicture(bytes);
    case FileType::OldOffice:
        break;
    }
    return base::failure(
        base::ErrorCode::Unreadable, QCoreApplication::translate("Documents", "Files of this type cannot be read."));
}

base::Expected<Table> readTable(FileType type, const QByteArray& bytes)
{
    return readTextTable(type, bytes);
}

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/filetype.h"

#include <QtCore/QFileInfo>
#include <array>

namespace spyhop::docs {
namespace {

struct Ending {
    const char16_t* ending;
    FileType type;
};

constexpr std::array endings{
    Ending{u"txt", FileType::Text},
    Ending{u"text", FileType::Text},
    Ending{u"md", FileType::Markdown},
    Ending{u"markdown", FileType::Markdown},
    Ending{u"csv", FileType::Csv},
    Ending{u"tsv", FileType::Tsv},
    Ending{u"jsonl", FileType::JsonLines},
    Ending{u"ndjson", FileType::JsonLines},
    Ending{u"json", FileType::Json},
    Ending{u"html", FileType::Html},
    Ending{u"htm", FileType::Html},
    Ending{u"xhtml", FileType::Html},
    Ending{u"pdf", FileType::Pdf},
    Ending{u"png", FileType::Image},
    Ending{u"jpg", FileType::Image},
    Ending{u"jpeg", FileType::Image},
    Ending{u"gif", FileType::Image},
    Ending{u"webp", FileType::Image},
    Ending{u"doc", FileType::OldOffice},
    Ending{u"xls", FileType::OldOffice},
    Ending{u"ppt", FileType::OldOffice},
    Ending{u"wps", FileType::OldOffice},
};

} // namespace

std::optional<FileType> typeOf(const QString& fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    for (const Ending& known : endings) {
        if (suffix == QStringView(known.ending))
            return known.type;
    }
    return {};
}

bool isTable(FileType type)
{
    return type == FileType::Csv || type == FileType::Tsv || type == FileType::JsonLines;
}

bool isPlain(FileType type)
{
    return isTable(type) || type == FileType::Text || type == FileType::Markdown || type == FileType::Json;
}

qint64 mostBytes(FileType type)
{
    // A scanned book is large and read page by page; everything else is taken into memory as a whole.
    return type == FileType::Pdf ? 512'000'000 : 64'000'000;
}

} // namespace spyhop::docs

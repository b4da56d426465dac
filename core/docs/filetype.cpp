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
    Ending{u"docx", FileType::Docx},
    Ending{u"docm", FileType::Docx},
    Ending{u"dotx", FileType::Docx},
    Ending{u"pptx", FileType::Pptx},
    Ending{u"pptm", FileType::Pptx},
    Ending{u"ppsx", FileType::Pptx},
    Ending{u"xlsx", FileType::Xlsx},
    Ending{u"xlsm", FileType::Xlsx},
    Ending{u"xltx", FileType::Xlsx},
    Ending{u"odt", FileType::Odt},
    Ending{u"ott", FileType::Odt},
    Ending{u"ods", FileType::Ods},
    Ending{u"odp", FileType::Odp},
    Ending{u"epub", FileType::Epub},
    Ending{u"rtf", FileType::Rtf},
    Ending{u"eml", FileType::Eml},
    Ending{u"mht", FileType::Eml},
    Ending{u"mhtml", FileType::Eml},
    Ending{u"msg", FileType::Msg},
    Ending{u"ofd", FileType::Ofd},
    Ending{u"zip", FileType::Zip},
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

QStringList knownEndings()
{
    QStringList known;
    for (const Ending& ending : endings)
        known.append(QStringView(ending.ending).toString());
    return known;
}

bool isTable(FileType type)
{
    return type == FileType::Csv || type == FileType::Tsv || type == FileType::JsonLines || type == FileType::Xlsx
        || type == FileType::Ods;
}

bool isPlain(FileType type)
{
    return type == FileType::Csv || type == FileType::Tsv || type == FileType::JsonLines || type == FileType::Text
        || type == FileType::Markdown || type == FileType::Json;
}

qint64 mostBytes(FileType type)
{
    // A scanned book is large and read page by page; everything else is taken into memory as a whole.
    return type == FileType::Pdf ? 512'000'000 : 64'000'000;
}

} // namespace spyhop::docs

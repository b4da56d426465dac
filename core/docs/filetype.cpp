// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/filetype.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <algorithm>
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
    Ending{u"log", FileType::Text},
    Ending{u"xml", FileType::Text},
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
    Ending{u"tif", FileType::Image},
    Ending{u"tiff", FileType::Image},
    Ending{u"bmp", FileType::Image},
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
    Ending{u"xltm", FileType::Xlsx},
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

constexpr qint64 looksAt = 4'096; // bytes from the beginning

//! No byte of it is one that only programs write, in whatever encoding.
bool looksLikeText(const QByteArray& head)
{
    if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff"))
        return true; // UTF-16
    constexpr char escape = 0x1b; // of colours in what terminals have shown
    const auto isForeign = [](char c) {
        return (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != escape) || c == 0x7f;
    };
    return !head.isEmpty() && std::none_of(head.cbegin(), head.cend(), isForeign);
}

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

std::optional<FileType> typeOfFile(const QString& path)
{
    const QFileInfo about(path);
    if (!about.suffix().isEmpty() || about.fileName().endsWith(u'.'))
        return typeOf(path);
    QFile file(path);
    if (!about.isFile() || !file.open(QIODevice::ReadOnly)) // a pipe would be waited for
        return {};
    const QByteArray head = file.read(looksAt);
    if (head.startsWith("%PDF-"))
        return FileType::Pdf;
    return looksLikeText(head) ? std::optional(FileType::Text) : std::nullopt;
}

bool isHeic(const QString& fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    return suffix == u"heic" || suffix == u"heif";
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

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/contentcheck.h"
#include "core/docs/compoundfile.h"
#include "core/docs/say.h"
#include "core/docs/textflow.h"

#include <array>
#include <optional>

namespace spyhop::docs {
namespace {

enum class Begins { AsZip, AsOle, AsRtf, Anyhow };

Begins expected(FileType type)
{
    switch (type) {
    case FileType::Docx:
    case FileType::Pptx:
    case FileType::Xlsx:
    case FileType::Odt:
    case FileType::Ods:
    case FileType::Odp:
    case FileType::Epub:
    case FileType::Ofd:
    case FileType::Zip:
        return Begins::AsZip;
    case FileType::Msg:
        return Begins::AsOle;
    case FileType::Rtf:
        return Begins::AsRtf;
    case FileType::Text:
    case FileType::Markdown:
    case FileType::Csv:
    case FileType::Tsv:
    case FileType::JsonLines:
    case FileType::Json:
    case FileType::Html:
    case FileType::Pdf:
    case FileType::Image:
    case FileType::OldOffice:
    case FileType::Eml:
        break;
    }
    return Begins::Anyhow;
}

bool isZip(const QByteArray& bytes)
{
    return bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06");
}

//! What an OLE file is, in words; nothing: unknown.
std::optional<QString> oleContent(const QByteArray& bytes)
{
    const auto file = CompoundFile::open(bytes);
    if (!file)
        return {};
    const auto has = [&file](QStringView name) { return file->find(0, name.toString()).has_value(); };
    if (has(u"EncryptedPackage")) {
        return said(QT_TRANSLATE_NOOP(
            "Documents", "The file is protected by a password; remove the password to have it read."));
    }
    if (has(u"WordDocument") || has(u"Workbook") || has(u"Book") || has(u"PowerPoint Document")) {
        return said(QT_TRANSLATE_NOOP("Documents",
            "The name says otherwise, but the file is one of an old Office program (.doc, .xls, .ppt); give it its own "
            "ending."));
    }
    if (has(u"__properties_version1.0"))
        return said(
            QT_TRANSLATE_NOOP("Documents", "The name says otherwise, but the file is an Outlook message (.msg)."));
    return {};
}

//! What else the file is, in words.
QString insteadOf(const QByteArray& bytes)
{
    if (CompoundFile::isOne(bytes)) {
        if (const auto known = oleContent(bytes))
            return *known;
    }
    struct Known {
        const char* begin;
        const char* name;
    };
    static constexpr std::array known{Known{"%PDF-", "PDF"}, Known{"{\\rtf", "RTF"}, Known{"PK\x03\x04", "ZIP"},
        Known{"\x1f\x8b", "gzip"}, Known{"7z\xbc\xaf", "7-Zip"}, Known{"Rar!", "RAR"}};
    QString name;
    for (const Known& one : known) {
        if (bytes.startsWith(one.begin))
            name = QString::fromLatin1(one.name);
    }
    if (name.isEmpty() && !pictureType(bytes).isEmpty())
        name = QString::fromLatin1(pictureType(bytes));
    const QByteArray begin = bytes.left(256).trimmed().toLower();
    if (name.isEmpty() && (begin.startsWith("<!doctype html") || begin.startsWith("<html")))
        name = QStringLiteral("HTML");
    if (name.isEmpty()) {
        return said(
            QT_TRANSLATE_NOOP("Documents", "The file is damaged, or not what its name says: it begins otherwise."));
    }
    return said(QT_TRANSLATE_NOOP("Documents", "The name says otherwise, but the content of the file is %1."))
        .arg(name);
}

} // namespace

base::Status checkContent(FileType type, const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file is empty.")));
    bool fits = true;
    switch (expected(type)) {
    case Begins::AsZip:
        fits = isZip(bytes);
        break;
    case Begins::AsOle:
        fits = CompoundFile::isOne(bytes);
        break;
    case Begins::AsRtf:
        fits = bytes.startsWith("{\\rtf");
        break;
    case Begins::Anyhow:
        break;
    }
    if (!fits)
        return unreadable(insteadOf(bytes));
    return {};
}

} // namespace spyhop::docs

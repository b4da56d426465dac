// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "core/base/files.h"
#include "core/docs/delimitedtext.h"
#include "core/docs/encoding.h"
#include "core/docs/htmltext.h"
#include "core/docs/jsontable.h"
#include "core/docs/receipt.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
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
};

QString text(const char* source)
{
    return QCoreApplication::translate("Documents", source);
}

QString tableReceipt(const Table& table, const QString& encoding)
{
    return text(QT_TRANSLATE_NOOP("Documents", "%1 rows, %2 columns, %3"))
        .arg(QLocale().toString(table.rows.size()), QLocale().toString(table.columns.size()), encoding);
}

Table tableOfRows(QList<QStringList> rows)
{
    Table table;
    if (rows.isEmpty())
        return table;
    qsizetype width = 0;
    for (const QStringList& row : std::as_const(rows))
        width = std::max(width, row.size());
    QStringList names = rows.takeFirst();
    names.resize(width);
    table.columns = uniqueColumns(names);
    for (QStringList& row : rows)
        row.resize(width);
    table.rows = rows;
    return table;
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

base::Expected<Document> read(FileType type, const QByteArray& bytes)
{
    const bool html = type == FileType::Html;
    auto decoded = decode(bytes, html ? declaredHtmlEncoding(bytes) : QString());
    if (!decoded)
        return tl::make_unexpected(decoded.error());
    Document document;
    document.text = html ? htmlToText(decoded->text) : decoded->text;
    document.encoding = decoded->encoding;
    if (document.text.trimmed().isEmpty()) {
        return base::failure(
            base::ErrorCode::Unreadable, text(QT_TRANSLATE_NOOP("Documents", "The file holds no text.")));
    }
    document.receipt = receiptOf(document);
    return document;
}

base::Expected<Table> readTable(FileType type, const QByteArray& bytes)
{
    const auto decoded = decode(bytes, {});
    if (!decoded)
        return tl::make_unexpected(decoded.error());
    base::Expected<Table> table;
    switch (type) {
    case FileType::Csv:
        table = tableOfRows(parseDelimited(decoded->text, sniffDelimiter(decoded->text)));
        break;
    case FileType::Tsv:
        table = tableOfRows(parseDelimited(decoded->text, u'\t'));
        break;
    case FileType::JsonLines:
        table = parseJsonLines(decoded->text);
        break;
    case FileType::Json:
        table = parseJsonArray(decoded->text);
        break;
    case FileType::Text:
    case FileType::Markdown:
    case FileType::Html:
        return base::failure(
            base::ErrorCode::Unreadable, text(QT_TRANSLATE_NOOP("Documents", "A file of this type has no rows.")));
    }
    if (table)
        table->receipt = tableReceipt(*table, decoded->encoding);
    return table;
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

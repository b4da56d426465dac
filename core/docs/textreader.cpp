// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/textreader.h"
#include "core/docs/delimitedtext.h"
#include "core/docs/encoding.h"
#include "core/docs/htmltext.h"
#include "core/docs/jsontable.h"
#include "core/docs/receipt.h"
#include "core/docs/say.h"

#include <QtCore/QLocale>

namespace spyhop::docs {
namespace {

QString tableReceipt(const Table& table, const QString& encoding)
{
    return said(QT_TRANSLATE_NOOP("Documents", "%1 rows, %2 columns, %3"))
        .arg(QLocale().toString(table.rows.size()), QLocale().toString(table.columns.size()), encoding);
}

} // namespace

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

base::Expected<Document> readText(FileType type, const QByteArray& bytes)
{
    const bool html = type == FileType::Html;
    auto decoded = decode(bytes, html ? declaredHtmlEncoding(bytes) : QString());
    if (!decoded)
        return tl::make_unexpected(decoded.error());
    Document document;
    document.text = html ? htmlToText(decoded->text) : decoded->text;
    document.encoding = encodingInWords(*decoded);
    if (QStringView(document.text).trimmed().isEmpty()) {
        return base::failure(
            base::ErrorCode::Unreadable, said(QT_TRANSLATE_NOOP("Documents", "The file holds no text.")));
    }
    document.receipt = receiptOf(document);
    return document;
}

base::Expected<Table> readTextTable(FileType type, const QByteArray& bytes)
{
    const auto decoded = decode(bytes, {});
    if (!decoded)
        return tl::make_unexpected(decoded.error());
    base::Expected<Table> table;
    if (type == FileType::Csv || type == FileType::Tsv) {
        auto rows = readDelimited(decoded->text, type == FileType::Tsv ? QChar(u'\t') : sniffDelimiter(decoded->text));
        if (!rows)
            return tl::make_unexpected(rows.error());
        table = tableOfRows(*std::move(rows));
    } else if (type == FileType::JsonLines) {
        table = parseJsonLines(decoded->text);
    } else if (type == FileType::Json) {
        table = parseJsonArray(decoded->text);
    } else {
        return base::failure(
            base::ErrorCode::Unreadable, said(QT_TRANSLATE_NOOP("Documents", "A file of this type has no rows.")));
    }
    if (table)
        table->receipt = tableReceipt(*table, encodingInWords(*decoded));
    return table;
}

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/xlsxcolumns.h"
#include "core/docs/newsheet.h"
#include "core/docs/say.h"
#include "core/docs/sheeteditor.h"
#include "core/docs/zipwriter.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringDecoder>
#include <algorithm>

namespace spyhop::docs {
namespace {

//! The built-in format of a day, shown as the reader's computer shows days.
constexpr int dayFormat = 14;

bool isUtf8(const QByteArray& xml)
{
    if (xml.startsWith("\xff\xfe") || xml.startsWith("\xfe\xff") || xml.left(100).contains('\0'))
        return false;
    QStringDecoder utf8(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = utf8.decode(xml);
    return !utf8.hasError() && !decoded.isEmpty();
}

bool hasDates(const NewColumns& columns)
{
    return std::any_of(columns.rows.cbegin(), columns.rows.cend(), [](const QList<NewCell>& row) {
        return std::any_of(row.cbegin(), row.cend(),
            [](const NewCell& cell) { return cell.kind == CellKind::Date && !cell.text.isEmpty(); });
    });
}

//! One cell format more, that of days, behind all others; empty if the list of formats has an unknown shape.
QByteArray withDayFormat(const QByteArray& styles, qsizetype formats)
{
    static const QRegularExpression list(QStringLiteral("<([A-Za-z0-9]+:)?cellXfs(\\s+count=\"\\d+\")?\\s*>"));
    const QString text = QString::fromUtf8(styles);
    const auto begin = list.match(text);
    const QString prefix = begin.captured(1);
    const QString close = QStringLiteral("</%1cellXfs>").arg(prefix);
    const qsizetype end = text.indexOf(close, begin.capturedEnd());
    if (!begin.hasMatch() || end < 0)
        return {};
    const QString opened = QStringLiteral("<%1cellXfs count=\"%2\">").arg(prefix).arg(formats + 1);
    const QString format = QStringLiteral(
        "<%1xf numFmtId=\"%2\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>")
                               .arg(prefix)
                               .arg(dayFormat);
    return (text.left(begin.capturedStart()) + opened + text.mid(begin.capturedEnd(), end - begin.capturedEnd())
        + format + text.mid(end))
        .toUtf8();
}

tl::unexpected<base::Error> cannotEdit(const QString& sheet)
{
    return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The sheet “%1” cannot take further columns.")).arg(sheet));
}

//! A part's bytes, to be changed; null: not there, or no UTF-8.
QByteArray* partOf(const Archive& archive, QHash<qsizetype, QByteArray>& contents, const QString& path)
{
    const auto part = contents.find(archive.find(path));
    return part != contents.end() && isUtf8(*part) ? &*part : nullptr;
}

//! Names one sheet more in the workbook's lists; the part to be added, or nothing if they have an unknown shape.
std::optional<ZipFile> putSheet(
    const XlsxWorkbook& workbook, const NewSheet& added, QHash<qsizetype, QByteArray>& contents)
{
    const Archive& archive = workbook.package().archive();
    const QString main = workbook.package().mainPart();
    const qsizetype slash = main.lastIndexOf(u'/') + 1;
    const QString folder = main.left(slash);
    QByteArray* const list = partOf(archive, contents, main);
    QByteArray* const relations
        = partOf(archive, contents, folder + QStringLiteral("_rels/") + main.mid(slash) + QStringLiteral(".rels"));
    QByteArray* const types = partOf(archive, contents, QStringLiteral("[Content_Types].xml"));
    if (!list || !relations || !types)
        return {};
    QString path;
    for (int n = 1; path.isEmpty() || archive.find(path) >= 0; ++n)
        path = folder + QStringLiteral("worksheets/receipts%1.xml").arg(n);
    const bool strict = isStrictWorkbook(*list);
    const auto longer
        = withSheet({*list, *relations, *types}, freeSheetName(added.name(), workbook.sheets()), path, folder);
    if (!longer)
        return {};
    *list = longer->workbook;
    *relations = longer->relations;
    *types = longer->types;
    return ZipFile{path, added.part(strict)};
}

} // namespace

base::Expected<QByteArray> withColumns(const XlsxWorkbook& workbook, const SheetTable& table, const NewColumns& columns)
{
    return withColumns(workbook, table, columns, NewSheet(QString()));
}

base::Expected<QByteArray> withColumns(
    const XlsxWorkbook& workbook, const SheetTable& table, const NewColumns& columns, const NewSheet& added)
{
    const Archive& archive = workbook.package().archive();
    const QString stylesPath = workbook.package().relatedTo(u"styles");
    const qsizetype sheetPlace = archive.find(table.sheet.path);
    const qsizetype stylesPlace = stylesPath.isEmpty() ? -1 : archive.find(stylesPath);
    if (sheetPlace < 0 || archive.hasEncrypted() || table.lastColumn + columns.names.size() >= maxSheetColumns)
        return cannotEdit(table.sheet.name);
    Budget budget;
    QSet<qsizetype> all;
    for (qsizetype i = 0; i < archive.entries().size(); ++i)
        all.insert(i);
    auto contents = archive.inflate(all, budget);
    if (!contents)
        return tl::make_unexpected(contents.error());
    if (contents->size() != all.size() || !isUtf8(contents->value(sheetPlace)))
        return cannotEdit(table.sheet.name);

    int dateStyle = -1;
    if (hasDates(columns) && stylesPlace >= 0 && isUtf8(contents->value(stylesPlace))) {
        const qsizetype formats = workbook.context().formats.size();
        const QByteArray styles = withDayFormat(contents->value(stylesPlace), formats);
        if (!styles.isEmpty()) {
            contents->insert(stylesPlace, styles);
            dateStyle = static_cast<int>(formats);
        }
    }
    contents->insert(sheetPlace, SheetEditor(table, columns, dateStyle).edited(contents->value(sheetPlace)));
    std::optional<ZipFile> sheet;
    if (!added.isEmpty()) {
        sheet = putSheet(workbook, added, *contents);
        if (!sheet)
            return cannotEdit(table.sheet.name);
    }
    QList<ZipFile> files;
    for (qsizetype i = 0; i < archive.entries().size(); ++i)
        files.append({archive.entries().at(i).path, contents->value(i)});
    if (sheet)
        files.append(*sheet);
    return zipped(files, false);
}

} // namespace spyhop::docs

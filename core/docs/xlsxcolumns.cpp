// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/xlsxcolumns.h"
#include "core/docs/newsheet.h"
#include "core/docs/officexml.h"
#include "core/docs/packageparts.h"
#include "core/docs/plainworkbook.h"
#include "core/docs/say.h"
#include "core/docs/sheeteditor.h"
#include "core/docs/sheetfilters.h"

#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::docs {
namespace {

//! The built-in format of a day, shown as the reader's computer shows days.
constexpr int dayFormat = 14;

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

//! Names one sheet more in the workbook's lists; false: they have an unknown shape.
bool putSheet(const XlsxWorkbook& workbook, const NewSheet& added, PackageParts& parts)
{
    const QString main = workbook.package().mainPart();
    const QString folder = main.left(main.lastIndexOf(u'/') + 1);
    QByteArray* const list = parts.text(main);
    QByteArray* const relations = parts.text(relationsPath(main));
    QByteArray* const types = parts.text(QStringLiteral("[Content_Types].xml"));
    if (!list || !relations || !types)
        return false;
    QString path;
    for (int n = 1; path.isEmpty() || parts.contains(path); ++n)
        path = folder + QStringLiteral("worksheets/receipts%1.xml").arg(n);
    const bool strict = isStrictWorkbook(*list);
    const auto longer
        = withSheet({*list, *relations, *types}, freeSheetName(added.name(), workbook.sheets()), path, folder);
    if (!longer)
        return false;
    *list = longer->workbook;
    *relations = longer->relations;
    *types = longer->types;
    parts.add({path, added.part(strict)});
    return true;
}

//! The cell format of dates, which is added; below 0: there is none.
int putDayFormat(const XlsxWorkbook& workbook, PackageParts& parts)
{
    const QString path = workbook.package().relatedTo(u"styles");
    QByteArray* const list = path.isEmpty() ? nullptr : parts.text(path);
    const qsizetype formats = workbook.context().formats.size();
    const QByteArray longer = list ? withDayFormat(*list, formats) : QByteArray();
    if (longer.isEmpty())
        return -1;
    *list = longer;
    return static_cast<int>(formats);
}

} // namespace

base::Expected<QByteArray> withColumns(const XlsxWorkbook& workbook, const SheetTable& table, const NewColumns& columns)
{
    const auto edited = withColumns(workbook, table, columns, NewSheet(QString()));
    return edited ? base::Expected<QByteArray>(edited->bytes) : tl::make_unexpected(edited.error());
}

base::Expected<EditedWorkbook> withColumns(
    const XlsxWorkbook& workbook, const SheetTable& table, const NewColumns& columns, const NewSheet& added)
{
    const Archive& archive = workbook.package().archive();
    if (archive.hasEncrypted() || table.lastColumn + columns.names.size() >= maxSheetColumns)
        return cannotEdit(table.sheet.name);
    auto parts = PackageParts::read(archive);
    if (!parts)
        return tl::make_unexpected(parts.error());
    QByteArray* const sheet = parts->text(table.sheet.path);
    if (!sheet)
        return cannotEdit(table.sheet.name);
    const auto macros = makePlainWorkbook(workbook, *parts);
    if (!macros)
        return tl::make_unexpected(macros.error());
    const WidenedFilters filters = widenFilters(workbook, table, *sheet, columns, *parts);
    const int dateStyle = hasDates(columns) ? putDayFormat(workbook, *parts) : -1;
    *sheet = SheetEditor(table, columns, dateStyle, filters.sheet).edited(*sheet);
    if (!added.isEmpty() && !putSheet(workbook, added, *parts))
        return cannotEdit(table.sheet.name);
    const auto bytes = parts->packed();
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    EditedWorkbook edited{*bytes, filters.notes};
    if (!macros->isEmpty())
        edited.notes.prepend(*macros);
    return edited;
}

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/sheetfilters.h"
#include "core/docs/officexml.h"
#include "core/docs/say.h"
#include "core/docs/tablepart.h"
#include "core/docs/xmltags.h"

#include <QtCore/QSet>
#include <algorithm>
#include <cctype>

namespace spyhop::docs {
namespace {

//! The longest name that Excel lets a table's column have.
constexpr qsizetype longestColumnName = 255;

//! Where what stands behind the cells begins: a sheet's cells are nearly all of it.
qsizetype behindCells(const QByteArray& sheet)
{
    for (qsizetype at = sheet.lastIndexOf("sheetData"); at > 0; at = sheet.lastIndexOf("sheetData", at - 1)) {
        qsizetype begin = at;
        while (begin > 0 && (std::isalnum(static_cast<uchar>(sheet.at(begin - 1))) || sheet.at(begin - 1) == ':'))
            --begin;
        if (begin > 0 && (sheet.at(begin - 1) == '/' || sheet.at(begin - 1) == '<'))
            return at;
    }
    return 0;
}

//! What of a sheet stands behind its cells.
struct SheetTail {
    std::optional<CellRange> filter;
    bool hidesRows = false; //!< the filter has criteria
    QList<CellRange> merged;
};

SheetTail readTail(const QByteArray& sheet)
{
    SheetTail tail;
    for (XmlTag tag = nextXmlTag(sheet, behindCells(sheet)); tag.begin < tag.end; tag = nextXmlTag(sheet, tag.end)) {
        if (tag.closing)
            continue;
        if (tag.name == "customSheetViews") { // they have filters of their own
            tag.end = endOfElement(sheet, tag);
            continue;
        }
        const QByteArrayView whole = QByteArrayView(sheet).sliced(tag.begin, tag.end - tag.begin);
        if (tag.name == "autoFilter") {
            tail.filter = parseRange(xmlAttribute(whole, "ref"));
        } else if (tag.name == "filterColumn") {
            tail.hidesRows = true;
        } else if (tag.name == "mergeCell") {
            if (const auto merged = parseRange(xmlAttribute(whole, "ref")))
                tail.merged.append(*merged);
        }
    }
    return tail;
}

//! Whether the columns can become columns of that table: Excel mends a file whose table it finds odd by dropping it.
bool canTake(const TablePart& part, const SheetTable& table, const QStringList& names, const QList<CellRange>& merged)
{
    const CellRange& range = part.range;
    if (!part.isOfCells || part.headerRows != 1 || part.totalsRows != 0 || range.first.row != table.headerRow
        || range.last.column != table.lastColumn || part.columns.size() != range.last.column - range.first.column + 1)
        return false;
    QSet<QString> taken;
    for (const QString& name : part.columns)
        taken.insert(name.toCaseFolded());
    for (const QString& name : names) {
        const bool plain = !name.isEmpty() && name.size() <= longestColumnName
            && std::none_of(name.cbegin(), name.cend(), [](QChar c) { return c.unicode() < 0x20; });
        if (!plain || taken.contains(name.toCaseFolded()))
            return false;
        taken.insert(name.toCaseFolded());
    }
    const CellRange added{
        {range.first.row, range.last.column + 1}, {range.last.row, range.last.column + static_cast<int>(names.size())}};
    return std::none_of(
        merged.cbegin(), merged.cend(), [&added](const CellRange& cells) { return cells.meets(added); });
}

QStringList tablePaths(const XlsxWorkbook& workbook, const QString& sheet)
{
    Budget budget;
    const auto relations
        = relationsOf(workbook.package().archive(), sheet, budget).value_or(QHash<QString, Relation>());
    QStringList paths;
    for (const Relation& relation : relations) {
        if (relation.type == u"table" && !relation.target.isEmpty())
            paths.append(relation.target);
    }
    paths.sort();
    return paths;
}

QString takenOut(const QString& name)
{
    return said(QT_TRANSLATE_NOOP("Documents",
                    "The filter of “%1” was taken out: sorting by it would part the new columns from their rows."))
        .arg(name);
}

//! The place of a sheet among all of them, from 0; -1: not there.
int placeOf(const XlsxWorkbook& workbook, const QByteArray& list, const QString& path)
{
    OfficeXml xml(list);
    for (int place = 0; xml.advance();) {
        if (!xml.isStartElement() || xml.name() != u"sheet")
            continue;
        if (workbook.package().relations().value(xml.attribute(u"id")).target == path)
            return place;
        ++place;
    }
    return -1;
}

//! The workbook's part with the name that stands for the filter of that sheet as the filter is after the change.
QByteArray withFilterName(const QByteArray& workbook, int sheet, const FilterChange& change)
{
    qsizetype listBegin = 0; // of names: a list of none must not stay
    qsizetype listed = 0;
    for (XmlTag tag = nextXmlTag(workbook, 0); tag.begin < tag.end; tag = nextXmlTag(workbook, tag.end)) {
        if (tag.name == "definedNames" && !tag.closing) {
            listBegin = tag.begin;
            listed = tag.end;
        }
        if (tag.name != "definedName" || tag.closing || tag.empty)
            continue;
        const QByteArrayView whole = QByteArrayView(workbook).sliced(tag.begin, tag.end - tag.begin);
        if (xmlAttribute(whole, "name") != "_xlnm._FilterDatabase"
            || xmlAttribute(whole, "localSheetId") != QByteArray::number(sheet))
            continue;
        const qsizetype end = endOfElement(workbook, tag);
        if (!change.after) {
            const XmlTag next = nextXmlTag(workbook, end);
            const bool isOnly = workbook.sliced(listed, tag.begin - listed).trimmed().isEmpty() && next.closing;
            return isOnly ? workbook.left(listBegin) + workbook.mid(next.end)
                          : workbook.left(tag.begin) + workbook.mid(end);
        }
        const qsizetype close = workbook.lastIndexOf("</", end - 1);
        const QByteArray cells = workbook.sliced(tag.end, close - tag.end);
        const qsizetype mark = cells.lastIndexOf('!');
        if (mark < 0 || !parseRange(cells.mid(mark + 1)))
            return workbook;
        return workbook.left(tag.end) + cells.left(mark + 1) + change.after->absoluteText() + workbook.mid(close);
    }
    return workbook;
}

} // namespace

WidenedFilters widenFilters(const XlsxWorkbook& workbook, const SheetTable& table, const QByteArray& sheet,
    const NewColumns& columns, PackageParts& parts)
{
    WidenedFilters widened;
    if (columns.names.isEmpty())
        return widened;
    const SheetTail tail = readTail(sheet);
    const int newLast = table.lastColumn + static_cast<int>(columns.names.size());
    const int lastRow = table.rowNumbers.isEmpty() ? table.headerRow : table.rowNumbers.last();
    const CellRange written{{table.headerRow, 0}, {std::max(table.headerRow, lastRow), newLast}};
    QList<CellRange> tables;
    for (const QString& path : tablePaths(workbook, table.sheet.path)) {
        QByteArray* const xml = parts.text(path);
        const auto part = xml ? readTablePart(*xml) : std::nullopt;
        if (!part)
            continue;
        tables.append(part->range);
        if (!part->range.meets(written))
            continue;
        if (canTake(*part, table, columns.names, tail.merged)) {
            *xml = withTableColumns(*xml, *part, columns.names);
            tables.last().last.column = newLast;
        } else if (part->hasFilter) {
            *xml = withoutTableFilter(*xml);
            widened.notes.append(takenOut(part->name));
            if (part->hidesRows)
                widened.sheet.shown.append(part->range);
        }
    }
    if (!tail.filter || !tail.filter->meets(written) || tail.filter->last.column >= newLast)
        return widened;
    CellRange after = *tail.filter;
    after.last.column = newLast;
    widened.sheet.before = tail.filter;
    // A sheet's filter and a table may not share a cell.
    if (std::none_of(tables.cbegin(), tables.cend(), [&](const CellRange& one) { return one.meets(after); })) {
        widened.sheet.after = after;
    } else {
        widened.notes.append(takenOut(table.sheet.name));
        if (tail.hidesRows)
            widened.sheet.shown.append(*tail.filter);
    }
    if (QByteArray* const list = parts.text(workbook.package().mainPart()))
        *list = withFilterName(*list, placeOf(workbook, *list, table.sheet.path), widened.sheet);
    return widened;
}

} // namespace spyhop::docs

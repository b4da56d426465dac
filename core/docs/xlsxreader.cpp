// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/xlsxreader.h"
#include "core/docs/delimitedtext.h"
#include "core/docs/drawingtext.h"
#include "core/docs/packedpicture.h"
#include "core/docs/say.h"

#include <QtCore/QLocale>

namespace spyhop::docs {
namespace {

//! Text boxes, charts and pictures that lie on a sheet; the number of its comments.
base::Status readAround(
    const XlsxWorkbook& workbook, const QString& path, TextFlow& flow, int& comments, Budget& budget)
{
    const Archive& archive = workbook.package().archive();
    const auto relations = relationsOf(archive, path, budget);
    if (!relations)
        return tl::make_unexpected(relations.error());
    for (const Relation& relation : *relations) {
        if (relation.type == u"comments") {
            ++comments;
        } else if (relation.type == u"drawing") {
            const auto bytes = archive.inflate(relation.target, budget);
            if (!bytes)
                return tl::make_unexpected(bytes.error());
            if (const auto fine = readShapes(*bytes, relation.target, flow); !fine)
                return fine;
            const auto inner = relationsOf(archive, relation.target, budget);
            if (!inner)
                return tl::make_unexpected(inner.error());
            for (const Relation& one : *inner) {
                if (one.type == u"image")
                    putPicture(archive, one.target, flow, budget);
                if (one.type != u"chart")
                    continue;
                const auto content = archive.inflate(one.target, budget);
                if (!content || !readChart(*content, one.target, flow))
                    flow.leaveOut(said(QT_TRANSLATE_NOOP("Documents", "a damaged chart")));
            }
        }
    }
    return {};
}

QString otherSheets(const XlsxWorkbook& workbook)
{
    const qsizetype others = workbook.sheets().size() - 1;
    return others > 0 ? said(QT_TRANSLATE_N_NOOP("Documents", "; %n other sheet(s) not read"), others) : QString();
}

} // namespace

base::Expected<Document> readXlsx(const QByteArray& bytes, Budget& budget)
{
    const auto workbook = XlsxWorkbook::open(bytes, budget);
    if (!workbook)
        return tl::make_unexpected(workbook.error());
    TextFlow flow;
    int unstored = 0;
    int comments = 0;
    for (const SheetName& name : workbook->sheets()) {
        const auto sheet = workbook->sheet(name, budget);
        if (!sheet)
            return tl::make_unexpected(sheet.error());
        flow.part(PartKind::Sheet, name.name);
        if (!sheet->rows.isEmpty()) {
            flow.heading(
                1, name.hidden ? said(QT_TRANSLATE_NOOP("Documents", "%1 (hidden)")).arg(name.name) : name.name);
        }
        for (const SheetRow& row : sheet->rows) {
            flow.row(cellsUnder(row, sheet->columns));
            if (flow.isFull())
                return flow.take();
        }
        flow.document().rows += sheet->rows.size();
        unstored += sheet->unstored;
        if (const auto fine = readAround(*workbook, name.path, flow, comments, budget); !fine)
            return tl::make_unexpected(fine.error());
    }
    if (unstored > 0)
        flow.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n formula(s) without a stored result"), unstored));
    if (comments > 0)
        flow.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "the comments of %n sheet(s)"), comments));
    workbook->package().sayMacros(flow);
    return flow.take();
}

base::Expected<SheetTable> readSheetTable(const XlsxWorkbook& workbook, const QString& sheetName, Budget& budget)
{
    for (const SheetName& name : workbook.sheets()) {
        if (sheetName.isEmpty() ? name.hidden : name.name.compare(sheetName, Qt::CaseInsensitive) != 0)
            continue;
        const auto sheet = workbook.sheet(name, budget);
        if (!sheet)
            return tl::make_unexpected(sheet.error());
        if (sheet->rows.isEmpty() && sheetName.isEmpty())
            continue;
        if (sheet->rows.isEmpty())
            break;
        if (sheet->rows.size() * sheet->columns.size() > maxTableCells) {
            return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The sheet “%1” is a table of more than %2 cells."))
                                  .arg(name.name, QLocale().toString(maxTableCells)));
        }
        SheetTable found;
        found.sheet = name;
        found.lastColumn = sheet->lastColumn;
        found.headerStyle = sheet->lastHeaderStyle;
        found.date1904 = workbook.context().date1904;
        found.headerRow = sheet->rows.first().number;
        found.table.columns = uniqueColumns(cellsUnder(sheet->rows.first(), sheet->columns));
        for (qsizetype i = 1; i < sheet->rows.size(); ++i) {
            found.table.rows.append(cellsUnder(sheet->rows.at(i), sheet->columns));
            found.rowNumbers.append(sheet->rows.at(i).number);
            if (const QStringList names = unstoredIn(sheet->rows.at(i), *sheet, found.table.columns); !names.isEmpty())
                found.table.unstored.insert(i - 1, names);
        }
        found.table.receipt = said(QT_TRANSLATE_NOOP("Documents", "%1 rows, %2 columns, sheet “%3”"))
                                  .arg(QLocale().toString(found.table.rows.size()),
                                      QLocale().toString(found.table.columns.size()), name.name)
            + otherSheets(workbook) + unstoredNote(*sheet);
        return found;
    }
    if (!sheetName.isEmpty()) {
        return base::failure(base::ErrorCode::NotFound,
            said(QT_TRANSLATE_NOOP("Documents", "There is no sheet “%1” with anything in it.")).arg(sheetName));
    }
    return unreadable(said(QT_TRANSLATE_NOOP("Documents", "No visible sheet of the file holds anything.")));
}

base::Expected<Table> readXlsxTable(const QByteArray& bytes, const QString& sheetName, Budget& budget)
{
    const auto workbook = XlsxWorkbook::open(bytes, budget);
    if (!workbook)
        return tl::make_unexpected(workbook.error());
    auto found = readSheetTable(*workbook, sheetName, budget);
    if (!found)
        return tl::make_unexpected(found.error());
    return found->table;
}

} // namespace spyhop::docs

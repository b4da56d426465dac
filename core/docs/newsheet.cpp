// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/newsheet.h"
#include "core/docs/numbers.h"
#include "core/docs/sheeteditor.h"

#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::docs {
namespace {

constexpr qsizetype longestSheetName = 31; // Excel's own bound
const QString transitionalRelations
    = QStringLiteral("http://schemas.openxmlformats.org/officeDocument/2006/relationships");
const QString strictRelations = QStringLiteral("http://purl.oclc.org/ooxml/officeDocument/relationships");

//! `element` in front of the end of the list of that name, with the list's own prefix; empty: there is no such list.
QByteArray withElement(const QByteArray& xml, const QString& list, const QString& element)
{
    const QRegularExpression end(QStringLiteral("</([A-Za-z0-9_.-]+:)?%1\\s*>").arg(list));
    const QString text = QString::fromUtf8(xml);
    const auto found = end.match(text);
    if (!found.hasMatch())
        return {};
    return (text.left(found.capturedStart()) + u'<' + found.captured(1) + element + text.mid(found.capturedStart()))
        .toUtf8();
}

int highestSheetId(const QByteArray& workbook)
{
    static const QRegularExpression number(QStringLiteral("\\bsheetId\\s*=\\s*[\"'](\\d+)[\"']"));
    int highest = 0;
    auto all = number.globalMatch(QString::fromUtf8(workbook));
    while (all.hasNext())
        highest = std::max(highest, all.next().captured(1).toInt());
    return highest;
}

} // namespace

NewSheet::NewSheet(const QString& name)
    : m_name(name.left(longestSheetName))
{
}

void NewSheet::addRow(const QList<NewCell>& cells)
{
    if (m_rows == maxSheetRows)
        return;
    ++m_rows;
    m_data += "<row r=\"" + QByteArray::number(m_rows) + "\">";
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (!cells.at(i).text.isEmpty())
            m_data += cellXml({}, {static_cast<int>(i), m_rows}, cells.at(i), {});
    }
    m_data += "</row>";
}

QByteArray NewSheet::part(bool strict) const
{
    return QByteArrayLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"")
        + (strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                  : "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
        + "\"><sheetData>" + m_data + "</sheetData></worksheet>";
}

std::optional<SheetLists> withSheet(
    const SheetLists& lists, const QString& name, const QString& path, const QString& folder)
{
    const QString relations = isStrictWorkbook(lists.workbook) ? strictRelations : transitionalRelations;
    QString id = QStringLiteral("rIdReceipts");
    for (int n = 2; lists.relations.contains('"' + id.toLatin1() + '"'); ++n)
        id = QStringLiteral("rIdReceipts%1").arg(n);
    // The prefix is declared where it is used: nobody knows which one the workbook has for it.
    const SheetLists longer{withElement(lists.workbook, QStringLiteral("sheets"),
                                QStringLiteral("sheet xmlns:r=\"%1\" name=\"%2\" sheetId=\"%3\" r:id=\"%4\"/>")
                                    .arg(relations, QString::fromUtf8(escapedForAttribute(name)))
                                    .arg(highestSheetId(lists.workbook) + 1)
                                    .arg(id)),
        withElement(lists.relations, QStringLiteral("Relationships"),
            QStringLiteral("Relationship Id=\"%1\" Type=\"%2/worksheet\" Target=\"%3\"/>")
                .arg(id, relations, path.sliced(folder.size()))),
        withElement(lists.types, QStringLiteral("Types"),
            QStringLiteral("Override PartName=\"/%1\" ContentType=\"application/"
                           "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")
                .arg(path))};
    if (longer.workbook.isEmpty() || longer.relations.isEmpty() || longer.types.isEmpty())
        return {};
    return longer;
}

bool isStrictWorkbook(const QByteArray& workbook)
{
    return workbook.contains("http://purl.oclc.org/ooxml/spreadsheetml/main");
}

QString freeSheetName(const QString& name, const QList<SheetName>& sheets)
{
    const auto isTaken = [&sheets](const QString& wanted) {
        return std::any_of(sheets.cbegin(), sheets.cend(),
            [&wanted](const SheetName& sheet) { return sheet.name.compare(wanted, Qt::CaseInsensitive) == 0; });
    };
    QString free = name;
    for (int n = 2; isTaken(free); ++n) {
        const QString number = QStringLiteral(" %1").arg(n);
        free = name.left(longestSheetName - number.size()) + number;
    }
    return free;
}

} // namespace spyhop::docs

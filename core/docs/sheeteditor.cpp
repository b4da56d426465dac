// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/sheeteditor.h"
#include "core/docs/sheettext.h"
#include "core/docs/tablepart.h"
#include "core/docs/xmltags.h"

#include <QtCore/QDate>
#include <algorithm>

namespace spyhop::docs {
namespace {

constexpr int newColumnWidth = 24;

QByteArray xmlEscaped(const QString& text)
{
    return text.toUtf8().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
}

} // namespace

QByteArray escapedForSheet(const QString& text)
{
    return xmlEscaped(sheetText(text));
}

QByteArray escapedForAttribute(const QString& text)
{
    return escapedForSheet(text).replace('"', "&quot;");
}

SheetEditor::SheetEditor(const SheetTable& table, const NewColumns& columns, int dateStyle, const FilterChange& filter)
    : m_table(table)
    , m_columns(columns)
    , m_dateStyle(dateStyle)
    , m_filter(filter)
{
    for (qsizetype i = 0; i < table.rowNumbers.size(); ++i)
        m_rows.insert(table.rowNumbers.at(i), i);
}

QByteArray SheetEditor::edited(const QByteArray& xml)
{
    m_out.clear();
    m_out.reserve(xml.size() + m_columns.rows.size() * m_columns.names.size() * 64);
    for (qsizetype at = 0; at < xml.size();) {
        const XmlTag tag = nextXmlTag(xml, at);
        m_out += QByteArrayView(xml).sliced(at, tag.begin - at);
        at = take(xml, tag);
    }
    return m_out;
}

//! Gives where to go on.
qsizetype SheetEditor::take(const QByteArray& xml, const XmlTag& tag)
{
    const QByteArrayView whole = QByteArrayView(xml).sliced(tag.begin, tag.end - tag.begin);
    const QByteArray prefix = tag.prefix.toByteArray();
    if (tag.name == "row") {
        if (!tag.closing) {
            startRow(whole);
            return tag.end;
        }
        m_out += cellsOfRow(prefix);
    } else if (tag.name == "dimension" && !tag.closing) {
        const QByteArray range = xmlAttribute(whole, "ref");
        const qsizetype colon = range.indexOf(':');
        const auto last = parseAddress(QString::fromLatin1(range.mid(colon + 1)));
        if (last) {
            const int column = m_table.lastColumn + static_cast<int>(m_columns.names.size());
            QByteArray changed = whole.toByteArray();
            const QByteArray first = colon < 0 ? range : range.left(colon);
            changed.replace(range,
                first + ':' + columnLetters(std::max(column, last->column)).toLatin1() + QByteArray::number(last->row));
            m_out += changed;
            return tag.end;
        }
    } else if (tag.name == "col" && !tag.closing) {
        m_lastWidth = std::max(m_lastWidth, xmlAttribute(whole, "max").toInt());
    } else if (tag.name == "cols" && tag.closing) {
        widthsBefore(prefix);
    } else if (tag.name == "sheetData" && !tag.closing && !m_widths) {
        m_out += '<' + prefix + "cols>";
        widthsBefore(prefix);
        m_out += "</" + prefix + "cols>";
    } else if (tag.name == "customSheetViews") { // they have filters of their own
        m_inViews = !tag.closing && !tag.empty;
    } else if (m_filter.before && !m_inViews) {
        return takeFilter(xml, tag, whole);
    }
    m_out += whole;
    return tag.end;
}

//! Of a sheet whose filter is changed: what belongs to the filter.
qsizetype SheetEditor::takeFilter(const QByteArray& xml, const XmlTag& tag, QByteArrayView whole)
{
    if (tag.name == "autoFilter" && !m_filter.after)
        return endOfElement(xml, tag);
    if (tag.name == "autoFilter") {
        m_inFilter = !tag.closing && !tag.empty;
        m_out += withXmlAttribute(whole, "ref", m_filter.after->text());
    } else if (tag.name == "sortState" && m_inFilter) {
        m_out += withLastColumn(whole, m_filter.before->last.column, m_filter.after->last.column);
    } else if (tag.name == "sheetPr" && !m_filter.after) {
        m_out += withoutXmlAttribute(whole, "filterMode");
    } else {
        m_out += whole;
    }
    return tag.end;
}

void SheetEditor::startRow(QByteArrayView whole)
{
    bool number = false;
    const int stated = xmlAttribute(whole, "r").toInt(&number);
    m_row = number && stated > 0 ? stated : m_row + 1;
    QByteArray now = whole.toByteArray();
    // A hint of where the row's cells end; it would be wrong now.
    if (m_row == m_table.headerRow || m_rows.contains(m_row))
        now = withoutXmlAttribute(now, "spans");
    const int row = m_row;
    if (std::any_of(m_filter.shown.cbegin(), m_filter.shown.cend(),
            [row](const CellRange& range) { return range.hasRow(row); }))
        now = withoutXmlAttribute(now, "hidden");
    m_out += now;
}

void SheetEditor::widthsBefore(const QByteArray& prefix)
{
    m_widths = true;
    const int first = m_table.lastColumn + 2;
    if (m_lastWidth >= first)
        return;
    m_out += '<' + prefix + "col min=\"" + QByteArray::number(first) + "\" max=\""
        + QByteArray::number(first + m_columns.names.size() - 1) + "\" width=\"" + QByteArray::number(newColumnWidth)
        + "\" customWidth=\"1\"/>";
}

QByteArray SheetEditor::cellsOfRow(const QByteArray& prefix) const
{
    QByteArray cells;
    const int first = m_table.lastColumn + 1;
    if (m_row == m_table.headerRow) {
        for (qsizetype i = 0; i < m_columns.names.size(); ++i) {
            cells += cell(
                prefix, first + static_cast<int>(i), {CellKind::Text, m_columns.names.at(i)}, m_table.headerStyle);
        }
        return cells;
    }
    const auto place = m_rows.constFind(m_row);
    if (place == m_rows.cend() || *place >= m_columns.rows.size())
        return cells;
    const QList<NewCell>& row = m_columns.rows.at(*place);
    for (qsizetype i = 0; i < row.size(); ++i) {
        if (!row.at(i).text.isEmpty())
            cells += cell(prefix, first + static_cast<int>(i), row.at(i), -1);
    }
    return cells;
}

QByteArray SheetEditor::cell(const QByteArray& prefix, int column, const NewCell& cell, int style) const
{
    return cellXml(prefix, {column, m_row}, cell, {style, m_dateStyle, m_table.date1904});
}

QByteArray cellXml(const QByteArray& prefix, const CellPlace& place, const NewCell& cell, const CellLook& look)
{
    const bool date = cell.kind == CellKind::Date && look.dateStyle >= 0;
    const int shownAs = date ? look.dateStyle : look.style;
    QByteArray xml
        = '<' + prefix + "c r=\"" + columnLetters(place.column).toLatin1() + QByteArray::number(place.row) + '"';
    if (shownAs >= 0)
        xml += " s=\"" + QByteArray::number(shownAs) + '"';
    const auto valued = [&](const QByteArray& value) {
        return xml + "><" + prefix + "v>" + value + "</" + prefix + "v></" + prefix + "c>";
    };
    if (date) {
        const QDate day = QDate::fromString(cell.text, Qt::ISODate);
        const QDate epoch = look.date1904 ? QDate(1904, 1, 1) : QDate(1899, 12, 30);
        return valued(QByteArray::number(epoch.daysTo(day)));
    }
    if (cell.kind == CellKind::Number)
        return valued(cell.text.toLatin1());
    if (cell.kind == CellKind::Bool) {
        xml += " t=\"b\"";
        return valued(cell.text == u"true" ? "1" : "0");
    }
    return xml + " t=\"inlineStr\"><" + prefix + "is><" + prefix + "t xml:space=\"preserve\">"
        + xmlEscaped(sheetCellText(cell.text)) + "</" + prefix + "t></" + prefix + "is></" + prefix + "c>";
}

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/tablepart.h"
#include "core/docs/officexml.h"
#include "core/docs/sheeteditor.h"
#include "core/docs/xmltags.h"

#include <algorithm>

namespace spyhop::docs {
namespace {

int numberOr(const QString& text, int otherwise)
{
    bool number = false;
    const int value = text.toInt(&number);
    return number ? value : otherwise;
}

//! \brief How many elements stand around each tag of a text. Tags are given in their order.
class Depth {
public:
    //! Around the tag and its element, from 0.
    int of(const XmlTag& tag)
    {
        if (tag.closing)
            return --m_depth;
        return tag.empty ? m_depth : m_depth++;
    }

private:
    int m_depth = 0;
};

} // namespace

std::optional<TablePart> readTablePart(const QByteArray& bytes)
{
    TablePart table;
    std::optional<CellRange> range;
    OfficeXml xml(bytes);
    while (xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.depth() == 1 && xml.name() == u"table") {
            range = parseRange(xml.attribute(u"ref").toLatin1());
            table.name = xml.attribute(u"displayName");
            table.headerRows = numberOr(xml.attribute(u"headerRowCount"), 1);
            table.totalsRows = numberOr(xml.attribute(u"totalsRowCount"), 0);
            const QString type = xml.attribute(u"tableType");
            table.isOfCells = type.isEmpty() || type == u"worksheet";
        } else if (xml.depth() == 2 && xml.name() == u"autoFilter") {
            table.hasFilter = true;
        } else if (xml.depth() == 3 && xml.name() == u"filterColumn") {
            table.hidesRows = true;
        } else if (xml.depth() == 3 && xml.name() == u"tableColumn") {
            table.columns.append(xml.attribute(u"name"));
            table.highestId = std::max(table.highestId, xml.attribute(u"id").toInt());
        } else if (xml.name() == u"extLst") {
            xml.skip();
        }
    }
    if (!range || !xml.status(QString()))
        return {};
    table.range = *range;
    return table;
}

QByteArray withTableColumns(const QByteArray& xml, const TablePart& table, const QStringList& names)
{
    CellRange range = table.range;
    range.last.column += static_cast<int>(names.size());
    Depth depth;
    return withEditedTags(xml, [&](const XmlTag& tag, QByteArrayView whole) -> std::optional<QByteArray> {
        const int around = depth.of(tag);
        if (around == 0 && tag.name == "table" && !tag.closing)
            return withXmlAttribute(whole, "ref", range.text());
        // The filter, and what it or the table was last sorted by.
        if ((around == 1 && tag.name == "autoFilter") || (around <= 2 && tag.name == "sortState"))
            return withLastColumn(whole, table.range.last.column, range.last.column);
        if (around != 1 || tag.name != "tableColumns")
            return whole.toByteArray();
        if (!tag.closing)
            return withXmlAttribute(whole, "count", QByteArray::number(table.columns.size() + names.size()));
        QByteArray columns;
        for (qsizetype i = 0; i < names.size(); ++i) {
            columns += '<' + tag.prefix.toByteArray() + "tableColumn id=\""
                + QByteArray::number(table.highestId + 1 + i) + "\" name=\"" + escapedForAttribute(names.at(i))
                + "\"/>";
        }
        return columns + whole.toByteArray();
    });
}

QByteArray withoutTableFilter(const QByteArray& xml)
{
    return withEditedTags(xml, [](const XmlTag& tag, QByteArrayView whole) {
        return tag.name == "autoFilter" ? std::nullopt : std::optional(whole.toByteArray());
    });
}

QByteArray withLastColumn(QByteArrayView tag, int from, int to)
{
    auto range = parseRange(xmlAttribute(tag, "ref"));
    if (!range || range->last.column != from)
        return tag.toByteArray();
    range->last.column = to;
    return withXmlAttribute(tag, "ref", range->text());
}

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/xlsxworkbook.h"
#include "core/docs/say.h"
#include "core/docs/sheettext.h"

namespace spyhop::docs {

base::Expected<XlsxWorkbook> XlsxWorkbook::open(const QByteArray& bytes, Budget& budget)
{
    const auto package = OpcPackage::open(bytes, budget);
    if (!package)
        return tl::make_unexpected(package.error());
    XlsxWorkbook workbook;
    workbook.m_package = *package;
    for (const auto step : {&XlsxWorkbook::readNames, &XlsxWorkbook::readStrings, &XlsxWorkbook::readFormats}) {
        if (const auto fine = (workbook.*step)(budget); !fine)
            return tl::make_unexpected(fine.error());
    }
    return workbook;
}

base::Expected<Sheet> XlsxWorkbook::sheet(const SheetName& name, Budget& budget) const
{
    const auto bytes = m_package.inflate(name.path, budget);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    return readSheet(*bytes, name.path, m_context);
}

base::Status XlsxWorkbook::readNames(Budget& budget)
{
    const QString part = m_package.mainPart();
    if (part.endsWith(u".bin")) {
        return unreadable(said(QT_TRANSLATE_NOOP(
            "Documents", "The workbook is in Excel's binary form (.xlsb); save it as .xlsx to have it read.")));
    }
    const auto bytes = m_package.inflate(part, budget);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    OfficeXml xml(*bytes);
    while (xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"workbookPr") {
            const QString value = xml.attribute(u"date1904");
            m_context.date1904 = value == u"1" || value == u"true";
        }
        if (xml.name() != u"sheet")
            continue;
        const Relation relation = m_package.relations().value(xml.attribute(u"id"));
        // Chart sheets and macro sheets hold no cells of ours.
        if (relation.type != u"worksheet")
            continue;
        const QString state = xml.attribute(u"state");
        m_sheets.append({xml.attribute(u"name"), relation.target, !state.isEmpty() && state != u"visible"});
    }
    return xml.status(part);
}

base::Status XlsxWorkbook::readStrings(Budget& budget)
{
    const QString part = m_package.relatedTo(u"sharedStrings");
    if (part.isEmpty())
        return {};
    const auto bytes = m_package.inflate(part, budget);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    OfficeXml xml(*bytes);
    while (xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"si")
            m_context.strings.append(QString());
        else if (xml.name() == u"rPh")
            xml.skip(); // how the text is pronounced
        else if (xml.name() == u"t" && !m_context.strings.isEmpty())
            m_context.strings.last() += fromSheetText(xml.innerText());
    }
    return xml.status(part);
}

base::Status XlsxWorkbook::readFormats(Budget& budget)
{
    const QString part = m_package.relatedTo(u"styles");
    if (part.isEmpty())
        return {};
    const auto bytes = m_package.inflate(part, budget);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    QHash<int, QString> codes;
    bool cellFormats = false;
    OfficeXml xml(*bytes);
    while (xml.advance()) {
        if (xml.name() == u"cellXfs")
            cellFormats = xml.isStartElement();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"numFmt") {
            codes.insert(xml.attribute(u"numFmtId").toInt(), xml.attribute(u"formatCode"));
        } else if (xml.name() == u"xf" && cellFormats) {
            const int id = xml.attribute(u"numFmtId").toInt();
            m_context.formats.append(NumberFormat(codes.contains(id) ? codes.value(id) : NumberFormat::builtIn(id)));
        }
    }
    return xml.status(part);
}

} // namespace spyhop::docs

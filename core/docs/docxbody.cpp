// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/docxbody.h"

#include <algorithm>

namespace spyhop::docs {
namespace {

//! Symbol fonts keep their letters in the private area; these are worth a sign.
QString symbol(const QString& hex)
{
    const ushort code = hex.toUShort(nullptr, 16);
    if (code == 0xf0b7 || code == 0xf0a7)
        return QStringLiteral("•");
    if (code == 0xf0fe || code == 0xf052)
        return QStringLiteral("☑");
    if (code == 0xf0a8 || code == 0xf06f)
        return QStringLiteral("☐");
    return code >= 0xe000 && code < 0xf900 ? QString() : QString(QChar(code));
}

bool isOn(const OfficeXml& xml)
{
    const QString value = xml.attribute(u"val");
    return value != u"0" && value != u"false" && value != u"none";
}

} // namespace

void DocxBody::readBlocks(OfficeXml& xml, TextFlow& flow, Found& found)
{
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        const auto name = xml.name();
        if (name == u"p") {
            Paragraph paragraph;
            readParagraph(xml, paragraph, found);
            put(paragraph, flow);
        } else if (name == u"tbl") {
            readTable(xml, flow, found);
        } else if (name == u"altChunk") {
            found.embedded.append(xml.attribute(u"id"));
            // Its place is here: whoever reads embedded parts looks for this mark.
            flow.paragraph(QString(QChar(0xfffc)));
        } else if (name == u"Fallback" || name == u"sdtPr" || name == u"sectPr" || name == u"del"
            || name == u"moveFrom") {
            found.deletions += name == u"del" || name == u"moveFrom" ? 1 : 0;
            xml.skip();
        }
    }
}

QString DocxBody::readInline(OfficeXml& xml, Found& found)
{
    TextFlow flow;
    readBlocks(xml, flow, found);
    return flow.document().text.trimmed();
}

void DocxBody::readParagraph(OfficeXml& xml, Paragraph& paragraph, Found& found)
{
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"pPr")
            readProperties(xml, paragraph, found);
        else if (xml.name() == u"r")
            readRun(xml, paragraph, found);
        else
            readElement(xml, paragraph, found);
    }
}

void DocxBody::readProperties(OfficeXml& xml, Paragraph& paragraph, Found& found)
{
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"pStyle")
            paragraph.style = xml.attribute(u"val");
        else if (xml.name() == u"numId")
            paragraph.list = xml.attribute(u"val");
        else if (xml.name() == u"ilvl")
            paragraph.level = xml.attribute(u"val").toInt();
        else if (xml.name() == u"outlineLvl")
            paragraph.outline = xml.attribute(u"val").toInt() + 1;
        else if (xml.name() == u"pPrChange" || xml.name() == u"rPr")
            xml.skip();
    }
    Q_UNUSED(found)
}

void DocxBody::readRun(OfficeXml& xml, Paragraph& paragraph, Found& found)
{
    const int outside = xml.depth() - 1;
    bool hidden = false;
    const qsizetype before = paragraph.text.size();
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"vanish")
            hidden = isOn(xml);
        else if (xml.name() == u"rPrChange")
            xml.skip();
        else
            readElement(xml, paragraph, found);
    }
    if (hidden && paragraph.text.size() > before) {
        paragraph.text.truncate(before);
        ++found.hidden;
    }
}

void DocxBody::readElement(OfficeXml& xml, Paragraph& paragraph, Found& found)
{
    const auto name = xml.name();
    if (name == u"t") {
        paragraph.text += xml.innerText();
    } else if (name == u"r") {
        readRun(xml, paragraph, found);
    } else if (name == u"tab" || name == u"ptab") {
        paragraph.text += u'\t';
    } else if (name == u"br" || name == u"cr") {
        paragraph.text += u'\n';
    } else if (name == u"noBreakHyphen") {
        paragraph.text += u'-';
    } else if (name == u"sym") {
        paragraph.text += symbol(xml.attribute(u"char"));
    } else if (name == u"footnoteReference") {
        paragraph.text += QStringLiteral("[^%1]").arg(xml.attribute(u"id"));
    } else if (name == u"endnoteReference") {
        paragraph.text += QStringLiteral("[^e%1]").arg(xml.attribute(u"id"));
    } else if (name == u"txbxContent") {
        paragraph.boxes.append(readInline(xml, found));
    } else if (name == u"blip" || name == u"imagedata") {
        const QString id = name == u"blip" ? xml.attribute(u"embed") : xml.attribute(u"id");
        if (id.isEmpty())
            ++found.externalPictures;
        else if (!found.pictures.contains(id))
            found.pictures.append(id);
    } else if (name == u"chart" || name == u"relIds") {
        found.embedded.append(name == u"chart" ? xml.attribute(u"id") : xml.attribute(u"dm"));
        paragraph.boxes.append(QString(QChar(0xfffc)));
    } else if (name == u"del" || name == u"moveFrom") {
        ++found.deletions;
        xml.skip();
    } else if (name == u"Fallback" || name == u"instrText" || name == u"delText" || name == u"rt" || name == u"sdtPr"
        || name == u"fldData" || name == u"docPr") {
        xml.skip();
    }
}

void DocxBody::put(const Paragraph& paragraph, TextFlow& flow)
{
    const WordStyle style = styles.value(paragraph.style);
    const QString list = paragraph.list.isEmpty() ? style.numbering : paragraph.list;
    const int level = std::max(0, paragraph.level >= 0 ? paragraph.level : style.level);
    const int heading = paragraph.outline > 0 && paragraph.outline < 10 ? paragraph.outline : style.heading;
    const bool hasText = !paragraph.text.trimmed().isEmpty();
    QString mark;
    if (hasText && !list.isEmpty() && list != u"0")
        mark = numbering.next(list, level);
    if (!mark.isEmpty())
        mark += u' ';
    if (heading > 0)
        flow.heading(heading, mark + paragraph.text);
    else if (!mark.isEmpty())
        flow.paragraph(QString(2 * std::min(level, WordNumbering::levelCount), u' ') + mark + paragraph.text.trimmed());
    else
        flow.paragraph(paragraph.text);
    for (const QString& box : paragraph.boxes)
        flow.paragraph(box);
}

void DocxBody::readTable(OfficeXml& xml, TextFlow& flow, Found& found)
{
    flow.gap();
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"tr")
            flow.row(readRow(xml, found));
        else if (xml.name() == u"tblPr" || xml.name() == u"Fallback")
            xml.skip();
    }
    flow.gap();
}

QStringList DocxBody::readRow(OfficeXml& xml, Found& found)
{
    QStringList cells;
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement() || xml.name() != u"tc")
            continue;
        int span = 1;
        bool goesOn = false;
        TextFlow flow;
        const int row = xml.depth() - 1;
        while (xml.depth() > row && xml.advance()) {
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"gridSpan") {
                span = std::clamp(xml.attribute(u"val").toInt(), 1, 64);
            } else if (xml.name() == u"vMerge") {
                goesOn = xml.attribute(u"val") != u"restart";
            } else if (xml.name() == u"p") {
                Paragraph paragraph;
                readParagraph(xml, paragraph, found);
                put(paragraph, flow);
            } else if (xml.name() == u"tbl") {
                readTable(xml, flow, found);
            } else if (xml.name() == u"sdtPr" || xml.name() == u"Fallback" || xml.name() == u"del") {
                xml.skip();
            }
        }
        QString cell = flow.document().text;
        while (cell.contains(u"\n\n"))
            cell.replace(QStringLiteral("\n\n"), QStringLiteral("\n"));
        cells.append(goesOn ? QString() : cell);
        for (int i = 1; i < span; ++i)
            cells.append(QString());
    }
    return cells;
}

} // namespace spyhop::docs

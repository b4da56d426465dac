// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/odfbody.h"
#include "core/docs/odfcell.h"
#include "core/docs/say.h"
#include "core/docs/wordnumbering.h"

#include <QtCore/QLocale>
#include <algorithm>

namespace spyhop::docs {
namespace {

constexpr int mostSpaces = 1'000;

//! White space as ODF counts it: runs are one space.
void addCollapsed(QString& paragraph, QStringView text)
{
    for (const QChar c : text) {
        const bool space = c == u' ' || c == u'\n' || c == u'\t' || c == u'\r';
        if (!space)
            paragraph += c;
        else if (!paragraph.isEmpty() && !paragraph.back().isSpace())
            paragraph += u' ';
    }
}

} // namespace

void OdfBody::readStyle(OfficeXml& xml)
{
    const QString name = xml.attribute(u"name");
    const bool isList = xml.name() == u"list-style";
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.attribute(u"display") == u"false" && xml.name() == u"table-properties")
            m_hidden.insert(name);
        if (xml.attribute(u"visibility") == u"hidden")
            m_hidden.insert(name);
        if (!isList || !xml.name().startsWith(u"list-level-style"))
            continue;
        ListLevel level;
        level.numbered = xml.name() == u"list-level-style-number";
        level.format = xml.attribute(u"num-format");
        level.prefix = xml.attribute(u"num-prefix");
        level.suffix = xml.attribute(u"num-suffix");
        level.start = std::max(1, xml.attribute(u"start-value").toInt());
        m_lists[name].insert(xml.attribute(u"level").toInt(), level);
    }
}

void OdfBody::readBlocks(OfficeXml& xml, TextFlow& flow, Found& found)
{
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (xml.isStartElement())
            readBlock(xml, flow, found);
    }
}

void OdfBody::readBlock(OfficeXml& xml, TextFlow& flow, Found& found)
{
    const auto name = xml.name();
    if (name == u"p" || name == u"h") {
        const int level = name == u"h" ? std::max(1, xml.attribute(u"outline-level").toInt()) : 0;
        QStringList boxes;
        const QString paragraph = readParagraph(xml, boxes, found);
        if (level > 0)
            flow.heading(level, paragraph);
        else
            flow.paragraph(paragraph);
        for (const QString& box : std::as_const(boxes))
            flow.paragraph(box);
    } else if (name == u"list") {
        readList(xml, flow, found, QString(), 1);
    } else if (name == u"table") {
        flow.gap();
        if (const auto table = readTable(xml, Cells::AsShown, found)) {
            for (const SheetRow& row : table->rows)
                flow.row(cellsUnder(row, table->columns));
        }
        flow.gap();
    } else if (name == u"image") {
        found.pictures.append(xml.attribute(u"href"));
    } else if (name == u"object") {
        found.objects.append(xml.attribute(u"href"));
    } else if (name == u"annotation" || name == u"tracked-changes" || name == u"forms" || name == u"script"
        || name == u"sequence-decls" || name == u"title" || name == u"desc") {
        found.comments += name == u"annotation" ? 1 : 0;
        xml.skip();
    }
}

QString OdfBody::readParagraph(OfficeXml& xml, QStringList& boxes, Found& found)
{
    QString paragraph;
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (xml.isCharacters()) {
            addCollapsed(paragraph, xml.text());
            continue;
        }
        if (!xml.isStartElement())
            continue;
        const auto name = xml.name();
        if (name == u"s") {
            paragraph += QString(std::clamp(xml.attribute(u"c").toInt(), 1, mostSpaces), u' ');
        } else if (name == u"tab") {
            paragraph += u'\t';
        } else if (name == u"line-break") {
            paragraph += u'\n';
        } else if (name == u"note") {
            TextFlow note;
            QString citation;
            const int inside = xml.depth() - 1;
            while (xml.depth() > inside && xml.advance()) {
                if (xml.isStartElement() && xml.name() == u"note-citation")
                    citation = xml.innerText();
                else if (xml.isStartElement())
                    readBlock(xml, note, found);
            }
            paragraph += QStringLiteral("[^%1]").arg(citation);
            found.notes.append(QStringLiteral("[^%1]: %2").arg(citation, note.document().text.trimmed()));
        } else if (name == u"text-box" || name == u"custom-shape") {
            TextFlow box;
            readBlocks(xml, box, found);
            boxes.append(box.document().text.trimmed());
        } else if (name == u"ruby-text") {
            xml.skip();
        } else if (name == u"annotation" || name == u"image" || name == u"object" || name == u"title"
            || name == u"desc") {
            TextFlow none;
            readBlock(xml, none, found);
        }
    }
    return paragraph;
}

QString OdfBody::mark(const QString& style, int level, int number) const
{
    const ListLevel how = m_lists.value(style).value(level);
    if (!how.numbered)
        return QStringLiteral("- ");
    if (how.format.isEmpty())
        return {};
    QString format = QStringLiteral("decimal");
    if (how.format == u"i" || how.format == u"I")
        format = how.format == u"i" ? QStringLiteral("lowerRoman") : QStringLiteral("upperRoman");
    else if (how.format == u"a" || how.format == u"A")
        format = how.format == u"a" ? QStringLiteral("lowerLetter") : QStringLiteral("upperLetter");
    else if (how.format.startsWith(u'一'))
        format = QStringLiteral("chineseCounting");
    return how.prefix + countedAs(format, number) + how.suffix + u' ';
}

void OdfBody::readList(OfficeXml& xml, TextFlow& flow, Found& found, QString style, int level)
{
    if (const QString own = xml.attribute(u"style-name"); !own.isEmpty())
        style = own;
    const bool goesOn = xml.attribute(u"continue-numbering") == u"true" || !xml.attribute(u"continue-list").isEmpty();
    const int start = m_lists.value(style).value(level).start;
    int number = goesOn && level == 1 ? m_counts.value(style, start - 1) : start - 1;
    bool fresh = false; // the next paragraph is an item's first
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        const auto name = xml.name();
        if (name == u"list-item" || name == u"list-header") {
            fresh = name == u"list-item";
            number += fresh ? 1 : 0;
        } else if (name == u"list") {
            readList(xml, flow, found, style, level + 1);
        } else if (name == u"p" || name == u"h") {
            const int heading = name == u"h" ? std::max(1, xml.attribute(u"outline-level").toInt()) : 0;
            QStringList boxes;
            const QString paragraph = readParagraph(xml, boxes, found);
            const QString begin = fresh ? mark(style, level, number) : QStringLiteral("  ");
            if (heading > 0)
                flow.heading(heading, begin + paragraph);
            else if (!paragraph.trimmed().isEmpty())
                flow.paragraph(QString(2 * (std::min(level, WordNumbering::levelCount) - 1), u' ') + begin + paragraph);
            for (const QString& box : std::as_const(boxes))
                flow.paragraph(box);
            fresh = false;
        } else {
            readBlock(xml, flow, found);
        }
    }
    m_counts.insert(style, number);
}

OdfCell OdfBody::readCell(OfficeXml& xml, Found& found)
{
    OdfCell cell = OdfCell::from(xml.attributes());
    TextFlow flow;
    readBlocks(xml, flow, found);
    cell.shown = flow.document().text.trimmed();
    return cell;
}

base::Expected<Sheet> OdfBody::readTable(OfficeXml& xml, Cells form, Found& found)
{
    Sheet sheet;
    QSet<int> used;
    qint64 cells = 0;
    SheetRow row;
    int number = 1;
    int repeatRow = 1;
    int column = 0;
    bool tooMany = false;
    const auto endRow = [&] {
        for (int i = 0; i < repeatRow && !row.cells.isEmpty() && !tooMany; ++i) {
            cells += row.cells.size();
            tooMany = cells > maxTableCells;
            row.number = number + i;
            sheet.rows.append(row);
            sheet.unstored += static_cast<int>(row.unstored.size());
        }
        number += repeatRow;
        row.cells.clear();
        row.unstored.clear();
        repeatRow = 1;
        column = 0;
    };
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (xml.isEndElement() && xml.name() == u"table-row")
            endRow();
        if (!xml.isStartElement())
            continue;
        const auto name = xml.name();
        if (name == u"table-row") {
            if (!row.cells.isEmpty())
                endRow(); // cells outside of any row
            repeatRow = std::clamp(xml.attribute(u"number-rows-repeated").toInt(), 1, maxSheetRows);
        } else if (name == u"table-cell" || name == u"covered-table-cell") {
            const int repeat = std::clamp(xml.attribute(u"number-columns-repeated").toInt(), 1, maxSheetColumns);
            // What a merged cell covers holds no text of its own.
            const bool covered = name == u"covered-table-cell";
            const OdfCell cell = covered ? OdfCell() : readCell(xml, found);
            if (covered)
                xml.skip();
            const QString text = form == Cells::Typed ? typedText(cell) : shownText(cell);
            for (int i = 0; i < repeat && !text.isEmpty() && column + i < maxSheetColumns; ++i) {
                used.insert(column + i);
                row.cells.append({column + i, text});
            }
            for (int i = 0; i < repeat && cell.isUnstored() && column + i < maxSheetColumns; ++i)
                row.unstored.append(column + i);
            column += repeat;
            if (row.cells.size() > maxTableCells)
                tooMany = true;
        } else if (name == u"p" || name == u"h") {
            // Outside of any cell: Qt writes tables within lists like this, and the text is there all the same.
            QStringList boxes;
            const QString text = readParagraph(xml, boxes, found).trimmed();
            if (!text.isEmpty() && column < maxSheetColumns) {
                used.insert(column);
                row.cells.append({column++, text});
            }
        } else if (name == u"shapes" || name == u"frame") {
            TextFlow around;
            readBlocks(xml, around, found);
            if (const QString text = around.document().text.trimmed(); !text.isEmpty())
                found.notes.append(text);
        } else if (name == u"named-expressions" || name == u"table-source" || name == u"forms") {
            xml.skip();
        }
    }
    if (!row.cells.isEmpty())
        endRow();
    if (tooMany) {
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "A sheet of the file has more than %1 cells."))
                              .arg(QLocale().toString(maxTableCells)));
    }
    sheet.columns = QList<int>(used.cbegin(), used.cend());
    std::sort(sheet.columns.begin(), sheet.columns.end());
    return sheet;
}

} // namespace spyhop::docs

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/xlsxsheet.h"
#include "core/docs/officexml.h"
#include "core/docs/say.h"
#include "core/docs/sheettext.h"

#include <QtCore/QLocale>
#include <QtCore/QSet>
#include <algorithm>

namespace spyhop::docs {
namespace {

//! A cell's raw parts, before its style says how it is shown.
struct Raw {
    QString type, value, text;
    int style = 0;
    bool formula = false;
    bool hasValue = false;
};

void readText(OfficeXml& xml, QString& text)
{
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"t")
            text += fromSheetText(xml.innerText());
        else if (xml.name() == u"rPh")
            xml.skip();
    }
}

Raw readRaw(OfficeXml& xml)
{
    Raw raw;
    const QXmlStreamAttributes attributes = xml.attributes();
    for (const QXmlStreamAttribute& one : attributes) {
        if (one.name() == u"t")
            raw.type = one.value().toString();
        else if (one.name() == u"s")
            raw.style = one.value().toInt();
    }
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"v") {
            raw.value = xml.innerText();
            raw.hasValue = true;
        } else if (xml.name() == u"f") {
            raw.formula = true;
            xml.skip();
        } else if (xml.name() == u"is") {
            readText(xml, raw.text);
        }
    }
    return raw;
}

//! A formula that nobody has computed: some libraries write it with an empty value. A computed text may be empty.
bool isUnstored(const Raw& raw)
{
    return raw.formula && raw.text.isEmpty() && raw.value.isEmpty() && (!raw.hasValue || raw.type != u"str");
}

bool isPlainDigits(const QString& value)
{
    return !value.isEmpty()
        && std::all_of(value.cbegin(), value.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString shown(const Raw& raw, const SheetContext& context)
{
    if (raw.type == u"inlineStr")
        return raw.text;
    if (raw.type == u"s") {
        bool number = false;
        const int index = raw.value.toInt(&number);
        return number && index >= 0 && index < context.strings.size() ? context.strings.at(index) : QString();
    }
    if (raw.type == u"b")
        return raw.value == u"1" || raw.value == u"true" ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
    if (raw.type == u"str")
        return fromSheetText(raw.value);
    if (raw.type == u"e" || raw.type == u"d")
        return raw.value;
    bool number = false;
    const double value = raw.value.toDouble(&number);
    if (!number)
        return raw.value;
    if (raw.style < 0 || raw.style >= context.formats.size())
        return isPlainDigits(raw.value) ? raw.value : generalNumber(value);
    const NumberFormat& format = context.formats.at(raw.style);
    // More digits than a double holds: as they stand in the file.
    if (format.isGeneral() && isPlainDigits(raw.value))
        return raw.value;
    return format.display(value, context.date1904);
}

} // namespace

std::optional<CellAddress> parseAddress(QStringView address)
{
    int column = 0;
    qsizetype i = 0;
    for (; i < address.size() && i < 4; ++i) {
        const ushort letter = address.at(i).toUpper().unicode();
        if (letter < 'A' || letter > 'Z')
            break;
        column = column * 26 + letter - 'A' + 1;
    }
    bool number = false;
    const int row = address.sliced(i).toInt(&number);
    if (i == 0 || !number || row < 1 || row > maxSheetRows || column > maxSheetColumns)
        return {};
    return CellAddress{row, column - 1};
}

QString columnLetters(int column)
{
    QString letters;
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.prepend(QChar(u'A' + (rest - 1) % 26));
    return letters;
}

QStringList cellsUnder(const SheetRow& row, const QList<int>& columns)
{
    QStringList cells(columns.size());
    qsizetype at = 0;
    for (const SheetCell& cell : row.cells) {
        while (at < columns.size() && columns.at(at) < cell.column)
            ++at;
        if (at < columns.size() && columns.at(at) == cell.column)
            cells[at] = cell.text;
    }
    return cells;
}

QString unstoredNote(const Sheet& sheet)
{
    return sheet.unstored > 0 ? QStringLiteral("; ")
            + said(QT_TRANSLATE_N_NOOP("Documents", "%n formula(s) without a stored result"), sheet.unstored)
                              : QString();
}

QStringList unstoredIn(const SheetRow& row, const Sheet& sheet, const QStringList& names)
{
    QStringList found;
    for (const int column : row.unstored) {
        if (const qsizetype place = sheet.columns.indexOf(column); place >= 0)
            found.append(names.at(place));
    }
    return found;
}

base::Expected<Sheet> readSheet(const QByteArray& bytes, const QString& part, const SheetContext& context)
{
    Sheet sheet;
    QSet<int> used;
    SheetRow row;
    row.number = 0;
    int column = -1;
    int lastStyle = -1;
    bool sorted = true;
    qint64 cells = 0;
    const auto endRow = [&] {
        if (row.cells.isEmpty())
            return;
        if (sheet.rows.isEmpty())
            sheet.lastHeaderStyle = lastStyle;
        sorted = sorted && (sheet.rows.isEmpty() || sheet.rows.last().number < row.number);
        sheet.rows.append(row);
    };
    OfficeXml xml(bytes);
    while (xml.advance()) {
        if (xml.isEndElement() && xml.name() == u"row") {
            endRow();
            continue;
        }
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"row") {
            bool number = false;
            const int stated = xml.attribute(u"r").toInt(&number);
            row.number = number && stated > 0 ? stated : row.number + 1;
            row.cells.clear();
            row.unstored.clear();
            column = -1;
            lastStyle = -1;
        } else if (xml.name() == u"c") {
            const auto address = parseAddress(xml.attribute(u"r"));
            column = address ? address->column : column + 1;
            sheet.lastColumn = std::max(sheet.lastColumn, column);
            const Raw raw = readRaw(xml);
            if (isUnstored(raw)) {
                ++sheet.unstored;
                row.unstored.append(column);
            }
            const QString text = raw.hasValue || !raw.text.isEmpty() ? shown(raw, context) : QString();
            if (text.isEmpty())
                continue;
            if (++cells > maxTableCells) {
                return unreadable(said(QT_TRANSLATE_NOOP("Documents", "A sheet of the file has more than %1 cells."))
                                      .arg(QLocale().toString(maxTableCells)));
            }
            lastStyle = raw.style;
            used.insert(column);
            if (!row.cells.isEmpty() && row.cells.last().column >= column) {
                // Out of order, or twice: the later one counts.
                row.cells.removeIf([column](const SheetCell& cell) { return cell.column == column; });
                const auto place = std::upper_bound(row.cells.begin(), row.cells.end(), column,
                    [](int before, const SheetCell& cell) { return before < cell.column; });
                row.cells.insert(place, {column, text});
            } else {
                row.cells.append({column, text});
            }
        } else if (xml.name() == u"extLst" || xml.name() == u"conditionalFormatting") {
            xml.skip();
        }
    }
    if (const auto fine = xml.status(part); !fine)
        return tl::make_unexpected(fine.error());
    if (!sorted) {
        std::stable_sort(sheet.rows.begin(), sheet.rows.end(),
            [](const SheetRow& a, const SheetRow& b) { return a.number < b.number; });
    }
    sheet.columns = QList<int>(used.cbegin(), used.cend());
    std::sort(sheet.columns.begin(), sheet.columns.end());
    return sheet;
}

} // namespace spyhop::docs

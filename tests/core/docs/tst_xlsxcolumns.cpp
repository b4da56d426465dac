// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/newsheet.h"
#include "core/docs/sheeteditor.h"
#include "core/docs/tablepart.h"
#include "core/docs/xlsxcolumns.h"
#include "tests/core/docs/officefixtures.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using docs::CellKind;

namespace {

struct Opened {
    docs::XlsxWorkbook workbook;
    docs::SheetTable table;
};

Opened opened(const QByteArray& bytes)
{
    docs::Budget budget;
    Opened one;
    one.workbook = docs::XlsxWorkbook::open(bytes, budget).value();
    one.table = docs::readSheetTable(one.workbook, {}, budget).value();
    return one;
}

QStringList tableLines(const QByteArray& bytes)
{
    docs::Budget budget;
    const auto table = docs::readXlsxTable(bytes, {}, budget);
    if (!table)
        return {table.error().what};
    QStringList lines{table->columns.join(u'|')};
    for (const QStringList& row : table->rows)
        lines.append(row.join(u'|'));
    return lines;
}

const QString sheetPart = QStringLiteral("xl/worksheets/sheet1.xml");
const QString tablePart = QStringLiteral("xl/tables/table1.xml");

QByteArray textCell(const QByteArray& address, const QByteArray& text)
{
    return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

//! A1:B3 with the names "name" and "n"; the second row is hidden, as a filter does it.
const QByteArray filteredRows = "<row r=\"1\">" + textCell("A1", "name") + textCell("B1", "n")
    + "</row><row r=\"2\" hidden=\"1\">" + textCell("A2", "x") + "<c r=\"B2\"><v>1</v></c></row><row r=\"3\">"
    + textCell("A3", "y") + "<c r=\"B3\"><v>2</v></c></row>";

//! A table of these cells, as Excel writes it.
QByteArray tableXml(const QByteArray& ref, const QByteArray& attributes)
{
    return "<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"1\" name=\"Sales\" "
           "displayName=\"Sales\" ref=\""
        + ref + "\" " + attributes + "><autoFilter ref=\"" + ref
        + "\"><filterColumn colId=\"1\"><filters><filter val=\"2\"/></filters></filterColumn></autoFilter><sortState "
          "ref=\"A2:B3\"><sortCondition ref=\"B2:B3\"/></sortState><tableColumns count=\"2\"><tableColumn id=\"1\" "
          "name=\"name\"/><tableColumn id=\"7\" name=\"n\"><calculatedColumnFormula>1</calculatedColumnFormula>"
          "</tableColumn></tableColumns><extLst><ext><table altText=\"x\"/></ext></extLst></table>";
}

//! A book of one sheet with that table on it.
QByteArray tableBook(const QByteArray& rows, const QByteArray& table, const QByteArray& behindCells)
{
    const QByteArray relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return testsupport::withParts(testsupport::xlsx({{"S", rows, ""}}, {}),
        {{sheetPart, "</sheetData>", "</sheetData>" + behindCells}},
        {{tablePart, table},
            {QStringLiteral("xl/worksheets/_rels/sheet1.xml.rels"),
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                "Id=\"rId1\" Type=\""
                    + relation + "/table\" Target=\"../tables/table1.xml\"/></Relationships>"}});
}

//! The book with two columns of these names.
docs::EditedWorkbook withTwo(const QByteArray& bytes, const QString& first, const QString& second)
{
    const Opened book = opened(bytes);
    docs::NewColumns columns;
    columns.names = QStringList{first, second};
    for (qsizetype i = 0; i < book.table.rowNumbers.size(); ++i)
        columns.rows.append({{CellKind::Text, QStringLiteral("a")}, {CellKind::Number, QString::number(i)}});
    const auto edited = docs::withColumns(book.workbook, book.table, columns, docs::NewSheet(QString()));
    return edited ? *edited : docs::EditedWorkbook{{}, {edited.error().what}};
}

//! A book whose main part is of that type, with a project of macros or without.
QByteArray bookOfType(const QByteArray& type, const QByteArray& types, const QByteArray& project)
{
    const QString contentTypes = QStringLiteral("[Content_Types].xml");
    QList<testsupport::PartEdit> edits{
        {contentTypes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", type},
        {contentTypes, "</Types>", types + "</Types>"}};
    if (project.isEmpty())
        return testsupport::withParts(testsupport::richXlsx(), edits, {});
    const QByteArray space = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const QByteArray relation
        = "<Relationship Id=\"rIdV\" Type=\"http://schemas.microsoft.com/office/2006/relationships/";
    edits.append({QStringLiteral("xl/_rels/workbook.xml.rels"), "</Relationships>",
        relation + "vbaProject\" Target=\"vbaProject.bin\"/></Relationships>"});
    return testsupport::withParts(testsupport::richXlsx(), edits,
        {{QStringLiteral("xl/vbaProject.bin"), project},
            {QStringLiteral("xl/_rels/vbaProject.bin.rels"),
                space + relation + "vbaProjectSignature\" Target=\"vbaProjectSignature.bin\"/></Relationships>"},
            {QStringLiteral("xl/vbaProjectSignature.bin"), "signature"}, {QStringLiteral("xl/other.bin"), "printer"}});
}

} // namespace

class XlsxColumnsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newColumnsStandBesideTheOld()
    {
        const QByteArray before = testsupport::richXlsx();
        const Opened book = opened(before);
        docs::NewColumns columns;
        columns.names = QStringList{QStringLiteral("answer"), QStringLiteral("n"), QStringLiteral("due")};
        columns.rows = {{{CellKind::Text, QStringLiteral("=1+1 <&> \"中\"")},
                            {CellKind::Number, QStringLiteral("-1.5")}, {CellKind::Date, QStringLiteral("2026-01-05")}},
            {{CellKind::Text, QStringLiteral("0012")}, {CellKind::Bool, QStringLiteral("true")}, {}},
            {{CellKind::Text, QStringLiteral("a\nb\u0007_x0041_")}, {},
                {CellKind::Date, QStringLiteral("1999-12-31")}}};
        const auto after = docs::withColumns(book.workbook, book.table, columns);
        QVERIFY2(after, qPrintable(after ? QString() : after.error().what));
        QCOMPARE(tableLines(*after),
            QStringList({QStringLiteral("id|when|share|sum & tax|answer|n|due"),
                QStringLiteral("00077|2025-12-09|12.50%|1,234.50|=1+1 <&> \"中\"|-1.5|2026-01-05"),
                QStringLiteral("007|2024-01-01 12:00|TRUE|#DIV/0!|0012|TRUE|"),
                QStringLiteral("110101199003071234||||a\nb\u0007_x0041_||1999-12-31")}));

        const QString sheet = QStringLiteral("xl/worksheets/sheet2.xml");
        const QByteArray xml = testsupport::packagePart(*after, sheet);
        // Every cell that stood there stands there, with its type, its style and its formula.
        for (const QByteArray& cell : testsupport::packagePart(before, sheet).split('\n').last().split('>')) {
            if (cell.startsWith("<c ") || cell.startsWith("<f") || cell.startsWith("1"))
                QVERIFY2(xml.contains(cell), cell.constData());
        }
        QVERIFY(xml.contains("<dimension ref=\"A1:H2\"/>"));
        QVERIFY(xml.contains(
            "<c r=\"F3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1 &lt;&amp;&gt; \"中\"</t></is></c>"));
        QVERIFY(xml.contains("<c r=\"H3\" s=\"6\"><v>46027</v></c>"));
        QVERIFY(xml.contains("<cols><col min=\"6\" max=\"8\""));
        QVERIFY(!xml.contains("spans"));
        for (const QString& other : {QStringLiteral("xl/worksheets/sheet1.xml"),
                 QStringLiteral("xl/worksheets/sheet3.xml"), QStringLiteral("xl/workbook.xml"),
                 QStringLiteral("xl/sharedStrings.xml"), QStringLiteral("[Content_Types].xml")})
            QCOMPARE(testsupport::packagePart(*after, other), testsupport::packagePart(before, other));
        QVERIFY(testsupport::packagePart(*after, QStringLiteral("xl/styles.xml")).contains("<cellXfs count=\"7\">"));
    }

    void oddSheets_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QStringList>("lines");
        const QByteArray a = "<c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>";
        QTest::newRow("rows and cells without addresses")
            << QByteArray("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row><row><c><v>1</v></c></row>")
            << QStringList{QStringLiteral("a|x"), QStringLiteral("1|y")};
        QTest::newRow("comments and CDATA") << QByteArray("<!-- <row r=\"1\"> --><row r=\"1\" >" + a
            + "</row><row r='2'><c r='A2' t='str'><v><![CDATA[</row><row>]]></v></c></row>")
                                            << QStringList{QStringLiteral("a|x"), QStringLiteral("</row><row>|y")};
        QTest::newRow("empty rows between") << QByteArray("<row r=\"1\">" + a
            + "</row><row r=\"2\"/><row r=\"3\"><c "
              "r=\"A3\"/></row><row r=\"7\"><c r=\"A7\"><v>1</v></c></row>")
                                            << QStringList{QStringLiteral("a|x"), QStringLiteral("1|y")};
        QTest::newRow("styled empty cells at the right") << QByteArray(
            "<row r=\"1\">" + a + "</row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"E2\" s=\"1\"/></row>")
                                                         << QStringList{QStringLiteral("a|x"), QStringLiteral("1|y")};
    }
    void oddSheets()
    {
        QFETCH(QByteArray, rows);
        const Opened book = opened(testsupport::xlsx({{"S", rows, ""}}, {}));
        docs::NewColumns columns;
        columns.names = QStringList{QStringLiteral("x")};
        columns.rows = {{{CellKind::Text, QStringLiteral("y")}}};
        const auto after = docs::withColumns(book.workbook, book.table, columns);
        QVERIFY(after);
        QTEST(tableLines(*after), "lines");
    }

    void noRoomIsSaid()
    {
        const Opened book = opened(testsupport::xlsx(
            {{"S", "<row r=\"1\"><c r=\"XFD1\" t=\"inlineStr\"><is><t>corner</t></is></c></row>", ""}}, {}));
        docs::NewColumns columns;
        columns.names = QStringList{QStringLiteral("x")};
        const auto after = docs::withColumns(book.workbook, book.table, columns);
        QVERIFY(!after);
        QVERIFY(after.error().what.contains(u"cannot take"));
    }

    //! Excel refuses a file called .xlsx whose main part is of another type, or that holds macros.
    void workbooksOfOtherTypesComeBackAsPlainOnes_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("types");
        QTest::addColumn<QByteArray>("project");
        const QByteArray project = "application/vnd.ms-office.vbaProject";
        const QByteArray printer = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings";
        const auto ofPart = [](const QByteArray& path, const QByteArray& type) {
            return "<Override PartName=\"/" + path + "\" ContentType=\"" + type + "\"/>";
        };
        const auto ofEnding
            = [](const QByteArray& type) { return "<Default Extension=\"bin\" ContentType=\"" + type + "\"/>"; };
        const QByteArray macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
        QTest::newRow("xlsm, types by part") << macros
                                             << ofEnding(printer) + ofPart("xl/vbaProject.bin", project)
                + ofPart("xl/vbaProjectSignature.bin", project + "Signature")
                                             << QByteArray("code");
        QTest::newRow("xlsm, type by ending") << macros
                                              << ofEnding(project)
                + ofPart("xl/vbaProjectSignature.bin", project + "Signature") + ofPart("xl/other.bin", printer)
                                              << QByteArray("code");
        QTest::newRow("xlsm without macros") << macros << QByteArray() << QByteArray();
        QTest::newRow("xltx") << QByteArray(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml")
                              << QByteArray() << QByteArray();
        QTest::newRow("xltm") << QByteArray("application/vnd.ms-excel.template.macroEnabled.main+xml")
                              << ofEnding(printer) + ofPart("xl/vbaProject.bin", project) << QByteArray("code");
    }
    void workbooksOfOtherTypesComeBackAsPlainOnes()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, types);
        QFETCH(QByteArray, project);
        const docs::EditedWorkbook edited
            = withTwo(bookOfType(type, types, project), QStringLiteral("answer"), QStringLiteral("n"));
        QVERIFY2(tableLines(edited.bytes).first().endsWith(u"|answer|n"), qPrintable(edited.notes.join(u' ')));
        const QByteArray now = testsupport::packagePart(edited.bytes, QStringLiteral("[Content_Types].xml"));
        QVERIFY2(now.contains("PartName=\"/xl/workbook.xml\" ContentType=\"application/"
                              "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\""),
            now.constData());
        QVERIFY2(!now.contains("macroEnabled") && !now.contains("vba") && !now.contains("template"), now.constData());
        for (const char* gone : {"xl/vbaProject.bin", "xl/vbaProjectSignature.bin", "xl/_rels/vbaProject.bin.rels"})
            QCOMPARE(testsupport::packagePart(edited.bytes, QString::fromLatin1(gone)), QByteArray("missing"));
        const QByteArray relations
            = testsupport::packagePart(edited.bytes, QStringLiteral("xl/_rels/workbook.xml.rels"));
        QVERIFY2(!relations.contains("vba") && relations.contains("worksheets/sheet2.xml"), relations.constData());
        if (project.isEmpty()) {
            QCOMPARE(edited.notes, QStringList());
            return;
        }
        QCOMPARE(testsupport::packagePart(edited.bytes, QStringLiteral("xl/other.bin")), QByteArray("printer"));
        QVERIFY2(now.contains("printerSettings"), now.constData());
        QCOMPARE(edited.notes.size(), 1);
        QVERIFY2(edited.notes.first().contains(u"macros"), qPrintable(edited.notes.first()));
    }

    void sheetsOfMacrosAreRefused()
    {
        const Opened book = opened(bookOfType("application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            "<Override PartName=\"/xl/macrosheets/sheet1.xml\" "
            "ContentType=\"application/vnd.ms-excel.macrosheet+xml\"/>",
            {}));
        docs::NewColumns columns;
        columns.names = QStringList{QStringLiteral("x")};
        const auto after = docs::withColumns(book.workbook, book.table, columns);
        QVERIFY(!after);
        QCOMPARE(after.error().code, base::ErrorCode::Unreadable);
        QVERIFY2(after.error().what.contains(u"sheets of macros"), qPrintable(after.error().what));
    }

    //! Sorting by the arrow in a header moves what lies in the filter's range, and nothing else.
    void theSheetsFilterTakesTheColumnsIn_data()
    {
        QTest::addColumn<QByteArray>("last"); // cell of the third row
        QTest::addColumn<QByteArray>("column"); // where the range ends then
        QTest::newRow("beside them") << QByteArray() << QByteArray("D");
        QTest::newRow("a styled empty cell between") << QByteArray("<c r=\"E3\" s=\"1\"/>") << QByteArray("G");
    }
    void theSheetsFilterTakesTheColumnsIn()
    {
        QFETCH(QByteArray, last);
        QFETCH(QByteArray, column);
        QByteArray rows = filteredRows;
        rows.replace("<v>2</v></c>", "<v>2</v></c>" + last);
        const QByteArray views = "<customSheetViews><customSheetView guid=\"{0}\"><autoFilter "
                                 "ref=\"A1:B3\"/></customSheetView></customSheetViews>";
        const QByteArray name = "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"";
        const docs::EditedWorkbook edited
            = withTwo(testsupport::withParts(testsupport::xlsx({{"Empty", "", ""}, {"My S", rows, ""}}, {}),
                          {{QStringLiteral("xl/worksheets/sheet2.xml"), "</sheetData>",
                               "</sheetData><autoFilter ref=\"A1:B3\"><filterColumn colId=\"0\"><filters><filter "
                               "val=\"y\"/></filters></filterColumn><sortState ref=\"A2:B3\"><sortCondition "
                               "ref=\"A2:A3\"/></sortState></autoFilter>"
                                   + views},
                              {QStringLiteral("xl/workbook.xml"), "</sheets>",
                                  "</sheets><definedNames>" + name + "0\" hidden=\"1\">Empty!$A$1:$B$3</definedName>"
                                      + name + "1\" hidden=\"1\">'My S'!$A$1:$B$3</definedName></definedNames>"}},
                          {}),
                QStringLiteral("answer"), QStringLiteral("status"));
        QCOMPARE(edited.notes, QStringList());
        const QByteArray xml = testsupport::packagePart(edited.bytes, QStringLiteral("xl/worksheets/sheet2.xml"));
        QVERIFY2(xml.contains("<autoFilter ref=\"A1:" + column + "3\"><filterColumn colId=\"0\">"), xml.constData());
        QVERIFY2(xml.contains("<sortState ref=\"A2:" + column + "3\"><sortCondition ref=\"A2:A3\"/>"), xml.constData());
        QVERIFY2(xml.contains(views), "a view's own filter has a name of its own");
        QVERIFY2(xml.contains("<row r=\"2\" hidden=\"1\">"), "what the filter hides stays hidden");
        const QByteArray book = testsupport::packagePart(edited.bytes, QStringLiteral("xl/workbook.xml"));
        QVERIFY2(book.contains(">'My S'!$A$1:$" + column + "$3</definedName>"), book.constData());
        QVERIFY2(book.contains(">Empty!$A$1:$B$3</definedName>"), book.constData());
    }

    void aTableTakesTheColumnsIn()
    {
        const docs::EditedWorkbook edited
            = withTwo(tableBook(filteredRows, tableXml("A1:B3", "totalsRowShown=\"0\""), ""), QStringLiteral("a \"&<b"),
                QStringLiteral("status"));
        QCOMPARE(edited.notes, QStringList());
        const QByteArray xml = testsupport::packagePart(edited.bytes, tablePart);
        QByteArray wanted = tableXml("A1:D3", "totalsRowShown=\"0\"");
        wanted.replace("ref=\"A2:B3\"", "ref=\"A2:D3\"");
        wanted.replace("count=\"2\"", "count=\"4\"");
        wanted.replace("</tableColumns>",
            "<tableColumn id=\"8\" name=\"a &quot;&amp;&lt;b\"/><tableColumn id=\"9\" "
            "name=\"status\"/></tableColumns>");
        QCOMPARE(xml, wanted);
        // Excel drops a table whose columns are called otherwise than its header's cells.
        const auto part = docs::readTablePart(xml);
        QVERIFY(part);
        QCOMPARE(part->columns.join(u'|'), tableLines(edited.bytes).first());
        QVERIFY(testsupport::packagePart(edited.bytes, sheetPart).contains("<row r=\"2\" hidden=\"1\">"));
    }

    void aTableThatCannotTakeThemLosesItsFilter_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("behind");
        QTest::addColumn<QString>("name");
        const QString name = QStringLiteral("answer");
        const QByteArray usual = tableXml("A1:B3", "totalsRowShown=\"0\"");
        QTest::newRow("a row of totals") << filteredRows << tableXml("A1:B3", "totalsRowCount=\"1\"") << QByteArray()
                                         << name;
        QTest::newRow("of a query") << filteredRows << tableXml("A1:B3", "tableType=\"queryTable\"") << QByteArray()
                                    << name;
        QTest::newRow("a name twice, for Excel") << filteredRows << usual << QByteArray() << QStringLiteral("NAME");
        QTest::newRow("a name of two lines") << filteredRows << usual << QByteArray() << QStringLiteral("a\nb");
        QTest::newRow("cells at its right")
            << QByteArray(filteredRows).replace("<v>2</v></c>", "<v>2</v></c><c r=\"C3\"><v>1</v></c>") << usual
            << QByteArray() << name;
        QTest::newRow("its header is not the first row")
            << filteredRows << tableXml("A2:B3", "totalsRowShown=\"0\"") << QByteArray() << name;
        QTest::newRow("merged cells") << filteredRows << usual
                                      << QByteArray("<mergeCells count=\"1\"><mergeCell ref=\"C3:D3\"/></mergeCells>")
                                      << name;
    }
    void aTableThatCannotTakeThemLosesItsFilter()
    {
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, behind);
        QFETCH(QString, name);
        const docs::EditedWorkbook edited = withTwo(tableBook(rows, table, behind), name, QStringLiteral("status"));
        QCOMPARE(edited.notes.size(), 1);
        QVERIFY2(edited.notes.first().contains(u"“Sales” was taken out"), qPrintable(edited.notes.first()));
        const qsizetype filter = table.indexOf("<autoFilter");
        const qsizetype end = table.indexOf("<sortState");
        QCOMPARE(testsupport::packagePart(edited.bytes, tablePart), table.left(filter) + table.mid(end));
        const QByteArray xml = testsupport::packagePart(edited.bytes, sheetPart);
        QVERIFY2(xml.contains("<row r=\"2\">"), "nothing else would show it again");
    }

    void aFilterThatATableStandsBesideGoes()
    {
        QByteArray rows = filteredRows;
        rows.replace(textCell("B1", "n"), textCell("B1", "n") + textCell("D1", "name") + textCell("E1", "n"));
        const QByteArray usual = tableXml("D1:E3", "totalsRowShown=\"0\"");
        const docs::EditedWorkbook edited
            = withTwo(testsupport::withParts(
                          tableBook(rows, usual,
                              "<autoFilter ref=\"A1:B3\"><filterColumn colId=\"0\"/></autoFilter><pageMargins/>"),
                          {{sheetPart, "<dimension", "<sheetPr filterMode=\"1\" codeName=\"S\"/><dimension"},
                              {QStringLiteral("xl/workbook.xml"), "</sheets>",
                                  "</sheets><definedNames><definedName name=\"_xlnm._FilterDatabase\" "
                                  "localSheetId=\"0\">S!$A$1:$B$3</definedName></definedNames>"}},
                          {}),
                QStringLiteral("answer"), QStringLiteral("status"));
        QCOMPARE(edited.notes.size(), 1);
        QVERIFY2(edited.notes.first().contains(u"“S” was taken out"), qPrintable(edited.notes.first()));
        const QByteArray xml = testsupport::packagePart(edited.bytes, sheetPart);
        QVERIFY2(xml.contains("</sheetData><pageMargins/>"), xml.constData());
        QVERIFY2(xml.contains("<sheetPr codeName=\"S\"/>") && xml.contains("<row r=\"2\">"), xml.constData());
        QVERIFY(!testsupport::packagePart(edited.bytes, QStringLiteral("xl/workbook.xml")).contains("definedName"));
        QVERIFY(testsupport::packagePart(edited.bytes, tablePart).contains("ref=\"D1:G3\" totalsRowShown"));
    }

    void escapes()
    {
        QCOMPARE(docs::escapedForSheet(QStringLiteral("a<b>&c\t\u0001_x000a_")),
            QByteArray("a&lt;b&gt;&amp;c\t_x0001__x005f_x000a_"));
        QCOMPARE(docs::escapedForSheet(QString(QChar(0xd800))), QByteArray("_xd800_"));
    }
};

SPYHOP_TEST_MAIN(XlsxColumnsTest)
#include "tst_xlsxcolumns.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/sheeteditor.h"
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

QByteArray partOf(const QByteArray& bytes, const QString& path)
{
    docs::Budget budget;
    return docs::Archive::open(bytes, budget)->inflate(path, budget).value_or(QByteArray("missing"));
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
                QStringLiteral("110101199003071234||||a\nb_x0007__x005f_x0041_||1999-12-31")}));

        const QString sheet = QStringLiteral("xl/worksheets/sheet2.xml");
        const QByteArray xml = partOf(*after, sheet);
        // Every cell that stood there stands there, with its type, its style and its formula.
        for (const QByteArray& cell : partOf(before, sheet).split('\n').last().split('>')) {
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
            QCOMPARE(partOf(*after, other), partOf(before, other));
        QVERIFY(partOf(*after, QStringLiteral("xl/styles.xml")).contains("<cellXfs count=\"7\">"));
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

    void escapes()
    {
        QCOMPARE(docs::escapedForSheet(QStringLiteral("a<b>&c\t\u0001_x000a_")),
            QByteArray("a&lt;b&gt;&amp;c\t_x0001__x005f_x000a_"));
        QCOMPARE(docs::escapedForSheet(QString(QChar(0xd800))), QByteArray("_xd800_"));
    }
};

SPYHOP_TEST_MAIN(XlsxColumnsTest)
#include "tst_xlsxcolumns.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/cellparser.h"
#include "core/batch/celltype.h"
#include "core/batch/csvwriter.h"
#include "core/batch/exporter.h"
#include "core/batch/jobtitle.h"
#include "core/batch/jsonlwriter.h"
#include "core/batch/xlsxwriter.h"
#include "core/docs/delimitedtext.h"
#include "core/docs/xlsxreader.h"
#include "tests/support/testmain.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

using namespace spyhop;

namespace {

const QList<batch::TableColumn> columns{{QStringLiteral("file"), model::ColumnType::Text},
    {QStringLiteral("n"), model::ColumnType::Number}, {QStringLiteral("d"), model::ColumnType::Date},
    {QStringLiteral("b"), model::ColumnType::Bool}, {QStringLiteral("l"), model::ColumnType::List}};

QStringList cells(const char* text)
{
    return QString::fromUtf8(text).split(u'|');
}

QByteArray written(const QList<QStringList>& rows, bool jsonl, bool mark)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    std::unique_ptr<batch::TableWriter> writer;
    if (jsonl)
        writer = std::make_unique<batch::JsonlWriter>(buffer);
    else
        writer = std::make_unique<batch::CsvWriter>(buffer, mark);
    writer->begin(columns);
    for (const QStringList& row : rows)
        writer->row(row);
    return writer->finish() ? buffer.data() : QByteArray("failed");
}

} // namespace

class TableWritersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void csvDefusesFormulas_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<bool>("number");
        QTest::addColumn<QString>("out");
        QTest::newRow("equals") << "=1+1" << false << "'=1+1";
        QTest::newRow("plus") << "+1" << false << "'+1";
        QTest::newRow("minus in a text column") << "-1" << false << "'-1";
        QTest::newRow("at") << "@SUM(A1)" << false << "'@SUM(A1)";
        QTest::newRow("tab") << "\t=1" << false << "'\t=1";
        QTest::newRow("return") << "\r=1" << false << "'\r=1";
        QTest::newRow("negative number") << "-12.5" << true << "-12.5";
        QTest::newRow("formula in a number column") << "-1+cmd|' /C calc'!A0" << true << "'-1+cmd|' /C calc'!A0";
        QTest::newRow("inside is harmless") << "a=1" << false << "a=1";
    }
    void csvDefusesFormulas()
    {
        QFETCH(QString, cell);
        QFETCH(bool, number);
        QStringList row(5);
        row[number ? 1 : 0] = cell;
        const QByteArray bytes = written({row}, false, false);
        const QList<QStringList> back = docs::parseDelimited(QString::fromUtf8(bytes), u',');
        QCOMPARE(back.size(), 2);
        QTEST(back.at(1).at(number ? 1 : 0), "out");
    }

    void csvComesBackAsItWas()
    {
        QStringList row{QStringLiteral("a, \"b\"\nc\r\nd"), QStringLiteral("1.5"), QString(), QStringLiteral("true"),
            QStringLiteral("中文; x")};
        const QByteArray bytes = written({row}, false, true);
        QVERIFY(bytes.startsWith("\xef\xbb\xbf"
                                 "file,n,d,b,l\r\n"));
        QVERIFY(bytes.endsWith("\r\n"));
        QCOMPARE(docs::parseDelimited(QString::fromUtf8(bytes), u',').at(1), row);
    }

    void jsonlIsTyped()
    {
        QCOMPARE(written({cells("a \"b\"|9007199254740993|2026-01-31|true|x; y"), cells("||||")}, true, false),
            QByteArray("{\"file\":\"a "
                       "\\\"b\\\"\",\"n\":9007199254740993,\"d\":\"2026-01-31\",\"b\":true,\"l\":[\"x\",\"y\"]}\n"
                       "{\"file\":null,\"n\":null,\"d\":null,\"b\":null,\"l\":null}\n"));
    }

    void listsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QStringList>("entries");
        QTest::newRow("plain") << QStringList{QStringLiteral("x"), QStringLiteral("y")};
        QTest::newRow("separator inside")
            << QStringList{QStringLiteral("Rent is due monthly; late payment costs 5 %"), QStringLiteral("Two keys")};
        QTest::newRow("alone") << QStringList{QStringLiteral("a; b")};
        QTest::newRow("backslashes") << QStringList{QStringLiteral("C:\\; x"), QStringLiteral("D:\\"),
            QStringLiteral("\\\\"), QStringLiteral("a\\b"), QStringLiteral("E:\\")};
        QTest::newRow("semicolons at the ends")
            << QStringList{QStringLiteral("a;"), QStringLiteral(";b"), QStringLiteral("; c;"), QStringLiteral(";;")};
    }
    void listsComeBackAsTheyWere()
    {
        QFETCH(QStringList, entries);
        const QString cell = batch::listCell(entries);
        QCOMPARE(batch::listEntries(cell), entries);
        const QByteArray line
            = written({{QStringLiteral("f"), QStringLiteral("1"), QString(), QString(), cell}}, true, false);
        const QJsonArray list = QJsonDocument::fromJson(line.trimmed())[u"l"].toArray();
        QCOMPARE(QJsonDocument(list).toJson(), QJsonDocument(QJsonArray::fromStringList(entries)).toJson());
    }

    void workbookHoldsTypedCells()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("xlsx"));
        const QString path = folder + QStringLiteral("/out.xlsx");
        batch::XlsxWriter writer(path, folder);
        writer.begin(columns);
        writer.row(cells("=HYPERLINK(\"http://x\")|-12.5|2026-01-31|true|x; y"));
        writer.row({QStringLiteral("00123"), QStringLiteral("12345678901234567"), QString(), QString(),
            QString(40'000, u'w')});
        QVERIFY(writer.finish());
        const QString unzip = QStandardPaths::findExecutable(QStringLiteral("unzip"));
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (unzip.isEmpty() && python.isEmpty())
            QSKIP("skipped: neither unzip nor python3 to open the workbook with");
        QProcess process;
        const QString sheetName = QStringLiteral("xl/worksheets/sheet1.xml");
        if (!unzip.isEmpty())
            process.start(unzip, {QStringLiteral("-p"), path, sheetName});
        else
            process.start(python,
                {QStringLiteral("-c"),
                    QStringLiteral(
                        "import zipfile,sys;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"),
                    path, sheetName});
        QVERIFY(process.waitForFinished(testsupport::patienceMs));
        const QString sheet = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(!sheet.contains(u"<f>"), "no cell is a formula");
        QVERIFY(sheet.contains(u"=HYPERLINK("));
        QVERIFY(sheet.contains(u"<c r=\"B2\"><v>-12.5</v></c>"));
        QVERIFY2(sheet.contains(QRegularExpression(QStringLiteral("<c r=\"C2\" s=\"\\d+\"><v>46053</v>"))),
            qPrintable(sheet.left(1500)));
        QVERIFY(sheet.contains(u"<c r=\"D2\" t=\"b\"><v>1</v></c>"));
        QVERIFY(sheet.contains(u">00123<"));
        QVERIFY(sheet.contains(u">12345678901234567<"));
        QVERIFY(sheet.contains(u"[cut: a cell holds at most"));
    }

    //! One character that XML does not know makes a workbook that nobody opens; NUL ends a text of the library's.
    void workbookHoldsEveryCharacter_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::newRow("U+FFFE") << QStringLiteral("a%1b").arg(QChar(0xfffe));
        QTest::newRow("U+FFFF") << QStringLiteral("a%1b").arg(QChar(0xffff));
        QTest::newRow("NUL") << QStringLiteral("a%1b").arg(QChar(0));
        QTest::newRow("controls") << QStringLiteral("a\u0001\u0008\u001fb\r\nc\td");
        QTest::newRow("half a character") << QStringLiteral("a%1b").arg(QChar(0xd800));
        QTest::newRow("what looks escaped") << QStringLiteral("a_x0041_b _x005f_ _x00_ _xyyyy_ _x");
        QTest::newRow("marks of XML") << QStringLiteral("<r>&lt;\"'</r>");
        QTest::newRow("beyond two bytes") << QStringLiteral("𠮷😀");
    }
    void workbookHoldsEveryCharacter()
    {
        QFETCH(QString, cell);
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("xlsxcharacters"));
        const QString path = folder + QStringLiteral("/out.xlsx");
        batch::XlsxWriter writer(path, folder);
        writer.begin(columns);
        writer.row({cell, QStringLiteral("1"), QString(), QString(), QString()});
        writer.row({QStringLiteral("next"), QStringLiteral("2"), QString(), QString(), cell});
        QVERIFY(writer.finish());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        docs::Budget budget;
        const auto table = docs::readXlsxTable(file.readAll(), {}, budget);
        QVERIFY2(table, table ? "" : qPrintable(table.error().what));
        QCOMPARE(table->rows.size(), 2);
        QCOMPARE(table->rows.at(0).first(), cell);
        QCOMPARE(table->rows.at(1).first(), QStringLiteral("next"));
        QCOMPARE(table->rows.at(1).last(), cell);
    }

    //! The library refuses a text that is too long as it is written, and the whole workbook with it.
    void escapesCountInALongCell()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("xlsxlong"));
        const QString path = folder + QStringLiteral("/out.xlsx");
        batch::XlsxWriter writer(path, folder);
        writer.begin(columns);
        writer.row({QString(30'000, QChar(1)), QStringLiteral("1"), QString(), QString(), QString()});
        QVERIFY(writer.finish());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        docs::Budget budget;
        const auto table = docs::readXlsxTable(file.readAll(), {}, budget);
        QVERIFY2(table, table ? "" : qPrintable(table.error().what));
        QVERIFY(table->rows.first().first().startsWith(QString(4'000, QChar(1))));
        QVERIFY(table->rows.first().first().contains(u"[cut: a cell holds at most"));
    }

    void numbersThatKeepTheirDigits_data()
    {
        QTest::addColumn<bool>("isNumber");
        for (const char* number : {"0", "-12.5", "0.00", "123456789012345", "-123456789012345", "1000000000000000",
                 "0.000123456789012345", "1.50", "1e300"})
            QTest::newRow(number) << true;
        for (const char* text : {"1234567890123456", "12345678901234567890.123", "1e400", "1e-400", "007"})
            QTest::newRow(text) << false;
    }
    void numbersThatKeepTheirDigits()
    {
        QFETCH(bool, isNumber);
        const auto kind = batch::cellKind(QString::fromLatin1(QTest::currentDataTag()), model::ColumnType::Number);
        QCOMPARE(kind == docs::CellKind::Number, isNumber);
    }

    void titlesSayWhatIsAskedOfWhat()
    {
        QCOMPARE(batch::jobTitle(QStringLiteral("fifty"), QStringLiteral("Summarise this document: {{text}}")),
            QStringLiteral("fifty · Summarise this document"));
        QCOMPARE(
            batch::jobTitle(QString(), QStringLiteral("Which of these clauses says who pays the costs of a delay?")),
            QStringLiteral("Which of these clauses says who pays the…"));
        QCOMPARE(batch::jobTitle(QStringLiteral("a\nb"), QString()), QStringLiteral("a␤b"));
    }

    void columnsAndRows()
    {
        model::BatchSpec spec;
        spec.inputColumns = QStringList{QStringLiteral("status"), QStringLiteral("answer")};
        spec.rows = true;
        QStringList names;
        for (const batch::TableColumn& column : batch::tableColumns(spec, false))
            names.append(column.name);
        QCOMPARE(names.join(u' '), QStringLiteral("status_2 answer answer_2 status error"));
        model::ItemResult result;
        result.state = model::ItemState::Failed;
        result.error = QStringLiteral("why");
        const QStringList row = batch::tableRow(spec, false, {0, {}, {}, {QStringLiteral("x")}}, result);
        QCOMPARE(row.join(u'|'), QStringLiteral("x|||failed|why"));
    }
};

SPYHOP_TEST_MAIN(TableWritersTest)
#include "tst_tablewriters.moc"

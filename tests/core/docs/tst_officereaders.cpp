// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "tests/core/docs/officefixtures.h"
#include "tests/support/testmain.h"

#include <QtCore/QLocale>
#include <ctime>

using namespace spyhop;
using docs::FileType;

namespace {

QString lines(std::initializer_list<const char*> all)
{
    QStringList list;
    for (const char* one : all)
        list.append(QString::fromUtf8(one));
    return list.join(u'\n');
}

//! An OpenDocument file of one table with these two rows.
QByteArray sheetOf(const QByteArray& head, const QByteArray& cells, const QByteArray& kind = "spreadsheet")
{
    const QByteArray name = "urn:oasis:names:tc:opendocument:xmlns:";
    return testsupport::zip({{QStringLiteral("mimetype"), "application/vnd.oasis.opendocument." + kind},
        {QStringLiteral("content.xml"),
            "<office:document-content xmlns:office=\"" + name + "office:1.0\" xmlns:table=\"" + name
                + "table:1.0\" xmlns:text=\"" + name + "text:1.0\"><office:body><office:" + kind
                + "><table:table table:name=\"One\"><table:table-row>" + head + "</table:table-row><table:table-row>"
                + cells + "</table:table-row></table:table></office:" + kind
                + "></office:body></office:document-content>"}});
}

} // namespace

//! What every reader of packed and structured files makes of a small file with something of everything.
class OfficeReadersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void text_data()
    {
        QTest::addColumn<FileType>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("receipt");
        QTest::newRow("docx")
            << FileType::Docx << testsupport::richDocx()
            << lines({"# Lease", "The rent is 950 EUR[^2]", "1. first", "  1.a) inner", "2. second", "- point", "",
                   "Item\tPrice", "Deposit\t1 900", "", "in a box", "", "Sales", "\tMarch\tApril", "2026\t3\t4", "",
                   "from HTML", "", "[^2]: without heating", "", "Header: Confidential"})
            << QStringLiteral(
                   "192 characters, 1 picture(s); left out: 1 tracked deletion(s), insertions count as accepted;"
                   " 1 piece(s) of hidden text; 1 comment(s); macros, which are never run");
        QTest::newRow("xlsx")
            << FileType::Xlsx << testsupport::richXlsx()
            << lines({"# Data", "id\twhen\tshare\tsum & tax", "00077\t2025-12-09\t12.50%\t1,234.50",
                   "007\t2024-01-01 12:00\tTRUE\t#DIV/0!", "110101199003071234", "", "# More", "5", "",
                   "# Secret (hidden)", "1"})
            << QStringLiteral("4/4 sheets, 6 rows, 147 characters; left out: 1 formula(s) without a stored result");
        QTest::newRow("pptx") << FileType::Pptx << testsupport::richPptx()
                              << lines(
                                     {"# Opening", "one", "two", "", "k\tv", "Notes: say hello", "", "# Last (hidden)"})
                              << QStringLiteral("2/2 slides, 56 characters, 1 picture(s)");
        QTest::newRow("odt") << FileType::Odt << testsupport::richOdt()
                             << lines({"## Terms", "A b  c\td[^1]", "1. x", "  - y", "2. z", "", "wide\t\t3", "1\t2\t3",
                                    "", "[^1]: see annex", "", "Footer: page foot"})
                             << QStringLiteral("88 characters, 1 picture(s); left out: 1 comment(s)");
        QTest::newRow("ods") << FileType::Ods << testsupport::richOds()
                             << lines({"# Hid (hidden)", "9", "", "# Main", "day\tn\tn", "2026-03-04\t50 %",
                                    "2026-03-04\t50 %"})
                             << QStringLiteral("2/2 sheets, 4 rows, 64 characters");
        QTest::newRow("odp") << FileType::Odp << testsupport::richOdp()
                             << lines({"# Welcome", "- point", "Notes: slowly", "", "# Slide 2", "bare"})
                             << QStringLiteral("2/2 slides, 47 characters");
        QTest::newRow("epub") << FileType::Epub << testsupport::richEpub()
                              << lines({"A Book", "", "First", "It began.", "", "Then", "came été."})
                              << QStringLiteral("2/2 chapters, 39 characters; left out: 1 picture(s)");
        QTest::newRow("ofd") << FileType::Ofd << testsupport::richOfd() << lines({"电子发票", "合计\t¥128.00"})
                             << QStringLiteral(
                                    "1/1 pages, 15 characters; left out: 1 electronic seal(s) or signature(s);"
                                    " 1 picture(s)");
        QTest::newRow("rtf") << FileType::Rtf << testsupport::richRtf()
                             << lines({"# Rapport", "café €你中文[^1]", "a\tb", "1\t2", "a link", "", "[^1]: a note",
                                    "Header: Top"})
                             << QStringLiteral("64 characters; left out: 1 tracked deletion(s), insertions count as"
                                               " accepted; 1 piece(s) of hidden text; 1 picture(s)");
        QTest::newRow("eml") << FileType::Eml << testsupport::richEml()
                             << lines({"From: 张三 <zhang@example.org>", "To: b@example.org",
                                    "Date: Mon, 5 Jan 2026 10:00:00 +0800", "Subject: 报告 2026", "", "Café au lait",
                                    "", "Attachment: 表.csv", "a,b", "1,2", "", "Attachment: message.eml",
                                    "From: c@example.org", "Subject: inner", "", "inner text"})
                             << QStringLiteral(
                                    "3/3 parts, 213 characters; left out: a.bin: a type that cannot be read");
        QTest::newRow("msg") << FileType::Msg << testsupport::richMsg()
                             << lines({"From: 张三 <zhang@example.org>", "To: b@example.org",
                                    "Date: 2026-01-05T02:00:00Z", "Subject: 报告 2026", "", "Hello"})
                + u'\n' + QString(5000, u'x') + lines({"", "", "Attachment: t.csv", "a,b", "1,2"})
                             << QStringLiteral(
                                    "2/2 parts, 5,125 characters; left out: t.exe: a type that cannot be read");
        QTest::newRow("zip") << FileType::Zip << testsupport::richZip()
                             << lines({"File: a/notes.txt", "plain notes", "", "File: table.xlsx", "# Data",
                                    "id\twhen\tshare\tsum & tax", "00077\t2025-12-09\t12.50%\t1,234.50",
                                    "007\t2024-01-01 12:00\tTRUE\t#DIV/0!", "110101199003071234", "", "# More", "5", "",
                                    "# Secret (hidden)", "1", "", "File: etc/evil.txt", "still text"})
                             << QStringLiteral(
                                    "3/5 files, 6 rows, 226 characters; left out: b.exe: a type"
                                    " that cannot be read; table.xlsx: 1 formula(s) without a stored result");
    }
    void text()
    {
        QFETCH(FileType, type);
        QFETCH(QByteArray, bytes);
        const auto document = docs::read(type, bytes);
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QTEST(document->text, "text");
        QTEST(document->receipt, "receipt");
        for (const docs::Part& part : document->parts)
            QVERIFY(part.begin >= 0 && part.begin <= document->text.size());
    }

    void partsAreNamed()
    {
        const auto book = docs::read(FileType::Xlsx, testsupport::richXlsx());
        QVERIFY(book);
        QCOMPARE(book->parts.size(), 4);
        QCOMPARE(book->parts.at(1).kind, docs::PartKind::Sheet);
        QCOMPARE(book->parts.at(1).title, QStringLiteral("Data"));
        QCOMPARE(book->parts.at(2).begin, book->text.indexOf(u"# More"));
        const auto slides = docs::read(FileType::Pptx, testsupport::richPptx());
        QVERIFY(slides);
        QCOMPARE(slides->pictures.first().part, 1);
        QCOMPARE(slides->pictures.first().mediaType, QByteArray("image/png"));
    }

    void cellsOfSheetsAreTyped_data()
    {
        QTest::addColumn<QString>("cell"); // "attribute=value …|shown"
        QTest::addColumn<QString>("text");
        const auto row
            = [](const char* name, const QString& cell, const QString& text) { QTest::newRow(name) << cell << text; };
        const QString number = QStringLiteral("value-type=float value=");
        row("as it is", number + QStringLiteral("1234.5|1,234.50"), QStringLiteral("1,234.50"));
        row("German", number + QStringLiteral("1234.5|1.234,50"), QStringLiteral("1,234.50"));
        row("French", number + QStringLiteral("-1234567.5|\u22121\u202f234\u202f567,5"),
            QStringLiteral("-1,234,567.5"));
        row("Swiss", number + QStringLiteral("1234.5|1\u2019234.50"), QStringLiteral("1,234.50"));
        row("rounded", number + QStringLiteral("0.66666666666667|0,67"), QStringLiteral("0.67"));
        row("a thousand", number + QStringLiteral("1234|1.234"), QStringLiteral("1,234"));
        row("a bit more than one", number + QStringLiteral("1.234|1.234"), QStringLiteral("1.234"));
        row("no zero", number + QStringLiteral("0.5|,5"), QStringLiteral(".5"));
        row("a code", number + QStringLiteral("7|007"), QStringLiteral("007"));
        row("in thousands", number + QStringLiteral("1234567|1.235 T"), QStringLiteral("1.235 T"));
        row("a fraction", number + QStringLiteral("1.5|1 1/2"), QStringLiteral("1 1/2"));
        row("an exponent", number + QStringLiteral("150000|1,5E+05"), QStringLiteral("1.5E+05"));
        row("a long ID", number + QStringLiteral("110101199003071234|1,10101E+17"),
            QStringLiteral("110101199003071234"));
        row("nothing shown", number + QStringLiteral("0.001|"), QStringLiteral("0.001"));
        row("a long ID that is text", QStringLiteral("value-type=string|110101199003071234"),
            QStringLiteral("110101199003071234"));
        row("text like a number", QStringLiteral("value-type=string|1.234,50"), QStringLiteral("1.234,50"));
        row("text in the attribute", QStringLiteral("value-type=string string-value=words|"), QStringLiteral("words"));
        row("percentage", QStringLiteral("value-type=percentage value=0.125|12,50\u00a0%"),
            QStringLiteral("12.50\u00a0%"));
        row("currency", QStringLiteral("value-type=currency value=-1234.5|-1.234,50 \u20ac"),
            QStringLiteral("-1,234.50 \u20ac"));
        row("currency before", QStringLiteral("value-type=currency value=1200|\u00a51,200.00"),
            QStringLiteral("\u00a51,200.00"));
        row("day", QStringLiteral("value-type=date date-value=2026-03-04|04.03.26"), QStringLiteral("2026-03-04"));
        row("day at midnight", QStringLiteral("value-type=date date-value=2026-03-04T00:00:00|04.03.26"),
            QStringLiteral("2026-03-04"));
        row("day and time", QStringLiteral("value-type=date date-value=2026-03-04T09:05:00|04.03.26 09:05"),
            QStringLiteral("2026-03-04 09:05"));
        row("time", QStringLiteral("value-type=time time-value=PT14H05M00S|2:05 PM"), QStringLiteral("14:05"));
        row("time with seconds", QStringLiteral("value-type=time time-value=PT14H05M00S|14:05:00"),
            QStringLiteral("14:05:00"));
        row("hours", QStringLiteral("value-type=time time-value=PT26H05M00S|26:05"), QStringLiteral("26:05:00"));
        row("hours of a day", QStringLiteral("value-type=time time-value=PT26H05M00S|02:05"), QStringLiteral("02:05"));
        row("truth", QStringLiteral("value-type=boolean boolean-value=true|WAHR"), QStringLiteral("TRUE"));
        row("no truth", QStringLiteral("value-type=boolean boolean-value=false|\u5426"), QStringLiteral("FALSE"));
        row("error", QStringLiteral("value-type=string string-value=|#DIV/0!"), QStringLiteral("#DIV/0!"));
    }
    void cellsOfSheetsAreTyped()
    {
        QFETCH(QString, cell);
        QString element = QStringLiteral("<table:table-cell");
        for (const QString& attribute : cell.section(u'|', 0, 0).split(u' '))
            element
                += QStringLiteral(" office:%1=\"%2\"").arg(attribute.section(u'=', 0, 0), attribute.section(u'=', 1));
        element += QStringLiteral("><text:p>%1</text:p></table:table-cell>").arg(cell.section(u'|', 1));
        const auto table = docs::readTable(FileType::Ods,
            sheetOf("<table:table-cell><text:p>a</text:p>"
                    "</table:table-cell>",
                element.toUtf8()),
            {});
        QVERIFY2(table, qPrintable(table ? QString() : table.error().what));
        QTEST(table->rows.value(0).value(0), "text");
    }

    void repeatedAndCoveredCellsKeepTheirPlaces()
    {
        const QByteArray head = "<table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b"
                                "</text:p></table:table-cell><table:table-cell><text:p>c</text:p></table:table-cell>"
                                "<table:table-cell><text:p>d</text:p></table:table-cell>";
        const QByteArray half = "<table:table-cell office:value-type=\"float\" office:value=\"0.5\"";
        const QByteArray cells = half + " table:number-columns-spanned=\"2\"><text:p>0,5</text:p></table:table-cell>"
            + "<table:covered-table-cell office:value-type=\"float\" office:value=\"9\"><text:p>9</text:p>"
              "</table:covered-table-cell>"
            + half + " table:number-columns-repeated=\"2\"><text:p>0,5</text:p></table:table-cell>";
        const QByteArray formula = "<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1"
                                   "</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"2\" "
                                   "table:formula=\"of:=[.A1]\"/>";
        const QByteArray bytes
            = sheetOf(head, cells + "</table:table-row><table:table-row table:number-rows-repeated=\"2\">" + formula);
        const auto table = docs::readTable(FileType::Ods, bytes, {});
        QVERIFY2(table, qPrintable(table ? QString() : table.error().what));
        QCOMPARE(table->rows.size(), 3);
        QCOMPARE(table->rows.first().join(u'|'), QStringLiteral("0.5||0.5|0.5"));
        QCOMPARE(table->rows.last().join(u'|'), QStringLiteral("1|||"));
        const QStringList unstored{QStringLiteral("b"), QStringLiteral("c")};
        QCOMPARE(table->unstored.value(0), QStringList());
        QCOMPARE(table->unstored.value(1), unstored);
        QCOMPARE(table->unstored.value(2), unstored);
        QVERIFY2(table->receipt.contains(u"4 formula(s) without"), qPrintable(table->receipt));
        const auto document = docs::read(FileType::Ods, bytes);
        QVERIFY(document);
        QVERIFY2(document->receipt.contains(u"4 formula(s) without"), qPrintable(document->receipt));
    }

    void aTextsTableStaysAsItIs()
    {
        const auto document = docs::read(FileType::Odt,
            sheetOf("<table:table-cell office:value-type=\"float\" office:value=\"1234.5\"><text:p>1.234,50</text:p>"
                    "</table:table-cell>",
                {}, "text"));
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QCOMPARE(document->text, QStringLiteral("1.234,50"));
    }

    void tables_data()
    {
        QTest::addColumn<FileType>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("table");
        QTest::addColumn<QString>("receipt");
        QTest::newRow("xlsx")
            << FileType::Xlsx << testsupport::richXlsx()
            << QStringList{QStringLiteral("id|when|share|sum & tax"),
                   QStringLiteral("00077|2025-12-09|12.50%|1,234.50"),
                   QStringLiteral("007|2024-01-01 12:00|TRUE|#DIV/0!"), QStringLiteral("110101199003071234|||")}
            << QStringLiteral(
                   "3 rows, 4 columns, sheet “Data”; 3 other sheet(s) not read; 1 formula(s) without a stored result");
        QTest::newRow("ods") << FileType::Ods << testsupport::richOds()
                             << QStringList{QStringLiteral("day|n|n 2"), QStringLiteral("2026-03-04|50 %|"),
                                    QStringLiteral("2026-03-04|50 %|")}
                             << QStringLiteral("2 rows, 3 columns, sheet “Main”");
        QTest::newRow("one cell in the last corner")
            << FileType::Xlsx
            << testsupport::xlsx({{"S",
                                     "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>corner</t></is></c>"
                                     "</row>",
                                     ""}},
                   {})
            << QStringList{QStringLiteral("corner")} << QStringLiteral("0 rows, 1 columns, sheet “S”");
    }
    void tables()
    {
        QFETCH(FileType, type);
        QFETCH(QByteArray, bytes);
        const auto table = docs::readTable(type, bytes, {});
        QVERIFY2(table, qPrintable(table ? QString() : table.error().what));
        QStringList rows{table->columns.join(u'|')};
        for (const QStringList& row : table->rows)
            rows.append(row.join(u'|'));
        QTEST(rows, "table");
        QTEST(table->receipt, "receipt");
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<FileType>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const QByteArray bomb
            = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><w:document xmlns:w=\"w\">"
              "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
        const QByteArray encrypted = testsupport::compoundFile(
            {{QStringLiteral("EncryptedPackage"), "x"}, {QStringLiteral("EncryptionInfo"), "y"}});
        QTest::newRow("empty") << FileType::Docx << QByteArray() << QStringLiteral("empty");
        QTest::newRow("password") << FileType::Xlsx << encrypted << QStringLiteral("password");
        QTest::newRow("old word") << FileType::Docx
                                  << testsupport::compoundFile({{QStringLiteral("WordDocument"), "x"}})
                                  << QStringLiteral(".doc");
        QTest::newRow("a message, says the name")
            << FileType::Msg << testsupport::compoundFile({{QStringLiteral("Workbook"), "x"}})
            << QStringLiteral("no Outlook message");
        QTest::newRow("a PDF") << FileType::Docx << QByteArray("%PDF-1.7\n") << QStringLiteral("PDF");
        QTest::newRow("a page") << FileType::Xlsx << QByteArray("<html><table>") << QStringLiteral("HTML");
        QTest::newRow("a picture") << FileType::Rtf << testsupport::smallPng() << QStringLiteral("image/png");
        QTest::newRow("a zip") << FileType::Docx << testsupport::zip({{QStringLiteral("a.txt"), "a"}})
                               << QStringLiteral("no document");
        QTest::newRow("cut off") << FileType::Docx << testsupport::richDocx().left(700) << QStringLiteral("cut off");
        QTest::newRow("entities") << FileType::Docx << testsupport::zip({{QStringLiteral("word/document.xml"), bomb}})
                                  << QStringLiteral("document type definition");
        QTest::newRow("deep") << FileType::Docx << testsupport::docx(QByteArray("<w:p>").repeated(100'000))
                              << QStringLiteral("nests");
        QTest::newRow("broken") << FileType::Docx << testsupport::docx("<w:p>") << QStringLiteral("damaged");
        QTest::newRow("two bodies") << FileType::Docx
                                    << testsupport::zip({{QStringLiteral("word/document.xml"), "<a/>"},
                                           {QStringLiteral("word/document.xml"), "<b/>"}})
                                    << QStringLiteral("more than once");
        QTest::newRow("a million long cells")
            << FileType::Xlsx
            << testsupport::xlsx(
                   {{"S", QByteArray("<row>") + QByteArray("<c t=\"s\"><v>0</v></c>").repeated(16'000) + "</row>", ""}},
                   {"<t>" + QByteArray(30'000, 'x') + "</t>"})
            << QStringLiteral("characters");
        QTest::newRow("protected book")
            << FileType::Epub
            << testsupport::zip({{QStringLiteral("META-INF/container.xml"), "<c><rootfile full-path=\"b.opf\"/></c>"},
                   {QStringLiteral("b.opf"),
                       "<p><item id=\"a\" href=\"a.xhtml\" media-type=\"application/"
                       "xhtml+xml\"/><itemref idref=\"a\"/></p>"},
                   {QStringLiteral("META-INF/encryption.xml"), "<e><CipherReference URI=\"a.xhtml\"/></e>"},
                   {QStringLiteral("a.xhtml"), "x"}})
            << QStringLiteral("copy protection");
        QTest::newRow("encrypted odf") << FileType::Odt
                                       << testsupport::zip({{QStringLiteral("content.xml"), "x"},
                                              {QStringLiteral("META-INF/manifest.xml"), "<m><encryption-data/></m>"}})
                                       << QStringLiteral("password");
        QTest::newRow("deep groups") << FileType::Rtf << "{\\rtf1" + QByteArray(100'000, '{')
                                     << QStringLiteral("nests");
        QTest::newRow("RTF before its text")
            << FileType::Rtf << QByteArray("{\\rtf1\\ansi{\\fonttbl{\\f0 Ari") << QStringLiteral("cut off");
        QTest::newRow("no message") << FileType::Eml << QByteArray("just text\n") << QStringLiteral("no e-mail");
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(FileType, type);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto document = docs::read(type, bytes);
        QVERIFY2(!document, qPrintable(document ? document->text.left(300) : QString()));
        QCOMPARE(document.error().code, base::ErrorCode::Unreadable);
        QVERIFY2(document.error().what.contains(says), qPrintable(document.error().what));
    }

    //! What is there is read, and the receipt says that it is not all.
    void textThatBreaksOffIsTold()
    {
        const QByteArray letter = "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}First.\\par {\\b Second}\\par Third.}";
        const auto whole = docs::read(FileType::Rtf, letter);
        QVERIFY(whole);
        QCOMPARE(whole->leftOut, QStringList());
        for (const char* last : {"Second", "Third."}) {
            const auto part = docs::read(FileType::Rtf, letter.left(letter.indexOf(last) + qstrlen(last)));
            QVERIFY(part);
            QVERIFY2(part->text.trimmed().endsWith(QLatin1String(last)), qPrintable(part->text));
            QCOMPARE(part->leftOut, QStringList(QStringLiteral("its end: the file is cut off")));
            QVERIFY2(part->receipt.contains(u"cut off"), qPrintable(part->receipt));
        }
    }

    //! "path type place: what stands before it".
    static QStringList innerOf(const docs::Document& document)
    {
        QStringList all;
        for (const docs::InnerFile& file : document.inner) {
            const QString before = document.text.left(file.at).trimmed();
            all.append(
                QStringLiteral("%1 %2 %3%4: %5")
                    .arg(file.path)
                    .arg(static_cast<int>(file.type))
                    .arg(file.partsBefore)
                    .arg(file.isPart ? QStringLiteral("+") : QString(), before.mid(before.lastIndexOf(u'\n') + 1)));
        }
        return all;
    }

    void whatNoReaderReadsIsHandedOn()
    {
        const QByteArray png = testsupport::smallPng();
        const QByteArray another = testsupport::png(200, 60, 10);
        const QByteArray third = testsupport::png(200, 60, 20);
        const QByteArray mail
            = "From: a@example.org\r\nSubject: s\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n--z\r\n"
              "Content-Type: text/plain\r\n\r\nbody\r\n--z\r\nContent-Type: image/png; name=\"p.png\"\r\n"
              "Content-Transfer-Encoding: base64\r\n\r\n"
            + another.toBase64() + "\r\n--z--\r\n";
        const QByteArray pictures = testsupport::zip({{QStringLiteral("q.png"), third}});
        const auto document = docs::read(FileType::Zip,
            testsupport::zip({{QStringLiteral("one.png"), png}, {QStringLiteral("a.txt"), "plain"},
                {QStringLiteral("old.DOC"), "words"}, {QStringLiteral("m.eml"), mail},
                {QStringLiteral("only.zip"), pictures}, {QStringLiteral("z.txt"), "last"},
                {QStringLiteral("end.xls"), "cells"}}));
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        const auto image = static_cast<int>(FileType::Image);
        const auto old = static_cast<int>(FileType::OldOffice);
        QCOMPARE(innerOf(*document),
            QStringList({QStringLiteral("one.png %1 0+: ").arg(image), QStringLiteral("old.DOC %1 1+: plain").arg(old),
                QStringLiteral("m.eml/p.png %1 2: body").arg(image),
                QStringLiteral("only.zip/q.png %1 2+: body").arg(image),
                QStringLiteral("end.xls %1 3+: last").arg(old)}));
        QCOMPARE(document->inner.at(2).bytes, another);
        QCOMPARE(document->leftOut, QStringList());
        QCOMPARE(document->partsTotal, 7);
        // A slide of a picture alone is a scan, in a presentation of others too.
        const QByteArray type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        const QByteArray slides = testsupport::zip(
            {{QStringLiteral("ppt/presentation.xml"), "<p xmlns:r=\"r\"><sldId r:id=\"a\"/><sldId r:id=\"b\"/></p>"},
                {QStringLiteral("ppt/_rels/presentation.xml.rels"),
                    "<Relationships><Relationship Id=\"a\" Type=\"" + type
                        + "slide\" Target=\"slides/a.xml\"/><Relationship Id=\"b\" Type=\"" + type
                        + "slide\" Target=\"slides/b.xml\"/></Relationships>"},
                {QStringLiteral("ppt/slides/a.xml"), "<sld xmlns:a=\"a\"><sp><p><t>hello</t></p></sp></sld>"},
                {QStringLiteral("ppt/slides/b.xml"), "<sld xmlns:a=\"a\" xmlns:r=\"r\"><a:blip r:embed=\"i\"/></sld>"},
                {QStringLiteral("ppt/slides/_rels/b.xml.rels"),
                    "<Relationships><Relationship Id=\"i\" Type=\"" + type
                        + "image\" Target=\"../media/i.png\"/></Relationships>"},
                {QStringLiteral("ppt/media/i.png"), png}});
        const auto shown = docs::read(FileType::Zip, testsupport::zip({{QStringLiteral("s.pptx"), slides}}));
        QVERIFY2(shown, qPrintable(shown ? QString() : shown.error().what));
        QCOMPARE(innerOf(*shown), QStringList{QStringLiteral("s.pptx %1 0+: ").arg(static_cast<int>(FileType::Pptx))});
        // Nothing but such files is no failure yet.
        QVERIFY(docs::read(FileType::Zip, pictures));
    }

    void picturesThatHoldNoTextAreCounted()
    {
        const auto attached = [](const QByteArray& name, const QByteArray& bytes) {
            return "--z\r\nContent-Type: application/octet-stream; name=\"" + name
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + bytes.toBase64() + "\r\n";
        };
        const auto mail = [](const QByteArray& subject, const QByteArray& parts) {
            return "From: a@example.org\r\nSubject: " + subject
                + "\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n--z\r\nContent-Type: text/plain\r\n\r\nbody\r\n"
                + parts + "--z--\r\n";
        };
        const QByteArray logo = testsupport::png(300, 80, 10);
        const QByteArray scan = testsupport::png(600, 800, 20);
        const QByteArray pixel = QByteArray("GIF89a\1\0\1\0", 10);
        const QByteArray line = testsupport::png(600, 3, 30);
        const QByteArray icon = testsupport::png(48, 48, 40);
        QByteArray inner = mail("inner", attached("logo.png", logo));
        inner.replace("boundary=z", "boundary=y").replace("--z", "--y");
        const auto document = docs::read(FileType::Eml,
            mail("outer",
                attached("logo.png", logo) + attached("pixel.gif", pixel) + attached("line.png", line)
                    + attached("icon", icon) + attached("scan.png", scan) + attached("again.png", scan)
                    + "--z\r\nContent-Type: message/rfc822\r\n\r\n" + inner));
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QStringList paths;
        for (const docs::InnerFile& file : document->inner)
            paths.append(file.path);
        QCOMPARE(paths, QStringList({QStringLiteral("logo.png"), QStringLiteral("scan.png")}));
        QCOMPARE(document->leftOut,
            QStringList({QStringLiteral("message.eml: 1 picture(s) that it holds more than once"),
                QStringLiteral("3 picture(s) too small to hold text"),
                QStringLiteral("1 picture(s) that it holds more than once")}));
        // In a document, too; a file that holds nothing else says so.
        const QByteArray type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        const QByteArray slides
            = testsupport::zip({{QStringLiteral("ppt/presentation.xml"), "<p xmlns:r=\"r\"><sldId r:id=\"a\"/></p>"},
                {QStringLiteral("ppt/_rels/presentation.xml.rels"),
                    "<Relationships><Relationship Id=\"a\" Type=\"" + type
                        + "slide\" Target=\"slides/a.xml\"/></Relationships>"},
                {QStringLiteral("ppt/slides/a.xml"),
                    "<sld xmlns:a=\"a\" xmlns:r=\"r\"><sp><p><t>hello</t></p></sp><a:blip r:embed=\"i\"/><a:blip "
                    "r:embed=\"j\"/><a:blip r:embed=\"i\"/></sld>"},
                {QStringLiteral("ppt/slides/_rels/a.xml.rels"),
                    "<Relationships><Relationship Id=\"i\" Type=\"" + type
                        + "image\" Target=\"../media/i.png\"/><Relationship Id=\"j\" Type=\"" + type
                        + "image\" Target=\"../media/j.png\"/></Relationships>"},
                {QStringLiteral("ppt/media/i.png"), logo}, {QStringLiteral("ppt/media/j.png"), icon}});
        const auto shown = docs::read(FileType::Pptx, slides);
        QVERIFY2(shown, qPrintable(shown ? QString() : shown.error().what));
        QCOMPARE(shown->pictures.size(), 1);
        QVERIFY2(shown->receipt.endsWith(u"left out: 1 picture(s) too small to hold text; 1 picture(s) that it holds "
                                         "more than once"),
            qPrintable(shown->receipt));
        const auto empty = docs::read(FileType::Zip, testsupport::zip({{QStringLiteral("icon.png"), icon}}));
        QVERIFY(!empty);
        QVERIFY2(empty.error().what.contains(u"pictures only"), qPrintable(empty.error().what));
    }

    void archivesWithinArchivesEnd()
    {
        QByteArray inner = testsupport::zip({{QStringLiteral("a.txt"), "bottom"}});
        for (int i = 0; i < 2; ++i)
            inner = testsupport::zip({{QStringLiteral("n.zip"), inner}, {QStringLiteral("side.txt"), "side"}});
        const auto reached = docs::read(FileType::Zip, inner);
        QVERIFY(reached);
        // Three archives may lie in each other, what the third one packs is too deep.
        QVERIFY2(!reached->text.contains(u"bottom"), qPrintable(reached->text));
        QVERIFY2(reached->receipt.contains(u"deeper than 3"), qPrintable(reached->receipt));
    }

    void manySlidesAreReadInOneGo()
    {
        // 300 slides with notes and pictures are 1,200 packed files: looking each up by a walk took 8 s.
        constexpr int slides = 300;
        const QByteArray type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        QByteArray list;
        QByteArray related;
        QList<docs::ZipFile> files;
        for (int i = 0; i < slides; ++i) {
            const QByteArray n = QByteArray::number(i);
            list += "<sldId id=\"" + n + "\" r:id=\"s" + n + "\"/>";
            related += "<Relationship Id=\"s" + n + "\" Type=\"" + type + "slide\" Target=\"slides/s" + n + ".xml\"/>";
            const QString number = QString::number(i);
            files.append({QStringLiteral("ppt/slides/s%1.xml").arg(number),
                "<sld xmlns:a=\"a\" xmlns:r=\"r\"><sp><p><t>hello</t></p></sp><a:blip r:embed=\"i\"/></sld>"});
            files.append({QStringLiteral("ppt/slides/_rels/s%1.xml.rels").arg(number),
                "<Relationships><Relationship Id=\"i\" Type=\"" + type + "image\" Target=\"../media/" + n
                    + ".png\"/><Relationship Id=\"n\" Type=\"" + type + "notesSlide\" Target=\"../notesSlides/n" + n
                    + ".xml\"/></Relationships>"});
            files.append({QStringLiteral("ppt/notesSlides/n%1.xml").arg(number), "<n><sp><p><t>note</t></p></sp></n>"});
            files.append({QStringLiteral("ppt/media/%1.png").arg(number), testsupport::smallPng()});
        }
        files.append({QStringLiteral("ppt/presentation.xml"), "<p xmlns:r=\"r\">" + list + "</p>"});
        files.append(
            {QStringLiteral("ppt/_rels/presentation.xml.rels"), "<Relationships>" + related + "</Relationships>"});
        const QByteArray bytes = testsupport::zip(files);
        const std::clock_t begin = std::clock();
        const auto document = docs::read(FileType::Pptx, bytes);
        const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QCOMPARE(document->parts.size(), slides);
        QCOMPARE(document->text.count(u"Notes: note"), slides);
        QVERIFY2(seconds < 2, qPrintable(QString::number(seconds)));
    }

    void utf16IsRead()
    {
        const QString xml
            = QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document xmlns:w=\"w\"><w:body><w:p>"
                             "<w:r><w:t>你好 UTF-16</w:t></w:r></w:p></w:body></w:document>");
        const QByteArray bytes = "\xff\xfe" + QByteArray(reinterpret_cast<const char*>(xml.utf16()), xml.size() * 2);
        const auto document
            = docs::read(FileType::Docx, testsupport::zip({{QStringLiteral("word/document.xml"), bytes}}));
        QVERIFY(document);
        QCOMPARE(document->text, QStringLiteral("你好 UTF-16"));
    }
};

SPYHOP_TEST_MAIN(OfficeReadersTest)
#include "tst_officereaders.moc"

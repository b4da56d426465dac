// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/delimitedtext.h"
#include "tests/support/testmain.h"

using namespace spyhop;

namespace {

//! "[a][b] [1][2]": the cells of each row that is read; "refused" if none can be.
QString shownRows(const QString& text)
{
    const auto rows = docs::readDelimited(text, u',');
    if (!rows)
        return QStringLiteral("refused");
    QStringList shown;
    for (const QStringList& row : *rows)
        shown.append(u'[' + row.join(QStringLiteral("][")) + u']');
    return shown.join(u' ');
}

} // namespace

class DelimitedTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rows"); // cells in brackets, rows parted by spaces
        QTest::newRow("plain") << "a,b\n1,2\n"
                               << "[a][b] [1][2]";
        QTest::newRow("no line end at the end") << "a,b\n1,2"
                                                << "[a][b] [1][2]";
        QTest::newRow("CRLF") << "a,b\r\n1,2\r\n"
                              << "[a][b] [1][2]";
        QTest::newRow("old Mac") << "a,b\r1,2"
                                 << "[a][b] [1][2]";
        QTest::newRow("quoted comma") << "\"a,b\",c"
                                      << "[a,b][c]";
        QTest::newRow("doubled quote") << "\"say \"\"hi\"\"\",c"
                                       << "[say \"hi\"][c]";
        QTest::newRow("quoted line end") << "\"x\ny\",c\n1,2"
                                         << "[x\ny][c] [1][2]";
        QTest::newRow("empty cells") << ",,\n1,,3"
                                     << "[][][] [1][][3]";
        QTest::newRow("blank lines") << "a,b\n\n\n1,2\n\n"
                                     << "[a][b] [1][2]";
        QTest::newRow("quoted empty line") << "a\n\"\"\nb"
                                           << "[a] [] [b]";
        QTest::newRow("quote inside a cell") << "5\" pipe,c"
                                             << "[5\" pipe][c]";
        QTest::newRow("quote never closed") << "a,\"b\nc"
                                            << "[a][b\nc]";
        QTest::newRow("trailing delimiter") << "a,\n1,"
                                            << "[a][] [1][]";
    }
    void rows()
    {
        QFETCH(QString, text);
        QStringList shown;
        for (const QStringList& row : docs::parseDelimited(text, u','))
            shown.append(u'[' + row.join(QStringLiteral("][")) + u']');
        QTEST(shown.join(u' '), "rows");
    }

    //! The rows after it must not vanish in one cell without a word.
    void quotesThatSwallowRowsAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line"); // 0: fine
        QTest::newRow("fine") << "a,b\n\"x\ny\",\"say \"\"hi\"\"\"\n1,2" << 0;
        QTest::newRow("closed at the end") << "a,b\n1,\"x\"" << 0;
        QTest::newRow("more after it, in its line") << "a,b\n\"5\" x 7\",2" << 0;
        QTest::newRow("never closed") << "a,b\n1,2\n3,\"5 inch nail\n4,5\n6,7\n" << 3;
        QTest::newRow("never closed, CRLF") << "a,b\r\n1,2\r\n3,\"5 inch nail\r\n4,5\r\n" << 3;
        QTest::newRow("closed by the next that opens") << "a,b\n1,\"5 inch\n2,3\n4,\"7 inch\",5\n6,7" << 2;
        QTest::newRow("closed by one in mid-cell") << "a,b\n\"5 inch,1\n2,3\n19\" screen,5\n" << 2;
        QTest::newRow("after a cell of two lines") << "a,b\n\"x\ny\",1\n\"z,2\n" << 4;
    }
    void quotesThatSwallowRowsAreNamed()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        const auto rows = docs::readDelimited(text, u',');
        QCOMPARE(rows.has_value(), line == 0);
        if (rows)
            return;
        QCOMPARE(rows.error().code, base::ErrorCode::Unreadable);
        QVERIFY2(rows.error().what.contains(QStringLiteral("line %1 ").arg(line)), qPrintable(rows.error().what));
    }

    //! Nobody is asked about them, as about such rows of a workbook.
    void rowsOfSeparatorsAreLeftOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rows");
        QTest::newRow("below") << "a,b\n1,2\n,\n,\n"
                               << "[a][b] [1][2]";
        QTest::newRow("between") << "a,b\r\n1,2\r\n,\r\n3,\r\n"
                                 << "[a][b] [1][2] [3][]";
        QTest::newRow("above the names") << ",,\na,b,c\n1,,3\n"
                                         << "[a][b][c] [1][][3]";
        QTest::newRow("quoted") << "a,b\n\"\",\"\"\n1,2"
                                << "[a][b] [1][2]";
        QTest::newRow("longer than the others") << "a,b\n,,,,\n1,2"
                                                << "[a][b] [1][2]";
        QTest::newRow("a blank is something") << "a,b\n ,\n1,2"
                                              << "[a][b] [ ][] [1][2]";
        QTest::newRow("nothing else") << ",,\n,,\n"
                                      << "";
    }
    void rowsOfSeparatorsAreLeftOut()
    {
        QFETCH(QString, text);
        QTEST(shownRows(text), "rows");
    }

    //! Excel's own way to say what parts the cells.
    void aFirstLineMayNameTheSeparator_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rows");
        QTest::newRow("semicolon") << "sep=;\na;b\n1,5;2"
                                   << "[a][b] [1,5][2]";
        QTest::newRow("CRLF") << "sep=;\r\na;b\r\n1;2"
                              << "[a][b] [1][2]";
        QTest::newRow("old Mac") << "SEP=|\ra|b"
                                 << "[a][b]";
        QTest::newRow("in quotation marks") << "\"sep=;\"\r\na;b"
                                            << "[a][b]";
        QTest::newRow("tab") << "sep=\t\na\tb"
                             << "[a][b]";
        QTest::newRow("an odd one") << "sep=^\na^b"
                                    << "[a][b]";
        QTest::newRow("comma") << "sep=,\na,b"
                               << "[a][b]";
        QTest::newRow("nothing else") << "sep=;"
                                      << "";
        QTest::newRow("a name") << "sep=a,b\n1,2"
                                << "[sep=a][b] [1][2]";
        QTest::newRow("a name of one letter") << "sep=x\n1"
                                              << "[sep=x] [1]";
        QTest::newRow("two of them") << "sep=;;\n1"
                                     << "[sep=;;] [1]";
        QTest::newRow("quotation marks that stay open") << "\"sep=;\na\",1"
                                                        << "[sep=;\na][1]";
        QTest::newRow("none") << "sep=\n1"
                              << "[sep=] [1]";
        QTest::newRow("further down") << "a\nsep=;\n1"
                                      << "[a] [sep=;] [1]";
    }
    void aFirstLineMayNameTheSeparator()
    {
        QFETCH(QString, text);
        QTEST(shownRows(text), "rows");
    }
    void linesAreCountedFromTheFilesFirst()
    {
        const auto rows = docs::readDelimited(QStringLiteral("sep=;\r\na;b\r\n1;\"open\r\n2;3\r\n"), u',');
        QVERIFY(!rows);
        QVERIFY2(rows.error().what.contains(u"line 3 "), qPrintable(rows.error().what));
    }

    void betweenTabsMostQuotesMeanNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rows");
        QTest::newRow("inches") << "a\tb\n\"5 inch nail\t2\n3\t19\" screen\n4\t5"
                                << "[a][b] [\"5 inch nail][2] [3][19\" screen] [4][5]";
        QTest::newRow("the last cell") << "a\tb\n1\t\"5 inch\n2\t3"
                                       << "[a][b] [1][\"5 inch] [2][3]";
        QTest::newRow("quoted") << "\"a\"\t\"b \"\"c\"\"\"\n1\t\"\""
                                << "[a][b \"c\"] [1][]";
        QTest::newRow("a cell of two lines") << "\"x\ny\"\t1\n2\t\"z\n\""
                                             << "[x\ny][1] [2][z\n]";
        QTest::newRow("word in quotes") << "\"so\" he said\t1"
                                        << "[\"so\" he said][1]";
    }
    void betweenTabsMostQuotesMeanNothing()
    {
        QFETCH(QString, text);
        QStringList shown;
        const auto rows = docs::readDelimited(text, u'\t');
        QVERIFY(rows);
        for (const QStringList& row : *rows)
            shown.append(u'[' + row.join(QStringLiteral("][")) + u']');
        QTEST(shown.join(u' '), "rows");
    }

    void delimiter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QChar>("delimiter");
        QTest::newRow("comma") << "a,b\n1,2" << QChar(u',');
        QTest::newRow("semicolon, decimal commas") << "a;b\n1,5;2,5\n3;4,1" << QChar(u';');
        QTest::newRow("tab") << "a\tb, c\n1\t2" << QChar(u'\t');
        QTest::newRow("bar") << "a|b\n1|2" << QChar(u'|');
        QTest::newRow("one column") << "word\nother" << QChar(u',');
        QTest::newRow("quoted semicolons") << "a,b\n\"x;y\",\"z;w\"" << QChar(u',');
    }
    void delimiter()
    {
        QFETCH(QString, text);
        QTEST(docs::sniffDelimiter(text), "delimiter");
    }

    void columnNamesAreUnique()
    {
        QCOMPARE(docs::uniqueColumns({QString(), QStringLiteral(" a "), QStringLiteral("a"), QStringLiteral("a")}),
            QStringList(
                {QStringLiteral("column 1"), QStringLiteral("a"), QStringLiteral("a 2"), QStringLiteral("a 3")}));
    }
};

SPYHOP_TEST_MAIN(DelimitedTextTest)
#include "tst_delimitedtext.moc"

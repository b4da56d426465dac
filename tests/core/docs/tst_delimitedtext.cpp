// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/delimitedtext.h"
#include "tests/support/testmain.h"

using namespace spyhop;

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

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/jsontable.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class JsonTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesBecomeRows()
    {
        const auto table = docs::parseJsonLines(QStringLiteral(
            "{\"z\":\"one\",\"a\":2}\n\n{\"a\":null,\"b\":[1,{\"c\":true}],\"z\":1.5}\r\n{\"a\":123456789012}"));
        QVERIFY(table);
        QCOMPARE(table->columns, QStringList({QStringLiteral("z"), QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(table->rows.size(), 3);
        QCOMPARE(table->rows.at(0), QStringList({QStringLiteral("one"), QStringLiteral("2"), QString()}));
        QCOMPARE(
            table->rows.at(1), QStringList({QStringLiteral("1.5"), QString(), QStringLiteral("[1,{\"c\":true}]")}));
        QCOMPARE(table->rows.at(2), QStringList({QString(), QStringLiteral("123456789012"), QString()}));
    }

    void numbersKeepTheirDigits()
    {
        const QString row = QStringLiteral("{\"a\":24312000000012345678,\"b\":1.10,\"c\":-9300000000000000001,\"d\":"
                                           "\"5 \\\"1.10\",\"e\":1E5,\"f\":[1.5,"
                                           "24312000000012345678]}");
        const QStringList cells{QStringLiteral("24312000000012345678"), QStringLiteral("1.10"),
            QStringLiteral("-9300000000000000001"), QStringLiteral("5 \"1.10"), QStringLiteral("1E5"),
            QStringLiteral("[1.5,\"24312000000012345678\"]")};
        const auto lines = docs::parseJsonLines(row);
        QVERIFY2(lines, lines ? "" : qPrintable(lines.error().what));
        QCOMPARE(lines->rows.first(), cells);
        const auto array = docs::parseJsonArray(u'[' + row + u']');
        QVERIFY2(array, array ? "" : qPrintable(array.error().what));
        QCOMPARE(array->rows.first(), cells);
        for (const char* broken :
            {"{\"a\":01}", "{\"a\":1.}", "{\"a\":-}", "{\"a\":1.2.3}", "{\"a\":1e}", "{\"a\":+1}"})
            QVERIFY2(!docs::parseJsonLines(QString::fromLatin1(broken)), broken);
    }

    void brokenLineIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("no JSON") << "{\"a\":1}\nhello"
                                 << "Line 2 ";
        QTest::newRow("array") << "[1]"
                               << "Line 1 ";
        QTest::newRow("two on a line") << "{\"a\":1}\n\n{\"a\":1} {\"a\":2}"
                                       << "Line 3 ";
        QTest::newRow("cut") << "{\"a\":"
                             << "Line 1 ";
    }
    void brokenLineIsNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, word);
        const auto table = docs::parseJsonLines(text);
        QVERIFY(!table);
        QCOMPARE(table.error().code, base::ErrorCode::Unreadable);
        QVERIFY2(table.error().what.startsWith(word), qPrintable(table.error().what));
    }

    void arrayBecomesRows()
    {
        const auto table = docs::parseJsonArray(QStringLiteral("[{\"a\":true},{\"b\":\"x\"}]"));
        QVERIFY(table);
        QCOMPARE(table->columns, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(table->rows.at(0), QStringList({QStringLiteral("true"), QString()}));
        QVERIFY(!docs::parseJsonArray(QStringLiteral("{}")));
        QVERIFY(!docs::parseJsonArray(QStringLiteral("[1]")));
    }
};

SPYHOP_TEST_MAIN(JsonTableTest)
#include "tst_jsontable.moc"

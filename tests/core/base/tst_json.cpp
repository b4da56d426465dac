// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/exactjson.h"
#include "core/base/json.h"

#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop::base;

class TestJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesAndPositions()
    {
        const auto text
            = parseJsonWithPositions("{\n  \"a\": [1, -2.5, \"x/é\"],\n  \"b/c\": {\"d\": null, \"e\": true}\n}");
        QVERIFY2(text.has_value(), text ? "" : qPrintable(text.error().what));
        QCOMPARE(QString::fromUtf8(QJsonDocument(text->value.toObject()).toJson(QJsonDocument::Compact)),
            QStringLiteral("{\"a\":[1,-2.5,\"x/é\"],\"b/c\":{\"d\":null,\"e\":true}}"));
        const JsonPosition a = text->positions.value(QStringLiteral("/a/1"));
        QCOMPARE(a.line, 2);
        QCOMPARE(a.column, 12);
        const JsonPosition d = text->positions.value(QStringLiteral("/b~1c/e"));
        QCOMPARE(d.line, 3);
    }

    void scalarsAndBom()
    {
        QCOMPARE(parseJsonWithPositions("\xEF\xBB\xBF 42 ").value().value.toInt(), 42);
        QCOMPARE(parseJsonWithPositions("\"x\"").value().value.toString(), QStringLiteral("x"));
    }

    void largeIntegersKeepEveryDigit()
    {
        const auto text = parseJsonWithPositions("[9007199254740993]");
        QCOMPARE(text.value().value.toArray().at(0).toInteger(), Q_INT64_C(9007199254740993));
    }

    void numbersAsTheyAreWritten()
    {
        const QByteArray source("{ \"a\": [24312000000012345678 , 1.10,-0\n, 1E5], \"b\" : 9300000000000000001}");
        const auto text = parseJsonExactly(source);
        QVERIFY2(text.has_value(), text ? "" : qPrintable(text.error().what));
        QCOMPARE(QString::fromUtf8(QJsonDocument(text->toObject()).toJson(QJsonDocument::Compact)),
            QStringLiteral("{\"a\":[\"24312000000012345678\",\"1.10\",\"-0\",\"1E5\"],\"b\":\"9300000000000000001\"}"));
        QCOMPARE(parseJsonExactly(" 1.50 ").value().toString(), QStringLiteral("1.50"));
        for (const char* broken : {"[1.2.3]", "[01]", "[1e]", "[-]", "[.5]"})
            QVERIFY2(!parseJsonExactly(broken), broken);
    }

    void broken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("contains");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("Line 1, column 1");
        QTest::newRow("comma") << QByteArray("{\n\"a\": 1,\n}") << QStringLiteral("Line");
        QTest::newRow("word") << QByteArray("{\"a\": nul}") << QStringLiteral("Line 1");
        QTest::newRow("open string") << QByteArray("{\"a\": \"x}") << QStringLiteral("Line");
        QTest::newRow("open object") << QByteArray("{\"a\": 1") << QStringLiteral("Line");
        QTest::newRow("duplicate") << QByteArray("{\"a\": 1,\n \"a\": 2}") << QStringLiteral("Line 2");
        QTest::newRow("escaped duplicate") << QByteArray("{\"a\": 1, \"\\u0061\": 2}") << QStringLiteral("“a”");
        QTest::newRow("two values") << QByteArray("{} {}") << QStringLiteral("Line 1");
        QTest::newRow("deep") << QByteArray(200, '[') + QByteArray(200, ']') << QStringLiteral("deep");
        QTest::newRow("utf-8") << QByteArray("{\"a\": \"\xff\xfe\"}") << QStringLiteral("Line 1");
        QTest::newRow("leading zero") << QByteArray("[01]") << QStringLiteral("Line 1");
    }
    void broken()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, contains);
        const auto result = parseJsonWithPositions(text);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Settings);
        QVERIFY2(result.error().what.contains(contains), qPrintable(result.error().what));
    }
};

SPYHOP_TEST_MAIN(TestJson)
#include "tst_json.moc"

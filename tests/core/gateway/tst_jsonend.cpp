// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/jsonend.h"

#include "tests/support/testmain.h"

using spyhop::gateway::JsonEnd;

class TestJsonEnd : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reached_data();
    void reached();
};

void TestJsonEnd::reached_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("length"); // after which it is reached; 0: never
    QTest::newRow("object") << QByteArray("{}") << 2;
    QTest::newRow("array, then more") << QByteArray("[1, {\"a\": []}] \n x") << 14;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF {}") << 6;
    QTest::newRow("brackets in a string") << QByteArray("{\"}\": \"]\\\"}\"}") << 13;
    QTest::newRow("escaped backslash") << QByteArray("{\"a\":\"\\\\\"}") << 10;
    QTest::newRow("open") << QByteArray("{\"a\": [1, 2}") << 0;
    QTest::newRow("open string") << QByteArray("{\"a\": \"}") << 0;
    QTest::newRow("page") << QByteArray("<html>{}</html>") << 0;
    QTest::newRow("blank") << QByteArray(" \n") << 0;
}

void TestJsonEnd::reached()
{
    QFETCH(QByteArray, text);
    QFETCH(int, length);
    JsonEnd whole;
    whole.feed(text);
    QCOMPARE(whole.isReached(), length > 0);
    JsonEnd pieces;
    for (int i = 0; i < text.size(); ++i) {
        pieces.feed(QByteArrayView(text).sliced(i, 1));
        QCOMPARE(pieces.isReached(), length > 0 && i + 1 >= length);
    }
}

SPYHOP_TEST_MAIN(TestJsonEnd)
#include "tst_jsonend.moc"

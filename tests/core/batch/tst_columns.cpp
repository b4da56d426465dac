// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/columns.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class ColumnsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parsed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("column"); // name|type|choices|hint; empty: refused
        QTest::newRow("plain") << "amount:number"
                               << "amount|number||";
        QTest::newRow("hint") << "amount:number:the sum: with tax"
                              << "amount|number||the sum: with tax";
        QTest::newRow("enum") << "mood:enum(good|bad|so so)"
                              << "mood|enum|good,bad,so so|";
        QTest::newRow("colon inside the brackets") << "t:enum(a:1|b:2):when"
                                                   << "t|enum|a:1,b:2|when";
        QTest::newRow("spaces") << " name : text : hint "
                                << "name|text||hint";
        QTest::newRow("list") << "tags:list"
                              << "tags|list||";
        QTest::newRow("Chinese") << QStringLiteral("金额:number:合计") << QStringLiteral("金额|number||合计");
        QTest::newRow("no type") << "amount"
                                 << "";
        QTest::newRow("no name") << ":text"
                                 << "";
        QTest::newRow("unknown type") << "a:float"
                                      << "";
        QTest::newRow("enum without choices") << "a:enum"
                                              << "";
        QTest::newRow("empty choices") << "a:enum(|)"
                                       << "";
        QTest::newRow("open bracket") << "a:enum(b|c"
                                      << "";
        QTest::newRow("choices of a text") << "a:text(b|c)"
                                           << "";
    }
    void parsed()
    {
        QFETCH(QString, text);
        QFETCH(QString, column);
        const auto parsed = batch::parseColumnText(text);
        if (column.isEmpty()) {
            QVERIFY(!parsed);
            QCOMPARE(parsed.error().code, base::ErrorCode::Usage);
            QVERIFY(parsed.error().what.contains(text));
            return;
        }
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().what));
        QCOMPARE(
            QStringList({parsed->name, model::columnTypeName(parsed->type), parsed->choices.join(u','), parsed->hint})
                .join(u'|'),
            column);
    }

    void namesAreGivenOnce()
    {
        const model::Column a{QStringLiteral("a"), model::ColumnType::Text, {}, {}};
        QVERIFY(batch::checkColumns({a}));
        QVERIFY(!batch::checkColumns({a, a}));
        QCOMPARE(batch::answerColumnNames({}), QStringList{QStringLiteral("answer")});
    }
};

SPYHOP_TEST_MAIN(ColumnsTest)
#include "tst_columns.moc"

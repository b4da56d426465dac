// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/answer.h"
#include "core/batch/columns.h"
#include "core/batch/itemrequest.h"
#include "tests/support/testmain.h"

using namespace spyhop;

namespace {

QList<model::Column> columnsOf(const QString& text)
{
    QList<model::Column> columns;
    const QStringList parts = text.split(u' ');
    for (const QString& part : parts)
        columns.append(batch::parseColumnText(part).value_or(model::Column{}));
    return columns;
}

} // namespace

class AnswerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("reply");
        QTest::addColumn<QString>("cells"); // parted by '/'; begins with '!': what the error says
        const auto row = [](const char* name, const QString& columns, const QString& reply, const QString& cells) {
            QTest::newRow(name) << columns << reply << cells;
        };
        const QString number = QStringLiteral("n:number");
        row("plain", QStringLiteral("a:text n:number"), QStringLiteral("{\"n\": 3, \"a\": \" x \"}"),
            QStringLiteral("x/3"));
        row("fence", number, QStringLiteral("Here:\n```json\n{\"n\": 3}\n```\nDone."), QStringLiteral("3"));
        row("fence without a language", number, QStringLiteral("```\n{\"n\": 3}\n```"), QStringLiteral("3"));
        row("fence inside a string", QStringLiteral("a:text"), QStringLiteral("{\"a\":\"```x\\n```\"}"),
            QStringLiteral("```x\n```"));
        row("array of one", number, QStringLiteral("[{\"n\":1}]"), QStringLiteral("1"));
        row("more keys than asked for", number, QStringLiteral("{\"n\":1,\"m\":2}"), QStringLiteral("1"));
        row("null", QStringLiteral("n:number a:text"), QStringLiteral("{\"n\":null,\"a\":\"x\"}"),
            QStringLiteral("/x"));
        row("grouped", number, QStringLiteral("{\"n\":\"1,280,000\"}"), QStringLiteral("1280000"));
        row("currency, decimals", number, QStringLiteral("{\"n\":\"￥1,280.50\"}"), QStringLiteral("1280.50"));
        row("full width", number, QStringLiteral("{\"n\":\"－１２\"}"), QStringLiteral("-12"));
        row("leading zeros", number, QStringLiteral("{\"n\":\"007\"}"), QStringLiteral("7"));
        row("long integer", number, QStringLiteral("{\"n\":9007199254740993}"), QStringLiteral("9007199254740993"));
        row("20 digits as a text", QStringLiteral("t:text"), QStringLiteral("{\"t\":24312000000012345678}"),
            QStringLiteral("24312000000012345678"));
        row("20 digits as a number", number, QStringLiteral("{\"n\": 24312000000012345678 }"),
            QStringLiteral("24312000000012345678"));
        row("above 2^63", QStringLiteral("t:text n:number"),
            QStringLiteral("{\"t\":9300000000000000001,\"n\":-9300000000000000001}"),
            QStringLiteral("9300000000000000001/-9300000000000000001"));
        row("20 digits in a list", QStringLiteral("l:list"), QStringLiteral("{\"l\":[24312000000012345678,1.10]}"),
            QStringLiteral("24312000000012345678; 1.10"));
        row("20 digits as a choice", QStringLiteral("e:enum(24312000000012345678|24312000000012345679)"),
            QStringLiteral("{\"e\":24312000000012345679}"), QStringLiteral("24312000000012345679"));
        row("as it is printed", QStringLiteral("t:text n:number"), QStringLiteral("{\"t\":1.10,\"n\":12.50}"),
            QStringLiteral("1.10/12.50"));
        row("more digits than a double", number, QStringLiteral("{\"n\":0.1234567890123456789}"),
            QStringLiteral("0.1234567890123456789"));
        row("an exponent", number, QStringLiteral("{\"n\":1.5E3}"), QStringLiteral("1.5e3"));
        row("number as a bool", QStringLiteral("b:bool"), QStringLiteral("{\"b\":1}"),
            QStringLiteral("!true or false"));
        row("number as a date", QStringLiteral("d:date"), QStringLiteral("{\"d\":20260131}"),
            QStringLiteral("!must be a date"));
        row("fraction", number, QStringLiteral("{\"n\":0.1}"), QStringLiteral("0.1"));
        row("words", number, QStringLiteral("{\"n\":\"about 5\"}"), QStringLiteral("!\"n\" must be a number"));
        row("wrong grouping", number, QStringLiteral("{\"n\":\"1,28\"}"), QStringLiteral("!must be a number"));
        row("bool is no number", number, QStringLiteral("{\"n\":true}"), QStringLiteral("!must be a number"));
        row("date", QStringLiteral("d:date"), QStringLiteral("{\"d\":\"2026-02-28\"}"), QStringLiteral("2026-02-28"));
        row("Chinese date", QStringLiteral("d:date"), QStringLiteral("{\"d\":\"2026年2月8日\"}"),
            QStringLiteral("2026-02-08"));
        row("no such day", QStringLiteral("d:date"), QStringLiteral("{\"d\":\"2026-02-30\"}"),
            QStringLiteral("!must be a date"));
        row("bools", QStringLiteral("a:bool b:bool c:bool"), QStringLiteral("{\"a\":true,\"b\":\"No\",\"c\":\"是\"}"),
            QStringLiteral("true/false/true"));
        row("not a bool", QStringLiteral("a:bool"), QStringLiteral("{\"a\":\"maybe\"}"),
            QStringLiteral("!true or false"));
        row("enum, other case", QStringLiteral("e:enum(Good|Bad)"), QStringLiteral("{\"e\":\"good\"}"),
            QStringLiteral("Good"));
        row("not of the enum", QStringLiteral("e:enum(Good|Bad)"), QStringLiteral("{\"e\":\"fine\"}"),
            QStringLiteral("!one of: Good, Bad"));
        row("list", QStringLiteral("l:list"), QStringLiteral("{\"l\":[\"a\",2,true]}"), QStringLiteral("a; 2; true"));
        row("list in a list", QStringLiteral("l:list"), QStringLiteral("{\"l\":[[1]]}"),
            QStringLiteral("!array of strings"));
        row("object as text", QStringLiteral("a:text"), QStringLiteral("{\"a\":{}}"),
            QStringLiteral("!must be a string"));
        row("key missing", QStringLiteral("a:text b:text"), QStringLiteral("{\"a\":\"x\"}"),
            QStringLiteral("!\"b\" is missing"));
        row("not JSON", number, QStringLiteral("I think it is 3."), QStringLiteral("!not valid JSON"));
        row("cut", number, QStringLiteral("{\"n\": 3"), QStringLiteral("!not valid JSON"));
        row("two values", number, QStringLiteral("{\"n\":1}{\"n\":2}"), QStringLiteral("!not valid JSON"));
        row("duplicate key", number, QStringLiteral("{\"n\":1,\"n\":2}"), QStringLiteral("!not valid JSON"));
        row("array of two", number, QStringLiteral("[{\"n\":1},{\"n\":2}]"), QStringLiteral("!not one JSON object"));
    }
    void cells()
    {
        QFETCH(QString, columns);
        QFETCH(QString, reply);
        QFETCH(QString, cells);
        const batch::Answer parsed = batch::readAnswer(reply, columnsOf(columns), false);
        if (cells.startsWith(u'!')) {
            QVERIFY(!parsed.isWhole());
            QVERIFY2(parsed.problem.contains(cells.sliced(1)), qPrintable(parsed.problem));
            return;
        }
        QVERIFY2(parsed.isWhole(), qPrintable(parsed.problem));
        QVERIFY(parsed.problem.isEmpty());
        QCOMPARE(parsed.cells.join(u'/'), cells);
    }

    void quotesStandBesideTheirValues()
    {
        const batch::Answer answer = batch::readAnswer(
            QStringLiteral("{\"n\":{\"value\":5,\"quote\":\" five of them \"},\"a\":\"bare\",\"d\":{\"quote\":\"x\"}}"),
            columnsOf(QStringLiteral("n:number a:text d:date")), true);
        QCOMPARE(answer.cells.mid(0, 2), (QStringList{QStringLiteral("5"), QStringLiteral("bare")}));
        QCOMPARE(answer.quotes.mid(0, 2), (QStringList{QStringLiteral("five of them"), QString()}));
        QCOMPARE(answer.wrong, QList<qsizetype>{2});
        QVERIFY(answer.problem.contains(u"\"d\" is missing"));
    }

    void longNumbersKeepTheirDigitsBesideQuotes()
    {
        const batch::Answer answer = batch::readAnswer(
            QStringLiteral("{\"t\":{\"value\":24312000000012345678,\"quote\":24312000000012345678}}"),
            columnsOf(QStringLiteral("t:text")), true);
        QCOMPARE(answer.cells, QStringList{QStringLiteral("24312000000012345678")});
        QCOMPARE(answer.quotes, QStringList{QStringLiteral("24312000000012345678")});
    }

    void onlyWhatWasWrongIsAskedForAgain()
    {
        const QList<model::Column> columns = columnsOf(QStringLiteral("a:text n:number b:bool"));
        const batch::Answer first
            = batch::readAnswer(QStringLiteral("{\"a\":\"x\",\"n\":\"many\",\"b\":true}"), columns, false);
        QCOMPARE(first.wrong, QList<qsizetype>{1});
        const QString question = batch::askAgain(columns, first);
        QVERIFY2(question.contains(u"only the key \"n\""), qPrintable(question));
        QVERIFY(!question.contains(u"\"a\""));
        const QList<model::Column> rest = batch::columnsAt(columns, first.wrong);
        QCOMPARE(rest.size(), 1);
        const batch::Answer good
            = batch::repaired(first, batch::readAnswer(QStringLiteral("{\"n\":7,\"a\":\"other\"}"), rest, false));
        QVERIFY(good.isWhole());
        QCOMPARE(good.cells.join(u'/'), QStringLiteral("x/7/true"));
        const batch::Answer bad
            = batch::repaired(first, batch::readAnswer(QStringLiteral("{\"n\":\"lots\"}"), rest, false));
        QCOMPARE(bad.wrong, QList<qsizetype>{1});
        QVERIFY(bad.problem.contains(u"must be a number"));
    }

    void withoutColumnsTheTextIsTheAnswer()
    {
        QCOMPARE(batch::readAnswer(QStringLiteral(" {x\n"), {}, false).cells, QStringList{QStringLiteral("{x")});
        QVERIFY(batch::answerInstruction({}, false).isEmpty());
    }

    void instructionListsTheColumns()
    {
        const QString text
            = batch::answerInstruction(columnsOf(QStringLiteral("sum:number:total mood:enum(a|b)")), false);
        QVERIFY2(text.contains(u"JSON"), qPrintable(text));
        QVERIFY(text.contains(u"\n- \"sum\" (number): total\n"));
        QVERIFY(text.contains(u"\n- \"mood\" (enum: a|b)\n"));
    }

    void whatItemsShareComesFirstAndIsTheSame()
    {
        model::BatchSpec spec;
        spec.id = QStringLiteral("job");
        spec.system = QStringLiteral("Be brief.");
        spec.prompt = QStringLiteral("What is it about?");
        spec.columns = columnsOf(QStringLiteral("sum:number"));
        spec.inputColumns = QStringList{QStringLiteral("a"), QStringLiteral("b")};
        spec.rows = true;
        const auto first = batch::prepareItem(
            spec.prompt, true, spec.inputColumns, {0, {}, {}, {QStringLiteral("1"), QStringLiteral("2")}}, {});
        const auto second = batch::prepareItem(
            spec.prompt, true, spec.inputColumns, {1, {}, {}, {QStringLiteral("3"), QStringLiteral("4")}}, {});
        QVERIFY(first && second);
        QCOMPARE(first->prompt, QStringLiteral("What is it about?\n\na: 1\nb: 2"));
        const model::ChatRequest one = batch::requestFor(spec, {}, first->prompt);
        const model::ChatRequest two = batch::requestFor(spec, {}, second->prompt);
        QCOMPARE(one.messages.first(), two.messages.first());
        QCOMPARE(one.messages.first().role, model::Role::System);
        QVERIFY(one.messages.first().text.startsWith(u"Be brief."));
        QVERIFY(one.jsonOutput);
        QCOMPARE(one.cache, model::CacheMode::Use);
        model::BatchSpec fresh = spec;
        fresh.fresh = true;
        QCOMPARE(batch::requestFor(fresh, {}, first->prompt).cache, model::CacheMode::Bypass);
        const auto key = [](const model::ChatRequest& request, qint64 item, int number, int chain) {
            model::Step step;
            step.item = item;
            step.number = number;
            step.chain = chain;
            return batch::idempotencyKey(request, step);
        };
        QCOMPARE(key(one, 0, 0, 0), key(one, 0, 0, 0));
        QVERIFY(key(one, 0, 0, 0) != key(one, 1, 0, 0));
        QVERIFY(key(one, 0, 0, 0) != key(one, 0, 1, 0));
        QVERIFY(key(one, 0, 0, 0) != key(one, 0, 0, 1));
        QVERIFY(key(one, 0, 0, 0) != key(two, 0, 0, 0));
    }
};

SPYHOP_TEST_MAIN(AnswerTest)
#include "tst_answer.moc"

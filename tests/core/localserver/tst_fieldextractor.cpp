// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/fieldextractor.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace spyhop::localserver;

namespace {

const QString contract
    = QStringLiteral("# Supply agreement\n\n**Supplier:** Northwind Logistics Ltd.\n**Customer:** Baltic Tools GmbH\n\n"
                     "This agreement of 3 March 2026 covers pallets and crates. It runs until 31 December 2027.\n"
                     "1. The deposit is $2,500.00.\n2. The total price is $48,200.50, payable in 30 days.\n"
                     "The goods are not insured by the supplier. Delivery is urgent.\n"
                     "Contacts: Ana Ruiz, Tom Berg and Li Wei\n");
const QString chinese = QStringLiteral(
    "采购合同\n甲方：北辰机械有限公司\n乙方：蓝湾物流有限公司\n签订日期：2026年5月18日\n"
    "合同总金额为人民币36."
    "8万元，预付款为5万元。\n交货截止日期为2026年9月30日。\n本批货物已投保。\n参会人员：王敏、李强、赵磊\n");

} // namespace

class TestFieldExtractor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fieldLines_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected"); // name|type|choices|hint
        QTest::newRow("text") << QStringLiteral("- \"party\" (text): who signs")
                              << QStringLiteral("party|0||who signs");
        QTest::newRow("no hint") << QStringLiteral("- \"amount\" (number)") << QStringLiteral("amount|1||");
        QTest::newRow("hint with parentheses") << QStringLiteral("- \"due\" (date, ISO 8601): pay by (last day): then")
                                               << QStringLiteral("due|2||pay by (last day): then");
        QTest::newRow("bool") << QStringLiteral("* \"insured\" (bool)") << QStringLiteral("insured|3||");
        QTest::newRow("enum") << QStringLiteral("- \"kind\" (enum(a|b c|d)): which")
                              << QStringLiteral("kind|4|a,b c,d|which");
        QTest::newRow("enum with a colon") << QStringLiteral("- \"kind\" (enum: a|b)") << QStringLiteral("kind|4|a,b|");
        QTest::newRow("one of") << QStringLiteral("- \"kind\" (one of: \"a\", \"b\")") << QStringLiteral("kind|4|a,b|");
        QTest::newRow("list") << QStringLiteral("- \"标签\" (list): 主要话题") << QStringLiteral("标签|5||主要话题");
        QTest::newRow("a list item of a document") << QStringLiteral("- the \"new\" (second) quay") << QString();
        QTest::newRow("plain") << QStringLiteral("\"party\" (text)") << QString();
    }
    void fieldLines()
    {
        QFETCH(QString, line);
        QFETCH(QString, expected);
        QStringList seen;
        for (const WantedField& field :
            wantedFields(QStringLiteral("Answer as JSON.\n") + line + QStringLiteral("\nText follows.")))
            seen << QStringList{field.name, QString::number(static_cast<int>(field.type)), field.choices.join(u','),
                field.hint}
                        .join(u'|');
        QCOMPARE(seen.join(u';'), expected);
    }

    void extracts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const QString& text, const char* line, const char* expected) {
            QTest::newRow(name) << text << QString::fromUtf8(line) << QByteArray(expected);
        };
        row("label", contract, R"(- "supplier" (text))", R"(["Northwind Logistics Ltd."])");
        row("label by synonym", contract, R"(- "customer" (text))", R"(["Baltic Tools GmbH"])");
        row("total, not deposit", contract, R"(- "total_price" (number): whole amount)", "[48200.5]");
        row("deposit", contract, R"(- "deposit" (number))", "[2500]");
        row("days", contract, R"(- "payable_days" (number): payable in days)", "[30]");
        row("date of the paper", contract, R"(- "date" (date): date of the agreement)", R"(["2026-03-03"])");
        row("end date", contract, R"(- "end" (date): runs until)", R"(["2027-12-31"])");
        row("negated", contract, R"(- "insured" (bool))", "[false]");
        row("stated", contract, R"(- "urgent" (bool))", "[true]");
        row("not mentioned", contract, R"(- "leasing" (bool))", "[false]");
        row("choice by count", contract, R"(- "kind" (enum(invoice|agreement|letter)))", R"(["agreement"])");
        row("list by label", contract, R"(- "contacts" (list))", R"([["Ana Ruiz","Tom Berg","Li Wei"]])");
        row("title", contract, R"(- "title" (text))", R"(["Supply agreement"])");
        row("Chinese label", chinese, R"(- "甲方" (text))", R"(["北辰机械有限公司"])");
        row("Chinese amount, English name", chinese, R"(- "amount" (number): total)", "[368000]");
        row("Chinese amount", chinese, R"(- "预付款" (number))", "[50000]");
        row("Chinese date", chinese, R"(- "签订日期" (date))", R"(["2026-05-18"])");
        row("Chinese deadline", chinese, R"(- "deadline" (date))", R"(["2026-09-30"])");
        row("Chinese bool", chinese, R"(- "投保" (bool))", "[true]");
        row("Chinese people", chinese, R"(- "attendees" (list))", R"([["王敏","李强","赵磊"]])");
        row("Chinese choice", chinese, R"(- "类型" (enum(合同|发票|报告)))", R"(["合同"])");
        row("no number", QStringLiteral("Nothing to count here."), R"(- "amount" (number))", "[null]");
        row("no date", QStringLiteral("Nothing to count here."), R"(- "day" (date))", "[null]");
    }
    void extracts()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        QFETCH(QByteArray, expected);
        const QList<WantedField> fields = wantedFields(line);
        QCOMPARE(fields.size(), 1);
        const QJsonObject object = extractFields(fields, text);
        QCOMPARE(QJsonDocument(QJsonArray{object[fields.first().name]}).toJson(QJsonDocument::Compact), expected);
    }

    void dates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("iso") << QStringLiteral("on 2026-02-03.") << QStringLiteral("2026-02-03");
        QTest::newRow("slashes") << QStringLiteral("2026/2/3") << QStringLiteral("2026-02-03");
        QTest::newRow("English") << QStringLiteral("Feb 3rd, 2026 and 4 March 2026")
                                 << QStringLiteral("2026-02-03 2026-03-04");
        QTest::newRow("dotted") << QStringLiteral("am 3.2.2026") << QStringLiteral("2026-02-03");
        QTest::newRow("Chinese, second without year")
            << QStringLiteral("2026年2月3日至3月4日") << QStringLiteral("2026-02-03 2026-03-04");
        QTest::newRow("no such day") << QStringLiteral("2026-02-31") << QString();
        QTest::newRow("version") << QStringLiteral("1.2.3.2026") << QString();
    }
    void dates()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QStringList seen;
        for (const FoundDate& date : findDates(text))
            seen << date.iso;
        QCOMPARE(seen.join(u' '), expected);
    }

    void numbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // $ money, % percent
        QTest::newRow("money") << QStringLiteral("$1,250.50 and 300 EUR and ¥12") << QStringLiteral("1250.5$ 300$ 12$");
        QTest::newRow("Chinese units") << QStringLiteral("共3.2万元，占12%，约5亿")
                                       << QStringLiteral("32000$ 12% 500000000");
        QTest::newRow("English units") << QStringLiteral("4.5 million dollars, 20k")
                                       << QStringLiteral("4500000$ 20000");
        QTest::newRow("list numbers and dates")
            << QStringLiteral("1. one\n2) two on 2026-01-02: 7") << QStringLiteral("7");
    }
    void numbers()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QStringList seen;
        for (const FoundNumber& number : findNumbers(text))
            seen << QString::number(number.value, 'g', 12)
                    + QString::fromLatin1(number.isMoney ? "$"
                            : number.isPercent           ? "%"
                                                         : "");
        QCOMPARE(seen.join(u' '), expected);
    }
};

SPYHOP_TEST_MAIN(TestFieldExtractor)
#include "tst_fieldextractor.moc"

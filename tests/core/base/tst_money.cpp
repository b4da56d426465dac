// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"
#include "core/base/moneysums.h"

#include "tests/support/testmain.h"

using namespace spyhop::base;

class TestMoney : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("nano");
        QTest::addColumn<QString>("currency");
        QTest::newRow("plain") << QStringLiteral("5.00") << Q_INT64_C(5'000'000'000) << QStringLiteral("CNY");
        QTest::newRow("currency") << QStringLiteral("5.00USD") << Q_INT64_C(5'000'000'000) << QStringLiteral("USD");
        QTest::newRow("space, case") << QStringLiteral(" 0.5 eur ") << Q_INT64_C(500'000'000) << QStringLiteral("EUR");
        QTest::newRow("nano") << QStringLiteral("0.000000001") << Q_INT64_C(1) << QStringLiteral("CNY");
        QTest::newRow("integer") << QStringLiteral("12") << Q_INT64_C(12'000'000'000) << QStringLiteral("CNY");
    }
    void parse()
    {
        QFETCH(QString, text);
        const auto money = Money::parse(text, QStringLiteral("CNY"));
        QVERIFY(money);
        QTEST(money->nanoUnits(), "nano");
        QTEST(money->currency(), "currency");
    }

    void refuse_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "x", "-1", "1,5", "1.0000000001", "1e3", "12345678901", "5 dollars"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refuse()
    {
        QFETCH(QString, text);
        QCOMPARE(Money::parse(text, QStringLiteral("USD")).error().code, ErrorCode::Usage);
    }

    void amounts_data()
    {
        QTest::addColumn<qint64>("nano");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("expected");
        QTest::newRow("six") << Q_INT64_C(1'200'000) << 6 << QStringLiteral("0.001200");
        QTest::newRow("half up") << Q_INT64_C(5'000'000) << 2 << QStringLiteral("0.01");
        QTest::newRow("below half") << Q_INT64_C(4'999'999) << 2 << QStringLiteral("0.00");
        QTest::newRow("carry") << Q_INT64_C(999'999'999) << 2 << QStringLiteral("1.00");
        QTest::newRow("negative") << Q_INT64_C(-1'500'000'000) << 1 << QStringLiteral("-1.5");
        QTest::newRow("none") << Q_INT64_C(2'500'000'000) << 0 << QStringLiteral("3");
    }
    void amounts()
    {
        QFETCH(qint64, nano);
        QFETCH(int, decimals);
        QTEST(Money(nano, QStringLiteral("USD")).amount(decimals), "expected");
    }

    void shownToAPerson()
    {
        QCOMPARE(Money(6'100'000, QStringLiteral("CNY")).display(), QStringLiteral("¥0.0061"));
        QCOMPARE(Money(1'860'000'000, QStringLiteral("USD")).display(), QStringLiteral("$1.86"));
        QCOMPARE(Money(1'860'000'000, QStringLiteral("EUR")).display(), QStringLiteral("1.86 EUR"));
        QCOMPARE(Money(0, QStringLiteral("CNY")).display(), QStringLiteral("¥0"));
        // What is there never reads as nothing.
        QCOMPARE(Money(1'000, QStringLiteral("USD")).display(), QStringLiteral("$0.000001"));
        QCOMPARE(Money(1, QStringLiteral("USD")).display(), QStringLiteral("$0.000000001"));
        QCOMPARE(Money(-42'000, QStringLiteral("USD")).display(), QStringLiteral("$-0.00004"));
        QCOMPARE(Money(186'000, QStringLiteral("USD")).display(), QStringLiteral("$0.0002"));
    }

    void exactForWhoeverReadsItBack()
    {
        QCOMPARE(Money(5'000'000'000, QStringLiteral("USD")).exactAmount(), QStringLiteral("5.00"));
        QCOMPARE(Money(12'500'000, QStringLiteral("USD")).exactAmount(), QStringLiteral("0.0125"));
        QCOMPARE(Money(1, QStringLiteral("USD")).exactAmount(), QStringLiteral("0.000000001"));
    }

    void sumsOfSeveralCurrenciesStayApart()
    {
        const Money yuan(6'100'000, QStringLiteral("CNY")), dollars(1'860'000'000, QStringLiteral("USD"));
        QList<Money> sums;
        addTo(sums, yuan);
        addTo(sums, {dollars, yuan});
        QCOMPARE(sums, (QList<Money>{Money(12'200'000, QStringLiteral("CNY")), dollars}));
        QCOMPARE(display(sums), QStringLiteral("¥0.0122 + $1.86"));
        QCOMPARE(display(QList<Money>()), QString());
    }

    void sumsAreExact()
    {
        Money sum;
        for (int i = 0; i < 1'000'000; ++i)
            sum += Money(1, QStringLiteral("USD"));
        QCOMPARE(sum, Money(1'000'000, QStringLiteral("USD")));
    }
};

SPYHOP_TEST_MAIN(TestMoney)
#include "tst_money.moc"

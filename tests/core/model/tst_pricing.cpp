// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/pricing.h"

#include "tests/support/testmain.h"

#include <QtCore/QFile>

using namespace spyhop::model;

class TestPricing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile file(qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/resources/models.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto table = PriceTable::parse(file.readAll());
        QVERIFY2(table.has_value(), table ? "" : qPrintable(table.error().sentence()));
        m_table = *table;
    }

    // 2026-11-23 is a Monday; Beijing is UTC+8.
    void peak_data()
    {
        QTest::addColumn<QString>("utc");
        QTest::addColumn<bool>("peak");
        QTest::newRow("08:59:59") << QStringLiteral("2026-11-23T00:59:59Z") << false;
        QTest::newRow("09:00") << QStringLiteral("2026-11-23T01:00:00Z") << true;
        QTest::newRow("11:59:59") << QStringLiteral("2026-11-23T03:59:59Z") << true;
        QTest::newRow("12:00") << QStringLiteral("2026-11-23T04:00:00Z") << false;
        QTest::newRow("14:00") << QStringLiteral("2026-11-23T06:00:00Z") << true;
        QTest::newRow("18:00") << QStringLiteral("2026-11-23T10:00:00Z") << false;
        QTest::newRow("Saturday") << QStringLiteral("2026-11-21T02:00:00Z") << false;
        QTest::newRow("National Day") << QStringLiteral("2026-10-01T02:00:00Z") << false;
    }
    void peak()
    {
        QFETCH(QString, utc);
        QTEST(m_table.isPeak(m_host, QDateTime::fromString(utc, Qt::ISODate)), "peak");
        QVERIFY(!m_table.isPeak(QStringLiteral("other.example"), QDateTime::fromString(utc, Qt::ISODate)));
    }

    void cost_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("utc");
        QTest::addColumn<QString>("amount");
        const QString offPeak = QStringLiteral("2026-11-23T05:00:00Z");
        // 600,000 hits, 400,000 misses, 100,000 output tokens of deepseek-flash.
        QTest::newRow("dollars") << QStringLiteral("USD") << offPeak << QStringLiteral("0.121800");
        QTest::newRow("yuan") << QStringLiteral("CNY") << offPeak << QStringLiteral("0.812000");
        QTest::newRow("peak is twice that")
            << QStringLiteral("USD") << QStringLiteral("2026-11-23T02:00:00Z") << QStringLiteral("0.243600");
    }
    void cost()
    {
        QFETCH(QString, currency);
        QFETCH(QString, utc);
        Usage usage;
        usage.promptTokens = 1'000'000;
        usage.cacheHitTokens = 600'000;
        usage.completionTokens = 100'000;
        PriceTable table = m_table;
        table.setCurrency(currency);
        const auto money = table.cost(m_host, m_model, usage, QDateTime::fromString(utc, Qt::ISODate));
        QVERIFY(money);
        QCOMPARE(money->currency(), currency);
        QTEST(money->amount(6), "amount");
    }

    void unknownIsNotFree()
    {
        const QDateTime now = QDateTime::fromString(QStringLiteral("2026-11-23T05:00:00Z"), Qt::ISODate);
        QVERIFY(!m_table.cost(m_host, QStringLiteral("other"), Usage(), now));
        QVERIFY(!m_table.cost(QStringLiteral("127.0.0.1"), m_model, Usage(), now));
        QVERIFY(!m_table.cost(m_host, m_model, Usage(), now.addYears(-1)));
    }

    void anAccountHasItsOwnCurrencyAndPrices()
    {
        const QDateTime now = QDateTime::fromString(QStringLiteral("2026-11-23T05:00:00Z"), Qt::ISODate);
        const QString mine = QStringLiteral("mine"), other = QStringLiteral("other");
        PriceTable table = m_table;
        table.setAccount(mine, QStringLiteral("CNY"), {{other, {{}, 1, 2, 3}}});
        table.setAccount(QStringLiteral("yours"), {}, {{m_model, {QStringLiteral("EUR"), 4, 5, 6}}});
        const auto currencyAt = [&](const QString& endpoint, const QString& model) {
            const PriceRow* row = table.row({m_host, endpoint}, model, now);
            return row ? row->currency : QString();
        };
        QCOMPARE(currencyAt(mine, m_model), QStringLiteral("CNY"));
        QCOMPARE(currencyAt(mine, other), QStringLiteral("CNY"));
        QCOMPARE(currencyAt(QStringLiteral("yours"), m_model), QStringLiteral("EUR"));
        QCOMPARE(currencyAt(QStringLiteral("nobody's"), m_model), QStringLiteral("USD"));
        QCOMPARE(currencyAt(QStringLiteral("nobody's"), other), QString());
        QCOMPARE(currencyAt({}, m_model), QStringLiteral("USD"));
        Usage usage;
        usage.promptTokens = 3'000'000;
        usage.cacheHitTokens = 1'000'000;
        usage.completionTokens = 1'000'000;
        // The owner's price goes first, under whichever of its names the model answered.
        const auto cost = table.cost({m_host, mine}, QStringList{m_model, other}, usage, now);
        QVERIFY(cost);
        QCOMPARE(cost->nanoUnits(), 1 + 2 * 2 + 3);
        table.forgetAccounts();
        QCOMPARE(currencyAt(mine, m_model), QStringLiteral("USD"));
    }

    void ownPricesAsAPersonWritesThem_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("again"); // empty: refused
        const auto row = [](const char* name, const char* lines, const char* again) {
            QTest::newRow(name) << QString::fromUtf8(lines) << QString::fromUtf8(again);
        };
        row("without a cache", "gpt-4o 2.5 10", "gpt-4o 2.50 10.00");
        row("all of it", " org/m  2.50 1.25 10.00  usd ", "org/m 2.50 1.25 10.00 USD");
        row("two lines", "b 1 2\n\na 0.0001 0.00005 1 CNY\n", "a 0.0001 0.00005 1.00 CNY\nb 1.00 2.00");
        row("no output", "gpt-4o 2.50", "");
        row("too many", "gpt-4o 1 2 3 4", "");
        row("a word for an amount", "gpt-4o free 1", "");
        row("a currency in the middle", "gpt-4o 1USD 2", "");
    }
    void ownPricesAsAPersonWritesThem()
    {
        QFETCH(QString, lines);
        QFETCH(QString, again);
        const auto prices = ownPricesFromText(lines);
        QCOMPARE(prices.has_value(), !again.isEmpty());
        if (!prices) {
            QCOMPARE(prices.error().code, spyhop::base::ErrorCode::Usage);
            return;
        }
        QCOMPARE(ownPricesToText(*prices), again);
        QCOMPARE(*ownPricesFromJson(ownPricesToJson(*prices)), *prices);
    }

    void brokenData_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no json") << QByteArray("{");
        QTest::newRow("no date") << QByteArray(
            R"({"prices":[{"provider":"a","model":"b","currency":"USD","perMillion":{}}]})");
        QTest::newRow("price is a word") << QByteArray(
            R"({"prices":[{"provider":"a","model":"b","currency":"USD","validFrom":"2026-01-01","perMillion":{"hit":"x","miss":"1","output":"1"}}]})");
    }
    void brokenData()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!PriceTable::parse(json));
    }

    void estimates()
    {
        QCOMPARE(estimateTokens(u""), 0);
        QCOMPARE(estimateTokens(u"0123456789"), 3);
        QCOMPARE(estimateTokens(u"年度财务报告要点总结"), 6);
    }

private:
    const QString m_host = QStringLiteral("api.deepseek.com");
    const QString m_model = QStringLiteral("deepseek-flash");
    PriceTable m_table;
};

SPYHOP_TEST_MAIN(TestPricing)
#include "tst_pricing.moc"

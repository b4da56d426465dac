// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/numberformat.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class NumberFormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shown_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* code, double value, const char* text) {
            QTest::addRow("%s of %.17g", code, value) << QString::fromUtf8(code) << value << QString::fromUtf8(text);
        };
        row("General", 0.1 + 0.2, "0.3");
        row("General", 12345678901.0, "12345678901");
        row("General", 110101199003071234.0, "110101199003071232");
        row("General", -1.5, "-1.5");
        row("General", 1e300, "1e+300");
        row("0", 2.5, "3");
        row("0.00", 1.005, "1.01");
        row("0.00", -1.5, "-1.50");
        row("0.00", -0.001, "0.00");
        row("#,##0", 1234567, "1,234,567");
        row("#,##0.00", -1234.5, "-1,234.50");
        row("#,##0.00;[Red](#,##0.00)", -1234.5, "(1,234.50)");
        row("0;-0;\"none\"", 0, "none");
        row("0%", 0.25, "25%");
        row("0.0%", 0.1234, "12.3%");
        row("00000", 77, "00077");
        row("0.00E+00", 198000000, "1.98E+08");
        row("# ?/?", 2.5, "2 1/2");
        row("[$€-407] #,##0.00", 5, "€ 5.00");
        row("\"¥\"#,##0", 1200, "¥1,200");
        row("#,##0,", 1234567, "1,235");
        row("0.0\\ \"kg\"", 3.25, "3.3 kg");
        row("#.##", 0.5, ".50");
        row("yyyy-mm-dd", 46000, "2025-12-09");
        row("d/m/yy", 46000, "2025-12-09");
        row("yyyy\"年\"m\"月\"d\"日\"", 46000, "2025-12-09");
        row("[$-411]ggge\"年\"m\"月\"d\"日\"", 46000, "2025-12-09");
        row("mmm-yy", 46000, "2025-12-09");
        row("h:mm", 0.75, "18:00");
        row("h:mm:ss AM/PM", 0.75, "18:00:00");
        row("yyyy-mm-dd hh:mm", 45292.5, "2024-01-01 12:00");
        row("[h]:mm:ss", 1.5, "36:00:00");
        row("yyyy-mm-dd", 1, "1900-01-01");
        row("yyyy-mm-dd", 61, "1900-03-01");
        row("yyyy-mm-dd", -5, "-5");
        row("yyyy-mm-dd", 1e9, "1000000000");
    }
    void shown()
    {
        QFETCH(QString, code);
        QFETCH(double, value);
        QTEST(docs::NumberFormat(code).display(value, false), "text");
    }

    void otherEpoch()
    {
        QCOMPARE(docs::NumberFormat(QStringLiteral("yyyy-mm-dd")).display(0, true), QStringLiteral("1904-01-01"));
    }

    void builtIn()
    {
        QCOMPARE(docs::NumberFormat::builtIn(10), QStringLiteral("0.00%"));
        QCOMPARE(docs::NumberFormat::builtIn(0), QStringLiteral("General"));
        QVERIFY(docs::NumberFormat(docs::NumberFormat::builtIn(31)).isDate());
        QVERIFY(!docs::NumberFormat(docs::NumberFormat::builtIn(3)).isDate());
    }

    void anythingIsSurvived()
    {
        for (const char* code :
            {"", ";", "\"", "[", "\\", "[$", "0;0;0;0;0", "E+", "E+E+", ".", ",", "%%%%%%%%", "@@", "///"}) {
            for (const double value : {0.0, -1.0, 1e308, 5e-324})
                QVERIFY(docs::NumberFormat(QString::fromUtf8(code)).display(value, false).size() < 1000);
        }
    }
};

SPYHOP_TEST_MAIN(NumberFormatTest)
#include "tst_numberformat.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tokenscale.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using model::TokenLore;
using model::TokenScale;

Q_DECLARE_METATYPE(spyhop::model::TokenLore)

class TestTokenScale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsReadIsSane_data()
    {
        QTest::addColumn<TokenLore>("lore");
        QTest::addColumn<double>("factor");
        QTest::addColumn<qint64>("overhead");
        QTest::addColumn<bool>("isOfText");
        QTest::newRow("nothing") << TokenLore() << 1.0 << qint64(0) << false;
        QTest::newRow("long prompts") << TokenLore{10'000, 15'000, 0, 0, 0} << 1.5 << qint64(0) << true;
        QTest::newRow("long items") << TokenLore{10'000, 15'000, 5, 0, 0} << 1.5 << qint64(0) << true;
        // Kept by an earlier version, of a greeting alone, and of a gateway with a prompt of its own.
        QTest::newRow("a greeting") << TokenLore{1, 7, 0, 0, 0} << 1.0 << qint64(0) << false;
        QTest::newRow("far too many") << TokenLore{2'000, 3'000'000, 0, 0, 0} << model::mostFactor << qint64(0) << true;
        QTest::newRow("far too few") << TokenLore{2'000, 11, 0, 0, 0} << model::leastFactor << qint64(0) << true;
        // Short rows: the same for each of them, and nothing that a long text would be multiplied by.
        QTest::newRow("short rows") << TokenLore{5'000, 155'000, 100, 0, 0} << 1.0 << qint64(1'500) << false;
        QTest::newRow("counted less") << TokenLore{5'000, 3'000, 100, 0, 0} << 0.6 << qint64(0) << false;
        QTest::newRow("beyond reason") << TokenLore{5'000, 90'000'000, 100, 0, 0} << 1.0 << model::mostOverhead
                                       << false;
    }

    void whatIsReadIsSane()
    {
        QFETCH(TokenLore, lore);
        const TokenScale scale = model::tokenScale(lore);
        QTEST(scale.factor, "factor");
        QTEST(scale.overhead, "overhead");
        QTEST(scale.isOfText, "isOfText");
    }

    void doubtFallsWithWhatWasCounted()
    {
        double before = model::tokenScale({}).spread(0.25, 0.05);
        QCOMPARE(before, 0.25);
        for (const qint64 tokens : {1'000, 10'000, 100'000, 10'000'000}) {
            const double spread = model::tokenScale({tokens, tokens, 0, 0, 0}).spread(0.25, 0.05);
            QVERIFY2(spread < before && spread > 0.05, qPrintable(QString::number(spread)));
            before = spread;
        }
        QVERIFY(model::tokenScale({2'000, 2'000, 0, 0, 0}).spread(0.25, 0.05) > 0.2); // one answer
        QVERIFY(before < 0.06);
    }
};

SPYHOP_TEST_MAIN(TestTokenScale)
#include "tst_tokenscale.moc"

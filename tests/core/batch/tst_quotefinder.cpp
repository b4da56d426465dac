// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/proofs.h"
#include "core/batch/quotefinder.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class QuoteFinderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("quote");
        QTest::addColumn<QString>("found"); // the stretch of the source; "-": none
        const auto row = [](const char* name, const char* source, const char* quote, const char* found) {
            QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(quote) << QString::fromUtf8(found);
        };
        row("as it is", "It costs 5 yuan.", "costs 5 yuan", "costs 5 yuan");
        row("over a line end", "payable in\n  30 days", "payable in 30 days", "payable in\n  30 days");
        row("hyphen that is not seen",
            "pay\xc2\xad"
            "able",
            "payable",
            "pay\xc2\xad"
            "able");
        row("full width", "合同金额：１２０元", "合同金额:120元", "合同金额：１２０元");
        row("Kangxi radical", "\xe2\xbc\x80\xe6\x9d\xa1", "一条", "\xe2\xbc\x80\xe6\x9d\xa1");
        row("Chinese without the source's spaces", "甲方 ： 华东", "甲方：华东", "甲方 ： 华东");
        row("other quotation marks", "the “Seller” delivers", "the \"Seller\" delivers", "the “Seller” delivers");
        row("the model's own marks around it", "plain words here", "\"plain words\"", "plain words");
        row("composed and decomposed", "caf\x65\xcc\x81 au lait", "caf\xc3\xa9 au", "caf\x65\xcc\x81 au");
        row("not there", "It costs 5 yuan.", "It costs 6 yuan.", "-");
        row("other case", "The Seller", "the seller", "-");
        row("words left out", "one two three", "one three", "-");
        row("nothing", "abc", "", "-");
        row("marks alone", "a, b", " , ", "-");
        row("longer than the source", "ab", "abc", "-");
    }
    void finds()
    {
        QFETCH(QString, source);
        QFETCH(QString, quote);
        QFETCH(QString, found);
        const auto span = batch::QuoteFinder(source).find(quote);
        QCOMPARE(span ? source.sliced(span->begin, span->length) : QStringLiteral("-"), found);
    }

    void placesAreNamed()
    {
        docs::Document document;
        document.text = QStringLiteral("first page\nsecond page");
        document.parts = {{docs::PartKind::Page, 1, {}, 0}, {docs::PartKind::Page, 2, {}, 11}};
        const QList<model::Proof> proofs = batch::proofsOf(
            {QStringLiteral("second  page"), QString(), QStringLiteral("third")}, batch::sourceOf(document));
        QCOMPARE(proofs.size(), 3);
        QVERIFY(proofs.at(0).found);
        QCOMPARE(proofs.at(0).place, QStringLiteral("page 2"));
        QVERIFY(!proofs.at(1).found);
        QVERIFY2(!proofs.at(2).found && proofs.at(2).quote == u"third", "flagged, never dropped");
        const batch::Source row = batch::sourceOf(
            {QStringLiteral("who"), QStringLiteral("said")}, {QStringLiteral("Ann"), QStringLiteral("too slow")});
        QCOMPARE(batch::proofsOf({QStringLiteral("too slow")}, row).first().place, QStringLiteral("said"));
    }

    void longSourcesAreReadOnce()
    {
        QString source;
        for (int i = 0; i < 100'000; ++i)
            source += QStringLiteral("第%1条 words，").arg(i);
        const batch::QuoteFinder finder(source);
        for (int i = 0; i < 20; ++i)
            QVERIFY(finder.find(QStringLiteral("第%1条words").arg(i * 4'999)));
    }
};

SPYHOP_TEST_MAIN(QuoteFinderTest)
#include "tst_quotefinder.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/receipt.h"
#include "tests/support/testmain.h"

#include <QtCore/QLocale>

using namespace spyhop;
using docs::PartKind;

class ReceiptTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void oneLine_data()
    {
        QTest::addColumn<docs::Document>("document");
        QTest::addColumn<QString>("line");
        docs::Document document;
        document.text = QString(5310, u'x');
        QTest::newRow("text alone") << document << QStringLiteral("5,310 characters");
        document.encoding = QStringLiteral("UTF-8");
        QTest::newRow("encoding") << document << QStringLiteral("5,310 characters, UTF-8");
        document.encoding.clear();
        document.parts = {{PartKind::Sheet, 1, {}, 0}, {PartKind::Sheet, 2, {}, 9}, {PartKind::Sheet, 3, {}, 99}};
        document.rows = 1200;
        QTest::newRow("all sheets") << document << QStringLiteral("3/3 sheets, 1,200 rows, 5,310 characters");
        document.partsTotal = 4;
        document.rows = 0;
        document.leftOut = {QStringLiteral("sheet “b”: damaged")};
        QTest::newRow("one sheet short") << document
                                         << QStringLiteral(
                                                "3/4 sheets, 5,310 characters; left out: sheet “b”: damaged");
        document.leftOut = QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
            QStringLiteral("d"), QStringLiteral("e"), QStringLiteral("f"), QStringLiteral("g")};
        QTest::newRow("many reasons") << document
                                      << QStringLiteral(
                                             "3/4 sheets, 5,310 characters; left out: a; b; c; d; e; and 2 more");
        document.leftOut.clear();
        document.parts = {{PartKind::Message, 1, {}, 0}, {PartKind::File, 2, {}, 9}};
        document.partsTotal = 2;
        document.pictures = {{"x", "image/png", 2}};
        document.recognisedIn = {QStringLiteral("scan.png"), QStringLiteral("s.pdf: 2 page(s)")};
        document.confidence = 0.931;
        QTest::newRow("recognised inside")
            << document
            << QStringLiteral(
                   "2/2 parts, 5,310 characters, 1 picture(s), text recognised (confidence 93 %) in scan.png; "
                   "s.pdf: 2 page(s)");
        document.recognisedIn.clear();
        document.confidence.reset();
        QTest::newRow("mixed") << document << QStringLiteral("2/2 parts, 5,310 characters, 1 picture(s)");
        document.pictures.append({"y", "image/jpeg", 2, true});
        document.leftOut = QStringList{QStringLiteral("3 link(s)")};
        QTest::newRow("a photo") << document
                                 << QStringLiteral("2/2 parts, 5,310 characters, 2 picture(s); left out: metadata of "
                                                   "pictures (place, time, camera or the like); 3 link(s)");
        document.leftOut.clear();
        document.parts = {{PartKind::Page, 1, {}, 0}};
        document.partsTotal = 1;
        document.pictures.clear();
        document.confidence = 0.934;
        QTest::newRow("recognised") << document
                                    << QStringLiteral("1/1 pages, 5,310 characters, text recognised (confidence 93 %)");
    }
    void oneLine()
    {
        QFETCH(docs::Document, document);
        QTEST(docs::receiptOf(document), "line");
    }
};

SPYHOP_TEST_MAIN(ReceiptTest)
#include "tst_receipt.moc"

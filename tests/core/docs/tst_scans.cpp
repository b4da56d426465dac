// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/scans.h"
#include "tests/support/testmain.h"

#include <QtCore/QLocale>

using namespace spyhop::docs;

class ScansTest : public QObject {
    Q_OBJECT
    //! Pages with these texts; an empty one is a scan.
    static Document pages(const QStringList& texts)
    {
        Document document;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            document.parts.append({PartKind::Page, int(i) + 1, QString(), document.text.size()});
            if (texts.at(i).isEmpty())
                document.scans.append(int(i) + 1);
            else
                document.text += texts.at(i) + QStringLiteral("\n\n");
        }
        document.partsTotal = int(texts.size());
        return document;
    }
    //! "1:first 3:third": what stands where the parts say.
    static QString shape(const Document& document)
    {
        QStringList words;
        for (qsizetype i = 0; i < document.parts.size(); ++i) {
            const qsizetype begin = document.parts.at(i).begin;
            const qsizetype end = i + 1 < document.parts.size() ? document.parts.at(i + 1).begin : document.text.size();
            words << QStringLiteral("%1:%2")
                         .arg(document.parts.at(i).number)
                         .arg(document.text.mid(begin, end - begin).trimmed());
        }
        return words.join(u' ');
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void ranges()
    {
        QCOMPARE(numberRanges({3}), QStringLiteral("3"));
        QCOMPARE(numberRanges({12, 5, 6, 9, 7, 3}), QStringLiteral("3, 5–7, 9, 12"));
        QCOMPARE(numberRanges({}), QString());
    }

    void recognisedTextStandsOnItsPage()
    {
        Document document = pages({QStringLiteral("first"), {}, QStringLiteral("third"), {}, {}});
        ScanResults results;
        results.texts = {{2, QStringLiteral("second")}, {4, QStringLiteral("fourth")}};
        results.confidence = 0.8 * 12;
        results.characters = 12;
        results.leftOut = {{QStringLiteral("took too long"), {5}}};
        mergeScans(document, results);
        QCOMPARE(shape(document), QStringLiteral("1:first 2:second 3:third 4:fourth"));
        QCOMPARE(document.leftOut, QStringList{QStringLiteral("page 5: took too long")});
        QVERIFY(document.scans.isEmpty());
        QVERIFY(document.receipt.startsWith(QStringLiteral("4/5 pages, ")));
        QVERIFY2(document.receipt.contains(QStringLiteral("confidence 80 %")), qPrintable(document.receipt));
    }

    void picturesAreShownBesideTheText()
    {
        Document document = pages({QStringLiteral("first"), {}});
        ScanResults results;
        results.pictures = {{2, Picture{"x", "image/jpeg", 2}}};
        mergeScans(document, results);
        QCOMPARE(shape(document), QStringLiteral("1:first 2:"));
        QCOMPARE(document.pictures.size(), 1);
        QVERIFY(!document.confidence);
        QVERIFY(document.receipt.startsWith(QStringLiteral("2/2 pages, ")));
    }

    void leftOutPagesAreNamed()
    {
        Document document = pages({QStringLiteral("first"), {}, {}, QStringLiteral("fourth"), {}});
        ScanResults results;
        results.leftOut = {{QStringLiteral("left out"), {2, 3, 5}}};
        mergeScans(document, results);
        QCOMPARE(shape(document), QStringLiteral("1:first 4:fourth"));
        QCOMPARE(document.leftOut, QStringList{QStringLiteral("pages 2–3, 5: left out")});
        QVERIFY(document.receipt.startsWith(QStringLiteral("2/5 pages, ")));
    }

    void wordsBesideAPictureAreKept()
    {
        Document document = pages({QStringLiteral("Page 1/3"), QStringLiteral("Fax 2"), QStringLiteral("Fax 3")});
        ScanResults results;
        results.texts = {{1, QStringLiteral("PAGE 1 / 3\nThe body")}, {2, QStringLiteral("The rest")}};
        results.leftOut = {{QStringLiteral("left out"), {3}}};
        mergeScans(document, results);
        QCOMPARE(shape(document), QStringLiteral("1:PAGE 1 / 3\nThe body 2:Fax 2\n\nThe rest 3:Fax 3"));
        QCOMPARE(document.leftOut, QStringList{QStringLiteral("page 3: left out")});
        QVERIFY(document.receipt.startsWith(QStringLiteral("3/3 pages, ")));
    }

    void aPictureIsOneText()
    {
        Document document;
        document.scans = {0};
        ScanResults results;
        results.texts = {{0, QStringLiteral("words")}};
        results.confidence = 4;
        results.characters = 5;
        mergeScans(document, results);
        QCOMPARE(document.text, QStringLiteral("words"));
        QCOMPARE(document.confidence.value_or(0), 0.8);
    }
};

SPYHOP_TEST_MAIN(ScansTest)
#include "tst_scans.moc"

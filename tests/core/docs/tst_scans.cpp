// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/innerfiles.h"
#include "core/docs/numbers.h"
#include "core/docs/picturehead.h"
#include "core/docs/scans.h"
#include "core/docs/textflow.h"
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

    void filesInsideStandInTheirPlace()
    {
        const auto inner = [](const char* path, FileType type) {
            return InnerFile{QString::fromUtf8(path), type, {}, 0, 0, InnerHeading::File, true};
        };
        const auto file = [](TextFlow& flow, const QString& path, const QString& text) {
            flow.part(PartKind::File, path);
            flow.paragraph(QStringLiteral("File: ") + path);
            flow.block(text);
        };
        TextFlow flow;
        flow.inner(inner("first.png", FileType::Image));
        file(flow, QStringLiteral("a.txt"), QStringLiteral("plain"));
        flow.document().pictures.append({"x", "image/png", 1});
        flow.inner(inner("s.pdf", FileType::Pdf));
        flow.inner(inner("lost.png", FileType::Image));
        file(flow, QStringLiteral("z.txt"), QStringLiteral("last"));
        flow.inner(inner("end.png", FileType::Image));
        flow.document().partsTotal = 6;
        Document document = *flow.take();
        InnerResult words, pages, shown, lost;
        words.document = Document();
        words.document->text = QStringLiteral("words\n");
        words.recognised = {4, 5, 1};
        pages.document = Document();
        pages.document->text = QStringLiteral("page one\n\npage two");
        pages.document->leftOut = {QStringLiteral("page 3: took too long")};
        pages.recognised = {9, 15, 2};
        lost.reason = QStringLiteral("damaged");
        shown.document = Document();
        shown.document->pictures = {Picture{"y", "image/jpeg", 0}};
        mergeInner(document, {words, pages, lost, shown});
        QCOMPARE(document.text,
            QStringLiteral("File: first.png\nwords\n\nFile: a.txt\nplain\n\nFile: s.pdf\npage one\n\npage two\n\n"
                           "File: z.txt\nlast\n\nFile: end.png"));
        QCOMPARE(document.parts.size(), 5);
        for (const Part& part : document.parts)
            QVERIFY(document.text.mid(part.begin).startsWith(QStringLiteral("File: ") + part.title));
        QCOMPARE(document.pictures.size(), 2);
        QCOMPARE(document.pictures.first().part, 2); // a.txt was the first
        QCOMPARE(document.pictures.last().part, 5);
        QCOMPARE(document.confidence.value_or(0), 13.0 / 20);
        QVERIFY(document.inner.isEmpty());
        QCOMPARE(document.receipt,
            QStringLiteral("5/6 files, 105 characters, 2 picture(s), text recognised (confidence 65 %) in first.png; "
                           "s.pdf: 2 page(s); left out: s.pdf: page 3: took too long; lost.png: damaged"));
    }

    void picturesWhereNoTextStandsAreHandedOn()
    {
        TextFlow flow;
        for (const char* body : {"", "words", ""}) {
            flow.part(PartKind::Slide, QString());
            flow.heading(1, QStringLiteral("Slide"));
            flow.block(QString::fromUtf8(body));
            flow.document().pictures.append({body, "image/png", int(flow.document().parts.size())});
        }
        Document document = *flow.take();
        handOnPictures(document);
        QCOMPARE(document.pictures.size(), 1);
        QCOMPARE(document.pictures.first().part, 2);
        QCOMPARE(document.inner.size(), 2);
        InnerResult first, last;
        first.document = Document();
        first.document->text = QStringLiteral("first");
        last.document = Document();
        last.document->text = QStringLiteral("last");
        mergeInner(document, {first, last});
        QCOMPARE(shape(document), QStringLiteral("1:# Slide\n\nfirst 2:# Slide\nwords 3:# Slide\n\nlast"));
        // A reader that was taken over may say anything.
        Document lies;
        lies.parts = {{PartKind::Slide, 1, QString(), 0}};
        lies.pictures = {{"x", "image/png", -9}, {"x", "image/png", 9'000}};
        handOnPictures(lies);
        QCOMPARE(lies.inner.size(), 2);
        mergeInner(lies, {first, last});
        QCOMPARE(lies.text, QStringLiteral("first\n\nlast"));
    }

    void headsTellSizes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QSize>("size");
        const auto row = [](const char* name, const char* hex, const QSize& size) {
            QTest::newRow(name) << QByteArray::fromHex(hex) << size;
        };
        row("png", "89504e470d0a1a0a0000000d494844520000012c00000050", {300, 80});
        row("gif", "4749463839612c015000", {300, 80});
        row("jpeg", "ffd8ffe000104a46494600010100000100010000ffff ffc2001108005001 2c03", {300, 80});
        row("jpeg with tables first", "ffd8ffdb000400ffffc4000400ffffc0001108005001 2c03", {300, 80});
        row("webp", "52494646000000005745425056503820000000000000009d012a2c015000", {300, 80});
        row("webp, lossless", "5249464600000000574542505650384c000000002f2bc11300", {300, 80});
        row("webp, extended", "52494646000000005745425056503858 0a000000000000002b01004f0000", {300, 80});
        row("cut off", "89504e470d0a1a0a", {0, 0});
        row("jpeg that ends", "ffd8ffe000104a46", {});
        row("jpeg that goes nowhere", "ffd8ffe00000ffe00000ffe00000ffe0", {});
        row("none", "25504446", {});
    }
    void headsTellSizes()
    {
        QFETCH(QByteArray, bytes);
        QTEST(pictureSize(bytes), "size");
    }

    void whatIsTooSmallForText()
    {
        const auto gif = [](int width, int height) {
            const char head[] = {'G', 'I', 'F', '8', '9', 'a', static_cast<char>(width & 0xff),
                static_cast<char>(width >> 8), static_cast<char>(height & 0xff), static_cast<char>(height >> 8)};
            return QByteArray(head, sizeof head);
        };
        const int high = leastTextHeight, wide = leastTextLength;
        QVERIFY(isTooSmallForText(gif(1, 1)));
        QVERIFY(isTooSmallForText(gif(1'000, high - 1)));
        QVERIFY(isTooSmallForText(gif(high - 1, 1'000)));
        QVERIFY(isTooSmallForText(gif(wide - 1, wide - 1)));
        QVERIFY(!isTooSmallForText(gif(wide, high)));
        QVERIFY(!isTooSmallForText(gif(high, wide)));
        QVERIFY(!isTooSmallForText("GIF89a")); // its size is not known
        QVERIFY(!isTooSmallForText({}));
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

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/numbers.h"
#include "core/docs/pdfreader.h"
#include "core/docs/picturereader.h"
#include "core/docs/recogniser.h"
#include "core/docs/tiffhead.h"
#include "tests/core/docs/tifffixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

using namespace spyhop;
using namespace spyhop::docs;

namespace {

QImage pictureOf(const QString& words)
{
    QImage image(1600, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QFont font({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(64);
    painter.setFont(font);
    painter.drawText(image.rect(), Qt::AlignCenter, words);
    return image;
}

//! One page each: words; "" is blank, "[words]" is a picture of them.
QByteArray pdfOf(const QStringList& pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(300);
    QPainter painter(&writer);
    painter.setFont(QFont({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")}, 14));
    for (qsizetype i = 0; i < pages.size(); ++i) {
        if (i > 0)
            writer.newPage();
        if (pages.at(i).startsWith(u'['))
            painter.drawImage(QPoint(200, 300), pictureOf(pages.at(i).sliced(1, pages.at(i).size() - 2)));
        else
            painter.drawText(200, 300, pages.at(i));
    }
    painter.end();
    return bytes;
}

QByteArray encoded(const QImage& image, const char* format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

} // namespace

//! PDF, pictures and text recognition: the pure parts, in this process.
class PdfReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void pagesKnowWhereTheyBegin()
    {
        const auto document = readPdf(pdfOf({QStringLiteral("The first page"), QStringLiteral("第二页的合同条款"),
            QString(), QStringLiteral("Total: 1,234.50")}));
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QCOMPARE(document->parts.size(), 4);
        QCOMPARE(document->partsTotal, 4);
        QVERIFY(document->scans.isEmpty()); // the third is blank
        const auto at = [&](int page) { return document->text.mid(document->parts.at(page - 1).begin); };
        QVERIFY(at(1).startsWith(QStringLiteral("The first page")));
        QVERIFY2(at(2).startsWith(QStringLiteral("第二页的合同条款")), qPrintable(document->text));
        QVERIFY(at(4).startsWith(QStringLiteral("Total: 1,234.50")));
        QVERIFY(document->receipt.startsWith(QStringLiteral("4/4 pages, ")));
    }

    void picturesOfTextAreFound()
    {
        const auto document = readPdf(pdfOf({QStringLiteral("words"), QStringLiteral("[seen]"), QString()}));
        QVERIFY(document);
        QCOMPARE(document->scans, QList<int>{2});
    }

    void oddCharactersBecomeUsualOnes()
    {
        QCOMPARE(plainPdfText(QStringLiteral("⾦额，１００％")), QStringLiteral("金额，１００％"));
        QCOMPARE(plainPdfText(QStringLiteral("⻓期ﬁnance\r\nx")), QStringLiteral("长期finance\nx"));
        QCOMPARE(plainPdfText(QStringLiteral("co") + QChar(0xfffe) + QStringLiteral("operate")),
            QStringLiteral("cooperate"));
    }

    void damagedFilesAreErrors()
    {
        const QByteArray good = pdfOf({QStringLiteral("The first page"), QStringLiteral("[seen]")});
        QVERIFY(readPdf(good));
        for (const QByteArray& bad :
            {QByteArray("%PDF-1.7\n"), QByteArray("no PDF at all"), good.first(good.size() / 3)}) {
            const auto document = readPdf(bad);
            QVERIFY(!document || document->parts.isEmpty() || !document->text.isEmpty());
            if (!document)
                QCOMPARE(document.error().code, base::ErrorCode::Unreadable);
        }
        QVERIFY(!readPdf("no PDF at all"));
    }

    void protectedFilesAreSaid()
    {
        QFile file(qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/tests/core/docs/data/protected.pdf"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto document = readPdf(file.readAll());
        QVERIFY(!document);
        QVERIFY(document.error().what.contains(QStringLiteral("password")));
        QVERIFY(!document.error().remedy.isEmpty());
    }

    void pagesThatLieEnd()
    {
        // A page tree that holds itself, and one that counts two thousand million pages.
        for (const char* kids : {"2 0 R", "3 0 R"}) {
            const QByteArray pdf
                = QByteArray("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/"
                             "Kids[")
                + kids
                + "]/Count 2000000000>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\n"
                  "trailer<</Root 1 0 R>>\n";
            const auto document = readPdf(pdf);
            QVERIFY(!document || document->parts.size() <= 1);
        }
    }

    void picturesAreJudgedByContent()
    {
        const QByteArray png = encoded(pictureOf(QStringLiteral("words")), "PNG");
        QVERIFY(readPicture(png));
        const auto shown = shownPicture(png);
        QVERIFY(shown);
        QCOMPARE(shown->mediaType, QByteArray("image/png"));
        QCOMPARE(shown->bytes, png);
        QVERIFY(!readPicture("GIF89a"));
        QVERIFY(!readPicture(QByteArray("<svg/>")));
        QVERIFY(!shownPicture(png.first(png.size() / 2)));
        // A head that says 50,000 × 50,000 pixels.
        QByteArray wall = png;
        for (const qsizetype at : {16, 20}) {
            wall[at] = 0;
            wall[at + 1] = 0;
            wall[at + 2] = char(0xc3);
            wall[at + 3] = char(0x50);
        }
        const auto refused = readPicture(wall);
        QVERIFY(!refused);
        const auto page = renderPdfPage(pdfOf({QStringLiteral("[seen]")}), 1, shownDpi);
        QVERIFY(page);
        const auto picture = shownPage(*page, 1);
        QVERIFY(picture);
        QCOMPARE(picture->mediaType, QByteArray("image/jpeg"));
        QVERIFY(picture->bytes.startsWith("\xff\xd8\xff"));
        QVERIFY(!renderPdfPage(pdfOf({QStringLiteral("x")}), 2, shownDpi));
    }

    //! What scanners, faxes and old programs make; models take neither.
    void tiffAndBmpAreShownAsJpeg()
    {
        const QImage page = pictureOf(QStringLiteral("words"));
        const QByteArray fax = testsupport::tiffOf({page, page.scaled(3'000, 500)});
        const auto document = readPicture(fax);
        QVERIFY(document);
        QCOMPARE(document->scans, (QList<int>{1, 2}));
        QCOMPARE(document->partsTotal, 2);
        for (const int number : {1, 2}) {
            const auto shown = shownPicture(fax, number);
            QVERIFY(shown);
            QCOMPARE(shown->mediaType, QByteArray("image/jpeg"));
            QCOMPARE(shown->part, number);
            QCOMPARE(QImage::fromData(shown->bytes).width(), number == 1 ? page.width() : shownSide);
        }
        QVERIFY(!shownPicture(fax, 3));
        const QByteArray bmp = encoded(page, "BMP");
        for (const QByteArray& alone : {testsupport::tiffOf({page}), bmp}) {
            const auto one = readPicture(alone);
            QVERIFY(one);
            QCOMPARE(one->scans, QList<int>{0});
            const auto shown = shownPicture(alone);
            QVERIFY(shown);
            QCOMPARE(QImage::fromData(shown->bytes).size(), page.size());
        }
        QCOMPARE(bmpSize(bmp), page.size());
    }

    void headsOfTiffAndBmpThatLieAreRefused()
    {
        const QImage page = pictureOf(QStringLiteral("words"));
        QByteArray bmp = encoded(page, "BMP");
        bmp.replace(18, 8, QByteArray("\x50\xc3\0\0\x50\xc3\0\0", 8)); // 50,000 × 50,000 pixels
        QVERIFY(!readPicture(bmp));
        QVERIFY(!decodePicture(bmp));
        const QByteArray tiff = testsupport::tiffOf({page});
        const qsizetype directory = tiffPages(tiff).first().at;
        QByteArray wall = tiff;
        for (const qsizetype entry : {directory + 2, directory + 14})
            wall.replace(entry + 8, 4, QByteArray("\x50\xc3\0\0", 4));
        QVERIFY(!readPicture(wall));
        QVERIFY(!decodePicture(wall));
        QByteArray endless = tiff; // its only page says that it comes next
        endless.replace(endless.size() - 4, 4, endless.mid(4, 4));
        QCOMPARE(tiffPages(endless).size(), 1);
        QVERIFY(!readPicture(tiff.first(tiff.size() / 2))); // the directory is beyond the end
        QVERIFY(!readPicture(QByteArray("II*\0\xff\xff\xff\xff", 8)));
    }

    void textIsRecognised()
    {
        Recogniser recogniser;
        recogniser.load();
        const auto page
            = renderPdfPage(pdfOf({QStringLiteral("[Invoice No. 2026-117]"), QStringLiteral("[合同总金额为人民币]")}),
                1, recognisedDpi);
        QVERIFY(page);
        const auto english = recogniser.recognise(*rasterOf(*page), recognisedDpi);
        QVERIFY2(english, qPrintable(english ? QString() : english.error().what));
        QVERIFY2(english->text.contains(QStringLiteral("Invoice No. 2026-117")), qPrintable(english->text));
        QVERIFY(english->confidence > 0.7);
        const auto raster = decodePicture(encoded(pictureOf(QStringLiteral("合同总金额为人民币")), "PNG"));
        QVERIFY(raster);
        const auto chinese = recogniser.recognise(*raster, 0);
        QVERIFY(chinese);
        QVERIFY2(chinese->text.contains(QStringLiteral("合同总金额为人民币")), qPrintable(chinese->text));
    }

    //! As of a coarse scan, whose page is drawn larger than it is.
    void largeLettersAreRecognised()
    {
        const QStringList lines{QStringLiteral("销售发票 No. 2026-11703"),
            QStringLiteral("客户名称：上海宏达贸易有限公司"), QStringLiteral("合同编号 HT-88231-045"),
            QStringLiteral("日期 2026年11月28日"), QStringLiteral("产品 数量 单价 金额"),
            QStringLiteral("打印机 12 1,846.50 22,158.00"), QStringLiteral("显示器 35 987.25 34,553.75"),
            QStringLiteral("键盘 140 58.90 8,246.00")};
        QImage coarse(1240, 1040, QImage::Format_RGB32);
        coarse.fill(Qt::white);
        QPainter painter(&coarse);
        QFont font({QStringLiteral("Noto Sans CJK SC")});
        font.setPixelSize(64);
        painter.setFont(font);
        painter.drawText(coarse.rect().adjusted(60, 60, 0, 0), Qt::AlignLeft, lines.join(u'\n'));
        painter.end();
        const QImage page
            = coarse.scaled(coarse.size() * recognisedDpi / 144, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                  .convertToFormat(QImage::Format_ARGB32);
        Recogniser recogniser;
        recogniser.load();
        const auto recognised = recogniser.recognise(*rasterOf(page), recognisedDpi);
        QVERIFY(recognised);
        const QString text = QString(recognised->text).remove(u' ').replace(u':', u'：');
        for (const QString& line : lines) {
            // Tesseract drops the narrow first character of the date at any height.
            if (!line.startsWith(u'日'))
                QVERIFY2(text.contains(QString(line).remove(u' ')), qPrintable(line + u'\n' + text));
        }
    }

    void aLoneLineIsText()
    {
        Recogniser recogniser;
        recogniser.load();
        const QString words = QStringLiteral("合同总金额为人民币");
        QFont font({QStringLiteral("Noto Sans CJK SC")});
        font.setPixelSize(40);
        const QRect ink = QFontMetrics(font).tightBoundingRect(words);
        QImage line(ink.width() + 8, ink.height() + 8, QImage::Format_RGB32);
        line.fill(Qt::white);
        {
            QPainter painter(&line);
            painter.setFont(font);
            painter.drawText(QPoint(4 - ink.left(), 4 - ink.top()), words);
        }
        const auto recognised = recogniser.recognise(*rasterOf(line), 0);
        QVERIFY2(recognised, qPrintable(recognised ? QString() : recognised.error().what));
        QCOMPARE(recognised->text, words);
        QVERIFY(recognised->confidence > 0.7);
        QImage noise(400, 300, QImage::Format_RGB32);
        QRandomGenerator random(1);
        for (int y = 0; y < noise.height(); ++y) {
            for (int x = 0; x < noise.width(); ++x) {
                const int grey = random.bounded(256);
                noise.setPixel(x, y, qRgb(grey, grey, grey));
            }
        }
        const auto none = recogniser.recognise(*rasterOf(noise), 0);
        QVERIFY(none);
        QCOMPARE(none->text, QString());
    }

    void recognisedChineseHasNoSpaces()
    {
        QCOMPARE(plainRecognisedText(QStringLiteral("合 同 No. 7 金 额\n\f")), QStringLiteral("合同 No. 7 金额"));
    }
};

SPYHOP_TEST_MAIN_WITH(QGuiApplication, PdfReaderTest)
#include "tst_pdfreader.moc"

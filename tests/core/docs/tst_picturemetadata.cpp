// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a picture says beside its pixels does not travel.
#include "core/docs/picturemetadata.h"
#include "tests/support/testmain.h"

#include <QtCore/QBuffer>
#include <QtCore/QRandomGenerator>
#include <QtGui/QColorSpace>
#include <QtGui/QImage>
#include <QtGui/QImageWriter>

using namespace spyhop;
using docs::withoutMetadata;

namespace {

//! Stands in everything that must not travel.
const QByteArray secret = "52.5163 N, 13.3777 E";

QByteArray encoded(const char* format, bool isProgressive)
{
    QImage image(90, 60, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x * 2, y * 4, x * y % 256));
    }
    image.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
    image.setText(QStringLiteral("Description"), QString::fromLatin1(secret));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setProgressiveScanWrite(isProgressive);
    writer.write(image);
    return bytes;
}

QByteArray number(qint64 value, int bytes, bool isLittle)
{
    QByteArray result;
    for (int byte = 0; byte < bytes; ++byte)
        result += static_cast<char>(value >> (8 * (isLittle ? byte : bytes - 1 - byte)) & 0xff);
    return result;
}

QByteArray segment(char marker, const QByteArray& content)
{
    return QByteArray("\xff") + marker + number(content.size() + 2, 2, false) + content;
}

QByteArray webpChunk(const QByteArray& type, const QByteArray& content)
{
    return type + number(content.size(), 4, true) + content + QByteArray(content.size() % 2, '\0');
}

//! A big-endian Exif head of one entry: how the camera was held.
QByteArray exif(char orientation)
{
    return QByteArray("Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25) + orientation
        + QByteArray(6, '\0') + secret;
}

//! What a camera and its programs write.
QByteArray photo(char orientation, bool isProgressive)
{
    QByteArray jpeg = encoded("JPEG", isProgressive);
    jpeg.insert(2,
        segment('\xe1', exif(orientation)) + segment('\xe1', "http://ns.adobe.com/xap/1.0/" + secret)
            + segment('\xe2', QByteArray("MPF\0", 4) + secret) + segment('\xed', "Photoshop 3.0" + secret)
            + segment('\xfe', secret));
    return jpeg + secret; // as telephones hang a film on to it
}

QByteArray webp()
{
    const QByteArray chunks = "WEBP" + webpChunk("VP8X", QByteArray("\x2c\0\0\0\x59\0\0\x3b\0\0", 10))
        + webpChunk("ICCP", "profile") + webpChunk("VP8L", "pixels") + webpChunk("EXIF", exif(1))
        + webpChunk("XMP ", secret);
    return "RIFF" + number(chunks.size(), 4, true) + chunks + secret;
}

QByteArray gif()
{
    const auto block = [](const QByteArray& bytes) { return number(bytes.size(), 1, false) + bytes; };
    return QByteArray("GIF89a\2\0\2\0\x80\0\0\xff\xff\xff\0\0\0", 19) + "\x21\xff" + block("NETSCAPE2.0")
        + block(QByteArray("\1\0\0", 3)) + '\0' + "\x21\xfe" + block(secret) + '\0' + "\x21\xff" + block("XMP DataXMP")
        + block(secret) + '\0' + QByteArray("\x2c\0\0\0\0\2\0\2\0\0\2", 11) + block("\x84\x51") + '\0' + ';' + secret;
}

} // namespace

class TestPictureMetadata : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyPixelsAndColoursStay_data()
    {
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("jpeg") << photo(1, false) << QByteArray("ICC_PROFILE");
        QTest::newRow("progressive jpeg") << photo(1, true) << QByteArray("ICC_PROFILE");
        QByteArray png = encoded("PNG", false);
        const QByteArray exifChunk = exif(1);
        png.insert(33, number(exifChunk.size(), 4, false) + "eXIf" + exifChunk + "crc.");
        QTest::newRow("png") << png + secret << QByteArray("iCCP");
        QTest::newRow("webp") << webp() << QByteArray("ICCP");
        QTest::newRow("gif") << gif() << QByteArray("NETSCAPE2.0");
    }

    void onlyPixelsAndColoursStay()
    {
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, kept);
        QVERIFY(picture.contains(secret) && picture.contains(kept));
        const std::optional<QByteArray> clean = withoutMetadata(picture);
        QVERIFY(clean);
        QVERIFY(!clean->contains(secret));
        QVERIFY(!clean->contains("Exif") && !clean->contains("Description") && !clean->contains("XMP"));
        QVERIFY(clean->contains(kept));
        const QImage before = QImage::fromData(picture);
        QCOMPARE(QImage::fromData(*clean), before);
        QCOMPARE(withoutMetadata(*clean), clean); // nothing is left to go
        QVERIFY(docs::hasMetadata(picture) && !docs::hasMetadata(*clean));
    }

    //! Models take none: it is made anew, and nothing of this goes along.
    void whatATiffSaysIsSeen_data()
    {
        QTest::addColumn<int>("tag");
        QTest::addColumn<bool>("saysMore");
        QTest::newRow("place") << 34'853 << true;
        QTest::newRow("camera") << 272 << true;
        QTest::newRow("resolution") << 282 << false;
    }

    void whatATiffSaysIsSeen()
    {
        QFETCH(int, tag);
        QFETCH(bool, saysMore);
        QByteArray tiff("II*\0\x08\0\0\0\x03\0", 10);
        for (const int one : {256, 257, tag})
            tiff += number(one, 2, true) + number(4, 2, true) + number(1, 4, true) + number(9, 4, true);
        QCOMPARE(docs::hasMetadata(tiff + number(0, 4, true)), saysMore);
        QVERIFY(!docs::hasMetadata("words"));
    }

    void howItWasHeldStays()
    {
        const QByteArray turned = photo(6, false);
        QCOMPARE(docs::orientationOf(turned), 6);
        const std::optional<QByteArray> clean = withoutMetadata(turned);
        QVERIFY(clean);
        QVERIFY(!clean->contains(secret));
        QCOMPARE(docs::orientationOf(*clean), 6);
        QCOMPARE(QImage::fromData(*clean), QImage::fromData(turned));
        QCOMPARE(withoutMetadata(*clean), clean);
    }

    void aWebpSaysHowLongItIs()
    {
        const QByteArray clean = withoutMetadata(webp()).value_or(QByteArray());
        QCOMPARE(clean.mid(4, 4), number(clean.size() - 8, 4, true));
        QCOMPARE(clean.at(20), '\x20'); // it has a profile, and neither Exif nor XMP
    }

    void whatIsBrokenHurtsNobody_data()
    {
        QTest::addColumn<QByteArray>("picture");
        QTest::newRow("jpeg") << photo(6, true);
        QTest::newRow("png") << encoded("PNG", false);
        QTest::newRow("webp") << webp();
        QTest::newRow("gif") << gif();
    }

    void whatIsBrokenHurtsNobody()
    {
        QFETCH(QByteArray, picture);
        for (qsizetype size = 0; size < picture.size(); ++size)
            std::ignore = withoutMetadata(picture.first(size));
        QRandomGenerator random(7);
        for (int i = 0; i < 3'000; ++i) {
            QByteArray other = picture;
            for (int change = 0; change < 3; ++change)
                other[random.bounded(12, int(other.size()))] = static_cast<char>(random.bounded(256));
            const std::optional<QByteArray> clean = withoutMetadata(other);
            QVERIFY(!clean || clean->size() <= other.size() + 36);
        }
        QVERIFY(!withoutMetadata(QByteArray()));
        QVERIFY(!withoutMetadata("words"));
    }
};

SPYHOP_TEST_MAIN(TestPictureMetadata)
#include "tst_picturemetadata.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"
#include "core/typeset/pictureroll.h"
#include "tests/core/typeset/teststyle.h"
#include "tests/support/testmain.h"

#include <QtGui/QGuiApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestPictureRoll : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sizeFollowsTheText();
    void longOnesAreSplitBetweenLines();
    void nothingIsCutOff();
    void holdsOnePictureOnly();
    void aFrameGoesOnWhereAPictureIsCut();
};

namespace {

int darkRows(const QImage& image, int from, int to)
{
    int count = 0;
    for (int y = from; y < to; ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        bool dark = false;
        for (int x = 0; x < image.width(); ++x)
            dark = dark || qGray(line[x]) < 128;
        count += dark ? 1 : 0;
    }
    return count;
}

QList<QImage> pictures(
    const QList<text::Block>& blocks, const typeset::TypeStyle& style, const typeset::PictureOptions& options)
{
    typeset::PictureRoll roll(style, options);
    roll.append(blocks);
    roll.finish();
    QList<QImage> images;
    for (QImage image = roll.take(); !image.isNull(); image = roll.take())
        images.append(image);
    return images;
}

} // namespace

void TestPictureRoll::sizeFollowsTheText()
{
    const typeset::PictureOptions options{.width = 300, .margin = 20, .scale = 2, .longest = 4'000};
    const QList<QImage> images = pictures(text::parseMarkdown(u"one\n\ntwo"_s), *tests::testStyle(), options);
    QCOMPARE(images.size(), 1);
    QCOMPARE(images.first().size(), QSize(2 * 340, 2 * (24 + 12 + 24 + 40)));
    QCOMPARE(images.first().devicePixelRatio(), 2.0);
    QVERIFY(darkRows(images.first(), 40, 120) > 10);
    QCOMPARE(darkRows(images.first(), 0, 40), 0);
}

void TestPictureRoll::longOnesAreSplitBetweenLines()
{
    const QString source = u"A line of words that goes on and on.\n\n"_s.repeated(100);
    const typeset::PictureOptions options{.width = 300, .margin = 20, .scale = 1, .longest = 500};
    const QList<QImage> images = pictures(text::parseMarkdown(source), *tests::testStyle(), options);
    QVERIFY(images.size() > 7);
    int rows = 0;
    for (const QImage& image : images) {
        QVERIFY(image.height() <= 500);
        rows += darkRows(image, 0, image.height());
        QCOMPARE(darkRows(image, 0, 20), 0);
        QCOMPARE(darkRows(image, image.height() - 20, image.height()), 0);
    }
    const typeset::PictureOptions one{.width = 300, .margin = 20, .scale = 1, .longest = 100'000};
    const QImage whole = pictures(text::parseMarkdown(source), *tests::testStyle(), one).first();
    QCOMPARE(rows, darkRows(whole, 0, whole.height())); // no line was cut or lost
}

void TestPictureRoll::nothingIsCutOff()
{
    // Code that scrolls in the window is wrapped in a picture.
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->wrapCode = false;
    const QString source = u"```\n"_s + u"word "_s.repeated(100) + u"\n```"_s;
    const typeset::PictureOptions options{.width = 300, .margin = 20, .scale = 1, .longest = 4'000};
    const QList<QImage> images = pictures(text::parseMarkdown(source), *style, options);
    QVERIFY(images.first().height() > 200);
}

void TestPictureRoll::holdsOnePictureOnly()
{
    // Given bit by bit, it makes the same pictures as from the whole, and never waits for more than one needs.
    const typeset::PictureOptions options{.width = 300, .margin = 20, .scale = 1, .longest = 500};
    QString source;
    typeset::PictureRoll roll(*tests::testStyle(), options);
    int rows = 0, made = 0, hungry = 0;
    const auto takeAll = [&] {
        while (!roll.isHungry()) {
            const QImage image = roll.take();
            if (image.isNull())
                return;
            QVERIFY(image.height() <= 500);
            rows += darkRows(image, 0, image.height());
            ++made;
        }
        ++hungry;
    };
    for (int i = 0; i < 60; ++i) {
        const QString part = u"# Head %1\n\nA line of words that goes on.\n\n|a|b|\n|---|---|\n|%1|2|"_s.arg(i);
        source += part + u"\n\n"_s;
        roll.append(text::parseMarkdown(part));
        takeAll();
    }
    QVERIFY(made > 10);
    QVERIFY(hungry == 60);
    roll.finish();
    takeAll();
    QVERIFY(roll.take().isNull());
    int expected = 0;
    for (const QImage& image : pictures(text::parseMarkdown(source), *tests::testStyle(), options))
        expected += darkRows(image, 0, image.height());
    QCOMPARE(rows, expected);
}

void TestPictureRoll::aFrameGoesOnWhereAPictureIsCut()
{
    const QColor ground(200, 220, 255);
    const typeset::PictureFrame frame{.inset = 60, .padX = 10, .padY = 8, .radius = 6, .ground = ground};
    const typeset::PictureOptions options{.width = 300, .margin = 20, .scale = 1, .longest = 500};
    const QString line = u"A line of words.\n\n"_s;
    // How far down the frame reaches, at its left edge where no letter stands.
    const auto groundRows = [&ground](const QImage& image) {
        int first = -1, count = 0;
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixelColor(20 + 64, y) != ground)
                continue;
            first = first < 0 ? y : first;
            ++count;
        }
        return std::pair(first, count);
    };
    for (int before = 0; before < 40; ++before) { // wherever the cut falls
        typeset::PictureRoll roll(*tests::testStyle(), options);
        roll.append(text::parseMarkdown(line.repeated(before)));
        roll.append(text::parseMarkdown(line.repeated(20)), frame);
        roll.append(text::parseMarkdown(line.repeated(3)));
        roll.finish();
        int all = 0, framed = 0;
        for (QImage image = roll.take(); !image.isNull(); image = roll.take()) {
            QVERIFY(image.height() <= 500);
            all += darkRows(image, 0, image.height());
            const auto [first, count] = groundRows(image);
            framed += count;
            QVERIFY2(count == 0 || count > 8 + 12, "an edge alone"); // never without a line
            if (framed > count && count > 0)
                QCOMPARE(first, 20); // goes on at the top
        }
        typeset::PictureOptions one = options;
        one.longest = 100'000;
        typeset::PictureRoll whole(*tests::testStyle(), one);
        whole.append(text::parseMarkdown(line.repeated(before)));
        whole.append(text::parseMarkdown(line.repeated(20)), frame);
        whole.append(text::parseMarkdown(line.repeated(3)));
        whole.finish();
        const QImage image = whole.take();
        QCOMPARE(all, darkRows(image, 0, image.height()));
        const int height = 20 * 24 + 19 * 12 + 2 * 8;
        QVERIFY(qAbs(groundRows(image).second - height) <= 2);
        QVERIFY2(qAbs(framed - height) <= 3, qPrintable(u"%1: %2"_s.arg(before).arg(framed)));
    }
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestPictureRoll)
#include "tst_pictureroll.moc"

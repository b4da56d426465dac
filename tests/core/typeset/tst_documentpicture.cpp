// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"
#include "core/typeset/blocklayout.h"
#include "core/typeset/documentpicture.h"
#include "tests/core/typeset/teststyle.h"
#include "tests/support/testmain.h"

#include <QtGui/QGuiApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestDocumentPicture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sizeFollowsTheText();
    void longOnesAreSplitBetweenLines();
    void tallLeafIsCutSomewhere();
    void tablesAreCutBetweenRows();
    void nothingIsCutOff();
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

} // namespace

void TestDocumentPicture::sizeFollowsTheText()
{
    const typeset::PictureOptions options{.width = 300, .margin = 20, .scale = 2, .longest = 4'000};
    const QList<QImage> images = typeset::pictures(text::parseMarkdown(u"one\n\ntwo"_s), *tests::testStyle(), options);
    QCOMPARE(images.size(), 1);
    QCOMPARE(images.first().size(), QSize(2 * 340, 2 * (24 + 12 + 24 + 40)));
    QCOMPARE(images.first().devicePixelRatio(), 2.0);
    QVERIFY(darkRows(images.first(), 40, 120) > 10);
    QCOMPARE(darkRows(images.first(), 0, 40), 0);
}

void TestDocumentPicture::longOnesAreSplitBetweenLines()
{
    const QString source = u"A line of words that goes on and on.\n\n"_s.repeated(100);
    const typeset::PictureOptions options{.width = 300, .margin = 20, .scale = 1, .longest = 500};
    const QList<QImage> images = typeset::pictures(text::parseMarkdown(source), *tests::testStyle(), options);
    QVERIFY(images.size() > 7);
    int rows = 0;
    for (const QImage& image : images) {
        QVERIFY(image.height() <= 500);
        rows += darkRows(image, 0, image.height());
        QCOMPARE(darkRows(image, 0, 20), 0);
        QCOMPARE(darkRows(image, image.height() - 20, image.height()), 0);
    }
    const typeset::PictureOptions one{.width = 300, .margin = 20, .scale = 1, .longest = 100'000};
    const QImage whole = typeset::pictures(text::parseMarkdown(source), *tests::testStyle(), one).first();
    QCOMPARE(rows, darkRows(whole, 0, whole.height())); // no line was cut or lost
}

void TestDocumentPicture::tallLeafIsCutSomewhere()
{
    QList<typeset::PlacedPiece> none;
    QCOMPARE(typeset::cutsBetweenLines(none, 250, 100), (QList<qreal>{100, 200, 250}));
    QCOMPARE(typeset::cutsBetweenLines(none, 100, 100), QList<qreal>{100});
}

void TestDocumentPicture::tablesAreCutBetweenRows()
{
    const QString source
        = u"|a|b|\n|---|---|\n"_s + u"|one|two words that need two lines of it surely|\n"_s.repeated(10);
    const typeset::Piece piece
        = typeset::layOut(text::parseMarkdown(source).first(), 200, *tests::testStyle(), nullptr);
    const QList<qreal> cuts = typeset::cutsBetweenLines({{piece, 0}}, piece.height, 150);
    QVERIFY(cuts.size() > 2);
    for (const qreal cut : cuts) {
        for (const typeset::Leaf& leaf : piece.leaves)
            QVERIFY2(cut <= leaf.position.y() + 0.5 || cut >= leaf.position.y() + leaf.height() - 0.5,
                qPrintable(QString::number(cut)));
    }
}

void TestDocumentPicture::nothingIsCutOff()
{
    // Code that scrolls in the window is wrapped in a picture.
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->wrapCode = false;
    const QString source = u"```\n"_s + u"word "_s.repeated(100) + u"\n```"_s;
    const typeset::PictureOptions options{.width = 300, .margin = 20, .scale = 1, .longest = 4'000};
    const QList<QImage> images = typeset::pictures(text::parseMarkdown(source), *style, options);
    QVERIFY(images.first().height() > 200);
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestDocumentPicture)
#include "tst_documentpicture.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"
#include "core/typeset/blocklayout.h"
#include "core/typeset/pagecuts.h"
#include "tests/core/typeset/teststyle.h"
#include "tests/support/testmain.h"

#include <QtGui/QGuiApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestPageCuts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutLinesAnywhere();
    void betweenLines_data();
    void betweenLines();
    void tablesBetweenRows();
    void rowHigherThanAPage();
    void headingsGoWithWhatFollows();
    void leftOverOfAPage();
};

namespace {

struct Document {
    QList<typeset::PlacedPiece> pieces;
    qreal height = 0;
};

Document laidOut(const QString& source, qreal width)
{
    Document result;
    const QList<text::Block> blocks = text::parseMarkdown(source);
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        if (i > 0)
            result.height += typeset::gapBetween(blocks[i - 1], blocks[i], *tests::testStyle());
        result.pieces.append({typeset::layOut(blocks[i], width, *tests::testStyle(), nullptr), result.height});
        result.height += result.pieces.last().piece.height;
    }
    return result;
}

//! Lines that a cut goes through.
int linesCut(const Document& document, const QList<qreal>& cuts)
{
    int count = 0;
    for (const typeset::PlacedPiece& placed : document.pieces) {
        for (const typeset::Leaf& leaf : placed.piece.leaves) {
            for (const auto& [top, bottom] : leaf.lineEdges()) {
                const qreal corner = placed.top + leaf.position.y();
                for (const qreal cut : cuts)
                    count += cut > corner + top + 0.6 && cut < corner + bottom - 0.6 ? 1 : 0;
            }
        }
    }
    return count;
}

} // namespace

void TestPageCuts::withoutLinesAnywhere()
{
    QCOMPARE(typeset::cutsBetweenLines({}, 250, {100, 100}), (QList<qreal>{100, 200, 250}));
    QCOMPARE(typeset::cutsBetweenLines({}, 100, {100, 100}), QList<qreal>{100});
}

void TestPageCuts::betweenLines_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("paragraphs") << u"A line of words that goes on and on and on.\n\n"_s.repeated(60);
    QTest::newRow("one paragraph") << u"A line of words that goes on and on and on. "_s.repeated(60);
    QTest::newRow("code") << u"```cpp\n"_s + u"int x = 1; // and a comment that has to be wrapped\n"_s.repeated(150)
            + u"```"_s;
    QTest::newRow("list") << u"- an item of some words that has to be wrapped\n"_s.repeated(90);
    QTest::newRow("table in a list") << u"- item\n\n  |a|b|\n  |---|---|\n"_s
            + u"  |one word|two words|\n"_s.repeated(60);
}

void TestPageCuts::betweenLines()
{
    QFETCH(QString, source);
    const Document document = laidOut(source, 300);
    const QList<qreal> cuts = typeset::cutsBetweenLines(document.pieces, document.height, {333, 333});
    QVERIFY(cuts.size() >= 3);
    QCOMPARE(linesCut(document, cuts), 0);
    QCOMPARE(cuts.last(), document.height);
    qreal before = 0;
    for (const qreal cut : cuts) {
        QVERIFY(cut > before && cut - before <= 333);
        if (cut != document.height)
            QVERIFY(cut - before > 333 - 100); // no more is left free than a line or a row needs
        before = cut;
    }
}

void TestPageCuts::tablesBetweenRows()
{
    const Document document
        = laidOut(u"|a|b|\n|---|---|\n"_s + u"|one|two words that need two lines of it surely|\n"_s.repeated(10), 200);
    const QList<qreal> cuts = typeset::cutsBetweenLines(document.pieces, document.height, {150, 150});
    QVERIFY(cuts.size() > 2);
    for (const qreal cut : cuts) {
        for (const typeset::Leaf& leaf : document.pieces.first().piece.leaves)
            QVERIFY2(cut <= leaf.position.y() + 0.5 || cut >= leaf.position.y() + leaf.height() - 0.5,
                qPrintable(QString::number(cut)));
    }
}

void TestPageCuts::rowHigherThanAPage()
{
    const Document document
        = laidOut(u"|a|b|\n|---|---|\n|short|"_s + u"words that go on and on "_s.repeated(60) + u"|\n|c|d|"_s, 300);
    const QList<qreal> cuts = typeset::cutsBetweenLines(document.pieces, document.height, {200, 200});
    QVERIFY(cuts.size() > 3);
    QCOMPARE(linesCut(document, cuts), 0);
}

void TestPageCuts::headingsGoWithWhatFollows()
{
    const Document document = laidOut(u"Words.\n\n# Head\n\nMore words.\n\n"_s.repeated(20), 300);
    const QList<qreal> cuts = typeset::cutsBetweenLines(document.pieces, document.height, {250, 250});
    QVERIFY(cuts.size() > 3);
    for (const qreal cut : cuts) {
        for (qsizetype i = 0; i + 1 < document.pieces.size(); ++i) {
            if (document.pieces[i].piece.block.kind == text::BlockKind::Heading)
                QVERIFY(qAbs(document.pieces[i + 1].top - cut) > 1);
        }
    }
    // Nothing but headings: cut they must be.
    const Document heads = laidOut(u"# Head\n\n"_s.repeated(40), 300);
    QCOMPARE(linesCut(heads, typeset::cutsBetweenLines(heads.pieces, heads.height, {250, 250})), 0);
}

void TestPageCuts::leftOverOfAPage()
{
    const Document document = laidOut(u"One line.\n\nAnother.\n\nA third."_s, 300);
    QCOMPARE(
        typeset::cutsBetweenLines(document.pieces, document.height, {10, 500}), (QList<qreal>{0, document.height}));
    const QList<qreal> cuts = typeset::cutsBetweenLines(document.pieces, document.height, {40, 500});
    QCOMPARE(cuts, (QList<qreal>{document.pieces[1].top, document.height}));
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestPageCuts)
#include "tst_pagecuts.moc"

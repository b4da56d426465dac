// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/excerpt.h"
#include "core/text/markdown.h"
#include "tests/core/text/outline.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestExcerpt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void flatText();
    void cuts_data();
    void cuts();
    void wholeIsWhole_data();
    void wholeIsWhole();
};

void TestExcerpt::flatText()
{
    const QList<text::Block> blocks = text::parseMarkdown(
        u"# T\n\na **b**\n\n---\n\n- x\n- y\n\n|a|b|\n|---|---|\n|1|\n\n```\nc\nd\n```\n\n$$z$$"_s);
    QCOMPARE(text::flatText(blocks), u"T\na b\n\nx\ny\na\nb\n1\n\nc\nd\n$$z$$"_s);
}

void TestExcerpt::cuts_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("from"); //!< the selection begins before this text and ends after the other
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("outline");
    const QString source
        = u"# Head\n\nOne **two** three.\n\n- alpha\n- beta\n- gamma\n\n---\n\n> said\n\n|a|b|\n|---|---|\n|"
          "cell1|cell2|\n|cell3|cell4|\n\n```py\nline1\nline2\n```\n\nso $x+y$ end"_s;
    const auto row = [&source](const char* name, const QString& from, const QString& to, const QString& outline) {
        QTest::newRow(name) << source << from << to << outline;
    };
    row("part of a word in bold", u"w"_s, u"w"_s, u"p(b:w)"_s);
    row("part of a paragraph", u"two"_s, u"thr"_s, u"p(b:two| thr)"_s);
    row("part of a heading is no heading", u"ea"_s, u"ea"_s, u"p(ea)"_s);
    row("whole heading", u"Head"_s, u"Head"_s, u"h1(Head)"_s);
    row("two blocks", u"ead"_s, u"One"_s, u"h1(ead) p(One)"_s);
    row("part of an item is no list", u"lph"_s, u"lph"_s, u"p(lph)"_s);
    row("two items", u"beta"_s, u"gam"_s, u"ul[li[p(beta)] li[p(gam)]]"_s);
    row("rule between", u"gamma"_s, u"said"_s, u"ul[li[p(gamma)]] hr q[p(said)]"_s);
    row("one cell", u"cell2"_s, u"cell2"_s, u"table<d,d>(/cell2)"_s);
    row("part of a cell", u"ell3"_s, u"ell3"_s, u"p(ell3)"_s);
    row("some rows", u"cell2"_s, u"cell3"_s, u"table<d,d>(/cell2 // cell3/)"_s);
    row("word of code", u"line1"_s, u"line1"_s, u"p(c:line1)"_s);
    row("lines of code", u"ine1"_s, u"lin"_s, u"code:py(ine1⏎lin)"_s);
    const QString numbered = u"7. seven\n8. eight\n\n   - [x] inner\n     - deep\n9. nine"_s;
    QTest::newRow("numbers go on") << numbered << u"inner"_s << u"nine"_s
                                   << u"ol8~[li[ul[li+[p(inner) ul[li[p(deep)]]]]] li[p(nine)]]"_s;
    QTest::newRow("no box without its words")
        << numbered << u"deep"_s << u"nine"_s << u"ol8~[li[ul[li[ul[li[p(deep)]]]]] li[p(nine)]]"_s;
    QTest::newRow("one item is tight") << numbered << u"nine"_s << u"nine"_s << u"ol9[li[p(nine)]]"_s;
    row("formula is taken whole", u"so"_s, u"$x"_s, u"p(so |m:$x+y$)"_s);
}

void TestExcerpt::cuts()
{
    QFETCH(QString, source);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, outline);
    const QList<text::Block> blocks = text::parseMarkdown(source);
    const QString flat = text::flatText(blocks);
    const qsizetype begin = flat.indexOf(from);
    const qsizetype end = flat.indexOf(to, begin) + to.size();
    QVERIFY(begin >= 0 && end > begin);
    QCOMPARE(tests::outline(text::excerpt(blocks, begin, end)), outline);
}

void TestExcerpt::wholeIsWhole_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("lists") << u"1. a\n2. b\n   - c\n\n     d\n\n3) e"_s;
    QTest::newRow("rules") << u"---\n\na\n\n***\n\nb\n\n---"_s;
    QTest::newRow("quotes and code") << u"> a\n> > b\n\n```\n\n```\n\n    x"_s;
    QTest::newRow("table with empty cells") << u"|a||\n|---|---|\n||x|\n"_s;
    QTest::newRow("formulas") << u"$$a$$\n\n- $b$\n- \\(c\\) d"_s;
}

void TestExcerpt::wholeIsWhole()
{
    QFETCH(QString, source);
    const QList<text::Block> blocks = text::parseMarkdown(source);
    QCOMPARE(tests::outline(text::excerpt(blocks, -1, text::flatText(blocks).size() + 2)), tests::outline(blocks));
    QVERIFY(text::excerpt(blocks, 0, 0).isEmpty());
}

SPYHOP_TEST_MAIN(TestExcerpt)
#include "tst_excerpt.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"
#include "core/typeset/tablelayout.h"
#include "tests/core/typeset/lateformulas.h"
#include "tests/core/typeset/teststyle.h"
#include "tests/support/testmain.h"

#include <QtCore/QObject>
#include <QtGui/QGuiApplication>
#include <numeric>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestTableLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figures_data();
    void figures();
    void widthsAddUp_data();
    void widthsAddUp();
    void numbersStandRight();
    void columnsFollowTheirFormulas();
    void aCellBreaksItsLines();
};

void TestTableLayout::figures_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("figure");
    for (const char* text : {"1", "1,234.5", "+23.4%", "-3", "$0.81", "12 ms", "1.2e5", "10 284.6"})
        QTest::newRow(text) << QString::fromLatin1(text) << true;
    QTest::newRow("yen") << u"¥0.0061"_s << true;
    QTest::newRow("chinese unit") << u"12,691.2万"_s << true;
    for (const char* text : {"", "a", "2024 report", "3 apples and more", "v1.2", "192.168.1.1:80"})
        QTest::newRow(*text == 0 ? "empty" : text) << QString::fromLatin1(text) << false;
}

void TestTableLayout::figures()
{
    QFETCH(QString, text);
    QFETCH(bool, figure);
    QCOMPARE(typeset::isFigure(text), figure);
}

void TestTableLayout::widthsAddUp_data()
{
    QTest::addColumn<QList<qreal>>("natural");
    QTest::addColumn<QList<qreal>>("least");
    QTest::addColumn<QList<qreal>>("expected");
    QTest::newRow("room to spare") << QList<qreal>{100, 50} << QList<qreal>{50, 20} << QList<qreal>{175, 125};
    QTest::newRow("shrinks what can") << QList<qreal>{100, 500} << QList<qreal>{100, 100} << QList<qreal>{100, 200};
    QTest::newRow("too narrow for all") << QList<qreal>{500, 500} << QList<qreal>{400, 200} << QList<qreal>{200, 100};
}

void TestTableLayout::widthsAddUp()
{
    QFETCH(QList<qreal>, natural);
    QFETCH(QList<qreal>, least);
    QFETCH(QList<qreal>, expected);
    QCOMPARE(typeset::columnWidths(natural, least, 300), expected);
}

void TestTableLayout::numbersStandRight()
{
    const QList<text::Block> blocks = text::parseMarkdown(u"|name|n|\n|---|---|\n|a|1|\n|b|22.5%|"_s);
    const auto style = tests::testStyle();
    typeset::LeafPool pool({}, *style);
    const typeset::TableLayout table = typeset::layOutTable(blocks.first(), 400, *style, pool);
    QCOMPARE(table.cells.size(), 6);
    // The figure's caret ends at the right edge of its column, the word's begins at the left of its own.
    const typeset::Leaf& figure = table.cells[3];
    QVERIFY(qAbs(figure.position.x() + figure.caret(1).x() - (400 - 12)) < 2);
    QCOMPARE(table.cells[2].caret(0).x(), 0.0);
    QCOMPARE(table.height, 3 * 37.0);
}

//! A formula is as wide as it is drawn, whatever its source: of both kinds a long table's columns are measured.
void TestTableLayout::columnsFollowTheirFormulas()
{
    constexpr int rows = 300;
    QString source = u"|formula|words|\n|---|---|\n"_s;
    for (int i = 0; i < rows; ++i) {
        const QString fraction = u"$\\frac{\\partial f_{%1}}{\\partial x_{%1}}$"_s.arg(i);
        source += i == 150 ? u"|plain words of some length|b|\n"_s
            : i == 200     ? u"|a|$w$|\n"_s
                           : u"|"_s + fraction + u"|some words|\n"_s;
    }
    const QList<text::Block> blocks = text::parseMarkdown(source);
    tests::LateFormulas formulas;
    formulas.widths.insert(u"w"_s, 20);
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->formulas = &formulas;
    typeset::TablePlanner planner;
    const typeset::TablePlan before = planner.take(blocks.first(), 600, *style);
    formulas.come();
    const typeset::TablePlan after = planner.take(blocks.first(), 600, *style);
    QCOMPARE(after, typeset::planOf(blocks.first(), 600, *style));
    QVERIFY(after.widths[1] > before.widths[1] + 50);
    // Neither the words nor the wide formula are broken or made smaller.
    const auto heightOf = [&](qsizetype row) {
        text::Block part = blocks.first();
        part.rows = blocks.first().rows.mid(row, 1);
        typeset::LeafPool pool({}, *style);
        const typeset::TableLayout layout = typeset::layOutRows(part, after, false, *style, pool);
        return std::pair(layout.height, layout.cells);
    };
    const auto [ofWords, words] = heightOf(151);
    QCOMPARE(ofWords, 37.0);
    const auto [ofFormula, cells] = heightOf(201);
    QVERIFY(cells[1].widestWord() > 300);
    QVERIFY(after.widths[1] >= cells[1].widestWord() + 24);
}

void TestTableLayout::aCellBreaksItsLines()
{
    const auto style = tests::testStyle();
    typeset::LeafPool pool({}, *style);
    const auto laidOut = [&](const QString& source) {
        return typeset::layOutTable(text::parseMarkdown(source).first(), 400, *style, pool);
    };
    const typeset::TableLayout table = laidOut(u"|a|b|\n|-|-|\n|first<br>second|1|"_s);
    QCOMPARE(table.height, 2 * 37.0 + style->table.lineHeight);
    const typeset::Leaf& cell = table.cells[2];
    QCOMPARE(cell.caret(6).x(), 0.0);
    QCOMPARE(cell.caret(6).y() - cell.caret(0).y(), style->table.lineHeight);
    // What a column wants is its widest line, not all of them.
    QCOMPARE(cell.widestLine(), laidOut(u"|a|b|\n|-|-|\n|second|1|"_s).cells[2].widestLine());
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestTableLayout)
#include "tst_tablelayout.moc"

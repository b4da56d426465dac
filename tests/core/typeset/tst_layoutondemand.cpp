// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"
#include "core/typeset/blocklayout.h"
#include "core/typeset/documentlayout.h"
#include "core/typeset/estimate.h"
#include "core/typeset/flattext.h"
#include "tests/core/typeset/lateformulas.h"
#include "tests/core/typeset/teststyle.h"
#include "tests/support/testmain.h"

#include <QtCore/QObject>
#include <QtGui/QGuiApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestLayoutOnDemand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void flatTextIsThatOfTheLayout();
    void onlyWhatIsAskedForIsLaidOut();
    void formulasAreWaitedForTogether();
    void heightsOutliveTheirLayouts();
    void tokensChangeTheirOwnLines_data();
    void tokensChangeTheirOwnLines();
    void whatIsLaidOutFirstChangesItself();
    void estimatesAreNear();
    void wideCodeScrolls();
    void paragraphsAndLines();
};

namespace {

const QString everyKind
    = u"# Head\n\nSome **bold** and `code`, 中文.\n\n- one\n- two\n  1. deep\n\n  more\n- [x] done\n\n"
      "> quoted\n> - in it\n\n|a|b|\n|---|---|\n|1||\n\n```py\nx = 1\n\ny = 2\n```\n\n---\n\nend"_s;

} // namespace

void TestLayoutOnDemand::flatTextIsThatOfTheLayout()
{
    const auto style = tests::testStyle();
    QString all;
    for (const text::Block& block : text::parseMarkdown(everyKind)) {
        const typeset::Piece piece = typeset::layOut(block, 600, *style, nullptr);
        const QList<typeset::FlatLeaf> leaves = typeset::flatLeaves(block);
        QCOMPARE(typeset::flatLength(block), piece.length);
        if (block.kind == text::BlockKind::Code)
            continue; // laid out in parts
        QCOMPARE(leaves.size(), piece.leaves.size());
        for (qsizetype i = 0; i < leaves.size(); ++i) {
            QCOMPARE(leaves[i].text, piece.leaves[i].text());
            QCOMPARE(leaves[i].start, piece.leaves[i].start);
            QCOMPARE(leaves[i].marker, piece.leaves[i].marker);
            QCOMPARE(leaves[i].separator, piece.leaves[i].separator);
        }
    }
    typeset::DocumentLayout document(style);
    document.setMarkdown(everyKind);
    document.prepare(600);
    QCOMPARE(document.flatText().size(), document.length());
    QVERIFY(!document.hasLayout());
    const QString read = document.text(0, document.length());
    document.layOut(600);
    QCOMPARE(document.text(0, document.length()), read);
}

void TestLayoutOnDemand::onlyWhatIsAskedForIsLaidOut()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(u"A paragraph of a few words.\n\n"_s.repeated(500));
    QVERIFY(!document.isRead());
    document.prepare(600);
    QCOMPARE(document.takeLaidOut(), 0);
    QVERIFY(document.layOutWithin(600, 0, 200));
    QVERIFY(document.takeLaidOut() <= 7);
    QVERIFY(!document.layOutWithin(600, 0, 200)); // nothing new
    QVERIFY(document.layOutAt(600, document.length() / 2));
    QCOMPARE(document.takeLaidOut(), 1);
    QVERIFY(document.caret(document.length() / 2).top() > 5'000);
    document.releaseOutside(0, 50);
    QVERIFY(document.hasLayout());
    document.releaseOutside(-20, -10);
    QVERIFY(!document.hasLayout());
}

//! Many formulas come one by one: a block of them is not laid out again for each.
void TestLayoutOnDemand::formulasAreWaitedForTogether()
{
    tests::LateFormulas formulas;
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->formulas = &formulas;
    typeset::DocumentLayout document(style);
    document.setMarkdown(u"before\n\n$a$ and $b$\n\nafter"_s);
    document.prepare(300);
    int ahead = 0;
    while (document.layOutOne(300, 0, 1'000, false))
        ++ahead;
    QCOMPARE(ahead, 2); // nobody sees the other one yet
    document.layOut(300);
    QCOMPARE(document.takeLaidOut(), 3);
    formulas.come(u"a"_s);
    document.layOut(300);
    QCOMPARE(document.takeLaidOut(), 0);
    formulas.come(u"b"_s);
    document.layOut(300);
    QCOMPARE(document.takeLaidOut(), 1);
}

void TestLayoutOnDemand::heightsOutliveTheirLayouts()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(everyKind.repeated(3));
    document.layOut(600);
    const qreal height = document.height();
    const qsizetype length = document.length();
    document.releaseOutside(-20, -10);
    document.forget();
    QVERIFY(!document.isRead());
    document.prepare(600);
    QVERIFY(qAbs(document.height() - height) < 0.5);
    QCOMPARE(document.length(), length);
}

void TestLayoutOnDemand::tokensChangeTheirOwnLines_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("token");
    QTest::newRow("code") << u"```py\n"_s + u"x = 1\n"_s.repeated(100) << u"y = 2\n"_s;
    QTest::newRow("list") << u"- one two three\n"_s.repeated(60) << u"- four"_s;
    QTest::newRow("table") << u"|a|b|\n|---|---|\n"_s + u"|one|two|\n"_s.repeated(60) << u"|one|"_s;
    QTest::newRow("paragraph") << u"Some words that go on and on. "_s.repeated(80) << u"And on"_s;
    QTest::newRow("quote") << u"> said\n>\n"_s.repeated(40) << u"> again"_s;
}

void TestLayoutOnDemand::tokensChangeTheirOwnLines()
{
    QFETCH(QString, before);
    QFETCH(QString, token);
    typeset::DocumentLayout document(tests::testStyle());
    document.append(before);
    document.layOut(600);
    const qreal height = document.height();
    QVERIFY(height > 700);
    QCOMPARE(document.takeChange().value_or(typeset::Repaint{-1, -1}).from, 0);
    QVERIFY(!document.takeChange());
    document.append(token);
    document.layOut(600);
    const std::optional<typeset::Repaint> change = document.takeChange();
    QVERIFY(change);
    QVERIFY2(change->from > height - 150, qPrintable(u"from %1 of %2"_s.arg(change->from).arg(height)));
    QVERIFY(change->from < height);
    QCOMPARE(change->to, document.height());
}

//! Scrolling up lays out what comes into sight: what was in sight already is moved, not painted again.
void TestLayoutOnDemand::whatIsLaidOutFirstChangesItself()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(everyKind.repeated(5));
    document.prepare(600);
    const qreal half = document.height() / 2;
    document.layOutWithin(600, half, document.height());
    std::ignore = document.takeChange();
    QVERIFY(document.layOutWithin(600, half - 200, document.height()));
    const std::optional<typeset::Repaint> change = document.takeChange();
    QVERIFY(change);
    QVERIFY2(change->from < half && change->to < document.height() - 200,
        qPrintable(u"%1 to %2 of %3"_s.arg(change->from).arg(change->to).arg(document.height())));
}

void TestLayoutOnDemand::estimatesAreNear()
{
    const auto style = tests::testStyle();
    typeset::DocumentLayout document(style);
    document.setMarkdown(everyKind.repeated(5));
    document.prepare(600);
    const qreal guessed = document.height();
    document.layOut(600);
    QVERIFY2(qAbs(guessed - document.height()) < document.height() / 4,
        qPrintable(u"%1, really %2"_s.arg(guessed).arg(document.height())));
    const qreal rough = typeset::estimateHeight(document.source(), 600, *style);
    QVERIFY(rough > document.height() / 3 && rough < document.height() * 3);
}

void TestLayoutOnDemand::wideCodeScrolls()
{
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->wrapCode = false;
    typeset::DocumentLayout document(style);
    document.setMarkdown(u"```\n"_s + u"x"_s.repeated(300) + u"\n```"_s);
    document.layOut(400);
    QCOMPARE(document.height(), 20 + 2 * style->codePadY);
    const typeset::BoxId id = document.boxAt(QPointF(20, 20));
    QVERIFY(id.isValid());
    QVERIFY(document.box(id)->wantedWidth > 1'000);
    const qreal before = document.caret(100).left();
    QVERIFY(document.scrollBox(id, 50));
    QCOMPARE(document.caret(100).left(), before - 50);
    QVERIFY(document.scrollBox(id, 1e6));
    QVERIFY(!document.scrollBox(id, 1)); // it stands at its end
    QVERIFY(document.caret(300).left() < 400);
    QVERIFY(document.hit(QPointF(390, 20)).offset > 280);
    document.setWrapped(id, true);
    document.layOut(400);
    QVERIFY(document.height() > 100);
    document.setWrapped(id, false);
    document.setWide(id, 600);
    document.layOut(400);
    QCOMPARE(document.box(id)->rect.width(), 600.0);
    QCOMPARE(document.box(id)->rect.center().x(), 200.0); // to both sides alike
}

void TestLayoutOnDemand::paragraphsAndLines()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(u"one two\n\n```\nx = 1\ny = 2\n```\n\n- three\n- four"_s);
    document.prepare(600);
    const auto around = [&document](qsizetype offset) {
        const auto [from, to] = document.paragraphAt(offset);
        return document.flatText().mid(from, to - from);
    };
    QCOMPARE(around(3), u"one two"_s);
    QCOMPARE(around(9), u"x = 1"_s);
    QCOMPARE(around(16), u"y = 2"_s);
    QCOMPARE(around(document.length() - 1), u"four"_s);
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestLayoutOnDemand)
#include "tst_layoutondemand.moc"

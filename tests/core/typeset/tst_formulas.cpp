// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/documentlayout.h"
#include "core/typeset/formulas.h"
#include "core/typeset/katexengine.h"
#include "core/typeset/setformula.h"
#include "tests/core/typeset/teststyle.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QLoggingCategory>
#include <QtCore/QScopeGuard>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <cmath>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

//! The box that ink covers, in em of the formula, y downwards from its baseline.
QRectF inkOf(const typeset::Formula& formula)
{
    constexpr qreal size = 40;
    typeset::SetFormula set(std::make_shared<const typeset::Formula>(formula), size, true);
    set.fit(1e5);
    QImage image(qRound(set.width()) + 400, 1200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    set.paint(painter, QPointF(200, 600), typeset::FormulaInk{0, Qt::black, QFont()});
    painter.end();
    QRect box;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(line[x]) < 160)
                box |= QRect(x, y, 1, 1);
        }
    }
    return QRectF((box.left() - 200) / size, (box.top() - 600) / size, box.width() / size, box.height() / size);
}

QString textOf(const typeset::Formula& formula)
{
    QString all;
    for (const typeset::FormulaPart& part : formula.parts) {
        for (const typeset::FormulaMark& mark : part.marks)
            all += mark.text;
    }
    return all;
}

int countOf(const typeset::Formula& formula, typeset::FormulaMark::Kind kind)
{
    int count = 0;
    for (const typeset::FormulaPart& part : formula.parts)
        count += static_cast<int>(std::count_if(part.marks.cbegin(), part.marks.cend(),
            [kind](const typeset::FormulaMark& mark) { return mark.kind == kind; }));
    return count;
}

} // namespace

class TestFormulas : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shape_data();
    void shape();
    void marksStandWithinTheirBox_data() { shape_data(); }
    void marksStandWithinTheirBox();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void nothingIsLoadedOrRemembered();
    void runawayIsEnded();
    void whatOthersLogIsTheirs();
    void longOnesAreRefused();
    void comesLaterAndIsKept();
    void lineBreaksInLongOnes();
    void inlineStandsOnTheBaseline();
    void formulaIsOneStepAndItsSource();
    void aHitMarksTheWholeFormula_data();
    void aHitMarksTheWholeFormula();
    void pendingOneIsLaidOutWhenReady();
    void tallerLinesKeepTheRest();
    void linesGrowByWholePixels();
    void wrongOneShowsItsSource();
    void tableMakesRoom();

private:
    base::SystemClock m_clock;
};

void TestFormulas::shape_data()
{
    using Kind = typeset::FormulaMark::Kind;
    QTest::addColumn<QString>("latex");
    QTest::addColumn<QString>("text"); //!< glyphs in order of drawing
    QTest::addColumn<Kind>("kind"); //!< besides text
    QTest::addColumn<int>("count");
    QTest::addColumn<QRectF>("ink"); //!< em, ±0.08; as looked at once; empty: depends on the fonts installed
    const auto row = [](const char* name, const QString& latex, const QString& text, Kind kind, int count, QRectF ink) {
        QTest::newRow(name) << latex << text << kind << count << ink;
    };
    row("letters", u"x+y"_s, u"x+y"_s, Kind::Path, 0, {0.03, -0.583, 2.24, 0.79});
    row("fraction", u"\\frac{a}{b}"_s, u"ba"_s, Kind::Rectangle, 1, {0.12, -1.12, 0.53, 1.81});
    row("root", u"\\sqrt[3]{x}"_s, u"3x"_s, Kind::Path, 1, {0.05, -0.83, 1.33, 1.03});
    row("sum with limits", u"\\sum_{i=1}^{n} i"_s, u"i=1∑ni"_s, Kind::Path, 0, {0.05, -1.55, 1.85, 2.73});
    row("aligned", u"\\begin{aligned}a &= b+c \\\\ &= d\\end{aligned}"_s, u"a=b+c=d"_s, Kind::Path, 0,
        {0.03, -1.6, 3.93, 2.23});
    // How wide its words are is a matter of the fonts there are.
    row("cases in Chinese", u"\\begin{cases}1 & \\text{如果 } x>0\\\\ 0 & \\text{否则}\\end{cases}"_s,
        u"{10如果\u00A0x>0否则"_s, Kind::Path, 0, {});
    row("cancelled", u"\\cancel{xy}"_s, u"xy"_s, Kind::Line, 1, {-0.2, -0.45, 1.5, 0.68});
    row("boxed", u"\\boxed{x}"_s, u"x"_s, Kind::Frame, 1, {0, -0.77, 1.17, 1.11});
    row("array with rules", u"\\begin{array}{|c|}\\hline a\\\\\\hline\\end{array}"_s, u"a"_s, Kind::Rectangle, 4,
        {0, -0.9, 1.6, 1.25});
    row("brace over", u"\\overbrace{x+y}^{n}"_s, u"x+yn"_s, Kind::Path, 3, {0, -1.73, 2.28, 1.93});
    row("arrow", u"\\xrightarrow{abc}"_s, u"abc"_s, Kind::Path, 1, {0, -1.12, 1.68, 1.15});
    row("chemistry", u"\\ce{2H2 + O2 -> 2H2O}"_s, u"2H2+O22H2O"_s, Kind::Path, 1, {0.05, -0.7, 8.72, 0.85});
    row("tall delimiter", u"\\left(\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\end{matrix}\\right)"_s, u"12345"_s, Kind::Path,
        2, {0.3, -3.25, 1.68, 6.03});
    row("label", u"\\begin{equation} x+y \\label{eq:1}\\end{equation}"_s, u"x+y"_s, Kind::Path, 0, {});
    row("no label", u"a\\\\label{b}"_s, u"alabelb"_s, Kind::Path, 0, {});
    row("nothing", u"\\phantom{x}"_s, QString(), Kind::Path, 0, {});
}

void TestFormulas::shape()
{
    QFETCH(QString, latex);
    QFETCH(QString, text);
    QFETCH(typeset::FormulaMark::Kind, kind);
    QFETCH(int, count);
    QFETCH(QRectF, ink);
    typeset::Formulas formulas(m_clock);
    const auto formula = formulas.wait(latex, true);
    QVERIFY(formula != nullptr);
    QVERIFY2(!formula->error, formula->error ? qPrintable(formula->error->message) : "");
    QCOMPARE(textOf(*formula), text);
    QCOMPARE(countOf(*formula, kind), count);
    const QRectF found = inkOf(*formula);
    const QString described = u"%1 %2 %3 %4"_s.arg(found.x()).arg(found.y()).arg(found.width()).arg(found.height());
    if (ink.isNull())
        return;
    const auto close = [](qreal a, qreal b) { return qAbs(a - b) < 0.08; };
    QVERIFY2(close(found.x(), ink.x()) && close(found.y(), ink.y()) && close(found.width(), ink.width())
            && close(found.height(), ink.height()),
        qPrintable(described));
}

void TestFormulas::marksStandWithinTheirBox()
{
    QFETCH(QString, latex);
    typeset::Formulas formulas(m_clock);
    const auto formula = formulas.wait(latex, true);
    const QRectF ink = inkOf(*formula);
    if (ink.width() <= 0)
        return;
    typeset::SetFormula set(formula, 1, true);
    set.fit(1e5);
    constexpr qreal stroke = 0.25; //!< em that slanted letters, accents and the ends of a strike stand over
    QVERIFY(ink.left() > -stroke);
    QVERIFY(ink.right() < set.width() + stroke);
    QVERIFY2(ink.top() > -set.ascent() - stroke, qPrintable(QString::number(set.ascent())));
    QVERIFY(ink.bottom() < set.descent() + stroke);
}

void TestFormulas::mistakesAreNamed_data()
{
    QTest::addColumn<QString>("latex");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("position");
    QTest::newRow("unclosed") << u"\\frac{1"_s << u"Unexpected end of input in a macro argument, expected '}'"_s << 7;
    QTest::newRow("unknown command") << u"a + \\foo b"_s << u"Undefined control sequence: \\foo"_s << 4;
    QTest::newRow("unknown command behind a label")
        << u"\\label{a} \\foo b"_s << u"Undefined control sequence: \\foo"_s << 10;
    QTest::newRow("stray brace") << u"a}"_s << u"Expected 'EOF', got '}'"_s << 1;
    QTest::newRow("unknown environment") << u"\\begin{x}\\end{x}"_s << u"No such environment: x"_s << 6;
    QTest::newRow("endless macro") << u"\\def\\a{\\a\\a}\\a"_s
                                   << u"Too many expansions: infinite loop or need to increase maxExpand setting"_s
                                   << -1;
}

void TestFormulas::mistakesAreNamed()
{
    QFETCH(QString, latex);
    QFETCH(QString, message);
    QFETCH(int, position);
    typeset::Formulas formulas(m_clock);
    const auto formula = formulas.wait(latex, false);
    QVERIFY(formula->error.has_value());
    QCOMPARE(formula->error->message, message);
    QCOMPARE(formula->error->position, position);
}

void TestFormulas::nothingIsLoadedOrRemembered()
{
    typeset::Formulas formulas(m_clock);
    // With trust off these commands are shown as their names, and nothing more.
    const auto link = formulas.wait(u"\\href{http://x.test}{a}"_s, false);
    QVERIFY(link->error || textOf(*link).contains(u"href"_s));
    const auto image = formulas.wait(u"\\includegraphics{http://x.test/a.png}"_s, false);
    QVERIFY(image->error || textOf(*image).contains(u"includegraphics"_s));
    QVERIFY(!formulas.wait(u"\\gdef\\mine{x}\\mine"_s, false)->error);
    QVERIFY(formulas.wait(u"\\mine"_s, false)->error.has_value());
}

void TestFormulas::runawayIsEnded()
{
    typeset::Formulas formulas(m_clock);
    QVERIFY(!formulas.wait(u"x"_s, false)->error);
    QElapsedTimer timer;
    timer.start();
    // Nested so deeply that no stack holds it, and so much that it takes long: either way it ends, and the next works.
    const auto deep = formulas.wait(u"{"_s.repeated(2'400) + u"}"_s.repeated(2'400), false);
    QVERIFY(deep->error.has_value());
    const auto wide = formulas.wait(u"\\sqrt{"_s.repeated(700) + u"x"_s + u"}"_s.repeated(700), false);
    QVERIFY(wide->error.has_value());
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!formulas.wait(u"y"_s, false)->error);
}

//! The engine keeps its own compiler quiet, and leaves the rules and the filters of others in force.
void TestFormulas::whatOthersLogIsTheirs()
{
    static QLoggingCategory::CategoryFilter before = nullptr;
    const auto resetsRules = qScopeGuard([] { QLoggingCategory::setFilterRules(QString()); });
    QLoggingCategory::setFilterRules(u"spyhop.test.silent=false"_s);
    before = QLoggingCategory::installFilter(nullptr);
    QLoggingCategory::installFilter([](QLoggingCategory* category) {
        if (before)
            before(category);
        if (qstrcmp(category->categoryName(), "spyhop.test.filtered") == 0)
            category->setEnabled(QtWarningMsg, false);
    });
    const QLoggingCategory silent("spyhop.test.silent"), filtered("spyhop.test.filtered");
    typeset::KatexEngine engine;
    QVERIFY(engine.load());
    const QLoggingCategory late("spyhop.test.silent"), compiler("qt.qml.compiler");
    QVERIFY(!silent.isWarningEnabled() && !late.isWarningEnabled());
    QVERIFY(!filtered.isWarningEnabled() && filtered.isCriticalEnabled());
    QVERIFY(!compiler.isWarningEnabled() && !compiler.isDebugEnabled());
    QLoggingCategory::setFilterRules(u"spyhop.test.silent=true"_s); // and can still be changed
    QVERIFY(silent.isWarningEnabled() && !compiler.isWarningEnabled());
    QLoggingCategory::installFilter(before);
}

void TestFormulas::longOnesAreRefused()
{
    typeset::Formulas formulas(m_clock);
    const auto formula = formulas.find(u"x+"_s.repeated(3'000), false);
    QVERIFY(formula != nullptr);
    QCOMPARE(formula->error->message, u"This formula is longer than 5000 characters."_s);
}

void TestFormulas::comesLaterAndIsKept()
{
    typeset::Formulas formulas(m_clock);
    QSignalSpy ready(&formulas, &typeset::Formulas::ready);
    QVERIFY(formulas.find(u"x^2"_s, false) == nullptr);
    QVERIFY(formulas.find(u"x^2"_s, false) == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(formulas.generation() > 0, testsupport::patienceMs);
    QVERIFY(!ready.isEmpty());
    const auto first = formulas.find(u"x^2"_s, false);
    QVERIFY(first != nullptr);
    QCOMPARE(formulas.find(u"x^2"_s, false).get(), first.get());
    QVERIFY(formulas.find(u"x^2"_s, true) == nullptr); // displayed is another formula
}

void TestFormulas::lineBreaksInLongOnes()
{
    typeset::Formulas formulas(m_clock);
    QString latex = u"x_0"_s;
    for (int i = 1; i < 40; ++i)
        latex += u" + x_{%1}"_s.arg(i);
    const auto formula = formulas.wait(latex, true);
    QVERIFY(formula->parts.size() > 30);
    typeset::SetFormula set(formula, 16, true);
    set.fit(300);
    QVERIFY(set.lineCount() > 3);
    QVERIFY(set.width() <= 300);
    const auto wide = formulas.wait(u"\\left("_s + latex + u"\\right)"_s, true);
    typeset::SetFormula unbreakable(wide, 16, true);
    unbreakable.fit(300);
    QCOMPARE(unbreakable.lineCount(), 1);
    QVERIFY(qAbs(unbreakable.width() - 300) < 1);
    const auto lines = formulas.wait(u"a \\\\ b \\\\ c"_s, true);
    typeset::SetFormula three(lines, 16, true);
    three.fit(300);
    QCOMPARE(three.lineCount(), 3);
    const auto numbered = formulas.wait(u"x \\tag{1}"_s, true);
    typeset::SetFormula tagged(numbered, 16, true);
    tagged.fit(300);
    QCOMPARE(tagged.width(), 300.0);
}

namespace {

std::shared_ptr<const typeset::TypeStyle> styleWith(typeset::FormulaSource& formulas)
{
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->formulas = &formulas;
    return style;
}

typeset::DocumentLayout documentOf(const QString& source, typeset::FormulaSource& formulas, qreal width)
{
    typeset::DocumentLayout document(styleWith(formulas));
    document.setMarkdown(source);
    document.layOut(width);
    return document;
}

} // namespace

void TestFormulas::inlineStandsOnTheBaseline()
{
    typeset::Formulas formulas(m_clock);
    static_cast<void>(formulas.wait(u"\\mathrm{H}"_s, false));
    const typeset::DocumentLayout document = documentOf(u"H $\\mathrm{H}$ H"_s, formulas, 300);
    QImage image(300, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    document.paint(painter, QPointF(0, 0), QRectF(image.rect()), 0, 0, {});
    painter.end();
    // The lowest ink in each of three stretches: both letters and the formula end at the same height.
    const auto lowest = [&image](qreal from, qreal to) {
        int low = -1;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = qRound(from); x < qRound(to); ++x)
                low = image.pixelColor(x, y).lightness() < 140 ? y : low;
        }
        return low;
    };
    const qreal begin = document.caret(2).left();
    const qreal end = document.caret(14).left();
    QVERIFY(end - begin > 8);
    QVERIFY2(end - begin < 20, qPrintable(QString::number(end - begin)));
    QVERIFY(lowest(0, begin - 2) > 0);
    QVERIFY(qAbs(lowest(0, begin - 2) - lowest(begin, end)) <= 1);
}

void TestFormulas::formulaIsOneStepAndItsSource()
{
    typeset::Formulas formulas(m_clock);
    static_cast<void>(formulas.wait(u"\\frac{a}{b}"_s, false));
    const QString source = u"so $\\frac{a}{b}$ it"_s;
    const typeset::DocumentLayout document = documentOf(source, formulas, 300);
    QCOMPARE(document.text(0, document.length()), source);
    const qreal begin = document.caret(3).left();
    const qreal end = document.caret(16).left();
    QVERIFY(begin < end);
    const QPointF first(begin + (end - begin) * 0.25, 12);
    const QPointF second(begin + (end - begin) * 0.75, 12);
    QCOMPARE(document.hit(first).offset, 3);
    QCOMPARE(document.hit(second).offset, 16);
    QCOMPARE(document.text(3, 16), u"$\\frac{a}{b}$"_s);
}

void TestFormulas::aHitMarksTheWholeFormula_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("hit");
    QTest::newRow("in a line") << u"so $E=mc^2$ it is"_s << u"mc^2"_s;
    QTest::newRow("displayed") << u"$$\\begin{cases}1 & x>0\\\\ 0 & x<0\\end{cases}$$"_s << u"x>0"_s;
    QTest::newRow("words and a part") << u"so $E=mc^2$ it is"_s << u"so $E"_s;
}

void TestFormulas::aHitMarksTheWholeFormula()
{
    QFETCH(QString, source);
    QFETCH(QString, hit);
    typeset::Formulas formulas(m_clock);
    typeset::DocumentLayout document = documentOf(source, formulas, 300);
    QTRY_VERIFY_WITH_TIMEOUT(formulas.generation() > 0, testsupport::patienceMs);
    document.layOut(300);
    const QString flat = document.flatText();
    const qsizetype at = flat.indexOf(hit);
    QVERIFY(at >= 0);
    QImage image(300, qRound(document.height()) + 8, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    document.paint(painter, QPointF(0, 0), QRectF(image.rect()), 0, 0, {{{at, hit.size()}, Qt::yellow}});
    painter.end();
    int left = image.width(), right = -1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != QColor(Qt::yellow))
                continue;
            left = qMin(left, x);
            right = qMax(right, x);
        }
    }
    const qreal begin = document.caret(qMin(at, flat.indexOf(u'$'))).left();
    const qreal end = document.caret(flat.lastIndexOf(u'$') + 1).left();
    QVERIFY(end - begin > 30);
    const QString found = u"%1…%2 instead of %3…%4"_s.arg(left).arg(right).arg(begin).arg(end);
    QVERIFY2(qAbs(left - begin) <= 2 && qAbs(right + 1 - end) <= 2, qPrintable(found));
}

void TestFormulas::pendingOneIsLaidOutWhenReady()
{
    typeset::Formulas formulas(m_clock);
    typeset::DocumentLayout document
        = documentOf(u"before\n\n$$\\sum_{i=1}^{n} \\frac{i}{2}$$\n\nafter"_s, formulas, 300);
    const qreal before = document.height();
    const qsizetype length = document.length();
    QTRY_VERIFY_WITH_TIMEOUT(formulas.generation() > 0, testsupport::patienceMs);
    static_cast<void>(document.takeLaidOut());
    document.layOut(300);
    QCOMPARE(document.takeLaidOut(), 1); // its own block alone
    QVERIFY(document.height() > before + 20);
    QCOMPARE(document.length(), length);
    document.layOut(300);
    QCOMPARE(document.takeLaidOut(), 0);
}

void TestFormulas::tallerLinesKeepTheRest()
{
    typeset::Formulas formulas(m_clock);
    static_cast<void>(formulas.wait(u"\\dfrac{a}{b}"_s, false));
    const typeset::DocumentLayout document = documentOf(u"one\ntwo $\\dfrac{a}{b}$\nthree"_s, formulas, 300);
    const QRectF first = document.caret(0);
    const QRectF second = document.caret(4);
    const QRectF third = document.caret(document.length());
    QCOMPARE(first.height(), 24.0);
    QVERIFY(second.height() > 30);
    QCOMPARE(second.top(), first.bottom());
    QCOMPARE(third.top(), second.bottom());
    QCOMPARE(third.height(), 24.0);
    QCOMPARE(document.height(), third.bottom());
}

//! Else what stands below would have to be painted again whenever one is laid out.
void TestFormulas::linesGrowByWholePixels()
{
    typeset::Formulas formulas(m_clock);
    const QStringList kinds{u"x^{\\dfrac{a}{b}}"_s, u"x_{\\dfrac{a}{b}}"_s, u"\\dfrac{a}{b}"_s};
    for (const QString& latex : kinds)
        static_cast<void>(formulas.wait(latex, false));
    for (const qreal line : {24.0, 25.0}) { // one of them has its baseline between two pixels
        auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
        style->formulas = &formulas;
        style->body.lineHeight = line;
        for (const QString& latex : kinds) {
            typeset::DocumentLayout document(style);
            document.setMarkdown(u"one $%1$ two"_s.arg(latex));
            document.layOut(300);
            QVERIFY2(document.height() > line, qPrintable(latex));
            QCOMPARE(document.height(), std::floor(document.height()));
        }
    }
}

void TestFormulas::wrongOneShowsItsSource()
{
    typeset::Formulas formulas(m_clock);
    QVERIFY(formulas.wait(u"\\frac{1"_s, false)->error.has_value());
    const typeset::DocumentLayout document = documentOf(u"so $\\frac{1$ it"_s, formulas, 400);
    QCOMPARE(document.text(0, document.length()), u"so $\\frac{1$ it"_s);
    const QRectF inside = document.caret(6);
    QVERIFY(document.hit(inside.center() + QPointF(1, 0)).note.startsWith(u"Unexpected end of input"_s));
    QVERIFY(document.hit(QPointF(2, 10)).note.isEmpty());
}

void TestFormulas::tableMakesRoom()
{
    typeset::Formulas formulas(m_clock);
    static_cast<void>(formulas.wait(u"\\int_0^1 x^2\\,dx"_s, false));
    const typeset::DocumentLayout document
        = documentOf(u"|a|b|\n|---|---|\n|$\\int_0^1 x^2\\,dx$|one two three four five six seven|"_s, formulas, 300);
    const qsizetype begin = document.text(0, document.length()).indexOf(u'$');
    const QRectF left = document.caret(begin);
    const QRectF right = document.caret(begin + 18);
    QCOMPARE(left.top(), right.top());
    QVERIFY(right.left() - left.left() > 40);
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestFormulas)
#include "tst_formulas.moc"

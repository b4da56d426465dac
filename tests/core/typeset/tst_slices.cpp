// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks that are too much to lay out at once: what is in sight is there at once, wherever that is.
#include "core/text/markdown.h"
#include "core/typeset/blocklayout.h"
#include "core/typeset/documentlayout.h"
#include "core/typeset/flattext.h"
#include "core/typeset/piecepainter.h"
#include "core/typeset/slices.h"
#include "tests/core/typeset/lateformulas.h"
#include "tests/core/typeset/teststyle.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"

#include <QtCore/QObject>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <limits>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestSlices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void flatTextStays_data();
    void flatTextStays();
    void smallBlocksStayWhole();
    void slicesStayWhileABlockGrows();
    void onlyWhatIsInSightIsLaidOut_data();
    void onlyWhatIsInSightIsLaidOut();
    void textUnderTheEyeStays();
    void aTablesSlicesAreOneTable();
    void lateFormulasWidenTheirColumn_data();
    void lateFormulasWidenTheirColumn();
    void numbersStandOneUnderTheOther();
    void copiesAreWhole();
    void aCodesSlicesAreOneCode();
    void codeIsPaintedAsInOnePiece();
    void codeGrows();
    void longTextInAQuoteIsOneParagraph();
    void aQuotesSlicesHaveOneBar();
    void tablesInALongListScroll();
};

namespace {

QString bigTable(int rows)
{
    QString source = u"|name|value|remark|\n|---|---:|---|\n"_s;
    for (int i = 0; i < rows; ++i)
        source += u"|row %1|%2.5|some words about number %1|\n"_s.arg(i).arg(i * 7);
    return source;
}

QString bigList(int items)
{
    QString source;
    for (int i = 1; i <= items; ++i)
        source += u"%1. item with a few words\n"_s.arg(i);
    return source;
}

QString bigQuote(int paragraphs)
{
    QString source;
    for (int i = 1; i <= paragraphs; ++i)
        source += (i % 40 == 0 ? u"> - item %1\n> - another\n>\n> ---\n>\n"_s : u"> said %1 with **some** words\n>\n"_s)
                      .arg(i);
    return source;
}

QString bigCode(int lines)
{
    QString source;
    for (int i = 0; i < lines; ++i) {
        // A comment over several lines, now and then over the end of a slice.
        source += i % 201 == 195 ? u"/* what follows\n"_s
            : i % 201 == 200     ? u"ends here */ int after%1 = 1;\n"_s.arg(i)
                                 : u"static int f%1(const char* s) { return s[0] == 'x' ? %1 : 2; } // why\n"_s.arg(i);
    }
    return source;
}

//! Every token has a colour of its own.
std::shared_ptr<const typeset::TypeStyle> colouredStyle()
{
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    for (std::size_t i = 0; i < style->tokens.size(); ++i)
        style->tokens[i] = QColor::fromHsv(static_cast<int>(i) * 40, 255, 200);
    return style;
}

text::Block codeBlock(const QString& code)
{
    return text::Block{.kind = text::BlockKind::Code, .language = u"cpp"_s, .code = code};
}

QString fenced(const QString& code)
{
    return u"```cpp\n"_s + code + u"```\n"_s;
}

//! The flat text of a block's slices, put together again.
QString joined(const QList<typeset::Slice>& slices)
{
    QString all;
    for (const typeset::Slice& slice : slices) {
        all += slice.joint;
        bool first = true;
        for (const typeset::FlatLeaf& leaf : typeset::flatLeaves(slice.block)) {
            if (!std::exchange(first, false))
                all += u'\n';
            all += leaf.text;
        }
    }
    return all;
}

text::Block plainBlock(const QString& text)
{
    return text::Block{.inlines = {text::Inline{text, {}, {}}}};
}

} // namespace

void TestSlices::flatTextStays_data()
{
    QTest::addColumn<text::Block>("block");
    QTest::addColumn<int>("least"); //!< slices
    QTest::newRow("table") << text::parseMarkdown(bigTable(1'000)).first() << 20;
    QTest::newRow("uneven table")
        << text::parseMarkdown(u"|a|b|\n|---|---|\n"_s + u"|1|\n|1|2|3|\n"_s.repeated(500)).first() << 10;
    QTest::newRow("list") << text::parseMarkdown(bigList(1'000)).first() << 20;
    QTest::newRow("quote") << text::parseMarkdown(bigQuote(2'000) + u"> ---\n"_s).first() << 15;
    QTest::newRow("words") << plainBlock(u"one two "_s.repeated(10'000)) << 8;
    QTest::newRow("lines") << plainBlock(u"a line of some words\n"_s.repeated(5'000)) << 10;
    QTest::newRow("one word") << plainBlock(u"x"_s.repeated(50'000)) << 5;
    QTest::newRow("Chinese") << plainBlock(u"年度报告"_s.repeated(10'000)) << 4;
    QTest::newRow("emoji") << plainBlock(u"😀"_s.repeated(20'001)) << 4;
    text::Block marked;
    for (int i = 0; i < 3'000; ++i)
        marked.inlines.append(text::Inline{u"word "_s, i % 2 == 0 ? text::Marks(text::Mark::Bold) : text::Marks(), {}});
    QTest::newRow("runs") << marked << 3;
    QTest::newRow("code") << codeBlock(bigCode(1'000)) << 5;
    QTest::newRow("code without words") << codeBlock(u"\n"_s.repeated(1'000)) << 5;
    QTest::newRow("code in one line") << codeBlock(u"x = 1; "_s.repeated(10'000)) << 3;
    QTest::newRow("code with long lines") << codeBlock((u"😀"_s.repeated(15'000) + u"\nshort\n"_s).repeated(5)) << 10;
}

void TestSlices::flatTextStays()
{
    QFETCH(text::Block, block);
    QFETCH(int, least);
    const QList<typeset::Slice> slices = typeset::slicesOf(block);
    QVERIFY2(slices.size() >= least, qPrintable(QString::number(slices.size())));
    const QString all = joined(slices);
    for (const typeset::Slice& slice : slices) {
        const QString text = joined({slice});
        QVERIFY(text.isEmpty() || (!text.front().isLowSurrogate() && !text.back().isHighSurrogate()));
    }
    const QString whole = joined({typeset::Slice{block, {}}});
    // Rows that are too short or too long for their table have its cells in slices.
    if (QString::fromLatin1(QTest::currentDataTag()) != u"uneven table")
        QCOMPARE(all, whole);
    else
        QCOMPARE(all.count(u'\n'), 2 * block.rows.size() - 1);
}

void TestSlices::smallBlocksStayWhole()
{
    for (const text::Block& block : text::parseMarkdown(bigTable(90) + u"\n"_s + bigList(90) + u"\n"_s + bigQuote(100)
             + u"\n"_s + fenced(bigCode(300)) + u"# a"_s)) {
        const QList<typeset::Slice> slices = typeset::slicesOf(block);
        QCOMPARE(slices.size(), 1);
        QVERIFY(slices.first().block == block);
    }
}

void TestSlices::slicesStayWhileABlockGrows()
{
    for (const QString& source : {bigTable(700), bigList(700), bigQuote(700), u"some words and more "_s.repeated(3'000),
             u"```cpp\n"_s + bigCode(900)}) {
        const QList<typeset::Slice> all = typeset::slicesOf(text::parseMarkdown(source).first());
        const text::Block half = text::parseMarkdown(source.left(source.size() / 2)).first();
        const QList<typeset::Slice> before = typeset::slicesOf(half);
        QVERIFY(before.size() > 1);
        QVERIFY(before.size() < all.size());
        for (qsizetype i = 0; i + 1 < before.size(); ++i)
            QVERIFY(before[i].block == all[i].block);
    }
}

void TestSlices::onlyWhatIsInSightIsLaidOut_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("plain");
    QTest::newRow("table of 5,000 rows") << bigTable(5'000) << false;
    QTest::newRow("list of 5,000 items") << bigList(5'000) << false;
    QTest::newRow("quote of 10,000 paragraphs") << bigQuote(10'000) << false;
    QTest::newRow("code of 20,000 lines") << fenced(bigCode(20'000)) << false;
    QTest::newRow("code of 1 MB in one line") << fenced(u"x = 1; "_s.repeated(150'000) + u"\n"_s) << false;
    QTest::newRow("paragraph of 1 MB") << u"some words that go on and on "_s.repeated(36'000) << false;
    QTest::newRow("question of 1 MB in one line") << u"some words that go on and on "_s.repeated(36'000) << true;
    QTest::newRow("question of 1 MB in lines") << u"some words that go on and on\n"_s.repeated(36'000) << true;
    QTest::newRow("Chinese without spaces") << u"年度财务报告显示营业收入同比增长"_s.repeated(30'000) << true;
}

void TestSlices::onlyWhatIsInSightIsLaidOut()
{
    QFETCH(QString, source);
    QFETCH(bool, plain);
    typeset::DocumentLayout document(tests::testStyle());
    if (plain)
        document.setPlain(source);
    else
        document.setMarkdown(source);
    document.prepare(700);
    QCOMPARE(document.takeLaidOut(), 0);
    QVERIFY(document.height() > 5'000);
    for (const qreal share : {0.0, 0.3, 0.6, 0.99}) {
        const qreal y = document.height() * share;
        const double before = testsupport::cpuMs();
        QVERIFY(document.layOutWithin(700, y, y + 800));
        QVERIFY2(document.takeLaidOut() <= 6, qPrintable(QString::number(share)));
        const double spent = testsupport::cpuMs() - before;
        qInfo("%.1f ms", spent);
        QVERIFY2(spent < 300, qPrintable(QString::number(spent))); // generous: with sanitizers and fonts to be found
        QVERIFY(document.hit(QPointF(10, y + 5)).offset > 0 || share == 0);
    }
    document.layOutAt(700, document.length() / 2);
    QVERIFY(document.takeLaidOut() <= 1);
    QCOMPARE(document.flatText().size(), document.length());
}

void TestSlices::textUnderTheEyeStays()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(bigTable(2'000));
    document.prepare(500);
    const qsizetype place = document.flatText().indexOf(u"row 1500");
    QVERIFY(document.layOutAt(500, place));
    const QRectF before = document.caret(place);
    // Its neighbours get their true heights: the place moves in the document as much as what is above it has grown,
    // which is what the view scrolls by.
    document.layOutWithin(500, before.top() - 2'000, before.top() + 800);
    const QRectF after = document.caret(place);
    QCOMPARE(after.size(), before.size());
    QCOMPARE(document.hit(after.center()).offset, place);
    document.releaseOutside(0, 10);
    QVERIFY(qAbs(document.caret(place).top() - after.top()) < 900); // the slice's top; heights are kept
}

void TestSlices::aTablesSlicesAreOneTable()
{
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->scrollTables = true;
    QString source = bigTable(400);
    source += u"|%1|1|a|\n"_s.arg(u"x"_s.repeated(120)); // the last row's word sets the first column's width
    typeset::DocumentLayout document(style);
    document.setMarkdown(source);
    document.prepare(500);
    QCOMPARE(document.blockCount(), 1);
    document.layOutWithin(500, 0, 400);
    const typeset::BoxId id = document.boxAt(QPointF(20, 100));
    QVERIFY(id.isValid());
    QVERIFY(document.box(id)->wantedWidth > 900);
    QCOMPARE(document.box(id)->rect.top(), 0.0);
    QCOMPARE(document.box(id)->rect.height(), document.height());
    QCOMPARE(document.box(id)->block.rows.size(), 402);
    const qreal end = document.height() - 400;
    document.layOutWithin(500, end, end + 400);
    QCOMPARE(document.boxAt(QPointF(20, end + 100)), id);
    const qsizetype last = document.flatText().lastIndexOf(u"row 399");
    const qsizetype first = document.flatText().indexOf(u"row 0");
    QCOMPARE(document.caret(first).left(), document.caret(last).left());
    QVERIFY(document.scrollBox(id, 50));
    QCOMPARE(document.caret(first).left(), document.caret(last).left()); // scrolled together
    document.setWide(id, 800);
    document.layOutWithin(500, 0, 400);
    QCOMPARE(document.box(id)->rect.width(), 800.0);
    QVERIFY(document.isWide(id));
}

void TestSlices::lateFormulasWidenTheirColumn_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("in one piece") << 20;
    QTest::newRow("in slices") << 400;
}

//! What was laid out before a formula came is laid out again, in all slices that were, by one plan.
void TestSlices::lateFormulasWidenTheirColumn()
{
    QFETCH(int, rows);
    tests::LateFormulas formulas;
    formulas.widths.insert(u"w"_s, 20);
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->formulas = &formulas;
    QString source = u"|formula|name|\n|---|---|\n"_s;
    for (int i = 0; i < rows; ++i)
        source += i == 2 ? u"|$w$|row 2|\n"_s : u"|words %1|row %1|\n"_s.arg(i);
    typeset::DocumentLayout document(style);
    document.setMarkdown(source);
    document.layOutWithin(500, 0, 400);
    const qreal end = document.height() - 400;
    document.layOutWithin(500, end, end + 400);
    const QString flat = document.flatText();
    const qsizetype first = flat.indexOf(u"row 2");
    const qsizetype last = flat.lastIndexOf(u"row "_s);
    const qreal left = document.caret(first).left();
    QCOMPARE(document.caret(last).left(), left);
    formulas.come();
    document.layOutWithin(500, 0, 400);
    document.layOutAt(500, last);
    QVERIFY(document.caret(first).left() > left + 30);
    QVERIFY(document.caret(first).left() >= 20 * 13 * 1.2);
    QCOMPARE(document.caret(last).left(), document.caret(first).left());
    QCOMPARE(document.flatText(), flat);
    static_cast<void>(document.takeLaidOut());
    document.layOutWithin(500, 0, 400);
    QCOMPARE(document.takeLaidOut(), 0); // once is enough
}

void TestSlices::numbersStandOneUnderTheOther()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(bigList(1'200));
    document.layOut(600);
    const QString flat = document.flatText();
    const qreal left = document.caret(0).left();
    for (qsizetype at = flat.indexOf(u'\n'); at >= 0; at = flat.indexOf(u'\n', at + 1))
        QCOMPARE(document.caret(at + 1).left(), left);
    QVERIFY(document.text(0, document.length()).endsWith(u"1200. item with a few words"));
    // As many px as in one piece: nothing is added where it is cut.
    const qreal item = document.caret(flat.indexOf(u'\n') + 1).top();
    QCOMPARE(document.height(), 1'199 * item + 24);
}

void TestSlices::copiesAreWhole()
{
    const QString source = u"some words\nthat go on "_s.repeated(2'000).trimmed();
    typeset::DocumentLayout document(tests::testStyle());
    document.setPlain(source);
    document.prepare(600);
    QCOMPARE(document.flatText(), source);
    QCOMPARE(document.text(0, document.length()), source);
    QCOMPARE(document.text(100, 30'000), source.mid(100, 29'900));
    QCOMPARE(document.flatText(20'000), source.mid(20'000));
    QCOMPARE(document.paragraphAt(15'000), (std::pair<qsizetype, qsizetype>(0, source.size())));
}

void TestSlices::aCodesSlicesAreOneCode()
{
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->wrapCode = false;
    QString code = bigCode(1'000);
    code += u"x"_s.repeated(300) + u'\n'; // the widest line is the last one
    typeset::DocumentLayout document(style);
    document.setMarkdown(u"Words.\n\n"_s + fenced(code) + u"More."_s);
    document.prepare(500);
    QCOMPARE(document.blockCount(), 3);
    document.layOutWithin(500, 0, 400);
    const typeset::BoxId id = document.boxAt(QPointF(20, 200));
    QVERIFY(id.isValid());
    QVERIFY(document.box(id)->wantedWidth > 1'500);
    QCOMPARE(document.box(id)->block.code, code.chopped(1));
    QCOMPARE(document.box(id)->rect.top(), document.blockRect(1).top());
    QCOMPARE(document.box(id)->rect.height(), document.blockRect(1).height());
    const qreal end = document.height() - 600;
    document.layOutWithin(500, end, end + 400);
    QCOMPARE(document.boxAt(QPointF(20, end + 100)), id);
    const qsizetype first = document.flatText().indexOf(u"f3("_s);
    const qsizetype last = document.flatText().indexOf(u"f990("_s);
    const qreal left = document.caret(first).left();
    QVERIFY(document.scrollBox(id, 50)); // all of it together
    QCOMPARE(document.caret(first).left(), left - 50);
    document.layOutAt(500, last);
    const qreal scrolled = document.caret(last).left();
    document.setWrapped(id, true);
    document.layOut(500);
    QVERIFY(document.caret(last).left() > scrolled);
    QCOMPARE(document.text(0, document.length()), u"Words.\n\n"_s + code.chopped(1) + u"\n\nMore."_s);
    // As many px as in one piece.
    QCOMPARE(
        document.blockRect(1).height(), typeset::layOut(document.block(1), 500, *tests::testStyle(), nullptr).height);
}

void TestSlices::codeIsPaintedAsInOnePiece()
{
    const text::Block block = codeBlock(bigCode(650).chopped(1));
    const auto style = colouredStyle();
    const typeset::Piece whole = typeset::layOut(block, 600, *style, nullptr);
    typeset::DocumentLayout document(style);
    document.setMarkdown(fenced(block.code + u'\n'));
    document.layOut(600);
    QCOMPARE(document.height(), whole.height);
    QVERIFY(document.takeLaidOut() > 2);
    for (qreal top = 0; top < whole.height; top += 1'000) {
        QImage one(600, 1'000, QImage::Format_RGB32), other(600, 1'000, QImage::Format_RGB32);
        const QRectF clip(0, 0, 600, 1'000);
        for (QImage* image : {&one, &other}) {
            image->fill(Qt::white);
            QPainter painter(image);
            painter.setRenderHint(QPainter::Antialiasing);
            if (image == &one) {
                typeset::PiecePainter(painter, *style, clip).paint(whole, QPointF(0, -top), 0, 0, {}, [](int) {
                    return 0.0;
                });
            } else {
                document.paint(painter, QPointF(0, -top), clip, 0, 0, {});
            }
        }
        QVERIFY2(one == other, qPrintable(QString::number(top)));
    }
}

void TestSlices::codeGrows()
{
    // What comes at the end lays out the end alone, and in the end all is as if it had come at once.
    const QString code = bigCode(1'500);
    typeset::DocumentLayout growing(colouredStyle());
    growing.append(u"```cpp\n"_s);
    for (qsizetype at = 0; at < code.size(); at += 4'001) {
        growing.append(code.mid(at, 4'001));
        growing.layOut(600);
        QVERIFY(growing.takeLaidOut() <= 3);
    }
    growing.append(u"```\n"_s);
    growing.finish();
    growing.layOut(600);
    typeset::DocumentLayout atOnce(colouredStyle());
    atOnce.setMarkdown(fenced(code));
    atOnce.layOut(600);
    QCOMPARE(growing.height(), atOnce.height());
    QCOMPARE(growing.flatText(), atOnce.flatText());
    QImage one(600, 2'000, QImage::Format_RGB32), other(600, 2'000, QImage::Format_RGB32);
    for (qreal top = 0; top < atOnce.height(); top += 2'000) {
        for (QImage* image : {&one, &other}) {
            image->fill(Qt::white);
            QPainter painter(image);
            (image == &one ? growing : atOnce).paint(painter, QPointF(0, -top), QRectF(0, 0, 600, 2'000), 0, 0, {});
        }
        QVERIFY2(one == other, qPrintable(QString::number(top)));
    }
}

void TestSlices::aQuotesSlicesHaveOneBar()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(bigQuote(300));
    document.layOut(600);
    QVERIFY(typeset::slicesOf(text::parseMarkdown(bigQuote(300)).first()).size() > 2);
    QImage image(600, qCeil(document.height()), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    document.paint(painter, QPointF(), QRectF(image.rect()), 0, 0, {});
    painter.end();
    for (int y = 2; y < image.height() - 2; ++y)
        QVERIFY2(image.pixelColor(1, y) != Qt::white, qPrintable(QString::number(y)));
}

void TestSlices::longTextInAQuoteIsOneParagraph()
{
    const QString words = u"some words that go on and on "_s.repeated(1'500).trimmed();
    for (const QString& source : {u"> "_s + words, u"- "_s + words, words}) {
        typeset::DocumentLayout document(tests::testStyle());
        document.setMarkdown(source);
        document.layOut(600);
        QCOMPARE(document.flatText(), words);
        QVERIFY(document.text(0, document.length()).endsWith(words)); // copied without a break
        QCOMPARE(document.blockCount(), 1);
        // Laid out in parts: each place has its character.
        for (qsizetype at = 0; at < words.size(); at += 997)
            QCOMPARE(document.hit(document.caret(at).center()).offset, at);
    }
    const text::Block quote = text::parseMarkdown(u"> "_s + u"x"_s.repeated(35'000)).first();
    const typeset::Piece piece = typeset::layOut(quote, 600, *tests::testStyle(), nullptr);
    QCOMPARE(piece.leaves.size(), 4);
    QCOMPARE(piece.length, 35'000);
    for (const typeset::Leaf& leaf : piece.leaves)
        QVERIFY(leaf.text().size() <= 10'000);
}

void TestSlices::tablesInALongListScroll()
{
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->scrollTables = true;
    QString source = u"- first\n\n  |%1|b|\n  |---|---|\n  |1|2|\n"_s.arg(u"x"_s.repeated(150));
    for (int i = 0; i < 150; ++i)
        source += u"- item %1\n"_s.arg(i);
    const text::Block list = text::parseMarkdown(source).first();
    const QList<typeset::Slice> slices = typeset::slicesOf(list);
    QVERIFY(slices.size() > 1);
    typeset::SliceFrame frame;
    frame.isLast = false;
    const typeset::Piece piece = typeset::layOutSlice(slices.first().block, frame, 500, *style, nullptr);
    QCOMPARE(piece.areas.size(), 1);
    QVERIFY(piece.areas.first().hasBar);
    QCOMPARE(piece.areas.first().view.height(),
        typeset::layOut(list.children.first().children.last(), 500, *style, nullptr).areas.first().view.height());
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestSlices)
#include "tst_slices.moc"

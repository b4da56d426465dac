// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/documentlayout.h"
#include "core/typeset/formulasource.h"
#include "tests/core/typeset/teststyle.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"

#include <QtCore/QObject>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <algorithm>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestDocumentLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void selectionAsText_data();
    void selectionAsText();
    void everyOffsetIsFoundAgain();
    void linesStandAtEqualDistances();
    void linksOnlyToSafePlaces_data();
    void linksOnlyToSafePlaces();
    void tokenRelaysItsOwnBlock();
    void selectionIsPainted();
    void hitsAreSeenInASelection();
    void selectionFollowsTheDirectionOfWriting();
    void selectionHasNoGaps_data();
    void selectionHasNoGaps();
    void hostileNestingIsQuick();
    void plainTextStaysAsItIs();
    void seamsLeaveALine_data();
    void seamsLeaveALine();
    void seamsSurviveGrowth();
    void goesOnAfterItsEnd();
    void openFormulasAreNotDrawn();
};

namespace {

//! Has no formula ready, and knows which were wanted.
class AskedFormulas : public typeset::FormulaSource {
public:
    [[nodiscard]] std::shared_ptr<const typeset::Formula> find(const QString& latex, bool) override
    {
        if (!asked.contains(latex))
            asked.append(latex);
        return nullptr;
    }
    [[nodiscard]] std::shared_ptr<const typeset::Formula> wait(const QString&, bool) override { return nullptr; }
    [[nodiscard]] int generation() const override { return 0; }

    QStringList asked;
};

} // namespace

void TestDocumentLayout::selectionAsText_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("text");
    QTest::newRow("paragraphs") << u"# T\n\na **b**\nc\n\nd"_s << u"T\n\na b\nc\n\nd"_s;
    QTest::newRow("list") << u"1. a\n2. b\n   - c\n- [x] d"_s << u"1. a\n2. b\n• c\n\n[x] d"_s;
    QTest::newRow("table") << u"|a|b|\n|---|---|\n|1|2|"_s << u"a\tb\n1\t2"_s;
    QTest::newRow("code") << u"```\nx\n\n  y\n```"_s << u"x\n\n  y"_s;
    QTest::newRow("rule between") << u"a\n\n---\n\nb"_s << u"a\n\nb"_s;
}

void TestDocumentLayout::selectionAsText()
{
    QFETCH(QString, source);
    QFETCH(QString, text);
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(source);
    document.layOut(600);
    QCOMPARE(document.text(0, document.length()), text);
    QCOMPARE(document.markdown(0, document.length()), source);
    QCOMPARE(document.text(0, 1), text.startsWith(u"1."_s) ? u"1. a"_s : text.left(1));
}

void TestDocumentLayout::everyOffsetIsFoundAgain()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(
        u"# Head\n\nSome prose that is long enough to be broken in two lines or more, 中文也在里面。\n\n"
        "- item one\n- item two\n\n|a|b|\n|---|---|\n|one|two|\n\n```py\nx = 1\ny\n```"_s);
    document.layOut(300);
    const QString all = document.text(0, document.length());
    QVERIFY(document.length() > 100);
    int found = 0;
    for (qsizetype offset = 0; offset < document.length(); ++offset) {
        const QRectF caret = document.caret(offset);
        const typeset::Hit hit = document.hit(caret.center());
        // Where a line breaks one offset has two places; elsewhere the same comes back.
        if (hit.offset == offset)
            ++found;
        QVERIFY(qAbs(hit.offset - offset) <= 1);
    }
    QVERIFY(found > document.length() * 9 / 10);
    QCOMPARE(document.hit(QPointF(0, -5)).offset, 0);
    QCOMPARE(document.hit(QPointF(0, document.height() + 5)).offset, document.length());
}

void TestDocumentLayout::linesStandAtEqualDistances()
{
    typeset::DocumentLayout latin(tests::testStyle());
    latin.setMarkdown(u"a\nb\nc"_s);
    latin.layOut(300);
    typeset::DocumentLayout mixed(tests::testStyle());
    mixed.setMarkdown(u"a中\n文`x`\n日本語"_s);
    mixed.layOut(300);
    QCOMPARE(latin.height(), 72.0);
    QCOMPARE(mixed.height(), 72.0);
}

void TestDocumentLayout::linksOnlyToSafePlaces_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isLink");
    QTest::newRow("https") << u"https://a.org/x"_s << true;
    QTest::newRow("http, capitals") << u"HTTP://a.org"_s << true;
    QTest::newRow("mail") << u"mailto:a@b.org"_s << true;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("javascript") << u"javascript:alert(1)"_s << false;
    QTest::newRow("data") << u"data:text/html,x"_s << false;
    QTest::newRow("relative") << u"../x"_s << false;
    QTest::newRow("smb") << u"smb://host/share"_s << false;
}

void TestDocumentLayout::linksOnlyToSafePlaces()
{
    QFETCH(QString, address);
    QFETCH(bool, isLink);
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(u"[click](%1) and ![pic](%1)"_s.arg(address));
    document.layOut(600);
    QCOMPARE(document.hit(document.caret(2).center()).link, isLink ? address : QString());
    QCOMPARE(document.hit(document.caret(11).center()).link, isLink ? address : QString());
    QCOMPARE(document.hit(document.caret(7).center()).link, QString());
}

void TestDocumentLayout::tokenRelaysItsOwnBlock()
{
    typeset::DocumentLayout document(tests::testStyle());
    for (int i = 0; i < 200; ++i)
        document.append(u"Paragraph **%1** of the answer.\n\n"_s.arg(i));
    document.layOut(600);
    QCOMPARE(document.takeLaidOut(), 200);
    for (int i = 0; i < 20; ++i) {
        document.append(u"word "_s);
        document.layOut(600);
        QVERIFY(document.takeLaidOut() <= 2);
    }
    const qreal streamed = document.height();
    document.finish();
    document.layOut(600);
    QCOMPARE(document.height(), streamed);
    typeset::DocumentLayout whole(tests::testStyle());
    whole.setMarkdown(document.source());
    whole.layOut(600);
    QCOMPARE(whole.height(), document.height());
    QCOMPARE(whole.length(), document.length());
}

void TestDocumentLayout::selectionIsPainted()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(u"hello world\n\nsecond"_s);
    document.layOut(200);
    QImage image(200, 80, QImage::Format_RGB32);
    const auto selectedPixels = [&](qsizetype from, qsizetype to) {
        image.fill(Qt::white);
        QPainter painter(&image);
        document.paint(painter, QPointF(0, 0), QRectF(image.rect()), from, to, {});
        painter.end();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == QColor(0, 0, 255) ? 1 : 0;
        }
        return count;
    };
    QCOMPARE(selectedPixels(0, 0), 0);
    const int first = selectedPixels(0, 5);
    QVERIFY(first > 400);
    QVERIFY(selectedPixels(0, document.length()) > 2 * first);
}

void TestDocumentLayout::hitsAreSeenInASelection()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(u"hello world"_s);
    document.layOut(200);
    QImage image(200, 40, QImage::Format_RGB32);
    const QColor selection(0, 0, 255), hit(255, 220, 0);
    // How many pixels of a colour stand where the word of the hit stands.
    const auto pixels = [&](qsizetype from, qsizetype to, const QColor& color) {
        image.fill(Qt::white);
        QPainter painter(&image);
        document.paint(
            painter, QPointF(0, 0), QRectF(image.rect()), from, to, {typeset::Highlight{typeset::Range{0, 5}, hit}});
        painter.end();
        const int right = qRound(document.caret(5).left());
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < right; ++x)
                count += image.pixelColor(x, y) == color ? 1 : 0;
        }
        return count;
    };
    const int alone = pixels(0, 0, hit);
    QCOMPARE(pixels(6, 11, hit), alone);
    QVERIFY(pixels(0, 11, hit) > alone / 4);
    QVERIFY(pixels(0, 11, selection) > alone / 4);
    // Half of it selected: the other half is as without.
    QVERIFY(pixels(2, 11, hit) > pixels(0, 11, hit));
    QVERIFY(pixels(2, 11, selection) < pixels(0, 11, selection));
}

//! A wrapped line that begins with Arabic is selected where it stands, from its first to its last letter.
void TestDocumentLayout::selectionFollowsTheDirectionOfWriting()
{
    typeset::DocumentLayout document(tests::testStyle());
    const QString arabic = u"\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645"_s;
    document.setMarkdown(u"Revenue grew much this year too "_s + arabic + u" and so."_s);
    QImage image(240, 120, QImage::Format_RGB32);
    struct Extent {
        int left = 10'000, right = -1;
    };
    const auto extents = [&](qsizetype from, qsizetype to, const QColor& color, bool is) {
        image.fill(Qt::white);
        QPainter painter(&image);
        document.paint(painter, QPointF(0, 0), QRectF(image.rect()), from, to, {});
        painter.end();
        QMap<int, Extent> result; // by line
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if ((image.pixelColor(x, y) == color) != is)
                    continue;
                Extent& extent = result[static_cast<int>(y * 2 / document.height())];
                extent.left = qMin(extent.left, x);
                extent.right = qMax(extent.right, x);
            }
        }
        return result;
    };
    int width = 240; // so that the second line begins with the Arabic
    for (const qreal one = (document.layOut(10'000), document.height()); width > 60; --width) {
        document.layOut(width);
        if (document.height() > 1.5 * one && document.hit(QPointF(0, document.height() * 3 / 4)).offset >= 32)
            break;
    }
    QVERIFY(width > 60);
    const auto ink = extents(0, 0, Qt::white, false);
    const auto selected = extents(0, document.length(), QColor(0, 0, 255), true);
    QVERIFY(ink.contains(1) && selected.contains(1));
    QVERIFY2(selected[1].left <= ink[1].left, qPrintable(QString::number(selected[1].left)));
    QVERIFY2(selected[1].right + 2 >= ink[1].right, qPrintable(QString::number(selected[1].right)));
    QVERIFY2(selected[1].right <= ink[1].right + 12, qPrintable(QString::number(selected[1].right)));
}

void TestDocumentLayout::selectionHasNoGaps_data()
{
    QTest::addColumn<QString>("text");
    const QString arabic = u"\u0627\u0644\u0639\u0631\u0628\u064A\u0629"_s;
    QTest::newRow("Latin in Arabic") << arabic + u" "_s + arabic + u" with English 123 and so on "_s + arabic;
    QTest::newRow("Latin after Arabic") << arabic + u" with English"_s;
    QTest::newRow("digits in Arabic") << arabic + u" 123 "_s + arabic;
    QTest::newRow("Arabic in Latin") << u"some "_s + arabic + u" words"_s;
    QTest::newRow("Latin alone") << u"some words"_s;
}

//! All of a line is marked where all of it is selected, and each character alone where it stands.
void TestDocumentLayout::selectionHasNoGaps()
{
    QFETCH(QString, text);
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(text);
    document.layOut(700);
    QImage image(700, 40, QImage::Format_RGB32);
    const auto columns = [&](qsizetype from, qsizetype to) {
        image.fill(Qt::white);
        QPainter painter(&image);
        document.paint(painter, QPointF(0, 0), QRectF(image.rect()), from, to, {});
        painter.end();
        QList<int> result; // those with the selection in them
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                if (image.pixelColor(x, y) == QColor(0, 0, 255)) {
                    result.append(x);
                    break;
                }
            }
        }
        return result;
    };
    const QList<int> all = columns(0, document.length());
    QVERIFY(!all.isEmpty());
    QCOMPARE(all.size(), all.last() - all.first() + 1);
    QList<int> owners(image.width(), 0);
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (const int x : columns(i, i + 1))
            ++owners[x];
    }
    // A column in which two characters meet may be nobody's or that of both.
    const auto covered = std::count_if(all.begin(), all.end(), [&](int x) { return owners[x] > 0; });
    QVERIFY2(covered >= all.size() - text.size(), qPrintable(u"%1 of %2"_s.arg(covered).arg(all.size())));
    QVERIFY(std::all_of(owners.begin(), owners.end(), [](int count) { return count <= 2; }));
    int gap = 0; // px beside each other that belong to no character
    for (const int x : all) {
        gap = owners[x] > 0 ? 0 : gap + 1;
        QVERIFY2(gap <= 2, qPrintable(u"nothing at %1"_s.arg(x)));
    }
}

void TestDocumentLayout::hostileNestingIsQuick()
{
    const double before = testsupport::cpuMs();
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(u">"_s.repeated(25'000) + u"x\n\n"_s + u"- "_s.repeated(5'000) + u"y"_s);
    document.layOut(720);
    QVERIFY(document.height() > 0);
    QVERIFY2(testsupport::cpuMs() - before < 1'000, qPrintable(QString::number(testsupport::cpuMs() - before)));
}

void TestDocumentLayout::seamsLeaveALine_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("inside a word") << u"Some prose that is long enough to be broken in two lines, and then rev"_s
                                   << u"enue grows.\n\nThe next."_s;
    QTest::newRow("between words") << u"One two "_s << u"three four."_s;
    QTest::newRow("between paragraphs") << u"One.\n\n"_s << u"Two."_s;
    QTest::newRow("Chinese") << u"营业收入同比增长，主要来自华东"_s << u"地区的新签合同；销售费用增长。\n\n- 一"_s;
    QTest::newRow("code") << u"```py\nx = 1\ny = "_s << u"2\nz = 3\n```\n\nEnd."_s;
    QTest::newRow("list") << u"- one\n- two is lon"_s << u"g\n- three\n\nEnd."_s;
    QTest::newRow("table") << u"|a|b|\n|---|---|\n|one|tw"_s << u"o|\n|three|four|\n\nEnd."_s;
    QTest::newRow("quote") << u"> said he, and w"_s << u"ent on\n\nEnd."_s;
    QTest::newRow("at the end") << u"Nothing more yet"_s << QString();
}

void TestDocumentLayout::seamsLeaveALine()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    typeset::DocumentLayout part(tests::testStyle());
    part.setMarkdown(before);
    part.layOut(300);
    const qsizetype seam = part.length();

    typeset::DocumentLayout whole(tests::testStyle());
    whole.setMarkdown(before + after);
    whole.layOut(300);
    const QString text = whole.text(0, whole.length());
    const qreal height = whole.height();
    QVERIFY(whole.seams().isEmpty());
    whole.setSeams({seam});
    whole.layOut(300);

    QCOMPARE(whole.seams().size(), 1);
    const QRectF line = whole.seams().first();
    QCOMPARE(whole.text(0, whole.length()), text); // it is no text
    QVERIFY2(whole.height() >= height + line.height() - 0.5, "the line took no room");
    // A word that is cut may take a line more; nothing else does.
    QVERIFY(whole.height() <= height + 2 * line.height() + 0.5);
    // What came before ends above the line, what came after begins below it, in the order of the text.
    QVERIFY(whole.caret(qMax<qsizetype>(0, seam - 1)).bottom() <= line.top() + 0.5);
    // A space that the seam falls before stays on the line above.
    const qsizetype next = before.endsWith(u' ') || before.endsWith(u'\n') ? seam + 1 : seam;
    if (!after.isEmpty())
        QVERIFY(whole.caret(next).top() >= line.bottom() - 0.5);
    for (qsizetype offset = 0; offset < whole.length(); ++offset) {
        const QRectF caret = whole.caret(offset);
        QVERIFY(!line.adjusted(0, 1, 0, -1).intersects(caret) || line.width() < 300);
    }
    if (!after.isEmpty())
        QVERIFY(whole.hit(QPointF(0, whole.height() - 2)).offset >= seam);
}

void TestDocumentLayout::seamsSurviveGrowth()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.append(u"First.\n\nThe answer broke"_s);
    document.setSeams({u"First. The answer broke"_s.size()});
    document.layOut(300);
    QCOMPARE(document.seams().size(), 1); // already while nothing has come
    const qreal top = document.seams().first().top();
    for (const QString& token : {u" and went"_s, u" on.\n"_s, u"\nA"_s, u" third.\n\n- a\n- b"_s}) {
        document.append(token);
        document.layOut(300);
        QCOMPARE(document.seams().size(), 1);
        QCOMPARE(document.seams().first().top(), top); // what is read does not move
    }
    QCOMPARE(document.text(0, document.length()), u"First.\n\nThe answer broke and went on.\n\nA third.\n\n• a\n• b"_s);
}

void TestDocumentLayout::goesOnAfterItsEnd()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(u"First.\n\n```py\nx = "_s);
    document.layOut(300);
    document.append(u"1\n```\n\nLast."_s);
    document.layOut(300);
    typeset::DocumentLayout whole(tests::testStyle());
    whole.setMarkdown(u"First.\n\n```py\nx = 1\n```\n\nLast."_s);
    whole.layOut(300);
    QCOMPARE(document.text(0, document.length()), whole.text(0, whole.length()));
    QCOMPARE(document.height(), whole.height());
}

void TestDocumentLayout::plainTextStaysAsItIs()
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setPlain(u"**not bold**\n\n- no list"_s);
    document.layOut(600);
    QCOMPARE(document.text(0, document.length()), u"**not bold**\n\n- no list"_s);
    QCOMPARE(document.height(), 72.0);
}

void TestDocumentLayout::openFormulasAreNotDrawn()
{
    AskedFormulas formulas;
    auto style = std::make_shared<typeset::TypeStyle>(*tests::testStyle());
    style->formulas = &formulas;
    typeset::DocumentLayout document(style);
    const QString source = u"So $a^2$ and\n\n$$\n\\int_0^1 x\n$$\n\nor \\(b_1\\), \n\n\\[\n\\sum_k k\n\\]\n\nend"_s;
    for (const QChar c : source) {
        document.append(QString(c));
        document.layOut(600);
    }
    document.finish();
    document.layOut(600);
    const QStringList wanted{u"a^2"_s, u"\\int_0^1 x"_s, u"b_1"_s, u"\\sum_k k"_s};
    QCOMPARE(formulas.asked, wanted); // each once, when it was whole
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestDocumentLayout)
#include "tst_documentlayout.moc"

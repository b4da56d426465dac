// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/text/linkdefinitions.h"
#include "core/text/markdown.h"
#include "core/text/markdownstream.h"
#include "tests/core/text/hostiletexts.h"
#include "tests/core/text/outline.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestMarkdownStream : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySplitGivesTheWhole_data();
    void everySplitGivesTheWhole();
    void letterByLetter_data() { everySplitGivesTheWhole_data(); }
    void letterByLetter();
    void costDoesNotGrowWithTheMessage();
    void whatOnlyLooksLikeADefinitionCostsNothing();
    void definitionsCostWhatUsesThem();
    void onlyDefinitionsLookLikeSome_data();
    void onlyDefinitionsLookLikeSome();
    void noDefinitionIsMissed();
    void aTokenOfCodeCostsItsLine();
    void partsOfALongBlockGiveTheWhole_data();
    void partsOfALongBlockGiveTheWhole();
    void partsOfAnythingGiveTheWhole();
    void aTokenOfALongBlockCostsItsPart_data();
    void aTokenOfALongBlockCostsItsPart();
    void partsOfAnyParagraphGiveTheWhole();
    void hostile_data();
    void hostile();
    void longTextIsWhatItsWholeSays_data() { everySplitGivesTheWhole_data(); }
    void longTextIsWhatItsWholeSays();
    void nothingFlickers_data();
    void nothingFlickers();
};

void TestMarkdownStream::everySplitGivesTheWhole_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("prose") << u"# T\n\nOne **two**\nthree.\n\nFour `five`.\n\n> quote\n> more\n\nlast"_s;
    QTest::newRow("lists") << u"- a\n- b\n\n- c\n\n  more\n\ntext\n\n1. one\n2. two\n\n10) ten\n\n**bold** start\n"_s;
    QTest::newRow("fence with empty lines") << u"before\n\n```py\na\n\nb\n\n\nc\n```\n\nafter\n\nend"_s;
    QTest::newRow("fence in a list") << u"- item\n\n  ```\n  x\n\n  y\n  ```\n\n- next\n\nend\n\nreal end"_s;
    QTest::newRow("unclosed fence") << u"a\n\n```\nb\n\nc\n\nd"_s;
    QTest::newRow("table") << u"| a | b |\n|---|---|\n| 1 | 2 |\n\ntext\n\n| c |\n|---|\n\nend"_s;
    QTest::newRow("setext") << u"Title\n===\n\nsub\n---\n\ntext\n\n---\n\nend"_s;
    QTest::newRow("late definition")
        << u"see [it][1] and [that].\n\nmore\n\n[1]: http://a.org\n\nx\n\n[that]: http://b.org"_s;
    QTest::newRow("early definition") << u"[1]: http://a.org \"t\"\n\nsee [it][1]\n\nand [it][1] again\n\nend"_s;
    QTest::newRow("no definition before a fence")
        << u"x[0]:\n```\na\n\nb\n```\n\nsee [it][1]\n\n[1]: http://a.org\n\nand [it][1]\n\nend"_s;
    QTest::newRow("no definition after text") << u"text\n[1]: http://a.org\n\nsee [it][1]\n\nmore [it][1]\n\nend"_s;
    QTest::newRow("definition after a heading") << u"# T\n[1]: http://a.org\n\nsee [it][1]\n\nmore [it][1]\n\nend"_s;
    QTest::newRow("no definition in code") << u"a\n\n    [1]: http://a.org\n\nsee [it][1]\n\nmore [it][1]\n\nend"_s;
    QTest::newRow("definition before HTML")
        << u"[1]: http://a.org\n<pre>\n\nq\n\n</pre>\n\nsee [it][1]\n\nend\n\nreal end"_s;
    QTest::newRow("definition in a quote before a fence") << u"> [1]: {}\n> ```\n\n\nom [it][1]\n\nend"_s;
    QTest::newRow("definition with signs")
        << u"see [a *b*][x `y`] and [c]\n\n[x `y`]: <http://a.org/$1$/a&amp;b\\>> (t)\n\n- [C]: /d*e*\n\nx [c]\n\nend"_s;
    QTest::newRow("definition of two lines") << u"[a\nb]:\nhttp://a.org\n\nsee [a b]\n\nmore [it][a b]\n\nend"_s;
    QTest::newRow("definition in a task") << u"- [ ] [1]: http://a.org\n\nsee [it][1]\n\nmore [it][1]\n\nend"_s;
    QTest::newRow("no definitions")
        << u"- see [1]: http://a.org\n- `[1]: b`\n- words\n  [1]: c\n- [1]: more of it\n\nsee [it][1]\n\nend"_s;
    QTest::newRow("no definition in a fence") << u"```\n[a]: b\n\n[c]: d\n```\n\n[a] [c]\n\n[a]\n\nend"_s;
    QTest::newRow("indented code") << u"a\n\n    code\n\n    more\n\nb\n\nc"_s;
    QTest::newRow("fence after text")
        << u"text `x\n```py\na\n\nb\n    ```\n~~~\n``\n ```` \nafter\n\n```\n\n```\nend"_s;
    QTest::newRow("fence with tabs") << u"```\n\ta\n \n\t\tb  \n\n\n```\t\nc\n```\n\nend"_s;
    QTest::newRow("fence of tildes") << u"~~~ x `y`\n```\na\n~~\n~~~~\n\nb"_s;
    QTest::newRow("fence with crlf") << u"```\r\na\r\n\r\n\tb\r\n```\r\nend"_s;
    QTest::newRow("fence with emoji") << u"```\n😀\n😀😀\n```\nend"_s;
    QTest::newRow("fence with noncharacters")
        << u"$x$\n\n```\na%1b\n%2\n```\nend"_s.arg(QChar(0xFDD0)).arg(QChar(u'\0'));
    QTest::newRow("indented fence") << u"  ```\n  a\n  b\n  ```\nend"_s;
    QTest::newRow("fence in a quote") << u"> ```\n> a\n> b\n\nend\n\n```\nc"_s;
    QTest::newRow("fence in an open list") << u"- a\n  ```\n  b\n```\nc\n\nd\n```\n\nend"_s;
    QTest::newRow("formula in a fence") << u"```\n$$\na\n$$\n**b**\n$c\n```\n\n$$x$$\n\nend"_s;
    QTest::newRow("fence in a comment") << u"<!--\n```\na\n\nb\n-->\n\n```\nc\n```\n\nend"_s;
    QTest::newRow("HTML") << u"<div>\n\ta\n</div>\n\ntext <b>x</b>\n\n<!-- a\n\nb -->\n\n<b>x</b> y\n<hr>\n\nend"_s;
    QTest::newRow("HTML in a list") << u"- <b>x</b> y\n- <div>\n  a\n\n  b\n\n<pre>\n\nq\n</pre>\n\nend"_s;
    QTest::newRow("crlf") << u"a\r\n\r\nb\r\n\r\n- c\r\n\r\nd"_s;
    QTest::newRow("tables below words")
        << u"Text:\n| a<br>b | c |\n|-|:-|\n| 1 | x<br/>y |\n| - | - |\n\nmore\n\n- d:\n  | e |\n  |-|\n  | 2 |\n- f\n| g |\n|-|\n\n> h\n> | i |\n> |--|\n\nend\n| j | k |\n|-|\n\nreal end"_s;
    QTest::newRow("marks beside signs")
        << u"**注意：**这是。他说**“你好”**然后*走（了）*吧。\n\n- **甲：**乙\n- 5*3=15：*丙*\n\n看https://x.org/a，b**：c\n\n完。"_s;
    QTest::newRow("formulas over empty lines")
        << u"as\n$$\na\n\n# b\n$$\nand\n\n$$\nc\n\nd\n\n$$\n\n\\[\n\ne\n\\]\n\n1. $$\n   f\n\n   g\n   $$\n\n$$\nh\n\ni\n\nno end of it\n\n$$\n\nend"_s;
    QTest::newRow("fences of formulas")
        << u"a\n\n```math\nb\n\nc\n```\n\n- ```math\n  d\n  ```\n\n```math\n```\n\n```math\ne"_s;
    QTest::newRow("dollars and letters")
        << u"the $n$th of $ \\alpha + b $ or $ 5 and $ 6, and$b$ $HOME/$USER $k$s\n\nend"_s;
    QTest::newRow("chinese") << u"## 要点\n\n营业收入增长 **23.4%**。\n\n1. 甲\n2. 乙\n\n完。"_s;
}

void TestMarkdownStream::everySplitGivesTheWhole()
{
    QFETCH(QString, source);
    const QString whole = tests::outline(text::parseMarkdown(source));
    const QString growing = tests::outline(text::parseGrowingMarkdown(source));
    for (qsizetype split = 0; split <= source.size(); ++split) {
        text::MarkdownStream stream;
        stream.append(source.left(split));
        stream.update();
        stream.append(source.mid(split));
        stream.update();
        QCOMPARE(tests::outline(stream.frozen() + stream.tail()), growing);
        stream.finish();
        QCOMPARE(tests::outline(stream.frozen()), whole);
    }
}

void TestMarkdownStream::letterByLetter()
{
    QFETCH(QString, source);
    text::MarkdownStream stream;
    qsizetype frozen = 0;
    int generation = 0;
    for (qsizetype i = 0; i < source.size(); ++i) {
        stream.append(source.mid(i, 1));
        stream.update();
        if (stream.generation() == generation)
            QVERIFY(stream.frozen().size() >= frozen);
        frozen = stream.frozen().size();
        generation = stream.generation();
        if (!source.contains(u"]:"_s))
            QCOMPARE(tests::outline(stream.frozen() + stream.tail()),
                tests::outline(text::parseGrowingMarkdown(source.left(i + 1))));
    }
    stream.finish();
    QCOMPARE(tests::outline(stream.frozen()), tests::outline(text::parseMarkdown(source)));
}

void TestMarkdownStream::costDoesNotGrowWithTheMessage()
{
    const QString paragraph = u"Some **words** of an answer, and `code`, and [a link](http://x.org).\n\n"_s;
    text::MarkdownStream stream;
    for (int i = 0; i < 2'000; ++i) {
        stream.append(paragraph);
        stream.update();
        QVERIFY(stream.tail().size() <= 2);
    }
    QCOMPARE(stream.frozen().size() + stream.tail().size(), 2'000);
}

//! Lines of code and of a log, which only look like definitions.
void TestMarkdownStream::whatOnlyLooksLikeADefinitionCostsNothing()
{
    text::MarkdownStream stream;
    for (int i = 0; i < 1'000; ++i) {
        stream.append(u"The value of x[%1]: it grows, see [%1]: more of it.\n\n[INFO %1]: started at ten\n\n"
                      "```\n[a%1]: b\n```\n\n"_s.arg(i));
        stream.update();
        QVERIFY(stream.tail().size() <= 4);
    }
    const qint64 times = stream.parsedCharacters() / stream.source().size();
    QVERIFY2(times <= 16, qPrintable(QString::number(times)));
}

void TestMarkdownStream::definitionsCostWhatUsesThem()
{
    text::MarkdownStream stream;
    for (int i = 0; i < 500; ++i) {
        stream.append(u"See [it][n%1] and [that].\n\n[n%1]: http://x.test/%1\n\n"_s.arg(i));
        stream.update();
        QVERIFY(stream.tail().size() <= 4);
    }
    const qint64 times = stream.parsedCharacters() / stream.source().size();
    QVERIFY2(times <= 24, qPrintable(QString::number(times)));

    // One that comes late: only what uses it is read again, wherever it stands.
    text::MarkdownStream late;
    late.append(u"First [that].\n\n"_s + u"Some words of an answer.\n\n"_s.repeated(2'000));
    late.update();
    late.append(u"More.\n\n"_s);
    late.update();
    const qint64 before = late.parsedCharacters();
    const int generation = late.generation();
    late.append(u"[that]: http://y.test\n\nMore.\n\nEnd.\n\n"_s);
    late.update();
    QVERIFY(late.generation() > generation);
    QCOMPARE(tests::outline(late.frozen().mid(0, 1)), u"p(First |that>http://y.test|.)"_s);
    QVERIFY2(late.parsedCharacters() - before < 100'000, qPrintable(QString::number(late.parsedCharacters() - before)));
}

void TestMarkdownStream::onlyDefinitionsLookLikeSome_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("mayDefine");
    const auto row = [](const QString& source, bool mayDefine) {
        QTest::newRow(qPrintable(QString(source).replace(u'\n', u'/'))) << source << mayDefine;
    };
    for (const auto& source : {u"[x]: y\n"_s, u"   [x]: y\n"_s, u"[x]: y"_s, u"[x]: <y z>\n"_s, u"[x]:\n y\n"_s,
             u"[x]: y 'title'\n"_s, u"[x\ny]: z\n"_s, u"[x \\] y]: z\n"_s, u"- [x]: y\n"_s, u"1. [x]: y\n"_s,
             u"> > [x]: y\n"_s, u"- [x] [x]: y\n"_s, u"# T\n[x]: y\n"_s, u"text\n\n[x]: y\n"_s,
             u"- ```\n  code\n[x]: y\n"_s, u"[x]: y z"_s /* may yet be held back */})
        row(source, true);
    for (const auto& source : {u"see [x]: y\n"_s, u"- so [x]: y\n"_s, u"- `[x]: y`\n"_s, u"**[x]: y**\n"_s,
             u"text\n[x]: y\n"_s, u"- text\n  [x]: y\n"_s, u"[x]: some words\n"_s, u"[x] : y\n"_s, u"[ ]: y\n"_s,
             u"[x[y]: z\n"_s, u"[x](y): z\n"_s, u"[x\n\ny]: z\n"_s, u"x[0]:\n"_s, u"| [x]: y |\n"_s, u"[x]\n"_s})
        row(source, false);
    QTest::newRow("999 characters") << u"["_s + QString(999, u'x') + u"]: y\n"_s << true;
    QTest::newRow("1,000 characters") << u"["_s + QString(1'000, u'x') + u"]: y\n"_s << false;
}

void TestMarkdownStream::onlyDefinitionsLookLikeSome()
{
    QFETCH(QString, source);
    QFETCH(bool, mayDefine);
    QCOMPARE(text::mayDefineLinks(source), mayDefine);
}

//! Whatever the parser takes for a definition looks like one: of texts made at random, the same each time.
void TestMarkdownStream::noDefinitionIsMissed()
{
    const QStringList pieces{u"["_s, u"]"_s, u"]:"_s, u"]: "_s, u"[a]: "_s, u"[a]: b"_s, u":"_s, u" "_s, u"\n"_s,
        u"\n"_s, u"a"_s, u"a"_s, u"b"_s, u"> "_s, u">"_s, u"- "_s, u"1. "_s, u"[ ] "_s, u"[x] "_s, u"\t"_s, u"    "_s,
        u"\""_s, u"'"_s, u"("_s, u")"_s, u"<"_s, u">"_s, u"`"_s, u"``"_s, u"\n```\n"_s, u"$"_s, u"$$"_s, u"\\"_s,
        u"\\["_s, u"\\]"_s, u"\\("_s, u"\\)"_s, u"^"_s, u"[^a]: "_s, u"*"_s, u"#"_s, u"\r"_s, u"\r\n"_s, u"\n<div>\n"_s,
        u"\n| a |\n|---|\n"_s, u"\n===\n"_s, u"words\n"_s, u"\n\n"_s, u"\n[a]: b\n"_s, u"\n\n[a]: b\n"_s};
    const QString uses = u"[a] [a a] [a b] [b] [ab] [aa] [^a]\n\n"_s;
    const auto leadsSomewhere = [](const QList<text::Block>& blocks) {
        return !blocks.isEmpty()
            && std::any_of(blocks.first().inlines.cbegin(), blocks.first().inlines.cend(),
                [](const text::Inline& run) { return !run.link.isEmpty(); });
    };
    base::Random random(11);
    int found = 0;
    for (int round = 0; round < 40'000; ++round) {
        QString source;
        for (quint64 left = 1 + random.below(14); left > 0; --left)
            source += pieces[static_cast<qsizetype>(random.below(quint64(pieces.size())))];
        const bool defines = leadsSomewhere(text::parseMarkdown(uses + source))
            || leadsSomewhere(text::parseGrowingMarkdown(uses + source));
        found += defines ? 1 : 0;
        QVERIFY2(!defines || text::mayDefineLinks(source), qPrintable(source));
    }
    QVERIFY2(found > 300, qPrintable(QString::number(found)));
}

void TestMarkdownStream::aTokenOfCodeCostsItsLine()
{
    text::MarkdownStream stream;
    stream.append(u"Words before it:\n```cpp\n"_s);
    const QString line = u"\tstatic int f(const char* s) { return s[0]; }\n\n"_s;
    for (int i = 0; i < 2'000; ++i) {
        for (qsizetype at = 0; at < line.size(); at += 6) {
            stream.append(line.mid(at, 6));
            stream.update();
        }
        if (i % 500 == 0)
            QCOMPARE(tests::outline(stream.tail()), tests::outline(text::parseGrowingMarkdown(stream.source())));
    }
    QCOMPARE(stream.tail().size(), 2);
    const qint64 times = stream.parsedCharacters() / stream.source().size();
    QVERIFY2(times <= 8, qPrintable(QString::number(times)));
    stream.append(u"```\n\nend\n\nreal end"_s);
    stream.update();
    QCOMPARE(stream.frozen().size(), 3);
    stream.finish();
    QCOMPARE(tests::outline(stream.frozen()), tests::outline(text::parseMarkdown(stream.source())));
}

namespace {

//! Lines with a number for each %1.
QString lines(const QString& line, int count)
{
    QString all;
    for (int i = 1; i <= count; ++i)
        all += line.arg(i);
    return all;
}

//! What a growing text is at each step against the whole of what came; true: the same, and no more is said.
bool growsAsItsWhole(const QString& source, qsizetype step)
{
    text::MarkdownStream stream;
    for (qsizetype at = 0; at < source.size(); at += step) {
        stream.append(source.mid(at, step));
        stream.update();
        const QString came = source.left(at + step);
        if (tests::outline(stream.frozen() + stream.tail()) != tests::outline(text::parseGrowingMarkdown(came))) {
            qInfo().noquote() << "after" << came.right(200);
            return false;
        }
    }
    stream.finish();
    return tests::outline(stream.frozen()) == tests::outline(text::parseMarkdown(source));
}

} // namespace

void TestMarkdownStream::partsOfALongBlockGiveTheWhole_data()
{
    QTest::addColumn<QString>("source");
    const QString end = u"\nAfter it.\n\n- another\n\nEnd."_s;
    QTest::newRow("list") << lines(u"- item %1 with **words**\n"_s, 300) + end;
    QTest::newRow("list with space") << u"Words:\n"_s + lines(u"- item %1\n\n"_s, 300) + end;
    QTest::newRow("list that gets space")
        << lines(u"* item %1\n"_s, 300) + u"\n* b\n"_s + lines(u"* c %1\n"_s, 300) + end;
    QTest::newRow("numbers") << lines(u"%1. Item with `code` and $x_%1$\n"_s, 300) + end;
    QTest::newRow("tasks") << lines(u"- [x] done %1\n- [ ] open\n"_s, 200) + end;
    QTest::newRow("nested") << lines(u"1. Point %1\n   - inner **a**\n   - inner b\n\n     words\n"_s, 150) + end;
    QTest::newRow("code in items") << lines(u"1. Step %1:\n\n   ```sh\n   run %1\n\n   ls\n   ```\n\n"_s, 120) + end;
    QTest::newRow("open fence in an item")
        << lines(u"- a %1\n"_s, 200) + u"- x\n  ```\n  b\n"_s + lines(u"- c %1\n"_s, 300) + end;
    QTest::newRow("formulas in items") << lines(u"- at %1\n  $$x_%1$$\n- b\n"_s, 150) + end;
    QTest::newRow("open formula in an item")
        << lines(u"- a %1\n"_s, 250) + u"- \\[x = 1\n"_s + lines(u"- b %1\n"_s, 250) + u"- y\\]\n"_s + end;
    QTest::newRow("open code in an item")
        << lines(u"- a %1\n"_s, 250) + u"- `x = $1\n"_s + lines(u"- b$ %1\n"_s, 250) + u"- y` $z$\n"_s + end;
    QTest::newRow("other marks") << lines(u"- a %1\n"_s, 250) + lines(u"* b %1\n"_s, 250) + lines(u"%1) c\n"_s, 250)
            + end;
    QTest::newRow("rules") << lines(u"- a %1\n"_s, 250) + u"- - -\n"_s + lines(u"- b %1\n---\n"_s, 250) + end;
    QTest::newRow("HTML in an item") << lines(u"- a %1\n- <div>\n  x\n"_s, 250) + u"- <!--\n"_s
            + lines(u"- b %1\n"_s, 250) + end;
    QTest::newRow("quote") << lines(u"> Said %1 with **words**.\n> More.\n>\n"_s, 150) + end;
    QTest::newRow("quoted lists") << lines(u"> Said %1:\n>\n> - a\n>\n> - b\n>\n"_s, 150) + end;
    QTest::newRow("lazy quote") << lines(u"> Said %1\nlazily\n>\n> **Bold** start\n>\n"_s, 150) + end;
    QTest::newRow("quoted fence") << lines(u"> a %1\n>\n"_s, 250) + u"> ```\n> b\n>\n"_s + lines(u"> c %1\n>\n"_s, 250)
            + end;
    QTest::newRow("quoted HTML") << lines(u"> a %1\n>\n"_s, 250) + u"> <!--\n>\n"_s + lines(u"> c %1\n>\n"_s, 250)
            + end;
    const QString head = u"| a | b |\n|:--|--:|\n"_s;
    QTest::newRow("table") << head + lines(u"| row %1 | **1** |\n"_s, 300) + end;
    QTest::newRow("table after text") << u"Words.\n\nText:\n"_s + head + lines(u"| row %1 | `x` | more |\n"_s, 300)
            + end;
    QTest::newRow("table with a short rule below words")
        << u"Words.\n\nText:\n| a | b |\n|-|:-|\n"_s + lines(u"| row %1 | **注：**这<br>x |\n| - | - |\n"_s, 200) + end;
    QTest::newRow("tables below words in items") << lines(u"- row %1\n  | a |\n  |-|\n  | %1 |\n- more\n"_s, 150) + end;
    QTest::newRow("tables below words in quotes") << lines(u"> row %1\n> | a |\n> |-|\n> | %1 |\n>\n"_s, 150) + end;
    QTest::newRow("formulas over empty lines in items") << lines(u"- a %1\n  $$\n  x_%1\n\n  y\n  $$\n- b\n"_s, 120)
            + u"- $$\n  a\n\n"_s + lines(u"- c %1\n"_s, 200) + end;
    QTest::newRow("table with formulas") << head + lines(u"| $x_%1$ | $5 |\n"_s, 300) + end;
    QTest::newRow("table with gaps") << head + lines(u"| row %1\n| |\n|\n| a \\| b | c\n"_s, 150) + end;
    QTest::newRow("rules in a table") << head + lines(u"| row %1 |\n|---|---|\n"_s, 200) + end;
    QTest::newRow("rows without a first sign") << u"a | b\n--|--\n"_s + lines(u"row %1 | $x\n"_s, 300) + end;
    QTest::newRow("no definitions") << lines(u"- see [a%1]: b or `[c]: d`\n  [e]: f\n- [g]: some words\n"_s, 120) + end;
    QTest::newRow("a definition in a list") << u"Words:\n"_s + lines(u"- see [x] and [y]: %1\n"_s, 200)
            + u"- [x]: http://x.test\n"_s + lines(u"- more [x] %1\n"_s, 200) + end;
    QTest::newRow("table with an open formula") << head + lines(u"| a %1 |\n"_s, 250) + u"| \\[x = 1 |\n"_s
            + lines(u"| b %1 |\n"_s, 250) + u"| y\\] |\n"_s + end;
}

void TestMarkdownStream::partsOfALongBlockGiveTheWhole()
{
    QFETCH(QString, source);
    QVERIFY(growsAsItsWhole(source, 23));
}

//! Whatever follows whatever; the same each time.
void TestMarkdownStream::partsOfAnythingGiveTheWhole()
{
    const QStringList parts{u"- item %1\n"_s, u"- two **b**\n"_s, u"\n"_s, u"  more of it\n"_s, u"1. one %1\n"_s,
        u"> said %1\n"_s, u">\n"_s, u"> *more*\n"_s, u"| a | b |\n"_s, u"|---|---|\n"_s, u"| %1 | `c` |\n"_s,
        u"words $x$ here\n"_s, u"```\n"_s, u"$$\n"_s, u"text `open\n"_s, u"\\[ a\n"_s, u"b \\]\n"_s, u"---\n"_s,
        u"# T\n"_s, u"|-|-|\n"_s, u"a | b\n"_s, u"**注：**这 %1\n"_s, u"\\]\n"_s, u"```math\n"_s, u"x<br\n"_s,
        u"so [x]: y\n"_s, u"- `[x]: y`\n"_s, u"  [x]: some words\n"_s};
    base::Random random(7);
    for (int round = 0; round < 40; ++round) {
        // Mostly one kind of block, so that it gets long.
        const auto kind = static_cast<qsizetype>(random.below(12));
        const bool isTable = kind == 10;
        QString source = isTable ? u"| a | b |\n|---|---|\n"_s : QString();
        for (int line = 0; source.size() < 7'000; ++line) {
            const bool isOther = random.below(60) == 0;
            const auto part = isOther ? static_cast<qsizetype>(random.below(quint64(parts.size()))) : kind;
            source += parts[part].contains(u"%1") ? parts[part].arg(line) : parts[part];
            if (!isOther && kind == 5)
                source += u">\n> *and* %1\n"_s.arg(line);
        }
        QVERIFY2(growsAsItsWhole(source, 61), qPrintable(QString::number(round)));
    }
}

void TestMarkdownStream::aTokenOfALongBlockCostsItsPart_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("list") << lines(u"- item %1 with **words** about `code` number %1\n"_s, 2'000);
    QTest::newRow("no definitions in sentences")
        << lines(u"- item %1, as in [x%1]: **words** and `[y]: z`\n  [z]: it\n"_s, 2'000);
    QTest::newRow("steps") << lines(u"%1. Step:\n\n    ```sh\n    run it\n    ```\n\n"_s, 2'000);
    QTest::newRow("formulas at the ends") << lines(u"- so $a_%1 = b$\n"_s, 2'000);
    QTest::newRow("steps and code beside them") << lines(u"%1. Step:\n\n  ```sh\n  run it\n  ```\n\n"_s, 2'000);
    QTest::newRow("quote") << lines(u"> Said %1 with **words**.\n> More.\n>\n"_s, 2'000);
    QTest::newRow("table") << u"| a | b |\n|---|---|\n"_s + lines(u"| row %1 | some **words** |\n"_s, 2'000);
    QTest::newRow("table below words") << u"Words:\n| a | b |\n|-|-|\n"_s
            + lines(u"| row %1 | **注：**一些<br>字 |\n"_s, 2'000);
    QTest::newRow("lines of a paragraph") << lines(u"$a_%1$ is \\(b\\) in **it**\n"_s, 2'000);
    QTest::newRow("words in a line") << lines(u"word %1 of `it` and **more** at https://x.test/a_b now. "_s, 1'000);
    QTest::newRow("Chinese words") << lines(u"第%1条，**注：**这些字，见https://x.test/甲。"_s, 1'500);
}

void TestMarkdownStream::aTokenOfALongBlockCostsItsPart()
{
    QFETCH(QString, source);
    constexpr qsizetype step = 12;
    text::MarkdownStream stream;
    qint64 before = 0, most = 0;
    for (qsizetype at = 0; at < source.size(); at += step) {
        stream.append(source.mid(at, step));
        stream.update();
        most = qMax(most, stream.parsedCharacters() - before);
        before = stream.parsedCharacters();
    }
    QCOMPARE(tests::outline(stream.frozen() + stream.tail()), tests::outline(text::parseGrowingMarkdown(source)));
    QVERIFY2(most < 12'000, qPrintable(QString::number(most)));
    const qint64 mean = stream.parsedCharacters() / (source.size() / step);
    QVERIFY2(mean < 4'000, qPrintable(QString::number(mean)));
}

//! Whatever words and marks follow each other in one paragraph, and what ends it; the same each time.
void TestMarkdownStream::partsOfAnyParagraphGiveTheWhole()
{
    const QStringList words{u"some words "_s, u"of it. "_s, u"一些字。"_s, u"**bold** "_s, u"`code` "_s, u"$a_1$ "_s,
        u"\\(b\\) "_s, u"line\n"_s, u"[l](http://x.test) "_s, u"https://a.test/b_c "_s, u"snake_case "_s, u"x[0] "_s,
        u"*it* "_s, u"**注：**这"_s, u"3 * 4 "_s};
    const QStringList others{u"$$x$$\n"_s, u"\n\n"_s, u"*"_s, u"**"_s, u"["_s, u"](u) "_s, u"`"_s, u"$"_s, u"$5 "_s,
        u"~"_s, u"_"_s, u"|"_s, u"\n===\n"_s, u"\n---\n"_s, u"\n# h\n"_s, u"\n- i\n"_s, u"a | b\n-|-\n"_s, u"\\["_s,
        u"\\]"_s, u"$$\n"_s, u"<b>"_s, u"\\\n"_s, u"  \n"_s, u"\n1. x\n"_s, u"&amp; "_s, u"\n<div>\n"_s, u"[lab"_s};
    base::Random random(3);
    const auto oneOf = [&random](const QStringList& list) {
        return list[static_cast<qsizetype>(random.below(quint64(list.size())))];
    };
    for (int round = 0; round < 30; ++round) {
        QStringList some;
        for (int i = 0; i < 4; ++i)
            some += oneOf(words);
        QString source;
        while (source.size() < 5'000)
            source += random.below(150) == 0 ? oneOf(others) : oneOf(some);
        QVERIFY2(growsAsItsWhole(source, 53), qPrintable(QString::number(round)));
    }
}

void TestMarkdownStream::hostile_data()
{
    QTest::addColumn<qsizetype>("row");
    const QList<tests::HostileText> texts = tests::hostileTexts();
    for (qsizetype i = 0; i < texts.size(); ++i)
        QTest::newRow(texts[i].name) << i;
}

//! Twice the text in twice the pieces costs about twice as much, whatever cannot be parted.
void TestMarkdownStream::hostile()
{
    QFETCH(qsizetype, row);
    const tests::HostileText text = tests::hostileTexts()[row];
    constexpr qsizetype size = 40'000, step = 200;
    qint64 parsed[2] = {};
    double took[2] = {};
    for (const int i : {0, 1}) {
        const QString source = text.of(size * (i + 1));
        const double before = testsupport::cpuMs();
        text::MarkdownStream stream;
        for (qsizetype at = 0; at < source.size(); at += step) {
            stream.append(source.mid(at, step));
            stream.update();
        }
        parsed[i] = stream.parsedCharacters();
        took[i] = testsupport::cpuMs() - before;
        stream.finish();
        QCOMPARE(stream.frozen(), text::parseMarkdown(source));
    }
    QVERIFY2(10 * parsed[1] <= 26 * parsed[0], qPrintable(u"%1, %2"_s.arg(parsed[0]).arg(parsed[1])));
    // Time says what is not counted; it is read once, so a square would be far beyond.
    QVERIFY2(took[1] <= 3.4 * took[0] + 50, qPrintable(u"%1 ms, %2 ms"_s.arg(took[0]).arg(took[1])));
}

//! A text so long that it is not read again as a whole at its end.
void TestMarkdownStream::longTextIsWhatItsWholeSays()
{
    QFETCH(QString, source);
    const QString before = u"Some words of an answer.\n\n"_s.repeated(1'500);
    text::MarkdownStream stream;
    stream.append(before);
    for (qsizetype i = 0; i < source.size(); ++i) {
        stream.append(source.mid(i, 1));
        stream.update();
    }
    const QString whole = tests::outline(text::parseMarkdown(before + source));
    if (!source.contains(u"]:"_s))
        QCOMPARE(stream.generation(), 0);
    stream.finish();
    QCOMPARE(tests::outline(stream.frozen()), whole);
}

namespace {

//! A character as one sees it, and what it is: the blocks around it, its marks, whether it is a link.
struct Seen {
    QChar character;
    QString what;
};

void see(const text::Inlines& inlines, const QString& around, QList<Seen>& seen)
{
    for (const text::Inline& run : inlines) {
        const QString what = around + u':' + QString::number(run.marks.toInt()) + (run.link.isEmpty() ? u""_s : u"a"_s);
        for (const QChar c : run.text)
            seen.append(Seen{c, what});
    }
}

void see(const QList<text::Block>& blocks, const QString& around, QList<Seen>& seen)
{
    for (const text::Block& block : blocks) {
        const QString here = around + u'/' + QString::number(static_cast<int>(block.kind)) + u'.'
            + QString::number(block.level) + (block.ordered ? u"o"_s : u""_s);
        see(block.inlines, here, seen);
        for (const QChar c : block.code)
            seen.append(Seen{c, here});
        for (const QList<text::Inlines>& row : block.rows) {
            for (const text::Inlines& cell : row)
                see(cell, here, seen);
        }
        see(block.children, here, seen);
    }
}

//! Follows each visible character through the states of a growing text.
class Witness {
public:
    void look(const QList<Seen>& now)
    {
        // The longest common subsequence of what was and what is: those characters are the same ones.
        const qsizetype n = m_known.size();
        const qsizetype m = now.size();
        QList<QList<int>> length(n + 1, QList<int>(m + 1, 0));
        for (qsizetype i = n - 1; i >= 0; --i) {
            for (qsizetype j = m - 1; j >= 0; --j)
                length[i][j] = m_known[i].character == now[j].character ? length[i + 1][j + 1] + 1
                                                                        : qMax(length[i + 1][j], length[i][j + 1]);
        }
        QList<Known> next;
        qsizetype i = 0;
        for (qsizetype j = 0; j < m; ++j) {
            while (i < n && m_known[i].character != now[j].character && length[i + 1][j] >= length[i][j + 1])
                vanish(m_known[i++]);
            if (i < n && m_known[i].character == now[j].character)
                next.append(moved(m_known[i++], now[j].what));
            else
                next.append(Known{now[j].character, {now[j].what}});
        }
        while (i < n)
            vanish(m_known[i++]);
        m_known = next;
    }
    int backAgain = 0; //!< became what it had been before
    int vanished = 0; //!< letters, digits and "]" that were seen and are no longer there
    qsizetype most = 0; //!< changes of one character

private:
    struct Known {
        QChar character;
        QStringList history;
    };
    void vanish(const Known& known)
    {
        vanished += known.character.isLetterOrNumber() || known.character == u']' ? 1 : 0;
    }
    Known moved(Known known, const QString& what)
    {
        if (known.history.last() == what)
            return known;
        if (known.history.contains(what))
            ++backAgain;
        known.history.append(what);
        most = qMax(most, known.history.size() - 1);
        return known;
    }

    QList<Known> m_known;
};

} // namespace

void TestMarkdownStream::nothingFlickers_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("changes"); //!< that one character may go through: a mark that closes is one
    QTest::newRow("prose") << u"One **two** three *four* and ***five*** ~~six~~ __seven__ _eight_.\n\nNine."_s << 1;
    QTest::newRow("bold at once") << u"**bold** text\n\n**Label:** words"_s << 1;
    QTest::newRow("headings") << u"# One\n\ntext\n## Two\ntext\n\n### Three #\n\n#hashtag no heading"_s << 0;
    QTest::newRow("text and a line of dashes") << u"before\n\n---\n\nafter\n- item\n- item"_s << 0;
    QTest::newRow("setext") << u"Title\n===\n\ntext"_s << 1;
    QTest::newRow("lists")
        << u"- one\n- two **bold**\n  - nested\n  1. number\n\ntext\n\n10. ten\n11. eleven\n\n* star\n+ plus"_s << 1;
    QTest::newRow("numbers that are no items")
        << u"Sold:\n\n1.5 million\n2024 was good\n3\n-5 degrees\n*emphasis* first"_s << 1;
    QTest::newRow("tasks") << u"- [ ] open\n- [x] done\n- [link](http://x.test/a_b_c) here"_s << 1;
    QTest::newRow("code") << u"text `a*b*c` and ``x`y`` end\n\n```py\n# no heading\n**x**\n```\n\nafter"_s << 1;
    QTest::newRow("unclosed code over stars") << u"so `a *b* c` it"_s << 1;
    QTest::newRow("fence with backticks inside") << u"~~~\n```\n~~\n~~~\nend"_s << 0;
    QTest::newRow("table") << u"| a | b |\n|---|--:|\n| 1 | **2** |\n| 3 | 4 |\n\nend"_s << 1;
    QTest::newRow("table below words")
        << u"Text:\n| a | b |\n|-|-:|\n| 1 | **2** |\n\n- c:\n  | d<br>e |\n  |-|\n  | 3<br/>4 |\n- f\n\nend"_s << 1;
    QTest::newRow("bold beside signs") << u"**注意：**这是重点。他说**“你好”**然后。**苹果（Apple）**是。\n\n完。"_s
                                       << 1;
    QTest::newRow("bold right behind a link") << u"见[文](http://x.test)，是**重点**的[b](http://y.test)*c*"_s << 1;
    QTest::newRow("addresses in Chinese") << u"请看https://x.test/a。参见：http://y.test/b_c_d，完"_s << 1;
    QTest::newRow("formulas over empty lines")
        << u"as\n\n$$\n\\begin{aligned}\na &= b\n\n&= 1\n\\end{aligned}\n\n$$\n\n\\[\n\nx\n\n- y\n\\]\n\nend"_s << 0;
    QTest::newRow("fence of a formula") << u"as\n\n```math\na\n\n- b\n```\n\nend"_s << 0;
    QTest::newRow("formulas beside letters") << u"the $n$th of $ \\alpha $ and$b$, $k$s cost $ 5"_s << 1;
    QTest::newRow("quote") << u"> said\n> more\n>\n> - item\n\nend > not a quote"_s << 0;
    QTest::newRow("links") << u"see [the page](https://x.test/a_b_(c)?q=1 \"t\") and https://y.test/z_a_b now"_s << 1;
    QTest::newRow("pictures") << u"See ![the alt](http://x.test/p.png \"t\") and ![](http://x.test/q.png) end"_s << 1;
    QTest::newRow("reference links")
        << u"[1]: http://x.test\n[the page]: <http://y.test>\n\nsee [some words][1], [1] and [the page][] and x[0][1] [now"_s
        << 1;
    QTest::newRow("references without a definition") << u"see [it][1] and [that]; a[0] = b[i][j]\n[note] this"_s << 0;
    QTest::newRow("autolinks in a paragraph") << u"see <https://x.test/a_b> and <me@x.test>, or <b> and a<b"_s << 1;
    QTest::newRow("inline formulas") << u"so $a_1 + b_2 * c$ and \\(x*y*z\\) and $5 or $6"_s << 1;
    QTest::newRow("displayed formulas")
        << u"as\n$$\na\n- b\n= c\n$$\nand\n\n\\[\n\\begin{aligned}\na &= b \\\\\n# &= 1\n\\end{aligned}\n\\]\n\nend"_s
        << 0;
    QTest::newRow("formula in a list") << u"1. first $x$\n   $$y$$\n2. second"_s << 1;
    QTest::newRow("entities") << u"a &lt;b&gt; &amp; c & d &#20320;"_s << 0;
    QTest::newRow("escapes") << u"\\*no\\* 3 \\* 4"_s << 0;
    QTest::newRow("HTML")
        << u"a <b>bold</b> word\n\n<div class=\"x\">\n<p>a</p>\n</div>\n\n<b>first</b> word\n\n<custom>\nx\n"
           "</custom>\n\n<!-- note -->\n\na < b <3\n\n- <i>x</i> y\n- <https://x.test/a> z"_s
        << 1;
    QTest::newRow("Chinese") << u"## 要点\n\n营业收入增长 **23.4%**，其中：\n\n1. 甲 *乙*\n2. `丙`\n\n---\n\n完。"_s
                             << 1;
}

void TestMarkdownStream::nothingFlickers()
{
    QFETCH(QString, source);
    QFETCH(int, changes);
    text::MarkdownStream stream;
    Witness witness;
    for (qsizetype i = 0; i <= source.size(); ++i) {
        if (i < source.size())
            stream.append(source.mid(i, 1));
        else
            stream.finish();
        stream.update();
        QList<Seen> seen;
        see(stream.frozen() + stream.tail(), QString(), seen);
        const Witness before = witness;
        witness.look(seen);
        const bool worse = witness.backAgain > before.backAgain || witness.vanished > before.vanished
            || (witness.most > changes && witness.most > before.most);
        if (worse)
            qInfo().noquote() << source.left(i + 1) << "became" << tests::outline(stream.frozen() + stream.tail());
    }
    QCOMPARE(witness.backAgain, 0);
    QCOMPARE(witness.vanished, 0);
    QVERIFY2(witness.most <= changes, qPrintable(QString::number(witness.most)));
}

SPYHOP_TEST_MAIN(TestMarkdownStream)
#include "tst_markdownstream.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"
#include "tests/core/text/hostiletexts.h"
#include "tests/core/text/outline.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"

#include <QtCore/QObject>
#include <limits>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestMarkdown : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tree_data();
    void tree();
    void hostile_data();
    void hostile();
    void hostileAtOneSize_data();
    void hostileAtOneSize();
    void manyAddressesAreLinks_data();
    void manyAddressesAreLinks();
    void nestingIsCapped();
    void longParagraphsStayWhole();
    void codeIsExact_data();
    void codeIsExact();
};

void TestMarkdown::tree_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("outline");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("paragraph") << u"Hello 你好"_s << u"p(Hello 你好)"_s;
    QTest::newRow("marks") << u"a **b** *c* `d` ~~e~~ ***f***"_s << u"p(a |b:b| |i:c| |c:d| |s:e| |bi:f)"_s;
    QTest::newRow("link") << u"see [it](https://x.org/a?b=1&c=2) https://y.org"_s
                          << u"p(see |it>https://x.org/a?b=1&c=2| |https://y.org>https://y.org)"_s;
    QTest::newRow("reference link") << u"[a][1]\n\n[1]: http://z.org"_s << u"p(a>http://z.org)"_s;
    QTest::newRow("footnote of one word") << u"a[^1]\n\n[^1]: footnote\n[^2]: http://z.org\n"_s
                                          << u"p(a[^1]) p([^1]: footnote⏎[^2]: |http://z.org>http://z.org)"_s;
    QTest::newRow("picture is a link") << u"![alt](http://evil.test/x.png)"_s
                                       << u"p(p:alt (http://evil.test/x.png)>http://evil.test/x.png)"_s;
    QTest::newRow("headings") << u"# One\n### Three"_s << u"h1(One) h3(Three)"_s;
    QTest::newRow("list") << u"- a\n- b\n  1. c"_s << u"ul[li[p(a)] li[p(b) ol1[li[p(c)]]]]"_s;
    QTest::newRow("loose list from 3") << u"3. a\n\n4. b"_s << u"ol3~[li[p(a)] li[p(b)]]"_s;
    QTest::newRow("tasks") << u"- [x] a\n- [ ] b"_s << u"ul[li+[p(a)] li-[p(b)]]"_s;
    QTest::newRow("quote") << u"> a\n>\n> > b"_s << u"q[p(a) q[p(b)]]"_s;
    QTest::newRow("code") << u"```py x\nif a:\n\n  b\n```"_s << u"code:py(if a:⏎⏎  b)"_s;
    QTest::newRow("indented code") << u"    a\n    b"_s << u"code(a⏎b)"_s;
    QTest::newRow("rule") << u"a\n\n---\n\nb"_s << u"p(a) hr p(b)"_s;
    QTest::newRow("table") << u"|a|b|\n|---|---:|\n|1|**2**|\n|3|"_s << u"table<d,r>(a/b // 1/b:2 // 3/)"_s;
    QTest::newRow("html block is code") << u"<script>alert(1)</script>"_s << u"code:html(<script>alert(1)</script>)"_s;
    QTest::newRow("html block up to an empty line")
        << u"a\n<div class=x>\n\n**b**\n\n</div>"_s << u"p(a) code:html(<div class=x>) p(b:b) code:html(</div>)"_s;
    QTest::newRow("comment over empty lines") << u"<!-- a\n\n$b$ -->\nc"_s << u"code:html(<!-- a⏎⏎$b$ -->) p(c)"_s;
    QTest::newRow("html block in an item") << u"- <div>\n  a"_s << u"ul[li[code:html(<div>⏎a)]]"_s;
    QTest::newRow("html inline is text") << u"a <b onclick=x>c</b>"_s << u"p(a <b onclick=x>c</b>)"_s;
    QTest::newRow("entities") << u"&lt;&amp;&#20320;&#x4f60; &bogus;"_s << u"p(<&你你 &bogus;)"_s;
    QTest::newRow("surrogate entity") << u"&#xD800;"_s << u"p(\uFFFD)"_s;
    QTest::newRow("named entities") << u"&ouml;&szlig;&yuml;&alpha;&Omega;&sigma;&nbsp;x"_s << u"p(ößÿαΩσ\u00A0x)"_s;
    QTest::newRow("entity in an address") << u"[a](http://x.test/?a&amp;b&ouml;)"_s << u"p(a>http://x.test/?a&bö)"_s;
    QTest::newRow("mail and www") << u"a@b.org www.c.org/x"_s
                                  << u"p(a@b.org>mailto:a@b.org| |www.c.org/x>http://www.c.org/x)"_s;
    QTest::newRow("bar in a cell's code") << u"|a|\n|---|\n|`b \\| c`|"_s << u"table<d>(a // c:b | c)"_s;
    QTest::newRow("marks in a picture's words") << u"![*a* ![b](c)](d)"_s << u"p(p:a b (d)>d)"_s;
    QTest::newRow("line breaks") << u"a\nb  \nc"_s << u"p(a⏎b⏎c)"_s;
    QTest::newRow("picture without words")
        << u"![](http://e.test/x.png)"_s << u"p(p:http://e.test/x.png>http://e.test/x.png)"_s;
    QTest::newRow("picture in a link") << u"[![a](http://i.test)](http://o.test)"_s
                                       << u"p(p:a (http://i.test)>http://i.test)"_s;
    QTest::newRow("formulas") << u"a $x_1^2*y*$ and \\(a*b*c\\) b"_s << u"p(a |m:$x_1^2*y*$| and |m:\\(a*b*c\\)| b)"_s;
    QTest::newRow("formula in bold, in Chinese") << u"**$x$** 公式$y$是"_s << u"p(bm:$x$| 公式|m:$y$|是)"_s;
    QTest::newRow("formula in a heading") << u"# The $x$ axis"_s << u"h1(The |m:$x$| axis)"_s;
    QTest::newRow("displayed formula") << u"before\n$$\na\n- b\n= c\n$$\nafter"_s
                                       << u"p(before) math(d:$$⏎a⏎- b⏎= c⏎$$) p(after)"_s;
    QTest::newRow("displayed in a line") << u"so $$x$$ it is"_s << u"p(so) math(d:$$x$$) p(it is)"_s;
    QTest::newRow("brackets") << u"\\[\n\\frac{a}{b}\n\\]"_s << u"math(d:\\[⏎\\frac{a}{b}⏎\\])"_s;
    QTest::newRow("formula in an item") << u"1. a\n   $$\n   x\n   $$\n2. b"_s
                                        << u"ol1[li[p(a) math(d:$$⏎x⏎$$)] li[p(b)]]"_s;
    QTest::newRow("formula in a quote") << u"> $$\n> a\n> $$"_s << u"q[math(d:$$⏎a⏎$$)]"_s;
    QTest::newRow("formula with a bar in a table")
        << u"|a|b|\n|---|---|\n|$|x|$|$y$|"_s << u"table<d,d>(a/b // m:$|x|$/m:$y$)"_s;
    QTest::newRow("money") << u"$5 and $10, US$5–6$ or $3-$4 ($7) $20,000"_s
                           << u"p($5 and $10, US$5–6$ or $3-$4 ($7) $20,000)"_s;
    QTest::newRow("money with words between")
        << u"between $5 or so and 6$ it is"_s << u"p(between $5 or so and 6$ it is)"_s;
    QTest::newRow("money before a formula") << u"costs $5 for $\\alpha$"_s << u"p(costs $5 for |m:$\\alpha$)"_s;
    QTest::newRow("shell variables") << u"$HOME and $PATH"_s << u"p($HOME and $PATH)"_s;
    QTest::newRow("escaped dollars") << u"\\$x$ y"_s << u"p($x$ y)"_s;
    QTest::newRow("code is no formula") << u"`$x$` and `` a`$y$ ``"_s << u"p(c:$x$| and |c:a`$y$)"_s;
    QTest::newRow("fence is no formula") << u"```sh\n$x$\n```\n\n    $y$\n"_s << u"code:sh($x$) code($y$)"_s;
    QTest::newRow("formula after a fence with another further in")
        << u"```\n    ```\n```\n\n$y$"_s << u"code(    ```) p(m:$y$)"_s;
    QTest::newRow("escaped brackets") << u"\\[1\\] and \\(\\)"_s << u"p([1] and ())"_s;
    QTest::newRow("not over an empty line") << u"$x\n\ny$"_s << u"p($x) p(y$)"_s;
    QTest::newRow("not over items") << u"- $a\n- b$"_s << u"ul[li[p($a)] li[p(b$)]]"_s;
    QTest::newRow("in an address") << u"[a](http://x.test/$b$c)"_s << u"p(a>http://x.test/$b$c)"_s;
    QTest::newRow("noncharacters") << u"a%1b $x$"_s.arg(QChar(0xFDD0)) << u"p(a\uFFFDb |m:$x$)"_s;
    QTest::newRow("rules of one and two dashes")
        << u"|a|b|c|d|\n|-|--|:-|:-:|\n|1|2|3|4|"_s << u"table<d,d,l,c>(a/b/c/d // 1/2/3/4)"_s;
    QTest::newRow("short rule without outer bars") << u"a | b\n-: | --\n1 | 2"_s << u"table<r,d>(a/b // 1/2)"_s;
    QTest::newRow("short rule alone") << u"x\n\n| a |\n| - |"_s << u"p(x) table<d>(a)"_s;
    QTest::newRow("table below words") << u"Text:\nmore **x**\n| T | U |\n|---|:-:|\n| 1 | **2** |\n\nend"_s
                                       << u"p(Text:⏎more |b:x) table<d,c>(T/U // 1/b:2) p(end)"_s;
    QTest::newRow("table without a head's words below words")
        << u"x\n| | |\n|-|-|\n| 1 | 2 |"_s << u"p(x) table<d,d>(/ // 1/2)"_s;
    QTest::newRow("tables below words in tight items")
        << u"- a:\n  | T | U |\n  |-|-|\n  | 1 | 2 |\n- [x] b\n  | V |\n  |---|\n  | 3 |"_s
        << u"ul[li[p(a:) table<d,d>(T/U // 1/2)] li+[p(b) table<d>(V // 3)]]"_s;
    QTest::newRow("short rules in items and quotes") << u"1. | a |\n   |-|\n   | 1 |\n\n> b\n> | T |\n> |--|\n> | 2 |"_s
                                                     << u"ol1[li[table<d>(a // 1)]] q[p(b) table<d>(T // 2)]"_s;
    QTest::newRow("tables below words, one after the other")
        << u"a\r\n| T |\r\n|-|\r\n| 1 |\r\n\r\nb\r\n| U |\r\n|-|\r\n"_s << u"p(a) table<d>(T // 1) p(b) table<d>(U)"_s;
    QTest::newRow("table below a definition")
        << u"[a]: http://x.org\n| T |\n|---|\n| [a] |"_s << u"table<d>(T // a>http://x.org)"_s;
    QTest::newRow("formula with a bar in a head below words")
        << u"x\n| $|a|$ | `b|` |\n|-|-|"_s << u"p(x) table<d,d>(m:$|a|$/c:b|)"_s;
    QTest::newRow("rows of dashes") << u"| a | b |\n|---|---|\n| 1 | 2 |\n| - | - |\n| 3 | 4 |"_s
                                    << u"table<d,d>(a/b // 1/2 // -/- // 3/4)"_s;
    QTest::newRow("no table of other cells")
        << u"x\na | b\n|-|\n\na | b\n|-|-|-|\n\na\n|-|"_s << u"p(x⏎a | b⏎|-|) p(a | b⏎|-|-|-|) p(a⏎|-|)"_s;
    QTest::newRow("no table from outside of an item or a quote")
        << u"- a\n| T |\n|-|\n\n  b\n  | U |\n  |-|\n\n> c\n| V |\n|-|"_s
        << u"ul~[li[p(a⏎| T |⏎|-|) p(b) table<d>(U)]] q[p(c⏎| V |⏎|-|)]"_s;
    QTest::newRow("no table right beside an item, and one behind it")
        << u"- x\n | T |\n |-|\n\ny\n| U |\n|-|"_s << u"ul[li[p(x⏎| T |⏎|-|)]] p(y) table<d>(U)"_s;
    QTest::newRow("no table in code")
        << u"```\nx\n| T |\n|-|\n```\n\n    x\n    | T |\n    |-|\n\n<div>\n| T |\n|-|\n</div>"_s
        << u"code(x⏎| T |⏎|-|) code(x⏎| T |⏎|-|) code:html(<div>⏎| T |⏎|-|⏎</div>)"_s;
    QTest::newRow("line breaks in cells")
        << u"|a<br>b|c|\n|---|---|\n|x<br/>**y<BR />z**|`<br>` \\<br> \\<br\\> <b>|\n\na<br>b"_s
        << u"table<d,d>(a⏎b/c // x⏎|b:y⏎z/c:<br>| <br> <br> <b>) p(a<br>b)"_s;
    QTest::newRow("bold that ends in a sign of full width")
        << u"**注意：**这是重点。他说**“你好”**然后走了。"_s << u"p(b:注意：|这是重点。他说|b:“你好”|然后走了。)"_s;
    QTest::newRow("bold in brackets") << u"**苹果（Apple）**是，**梨(pear)**也是，吃**（甜）**的"_s
                                      << u"p(b:苹果（Apple）|是，|b:梨(pear)|也是，吃|b:（甜）|的)"_s;
    QTest::newRow("bold code and links in Chinese")
        << u"用**`a`**和**[文](http://x.org)**来"_s << u"p(用|bc:a|和|b:文>http://x.org|来)"_s;
    QTest::newRow("bold that begins behind a sign")
        << u"他说：**你好**吧，“**甲**”*乙：*丙"_s << u"p(他说：|b:你好|吧，“|b:甲|”|i:乙：|丙)"_s;
    QTest::newRow("products in Chinese") << u"5*3=15：*注意*，2**3：**乘方**"_s
                                         << u"p(5*3=15：|i:注意|，2**3：|b:乘方)"_s;
    QTest::newRow("bold in cells") << u"|甲|乙|\n|---|---|\n|**一：|二**：丙|\n|**三：**四|**五**六|"_s
                                   << u"table<d,d>(甲/乙 // **一：/二**：丙 // b:三：|四/b:五|六)"_s;
    QTest::newRow("bold in Korean and Japanese")
        << u"**\"텍스트\"**은 **「本」**です"_s << u"p(b:\"텍스트\"|은 |b:「本」|です)"_s;
    QTest::newRow("no bold among Latin letters") << u"a**\"b\"**c"_s << u"p(a**\"b\"**c)"_s;
    QTest::newRow("marks in code stay") << u"`**注意：**这`\n\n    **注意：**看https://x.org，这"_s
                                        << u"p(c:**注意：**这) code(**注意：**看https://x.org，这)"_s;
    QTest::newRow("signs of joints") << u"a%1b%2 c **注：**这"_s.arg(QChar(0xFDD2)).arg(QChar(0xFDD3))
                                     << u"p(a\uFFFDb\uFFFD c |b:注：|这)"_s;
    QTest::newRow("addresses in Chinese")
        << u"请看https://example.com/a。参见：http://x.org，见（ftp://y.org/b）或www.z.org吧"_s
        << u"p(请看|https://example.com/a>https://example.com/a|。参见：|"
           "http://x.org>http://x.org|，见（|ftp://y.org/b>ftp://y.org/b|）或|"
           "www.z.org>http://www.z.org|吧)"_s;
    QTest::newRow("bold right behind a link")
        << u"[文](http://x.org)，是**重点**的 ![a](https://y.org/b_c)_d_\n\n[e](www.f.org)*g* [h](http://i.org"_s
        << u"p(文>http://x.org|，是|b:重点|的 |p:a (https://y.org/b_c)>https://y.org/b_c|i:d) p(e>www.f.org|i:g| "
           "[h](|http://i.org>http://i.org)"_s;
    QTest::newRow("address with letters of its own script")
        << u"见 https://zh.x.org/wiki/北京 吧"_s
        << u"p(见 |https://zh.x.org/wiki/北京>https://zh.x.org/wiki/北京| 吧)"_s;
    QTest::newRow("addresses that are marked as such")
        << u"[a](https://x.org/（b）) <https://y.org/（c）> [d]\n\n[d]: https://z.org/（e）"_s
        << u"p(a>https://x.org/（b）| |https://y.org/（c）>https://y.org/（c）| |d>https://z.org/（e）)"_s;
    QTest::newRow("displayed formula over empty lines")
        << u"$$\na\n\nb \\\\\n\n$$\nend\n\n\\[\n\nc\n\n\\]\n\n$x$"_s
        << u"math(d:$$⏎a⏎⏎b \\\\⏎⏎$$) p(end) math(d:\\[⏎⏎c⏎⏎\\]) p(m:$x$)"_s;
    QTest::newRow("displayed formula over empty lines in an item")
        << u"- a\n  $$\n  x\n\n  y\n  $$\n- b"_s << u"ul[li[p(a) math(d:$$⏎x⏎⏎y⏎$$)] li[p(b)]]"_s;
    QTest::newRow("no displayed formula over a sentence")
        << u"$$\na\n\nThis is a sentence.\n\n$$\n\n\\[\nb\n\n这是。\n\n\\]"_s
        << u"p($$⏎a) p(This is a sentence.) p($$) p([⏎b) p(这是。) p(])"_s;
    QTest::newRow("no displayed formula over a fence") << u"$$\n\n```\n$$\n```\n\n$$"_s << u"p($$) code($$) p($$)"_s;
    QTest::newRow("formulas with spaces inside")
        << u"so $ \\alpha $ and $ x = 1 $, $ 5 and $ 6 or $ a b $"_s
        << u"p(so |m:$ \\alpha $| and |m:$ x = 1 $|, $ 5 and $ 6 or $ a b $)"_s;
    QTest::newRow("formulas beside letters") << u"the $n$th, $k$s, and$b$ or $f(x)$s x$_i$"_s
                                             << u"p(the |m:$n$|th, |m:$k$|s, and|m:$b$| or |m:$f(x)$|s x|m:$_i$)"_s;
    QTest::newRow("names with dollars") << u"$HOME/$USER and Map$Entry$Node, a$b$c"_s
                                        << u"p($HOME/$USER and Map$Entry$Node, a$b$c)"_s;
    QTest::newRow("fence of a formula") << u"```math\n\\frac{a}{b}\n\n- c\n```\n\n- ```Math\n  d\n  ```"_s
                                        << u"math(d:$$⏎\\frac{a}{b}⏎⏎- c⏎$$) ul[li[math(d:$$⏎d⏎$$)]]"_s;
    QTest::newRow("fence of no formula") << u"```math\n```\n\n```math\na$$b\n```"_s << u"code:math() code:math(a$$b)"_s;
    QTest::newRow("NUL") << u"a%1b"_s.arg(QChar(u'\0')) << u"p(a\uFFFDb)"_s;
}

void TestMarkdown::tree()
{
    QFETCH(QString, source);
    QFETCH(QString, outline);
    QCOMPARE(tests::outline(text::parseMarkdown(source)), outline);
}

void TestMarkdown::hostile_data()
{
    QTest::addColumn<qsizetype>("row");
    const QList<tests::HostileText> texts = tests::hostileTexts();
    for (qsizetype i = 0; i < texts.size(); ++i)
        QTest::newRow(texts[i].name) << i;
}

namespace {

//! Processor time (ms) that reading a text takes: the least of some tries, what disturbs it only adds.
double readingMs(const QString& source)
{
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < 4; ++i) {
        const double before = testsupport::cpuMs();
        const QList<text::Block> blocks = text::parseMarkdown(source);
        least = blocks.isEmpty() ? least : qMin(least, testsupport::cpuMs() - before);
    }
    return least;
}

} // namespace

//! Twice the text costs about twice as much: a square would be four times.
void TestMarkdown::hostile()
{
    QFETCH(qsizetype, row);
    const tests::HostileText text = tests::hostileTexts()[row];
    constexpr qsizetype size = 60'000;
    double once = 0, twice = 0;
    bool isLinear = false;
    for (int i = 0; i < 3 && !isLinear; ++i) {
        once = readingMs(text.of(size));
        twice = readingMs(text.of(2 * size));
        isLinear = twice <= 2.6 * once + 1;
    }
    QVERIFY2(isLinear, qPrintable(u"%1 ms, %2 ms"_s.arg(once).arg(twice)));
    QVERIFY2(twice < 1'000, qPrintable(QString::number(twice)));
}

void TestMarkdown::hostileAtOneSize_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("cut in a link") << u"[a](http://"_s;
    QTest::newRow("wide table") << u"|a"_s.repeated(3'000) + u"\n"_s + u"|---"_s.repeated(3'000) + u"\n"_s
            + u"|x\n"_s.repeated(3'000);
    QTest::newRow("wide table of addresses")
        << u"|www.a.b"_s.repeated(3'000) + u"\n"_s + u"|---"_s.repeated(3'000) + u"\n"_s;
}

void TestMarkdown::hostileAtOneSize()
{
    QFETCH(QString, source);
    const double before = testsupport::cpuMs();
    QVERIFY(!text::parseMarkdown(source).isEmpty());
    QVERIFY2(testsupport::cpuMs() - before < 1'000, qPrintable(QString::number(testsupport::cpuMs() - before)));
}

//! Beyond those that md4c looks for, addresses are found here: what they are read as is the same.
void TestMarkdown::manyAddressesAreLinks_data()
{
    QTest::addColumn<QString>("line");
    for (const auto& line : {u"https://a.org/b_c see"_s, u"- www.a.org, and (http://b.test/x)."_s,
             u"> **https://a.org/b** *www.c.org* _ftp://d.test/~e_"_s, u"看https://a.org/中文_(x)。和www.b.org，完"_s,
             u"[w](https://a.org/b) and [https://b.org](https://c.org) and <https://d.org> `www.e.org`"_s,
             u"www.a_b.org www.a_ www.a.b_c http://localhost/x mail@a.org"_s,
             u"https://a.org/?x=1&y=2#z! \"http://a.org"_s, u">https://a.org/(b)_(c)) so"_s,
             u"[r]: https://a.org/b and"_s})
        QTest::newRow(qPrintable(line)) << line;
}

void TestMarkdown::manyAddressesAreLinks()
{
    QFETCH(QString, line);
    const QString one = u"words\n"_s + line + u'\n';
    // The first ones of a text are md4c's.
    const QString many = (u"words\n"_s + line + u'\n').repeated(100);
    QString expected, found;
    for (const text::Block& block : text::parseMarkdown((one + u"\n"_s).repeated(100)))
        expected += tests::outline(QList<text::Block>{block}).remove(u"p("_s).remove(u')').remove(u'⏎').remove(u'|');
    for (const text::Block& block : text::parseMarkdown(many))
        found += tests::outline(QList<text::Block>{block}).remove(u"p("_s).remove(u')').remove(u'⏎').remove(u'|');
    if (!line.startsWith(u'-') && !line.startsWith(u'>'))
        QCOMPARE(found, expected);
    QCOMPARE(found.count(u">http"_s), expected.count(u">http"_s));
}

void TestMarkdown::nestingIsCapped()
{
    QList<text::Block> blocks = text::parseMarkdown(u">"_s.repeated(25'000) + u"x"_s);
    int depth = 0;
    while (!blocks.isEmpty() && blocks.first().kind == text::BlockKind::Quote) {
        ++depth;
        const QList<text::Block> inner = blocks.first().children;
        blocks = inner;
    }
    QCOMPARE(depth, text::nestingLimit);
    QCOMPARE(tests::outline(blocks), u"p(x)"_s);
}

void TestMarkdown::longParagraphsStayWhole()
{
    const QString word = u"x"_s.repeated(25'000);
    QCOMPARE(tests::outline(text::parseMarkdown(word)), u"p("_s + word + u')');
    const QString words = u"one two "_s.repeated(3'000).trimmed();
    QCOMPARE(tests::outline(text::parseMarkdown(u"> - "_s + words)), u"q[ul[li[p("_s + words + u")]]]"_s);
    QCOMPARE(text::parseMarkdown(u"`a` b "_s.repeated(3'000)).size(), 1);
}

//! What stands in code is what is copied: tabs, deep indentation, formulas that are none.
void TestMarkdown::codeIsExact_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("code"); //!< of the first code block in it
    QTest::newRow("tabs in a fence") << u"```make\nall:\n\tcc x\n\t\t# y\n```"_s << u"all:\n\tcc x\n\t\t# y"_s;
    QTest::newRow("indented by a tab") << u"\tx\n\t\ty"_s << u"x\n\ty"_s;
    QTest::newRow("tab after the indentation") << u"    \tx"_s << u"\tx"_s;
    QTest::newRow("in an item") << u"- ```\n  \tx\n  ```"_s << u"\tx"_s;
    QTest::newRow("in a quote") << u"> ```\n> \tx\n> ```"_s << u"\tx"_s;
    QTest::newRow("in a numbered item in a quote")
        << u"> 1. a\n>\n>    ```\n>    \tx\n>    \n>    y\n>    ```"_s << u"\tx\n\ny"_s;
    QTest::newRow("indented fence") << u"  ```\n  \tx\n  ```"_s << u"\tx"_s;
    QTest::newRow("a tab that is the fence's in part") << u"  ```\n\tx\n  ```"_s << u"  x"_s;
    QTest::newRow("deep") << u"```\n"_s + u" "_s.repeated(50) + u"x\n"_s + u" "_s.repeated(17) + u"y\n```"_s
                          << u" "_s.repeated(50) + u"x\n"_s + u" "_s.repeated(17) + u"y"_s;
    QTest::newRow("blank lines") << u"```\n\t\na\n\t \n\nb\n \t\n```"_s << u"\t\na\n\t \n\nb\n \t"_s;
    QTest::newRow("spaces at the end") << u"```\na  \n\tb\t\n```"_s << u"a  \n\tb\t"_s;
    QTest::newRow("other line ends") << u"```\r\n\tx\r\n\t\r\ny\r\n```"_s << u"\tx\n\t\ny"_s;
    QTest::newRow("dollars further in") << u"    $$\n        a\n    $$"_s << u"$$\n    a\n$$"_s;
    QTest::newRow("dollars with tabs") << u"\t\t$$\n\t\t\ta\n\t\t$$"_s << u"\t$$\n\t\ta\n\t$$"_s;
    QTest::newRow("after what looks like the fence's end")
        << u"```\n    ```\n    $$\n    > a\n    $$\n> ```\n> $$\n> b\n> $$\n```"_s
        << u"    ```\n    $$\n    > a\n    $$\n> ```\n> $$\n> b\n> $$"_s;
    QTest::newRow("NUL") << u"```\n\ta%1b\n```"_s.arg(QChar(u'\0')) << u"\ta\uFFFDb"_s;
    QTest::newRow("HTML") << u"<table>  \n\t<tr>\n\t\t<td>$a$</td> \n</table>"_s
                          << u"<table>  \n\t<tr>\n\t\t<td>$a$</td> \n</table>"_s;
}

void TestMarkdown::codeIsExact()
{
    QFETCH(QString, source);
    QFETCH(QString, code);
    QList<text::Block> blocks = text::parseMarkdown(source);
    const auto isContainer = [](const text::Block& block) { return !block.children.isEmpty(); };
    while (!blocks.isEmpty() && isContainer(blocks.last())) {
        const QList<text::Block> inner = blocks.last().children;
        blocks = inner;
    }
    QVERIFY(!blocks.isEmpty());
    QCOMPARE(blocks.last().kind, text::BlockKind::Code);
    QCOMPARE(blocks.last().code, code);
}

SPYHOP_TEST_MAIN(TestMarkdown)
#include "tst_markdown.moc"

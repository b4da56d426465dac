// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What blocks are written as: Markdown, plain text, cells, HTML.
#include "core/text/closedmarkdown.h"
#include "core/text/excerpt.h"
#include "core/text/htmlwriter.h"
#include "core/text/markdown.h"
#include "core/text/markdownwriter.h"
#include "core/text/plainwriter.h"
#include "tests/core/text/outline.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestWriters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void markdownParsesToTheSame_data();
    void markdownParsesToTheSame();
    void markdownIsPlain();
    void aPictureKeepsItsLink();
    void markdownOfTheSpecification();
    void markdownOfARange_data();
    void markdownOfARange();
    void markdownOfATableBelowWords();
    void whatIsOpenIsClosed_data();
    void whatIsOpenIsClosed();
    void plain_data();
    void plain();
    void cells();
    void html_data();
    void html();
    void indentationInHtml();
    void formulaInHtml();
};

void TestWriters::markdownParsesToTheSame_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("marks") << u"a **b *c* d** *e* ~~f~~ ***g*** `h` ``i`j``"_s;
    QTest::newRow("signs that mean nothing") << u"2 \\* 3 \\_x\\_ \\[a\\] a\\`b \\~~c 5 < 6 &amp;lt; \\$x\\$ \\\\"_s;
    QTest::newRow("line starts") << u"1\\. no item\n\\- none\n\\# none\n\\+ none\n\\> none\n\\| none"_s;
    QTest::newRow("links") << u"[a](http://x.org) <http://y.org> ![p](http://z.org/i.png) [b](<http://a b(c>)"_s;
    QTest::newRow("headings") << u"# One\n\n###### Six `c` #x"_s;
    QTest::newRow("lists") << u"- a\n- b\n  - c\n\n3. d\n4. e\n\n   f"_s;
    QTest::newRow("loose list") << u"- a\n\n- b\n\n  c"_s;
    QTest::newRow("tasks") << u"- [x] a\n- [ ] b"_s;
    QTest::newRow("quotes") << u"> a\n>\n> > b\n>\n> - c"_s;
    QTest::newRow("code") << u"```py\na\n\n  b\n```\n\n    indented\n\n````\n```\n````\n\n```\n```"_s;
    QTest::newRow("table") << u"|a|b|c|\n|---|:-:|--:|\n|x\\|y|`c`|**d**|\n||e|"_s;
    QTest::newRow("formulas") << u"a $x_1$ b\n\n$$\na\n- b\n$$\n\n- \\(c\\)\n\n  \\[\n  d\n  \\]"_s;
    QTest::newRow("rule") << u"a\n\n---\n\nb"_s;
    QTest::newRow("two lists") << u"- a\n\n1. b\n\n- c"_s;
    QTest::newRow("lists of one kind") << u"- a\n\n* b\n\n+ c\n\n1. d\n\n1) e\n\n- - f\n  * g"_s;
    QTest::newRow("words below a heading in an item") << u"- - # a\n  b\n- > ```\n  > c\n  > ```\n  d"_s;
    QTest::newRow("rule in an item") << u"- ***\n- a\n  ***\n- b\n\n  ***"_s;
    QTest::newRow("heading of two lines") << u"a *b\nc*\n==="_s;
    QTest::newRow("formula over two lines") << u"so $a\n+b$ and\n\\+ c, \\- d"_s;
    QTest::newRow("addresses beside words") << u"<http://x.org>y (http://z.org/a_b) x!<http://w.org/?a&b>"_s;
    QTest::newRow("brackets")
        << u"list[i_1] [x [y] z] \\[1\\] [a\\(b\\)c] [l [m] n](http://x.org) ![p [q]](r) [ ] t: [u]: v\n- [ ] w [ ]"_s;
    QTest::newRow("marks in marks")
        << u"*a **b** c* ***d** e* **f *g*** ~~h **i** j~~ ***k*** *l* **m** n *[o **p**](q) r* **[s](t)** *u***v**"_s;
    QTest::newRow("addresses of other kinds")
        << u"<ftp://x.org/y> <MAILTO:A@B.ORG> a@b.org [w@x.org](mailto:w@x.org) www.c.org"_s;
    QTest::newRow("pictures in links")
        << u"[![a](x)](b) [![c](d) *e*](f) [g ![h](i)![j](k) l](m)\n\n|n|\n|---|\n|[![o](p)](q)|"_s;
    QTest::newRow("picture that is none") << u"Look\\![a](http://x.org)"_s;
    QTest::newRow("bars in addresses") << u"|a|\n|---|\n|[b](<x\\|y>) ![p](z\\|z)|"_s;
    QTest::newRow("languages") << u"~~~a`b\nc\n~~~\n\n```d\\\\e\nf\n```"_s;
    QTest::newRow("line breaks in cells")
        << u"|a<br>b|\n|---|\n|**<br>c<br>**d|\n|[e<br>f](x)<br>|\n|\\<br\\> `<br>`|"_s;
    QTest::newRow("table below words") << u"a\n|b|c|\n|-|:-|\n|1|2|\n\n- d\n  |e|\n  |-|\n- f"_s;
    QTest::newRow("formulas over empty lines") << u"$$\na\n\nb\n$$\n\n```math\nc\n\nd\n```"_s;
    QTest::newRow("bold beside signs") << u"**注意：**这是，他说**“你好”**然后*（走）*了，**`a`**和**b**：c"_s;
    QTest::newRow("addresses in Chinese") << u"请看https://x.org/a。见（http://y.org）吧"_s;
    QTest::newRow("Chinese") << u"**营业收入**增长 *23%*，见 [表](http://x.org)。"_s;
}

void TestWriters::markdownParsesToTheSame()
{
    QFETCH(QString, source);
    const QList<text::Block> blocks = text::parseMarkdown(source);
    const QString written = text::toMarkdown(blocks);
    QVERIFY2(text::parseMarkdown(written) == blocks,
        qPrintable(
            written + u"\n→ "_s + tests::outline(text::parseMarkdown(written)) + u"\n≠ "_s + tests::outline(blocks)));
}

void TestWriters::markdownIsPlain()
{
    // No backslash where nothing could begin.
    const QString source = u"**a** - b `c` + d *e* 1. f\n2024 g"_s;
    QCOMPARE(text::toMarkdown(text::parseMarkdown(source)), source);
}

void TestWriters::aPictureKeepsItsLink()
{
    const QString source = u"See [![img](a)](b) and [c ![d](e) f](g)."_s;
    QCOMPARE(text::toMarkdown(text::parseMarkdown(source)), source);
    const QString flat = text::flatText(text::parseMarkdown(source));
    const qsizetype begin = flat.indexOf(u"img"_s);
    QCOMPARE(text::markdownExcerpt(source, begin, begin + 3), u"[![img](a)](b)"_s);
}

void TestWriters::markdownOfTheSpecification()
{
    const QString folder
        = qEnvironmentVariable("SPYHOP_CORPORA", qEnvironmentVariable("SPYHOP_SOURCE_DIR") + u"/../shared/corpora"_s);
    QFile file(folder + u"/markdown/commonmark-0.31.2.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("skipped: no corpora (set SPYHOP_CORPORA)");
    int same = 0;
    int others = 0;
    const QJsonArray examples = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue& example : examples) {
        const QList<text::Block> blocks = text::parseMarkdown(example.toObject().value(u"markdown").toString());
        if (tests::outline(text::parseMarkdown(text::toMarkdown(blocks))) == tests::outline(blocks))
            ++same;
        else
            ++others;
    }
    // What is left has white space that only entities could write, or a link without words.
    QVERIFY2(others <= 6, qPrintable(QString::number(others)));
    QVERIFY(same >= 640);
}

void TestWriters::markdownOfARange_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("markdown");
    QTest::newRow("all")
        << u"Head"_s << u"End."_s
        << u"Head\n====\n\n* one __two__\n* three\n\n~~~py\nx = 1\n\ny\n~~~\n\n| a | b |\n|---|---|\n| 1 "
           "| 2 |\n\nSome *text*.\nMore.\n\nEnd."_s;
    QTest::newRow("whole blocks as they were written")
        << u"Head"_s << u"three"_s << u"Head\n====\n\n* one __two__\n* three"_s;
    QTest::newRow("a code block") << u"x = 1"_s << u"y"_s << u"~~~py\nx = 1\n\ny\n~~~"_s;
    QTest::newRow("a table") << u"a\nb"_s << u"2"_s << u"| a | b |\n|---|---|\n| 1 | 2 |"_s;
    QTest::newRow("a paragraph") << u"Some"_s << u"More."_s << u"Some *text*.\nMore."_s;
    QTest::newRow("a part") << u"two"_s << u"thr"_s << u"- **two**\n- thr"_s;
    QTest::newRow("a word") << u"ext"_s << u"ext"_s << u"*ext*"_s;
}

void TestWriters::markdownOfARange()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, markdown);
    const QString source
        = u"Head\n====\n\n* one __two__\n* three\n\n~~~py\nx = 1\n\ny\n~~~\n\n| a | b |\n|---|---|\n| 1 | "
          "2 |\n\nSome *text*.\nMore.\n\nEnd."_s;
    const QString flat = text::flatText(text::parseMarkdown(source));
    const qsizetype begin = flat.indexOf(from);
    QCOMPARE(text::markdownExcerpt(source, begin, flat.indexOf(to, begin) + to.size()), markdown);
}

//! Nothing that md4c was given besides is ever copied.
void TestWriters::markdownOfATableBelowWords()
{
    const QString source = u"Look:\n| a | **注：**这 |\n|-|:-|\n| 1 | x<br>y |\n\n见https://x.org，end"_s;
    const QString flat = text::flatText(text::parseMarkdown(source));
    QCOMPARE(flat, u"Look:\na\n注：这\n1\nx\ny\n见https://x.org，end"_s);
    const auto copied = [&](const QString& from, const QString& to) {
        const qsizetype begin = flat.indexOf(from);
        return text::markdownExcerpt(source, begin, flat.indexOf(to, begin) + to.size());
    };
    QCOMPARE(copied(u"Look"_s, u"end"_s), source);
    QCOMPARE(copied(u"Look"_s, u"y"_s), source.left(source.indexOf(u"\n\n"_s)));
    QCOMPARE(copied(u"a\n"_s, u"y"_s), u"| a | **注：**这 |\n|-|:-|\n| 1 | x<br>y |"_s);
    QCOMPARE(copied(u"见"_s, u"end"_s), u"见https://x.org，end"_s);
    QCOMPARE(copied(u"1"_s, u"x\ny"_s), u"| 1 | x<br>y |\n| --- | :--- |"_s);
    QCOMPARE(copied(u"注"_s, u"："_s), u"**注：**"_s);
}

void TestWriters::whatIsOpenIsClosed_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("added");
    QTest::newRow("fence") << u"a\n\n```py\nx = 1"_s << u"\n```"_s;
    QTest::newRow("long fence") << u"````md\n```\nx\n```\n"_s << u"````"_s;
    QTest::newRow("tildes") << u"~~~\n```\nx"_s << u"\n~~~"_s;
    QTest::newRow("cut in the closing fence") << u"```\nx\n``"_s << u"\n```"_s;
    QTest::newRow("dollars") << u"so\n$$\n\\frac{a}{b"_s << u"\n$$"_s;
    QTest::newRow("brackets") << u"\\[\na +"_s << u"\n\\]"_s;
    QTest::newRow("comment") << u"a\n\n<!-- b\n\nc"_s << u"\n-->"_s;
    QTest::newRow("pre") << u"<pre>\nx\n\ny"_s << u"\n</pre>"_s;
    QTest::newRow("script") << u"<script>\nx > 1"_s << u"\n</script>"_s;
    QTest::newRow("fence of a formula") << u"```math\nx"_s << u"\n```"_s;
    QTest::newRow("dollars over an empty line") << u"$$\na\n\nb"_s << u"\n$$"_s;
    QTest::newRow("fence in an item") << u"- a\n  ```\n  x"_s << QString();
    QTest::newRow("closed") << u"```\nx\n```\n\n$$y$$\n\n<!-- z -->"_s << QString();
    QTest::newRow("div") << u"<div>\na"_s << QString();
    QTest::newRow("prose") << u"a `b **c $x"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestWriters::whatIsOpenIsClosed()
{
    QFETCH(QString, source);
    QFETCH(QString, added);
    const QString closed = text::closedMarkdown(source);
    QCOMPARE(closed, source + added);
    const QString blocks = tests::outline(text::parseMarkdown(closed + u"\n\n## Next\n\nwords"_s));
    QVERIFY2(blocks.endsWith(u"h2(Next) p(words)"_s), qPrintable(blocks));
}

void TestWriters::plain_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("plain");
    QTest::newRow("marks") << u"# T\n\na **b** `c` ~~d~~"_s << u"T\n\na b c d"_s;
    QTest::newRow("lists") << u"1. a\n2. b\n   - c\n     d\n- [x] e"_s << u"1. a\n2. b\n  • c\n    d\n\n[x] e"_s;
    QTest::newRow("links") << u"[a](http://x.org) http://y.org ![p](http://z.org)"_s
                           << u"a (http://x.org) http://y.org p (http://z.org)"_s;
    QTest::newRow("addresses alone") << u"see www.example.com or someone@example.com, http://y.org."_s
                                     << u"see www.example.com or someone@example.com, http://y.org."_s;
    QTest::newRow("words like an address") << u"[www.example.com](http://www.example.org) [x@y](mailto:z@y)"_s
                                           << u"www.example.com (http://www.example.org) x@y (mailto:z@y)"_s;
    QTest::newRow("table") << u"|a|b|\n|---|---|\n|1|2|"_s << u"a\tb\n1\t2"_s;
    QTest::newRow("line break in a cell") << u"|a|b|\n|-|-|\n|1<br>2|3|"_s << u"a\tb\n1 2\t3"_s;
    QTest::newRow("code") << u"```\nx\n\n  **y**\n```"_s << u"x\n\n  **y**"_s;
    QTest::newRow("quote and rule") << u"> a\n>\n> b\n\n---\n\nc"_s << u"a\n\nb\n\nc"_s;
    QTest::newRow("formulas") << u"so $x$\n\n$$y$$"_s << u"so $x$\n\n$$y$$"_s;
}

void TestWriters::plain()
{
    QFETCH(QString, source);
    QFETCH(QString, plain);
    QCOMPARE(text::toPlain(text::parseMarkdown(source)), plain);
}

void TestWriters::cells()
{
    const QList<text::Block> blocks = text::parseMarkdown(
        u"|name|value|\n|---|---|\n|**a**|1,234.5|\n|=1+1|-3|\n|@x|-cmd|\n|+5%|`t`|\n|b<br>c|d|"_s);
    QCOMPARE(text::toTsv(blocks.first()), u"name\tvalue\na\t1,234.5\n'=1+1\t-3\n'@x\t'-cmd\n+5%\tt\nb c\td\n"_s);
}

void TestWriters::html_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("html");
    QTest::newRow("paragraphs") << u"a **b** *c* `d`\ne\n\nf"_s
                                << u"<p>a <b>b</b> <i>c</i> <code>d</code><br>e</p>\n<p>f</p>\n"_s;
    QTest::newRow("heading") << u"## T"_s << u"<h2>T</h2>\n"_s;
    QTest::newRow("list") << u"3. a\n4. b"_s << u"<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"_s;
    QTest::newRow("tasks") << u"- [x] a\n- [ ] b"_s << u"<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>\n"_s;
    QTest::newRow("table") << u"|a|b|\n|---|--:|\n|1|2|"_s
                           << u"<table border=\"1\" cellspacing=\"0\" "
                              "cellpadding=\"4\">\n<thead>\n<tr><th>a</th><th "
                              "align=\"right\">b</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td "
                              "align=\"right\">2</td></tr>\n</tbody>\n</table>\n"_s;
    QTest::newRow("line break in a cell") << u"|a|\n|-|\n|b<br>c|"_s
                                          << u"<table border=\"1\" cellspacing=\"0\" "
                                             "cellpadding=\"4\">\n<thead>\n<tr><th>a</th></tr>\n</thead>\n"
                                             "<tbody>\n<tr><td>b<br>c</td></tr>\n</tbody>\n</table>\n"_s;
    QTest::newRow("code") << u"```py\na < b\n```"_s << u"<pre><code class=\"language-py\">a &lt; b\n</code></pre>\n"_s;
    QTest::newRow("HTML is text") << u"a <img src=x onerror=y>"_s << u"<p>a &lt;img src=x onerror=y&gt;</p>\n"_s;
    QTest::newRow("HTML block is code") << u"<img src=x onerror=y>"_s
                                        << u"<pre><code class=\"language-html\">&lt;img src=x onerror=y&gt;\n"
                                           "</code></pre>\n"_s;
    QTest::newRow("links") << u"[a](http://x.org/?a&b) [b](javascript:x)"_s
                           << u"<p><a href=\"http://x.org/?a&amp;b\">a</a> b</p>\n"_s;
    QTest::newRow("picture") << u"![p](http://z.org/i.png)"_s
                             << u"<p><a href=\"http://z.org/i.png\">p (http://z.org/i.png)</a></p>\n"_s;
    QTest::newRow("turned around") << u"[\u202Emoc.knab\u202C](https://evil.example) a\u001Bb `c\u200Bd`"_s
                                   << u"<p><a href=\"https://evil.example\">\uFFFDmoc.knab\uFFFD</a> a\u241Bb "
                                      "<code>c\uFFFDd</code></p>\n"_s;
    QTest::newRow("turned around in code")
        << u"```\na\u202Eb\u200B\n```"_s << u"<pre><code>a\uFFFDb\uFFFD\n</code></pre>\n"_s;
    QTest::newRow("spaces") << u"a  b   c\n`d  e`"_s << u"<p>a&nbsp; b&nbsp;&nbsp; c<br><code>d&nbsp; e</code></p>\n"_s;
    QTest::newRow("formula without pictures") << u"$a<b$"_s << u"<p><code>$a&lt;b$</code></p>\n"_s;
}

void TestWriters::html()
{
    QFETCH(QString, source);
    QFETCH(QString, html);
    QCOMPARE(text::toHtml(text::parseMarkdown(source), {}), html);
}

//! What a person typed, such as a program: a paragraph as it is.
void TestWriters::indentationInHtml()
{
    text::Block typed;
    typed.inlines = {text::Inline{u"if x:\n    y\n z\n\tw"_s}};
    QCOMPARE(text::toHtml({typed}, {}), u"<p>if x:<br>&nbsp;&nbsp;&nbsp; y<br>&nbsp;z<br>&nbsp;&nbsp;&nbsp; w</p>\n"_s);
}

void TestWriters::formulaInHtml()
{
    const text::FormulaPictures pictures = [](const QString& latex, bool display) {
        return latex == u"bad"_s ? std::nullopt
                                 : std::optional(text::FormulaPicture{"png", display ? 20.0 : 10.0, 12, 3});
    };
    QCOMPARE(text::toHtml(text::parseMarkdown(u"so $a\"b$ and $bad$\n\n$$c$$"_s), pictures),
        u"<p>so <img src=\"data:image/png;base64,cG5n\" alt=\"a&quot;b\" title=\"a&quot;b\" width=\"10\" height=\"12\" "
        "style=\"vertical-align:-3.0px\"> and <code>$bad$</code></p>\n<p align=\"center\"><img "
        "src=\"data:image/png;base64,cG5n\" alt=\"c\" title=\"c\" width=\"20\" height=\"12\" "
        "style=\"vertical-align:-3.0px\"></p>\n"_s);
}

SPYHOP_TEST_MAIN(TestWriters)
#include "tst_writers.moc"

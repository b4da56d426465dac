// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What blocks are written as: Markdown, plain text, cells, HTML.
#include "core/text/closedmarkdown.h"
#include "core/text/excerpt.h"
#include "core/text/htmlwriter.h"
#include "core/text/markdown.h"
#include "core/text/markdownstream.h"
#include "core/text/markdownwriter.h"
#include "core/text/plainwriter.h"
#include "tests/core/text/outline.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestWriters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void markdownParsesToTheSame_data();
    void markdownParsesToTheSame();
    void markdownIsPlain();
    void markdownOfTheSpecification();
    void markdownOfARange_data();
    void markdownOfARange();
    void everySelectionStaysWhatItIs_data();
    void everySelectionStaysWhatItIs();
    void everyPartSaysWhatItIs_data() { everySelectionStaysWhatItIs_data(); }
    void everyPartSaysWhatItIs();
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
    QTest::newRow("picture that is none") << u"Look\\![a](http://x.org)"_s;
    QTest::newRow("bars in addresses") << u"|a|\n|---|\n|[b](<x\\|y>) ![p](z\\|z)|"_s;
    QTest::newRow("languages") << u"~~~a`b\nc\n~~~\n\n```d\\\\e\nf\n```"_s;
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

namespace {

//! Where a leaf of a document begins and ends in its flat text.
struct Range {
    qsizetype from = 0, to = 0;
};

void findLeaves(const text::Block& block, qsizetype* at, QList<Range>& leaves)
{
    const auto leaf = [&](qsizetype length) {
        leaves.append(Range{*at, *at + length});
        *at += length + 1;
    };
    switch (block.kind) {
    case text::BlockKind::Paragraph:
    case text::BlockKind::Heading:
    case text::BlockKind::Formula:
        return leaf(text::plainText(block.inlines).size());
    case text::BlockKind::Code:
        return leaf(block.code.size());
    case text::BlockKind::Table:
        for (const QList<text::Inlines>& row : block.rows) {
            for (const text::Inlines& cell : row)
                leaf(text::plainText(cell).size());
        }
        return;
    case text::BlockKind::List:
    case text::BlockKind::Item:
    case text::BlockKind::Quote:
        for (const text::Block& child : block.children)
            findLeaves(child, at, leaves);
        return;
    case text::BlockKind::Rule:
        return;
    }
}

QList<Range> leavesOf(const QList<text::Block>& blocks)
{
    QList<Range> leaves;
    qsizetype at = 0;
    for (const text::Block& block : blocks) {
        const qsizetype before = at;
        findLeaves(block, &at, leaves);
        at += at == before ? 1 : 0;
    }
    return leaves;
}

//! The words of what was selected; cells that were not are empty, and so is nothing else.
QStringList wordsOf(const QList<text::Block>& blocks)
{
    QStringList words;
    const QString flat = text::flatText(blocks);
    for (const Range& leaf : leavesOf(blocks)) {
        if (leaf.to > leaf.from)
            words += flat.mid(leaf.from, leaf.to - leaf.from);
    }
    return words;
}

QList<text::Block> streamed(const QString& markdown)
{
    text::MarkdownStream stream;
    for (qsizetype at = 0; at < markdown.size(); at += 7) {
        stream.append(markdown.mid(at, 7));
        stream.update();
    }
    stream.finish();
    return stream.frozen();
}

} // namespace

void TestWriters::everySelectionStaysWhatItIs_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("lists in quotes")
        << u"> - a\n> - b\n>   1. c\n>   2. d\n>\n> text\n>\n> > deep\n> > - x\n> > - y\n\nend"_s;
    QTest::newRow("list from 7")
        << u"7. seven\n8. eight\n   - inner\n   - more\n9. nine\n\n   second\n\n   - [x] t\n\n10. ten\n11. eleven"_s;
    QTest::newRow("loose and tight") << u"- a\n\n- b\n  - c\n  - d\n\n- e\n\n  f\n\n1. g\n2. h\n\n   > i\n\n3. j"_s;
    QTest::newRow("tables")
        << u"before\n\n| a | b | c |\n|:--|:-:|--:|\n| 1 | `x\\|y` | **z** |\n| | 2 |\n| 3 | [l](<u\\|v>) | "
           "$p\\|q$ |\n\nafter"_s;
    QTest::newRow("tables in lists and quotes")
        << u"- item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n\n- next\n\n> | q |\n> |---|\n> | r |\n>\n> end"_s;
    QTest::newRow("tasks")
        << u"- [ ] one\n- [x] two\n  - [ ] three\n  - four\n    more\n- five\n\ntext\n\n1. [x] six\n2. seven"_s;
    QTest::newRow("nested lists")
        << u"- a\n  - b\n    - c\n      - d\n    - e\n  - f\n- g\n\n  > 3. x\n  > 4. y\n\n- h"_s;
    QTest::newRow("code in lists")
        << u"1. step\n   ```sh\n   \tmake\n\n   done\n   ```\n2. next\n\n   ~~~\n   ```\n   ~~~\n\n3. end\n   - ```\n     x\n     ```"_s;
    QTest::newRow("headings")
        << u"# One\n\ntext\n\n---\n\nTwo\nlines\n===\n\n- # in a list\n- ## another #\\#\n\n### Three #x\n\nend"_s;
    QTest::newRow("neighbours")
        << u"- a\n\n* b\n\n+ c\n\n1. d\n\n1) e\n\n- f\n  ***\n- g\n  > q\n- \n- > r\n- k\n  # h\n  p"_s;
    QTest::newRow("formulas")
        << u"so $a$ and\n$$\nb\n$$\nthen\n\n- $$c$$\n- d \\(e\n  +f\\)\n- g $$h$$ i\n\n> \\[\n> j\n> \\]\n>\n> k"_s;
    QTest::newRow("HTML")
        << u"<div>\n\n**x**\n\n</div>\n\n- <b>one</b>\n- <!-- c -->\n- two\n\n  <hr>\n\nend <i>x</i>"_s;
    QTest::newRow("marks")
        << u"**bold *both*** ~~no~~ `code` [l](http://x.org/a_(b)) <http://y.org>z http://w.org/a_b\n2. no "
           "item! [x](y) !\n\\= four ![p](<http://z.org/a b.png>)\n\nend"_s;
    QTest::newRow("references")
        << u"See [one][1] and [two].\n\nMore [one][1].\n\n[1]: http://a.org\n[two]: <http://b.org/x y>"_s;
    QTest::newRow("the same again") << u"a\n\n---\n\na\n\n---\n\na\n\n- b\n\n---\n\n- b"_s;
    QTest::newRow("code") << u"    indented\n\n~~~a`b\nc\n~~~\n\n```\n```\n\n````\n```\n````\n\n```py\nunclosed\n"_s;
}

//! From each leaf to each later one: the Markdown of a selection says what was selected.
void TestWriters::everySelectionStaysWhatItIs()
{
    QFETCH(QString, source);
    const QList<text::Block> all = text::parseMarkdown(source);
    const QString flat = text::flatText(all);
    const QList<Range> leaves = leavesOf(all);
    QCOMPARE(leaves.last().to, flat.size());
    for (qsizetype first = 0; first < leaves.size(); ++first) {
        QStringList words;
        for (qsizetype last = first; last < leaves.size(); ++last) {
            const Range range{leaves[first].from, leaves[last].to};
            const QString own = flat.mid(leaves[last].from, leaves[last].to - leaves[last].from);
            if (!own.isEmpty())
                words += own;
            if (range.from == range.to)
                continue;
            const QList<text::Block> selected = text::excerpt(all, range.from, range.to);
            QCOMPARE(wordsOf(selected), words);
            const QString markdown = text::markdownExcerpt(source, range.from, range.to);
            const QList<text::Block> read = streamed(markdown);
            QVERIFY2(tests::outline(read) == tests::outline(selected),
                qPrintable(markdown + u"\n→ "_s + tests::outline(read) + u"\n≠ "_s + tests::outline(selected)));
            // Also as our own signs, where the source's would do.
            QVERIFY2(tests::outline(streamed(text::toMarkdown(selected))) == tests::outline(selected),
                qPrintable(text::toMarkdown(selected) + u"\n≠ "_s + tests::outline(selected)));
        }
    }
}

//! From each character to others: no sign of the Markdown becomes words, and no words become signs.
void TestWriters::everyPartSaysWhatItIs()
{
    QFETCH(QString, source);
    const auto bare = [](const QList<text::Block>& blocks) {
        // White space at the ends is let go, with its marks.
        static const QRegularExpression blankRuns(u"(?<=[(|])[bics]+:[\\s⏎]*(?:\\||(?=\\)))"_s);
        static const QRegularExpression blanks(u"[\\s|⏎]"_s);
        return tests::outline(blocks).remove(blankRuns).remove(blanks);
    };
    const QList<text::Block> all = text::parseMarkdown(source);
    const qsizetype length = text::flatText(all).size();
    for (qsizetype from = 0; from < length; ++from) {
        for (qsizetype to = from + 1; to <= length; to += 2) {
            const QList<text::Block> selected = text::excerpt(all, from, to);
            if (text::flatText(selected).trimmed().isEmpty())
                continue;
            const QString markdown = text::toMarkdown(selected);
            const QString read = bare(text::parseMarkdown(markdown));
            QVERIFY2(read == bare(selected), qPrintable(markdown + u"\n→ "_s + read + u"\n≠ "_s + bare(selected)));
        }
    }
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
    QTest::newRow("table") << u"|a|b|\n|---|---|\n|1|2|"_s << u"a\tb\n1\t2"_s;
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
    const QList<text::Block> blocks
        = text::parseMarkdown(u"|name|value|\n|---|---|\n|**a**|1,234.5|\n|=1+1|-3|\n|@x|-cmd|\n|+5%|`t`|"_s);
    QCOMPARE(text::toTsv(blocks.first()), u"name\tvalue\na\t1,234.5\n'=1+1\t-3\n'@x\t'-cmd\n+5%\tt\n"_s);
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

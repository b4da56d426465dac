// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a selection is as Markdown: read again, it is what was selected, wherever it begins and ends.
#include "core/text/excerpt.h"
#include "core/text/markdown.h"
#include "core/text/markdownstream.h"
#include "core/text/markdownwriter.h"
#include "tests/core/text/outline.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestSelections : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySelectionStaysWhatItIs_data();
    void everySelectionStaysWhatItIs();
    void everyPartSaysWhatItIs_data() { everySelectionStaysWhatItIs_data(); }
    void everyPartSaysWhatItIs();
};

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

void TestSelections::everySelectionStaysWhatItIs_data()
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
    QTest::newRow("tables below words")
        << u"before\n| a<br>b | c |\n|-|:-|\n| **x<br>** | <br>`y` |\n| [d<br>e](f) | 6 |\n\n- g\n  | h |\n  |-|\n  | 1 |\n- i"_s;
    QTest::newRow("Chinese") << u"**注意：**这是**“好”**的，看https://x.org/a，完\n\n- **甲（A）**乙：`c`\n- *丙*"_s;
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
void TestSelections::everySelectionStaysWhatItIs()
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
void TestSelections::everyPartSaysWhatItIs()
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

SPYHOP_TEST_MAIN(TestSelections)
#include "tst_selections.moc"

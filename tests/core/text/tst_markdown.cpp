// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"
#include "tests/core/text/outline.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestMarkdown : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tree_data();
    void tree();
    void hostile_data();
    void hostile();
    void nestingIsCapped();
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
    QTest::newRow("picture is a link") << u"![alt](http://evil.test/x.png)"_s << u"p(alt>http://evil.test/x.png)"_s;
    QTest::newRow("headings") << u"# One\n### Three"_s << u"h1(One) h3(Three)"_s;
    QTest::newRow("list") << u"- a\n- b\n  1. c"_s << u"ul[li[p(a)] li[p(b) ol1[li[p(c)]]]]"_s;
    QTest::newRow("loose list from 3") << u"3. a\n\n4. b"_s << u"ol3~[li[p(a)] li[p(b)]]"_s;
    QTest::newRow("tasks") << u"- [x] a\n- [ ] b"_s << u"ul[li+[p(a)] li-[p(b)]]"_s;
    QTest::newRow("quote") << u"> a\n>\n> > b"_s << u"q[p(a) q[p(b)]]"_s;
    QTest::newRow("code") << u"```py x\nif a:\n\n  b\n```"_s << u"code:py(if a:⏎⏎  b)"_s;
    QTest::newRow("indented code") << u"    a\n    b"_s << u"code(a⏎b)"_s;
    QTest::newRow("rule") << u"a\n\n---\n\nb"_s << u"p(a) hr p(b)"_s;
    QTest::newRow("table") << u"|a|b|\n|---|---:|\n|1|**2**|\n|3|"_s << u"table<d,r>(a/b // 1/b:2 // 3/)"_s;
    QTest::newRow("html block is text") << u"<script>alert(1)</script>"_s << u"p(<script>alert(1)</script>)"_s;
    QTest::newRow("html inline is text") << u"a <b onclick=x>c</b>"_s << u"p(a <b onclick=x>c</b>)"_s;
    QTest::newRow("entities") << u"&lt;&amp;&#20320;&#x4f60; &bogus;"_s << u"p(<&你你 &bogus;)"_s;
    QTest::newRow("surrogate entity") << u"&#xD800;"_s << u"p(\uFFFD)"_s;
    QTest::newRow("line breaks") << u"a\nb  \nc"_s << u"p(a⏎b⏎c)"_s;
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
    QTest::addColumn<QString>("source");
    QTest::newRow("quotes") << u">"_s.repeated(25'000) + u"x"_s;
    QTest::newRow("lists") << u"- "_s.repeated(5'000) + u"x"_s;
    QTest::newRow("brackets") << u"["_s.repeated(50'000);
    QTest::newRow("stars") << u"*a_ "_s.repeated(20'000);
    QTest::newRow("backticks") << u"`a``b"_s.repeated(20'000);
    QTest::newRow("cut in a link") << u"[a](http://"_s;
    QTest::newRow("wide table") << u"|a"_s.repeated(3'000) + u"\n"_s + u"|---"_s.repeated(3'000) + u"\n"_s
            + u"|x\n"_s.repeated(3'000);
}

void TestMarkdown::hostile()
{
    QFETCH(QString, source);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!text::parseMarkdown(source).isEmpty());
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
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

SPYHOP_TEST_MAIN(TestMarkdown)
#include "tst_markdown.moc"

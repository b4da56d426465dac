// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"
#include "core/text/markdownstream.h"
#include "tests/core/text/outline.h"
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
    QTest::newRow("indented code") << u"a\n\n    code\n\n    more\n\nb\n\nc"_s;
    QTest::newRow("crlf") << u"a\r\n\r\nb\r\n\r\n- c\r\n\r\nd"_s;
    QTest::newRow("chinese") << u"## 要点\n\n营业收入增长 **23.4%**。\n\n1. 甲\n2. 乙\n\n完。"_s;
}

void TestMarkdownStream::everySplitGivesTheWhole()
{
    QFETCH(QString, source);
    const QString whole = tests::outline(text::parseMarkdown(source));
    for (qsizetype split = 0; split <= source.size(); ++split) {
        text::MarkdownStream stream;
        stream.append(source.left(split));
        stream.update();
        stream.append(source.mid(split));
        stream.update();
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

SPYHOP_TEST_MAIN(TestMarkdownStream)
#include "tst_markdownstream.moc"

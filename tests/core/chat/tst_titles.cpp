// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/titles.h"
#include "tests/support/testmain.h"

#include <QtCore/QObject>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestTitles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void titles_data();
    void titles();
    void previews();
};

void TestTitles::titles_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("title");
    QTest::newRow("one line") << u"Why?"_s << u"Why?"_s;
    QTest::newRow("first line with words") << u"\n  \n  A  b\nc"_s << u"A b"_s;
    QTest::newRow("forty fit") << u"x"_s.repeated(40) << u"x"_s.repeated(40);
    QTest::newRow("forty-one do not") << u"x"_s.repeated(41) << u"x"_s.repeated(39) + u'…';
    QTest::newRow("no half character") << u"x"_s.repeated(38) + u"🐳🐳"_s << u"x"_s.repeated(38) + u'…';
    QTest::newRow("between words") << u"Who answers here, and what can it do? Show a table."_s
                                   << u"Who answers here, and what can it do?…"_s;
    QTest::newRow("one long word") << u"See "_s + u"x"_s.repeated(60) << u"See "_s + u"x"_s.repeated(35) + u'…';
    QTest::newRow("nothing") << QString() << QString();
}

void TestTitles::titles()
{
    QFETCH(QString, question);
    QFETCH(QString, title);
    QCOMPARE(chat::titleFrom(question), title);
    QVERIFY(chat::titleFrom(question).size() <= 40);
}

void TestTitles::previews()
{
    QCOMPARE(chat::previewFrom(u"## **Key** `points`\n\ntext"_s), u"Key points"_s);
    QCOMPARE(chat::previewFrom(u"- one\n- two"_s), u"one"_s);
    QCOMPARE(chat::previewFrom(u"| A | B |\n|---|---|\n| 1 | 2 |"_s), u"A · B"_s);
    QCOMPARE(chat::previewFrom(u"```json\n{\"a\": 1}\n```"_s), u"{\"a\": 1}"_s);
    QCOMPARE(chat::previewFrom(u"$$\n\\frac{a}{b}\n$$\n\nIt is a ratio."_s), u"It is a ratio."_s);
    QCOMPARE(chat::previewFrom(u"Let $x$ be small."_s), u"Let x be small."_s);
    QCOMPARE(chat::previewFrom(u"x"_s.repeated(5'000)).size(), 120);
}

SPYHOP_TEST_MAIN(TestTitles)
#include "tst_titles.moc"

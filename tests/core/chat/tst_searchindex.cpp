// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/pageopening.h"
#include "core/chat/searchindex.h"
#include "core/store/conversationsql.h"
#include "core/store/messagerecord.h"
#include "tests/support/testmain.h"

#include <algorithm>
#include <thread>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestSearchIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void terms_data();
    void terms();
    void matches_data();
    void matches();
    void textComesBack_data();
    void textComesBack();
    void everyAsciiLength();
    void composedOnlyWhereNeeded();
    void newestFirst();
    void pagesAreOpenedInTheirOrder();
    void snippets();
};

static chat::SearchIndex::Entry entry(const QString& id, const QString& text)
{
    return {u"c"_s, id, model::Role::User, 0, chat::FoldedText(text)};
}

void TestSearchIndex::terms_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("terms");
    QTest::newRow("nothing") << u"  "_s << QStringList();
    QTest::newRow("words") << u" Two  words "_s << QStringList{u"two"_s, u"words"_s};
    QTest::newRow("once") << u"a A a"_s << QStringList{u"a"_s};
    QTest::newRow("phrase") << u"x \"two words\" y"_s << QStringList{u"x"_s, u"two words"_s, u"y"_s};
    QTest::newRow("open quote") << u"\"two wo"_s << QStringList{u"two wo"_s};
    QTest::newRow("Chinese") << u"报告　年"_s << QStringList{u"报告"_s, u"年"_s};
    QTest::newRow("full width") << u"ＡＢ１"_s << QStringList{u"ab1"_s};
}

void TestSearchIndex::terms()
{
    QFETCH(QString, query);
    QTEST(chat::SearchTerms(query).folded(), "terms");
}

void TestSearchIndex::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("found");
    QTest::newRow("case") << u"The Quick Fox"_s << u"quick the"_s << true;
    QTest::newRow("part of a word") << u"The Quick Fox"_s << u"uic"_s << true;
    QTest::newRow("one missing") << u"The Quick Fox"_s << u"quick dog"_s << false;
    QTest::newRow("one character") << u"年度报告"_s << u"报"_s << true;
    QTest::newRow("narrow text, wide term") << u"plain"_s << u"报"_s << false;
    QTest::newRow("narrow term, wide text") << u"报告 PDF"_s << u"pdf"_s << true;
    QTest::newRow("between two units") << u"\u4e01\u0141"_s << u"\u414e"_s << false;
    QTest::newRow("full width") << u"价格：１２３"_s << u"123"_s << true;
    QTest::newRow("Cyrillic") << u"МОСКВА"_s << u"москва"_s << true;
    QTest::newRow("Latin-1") << u"Größe ÉTÉ"_s << u"été"_s << true;
    QTest::newRow("emoji") << u"well 😀 done"_s << u"😀"_s << true;
    QTest::newRow("composed in the query") << u"a cafe\u0301 here"_s << u"CAFÉ"_s << true;
    QTest::newRow("composed in the text") << u"a café here"_s << u"cafe\u0301"_s << true;
    QTest::newRow("Korean in parts") << u"\u1112\u1161\u11AB\u1100\u1173\u11AF"_s << u"한글"_s << true;
    QTest::newRow("longer than the text") << u"a"_s << u"aaaa"_s << false;
}

void TestSearchIndex::matches()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    const chat::SearchTerms terms(query);
    QTEST(chat::FoldedText(text).holds(terms), "found");
    QTEST(terms.match(text), "found");
}

void TestSearchIndex::textComesBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("Latin") << u"The Quick Brown Fox"_s;
    QTest::newRow("mixed") << u"年度 Report ＡＢＣ, МОСКВА 😀 İ ß Ǆ"_s;
}

void TestSearchIndex::textComesBack()
{
    QFETCH(QString, text);
    const chat::FoldedText folded(text);
    QCOMPARE(folded.size(), text.size());
    QCOMPARE(folded.original(0, text.size()), text);
    QCOMPARE(folded.original(4, 5), text.mid(4, 5));
}

//! Texts are folded eight characters at a time: all characters there are, at each place of eight, whole and in parts.
void TestSearchIndex::everyAsciiLength()
{
    QString all;
    for (char16_t unit = 0; unit < 0x80; ++unit)
        all += QChar(unit);
    all += u"ABcdEFghIJ"_s;
    for (qsizetype length = 0; length <= 20; ++length) {
        for (qsizetype from = 0; from + length <= all.size(); ++from) {
            const QString text = all.mid(from, length);
            const auto folded = chat::FoldedText::fromUtf8(text.toUtf8());
            QCOMPARE(folded.size(), length);
            QCOMPARE(folded.original(0, length), text);
            QCOMPARE(folded.original(length / 3, length), text.mid(length / 3));
            QCOMPARE(folded.find(chat::folded(text)), 0);
            QCOMPARE(folded.find(chat::folded(text.mid(length / 2))),
                chat::folded(text).indexOf(chat::folded(text.mid(length / 2))));
        }
    }
    QCOMPARE(chat::FoldedText::fromUtf8("seven A").find(u"\0"_s), -1); // what says what was a capital is no text
}

//! What is taken for composed without a look at its properties must be so: every unit, alone and between others.
void TestSearchIndex::composedOnlyWhereNeeded()
{
    for (char16_t unit = 0x80; unit < 0xffff; ++unit) {
        if (QChar(unit).isSurrogate())
            continue;
        const QString text = u"a"_s + QChar(unit) + QChar(0x4e00) + QChar(unit);
        const chat::FoldedText folded(text);
        QCOMPARE(folded.original(0, folded.size()), text.normalized(QString::NormalizationForm_C));
    }
}

void TestSearchIndex::newestFirst()
{
    chat::SearchIndex index;
    index.put(entry(u"5"_s, u"x"_s));
    index.addOlderInMemory(entry(u"4"_s, u"x"_s));
    index.addOlder(entry(u"4"_s, u"x as the disk has it"_s)); // it was gone on with in memory
    index.addOlder(entry(u"5"_s, u"x as it was before"_s)); // written while the disk was read
    index.put(entry(u"6"_s, u"x"_s));
    index.addOlder(entry(u"3"_s, u"y"_s));
    const auto found = [&index](const QString& query) {
        QString ids;
        index.find(
            chat::SearchTerms(query),
            [&ids](const chat::SearchIndex::Entry& one) {
                ids += one.messageId;
                return true;
            },
            [] { return true; });
        return ids;
    };
    QCOMPARE(found(u"x"_s), u"654"_s);
    QCOMPARE(found(u""_s), QString());
    index.put(entry(u"4"_s, u"z"_s));
    QCOMPARE(found(u"x"_s), u"65"_s);
    QCOMPARE(found(u"z"_s), u"4"_s);
    QCOMPARE(index.size(), 4);
    index.removeConversation(u"c"_s);
    QCOMPARE(index.size(), 0);
    index.put(entry(u"6"_s, u"x"_s));
    QCOMPARE(found(u"x"_s), u"6"_s);
}

//! However many help, and whoever of them comes late.
void TestSearchIndex::pagesAreOpenedInTheirOrder()
{
    constexpr int rows = 300, damaged = 7, orcaEvery = 10;
    const seal::Sealer sealer = seal::Sealer::ephemeral();
    db::Rows page;
    for (int i = 0; i < rows; ++i) {
        model::ConversationMessage one;
        one.message.text = i % orcaEvery == 0 ? u"an orca"_s : u"a whale"_s;
        const QString id = QString::number(i);
        QByteArray body = sealer.seal(store::packMessage(one), store::bodyContext(u"c"_s, id));
        if (i == damaged)
            body.chop(1);
        page.append({u"c"_s, id, i % 2 == 1, i, body});
    }
    chat::PageOpening opening({page, sealer}, chat::SearchTerms(u"orca"_s));
    QVERIFY(!opening.isOpened());
    std::vector<std::thread> others;
    for (int i = 0; i < 3; ++i)
        others.emplace_back([&opening] { opening.help(); });
    opening.help();
    QStringList ids, found;
    for (const auto& piece : opening.take()) {
        for (const chat::PageOpening::Opened& one : piece) {
            ids.append(one.entry.messageId);
            if (one.holds)
                found.append(one.entry.messageId);
            QCOMPARE(one.entry.createdAt, one.entry.messageId.toLongLong());
        }
    }
    others.emplace_back([&opening] { opening.help(); }); // nothing is left
    for (std::thread& other : others)
        other.join();
    QVERIFY(opening.isOpened());
    QCOMPARE(ids.size(), rows - 1);
    QVERIFY(!ids.contains(QString::number(damaged)));
    QVERIFY(std::is_sorted(
        ids.begin(), ids.end(), [](const QString& a, const QString& b) { return a.toInt() < b.toInt(); }));
    QCOMPARE(found.size(), rows / orcaEvery);
    QCOMPARE(chat::opened({page, sealer}).size(), std::size_t(rows - 1));
}

void TestSearchIndex::snippets()
{
    const QString text = u"Before it all began there was much to be said about whales,\nand the Orca above all. "_s
        + u"More follows here. "_s.repeated(20);
    const chat::SearchHit hit = makeHit(entry(u"1"_s, text), chat::SearchTerms(u"ORCA whales"_s));
    QVERIFY2(hit.snippet.startsWith(u"…"_s), qPrintable(hit.snippet));
    QVERIFY(!hit.snippet.contains(u'\n'));
    QVERIFY(hit.snippet.size() < 130);
    QCOMPARE(hit.marks.size(), 2);
    QCOMPARE(hit.snippet.mid(hit.marks[0].start, hit.marks[0].length), u"whales"_s);
    QCOMPARE(hit.snippet.mid(hit.marks[1].start, hit.marks[1].length), u"Orca"_s);
    const chat::SearchHit composed
        = makeHit(entry(u"1"_s, u"in the cafe\u0301 of Zoe\u0308"_s), chat::SearchTerms(u"café zoë"_s));
    QCOMPARE(composed.marks.size(), 2);
    QCOMPARE(composed.snippet.mid(composed.marks[1].start, composed.marks[1].length), u"Zoë"_s);
    const chat::SearchHit chinese = makeHit(entry(u"1"_s, u"总结季度报告，以及年度报告"_s), chat::SearchTerms(u"告"_s));
    QCOMPARE(chinese.snippet, u"总结季度报告，以及年度报告"_s);
    QCOMPARE(chinese.marks, (QList<chat::TextRange>{{5, 1}, {12, 1}}));
    // As it is read, and not as it was written; unless just that is searched for.
    const chat::SearchHit table
        = makeHit(entry(u"1"_s, u"| A | B |\n|--|--|\n| **cod** | `4` |"_s), chat::SearchTerms(u"cod"_s));
    QCOMPARE(table.snippet, u"A · B · cod · 4"_s);
    QCOMPARE(table.marks, (QList<chat::TextRange>{{8, 3}}));
    const QString code = u"if a > b: a ** b"_s;
    QCOMPARE(makeHit(entry(u"1"_s, code), chat::SearchTerms(u"**"_s)).snippet, code);
    QCOMPARE(makeHit(entry(u"1"_s, u"## So a > b\n```py\nx"_s), chat::SearchTerms(u"so"_s)).snippet, u"So a > b x"_s);
}

SPYHOP_TEST_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"

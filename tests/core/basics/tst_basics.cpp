// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/basics/keywords.h"
#include "core/basics/segments.h"
#include "core/basics/statistics.h"
#include "core/basics/summary.h"
#include "tests/support/testmain.h"

using namespace spyhop::basics;

namespace {

const QString english = QStringLiteral("# Solar roof\n\nThe solar roof of the depot was switched on in May. In its "
                                       "first month the solar roof gave 41 MWh, a third more than\n"
                                       "planned. The battery stores what the buses do not need. Nobody was hurt. The "
                                       "battery and the solar roof are paid off in nine years.\n");
const QString chinese = QStringLiteral("仓库管理系统已经上线。\n新的仓库管理系统每天处理两千张订单，比旧系统快三倍。\n"
                                       "员工培训在六月完成。\n仓库管理系统的维护费用由运营部承担。\n");

} // namespace

class TestBasics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("English") << QStringLiteral("Don't stop: 3.5 kg!") << QStringLiteral("Don't|stop|#3.5|kg");
        QTest::newRow("Chinese by dictionary")
            << QStringLiteral("我们讨论了合同金额。") << QStringLiteral("我们|讨论|了|合同|金额");
        QTest::newRow("mixed") << QStringLiteral("使用Qt框架2026年") << QStringLiteral("使用|Qt|框架|#2026|年");
        QTest::newRow("none") << QStringLiteral(" \n…") << QString();
    }
    void words()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QStringList seen;
        for (const Word& word : spyhop::basics::words(text))
            seen << (word.isNumber ? QStringLiteral("#") : QString()) + text.mid(word.at, word.length);
        QCOMPARE(seen.join(u'|'), expected);
    }

    void sentencesJoinWrappedLines()
    {
        const QStringList seen = sentences(english);
        QCOMPARE(seen.size(), 6);
        QCOMPARE(seen.at(0), QStringLiteral("# Solar roof"));
        QVERIFY(seen.at(2).endsWith(QStringLiteral("a third more than planned.")));
        QCOMPARE(sentences(chinese).size(), 4);
        QCOMPARE(sentences(QStringLiteral("- one\n- two\n")),
            (QStringList{QStringLiteral("- one"), QStringLiteral("- two")}));
    }

    void keywords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("first");
        QTest::newRow("English phrase") << english << QStringLiteral("Solar roof");
        QTest::newRow("Chinese") << chinese << QStringLiteral("仓库");
    }
    void keywords()
    {
        QFETCH(QString, text);
        QFETCH(QString, first);
        const QStringList seen = spyhop::basics::keywords(text, 4);
        QCOMPARE(seen.size(), 4);
        QVERIFY2(seen.first().startsWith(first), qPrintable(seen.join(u'|')));
        for (const QString& word : seen)
            QVERIFY(word.size() > 1 && !word.front().isDigit());
        QVERIFY(spyhop::basics::keywords(text, 0).isEmpty());
        QVERIFY(spyhop::basics::keywords(QString(), 3).isEmpty());
    }

    void summaryIsExtractiveAndInOrder()
    {
        for (const QString& text : {english, chinese}) {
            const QStringList seen = summary(text, 2);
            QCOMPARE(seen.size(), 2);
            QString flat = text;
            flat.replace(u'\n', u' ');
            QVERIFY(flat.indexOf(seen.at(0)) >= 0);
            QVERIFY(flat.indexOf(seen.at(1)) > flat.indexOf(seen.at(0)));
        }
        QVERIFY(!summary(english, 3).contains(QStringLiteral("Nobody was hurt.")));
        QVERIFY(!summary(chinese, 3).contains(QStringLiteral("员工培训在六月完成。")));
        QVERIFY(summary(QString(), 3).isEmpty());
        QVERIFY(summary(english, 0).isEmpty());
        QVERIFY(summary(QStringLiteral("# Title\n| a | b |\n"), 3).isEmpty());
    }

    void statisticsCount()
    {
        const Statistics seen = statistics(QStringLiteral("Two words.\n\n共3个字。 😀\n"));
        QCOMPARE(seen.characters, 17);
        QCOMPARE(seen.words, 6);
        QCOMPARE(seen.numbers, 1);
        QCOMPARE(seen.chineseCharacters, 3);
        QCOMPARE(seen.paragraphs, 2);
        QCOMPARE(seen.lines, 2);
        QCOMPARE(statistics(QString()), Statistics{});
    }

    void language()
    {
        QVERIFY(isChinese(chinese));
        QVERIFY(!isChinese(english));
        QVERIFY(isChinese(QStringLiteral("请用 Python 写一个函数")));
        QVERIFY(!isChinese(QStringLiteral("Translate the word 你好 into English, please")));
        QVERIFY(!isChinese(QString()));
    }
};

SPYHOP_TEST_MAIN(TestBasics)
#include "tst_basics.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/chatanswer.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop::localserver;

namespace {

ChatAsk ask(const QString& question)
{
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), question}};
    const QJsonObject body{
        {QStringLiteral("model"), QStringLiteral("spyhop-local")}, {QStringLiteral("messages"), QJsonArray{message}}};
    return parseChatAsk(QJsonDocument(body).toJson()).value();
}

const QString report = QStringLiteral("Summarise this report:\n\n# Harbour works, third quarter\n\nThe quay wall of "
                                      "the northern harbour was finished on 12 August 2026, "
                                      "two weeks early. The quay wall cost 1,250,000 EUR, which is 4 % under the "
                                      "budget. Storms stopped the dredging for nine days in "
                                      "September. The dredging will go on in October with a second dredger. The crane "
                                      "foundations wait for the survey of the quay wall.\n");
const QString chineseReport = QStringLiteral("请总结：\n\n第三季度经营报告\n\n2026年9月30日，公司营业收入为320万元，比"
                                             "上季度增长12%。物流成本上升，主要原因是燃油价格上涨。"
                                             "公司决定在十月更换物流供应商，并对仓库系统进行升级。仓库系统升级的预算为4"
                                             "5万元，由运营部负责。客户满意度保持稳定。\n");

} // namespace

class TestChatAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void digestsInTheTextsLanguage()
    {
        const QString english = composeAnswer(ask(report), 1).text;
        QVERIFY(english.contains(QStringLiteral("## Summary")));
        QVERIFY(english.contains(QStringLiteral("quay wall")));
        QVERIFY(english.contains(QStringLiteral("2026-08-12")));
        QVERIFY(english.contains(QStringLiteral("1,250,000")));
        QVERIFY(english.contains(QStringLiteral("No model was involved")));
        QVERIFY(!english.contains(QStringLiteral("Summarise this")));
        const QString chinese = composeAnswer(ask(chineseReport), 1).text;
        QVERIFY(chinese.contains(QStringLiteral("## 摘要")));
        QVERIFY(chinese.contains(QStringLiteral("3,200,000")));
        QVERIFY(chinese.contains(QStringLiteral("没有使用任何模型")));
        QVERIFY(!chinese.contains(QStringLiteral("Summary")));
    }
    void greets()
    {
        QVERIFY(composeAnswer(ask(QStringLiteral("hello")), 1).text.startsWith(QStringLiteral("Hello!")));
        QVERIFY(composeAnswer(ask(QStringLiteral("你好")), 1).text.startsWith(QStringLiteral("您好！")));
        QVERIFY(composeAnswer(ask(QStringLiteral("Explain circuit breakers please")), 1)
                    .text.contains(QStringLiteral("circuit")));
    }
    void seedDecides()
    {
        const ChatAsk hello = ask(QStringLiteral("hello"));
        QCOMPARE(composeAnswer(hello, 1).text, composeAnswer(hello, 1).text);
        QVERIFY(composeAnswer(hello, 1).text != composeAnswer(hello, 2).text);
    }
    void namedSectionsOnly()
    {
        ChatAsk keywords = ask(report);
        keywords.question.replace(QStringLiteral("Summarise this report"), QStringLiteral("Keywords of this report"));
        const QString text = composeAnswer(keywords, 1).text;
        QVERIFY(text.contains(QStringLiteral("## Keywords")));
        QVERIFY(!text.contains(QStringLiteral("## Summary")));
    }
    void remembersTheTextBefore()
    {
        const auto message = [](const char* role, const QString& text) {
            return QJsonObject{{QStringLiteral("role"), QString::fromLatin1(role)}, {QStringLiteral("content"), text}};
        };
        const QJsonObject body{{QStringLiteral("model"), QStringLiteral("spyhop-local")},
            {QStringLiteral("messages"),
                QJsonArray{message("user", report), message("assistant", QStringLiteral("…")),
                    message("user", QStringLiteral("and its statistics?"))}}};
        const ChatAsk second = parseChatAsk(QJsonDocument(body).toJson()).value();
        QCOMPARE(second.turns, 2);
        QVERIFY(composeAnswer(second, 1).text.contains(QStringLiteral("1,250,000")));
    }
    void maxTokensCuts()
    {
        ChatAsk shortAsk = ask(report);
        const QString whole = composeAnswer(shortAsk, 1).text;
        shortAsk.maxTokens = 10;
        const ChatAnswer cut = composeAnswer(shortAsk, 1);
        QVERIFY(cut.wasCutShort);
        QVERIFY(cut.completionTokens <= 10);
        QVERIFY(!cut.text.isEmpty() && whole.startsWith(cut.text));
    }
    void jsonWithoutFields()
    {
        ChatAsk json = ask(report);
        json.wantsJson = true;
        const QJsonObject object = QJsonDocument::fromJson(composeAnswer(json, 1).text.toUtf8()).object();
        QVERIFY(object[u"summary"].toString().contains(QStringLiteral("quay")));
        QVERIFY(object[u"keywords"].toArray().size() > 2);
    }
    void piecesJoinToTheText()
    {
        for (const QString& text : {report, chineseReport, QStringLiteral(" \n\n a 😀😀😀😀😀😀😀😀 "), QString()}) {
            const QStringList pieces = answerPieces(text);
            QCOMPARE(pieces.join(QString()), text);
            for (const QString& piece : pieces)
                QVERIFY(!piece.isEmpty() && !piece.front().isLowSurrogate() && piece.size() <= 14);
        }
    }
    void tokens()
    {
        QCOMPARE(estimatedTokens(0, 0), 0);
        QCOMPARE(estimatedTokens(1, 0), 1);
        QCOMPARE(estimatedTokens(100, 0), 30);
        QCOMPARE(estimatedTokens(100, 100), 60);
    }
};

SPYHOP_TEST_MAIN(TestChatAnswer)
#include "tst_chatanswer.moc"

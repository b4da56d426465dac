// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/answerscale.h"
#include "core/gateway/numbers.h"
#include "core/gateway/replyreader.h"
#include "core/model/tokenscale.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using gateway::AnswerScale;
using gateway::Arrived;

namespace {

model::Usage counted(qint64 completion)
{
    model::Usage usage;
    usage.completionTokens = completion;
    return usage;
}

//! A JSON reply of `tokens` by the letters, ten bytes each, and 200 bytes around them.
Arrived reply(qint64 tokens)
{
    Arrived arrived;
    arrived.tokens = tokens;
    arrived.inOneGo = true;
    arrived.bytes = tokens * 10;
    arrived.body = arrived.bytes + 200;
    return arrived;
}

//! The same, of which so many tokens have come; 100 of the bytes around them stand before.
Arrived begun(qint64 tokens, qint64 ofTokens)
{
    Arrived arrived = reply(tokens);
    arrived.body = arrived.bytes + 100;
    arrived.promised = ofTokens * 10 + 200;
    return arrived;
}

QByteArray jsonReply(const QByteArray& content)
{
    return QByteArray("{\"id\":\"1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"")
        + content + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":300}}";
}

Arrived arrivedOf(const QList<port::Header>& headers, const QByteArray& bytes)
{
    gateway::ReplyReader reader;
    port::WireHead head;
    head.status = 200;
    head.headers = headers;
    reader.head(head);
    std::ignore = reader.received(bytes);
    return reader.arrived();
}

} // namespace

class AnswerScaleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beforeAnyAnswerTheLettersCount()
    {
        Arrived arrived;
        arrived.tokens = 120;
        arrived.reasoningTokens = 20;
        const model::Usage guess = AnswerScale().estimate(arrived);
        QVERIFY(guess.estimated);
        QCOMPARE(guess.completionTokens, 120);
        QCOMPARE(guess.reasoningTokens, 20);
        QCOMPARE(AnswerScale().estimate(Arrived()).completionTokens, 0);
    }

    void learnsHowTheModelCounts()
    {
        AnswerScale scale;
        scale.learn(reply(100), counted(150));
        Arrived part = reply(40);
        part.reasoningTokens = 10;
        QCOMPARE(scale.estimate(part).completionTokens, 60);
        QCOMPARE(scale.estimate(part).reasoningTokens, 15);
        for (int i = 0; i < 200; ++i)
            scale.learn(reply(100), counted(200));
        QVERIFY(scale.estimate(part).completionTokens > 75);
    }

    //! What a model thinks and does not show is charged, as often as it answers and not by the letter.
    void hiddenThinkingIsAdded()
    {
        AnswerScale scale;
        model::Usage usage = counted(5'100);
        usage.reasoningTokens = 5'000;
        scale.learn(reply(100), usage);
        const model::Usage guess = scale.estimate(begun(500, 1'000));
        QCOMPARE(guess.completionTokens, 6'000);
        QCOMPARE(guess.reasoningTokens, 5'000);
        QCOMPARE(scale.estimate(Arrived()).completionTokens, 0); // nothing had come
    }

    void noFactorIsAbsurd()
    {
        AnswerScale scale;
        scale.learn(reply(10), counted(10'000));
        QCOMPARE(scale.estimate(reply(100)).completionTokens, qRound(100 * model::mostFactor));
    }

    //! What rounding makes of a short answer would be multiplied into a long one.
    void roundingTeachesNothing()
    {
        AnswerScale scale;
        scale.learn(reply(20), counted(19));
        scale.learn(reply(3), counted(30));
        QCOMPARE(scale.estimate(reply(1'000)).completionTokens, 1'000);
    }

    void whatIsNoFigureTeachesNothing()
    {
        AnswerScale scale;
        model::Usage guess = counted(10'000);
        guess.estimated = true;
        scale.learn(reply(100), guess);
        scale.learn(reply(100), counted(0));
        QCOMPARE(scale.estimate(reply(100)).completionTokens, 100);
    }

    void aPromisedLengthTellsTheRest_data()
    {
        QTest::addColumn<Arrived>("part");
        QTest::addColumn<int>("tokens");
        QTest::newRow("half") << begun(500, 1'000) << 1'000;
        QTest::newRow("little") << begun(10, 1'000) << 1'000;
        QTest::newRow("all but its end") << begun(1'000, 1'000) << 1'000;
        Arrived over = begun(500, 1'000);
        over.isOver = true; // what is missing is something else
        QTest::newRow("over") << over << 500;
        Arrived unknown = begun(500, 1'000);
        unknown.promised.reset();
        QTest::newRow("no length") << unknown << 500;
        Arrived nothing = begun(0, 0);
        QTest::newRow("an empty answer") << nothing << 0;
        Arrived before = begun(0, 1'000); // of letters nobody has seen
        QTest::newRow("before the answer") << before << qRound(10'000 * gateway::numbers::tokensPerByte);
    }
    void aPromisedLengthTellsTheRest()
    {
        QFETCH(const Arrived, part);
        AnswerScale scale;
        scale.learn(reply(100), counted(100)); // 200 bytes around it
        QTEST(int(scale.estimate(part).completionTokens), "tokens");
    }

    void mostAnswersArePassedOver()
    {
        AnswerScale scale;
        int due = 0;
        for (int i = 0; i < 160; ++i)
            due += scale.isDue() ? 1 : 0;
        QCOMPARE(due, gateway::numbers::scaleFirst + 160 / gateway::numbers::scaleEvery - 1);
    }

    //! As replies bring it: a body that breaks off, with a length and without, and one that is packed.
    void readersTellWhatArrived()
    {
        const QByteArray words = QByteArray("word ").repeated(200);
        const QByteArray whole = jsonReply(words);
        const port::Header length{"content-length", QByteArray::number(whole.size())};
        const QByteArray half = whole.first(whole.size() / 2);
        const Arrived known = arrivedOf({length}, half);
        QVERIFY(known.inOneGo);
        QVERIFY(!known.isOver);
        QCOMPARE(known.promised, std::optional<qint64>(whole.size()));
        QCOMPARE(known.body, half.size());
        QVERIFY(known.bytes > 400 && known.bytes < half.size());
        QCOMPARE(known.tokens, (known.bytes * 3 + 9) / 10);
        QVERIFY(!known.usage);
        QVERIFY(!arrivedOf({{"transfer-encoding", "chunked"}}, half).promised);
        QVERIFY(!arrivedOf({length, {"content-encoding", "gzip"}}, half).promised);
        const Arrived all = arrivedOf({length}, whole);
        QVERIFY(!all.promised);
        QVERIFY(all.isOver);
        QCOMPARE(all.bytes, words.size());
        QCOMPARE(all.usage->completionTokens, 300);
        AnswerScale scale;
        scale.learn(all, *all.usage);
        QVERIFY(qAbs(scale.estimate(known).completionTokens - 300) <= 3);
        gateway::ReplyReader refused;
        port::WireHead head;
        head.status = 503;
        refused.head(head);
        std::ignore = refused.received(half);
        QCOMPARE(refused.arrived().tokens, 0);
        const Arrived stream = arrivedOf({}, "data: {\"choices\":[{\"delta\":{\"content\":\"0123456789\"}}]}\n\n");
        QCOMPARE(stream.tokens, 3);
        QVERIFY(!stream.inOneGo);
    }
};

SPYHOP_TEST_MAIN(AnswerScaleTest)
#include "tst_answerscale.moc"

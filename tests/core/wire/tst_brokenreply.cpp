// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/brokenreply.h"
#include "core/wire/chatdecoder.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>

using namespace spyhop;
using wire::BrokenReply;
using wire::readBrokenReply;

namespace {

//! Written with ' for ": the parser of Qt's macros stumbles over raw strings whose quotes do not match.
QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

const QByteArray head = json("{'id':'x\\'y','choices':[{'index':0,'message':{'role':'assistant',");
const QByteArray tail = json("},'finish_reason':'stop'}],'usage':{'prompt_tokens':9,'completion_tokens':4}}");

QString utf8(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

class BrokenReplyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatHasCome_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reasoning");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<bool>("isOver");
        const auto row
            = [](const char* name, const QByteArray& body, const QString& text, const QString& reasoning, int bytes,
                  bool isOver) { QTest::newRow(name) << body << text << reasoning << bytes << isOver; };
        row("nothing", QByteArray(), {}, {}, 0, false);
        row("blank lines", QByteArray("\n\n\n"), {}, {}, 0, false);
        row("before the answer", head, {}, {}, 0, false);
        row("in the answer", head + json("'content':'Half an ans"), utf8("Half an ans"), {}, 11, false);
        row("after it", head + json("'content':'Whole.'"), utf8("Whole."), {}, 6, false);
        row("after the message", head + json("'content':'Whole.'") + tail.first(10), utf8("Whole."), {}, 6, true);
        row("reasoning first", head + json("'reasoning_content':'Hm.','content':'So"), utf8("So"), utf8("Hm."), 5,
            false);
        row("both names of reasoning", head + json("'reasoning':'Hm.','reasoning_content':'Hm.','content':'So"),
            utf8("So"), utf8("Hm."), 5, false);
        row("escapes", head + json("'content':'a\\'b\\\\\\n\\t\\/\\u4f60"), utf8("a\"b\\\n\t/你"), {}, 18, false);
        row("within an escape", head + json("'content':'ab\\"), utf8("ab"), {}, 3, false);
        row("within a number of an escape", head + json("'content':'ab\\u4f"), utf8("ab"), {}, 6, false);
        row("between two halves of a character", head + json("'content':'ab\\ud83d"), utf8("ab"), {}, 8, false);
        row("both halves", head + json("'content':'\\ud83d\\ude00"), utf8("😀"), {}, 12, false);
        row("within a character", head + json("'content':'ab") + QByteArray("\xE4\xBD"), utf8("ab"), {}, 4, false);
        row("no number", head + json("'content':'\\uzzzz!"), utf8("\uFFFD!"), {}, 7, false);
        row("parts", head + json("'content':[{'type':'text','text':'one '},{'type':'text','text':'tw"), utf8("one tw"),
            {}, 6, false);
        row("a refusal", head + json("'content':null,'refusal':'I won"), utf8("I won"), {}, 5, false);
        row("the older form", json("{'choices':[{'text':'Once up"), utf8("Once up"), {}, 7, false);
        row("another choice", head + json("'content':'first'}},{'index':1,'message':{'content':'sec"), utf8("first"),
            {}, 5, true);
        row("content elsewhere", json("{'error':{'content':'no'},'content':'no','message':{'content':'no"), {}, {}, 0,
            false);
        row("a value like a key", head + json("'role':'content','name':'x"), {}, {}, 0, false);
        row("no JSON", json("<html>'content': 'x"), {}, {}, 0, false);
        row("brackets without end", QByteArray(100'000, '['), {}, {}, 0, false);
        row("closed too often", QByteArray("]}]}"), {}, {}, 0, false);
    }
    void keepsWhatHasCome()
    {
        QFETCH(const QByteArray, body);
        const BrokenReply reply = readBrokenReply(body);
        QTEST(reply.text, "text");
        QTEST(reply.reasoning, "reasoning");
        QTEST(int(reply.bytes), "bytes");
        QTEST(reply.isOver, "isOver");
        QVERIFY(!reply.usage);
    }

    void figuresThatCameCount()
    {
        const QByteArray whole = head + json("'content':'Whole.'") + tail;
        const BrokenReply reply = readBrokenReply(whole.chopped(1));
        QVERIFY(reply.usage);
        QCOMPARE(reply.usage->promptTokens, 9);
        QCOMPARE(reply.usage->completionTokens, 4);
        QVERIFY(!reply.usage->estimated);
        QVERIFY(!readBrokenReply(whole.chopped(2)).usage);
    }

    //! Wherever a reply breaks off, what is read is how the whole one begins.
    void anyCutIsABeginning()
    {
        const QByteArray whole = head
            + json("'reasoning_content':'Wirklich? \\u4f60\\ud83d\\ude00','content':'Äpfel \\'und\\'\\nBirnen 你好 "
                   "\\\\ 😀'")
            + tail;
        wire::ChatDecoder decoder;
        std::ignore = decoder.body(whole);
        const model::Completion& all = decoder.completion();
        QVERIFY(!all.text.isEmpty());
        for (qsizetype size = 0; size <= whole.size(); ++size) {
            const BrokenReply reply = readBrokenReply(whole.first(size));
            QVERIFY(all.text.startsWith(reply.text));
            QVERIFY(all.reasoning.startsWith(reply.reasoning));
            QVERIFY(reply.bytes <= size);
        }
        QCOMPARE(readBrokenReply(whole).text, all.text);
        QCOMPARE(readBrokenReply(whole).reasoning, all.reasoning);
        QCOMPARE(readBrokenReply(whole).usage, all.usage);
    }

    void anyBytesAreBorne()
    {
        const QByteArray letters = json("{}[]',:\\u0aétextcontentmessagechoices");
        quint32 state = 1;
        for (int round = 0; round < 2'000; ++round) {
            QByteArray body = head.first(round % head.size());
            for (int i = 0; i < 60; ++i) {
                state = state * 1664525 + 1013904223;
                body += letters.at(qsizetype(state >> 8) % letters.size());
            }
            QVERIFY(readBrokenReply(body).bytes <= body.size());
        }
    }

    //! Megabytes of what is slow to read take a moment.
    void takesLinearTime()
    {
        for (const QByteArray& one : {QByteArray("\\u4f60"), QByteArray("\\"), json("'','"), json("{'a':")}) {
            QElapsedTimer timer;
            timer.start();
            std::ignore = readBrokenReply(head + json("'content':'") + one.repeated(4'000'000 / one.size()));
            QVERIFY2(timer.elapsed() < 5'000, one.constData());
        }
    }
};

SPYHOP_TEST_MAIN(BrokenReplyTest)
#include "tst_brokenreply.moc"

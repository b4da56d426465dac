// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagerecord.h"
#include "core/store/searchtext.h"
#include "tests/support/testmain.h"

#include <QtCore/QCborMap>
#include <QtCore/QObject>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestSearchText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofAPackedMessage_data();
    void ofAPackedMessage();
    void unknownMembersAreSteppedOver();
    void damagedRecordsGiveNoMore();
};

namespace {

model::ConversationMessage fullMessage(const QString& text)
{
    model::ConversationMessage message;
    message.message.text = text;
    message.message.reasoning = u"not searched"_s;
    message.note = u"nor this"_s;
    message.message.attachments
        = {{u"报告.pdf"_s, u"application/pdf"_s, u"its text"_s, QByteArray(70'000, 'x'), u"r"_s},
            {u"b.png"_s, u"image/png"_s, QString(), QByteArray(), QString()}};
    message.outcome = model::Outcome();
    message.outcome->endpoint = u"deepseek"_s;
    message.outcome->completion.usage = model::Usage{100, 200'000, 0, 5'000'000'000, false};
    message.outcome->timings.total = 12.5;
    message.earlier.append(model::AnswerPart{3, u"cut"_s, message.outcome});
    return message;
}

} // namespace

void TestSearchText::ofAPackedMessage_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("short") << u"Hello."_s;
    QTest::newRow("Chinese") << u"年度报告 2026 😀"_s;
    for (const int length : {23, 24, 255, 256, 65'535, 65'536, 200'000}) // where the length's own length changes
        QTest::newRow(qPrintable(QString::number(length))) << QString(length, u'a');
}

void TestSearchText::ofAPackedMessage()
{
    QFETCH(QString, text);
    const model::ConversationMessage full = fullMessage(text);
    QCOMPARE(QString::fromUtf8(store::searchTextOf(store::packMessage(full))), text + u"\n报告.pdf\nb.png"_s);
    QCOMPARE(store::searchTextOf(full), text + u"\n报告.pdf\nb.png"_s);
    model::ConversationMessage plain;
    plain.message.text = text;
    QCOMPARE(QString::fromUtf8(store::searchTextOf(store::packMessage(plain))), text);
}

void TestSearchText::unknownMembersAreSteppedOver()
{
    QCborMap inner{{u"text"_s, u"not this one"_s}, {-5, QCborArray{1, 2.5, true, QCborValue(), QByteArray("b")}}};
    const QCborMap map{{u"later"_s, inner}, {7, QCborValue(QDateTime::fromMSecsSinceEpoch(1, Qt::UTC))},
        {u"text"_s, u"this one"_s}, {u"attachments"_s, QCborArray{QCborMap{{u"size"_s, 3}, {u"name"_s, u"a.txt"_s}}}},
        {u"last"_s, 1.0}};
    QCOMPARE(store::searchTextOf(map.toCborValue().toCbor()), QByteArray("this one\na.txt"));
    QCOMPARE(store::searchTextOf(QCborValue(u"text"_s).toCbor()), QByteArray());
}

void TestSearchText::damagedRecordsGiveNoMore()
{
    const QByteArray packed = store::packMessage(fullMessage(u"the text"_s.repeated(20)));
    const QByteArray whole = store::searchTextOf(packed);
    for (qsizetype size = 0; size < packed.size(); size = size < 500 ? size + 1 : size + 997)
        QVERIFY(store::searchTextOf(packed.left(size)).size() <= whole.size());
    for (qsizetype i = 0; i < 400; ++i) {
        for (const char wrong : {'\xff', '\x9b', '\xbb', '\x7b', '\x00'}) {
            QByteArray damaged = packed;
            damaged[i] = wrong;
            QVERIFY(store::searchTextOf(damaged).size() <= packed.size());
        }
    }
    QCOMPARE(store::searchTextOf(QByteArray("\xbb\xff\xff\xff\xff\xff\xff\xff\xff", 9)), QByteArray()); // a huge map
}

SPYHOP_TEST_MAIN(TestSearchText)
#include "tst_searchtext.moc"

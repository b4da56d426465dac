// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/conversationtree.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace Qt::StringLiterals;

//! "a b<a c<a": messages in order of creation, each with its parent behind "<".
static model::Conversation conversation(const QString& text)
{
    model::Conversation result;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        model::ConversationMessage message;
        message.id = word.section(u'<', 0, 0);
        message.parentId = word.section(u'<', 1, 1);
        result.messages.append(message);
    }
    return result;
}

class TestConversationTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void branch_data();
    void branch();
    void forks();
    void isLinear();
};

void TestConversationTree::branch_data()
{
    QTest::addColumn<QString>("messages");
    QTest::addColumn<QString>("leaf");
    QTest::addColumn<QString>("branch");
    QTest::newRow("line") << u"a b<a c<b"_s << u"c"_s << u"abc"_s;
    QTest::newRow("middle") << u"a b<a c<b"_s << u"b"_s << u"ab"_s;
    QTest::newRow("fork") << u"a b<a c<a d<c"_s << u"d"_s << u"acd"_s;
    QTest::newRow("parent is gone") << u"b<a c<b"_s << u"c"_s << u"bc"_s;
    QTest::newRow("its own parent") << u"a<a b<a"_s << u"b"_s << u"ab"_s;
    QTest::newRow("ring is cut") << u"a<b b<a c<a"_s << u"c"_s << u"bac"_s;
    QTest::newRow("nobody") << u"a"_s << u"x"_s << QString();
}

void TestConversationTree::branch()
{
    QFETCH(QString, messages);
    QFETCH(QString, leaf);
    const model::Conversation all = conversation(messages);
    QString found;
    for (const model::ConversationMessage& message : model::ConversationTree(all).branch(leaf))
        found += message.id;
    QTEST(found, "branch");
}

void TestConversationTree::forks()
{
    const model::Conversation all = conversation(u"a b<a c<b d<c e<a f<e g<b r"_s);
    const model::ConversationTree tree(all);
    QCOMPARE(tree.siblings(u"b"_s), (QStringList{u"b"_s, u"e"_s}));
    QCOMPARE(tree.siblings(u"a"_s), (QStringList{u"a"_s, u"r"_s}));
    QCOMPARE(tree.children(u"b"_s), (QStringList{u"c"_s, u"g"_s}));
    QCOMPARE(tree.subtree(u"b"_s), (QStringList{u"b"_s, u"c"_s, u"g"_s, u"d"_s}));
    QCOMPARE(tree.newestLeaf(u"b"_s), u"g"_s);
    QCOMPARE(tree.newestLeaf(u"c"_s), u"d"_s);
    QCOMPARE(tree.newestLeaf(QString()), u"r"_s);
    QCOMPARE(tree.parent(u"e"_s), u"a"_s);
    QCOMPARE(tree.parent(u"a"_s), QString());
    QVERIFY(tree.subtree(u"x"_s).isEmpty());
}

void TestConversationTree::isLinear()
{
    model::Conversation all;
    for (int i = 0; i < 200'000; ++i) {
        model::ConversationMessage message;
        message.id = QString::number(i);
        message.parentId = i > 0 ? QString::number(i - 1) : QString();
        all.messages.append(message);
    }
    QCOMPARE(model::ConversationTree(all).branch(u"199999"_s).size(), 200'000);
}

SPYHOP_TEST_MAIN(TestConversationTree)
#include "tst_conversationtree.moc"

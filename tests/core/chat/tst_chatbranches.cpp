// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/titles.h"
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestChatBranches : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editMakesABranch();
    void editKeepsTheAttachments();
    void editRefuses();
    void comparesByAnotherTarget();
    void targetErasesNothing();
    void goesOnFromAnyBranch();
    void switchingComesBackToWhereOneWas();
    void shownLeafIsStored();
    void removesAndRestores();
    void restoresWhatItWasSaidUnder();
    void removesTheShownBranch();
    void removesEverything();
};

namespace {

void ask(testsupport::ChatWorld& world, chat::ChatSession* session, const QString& text)
{
    QVERIFY(session->ask(text, {}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    world.advance(10ms);
}

//! The questions of the branch shown; answers as "-".
QString shown(const chat::ChatSession* session)
{
    QStringList words;
    for (const model::ConversationMessage& message : session->branch())
        words.append(message.message.role == model::Role::User ? message.message.text : u"-"_s);
    return words.join(u' ');
}

QStringList sent(const port::WireRequest& request)
{
    QStringList lines;
    const QJsonArray messages = QJsonDocument::fromJson(request.body).object().value(u"messages"_s).toArray();
    for (const QJsonValue& message : messages) {
        if (message[u"role"_s].toString() == u"user"_s)
            lines.append(message[u"content"_s].toString());
    }
    return lines;
}

} // namespace

void TestChatBranches::editMakesABranch()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    ask(world, session, u"one"_s);
    ask(world, session, u"two"_s);
    QVERIFY(session->forks().isEmpty());
    const QString old = session->branch()[2].id;
    QVERIFY(session->edit(old, u"zwei"_s));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    QCOMPARE(shown(session), u"one - zwei -"_s);
    QCOMPARE(session->conversation().messages.size(), 6); // nothing is destroyed
    QCOMPARE(sent(world.transport.requests().last()), (QStringList{u"one"_s, u"zwei"_s}));
    const QString fresh = session->branch()[2].id;
    QCOMPARE(session->forks().size(), 1);
    QCOMPARE(session->forks().value(fresh).place, 1);
    QCOMPARE(session->forks().value(fresh).count, 2);
    QSignalSpy changed(session, &chat::ChatSession::branchChanged);
    session->showSibling(fresh, -1);
    QCOMPARE(shown(session), u"one - two -"_s);
    QCOMPARE(changed.size(), 1);
    session->showSibling(old, -1); // nothing beyond the first
    QCOMPARE(shown(session), u"one - two -"_s);
    // The first question, too.
    QVERIFY(session->edit(session->branch()[0].id, u"eins"_s));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    QCOMPARE(shown(session), u"eins -"_s);
    QCOMPARE(world.store.load(session->conversation().summary.id)->messages.size(), 8);
}

void TestChatBranches::editKeepsTheAttachments()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    const model::Attachment file{u"a.txt"_s, u"text/plain"_s, u"words"_s, {}};
    QVERIFY(session->ask(u"one"_s, {file}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    QVERIFY(session->edit(session->branch()[0].id, u"uno"_s));
    QCOMPARE(session->branch()[0].message.attachments, QList<model::Attachment>{file});
    session->stop();
}

void TestChatBranches::editRefuses()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done\n200 | tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    ask(world, session, u"one"_s);
    QCOMPARE(session->edit(u"x"_s, u"y"_s).error().code, base::ErrorCode::NotFound);
    QCOMPARE(session->edit(session->branch()[1].id, u"y"_s).error().code, base::ErrorCode::Usage);
    QCOMPARE(session->edit(session->branch()[0].id, u" "_s).error().code, base::ErrorCode::Usage);
    QVERIFY(session->ask(u"two"_s, {}));
    const QString first = session->branch()[0].id;
    QCOMPARE(session->edit(first, u"y"_s).error().code, base::ErrorCode::Usage);
    QCOMPARE(session->removeFrom(first).error().code, base::ErrorCode::Usage);
    QCOMPARE(session->goBackTo(first).error().code, base::ErrorCode::Usage);
    QCOMPARE(session->conversation().messages.size(), 4);
    session->stop();
}

void TestChatBranches::comparesByAnotherTarget()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    session->setTarget(u"a"_s, u"m"_s);
    ask(world, session, u"one"_s);
    const QString first = session->branch().last().id;
    QVERIFY(session->compare(first, {{u"a"_s, u"m2"_s}}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    QCOMPARE(QJsonDocument::fromJson(world.transport.requests().last().body)[u"model"_s].toString(), u"m2"_s);
    session->keepAnswer(session->compared().last());
    const model::ConversationMessage second = session->branch().last();
    QVERIFY(second.id != first);
    QCOMPARE(second.outcome->askedModel, u"m2"_s);
    QCOMPARE(session->forks().value(second.id).count, 2);
    QCOMPARE(session->conversation().model, u"m"_s); // the chat's own target stays
    QCOMPARE(session->conversation().messages.size(), 3);
}

void TestChatBranches::targetErasesNothing()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    ask(world, session, u"one"_s);
    const QList<model::ConversationMessage> before = session->branch();
    session->setTarget(u"a"_s, u"m2"_s);
    session->setThinking(model::Thinking::High);
    QCOMPARE(session->branch().size(), before.size());
    ask(world, session, u"two"_s);
    QCOMPARE(shown(session), u"one - two -"_s);
    QCOMPARE(session->branch()[1].message.text, before[1].message.text);
}

void TestChatBranches::goesOnFromAnyBranch()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    ask(world, session, u"one"_s);
    ask(world, session, u"two"_s);
    const QString answer = session->branch()[1].id;
    QVERIFY(session->goBackTo(answer));
    QCOMPARE(shown(session), u"one -"_s);
    // What was said later is not lost from sight.
    QCOMPARE(session->laterMessages(), 2);
    session->showLater();
    QCOMPARE(shown(session), u"one - two -"_s);
    QCOMPARE(session->laterMessages(), 0);
    session->showLater();
    QCOMPARE(shown(session), u"one - two -"_s);
    QVERIFY(session->goBackTo(answer));
    ask(world, session, u"three"_s);
    QCOMPARE(shown(session), u"one - three -"_s);
    QCOMPARE(sent(world.transport.requests().last()), (QStringList{u"one"_s, u"three"_s}));
    QCOMPARE(session->forks().value(session->branch()[2].id).count, 2);
    // An answer of another branch is given again in its own place.
    const QString two = session->conversation().messages[3].id;
    QVERIFY(session->regenerate(two));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    QCOMPARE(shown(session), u"one - two -"_s);
    QCOMPARE(sent(world.transport.requests().last()), (QStringList{u"one"_s, u"two"_s}));
}

void TestChatBranches::switchingComesBackToWhereOneWas()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    ask(world, session, u"one"_s);
    ask(world, session, u"two"_s);
    QVERIFY(session->regenerate({})); // two answers to "two"
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    const QString newer = session->branch().last().id;
    session->showSibling(newer, -1);
    const QString older = session->branch().last().id;
    QVERIFY(older != newer);
    QVERIFY(session->edit(session->branch()[0].id, u"uno"_s));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    session->showSibling(session->branch()[0].id, -1);
    QCOMPARE(session->branch().last().id, older); // not the newest one
    QCOMPARE(session->showBranch(u"x"_s).error().code, base::ErrorCode::NotFound);
    QVERIFY(session->showBranch(newer));
    QCOMPARE(session->branch().last().id, newer);
}

void TestChatBranches::shownLeafIsStored()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    ask(world, session, u"one"_s);
    QVERIFY(session->regenerate({}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    session->showSibling(session->branch().last().id, -1);
    chat::Sessions other(world.clock, world.random, world.gateway, world.store, world.places);
    const auto again = other.open(session->conversation().summary.id);
    QVERIFY(again);
    QCOMPARE((*again)->branch().last().id, session->branch().last().id);
    QCOMPARE((*again)->forks().value(session->branch().last().id).place, 0);
}

void TestChatBranches::removesAndRestores()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    ask(world, session, u"one"_s);
    ask(world, session, u"two"_s);
    const QList<model::ConversationMessage> before = session->branch();
    const auto later = session->removeFrom(before[2].id);
    QVERIFY(later);
    QCOMPARE(shown(session), u"one -"_s);
    const auto earlier = session->removeFrom(before[1].id); // within the same millisecond
    QVERIFY(earlier && *earlier != *later);
    QCOMPARE(shown(session), u"one"_s);
    QCOMPARE(session->conversation().summary.lastLine, u"one"_s);
    QCOMPARE(world.store.load(session->conversation().summary.id)->summary.lastLine, u"one"_s);
    QCOMPARE(world.store.load(session->conversation().summary.id)->messages.size(), 1);
    QVERIFY(session->restoreRemoved(*earlier));
    QCOMPARE(shown(session), u"one -"_s);
    QVERIFY(session->restoreRemoved(*later));
    QCOMPARE(shown(session), u"one - two -"_s);
    QCOMPARE(session->conversation().summary.lastLine, chat::previewFrom(before[3].message.text));
    QCOMPARE(session->branch()[3].message, before[3].message);
    QCOMPARE(session->removeFrom(u"x"_s).error().code, base::ErrorCode::NotFound);
}

void TestChatBranches::restoresWhatItWasSaidUnder()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    ask(world, session, u"one"_s);
    ask(world, session, u"two"_s);
    ask(world, session, u"three"_s);
    const QList<model::ConversationMessage> all = session->branch();
    const auto last = session->removeFrom(all[4].id); // three
    world.advance(10ms);
    const auto middle = session->removeFrom(all[1].id); // the first answer, with two
    QVERIFY(last && middle);
    QCOMPARE(shown(session), u"one"_s);
    QVERIFY(session->restoreRemoved(*last));
    QCOMPARE(shown(session), u"one - two - three -"_s); // not "three" in the air
    QCOMPARE(session->branch().size(), 6);
    QVERIFY(world.store.trash()->isEmpty());
}

void TestChatBranches::removesTheShownBranch()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    ask(world, session, u"one"_s);
    ask(world, session, u"two"_s);
    QVERIFY(session->edit(session->branch()[2].id, u"zwei"_s));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    // What stood beside it is shown.
    const auto removed = session->removeFrom(session->branch()[2].id);
    QVERIFY(removed);
    QCOMPARE(shown(session), u"one - two -"_s);
    QVERIFY(session->forks().isEmpty());
    QVERIFY(session->restoreRemoved(*removed));
    QCOMPARE(shown(session), u"one - zwei -"_s);
    QCOMPARE(session->forks().size(), 1);
}

void TestChatBranches::removesEverything()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    ask(world, session, u"one"_s);
    const auto removed = session->removeFrom(session->branch()[0].id);
    QVERIFY(removed);
    QVERIFY(session->isEmpty());
    QVERIFY(session->restoreRemoved(*removed));
    QCOMPARE(shown(session), u"one -"_s);
}

SPYHOP_TEST_MAIN(TestChatBranches)
#include "tst_chatbranches.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A chat of which nothing is written down.
#include "core/chat/chatsearch.h"
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Rows of conversations and messages, on the disk and in memory.
int rows(testsupport::ChatWorld& world)
{
    std::ignore = world.database->flush();
    int count = 0;
    for (const char16_t* place : {u"main", u"mem"}) {
        for (const char16_t* table : {u"conversations", u"messages", u"drafts"}) {
            const auto read = world.database->readNow(
                {u"SELECT count(*) FROM %1.%2"_s.arg(QStringView(place), QStringView(table)), {}});
            count += read ? read->first().first().toInt() : 1'000;
        }
    }
    return count;
}

bool talk(testsupport::ChatWorld& world, chat::ChatSession* session, const QString& text)
{
    return session->ask(text, {}) && world.runUntil([session] { return !session->isBusy(); });
}

} // namespace

class TestPrivateChat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isWrittenNowhere();
    void isInNoList();
    void removedMessagesComeBack();
    void isKeptOnRequest();
    void whatWasRemovedIsKeptInTheTrash();
    void keepingNeedsAKey();
    void leavesNoTask();
    void isGoneOnceRemoved();
};

void TestPrivateChat::isWrittenNowhere()
{
    testsupport::ChatWorld world;
    world.allowStoring(); // even so
    world.transport.script(u"a"_s, u"200 | 2x tok | done"_s);
    QSignalSpy saved(&world.store, &store::ConversationStore::messageSaved);
    QSignalSpy changed(&world.store, &store::ConversationStore::messagesChanged);
    chat::ChatSession* session = world.sessions->createPrivate();
    session->setSystemPrompt(u"in confidence"_s, {});
    session->rename(u"a secret"_s);
    QVERIFY(talk(world, session, u"one"_s));
    QVERIFY(session->edit(session->branch()[0].id, u"uno"_s));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    QVERIFY(session->regenerate({}));
    session->stop();
    QVERIFY(session->removeFrom(session->branch()[0].id));
    world.advance(3s);
    QCOMPARE(rows(world), 0);
    QCOMPARE(saved.size() + changed.size(), 0); // nor into any index
    QVERIFY(world.transport.requests().size() >= 2); // it was asked for all the same
    // The same done in a chat like others leaves rows: the count can fail.
    QVERIFY(talk(world, world.sessions->create(), u"open"_s));
    QVERIFY(rows(world) > 0);
}

void TestPrivateChat::isInNoList()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->createPrivate();
    QCOMPARE(world.sessions->privateCount(), 0); // nothing to lose yet
    QVERIFY(talk(world, session, u"one"_s));
    QVERIFY(world.sessions->summaries().isEmpty());
    QCOMPARE(world.sessions->unstoredCount(), 0); // it is not to be kept with the others
    QCOMPARE(world.sessions->privateCount(), 1);
    world.allowStoring();
    QVERIFY(world.sessions->reload());
    QVERIFY(world.sessions->summaries().isEmpty());
    QVERIFY(world.sessions->keepAll());
    QVERIFY(session->isPrivate() && !session->conversation().summary.stored);
    QCOMPARE(rows(world), 0);
}

void TestPrivateChat::removedMessagesComeBack()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->createPrivate();
    QVERIFY(talk(world, session, u"one"_s));
    world.advance(10ms);
    QVERIFY(talk(world, session, u"two"_s));
    QStringList ids;
    for (const model::ConversationMessage& message : session->branch())
        ids.append(message.id);
    const auto later = session->removeFrom(ids[2]);
    QVERIFY(later);
    const auto earlier = session->removeFrom(ids[0]);
    QVERIFY(earlier);
    QVERIFY(session->isEmpty());
    // With what it was said under.
    QVERIFY(session->restoreRemoved(*later));
    QStringList now;
    for (const model::ConversationMessage& message : session->branch())
        now.append(message.id);
    QCOMPARE(now, ids);
    QCOMPARE(rows(world), 0);
}

void TestPrivateChat::isKeptOnRequest()
{
    testsupport::ChatWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | 2x tok | done"_s);
    chat::ChatSession* session = world.sessions->createPrivate();
    const QString id = session->conversation().summary.id;
    QVERIFY(talk(world, session, u"one"_s));
    QSignalSpy listed(world.sessions.get(), &chat::Sessions::listChanged);
    QVERIFY(session->keep());
    QVERIFY(!session->isPrivate() && session->conversation().summary.stored);
    QCOMPARE(listed.size(), 1);
    QCOMPARE(world.sessions->summaries().size(), 1);
    QCOMPARE(world.store.load(id)->messages.size(), 2);
    // From now on it is one like others.
    QVERIFY(talk(world, session, u"two"_s));
    QCOMPARE(world.store.load(id)->messages.size(), 4);
}

void TestPrivateChat::whatWasRemovedIsKeptInTheTrash()
{
    testsupport::ChatWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | 2x tok | done"_s);
    chat::ChatSession* session = world.sessions->createPrivate();
    const QString id = session->conversation().summary.id;
    QVERIFY(talk(world, session, u"one"_s));
    world.advance(10ms);
    QVERIFY(talk(world, session, u"two"_s));
    QStringList ids;
    for (const model::ConversationMessage& message : session->branch())
        ids.append(message.id);
    const auto later = session->removeFrom(ids[2]);
    QVERIFY(later);
    const auto earlier = session->removeFrom(ids[1]);
    QVERIFY(earlier);
    QVERIFY(session->keep());
    QCOMPARE(world.store.load(id)->messages.size(), 1); // they stay where they are
    const auto trash = world.sessions->trash();
    QVERIFY(trash);
    QCOMPARE(trash->size(), 2);
    QCOMPARE(trash->at(0).trashedAt, *earlier);
    QCOMPARE(trash->at(0).messages, 1);
    QCOMPARE(trash->at(1).trashedAt, *later);
    QCOMPARE(trash->at(1).messages, 2);
    QVERIFY(world.sessions->restore(trash->at(1)));
    QStringList now;
    for (const model::ConversationMessage& message : session->branch())
        now.append(message.id);
    QCOMPARE(now, ids); // with what it was said under
    QCOMPARE(world.store.load(id)->messages.size(), 4);
    QVERIFY(world.sessions->trash()->isEmpty());
}

void TestPrivateChat::keepingNeedsAKey()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->createPrivate();
    QVERIFY(talk(world, session, u"one"_s));
    QCOMPARE(session->keep().error().code, base::ErrorCode::RefusedConsent);
    QVERIFY(session->isPrivate());
    QCOMPARE(rows(world), 0);
}

void TestPrivateChat::leavesNoTask()
{
    testsupport::ChatWorld world;
    chat::ChatSession* session = world.sessions->createPrivate();
    QCOMPARE(session->leave(u"report"_s, {}).error().code, base::ErrorCode::Usage);
    QVERIFY(session->isEmpty());
}

void TestPrivateChat::isGoneOnceRemoved()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    chat::ChatSession* session = world.sessions->createPrivate();
    const QString id = session->conversation().summary.id;
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([session] { return session->state().stage == model::CallStage::Writing; }));
    QSignalSpy gone(session, &QObject::destroyed);
    world.sessions->remove(id); // stops its turn
    QCOMPARE(gone.size(), 1);
    QCOMPARE(world.sessions->open(id).error().code, base::ErrorCode::NotFound);
    QVERIFY(world.sessions->trash()->isEmpty());
    QCOMPARE(rows(world), 0);
}

SPYHOP_TEST_MAIN(TestPrivateChat)
#include "tst_privatechat.moc"

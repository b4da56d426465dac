// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that are sent as tasks: their answers find their chat, whatever has become of it.
#include "tests/core/chat/contextworld.h"
#include "tests/support/testmain.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using testsupport::ContextWorld;

class TestPendingTasks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTaskWaitsAndIsAnswered();
    void tasksOutliveTheProgram();
    void anAnswerFindsItsRemovedQuestion();
    void anAnswerFindsItsRemovedChat();
};

void TestPendingTasks::aTaskWaitsAndIsAnswered()
{
    ContextWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(world.talk(session, u"before"_s));
    const auto task = session->leave(u"Write the report"_s, {});
    QVERIFY(task);
    QCOMPARE(task->request.messages.size(), 3);
    QCOMPARE(task->request.messages.last().text, u"Write the report"_s);
    world.pending.add(*session, task->messageId, u"t1"_s);
    QVERIFY(!session->isBusy());
    QCOMPARE(session->branch().size(), 4);
    QCOMPARE(session->branch().last().taskId, u"t1"_s);
    QVERIFY(!session->branch().last().complete);
    QVERIFY(!model::isContinuable(session->branch().last()));
    // The chat goes on meanwhile, without the question that has no answer yet.
    QVERIFY(world.talk(session, u"meanwhile"_s));
    QCOMPARE(world.lastSent(),
        (QStringList{
            u"user:before"_s, u"assistant:"_s + session->branch().at(1).message.text.left(12), u"user:meanwhile"_s}));

    model::Outcome outcome;
    outcome.completion.text = u"The report."_s;
    outcome.endpoint = u"a"_s;
    QSignalSpy settled(&world.pending, &chat::PendingTasks::settled);
    QVERIFY(!world.pending.settle(u"other"_s, outcome));
    QVERIFY(world.pending.settle(u"t1"_s, outcome));
    QCOMPARE(settled.size(), 1);
    const model::ConversationMessage answer = session->branch().at(3);
    QCOMPARE(answer.message.text, u"The report."_s);
    QVERIFY(answer.complete && answer.taskId.isEmpty());
    QVERIFY(world.pending.all().isEmpty());
    QVERIFY(!world.pending.settle(u"t1"_s, outcome)); // once
}

void TestPendingTasks::tasksOutliveTheProgram()
{
    ContextWorld world;
    world.allowStoring();
    chat::ChatSession* session = world.sessions->create();
    const QString chatId = session->conversation().summary.id;
    const auto task = session->leave(u"Write the report"_s, {});
    world.pending.add(*session, task->messageId, u"t1"_s);
    QVERIFY(world.database->flush());
    // Another run of the program on the same profile.
    chat::Sessions again(world.clock, world.random, world.gateway, world.store, world.places);
    chat::PendingTasks pending(again, world.taskStore);
    QCOMPARE(pending.all().size(), 1);
    QCOMPARE(pending.all().first(), (store::ChatTask{u"t1"_s, chatId, task->messageId}));
    QVERIFY(again.open(chatId).value()->branch().last().note.isEmpty()); // it was not cut off: it waits
    model::Outcome outcome;
    outcome.error = base::Error();
    outcome.error->what = u"It failed."_s;
    QVERIFY(pending.settle(u"t1"_s, outcome));
    QCOMPARE(again.open(chatId).value()->branch().last().note, u"It failed."_s);
    QVERIFY(!again.open(chatId).value()->branch().last().complete);
    chat::PendingTasks later(again, world.taskStore);
    QVERIFY(later.all().isEmpty());
}

void TestPendingTasks::anAnswerFindsItsRemovedQuestion()
{
    ContextWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(world.talk(session, u"before"_s));
    const auto task = session->leave(u"Write the report"_s, {});
    world.pending.add(*session, task->messageId, u"t1"_s);
    const auto removed = session->removeFrom(session->branch().at(2).id);
    QVERIFY(removed);
    QSignalSpy saved(&world.store, &store::ConversationStore::messageSaved);
    model::Outcome outcome;
    outcome.completion.text = u"The report."_s;
    QVERIFY(world.pending.settle(u"t1"_s, outcome));
    QCOMPARE(session->branch().size(), 2); // it stays where it was put
    QCOMPARE(saved.size(), 0); // and out of the search
    QVERIFY(session->restoreRemoved(*removed));
    QCOMPARE(session->branch().size(), 4);
    QCOMPARE(session->branch().last().message.text, u"The report."_s);
    QVERIFY(session->branch().last().complete && session->branch().last().taskId.isEmpty());
}

void TestPendingTasks::anAnswerFindsItsRemovedChat()
{
    ContextWorld world;
    world.allowStoring();
    chat::ChatSession* session = world.sessions->create();
    const QString id = session->conversation().summary.id;
    const auto task = session->leave(u"Write the report"_s, {});
    world.pending.add(*session, task->messageId, u"t1"_s);
    world.sessions->remove(id);
    model::Outcome outcome;
    outcome.completion.text = u"The report."_s;
    QVERIFY(world.pending.settle(u"t1"_s, outcome));
    QVERIFY(world.sessions->summaries().isEmpty()); // it has not come back by that
    QCOMPARE(world.sessions->trash()->size(), 1);
    world.sessions->restore(id);
    QCOMPARE(world.sessions->open(id).value()->branch().last().message.text, u"The report."_s);
}

SPYHOP_TEST_MAIN(TestPendingTasks)
#include "tst_pendingtasks.moc"

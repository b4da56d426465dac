// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One question, several models at once.
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>
#include <algorithm>
#include <functional>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QList<chat::ChatTarget> two{{u"a"_s, u"m"_s}, {u"b"_s, u"n"_s}};

//! A second endpoint, so that one answer may fail and the other not.
class CompareWorld : public testsupport::ChatWorld {
public:
    CompareWorld()
    {
        model::Endpoint endpoint;
        endpoint.name = u"b"_s;
        endpoint.url = QUrl(u"https://b/v1"_s);
        endpoint.key = u"env:b"_s;
        endpoint.models = QStringList{u"n"_s};
        endpoint.priority = 200;
        settings.endpoints.append(endpoint);
        gateway.setSettings(settings);
        transport.script(u"a"_s, u"200 | 3x tok | done"_s);
        transport.script(u"b"_s, u"200 | 3x tok | done"_s);
    }

    bool settle(const chat::ChatSession* session)
    {
        return runUntil([session] { return !session->isBusy(); });
    }
    [[nodiscard]] QStringList askedModels() const
    {
        QStringList models;
        for (const port::WireRequest& request : transport.requests())
            models.append(QJsonDocument::fromJson(request.body)[u"model"_s].toString());
        std::sort(models.begin(), models.end());
        return models;
    }
    static const model::ConversationMessage& message(const chat::ChatSession* session, const QString& id)
    {
        const QList<model::ConversationMessage>& all = session->conversation().messages;
        return *std::find_if(all.begin(), all.end(), [&id](const auto& one) { return one.id == id; });
    }
};

} // namespace

class TestChatCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksAllAtOnce();
    void oneKeptIsTheBranchThatGoesOn();
    void theKeptOneStaysTheSameForTheNextStart();
    void keepingOneStopsTheOthers();
    void oneIsStoppedAlone();
    void theNextQuestionEndsIt();
    void whateverElseIsShownEndsIt();
    void oneFailsAlone();
    void besidesAnAnswerThatThereIs();
    void againByTheSameTarget();
    void answersThatThereAre();
    void refuses();
    void answersWithoutAQuestion();
    void removedColumnsEndIt();
    void destroyedInTheMiddle();
};

void TestChatCompare::asksAllAtOnce()
{
    CompareWorld world;
    chat::ChatSession* session = world.sessions->create();
    QSignalSpy compared(session, &chat::ChatSession::comparisonChanged);
    QSignalSpy busy(session, &chat::ChatSession::busyChanged);
    QVERIFY(session->askSeveral(u"which?"_s, {}, two));
    QCOMPARE(compared.size(), 1);
    const QStringList ids = session->compared();
    QCOMPARE(ids.size(), 2);
    QVERIFY(session->isBusy(ids[0]) && session->isBusy(ids[1]));
    QCOMPARE(session->busyMessageId(), ids[0]); // the branch shown ends with the first
    QCOMPARE(session->ask(u"more"_s, {}).error().code, base::ErrorCode::Usage);
    QVERIFY(world.settle(session));
    QCOMPARE(world.askedModels(), (QStringList{u"m"_s, u"n"_s}));
    QCOMPARE(session->conversation().messages.size(), 3);
    for (const QString& id : ids) {
        const model::ConversationMessage& answer = world.message(session, id);
        QVERIFY(answer.complete && !answer.message.text.isEmpty());
        QVERIFY(answer.outcome && answer.outcome->isOk());
        QCOMPARE(answer.parentId, session->branch()[0].id);
    }
    QCOMPARE(world.message(session, ids[1]).outcome->endpoint, u"b"_s);
    QCOMPARE(session->forks().value(ids[0]).count, 2);
    QCOMPARE(session->compared(), ids); // until one is kept, or the chat goes on
    QCOMPARE(busy.last().first().toBool(), false);
    // Both are stored.
    QCOMPARE(world.store.load(session->conversation().summary.id)->messages.size(), 3);
}

void TestChatCompare::oneKeptIsTheBranchThatGoesOn()
{
    CompareWorld world;
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->askSeveral(u"which?"_s, {}, two));
    QVERIFY(world.settle(session));
    const QStringList ids = session->compared();
    QSignalSpy compared(session, &chat::ChatSession::comparisonChanged);
    session->keepAnswer(session->compared().at(1)); // a reference into what is cleared
    QCOMPARE(compared.size(), 1);
    QVERIFY(session->compared().isEmpty());
    QCOMPARE(session->conversation().leafId, ids[1]);
    QCOMPARE(session->forks().value(ids[1]).place, 1);
    QVERIFY(session->ask(u"go on"_s, {}));
    QVERIFY(world.settle(session));
    QCOMPARE(session->branch().size(), 4);
    QCOMPARE(session->branch()[1].id, ids[1]);
    QCOMPARE(world.store.load(session->conversation().summary.id)->messages.size(), 5);
}

//! In its place among the others, in whatever order they came; and the list tells of it, not of them.
void TestChatCompare::theKeptOneStaysTheSameForTheNextStart()
{
    CompareWorld world;
    world.transport.script(u"a"_s, u"200 | 500ms slow | done"_s);
    world.transport.script(u"b"_s, u"200 | quick | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->askSeveral(u"which?"_s, {}, two + QList<chat::ChatTarget>{{u"a"_s, u"m3"_s}}));
    const QStringList ids = session->compared();
    QVERIFY(world.settle(session));
    QCOMPARE(session->conversation().summary.lastLine, u"slow"_s); // the branch shown ends with the first
    session->keepAnswer(ids[1]);
    QCOMPARE(session->conversation().summary.lastLine, u"quick"_s);
    QCOMPARE(world.sessions->summaries().first().lastLine, u"quick"_s);
    session->showSibling(ids[1], -1);
    const QString id = session->conversation().summary.id;
    chat::Sessions other(world.clock, world.random, world.gateway, world.store, world.places);
    QVERIFY(other.reload());
    QCOMPARE(other.summaries().first().lastLine, u"slow"_s);
    const auto again = other.open(id);
    QVERIFY(again);
    QCOMPARE((*again)->branch().last().id, ids[0]);
    for (int i = 0; i < ids.size(); ++i) {
        QVERIFY((*again)->showBranch(ids[i]));
        QCOMPARE((*again)->forks().value(ids[i]).place, i);
    }
}

void TestChatCompare::keepingOneStopsTheOthers()
{
    CompareWorld world;
    world.transport.script(u"a"_s, u"200 | 2x tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->askSeveral(u"which?"_s, {}, two));
    const QStringList ids = session->compared();
    QVERIFY(world.runUntil(
        [&] { return !session->isBusy(ids[1]) && session->state(ids[0]).stage == model::CallStage::Writing; }));
    session->keepAnswer(ids[1]);
    QVERIFY(!session->isBusy());
    const model::ConversationMessage& other = world.message(session, ids[0]);
    QVERIFY(!other.complete && !other.message.text.isEmpty());
    QCOMPARE(other.note, u"Stopped."_s);
    QCOMPARE(session->branch().last().id, ids[1]);
}

void TestChatCompare::oneIsStoppedAlone()
{
    CompareWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->askSeveral(u"which?"_s, {}, two));
    const QStringList ids = session->compared();
    QVERIFY(world.runUntil([&] { return session->state(ids[0]).stage == model::CallStage::Writing; }));
    QSignalSpy changed(session, &chat::ChatSession::messageChanged);
    session->stop(ids[0]);
    QVERIFY(!session->isBusy(ids[0]));
    QVERIFY(changed.contains(QVariantList{ids[0]}));
    QVERIFY(world.settle(session));
    QVERIFY(world.message(session, ids[1]).complete);
    // And all.
    QVERIFY(session->compare(session->conversation().leafId, {{u"a"_s, u"m"_s}, {u"a"_s, u"m3"_s}}));
    session->stop();
    QVERIFY(!session->isBusy());
    QCOMPARE(session->compared().size(), 3);
}

void TestChatCompare::theNextQuestionEndsIt()
{
    CompareWorld world;
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->askSeveral(u"which?"_s, {}, two));
    const QStringList ids = session->compared();
    QVERIFY(world.settle(session));
    QVERIFY(session->ask(u"and then?"_s, {}));
    QVERIFY(session->compared().isEmpty());
    QVERIFY(world.settle(session));
    QCOMPARE(session->branch().size(), 4);
    QVERIFY(world.message(session, ids[0]).complete && world.message(session, ids[1]).complete);
}

//! Else it would be shown, or paid for, where nobody sees it.
void TestChatCompare::whateverElseIsShownEndsIt()
{
    struct Way {
        const char* name;
        std::function<bool(chat::ChatSession*)> go;
    };
    const Way ways[]{
        {"answered again", [](chat::ChatSession* one) { return one->regenerate({}).has_value(); }},
        {"asked in other words",
            [](chat::ChatSession* one) { return one->edit(one->branch().first().id, u"what?"_s).has_value(); }},
        {"gone on with", [](chat::ChatSession* one) { return one->continueAnswer({}).has_value(); }},
        {"another version", [](chat::ChatSession* one) { return one->showBranch(one->compared().last()).has_value(); }},
        {"gone back", [](chat::ChatSession* one) { return one->goBackTo(one->branch().first().id).has_value(); }},
        {"left as a task", [](chat::ChatSession* one) { return one->leave(u"report"_s, {}).has_value(); }},
    };
    for (const Way& way : ways) {
        CompareWorld world;
        world.transport.script(u"a"_s, u"200 | 2x tok | cut\n200 | 3x tok | done"_s);
        chat::ChatSession* session = world.sessions->create();
        QVERIFY(session->askSeveral(u"which?"_s, {}, two));
        QVERIFY(!session->regenerate({})); // refused: the comparison stays
        QVERIFY(!session->goBackTo(session->branch().first().id));
        QCOMPARE(session->compared().size(), 2);
        QVERIFY(world.settle(session));
        QCOMPARE(session->compared().size(), 2);
        QVERIFY2(way.go(session), way.name);
        QVERIFY2(session->compared().isEmpty(), way.name);
        QVERIFY2(world.settle(session), way.name);
        QVERIFY2(session->compared().isEmpty(), way.name);
    }
}

void TestChatCompare::oneFailsAlone()
{
    CompareWorld world;
    world.transport.script(u"b"_s, u"401"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->askSeveral(u"which?"_s, {}, two));
    const QStringList ids = session->compared();
    QVERIFY(world.settle(session));
    QVERIFY(world.message(session, ids[0]).complete);
    QVERIFY(!world.message(session, ids[1]).complete);
    QVERIFY(!world.message(session, ids[1]).note.isEmpty());
    QCOMPARE(session->compared(), ids);
}

void TestChatCompare::besidesAnAnswerThatThereIs()
{
    CompareWorld world;
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.settle(session));
    QVERIFY(session->ask(u"two"_s, {}));
    QVERIFY(world.settle(session));
    const QString leaf = session->conversation().leafId, first = session->branch()[1].id;
    QVERIFY(session->compare(first, {{u"b"_s, u"n"_s}}));
    QCOMPARE(session->compared().size(), 2);
    QCOMPARE(session->compared().first(), first);
    QCOMPARE(session->conversation().leafId, leaf); // nothing moves before one was kept
    QVERIFY(session->busyMessageId().isEmpty());
    QVERIFY(world.settle(session));
    session->keepAnswer(session->compared().last());
    QCOMPARE(session->branch().size(), 2);
    session->showSibling(session->branch().last().id, -1);
    QCOMPARE(session->conversation().leafId, leaf); // as it was left
}

void TestChatCompare::againByTheSameTarget()
{
    CompareWorld world;
    world.transport.script(u"b"_s, u"401\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->askSeveral(u"which?"_s, {}, two));
    const QStringList ids = session->compared();
    QVERIFY(world.settle(session));
    world.gateway.credentialsChanged(u"b"_s);
    QCOMPARE(session->answerAgain(u"x"_s).error().code, base::ErrorCode::NotFound);
    QVERIFY(session->answerAgain(ids[1]));
    QCOMPARE(session->compared().first(), ids[0]);
    const QString fresh = session->compared().last();
    QVERIFY(fresh != ids[1]);
    QCOMPARE(session->answerAgain(fresh).error().code, base::ErrorCode::Usage);
    QVERIFY(world.settle(session));
    QCOMPARE(world.message(session, fresh).outcome->endpoint, u"b"_s);
    QVERIFY(world.message(session, fresh).complete);
    QCOMPARE(session->conversation().messages.size(), 4); // the failed one stays in the tree
}

void TestChatCompare::answersThatThereAre()
{
    CompareWorld world;
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.settle(session));
    QCOMPARE(session->compareSiblings(session->conversation().leafId).error().code, base::ErrorCode::Usage);
    QCOMPARE(session->compareSiblings(u"x"_s).error().code, base::ErrorCode::NotFound);
    const QString oldest = session->conversation().leafId;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(session->regenerate({}));
        QVERIFY(world.settle(session));
    }
    const auto sent = world.transport.requests().size();
    QVERIFY(session->compareSiblings(oldest));
    QCOMPARE(session->compared().size(), 3); // the one that was pointed at, and the newest
    QCOMPARE(session->compared().first(), oldest);
    QCOMPARE(session->compared().last(), session->conversation().leafId);
    QCOMPARE(world.transport.requests().size(), sent); // nothing is asked for it
    session->endComparison();
    QVERIFY(session->compared().isEmpty());
}

void TestChatCompare::refuses()
{
    CompareWorld world;
    chat::ChatSession* session = world.sessions->create();
    QCOMPARE(session->askSeveral(u"x"_s, {}, {two.first()}).error().code, base::ErrorCode::Usage);
    QCOMPARE(session->askSeveral(u"x"_s, {}, two + two).error().code, base::ErrorCode::Usage);
    QCOMPARE(session->askSeveral(u" "_s, {}, two).error().code, base::ErrorCode::Usage);
    QVERIFY(session->isEmpty() && world.transport.requests().isEmpty());
    QCOMPARE(session->compare(u"x"_s, two).error().code, base::ErrorCode::NotFound);
    QVERIFY(session->ask(u"one"_s, {}));
    QCOMPARE(session->compare({}, two).error().code, base::ErrorCode::Usage); // busy
    QVERIFY(world.settle(session));
    QCOMPARE(session->compare({}, {}).error().code, base::ErrorCode::Usage);
    QCOMPARE(
        session->compare({}, two + QList<chat::ChatTarget>{{u"a"_s, u"m2"_s}}).error().code, base::ErrorCode::Usage);
    QCOMPARE(session->conversation().messages.size(), 2);
}

//! Such as an imported chat that begins with a greeting.
void TestChatCompare::answersWithoutAQuestion()
{
    CompareWorld world;
    model::Conversation imported;
    imported.summary.id = u"c"_s;
    for (const QString& id : {u"hello"_s, u"more"_s}) {
        model::ConversationMessage greeting;
        greeting.id = id;
        greeting.parentId = imported.leafId;
        greeting.message.role = model::Role::Assistant;
        greeting.message.text = u"How can I help?"_s;
        imported.messages.append(greeting);
        imported.leafId = id;
    }
    model::ConversationMessage second = imported.messages.first();
    second.id = u"hello2"_s;
    imported.messages.append(second);
    world.put(imported);
    chat::ChatSession* session = *world.sessions->open(u"c"_s);
    for (const QString& id : {u"hello"_s, u"more"_s, QString()}) {
        QCOMPARE(session->compare(id, two).error().code, base::ErrorCode::Usage);
        QCOMPARE(session->compare(id, {two[1]}).error().code, base::ErrorCode::Usage);
        QCOMPARE(session->regenerate(id).error().code, base::ErrorCode::Usage);
    }
    QVERIFY(session->compareSiblings(u"hello"_s));
    QCOMPARE(session->answerAgain(u"hello"_s).error().code, base::ErrorCode::Usage);
    QVERIFY(!session->isBusy());
    QVERIFY(world.transport.requests().isEmpty());
}

void TestChatCompare::removedColumnsEndIt()
{
    CompareWorld world;
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->askSeveral(u"which?"_s, {}, two));
    QVERIFY(world.settle(session));
    const QStringList ids = session->compared();
    QVERIFY(session->removeFrom(ids[1]));
    QVERIFY(session->compared().isEmpty());
    QCOMPARE(session->branch().last().id, ids[0]);
}

void TestChatCompare::destroyedInTheMiddle()
{
    CompareWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | 2x tok | stay"_s);
    world.transport.script(u"b"_s, u"200 | 2x tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    const QString id = session->conversation().summary.id;
    QVERIFY(session->askSeveral(u"which?"_s, {}, two));
    const QStringList ids = session->compared();
    QVERIFY(world.runUntil([&] {
        return session->state(ids[0]).stage == model::CallStage::Writing
            && session->state(ids[1]).stage == model::CallStage::Writing;
    }));
    world.sessions.reset();
    std::ignore = world.database->flush();
    const auto kept = world.store.load(id);
    QVERIFY(kept);
    QCOMPARE(kept->messages.size(), 3);
    for (const model::ConversationMessage& message : kept->messages)
        QVERIFY(!message.message.text.isEmpty());
}

SPYHOP_TEST_MAIN(TestChatCompare)
#include "tst_chatcompare.moc"

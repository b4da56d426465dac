// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestChatSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void questionAndAnswer();
    void nothingToSend();
    void oneTurnAtATime();
    void stopKeepsThePart();
    void brokenStreamKeepsThePart();
    void failureIsANote();
    void historyTravels();
    void regenerateMakesASibling();
    void checkpointsWhileStreaming();
    void thinkingIsTimed();
    void thinkingThatWasCutOffIsTimed();
    void thinkingOfAllPartsIsTimed();
    void retryNowCutsTheWait();
    void goesOnWithABrokenAnswer_data();
    void goesOnWithABrokenAnswer();
    void goesOnAtTheLengthLimit();
    void goesOnAgainAndAgain();
    void aServerWithoutPrefixesIsAskedInWords();
    void nothingToGoOnWith();
    void stopKeepsTheBill();
    void keepNeedsAKey();
    void destroyedWhileStreaming();
};

static QStringList sent(const port::WireRequest& request)
{
    QStringList lines;
    const QJsonArray messages = QJsonDocument::fromJson(request.body).object().value(u"messages"_s).toArray();
    for (const QJsonValue& message : messages)
        lines.append(message[u"role"_s].toString() + u':' + message[u"content"_s].toString());
    return lines;
}

void TestChatSession::questionAndAnswer()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok 3ms tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QSignalSpy added(session, &chat::ChatSession::messageAdded);
    QSignalSpy changed(session, &chat::ChatSession::messageChanged);
    QSignalSpy busy(session, &chat::ChatSession::busyChanged);
    QVERIFY(session->ask(u"First line\nand more"_s, {}));
    QVERIFY(session->isBusy());
    // Journalled before anything went out.
    QCOMPARE(world.transport.requests().size(), 0);
    QCOMPARE(
        world.store.load(session->conversation().summary.id)->messages.first().message.text, u"First line\nand more"_s);
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));

    QCOMPARE(added.size(), 2);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(busy.size(), 2);
    const QList<model::ConversationMessage> branch = session->branch();
    QCOMPARE(branch.size(), 2);
    QCOMPARE(branch[1].message.role, model::Role::Assistant);
    QVERIFY(!branch[1].message.text.isEmpty());
    QVERIFY(branch[1].complete);
    QVERIFY(branch[1].outcome->isOk());
    QVERIFY(branch[1].outcome->completion.text.isEmpty());
    QCOMPARE(session->conversation().summary.title, u"First line"_s);

    const auto stored = world.store.load(session->conversation().summary.id);
    QVERIFY(stored);
    QCOMPARE(stored->messages.size(), 2);
    QCOMPARE(stored->messages[1].message.text, branch[1].message.text);
    QVERIFY(stored->messages[1].complete);
    QCOMPARE(stored->leafId, branch[1].id);
}

void TestChatSession::nothingToSend()
{
    testsupport::ChatWorld world;
    chat::ChatSession* session = world.sessions->create();
    const base::Status status = session->ask(u"  \n "_s, {});
    QVERIFY(!status);
    QCOMPARE(status.error().code, base::ErrorCode::Usage);
    QVERIFY(session->isEmpty());
}

void TestChatSession::oneTurnAtATime()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"x"_s, {}));
    QCOMPARE(session->ask(u"y"_s, {}).error().code, base::ErrorCode::Usage);
    QCOMPARE(session->regenerate({}).error().code, base::ErrorCode::Usage);
    QCOMPARE(session->branch().size(), 2);
    session->stop();
}

void TestChatSession::stopKeepsThePart()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"x"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->branch().last().message.text.isEmpty(); }));
    QSignalSpy changed(session, &chat::ChatSession::messageChanged);
    session->stop();
    QVERIFY(!session->isBusy());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(world.transport.live(), 0);
    const model::ConversationMessage answer = session->branch().last();
    QVERIFY(!answer.complete);
    QVERIFY(!answer.note.isEmpty());
    QVERIFY(!answer.message.text.isEmpty());
    QCOMPARE(world.store.load(session->conversation().summary.id)->messages[1].note, answer.note);
    // The chat goes on.
    QVERIFY(session->ask(u"y"_s, {}));
    session->stop();
}

void TestChatSession::brokenStreamKeepsThePart()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | cut"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"x"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    const model::ConversationMessage answer = session->branch().last();
    QVERIFY(!answer.complete);
    QVERIFY(!answer.message.text.isEmpty());
    QVERIFY(!answer.note.isEmpty());
    QCOMPARE(world.transport.requests().size(), 1);
}

void TestChatSession::failureIsANote()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"401 | no such key"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"x"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    const model::ConversationMessage answer = session->branch().last();
    QVERIFY(!answer.complete);
    QCOMPARE(answer.outcome->error->code, base::ErrorCode::Auth);
    QCOMPARE(answer.note, answer.outcome->error->sentence());
}

void TestChatSession::historyTravels()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | think tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    session->setSystemPrompt(u"Be brief."_s, QString());
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    const QString answer = session->branch().last().message.text;
    QVERIFY(!session->branch().last().message.reasoning.isEmpty());
    QVERIFY(session->ask(u"two"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    QCOMPARE(sent(world.transport.requests().last()),
        (QStringList{u"system:Be brief."_s, u"user:one"_s, u"assistant:"_s + answer, u"user:two"_s}));
    QVERIFY(!world.transport.requests().last().body.contains("reasoning_content"));
}

void TestChatSession::regenerateMakesASibling()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    const QString first = session->branch().last().id;
    QVERIFY(session->regenerate({}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    QCOMPARE(session->conversation().messages.size(), 3);
    QCOMPARE(session->branch().size(), 2);
    QVERIFY(session->branch().last().id != first);
    QCOMPARE(session->branch().last().parentId, session->branch().first().id);
    QCOMPARE(sent(world.transport.requests().last()), QStringList{u"user:one"_s});
    QCOMPARE(session->regenerate(u"nobody"_s).error().code, base::ErrorCode::NotFound);
}

void TestChatSession::checkpointsWhileStreaming()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->branch().last().message.text.isEmpty(); }));
    const QString id = session->conversation().summary.id;
    QCOMPARE(world.store.load(id)->messages.size(), 1);
    world.advance(1900ms);
    QCOMPARE(world.store.load(id)->messages.size(), 1);
    world.advance(200ms);
    QCOMPARE(world.store.load(id)->messages.size(), 2);
    QVERIFY(!world.store.load(id)->messages[1].complete);
    // Whoever opens it after a crash stands at what had come, and asks on behind it.
    QCOMPARE(world.store.load(id)->leafId, session->branch().last().id);
    session->stop();
}

void TestChatSession::thinkingIsTimed()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | think 3000ms tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    const auto thought = session->thinkingTime(session->branch().last().id);
    QVERIFY(thought.has_value());
    QVERIFY2(*thought >= 2900ms && *thought <= 3200ms, qPrintable(QString::number(thought->count())));
    QVERIFY(!session->thinkingTime(session->branch().first().id));
    // It is kept with the answer.
    const auto stored = world.store.load(session->conversation().summary.id);
    QCOMPARE(stored->messages.last().thinkingTime, thought);
    QVERIFY(!stored->messages.first().thinkingTime);
}

void TestChatSession::thinkingThatWasCutOffIsTimed()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | think think | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->branch().last().message.reasoning.isEmpty(); }));
    const QString id = session->conversation().summary.id, answer = session->branch().last().id;
    world.advance(2100ms); // a checkpoint: what a crash would leave
    const auto checkpoint = world.store.load(id)->messages.last().thinkingTime;
    QVERIFY(checkpoint && *checkpoint >= 1900ms && *checkpoint <= 2200ms);
    world.advance(3000ms);
    QVERIFY(*session->thinkingTime(answer) >= 5000ms);
    session->stop();
    const auto kept = world.store.load(id)->messages.last().thinkingTime;
    QVERIFY(kept && *kept >= 5000ms && *kept <= 5300ms);
    QCOMPARE(session->thinkingTime(answer), kept);
}

void TestChatSession::thinkingOfAllPartsIsTimed()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | think 3000ms tok | cut\n200 | think 2000ms tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    QVERIFY(session->continueAnswer({}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    const auto stored = world.store.load(session->conversation().summary.id);
    const auto thought = stored->messages.last().thinkingTime;
    QVERIFY(thought.has_value());
    QVERIFY2(*thought >= 4900ms && *thought <= 5300ms, qPrintable(QString::number(thought->count())));
}

void TestChatSession::retryNowCutsTheWait()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"503 retry-after=20 | busy\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return session->state().stage == model::CallStage::Backoff; }));
    const base::SteadyTime before = world.clock.steadyTime();
    session->retryNow();
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    QVERIFY(session->branch().last().complete);
    QVERIFY(world.clock.elapsedSince(before) < 10s);
}

void TestChatSession::goesOnWithABrokenAnswer_data()
{
    QTest::addColumn<model::Dialect>("dialect");
    QTest::addColumn<bool>("stopped");
    QTest::newRow("prefix, cut") << model::Dialect::DeepSeek << false;
    QTest::newRow("prefix, stopped") << model::Dialect::DeepSeek << true;
    QTest::newRow("in words, cut") << model::Dialect::OpenAi << false;
    QTest::newRow("in words, stopped") << model::Dialect::OpenAi << true;
}

void TestChatSession::goesOnWithABrokenAnswer()
{
    QFETCH(model::Dialect, dialect);
    QFETCH(bool, stopped);
    testsupport::ChatWorld world;
    world.setDialect(dialect);
    world.setPrices();
    world.transport.script(
        u"a"_s, (stopped ? u"200 | tok tok | stay\n"_s : u"200 | tok tok | cut\n"_s) + u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"x"_s, {}));
    QVERIFY(world.runUntil([&] { return session->branch().last().message.text.size() >= 6; }));
    if (stopped)
        session->stop();
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    const model::ConversationMessage before = session->branch().last();
    const QString part = before.message.text;
    QVERIFY(!before.complete);
    QVERIFY(before.outcome && before.outcome->completion.usage->estimated);
    QVERIFY(before.outcome->cost && before.outcome->costEstimated);

    QSignalSpy added(session, &chat::ChatSession::messageAdded);
    QSignalSpy busy(session, &chat::ChatSession::busyChanged);
    QVERIFY(session->continueAnswer({}));
    QVERIFY(session->isBusy());
    QVERIFY(session->branch().last().message.text.startsWith(part));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    QCOMPARE(added.size(), 0); // the same message grows
    QCOMPARE(busy.size(), 2);

    const model::ConversationMessage after = session->branch().last();
    QCOMPARE(after.id, before.id);
    QVERIFY(after.complete);
    QVERIFY(after.note.isEmpty());
    QVERIFY(after.message.text.size() > part.size() && after.message.text.startsWith(part));
    QCOMPARE(after.earlier.size(), 1);
    QCOMPARE(after.earlier[0].end, part.size());
    QCOMPARE(after.earlier[0].note, before.note);
    // Both parts are paid for, and that one is a guess makes the sum one.
    const model::AnswerTotals sum = model::totals(after);
    QVERIFY(sum.usage->estimated && sum.costEstimated);
    QCOMPARE(sum.usage->completionTokens,
        before.outcome->completion.usage->completionTokens + after.outcome->completion.usage->completionTokens);
    QCOMPARE(sum.cost, QList<base::Money>{*before.outcome->cost + *after.outcome->cost});

    const port::WireRequest& request = world.transport.requests().last();
    const bool prefix = dialect == model::Dialect::DeepSeek;
    QCOMPARE(request.url.path(), prefix ? u"/beta/chat/completions"_s : u"/v1/chat/completions"_s);
    QCOMPARE(request.body.contains("\"prefix\":true"), prefix);
    QCOMPARE(sent(request).size(), prefix ? 2 : 3);
    QCOMPARE(sent(request)[1], u"assistant:"_s + part);
    // The words that asked for the rest are nobody's message.
    QCOMPARE(session->branch().size(), 2);

    const auto stored = world.store.load(session->conversation().summary.id);
    QCOMPARE(stored->messages[1].message.text, after.message.text);
    QCOMPARE(stored->messages[1].earlier.size(), 1);
    QCOMPARE(stored->messages[1].earlier[0].end, part.size());
    QCOMPARE(stored->messages[1].earlier[0].note, before.note);
    QCOMPARE(stored->messages[1].earlier[0].outcome->cost, before.outcome->cost);
}

void TestChatSession::goesOnAtTheLengthLimit()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | length\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"x"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    QVERIFY(session->branch().last().complete);
    QVERIFY(model::isContinuable(session->branch().last()));
    QVERIFY(session->continueAnswer(session->branch().last().id));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    QVERIFY(!model::isContinuable(session->branch().last()));
    QCOMPARE(session->branch().last().earlier.size(), 1);
    QVERIFY(session->branch().last().earlier[0].note.isEmpty());
}

void TestChatSession::goesOnAgainAndAgain()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | cut\n401 | no\n200 | tok | cut\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"x"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    const QString part = session->branch().last().message.text;
    // A continuation that fails before a word came takes nothing away.
    QVERIFY(session->continueAnswer({}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    QCOMPARE(session->branch().last().message.text, part);
    QCOMPARE(session->branch().last().outcome->error->code, base::ErrorCode::Auth);
    world.gateway.credentialsChanged(u"a"_s);
    for (int times = 0; times < 2; ++times) {
        QVERIFY(session->continueAnswer({}));
        QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    }
    const model::ConversationMessage answer = session->branch().last();
    QVERIFY(answer.complete);
    QCOMPARE(answer.earlier.size(), 3);
    QCOMPARE(answer.earlier[0].end, part.size());
    QCOMPARE(answer.earlier[1].end, part.size());
    QVERIFY(answer.earlier[2].end > part.size() && answer.earlier[2].end < answer.message.text.size());
}

void TestChatSession::aServerWithoutPrefixesIsAskedInWords()
{
    testsupport::ChatWorld world;
    world.setDialect(model::Dialect::DeepSeek);
    world.transport.script(u"a"_s, u"200 | tok | cut\n404 | nothing here\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"x"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    QVERIFY(session->continueAnswer({}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    const model::ConversationMessage answer = session->branch().last();
    QVERIFY2(answer.complete, qPrintable(answer.note));
    QCOMPARE(world.transport.requests().size(), 3);
    QCOMPARE(world.transport.requests().last().url.path(), u"/v1/chat/completions"_s);
    QVERIFY(!world.transport.requests().last().body.contains("\"prefix\""));
    QCOMPARE(answer.outcome->adjusted.size(), 1);
    QCOMPARE(answer.outcome->adjusted[0].field, u"prefix"_s);
}

void TestChatSession::nothingToGoOnWith()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"400 | no\n200 | tok | done\n200 | tok | cut\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    const auto ask = [&] { return session->ask(u"x"_s, {}) && world.runUntil([&] { return !session->isBusy(); }); };
    QCOMPARE(session->continueAnswer({}).error().code, base::ErrorCode::NotFound);
    QVERIFY(ask()); // nothing came
    QCOMPARE(session->continueAnswer({}).error().code, base::ErrorCode::Usage);
    QVERIFY(ask()); // whole
    QCOMPARE(session->continueAnswer({}).error().code, base::ErrorCode::Usage);
    QVERIFY(ask());
    const QString broken = session->branch().last().id;
    QVERIFY(ask()); // the talk went on
    QCOMPARE(session->continueAnswer(broken).error().code, base::ErrorCode::Usage);
    QVERIFY(session->ask(u"x"_s, {}));
    QCOMPARE(session->continueAnswer({}).error().code, base::ErrorCode::Usage); // busy
    session->stop();
}

void TestChatSession::stopKeepsTheBill()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"x"_s, {}));
    session->stop(); // nothing has left
    QVERIFY(!session->branch().last().outcome->completion.usage);
    QVERIFY(session->ask(u"x"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->branch().last().message.text.isEmpty(); }));
    session->stop();
    const model::ConversationMessage answer = session->branch().last();
    QCOMPARE(answer.outcome->endpoint, u"a"_s);
    QCOMPARE(answer.outcome->error->code, base::ErrorCode::Cancelled);
    QVERIFY(answer.outcome->completion.usage->estimated);
    QVERIFY(answer.outcome->completion.text.isEmpty()); // it stands in the message
}

void TestChatSession::keepNeedsAKey()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->isBusy(); }));
    QVERIFY(!session->conversation().summary.stored);
    QCOMPARE(session->keep().error().code, base::ErrorCode::RefusedConsent);
    world.allowStoring();
    QSignalSpy head(session, &chat::ChatSession::headChanged);
    QVERIFY(session->keep());
    QVERIFY(session->conversation().summary.stored);
    QCOMPARE(head.size(), 1);
    QVERIFY(world.store.load(session->conversation().summary.id)->summary.stored);
}

void TestChatSession::destroyedWhileStreaming()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    const QString id = session->conversation().summary.id;
    // The owner goes while the session is speaking.
    connect(session, &chat::ChatSession::appended, session, [&world] { world.sessions.reset(); });
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return world.sessions == nullptr; }));
    QCOMPARE(world.transport.live(), 0);
    const auto stored = world.store.load(id);
    QVERIFY(stored);
    QCOMPARE(stored->messages.size(), 2);
    QVERIFY(!stored->messages[1].complete);
}

SPYHOP_TEST_MAIN(TestChatSession)
#include "tst_chatsession.moc"

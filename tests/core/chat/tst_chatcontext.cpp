// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a chat sends of itself: its settings, what is left out, pictures, summaries, tasks.
#include "core/chat/contextmeter.h"
#include "core/chat/digesting.h"
#include "core/chat/drafts.h"
#include "core/chat/numbers.h"
#include "core/chat/pendingtasks.h"
#include "core/model/tokenscale.h"
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! A chat with a model of 2,000 tokens (1,750 without its answer) that takes no pictures.
class ContextWorld : public testsupport::ChatWorld {
public:
    ContextWorld()
    {
        prices = *model::PriceTable::parse(R"({"prices": [
            {"provider": "a", "model": "m", "validFrom": "2020-01-01", "currency": "USD",
             "perMillion": {"hit": "0.02", "miss": "1", "output": "4"}, "peakFactor": 1}],
            "models": [{"name": "m", "context": 2000, "vision": false, "ignoredWhenThinking": ["temperature"]}]})");
        sessions->setMeter(meter);
        gateway.setTakesPacked(u"https://a/v1/"_s, false); // so that bodies can be read here
    }

    store::BatchStore lore{*database, places};
    chat::ContextMeter meter{gateway, lore};
    store::ChatTaskStore taskStore{*database};
    chat::PendingTasks pending{*sessions, taskStore};

    [[nodiscard]] QJsonObject lastBody() const
    {
        return QJsonDocument::fromJson(transport.requests().last().body).object();
    }
    [[nodiscard]] QStringList lastSent() const
    {
        QStringList lines;
        for (const QJsonValue& message : lastBody().value(u"messages"_s).toArray())
            lines.append(message[u"role"_s].toString() + u':' + message[u"content"_s].toString().left(12));
        return lines;
    }
    //! Asks and waits for the answer. What the scripted server counts teaches nothing: estimates stay as they are.
    bool talk(chat::ChatSession* session, const QString& text)
    {
        const bool answered = session->ask(text, {}) && runUntil([session] { return !session->isBusy(); });
        model::Outcome lesson;
        lesson.askedModel = u"m"_s;
        lesson.completion.usage = model::Usage();
        lesson.completion.usage->promptTokens = 1'000'000'000;
        meter.learn(1'000'000'000, lesson);
        lesson.completion.usage->promptTokens = 10;
        meter.learn(10, lesson);
        return answered;
    }
};

//! 600 estimated tokens, and its first word to know it by.
QString longText(const QString& word)
{
    return word + u' ' + QString(2'000 - word.size() - 1, u'x');
}

} // namespace

class TestChatContext : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settingsTravelAndAreKept();
    void refusesWhatDoesNotFit();
    void leavesOutWhatWasChosen();
    void refusesPicturesOfModelsThatTakeNone();
    void picturesOfEarlierTurnsStayBehind();
    void whatKeptPicturesSayStaysHere();
    void whatTheGateKeptTravelsNever();
    void settingsAreWrittenOnceTypingRests();
    void summarisesOnRequest();
    void summarisesWhatIsLongerThanTheRoom();
    void aFailedSummaryChangesNothing();
    void learnsTheFactor();
    void whatStandsAroundAShortQuestionIsNoFactor();
    void lessonsOfEarlierVersionsAreHeldInBounds();
    void picturesTeachNothing();
    void goesAnywayByAnEstimateAlone();
    void aTaskWaitsAndIsAnswered();
    void tasksOutliveTheProgram();
    void anAnswerFindsItsRemovedQuestion();
    void anAnswerFindsItsRemovedChat();
    void draftsAreKeptPerChat();
    void draftsFollowConsent();
    void draftsMoveWithTheirChat();
};

void TestChatContext::settingsTravelAndAreKept()
{
    ContextWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | tok | done\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    session->setSystemPrompt(u"Be brief"_s, u"Brief"_s);
    session->setTemperature(0.3);
    session->setMaxTokens(200);
    session->setOverflow(model::Overflow::LeaveOutOldest);
    QVERIFY(world.talk(session, u"hello"_s));
    QCOMPARE(world.lastSent(), (QStringList{u"system:Be brief"_s, u"user:hello"_s}));
    QCOMPARE(world.lastBody().value(u"temperature"_s).toDouble(), 0.3);
    QCOMPARE(world.lastBody().value(u"max_tokens"_s).toInt(), 200);
    const auto kept = world.store.load(session->conversation().summary.id);
    QVERIFY(kept);
    QCOMPARE(kept->role, u"Brief"_s);
    QCOMPARE(kept->temperature, std::optional(0.3));
    QCOMPARE(kept->maxTokens, std::optional(200));
    QCOMPARE(kept->overflow, model::Overflow::LeaveOutOldest);
    // And back to the model's own.
    session->setTemperature(std::nullopt);
    session->setMaxTokens(std::nullopt);
    QVERIFY(world.talk(session, u"again"_s));
    QVERIFY(!world.lastBody().contains(u"temperature"_s));
    QVERIFY(!world.store.load(session->conversation().summary.id)->temperature);
}

void TestChatContext::refusesWhatDoesNotFit()
{
    ContextWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done\n200 | tok | done\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(world.talk(session, longText(u"one"_s)));
    QVERIFY(world.talk(session, longText(u"two"_s)));
    const qsizetype before = session->conversation().messages.size();
    const base::Status full = session->ask(longText(u"three"_s), {});
    QVERIFY(!full);
    QCOMPARE(full.error().code, base::ErrorCode::BadRequest);
    QVERIFY2(full.error().what.contains(QLocale().toString(1'750)), qPrintable(full.error().what));
    // Nothing was appended, nothing was sent.
    QCOMPARE(session->conversation().messages.size(), before);
    QCOMPARE(world.transport.requests().size(), 2);
    session->setOverflow(model::Overflow::Refuse);
    QVERIFY(!session->ask(longText(u"three"_s), {}));
    // What is short still fits.
    QVERIFY(world.talk(session, u"short"_s));
}

void TestChatContext::leavesOutWhatWasChosen()
{
    ContextWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done\n200 | tok | done\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(world.talk(session, longText(u"one"_s)));
    QVERIFY(world.talk(session, longText(u"two"_s)));
    session->setOverflow(model::Overflow::LeaveOutOldest);
    QVERIFY(world.talk(session, longText(u"three"_s)));
    QStringList sent = world.lastSent();
    QCOMPARE(sent.size(), 3); // two, its answer, three
    QVERIFY(sent.first().startsWith(u"user:two"_s));
    QVERIFY(sent.last().startsWith(u"user:three"_s));
    // The chat itself has lost nothing.
    QCOMPARE(session->branch().size(), 6);
}

void TestChatContext::refusesPicturesOfModelsThatTakeNone()
{
    ContextWorld world;
    chat::ChatSession* session = world.sessions->create();
    model::Attachment picture;
    picture.name = u"p.png"_s;
    picture.bytes = "\x89PNG\r\n\x1A\nrest";
    const base::Status refused = session->ask(u"what is this"_s, {picture});
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.contains(u"m takes no pictures"_s), qPrintable(refused.error().what));
    QVERIFY(session->isEmpty());
}

void TestChatContext::picturesOfEarlierTurnsStayBehind()
{
    ContextWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    session->setTarget(u"a"_s, u"sees"_s); // of which nothing is known: it may take them
    model::Attachment picture;
    picture.name = u"p.png"_s;
    picture.mimeType = u"image/png"_s;
    picture.bytes = "\x89PNG\r\n\x1A\nrest";
    QVERIFY(session->ask(u"what is this"_s, {picture}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    QVERIFY(world.transport.requests().last().body.contains("image_url"));
    session->setTarget(u"a"_s, u"m"_s);
    const chat::ContextWindow window = world.meter.window(
        session->conversation(), world.meter.prospect(session->conversation()), session->branch(), 10, 0);
    QCOMPARE(window.pictureless, QStringList{session->branch()[0].id}); // which the meter says before it is sent
    QCOMPARE(window.sent.attachments, 0);
    QVERIFY(world.talk(session, u"and now"_s));
    QVERIFY(!world.transport.requests().last().body.contains("image_url"));
    QCOMPARE(session->branch()[0].message.attachments.size(), 1); // the chat keeps it
}

void TestChatContext::whatKeptPicturesSayStaysHere()
{
    ContextWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    session->setTarget(u"a"_s, u"sees"_s);
    const QByteArray signature = "\x89PNG\r\n\x1A\n", end("\0\0\0\0IENDcrc.", 12);
    model::Attachment picture; // as an earlier version has kept it
    picture.name = u"p.png"_s;
    picture.mimeType = u"image/png"_s;
    picture.bytes = signature + QByteArray("\0\0\0\6tEXtA\0homecrc.", 18) + end;
    QVERIFY(session->ask(u"what is this"_s, {picture}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    QVERIFY(world.transport.requests().last().body.contains((signature + end).toBase64()));
}

void TestChatContext::whatTheGateKeptTravelsNever()
{
    ContextWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | tok | done\n200 | tok | done\n200 | tok | done"_s);
    model::GateRules rules = model::GateRules::allOff();
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(world.talk(session, u"hello"_s));
    rules.set(model::SensitiveKind::Card, model::GateAction::Block);
    world.gateway.setPrivacyGate(rules);
    QVERIFY(world.talk(session, u"pay with 4111 1111 1111 1111"_s));
    const base::Error refused = *session->branch().last().outcome->error;
    QCOMPARE(refused.code, base::ErrorCode::RefusedPolicy);
    QVERIFY(!refused.what.contains(u"goes along"_s));
    QVERIFY(world.talk(session, u"and now"_s));
    QCOMPARE(world.lastSent(), (QStringList{u"user:hello"_s, u"assistant:tok "_s, u"user:and now"_s}));
    // Nor after it was read again.
    const auto kept = world.store.load(session->conversation().summary.id);
    QVERIFY(kept);
    QCOMPARE(kept->messages.at(3).outcome->error->rule, refused.rule);
    // What went out while the gate was open is still in the way, and the person is told where.
    world.gateway.setPrivacyGate(model::GateRules::allOff());
    QVERIFY(world.talk(session, u"4111 1111 1111 1111 it is"_s));
    world.gateway.setPrivacyGate(rules);
    QVERIFY(world.talk(session, u"and then"_s));
    QVERIFY(session->branch().last().outcome->error);
    QVERIFY(session->branch().last().outcome->error->what.contains(u"goes along"_s));
}

void TestChatContext::settingsAreWrittenOnceTypingRests()
{
    ContextWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(world.talk(session, u"hello"_s));
    const QString id = session->conversation().summary.id;
    const auto stored = [&] { return world.store.load(id)->systemPrompt; };
    QString typed;
    QSignalSpy changed(session, &chat::ChatSession::headChanged);
    for (const QChar letter : u"Be brief"_s) {
        typed += letter;
        session->setSystemPrompt(typed, {});
        world.advance(100ms);
    }
    QCOMPARE(changed.size(), 8); // the window knows at once
    QCOMPARE(stored(), QString());
    world.advance(1s);
    QCOMPARE(stored(), u"Be brief"_s);
    session->setSystemPrompt(u"Be very brief"_s, {});
    session->flush(); // another chat is shown
    QCOMPARE(stored(), u"Be very brief"_s);
    session->setSystemPrompt(u"Go on"_s, {});
    world.sessions.reset(); // the program ends
    std::ignore = world.database->flush();
    QCOMPARE(stored(), u"Go on"_s);
}

void TestChatContext::summarisesOnRequest()
{
    ContextWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | tok | done\n200 | tok | done\n200 | tok tok | done\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(world.talk(session, longText(u"one"_s)));
    QVERIFY(world.talk(session, longText(u"two"_s)));
    session->setOverflow(model::Overflow::Summarise);
    const auto window = [&] {
        return world.meter.window(
            session->conversation(), world.meter.prospect(session->conversation()), session->branch(), 600, 0);
    };
    const chat::ContextWindow before = window();
    QVERIFY(!before.fits());
    // A summary of full length would be nearly the whole of so small a room: nothing is offered then.
    QVERIFY(before.toSummarise.isEmpty());
    QSignalSpy changed(session, &chat::ChatSession::digestChanged);
    const QStringList first{session->branch().at(0).id, session->branch().at(1).id};
    QVERIFY(session->digest(first, *before.room));
    QVERIFY(session->digesting() != nullptr);
    QVERIFY(!session->ask(u"meanwhile"_s, {}));
    QVERIFY(world.runUntil([session] { return session->digesting() == nullptr; }));
    QVERIFY(changed.size() >= 2);
    QVERIFY(!session->conversation().digest.text.isEmpty());
    QCOMPARE(session->conversation().digest.lastId, first.last());
    QCOMPARE(window().summarised, first);
    QVERIFY(window().fits());
    QVERIFY(world.talk(session, longText(u"three"_s)));
    const QStringList sent = world.lastSent();
    QCOMPARE(sent.size(), 4);
    QVERIFY(sent.at(0).startsWith(u"system:Summary of"_s));
    QVERIFY(sent.at(1).startsWith(u"user:two"_s));
    QCOMPARE(world.store.load(session->conversation().summary.id)->digest, session->conversation().digest);
}

void TestChatContext::summarisesWhatIsLongerThanTheRoom()
{
    ContextWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    session->setTarget(u"a"_s, u"long"_s); // a model of which nothing is known takes it
    QString text;
    for (int i = 0; text.size() < 20'000; ++i)
        text += u"word%1 "_s.arg(i);
    QVERIFY(world.talk(session, text));
    session->setTarget(u"a"_s, u"m"_s);
    const auto before = world.transport.requests().size();
    QVERIFY(session->digest({session->branch().at(0).id, session->branch().at(1).id}, 1'750));
    QCOMPARE(session->digesting()->total(), 2);
    QVERIFY(world.runUntil([session] { return session->digesting() == nullptr; }));
    QCOMPARE(session->conversation().digest.lastId, session->branch().at(1).id);
    QStringList sent;
    for (auto i = before; i < world.transport.requests().size(); ++i) {
        const QJsonArray messages
            = QJsonDocument::fromJson(world.transport.requests().at(i).body)[u"messages"_s].toArray();
        sent.append(messages.last()[u"content"_s].toString());
    }
    QVERIFY(sent.size() > 3);
    for (const QString& part : sent)
        QVERIFY2(model::estimateTokens(part) <= 1'750, qPrintable(QString::number(model::estimateTokens(part))));
    for (qsizetype i = 1; i < sent.size(); ++i)
        QVERIFY(sent.at(i).startsWith(u"Summary so far:"_s));
    // Not a word is lost between the parts.
    const QString all = sent.join(u' ');
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        QVERIFY2(all.contains(word), qPrintable(word));
}

void TestChatContext::aFailedSummaryChangesNothing()
{
    ContextWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done\n401 | no"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(world.talk(session, u"one"_s));
    QSignalSpy failed(session, &chat::ChatSession::digestFailed);
    QVERIFY(session->digest({session->branch().at(0).id}, 1'000));
    QVERIFY(world.runUntil([&] { return failed.size() == 1; }));
    QVERIFY(session->conversation().digest.lastId.isEmpty());
    QVERIFY(session->digesting() == nullptr);
    QVERIFY(!session->digest({u"elsewhere"_s}, 1'000));
    // Destroyed while it works: nothing is left behind.
    QVERIFY(session->digest({session->branch().at(0).id}, 1'000));
    session->stopDigesting();
    QVERIFY(session->digesting() == nullptr);
}

void TestChatContext::learnsTheFactor()
{
    ContextWorld world;
    model::Outcome outcome;
    outcome.askedModel = u"m"_s;
    model::Usage usage;
    usage.promptTokens = 15'000;
    outcome.completion.usage = usage;
    chat::ChatSession* session = world.sessions->create();
    QCOMPARE(world.meter.prospect(session->conversation()).factor, 1.0);
    world.meter.learn(10'000, outcome);
    QCOMPARE(world.meter.prospect(session->conversation()).factor, 1.5);
    QVERIFY(world.meter.prospect(session->conversation()).isLearned);
    // What was not counted by the server, or came from a cache, teaches nothing.
    outcome.completion.usage->estimated = true;
    outcome.completion.usage->promptTokens = 9'000'000;
    world.meter.learn(10'000, outcome);
    outcome.completion.usage->estimated = false;
    outcome.cached = model::Cached::L1;
    world.meter.learn(10'000, outcome);
    QCOMPARE(world.meter.prospect(session->conversation()).factor, 1.5);
    const chat::Prospect prospect = world.meter.prospect(session->conversation());
    QCOMPARE(world.meter.window(session->conversation(), prospect, {}, 96, 0).sent.question, 150);
    QCOMPARE(world.meter.promptCost(prospect, 1'000, world.clock.wallTime())->display(),
        base::Money(1'000'000, u"USD"_s).display());
}

void TestChatContext::whatStandsAroundAShortQuestionIsNoFactor()
{
    ContextWorld world;
    chat::ChatSession* session = world.sessions->create();
    const auto prospect = [&] { return world.meter.prospect(session->conversation()); };
    const auto counts = [&](qint64 estimated, qint64 counted) {
        model::Outcome outcome;
        outcome.askedModel = u"m"_s;
        outcome.completion.usage = model::Usage();
        outcome.completion.usage->promptTokens = counted;
        world.meter.learn(estimated, outcome);
    };
    counts(5, 7); // a template's marks
    QVERIFY(!prospect().isLearned);
    QCOMPARE(prospect().factor, 1.0);
    QCOMPARE(prospect().overhead, 2);
    const chat::ContextWindow window = world.meter.window(session->conversation(), prospect(), {}, 37'000, 0);
    QCOMPARE(window.sent.total(), 37'006);
    counts(5, 1'505); // a gateway with a prompt of its own
    QCOMPARE(prospect().overhead, 1'500);
    counts(2'000, 3'500); // which is known, and no part of the factor
    QCOMPARE(prospect().factor, 1.0);
    QVERIFY(prospect().isLearned);
    QVERIFY(prospect().spread > 0.2); // of one answer
    counts(400'000, 401'500);
    QVERIFY(prospect().spread < 0.1);
    // What cannot be is not believed.
    counts(5, 10'000'000);
    counts(1'000'000, 10'000'000'000);
    QCOMPARE(prospect().overhead, model::mostOverhead);
    QVERIFY(prospect().factor <= model::mostFactor);
}

void TestChatContext::lessonsOfEarlierVersionsAreHeldInBounds()
{
    ContextWorld world;
    world.lore.learn(u"m"_s, {1, 1'501, 0, 0, 0});
    world.lore.learn(u"other"_s, {2'000, 3'000'000, 0, 0, 0});
    QVERIFY(world.database->flush());
    chat::ChatSession* session = world.sessions->create();
    QCOMPARE(world.meter.prospect(session->conversation()).factor, 1.0);
    session->setTarget(u"a"_s, u"other"_s);
    QCOMPARE(world.meter.prospect(session->conversation()).factor, model::mostFactor);
}

void TestChatContext::picturesTeachNothing()
{
    model::Message message;
    message.text = u"what is this"_s;
    const qint64 words = model::estimateTokens(message.text) + chat::numbers::tokensOfFrame;
    QCOMPARE(chat::teachingTokens({message}), words);
    model::Attachment attachment;
    attachment.name = u"a.txt"_s;
    attachment.text = u"some more"_s;
    message.attachments.append(attachment);
    QCOMPARE(chat::teachingTokens({message}), words + chat::estimateTokens(message.attachments));
    attachment.text.clear();
    attachment.bytes = "\x89PNG\r\n\x1A\nrest";
    message.attachments.append(attachment);
    QCOMPARE(chat::teachingTokens({message}), 0); // its bytes may have been counted as words
}

void TestChatContext::goesAnywayByAnEstimateAlone()
{
    ContextWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    session->setSendsAnyway(true);
    QVERIFY(!session->ask(QString(20'000, u'x'), {})); // 6,000 tokens: never so few that 1,750 would do
    session->setSendsAnyway(false);
    const QString question(8'000, u'x'); // 2,400
    QVERIFY(!session->ask(question, {}));
    QCOMPARE(world.transport.requests().size(), 0);
    session->setSendsAnyway(true);
    QVERIFY(session->ask(question, {}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    QCOMPARE(world.transport.requests().size(), 1);
}

void TestChatContext::aTaskWaitsAndIsAnswered()
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

void TestChatContext::tasksOutliveTheProgram()
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

void TestChatContext::anAnswerFindsItsRemovedQuestion()
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

void TestChatContext::anAnswerFindsItsRemovedChat()
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

void TestChatContext::draftsAreKeptPerChat()
{
    ContextWorld world;
    docs::ReaderHost readers(world.clock, {});
    store::DraftStore store(*world.database, world.places);
    chat::Drafts drafts({world.clock, world.random, readers, store});
    drafts.setText(u"one"_s, u"first"_s, true);
    drafts.setText(QString(), u"of a new chat"_s, true);
    model::Attachment attachment;
    attachment.name = u"a.txt"_s;
    attachment.text = u"content"_s;
    attachment.receipt = u"7 characters"_s;
    drafts.attachments(u"one"_s).restore({attachment});
    QCOMPARE(drafts.text(u"one"_s), u"first"_s);
    QCOMPARE(drafts.text(u"two"_s), QString());
    world.advance(1'100ms); // a pause in writing
    chat::Drafts again({world.clock, world.random, readers, store});
    QCOMPARE(again.text(u"one"_s), u"first"_s);
    QCOMPARE(again.text(QString()), u"of a new chat"_s);
    QCOMPARE(again.attachments(u"one"_s).ready(), (QList<model::Attachment>{attachment}));
    again.clear(u"one"_s);
    chat::Drafts later({world.clock, world.random, readers, store});
    QVERIFY(later.text(u"one"_s).isEmpty());
    QVERIFY(later.attachments(u"one"_s).entries().isEmpty());
}

void TestChatContext::draftsFollowConsent()
{
    ContextWorld world;
    docs::ReaderHost readers(world.clock, {});
    store::DraftStore store(*world.database, world.places);
    const auto rows = [&world] { return world.database->readNow({u"SELECT chat FROM main.drafts"_s, {}})->size(); };
    {
        chat::Drafts drafts({world.clock, world.random, readers, store});
        drafts.setText(u"one"_s, u"secret"_s, true);
    }
    QCOMPARE(rows(), 0);
    model::Consent consent;
    consent.kinds.insert(model::ConsentKind::Drafts);
    world.places.setConsent(consent);
    world.places.setDataKey(seal::Sealer::freshKey());
    {
        chat::Drafts drafts({world.clock, world.random, readers, store});
        drafts.setText(u"in memory"_s, u"secret"_s, false); // a chat that is in memory only
        drafts.save();
        QCOMPARE(rows(), 0);
        drafts.setText(u"two"_s, u"secret"_s, true);
        drafts.save();
        QCOMPARE(rows(), 1);
        drafts.setText(u"two"_s, QString(), true); // what was deleted is gone
        drafts.save();
        QCOMPARE(rows(), 0);
    }
}

void TestChatContext::draftsMoveWithTheirChat()
{
    ContextWorld world;
    docs::ReaderHost readers(world.clock, {});
    store::DraftStore store(*world.database, world.places);
    const auto rows = [&world](QStringView place) {
        return world.database->readNow({u"SELECT text, attachments FROM %1.drafts"_s.arg(place), {}})->size();
    };
    model::Consent consent;
    consent.kinds.insert(model::ConsentKind::Drafts);
    world.places.setConsent(consent);
    world.places.setDataKey(seal::Sealer::freshKey());
    model::Attachment attachment;
    attachment.name = u"a.txt"_s;
    attachment.text = u"content"_s;
    const QList<model::Attachment> one{attachment};
    {
        chat::Drafts drafts({world.clock, world.random, readers, store});
        drafts.setText(u"a"_s, u"words"_s, false); // of a chat in memory
        drafts.attachments(u"a"_s).restore(one);
        world.advance(1'100ms);
        QCOMPARE(rows(u"main"), 0);
        QCOMPARE(rows(u"mem"), 1);
        drafts.setStored(u"a"_s, true); // the chat was kept, and no more was written
        world.advance(1'100ms);
        QCOMPARE(rows(u"main"), 1);
        QCOMPARE(rows(u"mem"), 0);
        // Agreement while the program runs.
        world.places.setConsent({});
        drafts.setText(u"b"_s, u"more"_s, true);
        drafts.attachments(u"b"_s).restore(one);
        world.advance(1'100ms);
        QCOMPARE(rows(u"mem"), 2);
        world.places.setConsent(consent);
        drafts.reload();
        QCOMPARE(rows(u"mem"), 0);
    }
    QCOMPARE(rows(u"main"), 2);
    chat::Drafts later({world.clock, world.random, readers, store});
    QCOMPARE(later.text(u"a"_s), u"words"_s);
    QCOMPARE(later.attachments(u"a"_s).ready(), one);
    QCOMPARE(later.text(u"b"_s), u"more"_s);
    QCOMPARE(later.attachments(u"b"_s).ready(), one);
}

SPYHOP_TEST_MAIN(TestChatContext)
#include "tst_chatcontext.moc"

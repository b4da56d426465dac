// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a chat sends of itself: its settings, what is left out, pictures, summaries.
#include "core/chat/digesting.h"
#include "tests/core/chat/contextworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLocale>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using testsupport::ContextWorld;

namespace {

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
    void goesAnywayByAnEstimateAlone();
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

SPYHOP_TEST_MAIN(TestChatContext)
#include "tst_chatcontext.moc"

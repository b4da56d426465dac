// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What answers teach of how a model counts.
#include "core/chat/numbers.h"
#include "core/model/tokenscale.h"
#include "tests/core/chat/contextworld.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace Qt::StringLiterals;
using testsupport::ContextWorld;

class TestContextMeter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsTheFactor();
    void whatStandsAroundAShortQuestionIsNoFactor();
    void lessonsOfEarlierVersionsAreHeldInBounds();
    void picturesTeachNothing();
};

void TestContextMeter::learnsTheFactor()
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

void TestContextMeter::whatStandsAroundAShortQuestionIsNoFactor()
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

void TestContextMeter::lessonsOfEarlierVersionsAreHeldInBounds()
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

void TestContextMeter::picturesTeachNothing()
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

SPYHOP_TEST_MAIN(TestContextMeter)
#include "tst_contextmeter.moc"

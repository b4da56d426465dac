// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When a job sends, what it does not pay twice for, how it warms the prompt cache, what becomes of long documents.
#include "core/base/files.h"
#include "core/batch/awakekeeper.h"
#include "core/batch/calloutlook.h"
#include "core/batch/itemrequest.h"
#include "core/batch/maskedreading.h"
#include "core/localserver/bill.h"
#include "tests/core/batch/batchworld.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::SetClock;

namespace {

constexpr int patience = 20'000;
const QString job = QStringLiteral("job");

//! A Thursday; hours and minutes of Beijing.
QDateTime beijing(int hour, int minute, int second)
{
    return QDateTime(QDate(2026, 11, 26), QTime(hour, minute, second), QTimeZone("Asia/Shanghai")).toUTC();
}

localserver::ServerOptions scripted(const QByteArray& script)
{
    localserver::ServerOptions options;
    options.script = script;
    return options;
}

void blockCards(BatchWorld& world)
{
    model::GateRules rules;
    rules.set(model::SensitiveKind::Card, model::GateAction::Block);
    world.gateway.setPrivacyGate(rules);
}

//! A text of many parts for a model that takes as little as this one.
base::Expected<batch::Inputs> longDocument(BatchWorld& world, const QString& name)
{
    const QString folder = testsupport::TestWorld::makeFolder(name);
    QFile file(folder + QStringLiteral("/long.txt"));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("the document cannot be written");
    for (int paragraph = 0; paragraph < 300; ++paragraph)
        file.write("This is paragraph " + QByteArray::number(paragraph) + " of a document with many of them.\n\n");
    file.close();
    return testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto));
}

//! The job, begun, with one question about such a text.
base::Status startLongDocument(BatchWorld& world, const QString& name)
{
    const auto inputs = longDocument(world, name);
    if (!inputs)
        return base::failure(inputs.error());
    model::BatchSpec spec = BatchWorld::spec(job);
    spec.prompt = QStringLiteral("What does it say?");
    if (const auto created = world.manager->create(spec, *inputs); !created)
        return base::failure(created.error());
    return world.manager->start(job);
}

class FakeLock final : public port::WakeLock {
public:
    void hold(const QString&) override { log += 'h'; }
    void release() override { log += 'r'; }
    void letSleep() override { log += 's'; }
    QByteArray log;
};

} // namespace

class BatchWaysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPolicyByTheTimeOfDayPausesUntilItOpens()
    {
        SetClock clock(beijing(17, 59, 0));
        localserver::ServerOptions options;
        options.latencyMs = 10;
        BatchWorld world(clock, options);
        QVERIFY(base::atomicSave(world.policyFile, R"({"effect":"allow","principal":["*"],"resource":["*"],
 "condition":{"time":{"between":["09:00","18:00"],"zone":"Asia/Shanghai"}}})"));
        world.policy.reload();
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.concurrency = 2;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(60)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 6, patience);
        clock.set(beijing(18, 0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        QCOMPARE(world.job(job).waitsUntil, beijing(9, 0, 0).addDays(1));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->waitReason(job).isEmpty(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).items.running, 0, patience); // what was under way has ended
        QCOMPARE(world.job(job).items.failed, 0);
        const qint64 chats = world.server.stats().chats;
        world.manager->startNow(job); // the policy's hours are not the person's to ignore
        QTest::qWait(20);
        QCOMPARE(world.server.stats().chats, chats);
        clock.set(beijing(9, 0, 0).addDays(1));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.job(job).items.done, 60);
        QCOMPARE(world.server.stats().chats, 60);
    }

    void aPolicyThatNeverOpensEndsTheRun()
    {
        SetClock clock(beijing(10, 0, 0));
        BatchWorld world(clock, {});
        QVERIFY(base::atomicSave(world.policyFile, R"({"effect":"deny","principal":["*"],"resource":["*"]})"));
        world.policy.reload();
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(3)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Paused, patience);
        QCOMPARE(world.job(job).items.pending, 3);
        QCOMPARE(world.server.stats().chats, 0);
        QTRY_VERIFY_WITH_TIMEOUT(world.manager->stopReason(job), patience);
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::RefusedPolicy);
    }

    //! What is refused for what one item carries is that item's failure: the others are asked.
    void whatIsRefusedOfOneItemFailsThatOne_data()
    {
        QTest::addColumn<QByteArray>("policy");
        QTest::addColumn<QString>("cell");
        QTest::newRow("by the privacy gate") << QByteArray() << QStringLiteral("my card is 4111 1111 1111 1111");
        QTest::newRow("by its size") << QByteArray(
            R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"tokens":{"max":300}}})")
                                     << QStringLiteral("word ").repeated(400);
        QTest::newRow("by its size, by day") << QByteArray(
            R"([{"effect":"allow","principal":["*"],"resource":["*"],"condition":{"tokens":{"max":300}}},
 {"effect":"allow","principal":["*"],"resource":["*"],"condition":{"time":{"between":["18:00","20:00"],"zone":"Asia/Shanghai"}}}])")
                                             << QStringLiteral("word ").repeated(400);
    }
    void whatIsRefusedOfOneItemFailsThatOne()
    {
        QFETCH(QByteArray, policy);
        QFETCH(QString, cell);
        SetClock clock(beijing(12, 30, 0));
        BatchWorld world(clock, {});
        blockCards(world);
        if (!policy.isEmpty()) {
            QVERIFY(base::atomicSave(world.policyFile, policy));
            world.policy.reload();
        }
        batch::Inputs inputs = BatchWorld::rows(6);
        inputs.items[1].cells = QStringList{cell};
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.concurrency = 1;
        QVERIFY(world.manager->create(spec, inputs));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QVERIFY(!world.manager->stopReason(job));
        QCOMPARE(world.job(job).items, (model::ItemCounts{0, 0, 5, 1, 0}));
        QCOMPARE(world.server.stats().chats, 5);
        const model::ItemResult refused = world.store.page(job, 1, 1)->first().second;
        QCOMPARE(refused.state, model::ItemState::Failed);
        QCOMPARE(refused.errorCode, QStringLiteral("refused-policy"));
        QVERIFY(!refused.error.isEmpty());
        QVERIFY(refused.cost.isEmpty());
    }

    //! A model that only some item was asked again with, and is denied, keeps nobody else back.
    void anItemsOwnModelIsItsOwnMatter()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(3)));
        QVERIFY(world.store.askAgain(job, 0, QStringLiteral("forbidden"), clock.wallTime()));
        QVERIFY(base::atomicSave(world.policyFile, R"([{"effect":"allow","principal":["*"],"resource":["*"]},
 {"effect":"deny","principal":["*"],"resource":["api:forbidden"]}])"));
        world.policy.reload();
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.job(job).items, (model::ItemCounts{0, 0, 2, 1, 0}));
    }

    //! What every item carries concerns them all: the run ends with the reason, and nothing is asked in vain.
    void whatEveryItemCarriesEndsTheRun_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<int>("maxTokens");
        QTest::newRow("in the question") << QStringLiteral("What is {{word}} to 4111 1111 1111 1111?") << 100;
        QTest::newRow("the longest answer") << QStringLiteral("What is {{word}}?") << 5'000;
    }
    void whatEveryItemCarriesEndsTheRun()
    {
        QFETCH(QString, prompt);
        QFETCH(int, maxTokens);
        base::SystemClock clock;
        BatchWorld world(clock, {});
        blockCards(world);
        QVERIFY(base::atomicSave(world.policyFile,
            R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"tokens":{"max":3000}}})"));
        world.policy.reload();
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = prompt;
        spec.maxTokens = maxTokens;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(6)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(world.manager->stopReason(job));
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::RefusedPolicy);
        QCOMPARE(world.job(job).items, (model::ItemCounts{6, 0, 0, 0, 0}));
        QCOMPARE(world.server.stats().chats, 0);
    }

    //! Nobody watches a batch go: its receipts say what the gate did.
    void receiptsSayWhatTheGateDid()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        model::GateRules rules; // keys are warned of unasked
        rules.set(model::SensitiveKind::Email, model::GateAction::Mask);
        world.gateway.setPrivacyGate(rules);
        batch::Inputs inputs = BatchWorld::rows(3);
        inputs.items[1].cells = QStringList{QStringLiteral("ann@example.com")};
        inputs.items[2].cells = QStringList{QStringLiteral("sk-abcdefghijklmnop1234")};
        QVERIFY(world.manager->create(BatchWorld::spec(job), inputs));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const auto page = world.store.page(job, 0, 3);
        QVERIFY2(page->at(0).second.receipt.isEmpty(), qPrintable(page->at(0).second.receipt));
        QVERIFY2(page->at(1).second.receipt.contains(u"masked"), qPrintable(page->at(1).second.receipt));
        QVERIFY2(page->at(2).second.receipt.contains(u"sent as it is"), qPrintable(page->at(2).second.receipt));
    }

    //! In all runs of the job, in every program that runs it.
    void theJobSaysHowMuchWasMasked()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        model::GateRules rules; // keys are warned of unasked
        rules.set(model::SensitiveKind::Email, model::GateAction::Mask);
        rules.set(model::SensitiveKind::Phone, model::GateAction::Mask);
        world.gateway.setPrivacyGate(rules);
        batch::Inputs inputs = BatchWorld::rows(5);
        inputs.items[1].cells = QStringList{QStringLiteral("ann@example.com, and ann@example.com again")};
        inputs.items[2].cells = QStringList{QStringLiteral("sk-abcdefghijklmnop1234")};
        inputs.items[3].cells = QStringList{QStringLiteral("bob@example.com, eve@example.com or +49 30 1234567")};
        QVERIFY(world.manager->create(BatchWorld::spec(job), inputs));
        QCOMPARE(world.manager->masked(job).value(), model::MaskedTally());
        QVERIFY(world.manager->startTrial(job, 2));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.manager->masked(job)->items, 1);
        QCOMPARE(world.manager->masked(job)->values.total(), 1);
        const auto restart = [&world] {
            world.manager = std::make_unique<batch::BatchManager>(batch::BatchManager::Parts{
                world.clock, world.random, world.gateway, world.store, world.readers, QString()});
            return world.manager->reload();
        };
        QVERIFY(restart());
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::MaskedTally all = world.manager->masked(job).value();
        QCOMPARE(all.items, 2);
        QCOMPARE(all.values.of(model::SensitiveKind::Email), 3);
        QCOMPARE(all.values.of(model::SensitiveKind::Phone), 1);
        QCOMPARE(all.values.of(model::SensitiveKind::Key), 0); // which was sent as it is
        std::optional<model::MaskedTally> later;
        const auto reading = world.manager->readMasked(job);
        connect(reading.get(), &batch::MaskedReading::read, this,
            [&later](const model::MaskedTally& tally) { later = tally; });
        QTRY_VERIFY_WITH_TIMEOUT(later.has_value(), patience);
        QCOMPARE(*later, all);
        const QString words = batch::maskedText(all, true);
        const QRegularExpression expected(
            QStringLiteral("^4 value\\S* masked in 2 row\\S*: 1 telephone number\\S*, 3 e-mail address\\S*$"));
        QVERIFY2(expected.match(words).hasMatch(), qPrintable(words));
        // Asked again, an item counts once; with another gate, what was masked before stays so.
        QVERIFY(world.manager->askAgain(job, {3}, QString()));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.manager->masked(job).value(), all);
        world.gateway.setPrivacyGate(model::GateRules::allOff());
        QVERIFY(world.manager->askAgain(job, {1, 3}, QString()));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.manager->masked(job).value(), all);
        QVERIFY(world.manager->remove(job));
        QCOMPARE(world.manager->masked(job).value(), model::MaskedTally());
        QVERIFY(world.manager->create(BatchWorld::spec(job), inputs)); // of the same name
        QCOMPARE(world.manager->masked(job).value(), model::MaskedTally());
    }

    //! A value in two parts of a document counts twice, and not once more for what brings the parts together.
    void maskedPartsAddUp()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        model::GateRules rules;
        rules.set(model::SensitiveKind::Email, model::GateAction::Mask);
        world.gateway.setPrivacyGate(rules);
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("maskedparts"));
        const QString path = folder + QStringLiteral("/long.txt");
        QString text;
        for (int paragraph = 0; paragraph < 200; ++paragraph)
            text += QStringLiteral("Paragraph %1 says that the parcel came too late and that nobody was at home.\n\n")
                        .arg(paragraph);
        QVERIFY(base::atomicSave(path, "Ask ann@example.com.\n\n" + text.toUtf8() + "\n\nOr bob@example.com.\n"));
        batch::Inputs inputs;
        inputs.columns = QStringList{QStringLiteral("file")};
        inputs.fields = QStringList{QStringLiteral("text"), QStringLiteral("filename")};
        inputs.items.append({0, QStringLiteral("long.txt"), path, {}});
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What is said?");
        QVERIFY(world.manager->create(spec, inputs));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const auto page = world.store.page(job, 0, 1);
        QVERIFY2(page->first().second.parts.size() > 1, qPrintable(page->first().second.error));
        QCOMPARE(world.manager->masked(job)->items, 1);
        QCOMPARE(world.manager->masked(job)->values.total(), 2);
    }

    void pausesAtNineAndGoesOnAtTwelve()
    {
        SetClock clock(beijing(8, 59, 0));
        localserver::ServerOptions options;
        options.latencyMs = 10;
        BatchWorld world(clock, options);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.when.kind = model::When::Kind::OffPeak;
        spec.concurrency = 2;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(60)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 6, patience);
        QCOMPARE(world.job(job).state, model::JobState::Running);
        clock.set(beijing(9, 0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        QCOMPARE(world.job(job).waitsUntil, beijing(12, 0, 0));
        QVERIFY(world.manager->isRunning(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).items.running, 0, patience);
        const qint64 sent = world.server.stats().chats;
        QVERIFY(sent < 60);
        // Nothing goes out in the meantime, however often it looks at the clock.
        clock.set(beijing(11, 59, 0));
        QTest::qWait(700); // twice lookAtClock, as this clock's timers run
        QCOMPARE(world.server.stats().chats, sent);
        clock.set(beijing(12, 0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 60);
        QVERIFY(!world.job(job).waitsUntil.isValid());
    }

    //! Each of its calls would be paid at the price of the hour.
    void aLongDocumentWaitsForItsHoursBetweenItsParts()
    {
        SetClock clock(beijing(8, 59, 0));
        BatchWorld world(clock, scripted("* 200 | 20ms text \"said\""));
        const auto inputs = longDocument(world, QStringLiteral("hours"));
        QVERIFY(inputs);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What does it say?");
        spec.when.kind = model::When::Kind::OffPeak;
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.store.steps(job, 0)->size() >= 1, patience);
        clock.set(beijing(9, 0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        QCOMPARE(world.job(job).waitsUntil, beijing(12, 0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(world.store.job(job)->waitsUntil, beijing(12, 0, 0), patience); // for others
        QCOMPARE(world.job(job).items, (model::ItemCounts{1, 0, 0, 0, 0}));
        const qint64 sent = world.server.stats().chats;
        QTest::qWait(700); // twice lookAtClock, as this clock's timers run
        QCOMPARE(world.server.stats().chats, sent);
        QCOMPARE(world.store.steps(job, 0)->size(), sent);
        clock.set(beijing(12, 0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QVERIFY(result.parts.size() > sent);
        QCOMPARE(world.server.stats().chats, result.parts.size() + 1); // none was asked twice
        QVERIFY(!result.possiblyBilledTwice);
        QCOMPARE(world.store.job(job)->cost, result.cost);
        QVERIFY(!world.store.job(job)->waitsUntil.isValid());
    }

    void whereNobodyKnowsTheHoursThatIsSaid()
    {
        const model::PriceTable prices = model::PriceTable::parse(BatchWorld::prices()).value();
        model::BatchSpec spec = BatchWorld::spec(job);
        gateway::Gateway::Outlook known, unknown;
        known.endpoint = QStringLiteral("known");
        known.host = QStringLiteral("127.0.0.1");
        unknown.endpoint = QStringLiteral("elsewhere");
        unknown.host = QStringLiteral("api.example.com");
        QVERIFY(batch::unknownHours(spec, unknown, prices).isEmpty()); // now is now
        spec.when.kind = model::When::Kind::OffPeak;
        QVERIFY(batch::unknownHours(spec, known, prices).isEmpty());
        const QString words = batch::unknownHours(spec, unknown, prices);
        QVERIFY2(words.contains(u"elsewhere") && words.contains(u"at once"), qPrintable(words));
    }

    //! It is back after nine: what waited for it would be paid at the price of that hour.
    void whatWaitsForAnEndpointIsTakenBackAtNine()
    {
        constexpr int items = 12;
        SetClock clock(beijing(8, 59, 30));
        BatchWorld world(clock, {});
        localserver::ServerOptions options;
        auto server = std::make_unique<localserver::LocalServer>(options, world.systemClock);
        QVERIFY(server->listen());
        options.port = quint16(server->url().port());
        model::Endpoint silent;
        silent.name = QStringLiteral("silent");
        silent.url = server->url();
        silent.models = QStringList{QStringLiteral("spyhop-local")};
        silent.connectTimeoutMs *= 100;
        world.gateway.addEndpoint(silent);
        server.reset();
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.endpoint = silent.name;
        spec.when.kind = model::When::Kind::OffPeak;
        world.manager->setGiveUpAfter(std::nullopt);
        QVERIFY(world.manager->create(spec, BatchWorld::rows(items)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->waitReason(job).isEmpty(), patience);
        QVERIFY(world.job(job).items.running > 0);
        clock.set(beijing(9, 0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).items, (model::ItemCounts{items, 0, 0, 0, 0}), patience);
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        server = std::make_unique<localserver::LocalServer>(options, world.systemClock);
        QVERIFY(server->listen());
        QTest::qWait(700); // longer than it looks for an answer
        QCOMPARE(server->stats().chats, 0);
        clock.set(beijing(12, 0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.job(job).items, (model::ItemCounts{0, 0, items, 0, 0}));
        QCOMPARE(server->stats().chats, items);
    }

    void pauseHoldsALongDocumentBetweenItsParts()
    {
        base::SystemClock clock;
        BatchWorld world(clock, scripted("* 200 | 20ms text \"said\""));
        QVERIFY(startLongDocument(world, QStringLiteral("paused")));
        QTRY_VERIFY_WITH_TIMEOUT(world.store.steps(job, 0)->size() >= 1, patience);
        QVERIFY(!world.manager->isPausing(job));
        const qint64 before = world.server.stats().chats;
        world.manager->pause(job);
        QVERIFY(world.manager->isPausing(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(!world.manager->isPausing(job));
        QCOMPARE(world.job(job).state, model::JobState::Paused);
        QCOMPARE(world.job(job).items, (model::ItemCounts{1, 0, 0, 0, 0}));
        QVERIFY(!world.manager->stopReason(job));
        const qint64 sent = world.server.stats().chats;
        QVERIFY2(sent <= before + 1, "the part that was on its way, and no other");
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QVERIFY(result.parts.size() > sent);
        QCOMPARE(world.server.stats().chats, result.parts.size() + 1);
        QCOMPARE(world.store.job(job)->cost, result.cost);
        QCOMPARE(world.job(job).cost, result.cost);
    }

    //! Of each part as it is answered: whoever looks meanwhile, or after a crash, sees what was paid.
    void theCostMovesWithEachPart()
    {
        base::SystemClock clock;
        BatchWorld world(clock, scripted("2x 200 | text \"said\"\n200 | hang\n* 200 | text \"said\"\n"));
        QVERIFY(startLongDocument(world, QStringLiteral("cost")));
        QTRY_COMPARE_WITH_TIMEOUT(world.server.stats().chats, 3, patience);
        const QList<localserver::Charge> bill = world.server.bill();
        const qint64 paid = bill.at(0).promptTokens + bill.at(1).promptTokens;
        QTRY_COMPARE_WITH_TIMEOUT(world.store.job(job)->usage.promptTokens, paid, patience);
        const model::JobSummary stored = *world.store.job(job);
        QCOMPARE(stored.cost.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).cost, stored.cost, patience); // told ten times a second
        QCOMPARE(world.job(job).usage.promptTokens, paid);
        const model::ItemResult soFar = world.store.page(job, 0, 1)->first().second;
        QCOMPARE(soFar.state, model::ItemState::Running);
        QCOMPARE(soFar.cost, stored.cost);
        const auto steps = world.store.steps(job, 0);
        for (const model::Step& step : *steps)
            QCOMPARE(step.spent, model::Spent()); // it is in the sums
        world.manager->stop(job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QCOMPARE(world.store.job(job)->cost, result.cost); // once each
        QCOMPARE(world.store.job(job)->usage.promptTokens, result.usage.promptTokens);
        QCOMPARE(world.job(job).cost, result.cost);
    }

    void waitsForItsTimeAndStartsAtOnceWhenTold()
    {
        SetClock clock(beijing(10, 0, 0));
        BatchWorld world(clock, {});
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.when = {model::When::Kind::At, beijing(20, 0, 0)};
        QVERIFY(world.manager->create(spec, BatchWorld::rows(3)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        QCOMPARE(world.job(job).waitsUntil, beijing(20, 0, 0));
        QCOMPARE(world.store.job(job)->spec.when, spec.when);
        QCOMPARE(world.server.stats().chats, 0);
        world.manager->startNow(job);
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 3);
    }

    void aJobThatWaitedIsTakenUpAgain()
    {
        SetClock clock(beijing(10, 0, 0));
        BatchWorld world(clock, {});
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.when.kind = model::When::Kind::OffPeak;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(3)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Waiting, patience);
        // As a process that dies: nobody says Stopped.
        const auto gone = world.manager.release();
        world.store.setJobState(job, model::JobState::Waiting);
        delete gone;
        world.store.setJobState(job, model::JobState::Waiting);
        world.manager = std::make_unique<batch::BatchManager>(batch::BatchManager::Parts{
            world.clock, world.random, world.gateway, world.store, world.readers, QString()});
        QVERIFY(world.manager->reload());
        QVERIFY(!world.manager->isRunning(job));
        world.manager->resumeWaiting();
        QVERIFY(world.manager->isRunning(job));
        clock.set(beijing(12, 30, 0));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
    }

    void staysAwakeWhileItSendsAndEndsCleanlyBeforeSleep()
    {
        SetClock clock(beijing(20, 0, 0));
        localserver::ServerOptions options;
        options.latencyMs = 20;
        BatchWorld world(clock, options);
        FakeLock lock;
        const batch::AwakeKeeper keeper(clock, *world.manager, lock);
        QSignalSpy ending(&keeper, &batch::AwakeKeeper::ending), goneOn(&keeper, &batch::AwakeKeeper::goneOn);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.concurrency = 2;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(40)));
        QCOMPARE(lock.log, QByteArray());
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 4, patience);
        QCOMPARE(lock.log, QByteArray("h"));
        Q_EMIT lock.goingToSleep();
        QTRY_COMPARE_WITH_TIMEOUT(lock.log, QByteArray("hs"), patience);
        QVERIFY(!world.manager->isRunning(job));
        QCOMPARE(world.store.job(job)->items.running, 0);
        const qint64 sent = world.server.stats().chats;
        QVERIFY(sent < 40);
        QCOMPARE(ending.size(), 1);
        QVERIFY(keeper.goesOn(job));
        Q_EMIT lock.wokeUp();
        QCOMPARE(goneOn.size(), 1);
        QVERIFY(!keeper.goesOn(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QTRY_COMPARE_WITH_TIMEOUT(lock.log, QByteArray("hsr"), patience);
        QVERIFY2(world.server.stats().chats <= 42, "only what did not end in time is asked again");
    }

    void sleepChangesNothingThatAPersonDecided_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<bool>("brief"); // the computer is awake again before the calls in flight have ended
        QTest::addColumn<QByteArray>("meanwhile");
        QTest::addColumn<bool>("isDone");
        QTest::newRow("at work") << QByteArray("start") << false << QByteArray() << true;
        QTest::newRow("at work, brief") << QByteArray("start") << true << QByteArray() << true;
        QTest::newRow("stopped after a brief one") << QByteArray("start") << true << QByteArray("stop") << false;
        QTest::newRow("trial") << QByteArray("trial") << false << QByteArray() << false;
        QTest::newRow("trial, brief") << QByteArray("trial") << true << QByteArray() << false;
        QTest::newRow("just paused") << QByteArray("start pause") << false << QByteArray() << false;
        QTest::newRow("just paused, brief") << QByteArray("start pause") << true << QByteArray() << false;
    }

    void sleepChangesNothingThatAPersonDecided()
    {
        QFETCH(QByteArray, before);
        QFETCH(bool, brief);
        QFETCH(QByteArray, meanwhile);
        QFETCH(bool, isDone);
        base::SystemClock clock;
        localserver::ServerOptions options;
        options.latencyMs = 300;
        BatchWorld world(clock, options);
        FakeLock lock;
        const batch::AwakeKeeper keeper(clock, *world.manager, lock);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.concurrency = 4;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(12)));
        QVERIFY(before == "trial" ? world.manager->startTrial(job, 4) : world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.server.stats().chats, 4, patience);
        if (before.endsWith("pause"))
            world.manager->pause(job);
        Q_EMIT lock.goingToSleep();
        if (brief)
            QVERIFY(world.manager->isRunning(job));
        else
            QTRY_VERIFY_WITH_TIMEOUT(lock.log.contains('s'), patience);
        Q_EMIT lock.wokeUp();
        if (meanwhile == "stop")
            world.manager->stop(job);
        if (isDone) {
            QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QTest::qWait(500); // nobody starts it again
        QVERIFY(!world.manager->isRunning(job));
        QVERIFY(world.server.stats().chats < 12);
    }

    void whatIsCancelledElsewhereStaysSo_data()
    {
        QTest::addColumn<int>("latency"); // ms
        QTest::addColumn<QByteArray>("elsewhere");
        for (const auto& [name, latency] : {std::pair("ended in time", 20), std::pair("cut off", 600)}) {
            for (const char* elsewhere : {"nothing", "cancel", "remove"})
                QTest::addRow("%s, %s", name, elsewhere) << latency << QByteArray(elsewhere);
        }
    }

    //! While the computer is about to sleep, or has just awoken, another process may have the job.
    void whatIsCancelledElsewhereStaysSo()
    {
        QFETCH(int, latency);
        QFETCH(QByteArray, elsewhere);
        SetClock clock(beijing(20, 0, 0));
        localserver::ServerOptions options;
        options.latencyMs = latency;
        BatchWorld world(clock, options);
        FakeLock lock;
        const batch::AwakeKeeper keeper(clock, *world.manager, lock);
        std::optional<std::optional<base::Error>> wentOn;
        connect(&keeper, &batch::AwakeKeeper::goneOn, this,
            [&wentOn](const QString&, const std::optional<base::Error>& why) { wentOn = why; });
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.concurrency = 2;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(40)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 2, patience);
        Q_EMIT lock.goingToSleep();
        QTRY_VERIFY_WITH_TIMEOUT(lock.log.contains('s'), patience);
        QTRY_COMPARE_WITH_TIMEOUT(world.store.job(job)->state, model::JobState::Paused, patience);
        const qint64 sent = world.server.stats().chats;
        QVERIFY(sent < 40);
        if (elsewhere != "nothing") {
            batch::BatchManager other(batch::BatchManager::Parts{
                world.clock, world.random, world.gateway, world.store, world.readers, QString()});
            QVERIFY(other.reload());
            QSignalSpy finished(&other, &batch::BatchManager::jobFinished);
            if (elsewhere == "cancel") {
                QVERIFY(other.cancel(job));
                QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
            } else {
                QVERIFY(other.remove(job));
            }
        }
        Q_EMIT lock.wokeUp();
        QVERIFY(wentOn.has_value());
        QVERIFY(!keeper.goesOn(job));
        if (elsewhere == "nothing") {
            QVERIFY(!wentOn->has_value());
            QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
            return;
        }
        QVERIFY(wentOn->has_value());
        QVERIFY(!world.manager->isRunning(job));
        QTest::qWait(100);
        QCOMPARE(world.server.stats().chats, sent);
        if (elsewhere == "remove") {
            QCOMPARE((*wentOn)->code, base::ErrorCode::Usage);
            QVERIFY(!world.manager->job(job));
            return;
        }
        QCOMPARE((*wentOn)->code, base::ErrorCode::Cancelled);
        QCOMPARE(world.job(job).state, model::JobState::Stopped);
        QCOMPARE(world.store.job(job)->state, model::JobState::Stopped);
    }

    //! Between the list and its turn.
    void aWaitingJobThatIsCancelledElsewhereIsNotTakenUp()
    {
        SetClock clock(beijing(10, 0, 0));
        BatchWorld world(clock, {});
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(3)));
        world.store.setJobState(job, model::JobState::Waiting);
        QVERIFY(world.manager->reload());
        world.store.setJobState(job, model::JobState::Stopped);
        world.manager->resumeWaiting();
        QVERIFY(!world.manager->isRunning(job));
        QVERIFY(!world.manager->stopReason(job));
        QCOMPARE(world.job(job).state, model::JobState::Stopped);
        QTest::qWait(100);
        QCOMPARE(world.server.stats().chats, 0);
    }

    void changedItemsAloneCostAgain()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        QVERIFY(world.manager->create(BatchWorld::spec(QStringLiteral("first")), BatchWorld::rows(40)));
        QVERIFY(world.manager->start(QStringLiteral("first")));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(QStringLiteral("first")).state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 40);
        batch::Inputs changed = BatchWorld::rows(40);
        for (const int index : {3, 17, 39})
            changed.items[index].cells = QStringList{QStringLiteral("changed %1").arg(index)};
        QVERIFY(world.manager->create(BatchWorld::spec(QStringLiteral("second")), changed));
        QVERIFY(world.manager->start(QStringLiteral("second")));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(QStringLiteral("second")).state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 43);
        const auto first = world.store.page(QStringLiteral("first"), 0, 40);
        const auto second = world.store.page(QStringLiteral("second"), 0, 40);
        QVERIFY(first && second);
        for (int index = 0; index < 40; ++index) {
            const model::ItemResult& taken = second->at(index).second;
            const bool isNew = index == 3 || index == 17 || index == 39;
            QCOMPARE(taken.reused.has_value(), !isNew);
            if (isNew)
                continue;
            QCOMPARE(taken.reused->job, QStringLiteral("first"));
            QCOMPARE(taken.reused->item, index);
            QVERIFY(taken.reused->at.isValid());
            QCOMPARE(taken.cells, first->at(index).second.cells);
            QVERIFY(taken.cost.isEmpty());
            QCOMPARE(taken.usage.promptTokens, 0);
        }
        // Another question, another parameter and --fresh are asked; so is everything once the earlier jobs are gone.
        model::BatchSpec fresh = BatchWorld::spec(QStringLiteral("fresh"));
        fresh.fresh = true;
        QVERIFY(world.manager->create(fresh, BatchWorld::rows(5)));
        QVERIFY(world.manager->start(fresh.id));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(fresh.id).state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 48);
        model::BatchSpec longer = BatchWorld::spec(QStringLiteral("longer"));
        longer.maxTokens = 77;
        QVERIFY(world.manager->create(longer, BatchWorld::rows(5)));
        QVERIFY(world.manager->start(longer.id));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(longer.id).state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 53);
        for (const char* id : {"first", "second", "fresh"})
            QVERIFY(world.manager->remove(QString::fromLatin1(id)));
        QVERIFY(world.manager->create(BatchWorld::spec(QStringLiteral("third")), BatchWorld::rows(5)));
        QVERIFY(world.manager->start(QStringLiteral("third")));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(QStringLiteral("third")).state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 58);
    }

    void anotherModelsAnswerIsNotTaken()
    {
        base::SystemClock clock;
        BatchWorld world(clock, scripted("200 | text \"first\"\n200 | text \"second\"\n* 200 | text \"third\""));
        const auto cellsOf = [&](const QString& id) { return world.store.page(id, 0, 1)->first().second.cells; };
        const QString small = QStringLiteral("spyhop-local-small");
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(world.manager->askAgain(job, {0}, small));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(cellsOf(job), QStringList{QStringLiteral("second")});
        // What stands there is the small model's: nobody who asks the other one gets it.
        model::BatchSpec later = BatchWorld::spec(QStringLiteral("same model"));
        later.id = QStringLiteral("same");
        QVERIFY(world.manager->create(later, BatchWorld::rows(1)));
        QVERIFY(world.manager->start(later.id));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(later.id), patience);
        QCOMPARE(cellsOf(later.id), QStringList{QStringLiteral("third")});
        QCOMPARE(world.server.stats().chats, 3);
        // Who asks the small one does.
        later.id = QStringLiteral("small");
        later.model = small;
        QVERIFY(world.manager->create(later, BatchWorld::rows(1)));
        QVERIFY(world.manager->start(later.id));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(later.id), patience);
        QCOMPARE(cellsOf(later.id), QStringList{QStringLiteral("second")});
        QCOMPARE(world.server.stats().chats, 3);
        QCOMPARE(*world.store.reusedFrom(later.id), (QMap<QString, qint64>{{job, 1}}));
        QVERIFY(world.store.reusedFrom(job)->isEmpty());
    }

    //! A row that an older program has left: what was asked of one model, and asked again of another since.
    void anAnswerIsHeldAgainstItsModel()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(1)));
        QVERIFY(world.store.askAgain(job, 0, QStringLiteral("spyhop-local-small"), clock.wallTime()));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const model::BatchSpec later = BatchWorld::spec(QStringLiteral("later"));
        const batch::Inputs inputs = BatchWorld::rows(1);
        const auto prompt = batch::BatchManager::promptFor(later.prompt, inputs, 0, {});
        QVERIFY(prompt);
        store::AskedBefore asked = world.store.askedBefore();
        asked.remember(
            asked.digest(batch::questionText(batch::requestFor(later, inputs.items.first(), *prompt), later, {})), job,
            0, clock.wallTime());
        QVERIFY(world.manager->create(later, inputs));
        QVERIFY(world.manager->start(later.id));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(later.id), patience);
        QCOMPARE(world.server.stats().chats, 2);
        QVERIFY(!world.store.page(later.id, 0, 1)->first().second.reused);
    }

    //! An empty answer that an older program took for one.
    void anEmptyAnswerIsNotTaken()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(1)));
        model::ItemResult empty;
        empty.state = model::ItemState::Done;
        empty.cells = QStringList{QString()};
        const auto ended = world.store.stepEnded(job, {}, empty);
        const model::BatchSpec later = BatchWorld::spec(QStringLiteral("later"));
        const batch::Inputs inputs = BatchWorld::rows(1);
        const auto prompt = batch::BatchManager::promptFor(later.prompt, inputs, 0, {});
        QVERIFY(prompt);
        store::AskedBefore asked = world.store.askedBefore();
        asked.remember(
            asked.digest(batch::questionText(batch::requestFor(later, inputs.items.first(), *prompt), later, {})), job,
            0, clock.wallTime());
        QVERIFY(world.manager->create(later, inputs));
        QVERIFY(world.manager->start(later.id));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(later.id), patience);
        QCOMPARE(world.server.stats().chats, 1);
        QVERIFY(!world.store.page(later.id, 0, 1)->first().second.cells.first().isEmpty());
    }

    //! A job that names no model: the first endpoint is gone, and the other one's own model answered.
    void anotherEndpointsModelIsRememberedAsNobodys()
    {
        SetClock clock(beijing(20, 0, 0));
        BatchWorld world(clock, {});
        model::Endpoint gone;
        gone.name = QStringLiteral("gone");
        gone.url = QUrl(QStringLiteral("http://127.0.0.1:9/v1"));
        gone.models = QStringList{QStringLiteral("its-own")};
        gone.priority = 1;
        world.gateway.addEndpoint(gone);
        for (const char* id : {"first", "second"}) {
            model::BatchSpec spec = BatchWorld::spec(QString::fromLatin1(id));
            spec.endpoint.clear();
            spec.model.clear();
            QVERIFY(world.manager->create(spec, BatchWorld::rows(1)));
            QVERIFY(world.manager->start(spec.id));
            QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(spec.id), patience);
            const model::ItemResult result = world.store.page(spec.id, 0, 1)->first().second;
            QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
            QCOMPARE(result.endpoint, QStringLiteral("here"));
            model::ChatRequest next;
            QCOMPARE(world.gateway.outlook(next)->model, QStringLiteral("its-own")); // it is asked first all the same
        }
        QCOMPARE(world.server.stats().chats, 2);
    }

    //! The first call broke off at a provider that takes yuan, the second was answered by one that takes dollars.
    void moneyOfTwoProvidersStaysApart()
    {
        SetClock clock(beijing(20, 0, 0));
        const QByteArray prices = BatchWorld::prices().replace("\"prices\": [",
            "\"prices\": [{\"provider\": \"localhost\", \"model\": \"spyhop-local\", \"validFrom\": \"2020-01-01\", "
            "\"currency\": \"CNY\", \"perMillion\": {\"hit\": \"1\", \"miss\": \"1\", \"output\": \"1\"}}, ");
        BatchWorld world(clock, scripted("close\n* own"), prices);
        model::Endpoint yuan;
        yuan.name = QStringLiteral("yuan");
        yuan.url = world.server.url();
        yuan.url.setHost(QStringLiteral("localhost"));
        yuan.models = QStringList{QStringLiteral("spyhop-local")};
        yuan.priority = 1;
        yuan.connectTimeoutMs *= 100;
        world.gateway.addEndpoint(yuan);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.endpoint.clear();
        QVERIFY(world.manager->create(spec, BatchWorld::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QCOMPARE(result.endpoint, QStringLiteral("here"));
        QCOMPARE(result.cost.size(), 2);
        QCOMPARE(result.cost.at(0).currency(), QStringLiteral("USD"));
        QCOMPARE(result.cost.at(1).currency(), QStringLiteral("CNY"));
        QVERIFY(result.cost.at(1).nanoUnits() > 0);
        QVERIFY(result.costEstimated);
        QList<base::Money> sums = world.store.job(job)->cost;
        QCOMPARE(sums.size(), 2);
        QVERIFY(sums.contains(result.cost.at(0)) && sums.contains(result.cost.at(1)));
        QCOMPARE(world.job(job).cost.size(), 2);
    }

    //! What was paid for stays, of what is missing the name, and the next run asks for that alone.
    void whatWasAnsweredStaysWhenTheRestIsRefused()
    {
        base::SystemClock clock;
        BatchWorld world(clock,
            scripted("200 | text \"{\\\"a\\\": \\\"kept\\\", \\\"n\\\": \\\"many\\\"}\"\n402\n"
                     "* 200 | text \"{\\\"n\\\": 7}\"\n"));
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.columns = {{QStringLiteral("a"), model::ColumnType::Text, {}, {}},
            {QStringLiteral("n"), model::ColumnType::Number, {}, {}}};
        QVERIFY(world.manager->create(spec, BatchWorld::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::Balance);
        const model::ItemResult refused = world.store.page(job, 0, 1)->first().second;
        QCOMPARE(refused.state, model::ItemState::Pending);
        QCOMPARE(refused.cells, (QStringList{QStringLiteral("kept"), QString()}));
        QVERIFY2(refused.error.contains(u"“n”") && !refused.error.contains(u"“a”"), qPrintable(refused.error));
        QVERIFY(refused.cost.first().nanoUnits() > 0);
        QCOMPARE(world.store.job(job)->cost, refused.cost);
        world.gateway.credentialsChanged(spec.endpoint); // paid in
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QCOMPARE(result.cells, (QStringList{QStringLiteral("kept"), QStringLiteral("7")}));
        QVERIFY(result.error.isEmpty());
        QCOMPARE(world.server.stats().chats, 3); // the first answer was not paid for again
        // The item says all of it, and so does the job.
        QVERIFY(result.cost.first().nanoUnits() > refused.cost.first().nanoUnits());
        QCOMPARE(world.store.job(job)->cost, result.cost);
        QCOMPARE(world.job(job).cost, result.cost);
        qint64 tokens = 0;
        for (const localserver::Charge& charge : world.server.bill())
            tokens += charge.promptTokens;
        QCOMPARE(result.usage.promptTokens, tokens);
    }

    //! The parts of a long document are paid for once, also if what brings them together fails.
    void partsThatWereAnsweredStayWhenTheirSumFails()
    {
        base::SystemClock clock;
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("parts"));
        QFile file(folder + QStringLiteral("/long.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int paragraph = 0; paragraph < 300; ++paragraph)
            file.write("This is paragraph " + QByteArray::number(paragraph) + " of a document with many of them.\n\n");
        file.close();
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What does it say?");
        spec.columns = {{QStringLiteral("n"), model::ColumnType::Number, {}, {}}};
        const auto run = [&](BatchWorld& world) {
            const auto inputs = testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto));
            return inputs && world.manager->create(spec, *inputs) && world.manager->start(job)
                && QTest::qWaitFor([&] { return !world.manager->isRunning(job); }, patience);
        };
        BatchWorld whole(clock, scripted("* 200 | text \"{\\\"n\\\": 5}\"\n"));
        QVERIFY(run(whole));
        const qint64 calls = whole.server.stats().chats;
        QVERIFY(calls >= 4);
        // The same, and the last answer is no use, twice; then it is.
        BatchWorld world(clock,
            scripted(QByteArray::number(calls - 1) + "x 200 | text \"{\\\"n\\\": 5}\"\n2x 200 | text \"five\"\n"
                + "* 200 | text \"{\\\"n\\\": 5}\"\n"));
        QVERIFY(run(world));
        QCOMPARE(world.job(job).items.failed, 1);
        QCOMPARE(world.server.stats().chats, calls + 1);
        QVERIFY(world.manager->retryFailed(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).items.done, 1);
        QCOMPARE(world.server.stats().chats, calls + 2);
        QCOMPARE(world.store.job(job)->cost, world.store.page(job, 0, 1)->first().second.cost);
    }

    //! A call that is under way when the job is stopped is charged all the same.
    void aStoppedItemKeepsWhatItWasAnswered()
    {
        SetClock clock(beijing(20, 0, 0));
        BatchWorld world(clock,
            scripted("200 | text \"{\\\"a\\\": \\\"kept\\\", \\\"n\\\": \\\"many\\\"}\"\n200 | hang\n"
                     "* 200 | text \"{\\\"n\\\": 7}\"\n"));
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.columns = {{QStringLiteral("a"), model::ColumnType::Text, {}, {}},
            {QStringLiteral("n"), model::ColumnType::Number, {}, {}}};
        QVERIFY(world.manager->create(spec, BatchWorld::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.server.stats().chats, 2, patience);
        world.manager->stop(job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const model::ItemResult cut = world.store.page(job, 0, 1)->first().second;
        QCOMPARE(cut.state, model::ItemState::Pending);
        QCOMPARE(cut.cells, (QStringList{QStringLiteral("kept"), QString()}));
        QVERIFY(cut.possiblyBilledTwice);
        QVERIFY(cut.costEstimated);
        QCOMPARE(world.store.job(job)->cost, cut.cost);
        QVERIFY2(cut.cost.first().nanoUnits() > 100 * world.server.bill().first().promptTokens * 2,
            "both calls are in it"); // the second's question is longer than the first's
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QCOMPARE(result.cells, (QStringList{QStringLiteral("kept"), QStringLiteral("7")}));
        QCOMPARE(world.server.stats().chats, 3);
        QCOMPARE(world.store.job(job)->cost, result.cost);
    }

    void twoCallsWarmThePromptCacheForTheRest()
    {
        base::SystemClock clock;
        localserver::ServerOptions options;
        options.latencyMs = 150;
        BatchWorld world(clock, options);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.system = QString(6'000, u'x'); // 1,800 tokens that all items share
        QVERIFY(world.manager->create(spec, BatchWorld::rows(12)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.server.stats().chats, 2, patience);
        QTest::qWait(60);
        QCOMPARE(world.server.stats().chats, 2);
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QVERIFY2(world.server.stats().maxInFlight > 2, "then they fan out");
    }

    void longDocumentsAreAskedInPartsAndPartsAreNotAskedTwice()
    {
        base::SystemClock clock;
        BatchWorld world(clock, scripted("* 200 | 20ms text \"said\""));
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("long"));
        QFile file(folder + QStringLiteral("/long.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int paragraph = 0; paragraph < 300; ++paragraph)
            file.write("This is paragraph " + QByteArray::number(paragraph) + " of a document with many of them.\n\n");
        file.close();
        const auto inputs = testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto));
        QVERIFY(inputs);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What does it say?");
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(world.store.steps(job, 0)->size() >= 2, patience);
        world.manager->stop(job);
        const qint64 before = world.server.stats().chats;
        const qint64 paid = world.store.job(job)->usage.promptTokens;
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const auto page = world.store.page(job, 0, 1);
        QVERIFY(page);
        const model::ItemResult result = page->first().second;
        QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
        QCOMPARE(result.cells, QStringList{QStringLiteral("said")});
        QVERIFY(result.parts.size() >= 3);
        QVERIFY2(result.parts.first().startsWith(QStringLiteral("part 1 of %1: ").arg(result.parts.size())),
            qPrintable(result.parts.first()));
        const auto steps = world.store.steps(job, 0);
        QCOMPARE(steps->size(), result.parts.size()); // the last one is the item's result
        // At most the one that was in flight is asked again; what the journal has is not.
        QVERIFY2(world.server.stats().chats <= result.parts.size() + 2, qPrintable(QString::number(before)));
        // What was paid before the stop is in the item's sum.
        QVERIFY(paid > 0 && result.usage.promptTokens > paid);
        QCOMPARE(world.store.job(job)->usage.promptTokens, result.usage.promptTokens);
    }

    void longDocumentsThatWereHandedBackAreBookedOnce()
    {
        base::SystemClock clock;
        BatchWorld world(clock, scripted("2x 200 | text \"said\"\n402\n* 200 | text \"said\"\n"));
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("booked"));
        QFile file(folder + QStringLiteral("/long.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int paragraph = 0; paragraph < 300; ++paragraph)
            file.write("This is paragraph " + QByteArray::number(paragraph) + " of a document with many of them.\n\n");
        file.close();
        const auto inputs = testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto));
        QVERIFY(inputs);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What does it say?");
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::Balance);
        const qint64 before = world.store.job(job)->usage.promptTokens;
        QVERIFY2(before > 0, "two parts are paid for, and the job's sum says so");
        world.gateway.credentialsChanged(spec.endpoint); // paid in
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        const model::JobSummary resumed = *world.store.job(job);
        // The same without a break in it.
        spec.id = QStringLiteral("whole");
        spec.fresh = true;
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(spec.id));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(spec.id).state, model::JobState::Done, patience);
        QCOMPARE(resumed.usage.promptTokens, world.store.job(spec.id)->usage.promptTokens);
        QCOMPARE(resumed.cost, world.store.job(spec.id)->cost);
    }

    void longDocumentsAreRefusedIfThePersonChoseSo()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("refuse"));
        QFile file(folder + QStringLiteral("/long.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(40'000, 'x'));
        file.close();
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.prompt = QStringLiteral("What does it say?");
        spec.longDocuments = model::LongDocuments::Refuse;
        QVERIFY(world.manager->create(
            spec, *testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto))));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.job(job).items.failed, 1);
        QCOMPARE(world.server.stats().chats, 0);
        QVERIFY(world.store.page(job, 0, 1)->first().second.error.contains(u"4000"));
    }

    void aJobThatWasAtWorkIsKnownToBeCutOff()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        QVERIFY(world.manager->create(BatchWorld::spec(job), BatchWorld::rows(2)));
        QVERIFY(!world.manager->wasCutOff(job));
        world.store.setJobState(job, model::JobState::Running); // as a process that died has left it
        model::Step sent;
        sent.item = 1;
        world.store.stepRunning(job, sent, QStringLiteral("lost"), base::Money(7, QStringLiteral("USD")));
        QVERIFY(
            world.database
                ->writeNow({{QStringLiteral("INSERT INTO main.intents(call, job, at) VALUES('lost', 'job', 1)"), {}}})
                .has_value());
        QVERIFY(world.manager->reload());
        QCOMPARE(world.job(job).state, model::JobState::Stopped);
        QCOMPARE(world.job(job).items, (model::ItemCounts{2, 0, 0, 0, 0})); // nobody works on it
        QCOMPARE(world.manager->billedTwice(job).value_or(QList<qint64>()), QList<qint64>{1});
        QVERIFY(world.manager->wasCutOff(job));
        QVERIFY(world.manager->start(job));
        QVERIFY(!world.manager->wasCutOff(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QVERIFY(world.job(job).costEstimated);
        QCOMPARE(world.manager->billedTwice(job).value_or(QList<qint64>()), QList<qint64>{1});
        QVERIFY(world.manager->reload());
        QVERIFY(!world.manager->wasCutOff(job));
    }

    //! The first answer is no use, and there is no money left to ask for the rest: it is paid for all the same.
    void whatARefusedItemHasCostIsShown()
    {
        SetClock clock(QDateTime(QDate(2026, 11, 26), QTime(20, 0), QTimeZone::utc()));
        localserver::ServerOptions options;
        options.script = "* 200 | text \"" + QByteArray("no object ").repeated(100) + "\"";
        BatchWorld world(clock, options);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.columns = {{QStringLiteral("n"), model::ColumnType::Text, {}, {}}};
        spec.maxTokens = 1'000;
        spec.maxCost = base::Money(360'000, QStringLiteral("USD")); // one call at peak hours costs 333,000 at most
        QVERIFY(world.manager->create(spec, BatchWorld::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.server.stats().chats, 1);
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::RefusedBudget);
        const model::JobSummary shown = world.job(job);
        QCOMPARE(shown.items.pending, 1);
        QVERIFY(!shown.cost.isEmpty());
        QCOMPARE(shown.cost, world.store.job(job)->cost);
        QCOMPARE(shown.usage.promptTokens, world.store.job(job)->usage.promptTokens);
    }

    void aMaximumWithoutAPriceSendsNothing()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.model = QStringLiteral("unpriced");
        spec.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        const auto made = world.manager->create(spec, BatchWorld::rows(5));
        QVERIFY(!made); // it is known before there is a job
        QCOMPARE(made.error().code, base::ErrorCode::RefusedBudget);
        QVERIFY(world.manager->jobs().isEmpty());
        // Only once the job is there: its first call is not sent.
        spec.maxCost.reset();
        QVERIFY(world.manager->create(spec, BatchWorld::rows(5)));
        QVERIFY(!world.manager->setMaximum(job, base::Money(5'000'000'000, QStringLiteral("USD"))));
        model::JobSummary limited = world.job(job);
        limited.spec.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        world.store.setSpec(limited);
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(world.manager->stopReason(job));
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::RefusedBudget);
        QCOMPARE(world.server.stats().chats, 0);
        QCOMPARE(world.job(job).items.pending, 5);
    }

    //! What costs nothing satisfies any maximum.
    void aMaximumIsHeldWhereNothingIsPaid()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        model::Endpoint local;
        local.name = QStringLiteral("local");
        local.url = world.server.url();
        local.tier = model::Tier::Edge;
        local.models = QStringList{QStringLiteral("spyhop-local-small")};
        world.gateway.addEndpoint(local);
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.endpoint = local.name;
        spec.model = local.models.first();
        spec.maxCost = base::Money(1'000, QStringLiteral("USD"));
        QVERIFY(world.manager->create(spec, BatchWorld::rows(5)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const auto reason = world.manager->stopReason(job);
        QVERIFY2(!reason, reason ? qPrintable(reason->sentence()) : "");
        QCOMPARE(world.job(job).items.done, 5);
    }

    //! A job that is asked on this computer first was promised to cost nothing: another takes over only if the person
    //! says so, and that is said when it happens.
    void whatIsPromisedToCostNothingStaysHere_data()
    {
        QTest::addColumn<bool>("anywhere");
        QTest::newRow("unless it is allowed") << false;
        QTest::newRow("if it is allowed") << true;
    }
    void whatIsPromisedToCostNothingStaysHere()
    {
        QFETCH(bool, anywhere);
        SetClock clock(QDateTime::currentDateTimeUtc());
        BatchWorld world(clock, {});
        model::Endpoint local;
        local.name = QStringLiteral("local");
        local.url = QUrl(QStringLiteral("http://127.0.0.1:9/v1"));
        local.tier = model::Tier::Edge;
        local.models = QStringList{QStringLiteral("spyhop-local")};
        local.priority = 1;
        world.gateway.addEndpoint(local);
        world.manager->setGiveUpAfter(std::chrono::seconds(30));
        QStringList told;
        QObject::connect(world.manager.get(), &batch::BatchManager::switched, world.manager.get(),
            [&told](const QString&, const QString& why) { told.append(why); });
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.endpoint.clear();
        spec.anywhere = anywhere;
        QVERIFY(world.manager->create(spec, BatchWorld::rows(3)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        if (anywhere) {
            QCOMPARE(world.job(job).items, (model::ItemCounts{0, 0, 3, 0, 0}));
            QCOMPARE(told.size(), 1); // once for the switch, not for each item
            QVERIFY2(told.first().contains(u"local") && told.first().contains(u"here"), qPrintable(told.first()));
            return;
        }
        QVERIFY(world.manager->stopReason(job));
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::Network);
        QCOMPARE(world.server.stats().chats, 0);
        QCOMPARE(world.job(job).items, (model::ItemCounts{3, 0, 0, 0, 0}));
        QVERIFY(told.isEmpty());
    }

    //! A job that names no endpoint goes on with another one, at another price: under a maximum only if that is known.
    void underAMaximumNobodyTakesOverUnpriced_data()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("the other has a price") << QStringLiteral("spyhop-local");
        QTest::newRow("the other has none") << QStringLiteral("spyhop-local-small");
    }
    void underAMaximumNobodyTakesOverUnpriced()
    {
        QFETCH(QString, model);
        SetClock clock(QDateTime::currentDateTimeUtc());
        BatchWorld world(clock, {});
        model::Endpoint first;
        first.name = QStringLiteral("first");
        first.url = QUrl(QStringLiteral("http://127.0.0.1:9/v1"));
        first.models = QStringList{QStringLiteral("spyhop-local")};
        first.priority = 1;
        world.gateway.addEndpoint(first);
        model::Endpoint other;
        other.name = QStringLiteral("here");
        other.url = world.server.url();
        other.models = QStringList{model};
        other.connectTimeoutMs *= 100;
        world.gateway.addEndpoint(other);
        world.manager->setGiveUpAfter(std::chrono::seconds(30));
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.endpoint.clear();
        spec.model.clear();
        spec.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(world.manager->create(spec, BatchWorld::rows(3)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        if (model == u"spyhop-local") {
            QCOMPARE(world.job(job).items, (model::ItemCounts{0, 0, 3, 0, 0}));
            return;
        }
        QVERIFY(world.manager->stopReason(job));
        QCOMPARE(world.server.stats().chats, 0);
        QCOMPARE(world.job(job).items, (model::ItemCounts{3, 0, 0, 0, 0}));
    }

    void aMaximumHoldsForAnItemWithAModelOfItsOwn()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(world.manager->create(spec, BatchWorld::rows(2)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QVERIFY(world.manager->askAgain(job, {1}, QStringLiteral("unpriced")));
        // What was answered stands, and the refusal is told beside it (docs/decisions/0105).
        const auto row = [&world] { return world.store.page(job, 1, 1)->first().second; };
        QTRY_COMPARE_WITH_TIMEOUT(row().errorCode, base::codeName(base::ErrorCode::RefusedBudget), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(row().state, model::ItemState::Done);
        QCOMPARE(world.server.stats().chats, 2);
    }

    void picturesCountAtTheirDearest()
    {
        const model::PriceTable prices = *model::PriceTable::parse(BatchWorld::prices());
        gateway::Gateway::Outlook outlook;
        outlook.host = QStringLiteral("127.0.0.1");
        outlook.model = QStringLiteral("spyhop-local");
        outlook.context = 100'000;
        model::ChatRequest request;
        request.maxTokens = 1'000;
        request.messages.append({model::Role::User, QStringLiteral("What is it?"), {}, {}});
        const QDateTime at = beijing(20, 0, 0);
        const auto without = batch::worstCase(request, outlook, prices, at);
        const batch::Room room = batch::roomFor(request, outlook);
        model::Attachment picture;
        picture.bytes = QByteArray(100, 'x');
        request.messages.last().attachments = {picture, picture};
        const auto with = batch::worstCase(request, outlook, prices, at);
        QVERIFY(without && with);
        QCOMPARE(with->nanoUnits() - without->nanoUnits(), 2 * 16'384 * 100 * 2); // 0.1 a million, twice at peak
        QVERIFY(batch::roomFor(request, outlook).answer > room.answer);
        QVERIFY2(batch::roomFor(request, outlook).leftBeside(0) > 0, "pictures never take all of it");
    }

    void theWorstCaseIsReservedBeforeTheFirstCall()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.maxTokens = 1'000;
        // One call: (about 550 tokens in + 1,000 out) × 0.1 × 2 at peak = 0.00031. Two do not fit side by side.
        spec.maxCost = base::Money(400'000, QStringLiteral("USD"));
        QVERIFY(world.manager->create(spec, BatchWorld::rows(30)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.server.stats().maxInFlight, 1);
        QVERIFY(world.job(job).items.done >= 1);
        QVERIFY(world.job(job).cost.first().nanoUnits() <= 400'000);
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::RefusedBudget);
        QVERIFY2(world.manager->stopReason(job)->what.contains(u"one more call could cost"),
            qPrintable(world.manager->stopReason(job)->what));
        const auto page = world.store.page(job, 0, 30);
        for (const auto& [item, result] : *page) // those that waited for money took no time
            QVERIFY(result.state != model::ItemState::Pending || result.seconds == 0);
    }
};

SPYHOP_TEST_MAIN(BatchWaysTest)
#include "tst_batchways.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What rules and the privacy gate do to a job: what waits for its hour, what is refused, what is masked, and what
// that costs.
#include "core/base/files.h"
#include "core/batch/maskedreading.h"
#include "tests/core/batch/batchworld.h"

#include <QtCore/QRegularExpression>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::beijing;
using testsupport::SetClock;

namespace {

constexpr int patience = 20'000;
const QString job = QStringLiteral("job");

void blockCards(BatchWorld& world)
{
    model::GateRules rules;
    rules.set(model::SensitiveKind::Card, model::GateAction::Block);
    world.gateway.setPrivacyGate(rules);
}

} // namespace

class JobRulesTest : public QObject {
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
};

SPYHOP_TEST_MAIN(JobRulesTest)
#include "tst_jobrules.moc"

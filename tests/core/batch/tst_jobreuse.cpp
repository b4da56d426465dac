// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a job does not pay twice for: answers that others or an earlier run have, parts of items, the prompt cache.
#include "core/batch/calloutlook.h"
#include "core/batch/itemrequest.h"
#include "core/localserver/bill.h"
#include "tests/core/batch/batchworld.h"

#include <QtCore/QFile>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::beijing;
using testsupport::scripted;
using testsupport::SetClock;

namespace {

constexpr int patience = 20'000;
const QString job = QStringLiteral("job");

} // namespace

class JobReuseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
};

SPYHOP_TEST_MAIN(JobReuseTest)
#include "tst_jobreuse.moc"

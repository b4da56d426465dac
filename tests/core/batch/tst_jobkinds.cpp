// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs whose requests are left with the provider, through the whole pipeline against the built-in server.
#include "core/base/files.h"
#include "core/batch/customid.h"
#include "core/localserver/bill.h"
#include "tests/core/batch/batchworld.h"

#include <QtCore/QFile>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::scripted;

namespace {

const QString job = QStringLiteral("job");
constexpr int patience = 30'000;

//! \brief The pipeline with a journal of submissions. One per test.
class JobWorld {
public:
    explicit JobWorld(const localserver::ServerOptions& options, bool agrees)
        : world(clock, options)
        , submissions(*world.database, world.places)
    {
        model::Settings settings;
        if (agrees)
            settings.consent.kinds.insert(model::ConsentKind::Provider);
        world.gateway.setSettings(settings);
        restart();
    }
    //! As after the end of the process, but for what lies in memory.
    void restart()
    {
        world.manager.reset();
        world.manager = std::make_unique<batch::BatchManager>(batch::BatchManager::Parts{
            clock, world.random, world.gateway, world.store, world.readers, QString(), &submissions});
    }
    [[nodiscard]] static model::BatchSpec spec(model::JobKind kind)
    {
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.kind = kind;
        spec.concurrency = {};
        return spec;
    }
    //! False if it does not end in time.
    [[nodiscard]] bool run(const model::BatchSpec& spec, int rows)
    {
        if (!world.manager->create(spec, BatchWorld::rows(rows)))
            return false;
        return ends(world.manager->start(job));
    }
    [[nodiscard]] bool ends(const base::Status& started)
    {
        QSignalSpy finished(world.manager.get(), &batch::BatchManager::jobFinished);
        return started && (!world.manager->isRunning(job) || finished.wait(patience));
    }
    [[nodiscard]] model::ItemCounts counts() const { return world.store.job(job)->items; }
    [[nodiscard]] QStringList states() const
    {
        QStringList result;
        const auto page = world.store.page(job, 0, 1000);
        for (const auto& [item, line] : *page)
            result << (line.errorCode.isEmpty() ? model::itemStateName(line.state) : line.errorCode);
        return result;
    }

    testsupport::QuickClock clock{100};
    BatchWorld world;
    store::SubmissionStore submissions;
};

} // namespace

class TestJobKinds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindAnswersEveryItem_data();
    void everyKindAnswersEveryItem();
    void whatIsRefusedOfOneItemHoldsUpNoOther_data();
    void whatIsRefusedOfOneItemHoldsUpNoOther();
    void receiptsSayWhatTheGateDid();
    void refusesWithoutConsent();
    void autoFallsBackWithAWord();
    void aNamedKindIsNotExchanged();
    void expiredBatchesKeepFinishedLines();
    void lostRepliesAreLookedUpOrUnknown_data();
    void lostRepliesAreLookedUpOrUnknown();
    void resumesWhatWasLeft();
    void autoResumedSaysHowItWasSent();
    void aRequestWhoseAnswersAreSafeIsForgotten();
    void workThatWasDeletedWithItsAnswersSafeIsForgotten();
    void anInputThatIsGoneCostsItsProofsAlone();
    void pausesWithoutWaiting();
    void cancelsAtTheProvider();
    void holdsToTheMaximumCost();
    void aMaximumThatMakesAFileOfEachItemIsRefused();
    void underAMaximumTheModelIsKnownFirst_data();
    void underAMaximumTheModelIsKnownFirst();
    void costsBatchPrices();
    void noMoreTasksAreOpenThanAsked();
    void anAnswerIsKeptWhenItsRestIsRefused();
};

void TestJobKinds::everyKindAnswersEveryItem_data()
{
    QTest::addColumn<model::JobKind>("kind");
    QTest::newRow("tasks") << model::JobKind::Tasks;
    QTest::newRow("batch") << model::JobKind::Batch;
    QTest::newRow("files-batch") << model::JobKind::FilesBatch;
    QTest::newRow("auto") << model::JobKind::Auto;
    QTest::newRow("direct") << model::JobKind::Direct;
}

void TestJobKinds::everyKindAnswersEveryItem()
{
    QFETCH(model::JobKind, kind);
    JobWorld jobs({}, true);
    model::BatchSpec spec = JobWorld::spec(kind);
    spec.columns = {{QStringLiteral("word"), model::ColumnType::Text, {}, {}}};
    QVERIFY(jobs.run(spec, 45));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 45, 0, 0}));
    const auto page = jobs.world.store.page(job, 0, 100);
    for (const auto& [item, line] : *page)
        QVERIFY2(
            line.cells.value(0).contains(QStringLiteral("number %1").arg(item.index)), qPrintable(line.cells.value(0)));
    QVERIFY(jobs.submissions.ofJob(job, false)->isEmpty()); // all settled
    QCOMPARE(jobs.world.job(job).state, model::JobState::Done);
    QVERIFY(jobs.world.job(job).usage.promptTokens > 0);
    QVERIFY(!jobs.world.job(job).cost.isEmpty());
    QCOMPARE(jobs.world.manager->sentAs(job).isEmpty(), kind != model::JobKind::Auto);
    QCOMPARE(jobs.world.gateway.offers(QStringLiteral("here"), model::JobKind::FilesBatch).value_or(false),
        kind == model::JobKind::FilesBatch || kind == model::JobKind::Auto);
}

void TestJobKinds::whatIsRefusedOfOneItemHoldsUpNoOther_data()
{
    QTest::addColumn<model::JobKind>("kind");
    QTest::addColumn<QByteArray>("policy");
    const QByteArray small(
        R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"tokens":{"max":300}}})");
    for (const model::JobKind kind : {model::JobKind::Tasks, model::JobKind::Batch, model::JobKind::FilesBatch}) {
        QTest::addRow("%s, by the privacy gate", qPrintable(model::jobKindName(kind))) << kind << QByteArray();
        QTest::addRow("%s, by its size", qPrintable(model::jobKindName(kind))) << kind << small;
    }
}

void TestJobKinds::whatIsRefusedOfOneItemHoldsUpNoOther()
{
    QFETCH(model::JobKind, kind);
    QFETCH(QByteArray, policy);
    JobWorld jobs({}, true);
    model::GateRules rules;
    rules.set(model::SensitiveKind::Card, model::GateAction::Block);
    jobs.world.gateway.setPrivacyGate(rules);
    if (!policy.isEmpty()) {
        QVERIFY(base::atomicSave(jobs.world.policyFile, policy));
        jobs.world.policy.reload();
    }
    batch::Inputs inputs = BatchWorld::rows(6);
    inputs.items[1].cells
        = QStringList{QStringLiteral("card 4111 1111 1111 1111 ") + QStringLiteral("word ").repeated(400)};
    QVERIFY(jobs.world.manager->create(JobWorld::spec(kind), inputs));
    QVERIFY(jobs.ends(jobs.world.manager->start(job)));
    QVERIFY(!jobs.world.manager->stopReason(job));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 5, 1, 0}));
    QCOMPARE(jobs.states().at(1), QStringLiteral("refused-policy"));
}

void TestJobKinds::receiptsSayWhatTheGateDid()
{
    JobWorld jobs({}, true);
    batch::Inputs inputs = BatchWorld::rows(2);
    inputs.items[1].cells = QStringList{QStringLiteral("sk-abcdefghijklmnop1234")};
    jobs.world.gateway.setPrivacyGate(model::GateRules());
    QVERIFY(jobs.world.manager->create(JobWorld::spec(model::JobKind::Batch), inputs));
    QVERIFY(jobs.ends(jobs.world.manager->start(job)));
    const auto page = jobs.world.store.page(job, 0, 2);
    QVERIFY(page->at(0).second.receipt.isEmpty());
    QVERIFY2(page->at(1).second.receipt.contains(u"sent as it is"), qPrintable(page->at(1).second.receipt));
}

void TestJobKinds::refusesWithoutConsent()
{
    JobWorld jobs({}, false);
    QVERIFY(jobs.run(JobWorld::spec(model::JobKind::Tasks), 3));
    QCOMPARE(jobs.world.manager->stopReason(job)->code, base::ErrorCode::RefusedConsent);
    QCOMPARE(jobs.counts(), (model::ItemCounts{3, 0, 0, 0, 0}));
    QCOMPARE(jobs.world.server.requestCount(), 0);
}

void TestJobKinds::autoFallsBackWithAWord()
{
    JobWorld jobs(scripted("/files * 404\n/batch * 405\n"), true);
    QVERIFY(jobs.run(JobWorld::spec(model::JobKind::Auto), 30));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 30, 0, 0}));
    QVERIFY2(jobs.world.manager->sentAs(job).contains(QStringLiteral("directly")),
        qPrintable(jobs.world.manager->sentAs(job)));
    QCOMPARE(jobs.world.server.stats().chats, 30);
    QCOMPARE(jobs.world.gateway.offers(QStringLiteral("here"), model::JobKind::FilesBatch), std::optional(false));
    QCOMPARE(jobs.world.gateway.offers(QStringLiteral("here"), model::JobKind::Batch), std::optional(false));
    JobWorld private_({}, false); // and without consent nothing is tried
    QVERIFY(private_.run(JobWorld::spec(model::JobKind::Auto), 30));
    QCOMPARE(private_.world.server.stats().chats, 30);
}

void TestJobKinds::aNamedKindIsNotExchanged()
{
    JobWorld jobs(scripted("/files * 404\n"), true);
    QVERIFY(jobs.run(JobWorld::spec(model::JobKind::FilesBatch), 5));
    QCOMPARE(jobs.world.manager->stopReason(job)->code, base::ErrorCode::NotFound);
    QCOMPARE(jobs.counts(), (model::ItemCounts{5, 0, 0, 0, 0}));
    QCOMPARE(jobs.world.server.stats().chats, 0);
}

void TestJobKinds::expiredBatchesKeepFinishedLines()
{
    JobWorld jobs(scripted("/batches expire 3\n/batches errors 1\n/batches own\n"), true);
    QVERIFY(jobs.run(JobWorld::spec(model::JobKind::FilesBatch), 5));
    QCOMPARE(jobs.states().count(QStringLiteral("done")), 3);
    QCOMPARE(jobs.states().count(QStringLiteral("timeout")), 2);
    QVERIFY(jobs.ends(jobs.world.manager->retryFailed(job)));
    QCOMPARE(jobs.states().count(QStringLiteral("server")), 1); // of the error file
    QVERIFY(jobs.ends(jobs.world.manager->retryFailed(job)));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 5, 0, 0}));
}

void TestJobKinds::lostRepliesAreLookedUpOrUnknown_data()
{
    QTest::addColumn<model::JobKind>("kind");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<qint64>("unknown");
    QTest::newRow("a task, accepted") << model::JobKind::Tasks << QByteArray("/tasks 2x lost\n/tasks own\n")
                                      << qint64(0);
    QTest::newRow("a task, accepted, says 502")
        << model::JobKind::Tasks << QByteArray("/tasks lost 502\n/tasks own\n") << qint64(0);
    QTest::newRow("a task, not accepted")
        << model::JobKind::Tasks << QByteArray("/tasks close\n/tasks own\n") << qint64(0);
    QTest::newRow("a task, and no list") << model::JobKind::Tasks
                                         << QByteArray("/tasks lost\n/tasks own\nGET /tasks * 405\n") << qint64(1);
    QTest::newRow("a file batch, accepted")
        << model::JobKind::FilesBatch << QByteArray("/batches lost 500\n/batches own\n") << qint64(0);
    QTest::newRow("an upload") << model::JobKind::FilesBatch << QByteArray("/files lost\n/files own\n") << qint64(0);
    QTest::newRow("a batch") << model::JobKind::Batch << QByteArray("/batch lost\n/batch own\n") << qint64(4);
}

void TestJobKinds::lostRepliesAreLookedUpOrUnknown()
{
    QFETCH(model::JobKind, kind);
    QFETCH(QByteArray, script);
    QFETCH(qint64, unknown);
    JobWorld jobs(scripted(script), true);
    QVERIFY(jobs.run(JobWorld::spec(kind), 4));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 4 - unknown, 0, unknown}));
    QCOMPARE(jobs.world.job(job).items, jobs.counts()); // what is shown is what is so
    if (unknown == 0)
        return;
    // Resuming looks once more, and changes nothing that it does not know; retrying sends again.
    jobs.restart();
    QVERIFY(jobs.world.manager->reload());
    QVERIFY(jobs.ends(jobs.world.manager->start(job)));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 4 - unknown, 0, unknown}));
    QCOMPARE(jobs.submissions.ofJob(job, false)->size(), 1);
    // They did not fail, so whoever wants what failed once more pays for none of them again.
    QVERIFY(jobs.ends(jobs.world.manager->retryFailures(job)));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 4 - unknown, 0, unknown}));
    QCOMPARE(jobs.submissions.ofJob(job, false)->size(), 1);
    QVERIFY(jobs.ends(jobs.world.manager->retryFailed(job)));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 4, 0, 0}));
    QVERIFY(jobs.submissions.ofJob(job, false)->isEmpty());
}

void TestJobKinds::resumesWhatWasLeft()
{
    JobWorld jobs(scripted("/tasks * slow 300ms\n"), true);
    QVERIFY(jobs.world.manager->create(JobWorld::spec(model::JobKind::Tasks), BatchWorld::rows(6)));
    QVERIFY(jobs.world.manager->start(job));
    const auto allLeft = [&] {
        const auto left = jobs.submissions.ofJob(job, false);
        return left && left->size() == 6
            && std::all_of(left->begin(), left->end(),
                [](const store::KeptSubmission& one) { return one.handle.stage == model::JobStage::Accepted; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(allLeft(), patience);
    QVERIFY(!jobs.world.manager->left(job).isEmpty());
    jobs.restart(); // detached
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 6, 0, 0, 0}));
    QVERIFY(jobs.world.manager->reload());
    QVERIFY(jobs.ends(jobs.world.manager->start(job)));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 6, 0, 0}));
    for (const QString& state : jobs.states())
        QCOMPARE(state, QStringLiteral("done"));
}

//! Nothing is pending then, but that is no small job.
void TestJobKinds::autoResumedSaysHowItWasSent()
{
    JobWorld jobs(scripted("/batches * slow 300ms\n"), true);
    QVERIFY(jobs.world.manager->create(JobWorld::spec(model::JobKind::Auto), BatchWorld::rows(30)));
    QVERIFY(jobs.world.manager->start(job));
    const auto allLeft = [&] {
        const auto left = jobs.submissions.ofJob(job, false);
        return left && left->size() == 1 && left->first().handle.stage == model::JobStage::Accepted;
    };
    QTRY_VERIFY_WITH_TIMEOUT(allLeft(), patience);
    const QString sentAs = jobs.world.manager->sentAs(job);
    QVERIFY2(sentAs.contains(u"as a file batch"), qPrintable(sentAs));
    jobs.restart(); // detached
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 30, 0, 0, 0}));
    QVERIFY(jobs.world.manager->reload());
    QVERIFY(jobs.ends(jobs.world.manager->start(job)));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 30, 0, 0}));
    QCOMPARE(jobs.world.manager->sentAs(job), sentAs);
}

void TestJobKinds::aRequestWhoseAnswersAreSafeIsForgotten()
{
    JobWorld jobs({}, true);
    QVERIFY(jobs.run(JobWorld::spec(model::JobKind::Batch), 3));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 3, 0, 0}));
    store::KeptSubmission kept; // as a process leaves it that dies behind the last answer
    kept.handle.id = QStringLiteral("left");
    kept.handle.jobId = job;
    kept.handle.kind = model::JobKind::Batch;
    kept.handle.stage = model::JobStage::Sending;
    kept.handle.endpoint = QStringLiteral("here");
    for (int i = 0; i < 3; ++i)
        kept.handle.customIds.append(batch::customIdOf({i, 0}));
    jobs.submissions.note(kept);
    QCOMPARE(jobs.submissions.ofJob(job, false)->size(), 1);
    const qint64 before = jobs.world.server.requestCount();
    jobs.restart();
    QVERIFY(jobs.ends(jobs.world.manager->start(job)));
    QVERIFY(jobs.submissions.ofJob(job, false)->isEmpty());
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 3, 0, 0}));
    QCOMPARE(qint64(jobs.world.server.requestCount()), before);
}

//! The process died between the deletion there and writing it down here.
void TestJobKinds::workThatWasDeletedWithItsAnswersSafeIsForgotten()
{
    JobWorld jobs({}, true);
    QVERIFY(jobs.run(JobWorld::spec(model::JobKind::Direct), 3));
    store::KeptSubmission kept;
    kept.handle.id = QStringLiteral("left");
    kept.handle.jobId = job;
    kept.handle.kind = model::JobKind::FilesBatch;
    kept.handle.stage = model::JobStage::Accepted;
    kept.handle.remoteId = QStringLiteral("deleted");
    kept.handle.endpoint = QStringLiteral("here");
    kept.handle.address = jobs.world.server.url().toString();
    for (int i = 0; i < 3; ++i)
        kept.handle.customIds.append(batch::customIdOf({i, 0}));
    jobs.submissions.note(kept);
    const qint64 before = jobs.world.server.requestCount();
    jobs.restart();
    QVERIFY(jobs.ends(jobs.world.manager->start(job)));
    QCOMPARE(qint64(jobs.world.server.requestCount()), before + 1); // the look that finds nothing
    QVERIFY(jobs.submissions.ofJob(job, false)->isEmpty());
    QVERIFY(!jobs.world.manager->stopReason(job));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 3, 0, 0}));
}

void TestJobKinds::anInputThatIsGoneCostsItsProofsAlone()
{
    JobWorld jobs(scripted("/tasks * slow 300ms\n"), true);
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("gone")) + QStringLiteral("/note.txt");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("The rent is 900 euros.\n");
    file.close();
    const auto inputs = testsupport::collected(jobs.world.manager->collect({path}, batch::InputMode::Auto));
    QVERIFY(inputs);
    model::BatchSpec spec = JobWorld::spec(model::JobKind::Tasks);
    spec.prompt = QStringLiteral("What is the rent?");
    spec.columns = {{QStringLiteral("rent"), model::ColumnType::Text, {}, {}}};
    spec.quotes = true;
    QVERIFY(jobs.world.manager->create(spec, *inputs));
    QVERIFY(jobs.world.manager->start(job));
    QTRY_VERIFY_WITH_TIMEOUT(jobs.submissions.ofJob(job, false)->size() == 1
            && jobs.submissions.ofJob(job, false)->first().handle.stage == model::JobStage::Accepted,
        patience);
    QVERIFY(QFile::remove(path));
    QTRY_VERIFY_WITH_TIMEOUT(!jobs.world.manager->isRunning(job), patience);
    QVERIFY(!jobs.world.manager->stopReason(job));
    const model::ItemResult result = jobs.world.store.page(job, 0, 1)->first().second;
    QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
    QVERIFY(!result.cells.value(0).isEmpty());
    QVERIFY2(result.proofs.isEmpty(), "nobody has looked, so nothing is said to be missing");
    QVERIFY2(result.error.contains(u"can no longer be read"), qPrintable(result.error));
}

void TestJobKinds::pausesWithoutWaiting()
{
    JobWorld jobs(scripted("/batches slow 600s\n"), true);
    QVERIFY(jobs.world.manager->create(JobWorld::spec(model::JobKind::FilesBatch), BatchWorld::rows(6)));
    QVERIFY(jobs.world.manager->start(job));
    const auto left = [&] { return jobs.world.manager->left(job); };
    QTRY_VERIFY_WITH_TIMEOUT(
        left().size() == 1 && left().first().doing == model::SubmissionState::Doing::Waiting, patience);
    QVERIFY2(!jobs.world.manager->isSending(job), "the computer may sleep");
    QSignalSpy finished(jobs.world.manager.get(), &batch::BatchManager::jobFinished);
    jobs.world.manager->pause(job);
    QVERIFY(finished.wait(patience));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 6, 0, 0, 0})); // at the provider still
    QCOMPARE(jobs.world.job(job).state, model::JobState::Paused);
}

void TestJobKinds::cancelsAtTheProvider()
{
    JobWorld jobs(scripted("/batches slow 600s\n"), true);
    QVERIFY(jobs.world.manager->create(JobWorld::spec(model::JobKind::FilesBatch), BatchWorld::rows(6)));
    QVERIFY(jobs.world.manager->start(job));
    const auto left = [&] { return jobs.world.manager->left(job); };
    QTRY_VERIFY_WITH_TIMEOUT(
        left().size() == 1 && left().first().doing == model::SubmissionState::Doing::Waiting, patience);
    QVERIFY(jobs.ends(jobs.world.manager->cancel(job)));
    // The server had done half by then: that is kept, the rest is as if it had never been sent.
    QCOMPARE(jobs.counts(), (model::ItemCounts{3, 0, 3, 0, 0}));
    QVERIFY(jobs.submissions.ofJob(job, false)->isEmpty());
}

void TestJobKinds::holdsToTheMaximumCost()
{
    JobWorld jobs({}, true);
    model::BatchSpec spec = JobWorld::spec(model::JobKind::Tasks);
    spec.maxTokens = 100;
    spec.maxCost = base::Money::parse(QStringLiteral("0.0002"), QStringLiteral("USD")).value();
    QVERIFY(jobs.run(spec, 40));
    const model::JobSummary summary = jobs.world.job(job);
    QVERIFY(summary.items.done > 0);
    QVERIFY(summary.items.pending > 0);
    QCOMPARE(jobs.world.manager->stopReason(job)->code, base::ErrorCode::RefusedBudget);
    QVERIFY(summary.cost.first().nanoUnits() <= spec.maxCost->nanoUnits());
}

//! Sent one after the other, three hundred files would take three hundred times as long as one.
void TestJobKinds::aMaximumThatMakesAFileOfEachItemIsRefused()
{
    JobWorld jobs({}, true);
    model::BatchSpec spec = JobWorld::spec(model::JobKind::FilesBatch);
    spec.maxTokens = 1'000;
    spec.maxCost = base::Money::parse(QStringLiteral("0.002"), QStringLiteral("USD")).value();
    QVERIFY(jobs.run(spec, 300));
    QVERIFY(jobs.world.manager->stopReason(job));
    const base::Error reason = *jobs.world.manager->stopReason(job);
    QCOMPARE(reason.code, base::ErrorCode::RefusedBudget);
    QVERIFY2(reason.what.contains(u"would do for one of 300"), qPrintable(reason.what));
    QCOMPARE(jobs.world.server.requestCount(), 0);
    QCOMPARE(jobs.counts(), (model::ItemCounts{300, 0, 0, 0, 0}));
}

//! Nobody names a model, neither the job nor the endpoint: the server's list says which one answers. What that one
//! costs decides whether anything is sent at all, in the first run and in all that follow.
void TestJobKinds::underAMaximumTheModelIsKnownFirst_data()
{
    QTest::addColumn<model::JobKind>("kind");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("priced");
    QTest::addColumn<QString>("words");
    for (const model::JobKind kind : {model::JobKind::Direct, model::JobKind::Tasks, model::JobKind::Batch}) {
        const QByteArray name = model::jobKindName(kind).toUtf8();
        QTest::newRow((name + ", priced").constData()) << kind << QByteArray() << true << QString();
        QTest::newRow((name + ", without a price").constData())
            << kind << QByteArray() << false << QStringLiteral("what spyhop-local costs");
        QTest::newRow((name + ", without a list").constData())
            << kind << QByteArray("/models * 404\n") << true << QStringLiteral("which model would answer");
    }
}

void TestJobKinds::underAMaximumTheModelIsKnownFirst()
{
    QFETCH(model::JobKind, kind);
    QFETCH(QByteArray, script);
    QFETCH(bool, priced);
    QFETCH(QString, words);
    JobWorld jobs(scripted(script), true);
    if (!priced)
        jobs.world.priceTable
            = model::PriceTable::parse(BatchWorld::prices().replace("\"spyhop-local\"", "\"another\"")).value();
    model::Endpoint bare;
    bare.name = QStringLiteral("bare");
    bare.url = jobs.world.server.url();
    jobs.world.gateway.addEndpoint(bare);
    model::BatchSpec spec = JobWorld::spec(kind);
    spec.endpoint = bare.name;
    spec.model.clear();
    spec.maxTokens = 100;
    spec.maxCost = base::Money::parse(QStringLiteral("1"), QStringLiteral("USD")).value();
    QVERIFY(jobs.run(spec, 9));
    if (words.isEmpty()) {
        QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 9, 0, 0}));
        QCOMPARE(jobs.world.store.job(job)->spec.model, QStringLiteral("spyhop-local")); // later runs ask the same
        return;
    }
    const auto refused = [&] {
        const auto reason = jobs.world.manager->stopReason(job);
        return reason && reason->code == base::ErrorCode::RefusedBudget ? reason->what : QString();
    };
    QVERIFY2(refused().contains(words), qPrintable(refused()));
    QVERIFY(jobs.ends(jobs.world.manager->start(job)));
    QVERIFY2(refused().contains(words), qPrintable(refused()));
    QCOMPARE(jobs.counts(), (model::ItemCounts{9, 0, 0, 0, 0}));
    QCOMPARE(jobs.world.server.stats().chats, 0);
    QVERIFY(jobs.world.server.bill().isEmpty());
}

void TestJobKinds::costsBatchPrices()
{
    JobWorld whole({}, true), half({}, true);
    half.world.priceTable
        = model::PriceTable::parse(BatchWorld::prices().replace("\"models\":",
                                       "\"batches\":[{\"provider\":\"127.0.0.1\",\"percent\":50}],\"models\":"))
              .value();
    QVERIFY(whole.run(JobWorld::spec(model::JobKind::FilesBatch), 4));
    QVERIFY(half.run(JobWorld::spec(model::JobKind::FilesBatch), 4));
    const qint64 full = whole.world.job(job).cost.first().nanoUnits();
    const qint64 halved = half.world.job(job).cost.first().nanoUnits();
    QVERIFY(full > 0);
    QVERIFY2(halved >= full / 2 && halved <= full / 2 + 4, qPrintable(QStringLiteral("%1 %2").arg(full).arg(halved)));
}

void TestJobKinds::noMoreTasksAreOpenThanAsked()
{
    JobWorld jobs(scripted("/tasks * slow 150ms\n"), true);
    model::BatchSpec spec = JobWorld::spec(model::JobKind::Tasks);
    spec.concurrency = 3;
    QVERIFY(jobs.world.manager->create(spec, BatchWorld::rows(12)));
    qsizetype most = 0;
    const auto timer = jobs.world.systemClock.makeTimer();
    connect(timer.get(), &base::Timer::fired, this, [&] {
        most = std::max(most, jobs.world.manager->left(job).size());
        timer->start(std::chrono::milliseconds(1));
    });
    timer->start(std::chrono::milliseconds(1));
    QVERIFY(jobs.ends(jobs.world.manager->start(job)));
    QCOMPARE(jobs.counts(), (model::ItemCounts{0, 0, 12, 0, 0}));
    QCOMPARE(most, 3);
}

//! What a task brought is paid for, and gone at the provider: it is in the journal before anything is asked about it.
void TestJobKinds::anAnswerIsKeptWhenItsRestIsRefused()
{
    JobWorld jobs(scripted(R"(GET /tasks/* * 200 json raw "{\"id\":\"task-1\",\"status\":\"succeeded\",)"
                           R"(\"result\":\"{\\\"a\\\":\\\"kept\\\",\\\"n\\\":\\\"many\\\"}\"}")"
                           "\n402\n* 200 | text \"{\\\"n\\\": 7}\"\n"),
        true);
    model::BatchSpec spec = JobWorld::spec(model::JobKind::Tasks);
    spec.columns = {{QStringLiteral("a"), model::ColumnType::Text, {}, {}},
        {QStringLiteral("n"), model::ColumnType::Number, {}, {}}};
    QVERIFY(jobs.run(spec, 1));
    QCOMPARE(jobs.world.manager->stopReason(job)->code, base::ErrorCode::Balance);
    const model::ItemResult refused = jobs.world.store.page(job, 0, 1)->first().second;
    QCOMPARE(refused.state, model::ItemState::Pending);
    QCOMPARE(refused.cells, (QStringList{QStringLiteral("kept"), QString()}));
    QVERIFY2(refused.error.contains(u"“n”"), qPrintable(refused.error));
    QVERIFY(jobs.submissions.ofJob(job, false)->isEmpty());
    jobs.world.gateway.credentialsChanged(spec.endpoint); // paid in
    jobs.restart();
    QVERIFY(jobs.world.manager->reload());
    QVERIFY(jobs.ends(jobs.world.manager->start(job)));
    const model::ItemResult result = jobs.world.store.page(job, 0, 1)->first().second;
    QVERIFY2(result.state == model::ItemState::Done, qPrintable(result.error));
    QCOMPARE(result.cells, (QStringList{QStringLiteral("kept"), QStringLiteral("7")}));
    QCOMPARE(
        jobs.world.server.stats().chats, 2); // the refused one, and the rest: no task of its own, and nothing twice
    QCOMPARE(jobs.world.store.job(job)->cost, result.cost);
}

SPYHOP_TEST_MAIN(TestJobKinds)

#include "tst_jobkinds.moc"

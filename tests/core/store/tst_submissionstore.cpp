// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "core/db/schema.h"
#include "core/store/batchstore.h"
#include "core/store/manners.h"
#include "core/store/submissionstore.h"
#include "tests/support/pages.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;

namespace {

const QString job = QStringLiteral("job");

store::Places onDisk()
{
    store::Places places;
    model::Consent consent;
    consent.asked = true;
    consent.kinds.insert(model::ConsentKind::Batches);
    places.setConsent(consent);
    places.setDataKey(base::Secret::fromBytes(QByteArray(32, 'k').constData(), 32));
    return places;
}

store::KeptSubmission kept()
{
    store::KeptSubmission one;
    one.stored = true;
    one.handle.id = QStringLiteral("s1");
    one.handle.kind = model::JobKind::FilesBatch;
    one.handle.jobId = job;
    one.handle.stage = model::JobStage::Accepted;
    one.handle.endpoint = QStringLiteral("here");
    one.handle.address = QStringLiteral("https://here.example/v1");
    one.handle.account = QStringLiteral("env:KEY");
    one.handle.model = QStringLiteral("m");
    one.handle.remoteId = QStringLiteral("batch_1");
    one.handle.inputFile = QStringLiteral("file-1");
    one.handle.word = QStringLiteral("in_progress");
    one.handle.customIds = QStringList{QStringLiteral("i0-c0"), QStringLiteral("i1-c0")};
    one.handle.submittedAt = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
    one.handle.completedAt = QDateTime::fromMSecsSinceEpoch(1'800'000'060'500, Qt::UTC);
    return one;
}

void makeJob(store::BatchStore& batches)
{
    model::JobSummary summary;
    summary.spec.id = job;
    summary.spec.prompt = QStringLiteral("?");
    summary.startedAt = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
    summary.items.pending = 3;
    QList<model::BatchItem> items;
    for (int i = 0; i < 3; ++i)
        items.append({i, QString::number(i), {}, {QStringLiteral("cell")}});
    QVERIFY(batches.create(summary, items));
}

} // namespace

class TestSubmissionStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsHandlesOverARestart();
    void leavesItemsWithTheProvider();
    void forgettingGivesBackWhatHasNoResult();
    void givesUpUnknownOnesOnRetry();
    void opensTheVersionBefore();
    void keepsNoWordsOfServers();
    void remembersOffers();

private:
    static void write(
        store::SubmissionStore& submissions, const store::KeptSubmission& one, const QList<store::ItemChain>& items)
    {
        const auto ticket = submissions.keep(one, items);
        QSignalSpy done(ticket.get(), &db::WriteTicket::done);
        QVERIFY(done.wait(5000));
        QVERIFY(done.first().first().value<base::Status>());
    }
};

void TestSubmissionStore::keepsHandlesOverARestart()
{
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("s")) + QStringLiteral("/spyhop.db");
    const store::Places places = onDisk();
    store::KeptSubmission task = kept();
    task.handle.id = QStringLiteral("t1");
    task.handle.jobId.clear();
    task.handle.stage = model::JobStage::Ended;
    task.title = QStringLiteral("The annual report");
    task.answer = QStringLiteral("It was a good year.");
    task.error = base::Error();
    task.error->code = base::ErrorCode::Truncated;
    task.error->what = QStringLiteral("Cut.");
    {
        const auto database = db::Database::open(path, db::schema());
        store::SubmissionStore submissions(**database, places);
        write(submissions, kept(), {{0, 0}, {1, 2}});
        write(submissions, task, {});
    }
    const auto database = db::Database::open(path, db::schema());
    const store::SubmissionStore submissions(**database, places);
    const auto all = submissions.ofJob(job, true);
    QVERIFY(all);
    QCOMPARE(all->size(), 1);
    QCOMPARE(all->first().handle, kept().handle);
    QCOMPARE(*submissions.items(QStringLiteral("s1"), true), (QList<store::ItemChain>{{0, 0}, {1, 2}}));
    const auto tasks = submissions.tasks();
    QCOMPARE(tasks->size(), 1);
    QCOMPARE(tasks->first().title, task.title);
    QCOMPARE(tasks->first().answer, task.answer);
    QCOMPARE(tasks->first().error->code, base::ErrorCode::Truncated);
    QCOMPARE(tasks->first().handle.stage, model::JobStage::Ended);
}

void TestSubmissionStore::leavesItemsWithTheProvider()
{
    const auto database = db::Database::open(QString(), db::schema());
    const store::Places places = onDisk();
    store::BatchStore batches(**database, places);
    store::SubmissionStore submissions(**database, places);
    makeJob(batches);
    write(submissions, kept(), {{0, 0}, {1, 0}});
    model::Step step;
    step.item = 2;
    batches.stepRunning(job, step); // one that was sent directly
    QCOMPARE(batches.job(job)->items, (model::ItemCounts{0, 3, 0, 0, 0}));
    // After a crash: what was in flight is sent again and flagged, what is at the provider is neither.
    QVERIFY((*database)->writeNow(batches.recovery(job)).has_value());
    QCOMPARE(batches.job(job)->items, (model::ItemCounts{1, 2, 0, 0, 0}));
    QCOMPARE(testsupport::indexesOf(batches.readPending(job, -1, 10)), (QList<qint64>{2}));
    QVERIFY(!batches.page(job, 0, 1)->first().second.possiblyBilledTwice);
}

void TestSubmissionStore::forgettingGivesBackWhatHasNoResult()
{
    const auto database = db::Database::open(QString(), db::schema());
    const store::Places places = onDisk();
    store::BatchStore batches(**database, places);
    store::SubmissionStore submissions(**database, places);
    makeJob(batches);
    batches.leavesWork(job);
    write(submissions, kept(), {{0, 0}, {1, 0}});
    model::Step step;
    step.state = model::ItemState::Done;
    model::ItemResult result;
    result.state = model::ItemState::Done;
    const auto ticket = batches.stepEnded(job, step, result);
    QCOMPARE(*submissions.items(QStringLiteral("s1"), true), (QList<store::ItemChain>{{1, 0}}));
    submissions.forget(kept());
    QCOMPARE(batches.job(job)->items, (model::ItemCounts{2, 0, 1, 0, 0}));
    QVERIFY(submissions.ofJob(job, true)->isEmpty());
    QVERIFY(submissions.items(QStringLiteral("s1"), true)->isEmpty());
}

void TestSubmissionStore::givesUpUnknownOnesOnRetry()
{
    const auto database = db::Database::open(QString(), db::schema());
    const store::Places places = onDisk();
    store::BatchStore batches(**database, places);
    store::SubmissionStore submissions(**database, places);
    makeJob(batches);
    batches.leavesWork(job);
    store::KeptSubmission unknown = kept();
    unknown.handle.stage = model::JobStage::Unknown;
    write(submissions, unknown, {{0, 0}});
    model::Step step;
    step.state = model::ItemState::Unknown;
    model::ItemResult result;
    result.state = model::ItemState::Unknown;
    const auto ticket = batches.stepEnded(job, step, result);
    QCOMPARE(batches.job(job)->items, (model::ItemCounts{2, 0, 0, 0, 1}));
    QCOMPARE(submissions.ofJob(job, true)->size(), 1); // found again by resuming, until somebody decides
    QVERIFY((*database)->writeNow(batches.failedReset(job)).has_value());
    QCOMPARE(batches.job(job)->items, (model::ItemCounts{3, 0, 0, 0, 0}));
    QVERIFY(submissions.ofJob(job, true)->isEmpty());
}

void TestSubmissionStore::opensTheVersionBefore()
{
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("old")) + QStringLiteral("/spyhop.db");
    const store::Places places = onDisk();
    {
        const auto database = db::Database::open(path, db::schema().mid(0, 5));
        store::BatchStore batches(**database, places);
        makeJob(batches);
    }
    const auto database = db::Database::open(path, db::schema());
    QVERIFY(database);
    store::BatchStore batches(**database, places);
    store::SubmissionStore submissions(**database, places);
    QCOMPARE(batches.job(job)->items, (model::ItemCounts{3, 0, 0, 0, 0}));
    write(submissions, kept(), {{0, 0}});
    QVERIFY((*database)->writeNow(batches.recovery(job)).has_value());
    QCOMPARE(batches.job(job)->items, (model::ItemCounts{2, 1, 0, 0, 0}));
    QVERIFY(QFile::exists(path + QStringLiteral(".before-v%1").arg(db::schema().constLast().version)));
}

void TestSubmissionStore::keepsNoWordsOfServers()
{
    const auto database = db::Database::open(QString(), db::schema());
    const store::Places places = onDisk();
    store::SubmissionStore submissions(**database, places);
    store::KeptSubmission talkative = kept();
    talkative.handle.word = QStringLiteral("you asked: what did Ann say on 3 May?");
    write(submissions, talkative, {});
    QVERIFY(submissions.ofJob(job, true)->first().handle.word.isEmpty());
}

void TestSubmissionStore::remembersOffers()
{
    const auto database = db::Database::open(QString(), db::schema());
    base::FakeClock clock;
    store::Manners manners(**database, clock);
    manners.rememberOffer({QStringLiteral("https://a/v1"), model::JobKind::Tasks, true});
    manners.rememberOffer({QStringLiteral("https://a/v1"), model::JobKind::Batch, false});
    QCOMPARE(manners.loadOffers().size(), 2);
    clock.advance(std::chrono::hours(31 * 24)); // an operator may have built it since
    const QList<store::Manners::Offer> left = manners.loadOffers();
    QCOMPARE(left.size(), 1);
    QVERIFY(left.first().offered && left.first().kind == model::JobKind::Tasks);
}

SPYHOP_TEST_MAIN(TestSubmissionStore)

#include "tst_submissionstore.moc"

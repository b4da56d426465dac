// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/schema.h"
#include "core/store/batchstore.h"
#include "core/store/submissionstore.h"
#include "tests/support/pages.h"

#include <QtTest/QSignalSpy>
#include <ctime>

using namespace spyhop;
using model::ItemState;

namespace {

QString jobId()
{
    return QStringLiteral("job1");
}

model::JobSummary summary()
{
    model::JobSummary job;
    job.spec.id = jobId();
    job.spec.title = QStringLiteral("Contracts");
    job.spec.prompt = QStringLiteral("Who signs? {{text}}");
    job.spec.columns = {{QStringLiteral("who"), model::ColumnType::Enum, {QStringLiteral("a"), QStringLiteral("b")},
        QStringLiteral("one of them")}};
    job.spec.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
    job.spec.concurrency = 8;
    job.spec.inputColumns = {QStringLiteral("file")};
    job.spec.endpoint = QStringLiteral("deepseek");
    job.state = model::JobState::Running;
    job.startedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
    job.skipped = {QStringLiteral("x.bin: unsupported")};
    return job;
}

QList<model::BatchItem> items(qint64 count)
{
    QList<model::BatchItem> result;
    for (qint64 index = 0; index < count; ++index) {
        result.append({index, QStringLiteral("file%1.txt").arg(index), QStringLiteral("/data/file%1.txt").arg(index),
            {QStringLiteral("cell")}});
    }
    return result;
}

model::Step step(qint64 item, ItemState state)
{
    model::Step result;
    result.item = item;
    result.state = state;
    result.attempts = 1;
    result.answer = QStringLiteral("the answer");
    return result;
}

model::ItemResult result(qint64 item, ItemState state)
{
    model::ItemResult ended;
    ended.index = item;
    ended.state = state;
    ended.cells = {QStringLiteral("a")};
    ended.receipt = QStringLiteral("12 characters");
    ended.endpoint = QStringLiteral("deepseek");
    ended.add({{100, 10, 4, 50, false}, {base::Money(1'000, QStringLiteral("CNY"))}, false});
    ended.seconds = 1.5;
    if (state == ItemState::Failed) {
        ended.error = QStringLiteral("The server said no.");
        ended.errorCode = QStringLiteral("server");
    }
    return ended;
}

} // namespace

class TestBatchStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void createdJobComesBack_data();
    void createdJobComesBack();
    void takenIdIsRefused();
    void countsFollowTheItems();
    void stepEndedIsOneTransaction();
    void pendingGoesOnWhereItStopped();
    void readingSeesWhatWasPostedBefore();
    void readingTellsOfTheModelAskedAgain();
    void recoveryMarksWhatWasInFlight();
    void whatWasUnderWayCounts();
    void failedResetTakesFailedAndUnknown();
    void costsAddUpPerCurrency();
    void pageReturnsItemsAndResults();
    void damagedRecordCostsItsLineOnly();
    void jobsSurviveTheProcess();
    void withoutTheKeyTheListStillShowsFigures();
    void whatWasMaskedIsSummed();
    void removeRemovesEverything();
    void journalKeepsSteps();
    void resultChangesItsStepsWithIt();
    void keptJobLiesOnTheDisk();
    void hundredThousandItemsAreFast();

private:
    void open()
    {
        m_store.reset();
        m_database.reset();
        auto opened = db::Database::open(m_path, db::schema());
        QVERIFY(opened.has_value());
        m_database = std::move(*opened);
        m_store = std::make_unique<store::BatchStore>(*m_database, *m_places);
    }
    void unlock(const base::Secret& key, bool consent)
    {
        m_places = std::make_unique<store::Places>();
        m_places->setConsent(
            {true, consent ? QSet<model::ConsentKind>{model::ConsentKind::Batches} : QSet<model::ConsentKind>{}});
        if (!key.isEmpty())
            m_places->setDataKey(key);
    }
    void end(qint64 item, ItemState state)
    {
        m_store->stepRunning(jobId(), step(item, ItemState::Running));
        const auto ticket = m_store->stepEnded(jobId(), step(item, state), result(item, state));
        QSignalSpy done(ticket.get(), &db::WriteTicket::done);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, testsupport::patienceMs);
        QVERIFY(done.first().first().value<base::Status>().has_value());
    }
    void carryOut(const QList<db::Statement>& statements) { QVERIFY(m_database->writeNow(statements).has_value()); }
    model::ItemCounts counts()
    {
        const auto job = m_store->job(jobId());
        if (!job)
            qWarning("%s", qPrintable(job.error().sentence() + job.error().detail));
        return job ? job->items : model::ItemCounts();
    }

    int m_count = 0;
    QString m_path;
    base::Secret m_key;
    std::unique_ptr<store::Places> m_places;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<store::BatchStore> m_store;
};

void TestBatchStore::init()
{
    m_path = testsupport::TestWorld::makeFolder(QStringLiteral("b%1").arg(++m_count)) + QStringLiteral("/spyhop.db");
    m_key = seal::Sealer::freshKey();
    m_store.reset();
    unlock(m_key, true);
    open();
}

void TestBatchStore::createdJobComesBack_data()
{
    QTest::addColumn<bool>("consent");
    QTest::newRow("on disk") << true;
    QTest::newRow("in memory") << false;
}

void TestBatchStore::createdJobComesBack()
{
    QFETCH(bool, consent);
    m_store.reset();
    unlock(m_key, consent);
    open();
    QCOMPARE(m_store->storesNow(), consent);
    QVERIFY(m_store->create(summary(), items(3)).has_value());
    const auto job = m_store->job(jobId());
    QVERIFY(job.has_value());
    QCOMPARE(job->stored, consent);
    QCOMPARE(job->spec.title, summary().spec.title);
    QCOMPARE(job->spec.prompt, summary().spec.prompt);
    QCOMPARE(job->spec.columns, summary().spec.columns);
    QCOMPARE(job->spec.maxCost, summary().spec.maxCost);
    QCOMPARE(job->spec.concurrency, summary().spec.concurrency);
    QCOMPARE(job->spec.inputColumns, summary().spec.inputColumns);
    QCOMPARE(job->spec.endpoint, summary().spec.endpoint);
    QCOMPARE(job->skipped, summary().skipped);
    QCOMPARE(job->startedAt, summary().startedAt);
    QCOMPARE(job->state, model::JobState::Running);
    QCOMPARE(job->items, (model::ItemCounts{3, 0, 0, 0, 0}));
    const auto item = m_store->item(jobId(), 2);
    QCOMPARE(item->name, QStringLiteral("file2.txt"));
    QCOMPARE(item->path, QStringLiteral("/data/file2.txt"));
    QCOMPARE(item->cells, QStringList{QStringLiteral("cell")});
    m_store->setJobState(jobId(), model::JobState::Paused);
    QCOMPARE(m_store->job(jobId())->state, model::JobState::Paused);
    QCOMPARE(m_store->jobs()->size(), 1);
}

void TestBatchStore::takenIdIsRefused()
{
    QVERIFY(m_store->create(summary(), items(1)).has_value());
    QCOMPARE(m_store->create(summary(), items(1)).error().code, base::ErrorCode::Usage);
    QCOMPARE(m_store->job(QStringLiteral("other")).error().code, base::ErrorCode::NotFound);
}

void TestBatchStore::countsFollowTheItems()
{
    QVERIFY(m_store->create(summary(), items(6)).has_value());
    end(0, ItemState::Done);
    end(1, ItemState::Failed);
    end(2, ItemState::Unknown);
    m_store->stepRunning(jobId(), step(3, ItemState::Running));
    m_store->stepRunning(jobId(), step(3, ItemState::Running)); // a second step of the same item
    QCOMPARE(counts(), (model::ItemCounts{2, 1, 1, 1, 1}));
}

void TestBatchStore::stepEndedIsOneTransaction()
{
    QVERIFY(m_store->create(summary(), items(1)).has_value());
    QVERIFY(m_database
                ->writeNow({{QStringLiteral("CREATE TRIGGER main.refuse BEFORE INSERT ON job_costs BEGIN SELECT "
                                            "RAISE(ABORT, 'refused'); END"),
                    {}}})
                .has_value());
    const auto ticket
        = m_store->stepEnded(jobId(), step(0, ItemState::Done), result(0, ItemState::Done)); // its last part fails
    QSignalSpy done(ticket.get(), &db::WriteTicket::done);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, testsupport::patienceMs);
    QVERIFY(!done.first().first().value<base::Status>().has_value());
    QCOMPARE(counts(), (model::ItemCounts{1, 0, 0, 0, 0}));
    QCOMPARE(m_store->job(jobId())->usage.promptTokens, 0);
    QVERIFY(m_store->steps(jobId(), 0)->isEmpty());
}

void TestBatchStore::pendingGoesOnWhereItStopped()
{
    QVERIFY(m_store->create(summary(), items(6)).has_value());
    end(1, ItemState::Done);
    using testsupport::indexesOf;
    QCOMPARE(indexesOf(m_store->readPending(jobId(), -1, 3)), (QList<qint64>{0, 2, 3}));
    QCOMPARE(indexesOf(m_store->readPending(jobId(), 3, 3)), (QList<qint64>{4, 5}));
    QVERIFY(indexesOf(m_store->readPending(jobId(), 5, 3)).isEmpty());
}

void TestBatchStore::readingSeesWhatWasPostedBefore()
{
    QVERIFY(m_store->create(summary(), items(3)).has_value());
    m_store->stepRunning(jobId(), step(0, ItemState::Running)); // nobody has waited for it
    QCOMPARE(testsupport::indexesOf(m_store->readPending(jobId(), -1, 10)), (QList<qint64>{1, 2}));
    m_store->stepRunning(jobId(), step(1, ItemState::Running));
    const QList<store::ItemRow> rows = testsupport::opened(m_store->readPosted(jobId(), {0, 1, 2}));
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(1).second.state, ItemState::Running);
    QCOMPARE(rows.at(2).second.state, ItemState::Pending);
}

void TestBatchStore::readingTellsOfTheModelAskedAgain()
{
    QVERIFY(m_store->create(summary(), items(3)).has_value());
    end(1, ItemState::Done);
    QVERIFY(m_store->askAgain(jobId(), 1, QStringLiteral("larger"), {}).has_value());
    const QList<store::ItemRow> rows = testsupport::opened(m_store->readPending(jobId(), -1, 10));
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(1).first.model, QStringLiteral("larger"));
    QCOMPARE(rows.at(1).first.chain, 1);
    QVERIFY(rows.at(2).first.model.isEmpty());
}

void TestBatchStore::recoveryMarksWhatWasInFlight()
{
    QVERIFY(m_store->create(summary(), items(4)).has_value());
    end(0, ItemState::Done);
    m_store->stepRunning(jobId(), step(1, ItemState::Running));
    m_store->stepRunning(jobId(), step(3, ItemState::Running));
    open(); // as after a crash
    carryOut(m_store->recovery(jobId()));
    QCOMPARE(counts(), (model::ItemCounts{3, 0, 1, 0, 0}));
    end(1, ItemState::Done);
    const auto page = m_store->page(jobId(), 0, 10);
    QList<bool> twice;
    for (const auto& line : *page)
        twice.append(line.second.possiblyBilledTwice);
    QCOMPARE(twice, (QList<bool>{false, true, false, true})); // and stays so when the item is done
    carryOut(m_store->recovery(jobId()));
    QCOMPARE(counts(), (model::ItemCounts{2, 0, 2, 0, 0}));
}

//! A call that was announced and of which nobody heard the end counts at what it was reckoned to cost; one whose record
//! is there at that; one that never left at nothing.
void TestBatchStore::whatWasUnderWayCounts()
{
    QVERIFY(m_store->create(summary(), items(5)).has_value());
    end(0, ItemState::Done); // 1,000 nano CNY
    const auto cny = [](qint64 nano) { return base::Money(nano, QStringLiteral("CNY")); };
    m_store->stepRunning(jobId(), step(1, ItemState::Running), QStringLiteral("announced"), cny(700));
    m_store->stepRunning(jobId(), step(2, ItemState::Running), QStringLiteral("ended"), cny(900));
    m_store->stepRunning(jobId(), step(3, ItemState::Running), QStringLiteral("never left"), cny(5'000));
    QVERIFY(
        m_database
            ->writeNow({{QStringLiteral("INSERT INTO main.intents(call, job, at) VALUES('announced', 'job', 1)"), {}},
                {QStringLiteral("INSERT INTO main.calls(call, cost_nano, currency) VALUES('ended', 40, 'CNY')"), {}}})
            .has_value());
    QCOMPARE(m_store->interrupted(jobId()).value_or(-1), 3);
    open(); // as after a crash
    for (int times = 0; times < 2; ++times) { // once, however often it is recovered
        carryOut(m_store->recovery(jobId()));
        QCOMPARE(counts(), (model::ItemCounts{4, 0, 1, 0, 0}));
        QCOMPARE(m_store->job(jobId())->cost, QList{cny(1'740)});
        QVERIFY(m_store->job(jobId())->costEstimated);
        QCOMPARE(*m_store->billedTwice(jobId(), false), (QList<qint64>{1, 2, 3}));
    }
    const auto page = m_store->page(jobId(), 0, 5);
    QCOMPARE(page->at(1).second.cost, QList{cny(700)});
    QVERIFY(page->at(1).second.costEstimated);
    QCOMPARE(page->at(2).second.cost, QList{cny(40)});
    QVERIFY(page->at(3).second.cost.isEmpty());
    QVERIFY(!page->at(4).second.possiblyBilledTwice);
}

void TestBatchStore::failedResetTakesFailedAndUnknown()
{
    QVERIFY(m_store->create(summary(), items(3)).has_value());
    end(0, ItemState::Failed);
    end(1, ItemState::Done);
    end(2, ItemState::Unknown);
    carryOut(m_store->failedReset(jobId()));
    QCOMPARE(testsupport::indexesOf(m_store->readPending(jobId(), -1, 10)), (QList<qint64>{0, 2}));
    QCOMPARE(counts(), (model::ItemCounts{2, 0, 1, 0, 0}));
    const auto page = m_store->page(jobId(), 0, 3);
    QVERIFY(page->at(0).second.error.isEmpty());
    QVERIFY(!page->at(0).second.possiblyBilledTwice);
    QVERIFY(page->at(2).second.possiblyBilledTwice);
    QCOMPARE(m_store->item(jobId(), 0)->chain, 1);
    QCOMPARE(page->at(0).first.chain, 1);
    QCOMPARE(m_store->item(jobId(), 1)->chain, 0);
    QCOMPARE(m_store->item(jobId(), 2)->chain, 0); // unknown: the same tries go on
}

void TestBatchStore::costsAddUpPerCurrency()
{
    QVERIFY(m_store->create(summary(), items(3)).has_value());
    end(0, ItemState::Done);
    end(1, ItemState::Failed); // was paid, too
    model::ItemResult dollars = result(2, ItemState::Done);
    dollars.add({{}, {base::Money(7, QStringLiteral("USD")), base::Money(3, QStringLiteral("EUR"))}, true});
    const auto ticket = m_store->stepEnded(jobId(), step(2, ItemState::Done), dollars);
    const auto job = m_store->job(jobId());
    QCOMPARE(job->cost,
        (QList<base::Money>{base::Money(3'000, QStringLiteral("CNY")), base::Money(3, QStringLiteral("EUR")),
            base::Money(7, QStringLiteral("USD"))}));
    QCOMPARE(m_store->page(jobId(), 2, 1)->first().second.cost, dollars.cost); // of one item as well
    QCOMPARE(job->usage, (model::Usage{300, 30, 12, 150, false}));
    QVERIFY(job->costEstimated);
}

void TestBatchStore::pageReturnsItemsAndResults()
{
    QVERIFY(m_store->create(summary(), items(5)).has_value());
    end(2, ItemState::Failed);
    const auto page = m_store->page(jobId(), 1, 3);
    QCOMPARE(page->size(), 3);
    QCOMPARE(page->at(0).first.name, QStringLiteral("file1.txt"));
    QCOMPARE(page->at(0).second.state, ItemState::Pending);
    const model::ItemResult& failed = page->at(1).second;
    QCOMPARE(failed.index, 2);
    QCOMPARE(failed.state, ItemState::Failed);
    QCOMPARE(failed.cells, QStringList{QStringLiteral("a")});
    QCOMPARE(failed.error, QStringLiteral("The server said no."));
    QCOMPARE(failed.errorCode, QStringLiteral("server"));
    QCOMPARE(failed.receipt, QStringLiteral("12 characters"));
    QCOMPARE(failed.usage, (model::Usage{100, 10, 4, 50, false}));
    QCOMPARE(failed.cost, QList{base::Money(1'000, QStringLiteral("CNY"))});
    QCOMPARE(failed.seconds, 1.5);
}

void TestBatchStore::damagedRecordCostsItsLineOnly()
{
    QVERIFY(m_store->create(summary(), items(3)).has_value());
    // A record moved to another row is as good as damaged.
    QVERIFY(
        m_database
            ->writeNow({{QStringLiteral("UPDATE main.items SET input = (SELECT input FROM main.items WHERE item = 0) "
                                        "WHERE item = 1"),
                {}}})
            .has_value());
    const auto page = m_store->page(jobId(), 0, 3);
    QCOMPARE(page->size(), 3);
    QCOMPARE(page->at(1).second.errorCode, QStringLiteral("unreadable"));
    QVERIFY(page->at(1).first.name.isEmpty());
    QCOMPARE(page->at(2).first.name, QStringLiteral("file2.txt"));
    QCOMPARE(m_store->item(jobId(), 1).error().code, base::ErrorCode::Unreadable);
}

void TestBatchStore::jobsSurviveTheProcess()
{
    QVERIFY(m_store->create(summary(), items(2)).has_value());
    m_store.reset();
    unlock(m_key, false); // consent was taken back: what is stored may still be read and finished
    open();
    QCOMPARE(m_store->job(jobId())->spec.title, summary().spec.title);
    end(0, ItemState::Done);
    open();
    QCOMPARE(counts(), (model::ItemCounts{1, 0, 1, 0, 0}));
}

void TestBatchStore::withoutTheKeyTheListStillShowsFigures()
{
    QVERIFY(m_store->create(summary(), items(2)).has_value());
    m_store.reset();
    unlock(base::Secret(), true);
    open();
    QVERIFY(!m_store->storesNow());
    const auto jobs = m_store->jobs();
    QCOMPARE(jobs->size(), 1);
    QCOMPARE(jobs->first().items.pending, 2);
    QVERIFY(jobs->first().spec.title.isEmpty());
    QCOMPARE(m_store->job(jobId()).error().code, base::ErrorCode::RefusedConsent);
}

//! Whatever the items are, the sums are one row; and they survive the process.
void TestBatchStore::whatWasMaskedIsSummed()
{
    QVERIFY(m_store->create(summary(), items(3)).has_value());
    const auto mask = [this](qint64 item, const model::MaskedValues& values) {
        return m_store->changeNow(m_store->masking(jobId(), item, values)).has_value();
    };
    QVERIFY(m_store->masking(jobId(), 0, {}).isEmpty());
    QVERIFY(mask(0, {{0, 1, 0, 0, 2}}));
    QVERIFY(mask(2, {{0, 0, 0, 0, 5}}));
    QCOMPARE(m_store->masked(jobId()).value(), (model::MaskedTally{2, {{0, 1, 0, 0, 7}}}));
    QVERIFY(mask(2, {{1, 0, 0, 0, 3}})); // another try: the most of each kind
    QCOMPARE(m_store->masked(jobId()).value(), (model::MaskedTally{2, {{1, 1, 0, 0, 7}}}));
    open();
    QCOMPARE(m_store->masked(jobId()).value(), (model::MaskedTally{2, {{1, 1, 0, 0, 7}}}));
    const auto rows = m_database->readNow({QStringLiteral("SELECT count(*) FROM main.job_masked"), {}});
    QCOMPARE(rows->first().first().toInt(), 1);
}

void TestBatchStore::removeRemovesEverything()
{
    QVERIFY(m_store->create(summary(), items(2)).has_value());
    end(0, ItemState::Done);
    QVERIFY(m_store->changeNow(m_store->masking(jobId(), 0, {{0, 0, 0, 0, 1}})).has_value());
    QVERIFY(m_store->remove(jobId()).has_value());
    QVERIFY(m_store->jobs()->isEmpty());
    for (const char* table : {"jobs", "items", "steps", "job_costs", "masked", "job_masked"}) {
        const auto rows
            = m_database->readNow({QStringLiteral("SELECT count(*) FROM main.") + QString::fromLatin1(table), {}});
        QCOMPARE(rows->first().first().toInt(), 0);
    }
    QVERIFY(m_store->create(summary(), items(2)).has_value()); // the name is free again
}

void TestBatchStore::journalKeepsSteps()
{
    QVERIFY(m_store->create(summary(), items(1)).has_value());
    model::Step first = step(0, ItemState::Done);
    const auto ticket = m_store->stepEnded(jobId(), first, std::nullopt);
    first.number = 1;
    first.state = ItemState::Failed;
    first.error = QStringLiteral("no");
    m_store->postStep(jobId(), first);
    const auto steps = m_store->steps(jobId(), 0);
    QCOMPARE(steps->size(), 2);
    QCOMPARE(steps->at(0).answer, QStringLiteral("the answer"));
    QCOMPARE(steps->at(1).error, QStringLiteral("no"));
    QCOMPARE(steps->at(1).state, ItemState::Failed);
}

void TestBatchStore::resultChangesItsStepsWithIt()
{
    QVERIFY(m_store->create(summary(), items(1)).has_value());
    model::Step part = step(0, ItemState::Done);
    part.spent.usage.promptTokens = 5;
    m_store->postStep(jobId(), part);
    QCOMPARE(m_store->steps(jobId(), 0)->first().spent.usage.promptTokens, 5);
    part.spent = {};
    const auto refuse = [this](const char* trigger) {
        return m_database->writeNow({{QString::fromLatin1(trigger), {}}}).has_value();
    };
    QVERIFY(refuse("CREATE TRIGGER main.refuse BEFORE INSERT ON job_costs BEGIN SELECT RAISE(ABORT, 'refused'); END"));
    const auto ticket = m_store->stepEnded(jobId(), part, result(0, ItemState::Failed), {part});
    QCOMPARE(m_store->steps(jobId(), 0)->first().spent.usage.promptTokens, 5); // neither of the two
    QVERIFY(refuse("DROP TRIGGER main.refuse"));
    const auto again = m_store->stepEnded(jobId(), part, result(0, ItemState::Failed), {part});
    QCOMPARE(m_store->steps(jobId(), 0)->first().spent.usage.promptTokens, 0);
    QCOMPARE(counts().failed, 1);
}

void TestBatchStore::keptJobLiesOnTheDisk()
{
    m_store.reset();
    unlock(m_key, false);
    open();
    QVERIFY(m_store->create(summary(), items(4)).has_value());
    end(0, ItemState::Done);
    end(1, ItemState::Failed);
    m_store->postStep(jobId(), step(2, ItemState::Done)); // one that others of its item need
    const model::Review review{
        model::Review::Verdict::Corrected, {QStringLiteral("b")}, QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC)};
    QVERIFY(m_store->review(jobId(), 0, review).has_value());
    {
        store::SubmissionStore submissions(*m_database, *m_places);
        store::KeptSubmission left;
        left.handle.id = QStringLiteral("left1");
        left.handle.jobId = jobId();
        left.handle.stage = model::JobStage::Accepted;
        left.handle.remoteId = QStringLiteral("theirs");
        left.handle.customIds = QStringList{QStringLiteral("mine")};
        left.handle.submittedAt = summary().startedAt;
        const auto written = submissions.keep(left, QList<store::ItemChain>{{3, 0}});
        QVERIFY(m_database->flush().has_value());
    }
    QVERIFY(m_store->changeNow(m_store->masking(jobId(), 0, {{0, 0, 0, 0, 2}})).has_value());
    QCOMPARE(m_store->keep(jobId()).error().code, base::ErrorCode::RefusedConsent);
    QVERIFY(!m_store->job(jobId())->stored);
    m_places->setConsent({true, QSet<model::ConsentKind>{model::ConsentKind::Batches}});
    QVERIFY(m_store->keep(jobId()).has_value());
    QVERIFY(m_store->keep(jobId()).has_value()); // it is there
    for (const char* table :
        {"jobs", "job_costs", "items", "steps", "reviews", "submissions", "submission_items", "masked", "job_masked"}) {
        const auto rows
            = m_database->readNow({QStringLiteral("SELECT count(*) FROM mem.") + QString::fromLatin1(table), {}});
        QCOMPARE(rows->first().first().toInt(), 0);
    }
    end(2, ItemState::Done); // it goes on there
    m_store.reset(); // and all of it opens with the disk's key alone
    unlock(m_key, true);
    open();
    const auto job = m_store->job(jobId());
    QVERIFY(job.has_value());
    QVERIFY(job->stored);
    QCOMPARE(job->spec.prompt, summary().spec.prompt);
    QCOMPARE(job->items, (model::ItemCounts{0, 1, 2, 1, 0}));
    QCOMPARE(job->cost, QList<base::Money>{base::Money(3'000, QStringLiteral("CNY"))});
    const auto page = m_store->page(jobId(), 0, 4);
    QCOMPARE(page->size(), 4);
    QCOMPARE(page->at(0).first.path, QStringLiteral("/data/file0.txt"));
    QCOMPARE(page->at(0).second.cells, QStringList{QStringLiteral("a")});
    QCOMPARE(page->at(0).second.review.cells, QStringList{QStringLiteral("b")});
    QCOMPARE(page->at(1).second.error, QStringLiteral("The server said no."));
    QCOMPARE(m_store->steps(jobId(), 2)->first().answer, QStringLiteral("the answer"));
    QCOMPARE(m_store->masked(jobId()).value(), (model::MaskedTally{1, {{0, 0, 0, 0, 2}}}));
    const store::SubmissionStore submissions(*m_database, *m_places);
    const auto left = submissions.ofJob(jobId(), true);
    QCOMPARE(left->size(), 1);
    QVERIFY(!left->first().damage);
    QCOMPARE(left->first().handle.remoteId, QStringLiteral("theirs"));
    QCOMPARE(left->first().handle.customIds, QStringList{QStringLiteral("mine")});
    QCOMPARE(submissions.items(QStringLiteral("left1"), true)->size(), 1);
}

void TestBatchStore::hundredThousandItemsAreFast()
{
    const QList<model::BatchItem> many = items(100'000);
    const auto seconds = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
    double start = seconds();
    QVERIFY(m_store->create(summary(), many).has_value());
    qInfo("create 100,000 items: %.2f s of processor time", seconds() - start);
    QVERIFY(seconds() - start < 15.0); // generous: sanitizers
    start = seconds();
    std::unique_ptr<db::WriteTicket> ticket;
    for (qint64 item = 0; item < 10'000; ++item) {
        m_store->stepRunning(jobId(), step(item, ItemState::Running));
        ticket = m_store->stepEnded(jobId(), step(item, ItemState::Done), result(item, ItemState::Done));
    }
    QVERIFY(m_database->flush().has_value());
    qInfo("run 10,000 items: %.2f s of processor time", seconds() - start);
    QVERIFY(seconds() - start < 10.0);
    start = seconds();
    QCOMPARE(m_store->page(jobId(), 50'000, 500)->size(), 500);
    QCOMPARE(testsupport::indexesOf(m_store->readPending(jobId(), -1, 100)).first(), 10'000);
    QCOMPARE(counts(), (model::ItemCounts{90'000, 0, 10'000, 0, 0}));
    qInfo("a page, the pending ones, the counts: %.3f s", seconds() - start);
    QVERIFY(seconds() - start < 0.5);
}

SPYHOP_TEST_MAIN(TestBatchStore)
#include "tst_batchstore.moc"

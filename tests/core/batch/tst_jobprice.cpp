// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a job says it cost, beside the bill of the server that did it: peak hours that begin in mid-job, prompts found
// in the provider's prompt cache, calls that failed, and calls that broke off.
#include "core/batch/costguard.h"
#include "core/batch/estimating.h"
#include "core/batch/lease.h"
#include "core/localserver/bill.h"
#include "tests/core/batch/batchworld.h"

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::MovedClock;
using testsupport::SetClock;

namespace {

constexpr int patience = 30'000;
constexpr int items = 60;
const QString job = QStringLiteral("job");
// Nano-dollars a token: a cache hit costs a tenth.
constexpr qint64 hit = 50, miss = 500, output = 2'000;

QByteArray prices()
{
    return "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
           "\"validFrom\": \"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"0.05\", \"miss\": "
           "\"0.5\", \"output\": \"2\"}, \"peakFactor\": 2}], \"peakHours\": [{\"provider\": \"127.0.0.1\", \"zone\": "
           "\"Asia/Shanghai\", \"weekdays\": [1, 2, 3, 4, 5], \"ranges\": [[\"09:00\", \"12:00\"]], \"holidays\": "
           "[\"2026-10-01\"]}], \"models\": []}";
}

//! A Thursday; hours and minutes of Beijing.
QDateTime beijing(int hour, int minute)
{
    return QDateTime(QDate(2026, 11, 26), QTime(hour, minute), QTimeZone("Asia/Shanghai")).toUTC();
}

qint64 costOf(const localserver::Charge& charge)
{
    return charge.cacheHitTokens * hit + (charge.promptTokens - charge.cacheHitTokens) * miss
        + charge.completionTokens * output;
}

model::BatchSpec spec()
{
    model::BatchSpec spec = BatchWorld::spec(job);
    // A long beginning that all items share.
    QString rules;
    for (int i = 0; i < 60; ++i)
        rules += QStringLiteral("Rule %1: say what the word means, in one sentence, and name its language. ").arg(i);
    spec.prompt = rules + QStringLiteral("\nWhat is {{word}}?");
    spec.concurrency = 4;
    return spec;
}

//! The same model in two price lists; the balance says which one is charged.
QByteArray twoCurrencies()
{
    return "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
           "\"validFrom\": \"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"0.05\", \"miss\": "
           "\"0.5\", \"output\": \"2\"}}, {\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
           "\"validFrom\": \"2020-01-01\", \"currency\": \"CNY\", \"perMillion\": {\"hit\": \"0.35\", \"miss\": "
           "\"3.5\", \"output\": \"14\"}}], \"models\": []}";
}

//! The same server, as a provider that tells its balance.
model::Endpoint accountAt(BatchWorld& world)
{
    model::Endpoint account;
    account.name = QStringLiteral("account");
    account.url = world.server.url();
    account.dialect = model::Dialect::DeepSeek;
    account.models = QStringList{QStringLiteral("spyhop-local")};
    account.connectTimeoutMs *= 100;
    world.gateway.addEndpoint(account);
    return account;
}

//! Nobody listens there; what it would charge is known.
model::Endpoint silent(int priority)
{
    model::Endpoint endpoint;
    endpoint.name = QStringLiteral("silent");
    endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:9/v1"));
    endpoint.models = QStringList{QStringLiteral("spyhop-local")};
    endpoint.priority = priority;
    endpoint.connectTimeoutMs *= 100;
    endpoint.prices.insert(endpoint.models.first(), {QStringLiteral("USD"), 50'000'000, 500'000'000, 2'000'000'000});
    return endpoint;
}

} // namespace

class JobPriceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTheServersBill_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("cuts"); // the third charge of the bill and those that follow
        // Refusals cost nothing; every other figure is the server's own.
        QTest::newRow("all well") << QByteArray() << 0;
        QTest::newRow("failures") << QByteArray("2x own\n3x 503\n5x own\n2x 500\n429 retry-after=1\n* own\n") << 0;
        // Of a reply that broke off before its usage nobody told what it cost: it is estimated.
        QTest::newRow("cut in mid-answer")
            << QByteArray("2x own\n5x 200 | 12x tok | cut\n5x own\n2x 503\n* own\n") << 5;
        QTest::newRow("cut before the first word") << QByteArray("2x own\n5x 200 | cut\n5x own\n2x 503\n* own\n") << 5;
    }
    void isTheServersBill()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, cuts);
        SetClock clock(beijing(8, 0));
        localserver::ServerOptions options;
        options.script = script;
        options.promptCache = true;
        options.latencyMs = 2;
        BatchWorld world(clock, options, prices());
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(items)));
        QVERIFY(world.manager->startTrial(job, items / 3));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const qsizetype cheap = world.server.bill().size();
        QVERIFY(cheap >= items / 3);
        QVERIFY(world.job(job).items.pending > 0);
        clock.set(beijing(10, 0)); // peak, in mid-job
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).items.done, items);

        const QList<localserver::Charge> bill = world.server.bill();
        qint64 sum = 0, hits = 0, cutSum = 0;
        for (qsizetype i = 0; i < bill.size(); ++i) {
            const qint64 cost = costOf(bill.at(i)) * (i < cheap ? 1 : 2);
            sum += cost;
            cutSum += i >= 2 && i < 2 + cuts ? cost : 0;
            hits += bill.at(i).cacheHitTokens;
        }
        QVERIFY2(hits > 0, "the prompt cache had a part in it");
        const model::JobSummary ended = world.job(job);
        QCOMPARE(ended.cost.size(), 1);
        const qint64 said = ended.cost.first().nanoUnits();
        qInfo("the job says %lld, the bill %lld nano-dollars, %lld of them for cut calls; %lld charges, %lld tokens "
              "found in the cache",
            static_cast<long long>(said), static_cast<long long>(sum), static_cast<long long>(cutSum),
            static_cast<long long>(bill.size()), static_cast<long long>(hits));
        const QByteArray both = QByteArray::number(said) + " and " + QByteArray::number(sum);
        QVERIFY2(qAbs(said - sum) <= 10'000'000, both.constData()); // a cent
        QVERIFY2(qAbs(said - sum) <= cutSum / 3,
            both.constData()); // nothing is off but the cut calls, and they by a third at most
        if (cuts == 0)
            QCOMPARE(ended.usage.cacheHitTokens, hits);
        QCOMPARE(ended.costEstimated, cuts > 0); // what is not known is said to be an estimate
    }

    //! Which price list is an account's own its balance tells; the built-in server's is in yuan.
    void theBalanceSaysWhatIsCharged()
    {
        SetClock clock(beijing(20, 0));
        BatchWorld world(clock, {}, twoCurrencies());
        const model::Endpoint account = accountAt(world);
        model::BatchSpec limited = spec();
        limited.endpoint = account.name;
        limited.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(world.manager->create(limited, BatchWorld::rows(4))); // nobody can tell yet
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const auto reason = world.manager->stopReason(job);
        QVERIFY(reason);
        QCOMPARE(reason->code, base::ErrorCode::RefusedBudget);
        QVERIFY2(reason->what.contains(u"charged in CNY"), qPrintable(reason->what));
        QVERIFY(!reason->mendedByMore);
        QCOMPARE(world.server.stats().chats, 0);
        // By now it is known: a job is not even made.
        limited.id = QStringLiteral("another");
        QVERIFY(!world.manager->create(limited, BatchWorld::rows(4)));
        QVERIFY(world.manager->setMaximum(job, base::Money(5'000'000'000, QStringLiteral("CNY"))));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QVERIFY(!world.manager->stopReason(job));
        QCOMPARE(world.job(job).cost.size(), 1);
        QCOMPARE(world.job(job).cost.first().currency(), QStringLiteral("CNY"));
    }

    //! An endpoint that was edited, or has a new key, is charged as before until its balance says otherwise; another
    //! server under its name is not.
    void anEditForgetsNoCurrency()
    {
        SetClock clock(beijing(20, 0));
        BatchWorld world(clock, {}, twoCurrencies());
        model::Endpoint account = accountAt(world);
        world.gateway.setAccountCurrency(account.name, QStringLiteral("CNY"));
        model::BatchSpec limited = spec();
        limited.endpoint = account.name;
        limited.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(!world.manager->create(limited, BatchWorld::rows(4)));
        world.gateway.credentialsChanged(account.name);
        QVERIFY(!world.manager->create(limited, BatchWorld::rows(4)));
        account.moreKeys = QStringList{QStringLiteral("env:ANOTHER")};
        world.gateway.addEndpoint(account);
        QVERIFY(!world.manager->create(limited, BatchWorld::rows(4)));
        account.url = QUrl(QStringLiteral("http://127.0.0.1:9/v1"));
        world.gateway.addEndpoint(account);
        QVERIFY(world.manager->create(limited, BatchWorld::rows(4))); // nobody can tell
    }

    //! What the person has written goes before the balance, which is not even asked for.
    void theSettingsSayWhatIsCharged()
    {
        SetClock clock(beijing(20, 0));
        localserver::ServerOptions options;
        options.script = "/user/balance * 500\n";
        BatchWorld world(clock, options, twoCurrencies());
        model::Endpoint account = accountAt(world);
        account.currency = QStringLiteral("CNY");
        world.gateway.addEndpoint(account);
        model::BatchSpec limited = spec();
        limited.endpoint = account.name;
        limited.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(!world.manager->create(limited, BatchWorld::rows(4)));
        limited.maxCost = base::Money(5'000'000'000, QStringLiteral("CNY"));
        QVERIFY(world.manager->create(limited, BatchWorld::rows(4)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.job(job).cost.first().currency(), QStringLiteral("CNY"));
    }

    //! A model that comes with no price has the one that stands in the endpoint's settings.
    void ownPricesAreReservedAndCharged()
    {
        SetClock clock(beijing(20, 0));
        BatchWorld world(clock, {}, prices());
        model::Endpoint account = accountAt(world);
        account.dialect = model::Dialect::OpenAi;
        account.models = QStringList{QStringLiteral("spyhop-local-small")};
        account.prices.insert(account.models.first(), {QStringLiteral("EUR"), 100'000'000, 100'000'000, 400'000'000});
        world.gateway.addEndpoint(account);
        model::BatchSpec limited = spec();
        limited.endpoint = account.name;
        limited.model = account.models.first();
        limited.maxTokens = 200;
        limited.maxCost = base::Money(1'000'000, QStringLiteral("EUR")); // 0.001
        QVERIFY(world.manager->create(limited, BatchWorld::rows(items)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const model::JobSummary ended = world.job(job);
        QVERIFY(ended.items.done > 0);
        QVERIFY(ended.items.pending > 0);
        QVERIFY(world.manager->stopReason(job));
        QCOMPARE(ended.cost.size(), 1);
        QCOMPARE(ended.cost.first().currency(), QStringLiteral("EUR"));
        QVERIFY2(ended.cost.first().nanoUnits() <= 1'000'000, qPrintable(ended.cost.first().amount(9)));
        const qint64 tokens = ended.usage.promptTokens * 100 + ended.usage.completionTokens * 400;
        QVERIFY(qAbs(ended.cost.first().nanoUnits() - tokens) <= 1'000);
    }

    //! The estimate of rows is told which model it is for, and what that is charged in.
    void anEstimateAsksWhoAnswersForWhat()
    {
        SetClock clock(beijing(20, 0));
        BatchWorld world(clock, {}, twoCurrencies());
        model::Endpoint account = accountAt(world);
        account.models.clear();
        world.gateway.addEndpoint(account);
        model::BatchSpec asked = spec();
        asked.endpoint = account.name;
        asked.model.clear();
        const auto estimating = world.manager->estimate(asked, BatchWorld::rows(4));
        std::optional<batch::Estimate> found;
        QObject::connect(estimating.get(), &batch::Estimating::finished, this,
            [&found](const base::Expected<batch::Estimate>& estimate) { found = *estimate; });
        QTRY_VERIFY_WITH_TIMEOUT(found, patience);
        QCOMPARE(found->model, QStringLiteral("spyhop-local"));
        QVERIFY(found->now);
        QCOMPARE(found->now->most.currency(), QStringLiteral("CNY"));
        QCOMPARE(world.server.stats().chats, 0);
    }

    //! Why a job stopped is known after a restart, until it goes on; and a higher maximum lets it.
    void aJobAtItsMaximumCanBeRaised()
    {
        SetClock clock(beijing(20, 0));
        BatchWorld world(clock, {}, prices());
        model::BatchSpec limited = spec();
        limited.maxTokens = 200;
        limited.maxCost = base::Money(5'000'000, QStringLiteral("USD")); // 0.005
        QVERIFY(world.manager->create(limited, BatchWorld::rows(items)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const qint64 done = world.job(job).items.done;
        QVERIFY(done > 0 && done < items);
        world.manager = std::make_unique<batch::BatchManager>(
            batch::BatchManager::Parts{clock, world.random, world.gateway, world.store, world.readers, QString()});
        QVERIFY(world.manager->reload());
        QVERIFY(world.manager->stopReason(job));
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::RefusedBudget);
        QVERIFY2(world.manager->stopReason(job)->remedy.contains(u"Raise"), "and what can be done");
        QVERIFY(world.manager->stopReason(job)->mendedByMore);
        QVERIFY(world.manager->setMaximum(job, base::Money(5'000'000'000, QStringLiteral("USD"))));
        QVERIFY(world.manager->start(job));
        QVERIFY(!world.manager->stopReason(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(world.job(job).items.done, items);
        QCOMPARE(world.store.job(job)->spec.maxCost->nanoUnits(), 5'000'000'000);
        QVERIFY(!world.store.job(job)->stopped);
    }

    //! A silent endpoint is outwaited before it is known who would answer, as it is by calls.
    void aSilentListIsWaitedFor()
    {
        SetClock clock(beijing(20, 0));
        BatchWorld world(clock, {}, prices());
        world.manager->setGiveUpAfter(std::chrono::seconds(300));
        model::Endpoint nobody;
        nobody.name = QStringLiteral("nobody");
        nobody.url = QUrl(QStringLiteral("http://127.0.0.1:9/v1"));
        world.gateway.addEndpoint(nobody);
        model::BatchSpec limited = spec();
        limited.endpoint = nobody.name;
        limited.model.clear();
        limited.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(world.manager->create(limited, BatchWorld::rows(4)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->waitReason(job).isEmpty(), patience);
        QVERIFY(world.manager->isRunning(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::Network);
        QCOMPARE(world.job(job).items.pending, 4);
    }

    //! Who would charge in a currency that nobody has confirmed does not take over under a maximum.
    void unconfirmedCurrenciesTakeNothingOver()
    {
        SetClock clock(beijing(20, 0));
        BatchWorld world(clock, {}, twoCurrencies());
        world.manager->setGiveUpAfter(std::chrono::seconds(300));
        model::Endpoint here;
        here.name = QStringLiteral("here");
        here.url = world.server.url();
        here.enabled = false;
        world.gateway.addEndpoint(here);
        model::Endpoint other = accountAt(world);
        other.priority = 2;
        world.gateway.addEndpoint(other);
        world.gateway.addEndpoint(silent(1));
        model::BatchSpec limited = spec();
        limited.endpoint.clear();
        limited.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(world.manager->create(limited, BatchWorld::rows(4)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QVERIFY(world.manager->stopReason(job));
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::Network);
        QCOMPARE(world.server.stats().chats, 0);
        QCOMPARE(world.job(job).items.pending, 4);
        QCOMPARE(world.job(job).spec.endpoint, QString()); // in a later run somebody may
        QCOMPARE(world.store.job(job)->spec.endpoint, QString());
    }

    //! Its calls may not leave the silent endpoint, since the other has no price for their model: it waits in vain.
    void aCallThatMayNotLeaveASilentEndpointIsGivenUp()
    {
        SetClock clock(beijing(20, 0));
        BatchWorld world(clock, {}, prices());
        world.manager->setGiveUpAfter(std::chrono::seconds(300));
        const QString small = QStringLiteral("spyhop-local-small");
        model::Endpoint here;
        here.name = QStringLiteral("here");
        here.url = world.server.url();
        here.models = QStringList{QStringLiteral("spyhop-local"), small};
        here.priority = 2;
        here.connectTimeoutMs *= 100;
        world.gateway.addEndpoint(here);
        model::BatchSpec limited = spec();
        limited.endpoint.clear();
        limited.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(world.manager->create(limited, BatchWorld::rows(4)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(job).state, model::JobState::Done, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const qint64 asked = world.server.stats().chats;
        model::Endpoint best = silent(1);
        best.models.append(small);
        best.prices.insert(small, best.prices.first());
        world.gateway.addEndpoint(best);
        QVERIFY(world.manager->askAgain(job, {0}, small));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.server.stats().chats, asked);
        QCOMPARE(world.job(job).items.done, 4); // with its answer from before
    }

    //! Who takes over in mid-job is asked which model it has before the job ends because nobody knows.
    void whoTakesOverIsAskedForItsModel()
    {
        SetClock clock(beijing(20, 0));
        localserver::ServerOptions options;
        options.latencyMs = 60;
        BatchWorld world(clock, options, prices());
        model::BatchSpec limited = spec();
        limited.endpoint.clear();
        limited.model.clear();
        limited.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(world.manager->create(limited, BatchWorld::rows(items)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.job(job).items.done > 4, patience);
        model::Endpoint here;
        here.name = QStringLiteral("here");
        here.url = world.server.url();
        here.enabled = false;
        world.gateway.addEndpoint(here);
        model::Endpoint other = here;
        other.name = QStringLiteral("other");
        other.enabled = true;
        other.connectTimeoutMs *= 100;
        world.gateway.addEndpoint(other);
        Q_EMIT world.gateway.contextsChanged({});
        QVERIFY(world.manager->isRunning(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const auto reason = world.manager->stopReason(job);
        QVERIFY2(!reason, reason ? qPrintable(reason->sentence()) : "");
        QCOMPARE(world.job(job).items.done, items);
    }

    //! Who runs it would write its own over it.
    void aJobThatRunsElsewhereIsNotChanged()
    {
        SetClock clock(beijing(20, 0));
        BatchWorld world(clock, {}, prices());
        const QString profile = testsupport::TestWorld::makeFolder(QStringLiteral("elsewhere"));
        model::Consent consent;
        consent.asked = true;
        consent.kinds = {model::ConsentKind::Batches};
        QByteArray key(32, 'k');
        world.places.setConsent(consent);
        world.places.setDataKey(base::Secret::take(key));
        world.manager = std::make_unique<batch::BatchManager>(
            batch::BatchManager::Parts{clock, world.random, world.gateway, world.store, world.readers, profile});
        const base::Money more(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(2)));
        {
            const auto elsewhere = batch::Lease::acquire(profile, job);
            QVERIFY(elsewhere);
            const base::Status maximum = world.manager->setMaximum(job, more);
            QVERIFY(!maximum);
            QCOMPARE(maximum.error().code, base::ErrorCode::Usage);
            QVERIFY(!world.manager->setWhen(job, {}));
        }
        const QDateTime before = world.store.job(job)->updatedAt;
        QVERIFY(world.manager->setMaximum(job, more));
        QTRY_VERIFY_WITH_TIMEOUT(world.job(job).spec.maxCost, patience);
        QVERIFY2(world.store.job(job)->updatedAt != before, "other windows hear of it");
    }

    //! Calls that a person cuts off: their provider charges for them, and so they are in the job's sum.
    void stoppedCallsAreOnTheBill_data()
    {
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("stopped") << false;
        QTest::newRow("before sleep, or at the end of the program") << true;
    }
    void stoppedCallsAreOnTheBill()
    {
        QFETCH(bool, atOnce);
        SetClock clock(beijing(8, 0));
        localserver::ServerOptions options;
        options.script = "2x 200 | 5x tok | hang\n* own\n";
        BatchWorld world(clock, options, prices());
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(items)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.server.stats().inFlight, 2, patience);
        if (atOnce)
            world.manager->stopNow(job);
        else
            world.manager->stop(job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        const auto billed = [&] {
            qint64 sum = 0;
            for (const localserver::Charge& charge : world.server.bill())
                sum += costOf(charge);
            return sum;
        };
        const auto said = [&] {
            const QList<base::Money> cost = world.store.job(job)->cost;
            return cost.isEmpty() ? 0 : cost.first().nanoUnits();
        };
        const qint64 cut = billed();
        QCOMPARE(world.server.bill().size(), 2); // the first, which make the prefix known
        QVERIFY2(qAbs(said() - cut) <= cut / 3, qPrintable(QStringLiteral("%1 of %2").arg(said()).arg(cut)));
        QVERIFY(world.store.job(job)->costEstimated);
        QCOMPARE(world.job(job).cost, world.store.job(job)->cost);
        // Once, and not again when the job goes on.
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).items.done, items);
        QVERIFY2(qAbs(said() - billed()) <= cut / 3, qPrintable(QStringLiteral("%1 of %2").arg(said()).arg(billed())));
        qint64 sum = 0;
        const auto page = world.manager->page(job, 0, items);
        for (const auto& [item, result] : *page)
            sum += result.cost.first().nanoUnits();
        QCOMPARE(sum, said());
    }

    void leftWorkIsPricedWhenItWasDone_data()
    {
        QTest::addColumn<model::JobKind>("kind");
        QTest::addColumn<QDateTime>("sent"); // it is done 59 minutes later, and fetched after an hour more
        QTest::addColumn<int>("factor");
        for (const model::JobKind kind : {model::JobKind::Tasks, model::JobKind::FilesBatch}) {
            const QByteArray name = model::jobKindName(kind).toLatin1();
            QTest::newRow((name + ", done before the peak").constData()) << kind << beijing(8, 0) << 1;
            QTest::newRow((name + ", done in the peak").constData()) << kind << beijing(11, 0) << 2;
        }
    }
    void leftWorkIsPricedWhenItWasDone()
    {
        QFETCH(model::JobKind, kind);
        QFETCH(QDateTime, sent);
        QFETCH(int, factor);
        SetClock clock(sent);
        MovedClock serverClock(sent);
        localserver::ServerOptions options;
        options.promptCache = true;
        options.jobDelayMs = 59 * 60'000;
        BatchWorld world(clock, serverClock, options,
            prices().replace("\"models\":", "\"batches\":[{\"provider\":\"127.0.0.1\",\"percent\":50}],\"models\":"));
        model::Settings settings;
        settings.consent.kinds.insert(model::ConsentKind::Provider);
        world.gateway.setSettings(settings);
        store::SubmissionStore submissions(*world.database, world.places);
        world.manager = std::make_unique<batch::BatchManager>(batch::BatchManager::Parts{
            clock, world.random, world.gateway, world.store, world.readers, QString(), &submissions});
        model::BatchSpec left = spec();
        left.kind = kind;
        QVERIFY(world.manager->create(left, BatchWorld::rows(4)));
        QVERIFY(world.manager->start(job));
        const auto allLeft = [&] {
            const QList<model::SubmissionState> states = world.manager->left(job);
            return states.size() == (kind == model::JobKind::Tasks ? 4 : 1)
                && std::all_of(states.begin(), states.end(), [](const model::SubmissionState& state) {
                       return state.doing == model::SubmissionState::Doing::Waiting;
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allLeft(), patience);
        world.manager->pause(job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        serverClock.pass(std::chrono::hours(2));
        clock.set(sent.addSecs(7'200));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.job(job).items.done, 4);

        const QList<localserver::Charge> bill = world.server.bill();
        QCOMPARE(bill.size(), 4);
        qint64 sum = 0, hits = 0;
        for (const localserver::Charge& charge : bill) {
            QCOMPARE(charge.at.toSecsSinceEpoch() / 600, sent.addSecs(59 * 60).toSecsSinceEpoch() / 600);
            QCOMPARE(charge.inFile, kind == model::JobKind::FilesBatch);
            sum += costOf(charge) * factor / (charge.inFile ? 2 : 1);
            hits += charge.cacheHitTokens;
        }
        QVERIFY2(hits > 0, "the prompt cache had a part in it");
        const model::JobSummary ended = world.job(job);
        QCOMPARE(ended.cost.size(), 1);
        QCOMPARE(ended.cost.first().nanoUnits(), sum);
        QCOMPARE(ended.usage.cacheHitTokens, hits);
        QVERIFY(!ended.costEstimated);
    }

    void isTheSumOfItsItems()
    {
        SetClock clock(beijing(8, 0));
        BatchWorld world(clock, {}, prices());
        // The sum of what each item says is what the job says.
        QVERIFY(world.manager->create(spec(), BatchWorld::rows(20)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        qint64 sum = 0;
        const auto page = world.manager->page(job, 0, 20);
        QVERIFY(page);
        for (const auto& [item, result] : *page)
            sum += result.cost.isEmpty() ? 0 : result.cost.first().nanoUnits();
        QCOMPARE(sum, world.job(job).cost.first().nanoUnits());
        qint64 billed = 0;
        for (const localserver::Charge& charge : world.server.bill())
            billed += costOf(charge);
        QCOMPARE(sum, billed);
    }
};

SPYHOP_TEST_MAIN(JobPriceTest)
#include "tst_jobprice.moc"

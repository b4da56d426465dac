// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a job may cost: its maximum, the worst case that is reserved, money of several providers.
#include "core/batch/calloutlook.h"
#include "tests/core/batch/batchworld.h"

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::beijing;
using testsupport::scripted;
using testsupport::SetClock;

namespace {

constexpr int patience = 20'000;
const QString job = QStringLiteral("job");

} // namespace

class JobMaximumTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
};

SPYHOP_TEST_MAIN(JobMaximumTest)
#include "tst_jobmaximum.moc"

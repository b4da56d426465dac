// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/estimating.h"
#include "tests/core/batch/batchworld.h"
#include "tests/support/collected.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::SetClock;

class EstimateTest : public QObject {
    Q_OBJECT
private:
    static base::Expected<batch::Estimate> estimated(
        const BatchWorld& world, const model::BatchSpec& spec, const batch::Inputs& inputs)
    {
        const auto estimating = world.manager->estimate(spec, inputs);
        std::optional<base::Expected<batch::Estimate>> found;
        QObject context;
        connect(estimating.get(), &batch::Estimating::finished, &context,
            [&found](const base::Expected<batch::Estimate>& estimate) { found.emplace(estimate); });
        if (!QTest::qWaitFor([&found] { return found.has_value(); }, 20'000))
            qFatal("no estimate came");
        return *found;
    }
    static model::BatchSpec documents()
    {
        model::BatchSpec spec = BatchWorld::spec({});
        spec.prompt = QStringLiteral("Sum up.");
        return spec;
    }
    static batch::Inputs filesNamed(const QStringList& names)
    {
        batch::Inputs inputs;
        for (qsizetype i = 0; i < names.size(); ++i)
            inputs.items.append({i, names.at(i), QStringLiteral("/tmp/") + names.at(i), {}});
        return inputs;
    }
    static batch::Estimate estimateOf(const BatchWorld& world, const model::BatchSpec& spec,
        const batch::Inputs& inputs, const QList<docs::Document>& read, const model::TokenLore& lore = {},
        model::JobKind kind = model::JobKind::Direct)
    {
        QList<batch::SampledItem> sampled;
        for (qsizetype i = 0; i < read.size(); ++i)
            sampled.append({i, read.at(i)});
        model::ChatRequest request;
        request.endpoint = spec.endpoint;
        request.model = spec.model;
        return batch::estimateJob(spec, inputs, sampled,
            {*world.gateway.outlook(request), kind, world.priceTable, lore, world.clock.wallTime()});
    }
    static QDateTime beijing(int hour)
    {
        return QDateTime(QDate(2026, 11, 26), QTime(hour, 0), QTimeZone("Asia/Shanghai")).toUTC();
    }

private Q_SLOTS:
    //! "Nothing" is said of this computer, and who would be paid if it did not answer is said with it.
    void whatCostsNothingNamesWhoWouldTakeOver()
    {
        SetClock clock(beijing(12));
        BatchWorld world(clock, {});
        model::Endpoint local;
        local.name = QStringLiteral("local");
        local.url = QUrl(QStringLiteral("http://127.0.0.1:9/v1"));
        local.tier = model::Tier::Edge;
        local.models = QStringList{QStringLiteral("own-model")};
        local.priority = 1;
        world.gateway.addEndpoint(local);
        model::BatchSpec spec = BatchWorld::spec({});
        spec.endpoint.clear();
        spec.model.clear();
        for (const bool anywhere : {false, true}) {
            spec.anywhere = anywhere;
            const auto found = estimated(world, spec, BatchWorld::rows(100));
            QVERIFY2(found, found ? "" : qPrintable(found.error().sentence()));
            QCOMPARE(found->endpoint, QStringLiteral("local"));
            QVERIFY(found->isFree && !found->now);
            QVERIFY(found->takeOver && found->takeOver->cost);
            QCOMPARE(found->takeOver->endpoint, QStringLiteral("here"));
            QVERIFY(!found->takeOver->cost->most.isZero());
            QCOMPARE(found->mayTakeOver, anywhere);
        }
        spec.endpoint = QStringLiteral("local");
        const auto named = estimated(world, spec, BatchWorld::rows(100));
        QVERIFY(named && named->isFree && !named->takeOver);
    }

    void peakCostsTwice()
    {
        SetClock clock(beijing(10));
        BatchWorld world(clock, {});
        const auto peak = estimated(world, BatchWorld::spec({}), BatchWorld::rows(100));
        QVERIFY2(peak, peak ? "" : qPrintable(peak.error().sentence()));
        QCOMPARE(peak->items, 100);
        QCOMPARE(peak->sampled, 16);
        QVERIFY(peak->isPeak);
        QCOMPARE(peak->offPeakFrom, beijing(12));
        QVERIFY(peak->now && peak->offPeak);
        QCOMPARE(peak->now->most.nanoUnits(), 2 * peak->offPeak->most.nanoUnits());
        QVERIFY(peak->now->least.nanoUnits() < peak->now->most.nanoUnits());
        QVERIFY(!peak->isLearned);
        QVERIFY(!peak->seconds);
        clock.set(beijing(12));
        const auto cheap = estimated(world, BatchWorld::spec({}), BatchWorld::rows(100));
        QVERIFY(!cheap->isPeak && !cheap->offPeakFrom);
        QCOMPARE(cheap->now->most.nanoUnits(), peak->offPeak->most.nanoUnits());
        QCOMPARE(world.server.stats().requests, 0);
    }

    void whatRanTeachesWhatWillCome()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        QVERIFY(world.manager->create(BatchWorld::spec(QStringLiteral("job")), BatchWorld::rows(60)));
        QVERIFY(world.manager->start(QStringLiteral("job")));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(QStringLiteral("job")).state, model::JobState::Done, 20'000);
        QVERIFY(world.database->flush());
        const model::JobSummary job = world.job(QStringLiteral("job"));
        model::BatchSpec anew = BatchWorld::spec({});
        anew.fresh = true;
        const auto estimate = estimated(world, anew, BatchWorld::rows(60));
        QVERIFY(estimate);
        QCOMPARE(estimate->answered, 0);
        QVERIFY(estimate->isLearned);
        QVERIFY(estimate->seconds);
        QVERIFY2(estimate->promptTokens.least <= job.usage.promptTokens
                && job.usage.promptTokens <= estimate->promptTokens.most,
            qPrintable(QStringLiteral("%1 of %2 – %3")
                           .arg(job.usage.promptTokens)
                           .arg(estimate->promptTokens.least)
                           .arg(estimate->promptTokens.most)));
        QVERIFY(estimate->answerTokens.least <= job.usage.completionTokens
            && job.usage.completionTokens <= estimate->answerTokens.most);
        // The bill lies in the range: what ran at peak hours cost twice that.
        const base::Money paid = job.cost.first();
        QVERIFY(paid.nanoUnits() <= 2 * estimate->offPeak->most.nanoUnits());
        QVERIFY(2 * paid.nanoUnits() >= estimate->offPeak->least.nanoUnits());
    }

    //! It is not paid for again, so it is not in what is promised.
    void whatWasAnsweredIsLeftOut()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        QVERIFY(world.manager->create(BatchWorld::spec(QStringLiteral("job")), BatchWorld::rows(60)));
        QVERIFY(world.manager->start(QStringLiteral("job")));
        QTRY_COMPARE_WITH_TIMEOUT(world.job(QStringLiteral("job")).state, model::JobState::Done, 20'000);
        QVERIFY(world.database->flush());
        const auto same = estimated(world, BatchWorld::spec({}), BatchWorld::rows(60));
        QVERIFY(same);
        QCOMPARE(same->items, 60);
        QCOMPARE(same->answered, 60);
        QCOMPARE(same->calls, 0);
        QVERIFY(same->now && same->now->most.isZero());
        const auto more = estimated(world, BatchWorld::spec({}), BatchWorld::rows(120)); // as the sample says
        QVERIFY(more);
        QCOMPARE(more->answered, 60);
        QCOMPARE(more->calls, 60);
        QVERIFY(more->now && !more->now->most.isZero());
    }

    //! The promise must hold the bill, whatever the model charges for a picture.
    void picturesAreCounted()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        const model::BatchSpec spec = documents();
        const batch::Inputs inputs = filesNamed({QStringLiteral("a.jpg"), QStringLiteral("b.jpg")});
        docs::Document photo;
        photo.pictures = {docs::Picture{"x", "image/jpeg", 0}};
        const batch::Estimate with = estimateOf(world, spec, inputs, {photo, photo});
        docs::Document words;
        words.text = QStringLiteral("words");
        const batch::Estimate without = estimateOf(world, spec, inputs, {words, words});
        QVERIFY(with.promptTokens.least - without.promptTokens.least <= 2 * 255);
        QVERIFY(with.promptTokens.least - without.promptTokens.least > 2 * 200);
        QVERIFY(with.promptTokens.most - without.promptTokens.most >= 2 * 2'500);
        QVERIFY(with.now->most.nanoUnits() > without.now->most.nanoUnits());
    }

    void partsOfLongDocumentsAreCounted_data()
    {
        QTest::addColumn<model::LongDocuments>("way");
        QTest::newRow("split") << model::LongDocuments::Split;
        QTest::newRow("summarise") << model::LongDocuments::Summarise;
        QTest::newRow("refuse") << model::LongDocuments::Refuse;
    }
    void partsOfLongDocumentsAreCounted()
    {
        QFETCH(model::LongDocuments, way);
        base::SystemClock clock;
        BatchWorld world(clock, {});
        model::BatchSpec spec = documents();
        spec.longDocuments = way;
        docs::Document book; // of a context of 4,000 tokens
        book.text = QStringLiteral("All is well. ").repeated(5'000);
        const qint64 tokens = model::estimateTokens(book.text);
        const batch::Estimate estimate = estimateOf(world, spec, filesNamed({QStringLiteral("book.txt")}), {book});
        QCOMPARE(estimate.toSplit, 1);
        switch (way) {
        case model::LongDocuments::Split:
            QVERIFY(estimate.calls > tokens / 2'500 + 1);
            QVERIFY(estimate.answerTokens.least >= estimate.calls * 300 / 2);
            QVERIFY(estimate.promptTokens.most > tokens + estimate.calls * 300);
            break;
        case model::LongDocuments::Summarise:
            QVERIFY(estimate.calls > tokens / 2'500 + 1);
            QVERIFY2(estimate.answerTokens.most > tokens / 3, "its parts come to a third");
            QVERIFY(estimate.promptTokens.most > tokens * 4 / 3);
            break;
        case model::LongDocuments::Refuse:
            QCOMPARE(estimate.calls, 0);
            QCOMPARE(estimate.promptTokens.most, 0);
            break;
        }
    }

    void whatIsLeftWithAProviderCostsLessAndTakesItsTime()
    {
        base::SystemClock clock;
        QByteArray prices = BatchWorld::prices();
        prices.replace("\"peakHours\"", "\"batches\": [{\"provider\": \"127.0.0.1\", \"percent\": 50}], \"peakHours\"");
        BatchWorld world(clock, {}, prices);
        docs::Document words;
        words.text = QStringLiteral("words");
        const batch::Inputs inputs = filesNamed({QStringLiteral("a.txt")});
        const model::TokenLore lore{1'000, 1'000, 10, 500, 20'000};
        const batch::Estimate direct = estimateOf(world, documents(), inputs, {words}, lore);
        const batch::Estimate left = estimateOf(world, documents(), inputs, {words}, lore, model::JobKind::FilesBatch);
        QVERIFY(!direct.isLeft && direct.seconds && direct.finish);
        QVERIFY(left.isLeft && !left.seconds && !left.finish);
        QCOMPARE(left.now->least.nanoUnits(), direct.now->least.nanoUnits() / 2);
        QCOMPARE(left.now->most.nanoUnits(), direct.now->most.nanoUnits());
    }

    //! What a gateway adds to each call stands beside a document; it makes it no thirty times longer.
    void whatStandsAroundShortRowsIsAddedToDocuments()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        docs::Document words;
        words.text = QString(4'000, QChar(u'x'));
        const batch::Inputs inputs = filesNamed({QStringLiteral("a.txt")});
        const batch::Estimate plain = estimateOf(world, documents(), inputs, {words});
        const batch::Estimate taught
            = estimateOf(world, documents(), inputs, {words}, {5'000, 155'000, 100, 500, 20'000});
        QVERIFY(taught.isLearned);
        QVERIFY(taught.promptTokens.least > plain.promptTokens.least);
        QVERIFY2(taught.promptTokens.most < 3 * plain.promptTokens.most,
            qPrintable(QString::number(taught.promptTokens.most)));
    }

    void unreadableAndTooLongAreCounted()
    {
        base::SystemClock clock;
        BatchWorld world(clock, {});
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("estimate"));
        const auto write = [&folder](const QString& name, const QByteArray& bytes) {
            QFile file(folder + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write(QStringLiteral("a.txt"), QByteArray("b\0b", 3));
        write(QStringLiteral("b.txt"), QByteArray(60'000, 'x'));
        write(QStringLiteral("c.txt"), "fine");
        model::BatchSpec spec = BatchWorld::spec({});
        spec.prompt = QStringLiteral("Sum up.");
        const auto estimate
            = estimated(world, spec, *testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto)));
        QVERIFY(estimate);
        QCOMPARE(estimate->unreadable, 1);
        QCOMPARE(estimate->toSplit, 1);
        const model::BatchSpec unknown = [] {
            model::BatchSpec other = BatchWorld::spec({});
            other.model = QStringLiteral("unpriced");
            return other;
        }();
        QVERIFY(!estimated(world, unknown, BatchWorld::rows(3))->now);
        QVERIFY(!estimated(world, BatchWorld::spec({}), {}));
    }
};

SPYHOP_TEST_MAIN(EstimateTest)
#include "tst_estimate.moc"

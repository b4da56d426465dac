// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batchmanager.h"
#include "core/batch/columns.h"
#include "core/db/schema.h"
#include "core/docs/delimitedtext.h"
#include "core/localserver/localserver.h"
#include "core/net/httptransport.h"
#include "core/seal/sealer.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using batch::BatchManager;

namespace {

class NoKeys final : public port::SecretStore {
public:
    State request(const QString&) override { return State::Ready; }
    [[nodiscard]] base::Expected<base::Secret> secret(const QString&) const override { return base::Secret(); }
};

//! 0.1 USD a million tokens on this computer: about 20 micro-dollars an item.
constexpr auto prices
    = "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
      "\"validFrom\": "
      "\"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"0.1\", \"miss\": \"0.1\", \"output\": "
      "\"0.1\"}}], \"peakHours\": [], \"models\": {}}";

//! \brief The live pipeline in memory, against the built-in server. One per test.
class World {
public:
    explicit World(const localserver::ServerOptions& options)
        : server(options, clock)
        , database(std::move(*db::Database::open(QString(), db::schema())))
        , store(*database, places)
        , recorder(*database)
        , gateway(gateway::Gateway::Parts{clock, random, network, keys, recorder, priceTable})
        , manager(
              std::make_unique<BatchManager>(BatchManager::Parts{clock, random, gateway, store, readers, QString()}))
    {
        if (!server.listen())
            qFatal("the server does not listen");
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("here");
        endpoint.url = server.url();
        endpoint.models = QStringList{QStringLiteral("spyhop-local")};
        gateway.addEndpoint(endpoint);
    }

    [[nodiscard]] static batch::Inputs rows(int count)
    {
        batch::Inputs inputs;
        inputs.rows = true;
        inputs.columns = QStringList{QStringLiteral("word")};
        inputs.fields = inputs.columns;
        for (int i = 0; i < count; ++i)
            inputs.items.append(
                {i, QStringLiteral("row %1").arg(i + 1), {}, {QStringLiteral("word number %1").arg(i)}});
        return inputs;
    }
    [[nodiscard]] static model::BatchSpec spec(const QStringList& columns)
    {
        model::BatchSpec spec;
        spec.id = QStringLiteral("job");
        spec.prompt = QStringLiteral("What is {{word}}?");
        spec.endpoint = QStringLiteral("here");
        spec.model = QStringLiteral("spyhop-local");
        spec.concurrency = 8;
        for (const QString& column : columns)
            spec.columns.append(batch::parseColumnText(column).value_or(model::Column{}));
        return spec;
    }
    [[nodiscard]] model::ItemCounts counts() const { return store.job(QStringLiteral("job"))->items; }

    QTemporaryDir folder;
    base::SystemClock clock;
    base::Random random{1};
    localserver::LocalServer server;
    std::unique_ptr<db::Database> database;
    store::Places places;
    store::BatchStore store;
    NoKeys keys;
    observe::Recorder recorder;
    net::HttpTransport network;
    model::PriceTable priceTable = model::PriceTable::parse(prices).value_or(model::PriceTable());
    gateway::Gateway gateway;
    docs::ReaderHost readers{clock, testsupport::readerPrograms()};
    std::unique_ptr<BatchManager> manager;
};

const QString job = QStringLiteral("job");
constexpr int patience = 30'000;

} // namespace

class BatchRunTest : public QObject {
    Q_OBJECT
private:
    static QString reasonOf(const World& world)
    {
        const auto reason = world.manager->stopReason(job);
        return reason ? base::codeName(reason->code) + QStringLiteral(": ") + reason->sentence() : QString();
    }
    //! Every item Done once, in input order, with an answer.
    static void checkAllDone(World& world, int count)
    {
        QCOMPARE(world.counts(), (model::ItemCounts{0, 0, count, 0, 0}));
        const auto csv = world.manager->exportCsv(job);
        QVERIFY(csv);
        const QList<QStringList> table = docs::parseDelimited(QString::fromUtf8(*csv), u',');
        QCOMPARE(table.size(), count + 1);
        for (int i = 0; i < count; ++i) {
            QCOMPARE(table.at(i + 1).at(0), QStringLiteral("word number %1").arg(i));
            QVERIFY(!table.at(i + 1).at(1).isEmpty());
            QCOMPARE(table.at(i + 1).at(2), QStringLiteral("done"));
        }
    }

private Q_SLOTS:
    void everyItemOnce()
    {
        World world({});
        QSignalSpy finished(world.manager.get(), &BatchManager::jobFinished);
        QSignalSpy changed(world.manager.get(), &BatchManager::jobChanged);
        QCOMPARE(world.manager->create(World::spec({}), World::rows(600)).value_or(QString()), job);
        QVERIFY(world.manager->start(job));
        QVERIFY(world.manager->isRunning(job));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QVERIFY(!world.manager->isRunning(job));
        QVERIFY2(!world.manager->stopReason(job), qPrintable(reasonOf(world)));
        QCOMPARE(world.manager->job(job)->state, model::JobState::Done);
        QCOMPARE(world.manager->job(job)->items, world.counts());
        QCOMPARE(world.server.stats().chats, 600);
        QVERIFY(world.server.stats().maxInFlight <= 8);
        QVERIFY(changed.size() < 600);
        QCOMPARE(world.recorder.recorded(), 600);
        checkAllDone(world, 600);
        const auto page = world.store.page(job, 7, 1);
        QVERIFY(page);
        QCOMPARE(page->first().second.endpoint, QStringLiteral("here"));
        QVERIFY(page->first().second.usage.promptTokens > 0);
        QCOMPARE(page->first().second.cost.size(), 1);
        QVERIFY(page->first().second.cost.first().nanoUnits() > 0);
        QVERIFY(page->first().second.seconds > 0);
        QVERIFY(!page->first().second.possiblyBilledTwice);
    }

    void pauseLetsEndAndStartGoesOn()
    {
        localserver::ServerOptions options;
        options.latencyMs = 5;
        World world(options);
        QVERIFY(world.manager->create(World::spec({}), World::rows(120)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 20, patience);
        world.manager->pause(job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.manager->job(job)->state, model::JobState::Paused);
        const model::ItemCounts counts = world.counts();
        QCOMPARE(counts.running, 0);
        QCOMPARE(counts.done, world.server.stats().chats);
        QVERIFY(counts.done >= 20 && counts.pending > 0);
        QVERIFY(!world.manager->stopReason(job));
        QSignalSpy finished(world.manager.get(), &BatchManager::jobFinished);
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 120);
        checkAllDone(world, 120);
    }

    void aJobThatIsKeptGoesOnUnlessSomebodyPausesIt_data()
    {
        QTest::addColumn<bool>("isPaused");
        QTest::newRow("it goes on") << false;
        QTest::newRow("it stays paused") << true;
    }

    void aJobThatIsKeptGoesOnUnlessSomebodyPausesIt()
    {
        QFETCH(bool, isPaused);
        localserver::ServerOptions options;
        options.latencyMs = 5;
        World world(options);
        QVERIFY(world.manager->create(World::spec({}), World::rows(120)));
        QVERIFY(world.manager->start(job));
        QTRY_VERIFY_WITH_TIMEOUT(world.server.stats().chats >= 20, patience);
        world.places.setConsent({true, {model::ConsentKind::Batches}});
        world.places.setDataKey(seal::Sealer::freshKey());
        QSignalSpy kept(world.manager.get(), &BatchManager::kept);
        world.manager->keepSoon(job);
        QVERIFY(world.manager->wantsToGoOn(job) && !world.manager->job(job)->stored);
        if (isPaused)
            world.manager->pause(job);
        QCOMPARE(world.manager->wantsToGoOn(job), !isPaused);
        QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 1, patience);
        QVERIFY(kept.first().at(1).value<base::Status>());
        QVERIFY(world.manager->job(job)->stored);
        QCOMPARE(world.manager->isRunning(job), !isPaused);
        QCOMPARE(world.manager->job(job)->state == model::JobState::Paused, isPaused);
        if (isPaused)
            QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 120); // nothing was asked twice
        checkAllDone(world, 120);
    }

    void stopAtAnyMomentLosesNothing()
    {
        localserver::ServerOptions options;
        options.latencyMs = 5;
        World world(options);
        QVERIFY(world.manager->create(World::spec({}), World::rows(200)));
        int stops = 0;
        for (int at = 10; at < 190; at += 30) {
            QVERIFY(world.manager->start(job));
            QTRY_VERIFY_WITH_TIMEOUT(world.counts().done >= at, patience);
            if (stops % 2 == 0) {
                world.manager->stopNow(job);
            } else {
                // As a window that closes: the manager itself goes.
                world.manager = std::make_unique<BatchManager>(BatchManager::Parts{
                    world.clock, world.random, world.gateway, world.store, world.readers, QString()});
                QVERIFY(world.manager->reload());
            }
            ++stops;
            QVERIFY(!world.manager->isRunning(job));
            QCOMPARE(world.manager->job(job)->state, model::JobState::Stopped);
            QCOMPARE(world.counts().running, 0);
            QCOMPARE(world.counts().total(), 200);
        }
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        checkAllDone(world, 200);
        QVERIFY(world.server.stats().chats <= 200 + 8 * stops);
    }

    void stoppedWhileItIsCountedItIsDone()
    {
        World world({});
        QVERIFY(world.manager->create(World::spec({}), World::rows(20)));
        QVERIFY(world.manager->start(job));
        // From the last answer in the journal to the word that it is over it takes some turns of the event loop.
        const QDeadlineTimer end(patience);
        while (world.counts().done < 20 && !end.hasExpired())
            QCoreApplication::processEvents();
        world.manager->stopNow(job);
        QVERIFY(!world.manager->isRunning(job));
        QCOMPARE(world.counts(), (model::ItemCounts{0, 0, 20, 0, 0}));
        QCOMPARE(world.manager->job(job)->state, model::JobState::Done);
        QCOMPARE(world.server.stats().chats, 20);
    }

    void oneBadDocumentCostsOneItem()
    {
        World world({});
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("run"));
        for (const auto& [name, bytes] : {std::pair{"a.txt", QByteArray("Alpha.")}, {"b.txt", QByteArray("b\0b", 3)},
                 {"c.txt", QByteArray("Gamma.")}}) {
            QFile file(folder + u'/' + QString::fromLatin1(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        const auto inputs = testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto));
        QVERIFY(inputs);
        model::BatchSpec spec = World::spec({});
        spec.prompt = QStringLiteral("Sum up.");
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QCOMPARE(world.counts(), (model::ItemCounts{0, 0, 2, 1, 0}));
        QCOMPARE(world.server.stats().chats, 2);
        const auto page = world.store.page(job, 0, 3);
        QVERIFY(page);
        QCOMPARE(page->at(0).second.receipt, QStringLiteral("6 characters, UTF-8"));
        QCOMPARE(page->at(1).second.errorCode, QStringLiteral("unreadable"));
        QVERIFY2(!page->at(1).second.error.contains(folder), "the path has its own column");
    }

    void columnsAreCheckedAndAskedOnceMore_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("chats");
        QTest::addColumn<QString>("state");
        QTest::newRow("good at once") << QByteArray("200 | text \"{\\\"n\\\": 5}\"") << 1 << "done";
        QTest::newRow("good when asked again")
            << QByteArray("200 | text \"five\"\n200 | text \"{\\\"n\\\": 5}\"") << 2 << "done";
        QTest::newRow("never good") << QByteArray("3x 200 | text \"five\"") << 2 << "failed";
        QTest::newRow("cut off") << QByteArray("3x 200 | text \"{\" finish=length") << 1 << "failed";
    }
    void columnsAreCheckedAndAskedOnceMore()
    {
        QFETCH(QByteArray, script);
        localserver::ServerOptions options;
        options.script = script;
        World world(options);
        QVERIFY(world.manager->create(World::spec({QStringLiteral("n:number")}), World::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QTEST(static_cast<int>(world.server.stats().chats), "chats");
        const auto page = world.store.page(job, 0, 1);
        QVERIFY(page);
        const model::ItemResult result = page->first().second;
        QTEST(model::itemStateName(result.state), "state");
        if (result.state == model::ItemState::Done)
            QCOMPARE(result.cells, QStringList{QStringLiteral("5")});
        else
            QVERIFY(!result.error.isEmpty());
    }

    void onlyTheFailedFieldIsAskedForAgain()
    {
        localserver::ServerOptions options;
        options.script = "200 | text \"{\\\"n\\\": \\\"many\\\", \\\"a\\\": \\\"kept\\\"}\"\n"
                         "200 | text \"{\\\"n\\\": 7, \\\"a\\\": \\\"changed\\\"}\"";
        World world(options);
        QVERIFY(
            world.manager->create(World::spec({QStringLiteral("a:text"), QStringLiteral("n:number")}), World::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QCOMPARE(world.server.stats().chats, 2);
        const auto page = world.store.page(job, 0, 1);
        QVERIFY(page);
        QCOMPARE(page->first().second.cells, (QStringList{QStringLiteral("kept"), QStringLiteral("7")}));
    }

    void whatWasAnsweredStaysWhenTheRestFails_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("the second call fails") << QByteArray("* 400");
        QTest::newRow("the second answer is no use either") << QByteArray("* 200 | text \"{\\\"n\\\": \\\"lots\\\"}\"");
        QTest::newRow("the second answer is cut off") << QByteArray("* 200 | text \"{\\\"n\\\": \" finish=length");
    }
    void whatWasAnsweredStaysWhenTheRestFails()
    {
        QFETCH(QByteArray, second);
        localserver::ServerOptions options;
        options.script = "200 | text \"{\\\"n\\\": \\\"many\\\", \\\"a\\\": \\\"kept\\\"}\"\n" + second;
        World world(options);
        QVERIFY(
            world.manager->create(World::spec({QStringLiteral("a:text"), QStringLiteral("n:number")}), World::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QCOMPARE(result.state, model::ItemState::Failed);
        QCOMPARE(result.cells, (QStringList{QStringLiteral("kept"), QString()}));
        QVERIFY2(result.error.contains(u"“n”"), qPrintable(result.error));
        QVERIFY2(!result.error.contains(u"“a”"), qPrintable(result.error));
        QVERIFY(!result.cost.isEmpty());
        QCOMPARE(world.store.job(job)->cost, result.cost);
        const auto csv = world.manager->exportCsv(job);
        QVERIFY(csv && csv->contains("word number 0,kept,,failed,"));
    }

    //! An answer without a word is none: it is asked for once more, and is a failure then.
    void anEmptyAnswerIsAFailure_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("chats");
        QTest::addColumn<QString>("state");
        QTest::newRow("twice") << QByteArray("* 200 | text \" \"") << 2 << "failed";
        QTest::newRow("once") << QByteArray("200 | text \" \"\n200 | text \"said\"") << 2 << "done";
        QTest::newRow("cut off") << QByteArray("* 200 | text \" \" finish=length") << 1 << "failed";
    }
    void anEmptyAnswerIsAFailure()
    {
        QFETCH(QByteArray, script);
        localserver::ServerOptions options;
        options.script = script;
        World world(options);
        QVERIFY(world.manager->create(World::spec({}), World::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QTEST(static_cast<int>(world.server.stats().chats), "chats");
        const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
        QTEST(model::itemStateName(result.state), "state");
        if (result.state == model::ItemState::Done) {
            QCOMPARE(result.cells, QStringList{QStringLiteral("said")});
            QCOMPARE(
                world.server.stats().maxHitsPerKey, 1); // else a server that keeps its answers gives the same again
        } else {
            QVERIFY(!result.error.isEmpty());
            QVERIFY(!result.errorCode.isEmpty());
        }
    }

    void quotesAreHeldAgainstTheSource()
    {
        localserver::ServerOptions options;
        options.script
            = "200 | text \"{\\\"n\\\": {\\\"value\\\": 0, \\\"quote\\\": \\\"word  number 0\\\"}, \\\"a\\\": "
              "{\\\"value\\\": \\\"x\\\", \\\"quote\\\": \\\"made up\\\"}}\"";
        World world(options);
        model::BatchSpec spec = World::spec({QStringLiteral("n:number"), QStringLiteral("a:text")});
        spec.quotes = true;
        QVERIFY(world.manager->create(spec, World::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QVERIFY(world.manager->job(job)->spec.quotes);
        const auto page = world.store.page(job, 0, 1);
        QVERIFY(page);
        const model::ItemResult result = page->first().second;
        QCOMPARE(result.cells, (QStringList{QStringLiteral("0"), QStringLiteral("x")}));
        QCOMPARE(result.proofs.size(), 2);
        QCOMPARE(result.proofs.at(0), (model::Proof{QStringLiteral("word  number 0"), true, QStringLiteral("word")}));
        QCOMPARE(result.proofs.at(1), (model::Proof{QStringLiteral("made up"), false, QString()}));
    }

    void builtInServerQuotesWhatItFinds()
    {
        World world({});
        model::BatchSpec spec = World::spec({QStringLiteral("number:number:the number")});
        spec.quotes = true;
        QVERIFY(world.manager->create(spec, World::rows(3)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        const auto page = world.store.page(job, 0, 3);
        QVERIFY(page && page->size() == 3);
        for (const auto& [item, result] : *page) {
            QCOMPARE(result.state, model::ItemState::Done);
            QCOMPARE(result.proofs.size(), 1);
        }
    }

    void askedAgainOfAnotherModelKeepsWhatWas()
    {
        localserver::ServerOptions options;
        options.script = "200 | text \"first\"\n200 | text \"second\"";
        World world(options);
        QVERIFY(world.manager->create(World::spec({}), World::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        model::Review review;
        review.verdict = model::Review::Verdict::Accepted;
        QVERIFY(world.manager->review(job, 0, review));
        QCOMPARE(world.store.page(job, 0, 1)->first().second.review.verdict, model::Review::Verdict::Accepted);
        QVERIFY(world.store.isReviewed(job));
        QVERIFY(world.manager->askAgain(job, {0}, QStringLiteral("spyhop-local-small")));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        const auto page = world.store.page(job, 0, 1);
        QVERIFY(page);
        QCOMPARE(page->first().first.model, QStringLiteral("spyhop-local-small"));
        QCOMPARE(page->first().second.cells, QStringList{QStringLiteral("second")});
        QVERIFY2(
            page->first().second.review.verdict == model::Review::Verdict::None, "the verdict was on the old answer");
        QCOMPARE(world.server.stats().chats, 2);
    }

    //! What was answered and corrected is in force until there is a new answer, and the correction beyond that.
    void aFailedAgainLeavesAnswerAndCorrection()
    {
        localserver::ServerOptions options;
        options.script = "200 | text \"{\\\"a\\\": \\\"one\\\", \\\"n\\\": 1}\"\n"
                         "400\n"
                         "200 | text \"{\\\"a\\\": \\\"two\\\", \\\"n\\\": 2}\"\n"
                         "400";
        World world(options);
        QVERIFY(
            world.manager->create(World::spec({QStringLiteral("a:text"), QStringLiteral("n:number")}), World::rows(1)));
        QVERIFY(world.manager->start(job));
        const auto ended = [&] {
            QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
            QVERIFY(!world.manager->isRunning(job));
        };
        ended();
        const auto row = [&world] { return world.store.page(job, 0, 1)->first().second; };
        const auto text = [&world](const QString& name) {
            QFile file(world.folder.filePath(name));
            const auto note = world.manager->exportTo(job, file.fileName());
            return note && file.open(QIODevice::ReadOnly) ? file.readAll() + '\n' + note->toUtf8() : QByteArray();
        };
        model::Review right;
        right.verdict = model::Review::Verdict::Corrected;
        right.cells = QStringList{QStringLiteral("one"), QStringLiteral("-5")};
        QVERIFY(world.manager->review(job, 0, right));

        QVERIFY(world.manager->askAgain(job, {0}, QStringLiteral("spyhop-local-small")));
        ended();
        QCOMPARE(world.counts(), (model::ItemCounts{0, 0, 1, 0, 0}));
        QCOMPARE(row().cells, (QStringList{QStringLiteral("one"), QStringLiteral("1")}));
        QCOMPARE(row().shownCells(), right.cells);
        QVERIFY2(row().error.contains(u"asked again"), qPrintable(row().error));
        QVERIFY(row().earlierStands);
        QVERIFY(text(QStringLiteral("a.csv")).contains("one,-5,corrected,done,"));

        QVERIFY(world.manager->askAgain(job, {0}, QString()));
        ended();
        const QStringList kept{QStringLiteral("two"), QStringLiteral("-5")};
        QCOMPARE(row().cells, (QStringList{QStringLiteral("two"), QStringLiteral("2")}));
        QCOMPARE(row().shownCells(), kept);
        QVERIFY2(row().error.isEmpty(), qPrintable(row().error));
        QVERIFY(row().earlier && !row().earlierStands);
        QCOMPARE(row().earlier->cells, (QStringList{QStringLiteral("one"), QStringLiteral("1")}));
        QCOMPARE(row().earlier->corrected, right.cells);
        const QByteArray csv = text(QStringLiteral("b.csv"));
        QVERIFY2(
            csv.contains("two,-5,corrected,done,") && csv.contains("asked again after a correction"), csv.constData());
        const QByteArray jsonl = text(QStringLiteral("b.jsonl"));
        QVERIFY2(jsonl.contains("\"n\":-5") && jsonl.contains("\"answered_before\":")
                && jsonl.contains("\"cells\":[\"one\",\"1\"]") && jsonl.contains("\"answered_since\":[\"two\",\"2\"]"),
            jsonl.constData());
        const QByteArray html = text(QStringLiteral("b.html"));
        QVERIFY2(
            html.contains("answered before: one | 1") && html.contains("the new answer: two | 2"), html.constData());

        QVERIFY(world.manager->askAgain(job, {0}, QString()));
        ended();
        QCOMPARE(row().shownCells(), kept);
        QVERIFY(row().earlierStands);
        QVERIFY(world.manager->review(job, 0, model::Review())); // taken back
        QCOMPARE(row().shownCells(), (QStringList{QStringLiteral("two"), QStringLiteral("2")}));
        QCOMPARE(row().review.verdict, model::Review::Verdict::None);
    }

    //! An accepted answer is accepted as long as it is the answer; an item that waits to be asked again shows it.
    void anAcceptedAnswerStandsUntilThereIsAnother()
    {
        localserver::ServerOptions options;
        options.script = "200 | text \"first\"\n400\n200 | text \"second\"";
        World world(options);
        QVERIFY(world.manager->create(World::spec({}), World::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        const auto row = [&world] { return world.store.page(job, 0, 1)->first().second; };
        model::Review review;
        review.verdict = model::Review::Verdict::Accepted;
        QVERIFY(world.manager->review(job, 0, review));
        QVERIFY(world.store.askAgain(job, 0, QString(), world.clock.wallTime()));
        QCOMPARE(row().state, model::ItemState::Pending);
        QCOMPARE(row().shownCells(), QStringList{QStringLiteral("first")});
        QCOMPARE(row().review.verdict, model::Review::Verdict::Accepted);
        QVERIFY(world.manager->start(job)); // 400
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QCOMPARE(row().state, model::ItemState::Done);
        QCOMPARE(row().shownCells(), QStringList{QStringLiteral("first")});
        QCOMPARE(row().review.verdict, model::Review::Verdict::Accepted);
        QVERIFY(world.manager->askAgain(job, {0}, QString()));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QCOMPARE(row().shownCells(), QStringList{QStringLiteral("second")});
        QCOMPARE(row().review.verdict, model::Review::Verdict::None);
        QVERIFY(row().earlier && row().earlier->accepted);
    }

    void wrongKeyStopsTheJobAndKeepsItsItems()
    {
        localserver::ServerOptions options;
        options.script = "* 401";
        World world(options);
        QSignalSpy finished(world.manager.get(), &BatchManager::jobFinished);
        QVERIFY(world.manager->create(World::spec({}), World::rows(50)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(world.manager->job(job)->state, model::JobState::Paused);
        QVERIFY(world.manager->stopReason(job));
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::Auth);
        QCOMPARE(world.counts(), (model::ItemCounts{50, 0, 0, 0, 0}));
        QVERIFY(world.server.stats().chats <= 8);
    }

    void maximumCostIsHeld()
    {
        World world({});
        model::BatchSpec spec = World::spec({});
        spec.maxCost = base::Money(300'000, QStringLiteral("USD")); // 0.0003
        spec.maxTokens = 200; // a call costs 0.00008 at most, and 0.00002 mostly
        QSignalSpy finished(world.manager.get(), &BatchManager::jobFinished);
        QVERIFY(world.manager->create(spec, World::rows(500)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(world.manager->job(job)->state, model::JobState::Paused);
        QVERIFY(world.manager->stopReason(job));
        QCOMPARE(world.manager->stopReason(job)->code, base::ErrorCode::RefusedBudget);
        const model::JobSummary summary = *world.manager->job(job);
        QCOMPARE(summary.cost.size(), 1);
        QVERIFY(summary.items.done > 3);
        QVERIFY2(summary.cost.first().nanoUnits() <= 300'000, qPrintable(summary.cost.first().amount(9)));
        QVERIFY(summary.items.pending > 0);
    }

    void trialRunsSoManyItems()
    {
        World world({});
        QSignalSpy finished(world.manager.get(), &BatchManager::jobFinished);
        QVERIFY(world.manager->create(World::spec({}), World::rows(40)));
        QVERIFY(world.manager->startTrial(job, 5));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(world.counts(), (model::ItemCounts{35, 0, 5, 0, 0}));
        QCOMPARE(world.manager->job(job)->state, model::JobState::Paused);
        QVERIFY(!world.manager->stopReason(job));
    }

    void trialIsNotSpentOnWhatCannotBeRead()
    {
        World world({});
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("trial"));
        for (const QChar name : QStringLiteral("abcdefg")) {
            QFile file(folder + u'/' + name + QStringLiteral(".txt"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(name < u'd' ? QByteArray("x\0y", 3) : QByteArray("Good."));
        }
        const auto inputs = testsupport::collected(world.manager->collect({folder}, batch::InputMode::Auto));
        QVERIFY(inputs);
        model::BatchSpec spec = World::spec({});
        spec.prompt = QStringLiteral("Sum up.");
        QSignalSpy finished(world.manager.get(), &BatchManager::jobFinished);
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->startTrial(job, 2));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(world.counts(), (model::ItemCounts{2, 0, 2, 3, 0}));
        QCOMPARE(world.server.stats().chats, 2);
    }

    void failedItemsAreRetried()
    {
        localserver::ServerOptions options;
        options.script = "2x 200 | text \"x\"\n200 | text \"{\\\"n\\\": \\\"y\\\"}\"";
        World world(options);
        QVERIFY(world.manager->create(World::spec({QStringLiteral("n:text")}), World::rows(1)));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QCOMPARE(world.counts().failed, 1);
        QVERIFY(world.manager->retryFailed(job));
        QVERIFY(world.manager->isRunning(job));
        QTRY_VERIFY_WITH_TIMEOUT(!world.manager->isRunning(job), patience);
        QCOMPARE(world.counts(), (model::ItemCounts{0, 0, 1, 0, 0}));
        QCOMPARE(world.server.stats().maxHitsPerKey, 1); // else a server that keeps its answers would fail it again
    }

    void jobsAreCheckedWhenMade()
    {
        World world({});
        const auto code = [&](const model::BatchSpec& spec, const batch::Inputs& inputs) {
            const auto made = world.manager->create(spec, inputs);
            return made ? QString() : base::codeName(made.error().code);
        };
        const QString usage = QStringLiteral("usage");
        model::BatchSpec spec = World::spec({});
        QCOMPARE(code(spec, {}), usage);
        spec.prompt = QStringLiteral("{{nothing}}");
        QCOMPARE(code(spec, World::rows(1)), usage);
        spec = World::spec({QStringLiteral("a:text"), QStringLiteral("a:text")});
        QCOMPARE(code(spec, World::rows(1)), usage);
        spec = World::spec({});
        spec.id = QStringLiteral("../evil");
        QCOMPARE(code(spec, World::rows(1)), usage);
        spec.id = job;
        QCOMPARE(code(spec, World::rows(1)), QString());
        QCOMPARE(code(spec, World::rows(1)), usage);
        QCOMPARE(world.manager->start(QStringLiteral("none")).error().code, base::ErrorCode::NotFound);
        QVERIFY(world.manager->remove(job));
        QVERIFY(world.manager->jobs().isEmpty());
    }
};

SPYHOP_TEST_MAIN(BatchRunTest)
#include "tst_batchrun.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batchmanager.h"
#include "core/batch/estimating.h"
#include "core/db/database.h"
#include "core/db/schema.h"
#include "core/localserver/localserver.h"
#include "core/net/httptransport.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <csignal>

using namespace spyhop;
using batch::BatchManager;

namespace {

class NoKeys final : public port::SecretStore {
public:
    State request(const QString&) override { return State::Ready; }
    [[nodiscard]] base::Expected<base::Secret> secret(const QString&) const override { return base::Secret(); }
};

//! The live pipeline in memory, against the built-in server, with real reader processes.
class World {
public:
    World()
        : World(model::PriceTable())
    {
    }
    explicit World(const model::PriceTable& table)
        : server({}, clock)
        , database(std::move(*db::Database::open(QString(), db::schema())))
        , store(*database, places)
        , recorder(*database)
        , prices(table)
        , gateway(gateway::Gateway::Parts{clock, random, network, keys, recorder, prices})
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
    base::SystemClock clock;
    base::Random random = base::Random::fromSystem();
    localserver::LocalServer server;
    std::unique_ptr<db::Database> database;
    store::Places places;
    store::BatchStore store;
    NoKeys keys;
    observe::Recorder recorder;
    net::HttpTransport network;
    model::PriceTable prices;
    gateway::Gateway gateway;
    docs::ReaderHost readers{clock, testsupport::readerPrograms()};
    std::unique_ptr<BatchManager> manager;
};

//! What is known of the built-in server's model.
model::PriceTable tableWith(bool takesPictures)
{
    const QByteArray json = R"({"asOf": "2026-01-01", "prices": [], "peakHours": [],
 "models": [{"name": "spyhop-local", "vision": )";
    return model::PriceTable::parse(json + (takesPictures ? "true" : "false") + "}]}").value();
}

const QString job = QStringLiteral("job");
constexpr int patience = 60'000;

QByteArray pdfOf(const QStringList& pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        if (i > 0)
            writer.newPage();
        painter.drawText(500, 900, pages.at(i));
    }
    painter.end();
    return bytes;
}

} // namespace

//! Jobs over documents that reader processes read: everything ends, and a bad file costs itself.
class BatchDocumentsTest : public QObject {
    Q_OBJECT
    static bool write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    static base::Expected<QString> create(World& world, const QString& folder, model::Scans scans)
    {
        const auto inputs = testsupport::collected(world.manager->collect({folder}, batch::InputMode::Documents));
        if (!inputs)
            return tl::make_unexpected(inputs.error());
        model::BatchSpec spec;
        spec.id = job;
        spec.prompt = QStringLiteral("Sum up.");
        spec.endpoint = QStringLiteral("here");
        spec.scans = scans;
        return world.manager->create(spec, *inputs);
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void aFolderOfGoodAndBadOnes()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("mixed"));
        const QByteArray pdf = pdfOf({QStringLiteral("First page"), QStringLiteral("Second page")});
        constexpr int good = 30;
        for (int i = 0; i < good; ++i) {
            QVERIFY(write(QStringLiteral("%1/good%2.pdf").arg(folder).arg(i), pdf));
            QVERIFY(write(QStringLiteral("%1/good%2.html").arg(folder).arg(i), "<p>words</p>"));
            QVERIFY(write(QStringLiteral("%1/good%2.txt").arg(folder).arg(i), "words"));
        }
        constexpr int bad = 20;
        for (int i = 0; i < bad; ++i) {
            // Cut at every twentieth, with the end of the file lost, which is where a PDF's table stands.
            QVERIFY(write(QStringLiteral("%1/bad%2.pdf").arg(folder).arg(i), pdf.first(40 + i)));
            QVERIFY(write(QStringLiteral("%1/bad%2.png").arg(folder).arg(i), QByteArray(i, '\xff')));
        }
        World world;
        QVERIFY(create(world, folder, model::Scans::Recognise));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        const auto page = world.store.page(job, 0, 3 * good + 2 * bad);
        QVERIFY(page);
        QCOMPARE(page->size(), 3 * good + 2 * bad);
        for (const auto& [item, result] : *page) {
            const bool shouldFail = item.name.startsWith(u"bad");
            QVERIFY2((result.state == model::ItemState::Failed) == shouldFail, qPrintable(item.name + result.error));
            if (shouldFail) {
                QCOMPARE(result.errorCode, QStringLiteral("unreadable"));
                QVERIFY2(result.error.size() > 10 && !result.error.contains(folder), qPrintable(result.error));
            } else if (item.name.endsWith(u".pdf")) {
                QVERIFY2(result.receipt.startsWith(u"2/2 pages, "), qPrintable(result.receipt));
            }
        }
    }

    void scansTravelAsChosen()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("scans"));
        QImage image(900, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        {
            QPainter painter(&image);
            QFont font(QStringLiteral("Noto Sans"));
            font.setPixelSize(60);
            painter.setFont(font);
            painter.drawText(image.rect(), Qt::AlignCenter, QStringLiteral("Receipt 4711"));
        }
        QVERIFY(image.save(folder + QStringLiteral("/receipt.png")));
        for (const model::Scans scans : {model::Scans::Recognise, model::Scans::Vision, model::Scans::Skip}) {
            World world(tableWith(true));
            QVERIFY(create(world, folder, scans));
            QVERIFY(world.manager->start(job));
            QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
            // The choice is journalled with the job.
            QCOMPARE(world.store.job(job)->spec.scans, scans);
            const model::ItemResult result = world.store.page(job, 0, 1)->first().second;
            // What a picture comes to says nothing of how the model counts words.
            QCOMPARE(
                world.store.lore(QStringLiteral("spyhop-local")).answers, scans == model::Scans::Recognise ? 1 : 0);
            switch (scans) {
            case model::Scans::Recognise:
                QCOMPARE(result.state, model::ItemState::Done);
                QVERIFY2(result.receipt.contains(QStringLiteral("recognised")), qPrintable(result.receipt));
                break;
            case model::Scans::Vision:
                QCOMPARE(result.state, model::ItemState::Done);
                QVERIFY2(result.receipt.contains(QStringLiteral("1 picture")), qPrintable(result.receipt));
                // The server saw it: it says that it cannot look at one.
                QVERIFY2(result.cells.first().contains(QStringLiteral("cannot look at images")),
                    qPrintable(result.cells.first()));
                break;
            case model::Scans::Skip:
                QCOMPARE(result.state, model::ItemState::Failed);
                break;
            }
        }
    }

    //! A model that is known to take no pictures is shown none: nothing is sent and paid for, and the item says so.
    void picturesGoToModelsThatTakeThem_data()
    {
        QTest::addColumn<bool>("anotherSees");
        QTest::newRow("nobody takes them") << false;
        QTest::newRow("another takes them") << true;
    }
    void picturesGoToModelsThatTakeThem()
    {
        QFETCH(bool, anotherSees);
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("pictures"));
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(folder + QStringLiteral("/a.png")));
        QVERIFY(write(folder + QStringLiteral("/b.txt"), "words"));
        World world(tableWith(false));
        if (anotherSees) { // less preferred
            model::Endpoint other;
            other.name = QStringLiteral("there");
            other.url = world.server.url();
            other.models = QStringList{QStringLiteral("some-vision-model")};
            other.priority = model::Endpoint().priority + 1;
            world.gateway.addEndpoint(other);
        }
        const auto inputs = testsupport::collected(world.manager->collect({folder}, batch::InputMode::Documents));
        QVERIFY(inputs);
        model::BatchSpec spec;
        spec.id = job;
        spec.prompt = QStringLiteral("Sum up.");
        spec.scans = model::Scans::Vision;
        if (!anotherSees)
            spec.endpoint = QStringLiteral("here");
        const auto estimating = world.manager->estimate(spec, *inputs);
        std::optional<batch::Estimate> estimate;
        connect(estimating.get(), &batch::Estimating::finished, this,
            [&estimate](const base::Expected<batch::Estimate>& found) { estimate = *found; });
        QTRY_VERIFY_WITH_TIMEOUT(estimate.has_value(), patience);
        QCOMPARE(estimate->unseen, anotherSees ? 0 : 1);
        QVERIFY(world.manager->create(spec, *inputs));
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        const auto page = world.store.page(job, 0, 2);
        QCOMPARE(page->at(1).second.endpoint, QStringLiteral("here"));
        const model::ItemResult picture = page->at(0).second;
        QCOMPARE(world.server.stats().chats, anotherSees ? 2 : 1);
        if (anotherSees) {
            QCOMPARE(picture.endpoint, QStringLiteral("there"));
            return;
        }
        QCOMPARE(picture.state, model::ItemState::Failed);
        QCOMPARE(picture.errorCode, QStringLiteral("bad-request"));
        QVERIFY2(picture.error.startsWith(u"spyhop-local takes no pictures."), qPrintable(picture.error));
        QVERIFY(picture.cost.isEmpty() && picture.usage == model::Usage());
    }

    //! The job is stopped, or the manager destroyed, while documents are read, and goes on: no item is lost.
    void stopWhileReadingLosesNothing()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("stops"));
        const QByteArray pdf = pdfOf({QStringLiteral("First page")});
        constexpr int files = 150;
        for (int i = 0; i < files; ++i)
            QVERIFY(write(QStringLiteral("%1/%2.pdf").arg(folder).arg(i), pdf));
        World world;
        QVERIFY(create(world, folder, model::Scans::Recognise));
        for (int stop = 0; stop < 12; ++stop) {
            QVERIFY(world.manager->start(job));
            QTest::qWait(int(world.random.below(60)));
            if (stop % 2 == 0) {
                world.manager->stopNow(job);
            } else {
                world.manager = std::make_unique<BatchManager>(BatchManager::Parts{
                    world.clock, world.random, world.gateway, world.store, world.readers, QString()});
                QVERIFY(world.manager->reload());
            }
            const model::ItemCounts counts = world.store.job(job)->items;
            QCOMPARE(counts.running, 0);
            QCOMPARE(counts.total(), files);
        }
        QVERIFY(world.manager->start(job));
        QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        QCOMPARE(world.store.job(job)->items.done, files);
    }

    //! Readers are killed at random: each costs at most the file it was reading, and those are asked for again.
    void killedReadersCostTheirFiles()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("kills"));
        const QByteArray pdf = pdfOf({QStringLiteral("First page")});
        constexpr int files = 150;
        for (int i = 0; i < files; ++i)
            QVERIFY(write(QStringLiteral("%1/%2.pdf").arg(folder).arg(i), pdf));
        World world;
        QVERIFY(create(world, folder, model::Scans::Recognise));
        QVERIFY(world.manager->start(job));
        int killed = 0;
        while (world.manager->isRunning(job)) {
            QTest::qWait(1 + int(world.random.below(40)));
            const QList<pid_t> pids = world.readers.processes();
            if (killed < 10 && !pids.isEmpty()) {
                ::kill(pids.first(), SIGKILL);
                ++killed;
            }
        }
        const qint64 failed = world.store.job(job)->items.failed;
        QVERIFY(failed <= killed);
        QCOMPARE(world.store.job(job)->items.done, files - failed);
        if (failed > 0) {
            QVERIFY(world.manager->retryFailed(job));
            QTRY_COMPARE_WITH_TIMEOUT(world.manager->job(job)->state, model::JobState::Done, patience);
        }
        QCOMPARE(world.store.job(job)->items.done, files);
    }
};

SPYHOP_TEST_MAIN_WITH(QGuiApplication, BatchDocumentsTest)
#include "tst_batchdocuments.moc"

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batchmanager.h"
#include "core/batch/columns.h"
#include "core/batch/estimating.h"
#include "core/db/schema.h"
#include "core/net/gzip.h"
#include "tests/core/gateway/faulttransport.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;
using batch::BatchManager;
using testsupport::FaultTransport;

namespace {

const QString job = QStringLiteral("job");
const QString host = QStringLiteral("models.test");
constexpr int patience = 20'000;
constexpr int context = 4'000; // tokens

const QString answers = QStringLiteral("\n200 json | tok | done");
const QString toldList
    = QStringLiteral("200 raw | {\"data\":[{\"id\":\"other\"},{\"id\":\"m\",\"context_length\":4000}]}");
const QString plainList = QStringLiteral("200 raw | {\"data\":[{\"id\":\"m\"}]}");
const QString tooLong
    = QStringLiteral("400 | This model's maximum context length is 4000 tokens. However, your messages "
                     "resulted in 9000 tokens.");

class NoKeys final : public port::SecretStore {
public:
    State request(const QString&) override { return State::Ready; }
    [[nodiscard]] base::Expected<base::Secret> secret(const QString&) const override { return base::Secret(); }
};

QByteArray plainBody(const port::WireRequest& request)
{
    const port::Header packed{QByteArrayLiteral("content-encoding"), QByteArrayLiteral("gzip")};
    if (!request.headers.contains(packed))
        return request.body;
    net::Inflater inflater;
    inflater.feed(request.body);
    QByteArray plain;
    for (QByteArray part = inflater.take(); !part.isEmpty(); part = inflater.take())
        plain += part;
    return plain;
}

//! The live pipeline in memory, against a server of which nothing is known beforehand.
class World {
public:
    explicit World(const QString& script)
        : network(clock)
        , database(std::move(*db::Database::open(QString(), db::schema())))
        , store(*database, places)
        , recorder(*database)
        , gateway(gateway::Gateway::Parts{clock, random, network, keys, recorder, prices})
        , manager(
              std::make_unique<BatchManager>(BatchManager::Parts{clock, random, gateway, store, readers, QString()}))
    {
        network.script(host, script);
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("here");
        endpoint.url = QUrl(QStringLiteral("https://models.test/v1"));
        endpoint.models = QStringList{QStringLiteral("m")};
        gateway.addEndpoint(endpoint);
    }
    //! A job over documents of so many characters each.
    [[nodiscard]] base::Expected<QString> create(const QList<int>& lengths, model::BatchSpec spec = {})
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("documents"));
        for (qsizetype i = 0; i < lengths.size(); ++i) {
            QFile file(QStringLiteral("%1/%2.txt").arg(folder).arg(i));
            if (!file.open(QIODevice::WriteOnly))
                return base::failure(base::ErrorCode::Internal, file.errorString());
            QByteArray text;
            while (text.size() < lengths.at(i))
                text += "All is well. ";
            file.write(text.first(lengths.at(i)));
        }
        inputs = *testsupport::collected(manager->collect({folder}, batch::InputMode::Documents));
        spec.id = job;
        spec.endpoint = QStringLiteral("here");
        spec.model = QStringLiteral("m");
        spec.concurrency = 1;
        if (spec.prompt.isEmpty())
            spec.prompt = QStringLiteral("What does it say?");
        made = spec;
        return manager->create(spec, inputs);
    }
    [[nodiscard]] bool runs()
    {
        return manager->start(job)
            && QTest::qWaitFor([this] { return manager->job(job)->state == model::JobState::Done; }, patience);
    }
    [[nodiscard]] model::ItemResult result(int item) const { return store.page(job, item, 1)->first().second; }
    //! Characters of the messages of each chat that was sent.
    [[nodiscard]] QList<qsizetype> sent() const
    {
        QList<qsizetype> lengths;
        for (const port::WireRequest& request : network.requests()) {
            if (request.method != "POST")
                continue;
            qsizetype characters = 0;
            const QJsonArray messages = QJsonDocument::fromJson(plainBody(request))[u"messages"].toArray();
            for (const QJsonValue& message : messages)
                characters += message[u"content"].toString().size();
            lengths.append(characters);
        }
        return lengths;
    }
    [[nodiscard]] int lists() const { return static_cast<int>(network.requests().size() - sent().size()); }

    base::SystemClock clock;
    base::Random random = base::Random::fromSystem();
    FaultTransport network;
    std::unique_ptr<db::Database> database;
    store::Places places;
    store::BatchStore store;
    NoKeys keys;
    observe::Recorder recorder;
    model::PriceTable prices;
    gateway::Gateway gateway;
    docs::ReaderHost readers{clock, testsupport::readerPrograms()};
    std::unique_ptr<BatchManager> manager;
    batch::Inputs inputs;
    model::BatchSpec made;
};

//! Characters that fit into the context beside an answer, by the estimate with its margin.
constexpr qsizetype mostCharacters = (context * 3 / 4) * 10 / 13 * 10 / 3;

bool allFit(const QList<qsizetype>& lengths)
{
    return std::all_of(lengths.cbegin(), lengths.cend(), [](qsizetype length) { return length <= mostCharacters; });
}

} // namespace

//! How many tokens a model takes, whoever says so; and what becomes of documents that are longer.
class ContextsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theServersListTells()
    {
        World world(toldList + answers);
        QVERIFY(world.create({30'000, 100}));
        QVERIFY(world.runs());
        QCOMPARE(world.lists(), 1);
        QVERIFY(world.result(0).parts.size() > 2);
        QVERIFY(world.result(1).parts.isEmpty());
        QVERIFY(allFit(world.sent()));
    }

    //! Whatever the server tells.
    void thePersonsWordGoesFirst()
    {
        World world(toldList + answers);
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("here");
        endpoint.url = QUrl(QStringLiteral("https://models.test/v1"));
        endpoint.models = QStringList{QStringLiteral("m")};
        endpoint.contexts.insert(QStringLiteral("m"), 2 * context);
        world.gateway.addEndpoint(endpoint);
        QVERIFY(world.create({mostCharacters + 2'000}));
        QVERIFY(world.runs());
        QCOMPARE(world.lists(), 0); // nobody need be asked
        QVERIFY2(world.result(0).state == model::ItemState::Done, qPrintable(world.result(0).error));
        QVERIFY2(world.result(0).parts.isEmpty(), "it fits into what the person said");
        world.gateway.setServedModels(
            endpoint.name, endpoint.models, {{QStringLiteral("m"), context}, {QStringLiteral("other"), context}});
        model::ChatRequest request;
        request.endpoint = endpoint.name;
        request.model = QStringLiteral("m");
        QCOMPARE(world.gateway.outlook(request)->context, 2 * context);
        request.model = QStringLiteral("other");
        QCOMPARE(world.gateway.outlook(request)->context, context);
    }

    void aRefusalTells()
    {
        World world(plainList + u'\n' + tooLong + answers);
        QVERIFY(world.create({30'000, 30'000}));
        QVERIFY(world.runs());
        for (int item = 0; item < 2; ++item) {
            QVERIFY2(world.result(item).state == model::ItemState::Done, qPrintable(world.result(item).error));
            QVERIFY(world.result(item).parts.size() > 2);
            QVERIFY2(!world.result(item).receipt.contains(u"not known"), qPrintable(world.result(item).receipt));
        }
        QVERIFY(!allFit(world.sent().mid(0, 1)));
        QVERIFY2(allFit(world.sent().mid(1)), "once was enough");
    }

    //! The estimate said that it fits; the server counts otherwise.
    void aRefusalTellsHowTheServerCounts()
    {
        World world(plainList + u'\n' + tooLong + answers);
        QVERIFY(world.create({8'000}));
        QVERIFY(world.runs());
        QVERIFY2(world.result(0).state == model::ItemState::Done, qPrintable(world.result(0).error));
        QVERIFY(world.result(0).parts.size() > 2);
        const QList<qsizetype> sent = world.sent();
        // The whole may have been sent twice: packed, and then not.
        const auto parts = std::find_if(sent.cbegin(), sent.cend(), [](qsizetype length) { return length < 8'000; });
        QVERIFY(parts != sent.cend());
        QVERIFY(*std::max_element(parts, sent.cend()) < 8'000);
    }

    void aRefusalIsTheEndIfThePersonChoseSo()
    {
        World world(plainList + u'\n' + tooLong + answers);
        model::BatchSpec spec;
        spec.longDocuments = model::LongDocuments::Refuse;
        QVERIFY(world.create({30'000, 30'000}, spec));
        QVERIFY(world.runs());
        for (int item = 0; item < 2; ++item) {
            QCOMPARE(world.result(item).state, model::ItemState::Failed);
            QVERIFY2(world.result(item).error.contains(u"4000 tokens"), qPrintable(world.result(item).error));
        }
        QCOMPARE(world.sent().size(), 1);
    }

    void whereNobodyTellsItIsSaid()
    {
        World world(plainList + answers);
        QVERIFY(world.create({30'000, 100}));
        std::optional<batch::Estimate> estimate;
        const auto estimating = world.manager->estimate(world.made, world.inputs);
        connect(estimating.get(), &batch::Estimating::finished, this,
            [&](const base::Expected<batch::Estimate>& found) { estimate = *found; });
        QTRY_VERIFY_WITH_TIMEOUT(estimate.has_value(), patience);
        QVERIFY(!estimate->knowsContext);
        QCOMPARE(world.lists(), 1);
        QVERIFY(world.runs());
        QCOMPARE(world.lists(), 1);
        QVERIFY2(world.result(0).receipt.contains(u"not known"), qPrintable(world.result(0).receipt));
        QVERIFY2(!world.result(1).receipt.contains(u"not known"), "that fits anywhere");
    }

    void aListThatFailsHoldsNothingUp()
    {
        World world(QStringLiteral("404 | no") + answers);
        QVERIFY(world.create({30'000}));
        QVERIFY(world.runs());
        QCOMPARE(world.result(0).state, model::ItemState::Done);
        QVERIFY(world.result(0).parts.isEmpty());
    }

    //! Not the document alone: what the job says of itself takes its room as well.
    void theWholeRequestIsWeighed_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("columns");
        QTest::newRow("system text") << QStringLiteral("What?") << QString(5'000, u'x') << QString();
        QTest::newRow("columns") << QStringLiteral("What?") << QString()
                                 << QStringLiteral("a:text:") + QString(2'500, u'x') + QStringLiteral("|b:text:")
                + QString(2'500, u'y');
        QTest::newRow("text twice") << QStringLiteral("{{text}} Once more: {{text}}") << QString() << QString();
    }
    void theWholeRequestIsWeighed()
    {
        QFETCH(QString, prompt);
        QFETCH(QString, system);
        QFETCH(QString, columns);
        for (const int length : {5'000, 30'000}) {
            World world(toldList + answers);
            model::BatchSpec spec;
            spec.prompt = prompt;
            spec.system = system;
            for (const QString& column : columns.split(u'|', Qt::SkipEmptyParts))
                spec.columns.append(*batch::parseColumnText(column));
            QVERIFY(world.create({length}, spec));
            std::ignore = world.runs();
            QVERIFY(!world.sent().isEmpty());
            for (const qsizetype sent : world.sent())
                QVERIFY2(sent <= mostCharacters, qPrintable(QString::number(sent)));
        }
    }

    void aRetiredNameHoldsWhatItBecame()
    {
        World world(answers.trimmed());
        world.prices
            = *model::PriceTable::parse("{\"models\": [{\"name\": \"new\", \"context\": 5000}], \"aliases\": "
                                        "[{\"name\": \"old\", \"became\": \"new\", \"retired\": \"2020-01-01\"}]}");
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("there");
        endpoint.url = QUrl(QStringLiteral("https://models.test/v1"));
        endpoint.models = QStringList{QStringLiteral("old")};
        world.gateway.addEndpoint(endpoint);
        model::ChatRequest request;
        request.endpoint = endpoint.name;
        request.model = QStringLiteral("old");
        QCOMPARE(world.gateway.outlook(request)->context, std::optional<int>(5'000));
    }
};

SPYHOP_TEST_MAIN(ContextsTest)
#include "tst_contexts.moc"

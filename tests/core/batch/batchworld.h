// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "core/batch/columns.h"
#include "core/db/schema.h"
#include "core/localserver/localserver.h"
#include "core/net/httptransport.h"
#include "tests/core/gateway/quickclock.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QTimeZone>

namespace spyhop::testsupport {

//! \brief Wall time as the test says it, running on; timers a hundred times as fast as the computer's.
class SetClock final : public base::Clock {
public:
    explicit SetClock(const QDateTime& wall) { set(wall); }
    void set(const QDateTime& wall) { m_shift = m_quick.wallTime().msecsTo(wall); }
    [[nodiscard]] QDateTime wallTime() const override { return m_quick.wallTime().addMSecs(m_shift); }
    [[nodiscard]] base::SteadyTime steadyTime() const override { return m_quick.steadyTime(); }
    [[nodiscard]] std::unique_ptr<base::Timer> makeTimer() override { return m_quick.makeTimer(); }

private:
    QuickClock m_quick{100};
    qint64 m_shift = 0;
};

//! A Thursday; hours and minutes of Beijing.
inline QDateTime beijing(int hour, int minute, int second)
{
    return QDateTime(QDate(2026, 11, 26), QTime(hour, minute, second), QTimeZone("Asia/Shanghai")).toUTC();
}

inline localserver::ServerOptions scripted(const QByteArray& script)
{
    localserver::ServerOptions options;
    options.script = script;
    return options;
}

//! \brief Runs as the computer's, from a time that the test says, and moves besides when told.
class MovedClock final : public base::Clock {
public:
    explicit MovedClock(const QDateTime& wall)
        : m_shift(m_real.wallTime().msecsTo(wall))
    {
    }
    void pass(std::chrono::milliseconds time) { m_passed += time; }
    [[nodiscard]] QDateTime wallTime() const override { return m_real.wallTime().addMSecs(m_shift + m_passed.count()); }
    [[nodiscard]] base::SteadyTime steadyTime() const override { return m_real.steadyTime() + m_passed; }
    [[nodiscard]] std::unique_ptr<base::Timer> makeTimer() override { return m_real.makeTimer(); }

private:
    base::SystemClock m_real;
    qint64 m_shift;
    std::chrono::milliseconds m_passed{0};
};

//! \brief The live pipeline in memory, against the built-in server, with peak hours as DeepSeek's (Beijing, Monday to
//! Friday, 09:00 to 12:00 and 14:00 to 18:00). One per test.
class BatchWorld {
public:
    class NoKeys final : public port::SecretStore {
    public:
        State request(const QString&) override { return State::Ready; }
        [[nodiscard]] base::Expected<base::Secret> secret(const QString&) const override { return base::Secret(); }
    };
    static QByteArray prices()
    {
        return "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
               "\"validFrom\": \"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"0.1\", \"miss\": "
               "\"0.1\", "
               "\"output\": \"0.1\"}, \"peakFactor\": 2}], \"peakHours\": [{\"provider\": \"127.0.0.1\", \"zone\": "
               "\"Asia/Shanghai\", \"weekdays\": [1, 2, 3, 4, 5], \"ranges\": [[\"09:00\", \"12:00\"], [\"14:00\", "
               "\"18:00\"]], \"holidays\": [\"2026-10-01\"]}], \"models\": [{\"name\": \"spyhop-local\", \"context\": "
               "4000}]}";
    }

    BatchWorld(base::Clock& clock_, const localserver::ServerOptions& options)
        : BatchWorld(clock_, options, prices())
    {
    }
    //! With a price table of the test's own.
    BatchWorld(base::Clock& clock_, const localserver::ServerOptions& options, const QByteArray& priceJson)
        : BatchWorld(clock_, systemClock, options, priceJson)
    {
    }
    //! With a clock of the server's own.
    BatchWorld(base::Clock& clock_, base::Clock& serverClock, const localserver::ServerOptions& options,
        const QByteArray& priceJson)
        : clock(clock_)
        , server(options, serverClock)
        , database(std::move(*db::Database::open(QString(), db::schema())))
        , store(*database, places)
        , recorder(*database)
        , priceTable(model::PriceTable::parse(priceJson).value())
        , gateway(gateway::Gateway::Parts{clock, random, network, keys, recorder, priceTable, nullptr, &policy})
        , manager(std::make_unique<batch::BatchManager>(
              batch::BatchManager::Parts{clock, random, gateway, store, readers, QString()}))
    {
        if (!server.listen())
            qFatal("the server does not listen");
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("here");
        endpoint.url = server.url();
        endpoint.models = QStringList{QStringLiteral("spyhop-local")};
        endpoint.connectTimeoutMs *= 100; // its timers may run so much faster, and the server's do not
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
    [[nodiscard]] static model::BatchSpec spec(const QString& id)
    {
        model::BatchSpec spec;
        spec.id = id;
        spec.prompt = QStringLiteral("What is {{word}}?");
        spec.endpoint = QStringLiteral("here");
        spec.model = QStringLiteral("spyhop-local");
        spec.concurrency = 8;
        return spec;
    }
    [[nodiscard]] model::JobSummary job(const QString& id) const { return *manager->job(id); }

    base::Clock& clock;
    base::SystemClock systemClock;
    base::Random random{1};
    localserver::LocalServer server;
    std::unique_ptr<db::Database> database;
    store::Places places;
    store::BatchStore store;
    NoKeys keys;
    observe::Recorder recorder;
    net::HttpTransport network;
    model::PriceTable priceTable;
    QTemporaryDir policyFolder;
    QString policyFile = policyFolder.filePath(QStringLiteral("policy.json"));
    policy::Guard policy{
        {clock, priceTable, policyFile, QString(), 0, base::Identity{QStringLiteral("kim"), {}, false, {}}}};
    gateway::Gateway gateway;
    docs::ReaderHost readers{systemClock, readerPrograms()};
    std::unique_ptr<batch::BatchManager> manager;
};

} // namespace spyhop::testsupport

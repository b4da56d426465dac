// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one call costs beside the network: plan, limiter, intent, codec, verdict, record. 64 in flight over a transport
// that answers at once, with the journal in memory.
//   bench_gateway [CALLS]

#include "core/db/schema.h"
#include "core/gateway/gateway.h"
#include "tests/bench/process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <cstdio>
#include <sys/resource.h>
#include <vector>

using namespace spyhop;

namespace {

class InstantExchange final : public port::Exchange {
public:
    InstantExchange() { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return Exchange::event(event);
        static const QByteArray body
            = "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
              "\"Forty pallets came on the third of March and cost 12,800 yuan.\"},\"finish_reason\":\"stop\"}],"
              "\"usage\":{\"prompt_tokens\":40,\"completion_tokens\":17,\"total_tokens\":57}}";
        port::WireHead head;
        head.status = 200;
        head.headers = {{"content-type", "application/json"}};
        port::WireEnd end;
        end.requestSent = end.anyByte = true;
        end.bytesReceived = body.size();
        Q_EMIT phaseReached(port::WirePhase::Sent);
        Q_EMIT headReceived(head);
        Q_EMIT received(body);
        Q_EMIT finished(end); // the call destroys this exchange
        return true;
    }
};

class InstantTransport final : public port::Transport {
public:
    std::unique_ptr<port::Exchange> send(const port::WireRequest&) override
    {
        return std::make_unique<InstantExchange>();
    }
};

class NoKeys final : public port::SecretStore {
public:
    State request(const QString&) override { return State::Ready; }
    [[nodiscard]] base::Expected<base::Secret> secret(const QString&) const override { return base::Secret(); }
};

double seconds(const timeval& time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

double cpuSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

//! Keeps so many calls in flight until all have ended.
class Pump final : public QObject {
public:
    Pump(gateway::Gateway& gateway, int calls, int inFlight)
        : m_gateway(gateway)
        , m_left(calls)
        , m_calls(size_t(inFlight))
    {
        model::Message message;
        message.text
            = QStringLiteral("Item 7: the supplier delivered 40 pallets on 2026-03-03 and charged 12,800 yuan.");
        m_request.messages.append(message);
        m_request.purpose = model::Purpose::BatchStep;
        m_request.stream = false;
        for (size_t place = 0; place < m_calls.size(); ++place)
            startAt(place);
    }
    [[nodiscard]] int failed() const { return m_failed; }

private:
    void startAt(size_t place)
    {
        if (m_left-- <= 0) {
            m_calls[place].reset();
            if (++m_idle == m_calls.size())
                QCoreApplication::quit();
            return;
        }
        m_calls[place] = m_gateway.start(m_request, model::Priority::Background);
        connect(m_calls[place].get(), &gateway::Call::finished, this, [this, place](const model::Outcome& outcome) {
            m_failed += outcome.isOk() ? 0 : 1;
            startAt(place);
        });
    }
    gateway::Gateway& m_gateway;
    int m_left;
    std::vector<std::unique_ptr<gateway::Call>> m_calls;
    size_t m_idle = 0;
    model::ChatRequest m_request;
    int m_failed = 0;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int calls = QCoreApplication::arguments().value(1, QStringLiteral("10000")).toInt();
    constexpr int inFlight = 64;

    const auto database = std::move(*db::Database::open(QString(), db::schema()));
    base::SystemClock clock;
    base::Random random(1);
    InstantTransport transport;
    NoKeys keys;
    observe::Recorder recorder(*database);
    model::PriceTable prices;
    gateway::Gateway gateway(gateway::Gateway::Parts{clock, random, transport, keys, recorder, prices});
    model::Endpoint endpoint;
    endpoint.name = QStringLiteral("here");
    endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:1/v1"));
    endpoint.models = QStringList{QStringLiteral("m")};
    gateway.addEndpoint(endpoint);
    gateway.setConcurrency(QStringLiteral("bench"), endpoint.name, inFlight);

    const double mainBefore = cpuSeconds(RUSAGE_THREAD);
    const double allBefore = cpuSeconds(RUSAGE_SELF);
    Pump pump(gateway, calls, inFlight);
    QCoreApplication::exec();
    std::ignore = database->flush();
    const double main = cpuSeconds(RUSAGE_THREAD) - mainBefore;
    const double all = cpuSeconds(RUSAGE_SELF) - allBefore;
    if (pump.failed() > 0 || recorder.recorded() != calls) {
        std::fprintf(
            stderr, "%d calls failed, %lld recorded\n", pump.failed(), static_cast<long long>(recorder.recorded()));
        return 1;
    }
    bench::report(
        QStringLiteral("gateway.call.cpu"), main / calls * 1e6, QStringLiteral("µs of the main thread"), {}, 0);
    bench::report(
        QStringLiteral("gateway.call.cpu.all"), all / calls * 1e6, QStringLiteral("µs of all threads"), {}, 0);
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer from the cache costs, and what the cache saves on a day's questions.
//   bench_cache [CALLS]

#include "core/cache/answercache.h"
#include "core/db/schema.h"
#include "core/gateway/gateway.h"
#include "tests/bench/process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <cstdio>
#include <functional>
#include <sys/resource.h>

using namespace spyhop;

namespace {

constexpr int tokens = 200; //!< of an answer: a paragraph

QByteArray chunk(const QByteArray& delta, const QByteArray& finish)
{
    return "data: {\"id\":\"c\",\"model\":\"deepseek-flash\",\"choices\":[{\"index\":0,\"delta\":{" + delta
        + "},\"finish_reason\":" + finish + "}]}\n\n";
}

//! A streamed answer, one token a chunk.
class PromptExchange final : public port::Exchange {
public:
    PromptExchange() { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return Exchange::event(event);
        port::WireHead head;
        head.status = 200;
        head.headers = {{"content-type", "text/event-stream"}};
        Q_EMIT phaseReached(port::WirePhase::Sent);
        Q_EMIT headReceived(head);
        for (int i = 0; i < tokens; ++i)
            Q_EMIT received(chunk("\"content\":\"pallet \"", "null"));
        Q_EMIT received(chunk("", "\"stop\"")
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":400,\"completion_tokens\":200}}\n\ndata: [DONE]\n\n");
        port::WireEnd end;
        end.requestSent = end.anyByte = true;
        Q_EMIT finished(end); // the call destroys this exchange
        return true;
    }
};

class PromptTransport final : public port::Transport {
public:
    std::unique_ptr<port::Exchange> send(const port::WireRequest&) override
    {
        ++m_sent;
        return std::make_unique<PromptExchange>();
    }
    [[nodiscard]] int sent() const { return m_sent; }

private:
    int m_sent = 0;
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

//! CPU seconds that `work` took.
struct Cost {
    double thread = 0, process = 0;
};
Cost costOf(const std::function<void()>& work)
{
    const double thread = cpuSeconds(RUSAGE_THREAD), process = cpuSeconds(RUSAGE_SELF);
    work();
    return {cpuSeconds(RUSAGE_THREAD) - thread, cpuSeconds(RUSAGE_SELF) - process};
}

struct World {
    World()
        : database(std::move(*db::Database::open(QString(), db::schema())))
        , recorder(*database)
        , answers(clock, *database)
        , prices(shippedPrices())
        , gateway({clock, random, transport, keys, recorder, prices, &answers})
    {
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("deepseek");
        endpoint.url = QUrl(QStringLiteral("https://api.deepseek.com"));
        endpoint.dialect = model::Dialect::DeepSeek;
        endpoint.models = QStringList{QStringLiteral("deepseek-flash")};
        gateway.addEndpoint(endpoint);
    }
    static model::PriceTable shippedPrices()
    {
        const auto table = model::PriceTable::parse(
            R"({"asOf":"2026-01-01","prices":[{"provider":"api.deepseek.com","model":"deepseek-flash",
                "validFrom":"2020-01-01","currency":"USD","perMillion":{"hit":"0.003","miss":"0.15","output":"0.60"},
                "peakFactor":1}],"peakHours":[],"models":[],"aliases":[]})");
        return table ? *table : model::PriceTable();
    }
    model::Outcome ask(int number)
    {
        model::Message message;
        message.text = QStringLiteral("Item %1: the supplier delivered 40 pallets on 2026-03-03 and charged 12,800 "
                                      "yuan. Who delivered what, and when?")
                           .arg(number);
        model::ChatRequest request;
        request.messages.append(message);
        const auto call = gateway.start(request, model::Priority::Interactive);
        model::Outcome result;
        QObject::connect(call.get(), &gateway::Call::finished, call.get(), [&](const model::Outcome& outcome) {
            result = outcome;
            QCoreApplication::quit();
        });
        QCoreApplication::exec();
        return result;
    }

    std::unique_ptr<db::Database> database;
    base::SystemClock clock;
    base::Random random{1};
    PromptTransport transport;
    NoKeys keys;
    observe::Recorder recorder;
    cache::AnswerCache answers;
    model::PriceTable prices;
    gateway::Gateway gateway;
};

//! What any answer through the event loop costs at least: one event, and its text put together.
Cost bareCost(int calls)
{
    return costOf([calls] {
        const QObject receiver;
        for (int i = 0; i < calls; ++i) {
            QString text;
            for (int token = 0; token < tokens; ++token)
                text += QStringLiteral("pallet ");
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [text] { QCoreApplication::quit(); }, Qt::QueuedConnection);
            QCoreApplication::exec();
        }
    });
}

void hitCost(int calls)
{
    World world;
    std::ignore = world.ask(0);
    int hits = 0;
    const Cost cost = costOf([&] {
        for (int i = 0; i < calls; ++i)
            hits += world.ask(0).cached == model::Cached::L1 ? 1 : 0;
        std::ignore = world.database->flush();
    });
    if (hits != calls || world.transport.sent() != 1)
        std::fprintf(stderr, "%d of %d calls were hits\n", hits, calls);
    const Cost bare = bareCost(calls);
    const QString reference = QStringLiteral("an event loop that joins the same text");
    bench::report(QStringLiteral("cache.l1.hit.cpu"), cost.thread / calls * 1e6,
        QStringLiteral("µs of the main thread"), reference, bare.thread / calls * 1e6);
    bench::report(QStringLiteral("cache.l1.hit.cpu.all"), cost.process / calls * 1e6,
        QStringLiteral("µs of all threads, the call's record included"), reference, bare.process / calls * 1e6);
}

//! 1,000 questions of which 68 in 100 were asked before: what they cost, and what they would have cost.
void savings()
{
    World world;
    base::Random random(42);
    base::Money paid, saved;
    constexpr int questions = 1'000, repeatedPerHundred = 68;
    int hits = 0, fresh = 0;
    for (int i = 0; i < questions; ++i) {
        const bool repeats = fresh > 0 && static_cast<int>(random.below(100)) < repeatedPerHundred;
        const int number = repeats ? static_cast<int>(random.below(static_cast<quint64>(fresh))) : fresh++;
        const model::Outcome outcome = world.ask(number);
        hits += outcome.cached == model::Cached::No ? 0 : 1;
        paid += outcome.cost.value_or(base::Money());
        saved += outcome.saved.value_or(base::Money());
    }
    bench::report(QStringLiteral("cache.replay.hits"), 100.0 * hits / questions, QStringLiteral("% of 1,000 questions"),
        QStringLiteral("questions that were repeats"), repeatedPerHundred);
    const double all = static_cast<double>(paid.nanoUnits() + saved.nanoUnits());
    bench::report(QStringLiteral("cache.replay.saved"), 100.0 * static_cast<double>(saved.nanoUnits()) / all,
        QStringLiteral("% of the money"), QStringLiteral("what the product's source document promises"), 42);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    hitCost(QCoreApplication::arguments().value(1, QStringLiteral("20000")).toInt());
    savings();
    return 0;
}

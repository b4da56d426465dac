// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request in ten is refused with Retry-After: 1; 10,000 items, 50 ms, 64 in flight: the whole command line program
// with its journal on disk, beside a bare loop over many QNetworkAccessManagers that puts a refused item back and goes
// on with the others. Each has a built-in server of its own, with the same seed. Then a storm: 200 calls against a
// server that takes 8 at once, and a chat beside them.
//   bench_ratelimit [ITEMS [LATENCY_MS [IN_FLIGHT]]]

#include "tests/bench/process.h"
#include "tests/core/gateway/stormworld.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <cstdio>
#include <functional>

using namespace spyhop::bench;

namespace {

void writeItems(const QString& path, int count)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        std::abort();
    for (int i = 0; i < count; ++i) {
        const QJsonObject item{{QStringLiteral("id"), QStringLiteral("item-%1").arg(i)},
            {QStringLiteral("prompt"), QStringLiteral("Item %1: forty pallets came and cost 12,800 yuan.").arg(i)}};
        file.write(QJsonDocument(item).toJson(QJsonDocument::Compact) + '\n');
    }
}

//! What the server says of a run.
QJsonObject statsOf(const ServerProcess& server)
{
    QNetworkAccessManager manager;
    QNetworkReply* const reply = manager.get(QNetworkRequest(QUrl(server.url() + QStringLiteral("/_stats"))));
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const QJsonObject stats = QJsonDocument::fromJson(reply->readAll()).object();
    delete reply;
    return stats;
}

struct Run {
    Cost cost;
    double early = 0, tries = 0;
};

//! One program against a server of its own.
Run against(const QStringList& serverArguments, const std::function<Cost(const QString& url)>& program)
{
    const ServerProcess server(QStringLiteral(SPYHOP_BIN_DIR) + QStringLiteral("/spyhop-cli"), serverArguments);
    if (server.url().isEmpty()) {
        std::fprintf(stderr, "the built-in server did not start\n");
        std::exit(1);
    }
    Run result;
    result.cost = program(server.url() + QStringLiteral("/v1"));
    const QJsonObject stats = statsOf(server);
    result.early = stats.value(QStringLiteral("early")).toDouble();
    result.tries = stats.value(QStringLiteral("chats")).toDouble();
    if (result.cost.exitCode != 0) {
        std::fprintf(stderr, "a run ended with %d\n", result.cost.exitCode);
        std::exit(1);
    }
    return result;
}

bool waitUntil(const std::function<bool()>& done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < 120'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    return done();
}

bool storm()
{
    constexpr int calls = 200;
    spyhop::testsupport::StormWorld world(8, 50);
    spyhop::testsupport::Chatter idle(world);
    if (!waitUntil([&] { return idle.count() >= 20; }))
        return false;
    idle.stop();
    if (!waitUntil([&] { return idle.isIdle(); }))
        return false;
    std::vector<std::unique_ptr<spyhop::gateway::Call>> all;
    QObject context;
    int ended = 0, well = 0, attempts = 0;
    for (int i = 0; i < calls; ++i) {
        all.push_back(
            world.gateway.start(spyhop::testsupport::CallWorld::request(), spyhop::model::Priority::Background));
        QObject::connect(
            all.back().get(), &spyhop::gateway::Call::finished, &context, [&](const spyhop::model::Outcome& outcome) {
                ++ended;
                well += outcome.isOk() ? 1 : 0;
                attempts += int(outcome.attempts.size());
            });
    }
    spyhop::testsupport::Chatter chat(world);
    if (!waitUntil([&] { return ended == calls; }) || well == 0)
        return false;
    chat.stop();
    if (!waitUntil([&] { return chat.isIdle(); }))
        return false;
    report(QStringLiteral("storm.tries"), double(attempts) / well, QStringLiteral("tries per success"),
        QStringLiteral("most allowed"), 1.3);
    report(QStringLiteral("storm.early"), double(world.server.stats().early), QStringLiteral("tries earlier than told"),
        {}, 0);
    report(QStringLiteral("storm.chat.first-token"), chat.medianMs(), QStringLiteral("ms"),
        QStringLiteral("the same while idle"), idle.medianMs());
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int items = arguments.value(1, QStringLiteral("10000")).toInt();
    const QString latency = arguments.value(2, QStringLiteral("50"));
    const QString inFlight = arguments.value(3, QStringLiteral("64"));

    const QTemporaryDir folder;
    const QString input = folder.filePath(QStringLiteral("items.jsonl"));
    const QString output = folder.filePath(QStringLiteral("out"));
    writeItems(input, items);
    const QStringList server{QStringLiteral("--profile"), folder.filePath(QStringLiteral("server")),
        QStringLiteral("serve"), QStringLiteral("--latency"), latency, QStringLiteral("--fail"),
        QStringLiteral("429:0.1")};

    const Run bare = against(server, [&](const QString& url) {
        return runProgram(QStringLiteral(SPYHOP_BENCH_DIR) + QStringLiteral("/reference_requeue"),
            {input, output, url, inFlight}, {});
    });
    const QString cli = QStringLiteral(SPYHOP_BIN_DIR) + QStringLiteral("/spyhop-cli");
    const QString profile = folder.filePath(QStringLiteral("profile"));
    const QList<QByteArray> environment{"SPYHOP_PASSPHRASE=benchmark", "DBUS_SESSION_BUS_ADDRESS=disabled:"};
    const Cost grant = runProgram(
        cli, {QStringLiteral("--profile"), profile, QStringLiteral("privacy"), QStringLiteral("grant")}, environment);
    if (grant.exitCode != 0)
        return 1;
    const Run spyhop = against(server, [&](const QString& url) {
        return runProgram(cli,
            {QStringLiteral("--profile"), profile, QStringLiteral("--quiet"), QStringLiteral("--endpoint"), url,
                QStringLiteral("--model"), QStringLiteral("spyhop-local"), QStringLiteral("batch"),
                QStringLiteral("run"), QStringLiteral("--prompt"), QStringLiteral("{{id}} {{prompt}}"),
                QStringLiteral("--concurrency"), inFlight, QStringLiteral("--out"), output + QStringLiteral(".csv"),
                input},
            environment);
    });

    const QString reference = QStringLiteral("bare loop that puts refused items back");
    report(QStringLiteral("ratelimit.wall"), spyhop.cost.wallSeconds, QStringLiteral("s"), reference,
        bare.cost.wallSeconds);
    report(
        QStringLiteral("ratelimit.cpu"), spyhop.cost.cpuSeconds, QStringLiteral("s"), reference, bare.cost.cpuSeconds);
    report(QStringLiteral("ratelimit.tries"), spyhop.tries, QStringLiteral("requests"), reference, bare.tries);
    report(QStringLiteral("ratelimit.early"), spyhop.early, QStringLiteral("tries earlier than told"), reference,
        bare.early);
    return storm() ? 0 : 1;
}

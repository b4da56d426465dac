// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 items, 50 ms latency, 64 in flight: the whole command line program with its journal on disk, beside a bare
// loop over many QNetworkAccessManagers and a bare libcurl-multi loop, in one run against the built-in server.
//   bench_batch [ITEMS [LATENCY_MS [IN_FLIGHT]]]

#include "tests/bench/process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <optional>

using namespace spyhop::bench;

namespace {

void writeItems(const QString& path, int count)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        std::abort();
    for (int i = 0; i < count; ++i) {
        const QJsonObject item{{QStringLiteral("id"), QStringLiteral("item-%1").arg(i)},
            {QStringLiteral("prompt"),
                QStringLiteral("Item %1: the supplier delivered 40 pallets on 2026-03-%2 and charged 12,800 yuan.")
                    .arg(i)
                    .arg(1 + i % 28, 2, 10, QLatin1Char('0'))}};
        file.write(QJsonDocument(item).toJson(QJsonDocument::Compact) + '\n');
    }
}

bool succeeded(const char* name, const Cost& cost)
{
    if (cost.exitCode == 0)
        return true;
    std::fprintf(stderr, "%s ended with %d\n", name, cost.exitCode);
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int items = arguments.value(1, QStringLiteral("10000")).toInt();
    const QString latency = arguments.value(2, QStringLiteral("50"));
    const QString inFlight = arguments.value(3, QStringLiteral("64"));

    const QString bin = QStringLiteral(SPYHOP_BIN_DIR);
    const QString bench = QStringLiteral(SPYHOP_BENCH_DIR);
    const QTemporaryDir folder;
    const QString input = folder.filePath(QStringLiteral("items.jsonl"));
    const QString output = folder.filePath(QStringLiteral("out"));
    writeItems(input, items);

    const ServerProcess server(bin + QStringLiteral("/spyhop-cli"),
        {QStringLiteral("--profile"), folder.filePath(QStringLiteral("server")), QStringLiteral("serve"),
            QStringLiteral("--latency"), latency});
    if (server.url().isEmpty()) {
        std::fprintf(stderr, "the built-in server did not start\n");
        return 1;
    }
    const QString endpoint = server.url() + QStringLiteral("/v1");

    const Cost managers
        = runProgram(bench + QStringLiteral("/reference_managers"), {input, output, endpoint, inFlight}, {});
    Cost curl;
    if (QFile::exists(bench + QStringLiteral("/reference_curl")))
        curl = runProgram(bench + QStringLiteral("/reference_curl"), {input, output, endpoint, inFlight}, {});

    const QList<QByteArray> environment{"SPYHOP_PASSPHRASE=benchmark", "DBUS_SESSION_BUS_ADDRESS=disabled:"};
    const QString program = bin + QStringLiteral("/spyhop-cli");
    // Everything journalled; then, beside it, every answer kept in the cache as well.
    const auto run
        = [&](const QString& name, const QStringList& consent, const QString& atOnce) -> std::optional<Cost> {
        const QStringList profile{QStringLiteral("--profile"), folder.filePath(name)};
        const Cost grant = runProgram(
            program, profile + QStringList{QStringLiteral("privacy"), QStringLiteral("grant")} + consent, environment);
        const Cost cost = runProgram(program,
            profile
                + QStringList{QStringLiteral("--quiet"), QStringLiteral("--endpoint"), endpoint,
                    QStringLiteral("--model"), QStringLiteral("spyhop-local"), QStringLiteral("batch"),
                    QStringLiteral("run"), QStringLiteral("--prompt"), QStringLiteral("{{id}} {{prompt}}"),
                    QStringLiteral("--concurrency"), atOnce, QStringLiteral("--out"), output + QStringLiteral(".csv"),
                    input},
            environment);
        if (!succeeded("privacy grant", grant) || !succeeded("spyhop-cli", cost))
            return std::nullopt;
        return cost;
    };
    const auto spyhop = run(QStringLiteral("journal"), {QStringLiteral("batches")}, inFlight);
    const auto caching = run(QStringLiteral("cache"), {QStringLiteral("batches"), QStringLiteral("cache")}, inFlight);
    // The program finds out by itself how much the server bears.
    const auto automatic = run(QStringLiteral("auto"), {QStringLiteral("batches")}, QStringLiteral("auto"));
    if (!succeeded("reference_managers", managers) || !spyhop || !caching || !automatic)
        return 1;

    const QString reference = QStringLiteral("bare QNetworkAccessManager loop");
    const auto tell = [&](const QString& name, const Cost& cost) {
        report(name + QStringLiteral(".wall"), cost.wallSeconds, QStringLiteral("s"), reference, managers.wallSeconds);
        report(name + QStringLiteral(".cpu"), cost.cpuSeconds, QStringLiteral("s"), reference, managers.cpuSeconds);
        report(name + QStringLiteral(".memory"), cost.peakMegabytes, QStringLiteral("MB"), reference,
            managers.peakMegabytes);
    };
    tell(QStringLiteral("batch"), *spyhop);
    tell(QStringLiteral("batch.auto"), *automatic);
    tell(QStringLiteral("batch.cached"), *caching);
    if (curl.exitCode == 0) {
        const QString bare = QStringLiteral("bare libcurl-multi loop");
        report(QStringLiteral("batch.wall"), spyhop->wallSeconds, QStringLiteral("s"), bare, curl.wallSeconds);
        report(QStringLiteral("batch.cpu"), spyhop->cpuSeconds, QStringLiteral("s"), bare, curl.cpuSeconds);
    }
    return 0;
}

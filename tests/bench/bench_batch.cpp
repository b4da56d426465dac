// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 items, 50 ms latency, 64 in flight: the whole command line program with its journal on disk, beside a bare
// loop over many QNetworkAccessManagers and a bare libcurl-multi loop, in one run against the built-in server.
//   bench_batch [ITEMS [LATENCY_MS [IN_FLIGHT [ROUNDS]]]]

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

//! \brief What a program cost in each round; the figures are medians. Owner: main().
class Rounds {
public:
    void add(const std::optional<Cost>& cost)
    {
        if (cost && cost->exitCode == 0)
            m_costs.append(*cost);
        else
            m_failed = true;
    }
    [[nodiscard]] bool hasFailed() const { return m_failed || m_costs.isEmpty(); }
    [[nodiscard]] double wall() const { return median(&Cost::wallSeconds); }
    [[nodiscard]] double cpu() const { return median(&Cost::cpuSeconds); }
    [[nodiscard]] double memory() const { return median(&Cost::peakMegabytes); }

private:
    [[nodiscard]] double median(double Cost::*figure) const
    {
        QList<double> values;
        for (const Cost& cost : m_costs)
            values.append(cost.*figure);
        std::sort(values.begin(), values.end());
        return values.at(values.size() / 2);
    }

    QList<Cost> m_costs;
    bool m_failed = false;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int items = arguments.value(1, QStringLiteral("10000")).toInt();
    const QString latency = arguments.value(2, QStringLiteral("50"));
    const QString inFlight = arguments.value(3, QStringLiteral("64"));
    const int rounds = std::max(1, arguments.value(4, QStringLiteral("3")).toInt());

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

    const QList<QByteArray> environment{"SPYHOP_PASSPHRASE=benchmark", "DBUS_SESSION_BUS_ADDRESS=disabled:"};
    const QString program = bin + QStringLiteral("/spyhop-cli");
    // Everything journalled; then, beside it, every answer kept in the cache as well.
    int profiles = 0;
    const auto run = [&](const QStringList& consent, const QString& atOnce) -> std::optional<Cost> {
        const QStringList profile{
            QStringLiteral("--profile"), folder.filePath(QStringLiteral("profile%1").arg(++profiles))};
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
        return grant.exitCode == 0 ? std::optional(cost) : std::nullopt;
    };
    // In turns, so that a machine that slows down does so for all of them; what is told is the middle of the rounds.
    Rounds managers, curl, spyhop, caching, automatic;
    for (int round = 0; round < rounds; ++round) {
        const QStringList bare{input, output, endpoint, inFlight};
        managers.add(runProgram(bench + QStringLiteral("/reference_managers"), bare, {}));
        if (QFile::exists(bench + QStringLiteral("/reference_curl")))
            curl.add(runProgram(bench + QStringLiteral("/reference_curl"), bare, {}));
        spyhop.add(run({QStringLiteral("batches")}, inFlight));
        // The program finds out by itself how much the server bears.
        automatic.add(run({QStringLiteral("batches")}, QStringLiteral("auto")));
        caching.add(run({QStringLiteral("batches"), QStringLiteral("cache")}, inFlight));
    }
    if (managers.hasFailed() || spyhop.hasFailed() || caching.hasFailed() || automatic.hasFailed()) {
        std::fprintf(stderr, "a program did not end well\n");
        return 1;
    }

    const QString reference = QStringLiteral("bare QNetworkAccessManager loop");
    const auto tell = [&](const QString& name, const Rounds& ours) {
        report(name + QStringLiteral(".wall"), ours.wall(), QStringLiteral("s"), reference, managers.wall());
        report(name + QStringLiteral(".cpu"), ours.cpu(), QStringLiteral("s"), reference, managers.cpu());
        report(name + QStringLiteral(".memory"), ours.memory(), QStringLiteral("MB"), reference, managers.memory());
    };
    tell(QStringLiteral("batch"), spyhop);
    tell(QStringLiteral("batch.auto"), automatic);
    tell(QStringLiteral("batch.cached"), caching);
    if (!curl.hasFailed()) {
        const QString multi = QStringLiteral("bare libcurl-multi loop");
        report(QStringLiteral("batch.wall"), spyhop.wall(), QStringLiteral("s"), multi, curl.wall());
        report(QStringLiteral("batch.cpu"), spyhop.cpu(), QStringLiteral("s"), multi, curl.cpu());
    }
    const QString times = QStringLiteral("times the bare loop's");
    atMost(QStringLiteral("batch.bar.wall"), spyhop.wall() / managers.wall(), times, 1.15);
    atMost(QStringLiteral("batch.bar.cpu"), spyhop.cpu() / managers.cpu(), times, 2);
    atMost(QStringLiteral("batch.bar.auto"), automatic.wall() / managers.wall(), times, 1.25);
    return exitStatus();
}

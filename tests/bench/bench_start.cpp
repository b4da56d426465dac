// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Warm start of the window to its first paint, beside a bare Qt Widgets window: medians of runs in turn, after one run
// of each that warms the disk cache.
//   bench_start [RUNS]

#include "tests/bench/process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <algorithm>
#include <cstdio>

namespace {

constexpr int patience = 60'000; // ms

//! Seconds from the start of the process to its word; negative: it said nothing.
double firstPaint(const QString& program, const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(QStringLiteral("QT_QPA_PLATFORM")))
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("SPYHOP_TRACE_START"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer watch;
    watch.start();
    process.start(program, arguments);
    double seconds = -1;
    QByteArray said;
    while (seconds < 0 && process.waitForReadyRead(patience)) {
        said += process.readAllStandardError();
        if (said.contains("first paint"))
            seconds = static_cast<double>(watch.nsecsElapsed()) / 1e9;
    }
    process.waitForFinished(patience);
    return seconds;
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int runs = std::max(1, QCoreApplication::arguments().value(1, QStringLiteral("11")).toInt());
    const QString window = QStringLiteral(SPYHOP_BIN_DIR "/spyhop");
    const QString reference = QStringLiteral(SPYHOP_BENCH_DIR "/reference_window");
    const QTemporaryDir profile;
    // A profile that has been used: the first run's questions are no part of a warm start.
    QFile settings(profile.filePath(QStringLiteral("spyhop.json")));
    if (!settings.open(QIODevice::WriteOnly))
        return 1;
    settings.write(R"({"version": 1, "window": {"firstRunDone": true}})");
    settings.close();
    const QStringList arguments{QStringLiteral("--profile"), profile.path()};

    QList<double> ours, bare;
    for (int run = 0; run <= runs; ++run) {
        const double first = firstPaint(window, arguments);
        const double second = firstPaint(reference, {});
        if (first < 0 || second < 0) {
            std::fprintf(stderr, "no first paint\n");
            return 1;
        }
        if (run == 0)
            continue;
        ours.append(first);
        bare.append(second);
    }
    spyhop::bench::report(QStringLiteral("start.firstPaint"), median(ours), QStringLiteral("s"),
        QStringLiteral("bare Qt Widgets window"), median(bare));
    return 0;
}

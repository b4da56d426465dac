// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A long answer streamed into the transcript, beside plain text appended to a Qt text view in the same run; then long
// chats opened, scrolled and searched.
//   bench_transcript
#include "tests/bench/process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <cstdio>

using namespace spyhop;

namespace {

QJsonObject run(const QString& program, const QStringList& arguments)
{
    const bench::Cost cost = bench::runProgram(QStringLiteral(SPYHOP_BENCH_DIR "/") + program, arguments, {});
    if (cost.exitCode != 0)
        std::fprintf(stderr, "%s ended with %d\n", qPrintable(program), cost.exitCode);
    return QJsonDocument::fromJson(cost.output).object();
}

double value(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toDouble(-1);
}

void limit(const QString& name, double measured, const QString& unit, double most)
{
    bench::atMost(QStringLiteral("transcript.") + name, measured, unit, most);
}

void stream()
{
    const QJsonObject plain = run(QStringLiteral("reference_plaintext"), {});
    const QJsonObject ours = run(QStringLiteral("stream_transcript"), {QStringLiteral("stream")});
    const QString reference = QStringLiteral("plain text in a QPlainTextEdit");
    bench::report(QStringLiteral("transcript.stream.cpu"), value(ours, "cpu"), QStringLiteral("s of the main thread"),
        reference, value(plain, "cpu"));
    bench::report(QStringLiteral("transcript.stream.process"), value(ours, "processCpu"),
        QStringLiteral("s of all threads, with the start"), reference, value(plain, "processCpu"));
    bench::report(QStringLiteral("transcript.stream.frame"), value(ours, "frameP99"),
        QStringLiteral("ms main-thread CPU of a frame, p99"), reference, value(plain, "frameP99"));
    bench::report(QStringLiteral("transcript.stream.gap"), value(ours, "gapP99"),
        QStringLiteral("ms between ticks of 16 ms, p99"), reference, value(plain, "gapP99"));
    bench::report(QStringLiteral("transcript.stream.last"), value(ours, "lastPaint"),
        QStringLiteral("ms from the last part to the last painting"), reference, value(plain, "lastPaint"));
    bench::report(QStringLiteral("transcript.stream.memory"), value(ours, "peak") - value(ours, "idle"),
        QStringLiteral("MB above idle"), reference, value(plain, "peak") - value(plain, "idle"));
    // Sections of equal kind; the first has an empty screen to fill.
    const QJsonArray parts = ours.value(QLatin1String("parts")).toArray();
    const auto mean = [&parts](qsizetype from) {
        double sum = 0;
        for (qsizetype i = from; i < from + 3; ++i)
            sum += parts.at(i).toDouble();
        return sum / 3;
    };
    bench::report(QStringLiteral("transcript.stream.growth"), mean(parts.size() - 4),
        QStringLiteral("ms CPU of a section at the end"), QStringLiteral("of one at the beginning"), mean(1));
    limit(QStringLiteral("stream.bar.cpu"), value(ours, "cpu") / value(plain, "cpu"),
        QStringLiteral("times the plain text's"), 1.3);
    limit(QStringLiteral("stream.bar.frame"), value(ours, "frameP99"), QStringLiteral("ms main-thread CPU, p99"), 4);
    limit(QStringLiteral("stream.bar.gap"), value(ours, "gapP99") - value(plain, "gapP99"),
        QStringLiteral("ms more than the plain text's, p99"), 3);
    limit(QStringLiteral("stream.bar.last"), value(ours, "lastPaint"), QStringLiteral("ms to the last painting"), 50);
    limit(
        QStringLiteral("stream.bar.memory"), value(ours, "peak") - value(ours, "idle"), QStringLiteral("MB more"), 60);
    limit(QStringLiteral("stream.bar.growth"), mean(parts.size() - 4) / mean(1),
        QStringLiteral("times a section at the beginning"), 1.2);
}

//! One block that grows to 80,000 characters.
void streamBlock(const QString& kind)
{
    const QJsonObject ours = run(QStringLiteral("stream_transcript"), {QStringLiteral("stream"), kind});
    limit(QStringLiteral("stream.%1.frame").arg(kind), value(ours, "frameP99"),
        QStringLiteral("ms main-thread CPU of a frame, p99"), 4);
}

void chat(int tokens)
{
    const QJsonObject ours
        = run(QStringLiteral("stream_transcript"), {QStringLiteral("chat"), QString::number(tokens)});
    const QString name = QStringLiteral("chat%1k.").arg(tokens / 1000);
    limit(name + QStringLiteral("open"), value(ours, "open"), QStringLiteral("ms to the first painting"), 150);
    limit(name + QStringLiteral("up"), value(ours, "upP99"), QStringLiteral("ms CPU of a frame, p99"), 4);
    limit(name + QStringLiteral("down"), value(ours, "downP99"), QStringLiteral("ms CPU of a frame, p99"), 4);
    limit(name + QStringLiteral("jump"), value(ours, "jumpP99"), QStringLiteral("ms CPU of a jump, p99"), 50);
    limit(name + QStringLiteral("memory"), value(ours, "more"), QStringLiteral("MB more"), 120);
    limit(name + QStringLiteral("find"), value(ours, "find"), QStringLiteral("ms to all hits"), 1000);
    limit(name + QStringLiteral("slice"), value(ours, "findSlice"), QStringLiteral("ms CPU of a step"), 16);
}

void huge(const QString& kind)
{
    const QJsonObject ours = run(QStringLiteral("stream_transcript"), {QStringLiteral("huge"), kind});
    const QString name = QStringLiteral("huge.%1.").arg(kind);
    limit(name + QStringLiteral("open"), value(ours, "open"), QStringLiteral("ms to the first painting"), 50);
    limit(name + QStringLiteral("page"), value(ours, "pageMax"), QStringLiteral("ms CPU of a page, at most"), 50);
    limit(name + QStringLiteral("jump"), value(ours, "jumpMax"), QStringLiteral("ms CPU of a jump, at most"), 50);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    stream();
    for (const char* kind : {"list", "quote", "table", "paragraph", "code"})
        streamBlock(QString::fromLatin1(kind));
    chat(300'000);
    chat(1'000'000);
    // One block: 5,000 rows, 1 MB, 20,000 lines.
    for (const char* kind : {"table", "paragraph", "question", "code"})
        huge(QString::fromLatin1(kind));
    return bench::exitStatus();
}

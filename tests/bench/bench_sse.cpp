// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the bytes of an event stream to deltas: event stream parser, JSON and decoder, beside Qt's JSON parser alone.
//   bench_sse

#include "core/net/sseparser.h"
#include "core/wire/chatdecoder.h"
#include "tests/bench/process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace spyhop;

namespace {

constexpr qsizetype networkChunk = 16 * 1024; //!< bytes that a busy socket hands over at once
constexpr int rounds = 5; //!< the best of them counts: the machine may be busy

//! CPU seconds of this thread.
double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

//! As DeepSeek writes them.
QByteArray event(int number)
{
    return "{\"id\":\"930c60df-bf64-41c9-a88e-3ec75f81e00e\",\"object\":\"chat.completion.chunk\",\"created\":"
           "1770000000,"
           "\"model\":\"deepseek-flash\",\"system_fingerprint\":\"fp_8802369eaa_prod0623_fp8_kvcache\",\"choices\":[{"
           "\"index\":0,\"delta\":{\"content\":\" pallet"
        + QByteArray::number(number % 1000) + "\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}";
}

QList<QByteArray> events(int count)
{
    QList<QByteArray> result;
    result.reserve(count);
    for (int i = 0; i < count; ++i)
        result.append(event(i));
    return result;
}

template <typename Work>
double bestOf(Work work)
{
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        const double before = cpuSeconds();
        work();
        best = std::min(best, cpuSeconds() - before);
    }
    return best;
}

//! µs per event; nothing below 0 if a delta was lost.
double ours(const QList<QByteArray>& events)
{
    QByteArray stream;
    for (const QByteArray& data : events)
        stream += "data: " + data + "\n\n";
    qsizetype deltas = 0;
    const double best = bestOf([&] {
        net::SseParser parser;
        wire::ChatDecoder decoder;
        deltas = 0;
        for (qsizetype at = 0; at < stream.size(); at += networkChunk) {
            const auto bytes = QByteArrayView(stream).sliced(at, std::min(networkChunk, stream.size() - at));
            const QList<net::SseEvent> heard = parser.feed(bytes);
            for (const net::SseEvent& one : heard)
                deltas += decoder.event(one.name, one.data).size();
        }
    });
    if (deltas != events.size())
        std::fprintf(
            stderr, "%lld deltas of %lld\n", static_cast<long long>(deltas), static_cast<long long>(events.size()));
    return best / static_cast<double>(events.size()) * 1e6;
}

double qtAlone(const QList<QByteArray>& events)
{
    qsizetype objects = 0;
    const double best = bestOf([&] {
        for (const QByteArray& data : events)
            objects += QJsonDocument::fromJson(data).isObject() ? 1 : 0;
    });
    return objects == events.size() * rounds ? best / static_cast<double>(events.size()) * 1e6 : -1;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const double few = ours(events(10'000));
    const double many = ours(events(100'000));
    const double reference = qtAlone(events(100'000));
    bench::report(QStringLiteral("sse.event.cpu"), many, QStringLiteral("µs per event"),
        QStringLiteral("QJsonDocument alone"), reference);
    bench::report(QStringLiteral("sse.linear"), many, QStringLiteral("µs per event, of 100,000"),
        QStringLiteral("of 10,000"), few);
    return 0;
}
